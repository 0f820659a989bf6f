"""Where a finding is shown by a format that shows one place, and how that place is called from the root of a repository."""

from __future__ import annotations

from dataclasses import replace

from ..source.diagnostic import Diagnostic, Label
from ..source.text import SourceFile
from .report import Report

_SIDES = ("en", "zh", "new", "old")


def primary(diagnostic: Diagnostic) -> Label | None:
    """The side that lacks something, or else the side that is not the original (en, new); None without a place."""
    placed = [label for label in diagnostic.labels if label.span]
    return min(placed, key=lambda label: (not label.absent, _SIDES.index(label.name)), default=None)


def below(prefix: str, report: Report) -> Report:
    """The report with every file of the service named as `prefix/…`, in the same order."""
    folder = prefix.strip("/")
    if not folder:
        return report
    files: dict[int, SourceFile] = {}

    def moved(file: SourceFile) -> SourceFile:
        # By identity: a file compares by its whole text.
        if id(file) not in files:
            files[id(file)] = replace(file, path=f"{folder}/{file.path}")
        return files[id(file)]

    def label(old: Label) -> Label:
        return replace(old, span=replace(old.span, file=moved(old.span.file))) if old.span else old

    def finding(old: Diagnostic) -> Diagnostic:
        return replace(old, labels=tuple(map(label, old.labels)))

    return replace(
        report,
        diagnostics=tuple(map(finding, report.diagnostics)),
        pages=tuple(replace(page, path=f"{folder}/{page.path}") for page in report.pages),
    )
