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


def test_one_language_alone_has_no_state() -> None:
    old, new = (drafts({"a.md": page([("name", "Yes", "String", text)])}) for text in (EN_SHORT, EN_LONG))
    assert [change.state for change in compare(("v1", "v2"), old, new).changes] == [None]
