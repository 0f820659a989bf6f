"""The report for people at a terminal: both places of each finding, with carets under what is meant.

Lines are made of pieces with a style name; `render` joins them to plain text, `styled` gives them to rich.  So colour
is the caller's choice, and both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text as RichText

from ..revisions.change import ChangeClass
from ..source.diagnostic import CauseKind, Diagnostic, Label, Severity
from ..source.text import Lang, Span
from .grouping import Finding
from .report import Report
from .terminal import clipped, clipped_left, escaped, width
from .words import WORDS, keyed, plural, resolution_words

COLUMNS = 100
"""Width for quoted source."""
SHOWN_PLACES = 5
"""Places listed of a finding that occurs on many pages."""
_BEFORE = 28

STYLES = {
    Severity.ERROR.value: "bold red",
    Severity.BREAKING.value: "bold red",
    Severity.WARNING.value: "bold yellow",
    Severity.INFO.value: "bold cyan",
    ChangeClass.NON_BREAKING.value: "bold green",
    ChangeClass.DOCS_ONLY.value: "bold cyan",
    "title": "bold",
    "quiet": "dim",
    "caret": "green",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in one style; "" is none."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """The report as plain text."""
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines(report, lang))


def styled(report: Report, lang: Lang = Lang.EN) -> RichText:
    """The report for a rich console."""
    text = RichText()
    for line in lines(report, lang):
        for piece in line:
            text.append(piece.text, STYLES.get(piece.style, ""))
        text.append("\n")
    return text


def one_line(diagnostic: Diagnostic, lang: Lang = Lang.EN) -> str:
    """ "zh/page.md:123:5: error: what is so [rule]", for logs."""
    spans = [label.span for label in sorted(diagnostic.labels, key=lambda label: label.side == "old") if label.span]
    place = f"{escaped(str(spans[0]))}: " if spans else ""
    message = clipped(escaped(diagnostic.message(lang)), 300)
    return f"{place}{diagnostic.level}: {message} [{diagnostic.id}]"


def lines(report: Report, lang: Lang) -> Iterator[Line]:
    """Every line of the report."""
    accepted = 0
    for finding in report.findings:
        if finding.first.suppressed_by is not None:
            accepted += 1
            continue
        yield from _finding(finding, lang)
        yield ()
    yield from _totals(report, lang, accepted)


def _finding(finding: Finding, lang: Lang) -> Iterator[Line]:
    first = finding.first
    head = f"{first.level}[{first.id}]"
    yield Piece(head, first.level), Piece(": "), Piece(escaped(finding.message(lang)), "title")
    element = "  ".join(escaped(part) for part in (first.subject.operation, first.subject.location) if part)
    if element:
        yield Piece(f"  {WORDS['element'][lang]}: ", "quiet"), Piece(element)
    for label in first.labels:
        yield from _label(label, lang)
    yield from _notes(first, lang)
    if len(finding.occurrences) > 1:
        yield from _places(finding, lang)
    every = f" ({WORDS['all-places'][lang]}: {finding.id})" if len(finding.occurrences) > 1 else ""
    yield (Piece(f"  = {keyed(first, lang)}{every}", "quiet"),)


def _label(label: Label, lang: Lang) -> Iterator[Line]:
    side = WORDS[label.name][lang]
    if label.span is None:
        words = WORDS["no-place"][lang] if label.absent else clipped(escaped(label.text or ""), COLUMNS)
        yield Piece("  --> ", "caret"), Piece(f"{side}: {words}")
        return
    place = (f"{side} " if label.side else "") + escaped(label.span.file.path)
    position = label.span.position
    if label.absent:
        words = escaped(label.text) if label.text else WORDS["absent"][lang]
        yield Piece("  --> ", "caret"), Piece(f"{place}:{position.line}"), Piece(f"   {clipped(words, COLUMNS)}", "quiet")
        return
    yield Piece("  --> ", "caret"), Piece(f"{place}:{position}")
    yield from _quote(label.span, label.text)


def _quote(span: Span, words: str | None) -> Iterator[Line]:
    """The source line with carets; where markup or line ends stand inside the span, what a reader sees of it."""
    number = str(span.position.line)
    gutter = " " * len(number)
    inside = span.text
    if not inside or "<" in inside or "\n" in inside or "\r" in inside:
        shown = clipped(escaped(words if words is not None else inside), COLUMNS)
        if shown:
            yield Piece(f"  {number} | ", "quiet"), Piece(shown)
        return
    line, column = span.file.line(span.position.line), span.position.column - 1
    before, marked, after = _visible(line[:column], line[column : column + len(inside)], line[column + len(inside) :])
    yield Piece(f"  {number} | ", "quiet"), Piece(before + marked + after)
    yield Piece(f"  {gutter} | ", "quiet"), Piece(" " * width(before)), Piece("^" * max(width(marked), 1), "caret")


def _visible(before: str, inside: str, after: str) -> tuple[str, str, str]:
    """The three parts of a line, cut at tags and to the width of the report around the middle one."""
    marked = clipped(escaped(inside), COLUMNS - _BEFORE)
    tag = before.rfind(">")
    lead = escaped(before[tag + 1 :]) if tag >= 0 else escaped(before)
    lead = clipped_left(lead.lstrip() if tag < 0 else lead, _BEFORE)
    left = COLUMNS - width(lead) - width(marked)
    tail = after.split("<", 1)[0]
    return lead, marked, clipped(escaped(tail), left) if left > 1 else ""


def _notes(diagnostic: Diagnostic, lang: Lang) -> Iterator[Line]:
    if diagnostic.cause and diagnostic.cause.kind is not CauseKind.UNKNOWN:
        yield (Piece(f"  = {WORDS['cause'][lang]}: {WORDS[diagnostic.cause.kind.value][lang]}"),)
        for evidence in diagnostic.cause.evidence[:3]:
            yield (Piece(f"      {clipped(escaped(evidence), COLUMNS)}", "quiet"),)
    if diagnostic.state:
        yield (Piece(f"  = {WORDS[diagnostic.state.value][lang]}"),)
    if diagnostic.resolution:
        done = ", ".join(escaped(words) for words in resolution_words(diagnostic.resolution))
        yield (Piece(f"  = {WORDS['resolution'][lang]}: {done}"),)
    advice = diagnostic.help(lang)
    if advice:
        yield (Piece(f"  = {WORDS['help'][lang]}: {escaped(advice)}"),)


def _places(finding: Finding, lang: Lang) -> Iterator[Line]:
    others = finding.occurrences[1:]
    yield (Piece(f"  = {plural('more-places', len(others), lang)}"),)
    for other in others[:SHOWN_PLACES]:
        spans = " · ".join(escaped(f"{label.span.file.path}:{label.span.position.line}") for label in other.labels if label.span)
        value = f"{escaped(finding.value(other))}  " if finding.value(other) else ""
        yield (Piece(f"      {value}{spans or escaped(other.subject.operation or other.subject.topic)}", "quiet"),)
    if len(others) > SHOWN_PLACES:
        yield (Piece("      …", "quiet"),)


def _totals(report: Report, lang: Lang, accepted: int) -> Iterator[Line]:
    parts = [Piece(plural(level, count, lang), level) for level, count in report.counts().items()]
    if not parts:
        parts = [Piece(WORDS["nothing"][lang], "title")]
    joined: list[Piece] = [Piece(f"{escaped(report.called)}: ", "title")]
    for index, part in enumerate(parts):
        joined += [Piece(", "), part] if index else [part]
    if accepted:
        joined.append(Piece(f", {plural('accepted', accepted, lang)}", "quiet"))
    joined += [Piece(f"; {escaped(remark)}") for remark in report.remarks(lang)]
    yield tuple(joined)
