"""The report as SARIF 2.1.0, for code-scanning views.

One result per finding.  Its location is the side that lacks something, or else the side that is not the original
(en, new); the other side is a related location, never a result of its own.  What a ruling or the backlog knows is
"unchanged", an entry whose finding is gone gives an "absent" result.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from ..emit.types import Row
from ..revisions.change import Change
from ..source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity
from ..source.text import Lang, Span
from .grouping import Finding
from .json import dump
from .placing import primary
from .report import Report
from .words import WORDS

SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"
MAX_LOCATIONS = 100
_LEVELS = {Severity.ERROR: "error", Severity.BREAKING: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_RANKS = {Confidence.EXACT: 100.0, Confidence.HIGH: 75.0, Confidence.HEURISTIC: 25.0}


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """The report with its messages in `lang`."""
    kinds = {finding.first.id: finding.first.kind for finding in report.findings}
    order = {rule: index for index, rule in enumerate(sorted(kinds))}
    run = {
        "tool": {"driver": {"name": "twinspec", "rules": [_rule(kinds[rule], lang) for rule in order]}},
        "language": "zh-CN" if lang is Lang.ZH else "en-US",
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"{report.command}/{report.service}/"},
        "results": [
            *(_result(finding, order[finding.first.id], lang) for finding in report.findings),
            *(_absent(complaint, lang) for complaint in report.absent),
        ],
    }
    return dump({"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [run]})


def _rule(kind: Kind, lang: Lang) -> dict[str, object]:
    sentence, advice = (kind.zh, kind.help_zh) if lang is Lang.ZH else (kind.en, kind.help_en)
    rule: dict[str, object] = {
        "id": kind.id,
        "shortDescription": {"text": _message(sentence)},
        "help": {"text": _message(advice or kind.doc or sentence)},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
        "properties": {"severity": kind.severity.value, "confidence": kind.confidence.value},
    }
    if kind.doc:
        rule["fullDescription"] = {"text": _message(kind.doc)}
    return rule


def _result(finding: Finding, rule_index: int, lang: Lang) -> dict[str, object]:
    first = finding.first
    shown = [primary(one) for one in finding.occurrences[:MAX_LOCATIONS]]
    related = [label for label in first.labels if label is not shown[0] and label.span]
    result: dict[str, object] = {
        "ruleId": first.id,
        "ruleIndex": rule_index,
        "level": _LEVELS[first.severity],
        "rank": _RANKS[first.confidence],
        "message": Row(text=_message(finding.message(lang))),
        "locations": [_location(label.span, one) for label, one in zip(shown, finding.occurrences, strict=False) if label and label.span],
        "partialFingerprints": Row({"twinspec/v1": first.fingerprint}),
        "baselineState": finding.baseline_state,
        "properties": Row(
            severity=first.severity.value,
            confidence=first.confidence.value,
            topic=first.subject.topic,
            operation=first.subject.operation,
            location=first.subject.location,
            cause=first.cause.kind.value if first.cause else "unknown",
            **_of_change(first),
        ),
    }
    if related:
        result["relatedLocations"] = [_related(number, label, lang) for number, label in enumerate(related, 1)]
    if len(finding.occurrences) > 1:
        result["occurrenceCount"] = len(finding.occurrences)
    if first.suppressed_by is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": first.suppressed_by}]
    return result


def _of_change(diagnostic: Diagnostic) -> dict[str, object]:
    if not isinstance(diagnostic, Change):
        return {}
    state = {"state": diagnostic.state.value} if diagnostic.state else {}
    return {"class": diagnostic.class_.value, "language": diagnostic.lang.value, **state}


def _absent(complaint: Diagnostic, lang: Lang) -> dict[str, object]:
    """What an entry of the backlog knew and no page holds any more; `complaint` says that the entry is unused."""
    args = dict(complaint.args)
    return {
        "ruleId": str(args.get("rule") or complaint.id),
        "kind": "notApplicable",
        "level": "none",
        "message": {"text": WORDS["gone"][lang]},
        "locations": [_location(label.span, complaint) for label in complaint.labels if label.span],
        "partialFingerprints": {"twinspec/v1": str(args["fingerprint"])},
        "baselineState": "absent",
    }


def _location(span: Span, diagnostic: Diagnostic) -> dict[str, object]:
    location: dict[str, object] = {"physicalLocation": _physical(span)}
    element = " ".join(part for part in (diagnostic.subject.operation, diagnostic.subject.location) if part)
    if element:
        location["logicalLocations"] = [Row(fullyQualifiedName=element)]
    return location


def _related(number: int, label: Label, lang: Lang) -> dict[str, object]:
    assert label.span is not None
    words = label.text if label.text is not None else WORDS["absent"][lang]
    message = Row(text=_message(f"{WORDS[label.name][lang]}: {words}"))
    return {"id": number, "message": message, "physicalLocation": _physical(label.span)}


def _physical(span: Span) -> Row:
    start, end = span.position, span.end_position
    return Row(
        artifactLocation={"uri": _uri(span.file.path)},
        region={"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column},
    )


@lru_cache(maxsize=1024)
def _uri(path: str) -> str:
    return quote(path, safe="/", errors="surrogatepass")


def _message(text: str) -> str:
    # "[words](target)" inside a SARIF message would be a link.
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text
