"""A page as syntax: sections, paragraphs, lists, tables, code and notes, each with its place.  Knows no API.

`read_page` (in reader.py) makes it; nothing here parses.  Element ids of the converter ("row…", "p…", "table…",
"section…") are kept with the locale prefix dropped and in lower case: they are shared by both languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..source.diagnostic import Diagnostic
from ..source.frozen import dataclass
from ..source.marked import Text
from ..source.text import SourceFile, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, or any run of text that stands alone."""

    text: Text
    element_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list item: its own blocks, the first usually a paragraph."""

    blocks: tuple[Block, ...]
    span: Span
    element_id: str | None = None

    @property
    def lead(self) -> Text | None:
        """Text of the first paragraph."""
        return next((block.text for block in self.blocks if isinstance(block, Paragraph)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A bulleted or numbered list."""

    items: tuple[Item, ...]
    ordered: bool
    span: Span
    element_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell with its blocks."""

    blocks: tuple[Block, ...]
    span: Span
    text: Text
    """All text of the cell, blocks joined by line breaks, list items included."""
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row as written; spans are not expanded (see `Table.grid`)."""

    cells: tuple[Cell, ...]
    span: Span
    element_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, from HTML or from Markdown pipes."""

    header: tuple[Row, ...]
    """Rows of the thead; where there is none, a first row made of th cells; else empty."""
    rows: tuple[Row, ...]
    span: Span
    element_id: str | None = None
    """Id of the table itself."""
    anchors: tuple[str, ...] = ()
    """Names that links to this table use: `<a name>` right before it, its id, exactly as written."""
    caption: Text | None = None
    """"lbaas_listeners字段数据结构说明": the words behind "**表 3**" / "**Table  3**", number dropped, unescaped."""
    caption_number: int | None = None

    def grid(self) -> tuple[tuple[Cell, ...], ...]:
        """The body rows with rowspan and colspan filled in: the same cell stands in every place that it covers."""
        return expand(self.rows)

    @property
    def width(self) -> int:
        """Columns, by the widest row."""
        return max((sum(cell.colspan for cell in row.cells) for row in (*self.header, *self.rows)), default=0)


def expand(rows: tuple[Row, ...]) -> tuple[tuple[Cell, ...], ...]:
    """Rows with spans filled in; row i of the result belongs to row i of the input."""
    pending: dict[int, tuple[Cell, int]] = {}
    result = []
    for row in rows:
        cells: list[Cell] = []
        queue = list(row.cells)
        while queue or len(cells) in pending:
            column = len(cells)
            if column in pending:
                cell, left = pending.pop(column)
                cells.append(cell)
                if left > 1:
                    pending[column] = (cell, left - 1)
                continue
            cell = queue.pop(0)
            for offset in range(cell.colspan):
                cells.append(cell)
                if cell.rowspan > 1:
                    pending[column + offset] = (cell, cell.rowspan - 1)
        result.append(tuple(cells))
    return tuple(result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code block: fenced, indented, or `<pre>`."""

    text: Text
    """Content with its line breaks, not folded, fence indentation removed."""
    language: str = ""
    """First word of the fence's info string."""
    fenced: bool = True
    element_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note, notice, caution, warning or danger box."""

    level: str
    """"note", "notice", "caution", "warning" or "danger"."""
    blocks: tuple[Block, ...]
    span: Span
    element_id: str | None = None


Block = Paragraph | ItemList | Table | Code | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what follows it up to the next heading of the same or a higher level."""

    heading: Text
    """Without markup, trailing colon and anchors."""
    level: int
    """2 for `##`; what stands before the first such heading is in `Page.lead`."""
    blocks: tuple[Block, ...]
    span: Span
    anchors: tuple[str, ...] = ()
    """Names as written, for links from other pages."""
    element_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page."""

    file: SourceFile
    title: Text | None
    """The first level-1 heading; None when there is none."""
    topic: str | None
    """Topic id from the anchor of the title only: lower case, locale prefix dropped ("0043063023", "rds_01_0002")."""
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    """Flat, in page order; deeper headings are sections of their own with a higher level."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What the page's syntax made impossible to read: cut tables, too deep nesting ..."""

    def tables(self) -> Iterator[Table]:
        """Every table outside of table cells, in page order."""
        for blocks in (self.lead, *(section.blocks for section in self.sections)):
            yield from (block for block in walk(blocks) if isinstance(block, Table))


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, also those inside list items and notes, in page order; table cells are not entered."""
    for block in blocks:
        yield block
        match block:
            case ItemList(items=items):
                for item in items:
                    yield from walk(item.blocks)
            case Note(blocks=inner):
                yield from walk(inner)
            case _:
                pass
