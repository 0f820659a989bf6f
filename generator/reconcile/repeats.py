"""One fact is one finding: what two rules say of the same words, and what one rule says of both languages, is joined.

A wrong text of a status contradicts the other language and its own status; a misspelt value differs as a value and as a
word; a sample that both pages print with the same mistake is one mistake in two places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..source.diagnostic import Diagnostic, Label
from ..source.text import Lang

_SAID_BY = {
    "defect/status-text-conflict": "error/description-contradiction",
    "literal/mismatch": "constraint/enum-mismatch",
}
"""A rule, and the more telling one that makes it silent about the same words."""


def without_repeats(findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, each fact once; a joined one stands where its first part stood."""
    known: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for finding in findings:
        if finding.id in _SAID_BY.values():
            known.setdefault(_about(finding, finding.id), []).append(finding)
    kept = [finding for finding in findings if not _is_said(finding, known.get(_about(finding, _SAID_BY.get(finding.id, "")), ()))]
    return tuple(joined_languages(kept))


def joined_languages(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Defects that both languages of a page have alike, the first with the first: one finding with a place in each."""
    waiting: dict[tuple[object, ...], deque[int]] = {}
    joined: list[Diagnostic] = []
    for finding in findings:
        lang = _language(finding)
        key = (finding.id, finding.subject, finding.args)
        others = waiting.get((*key, lang.other)) if lang else None
        if others:
            at = others.popleft()
            joined[at] = replace(joined[at], labels=_together(joined[at].labels, finding.labels))
            continue
        if lang:
            waiting.setdefault((*key, lang), deque()).append(len(joined))
        joined.append(finding)
    return joined


def _language(finding: Diagnostic) -> Lang | None:
    """Whose defect it is: its first place stands there.  None for a difference, which both languages make."""
    return finding.labels[0].lang if finding.id.startswith("defect/") and finding.labels else None


def _together(ours: tuple[Label, ...], theirs: tuple[Label, ...]) -> tuple[Label, ...]:
    """The first place of each language, zh before en, then whatever else both show, once."""
    first = sorted((ours[0], theirs[0]), key=lambda label: label.lang is Lang.EN)
    return tuple(dict.fromkeys((*first, *ours[1:], *theirs[1:])))


def _about(finding: Diagnostic, kind: str) -> tuple[str, str, str]:
    return kind, finding.subject.topic, finding.subject.location


def _is_said(finding: Diagnostic, others: Sequence[Diagnostic]) -> bool:
    return any(_covers(other, label) for other in others for label in finding.labels if label.span)


def _covers(other: Diagnostic, label: Label) -> bool:
    assert label.span is not None
    return any(
        one.span and one.span.file == label.span.file and one.span.start <= label.span.start and label.span.end <= one.span.end
        for one in other.labels
    )
