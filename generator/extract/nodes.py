"""Structures under construction: nodes with slots, joined into a graph before drafts are made of them.

A node comes from one table, from several that say the same, or from a sample.  Nodes are shared and may form cycles;
whoever walks them keeps a list of those seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from ..model.schema import In, Type
from ..source.text import Span
from .rows import ReadRow
from .tables import ReadTable


class Side(Enum):
    """Which half of a call a table describes."""

    REQUEST = "request"
    RESPONSE = "response"
    SHARED = "shared"
    """A data-structure page or section: either."""

    @property
    def location(self) -> In:
        """Where fields of this side stand."""
        return In.RESPONSE if self is Side.RESPONSE else In.BODY


@dataclass(slots=True, eq=False)
class Slot:
    """A member of a node."""

    name: str
    row: ReadRow | None = None
    """None for a member that stands only in samples."""
    type: Type | None = None
    """With struct=None where `children` say what is inside."""
    rule: str = ""
    """Which rule gave the type."""
    type_span: Span | None = None
    children: list[Node] = field(default_factory=list)
    """The structure of the value (of the items); several are variants."""
    pending: str | None = None
    """A link to a structure on another page."""
    hint: str | None = None
    """A link to a whole page, which may hold the structure or be further reading."""
    span: Span | None = None
    location: In | None = None


@dataclass(slots=True, eq=False)
class Node:
    """An object type."""

    key: str
    name: str
    side: Side
    slots: list[Slot] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    """The table it was made from, and others merged into it."""
    array: bool = False
    """True for a body that is a list of these at the top."""
    span: Span | None = None

    def slot(self, name: str) -> Slot | None:
        """The member of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)

    @property
    def names(self) -> frozenset[str]:
        """Wire names of the members that stand in rows."""
        return frozenset(slot.name for slot in self.slots)


def reachable(roots: Iterable[Node]) -> Iterator[Node]:
    """Every node that can be reached, parents before children, each once."""
    queue = list(roots)
    seen: set[int] = set()
    at = 0
    while at < len(queue):
        node = queue[at]
        at += 1
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        for slot in node.slots:
            queue += slot.children
