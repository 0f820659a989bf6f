"""What ONE page says: its kind, and for an API page the operation with everything that belongs to it.

The order of work is the order of trust: the URI, the tables, the links between them, then the samples, which only
fill what tables leave open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..constraints.passage import passage_of
from ..constraints.reader import read_operation_constraints, read_quotas
from ..lexicon.aspects import Aspect, aspects_of
from ..lexicon.captions import structure_name
from ..lexicon.kinds import says_deprecated
from ..model.claim import Claim
from ..model.constraint import Constraint, Quota
from ..model.draft import (
    BodyDraft,
    Count,
    FieldDraft,
    OperationDraft,
    PageCoverage,
    PageDraft,
    PageKind,
    SampleDraft,
    SampleKind,
    StructDraft,
)
from ..model.schema import ArrayType, In, ObjectType, Type
from ..source.diagnostic import Diagnostic, Subject
from ..syntax.page import Block, Page
from . import kinds
from .catalogues import read_error_codes, read_permissions
from .description import markdown
from .fields import Ledger, field_of, node_paths, sibling_of, struct_of
from .kinds import finding
from .nesting import anchors_of, attach_by_caption, link_slots
from .nodes import Node, Side, Slot, reachable
from .operation import Address, AddressReading, read_address
from .outline import Placed, outline
from .page_kind import kind_without_uri
from .placement import fitting_samples, place
from .resolve import Resolver, judge_type, slot_of
from .routing import Router, side_of, table_aspects
from .rows import ReadRow, drop_duplicates, read_rows
from .samples import SampleReading, mark_foreign, read_samples
from .shape import shape_of
from .statuses import StatusReading, linked_page, read_statuses, with_sample_statuses
from .tables import ReadTable, TableKind, read_tables
from .units import UnitReader

_SILENT_KINDS = frozenset({PageKind.CONTENTS, PageKind.GUIDE, PageKind.OVERVIEW, PageKind.OTHER})


@dataclass(slots=True)
class _Work:
    """Everything known about the page while it is read."""

    page: Page
    topic: str
    subject: Subject
    outline: tuple[Placed, ...]
    tables: tuple[ReadTable, ...]
    kind: PageKind
    address: Address | None
    samples: SampleReading = field(default_factory=SampleReading)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    rows_total: int = 0
    rows_lost: list[Diagnostic] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    parameters: list[Slot] = field(default_factory=list)
    bodies: dict[Side, list[Node]] = field(default_factory=dict)
    locations: dict[int, str] = field(default_factory=dict)
    """Start offset of each parameter row, and where its field stands."""
    captions: dict[int, str] = field(default_factory=dict)


def extract_page(page: Page) -> PageDraft:
    """Everything that one page says; never raises for anything a page can hold."""
    topic = page.topic or "file:" + page.file.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    blocks = outline(page)
    tables = read_tables(blocks)
    found = read_address(blocks, Subject(topic=page.topic or ""))
    kind = _kind(page, blocks, tables, found)
    subject = Subject(topic=page.topic or "", operation=found.address.operation if found.address else "")
    work = _Work(page, topic, subject, blocks, tables, kind, found.address)
    work.diagnostics += page.diagnostics
    work.diagnostics += (replace(diagnostic, subject=subject) for diagnostic in found.diagnostics) if kind in {PageKind.API, PageKind.REFUSED} else ()
    if kind is PageKind.REFUSED and not found.diagnostics:
        place = page.title.span() if page.title is not None else page.file.span(0, 0)
        work.diagnostics.append(finding(kinds.NO_URI, subject, place))
    return _draft(work)


def _kind(page: Page, blocks: tuple[Placed, ...], tables: Sequence[ReadTable], found: AddressReading) -> PageKind:
    if found.address is not None and _is_call(blocks, tables):
        return PageKind.API
    if found.meant and found.address is None and any(table.kind is TableKind.PARAMETERS for table in tables):
        return PageKind.REFUSED
    return kind_without_uri(page, blocks, tables)


def _is_call(blocks: tuple[Placed, ...], tables: Sequence[ReadTable]) -> bool:
    """An address under a heading of its own; "请求URI" in a guide is none, unless tables of a response follow."""
    labels = {head.value for p in blocks for head in p.scope.heads}
    own = any(Aspect.URI in said and not said & {Aspect.REQUEST, Aspect.RESPONSE} for said in map(aspects_of, labels))
    return own or any(table.kind is TableKind.PARAMETERS and side_of(table) is Side.RESPONSE for table in tables)


def _draft(work: _Work) -> PageDraft:
    page = work.page
    title = Claim(page.title.value, page.title.span(), "page/title") if page.title is not None and page.title.value.strip() else None
    if title is None:
        work.diagnostics.append(finding(kinds.NO_TITLE if work.outline else kinds.EMPTY_PAGE, work.subject, page.file.span(0, min(1, len(page.file.text)))))
    is_call = work.kind in {PageKind.API, PageKind.REFUSED}
    if is_call:
        work.samples = read_samples(work.outline, work.subject)
        if work.address is not None:
            own = mark_foreign(work.samples.samples, [path.value for path in work.address.paths])
            work.samples = replace(work.samples, samples=own)
        work.diagnostics += (*work.samples.unread, *work.samples.flaws)
    structs = _structs(work)
    parameters = tuple(_parameter(slot, work) for slot in work.parameters) if is_call else ()
    statuses = read_statuses(work.outline, work.tables, work.subject, whole_page=work.kind is PageKind.STATUS_CODES)
    work.diagnostics += statuses.lost if is_call or work.kind is PageKind.STATUS_CODES else ()
    operation = _operation(work, title, parameters, statuses) if work.kind is PageKind.API and work.address is not None else None
    lost_codes: list[Diagnostic] = []
    codes = tuple(read_error_codes(work.tables, work.subject, lost_codes)) if not is_call else ()
    work.diagnostics += lost_codes
    work.diagnostics += work.ledger.notes
    work.diagnostics += work.ledger.unread
    units = UnitReader(work.locations, work.captions, work.samples.blocks, statuses.places).read(page, work.outline, work.tables)
    return PageDraft(
        file=page.file, kind=work.kind, topic=work.topic, title=title, operations=(operation,) if operation else (), structs=structs,
        error_codes=codes, statuses=tuple(statuses.statuses) if not is_call else (), permissions=tuple(read_permissions(work.tables)),
        units=units, coverage=_coverage(work, statuses, is_call), diagnostics=tuple(work.diagnostics), anchors=_anchors(work),
    )  # fmt: skip


def _coverage(work: _Work, statuses: StatusReading, is_call: bool) -> PageCoverage:
    if not is_call:
        return PageCoverage()
    samples = work.samples
    return PageCoverage(
        parameter_rows=Count(total=work.rows_total, read=work.rows_total - len(work.rows_lost), diagnosed=tuple(work.rows_lost)),
        status_rows=Count(total=statuses.total, read=statuses.total - len(statuses.lost), diagnosed=tuple(statuses.lost)),
        constraint_sentences=Count(total=work.ledger.total, read=work.ledger.read, diagnosed=tuple(work.ledger.unread)),
        examples=Count(total=samples.total, read=samples.total - len(samples.unread), diagnosed=samples.unread),
    )


# ---------------------------------------------------------------- tables to bodies


def _structs(work: _Work) -> tuple[StructDraft, ...]:
    """Build the bodies; returns the drafts of every structure, reachable ones first."""
    is_call = work.kind in {PageKind.API, PageKind.REFUSED}
    read = {table.index: _rows_of(table, work) for table in work.tables if table.kind is TableKind.PARAMETERS and _counts(table, work)}
    if is_call:
        _unknown_tables(work)
    for table in work.tables:
        if table.index in read:
            work.nodes.append(_node(table, read[table.index], work))
    anchors = anchors_of(work.page, work.nodes)
    for slot, target in link_slots(work.nodes, anchors):
        assert slot.row is not None
        work.diagnostics.append(finding(kinds.BROKEN_LINK, work.subject, slot.row.row.span, name=slot.name, target=target))
    attach_by_caption(work.nodes)
    linked = {id(child) for node in work.nodes for slot in node.slots for child in slot.children if child is not node}
    free = [node for node in work.nodes if id(node) not in linked]
    extra = _bodies(work, free) if is_call else _shared(work)
    roots = [node for side in work.bodies.values() for node in side]
    work.nodes = list(reachable([*roots, *work.nodes, *extra]))
    return _struct_drafts(work, roots)


def _counts(table: ReadTable, work: _Work) -> bool:
    """Whether a parameter-like table of this page describes parameters: under a call's headings, or on a page of structures."""
    if work.kind in {PageKind.API, PageKind.REFUSED}:
        aspects = table.scope.aspects
        return not (aspects & {Aspect.STATUS, Aspect.ERROR, Aspect.FUNCTION} and not aspects & {Aspect.REQUEST, Aspect.RESPONSE, Aspect.URI})
    return work.kind is PageKind.STRUCTURES or work.kind in _SILENT_KINDS


