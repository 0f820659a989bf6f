"""Allowed values, patterns, formats, units and exclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...constraints.units import UNIT_WORDS
from ...model.claim import Claim
from ...model.constraint import Constraint, Enumeration, ExclusiveWith, Format, Pattern, Unit
from ...model.draft import FieldDraft
from ...model.schema import ScalarKind, ScalarType
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..bounds import literals, same
from ..slots import Slot, counterparts, names, side_by_side
from ..walking import Element
from .contract import Args, differs, lists, mentions, one_sided, said, text_of
from .limits import MISSING


def _kind(keyword: str, severity: Severity, en: str, zh: str, doc: str) -> Kind:
    return Kind(
        f"constraint/{keyword}-mismatch",
        severity,
        Confidence.EXACT,
        f"{{name}}: {en} {{zh}} in zh and {{en}} in en",
        f"{{name}}：{zh}在中文中为 {{zh}}，在英文中为 {{en}}",
        "find out what the service accepts",
        "请核实服务实际接受的取值",
        doc,
    )


ENUM = _kind(
    "enum", Severity.BREAKING, "the allowed values differ:", "可选值", "Both languages list the allowed values, and the lists differ."
)
PATTERN = _kind(
    "pattern", Severity.BREAKING, "the pattern is", "正则表达式", "Both languages print a regular expression, and they differ."
)
FORMAT = _kind("format", Severity.BREAKING, "the format is", "格式", "Both languages name a format of the value, and they differ.")
UNIT = _kind("unit", Severity.BREAKING, "the unit is", "单位", "Both languages name the unit of a number, and they differ.")
EXCLUSIVITY = _kind(
    "exclusivity",
    Severity.WARNING,
    "it excludes",
    "互斥关系",
    "The languages differ in which fields exclude each other, or in whether one of them must be given.",
)

KINDS = (ENUM, PATTERN, FORMAT, UNIT, EXCLUSIVITY)

_KINDS = {"enum": ENUM, "pattern": PATTERN, "format": FORMAT, "unit": UNIT, "exclusive": EXCLUSIVITY}


def check(element: Element) -> Iterator[Diagnostic]:
    """What a value of one field may be, apart from numbers."""
    field = element.field
    if not field.zh or not field.en:
        return
    for slot in side_by_side(field.zh.constraints, field.en.constraints):
        if slot.name not in _KINDS or (slot.name == "enum" and _is_boolean(element)):
            continue
        if slot.zh and slot.en:
            yield from _both(element, slot)
        else:
            yield from _one(element, slot)


def _is_boolean(element: Element) -> bool:
    boolean = ScalarKind.BOOLEAN
    return any(isinstance(kind, ScalarType) and kind.kind is boolean for kind in (element.field.zh_type, element.field.en_type))


def _both(element: Element, slot: Slot) -> Iterator[Diagnostic]:
    if slot.name == "enum":
        yield from _enum(element, slot)
        return
    for zh, en in counterparts(slot, same):
        if zh and en and not same(zh.value, en.value):
            args: Args = (("about", slot.name), ("zh", _shown(zh)), ("en", _shown(en)))
            yield differs(_KINDS[slot.name], element, said(zh), said(en), args)


def _enum(element: Element, slot: Slot) -> Iterator[Diagnostic]:
    """Values that only one list holds and that the other text does not mention either."""
    field = element.field
    assert field.zh is not None
    assert field.en is not None
    zh = {value.casefold(): value for claim in slot.zh for value in _values(claim)}
    en = {value.casefold(): value for claim in slot.en for value in _values(claim)}
    lost = [value for key, value in zh.items() if key not in en and not lists(field.en, (value,))]
    added = [value for key, value in en.items() if key not in zh and not lists(field.zh, (value,))]
    if lost or added:
        args: Args = (("about", "enum"), ("zh", ", ".join(zh.values())), ("en", ", ".join(en.values())))
        yield differs(ENUM, element, said(slot.zh[0]), said(slot.en[0]), args)


def _values(claim: Claim[Constraint]) -> tuple[str, ...]:
    return literals(claim.value) if isinstance(claim.value, Enumeration) else ()


def _one(element: Element, slot: Slot) -> Iterator[Diagnostic]:
    claim = (slot.zh or slot.en)[0]
    other = element.field.side(claim.lang.other)
    assert other is not None
    if slot.name == "enum" and lists(other, _values(claim)):
        return
    if isinstance(claim.value, Unit) and (claim.value.name == "count" or _has_unit(other, claim.value.name)):
        return
    if isinstance(claim.value, Format) and claim.value.name in text_of(other).lower():
        return
    if isinstance(claim.value, ExclusiveWith) and mentions(other, names(claim.value.fields)):
        return
    severity = Severity.INFO if slot.name in ("format", "pattern", "exclusive") else None
    args: Args = (("about", slot.name), ("keyword", slot.name), ("value", _shown(claim)))
    finding = one_sided(MISSING, element, claim, args, severity=severity)
    if finding:
        yield finding


def _has_unit(field: FieldDraft, name: str) -> bool:
    """Whether the description has a word for the unit, glued to a number or not."""
    text = text_of(field).lower()
    words = [word for word, unit in UNIT_WORDS.items() if (unit == name and len(word) > 1) or word == "%"]
    return any(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) for word in words)


def _shown(claim: Claim[Constraint]) -> str:
    match claim.value:
        case Enumeration():
            return ", ".join(literals(claim.value))
        case Pattern(regex=regex):
            return regex
        case Format(name=name, layout=layout):
            return layout or name
        case Unit(name=name):
            return name
        case ExclusiveWith(fields=fields, one_required=one_required):
            return ", ".join(sorted(names(fields))) + (" (one of them required)" if one_required else "")
        case _:
            return type(claim.value).__name__
