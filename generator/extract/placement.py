"""Where the tables that nothing links stand: at the top of a body, under a wrapper, or deep inside, as samples show.

Samples are asked for places only, never for rules: a table that no sample shows stays where its section puts it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..lexicon.aspects import Aspect, aspects_of
from ..lexicon.folding import identifier_key
from ..model.draft import SampleDraft
from ..model.schema import ArrayType, ObjectType, ScalarType, Type
from .nodes import Node, Side, Slot
from .shape import Shape, objects, shape_of


@dataclass(slots=True)
class Placement:
    """The bodies of one side."""

    roots: list[Node] = field(default_factory=list)
    orphans: list[Node] = field(default_factory=list)
    """Structures that belong to nothing."""


def place(free: list[Node], all_nodes: list[Node], shape: Shape, topic: str, side: Side) -> Placement:
    """Sort the unlinked tables of a side into roots, members of others, and orphans."""
    result = Placement()
    if not free:
        return result
    generic = [node for node in free if not node.name]
    for node in free:
        if node.name and (generic or result.roots) and _hang_in(node, all_nodes, shape):
            continue
        path = _path_of(node, shape)
        shown = path is not None or _overlap(node, shape.below())
        if node.name and not shown and (generic or result.roots) and not _titles_a_body(node.name):
            result.orphans.append(node)
            continue
        result.roots.append(node)
    result.roots = _merged(result.roots, shape)
    result.roots = _wrapped(result.roots, shape, topic, side)
    for root in result.roots:
        _move_flat_rows(root, shape, f"{topic}#{side.value}/")
    if shape.is_array and not shape.is_object and shape.below().is_object:
        # Every sample of this side is a list, whichever of the variants it shows.
        for root in result.roots:
            root.array = True
    return result


def _titles_a_body(name: str) -> bool:
    """ims "使用上传至OBS桶的文件制作镜像时的请求参数": words about the request title a variant of the body, and name no structure."""
    words = not name.isascii() or len(name.split()) > 3
    return words and bool(aspects_of(name) & {Aspect.REQUEST, Aspect.RESPONSE})


def fitting_samples(roots: list[Node], samples: list[SampleDraft]) -> list[list[SampleDraft]]:
    """For each variant of a body, the samples that show it rather than another variant."""
    shared: list[list[SampleDraft]] = [[] for _ in roots]
    for sample in samples:
        members = shape_of([sample]).below().members
        scores = [sum(1 for name in root.names if name in members) for root in roots]
        if scores and max(scores) > 0:
            shared[scores.index(max(scores))].append(sample)
    return shared


def _overlap(node: Node, shape: Shape) -> int:
    return sum(1 for name in node.names if name in shape.members)


def _clashes(node: Node, shape: Shape) -> int:
    """How many members typed as string or number the samples show as objects there."""
    shown = ((slot.type, shape.members.get(slot.name)) for slot in node.slots)
    return sum(1 for kind, inner in shown if isinstance(kind, ScalarType) and inner is not None and inner.is_object)


def _path_of(node: Node, shape: Shape) -> tuple[str, ...] | None:
    """Way to the object of the samples that holds most of the node's names; None when none holds enough."""
    best: tuple[int, int, tuple[str, ...]] | None = None
    for path, inner in objects(shape):
        score = _overlap(node, inner)
        if score and (best is None or (score, -_clashes(node, inner)) > best[:2]):
            best = (score, -_clashes(node, inner), path)
    if best is None or best[0] * 2 < min(len(node.names), 6):
        return None
    return best[2]


def _hang_in(node: Node, nodes: list[Node], shape: Shape) -> bool:
    """Hang a structure under the field that the samples show around its members."""
    path = _path_of(node, shape)
    if not path:
        return False
    for owner in nodes:
        slot = owner.slot(path[-1])
        if slot is None or owner is node or slot.row is None or slot.children or not _holds(slot.type):
            continue
        if len(path) == 1 or owner.name in {path[-2], ""} or identifier_key(owner.name) == identifier_key(path[-2]):
            slot.children.append(node)
            return True
    return False


def _holds(kind: Type | None) -> bool:
    match kind:
        case ObjectType(struct=None) | None:
            return True
        case ArrayType(item=item):
            return item is None or isinstance(item, ObjectType)
        case _:
            return False


def _merged(roots: list[Node], shape: Shape) -> list[Node]:
    """Tables whose rows stand together in one object of the samples are one structure."""
    if len(roots) < 2:
        return roots
    kept: list[Node] = []
    for root in roots:
        home = next((other for other in kept if _belong_together(other, root, shape)), None)
        if home is None:
            kept.append(root)
            continue
        home.slots += [slot for slot in root.slots if home.slot(slot.name) is None]
        home.tables += root.tables
    return kept


def _belong_together(one: Node, other: Node, shape: Shape) -> bool:
    if one.names & other.names:
        return False
    return any(_overlap(one, inner) and _overlap(other, inner) for _, inner in objects(shape))


def _wrapped(roots: list[Node], shape: Shape, topic: str, side: Side) -> list[Node]:
    """Roots whose members all stand deeper in the samples get the wrappers that no table shows."""
    top = shape.below()
    result: list[Node] = []
    for root in roots:
        path = _path_of(root, shape)
        if not path or _overlap(root, top):
            result.append(root)
            continue
        if any(_hang_below(other, root, path, shape) for other in roots if other is not root and _overlap(other, top)):
            continue
        result.append(_wrap(root, path, shape, topic, side))
    return _joined_wrappers(result)