def _rows_of(table: ReadTable, work: _Work) -> list[ReadRow]:
    reading = read_rows(table, work.subject)
    work.rows_total += reading.total
    work.rows_lost += reading.lost
    if work.kind in _SILENT_KINDS:
        return reading.rows
    work.diagnostics += (*reading.lost, *reading.notes)
    return reading.rows


def _unknown_tables(work: _Work) -> None:
    """Findings for tables in the call's sections that no header makes known."""
    for table in work.tables:
        if table.kind is not TableKind.OTHER or not table.rows:
            continue
        if not table.scope.aspects & {Aspect.REQUEST, Aspect.RESPONSE, Aspect.URI} or Aspect.SAMPLE in table.scope.aspects:
            continue
        span = table.table.span
        if _may_be_parameters(table):
            lost = finding(kinds.UNKNOWN_HEADER, work.subject, span, header=table.header, rows=len(table.rows))
            work.diagnostics.append(lost)
            for row in table.rows:
                work.rows_total += 1
                work.rows_lost.append(finding(kinds.UNKNOWN_HEADER, work.subject, row.span, header=table.header, rows=len(table.rows)))
        else:
            work.diagnostics.append(finding(kinds.UNRECOGNISED_TABLE, work.subject, span, header=table.header))


def _may_be_parameters(table: ReadTable) -> bool:
    """A table without a name column that would still hold parameters: it stands where parameters stand, alone."""
    return any(role is not None for role in table.columns) or not table.header


