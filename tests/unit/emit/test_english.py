"""The document speaks English where the en page does; the value stays the chosen one."""

from __future__ import annotations

from generator.emit.english import english_quota, in_english
from generator.model.claim import Claim, Fact, Verdict
from generator.model.constraint import Condition, ConditionalDefault, DefaultCase, FieldRef, Quota, RequiredWhen
from generator.source.text import Lang

from .build import span


def chosen(zh, en) -> Fact:
    claims = tuple(Claim(value, span(lang), "test") for value, lang in ((zh, Lang.ZH), (en, Lang.EN)))
    return Fact(zh, Verdict.ZH_CHOSEN, claims)


def when(text: str, *values: str) -> RequiredWhen:
    return RequiredWhen(condition=Condition(text, FieldRef("protocol", "protocol"), values))


def test_a_condition_takes_the_english_words() -> None:
    assert in_english(chosen(when("协议为HTTP时", "HTTP"), when("the protocol is HTTP", "HTTP"))) == when("the protocol is HTTP", "HTTP")


def test_words_of_another_condition_are_not_taken() -> None:
    zh = when("协议为HTTP时", "HTTP")
    assert in_english(chosen(zh, when("the protocol is TCP", "TCP"))) == zh


def test_a_case_of_a_default_takes_the_words_of_the_case_with_its_value() -> None:
    zh = ConditionalDefault(cases=(DefaultCase(5, Condition("四层监听器")), DefaultCase(10, Condition("七层监听器"))))
    en = ConditionalDefault(cases=(DefaultCase(5, Condition("Layer 4 listeners")), DefaultCase(20, Condition("Layer 7 listeners"))))
    expected = ConditionalDefault(cases=(DefaultCase(5, Condition("Layer 4 listeners")), DefaultCase(10, Condition("七层监听器"))))
    assert in_english(chosen(zh, en)) == expected


def test_a_quota_keeps_its_limit_and_says_of_what_in_english() -> None:
    quota = english_quota(chosen(Quota(subject="伸缩组", limit=25), Quota(subject="AS groups", limit=30)))
    assert quota == Quota(subject="AS groups", limit=25)
