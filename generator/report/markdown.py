"""The report as Markdown: for a merge request, a wiki or a diff."""

from __future__ import annotations

from collections.abc import Iterator

from ..render.languages.markdown import code, text
from ..source.diagnostic import CauseKind, Diagnostic, Label, Severity
from ..source.text import Lang
from .grouping import Finding
from .report import COVERED, Report
from .words import WORDS, plural, resolution_words

MAX_PLACES = 50


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """The report in `lang`."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: Report, lang: Lang) -> Iterator[str]:
    yield f"# {text(report.heading(lang))}"
    yield ""
    counts = [plural(severity.value, report.count(severity), lang) for severity in Severity if report.count(severity)]
    if report.suppressed():
        counts.append(plural("accepted", report.suppressed(), lang))
    yield f"**{', '.join(counts) or WORDS['nothing'][lang]}**"
    yield ""
    yield from _coverage(report, lang)
    for severity in Severity:
        findings = [f for f in report.findings if f.first.severity is severity and f.first.suppressed_by is None]
        yield from _section(WORDS[severity.value][lang], findings, lang)
    yield from _section(WORDS["accepted"][lang], [f for f in report.findings if f.first.suppressed_by is not None], lang)


def _coverage(report: Report, lang: Lang) -> Iterator[str]:
    if not report.pages:
        return
    yield f"| | {' | '.join(WORDS[language.value][lang] for language in report.languages)} |"
    yield f"|---|{'---:|' * len(report.languages)}"
    pages = [sum(report.pages_by_kind(language).values()) for language in report.languages]
    yield f"| {WORDS['pages'][lang]} | {' | '.join(str(count) for count in pages)} |"
    for name in COVERED:
        counts = [report.covered(name, language) for language in report.languages]
        yield f"| {WORDS[name][lang]} | {' | '.join(f'{count.read}/{count.total}' for count in counts)} |"
    yield ""


def _section(title: str, findings: list[Finding], lang: Lang) -> Iterator[str]:
    if not findings:
        return
    yield f"## {title} ({len(findings)})"
    yield ""
    for finding in findings:
        yield from _finding(finding, lang)


def _finding(finding: Finding, lang: Lang) -> Iterator[str]:
    first = finding.first
    yield f"### {text(finding.message(lang))}"
    yield ""
    subject = " ".join(code(part) for part in (first.subject.operation, first.subject.location) if part)
    rule = f"{code(first.id)} · {WORDS[first.confidence.value][lang]} · {code(first.fingerprint)}"
    yield f"{subject}  \n{rule}" if subject else rule
    yield ""
    for label in first.labels:
        yield _side(label, lang)
    yield from _notes(first, lang)
    if len(finding.occurrences) > 1:
        yield f"- {plural('more-places', len(finding.occurrences) - 1, lang)}"
        yield from (f"  - {_place(finding, other)}" for other in finding.occurrences[1 : MAX_PLACES + 1])
    yield ""


def _side(label: Label, lang: Lang) -> str:
    name = WORDS[label.name][lang]
    place = code(f"{label.span.file.path}:{label.span.position}") if label.span else ""
    if label.absent:
        return f"- **{name}** {place} *{WORDS['absent'][lang]}*"
    return f"- **{name}** {place} {text(label.text or '')}".rstrip()


def _notes(diagnostic: Diagnostic, lang: Lang) -> Iterator[str]:
    if diagnostic.cause and diagnostic.cause.kind is not CauseKind.UNKNOWN:
        evidence = "; ".join(text(line) for line in diagnostic.cause.evidence)
        yield f"- {WORDS['cause'][lang]}: {WORDS[diagnostic.cause.kind.value][lang]}{f' ({evidence})' if evidence else ''}"
    if diagnostic.resolution:
        yield f"- {WORDS['resolution'][lang]}: " + ", ".join(map(text, resolution_words(diagnostic.resolution)))
    if diagnostic.suppressed_by is not None:
        yield f"- {WORDS['reason'][lang]}: {text(diagnostic.suppressed_by)}"
    if diagnostic.help(lang):
        yield f"- {WORDS['help'][lang]}: {text(diagnostic.help(lang))}"


def _place(finding: Finding, diagnostic: Diagnostic) -> str:
    value = f"{text(finding.value(diagnostic))} " if finding.value(diagnostic) else ""
    spans = [code(f"{label.span.file.path}:{label.span.position.line}") for label in diagnostic.labels if label.span]
    return value + (" · ".join(spans) or code(diagnostic.subject.operation or diagnostic.subject.topic))