def _node(table: ReadTable, rows: list[ReadRow], work: _Work) -> Node:
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


def _bodies(work: _Work, free: list[Node]) -> list[Node]:
    """Route the free tables, place them by the samples, resolve types; returns nodes that samples made."""
    made: list[Node] = []
    samples = [sample for sample in work.samples.samples if not sample.foreign]
    request = shape_of(s for s in samples if s.kind is SampleKind.REQUEST)
    router = Router(work.address, [node.tables[0] for node in free], samples, request)
    requests = [node for node in free if node.side is Side.REQUEST]
    for node in requests:
        _take_parameters(node, router, work)
    _complete_parameters(work)
    bodies = {
        Side.REQUEST: [node for node in requests if node.slots],
        Side.RESPONSE: [node for node in free if node.side is Side.RESPONSE and _is_success(node)],
    }
    for side, candidates in bodies.items():
        wanted = SampleKind.REQUEST if side is Side.REQUEST else SampleKind.RESPONSE
        shown = [sample for sample in samples if sample.kind is wanted and not _is_failure(sample)]
        shape = shape_of(shown)
        own = [node for node in work.nodes if node.side in {side, Side.SHARED}]
        placement = place(candidates, own, shape, work.topic, side)
        if not placement.roots and shape.below().members:
            root = Node(key=f"{work.topic}#{side.value}/sample/body", name="", side=side, span=shape.span, array=shape.is_array and not shape.is_object)
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


