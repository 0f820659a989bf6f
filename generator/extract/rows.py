"""Rows of parameter tables as read from their cells, before anybody knows where they belong.

Every body row ends here as a `ReadRow`, as a group title, or as a diagnostic with its place: rows are counted from
the table, and the numbers add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from ..lexicon.answers import read_answer
from ..lexicon.columns import Column, column_of
from ..lexicon.types import TypeReading, read_type
from ..model.draft import Mandatory
from ..source.diagnostic import Diagnostic, Severity, Subject
from ..source.frozen import dataclass
from ..source.marked import Text
from ..source.printable import printable
from ..source.text import Lang
from ..syntax.page import Block, Cell, Row
from . import kinds
from .kinds import finding
from .names import NameReading, read_name
from .tables import ReadTable, links, swapped_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One parameter row."""

    name: NameReading
    name_cell: Cell
    row: Row
    table: ReadTable
    index: int
    type: TypeReading | None = None
    """None when the table has no type column."""
    type_cell: Cell | None = None
    mandatory: Mandatory | None = None
    mandatory_cell: Cell | None = None
    blocks: tuple[Block, ...] = ()
    """Blocks of the description and of other prose columns."""
    description: Cell | None = None
    default: Cell | None = None
    where: str = ""
    """What a location column says."""
    targets: tuple[str, ...] = ()
    """Link targets: those of the type and name cells first, they are meant as structures."""
    group: ReadRow | None = None
    """The group-title row above it."""

    @property
    def wire(self) -> str:
        """The wire name."""
        return self.name.name


@dataclass(slots=True)
class RowsReading:
    """The rows of one table."""

    rows: list[ReadRow] = field(default_factory=list)
    titles: int = 0
    """Group-title rows that became no parameter of their own."""
    total: int = 0
    lost: list[Diagnostic] = field(default_factory=list)
    """One per row that became nothing."""
    notes: list[Diagnostic] = field(default_factory=list)


def read_rows(table: ReadTable, subject: Subject) -> RowsReading:
    """Every row of a parameter table."""
    reading = RowsReading(total=len(table.rows))
    group: ReadRow | None = None
    for index in range(len(table.rows)):
        if _repeats_header(table, index):
            reading.total -= 1
            continue
        title = _is_title(table, index)
        one = _read(table, index, None if title else group, subject, reading)
        if one is None:
            continue
        if title:
            group = one
        reading.rows += _either(one)
    return reading


def _either(row: ReadRow) -> Iterator[ReadRow]:
    """The fields of a row: of "domain_name or domain_id" each is mandatory where the other is not given."""
    if not row.name.either:
        yield row
        return
    for name, other in (row.name.either, row.name.either[::-1]):
        answer = row.mandatory
        if answer is not None and answer.required:
            lang = row.name_cell.span.lang
            answer = Mandatory(None, f"未指定{other}" if lang is Lang.ZH else f"{other} is not specified")
        yield replace(row, name=replace(row.name, name=name), mandatory=answer)


def _is_title(table: ReadTable, index: int) -> bool:
    cells = table.cells[index]
    return len(table.columns) > 1 and len(cells) >= len(table.columns) and all(cell is cells[0] for cell in cells)


def _repeats_header(table: ReadTable, index: int) -> bool:
    cells = table.cells[index]
    roles = tuple(column_of(cell.text.value) for cell in cells)
    return len(roles) == len(table.columns) > 1 and roles == table.columns and None not in roles


