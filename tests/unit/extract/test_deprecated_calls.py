"""Calls that should not be used any more: said by the title, or by a sentence on the call."""

from __future__ import annotations

import pytest

from generator.source.text import Lang

from .pages import call, draft, operation


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (Lang.ZH, "当前API已废弃，请使用查询详情接口。"),
        (Lang.EN, "This interface has been deprecated and is replaced by the API for querying details."),
    ],
)
def test_sentence_on_the_call_is_the_note(lang: Lang, sentence: str) -> None:
    page = call(f"## {'功能介绍' if lang is Lang.ZH else 'Function'}\n\nQueries groups.\n\n{sentence}")
    found = operation(draft(page, lang))
    assert found.deprecated is not None
    assert found.deprecated.value == sentence
    assert found.constraints == ()


def test_title_alone_leaves_no_note() -> None:
    found = operation(draft(call("## Function\n\nQueries groups.").replace("Creating a Group", "Creating a Group (Discarded)")))
    assert found.deprecated is not None
    assert found.deprecated.value == ""


@pytest.mark.parametrize("sentence", ["Discarded images are not returned.", "This field has been discarded."])
def test_sentence_on_something_else_leaves_the_call_alone(sentence: str) -> None:
    assert operation(draft(call(f"## Function\n\n{sentence}"))).deprecated is None
