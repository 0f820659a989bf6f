"""Findings as a page of documentation shows them: beside the element that they are about, with a link to the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..model.api import Operation
from ..source.diagnostic import Argument, Diagnostic, Severity
from ..source.text import Lang


class HasDiagnostics(Protocol):
    """A report, as far as pages need it."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding, worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One finding."""

    fingerprint: str
    severity: str
    rule: str
    zh: str
    en: str
    location: str
    args: tuple[Argument, ...]
    quotes: tuple[tuple[str, str], ...]
    """(language, quoted words) of each place."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """The findings about one operation."""

    all: tuple[Remark, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.all)

    @property
    def tone(self) -> str:
        """The worst severity, "agreed" when there is none."""
        return self.all[0].severity if self.all else "agreed"

    @property
    def worst(self) -> tuple[Remark, ...]:
        """All but the mere remarks."""
        return tuple(remark for remark in self.all if remark.severity != Severity.INFO.value)

    @property
    def minor(self) -> tuple[Remark, ...]:
        """The mere remarks."""
        return tuple(remark for remark in self.all if remark.severity == Severity.INFO.value)

    @property
    def minor_count(self) -> int:
        """How many of those."""
        return len(self.minor)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Severities that occur, worst first, each with its number."""
        found = [(severity.value, sum(remark.severity == severity.value for remark in self.all)) for severity in Severity]
        return tuple((severity, count) for severity, count in found if count)

    def at(self, *locations: str) -> tuple[Remark, ...]:
        """Those at one of the locations."""
        return tuple(remark for remark in self.all if remark.location in locations) if self.all else ()


class RemarkIndex:
    """The findings of a report by operation."""

    def __init__(self, report: HasDiagnostics | None) -> None:
        self._remarks: dict[str, Remarks] = {}
        self._by_operation: dict[str, list[Diagnostic]] = {}
        for diagnostic in report.diagnostics if report else ():
            if diagnostic.suppressed_by is None and _compares(diagnostic):
                self._by_operation.setdefault(diagnostic.subject.operation, []).append(diagnostic)
                if not diagnostic.subject.operation:
                    self._by_operation.setdefault(f"topic:{diagnostic.subject.topic}", []).append(diagnostic)

    def of(self, operation: Operation) -> Remarks:
        """The findings about the operation or about the pages that document it, worst first."""
        if operation.id not in self._remarks:
            self._remarks[operation.id] = self._made(operation)
        return self._remarks[operation.id]

    def _made(self, operation: Operation) -> Remarks:
        keys = [f"{operation.method} {path}" for path in (operation.path, *operation.alternative_paths)]
        topics = dict.fromkeys(f"topic:{page.topic}" for page in operation.pages)
        found = [diagnostic for key in (*keys, *topics) for diagnostic in self._by_operation.get(key, ())]
        return Remarks(tuple(_remark(diagnostic) for diagnostic in sorted(found, key=lambda one: one.severity.rank)))


def _compares(diagnostic: Diagnostic) -> bool:
    """True when it is about two sides, not about how one page was read."""
    return len({label.name for label in diagnostic.labels}) > 1


def _remark(diagnostic: Diagnostic) -> Remark:
    return Remark(
        fingerprint=diagnostic.fingerprint,
        severity=diagnostic.severity.value,
        rule=diagnostic.id,
        zh=diagnostic.message(Lang.ZH),
        en=diagnostic.message(Lang.EN),
        location=diagnostic.subject.location,
        args=tuple(value for _, value in diagnostic.args),
        quotes=tuple((label.lang.value, " ".join(label.text.split())) for label in diagnostic.labels if label.text),
    )