def _is_failure(sample: SampleDraft) -> bool:
    return bool(sample.status and sample.status[0] in "45")


def _is_success(node: Node) -> bool:
    aspects = table_aspects(node.tables[0])
    return Aspect.ABNORMAL not in aspects and Aspect.HEADER not in aspects


def _shared(work: _Work) -> list[Node]:
    resolver = Resolver(work.topic, Side.SHARED, work.subject, [], [])
    resolver.resolve_rest(work.nodes)
    if work.kind is PageKind.STRUCTURES:
        work.diagnostics += resolver.diagnostics
    return resolver.made


def _report_orphans(orphans: list[Node], work: _Work) -> None:
    for node in orphans:
        table = node.tables[0]
        caption = table.caption.value if table.caption is not None else table.header
        work.diagnostics.append(finding(kinds.UNLINKED_TABLE, work.subject, table.table.span, caption=caption))


# ---------------------------------------------------------------- path, query and header parameters


def _take_parameters(node: Node, router: Router, work: _Work) -> None:
    """Take the rows that are no body out of a free request table."""
    body: list[Slot] = []
    taken = {slot.name for slot in work.parameters if slot.location is In.PATH}
    for slot in node.slots:
        assert slot.row is not None
        slot.location = router.route(slot.row, taken)
        if slot.location is In.BODY or slot.children and slot.location is In.QUERY:
            body.append(slot)
            continue
        if slot.location is In.PATH:
            slot.name = router.wire_name(slot.row)
            if slot.name not in router.placeholders.values():
                work.diagnostics.append(finding(kinds.UNUSED_PATH, work.subject, slot.row.row.span, name=slot.name))
                slot.location = In.QUERY
        work.parameters.append(slot)
    node.slots = body


def _complete_parameters(work: _Work) -> None:
    """Add what only the URI names; drop what stands twice."""
    kept: dict[tuple[In | None, str], Slot] = {}
    for slot in work.parameters:
        first = kept.setdefault((slot.location, slot.name), slot)
        if first is not slot and slot.row is not None and first.row is not None:
            double = finding(kinds.DUPLICATE, work.subject, slot.row.row.span, first.row.row.span, name=slot.name)
            work.rows_lost.append(double)
            work.diagnostics.append(double)
    work.parameters = list(kept.values())
    if work.address is None:
        return
    known = {slot.name for slot in work.parameters}
    for path in work.address.paths[:1]:
        for name in work.address.placeholders:
            if name not in known:
                work.parameters.append(Slot(name=name, span=path.span, rule="uri/placeholder", location=In.PATH))
                work.diagnostics.append(finding(kinds.UNDOCUMENTED_PATH, work.subject, path.span, name=name))
        for name in work.address.query:
            if name not in known:
                work.parameters.append(Slot(name=name, span=path.span, rule="uri/query", location=In.QUERY))


def _parameter(slot: Slot, work: _Work) -> FieldDraft:
    location = slot.location or In.QUERY
    subject = replace(work.subject, location=f"{location.value}.{slot.name}")
    siblings = tuple(sibling_of(other.row) for other in work.parameters if other.row is not None and slot.row is not None and other.row.table is slot.row.table)
    if slot.row is None:
        assert slot.span is not None
        return FieldDraft(name=Claim(slot.name, slot.span, slot.rule), location=location)
    work.locations[slot.row.row.span.start] = subject.location
    work.captions.setdefault(slot.row.table.table.span.start, location.value)
    draft = field_of(slot, location, siblings, subject, work.page.file.lang, work.ledger)
    if slot.row.type_cell is not None:
        work.diagnostics += judge_type(slot.row, slot.type, slot.row.type_cell.text.value.strip(), subject)
    return replace(draft, name=Claim(slot.name, slot.row.name_cell.text.span(), "column/name"))


# ---------------------------------------------------------------- drafts


