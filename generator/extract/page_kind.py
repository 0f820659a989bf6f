"""What a page is for, when its URI does not say it already."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.kinds import kind_of_title
from ..model.draft import PageKind
from ..source.marked import Text
from ..syntax.page import Code, ItemList, Page, Paragraph, Table, walk
from .nodes import Side
from .outline import Placed
from .routing import side_of
from .tables import ReadTable, TableKind


def kind_without_uri(page: Page, outline: tuple[Placed, ...], tables: Sequence[ReadTable]) -> PageKind:
    """The kind of a page that has no METHOD /path; REFUSED for one that documents a call all the same."""
    titled = kind_of_title(page.title.value) if page.title is not None else None
    found = {table.kind for table in tables}
    if TableKind.PERMISSIONS in found:
        return PageKind.PERMISSIONS
    if titled is not None and (tables or titled is not PageKind.STRUCTURES):
        return titled
    if TableKind.ERROR_CODES in found and len(found) == 1:
        return PageKind.ERROR_CODES
    if TableKind.STATUSES in found and len(found) == 1:
        return PageKind.STATUS_CODES
    sides = {side_of(table) for table in tables if table.kind is TableKind.PARAMETERS}
    if Side.REQUEST in sides and Side.RESPONSE in sides:
        return PageKind.REFUSED
    if is_contents(page):
        return PageKind.CONTENTS
    return PageKind.GUIDE if any(isinstance(placed.block, Paragraph) for placed in outline) else PageKind.OTHER


def is_contents(page: Page) -> bool:
    """True for a page that is a list of links and little else."""
    blocks = [block for blocks in (page.lead, *(section.blocks for section in page.sections)) for block in walk(blocks)]
    if any(isinstance(block, Table | Code) for block in blocks):
        return False
    links = sum(1 for block in blocks if isinstance(block, Paragraph) and _is_link(block.text))
    others = sum(1 for block in blocks if isinstance(block, Paragraph) and not _is_link(block.text))
    return links > 0 and links >= others and any(isinstance(block, ItemList | Paragraph) for block in blocks)


def _is_link(text: Text) -> bool:
    covered = sum(mark.end - mark.start for mark in text.marks if mark.target)
    return covered * 10 >= len(text.value.strip()) * 8 and covered > 0
