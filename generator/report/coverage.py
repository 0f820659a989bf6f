"""What the pages hold and what became of it: total = read + diagnosed, for every page and for the service.

The file names the place of everything that did not become a fact; the summary is for the terminal.
"""

from __future__ import annotations

from rich.table import Table

from ..model.draft import Count
from ..source.diagnostic import Diagnostic
from ..source.text import Lang
from .json import dump
from .report import COVERED, PageSummary, Report
from .terminal import escaped, width
from .words import WORDS

FORMAT = "twinspec-coverage/1"


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """`coverage/<service>.coverage.json`."""
    return dump(
        {
            "format": FORMAT,
            "service": report.service,
            "pages": {language.value: report.pages_by_kind(language) for language in report.languages},
            "operations": {language.value: _operations(report, language) for language in report.languages},
            "totals": {
                "all": {name: _numbers(report.covered(name)) for name in COVERED},
                **{language.value: {name: _numbers(report.covered(name, language)) for name in COVERED} for language in report.languages},
            },
            "diagnosed": {name: [_place(diagnostic, lang) for diagnostic in report.covered(name).diagnosed] for name in COVERED},
            "reading": [_place(diagnostic, lang) for diagnostic in report.reading],
            "files": [_page(page) for page in report.pages],
        }
    )


def summary(report: Report, lang: Lang = Lang.EN) -> str:
    """A few plain lines: pages by kind, and read/total of everything counted."""
    rows = _rows(report, lang)
    columns = [max(width(row[index]) for row in rows) for index in range(len(rows[0]))]
    return "".join("  ".join(_padded(cell, size) for cell, size in zip(row, columns, strict=True)).rstrip() + "\n" for row in rows)


def table(report: Report, lang: Lang = Lang.EN) -> Table:
    """The same as a rich table."""
    head, *body = _rows(report, lang)
    result = Table(title=escaped(report.title) or report.service, title_justify="left")
    for index, name in enumerate(head):
        result.add_column(name, justify="right" if index else "left")
    for row in body:
        result.add_row(*row)
    return result


def _rows(report: Report, lang: Lang) -> list[tuple[str, ...]]:
    languages = report.languages
    rows = [(escaped(report.service), *(WORDS[language.value][lang] for language in languages))]
    kinds = sorted({kind for language in languages for kind in report.pages_by_kind(language)})
    for kind in kinds:
        rows.append((f"{WORDS['pages'][lang]}: {kind}", *(str(report.pages_by_kind(language).get(kind, 0)) for language in languages)))
    rows.append((WORDS["operations"][lang], *(str(_operations(report, language)) for language in languages)))
    for name in COVERED:
        counts = [report.covered(name, language) for language in languages]
        rows.append((WORDS[name][lang], *(f"{count.read}/{count.total}" for count in counts)))
    return rows


def _padded(cell: str, size: int) -> str:
    return cell + " " * (size - width(cell))


def _operations(report: Report, lang: Lang) -> int:
    return sum(page.operations for page in report.pages if page.lang is lang)


def _numbers(count: Count) -> dict[str, int]:
    return {"total": count.total, "read": count.read, "diagnosed": len(count.diagnosed)}


def _page(page: PageSummary) -> dict[str, object]:
    return {
        "file": page.path,
        "lang": page.lang.value,
        "kind": page.kind.value,
        "topic": page.topic,
        "title": page.title,
        "operations": page.operations,
        **{name: _numbers(getattr(page.coverage, name)) for name in COVERED},
    }


def _place(diagnostic: Diagnostic, lang: Lang) -> dict[str, object]:
    label = next((label for label in diagnostic.labels if label.span), None)
    place: dict[str, object] = {}
    if label and label.span:
        place = {"file": label.span.file.path, "line": label.span.position.line, "col": label.span.position.column, "text": label.text}
    about = {"id": diagnostic.id, "severity": diagnostic.severity.value, "fingerprint": diagnostic.fingerprint}
    return {**about, "message": diagnostic.message(lang), **place}
