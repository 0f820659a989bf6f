"""One HTML table: rows, cells, spans and caption, within stated limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from ..source.diagnostic import Kind
from ..source.marked import Text
from ..source.text import Span
from .block_text import text_of_blocks
from .flow import Flow
from .identifiers import element_id
from .kinds import SPANS_OVERLAP, SPANS_TOO_LARGE, TEXT_IN_TABLE, TOO_MANY_ROWS, finding
from .page import Cell, Paragraph, Row, Table

if TYPE_CHECKING:
    from .html import HtmlReader

MAX_ROWS = 100_000
MAX_COLSPAN = 1000
"""As in the HTML standard."""
MAX_ROWSPAN = 65534
"""As in the HTML standard."""
MAX_AREA = 4_000_000
"""Places that the cells of one table may cover."""

Element = etree._Element


class TableReader:
    """Reads one `<table>`."""

    def __init__(self, reader: HtmlReader, element: Element, flow: Flow, depth: int) -> None:
        self.reader = reader
        self.element = element
        self.flow = flow
        self.depth = depth
        self.caption: Text | None = None
        self.stray: Flow | None = None

    def read(self) -> Table:
        """The table; text between its cells waits for `add_stray`."""
        header: list[Row] = []
        rows: list[Row] = []
        count = 0
        for group, element in self._row_elements():
            count += 1
            if count > MAX_ROWS:
                self.reader._mark_seen(element)
                continue
            (header if group == "thead" else rows).append(self._row(element))
        if count > MAX_ROWS:
            lost = count - MAX_ROWS
            self._report(TOO_MANY_ROWS, count=count, lost=lost, limit=MAX_ROWS)
        if not header and rows and rows[0].cells and all(cell.header for cell in rows[0].cells):
            header = [rows.pop(0)]
        name = self.element.get("id")
        table = Table(
            header=tuple(header),
            rows=tuple(rows),
            span=self.reader.file.span(*self.reader.bounds(self.element)),
            element_id=element_id(name),
            anchors=(name,) if name else (),
            caption=self.caption,
        )
        return self._within_area(table)

    def _row_elements(self) -> Iterator[tuple[str, Element]]:
        """Group and element of each row; cells without a row are given as a row of their own (their parent)."""
        self._stray_text(self.element.text)
        for child in self.element:
            match child.tag:
                case "tr":
                    yield "tbody", child
                case "thead" | "tbody" | "tfoot":
                    self._stray_text(child.text)
                    for row in child:
                        if row.tag in ("tr", "td", "th"):
                            yield str(child.tag), row
                        else:
                            self._stray(row)
                        self._stray_text(row.tail)
                case "td" | "th":
                    yield "tbody", child
                case "caption":
                    self.caption = self.reader.text_in(child, self.depth + 1)[0] or None
                case _:
                    self._stray(child)
            self._stray_text(child.tail)

    def _row(self, element: Element) -> Row:
        reader = self.reader
        if element.tag in ("td", "th"):
            cells = [self._cell(element)]
        else:
            cells = []
            self._stray_text(element.text)
            for child in element:
                if child.tag in ("td", "th"):
                    cells.append(self._cell(child))
                else:
                    self._stray(child)
                if child.tail:
                    self._stray_text(child.tail)
        return Row(cells=tuple(cells), span=reader.file.span(*reader.bounds(element)), element_id=element_id(element.get("id")))

    def _cell(self, element: Element) -> Cell:
        reader = self.reader
        start, end = reader.bounds(element)
        paragraph = reader.plain_cell(element)
        blocks = reader.blocks_in(element, self.depth + 3) if paragraph is None else (paragraph,)
        colspan, rowspan = element.get("colspan"), element.get("rowspan")
        return Cell(
            blocks=blocks,
            span=Span(reader.file, start, end),
            text=paragraph.text if paragraph is not None else text_of_blocks(blocks) or self._empty(element),
            header=element.tag == "th",
            colspan=1 if colspan is None else _span(colspan, MAX_COLSPAN),
            rowspan=1 if rowspan is None else _span(rowspan, MAX_ROWSPAN),
        )

    def _empty(self, element: Element) -> Text:
        """The text of an empty cell: its place is right behind the tag."""
        number = self.reader.number(element)
        inner = self.reader.html.tag_inner[number] if number is not None else self.reader.start(element)
        return Text.plain("", self.reader.file.span(inner, inner))

    def _stray(self, element: Element) -> None:
        """Anything in a table that is neither row nor cell."""
        if element.tag in ("colgroup", "col"):
            self.reader._mark_seen(element)
            return
        self._stray_flow().blank()
        self.reader._read(element, self._stray_flow(), self.depth + 1)

    def _stray_text(self, numbers: str | None) -> None:
        if numbers and not numbers.isspace():
            self.reader.write(numbers, self._stray_flow())

    def _stray_flow(self) -> Flow:
        if self.stray is None:
            self.stray = Flow(self.reader.file, self.reader.start(self.element))
        return self.stray

    def add_stray(self) -> None:
        """Adds what stood between the cells to the flow; behind the table, so that no caption is parted from it."""
        if self.stray is None:
            return
        for part in self.stray.finish():
            self.flow.add(part)
            if isinstance(part, Paragraph):
                span = part.text.span()
                text = part.text.value[:60]
                self.reader.diagnostics.append(finding(TEXT_IN_TABLE, self.reader.file, span.start, span.end, text=text))

    def _within_area(self, table: Table) -> Table:
        """The table with spans that end with it; without spans when they cover too much."""
        bodies = []
        for rows in (table.header, table.rows):
            left = len(rows)
            area = 0
            for index, row in enumerate(rows):
                for cell in row.cells:
                    if cell.colspan != 1 or cell.rowspan != 1:
                        area += cell.colspan * min(cell.rowspan, left - index)
            bodies.append((rows, area))
        area = sum(area for _, area in bodies)
        if not area:
            return table
        if area > MAX_AREA:
            self._report(SPANS_TOO_LARGE, area=area, limit=MAX_AREA)
        header, body = (_limited(rows, unspanned=area > MAX_AREA) for rows, _ in bodies)
        rows = tuple(_apart(body, sum(cell.colspan for cell in header[0].cells))) if len(header) == 1 else body
        old, new = ([cell for row in some for cell in row.cells] for some in (body, rows))
        if overlapping := sum(cell is not kept for cell, kept in zip(old, new, strict=True)):
            self._report(SPANS_OVERLAP, count=overlapping)
        return replace(table, header=header, rows=rows)

    def _report(self, kind: Kind, **args: int) -> None:
        start, _ = self.reader.bounds(self.element)
        self.reader.diagnostics.append(finding(kind, self.reader.file, start, **args))


def _limited(rows: tuple[Row, ...], *, unspanned: bool) -> tuple[Row, ...]:
    limited = []
    for index, row in enumerate(rows):
        if all(cell.colspan == 1 and cell.rowspan == 1 for cell in row.cells):
            limited.append(row)
            continue
        left = len(rows) - index
        cells = (
            replace(cell, colspan=1, rowspan=1) if unspanned else replace(cell, rowspan=min(cell.rowspan, left)) for cell in row.cells
        )
        limited.append(replace(row, cells=tuple(cells)))
    return tuple(limited)


def _apart(rows: Sequence[Row], width: int) -> Iterator[Row]:
    """The rows with spans that leave room for each row that has all its `width` cells."""
    next_full = len(rows)
    room: list[int] = []
    for index in reversed(range(len(rows))):
        room.append(next_full - index)
        next_full = index if len(rows[index].cells) >= width else next_full
    for row, height in zip(rows, reversed(room), strict=True):
        widest = 1 if len(row.cells) >= width else MAX_COLSPAN
        fitting = (cell.colspan <= widest and cell.rowspan <= height for cell in row.cells)
        cells = (
            cell if fits else replace(cell, colspan=min(cell.colspan, widest), rowspan=min(cell.rowspan, height))
            for cell, fits in zip(row.cells, fitting, strict=True)
        )
        yield replace(row, cells=tuple(cells))


def _span(written: str, greatest: int) -> int:
    """A colspan or rowspan, clamped; what is no number is 1, as browsers do."""
    digits = written.strip()
    if not (digits.isascii() and digits.isdecimal()):
        return 1
    if len(digits) > 6:
        return greatest
    return min(max(int(digits), 1), greatest)
