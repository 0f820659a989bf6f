"""Descriptions as HTML: rebuilt from their tree with p, ul, ol, li, blockquote, strong, em, code, pre, br, a and mark.

Inside, everything is text that is already HTML; page text becomes that in `_text` and in no other place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from html import escape as _text
from pathlib import PurePosixPath
from urllib.parse import unquote

from markupsafe import Markup

from ...source.visible import visible
from ..facts import Said
from ..labels import Words
from ..marking import Piece, Quote, within_quotes
from ..remarks import Remark
from ..richtext import Node, parse

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
_Marker = Callable[[str], tuple[Piece, ...]]


def safe_url(url: str) -> str | None:
    """The address when it is http, https or relative and holds no character that could end it; None otherwise.

    >>> safe_url("javascript:alert(1)"), safe_url("page.md#a"), safe_url("//host/x")
    (None, 'page.md#a', None)
    """
    address = url.strip()
    if len(address) > _MAX_ADDRESS or address.startswith("//") or _ADDRESS.fullmatch(address) is None:
        return None
    return address.replace("(", "%28").replace(")", "%29")


def file_name(address: str) -> str:
    """The last part of a relative address, as a source file would be called."""
    return PurePosixPath(unquote(address.split("#", 1)[0].split("?", 1)[0])).name


def rich(links: Mapping[str, str], said: Said, other: Said | None = None, remarks: Iterable[Remark] = (), *, latin: bool = False) -> Markup:
    """A description, its tags rebuilt; in what findings quote, the words that the other language lacks are marked.

    `links` leads from names of source pages to names of ours.
    """
    if not said.words:
        return Markup("")
    lang = "en" if latin else "zh"
    quotes = [quote for remark in remarks for quote in _quotes(remark, lang)]
    mark = partial(within_quotes, quotes=quotes, latin=latin) if quotes and other and other.words else None
    words = visible(said.words)
    blocks = parse(words)
    if blocks is None:
        return Markup("".join([f"<p>{_text(line)}</p>" for line in words.splitlines() if line.strip()]))
    return Markup(_all(blocks, links, mark))


def both(words: Words) -> Markup:
    """The words in both languages; a reader may hide one."""
    zh, en = _text(visible(words.zh)), _text(visible(words.en))
    return Markup(f'<span data-l="zh" lang="zh-CN">{zh}</span><span data-l="en" lang="en">{en}</span>')


def used(words: Words | Remark) -> Markup:
    """The words in the language of the reader: in English unless Chinese alone is shown."""
    return _used(words.zh, words.en)


@lru_cache(maxsize=1024)
def _used(zh: str, en: str) -> Markup:
    zh, en = _text(visible(zh)), _text(visible(en))
    return Markup(f'<span class="used-zh" lang="zh-CN">{zh}</span><span class="used-en">{en}</span>')


def place(said: Said) -> Markup:
    """Where it is said, with a blank before it; nothing where nothing is."""
    if said.place is None:
        return Markup("")
    return Markup(f' <span class="ev" title="{_text(visible(said.place.path))}">{_text(said.place.short)}</span>')


def _quotes(remark: Remark, lang: str) -> Iterator[Quote]:
    others = " ".join(words for side, words in remark.quotes if side != lang)
    yield from (Quote(visible(words), visible(others), remark.args) for side, words in remark.quotes if side == lang and others)


def _all(nodes: Iterable[Node], links: Mapping[str, str], mark: _Marker | None) -> str:
    return "".join([_node(node, links, mark) for node in nodes])


def _node(node: Node, links: Mapping[str, str], mark: _Marker | None) -> str:
    kind = node.type
    if kind == "text":
        return _marked(node.content, mark)
    tag = _TAGS.get(kind)
    if tag and not node.bare:
        return f"<{tag}>{_all(node.children, links, mark)}</{tag}>"
    match kind:
        case "link":
            return _link(node, links, mark)
        case "code_inline":
            return f"<code>{_marked(node.content, mark)}</code>"
        case "fence" | "code_block":
            return f'<pre tabindex="0">{_text(node.content)}</pre>'
        case "hardbreak":
            return "<br>"
        case "softbreak":
            return "\n"
        case _ if node.children:
            return _all(node.children, links, mark)
        case _:
            return _marked(node.content, mark)


def _link(node: Node, links: Mapping[str, str], mark: _Marker | None) -> str:
    words = _all(node.children, links, mark)
    address = safe_url(node.address)
    if address is None:
        return words
    if address.startswith(("http://", "https://")):
        return f'<a href="{_text(address)}" rel="noopener noreferrer">{words}</a>'
    slug = links.get(file_name(address))
    return f'<a href="{_text(slug)}.html">{words}</a>' if slug else words


def _marked(text: str, mark: _Marker | None) -> str:
    if mark is None:
        return _text(text)
    return "".join(f"<mark>{_text(piece.text)}</mark>" if piece.differs else _text(piece.text) for piece in mark(text))
