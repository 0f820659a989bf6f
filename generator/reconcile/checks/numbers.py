"""Numbers in prose: read once, in both languages, with their units.

Not a number: digits inside identifiers, versions, dates, addresses and code; the number of a table, step or layer
(表3, Table 3, 四层, Layer 4); Chinese numerals without a measure word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...lexicon.drift_numbers import EN_WORDS, UNITS, ZH_COUNTERS, ZH_DIGITS
from .heads import heads_of_pattern, heads_of_words

_DIGITS = re.compile(
    r"(?<![A-Za-z0-9_.\-/:%#=+@$])(?:(?<=[0-9][-~])|)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}(?:\.[0-9]{1,6})?)(?![A-Za-z_]*[_0-9])(?!\.[0-9])(?!:[0-9])(?!/[0-9])(?!,[0-9]{3}(?![0-9]))"
)
_RANGE_END = re.compile(r"(?<=[0-9])[ ]?[-~–—～][ ]?([0-9]{1,12}(?:\.[0-9]{1,6})?)(?![A-Za-z_]*[_0-9])(?![-:.][0-9])")
_ZH_NUMERAL = re.compile(
    rf"(?<![第十百千万零一二两三四五六七八九统唯单同某任])([零一二两三四五六七八九十百千万]{{1,6}})(?=[{ZH_COUNTERS}])"
)
_EN_WORD = re.compile(rf"(?<![A-Za-z-])({'|'.join(EN_WORDS)})(?![A-Za-z-])", re.IGNORECASE)
_EN_HEADS = heads_of_pattern("|".join(EN_WORDS))
_ZH_DIGIT = re.compile(f"[{''.join(ZH_DIGITS)}]")
_DIGIT = re.compile("[0-9]")
_ORDINAL_BEFORE = re.compile(
    r"(?:表|图|步骤|第|层|附录|章|错误码|返回码|状态码|[Tt]ables?|[Ff]igures?|[Ss]teps?|[Ll]ayers?|[Ss]ections?|[Cc]hapter|[Pp]hase|[Vv]ersions?|[Rr]elease|IPv|TLSv?|SSLv?|v|V|RFC|"
    r"Windows|Server|CentOS|Ubuntu|Debian|SUSE|SP|UTF|SHA|MD|ISO|RSA|AES|Layer)[ -]?$"
)
_ORDINAL_AFTER = re.compile(r"^(?:st|nd|rd|th|层|号|x{1,2}|位系统|-bit|bit(?!/)| ?x | (?:status|error|return) code)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands; `base` is set when a unit follows: (quantity, amount of the smallest unit)."""

    value: float
    start: int
    end: int
    base: tuple[str, float] | None = None
    word: bool = False
    """Written as a word: 六, six."""


@lru_cache(maxsize=8192)
def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers of a text of either language, in order."""
    found: dict[int, Number] = {}
    if _DIGIT.search(text):
        for match in (*_DIGITS.finditer(text), *_RANGE_END.finditer(text)):
            start, end = match.span(1)
            if not _is_label(text, start, end):
                value = float(match.group(1).replace(",", ""))
                found[start] = Number(value, start, end, _unit(text, value, end))
    if _ZH_DIGIT.search(text):
        for match in _ZH_NUMERAL.finditer(text):
            start, end = match.span(1)
            amount = zh_value(match.group(1))
            if amount is not None and not text.startswith(("层", "级", "分数", "分比", "分之"), end):
                found[start] = Number(amount, start, end, _unit(text, amount, end), True)
    if not _EN_HEADS.isdisjoint(heads_of_words(text)):
        for match in _EN_WORD.finditer(text):
            if not _is_label(text, match.start(), match.end()):
                value = float(EN_WORDS[match.group(1).lower()])
                found[match.start()] = Number(value, match.start(), match.end(), _unit(text, value, match.end()), True)
    return tuple(found[start] for start in sorted(found))


def _is_label(text: str, start: int, end: int) -> bool:
    if text[end - 1] == "9" and text[max(start - 2, 0) : end] in ("0-9", "0~9", "0–9", "0～9", "0至9", "0到9"):
        return True
    return bool(_ORDINAL_BEFORE.search(text[max(start - 16, 0) : start]) or _ORDINAL_AFTER.match(text[end : end + 8]))


_UNIT = re.compile("[ ]?个?(?:" + "|".join(rf"({zh}|(?:{en})(?![A-Za-z]))" for _, zh, en, _ in UNITS) + ")")


def _unit(text: str, value: float, end: int) -> tuple[str, float] | None:
    match = _UNIT.match(text, end)
    if match is None or match.lastindex is None:
        return None
    quantity, _, _, factor = UNITS[match.lastindex - 1]
    return quantity, value * factor


def zh_value(numeral: str) -> float | None:
    """Value of a Chinese numeral below 100,000; None when it is none.

    >>> zh_value("十二")
    12.0
    """
    total = section = 0
    for char in numeral:
        digit = ZH_DIGITS[char]
        if digit < 10:
            section = digit
        elif digit == 10000:
            total = (total + section) * digit
            section = 0
        else:
            total += (section or 1) * digit
            section = 0
    return float(total + section)
