"""The shape of a page's sample bodies: which members stand where, of which JSON types.

Samples fill what tables leave open: wrappers around a table, items of a bare Array, members without a row.  Several
samples of one side are laid over each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from ..model.draft import SampleDraft
from ..model.schema import BOOLEAN, INTEGER, NUMBER, STRING, Type
from ..source.frozen import dataclass
from ..source.text import Span

MAX_NODES = 20_000
_TYPES: dict[type, Type] = {str: STRING, bool: BOOLEAN, int: INTEGER, float: NUMBER}


@dataclass(slots=True)
class Shape:
    """What samples show at one place."""

    span: Span | None = None
    """The first value there."""
    scalars: list[Type] = field(default_factory=list)
    members: dict[str, Shape] = field(default_factory=dict)
    element: Shape | None = None
    is_object: bool = False
    is_array: bool = False
    is_null: bool = False
    values: list[object] = field(default_factory=list)
    """The first few scalar values."""

    def below(self) -> Shape:
        """The object here: the element's for an array."""
        node = self
        for _ in range(4):
            if node.is_array and not node.is_object and node.element is not None:
                node = node.element
        return node

    @property
    def empty(self) -> bool:
        """True when no sample shows anything here."""
        return not (self.is_object or self.is_array or self.scalars or self.is_null)


def shape_of(samples: Iterable[SampleDraft]) -> Shape:
    """The bodies of these samples laid over each other."""
    root = Shape()
    budget = MAX_NODES
    for sample in samples:
        if not sample.has_body:
            continue
        stack: list[tuple[Shape, object, str]] = [(root, sample.body, "")]
        while stack and budget > 0:
            node, value, pointer = stack.pop()
            budget -= 1
            node.span = node.span or sample.positions.get(pointer)
            _lay(node, value, pointer, stack)
    return root


def _lay(node: Shape, value: object, pointer: str, stack: list[tuple[Shape, object, str]]) -> None:
    if isinstance(value, dict):
        node.is_object = True
        for key, inner in value.items():
            child = node.members.setdefault(str(key), Shape())
            stack.append((child, inner, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"))
        # The stack turns the order round; members were inserted in page order above.
    elif isinstance(value, list):
        node.is_array = True
        node.element = node.element or Shape()
        for index, inner in enumerate(value[:50]):
            stack.append((node.element, inner, f"{pointer}/{index}"))
    elif value is None:
        node.is_null = True
    else:
        kind = _TYPES.get(type(value))
        if kind is not None and kind not in node.scalars:
            node.scalars.append(kind)
        if len(node.values) < 5:
            node.values.append(value)


def objects(root: Shape) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Every object with the names on the way to it, outermost first, breadth first; array steps are not named."""
    queue: list[tuple[tuple[str, ...], Shape]] = [((), root.below())]
    done = 0
    while done < len(queue) and done < MAX_NODES:
        path, node = queue[done]
        done += 1
        if not node.is_object:
            continue
        yield path, node
        for name, child in node.members.items():
            if len(path) < 12:
                queue.append(((*path, name), child.below()))
