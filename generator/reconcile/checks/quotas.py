"""Account limits and limits of one call."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ...source.text import Lang
from ..facts import match_quotas
from ..joined import JoinedOperation
from .contract import missing, said, subject_of

MISMATCH = Kind(
    "quota/mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "the limit is {zh} ({zh_subject}) in zh and {en} ({en_subject}) in en",
    "限额在中文中为 {zh}（{zh_subject}），在英文中为 {en}（{en_subject}）",
    "both values are kept; the lower one is used where one is needed",
    "两个值都会保留；需要单一值时采用较低者",
    "An account limit that stands outside every parameter differs.  Editions of a service often have other limits.",
)
MISSING = Kind(
    "quota/missing-in-one",
    Severity.INFO,
    Confidence.HIGH,
    "only {lang} states the limit {limit} ({subject})",
    "仅{lang}给出限额 {limit}（{subject}）",
    "",
    "",
    "One language states how many of something may exist; the other is silent.",
)

KINDS = (MISMATCH, MISSING)


def check_operation(operation: JoinedOperation) -> Iterator[Diagnostic]:
    """The quotas of one operation."""
    zh, en = operation.pair.zh, operation.pair.en
    if not zh or not en:
        return
    subject = subject_of(operation, "quota")
    for ours, theirs in match_quotas(zh.quotas, en.quotas):
        if ours and theirs:
            if ours.value.limit != theirs.value.limit:
                values = (("zh", ours.value.limit), ("en", theirs.value.limit))
                words = (("zh_subject", ours.value.subject), ("en_subject", theirs.value.subject))
                yield Diagnostic(MISMATCH, subject, args=(*values, *words), labels=(said(ours), said(theirs)))
            continue
        claim = ours or theirs
        assert claim is not None
        other = (en if ours else zh).description or (en if ours else zh).title
        here, there = said(claim), missing(claim.lang.other, other.span.file.span(other.span.end, other.span.end))
        yield Diagnostic(
            MISSING,
            subject,
            args=(("lang", claim.lang.value), ("limit", claim.value.limit), ("subject", claim.value.subject)),
            labels=(here, there) if claim.lang is Lang.ZH else (there, here),
        )
