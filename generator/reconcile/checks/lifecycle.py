"""Elements that one language calls deprecated or reserved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.claim import Claim
from ...model.constraint import Constraint, Deprecated
from ...source.diagnostic import Argument, Confidence, Diagnostic, Kind, Severity
from ...source.text import Lang
from ..joined import JoinedOperation
from ..slots import side_by_side
from ..walking import Element
from .contract import missing, one_sided, quote, said, subject_of, text_of

DEPRECATION = Kind(
    "lifecycle/deprecation-mismatch",
    Severity.WARNING,
    Confidence.EXACT,
    "only {lang} calls {name} deprecated",
    "仅{lang}说明 {name} 已废弃",
    "say in both languages whether it may still be used",
    "请在两种语言中说明是否仍可使用",
    "One language warns that the element is deprecated.  Where it says that the element was abolished, a client that relies "
    "on it is wrong, and the finding is breaking.",
)
RESERVED = Kind(
    "lifecycle/reserved-mismatch",
    Severity.WARNING,
    Confidence.EXACT,
    "only {lang} calls {name} reserved or not in use",
    "仅{lang}说明 {name} 为预留或暂未启用",
    "say in both languages whether it is in use",
    "请在两种语言中说明是否启用",
    "One language says that the element is reserved for later; the other documents it as in use.",
)

KINDS = (DEPRECATION, RESERVED)

_ABOLISHED = re.compile(r"废除|下线|abolished|removed|no longer (?:available|supported|exists)", re.IGNORECASE)
_HINTS = re.compile(
    "预留|保留字段|保留参数|未启用|未使用|不使用|暂不支持|暂时不|废弃|废除"
    "|reserved|deprecated|abandoned|discarded|unavailable|not (?:used|in use|enabled|supported)",
    re.IGNORECASE,
)
"""The other text says something of the kind, if in words that no rule could read."""
_SLOTS = {"deprecated": DEPRECATION, "reserved": RESERVED}


def check(element: Element) -> Iterator[Diagnostic]:
    """Whether a field is in use."""
    field = element.field
    if not field.zh or not field.en:
        return
    slots = {slot.name: slot for slot in side_by_side(field.zh.constraints, field.en.constraints)}
    for name, kind in _SLOTS.items():
        slot = slots.get(name)
        if slot is None or (slot.zh and slot.en):
            continue
        claim = (slot.zh or slot.en)[0]
        if any(twin.side(claim.lang.other) for twin in (slots.get(other) for other in _SLOTS) if twin):
            # "reserved" in one language and "deprecated" in the other: both tell not to use it.
            continue
        other = field.side(claim.lang.other)
        if other and _HINTS.search(text_of(other)):
            continue
        finding = one_sided(kind, element, claim, (("about", name),), severity=_severity(claim))
        if finding:
            yield finding


def _severity(claim: Claim[Constraint]) -> Severity | None:
    if not isinstance(claim.value, Deprecated):
        return None
    return Severity.BREAKING if _ABOLISHED.search(claim.value.note[:500]) or _ABOLISHED.search(quote(claim.span)) else None


def check_operation(operation: JoinedOperation) -> Iterator[Diagnostic]:
    """Whether the whole operation is deprecated."""
    zh, en = operation.pair.zh, operation.pair.en
    if not zh or not en or bool(zh.deprecated) == bool(en.deprecated):
        return
    claim = zh.deprecated or en.deprecated
    assert claim is not None
    here = said(claim)
    there = missing(claim.lang.other, (en if zh.deprecated else zh).title.span)
    args: tuple[tuple[str, Argument], ...] = (("lang", claim.lang.value), ("name", operation.key))
    labels = (here, there) if claim.lang is Lang.ZH else (there, here)
    yield Diagnostic(DEPRECATION, subject_of(operation, "operation"), args=args, labels=labels)
