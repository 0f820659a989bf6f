"""What the cells of a "mandatory" column say: yes, no, or a condition."""

# A row of vocabulary is data and stays on one line.
# ruff: noqa: E501
from __future__ import annotations

import re

from ..model.draft import Mandatory
from .folding import fold

YES: tuple[tuple[str, ...], tuple[str, ...]] = (("是", "必选", "必填", "必须", "必需"), ("yes", "mandatory", "required", "true", "y", "m"))
NO: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("否", "可选", "选填", "非必选", "非必填", "不必选", "不必须", "不是"),
    ("no", "optional", "not required", "not mandatory", "false", "n", "o"),
)

_SPLIT = re.compile(r"[(（,，;；。\s]")


def _begins(text: str, words: tuple[tuple[str, ...], tuple[str, ...]]) -> str | None:
    zh, en = words
    for word in sorted(zh, key=len, reverse=True):
        if text.startswith(word) and not text.startswith("是否"):
            return word
    for word in sorted(en, key=len, reverse=True):
        if re.match(rf"{word}(?![a-z])", text):
            return word
    return None


def _says_both(text: str) -> bool:
    yes = re.search(r"[:：]\s*(?:是|yes)(?![a-z否])|(?<![a-z])yes(?![a-z])", text)
    no = re.search(r"[:：]\s*(?:否|no)(?![a-z])|(?<![a-z])no(?![a-z])", text)
    return bool(yes and no)


def read_answer(cell: str) -> Mandatory | None:
    """What a cell answers; None when it is silent ("", "-", "N/A") or says something that is no answer.

    >>> read_answer("是。"), read_answer("Mandatory for replace and add, and not for remove").required
    (Mandatory(required=True, note=''), None)
    """
    text = fold(cell[:2000])
    if text in {"", "/", "n/a", "na", "无", "none", "不涉及", "是否"}:
        return None
    if _says_both(text):
        return Mandatory(None, cell.strip())
    # The longest negative word first: "not mandatory" and "非必选" hold a positive one.
    for required, words in ((False, NO), (True, YES)):
        word = _begins(text, words)
        if word is None:
            continue
        note = text[len(word) :].strip(" .。,，;；:：()（）")
        if word in {"mandatory", "required", "必选"} and re.match(r"(?:for|when|if|unless)(?![a-z])", note):
            return Mandatory(None, cell.strip())
        return Mandatory(required, note)
    if len(text) <= 3 and not re.search(r"[\u3400-\u9fff]", text) and text not in {"c"}:
        return None
    return Mandatory(None, cell.strip()) if is_condition(text) else None


_CONDITION = re.compile(
    r"选一|至少一个|条件|时|如果|根据|需要|不需要|可选|必选|请求为|(?<![a-z])(?:at least|either|any of|if|when|depend\w*|conditional|mandatory|optional|one of)(?![a-z])"
)


def is_condition(folded: str) -> bool:
    """True for text that makes the answer depend on something."""
    return bool(_CONDITION.search(folded[:500]))


def looks_like_answer(cell: str) -> bool:
    """True for a plain yes or no: the check against swapped columns."""
    text = fold(cell[:100])
    return text in {*YES[0], *YES[1], *NO[0], *NO[1]} - {"y", "m", "n", "o", "true", "false"}
