"""HTTP statuses: tables, lists ("正常 200"), split columns, and the link to a common page.

Statuses that only samples show ("STATUS CODE 204") are used where the page states no success of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..lexicon.aspects import Aspect, status_of
from ..lexicon.columns import Column
from ..model.claim import Claim
from ..model.draft import SampleDraft, SampleKind, StatusDraft
from ..source.diagnostic import Diagnostic, Subject
from ..source.marked import Text
from ..syntax.page import Cell, Paragraph
from . import kinds
from .description import markdown
from .kinds import finding
from .outline import Placed
from .tables import ReadTable, TableKind

_CODE = re.compile(r"(?<![0-9A-Za-z.])([1-5]\d\d|[1-5](?:XX|xx))(?![0-9A-Za-z])")
_ONLY_CODES = re.compile(
    r"(?:正常|成功|异常|normal|success(?:ful)?|abnormal|http)?\s*"
    r"(?:返回值|返回码|状态码|响应码|status code|returned value|return value)?\s*[:：]?\s*"
    r"([1-5]\d\d(?:\s*[、,，/]\s*[1-5]\d\d)*)\s*[(（]?([A-Za-z][A-Za-z -]{0,40})?[)）]?\s*[。.]?",
    re.I,
)


@dataclass(slots=True)
class StatusReading:
    """The statuses of a page and its rows counted."""

    statuses: list[StatusDraft] = field(default_factory=list)
    total: int = 0
    lost: list[Diagnostic] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)
    """Start offset of each row or paragraph that states a status, and its code."""


def read_statuses(outline: tuple[Placed, ...], tables: Iterable[ReadTable], subject: Subject, whole_page: bool = False) -> StatusReading:
    """Every status that the page states; with `whole_page` any status table counts, not only those under a status heading."""
    reading = StatusReading()
    found: list[tuple[int, StatusDraft]] = []
    for table in tables:
        if table.kind is TableKind.STATUSES:
            found += ((draft.span.start if draft.span else 0, draft) for draft in _of_table(table, subject, reading))
    for placed in outline:
        if isinstance(placed.block, Paragraph) and placed.in_note is None and (whole_page or _status_scope(placed)):
            drafts = list(_of_paragraph(placed.block))
            reading.total += len(drafts)
            found += ((placed.block.text.span().start, draft) for draft in drafts)
            if drafts:
                reading.places[placed.block.text.span().start] = drafts[0].code
    seen: dict[str, StatusDraft] = {}
    for _, draft in sorted(found, key=lambda pair: pair[0]):
        known = seen.get(draft.code)
        seen[draft.code] = draft if known is None else _together(known, draft)
    for draft in _of_headings(outline):
        if not whole_page and draft.code not in seen:
            reading.total += 1
            seen[draft.code] = draft
    reading.statuses = list(seen.values())
    return reading


def _of_headings(outline: Iterable[Placed]) -> Iterator[StatusDraft]:
    """Headings and labels that are the place of one status ("Response 404", "状态码为202时"), each with the sentence below."""
    opened: Text | None = None
    last: Text | None = None
    for placed in outline:
        heading = placed.scope.heads[-1] if placed.scope.heads else None
        opened, last = (heading if heading is not last else opened), heading
        if opened is not None and (code := status_of(opened.value)) is not None:
            yield StatusDraft(code=code, description=_sentence(placed), span=opened.span())
        opened = placed.block.text if placed.label and isinstance(placed.block, Paragraph) else None


def _sentence(placed: Placed) -> Claim[str] | None:
    """What a status means, when a sentence stands first below its heading."""
    if not isinstance(placed.block, Paragraph) or placed.label or _ONLY_CODES.fullmatch(placed.block.text.value[:200].strip()):
        return None
    return Claim(markdown((placed.block,)), placed.block.text.span(), "status/description")


def _together(known: StatusDraft, again: StatusDraft) -> StatusDraft:
    """One status of two rows: a page that lists a code twice gives it for two reasons."""
    one, other = known.description, again.description
    if one is None:
        return replace(again, reason=again.reason or known.reason)
    if other is None or other.value in one.value.split("\n\n"):
        return known
    return replace(known, description=replace(one, value=f"{one.value}\n\n{other.value}"))


def _status_scope(placed: Placed) -> bool:
    return Aspect.STATUS in placed.scope.aspects and Aspect.SAMPLE not in placed.scope.aspects


def _of_table(table: ReadTable, subject: Subject, reading: StatusReading) -> Iterator[StatusDraft]:
    for index, row in enumerate(table.rows):
        reading.total += 1
        draft = _of_row(table, index)
        if draft is None:
            text = " | ".join(cell.text.value.strip() for cell in row.cells)
            reading.lost.append(finding(kinds.STATUS_UNREADABLE, subject, row.span, text=text))
            continue
        reading.places[row.span.start] = draft.code
        yield draft


def _of_row(table: ReadTable, index: int) -> StatusDraft | None:
    cells = table.cells[index]
    at = table.columns.index(Column.STATUS) if Column.STATUS in table.columns else 0
    cell = cells[at] if at < len(cells) else None
    if cell is None or (match := _CODE.search(cell.text.value[:200])) is None:
        return None
    reason = _reason(cell.text.value[match.end() : match.end() + 100])
    # "200 | OK": what a page calls the type of a code is its reason.
    message = table.cell(index, Column.MESSAGE) or table.cell(index, Column.TYPE)
    if not reason and message is not None:
        reason = message.text.value.strip()
    meaning = table.cell(index, Column.DESCRIPTION) or table.cell(index, Column.REMARK) or _last(cells, cell)
    return StatusDraft(
        code=match.group(1).upper(), reason=reason, description=_claim(meaning) if meaning is not message else None,
        span=table.rows[index].span, element_id=table.rows[index].element_id,
    )  # fmt: skip


def _reason(text: str) -> str:
    return " ".join(text.split()).strip(" ()（）:：-–。.")


def _last(cells: tuple[Cell, ...], code: Cell) -> Cell | None:
    return cells[-1] if len(cells) > 1 and cells[-1] is not code else None


def _claim(cell: Cell | None) -> Claim[str] | None:
    text = markdown(cell.blocks) if cell is not None else ""
    return Claim(text, cell.text.span(), "status/description") if cell is not None and text else None


def _of_paragraph(paragraph: Paragraph) -> Iterator[StatusDraft]:
    text: Text = paragraph.text
    match = _ONLY_CODES.fullmatch(text.value[:200].strip())
    if match is None:
        return
    shift = len(text.value) - len(text.value.lstrip())
    for code in _CODE.finditer(text.value, shift + match.start(1), shift + match.end(1)):
        span = text.span(code.start(), code.end())
        yield StatusDraft(code=code.group(1), reason=(match.group(2) or "").strip(), span=span, element_id=paragraph.element_id)


def with_sample_statuses(statuses: list[StatusDraft], samples: Iterable[SampleDraft]) -> tuple[StatusDraft, ...]:
    """The page's statuses, and a success that only samples show where the page states none."""
    if any(status.code.startswith("2") for status in statuses):
        return tuple(statuses)
    shown = {s.status: s for s in samples if s.kind is SampleKind.RESPONSE and s.status and s.status.startswith("2")}
    return (*(StatusDraft(code=code, span=sample.span) for code, sample in shown.items()), *statuses)


def linked_page(outline: tuple[Placed, ...], aspect: Aspect) -> Claim[str] | None:
    """The page that a section of this aspect refers to."""
    for placed in outline:
        if isinstance(placed.block, Paragraph) and aspect in placed.scope.aspects:
            for mark in placed.block.text.marks:
                if mark.target and not mark.target.startswith("#"):
                    return Claim(mark.target, placed.block.text.span(mark.start, mark.end), f"{aspect.value}/link")
    return None
