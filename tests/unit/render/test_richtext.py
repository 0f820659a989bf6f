"""Descriptions as a tree: the short ways give what the whole parser gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render import richtext
from generator.render.richtext import Node, parse

PIECES = [
    "a",
    "甲",
    "1",
    " ",
    "\n",
    "\n\n",
    "\\*",
    "\\_",
    "\\\\",
    "\\",
    "*",
    "**",
    "**a**",
    "**甲\\_1**",
    "_",
    "`",
    "[",
    "](b.md)",
    "](<b>)",
    "- ",
    "- a",
    "\n- 甲 ",
    "\n  ",
    "1.",
    "~~~",
    "。",
    "(",
    "<b>",
    "&lt;",
    "!",
]
ALWAYS = re.compile("")


def words(nodes: tuple[Node, ...]) -> tuple[object, ...]:
    """The nodes with line ends in texts, and with blanks beside those folded: that is how the short way has them."""
    found: list[object] = []
    text = ""
    for node in nodes:
        if node.type in ("text", "softbreak"):
            text += "\n" if node.type == "softbreak" else node.content
            continue
        found += [re.sub(r" *\n *", "\n", text)] if text else []
        found.append((node.type, node.content, node.address, node.bare, words(node.children)))
        text = ""
    return (*found, re.sub(r" *\n *", "\n", text)) if text else tuple(found)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_short_ways_give_what_the_parser_gives(markdown: str) -> None:
    short = parse.__wrapped__(markdown)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(richtext, "_MARKUP", ALWAYS)
        patch.setattr(richtext, "_BLOCK", ALWAYS)
        whole = parse.__wrapped__(markdown)
    assert short is not None
    assert whole is not None
    assert words(short) == words(whole)


def test_text_that_is_too_long_is_not_parsed() -> None:
    assert parse("*" * 30_000) is None
    assert parse("甲" * 30_000) == (Node("paragraph", children=(Node("text", "甲" * 30_000),)),)
