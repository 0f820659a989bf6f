"""Fields that one language demands and the other does not, always or in a case."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.claim import Claim
from ...model.constraint import Condition, Constraint, RequiredWhen
from ...model.schema import In
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..bounds import literal
from ..slots import side_by_side
from ..walking import Element
from .contract import differs, one_sided, said

MISMATCH = Kind(
    "required/mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "{name} is {zh} in zh and {en} in en",
    "{name} 在中文中为 {zh}，在英文中为 {en}",
    "find out whether the service refuses a request without it",
    "请核实缺少该参数时服务是否拒绝请求",
    "The mandatory columns contradict each other.",
)
CONDITION_MISSING = Kind(
    "required/condition-missing-in-one",
    Severity.WARNING,
    Confidence.HIGH,
    "only {lang} says when {name} must be given: {condition}",
    "仅{lang}说明 {name} 何时必选：{condition}",
    "add the condition to the other page",
    "请在另一页面补充该条件",
    "One language says that the field is mandatory in a case; the other calls it optional and says no more.",
)
CONDITION_MISMATCH = Kind(
    "required/condition-mismatch",
    Severity.WARNING,
    Confidence.HIGH,
    "{name} must be given when {field} is {zh} (zh) or {en} (en)",
    "{name} 必选条件：{field} 为 {zh}（中文）或 {en}（英文）",
    "find out in which cases the service demands it",
    "请核实服务在哪些情况下要求该参数",
    "Both languages say when the field is mandatory, and name different values of the field that decides.",
)

KINDS = (MISMATCH, CONDITION_MISSING, CONDITION_MISMATCH)

_WORDS = {True: "mandatory", False: "optional"}


def check(element: Element) -> Iterator[Diagnostic]:
    """The mandatory column and the conditions of one field."""
    field = element.field
    if not field.zh or not field.en or element.direction is In.RESPONSE:
        return
    zh, en = field.zh.required, field.en.required
    if zh and en and zh.value.required is not None and en.value.required is not None and zh.value.required != en.value.required:
        args = (("zh", _WORDS[zh.value.required]), ("en", _WORDS[en.value.required]))
        yield differs(MISMATCH, element, said(zh), said(en), args)
        return
    if not (zh and zh.value.required):
        yield from _conditions(element)


def _conditions(element: Element) -> Iterator[Diagnostic]:
    field = element.field
    assert field.zh is not None
    assert field.en is not None
    for slot in side_by_side(field.zh.constraints, field.en.constraints):
        if slot.name != "required-when":
            continue
        if slot.zh and slot.en:
            yield from _values(element, slot.zh, slot.en)
            continue
        claim = (slot.zh or slot.en)[0]
        condition = _condition(claim).text
        finding = one_sided(CONDITION_MISSING, element, claim, (("condition", condition),))
        if finding:
            yield finding


def _condition(claim: Claim[Constraint]) -> Condition:
    assert isinstance(claim.value, RequiredWhen)
    return claim.value.condition


def _values(element: Element, zh: tuple[Claim[Constraint], ...], en: tuple[Claim[Constraint], ...]) -> Iterator[Diagnostic]:
    """Values of the same deciding field, over all sentences."""
    ours = {literal(value) for claim in zh for value in _condition(claim).values}
    theirs = {literal(value) for claim in en for value in _condition(claim).values}
    fields = {ref.name for claim in (*zh, *en) if (ref := _condition(claim).field)}
    if not ours or not theirs or len(fields) != 1 or {v.casefold() for v in ours} == {v.casefold() for v in theirs}:
        return
    args = (("field", fields.pop() or "the deciding field"), ("zh", ", ".join(sorted(ours))), ("en", ", ".join(sorted(theirs))))
    yield differs(CONDITION_MISMATCH, element, said(zh[0]), said(en[0]), args)