def _struct_drafts(work: _Work, roots: list[Node]) -> tuple[StructDraft, ...]:
    paths = node_paths([*roots, *work.nodes])
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
        for table in node.tables:
            work.captions.setdefault(table.table.span.start, prefix.rstrip(".") or node.side.value)
        if node.slots or id(node) in reached:
            drafts.append(struct_of(node, paths, work.subject, work.page.file.lang, work.ledger))
    return tuple(drafts)


def _anchors(work: _Work) -> tuple[tuple[str, str], ...]:
    return tuple((anchor, node.key) for anchor, node in anchors_of(work.page, work.nodes).items() if node.slots)


def _operation(work: _Work, title: Claim[str] | None, parameters: tuple[FieldDraft, ...], statuses: StatusReading) -> OperationDraft:
    address = work.address
    assert address is not None
    prose = _function_blocks(work)
    passage = passage_of(prose)
    lang = work.page.file.lang
    rules = read_operation_constraints(passage, lang)
    work.ledger.add(rules.total, rules.read, rules.diagnostics, replace(work.subject, location="description"))
    name = title or Claim(address.operation, address.paths[0].span, "uri/path")
    return OperationDraft(
        method=address.method, paths=address.paths, title=name, description=_description(work), parameters=parameters,
        request=_body_drafts(work.bodies.get(Side.REQUEST, [])), responses=_responses(work),
        statuses=with_sample_statuses(statuses.statuses, [sample for sample in work.samples.samples if not sample.foreign]), quotas=_quotas(passage, work), constraints=_rules(rules.claims),
        samples=work.samples.samples, deprecated=_deprecated(work, title), error_page=linked_page(work.outline, Aspect.ERROR),
        status_page=linked_page(work.outline, Aspect.STATUS),
    )  # fmt: skip


def _rules(claims: tuple[Claim[Constraint], ...]) -> tuple[Claim[Constraint], ...]:
    return claims


def _quotas(passage: object, work: _Work) -> tuple[Claim[Quota], ...]:
    from ..constraints.passage import Passage

    assert isinstance(passage, Passage)
    return read_quotas(passage, work.page.file.lang)


def _function_blocks(work: _Work) -> tuple[Block, ...]:
    """Blocks of the sections on what the call does and what limits it."""
    return tuple(
        block
        for section in work.page.sections
        if any(p.scope.section is section and p.depth == 0 and p.scope.aspects & {Aspect.FUNCTION, Aspect.CONSTRAINT} for p in work.outline)
        for block in section.blocks
    )


def _description(work: _Work) -> Claim[str] | None:
    for section in work.page.sections:
        mine = [p for p in work.outline if p.scope.section is section]
        if mine and Aspect.FUNCTION in mine[0].scope.aspects and section.blocks:
            text = markdown(section.blocks)
            return Claim(text, section.span, "section/function") if text else None
    return None


def _deprecated(work: _Work, title: Claim[str] | None) -> Claim[str] | None:
    if title is not None and says_deprecated(title.value):
        return Claim(title.value, title.span, "title/deprecated")
    return None


def _body_drafts(roots: list[Node]) -> tuple[BodyDraft, ...]:
    drafts = []
    for root in roots:
        if not root.slots:
            continue
        kind: Type = ArrayType(ObjectType(root.key)) if root.array else ObjectType(root.key)
        labels = root.tables[0].scope.labels if root.tables else ()
        table = root.tables[0] if root.tables else None
        text = (table.table.caption if table and table.table.caption is not None and not table.generic else None) or (labels[-1] if labels else None)
        title = Claim(text.value, text.span(), "body/title") if text is not None and len(roots) > 1 else None
        drafts.append(BodyDraft(type=kind, title=title))
    return tuple(drafts)


def _responses(work: _Work) -> tuple[BodyDraft, ...]:
    drafts = _body_drafts(work.bodies.get(Side.RESPONSE, []))
    shared = None if drafts else linked_page(work.outline, Aspect.RESPONSE)
    if shared is not None:
        return (BodyDraft(type=ObjectType(f"page:{shared.value}"), title=shared),)
    return drafts
