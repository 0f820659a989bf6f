"""Phrases become regular expressions in one place."""

from __future__ import annotations

import time

import pytest

from generator.constraints import RULES
from generator.constraints.phrases import MAX_MATCHED, compile_phrase, fold, lower
from generator.source.text import Lang


def test_full_width_punctuation_folds_to_the_same_length() -> None:
    text = "取值范围［1，50］～“A”；：（）"
    assert fold(text) == '取值范围[1,50]~"A";:()'
    assert len(fold(text)) == len(text)


def test_ascii_words_end_next_to_chinese_characters() -> None:
    compiled = compile_phrase("默认为 {value:literal}", Lang.ZH)
    match = compiled.pattern.search("时,默认为elb_audit;否则")
    assert match is not None
    assert match.group("value") == "elb_audit"


def test_english_words_are_not_read_inside_longer_ones() -> None:
    assert compile_phrase("range is {min:int}", Lang.EN).pattern.search("the arrange is 5") is None


def test_phrase_without_its_trigger_is_never_tried() -> None:
    compiled = compile_phrase("(最多|至多) {max:int} 个", Lang.ZH)
    assert compiled.triggers == ("最多", "至多")
    assert not compiled.may_match("伸缩组名称")


@pytest.mark.parametrize("phrase", ["{min:int", "(a|b", "a)b"])
def test_unbalanced_phrase_is_refused(phrase: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        compile_phrase(phrase, Lang.EN)


@pytest.mark.parametrize("bait", ["a", "1,", "A、", "取值范围", "when a is ", "the value is set to ", "((", '"', "与a", "0-", "以"])
def test_hostile_text_is_matched_in_bounded_time(bait: str) -> None:
    text = lower(fold(bait * MAX_MATCHED))[:MAX_MATCHED]
    started = time.perf_counter()
    for lang in Lang:
        for rule in RULES:
            for pair in rule.phrases:
                if pair.by(lang):
                    compiled = compile_phrase(pair.by(lang), lang)
                    if compiled.may_match(text):
                        compiled.pattern.search(text)
    assert time.perf_counter() - started < 10
