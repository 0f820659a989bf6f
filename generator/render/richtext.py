"""Descriptions as a tree: the Markdown of the model, parsed again, so that each output rebuilds it from what it allows.

Raw HTML, images and references are not parsed at all; they come out as the text that they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

MAX_LENGTH = 20_000
"""Longer text is shown as plain paragraphs."""
_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).disable(
    ["image", "html_inline", "html_block", "autolink", "reference", "lheading", "heading", "hr", "entity"]
)
_ESCAPE = re.compile(r"\\([\\`*_\[\]<>])")
_MARKUP = re.compile(r"[\\`*_\[\]]|^[ \t>+-]|^[0-9]+[.)]|^~~~|  $", re.MULTILINE)
_BLOCK = re.compile(r"^[ \t>+-]|^\*(?:\s|$)|^[0-9]+[.)]|^(?:~~~|```)|  $", re.MULTILINE)
"""What may open a block that is no paragraph, or break a line."""
_STRONG = re.compile(r"(?<![*\\])\*\*(?=[^\W_])((?:[^*\n\\`\[\]_]|\\[\\`_\[\]<>])*[^\W_])\*\*(?!\*)")
"""Strong words that begin and end with a letter or digit, so that nothing around them matters."""
_SIGN = re.compile(r"[\\`*_\[\]]| \n")


@dataclass(frozen=True, slots=True)
class Node:
    """A block or a piece of a paragraph."""

    type: str
    """As markdown-it has it: "paragraph", "list_item", "strong", "code_inline", "text" ..."""
    content: str = ""
    children: tuple[Node, ...] = ()
    address: str = ""
    """Of a link."""
    bare: bool = False
    """A paragraph that stands without space around it, in a tight list."""


@lru_cache(maxsize=1024)
def parse(markdown: str) -> tuple[Node, ...] | None:
    """The blocks; None when the text is too long to be parsed."""
    # Most descriptions are plain paragraphs; a parser would take longer than all the rest of a page.
    if _MARKUP.search(_ESCAPE.sub("", markdown) if "\\" in markdown else markdown) is None:
        text = _ESCAPE.sub(r"\1", markdown) if "\\" in markdown else markdown
        return tuple(Node("paragraph", children=(Node("text", part),)) for paragraph in text.split("\n\n") if (part := paragraph.strip()))
    return _parsed(markdown) if len(markdown) <= MAX_LENGTH else None


def _parsed(markdown: str) -> tuple[Node, ...]:
    blocks: list[Node] = []
    for part in markdown.split("\n\n"):
        block = _block(part.strip("\n"))
        # Two lists in a row are one list with space in it.
        if block is None or (blocks and block.type == blocks[-1].type == "bullet_list"):
            return _nodes(iter(_PARSER.parse(markdown)))
        blocks += [block] if block.children else []
    return tuple(blocks)


def _block(part: str) -> Node | None:
    """A paragraph, or a list of them on one line each; None for all that only the parser can tell."""
    lines = part.split("\n")
    if not all(line.startswith("- ") for line in lines):
        return None if _BLOCK.search(part) else _paragraph(part)
    if not all(len(line) > 2 and _BLOCK.search(line[2:]) is None for line in lines):
        return None
    return Node("bullet_list", children=tuple(Node("list_item", children=(_paragraph(line[2:], bare=True),)) for line in lines))


def _paragraph(words: str, *, bare: bool = False) -> Node:
    return Node("paragraph", children=_inline(words.strip()), bare=bare)


def _inline(markdown: str) -> tuple[Node, ...]:
    pieces = _STRONG.split(markdown)
    if not any(_SIGN.search(_ESCAPE.sub("", piece)) for piece in pieces[::2]):
        texts = [Node("text", _ESCAPE.sub(r"\1", piece)) for piece in pieces]
        nodes = [Node("strong", children=(text,)) if index % 2 else text for index, text in enumerate(texts)]
        return tuple(node for node in nodes if node.content or node.children)
    tokens: list[Token] = []
    _PARSER.inline.parse(markdown, _PARSER, {}, tokens)
    return _nodes(iter(tokens))


def _nodes(tokens: Iterator[Token]) -> tuple[Node, ...]:
    """The nodes up to the end of what is open."""
    found: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            break
        if token.type == "inline":
            found += _nodes(iter(token.children or ()))
        elif token.nesting:
            address = str(token.attrs.get("href", ""))
            found.append(Node(token.type.removesuffix("_open"), "", _nodes(tokens), address, token.hidden))
        elif token.type not in ("text", "text_special"):
            found.append(Node(token.type, token.content))
        elif found and found[-1].type == "text":
            found[-1] = Node("text", found[-1].content + token.content)
        else:
            found.append(Node("text", token.content))
    return tuple(found)
