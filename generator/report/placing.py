"""Where a finding is shown by a format that shows one place, and how that place is called from the root of a repository."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from ..source.diagnostic import Diagnostic, Label
from ..source.text import SourceFile
from .report import Report

R = TypeVar("R", bound=Report)
_SIDES = ("en", "zh", "new", "old")


def primary(diagnostic: Diagnostic) -> Label | None:
    """The side that lacks something, or else the side that is not the original (en); None without a place.

    Of two revisions it is the new one, whatever it lacks: the old one's lines are no longer there to be looked at.
    """
    placed = [label for label in diagnostic.labels if label.span]
    return min(placed, key=lambda label: (label.side == "old", not label.absent, _SIDES.index(label.name)), default=None)


def below(prefix: str, report: R, *, old: str | None = None) -> R:
    """The report with every file of the service named as `prefix/…`, in the same order; those of an old revision as `old/…`."""
    folder, old_folder = prefix.strip("/"), (prefix if old is None else old).strip("/")
    if not folder and not old_folder:
        return report
    files: dict[tuple[int, str], SourceFile] = {}

    def moved(file: SourceFile, into: str) -> SourceFile:
        # By identity: a file compares by its whole text.
        if (id(file), into) not in files:
            files[id(file), into] = replace(file, path=f"{into}/{file.path}" if into else file.path)
        return files[id(file), into]

    def label(one: Label) -> Label:
        into = old_folder if one.side == "old" else folder
        return replace(one, span=replace(one.span, file=moved(one.span.file, into))) if one.span else one

    def finding(one: Diagnostic) -> Diagnostic:
        return replace(one, labels=tuple(map(label, one.labels)))

    return replace(
        report,
        diagnostics=tuple(map(finding, report.diagnostics)),
        pages=tuple(replace(page, path=f"{folder}/{page.path}" if folder else page.path) for page in report.pages),
    )
