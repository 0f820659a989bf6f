"""Descriptions as a tree: the Markdown of the model, parsed again, so that each output rebuilds it from what it allows.

Raw HTML, images and references are not parsed at all; they come out as the text that they are.
"""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

MAX_LENGTH = 20_000
"""Longer text is shown as plain paragraphs."""
_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).disable(
    ["image", "html_inline", "html_block", "autolink", "reference", "lheading", "heading", "hr", "entity"]
)


@lru_cache(maxsize=4096)
def parse(markdown: str) -> SyntaxTreeNode | None:
    """The tree; None when the text is too long to be parsed."""
    if len(markdown) > MAX_LENGTH:
        return None
    return SyntaxTreeNode(_PARSER.parse(markdown))


def plain(markdown: str) -> str:
    """The words without markup, on one line."""
    tree = parse(markdown)
    if tree is None:
        return " ".join(markdown.split())
    return " ".join(" ".join(node.content for node in tree.walk() if not node.children and node.type != "root").split())
