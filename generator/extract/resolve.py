"""The type of every member, and the members that only samples show.

A type cell is believed.  Where it leaves something open (a bare Array, a structure without a table, no type column)
the linked table decides, then the samples.  What nobody knows stays AnyType, with a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..lexicon.folding import identifier_key
from ..model.schema import AnyType, ArrayType, MapType, ObjectType, ScalarType, Type, UnionType
from ..source.diagnostic import Diagnostic, Subject
from . import kinds
from .kinds import finding
from .nodes import Node, Side, Slot
from .rows import ReadRow
from .shape import Shape

_MAX_DEPTH = 40


def slot_of(row: ReadRow) -> Slot:
    """The member that a row describes, its type as the cell says."""
    kind, span = None, None
    if row.type is not None and row.type.type is not None:
        kind = row.type.type if row.type.certain or isinstance(row.type.type, AnyType) else AnyType(row.type.struct_name or "")
        span = row.type_cell.text.span() if row.type_cell else None
    return Slot(name=row.wire, row=row, type=kind, rule="column/type" if kind else "", type_span=span, span=row.row.span)


class Resolver:
    """Walks the bodies of one side along with the shape of its samples."""

    def __init__(self, topic: str, side: Side, subject: Subject, spare: list[Node], documented: list[Node]) -> None:
        self.topic, self.side, self.subject = topic, side, subject
        self.spare = {identifier_key(node.name): node for node in reversed(spare) if node.name}
        """Structures that no row links, by name: used where samples show an object of that name."""
        self.documented = documented
        self.base = f"{topic}#{side.value}"
        """Key of the body that is being walked: keys of structures from its samples begin with it."""
        self.seen: set[int] = set()
        self.made: list[Node] = []
        """Nodes that samples made."""
        self.diagnostics: list[Diagnostic] = []

    def resolve(self, root: Node, shape: Shape | None, members: bool = True) -> None:
        """Give every slot below `root` its type; with `members`, add what only samples show."""
        self.base = root.key
        stack: list[tuple[Node, Shape | None, str]] = [(root, shape.below() if shape else None, "")]
        while stack:
            node, at, path = stack.pop()
            if id(node) in self.seen or path.count(".") > _MAX_DEPTH:
                continue
            self.seen.add(id(node))
            for slot in node.slots:
                inner = at.members.get(slot.name) if at is not None else None
                self._type(slot, inner, f"{path}{slot.name}")
                below = inner.below() if inner is not None and not inner.empty else None
                stack += [(child, part, f"{path}{slot.name}.") for child, part in reversed(list(_shared_out(slot.children, below)))]
            if members and at is not None and at.is_object:
                stack += list(self._sample_members(node, at, path))

    def resolve_rest(self, nodes: list[Node]) -> None:
        """Types of structures that no body reaches."""
        for node in nodes:
            self.resolve(node, None, members=False)

    def _type(self, slot: Slot, shape: Shape | None, path: str) -> None:
        if slot.row is None:
            return
        before = slot.type
        slot.type = self._filled(slot, slot.type, shape, path)
        if before is None and slot.type is not None:
            slot.rule = "link/structure" if slot.children or slot.pending else "sample/value"
            slot.type_span = slot.row.name_cell.span if slot.children or shape is None else shape.span
        self._judge(slot, path)

    def _filled(self, slot: Slot, kind: Type | None, shape: Shape | None, path: str) -> Type | None:
        structured = bool(slot.children or slot.pending)
        match kind:
            case None:
                if structured:
                    return ArrayType(ObjectType()) if shape is not None and shape.is_array else ObjectType()
                return self._of_sample(slot, shape, path)
            case AnyType():
                if structured and _only_scalars(shape):
                    # "Determined by the attribute": the link leads to the attributes, not to the value.
                    slot.children, slot.pending = [], None
                    return kind
                if structured:
                    return ArrayType(ObjectType()) if shape is not None and shape.is_array else ObjectType()
                if shape is not None and (shape.is_object or shape.is_array):
                    return self._of_sample(slot, shape, path)
                return kind
            case ArrayType(item=None):
                if structured:
                    return ArrayType(ObjectType())
                element = shape.element if shape is not None else None
                return ArrayType(self._of_sample(slot, element, path)) if element is not None and not element.empty else kind
            case ArrayType(item=item):
                element = shape.element if shape is not None else None
                return ArrayType(self._filled(slot, item, element, path))
            case MapType() if structured:
                return ObjectType()
            case ScalarType() if structured:
                return ArrayType(ObjectType()) if shape is not None and shape.is_array else ObjectType()
            case ScalarType() if shape is not None and shape.below().is_object and self._take_spare(slot, shape):
                return ArrayType(ObjectType()) if shape.is_array else ObjectType()
            case ObjectType() if not structured and shape is not None and shape.is_object:
                self._struct_of(slot, shape, path)
                return kind
            case _:
                return kind

    def _of_sample(self, slot: Slot, shape: Shape | None, path: str) -> Type | None:
        if shape is None or shape.empty:
            return None
        if shape.is_object and not shape.is_array:
            self._struct_of(slot, shape, path)
            return ObjectType()
        if shape.is_array and not shape.is_object:
            return ArrayType(self._of_sample(slot, shape.element, path) if shape.element is not None else None)
        if len(shape.scalars) == 1:
            return shape.scalars[0]
        return UnionType(tuple(shape.scalars)) if shape.scalars else None

    def _struct_of(self, slot: Slot, shape: Shape, path: str) -> None:
        """A structure made of what the samples show of an object without a table."""
        if slot.children or slot.pending or not shape.members or (slot.row is not None and slot.row.name.placeholder):
            return
        if self._take_spare(slot, shape):
            return
        twin = next((node for node in self.documented if _is_twin(node, slot, shape)), None)
        if twin is not None:
            slot.children.append(twin)
            return
        node = Node(key=f"{self.base}/sample/{path}", name=slot.name, side=self.side, span=shape.span)
        self.made.append(node)
        slot.children.append(node)

    def _take_spare(self, slot: Slot, shape: Shape) -> bool:
        key = identifier_key(slot.name)
        alike = (node for node in self.documented if identifier_key(node.name) == key and node.side is self.side)
        node = self.spare.pop(key, None) or next((node for node in alike if _may_show(shape, node)), None)
        if node is None or slot in node.slots:
            return False
        slot.children.append(node)
        return True

    def _sample_members(self, node: Node, shape: Shape, path: str) -> Iterator[tuple[Node, Shape | None, str]]:
        if any(slot.row is not None and slot.row.name.placeholder for slot in node.slots):
            return
        known = node.names
        for name, inner in shape.members.items():
            if name.strip() in known or not _sendable(name):
                continue
            slot = Slot(name=name, rule="sample/member", type_span=inner.span, span=inner.span)
            # Where the table says l7rule and every sample says rule, both names lead to the documented members.
            slot.children += _shown_instead(node, shape, inner)
            slot.type = self._of_sample(slot, inner, f"{path}{name}")
            node.slots.append(slot)
            for child in slot.children:
                yield child, inner.below(), f"{path}{name}."

    def _judge(self, slot: Slot, path: str) -> None:
        """Findings about the type cell."""
        row = slot.row
        if row is None or row.type_cell is None or row.type is None:
            return
        subject = replace(self.subject, location=f"{self.side.location.value}.{path}")
        said = row.type_cell.text.value.strip()
        self.diagnostics += judge_type(row, slot.type, said, subject)


def _shared_out(variants: list[Node], shape: Shape | None) -> Iterator[tuple[Node, Shape | None]]:
    """Each variant of a value with what samples show of it; members that no table lists are the best fitting one's."""
    if shape is None or len(variants) < 2:
        yield from ((node, shape) for node in variants)
        return
    best = max(variants, key=lambda node: len(node.names & shape.members.keys()))
    known = {name for node in variants for name in node.names}
    for node in variants:
        members = {name: inner for name, inner in shape.members.items() if name in node.names or (node is best and name not in known)}
        yield node, replace(shape, members=members)


