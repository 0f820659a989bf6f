"""Prose of two revisions: what a reader would call the same, and which sentences changed.

Two texts are the same when they differ in layout alone: blanks, punctuation, emphasis, a list against commas,
`1,440` against `1440`, the number of a table, one spelling of a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..source.marked import Text
from ..source.text import Span

_LIMIT = 50_000
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_NUMBERED = re.compile(r"(表|图|步骤|(?<![a-z])(?:tables?|figures?|steps?))[ ]{0,3}[0-9]{1,4}(?:[-.][0-9]{1,4})?", re.ASCII)
_AND = re.compile(r"(?<![a-z0-9_])(?:and|or|the|an|a)(?![a-z0-9_])|以及|[和或及与]")
_KEPT = re.compile(r"[-+](?=[0-9])|[<>=≤≥%*/]|[^\W]", re.UNICODE)
_SPELLINGS = (
    ("帐号", "账号"), ("帐户", "账户"), ("登陆", "登录"), ("＜", "<"), ("＞", ">"), ("≦", "≤"), ("≧", "≥"), ("<=", "≤"), (">=", "≥"),
)  # fmt: skip
_REFERENCE = re.compile(
    r"(?:(?:更多)?(?:详情|详细信息|详细|具体|具体内容)?请?(?:参见|参考|参阅|参照|查看|见)[表图])"
    r"|(?:(?:fordetails|formoreinformation|fordetailedinformation)?see(?:table|figure))"
)
"""A sentence that only points to a table of the page, as `said` gives it: layout."""
_SENTENCE = re.compile(r"[^\n。！？；;]*?(?:[。！？；;\n]|[.!?](?=\s|$)|$)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place and with what it says apart from its layout."""

    said: str
    span: Span
    text: str


def said(text: str) -> str:
    """The text without what is layout alone.

    >>> said("The value ranges from 1 to 1,440 (see Table 3).") == said("The value ranges from 1 to 1440, see table 4.")
    True
    """
    folded = text[:_LIMIT].casefold()
    for one, other in _SPELLINGS:
        folded = folded.replace(one, other)
    folded = _NUMBERED.sub(r"\1", _THOUSANDS.sub("", folded))
    return "".join(_KEPT.findall(_AND.sub(" ", folded)))


def same(old: Text | None, new: Text | None) -> bool:
    """Whether both say the same; a missing text says nothing."""
    was, is_ = (text.value if text else "" for text in (old, new))
    return was == is_ or said(was) == said(is_)


def sentences(text: Text) -> list[Sentence]:
    """The sentences that say something themselves."""
    found = []
    for match in _SENTENCE.finditer(text.value[:_LIMIT]):
        words = said(match.group())
        if words and not _REFERENCE.fullmatch(words):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(Sentence(words, text.span(start, match.end()), match.group().strip()))
    return found


def only_in(one: Sequence[Sentence], other: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of the first that the second lacks, however it arranges them."""
    left = Counter(sentence.said for sentence in other)
    lone = []
    for sentence in one:
        if left[sentence.said]:
            left[sentence.said] -= 1
        else:
            lone.append(sentence)
    return lone
