"""Types that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.schema import ArrayType, ScalarType
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..types import agree, spelled
from ..walking import Element
from .contract import differs, said

MISMATCH = Kind(
    "type/mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "{name} is {zh} in zh and {en} in en",
    "{name} 在中文中为 {zh}，在英文中为 {en}",
    "find out which type the service sends and accepts",
    "请核实服务实际收发的类型",
    "The type columns contradict each other.  Spelling, letter case and a missing item type do not count.",
)
ITEM_MISMATCH = Kind(
    "type/item-type-mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "{name} is {zh} in zh and {en} in en",
    "{name} 在中文中为 {zh}，在英文中为 {en}",
    "find out what the list holds",
    "请核实列表元素的类型",
    "Both languages say that it is a list, and name different types of its items.",
)
NUMBER_MISMATCH = Kind(
    "type/number-mismatch",
    Severity.WARNING,
    Confidence.EXACT,
    "{name} is {zh} in zh and {en} in en",
    "{name} 在中文中为 {zh}，在英文中为 {en}",
    "find out whether the service sends fractions",
    "请核实服务是否返回小数",
    "One language says integer and the other says number.",
)

KINDS = (MISMATCH, ITEM_MISMATCH, NUMBER_MISMATCH)


def check(element: Element) -> Iterator[Diagnostic]:
    """Both types of one field."""
    field = element.field
    if not field.zh or not field.en or not field.zh.type or not field.en.type or not field.zh_type or not field.en_type:
        return
    if "sample" in field.zh.type.rule or "sample" in field.en.type.rule or agree(field.zh_type, field.en_type) is not None:
        return
    kind = MISMATCH
    if isinstance(field.zh_type, ArrayType) and isinstance(field.en_type, ArrayType):
        kind = ITEM_MISMATCH
    elif isinstance(field.zh_type, ScalarType) and isinstance(field.en_type, ScalarType):
        kinds = {field.zh_type.kind.value, field.en_type.kind.value}
        kind = NUMBER_MISMATCH if kinds == {"integer", "number"} else MISMATCH
    args = (("zh", spelled(field.zh_type)), ("en", spelled(field.en_type)))
    yield differs(kind, element, said(field.zh.type), said(field.en.type), args)
