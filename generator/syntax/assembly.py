"""Puts parts together: captions and anchors go to their table, headings open sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..source.diagnostic import Diagnostic
from ..source.marked import Mark, MarkKind, Text
from ..source.text import SourceFile
from .identifiers import element_id, topic_id
from .page import Block, Code, ItemList, Note, Page, Paragraph, Section, Table
from .parts import Anchor, Heading, Part

_CAPTION = re.compile(r"(?:表|Table)\s*([0-9]{1,6})(?:[-.][0-9]{1,4})?(?![0-9A-Za-z])\s*[.:：]?\s*", re.IGNORECASE)
_SENTENCE_END = ("。", ".", "：", ":", "；", ";", "，", ",")
_LONGEST_PLAIN_CAPTION = 120


def blocks_of(parts: Iterable[Part]) -> tuple[Block, ...]:
    """The blocks of a container: captions and anchors attached, headings as bold paragraphs."""
    parts = tuple(parts)
    if len(parts) == 1 and isinstance(parts[0], Paragraph):
        return (parts[0],)
    blocks: list[Block] = []
    anchors: list[str] = []
    for part in parts:
        match part:
            case Anchor():
                anchors.append(part.name)
            case Heading():
                strong = (Mark(MarkKind.STRONG, 0, len(part.text.value)), *part.text.marks)
                name = next(iter((*anchors, *part.anchors)), None)
                blocks.append(Paragraph(text=replace(part.text, marks=strong), element_id=element_id(name)))
                anchors = []
            case Table():
                blocks.append(_captioned(part, anchors, blocks))
                anchors = []
            case _:
                blocks.append(_named(part, anchors))
                anchors = []
    return tuple(blocks)


def page_of(file: SourceFile, parts: Iterable[Part], diagnostics: Iterable[Diagnostic]) -> Page:
    """The page that the parts make."""
    title: Heading | None = None
    groups: list[tuple[Heading | None, list[Part]]] = [(None, [])]
    for part in _anchored_headings(parts):
        if not isinstance(part, Heading):
            groups[-1][1].append(part)
        elif part.level == 1 and title is None:
            title = part
        else:
            groups.append((part, []))
    topic = next((topic_id(name) for name in title.anchors if any(map(str.isdigit, name))), None) if title is not None else None
    return Page(
        file=file,
        title=title.text if title is not None else None,
        topic=topic,
        lead=blocks_of(groups[0][1]),
        sections=tuple(_sections(file, [(heading, body) for heading, body in groups if heading is not None])),
        diagnostics=tuple(_with_topic(diagnostics, topic or "")),
    )


def _sections(file: SourceFile, groups: list[tuple[Heading, list[Part]]]) -> Iterable[Section]:
    """Sections with the end of each: where the next of the same or a higher level begins."""
    ends = [len(file.text)] * len(groups)
    open_by_level: list[int] = []
    for index, (heading, _) in enumerate(groups):
        while open_by_level and groups[open_by_level[-1]][0].level >= heading.level:
            ends[open_by_level.pop()] = heading.start
        open_by_level.append(index)
    for (heading, body), end in zip(groups, ends, strict=True):
        yield Section(
            heading=_without_colon(heading.text),
            level=heading.level,
            blocks=blocks_of(body),
            span=file.span(heading.start, max(end, heading.start)),
            anchors=heading.anchors,
            element_id=next((found for found in map(element_id, heading.anchors) if found), None),
        )


def _anchored_headings(parts: Iterable[Part]) -> Iterable[Part]:
    """The parts with anchors right before a heading moved into it."""
    waiting: list[Anchor] = []
    for part in parts:
        if isinstance(part, Anchor):
            waiting.append(part)
            continue
        if isinstance(part, Heading):
            yield replace(part, anchors=_unique((*part.anchors, *(anchor.name for anchor in waiting))))
        else:
            yield from waiting
            yield part
        waiting = []
    yield from waiting


def _captioned(table: Table, anchors: list[str], blocks: list[Block]) -> Table:
    """The table with its anchors and, when none stands inside, the caption in front of it, which leaves `blocks`."""
    caption, number = table.caption, table.caption_number
    if caption is not None and number is None:
        caption, number = split_caption(caption)
    elif caption is None and blocks and isinstance(blocks[-1], Paragraph) and is_caption(blocks[-1].text):
        paragraph = blocks.pop()
        assert isinstance(paragraph, Paragraph)
        caption, number = split_caption(paragraph.text)
    names = _unique((*anchors, *table.anchors))
    ident = table.element_id or next((found for found in map(element_id, names) if found), None)
    return replace(table, caption=caption or None, caption_number=number, anchors=names, element_id=ident)


def is_caption(text: Text) -> bool:
    """Whether a paragraph in front of a table is its caption: "**表 3**  xxx", or "表3 xxx" that is no sentence."""
    number = _CAPTION.match(text.value)
    if number is None:
        return False
    if any(mark.start == 0 for mark in text.marked(MarkKind.STRONG)):
        return True
    return len(text.value) <= _LONGEST_PLAIN_CAPTION and not text.value.endswith(_SENTENCE_END)


def split_caption(text: Text) -> tuple[Text, int | None]:
    """The words of a caption and its number: "表 3  网络参数" → ("网络参数", 3)."""
    number = _CAPTION.match(text.value)
    if number is None:
        return text, None
    end = number.end()
    # Sphinx numbers a caption that already has its number: "Table 1 Table 1 Parameter description".
    if (again := _CAPTION.match(text.value, end)) is not None:
        end = again.end()
    return text.slice(end, len(text.value)).strip(), int(number[1])


def _named(block: Block, anchors: list[str]) -> Block:
    """The block with the id of the anchor in front of it when it has none of its own."""
    name = next((found for found in map(element_id, anchors) if found), None) if anchors else None
    if name is None:
        return block
    match block:
        case Paragraph(element_id=None) | ItemList(element_id=None) | Code(element_id=None) | Note(element_id=None):
            return replace(block, element_id=name)
        case _:
            return block


def item_id(blocks: tuple[Block, ...]) -> str | None:
    """Id of a list item that has none: the one of its first paragraph."""
    return blocks[0].element_id if blocks and isinstance(blocks[0], Paragraph) else None


def _without_colon(text: Text) -> Text:
    kept = text.value.rstrip(":： ")
    return text if len(kept) == len(text.value) else text.slice(0, len(kept))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _with_topic(diagnostics: Iterable[Diagnostic], topic: str) -> Iterable[Diagnostic]:
    """The findings with their page's topic, each place once, in page order."""
    once = {(found.id, found.labels[0].span.start if found.labels[0].span else 0): found for found in diagnostics}
    return (replace(once[key], subject=replace(once[key].subject, topic=topic)) for key in sorted(once, key=lambda key: (key[1], key[0])))
