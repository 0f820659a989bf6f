"""A comparison of revisions as JSON: the format for programs.  Its JSON Schema stands beside it in `diff.schema.json`.

Like the drift report, with a class instead of a severity alone, the language that changed, and what the other did.
Pages that could not be read stand among the findings: they have no class.  Equal changes stand each by itself, with
the name of their group.
"""

from __future__ import annotations

from pathlib import Path

from ..revisions.change import Change, ChangeClass
from ..source.diagnostic import Diagnostic
from ..source.text import Lang
from .json import dump, pointer, sides
from .revision_report import RevisionReport

FORMAT = "twinspec-diff/1"
SCHEMA = Path(__file__).with_name("diff.schema.json")


def render(report: RevisionReport, lang: Lang = Lang.EN) -> str:
    """The comparison; `lang` only says which language `message` speaks, `messages` has both."""
    comparison = report.comparison
    groups = {one.fingerprint: finding.id for finding in report.findings for one in finding.occurrences}
    return dump(
        {
            "format": FORMAT,
            "mode": "revision",
            "service": comparison.service,
            "old": comparison.old,
            "new": comparison.new,
            "pages": {"old": len(comparison.pages[0]), "new": len(comparison.pages[1])},
            "semver": comparison.semver.value,
            "counts": {**{class_.value: comparison.count(class_) for class_ in ChangeClass}, "error": len(comparison.trouble)},
            "findings": [_finding(found, groups, lang) for found in (*comparison.trouble, *comparison.changes)],
        }
    )


def _finding(found: Diagnostic, groups: dict[str, str], lang: Lang) -> dict[str, object]:
    return {
        "id": found.id,
        "fingerprint": found.fingerprint,
        "group": groups[found.fingerprint],
        "mode": "revision",
        "severity": found.severity.value,
        "confidence": found.confidence.value,
        "message": found.message(lang),
        "messages": {language.value: found.message(language) for language in Lang},
        "subject": {
            "topic": found.subject.topic,
            "operation": found.subject.operation,
            "location": found.subject.location,
            "pointer": pointer(found.subject.location),
        },
        "args": dict(found.args),
        "sides": sides(found),
        **_of_change(found),
    }


def _of_change(found: Diagnostic) -> dict[str, object]:
    if isinstance(found, Change):
        return {
            "class": found.class_.value,
            "lang": found.lang.value,
            "state": found.state.value if found.state else None,
            "title": found.title,
        }
    return {"class": None, "lang": found.labels[0].lang.value if found.labels else None, "state": None, "title": ""}
