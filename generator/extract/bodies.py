"""From tables to bodies: which tables hold parameters, how they nest, and which structure is the body of what.

The order of work is the order of trust: links between tables, captions, and last the samples, which only fill what
tables leave open.
"""

from __future__ import annotations

import re

from ..lexicon.aspects import Aspect
from ..lexicon.captions import structure_name
from ..model.draft import PageKind, SampleDraft, SampleKind, StructDraft
from ..model.schema import ObjectType, ScalarType
from . import kinds
from .fields import node_paths, struct_of
from .kinds import finding
from .nesting import anchors_of, attach_by_caption, link_slots
from .nodes import Node, Side, Slot, reachable
from .parameters import complete_parameters, take_parameters
from .placement import fitting_samples, place
from .resolve import Resolver, slot_of
from .response_headers import add_sample_headers, take_response_headers
from .routing import Router, side_of, table_aspects
from .rows import ReadRow, drop_duplicates, read_rows
from .shape import shape_of
from .tables import ReadTable, TableKind
from .work import SILENT_KINDS, Work

_LIST_NAME = re.compile(r"\[(?:数组|列表|array|list)?\]", re.IGNORECASE)
"""What stands in the name column for a list that has no name: the body itself."""


def build_structs(work: Work) -> tuple[StructDraft, ...]:
    """Build the bodies; returns the drafts of every structure, reachable ones first."""
    read = {table.index: _rows_of(table, work) for table in work.tables if table.kind is TableKind.PARAMETERS and _counts(table, work)}
    if work.is_call:
        _unknown_tables(work, {row.wire for rows in read.values() for row in rows if not _is_scalar(row)})
    for table in work.tables:
        if table.index in read:
            work.nodes.append(_node(table, read[table.index], work))
    reached_by = anchors_of(work.nodes)
    for slot, target in link_slots(work.nodes, reached_by):
        assert slot.row is not None
        work.diagnostics.append(finding(kinds.BROKEN_LINK, work.subject, slot.row.row.span, name=slot.name, target=target))
    attach_by_caption(work.nodes)
    _unwrap_lists(work)
    linked = {id(child) for node in work.nodes for slot in node.slots for child in slot.children if child is not node}
    free = [node for node in work.nodes if id(node) not in linked]
    extra = _bodies(work, free) if work.is_call else _shared(work)
    roots = [node for side in work.bodies.values() for node in side]
    work.nodes = list(reachable([*roots, *work.nodes, *extra]))
    return _struct_drafts(work, roots)


def _unwrap_lists(work: Work) -> None:
    """A table of one row "[数组]" that leads to another table says that the body is a list of what stands there."""
    for node in list(work.nodes):
        if len(node.slots) == 1 and _LIST_NAME.fullmatch(node.slots[0].name) and len(node.slots[0].children) == 1:
            (child,) = node.slots[0].children
            child.array, child.side = True, node.side
            work.nodes.remove(node)


def _counts(table: ReadTable, work: Work) -> bool:
    """Whether a parameter-like table of this page describes parameters: under a call's headings, or on a page of structures."""
    if work.is_call:
        aspects = table.scope.aspects
        return not (
            aspects & {Aspect.STATUS, Aspect.ERROR, Aspect.FUNCTION} and not aspects & {Aspect.REQUEST, Aspect.RESPONSE, Aspect.URI}
        )
    return work.kind is PageKind.STRUCTURES or work.kind in SILENT_KINDS


def _rows_of(table: ReadTable, work: Work) -> list[ReadRow]:
    reading = read_rows(table, work.subject)
    work.rows_total += reading.total
    work.rows_lost += reading.lost
    if work.kind in SILENT_KINDS:
        return reading.rows
    work.diagnostics += (*reading.lost, *reading.notes)
    return reading.rows


def _is_scalar(row: ReadRow) -> bool:
    return row.type is not None and isinstance(row.type.type, ScalarType)


def _unknown_tables(work: Work, known: set[str]) -> None:
    """Findings for tables in the call's sections that no header makes known."""
    for table in work.tables:
        if table.kind is not TableKind.OTHER or not table.rows:
            continue
        if not table.scope.aspects & {Aspect.REQUEST, Aspect.RESPONSE, Aspect.URI} or Aspect.SAMPLE in table.scope.aspects:
            continue
        span = table.table.span
        if work.address is not None and any(span.start <= path.span.start < span.end for path in work.address.paths):
            continue
        if _may_be_parameters(table, known):
            lost = finding(kinds.UNKNOWN_HEADER, work.subject, span, header=table.header, rows=len(table.rows))
            # Every row is counted as lost, and the header is what one would mend: one finding, at the table.
            work.rows_total += len(table.rows)
            work.rows_lost += [lost] * len(table.rows)
            work.diagnostics.append(lost)
        else:
            work.diagnostics.append(finding(kinds.UNRECOGNISED_TABLE, work.subject, span, header=table.header))


def _may_be_parameters(table: ReadTable, known: set[str]) -> bool:
    """A table without a name column that would still hold parameters: some column is known, or its caption names a structured field."""
    names_field = table.caption is not None and structure_name(table.caption.value) in known
    return names_field or any(role is not None for role in table.columns) or not table.header


def _node(table: ReadTable, rows: list[ReadRow], work: Work) -> Node:
    element = table.table.element_id or f"t{table.index}"
    name = table.name if table.table.caption is not None or structure_name(table.caption.value if table.caption else "") else None
    node = Node(key=f"{work.topic}#{element}", name=name or "", side=side_of(table), tables=[table], span=table.table.span)
    titles: dict[int, Slot] = {}
    for row in rows:
        slot = slot_of(row)
        if row.group is None:
            node.slots.append(slot)
            titles[row.row.span.start] = slot
            continue
        # Rows below a row that spans the table are members of what that row names.
        parent = titles.get(row.group.row.span.start)
        if parent is None:
            node.slots.append(slot)
            continue
        if not parent.children:
            child = Node(key=f"{node.key}/{parent.name}", name=parent.name, side=node.side, span=row.group.row.span)
            parent.type, parent.rule, parent.type_span = ObjectType(), "row/group-title", row.group.row.span
            parent.children.append(child)
        parent.children[0].slots.append(slot)
    return node


