"""A comparison of revisions as a report, so that every format of the drift report is one of the comparison too.

Changes stand under their class instead of a severity, and are told apart by what the other language did instead of by
a cause.  Pages and rows that could not be read come first: what they hold may have changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..revisions.change import ChangeClass, Comparison, Semver
from ..source.diagnostic import Severity
from ..source.text import Lang
from .report import Report, summaries
from .words import WORDS


@dataclass(frozen=True, kw_only=True)
class RevisionReport(Report):
    """Everything that changed from one revision of a service to another."""

    command: ClassVar[str] = "diff"
    levels: ClassVar[tuple[str, ...]] = (Severity.ERROR.value, *(class_.value for class_ in ChangeClass))
    key: ClassVar[str] = "fingerprint"
    states: ClassVar[str] = "state"

    comparison: Comparison

    @property
    def called(self) -> str:
        """Both revisions, as the caller named them."""
        return f"{self.comparison.old} → {self.comparison.new}"

    def heading(self, lang: Lang) -> str:
        """The title of the report."""
        return f"{WORDS['changes'][lang]}: {', '.join(part for part in (self.service, self.called) if part)}"

    def remarks(self, lang: Lang) -> tuple[str, ...]:
        """The version step: what could not be read may ask for more."""
        step = WORDS[self.comparison.semver.value][lang]
        if self.comparison.trouble:
            known = self.comparison.semver is not Semver.NONE
            step = WORDS["at-least"][lang].format(step=step) if known else WORDS["not-known"][lang]
        return (f"{WORDS['semver'][lang]}: {step}",)

    def advice(self, lang: Lang) -> tuple[str, ...]:  # noqa: ARG002
        """Nothing: a change is not accepted, it is made."""
        return ()


def revision_report(comparison: Comparison) -> RevisionReport:
    """The report of a comparison, worst class first; its pages are those of the new revision."""
    pages = comparison.pages[1]
    order = list(ChangeClass)
    return RevisionReport(
        service=comparison.service,
        title=comparison.service,
        languages=tuple(lang for lang in Lang if any(page.lang is lang for page in pages)),
        diagnostics=(*comparison.trouble, *sorted(comparison.changes, key=lambda change: order.index(change.class_))),
        pages=summaries(pages),
        comparison=comparison,
    )