def _hang_below(owner: Node, root: Node, path: tuple[str, ...], shape: Shape) -> bool:
    """Hang a root inside another one, at the place where samples show its members: l7policy -> rules[]."""
    at = shape.below()
    node = owner
    for name in path[:-1]:
        slot = node.slot(name)
        if slot is None or not slot.children:
            return False
        node, at = slot.children[0], at.members[name].below()
    member = at.members[path[-1]]
    slot = node.slot(path[-1])
    if slot is None:
        kind: Type = ArrayType(ObjectType()) if member.is_array and not member.is_object else ObjectType()
        slot = Slot(name=path[-1], type=kind, rule="sample/wrapper", type_span=member.span, span=member.span)
        node.slots.append(slot)
    elif slot.children or not _holds(slot.type):
        return False
    slot.children.append(root)
    root.name = root.name or path[-1]
    return True


def _wrap(root: Node, path: tuple[str, ...], shape: Shape, topic: str, side: Side) -> Node:
    at = shape.below()
    wrappers: list[tuple[Node, Shape]] = []
    for depth, name in enumerate(path):
        member = at.members[name]
        node = Node(key=f"{topic}#{side.value}/{'.'.join(path[:depth]) or 'body'}/wrapper", name="", side=side, span=member.span)
        kind: Type = ArrayType(ObjectType()) if member.is_array and not member.is_object else ObjectType()
        slot = Slot(name=name, type=kind, rule="sample/wrapper", type_span=member.span, span=member.span)
        node.slots.append(slot)
        if wrappers:
            wrappers[-1][0].slots[0].children.append(node)
        wrappers.append((node, at))
        at = member.below()
    wrappers[-1][0].slots[0].children.append(root)
    root.name = root.name or path[-1]
    _lift_rows(root, at, wrappers)
    _move_flat_rows(root, at, f"{topic}#{side.value}/{'.'.join(path)}.")
    return wrappers[0][0]


def _lift_rows(root: Node, shape: Shape, wrappers: list[tuple[Node, Shape]]) -> None:
    """Rows of one flat table that samples show beside a wrapper of the others go there: auth.identity.methods above user.name."""
    for slot in list(root.slots):
        if slot.row is None or slot.name in shape.members:
            continue
        homes = [node for node, at in wrappers if slot.name in at.members and node.slot(slot.name) is None]
        if len(homes) == 1:
            root.slots.remove(slot)
            homes[0].slots.append(slot)


def _joined_wrappers(roots: list[Node]) -> list[Node]:
    """Two wrapped tables under one wrapper object share it."""
    wrappers: dict[str, Node] = {}
    kept: list[Node] = []
    for root in roots:
        first = wrappers.get(root.key) if root.key.endswith("/wrapper") else None
        if first is None:
            wrappers[root.key] = root
            kept.append(root)
            continue
        for slot in root.slots:
            known = first.slot(slot.name)
            if known is None:
                first.slots.append(slot)
            else:
                known.children += slot.children
    return kept


def _move_flat_rows(root: Node, shape: Shape, base: str) -> None:
    """Rows that a flat table lists beside their parents go under them, where samples show it; `base` begins the keys."""
    top = shape.below()
    moved: dict[str, Node] = {}
    settled: set[str] = set()
    homes_of: list[tuple[Slot, Node | None]] = []
    """Every row in page order and where it went; the root itself for rows that samples show at the top."""
    for slot in list(root.slots):
        if slot.row is None or (slot.name in top.members and slot.name not in settled):
            settled.add(slot.name)
            homes_of.append((slot, root))
            continue
        homes_of.append((slot, None))
        homes = [(path, inner) for path, inner in objects(shape) if path and slot.name in inner.members]
        if len(homes) != 1:
            continue
        path = homes[0][0]
        parent = _parent(root, path)
        if parent is None or parent is slot or (parent.children and parent.name not in moved):
            continue
        home = moved.get(".".join(path))
        if home is None:
            home = Node(key=base + ".".join(path), name=path[-1], side=root.side, span=parent.span)
            moved[".".join(path)] = home
            moved[parent.name] = home
            parent.children.append(home)
        root.slots.remove(slot)
        home.slots.append(slot)
        homes_of[-1] = (slot, home)
    _follow_neighbours(root, homes_of)


def _follow_neighbours(root: Node, homes_of: list[tuple[Slot, Node | None]]) -> None:
    """Rows that no sample shows go where most of the table's rows went, when that is one place below the root."""
    went = Counter(id(home) for _, home in homes_of if home is not None)
    nodes = {id(home): home for _, home in homes_of if home is not None and home is not root}
    best = max(nodes, key=lambda key: went[key], default=None)
    if best is None or went[best] * 2 <= sum(went.values()):
        return
    for slot, home in homes_of:
        if home is None and slot in root.slots and not slot.children:
            root.slots.remove(slot)
            nodes[best].slots.append(slot)


def _parent(root: Node, path: tuple[str, ...]) -> Slot | None:
    """The slot at the end of a way through rows of the same table and what was moved under them."""
    node, slot = root, None
    for name in path:
        slot = node.slot(name) or root.slot(name)
        if slot is None or slot.row is None or not _holds(slot.type):
            return None
        if slot.children:
            node = slot.children[0]
    return slot
