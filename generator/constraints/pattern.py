"""Regular expressions printed on the page, kept as data."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

from collections.abc import Iterable

from ..model.constraint import Pattern
from ..model.schema import STRING
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh

_MAX_LENGTH = 300


def _build(hit: Hit, _context: FieldContext) -> Iterable[Found]:
    start, end = hit.slots["regex"]
    regex = hit.text.value[start:end].strip(" \"“”'‘’`。；;，,")
    if 3 < len(regex) <= _MAX_LENGTH and (regex[0] in "^[(/" or regex[-1] == "$") and regex.isprintable():
        yield Found(Pattern(regex=regex))


RULE = Rule(
    id="pattern",
    doc="A regular expression printed on the page: `正则表达式：^[A-Za-z0-9]+$`.  It is data: checked before it is emitted.",
    phrases=(
        Pair("正则[表达式|匹配|规则][为|是|:][:|为] {regex:regex}", "regular expression[s][ is| rules|:|,| of]_[:]_{regex:regex}"),
        Pair("(满足|符合|匹配)[如下|以下]_[规则|格式]: {regex:regex}", "(match|matches|comply with) (the pattern|the regex|pattern)[:] {regex:regex}"),
    ),
    build=_build,
    examples=(
        zh("名称的正则表达式：^[A-Za-z0-9]+$", Pattern(regex="^[A-Za-z0-9]+$"), type=STRING),
        en("The value must match the regular expression ^[a-z]+$", Pattern(regex="^[a-z]+$"), type=STRING),
    ),
    counter_examples=(
        zh("UUID正则表达式。", Pattern(regex="UUID"), type=STRING),
        en("The ID complies with UUID regular expression rules.", Pattern(regex="rules"), type=STRING),
    ),
)
