"""The report for GitHub: workflow commands, which become annotations, and a Markdown summary of the step.

GitHub shows ten annotations of each level and step, so the worst are printed, one for each group of equal findings;
all stand in the summary.  Page text is encoded: it never starts a line, so it never is a command.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..render.languages.markdown import code, text
from ..source.diagnostic import Diagnostic, Label, Severity
from ..source.text import Lang
from ..source.visible import visible
from .grouping import Finding
from .placing import primary
from .report import Report
from .terminal import clipped, escaped
from .words import WORDS, keyed, plural

MAX_OF_A_LEVEL = 10
MAX_ROWS = 300
"""Rows of the summary; GitHub refuses a summary over 1 MiB."""
_COLUMNS = 300
_LEVELS = {Severity.ERROR: "error", Severity.BREAKING: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LEVEL_NAMES = ("error", "warning", "notice")


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """Annotations, worst first, and how many more there are."""
    standing = _standing(report)
    levels = {name: [finding for finding in standing if _LEVELS[finding.first.severity] == name] for name in _LEVEL_NAMES}
    lines = [_annotation(finding, lang) for found in levels.values() for finding in found[:MAX_OF_A_LEVEL]]
    hidden = sum(max(0, len(found) - MAX_OF_A_LEVEL) for found in levels.values())
    if hidden:
        lines.append(plural("not-shown", hidden, lang))
    lines.append(f"{escaped(report.called)}: {escaped(_counts(report, lang))}")
    return "\n".join(lines) + "\n"


def _standing(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.first.suppressed_by is None]


def _annotation(finding: Finding, lang: Lang) -> str:
    first = finding.first
    properties = {**_place(primary(first)), "title": f"{first.id} ({WORDS[first.confidence.value][lang]})"}
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[first.severity]} {shown}::{_data(_words(finding, lang))}"


def _place(label: Label | None) -> dict[str, str]:
    if label is None or label.span is None:
        return {}
    start, end = label.span.position, label.span.end_position
    place = {"file": label.span.file.path, "line": str(start.line), "endLine": str(end.line), "col": str(start.column)}
    if start.line == end.line:
        # Only with one line: GitHub drops an annotation whose columns span lines.
        return {**place, "endColumn": str(max(end.column, start.column))}
    del place["col"]
    return place


def _words(finding: Finding, lang: Lang) -> str:
    first = finding.first
    lines = [finding.message(lang)]
    lines += [_side(label, lang) for label in first.labels]
    if first.help(lang):
        lines.append(first.help(lang))
    if len(finding.occurrences) > 1:
        lines.append(f"{plural('occurrences', len(finding.occurrences), lang)}; {WORDS['all-places'][lang]}: {finding.id}")
    if first.state:
        lines.append(WORDS[first.state.value][lang])
    lines.append(keyed(first, lang))
    return "\n".join(clipped(escaped(line), _COLUMNS) for line in lines)


def _side(label: Label, lang: Lang) -> str:
    place = f" {label.span.file.path}:{label.span.position.line}" if label.span else ""
    words = WORDS["absent"][lang] if label.absent else label.text or ""
    return f"{WORDS[label.name][lang]}{place}: {words}"


def _data(words: str) -> str:
    """The text of a workflow command."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    """The value of a property of a workflow command."""
    return _data(visible(value)).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report, lang: Lang = Lang.EN) -> str:
    """Markdown for the page of the run: the counts, and a row for each finding."""
    return "\n".join(_summary(report, lang)) + "\n"


def _summary(report: Report, lang: Lang) -> Iterator[str]:
    yield f"## {text(report.heading(lang))}"
    yield ""
    yield f"**{_counts(report, lang)}**"
    yield ""
    standing = _standing(report)
    if not standing:
        return
    columns = [WORDS[name][lang] for name in ("severity", "finding", "place", report.key)]
    yield f"| {' | '.join(columns)} |"
    yield "|---|---|---|---|"
    for finding in standing[:MAX_ROWS]:
        yield _row(finding, lang)
    yield ""
    if len(standing) > MAX_ROWS:
        yield plural("not-shown", len(standing) - MAX_ROWS, lang)
        yield ""
    yield from report.advice(lang)


def _row(finding: Finding, lang: Lang) -> str:
    first = finding.first
    several = len(finding.occurrences) > 1
    places = f" ({plural('occurrences', len(finding.occurrences), lang)})" if several else ""
    state = f" ({WORDS[first.state.value][lang]})" if first.state else ""
    cells = (
        WORDS[first.level][lang],
        f"{text(clipped(finding.message(lang), _COLUMNS))} {code(first.id)}{state}",
        f"{_where(first)}{places}",
        code(finding.id if several else first.fingerprint),
    )
    return f"| {' | '.join(cells)} |"


def _where(diagnostic: Diagnostic) -> str:
    label = primary(diagnostic)
    if label is None or label.span is None:
        return code(diagnostic.subject.operation or diagnostic.subject.topic)
    return code(f"{label.span.file.path}:{label.span.position.line}")


def _counts(report: Report, lang: Lang) -> str:
    counts = [plural(level, count, lang) for level, count in report.counts().items()]
    accepted = [plural("accepted", report.suppressed(), lang)] if report.suppressed() else []
    return "; ".join([", ".join([*(counts or [WORDS["nothing"][lang]]), *accepted]), *report.remarks(lang)])
