"""Every constraint rule is tried on its own examples, through the whole reader."""

from __future__ import annotations

import re

import pytest

from generator.constraints import RULES
from generator.constraints.passage import passage_of_text
from generator.constraints.reader import Reading, read_constraints
from generator.constraints.rule import Example, FieldContext, Rule
from generator.source.marked import Text
from generator.source.text import Lang, SourceFile

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTER_EXAMPLES = [(rule, example) for rule in RULES for example in rule.counter_examples]


def read(example: Example) -> Reading:
    file = SourceFile.of(example.text, lang=example.lang)
    text = Text.plain(example.text, file.span(0, len(example.text)))
    context = FieldContext(name=example.name, type=example.type, lang=example.lang, siblings=example.siblings)
    return read_constraints(passage_of_text(text), context)


def name(value: object) -> str:
    match value:
        case Rule(id=id):
            return id
        case Example(lang=lang, text=text):
            return f"{lang.value}-{text[:30]}"
        case _:
            return ""


@pytest.mark.parametrize("example", [example for _, example in EXAMPLES], ids=name)
def test_example_is_read_whole(example: Example) -> None:
    found = {claim.value for claim in read(example).claims}
    assert found == set(example.expected)


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES, ids=name)
def test_counter_example_is_not_read(rule: Rule, example: Example) -> None:
    found = {claim.value for claim in read(example).claims if claim.rule == f"constraint/{rule.id}"}
    assert not found


@pytest.mark.parametrize("example", [example for _, example in EXAMPLES], ids=name)
def test_claims_stand_inside_the_text(example: Example) -> None:
    for claim in read(example).claims:
        assert 0 <= claim.span.start < claim.span.end <= len(example.text)
        assert claim.rule.removeprefix("constraint/") in {rule.id for rule in RULES}


def test_ids_are_unique_and_kebab_case() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", id) for id in ids)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_rule_speaks_both_languages(rule: Rule) -> None:
    for lang in Lang:
        assert any(pair.by(lang) for pair in rule.phrases) or rule.gather is not None
        assert any(example.lang is lang for example in rule.examples)
        assert any(example.lang is lang for example in rule.counter_examples)
    assert rule.doc.endswith(".")
