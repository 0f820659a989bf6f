"""HTML out: addresses, rebuilt descriptions, JSON inside a page, and what the templates see.

Templates are autoescaped.  `Markup` is made here and in `assets` only, from escaped text and our own tags: descriptions
are rebuilt from their tree with p, ul, ol, li, blockquote, strong, em, code, pre, br and a.
"""

from __future__ import annotations

import html.parser
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup, escape

from ...model.api import Api, Operation
from ...model.claim import Claim
from ...source.text import Lang
from ...source.visible import quiet_json, visible
from ..labels import LABELS, Words
from ..marking import Piece, Quote, within_quotes
from ..pages import OperationView, Said, operation_view
from ..remarks import HasDiagnostics, Remark, RemarkIndex
from ..richtext import parse
from ..samples import CallNames
from ..search import entries
from ..views import LANGS, unique_names
from .assets import asset
from .python.names import plan

_ADDRESS = re.compile(
    r"(?:https?://[A-Za-z0-9]|(?![A-Za-z][A-Za-z0-9+.-]*:)[A-Za-z0-9._#?%/-])[^\x00-\x20<>\"'`\\{}|^\x7f-\xa0\u2000-\u206f\u3000]*"
)
_MAX_ADDRESS = 2000
_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "strong": "strong",
    "em": "em",
}
_ISLAND = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def safe_url(url: str) -> str | None:
    """The address when it is http, https or relative and holds no character that could end it; None otherwise.

    >>> safe_url("javascript:alert(1)"), safe_url("page.md#a"), safe_url("//host/x")
    (None, 'page.md#a', None)
    """
    address = url.strip()
    if len(address) > _MAX_ADDRESS or address.startswith("//") or _ADDRESS.fullmatch(address) is None:
        return None
    return address.replace("(", "%28").replace(")", "%29")


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
    indexes = _Indexes()
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


class _Indexes:
    """The index of the report that was asked for last: a build has one report per service."""

    def __init__(self) -> None:
        self._report: HasDiagnostics | None = None
        self._index = RemarkIndex(None)

    def of(self, report: HasDiagnostics | None) -> RemarkIndex:
        """The findings of `report` by operation."""
        if report is not self._report:
            self._report, self._index = report, RemarkIndex(report)
        return self._index


def _view(api: Api, indexes: _Indexes, names: CallNames, page: Page, report: HasDiagnostics | None = None) -> OperationView:
    return operation_view(api, page.operation, page.slug, indexes.of(report).of(page.operation), names)


@dataclass(frozen=True, slots=True)
class Line:
    """An operation in the index."""

    method: str
    path: str
    title: Words
    counts: tuple[tuple[str, int], ...]


def _line(indexes: _Indexes, page: Page, report: HasDiagnostics | None = None) -> Line:
    operation = page.operation
    title = Words(operation.title.text(Lang.ZH) or operation.id, operation.title.text(Lang.EN) or operation.id)
    return Line(operation.method, operation.path, title, indexes.of(report).of(operation).counts)


def _breakable(name: str) -> Markup:
    """A name that may be broken behind its underscores and dots, and nowhere else unless it must."""
    return Markup("{}").format(visible(name)).replace("_", Markup("_<wbr>")).replace(".", Markup(".<wbr>"))


def _said(claim: Claim[str]) -> Said:
    return Said(claim.value)


def rich(links: Mapping[str, str], said: Said, other: Said | None = None, remarks: Iterable[Remark] = (), *, latin: bool = False) -> Markup:
    """A description, its tags rebuilt; in what findings quote, the words that the other language lacks are marked."""
    lang = "en" if latin else "zh"
    quotes = [quote for remark in remarks for quote in _quotes(remark, lang)]
    mark = partial(within_quotes, quotes=quotes, latin=latin) if quotes and other and other.words else None
    words = visible(said.words)
    tree = parse(words)
    if tree is None:
        return Markup("").join(Markup("<p>{}</p>").format(line) for line in words.splitlines() if line.strip())
    return _children(tree, links, mark)


_Marker = Callable[[str], tuple[Piece, ...]]


def _quotes(remark: Remark, lang: str) -> Iterator[Quote]:
    others = " ".join(words for side, words in remark.quotes if side != lang)
    yield from (Quote(visible(words), visible(others), remark.args) for side, words in remark.quotes if side == lang and others)


def _children(node: SyntaxTreeNode, links: Mapping[str, str], mark: _Marker | None) -> Markup:
    return Markup("").join(_node(child, links, mark) for child in node.children)


def _node(node: SyntaxTreeNode, links: Mapping[str, str], mark: _Marker | None) -> Markup:
    if node.type in _TAGS and not (node.type == "paragraph" and node.hidden):
        return Markup(f"<{_TAGS[node.type]}>{{}}</{_TAGS[node.type]}>").format(_children(node, links, mark))
    match node.type:
        case "link":
            return _link(node, links, mark)
        case "code_inline":
            return Markup("<code>{}</code>").format(_marked(node.content, mark))
        case "fence" | "code_block":
            return Markup('<pre tabindex="0">{}</pre>').format(node.content)
        case "hardbreak":
            return Markup("<br>")
        case "softbreak":
            return Markup("\n")
        case _ if node.children:
            return _children(node, links, mark)
        case _:
            return _marked(node.content, mark)


def _link(node: SyntaxTreeNode, links: Mapping[str, str], mark: _Marker | None) -> Markup:
    words = _children(node, links, mark)
    address = safe_url(str(node.attrs.get("href", "")))
    if address is None:
        return words
    if address.startswith(("http://", "https://")):
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, words)
    slug = links.get(file_name(address))
    return Markup('<a href="{}.html">{}</a>').format(slug, words) if slug else words


def file_name(address: str) -> str:
    """The last part of a relative address, as a source file would be called."""
    return PurePosixPath(unquote(address.split("#", 1)[0].split("?", 1)[0])).name


def _marked(text: str, mark: _Marker | None) -> Markup:
    if mark is None:
        return escape(text)
    return Markup("").join(Markup("<mark>{}</mark>").format(p.text) if p.differs else escape(p.text) for p in mark(text))


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
    """Reads a page back.  Raises ValueError when it has a script or style that is not ours, or does not end."""
    del path
    text = content.decode("utf-8")
    if not text.rstrip().endswith("</html>"):
        raise ValueError("the page does not end with </html>")
    reader = _Reader()
    reader.feed(text)
    if reader.trouble:
        raise ValueError(reader.trouble)


class _Reader(html.parser.HTMLParser):
    """Looks for what our templates never print."""

    trouble = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuses foreign elements, handlers and addresses."""
        if tag in ("iframe", "object", "embed", "img", "svg", "base", "frame", "link"):
            self.trouble = f"<{tag}>"
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "src", "srcdoc", "action"):
                self.trouble = f"attribute {name}"
            if name == "href" and safe_url(value or "") is None:
                self.trouble = f"address {value!a}"
