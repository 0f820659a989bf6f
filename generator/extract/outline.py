"""The page as a flat list of blocks, each with the headings and labels it stands under.

Pages have two heading levels; everything below is said by list items ("-   请求样例"), bold paragraphs or plain
paragraphs.  Which of them are labels is decided by vocabulary: a short text with a known word, no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..lexicon.aspects import Aspect, aspects_of, narrow
from ..lexicon.captions import is_numbered
from ..source.frozen import dataclass
from ..source.marked import Text
from ..syntax.page import Block, Code, Item, ItemList, Note, Page, Paragraph, Section, Table

_SENTENCE_ENDS = ("。", ".", "；", ";", "！")
_LABEL_CHARACTERS = 80
_ADDRESS = re.compile(r"[:：]\s*(?:/|https?:|(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)(?![A-Za-z]))|^[A-Z]+ /|\{")
"""An address is no label, whatever words it holds: "PATH: /v1/items", "GET /v1/request", "请求方法：GET"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is known about a block from where it stands."""

    section: Section | None
    aspects: frozenset[Aspect]
    labels: tuple[Text, ...] = ()
    """Labels around the block, outermost first."""
    before: Text | None = None
    """The paragraph right before the block."""
    heads: tuple[Text, ...] = ()
    """Headings above it, outermost first."""

    def has(self, *aspects: Aspect) -> bool:
        """True when every one of these aspects holds."""
        return all(aspect in self.aspects for aspect in aspects)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A block with its scope; paragraphs that act as labels have `label` set."""

    block: Block
    scope: Scope
    label: bool = False
    in_note: Note | None = None
    parent: ItemList | None = None
    """The list whose item the block stands in."""
    item: Item | None = None
    index: int = 0
    """Place of the item in its list."""
    depth: int = 0
    lead: bool = False
    """True for the first paragraph of an item."""


def label_aspects(text: Text) -> frozenset[Aspect]:
    """Aspects of a text that acts as a label; empty for prose."""
    value = text.value.strip()
    if not value or len(value) > _LABEL_CHARACTERS or value.endswith(_SENTENCE_ENDS) or _ADDRESS.search(value):
        return frozenset()
    return aspects_of(value)


def outline(page: Page) -> tuple[Placed, ...]:
    """Every block outside of table cells, in page order."""
    placed = list(_flow(page.lead, Scope(section=None, aspects=frozenset()), None, 0))
    open_heads: list[tuple[int, Text, frozenset[Aspect]]] = []
    for section in page.sections:
        while open_heads and open_heads[-1][0] >= section.level:
            open_heads.pop()
        above = open_heads[-1][2] if open_heads else frozenset()
        aspects = narrow(above, aspects_of(section.heading.value))
        open_heads.append((section.level, section.heading, aspects))
        scope = Scope(section=section, aspects=aspects, heads=tuple(head for _, head, _ in open_heads))
        placed += _flow(section.blocks, scope, None, 0)
    return tuple(placed)


def _flow(blocks: tuple[Block, ...], outer: Scope, note: Note | None, depth: int) -> Iterator[Placed]:
    """Siblings in order: a label rules what follows it, up to the next label."""
    scope = outer
    for block in blocks:
        match block:
            case Paragraph(text=text):
                aspects = label_aspects(text)
                if text.value.rstrip().endswith((":", "：")) and narrow(outer.aspects, aspects) == scope.aspects:
                    # "The request example is as follows:" adds nothing to its own heading: prose.
                    aspects = frozenset()
                yield Placed(block=block, scope=scope, label=bool(aspects), in_note=note, depth=depth)
                if aspects:
                    scope = replace(outer, aspects=narrow(outer.aspects, aspects), labels=(*outer.labels, text), before=text)
                else:
                    scope = replace(scope, before=text)
            case ItemList():
                yield from _items(block, scope, note, depth)
                scope = _after_list(block, outer, scope)
            case Note(blocks=inner):
                yield Placed(block=block, scope=scope, in_note=note, depth=depth)
                yield from _flow(inner, scope, block, depth + 1)
            case Table() | Code():
                yield Placed(block=block, scope=scope, in_note=note, depth=depth)


def _items(listed: ItemList, outer: Scope, note: Note | None, depth: int) -> Iterator[Placed]:
    yield Placed(block=listed, scope=outer, in_note=note, depth=depth)
    for index, item in enumerate(listed.items):
        lead, aspects = item.lead, frozenset[Aspect]()
        if lead is not None:
            aspects = label_aspects(lead)
        scope = outer
        if lead is not None and (aspects or _holds_content(item)):
            scope = replace(outer, aspects=narrow(outer.aspects, aspects), labels=(*outer.labels, lead), before=lead)
        first = True
        for inner in _flow(item.blocks, scope, note, depth + 1):
            if inner.parent is not None:
                yield inner
            elif first and isinstance(inner.block, Paragraph):
                yield replace(inner, parent=listed, item=item, index=index, label=bool(aspects), lead=True)
            else:
                yield replace(inner, parent=listed, item=item, index=index)
            first = False


def _holds_content(item: Item) -> bool:
    return any(isinstance(block, Table | Code) for block in item.blocks)


def _after_list(listed: ItemList, outer: Scope, scope: Scope) -> Scope:
    """A list whose last item is a bare label rules what follows at the list's own level (tables at column 0)."""
    if not listed.items:
        return scope
    last = listed.items[-1]
    if last.lead is None or _holds_content(last) or len(last.blocks) > 1:
        return replace(scope, before=None)
    aspects = label_aspects(last.lead)
    if not aspects:
        # A caption may stand in an item of its own: "-   **Table  2** **tag**  field description".
        return replace(scope, before=last.lead if is_numbered(last.lead.value) else None)
    return replace(outer, aspects=narrow(outer.aspects, aspects), labels=(*outer.labels, last.lead), before=last.lead)
