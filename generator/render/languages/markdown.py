"""Markdown out: the one place where page text becomes Markdown, and the views of the Markdown pages.

`text` is for words, `code` for names and literals, `target` for links.  Whatever a page holds, the result shows it and
means nothing.
"""

from __future__ import annotations

import re

from ...source.visible import visible
from .html import safe_url

_SPECIAL = re.compile(r"[\\`*_\[\]|~<>]|&(?=[#A-Za-z])|(?<=\])\(|!(?=\[)")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LINE_START = re.compile(r"^(\s*)(#|[-+=](?=\s|$|[-+=])|[0-9]{1,9}(?=[.)]))")
_TICKS = re.compile(r"`+")


def text(value: str) -> str:
    r"""The words on one line, so that Markdown shows them as they are.

    >>> text("a_b <b> [x](y)")
    'a\\_b &lt;b&gt; \\[x\\]\\(y)'
    """
    line = " ".join(visible(value).split())
    escaped = _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), line)
    return _LINE_START.sub(_defused, escaped)


def _defused(match: re.Match[str]) -> str:
    blank, mark = match.groups()
    return f"{blank}{mark}\\" if mark.isdigit() else f"{blank}\\{mark}"


def code(value: str) -> str:
    """A code span that holds any text, also inside a table; "" for nothing."""
    line = " ".join(visible(value).split()).replace("|", "\\|")
    if not line:
        return ""
    longest = max((len(ticks) for ticks in _TICKS.findall(line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def block(value: str, language: str = "") -> str:
    """A fenced code block that holds any text."""
    body = visible(value).rstrip("\n")
    fence = "`" * max(3, max((len(ticks) for ticks in _TICKS.findall(body)), default=0) + 1)
    return f"{fence}{language}\n{body}\n{fence}"


def link(words: str, url: str) -> str:
    """A link, or just the words where the address is not one that we print."""
    address = safe_url(url)
    return f"[{text(words)}](<{address}>)" if address else text(words)
