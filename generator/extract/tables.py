"""What a table is for, by its header, and where it stands.

Nothing is read from the rows here, except to check a header that says little.  A table that nobody recognises is
kept as OTHER, with its header for the finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from ..lexicon.answers import looks_like_answer
from ..lexicon.captions import is_generic, is_numbered, structure_name
from ..lexicon.columns import Column, column_of
from ..lexicon.types import looks_like_type
from ..source.frozen import dataclass
from ..source.marked import Text
from ..syntax.page import Cell, Row, Table, expand
from .outline import Placed, Scope

API_CELL = re.compile(r"(?<![A-Za-z])(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\s+/")
STATUS_CELL = re.compile(r"[1-5](?:\d\d|XX|xx)(?![0-9A-Za-z])")
IDENTIFIER = re.compile(r"[A-Za-z_$@][A-Za-z0-9_.:$@\-]*")


class TableKind(Enum):
    """What a table lays out."""

    PARAMETERS = "parameters"
    STATUSES = "statuses"
    ERROR_CODES = "error-codes"
    PERMISSIONS = "permissions"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """A table with the roles of its columns."""

    table: Table
    scope: Scope
    kind: TableKind
    columns: tuple[Column | None, ...]
    rows: tuple[Row, ...]
    """Body rows, the header row left out also where it was no thead."""
    cells: tuple[tuple[Cell, ...], ...]
    """`rows` with spans filled in."""
    header: str
    """The header as text, for findings."""
    caption: Text | None
    """The caption, else the label or short paragraph that introduces the table."""
    index: int
    """Place among the tables of the page."""

    @property
    def name(self) -> str | None:
        """The structure that the caption names; None for a generic or missing one."""
        return structure_name(self.caption.value) if self.caption is not None else None

    @property
    def generic(self) -> bool:
        """True when nothing names a structure."""
        return self.caption is None or is_generic(self.caption.value)

    def cell(self, index: int, column: Column) -> Cell | None:
        """The first cell of that role in row `index`."""
        cells = self.cells[index]
        return next((cells[i] for i, role in enumerate(self.columns) if role is column and i < len(cells)), None)

    def has(self, *columns: Column) -> bool:
        """True when the table has one of these columns."""
        return any(column in self.columns for column in columns)


def read_tables(outline: tuple[Placed, ...]) -> tuple[ReadTable, ...]:
    """Every table of the page outside of cells, in page order."""
    placed = [one for one in outline if isinstance(one.block, Table)]
    return tuple(_read(one.block, one.scope, index) for index, one in enumerate(placed) if isinstance(one.block, Table))


def _read(table: Table, scope: Scope, index: int) -> ReadTable:
    header, rows = table.header, table.rows
    if not header and rows and _is_header(rows[0]):
        header, rows = rows[:1], rows[1:]
    cells = expand(rows)
    columns = _columns(expand(header), cells)
    shown = " | ".join(cell.text.value.strip() for cell in (header[-1].cells if header else ()))
    kind = _kind(columns, cells)
    caption = table.caption if table.caption is not None else _introduction(scope)
    return ReadTable(
        table=table, scope=scope, kind=kind, columns=columns, rows=rows, cells=cells, header=shown, caption=caption, index=index
    )


def _is_header(row: Row) -> bool:
    roles = [column_of(cell.text.value) for cell in row.cells]
    return sum(role is not None for role in roles) >= max(2, len(roles) - 1) or (bool(row.cells) and all(cell.header for cell in row.cells))


def _columns(header: tuple[tuple[Cell, ...], ...], cells: tuple[tuple[Cell, ...], ...]) -> tuple[Column | None, ...]:
    width = max((len(row) for row in header), default=0)
    roles: list[Column | None] = []
    for at in range(width):
        found = (column_of(row[at].text.value) for row in reversed(header) if at < len(row))
        roles.append(next((role for role in found if role is not None), None))
    names = [at for at, role in enumerate(roles) if role is Column.NAME]
    if len(names) > 1:
        best = max(names, key=lambda at: (_identifiers(cells, at), at))
        roles = [Column.GROUP if at in names and at != best else role for at, role in enumerate(roles)]
    return tuple(roles)


def _identifiers(cells: tuple[tuple[Cell, ...], ...], at: int) -> int:
    return sum(1 for row in cells[:50] if at < len(row) and IDENTIFIER.fullmatch(row[at].text.value.strip()))


_BESIDE_NAME = frozenset({Column.TYPE, Column.DESCRIPTION, Column.MANDATORY})


def _kind(columns: tuple[Column | None, ...], cells: tuple[tuple[Cell, ...], ...]) -> TableKind:
    roles = {role for role in columns if role is not None}
    if Column.PERMISSION in roles and (Column.API in roles or any(API_CELL.search(cell.text.value) for row in cells[:5] for cell in row)):
        return TableKind.PERMISSIONS
    if Column.ERROR_CODE in roles and Column.NAME not in roles:
        return TableKind.ERROR_CODES
    if Column.STATUS in roles and Column.NAME not in roles and (Column.TYPE not in roles or _codes_below(columns, cells)):
        return TableKind.STATUSES
    if Column.NAME in roles and (roles & _BESIDE_NAME or Column.RANGE in roles):
        return TableKind.PARAMETERS
    return TableKind.OTHER


def _codes_below(columns: tuple[Column | None, ...], cells: tuple[tuple[Cell, ...], ...]) -> bool:
    """True when every cell of the status column is a code: the "type" beside it is a reason ("200 | OK")."""
    at = columns.index(Column.STATUS)
    return bool(cells) and all(at < len(row) and STATUS_CELL.match(row[at].text.value.strip()) for row in cells)


def _introduction(scope: Scope) -> Text | None:
    """What stands for the caption of an uncaptioned table: the paragraph before it, or the nearest label."""
    numbered = (head for head in scope.heads[-1:] if is_numbered(head.value))
    for text in (scope.before, *reversed(scope.labels), *numbered):
        if text is not None and 0 < len(text.value) <= 60 and not text.value.endswith(("。", ".")):
            return text
    return None


def swapped_columns(read: ReadTable, index: int) -> bool:
    """True when the cells of this row answer "mandatory" with a type and "type" with yes or no."""
    mandatory, kind = read.cell(index, Column.MANDATORY), read.cell(index, Column.TYPE)
    if mandatory is None or kind is None:
        return False
    return looks_like_type(mandatory.text.value) and looks_like_answer(kind.text.value)


def links(cells: Iterator[Cell | None]) -> Iterator[str]:
    """Targets of the links in these cells, in order."""
    for cell in cells:
        if cell is not None:
            yield from (mark.target for mark in cell.text.marks if mark.target)
