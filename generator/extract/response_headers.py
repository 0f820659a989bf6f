"""Headers of the success response: rows of header tables, rows that name a header, and all rows where no body can come.

What samples alone show is kept when its name says that it is the service's own ("X-Request-Id"); the others are of the
transport.
"""

from __future__ import annotations

from dataclasses import replace

from ..lexicon.aspects import Aspect
from ..model.draft import FieldDraft, SampleKind
from ..model.schema import In, ScalarType
from .fields import field_of, near, sibling_of
from .nodes import Node, Slot
from .resolve import judge_type
from .routing import names_header, table_aspects
from .shape import Shape
from .work import Work


def take_response_headers(node: Node, shape: Shape, work: Work) -> None:
    """Take the rows that are headers out of a free response table; `shape` is what samples show of the body."""
    table = node.tables[0]
    bodiless = work.address is not None and work.address.method.value == "HEAD"
    headed = table.generic and Aspect.HEADER in table_aspects(table)
    body: list[Slot] = []
    for slot in node.slots:
        named = not node.name and names_header(slot.name) and slot.name not in shape.below().members
        if (bodiless or headed or named) and not slot.children and isinstance(slot.type, ScalarType | None):
            work.response_headers.append(slot)
        else:
            body.append(slot)
    node.slots = body


def add_sample_headers(work: Work) -> None:
    """Add the service's own headers that only samples of a success show."""
    known = {slot.name.casefold() for slot in work.response_headers}
    for sample in work.samples.samples:
        if sample.kind is not SampleKind.RESPONSE or sample.foreign or sample.failed:
            continue
        for name, _ in sample.headers:
            if name.casefold().startswith("x-") and name.casefold() not in known:
                known.add(name.casefold())
                work.response_headers.append(Slot(name=name, rule="sample/header", span=sample.span))


def response_header_drafts(work: Work) -> tuple[FieldDraft, ...]:
    """The drafts of all response headers, in page order."""
    rows = [slot.row for slot in work.response_headers if slot.row is not None]
    siblings = tuple(sibling_of(row) for row in rows)
    at = {id(row): index for index, row in enumerate(rows)}
    drafts = []
    for slot in work.response_headers:
        subject = replace(work.subject, location=f"response.header.{slot.name}")
        if slot.row is not None:
            work.locations[slot.row.row.span.start] = subject.location
            work.captions.setdefault(slot.row.table.table.span.start, "response.header")
            if slot.row.type_cell is not None:
                work.diagnostics += judge_type(slot.row, slot.type, slot.row.type_cell.text.value.strip(), subject)
        around = near(siblings, at[id(slot.row)]) if slot.row is not None else ()
        drafts.append(field_of(slot, In.RESPONSE, around, subject, work.page.file.lang, work.ledger))
    work.ledger.beside = []
    return tuple(drafts)
