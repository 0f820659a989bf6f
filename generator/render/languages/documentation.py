"""Documentation as a language of output: HTML pages with both languages side by side, and Markdown pages in each.

All print the same views, so they cannot say different things.  What makes page text harmless stands in `html`,
`rich_html` and `markdown`; here is what the templates see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Protocol, TypeVar

from markupsafe import Markup

from ...model.api import Api, Operation
from ...model.claim import Claim
from ...source.text import Lang
from ...source.visible import visible
from ..facts import Said
from ..labels import LABELS, Words
from ..pages import OperationView, operation_view
from ..remarks import HasDiagnostics, RemarkIndex
from ..samples import CallNames
from ..search import entries
from ..views import unique_names
from . import html, markdown, rich_html
from .assets import asset
from .html import comment, ident, literal
from .python.names import flat_structs, methods

__all__ = ["check", "comment", "ident", "literal", "views"]

_STYLE = ("docs/_base.css", "docs/_docs.css")
_PAGE_SCRIPT = ("docs/_page.js",)
_INDEX_SCRIPT = ("docs/_index.js",)

T_co = TypeVar("T_co", covariant=True)


class InBoth(Protocol[T_co]):
    """Something that each language has."""

    @property
    def zh(self) -> T_co: ...

    @property
    def en(self) -> T_co: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a Markdown page."""

    slug: str
    """"zh" or "en"."""

    def own(self, both: InBoth[T_co]) -> T_co:
        """What is there in the reader's language."""
        return both.zh if self.slug == "zh" else both.en

    def say(self, words: InBoth[str]) -> str:
        """The words as Markdown."""
        return markdown.text(self.own(words))


@dataclass(frozen=True, slots=True)
class Page:
    """An operation's pages before its findings are known."""

    slug: str
    operation: Operation
    title: Words


@dataclass(frozen=True, slots=True)
class Line:
    """An operation in the index."""

    method: str
    path: str
    title: Words
    counts: tuple[tuple[str, int], ...]


def views(api: Api) -> Mapping[str, object]:
    """What the templates of both forms see."""
    pages = pages_of(api)
    links = _links(pages)
    described = Described(api)
    return {
        "api": api,
        "operations": pages,
        "langs": (Reader("zh"), Reader("en")),
        "label": LABELS,
        "view": described.view,
        "line": described.line,
        "operation_count": len(api.operations),
        "error_count": len(api.errors),
        # HTML
        "title": Markup("{}").format(visible(api.title)),
        "style": asset(*_STYLE),
        "page_script": asset(*_PAGE_SCRIPT),
        "index_script": asset(*_INDEX_SCRIPT),
        "island": lambda: html.island(entries(api, [page.slug for page in pages])),
        "rich": partial(rich_html.rich, links),
        "shown": visible,
        "breakable": html.breakable,
        "both": rich_html.both,
        "used": rich_html.used,
        "place": rich_html.place,
        "said": _said,
        # Markdown
        "described": partial(markdown.rich, links),
        "at": markdown.at,
        "text": markdown.text,
        "code": markdown.code,
        "block": markdown.block,
    }


def pages_of(api: Api) -> list[Page]:
    """A page for each operation, in the order of the operations."""
    slugs = unique_names((operation.id.lower() for operation in api.operations), ("index", "errors"), limit=60)
    return [
        Page(slug, one, Words(one.title.text(Lang.ZH) or one.id, one.title.text(Lang.EN) or one.id))
        for slug, one in zip(slugs, api.operations, strict=True)
    ]


def _links(pages: list[Page]) -> dict[str, str]:
    """Names of source pages, as links on other pages spell them, to our own pages."""
    links: dict[str, str] = {}
    for page in pages:
        for source in page.operation.pages:
            links.setdefault(PurePosixPath(source.path).name, page.slug)
    return links


class Described:
    """The views of a service's pages.  A page is printed three times in a row, so the last view is kept."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._names = CallNames(methods(api), frozenset(flat_structs(api)))
        self._report: HasDiagnostics | None = None
        self._index = RemarkIndex(None)
        self._last: tuple[Page, HasDiagnostics | None, OperationView] | None = None

    def view(self, page: Page, report: HasDiagnostics | None = None) -> OperationView:
        """All of a page, with what `report` found about it."""
        if self._last is None or self._last[0] is not page or self._last[1] is not report:
            remarks = self._findings(report).of(page.operation)
            self._last = page, report, operation_view(self._api, page.operation, page.slug, remarks, self._names)
        return self._last[2]

    def line(self, page: Page, report: HasDiagnostics | None = None) -> Line:
        """A page in the index."""
        return Line(page.operation.method, page.operation.path, page.title, self._findings(report).of(page.operation).counts)

    def _findings(self, report: HasDiagnostics | None) -> RemarkIndex:
        if report is not self._report:
            self._report, self._index = report, RemarkIndex(report)
        return self._index


def _said(claim: Claim[str]) -> Said:
    return Said(claim.value)


def check(path: str, content: bytes) -> None:
    """Reads a page back.  Raises ValueError when it is not what its template prints."""
    if path.endswith(".md"):
        markdown.check(content)
    else:
        html.check(content, (asset(*names).text for names in (_STYLE, _PAGE_SCRIPT, _INDEX_SCRIPT)))
