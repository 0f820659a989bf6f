"""What ONE page says: its kind, and for an API page the operation with everything that belongs to it.

Pages of other kinds give what they hold too: catalogues of errors and permissions, common statuses, structures that
other pages link to.  Nothing here raises for anything that a page can hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.aspects import Aspect, aspects_of
from ..model.claim import Claim
from ..model.draft import Count, PageCoverage, PageDraft, PageKind
from ..source.diagnostic import Diagnostic, Subject
from ..syntax.page import Page
from . import kinds
from .bodies import anchors, build_structs
from .calls import operation_draft
from .catalogues import read_error_codes, read_permissions
from .kinds import finding
from .limits import with_call_limits
from .nodes import Side
from .operation import AddressReading, read_address
from .outline import Placed, outline
from .page_kind import kind_without_uri
from .parameters import parameter_drafts
from .routing import side_of
from .samples import mark_foreign, read_samples
from .statuses import StatusReading, read_statuses
from .tables import ReadTable, TableKind, read_tables
from .units import UnitReader
from .work import Work
from .written import is_written_in


def extract_page(page: Page) -> PageDraft:
    """Everything that one page says; never raises for anything a page can hold."""
    topic = page.topic or "file:" + page.file.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    blocks = outline(page)
    tables = read_tables(blocks)
    found = read_address(blocks, Subject(topic=page.topic or "", location="operation"))
    kind = _kind(page, blocks, tables, found)
    operation = found.address.operation if found.address else ""
    subject = Subject(topic=page.topic or "", operation=operation, location="operation" if operation else "page")
    work = Work(page, topic, subject, blocks, tables, kind, found.address)
    work.diagnostics += page.diagnostics
    work.diagnostics += (
        (replace(diagnostic, subject=subject) for diagnostic in found.diagnostics) if kind in {PageKind.API, PageKind.REFUSED} else ()
    )
    if kind is PageKind.REFUSED and not found.diagnostics:
        place = page.title.span() if page.title is not None else page.file.span(0, 0)
        work.diagnostics.append(finding(kinds.NO_URI, subject, place))
    return _draft(work)


def _kind(page: Page, blocks: tuple[Placed, ...], tables: Sequence[ReadTable], found: AddressReading) -> PageKind:
    if found.address is not None and _is_call(blocks, tables):
        return PageKind.API
    if found.meant and found.address is None and any(table.kind is TableKind.PARAMETERS for table in tables):
        return PageKind.REFUSED
    if (
        found.address is None
        and _has_empty_uri(page)
        and any(side_of(table) is not Side.SHARED for table in tables if table.kind is TableKind.PARAMETERS)
    ):
        return PageKind.REFUSED
    return kind_without_uri(page, blocks, tables)


def _has_empty_uri(page: Page) -> bool:
    """True for a heading "URI" with nothing below it."""
    return any(Aspect.URI in aspects_of(section.heading.value) and not section.blocks for section in page.sections)


def _is_call(blocks: tuple[Placed, ...], tables: Sequence[ReadTable]) -> bool:
    """An address under a heading of its own, or on a page without such headings; "请求URI" in a guide is none, unless tables of a
    response follow."""
    labels = {head.value for p in blocks for head in p.scope.heads}
    said_of = [aspects_of(label) for label in labels]
    own = any(Aspect.URI in said and not said & {Aspect.REQUEST, Aspect.RESPONSE} for said in said_of)
    own = own or (not any(Aspect.URI in said for said in said_of) and any(said & {Aspect.RESPONSE, Aspect.STATUS} for said in said_of))
    return own or any(table.kind is TableKind.PARAMETERS and side_of(table) is Side.RESPONSE for table in tables)


def _draft(work: Work) -> PageDraft:
    page = work.page
    title = Claim(page.title.value, page.title.span(), "page/title") if page.title is not None and page.title.value.strip() else None
    if title is None:
        work.diagnostics.append(
            finding(kinds.NO_TITLE if work.outline else kinds.EMPTY_PAGE, work.subject, page.file.span(0, min(1, len(page.file.text))))
        )
    if work.is_call:
        work.samples = read_samples(work.outline, work.subject)
        if work.address is not None:
            own = mark_foreign(work.samples.samples, [path.value for path in work.address.paths])
            work.samples = replace(work.samples, samples=own)
        work.diagnostics += (*work.samples.unread, *work.samples.flaws)
    structs = build_structs(work)
    parameters = parameter_drafts(work) if work.is_call else ()
    statuses = read_statuses(work.outline, work.tables, work.subject, whole_page=work.kind is PageKind.STATUS_CODES)
    work.diagnostics += statuses.lost if work.is_call or work.kind is PageKind.STATUS_CODES else ()
    operation = operation_draft(work, title, parameters, statuses) if work.kind is PageKind.API and work.address is not None else None
    structs = with_call_limits(structs, operation)
    lost_codes: list[Diagnostic] = []
    codes = tuple(read_error_codes(work.tables, work.subject, lost_codes)) if not work.is_call else ()
    work.diagnostics += lost_codes
    work.diagnostics += work.ledger.notes
    work.diagnostics += work.ledger.unread
    units = UnitReader(work.locations, work.captions, work.samples.blocks, statuses.places).read(page, work.outline, work.tables)
    if not is_written_in(units, page.file.lang):
        place = page.title.span() if page.title is not None else page.file.span(0, 0)
        work.diagnostics.append(finding(kinds.WRONG_LANGUAGE, work.subject, place, folder=f"{page.file.lang.value}/"))
    return PageDraft(
        file=page.file, kind=work.kind, topic=work.topic, title=title, operations=(operation,) if operation else (), structs=structs,
        error_codes=codes, statuses=tuple(statuses.statuses) if not work.is_call else (), permissions=tuple(read_permissions(work.tables)),
        units=units, coverage=_coverage(work, statuses), diagnostics=tuple(work.diagnostics), anchors=anchors(work),
    )  # fmt: skip


def _coverage(work: Work, statuses: StatusReading) -> PageCoverage:
    rows = Count(total=statuses.total, read=statuses.total - len(statuses.lost), diagnosed=tuple(statuses.lost))
    if not work.is_call:
        return PageCoverage(status_rows=rows) if work.kind is PageKind.STATUS_CODES else PageCoverage()
    samples = work.samples
    return PageCoverage(
        parameter_rows=Count(total=work.rows_total, read=work.rows_total - len(work.rows_lost), diagnosed=tuple(work.rows_lost)),
        status_rows=rows,
        constraint_sentences=Count(total=work.ledger.total, read=work.ledger.read, diagnosed=tuple(work.ledger.unread)),
        examples=Count(total=samples.total, read=samples.total - len(samples.unread), diagnosed=samples.unread),
    )
