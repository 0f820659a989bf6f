"""Literal values in prose: which words are values, lists of them, and their type.

A bold, coded or quoted run is one literal; without marks a literal is a word of ASCII letters, digits and a few signs
that looks like code, or any such word where the sentence has just announced values.
"""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from dataclasses import field

from ..model.constraint import Scalar
from ..model.schema import ScalarKind
from ..source.frozen import dataclass
from ..source.marked import MarkKind, Text
from .numbers import read_number
from .units import unit_named

MAX_VALUES = 200


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as written, with its place in the text it was read from."""

    raw: str
    start: int
    end: int
    marked: bool = False
    """True when it is bold, code or quoted."""
    remark: str = ""
    """What stands in brackets right behind it."""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class LiteralList:
    """Values in a row."""

    values: tuple[Literal, ...] = field(default=())
    end: int = 0
    open: bool = False
    """True when the list ends in "等" or "etc."."""


def typed(raw: str, kind: ScalarKind | None) -> Scalar | None:
    """`raw` as a value of the field's type; None when it cannot be one.

    >>> typed("1000", ScalarKind.STRING), typed("1,000", ScalarKind.INTEGER), typed("False", ScalarKind.BOOLEAN)
    ('1000', 1000, False)
    """
    match kind:
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            number = read_number(raw)
            if number is None or (kind is ScalarKind.INTEGER and isinstance(number, float)):
                return None
            return number
        case ScalarKind.BOOLEAN:
            return {"true": True, "false": False, "yes": True, "no": False, "是": True, "否": False}.get(raw.lower())
        case ScalarKind.STRING:
            return raw
        case _:
            if raw.lower() in ("true", "false"):
                return raw.lower() == "true"
            return raw


_TOKEN = re.compile(r"/(?![A-Za-z0-9])|-?[A-Za-z0-9_$*@][A-Za-z0-9_.+#*$:@\-]{0,80}(?:%(?![A-Za-z]))?")
_QUOTED = re.compile(r"([\"'`])([^\"'`。]{0,80})\1")
_SEPARATOR = re.compile(
    r" *(?:(?:,|;|、|/|\|) *(?:(?:和|或者?|以及|及|与)|(?:and|or)(?![A-Za-z]))?|(?:和|或者?|以及|及|与|&)|(?:and|or)(?![A-Za-z])) *",
    re.IGNORECASE,
)
_REMARK = re.compile(r" *\(([^()]{0,120})\)")
_OPEN = re.compile(r" *,? *(?:等(?!于|待|级)|etc(?![A-Za-z])|and so on|and (?:others|more)(?![A-Za-z])|(?-i:others)(?![A-Za-z])|\.\.\.|…)", re.IGNORECASE)
DEFAULT_REMARK = re.compile(r"^ *(?:默认(?:值|取值)?|缺省(?:值)?|the default(?: value)?|default(?: value)?|by default) *$", re.IGNORECASE)
_CODE_LIKE = re.compile(r"[A-Z_0-9]")
_WORDS = re.compile(r"[A-Z0-9][A-Za-z0-9.]*(?: [A-Z0-9][A-Za-z0-9.]*){1,4}")


def literal_at(text: Text, folded: str, at: int) -> Literal | None:
    """The literal that begins at `at`, or None."""
    for mark in text.marks:
        if mark.kind in (MarkKind.STRONG, MarkKind.CODE) and mark.start <= at < mark.end:
            inside = folded[at : mark.end]
            raw = inside.strip(" \"'`,.;:")
            if raw and len(raw) <= 120 and not _breaks(raw):
                return Literal(text.value[at + inside.index(raw) : at + inside.index(raw) + len(raw)], at, mark.end, True)
    quoted = _QUOTED.match(folded, at)
    if quoted:
        raw = quoted.group(2).strip()
        return Literal(text.value[quoted.start(2) : quoted.end(2)].strip(), at, quoted.end(), True) if raw else Literal("", at, quoted.end(), True)
    words = _WORDS.match(folded, at)
    if words and _end_of_item(folded, words.end()):
        return Literal(text.value[at : words.end()], at, words.end())
    token = _TOKEN.match(folded, at)
    if not token:
        return None
    # "0：VPC" is a value and its meaning: a full-width colon is never part of a word.
    width = next((i for i, character in enumerate(text.value[at : token.end()]) if not character.isascii()), len(token.group()))
    raw = token.group()[:width].rstrip(".:-+") or token.group()[:width]
    if not raw:
        return None
    if raw.endswith("*") and len(raw) > 1:
        raw = raw.rstrip("*")
    return Literal(text.value[at : at + len(raw)], at, at + len(raw))


def _breaks(raw: str) -> bool:
    """True for a bold run that holds a whole list ("A, B and C")."""
    return bool(re.search(r"[,、;]| (?:and|or) |或|和|^[A-Z_]+(?:/[A-Z_]+)+$", raw))


def _end_of_item(folded: str, at: int) -> bool:
    return bool(re.match(r" *(?:$|[、,;。)|/]|和|或|等|及)", folded[at : at + 4]))


def read_list(text: Text, folded: str, at: int) -> LiteralList:
    """Literals from `at` on, as far as they go; `end` is behind the last one."""
    values: list[Literal] = []
    at = _skip(folded, at)
    bracketed = _BRACKETED_LIST.match(folded, at)
    at = bracketed.end() if bracketed else at
    end, is_open = at, False
    while len(values) < MAX_VALUES:
        literal = literal_at(text, folded, at)
        if literal is None or literal.raw in _CLAUSE_WORDS or (values and values[-1].marked and not literal.marked and literal.raw.islower()):
            break
        if values and _EXPLAINED.match(folded, literal.end) and folded[end:at].strip()[:1] in (",", ";"):
            break
        at = end = literal.end
        remark = _REMARK.match(folded, at)
        if remark and unit_named(remark.group(1)) is None:
            is_default = bool(DEFAULT_REMARK.match(remark.group(1)))
            words = "" if is_default or "大小写" in remark.group(1) or "case" in remark.group(1).lower() else text.value[remark.start(1) : remark.end(1)].strip()
            literal = Literal(literal.raw, literal.start, remark.end(), literal.marked, words, is_default)
            at = end = remark.end()
        values.append(literal)
        etc = _OPEN.match(folded, at)
        if etc:
            is_open, end = True, etc.end()
            break
        separator = _SEPARATOR.match(folded, at)
        if not separator:
            break
        at = separator.end()
        etc = _OPEN.match(folded, at)
        if etc:
            is_open, end = True, etc.end()
            break
    if bracketed and values and folded[end : end + 1] == "]":
        end += 1
    return LiteralList(tuple(values), end, is_open)


_CLAUSE_WORDS = frozenset(["which", "where", "whose", "indicating", "respectively", "depending"])
"""Words that begin a clause behind a list ("A, B, or C, which correspond to …")."""
_BRACKETED_LIST = re.compile(r"\[ *(?=[A-Za-z\"'][^\[\],]{0,80},[^\[\]]{1,400}\])")
"""The bracket of "[active, inactive]"; numbers in brackets are an interval."""
_EXPLAINED = re.compile(r"[\"']? *(?:表示|代表|:|为|indicates|means|refers)")


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " :":
        at += 1
    return at


def looks_like_code(literal: Literal) -> bool:
    """True when the word itself says that it is a value: marked, upper case, underscore, digit."""
    return literal.marked or bool(_CODE_LIKE.search(literal.raw))


def default_of(literals: tuple[Literal, ...]) -> Literal | None:
    """The literal that is marked "(default)"."""
    return next((literal for literal in literals if literal.is_default), None)
