"""Values that are a multiple of something."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.constraint import MultipleOf
from ..model.schema import INTEGER, STRING
from .conditions import leading_condition
from .numbers import read_number
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if _OF_A_CASE.search(hit.before) or leading_condition(hit.text, hit.folded, hit.start, context) is not None:
        # "小于等于300Mbit/s：默认步长为1Mbit/s": a step for each part of a range.
        yield Found(None)
        return
    factor = read_number(hit.get("factor"))
    if factor is not None and factor > 0:
        yield Found(MultipleOf(factor=factor))


_OF_A_CASE = re.compile(r"[0-9][^:]{0,20}:[^:]{0,20}$")


RULE = Rule(
    id="multiple-of",
    doc="A multiple of a number: `必须为10的整数倍`, `must be a multiple of 10`.",
    phrases=(
        Pair("{factor:digits} [{unit:unit}]_的(整数倍|倍数|整倍数)", "(integer multiple of|integral multiple of|multiple of|multiples of|divisible by) {factor:int}"),
        Pair("(能被|可被|被) {factor:digits} 整除", "a {factor:int}(-fold|x)"),
        Pair("步长[为|是|:] {factor:digits}", "(increments|steps|increment) of {factor:int}"),
    ),
    build=_build,
    examples=(
        zh("磁盘大小，必须为10的整数倍。", MultipleOf(factor=10), type=INTEGER),
        en("The value must be a multiple of 10.", MultipleOf(factor=10), type=INTEGER),
    ),
    counter_examples=(
        zh("300Mbit/s~1000Mbit/s：默认步长为50Mbit/s。", MultipleOf(factor=50), type=INTEGER),
        en("If the size is greater than 300 GB, the value must be a multiple of 50.", MultipleOf(factor=50), type=INTEGER),
        zh("权重加倍。", MultipleOf(factor=2), type=STRING),
        en("Multiple values can be specified.", MultipleOf(factor=1), type=STRING),
    ),
)
