"""A comparison of revisions as a changelog in Markdown, by class and page.

What pages say is data: every character that Markdown or HTML could read is escaped by the same rule as in the drift
report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..render.languages.markdown import code, text
from ..revisions.change import Change, ChangeClass
from ..source.diagnostic import Confidence, Diagnostic
from ..source.text import Lang
from .grouping import Finding
from .markdown import MAX_PLACES
from .revision_report import RevisionReport
from .terminal import clipped
from .words import WORDS, plural

_COLUMNS = 200


def render(report: RevisionReport, lang: Lang = Lang.EN) -> str:
    """The changelog."""
    return "\n".join(_lines(report, lang)).rstrip() + "\n"


def _lines(report: RevisionReport, lang: Lang) -> Iterator[str]:
    comparison = report.comparison
    yield f"# {text(report.heading(lang))}"
    yield ""
    counts = [plural(level, count, lang) for level, count in report.counts().items()]
    yield "; ".join([", ".join(counts) or WORDS["nothing-changed"][lang], *map(text, report.remarks(lang))])
    yield ""
    if comparison.trouble:
        yield f"## {WORDS['error'][lang]} ({len(comparison.trouble)})"
        yield ""
        yield from (f"- {text(found.message(lang))}" for found in comparison.trouble)
        yield ""
    for class_ in ChangeClass:
        listed = [finding for finding in report.findings if finding.first.level == class_.value]
        if listed:
            yield f"## {WORDS[class_.value][lang]} ({len(listed)})"
            yield ""
            yield from _pages(listed, lang)


def _pages(listed: Sequence[Finding], lang: Lang) -> Iterator[str]:
    pages: dict[str, list[Finding]] = {}
    for finding in listed:
        pages.setdefault(_page(finding.first, lang), []).append(finding)
    for page, findings in pages.items():
        operations = dict.fromkeys(finding.first.subject.operation for finding in findings)
        single = next(iter(operations)) if len(operations) == 1 else ""
        yield f"### {page}{f': {code(single)}' if single else ''}"
        yield ""
        for finding in findings:
            yield from _finding(finding, "" if single else finding.first.subject.operation, lang)
        yield ""


def _page(found: Diagnostic, lang: Lang) -> str:
    assert isinstance(found, Change)
    return f"{text(found.title or found.subject.topic)} ({WORDS[found.lang.value][lang]})"


def _finding(finding: Finding, operation: str, lang: Lang) -> Iterator[str]:
    first = finding.first
    place = " ".join(code(part) for part in (operation, first.subject.location) if part)
    state = f" ({WORDS[first.state.value][lang]})" if first.state else ""
    yield f"- {text(finding.message(lang))} · {place}{state}"
    if first.confidence is Confidence.HEURISTIC:
        # The sentence of a contract fact holds both values; that of prose says nothing without the words.
        yield from (f"  - {WORDS[label.name][lang]}: {text(clipped(label.text, _COLUMNS))}" for label in first.labels if label.text)
    if len(finding.occurrences) > 1:
        yield f"  - {plural('more-places', len(finding.occurrences) - 1, lang)}"
        yield from (f"    - {_place(other, lang)}" for other in finding.occurrences[1 : MAX_PLACES + 1])


def _place(found: Diagnostic, lang: Lang) -> str:
    return f"{_page(found, lang)} · {code(found.subject.location)}"
