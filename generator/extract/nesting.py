"""Which table lays out the value of which field: by link, by caption, by the structure that a type names.

A link is trusted over everything (its text "表3" is not: numbers drift).  A caption is matched against the names of
fields of the same side that have no table yet; request and response are kept apart, because the same name has other
members there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from ..lexicon.captions import structure_name
from ..lexicon.folding import identifier_key
from ..model.schema import STRING, AnyType, ArrayType, MapType, ObjectType, ScalarType, Type, UnionType
from .nodes import Node, Side, Slot, reachable

_LOCALE = re.compile(r"^(?:zh-cn|en-us)_topic_\d+_{1,2}", re.I)


def anchor_key(anchor: str) -> str:
    """An anchor without case, locale prefix and percent signs.

    >>> anchor_key("#EN-US_TOPIC_0057329431__table123")
    'table123'
    """
    plain = unquote(anchor[:500]).lstrip("#").casefold()
    while (stripped := _LOCALE.sub("", plain, count=1)) != plain:
        plain = stripped
    return plain


def anchors_of(nodes: Iterable[Node]) -> dict[str, Node]:
    """Each anchor of the page that leads to a structure: tables, and sections that hold one."""
    found: dict[str, Node] = {}
    for node in nodes:
        for table in node.tables:
            for anchor in (*table.table.anchors, table.table.element_id or ""):
                if anchor:
                    found.setdefault(anchor_key(anchor), node)
            section = table.scope.section
            if section is not None:
                for anchor in (*section.anchors, section.element_id or ""):
                    if anchor:
                        found.setdefault(anchor_key(anchor), node)
    for node in nodes:
        for table in node.tables:
            if table.scope.section is not None:
                found.setdefault(_slug(table.scope.section.heading.value), node)
    return found


def _slug(heading: str) -> str:
    """The anchor that Markdown renderers give a heading: "Security Group" -> "security-group"."""
    return re.sub(r"[^\w\- ]", "", heading[:200].casefold().strip()).replace(" ", "-")


def may_hold(kind: Type | None) -> bool:
    """True when a value of this type may be laid out by a table."""
    match kind:
        case None | AnyType() | ObjectType() | MapType():
            return True
        case ArrayType(item=item):
            return may_hold(item)
        case UnionType(options=options):
            return any(may_hold(option) for option in options)
        case ScalarType():
            return False


def link_slots(nodes: list[Node], anchors: dict[str, Node]) -> list[tuple[Slot, str]]:
    """Set the children that rows link to; returns the links to anchors that are not on the page."""
    broken: list[tuple[Slot, str]] = []
    for node in nodes:
        for slot in node.slots:
            if slot.row is None:
                continue
            for target in slot.row.targets:
                if may_hold(slot.type):
                    _follow(node, slot, target, anchors, broken)
                elif (child := anchors.get(anchor_key(target)) if target.startswith("#") else None) is not None and _meant(
                    slot, child, node
                ):
                    slot.children.append(child)
    return broken


def _meant(slot: Slot, child: Node, node: Node) -> bool:
    """A field typed String that links to a table of its own name is that structure all the same."""
    return child is not node and slot.type == STRING and bool(child.name) and identifier_key(child.name) == identifier_key(slot.name)


def _follow(node: Node, slot: Slot, target: str, anchors: dict[str, Node], broken: list[tuple[Slot, str]]) -> None:
    if re.match(r"[a-z][a-z0-9+.\-]*:|//", target, re.I):
        return
    path, _, anchor = target.partition("#")
    if path:
        if path.casefold().endswith((".md", ".html", ".htm", ".rst")) and slot.type is not None:
            if anchor:
                slot.pending = slot.pending or f"{unquote(path)}#{anchor}"
            else:
                slot.hint = slot.hint or unquote(path)
        return
    child = anchors.get(anchor_key(anchor))
    if child is None:
        if slot.type is not None:
            broken.append((slot, target))
    elif child not in slot.children and (child is not node or _may_recur(node, slot)):
        slot.children.append(child)


def attach_by_caption(nodes: list[Node]) -> None:
    """Give tables that nobody links to the fields that their captions name."""
    linked = {id(child) for node in nodes for slot in node.slots for child in slot.children}
    for node in nodes:
        table = node.tables[0] if node.tables else None
        name = table.name if table is not None else None
        if name is None or table is None or table.caption is None:
            continue
        open_slots = [
            (owner, slot)
            for owner in nodes
            if _same_side(owner.side, node.side) and owner is not node
            for slot in owner.slots
            if not slot.children and slot.type is not None and may_hold(slot.type) and not _is_free(slot)
        ]
        # A field inside the structure may share its name (entities.sub_jobs[].entities) and is another thing.
        inside = {id(below) for below in reachable([node])}
        open_slots = [(owner, slot) for owner, slot in open_slots if id(owner) not in inside]
        # A row that links to another page is meant only when no other row has the table's name; then the nearer table wins.
        here = [(owner, slot) for owner, slot in open_slots if slot.pending is None]
        for slot in _named(here, name, table.caption.value, shared=id(node) in linked) or _named(
            open_slots, name, table.caption.value, shared=id(node) in linked
        ):
            slot.children.append(node)
            slot.pending = None
        if id(node) not in linked and not any(node in slot.children for owner in nodes for slot in owner.slots):
            # A field typed String whose very name a table lays out, and no other field wants that table.
            for owner in nodes:
                twin = owner.slot(name)
                if twin is not None and twin.type == STRING and not twin.children and owner.side is node.side and owner is not node:
                    twin.children.append(node)
                    twin.pending = None
    _attach_recursive(nodes)


def _is_free(slot: Slot) -> bool:
    return slot.row is None or slot.row.name.placeholder


def _same_side(one: Side, other: Side) -> bool:
    return one is other or Side.SHARED in {one, other}


def _named(slots: list[tuple[Node, Slot]], name: str, caption: str, shared: bool) -> list[Slot]:
    """The fields that a caption means, by the surest match that any field has."""
    by_type = [slot for _, slot in slots if _type_names(slot, name)]
    if by_type:
        return by_type
    exact = [slot for _, slot in slots if slot.name == name]
    if exact:
        return exact
    if "." in name:
        *_, parent, last = name.split(".")
        dotted = [
            slot
            for owner, slot in slots
            if slot.name == last and (owner.name == parent or identifier_key(owner.name.rsplit(".", 1)[-1]) == identifier_key(parent))
        ]
        return dotted or [slot for _, slot in slots if slot.name == last][:1]
    # A table that a link reaches already may serve others of exactly its name, never look-alikes.
    if shared:
        return []
    key = identifier_key(name)
    alike = [slot for _, slot in slots if identifier_key(slot.name) == key]
    if alike:
        return alike
    return [slot for _, slot in slots if len(slot.name) > 2 and _has_word(caption, slot.name)][:1]


def _has_word(caption: str, name: str) -> bool:
    return name in caption and re.search(rf"(?<![A-Za-z0-9_\-.]){re.escape(name)}(?![A-Za-z0-9_\-])", caption) is not None


def _type_names(slot: Slot, name: str) -> bool:
    row = slot.row
    struct = row.type.struct_name if row is not None and row.type is not None else None
    return struct is not None and identifier_key(struct) == identifier_key(name)


def _attach_recursive(nodes: list[Node]) -> None:
    """A field of a structure that has the structure's own name holds it again: children -> children."""
    for node in nodes:
        for slot in node.slots:
            if slot.children or slot.row is None or slot.type is None or not may_hold(slot.type) or _is_free(slot):
                continue
            if slot.name == node.name and _may_recur(node, slot):
                slot.children.append(node)


def _may_recur(node: Node, slot: Slot) -> bool:
    """True for a field typed as structure in the table of a named structure; the table of a whole body holds no body again."""
    return bool(node.tables and node.name) and isinstance(slot.type, ArrayType | ObjectType)


def caption_name(caption: str | None) -> str:
    """What a structure is called by its caption; "" when the caption names none."""
    return (structure_name(caption) or "") if caption else ""
