"""HTML out: names, JSON inside a page, and the look back at what was printed.

Templates are autoescaped.  `Markup` is made here, in `rich_html` and in `assets` only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import Any

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


def check(content: bytes, own: Iterable[str]) -> None:
    """Reads a page back.  Raises ValueError when it holds what our templates never print, or does not end.

    `own` are the texts of our style sheet and scripts; no other may stand in a page.
    """
    text = content.decode("utf-8")
    if not text.rstrip().endswith("</html>"):
        raise ValueError("the page does not end with </html>")
    for asset in own:
        text = text.replace(asset, "", 1)
    if found := _FOREIGN.search(text):
        raise ValueError(f"{text[found.start() : found.start() + 80]!a}")
    for address in set(_ADDRESS.findall(text)):
        if safe_url(unescape(address)) is None:
            raise ValueError(f"address {address!a}")


_ELEMENTS = """
span td p tr th code strong tbody wbr a li section div ul td table h1 h2 h3 mark button pre colgroup col thead label blockquote em
details summary ol meta html head title body header nav main footer fieldset legend input
"""
_ATTRIBUTES = """
class title data-l lang data-label id href scope aria-label tabindex type hidden data-done role rel data-slug data-words name value
content charset http-equiv for autocomplete placeholder aria-keyshortcuts
"""
_FOREIGN = re.compile(
    rf"""<(?!/?(?:{"|".join(_ELEMENTS.split())})(?:[ ](?:{"|".join(_ATTRIBUTES.split())})="[^"<>]*"|[ ](?:hidden|checked))*>"""
    r"""|!doctype html>|style></style>|script></script>|script type="application/json" id="index">[^<]*</script>|/s(?:tyle|cript)>)"""
)
"""What begins like a tag and is none of those that our templates print."""
_ADDRESS = re.compile(r''' href="([^"#][^"]*|)"''')
"""An address that leads away from the page."""
