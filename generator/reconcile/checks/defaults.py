"""Default values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.claim import Claim
from ...model.constraint import ConditionalDefault, Constraint, Default, DefaultEmpty, DefaultFromField
from ...model.draft import FieldDraft
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..bounds import literal, same
from ..slots import side_by_side
from ..walking import Element
from .contract import Args, defaults_to, differs, one_sided, said, text_of

MISMATCH = Kind(
    "default/mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "{name}: the default is {zh} in zh and {en} in en",
    "{name}：默认值在中文中为 {zh}，在英文中为 {en}",
    "find out what the service does when the field is absent",
    "请核实缺少该参数时服务的行为",
    "A caller who leaves the field out gets something else in each language.",
)
MISSING = Kind(
    "default/missing-in-one",
    Severity.WARNING,
    Confidence.HIGH,
    "{name}: only {lang} states the default {value}",
    "{name}：仅{lang}给出默认值 {value}",
    "add the default to the other page",
    "请在另一页面补充默认值",
    "One language says what happens when the field is absent; the other is silent.",
)

KINDS = (MISMATCH, MISSING)


def check(element: Element) -> Iterator[Diagnostic]:
    """The default of one field."""
    field = element.field
    if not field.zh or not field.en:
        return
    for slot in side_by_side(field.zh.constraints, field.en.constraints):
        if slot.name != "default":
            continue
        if slot.zh and slot.en:
            if not any(_compatible(zh.value, en.value) for zh in slot.zh for en in slot.en):
                args: Args = (("about", "default"), ("zh", shown(slot.zh[0].value)), ("en", shown(slot.en[0].value)))
                yield differs(MISMATCH, element, said(slot.zh[0]), said(slot.en[0]), args)
        else:
            yield from _one(element, (slot.zh or slot.en)[0])


def _one(element: Element, claim: Claim[Constraint]) -> Iterator[Diagnostic]:
    other = element.field.side(claim.lang.other)
    if other is None or isinstance(claim.value, DefaultEmpty):
        return
    value = shown(claim.value)
    if isinstance(claim.value, Default) and (defaults_to(other, value) or _in_words(other)):
        return
    finding = one_sided(MISSING, element, claim, (("about", "default"), ("value", value)))
    if finding:
        yield finding


_WORDS = re.compile(
    r"(?:默认|缺省)(?:值|情况下)?(?:为|是|按照?|取|使用)?[：:]? ?(?=[\u4e00-\u9fff])(?!否|是|空|无|取值|大小|单位|最[大小多少])"
    r"|default(?: value)? (?:is|to) the (?!value)[a-z]+ [a-z]+"
)


def _in_words(field: FieldDraft) -> bool:
    """Whether the other language describes its default ("默认为创建时间") where this one prints a literal."""
    return bool(_WORDS.search(text_of(field)))


def _compatible(zh: Constraint, en: Constraint) -> bool:
    if type(zh) is type(en):
        return same(zh, en)
    for one, other in ((zh, en), (en, zh)):
        if isinstance(one, Default) and isinstance(other, ConditionalDefault):
            return literal(one.value) in {literal(case.value) for case in other.cases}
        if isinstance(one, DefaultEmpty) and isinstance(other, Default):
            return other.value in ((), "", "null")
    return False


def shown(constraint: Constraint) -> str:
    """A default as messages print it."""
    match constraint:
        case Default(value=value):
            return literal(value) if value != "" else '""'
        case DefaultFromField(field=ref):
            return f"the value of {ref.name or ref.text}"
        case ConditionalDefault(cases=cases):
            return " or ".join(literal(case.value) for case in cases)
        case _:
            return "empty"
