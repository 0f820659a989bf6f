"""The report as JSON: the format for programs.  Its JSON Schema stands beside it in `drift.schema.json`.

Both sentences of a finding are always there, so a report can be shown in either language without being made again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..emit.serialise import json_text
from ..emit.types import Row
from ..source.diagnostic import Diagnostic, Label, Severity, Subject
from ..source.text import Lang
from .grouping import Finding
from .report import COVERED, Report

FORMAT = "twinspec-drift/1"
SCHEMA = Path(__file__).with_name("drift.schema.json")


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """The report; `lang` only says which language `message` and `help` speak, `messages` has both."""
    document = {
        "format": FORMAT,
        "service": report.service,
        "title": report.title,
        "languages": [language.value for language in report.languages],
        "counts": {
            **{severity.value: report.count(severity) for severity in Severity},
            "suppressed": report.suppressed(),
            "occurrences": len(report.diagnostics),
        },
        "baseline": {
            "new": sum(finding.baseline_state == "new" for finding in report.findings),
            "unchanged": sum(finding.baseline_state == "unchanged" for finding in report.findings),
            "absent": [_absent(complaint) for complaint in report.absent],
        },
        "pages": {language.value: report.pages_by_kind(language) for language in Lang},
        "coverage": {name: _coverage(report, name) for name in COVERED},
        "findings": [_finding(report, finding, lang) for finding in report.findings],
    }
    return dump(document)


def dump(document: object) -> str:
    """JSON text that is safe to print: whatever could steer a terminal or is no character stands as an escape."""
    return json_text(document, " ")


def _coverage(report: Report, name: str) -> dict[str, int]:
    count = report.covered(name)
    return {"total": count.total, "read": count.read, "diagnosed": len(count.diagnosed)}


def _absent(complaint: Diagnostic) -> dict[str, object]:
    """An entry of rulings.toml or baseline.toml whose finding is gone."""
    args = dict(complaint.args)
    places = [(label.span.file.path, label.span.position.line) for label in complaint.labels if label.span]
    file, line = places[0] if places else (None, None)
    return {"fingerprint": args["fingerprint"], "id": args.get("rule") or None, "baselineState": "absent", "file": file, "line": line}


def _finding(report: Report, finding: Finding, lang: Lang) -> dict[str, object]:
    first = finding.first
    occurrences = [
        Row(
            fingerprint=one.fingerprint,
            subject=_subject(report, one.subject),
            sides=sides(one),
            **({"args": Row(one.args)} if one.args != first.args else {}),
        )
        for one in finding.occurrences
    ]
    return {
        "id": first.id,
        "fingerprint": first.fingerprint,
        "group": finding.id,
        "severity": first.severity.value,
        "confidence": first.confidence.value,
        "mode": "revision" if any(label.side for label in first.labels) else "lang",
        "message": finding.message(lang),
        "help": first.help(lang),
        "messages": {language.value: finding.message(language) for language in Lang},
        "messageKey": first.id.replace("/", "."),
        "ruleDoc": f"rules/{first.id.replace('/', '-')}.md",
        "subject": occurrences[0]["subject"],
        "args": Row(first.args),
        "sides": occurrences[0]["sides"],
        "related": _related(first),
        "cause": Row(kind=first.cause.kind.value, evidence=list(first.cause.evidence)) if first.cause else None,
        "resolution": dict(first.resolution) or None,
        "baselineState": finding.baseline_state,
        "suppression": {"justification": first.suppressed_by} if first.suppressed_by is not None else None,
        "occurrences": occurrences,
    }


def _subject(report: Report, subject: Subject) -> Row:
    service = subject.service or report.service
    return Row(
        service=service,
        page=f"{service}/{subject.topic}",
        topic=subject.topic,
        operation=subject.operation,
        location=subject.location,
        pointer=pointer(subject.location),
    )


def pointer(location: str) -> str:
    """A location with slashes: "body.networks[].id" gives "/body/networks/[]/id"."""
    return "".join(f"/{part}" for part in location.replace("[]", ".[]").split(".") if part)


def sides(diagnostic: Diagnostic) -> dict[str, object]:
    """The first place of each side; where a side has both, what it says comes before what it lacks."""
    sides: dict[str, object] = {}
    for label in sorted(diagnostic.labels, key=lambda label: label.absent):
        sides.setdefault(label.name, _side(label))
    return {name: sides[name] for name in ("zh", "en", "old", "new") if name in sides}


def _related(diagnostic: Diagnostic) -> list[object]:
    seen: set[str] = set()
    related: list[object] = []
    for label in sorted(diagnostic.labels, key=lambda label: label.absent):
        if label.name in seen:
            related.append(Row(side=label.name, **_side(label)))
        seen.add(label.name)
    return related


def _side(label: Label) -> Row:
    if label.span is None:
        return Row(absent=True) if label.absent else Row(absent=False, text=label.text, sha=digest(label.text))
    start, end = label.span.position, label.span.end_position
    place = {"file": label.span.file.path, "line": start.line, "col": start.column}
    if label.absent:
        return Row(**place, endLine=start.line, absent=True, text=None, sha=None, anchor=label.text or "where it would be")
    return Row(**place, endLine=end.line, endCol=end.column, absent=False, text=label.text, sha=digest(label.text))


def digest(text: str | None) -> str | None:
    """16 hex digits over a quoted text, so that an acceptance can die with the words it accepted; None for none."""
    if text is None:
        return None
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