def _read(table: ReadTable, index: int, group: ReadRow | None, subject: Subject, reading: RowsReading) -> ReadRow | None:
    row, cells = table.rows[index], table.cells[index]
    if len(cells) != len(table.columns):
        reading.notes.append(finding(kinds.RAGGED_ROW, subject, row.span, found=len(cells), expected=len(table.columns)))
    name_cell = table.cell(index, Column.NAME)
    if name_cell is None:
        reading.lost.append(finding(kinds.NO_NAME, subject, row.span))
        return None
    name = read_name(name_cell.text.value)
    if not name.name:
        if name.bad is not None:
            reading.lost.append(finding(kinds.BAD_NAME, subject, name_cell.span, name=printable(name.found, 200), code=name.bad))
        elif all(not cell.text.value.strip() for cell in cells):
            reading.total -= 1
        else:
            reading.lost.append(finding(kinds.NO_NAME, subject, row.span))
        return None
    _name_notes(name, name_cell, subject, reading)
    swapped = swapped_columns(table, index)
    type_column, mandatory_column = (Column.MANDATORY, Column.TYPE) if swapped else (Column.TYPE, Column.MANDATORY)
    type_cell, mandatory_cell = table.cell(index, type_column), table.cell(index, mandatory_column)
    if swapped and type_cell and mandatory_cell:
        args = {"first": type_cell.text.value, "second": mandatory_cell.text.value}
        reading.notes.append(finding(kinds.SWAPPED, subject, type_cell.span, mandatory_cell.span, **args))
    if _is_title(table, index):
        type_cell = mandatory_cell = None
    description = None if _is_title(table, index) else table.cell(index, Column.DESCRIPTION)
    where = table.cell(index, Column.LOCATION)
    return ReadRow(
        name=name,
        name_cell=name_cell,
        row=row,
        table=table,
        index=index,
        type=read_type(type_cell.text.value) if type_cell else None,
        type_cell=type_cell,
        mandatory=_mandatory(table, mandatory_cell, name, subject, reading),
        mandatory_cell=mandatory_cell,
        blocks=() if _is_title(table, index) else tuple(_prose(table, index)),
        description=description,
        default=table.cell(index, Column.DEFAULT),
        where=where.text.value.strip().lower() if where else "",
        targets=tuple(
            dict.fromkeys(
                links(iter((type_cell, name_cell, description, table.cell(index, Column.RANGE), table.cell(index, Column.REMARK))))
            )
        ),
        group=group,
    )


_PROSE = (Column.DESCRIPTION, Column.RANGE, Column.REMARK, None)


def _prose(table: ReadTable, index: int) -> Iterator[Block]:
    """Blocks of the columns that hold prose, each cell once."""
    seen: list[Cell] = []
    cells = table.cells[index]
    for at, role in enumerate(table.columns):
        if at >= len(cells) or role not in _PROSE:
            continue
        if any(cell is cells[at] for cell in seen):
            continue
        seen.append(cells[at])
        yield from cells[at].blocks


def _mandatory(table: ReadTable, cell: Cell | None, name: NameReading, subject: Subject, reading: RowsReading) -> Mandatory | None:
    if cell is None:
        return None
    answer = read_answer(cell.text.value)
    if answer is None and cell.text.value.strip() not in {"", "-", "--", "/", "N/A", "无"}:
        reading.notes.append(finding(kinds.UNCLEAR_ANSWER, subject, cell.span, name=name.name, text=cell.text.value.strip()))
    if answer is not None and _asks_optional(table):
        return Mandatory(None if answer.required is None else not answer.required, answer.note)
    return answer


def _asks_optional(table: ReadTable) -> bool:
    """True for a column headed "Optional" alone, where "yes" means that the parameter may be left out."""
    at = table.columns.index(Column.MANDATORY)
    words = table.header.split(" | ")
    return at < len(words) and words[at].strip(" *").casefold() in {"optional", "可选", "是否可选"}


def _name_notes(name: NameReading, cell: Cell, subject: Subject, reading: RowsReading) -> None:
    if name.repaired:
        reading.notes.append(finding(kinds.REPAIRED_NAME, subject, cell.span, found=name.found, name=name.name))
    if name.lookalike is not None and not name.placeholder:
        reading.notes.append(finding(kinds.ODD_NAME, subject, cell.span, name=name.name, code=name.lookalike))


def drop_duplicates(rows: list[ReadRow], subject: Subject) -> tuple[list[ReadRow], list[Diagnostic]]:
    """The first row of each name in one structure, and a finding for each other one."""
    kept: dict[str, ReadRow] = {}
    doubles: list[Diagnostic] = []
    for row in rows:
        first = kept.setdefault(row.wire, row)
        if first is row:
            continue
        double = finding(kinds.DUPLICATE, subject, row.row.span, first.row.span, name=row.wire)
        same = (row.type, row.mandatory) == (first.type, first.mandatory)
        doubles.append(double if same else replace(double, severity_override=Severity.ERROR))
    return list(kept.values()), doubles


def texts(row: ReadRow) -> Text | None:
    """Plain text of the description."""
    return row.description.text if row.description is not None else None
