"""What both languages did."""

from __future__ import annotations

import pytest

from generator.revisions.change import State
from generator.revisions.compare import compare
from generator.source.text import Lang

from .pages import Row, drafts, page

SHORT, LONG = "不超过32个字符。", "不超过64个字符。"
EN_SHORT, EN_LONG = "The name cannot exceed 32 characters.", "The name cannot exceed 64 characters."


def states(zh: tuple[str, str], en: tuple[str, str]) -> list[tuple[str, State | None]]:
    """State of each change by language, from what the description says in (old, new)."""
    sides = []
    for at in (0, 1):
        rows: list[list[Row]] = [[("name", "Yes", "String", text)] for text in (zh[at], en[at])]
        sides.append([*drafts({"a.md": page(rows[0])}, Lang.ZH), *drafts({"a.md": page(rows[1])}, Lang.EN)])
    return [(change.lang.value, change.state) for change in compare(("v1", "v2"), *sides).changes]


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ((SHORT, LONG), (EN_SHORT, EN_LONG), [("zh", State.BOTH), ("en", State.BOTH)]),
        ((SHORT, LONG), (EN_SHORT, EN_SHORT), [("zh", State.EN_LAGS)]),
        ((SHORT, SHORT), (EN_SHORT, EN_LONG), [("en", State.ZH_LAGS)]),
        ((SHORT, LONG), (EN_LONG, EN_LONG), [("zh", State.CONVERGED)]),
        ((LONG, LONG), (EN_SHORT, EN_LONG), [("en", State.CONVERGED)]),
        ((SHORT, LONG), (EN_SHORT, "The name cannot exceed 16 characters."), [("zh", State.DIVERGED), ("en", State.DIVERGED)]),
        (("名称。", "组名称。"), ("The name.", "The name."), [("zh", State.EN_LAGS)]),
        (("名称。", "组名称。"), ("The name.", "The group name."), [("zh", State.BOTH), ("en", State.BOTH)]),
    ],
)
def test_states(zh: tuple[str, str], en: tuple[str, str], expected: list[tuple[str, State]]) -> None:
    assert states(zh, en) == expected


def test_a_quota_that_the_other_language_has_already_is_converged() -> None:
    function = (
        "## 功能介绍\n\n默认最多可以创建{}个伸缩组。\n",
        "## Function\n\nEach user can create a maximum of {} AS groups by default.\n",
    )
    sides = []
    for limits in ((10, 25), (25, 25)):
        zh, en = (page([], more=words.format(limit)) for words, limit in zip(function, limits, strict=True))
        sides.append([*drafts({"a.md": zh}, Lang.ZH), *drafts({"a.md": en})])
    assert [(change.id, change.state) for change in compare(("v1", "v2"), *sides).changes] == [("quota/relaxed", State.CONVERGED)]


def test_a_page_of_one_language_alone_has_no_state_and_a_new_one_has() -> None:
    zh = {"a.md": page([("name", "Yes", "String", SHORT)])}
    lone = [
        page([("name", "Yes", "String", text)], uri="POST /v1/lone", topic="EN-US_TOPIC_2") for text in (EN_SHORT, "The name. " + EN_LONG)
    ]
    old, new, without = ([*drafts(zh, Lang.ZH), *drafts({"a.md": zh["a.md"]} | en)] for en in ({"b.md": lone[0]}, {"b.md": lone[1]}, {}))
    changes = compare(("v1", "v2"), old, new).changes
    assert [(change.id, change.state) for change in changes] == [("length/widened", None), ("text/added", None)]
    assert [(change.id, change.state) for change in compare(("v1", "v2"), without, new).changes] == [("page/added", State.ZH_LAGS)]


def test_one_language_alone_has_no_state() -> None:
    old, new = (drafts({"a.md": page([("name", "Yes", "String", text)])}) for text in (EN_SHORT, EN_LONG))
    assert [change.state for change in compare(("v1", "v2"), old, new).changes] == [None]
