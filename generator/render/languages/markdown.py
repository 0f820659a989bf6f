"""Markdown out: the one place where page text becomes Markdown.

`text` is for words, `code` for names and literals, `link` for links, `rich` for descriptions, which are rebuilt from
their tree.  Whatever a page holds, the result shows it and means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ...source.visible import visible
from ..facts import Said
from ..richtext import Node, parse
from .rich_html import file_name, safe_url

_SPECIAL = re.compile(r"[\\`*\[\]|~<>]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=[#A-Za-z])|(?<=\])\(|!(?=\[)")
_SIGN = re.compile(r"[\\`*\[\]|~<>_&(!]")
"""What any match of `_SPECIAL` begins with."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LINE_START = re.compile(r"(#|[-+=](?=\s|$|[-+=])|[0-9]{1,9}(?=[.)]))")
_HEADING_END = re.compile(r"(?<=\s)#+$")
"""Where a heading ends in it, it would not be shown."""
_TICKS = re.compile(r"`+")


@lru_cache(maxsize=4096)
def text(value: str) -> str:
    r"""The words on one line, so that Markdown shows them as they are.

    >>> text("a_b <b> [x](y)")
    'a_b &lt;b&gt; \\[x\\]\\(y)'
    """
    return _defused(_escaped(" ".join(visible(value).split())))


@lru_cache(maxsize=4096)
def code(value: str) -> str:
    """A code span that holds any text, also inside a table; "" for nothing."""
    line = " ".join(visible(value).split()).replace("|", "\\|")
    if not line:
        return ""
    fence = "`" * (_longest_ticks(line) + 1)
    pad = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def at(said: Said) -> str:
    """Where it is said, with a blank before it; nothing where nothing is."""
    return f" {code(said.place.short)}" if said.place else ""


def block(value: str, language: str = "") -> str:
    """A fenced code block that holds any text."""
    body = visible(value).rstrip("\n")
    fence = "`" * max(3, _longest_ticks(body) + 1)
    return f"{fence}{language}\n{body}\n{fence}"


def link(words: str, url: str) -> str:
    """A link, or just the words where the address is not one that we print."""
    address = safe_url(url)
    return f"[{text(words)}](<{address}>)" if address else text(words)


def rich(links: Mapping[str, str], said: Said) -> str:
    """A description with its lists, literals and links; "" for nothing."""
    words = visible(said.words)
    blocks = parse(words)
    if blocks is None:
        return "\n\n".join(text(line) for line in words.splitlines() if line.strip())
    return _blocks(blocks, links)


def _blocks(nodes: Iterable[Node], links: Mapping[str, str]) -> str:
    return "\n\n".join([part for part in (_block(node, links) for node in nodes) if part])


def _block(node: Node, links: Mapping[str, str]) -> str:
    match node.type:
        case "paragraph":
            return _defused(" ".join(_inline(node, links).split()))
        case "bullet_list" | "ordered_list":
            bullets = (f"{number}. " if node.type == "ordered_list" else "- " for number in range(1, len(node.children) + 1))
            return "\n".join(_indented(bullet, _blocks(item.children, links)) for bullet, item in zip(bullets, node.children, strict=True))
        case "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in _blocks(node.children, links).split("\n"))
        case "fence" | "code_block":
            return block(node.content)
        case _:
            return _defused(" ".join(_inline(node, links).split()))


def _indented(bullet: str, body: str) -> str:
    return bullet + body.replace("\n", "\n" + " " * len(bullet))


def _inline(node: Node, links: Mapping[str, str]) -> str:
    return "".join([_span(child, links) for child in node.children]) if node.children else _escaped(node.content)


def _span(node: Node, links: Mapping[str, str]) -> str:
    match node.type:
        case "text":
            return _escaped(node.content)
        case "strong" | "em":
            inner = _inline(node, links)
            fence = "**" if node.type == "strong" else "*"
            # Next to Chinese, a fence beside punctuation would not close.
            return f"{fence}{inner}{fence}" if inner and inner[0].isalnum() and inner[-1].isalnum() else inner
        case "code_inline":
            return code(node.content)
        case "link":
            return _link(node, links)
        case "softbreak" | "hardbreak":
            return " "
        case _:
            return _inline(node, links)


def _link(node: Node, links: Mapping[str, str]) -> str:
    words, address = _inline(node, links), safe_url(node.address)
    if address and address.startswith(("http://", "https://")):
        return f"[{words}](<{address}>)"
    slug = links.get(file_name(address)) if address else None
    return f"[{words}]({slug}.md)" if slug else words


def _escaped(value: str) -> str:
    if _SIGN.search(value) is None:
        return value
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), value)


def _defused(line: str) -> str:
    if match := _LINE_START.match(line):
        start = match[0]
        line = (f"{start}\\" if start.isdigit() else f"\\{start}") + line[match.end() :]
    return _HEADING_END.sub(lambda match: f"\\{match[0]}", line) if line.endswith("#") else line


def _longest_ticks(value: str) -> int:
    return max((len(ticks) for ticks in _TICKS.findall(value)), default=0)


def check(content: bytes) -> None:
    """Raises ValueError when a page is not UTF-8 or does not begin with its title."""
    if not content.decode("utf-8").startswith("# "):
        raise ValueError("the page does not begin with a title")
