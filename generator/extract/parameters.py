"""Path, query and header parameters: rows of request tables that are no body, and names that only the URI holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..constraints.rule import Sibling
from ..model.claim import Claim
from ..model.draft import FieldDraft
from ..model.schema import In
from ..source.diagnostic import Subject
from . import kinds
from .fields import field_of, near, sibling_of, with_told
from .kinds import finding
from .nodes import Node, Slot
from .resolve import judge_type
from .routing import Router
from .rows import ReadRow
from .work import Work


def take_parameters(node: Node, router: Router, work: Work) -> None:
    """Take the rows that are no body out of a free request table."""
    body: list[Slot] = []
    taken = {slot.name for slot in work.parameters if slot.location is In.PATH}
    for slot in node.slots:
        assert slot.row is not None
        slot.location = router.route(slot.row, taken)
        if slot.location is In.BODY or (slot.children and slot.location is In.QUERY):
            body.append(slot)
            continue
        if slot.location is In.PATH:
            slot.name = router.wire_name(slot.row)
            if slot.name not in router.placeholders.values():
                work.diagnostics.append(finding(kinds.UNUSED_PATH, _at_path(work, slot.name), slot.row.row.span, name=slot.name))
                slot.location = In.QUERY
        work.parameters.append(slot)
    node.slots = body


def _at_path(work: Work, name: str) -> Subject:
    return replace(work.subject, location=f"path.{name}")


def complete_parameters(work: Work) -> None:
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
                work.diagnostics.append(finding(kinds.UNDOCUMENTED_PATH, _at_path(work, name), path.span, name=name))
        for name in work.address.query:
            if name not in known:
                work.parameters.append(Slot(name=name, span=path.span, rule="uri/query", location=In.QUERY))


def parameter(slot: Slot, siblings: tuple[Sibling, ...], work: Work) -> FieldDraft:
    """The draft of one path, query or header parameter; `siblings` are the others of its table."""
    location = slot.location or In.QUERY
    subject = replace(work.subject, location=f"{location.value}.{slot.name}")
    if slot.row is None:
        assert slot.span is not None
        return FieldDraft(name=Claim(slot.name, slot.span, slot.rule), location=location)
    work.locations[slot.row.row.span.start] = subject.location
    work.captions.setdefault(slot.row.table.table.span.start, location.value)
    draft = field_of(slot, location, siblings, subject, work.page.file.lang, work.ledger)
    if slot.row.type_cell is not None:
        work.diagnostics += judge_type(slot.row, slot.type, slot.row.type_cell.text.value.strip(), subject)
    return replace(draft, name=Claim(slot.name, slot.row.name_cell.text.span(), "column/name"))


def parameter_drafts(work: Work) -> tuple[FieldDraft, ...]:
    """The drafts of all parameters, in page order."""
    by_table: dict[int, list[ReadRow]] = {}
    for slot in work.parameters:
        if slot.row is not None:
            by_table.setdefault(slot.row.table.index, []).append(slot.row)
    siblings = {index: tuple(sibling_of(row) for row in rows) for index, rows in by_table.items()}
    at = {id(row): index for rows in by_table.values() for index, row in enumerate(rows)}
    drafts = tuple(parameter(slot, _around(slot, siblings, at), work) for slot in work.parameters)
    told, work.ledger.beside = work.ledger.beside, []
    return with_told(drafts, told)


def _around(slot: Slot, siblings: Mapping[int, tuple[Sibling, ...]], at: Mapping[int, int]) -> tuple[Sibling, ...]:
    return near(siblings[slot.row.table.index], at[id(slot.row)]) if slot.row is not None else ()
