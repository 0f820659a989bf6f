"""The report for GitLab's Code Quality view: a JSON list of issues, one for each place.

GitLab tells old from new by the fingerprint alone, so it holds no line and no words; it knows no accepted issue, so
what somebody accepted is left out.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from ..source.diagnostic import Confidence, Diagnostic, Severity
from ..source.text import Lang
from .json import dump
from .placing import primary
from .report import Report

_SEVERITIES = {"error": "blocker", "breaking": "critical", "warning": "major", "info": "info", "non-breaking": "minor", "docs-only": "info"}


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """The issues, with their descriptions in `lang`, worst first."""
    seen: Counter[str] = Counter()
    issues = []
    for diagnostic in report.diagnostics:
        if diagnostic.suppressed_by is None:
            issues.append(_issue(report, diagnostic, seen[diagnostic.fingerprint], lang))
            seen[diagnostic.fingerprint] += 1
    return dump(issues)


def _issue(report: Report, diagnostic: Diagnostic, number: int, lang: Lang) -> dict[str, object]:
    label = primary(diagnostic)
    path, line = (label.span.file.path, label.span.position.line) if label and label.span else (_any_path(report), 1)
    return {
        "description": f"{diagnostic.message(lang)} [{diagnostic.fingerprint}]",
        "check_name": diagnostic.id,
        "fingerprint": hashlib.sha256(f"{report.service}/{diagnostic.fingerprint}/{number}".encode()).hexdigest()[:32],
        "severity": _severity(diagnostic),
        "location": {"path": path, "lines": {"begin": line}},
    }


def _severity(diagnostic: Diagnostic) -> str:
    if diagnostic.severity is Severity.WARNING and diagnostic.confidence is Confidence.HEURISTIC:
        return "minor"
    return _SEVERITIES[diagnostic.level]


def _any_path(report: Report) -> str:
    """A file for a finding about none: GitLab drops an issue without a path."""
    return report.pages[0].path if report.pages else "."
