"""A report: what was read of one service, and every finding about it.

Formats are views of a `Report`, one file each, with the same shape: `render(report, lang) -> str`.  No format decides
anything; the order of findings is settled here, and equal ones are joined in `grouping`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from ..model.claim import Claim
from ..model.draft import Count, PageCoverage, PageDraft, PageKind
from ..reconcile.rulings import UNUSED
from ..source.diagnostic import Confidence, Diagnostic, Severity
from ..source.text import Lang
from .grouping import Finding, group
from .words import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSummary:
    """One page that was read or refused, and what became of its rows."""

    path: str
    lang: Lang
    kind: PageKind
    topic: str
    title: str
    operations: int = 0
    coverage: PageCoverage = field(default_factory=PageCoverage)


COVERED = ("parameter_rows", "status_rows", "constraint_sentences", "examples")
"""The counted things, by their names in `PageCoverage`."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything there is to say about one service."""

    command: ClassVar[str] = "drift"
    """The command that makes such a report."""
    levels: ClassVar[tuple[str, ...]] = tuple(severity.value for severity in Severity)
    """Under which its findings are listed and counted, worst first."""
    key: ClassVar[str] = "key"
    """What the fingerprint of a finding is called, a row of `WORDS`."""
    states: ClassVar[str] = "cause"
    """What findings are told apart by beside their level, a row of `WORDS`."""

    service: str
    title: str
    languages: tuple[Lang, ...]
    diagnostics: tuple[Diagnostic, ...]
    """Where the languages or a page's own words disagree, and pages or rows that were lost; each once, worst first."""
    reading: tuple[Diagnostic, ...] = ()
    """What reading found, doubts included: a matter of coverage, not of drift."""
    pages: tuple[PageSummary, ...] = ()
    """zh before en, by path."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The diagnostics, equal ones joined; suppressed ones included."""
        return group(self.diagnostics)

    @cached_property
    def absent(self) -> tuple[Diagnostic, ...]:
        """The complaints about rulings whose finding is gone."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.id == UNUSED.id)

    @property
    def called(self) -> str:
        """What a line of totals begins with."""
        return self.service

    def heading(self, lang: Lang) -> str:
        """The title of the report."""
        return f"{WORDS['report'][lang]}: {self.title or self.service}"

    def remarks(self, lang: Lang) -> tuple[str, ...]:  # noqa: ARG002
        """What stands below the heading, beside the counts."""
        return ()

    def advice(self, lang: Lang) -> tuple[str, ...]:
        """What a reader may do next."""
        return (WORDS["how-to-accept"][lang],)

    def counts(self) -> dict[str, int]:
        """How many findings of each level stand, levels without one left out."""
        counts = dict.fromkeys(self.levels, 0)
        for finding in self.findings:
            if finding.first.suppressed_by is None:
                counts[finding.first.level] += 1
        return {level: count for level, count in counts.items() if count}

    def pages_by_kind(self, lang: Lang) -> dict[str, int]:
        """How many pages of each kind, in the order of `PageKind`, kinds without pages left out."""
        counts = {kind.value: sum(page.kind is kind and page.lang is lang for page in self.pages) for kind in PageKind}
        return {kind: count for kind, count in counts.items() if count}

    def covered(self, name: str, lang: Lang | None = None) -> Count:
        """The sum over all pages of one of `COVERED`, for one language or for both."""
        counts = [getattr(page.coverage, name) for page in self.pages if lang in (None, page.lang)]
        return Count(
            total=sum(count.total for count in counts),
            read=sum(count.read for count in counts),
            diagnosed=tuple(diagnostic for count in counts for diagnostic in count.diagnosed),
        )

    def count(self, severity: Severity) -> int:
        """How many findings of one severity stand, suppressed ones not counted."""
        return sum(finding.first.severity is severity and finding.first.suppressed_by is None for finding in self.findings)

    def suppressed(self) -> int:
        """How many findings somebody accepted."""
        return sum(finding.first.suppressed_by is not None for finding in self.findings)


def make_report(
    *,
    service: str,
    title: str,
    languages: tuple[Lang, ...],
    diagnostics: Iterable[Diagnostic],
    reading: Iterable[Diagnostic] = (),
    drafts: Iterable[PageDraft] = (),
) -> Report:
    """The report of a service.  What pages or their coverage hold is added to `reading` when that lacks it."""
    pages = tuple(drafts)
    read = _unique((*_of_pages(pages), *reading))
    lost = (diagnostic for diagnostic in read if diagnostic.severity is Severity.ERROR)
    return Report(
        service=service,
        title=title,
        languages=languages,
        diagnostics=_unique((*lost, *diagnostics)),
        reading=read,
        pages=summaries(pages),
    )


def summaries(pages: Iterable[PageDraft]) -> tuple[PageSummary, ...]:
    """What became of each page, zh before en, by path."""
    return tuple(sorted((_summary(page) for page in pages), key=lambda page: (page.lang is Lang.EN, page.path)))


def _unique(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each once, worst first; of equal ones the last wins, because it knows the rulings."""
    return tuple(sorted({_identity(diagnostic): diagnostic for diagnostic in diagnostics}.values(), key=_order))


def _of_pages(pages: tuple[PageDraft, ...]) -> Iterator[Diagnostic]:
    for page in pages:
        for name in COVERED:
            yield from getattr(page.coverage, name).diagnosed
        yield from page.diagnostics


def _identity(diagnostic: Diagnostic) -> tuple[object, ...]:
    places = tuple((label.name, label.span.file.path, label.span.start) if label.span else (label.name,) for label in diagnostic.labels)
    return (diagnostic.fingerprint, places)


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    places = tuple((label.span.file.path, label.span.start) for label in diagnostic.labels if label.span)
    return (
        diagnostic.severity.rank,
        list(Confidence).index(diagnostic.confidence),
        places,
        diagnostic.id,
        diagnostic.subject.location,
        diagnostic.fingerprint,
    )


def _summary(page: PageDraft) -> PageSummary:
    title: Claim[str] | None = page.title
    return PageSummary(
        path=page.file.path,
        lang=page.lang,
        kind=page.kind,
        topic=page.topic,
        title=title.value if title else "",
        operations=len(page.operations),
        coverage=page.coverage,
    )
