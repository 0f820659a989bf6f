"""Where in the contract a piece of prose stands: the full path of the row that holds it.

A page reader knows a row's table; how tables nest is known only when all rows are read.  So the path is looked up by
place in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from ...model.draft import PageDraft, ProseUnit
from ..aligned import AlignedUnit, PagePair
from .elements import elements

Rows = tuple[tuple[int, int, str, str], ...]
"""Start and end of a row, its location and its operation; sorted."""


def placed(units: Iterable[AlignedUnit], pair: PagePair) -> Iterator[AlignedUnit]:
    """The units with the full path of their rows; what stands in no row keeps its location."""
    zh, en = rows_of(pair.zh), rows_of(pair.en)
    for unit in units:
        found = row_at(unit.zh, zh) or row_at(unit.en, en)
        yield replace(unit, location=found[2], operation=unit.operation or found[3]) if found else unit


def rows_of(page: PageDraft | None) -> Rows:
    """The rows of the page's own file."""
    if page is None:
        return ()
    rows = (
        (element.field.row.start, element.field.row.end, element.location, element.operation)
        for element in elements(page)
        if element.field.row is not None and element.field.row.file == page.file
    )
    return tuple(sorted(rows))


_start = itemgetter(0)


def row_at(unit: ProseUnit | None, rows: Rows) -> tuple[int, int, str, str] | None:
    """The row that holds a piece of prose; None outside of all rows."""
    if unit is None or not rows:
        return None
    start = unit.text.source_offset(0)
    index = bisect_right(rows, start, key=_start) - 1
    return rows[index] if index >= 0 and start < rows[index][1] else None
