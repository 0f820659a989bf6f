"""The report as one static page: both languages side by side, with filters, search and a link to each finding.

The page loads nothing; its policy admits only its own style and script, by hash.  All text goes through autoescape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import jinja2

from ..render.languages.assets import asset
from ..render.marking import Piece, between_languages, between_revisions
from ..render.target import templates_folder
from ..source.diagnostic import CauseKind, Diagnostic, Label
from ..source.text import Lang
from ..source.visible import visible
from .grouping import Finding
from .report import COVERED, Report
from .words import WORDS, plural, resolution_words

MAX_PLACES = 200
_HTML_LANG = {Lang.ZH: "zh-CN", Lang.EN: "en"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One place of a finding."""

    name: str
    lang: str
    place: str
    pieces: tuple[Piece, ...]
    absent: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter, or a counted badge."""

    value: str
    words: str
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding as the template prints it."""

    fingerprint: str
    level: str
    tone: str
    level_words: str
    rule: str
    confidence: str
    message: str
    help: str
    operation: str
    location: str
    pages: str
    sides: tuple[Side, ...]
    used: tuple[str, ...]
    state: str
    state_words: str
    cause_words: str
    evidence: tuple[str, ...]
    accepted: str
    places: tuple[Choice, ...]
    places_words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A select box."""

    name: str
    words: str
    options: tuple[Choice, ...]


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """The page, with its own words in `lang`."""
    rows = list(_rows(report, lang))
    return (
        _environment()
        .get_template("report/drift.html.j2")
        .render(
            lang=_HTML_LANG[lang],
            title=visible(report.heading(lang)),
            remarks=[visible(remark) for remark in report.remarks(lang)],
            words={name: words[lang] for name, words in WORDS.items()},
            languages=[WORDS[language.value][lang] for language in report.languages],
            counts=list(_counts(report, lang)),
            coverage=_coverage(report, lang),
            levels=[Choice(level, WORDS[level][lang]) for level in report.levels if any(row.level == level for row in rows)],
            filters=_filters(report, rows, lang),
            findings=rows,
            style=asset("docs/_base.css", "report/report.css"),
            script=asset("report/report.js"),
        )
    )


@lru_cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _counts(report: Report, lang: Lang) -> Iterator[Choice]:
    for level, count in report.counts().items():
        yield Choice(level, plural(level, count, lang), level)
    if report.suppressed():
        yield Choice("accepted", plural("accepted", report.suppressed(), lang), "accepted")


def _coverage(report: Report, lang: Lang) -> list[tuple[str, ...]]:
    if not report.pages:
        return []
    pages = [str(sum(report.pages_by_kind(language).values())) for language in report.languages]
    rows: list[tuple[str, ...]] = [(WORDS["pages"][lang], *pages)]
    for name in COVERED:
        counts = [report.covered(name, language) for language in report.languages]
        rows.append((WORDS[name][lang], *(f"{count.read} / {count.total}" for count in counts)))
    return rows


def _filters(report: Report, rows: list[Row], lang: Lang) -> list[Filter]:
    rules = sorted({row.rule for row in rows})
    pages = sorted({page for row in rows for page in row.pages.split("\n") if page})
    states = sorted({row.state for row in rows})
    return [
        Filter("rule", WORDS["rule"][lang], tuple(Choice(rule, rule) for rule in rules)),
        Filter("page", WORDS["page"][lang], tuple(Choice(page, page) for page in pages)),
        Filter("state", WORDS[report.states][lang], tuple(Choice(state, WORDS[state][lang]) for state in states)),
    ]


def _rows(report: Report, lang: Lang) -> Iterator[Row]:
    anchors = _Anchors()
    for finding in report.findings:
        yield _row(finding, anchors, lang)


class _Anchors:
    """Element ids, each given once: two findings of one place may share a fingerprint."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def give(self, fingerprint: str) -> str:
        """The fingerprint, or the fingerprint and a number."""
        self._seen[fingerprint] = number = self._seen.get(fingerprint, 0) + 1
        return fingerprint if number == 1 else f"{fingerprint}-{number}"


def _row(finding: Finding, anchors: _Anchors, lang: Lang) -> Row:
    first = finding.first
    cause = first.cause.kind if first.cause else CauseKind.UNKNOWN
    others = finding.occurrences[1:]
    places = tuple(
        Choice(anchors.give(one.fingerprint), " ".join(part for part in (visible(finding.value(one)), _place(one)) if part))
        for one in others[:MAX_PLACES]
    )
    return Row(
        fingerprint=anchors.give(first.fingerprint),
        level=first.level,
        tone=first.level if first.suppressed_by is None else "accepted",
        level_words=WORDS[first.level][lang],
        rule=first.id,
        confidence=WORDS[first.confidence.value][lang],
        message=visible(finding.message(lang)),
        help=visible(first.help(lang)),
        operation=visible(first.subject.operation),
        location=visible(first.subject.location),
        pages="\n".join(dict.fromkeys(visible(label.span.file.path) for one in finding.occurrences for label in one.labels if label.span)),
        sides=tuple(_side(label, first, lang) for label in first.labels),
        used=tuple(map(visible, resolution_words(first.resolution))),
        state=first.state.value if first.state else cause.value,
        state_words=WORDS[first.state.value][lang] if first.state else "",
        cause_words="" if cause is CauseKind.UNKNOWN else WORDS[cause.value][lang],
        evidence=tuple(visible(line) for line in first.cause.evidence) if first.cause else (),
        accepted=visible(first.suppressed_by or ""),
        places=places,
        places_words=plural("more-places", len(others), lang),
    )


def _side(label: Label, diagnostic: Diagnostic, lang: Lang) -> Side:
    return Side(
        name=WORDS[label.name][lang],
        lang=_HTML_LANG[label.lang],
        place=visible(f"{label.span.file.path}:{label.span.position}") if label.span else "",
        pieces=() if label.absent else _pieces(label, diagnostic),
        absent=label.absent,
    )


def _pieces(label: Label, diagnostic: Diagnostic) -> tuple[Piece, ...]:
    text = visible(label.text or "")
    other = next((other for other in diagnostic.labels if other.name != label.name and other.text is not None), None)
    if other is None or other.text is None:
        return (Piece(text, False),)
    if other.lang is label.lang:
        return between_revisions(text, visible(other.text))
    args = [value for _, value in diagnostic.args]
    return between_languages(text, visible(other.text), args, latin=label.lang is Lang.EN)


def _place(diagnostic: Diagnostic) -> str:
    spans = [visible(f"{label.span.file.path}:{label.span.position.line}") for label in diagnostic.labels if label.span]
    return " · ".join(spans) or visible(diagnostic.subject.operation or diagnostic.subject.topic)
