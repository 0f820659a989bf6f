"""Writes decisions about findings: `twinspec drift --accept` into rulings.toml, `twinspec baseline` into baseline.toml.

Everything here gives the new text of a file and what to say about it; `save` puts it on disk in one step.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .reconcile.ruling_text import Terms, entry, with_entries, without_entries
from .reconcile.rulings import BASELINE, RULINGS, Ruling, latest_expiry, load_rulings, read_rulings, read_text
from .report.report import Report
from .source.diagnostic import Diagnostic, Severity
from .source.errors import UsageError
from .source.printable import printable

_ABOUT_BASELINE = """\
# The backlog: findings that stood when `twinspec baseline` ran; only others count.
# `twinspec baseline --prune` drops what is mended.  Decisions with a reason of their own belong into rulings.toml.
"""


@dataclass(frozen=True, slots=True)
class Backlog:
    """A new text of baseline.toml, and what became of its entries."""

    text: str
    added: int = 0
    renewed: int = 0
    """Entries that had died by their date or with the text, of findings that still stand."""
    dropped: int = 0
    kept: int = 0


def end_date(expires: datetime.date | None, today: datetime.date) -> datetime.date:
    """The last day of a ruling: the one given, or a year from today.  Raises UsageError when it is past or further away."""
    latest = latest_expiry(today)
    if expires is None:
        return latest
    if not today <= expires <= latest:
        raise UsageError(f"--expires {expires}: must lie between {today} and {latest}, a year from today")
    return expires


def named(report: Report, key: str) -> tuple[Diagnostic, ...]:
    """What a key of the report names: a finding by its fingerprint, or every place of a group by "g-…"; empty for none.

    Whole fingerprints: two places may share one, and a ruling is on both.
    """
    wanted = {key}
    if key.startswith("g-"):
        wanted = {one.fingerprint for finding in report.findings if finding.id == key for one in finding.occurrences}
    return tuple(finding for finding in report.diagnostics if finding.fingerprint in wanted)


def accept(folder: Path, findings: Sequence[Diagnostic], terms: Terms) -> str:
    """The text of rulings.toml with rulings on the findings.

    A ruling that has died is replaced.  Raises UsageError for a live one, for a lost page or row, and for a complaint
    about rulings themselves.
    """
    text = read_text(folder, RULINGS)
    known = {ruling.fingerprint: ruling for ruling in read_rulings(text, RULINGS).rulings}
    grouped = _by_fingerprint(findings)
    for finding in findings:
        _refuse(finding, known.get(finding.fingerprint))
    rest = without_entries(text, RULINGS, known.keys() & grouped.keys())
    return _checked(with_entries(rest, [entry(same, terms) for same in grouped.values()]), RULINGS)


def _refuse(finding: Diagnostic, ruling: Ruling | None) -> None:
    if finding.severity is Severity.ERROR:
        raise UsageError(f"{finding.fingerprint}: {printable(finding.message())}; what could not be read cannot be accepted, mend the page")
    if _is_complaint(finding):
        raise UsageError(f"{finding.fingerprint}: {printable(finding.message())}; mend the ruling itself")
    if ruling and finding.suppressed_by is not None:
        raise UsageError(f"{RULINGS}:{ruling.line}: already rules on {finding.fingerprint}; edit it there")


def _is_complaint(finding: Diagnostic) -> bool:
    return finding.id.startswith("suppress/")


def backlog(folder: Path, report: Report, expires: datetime.date) -> Backlog:
    """baseline.toml with an entry for every finding that counts now.  Lost pages and rows always count: they get none."""
    text = read_text(folder, BASELINE)
    known = {ruling.fingerprint for ruling in read_rulings(text, BASELINE).rulings}
    # A dead line of rulings.toml would go before its entry here; whoever wrote it has to look again.
    ruled = {ruling.fingerprint for ruling in load_rulings(folder, RULINGS).rulings}
    standing = _by_fingerprint([finding for finding in report.diagnostics if _counts(finding) and finding.fingerprint not in ruled])
    terms = Terms(reason="baseline", expires=expires)
    dead = known & standing.keys()
    rest = without_entries(text, BASELINE, dead) or (_ABOUT_BASELINE if standing else "")
    new = with_entries(rest, [entry(same, terms) for same in standing.values()])
    return Backlog(_checked(new, BASELINE), added=len(standing) - len(dead), renewed=len(dead), kept=len(known - dead))


def _counts(finding: Diagnostic) -> bool:
    return finding.suppressed_by is None and finding.severity is not Severity.ERROR and not _is_complaint(finding)


def pruned(folder: Path, report: Report) -> Backlog:
    """baseline.toml without the entries that match no finding, or whose finding has a ruling of its own."""
    text = read_text(folder, BASELINE)
    known = {ruling.fingerprint for ruling in read_rulings(text, BASELINE).rulings}
    ruled = {ruling.fingerprint for ruling in load_rulings(folder, RULINGS).rulings}
    gone = known - ({finding.fingerprint for finding in report.diagnostics} - ruled)
    return Backlog(without_entries(text, BASELINE, gone), dropped=len(gone), kept=len(known - gone))


def _by_fingerprint(findings: Sequence[Diagnostic]) -> Mapping[str, Sequence[Diagnostic]]:
    grouped: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        grouped.setdefault(finding.fingerprint, []).append(finding)
    return grouped


def _checked(text: str, shown: str) -> str:
    read_rulings(text, shown)
    return text


def save(path: Path, text: str) -> None:
    """Exchange the file for one with this text; a reader sees the old or the new.  No file is made to hold nothing.

    Raises UsageError when it cannot be written.
    """
    if not text and not path.exists():
        return
    stage = path.with_name(f".twinspec-{path.name}")
    try:
        stage.unlink(missing_ok=True)
        with stage.open("xb") as file:
            file.write(text.encode("utf-8"))
        if path.exists():
            shutil.copymode(path, stage)
        stage.replace(path)
    except OSError as error:
        raise UsageError(f"{printable(str(path))}: cannot be written: {error.strerror}") from error