def _bodies(work: Work, free: list[Node]) -> list[Node]:
    """Route the free tables, place them by the samples, resolve types; returns nodes that samples made."""
    made: list[Node] = []
    samples = [sample for sample in work.samples.samples if not sample.foreign]
    request = shape_of(s for s in samples if s.kind is SampleKind.REQUEST)
    router = Router(work.address, [node.tables[0] for node in free], samples, request)
    requests = _own_tables([node for node in free if node.side is Side.REQUEST])
    for node in requests:
        take_parameters(node, router, work)
    complete_parameters(work)
    answer = shape_of(s for s in samples if s.kind is SampleKind.RESPONSE and not _is_failure(s))
    for node in free:
        if node.side is Side.RESPONSE and Aspect.ABNORMAL not in table_aspects(node.tables[0]):
            take_response_headers(node, answer, work)
    add_sample_headers(work)
    _report_failures([node for node in free if node.side is Side.RESPONSE and node.slots and not _is_success(node)], work)
    bodies = {
        Side.REQUEST: [node for node in requests if node.slots],
        Side.RESPONSE: _own_tables([node for node in free if node.side is Side.RESPONSE and node.slots and _is_success(node)]),
    }
    for side, candidates in bodies.items():
        wanted = SampleKind.REQUEST if side is Side.REQUEST else SampleKind.RESPONSE
        shown = [sample for sample in samples if sample.kind is wanted and not _is_failure(sample)]
        shape = shape_of(shown)
        own = [node for node in work.nodes if node.side in {side, Side.SHARED}]
        placement = place(candidates, own, shape, work.topic, side)
        if not placement.roots and shape.below().members:
            root = Node(
                key=f"{work.topic}#{side.value}/sample/body",
                name="",
                side=side,
                span=shape.span,
                array=shape.is_array and not shape.is_object,
            )
            placement.roots.append(root)
        resolver = Resolver(work.topic, side, work.subject, placement.orphans, own)
        for root, fitting in zip(placement.roots, fitting_samples(placement.roots, shown), strict=True):
            resolver.resolve(root, shape_of(fitting) if len(placement.roots) > 1 else shape)
        _report_orphans([node for node in placement.orphans if node in resolver.spare.values()], work)
        resolver.resolve_rest([node for node in own if node.side is side])
        made += resolver.made
        work.diagnostics += resolver.diagnostics
        work.bodies[side] = placement.roots
    rest = Resolver(work.topic, Side.SHARED, work.subject, [], [])
    rest.resolve_rest([node for node in work.nodes if node.side is Side.SHARED])
    return made


def _own_tables(free: list[Node]) -> list[Node]:
    """Without tables inside examples, where others stand outside: they lay out a step that calls another operation."""
    own = [node for node in free if Aspect.SAMPLE not in node.tables[0].scope.aspects]
    return own or free


def _is_failure(sample: SampleDraft) -> bool:
    return sample.failed


def _is_success(node: Node) -> bool:
    aspects = table_aspects(node.tables[0])
    return Aspect.ABNORMAL not in aspects and Aspect.HEADER not in aspects


def _shared(work: Work) -> list[Node]:
    resolver = Resolver(work.topic, Side.SHARED, work.subject, [], [])
    resolver.resolve_rest(work.nodes)
    if work.kind is PageKind.STRUCTURES:
        work.diagnostics += resolver.diagnostics
    return resolver.made


def _report_failures(nodes: list[Node], work: Work) -> None:
    """Bodies of failures are kept as text: an operation has the body of its success."""
    for node in nodes:
        table = node.tables[0]
        work.diagnostics.append(finding(kinds.UNRECOGNISED_TABLE, work.subject, table.table.span, header=table.header))


def _report_orphans(orphans: list[Node], work: Work) -> None:
    for node in orphans:
        table = node.tables[0]
        caption = table.caption.value if table.caption is not None else table.header
        work.diagnostics.append(finding(kinds.UNLINKED_TABLE, work.subject, table.table.span, caption=caption))


def _struct_drafts(work: Work, roots: list[Node]) -> tuple[StructDraft, ...]:
    paths = node_paths(roots, work.nodes)
    reached = {id(node) for node in reachable(roots)}
    drafts: list[StructDraft] = []
    for node in work.nodes:
        rows = [slot.row for slot in node.slots if slot.row is not None]
        kept, doubles = drop_duplicates(rows, work.subject)
        if doubles:
            keep = {id(row) for row in kept}
            node.slots = [slot for slot in node.slots if slot.row is None or id(slot.row) in keep]
            work.rows_lost += doubles
            work.diagnostics += doubles
        prefix = paths[id(node)]
        for slot in node.slots:
            if slot.row is not None:
                work.locations.setdefault(slot.row.row.span.start, f"{prefix}{slot.name}")
        for table in node.tables if node.slots else ():
            work.captions.setdefault(table.table.span.start, prefix.rstrip(".") or node.side.value)
        if node.slots or id(node) in reached:
            drafts.append(struct_of(node, paths, work.subject, work.page.file.lang, work.ledger))
    return tuple(drafts)


def anchors(work: Work) -> tuple[tuple[str, str], ...]:
    """Anchor and structure key of everything that other pages may link to."""
    return tuple((anchor, node.key) for anchor, node in anchors_of(work.nodes).items() if node.slots)
