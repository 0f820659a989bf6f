"""All text of some blocks as one text, for cells and for headings that hold more than text."""

from __future__ import annotations

from collections.abc import Iterator

from ..source.marked import Text, join
from .page import Block, Code, ItemList, Note, Paragraph, Table


def text_of_blocks(blocks: tuple[Block, ...]) -> Text | None:
    """All text of blocks joined by line breaks; None when there is none."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph | Code):
        return blocks[0].text
    texts = [text for text in _texts(blocks) if text]
    return join(texts) if texts else None


def _texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Paragraph() | Code():
                yield block.text
            case ItemList():
                for item in block.items:
                    yield from _texts(item.blocks)
            case Note():
                yield from _texts(block.blocks)
            case Table():
                for row in (*block.header, *block.rows):
                    for cell in row.cells:
                        yield cell.text


