"""HTML out: names, JSON inside a page, and the look back at what was printed.

Templates are autoescaped.  `Markup` is made here, in `rich_html` and in `assets` only.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, cast

import lxml.etree
import lxml.html
from markupsafe import Markup, escape

from ...source.visible import quiet_json, visible
from .rich_html import safe_url

_BREAKS = re.compile(r"[_./]+")
_ISLAND = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@lru_cache(maxsize=1024)
def breakable(name: str) -> Markup:
    """A name or path that may be broken behind "_", "." and "/", and nowhere else unless it must."""
    return Markup(_BREAKS.sub(r"\g<0><wbr>", str(escape(visible(name)))))


def island(value: object) -> Markup:
    """JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
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
