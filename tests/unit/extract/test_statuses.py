"""Statuses: where a page prints them, and what it says of each."""

from __future__ import annotations

import pytest

from generator.source.text import Lang

from .pages import call, draft, operation, table


def statuses(*sections: str, lang: Lang = Lang.EN) -> list[tuple[str, str]]:
    found = operation(draft(call(*sections), lang)).statuses
    return [(status.code, status.description.value if status.description else "") for status in found]


@pytest.mark.parametrize(
    ("lang", "sections"),
    [
        (Lang.EN, ("## Response 202", "Accepted by the service.", "## 404 Response", "No such group.")),
        (Lang.EN, ("## Response", "**Status code: 202**", "Accepted by the service.", "**Status code: 404**", "No such group.")),
        (Lang.ZH, ("## 响应（202）", "已受理。", "## 响应 404", "没有该组。")),
        (Lang.ZH, ("## 响应消息", "**状态码为202时：**", "已受理。", "**状态码为404时：**", "没有该组。")),
    ],
)
def test_a_heading_is_the_only_place_of_a_status(lang: Lang, sections: tuple[str, ...]) -> None:
    accepted, missing = ("已受理。", "没有该组。") if lang is Lang.ZH else ("Accepted by the service.", "No such group.")
    assert statuses(*sections, lang=lang) == [("202", accepted), ("404", missing)]


def test_a_table_says_more_than_a_heading() -> None:
    rows = table(("200", "The group exists."), header=("Status Code", "Description"))
    assert statuses("## Response 200", "Fine.", "## Status Code", rows) == [("200", "The group exists.")]


def test_several_rows_of_one_status_are_all_its_reasons() -> None:
    rows = table(("401", "No token."), ("401", "Token expired."), ("401", "No token."), header=("Returned Value", "Description"))
    assert statuses("## Returned Values", rows) == [("401", "No token.\n\nToken expired.")]