def _may_show(shape: Shape, node: Node) -> bool:
    """True when samples of that shape may be of a documented structure: they show none of its members only by showing nothing."""
    members = shape.below().members
    return bool(node.tables) and (not members or not node.names.isdisjoint(members))


def _shown_instead(node: Node, shape: Shape, inner: Shape) -> list[Node]:
    """The structure of a documented member that no sample shows, when `inner` holds nothing but members of it."""
    shown = frozenset(inner.below().members)
    absent = [slot for slot in node.slots if slot.row is not None and slot.children and slot.name not in shape.members]
    fitting = [slot for slot in absent if shown and shown <= slot.children[0].names and isinstance(slot.type, ArrayType) == inner.is_array]
    return fitting[0].children if len(fitting) == 1 else []


def _only_scalars(shape: Shape | None) -> bool:
    return shape is not None and bool(shape.scalars) and not shape.is_object and not shape.is_array


def _is_twin(node: Node, slot: Slot, shape: Shape) -> bool:
    """A documented structure with the very members that the sample shows, and a name that the field's name holds: tag, tags_any."""
    key = identifier_key(node.name)
    if key and key == identifier_key(slot.name) and node.names >= frozenset(shape.members):
        return True
    return (
        len(key) > 2
        and len(shape.members) > 1
        and node.names == frozenset(shape.members)
        and key in identifier_key(slot.name.replace("_", "s_"))
    )


def judge_type(row: ReadRow, kind: Type | None, said: str, subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with a type cell, if anything."""
    if row.type is None or row.type_cell is None:
        return
    if row.type.misspelt is not None:
        yield finding(kinds.MISSPELT_TYPE, subject, row.type_cell.span, name=row.wire, text=said, meant=row.type.misspelt)
    if not said:
        yield finding(kinds.NO_TYPE, subject, row.type_cell.span, name=row.wire)
    elif isinstance(row.type.type, ScalarType) and not isinstance(kind, ScalarType):
        yield finding(kinds.CONTRADICTED_TYPE, subject, row.type_cell.span, name=row.wire, text=said)
    elif isinstance(kind, AnyType) and not (row.type.certain and isinstance(row.type.type, AnyType)):
        yield finding(kinds.UNKNOWN_TYPE, subject, row.type_cell.span, name=row.wire, text=said)


def _sendable(name: str) -> bool:
    return bool(name) and len(name) <= 200 and name.isprintable() and name.strip(" .…") != ""
