"""The unit of a number."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

from collections.abc import Iterable

from ..model.constraint import Default, Range, Unit
from ..model.schema import INTEGER, STRING, ArrayType, MapType, ObjectType, ScalarKind
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh
from .units import unit_named


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if isinstance(context.type, (ArrayType, ObjectType, MapType)) or context.kind is ScalarKind.BOOLEAN:
        return
    if context.kind is ScalarKind.STRING and hit.tag in ("bare", "behind", "percent"):
        return
    if hit.tag == "bare" and hit.before[-1:].isalpha() and hit.before[-1:].isascii():
        return
    if hit.tag == "percent":
        yield Found(Unit(name="percent"))
        return
    unit = unit_named(hit.get("unit"))
    if unit and not (unit == "count" and context.kind is not ScalarKind.INTEGER):
        yield Found(Unit(name=unit))


RULE = Rule(
    id="unit",
    doc="The unit of a number: `单位是秒`, `以秒为单位`, `（单位为分）`, `in seconds`, `in the unit of minutes`, `(GB)`.",
    phrases=(
        Pair("单位[为|是|:|,] {unit:unit}", "unit[s](: | is | are | in | of | being )[in |the ]{unit:unit}"),
        Pair("[以|按] {unit:unit} 为单位", "in [the ]unit[s] of {unit:unit}"),
        Pair("\\( {unit:unit} \\)", "\\((in |unit: |Unit: |unit is |unit:|){unit:unit}\\)", "bare"),
        Pair("", "(expressed|measured|specified|counted) in {unit:unit}"),
        Pair("", "(time|period|duration|interval|timeout|size|memory|disk|capacity|bandwidth|value)[,|:| is] in {unit:unit}"),
        Pair("", ", in {unit:unit}&", "behind"),
        Pair("^[操作|实例|操作实例]_百分比", "percentage of", "percent"),
    ),
    build=_build,
    examples=(
        zh("冷却时间，取值范围0-86400，默认为300，单位是秒。", Range(min=0, max=86400), Default(value=300), Unit(name="second"), type=INTEGER),
        zh("cookie超时时间（单位为分）。", Unit(name="minute"), type=INTEGER),
        en("Specifies the creation time, in milliseconds.", Unit(name="millisecond"), type=INTEGER),
        en("Specifies the usage duration. Unit: day.", Unit(name="day"), type=INTEGER),
        en("Specifies the cooldown period (in seconds).", Unit(name="second"), type=INTEGER),
        en("Specifies the minimum memory of the image in the unit of MB.", Unit(name="MB"), type=INTEGER),
    ),
    counter_examples=(
        zh("到期后在hours内删除。", Unit(name="hour"), type=STRING),
        en("The disk is deleted, in hours of low load.", Unit(name="hour"), type=INTEGER),
        zh("组织单位，名称为空时不返回。", Unit(name="second"), type=STRING),
        en("Specifies the tag(s) of the image.", Unit(name="second"), type=INTEGER),
    ),
)
