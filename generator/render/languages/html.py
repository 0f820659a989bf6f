"""HTML out: what the templates of pages see, JSON inside a page, and the look back at what was printed.

Templates are autoescaped.  `Markup` is made here, in `rich_html` and in `assets` only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any, cast

import lxml.etree
import lxml.html
from markupsafe import Markup, escape

from ...model.api import Api, Operation
from ...model.claim import Claim
from ...source.text import Lang
from ...source.visible import quiet_json, visible
from ..labels import LABELS, Words
from ..pages import OperationView, Said, operation_view
from ..remarks import HasDiagnostics, RemarkIndex
from ..samples import CallNames
from ..search import entries
from ..views import LANGS, unique_names
from .assets import asset
from .python.names import plan
from .rich_html import both, place, rich, safe_url, used

_BREAKS = re.compile(r"[_./]+")
_ISLAND = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page_slugs(api: Api) -> tuple[str, ...]:
    """File names of the operations' pages, in the order of the operations."""
    return unique_names((operation.id.lower() for operation in api.operations), ("index", "errors"), limit=60)


def page_links(api: Api) -> dict[str, str]:
    """Names of source pages, as links on other pages spell them, to our own pages."""
    links: dict[str, str] = {}
    for operation, slug in zip(api.operations, page_slugs(api), strict=True):
        for page in operation.pages:
            links.setdefault(PurePosixPath(page.path).name, slug)
    return links


def views(api: Api) -> Mapping[str, object]:
    """What the templates of HTML pages see."""
    links = page_links(api)
    indexes = Indexes()
    return {
        "api": api,
        "operations": pages_of(api),
        "langs": LANGS,
        "label": LABELS,
        "title": Markup("{}").format(visible(api.title)),
        "style": asset("docs/_base.css", "docs/_docs.css"),
        "page_script": asset("docs/_page.js"),
        "index_script": asset("docs/_index.js"),
        "view": partial(_view, api, indexes, call_names(api)),
        "island": partial(_island, api),
        "rich": partial(rich, links),
        "shown": visible,
        "breakable": _breakable,
        "both": both,
        "used": used,
        "place": place,
        "line": partial(_line, indexes),
        "said": _said,
        "operation_count": len(api.operations),
        "error_count": len(api.errors),
    }


@dataclass(frozen=True, slots=True)
class Page:
    """An operation's page before its findings are known."""

    slug: str
    operation: Operation


def pages_of(api: Api) -> list[Page]:
    """A page for each operation."""
    return [Page(slug, operation) for slug, operation in zip(page_slugs(api), api.operations, strict=True)]


def call_names(api: Api) -> CallNames:
    """What the Python client calls the operations."""
    chosen = plan(api, ())
    return CallNames(chosen.methods, frozenset(chosen.flattened))


class Indexes:
    """The index of the report that was asked for last: a build has one report per service."""

    def __init__(self) -> None:
        self._report: HasDiagnostics | None = None
        self._index = RemarkIndex(None)

    def of(self, report: HasDiagnostics | None) -> RemarkIndex:
        """The findings of `report` by operation."""
        if report is not self._report:
            self._report, self._index = report, RemarkIndex(report)
        return self._index


def _view(api: Api, indexes: Indexes, names: CallNames, page: Page, report: HasDiagnostics | None = None) -> OperationView:
    return operation_view(api, page.operation, page.slug, indexes.of(report).of(page.operation), names)


@dataclass(frozen=True, slots=True)
class Line:
    """An operation in the index."""

    method: str
    path: str
    title: Words
    counts: tuple[tuple[str, int], ...]


def _line(indexes: Indexes, page: Page, report: HasDiagnostics | None = None) -> Line:
    operation = page.operation
    title = Words(operation.title.text(Lang.ZH) or operation.id, operation.title.text(Lang.EN) or operation.id)
    return Line(operation.method, operation.path, title, indexes.of(report).of(operation).counts)


def _breakable(name: str) -> Markup:
    """A name or path that may be broken behind "_", "." and "/", and nowhere else unless it must."""
    return Markup(_BREAKS.sub(r"\g<0><wbr>", str(escape(visible(name)))))


def _said(claim: Claim[str]) -> Said:
    return Said(claim.value)


def _island(api: Api) -> Markup:
    """The search index as JSON that may stand inside a script element."""
    text = json.dumps(entries(api, page_slugs(api)), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(quiet_json(text).translate(_ISLAND))


def literal(value: Any) -> str:
    """A JSON literal that may stand inside a script element."""
    return json.dumps(value, ensure_ascii=True, allow_nan=False).translate(_ISLAND)


def comment(text: str) -> str:
    """Nothing: page text does not go into comments of a page."""
    del text
    return ""


def ident(name: str) -> str:
    """The name in the alphabet of element ids."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in name)[:80] or "x"


def check(path: str, content: bytes) -> None:
    """Reads a page back.  Raises ValueError when it holds what our templates never print, or does not end."""
    del path
    text = content.decode("utf-8")
    if not text.rstrip().endswith("</html>"):
        raise ValueError("the page does not end with </html>")
    root = lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    for found in cast(list[object], _FOREIGN(root)):
        raise ValueError(f"<{found.tag}>" if isinstance(found, lxml.html.HtmlElement) else f"attribute with {found!a}")
    for address in cast(list[object], _ADDRESSES(root)):
        if safe_url(str(address)) is None:
            raise ValueError(f"address {address!a}")


_FOREIGN = lxml.etree.XPath(
    "//iframe|//object|//embed|//img|//svg|//base|//frame|//link|//@style|//@src|//@srcdoc|//@action|//@*[starts-with(name(), 'on')]"
)
_ADDRESSES = lxml.etree.XPath("//@href")
