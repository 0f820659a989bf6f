"""Every piece of prose of a page exactly once, with the location it speaks of: what drift checks set side by side.

Paragraphs, items, notes, captions and headings are pieces; so are the paragraphs of description cells.  Names, types
and yes/no cells are facts and no prose.  Items have no id of their own: they carry their list's id and their index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..lexicon.aspects import Aspect
from ..lexicon.columns import Column
from ..model.draft import ProseUnit, SampleKind, UnitRole
from ..source.marked import Text
from ..syntax.page import Block, Code, ItemList, Note, Page, Paragraph, Table
from .outline import Placed, Scope
from .rows import ReadRow
from .tables import ReadTable, TableKind

_FACTS = (
    Column.TYPE, Column.MANDATORY, Column.DEFAULT, Column.LOCATION, Column.STATUS, Column.ERROR_CODE, Column.API, Column.PERMISSION,
)  # fmt: skip


class UnitReader:
    """Makes the units of one page."""

    def __init__(
        self, rows: Mapping[int, str], captions: Mapping[int, str], samples: Mapping[int, SampleKind], statuses: Mapping[int, str]
    ) -> None:
        """Keys are start offsets in the file: of rows, tables, code blocks, and places that state a status."""
        self.rows, self.captions, self.samples, self.statuses = rows, captions, samples, statuses
        self.counts: Counter[tuple[str, str]] = Counter()
        """Units met so far, by location and role."""

    def read(self, page: Page, outline: Sequence[Placed], tables: Sequence[ReadTable]) -> tuple[ProseUnit, ...]:
        """All units, in page order."""
        units: list[ProseUnit] = []
        if page.title is not None:
            units.append(self._unit(page.title, UnitRole.TITLE, "title", page.topic))
        by_table = {table.table.span.start: table for table in tables}
        section: object = None
        for placed in outline:
            current = placed.scope.section
            if current is not None and current is not section:
                section = current
                units.append(self._unit(current.heading, UnitRole.HEADING, "page", current.element_id))
            units += self._placed(placed, by_table)
        return tuple(unit for unit in units if unit.text.value.strip())

    def _unit(
        self, text: Text, role: UnitRole, location: str, element_id: str | None, level: str = "", index: int | None = None
    ) -> ProseUnit:
        at = self.counts[location, role.value]
        self.counts[location, role.value] = at + 1
        return ProseUnit(
            text=text, role=role, location=location, element_id=element_id, index=at if index is None else index, note_level=level
        )

    def _placed(self, placed: Placed, by_table: Mapping[int, ReadTable]) -> Iterator[ProseUnit]:
        match placed.block:
            case Paragraph(text=text, element_id=element_id):
                location = self._location(placed.scope)
                start = text.span().start
                if start in self.statuses:
                    yield self._unit(text, UnitRole.STATUS, f"status.{self.statuses[start]}", element_id)
                elif placed.in_note is not None:
                    yield self._unit(
                        text,
                        UnitRole.NOTE,
                        "note" if location == "page" else location,
                        element_id or placed.in_note.element_id,
                        placed.in_note.level,
                    )
                elif placed.label:
                    yield self._unit(text, UnitRole.HEADING, location, element_id)
                elif placed.parent is not None and placed.lead:
                    yield self._unit(text, UnitRole.ITEM, location, placed.parent.element_id or element_id, index=placed.index)
                else:
                    yield self._unit(text, UnitRole.PARAGRAPH, location, element_id)
            case Code(text=text, element_id=element_id):
                kind = self.samples.get(text.span().start)
                yield self._unit(text, UnitRole.CODE, f"{kind.value}.example" if kind else self._location(placed.scope), element_id)
            case Table(caption=caption, element_id=element_id) as table:
                if caption is not None:
                    yield self._unit(caption, UnitRole.CAPTION, self.captions.get(table.span.start, "page"), element_id)
                yield from self._table(by_table[table.span.start])
            case _:
                pass

    def _location(self, scope: Scope) -> str:
        aspects = scope.aspects
        if Aspect.SAMPLE in aspects:
            return "response.example" if Aspect.RESPONSE in aspects and Aspect.REQUEST not in aspects else "request.example"
        if aspects & {Aspect.FUNCTION, Aspect.CONSTRAINT}:
            return "description"
        if aspects & {Aspect.STATUS, Aspect.ERROR}:
            return "status"
        return "operation" if aspects & {Aspect.URI, Aspect.REQUEST, Aspect.RESPONSE} else "page"

    def _table(self, table: ReadTable) -> Iterator[ProseUnit]:
        # A cell that spans rows or columns speaks once, for the first of them.
        seen: set[int] = set()
        for index, row in enumerate(table.rows):
            location, role = self._row_location(table, row.span.start)
            for at, cell in enumerate(table.cells[index]):
                column = table.columns[at] if at < len(table.columns) else None
                if id(cell) in seen or column in _FACTS:
                    continue
                seen.add(id(cell))
                if column in (Column.NAME, Column.GROUP) and table.kind is TableKind.PARAMETERS:
                    yield self._unit(cell.text, UnitRole.NAME, location, row.element_id)
                    continue
                yield from self._cell(cell.blocks, role, location, row.element_id)

    def _row_location(self, table: ReadTable, start: int) -> tuple[str, UnitRole]:
        if start in self.rows:
            return self.rows[start], UnitRole.CELL
        if start in self.statuses:
            return f"status.{self.statuses[start]}", UnitRole.STATUS
        return self._location(table.scope), UnitRole.CELL

    def _cell(
        self,
        blocks: tuple[Block, ...],
        role: UnitRole,
        location: str,
        row_id: str | None,
        level: str = "",
        list_id: str | None = None,
        at: int | None = None,
    ) -> Iterator[ProseUnit]:
        for block in blocks:
            match block:
                case Paragraph(text=text, element_id=element_id):
                    yield self._unit(text, role, location, list_id or element_id or row_id, level, at)
                case ItemList(items=items, element_id=element_id):
                    for index, item in enumerate(items):
                        yield from self._cell(item.blocks, UnitRole.ITEM if not level else role, location, row_id, level, element_id, index)
                case Note(level=inner, blocks=body, element_id=element_id):
                    yield from self._cell(body, UnitRole.NOTE, location, element_id or row_id, inner)
                case Code(text=text, element_id=element_id):
                    yield self._unit(text, UnitRole.CODE, location, element_id or row_id)
                case Table(rows=rows):
                    for row in rows:
                        for cell in row.cells:
                            yield from self._cell(cell.blocks, role, location, row.element_id or row_id)


def row_locations(rows: Sequence[tuple[ReadRow, str]]) -> dict[int, str]:
    """Start offset of each row and its location."""
    return {row.row.span.start: location for row, location in rows}
