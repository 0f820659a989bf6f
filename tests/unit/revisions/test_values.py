"""What descriptions say about values."""

from __future__ import annotations

import pytest

from generator.source.text import Lang

from .pages import between, page, told

POLICY = "The value can be "


def changed(old: str, new: str, *, response: bool = False, kind: str = "String") -> list[tuple[str, str]]:
    def one(text: str) -> str:
        rows = [("policy", "No", kind, text)]
        return page([], rows) if response else page(rows)

    return [(class_, id_) for class_, id_, _ in told(between(one(old), one(new)))]


@pytest.mark.parametrize(
    ("old", "new", "request_", "response"),
    [
        (
            f"{POLICY}<b>SSD</b>, <b>SAS</b>, or <b>SATA</b>.",
            f"{POLICY}<b>SSD</b> or <b>SAS</b>.",
            "breaking enum/value-removed",
            "non-breaking enum/value-removed",
        ),
        (
            f"{POLICY}<b>SSD</b> or <b>SAS</b>.",
            f"{POLICY}<b>SSD</b>, <b>SAS</b>, or <b>SATA</b>.",
            "non-breaking enum/value-added",
            "non-breaking enum/value-added",
        ),
        (
            f"{POLICY}<b>SSD</b> or <b>CO_P1</b>.",
            f"{POLICY}<b>SSD</b> or <b>CO-P1</b>.",
            "breaking enum/value-renamed",
            "breaking enum/value-renamed",
        ),
        (
            "The name cannot exceed 64 characters.",
            "The name cannot exceed 32 characters.",
            "breaking length/narrowed",
            "non-breaking length/narrowed",
        ),
        (
            "The name cannot exceed 32 characters.",
            "The name cannot exceed 64 characters.",
            "non-breaking length/widened",
            "non-breaking length/widened",
        ),
    ],
)
def test_direction_decides(old: str, new: str, request_: str, response: str) -> None:
    assert [" ".join(change) for change in changed(old, new)] == [request_]
    assert [" ".join(change) for change in changed(old, new, response=True)] == [response]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The value ranges from 0 to 86400.", "The value ranges from 10 to 86400.", [("breaking", "range/narrowed")]),
        ("The value ranges from 10 to 86400.", "The value ranges from 0 to 86400.", [("non-breaking", "range/widened")]),
        ("The value ranges from 1 to 9.", "The value ranges from 1 to 9 and 33 to 36.", [("non-breaking", "range/widened")]),
        ("The value ranges from 1 to 9 and 33 to 36.", "The value ranges from 1 to 9.", [("breaking", "range/narrowed")]),
        ("The value ranges from 1 to 1,440.", "The value ranges from 1 to 1440.", []),
        ("The default value is 300.", "The default value is 600.", [("breaking", "default/changed")]),
        ("The cooldown period.", "The cooldown period. The value ranges from 0 to 86400.", [("docs-only", "constraint/stated")]),
        ("The cooldown period. The value ranges from 0 to 86400.", "The cooldown period.", [("docs-only", "constraint/no-longer-stated")]),
    ],
)
def test_numbers(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert changed(old, new, kind="Integer") == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("See Table 3.", "See Table 5."),
        ("The networks.", "The networks. For details, see Table 3."),
        ("网络信息。", "网络信息。详情请参见表2。"),
        ("See <a href='a.md#table1'>Table 3</a>.", "See <a href='b.md#table9'>Table 3</a>."),
        ("The values are A, B, and C.", "The values are:</p><ul><li>A</li><li>B</li><li>C</li></ul><p>"),
        ("The user&#39;s  name.", "The user's name."),
        ("The <b>name</b>, in full.", "The name (in full)."),
    ],
)
def test_layout_is_no_change(old: str, new: str) -> None:
    assert changed(old, new) == []


def test_words_that_changed_are_docs_only() -> None:
    assert changed("The name of the group.", "The name of the AS group.") == [("docs-only", "text/changed")]


def test_a_sentence_that_a_change_quotes_is_not_told_again() -> None:
    old, new = "The name. It cannot exceed 64 characters.", "The name. It cannot exceed 32 characters. Creation fails if it exists."
    assert changed(old, new) == [("breaking", "length/narrowed"), ("docs-only", "text/added")]


@pytest.mark.parametrize(
    ("old", "new", "zh", "en"),
    [
        (
            "The value ranges from 1 to 10.",
            "The value ranges from 1 to 5.",
            "取值范围由 1 到 10 收窄为 1 到 5",
            "the range was 1 to 10 and is 1 to 5",
        ),
        ("The name cannot exceed 64 characters.", "The name.", "不再说明 长度：不大于 64", "length is no longer stated: at most 64"),
        ("The unit is minute.", "The unit is second.", "单位 由 minute 变为 second", "unit was minute and is second"),
    ],
)
def test_sentences_say_values_in_the_language_of_the_report(old: str, new: str, zh: str, en: str) -> None:
    kind = "Integer" if "cannot" not in old else "String"
    (first, *_) = between(*(page([("size", "No", kind, text)]) for text in (old, new))).changes
    assert (first.message(Lang.ZH), first.message(Lang.EN)) == (f"size：{zh}", f"size: {en}")


def test_mandatory_in_chinese() -> None:
    (changed_,) = between(*(page([("size", word, "Integer", "The size.")]) for word in ("No", "Yes"))).changes
    assert changed_.message(Lang.ZH) == "size：由 可选 变为 必选"


def test_ranges_listed_in_another_order_are_compared_with_those_that_share_an_end() -> None:
    old = "系统盘输入大小范围为40~1024。数据盘输入大小范围为10~32768。"
    new = "数据盘输入大小范围为1~32768。系统盘输入大小范围为1~1024。"
    changes = between(*(page([("size", "否", "Integer", text)]) for text in (old, new)), Lang.ZH).changes
    values = [(dict(change.args)["old"], dict(change.args)["new"]) for change in changes if change.id == "range/widened"]
    assert values == [("10 to 32768", "1 to 32768"), ("40 to 1024", "1 to 1024")]
