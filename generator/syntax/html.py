"""HTML to parts: the same for tables inside Markdown and for whole pages.

lxml builds the tree from numbered tags (see tags.py); this file walks it.  Elements without a meaning of their own are
transparent: nothing that a reader sees depends on knowing them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from ..source.diagnostic import Diagnostic
from ..source.marked import MarkKind, Text
from ..source.text import SourceFile
from .assembly import blocks_of, item_id
from .flow import Flow
from .html_table import TableReader
from .identifiers import element_id, link_target
from .ink import plain_text
from .kinds import CELL_OUTSIDE_TABLE, TABLE_NOT_CLOSED, TEXT_LOST, TOO_DEEP, finding
from .notes import level_of_classes, without_box_title, without_title
from .page import Block, Code, Item, ItemList, Note, Paragraph
from .parts import Anchor, Heading, Part
from .preformatted import code_text
from .tags import NUMBER, RAW, TEXT, NumberedHtml, number_tags

DEPTH_LIMIT = 128
"""Levels of nesting that are read as structure: a stated limit that the stack bears (libxml2 itself drops text below 256)."""

Element = etree._Element

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)

_SKIPPED = RAW | frozenset({"head", "nav", "template", "title"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKS = {
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "code": MarkKind.CODE,
    "tt": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "sup": MarkKind.SUPERSCRIPT,
}
_BOXES = """address article aside body center dd details dialog div dt fieldset figcaption figure footer form header hgroup
html main p section summary"""
_CONTAINERS = frozenset(_BOXES.split())


def read_html(file: SourceFile, start: int, end: int, indent: int = 0) -> tuple[list[Part], list[Diagnostic]]:
    """Parts of `file.text[start:end]`, and what could not be read.  `indent` blanks in front of each line are no content."""
    numbered = number_tags(file, start, end)
    numbered.indent = indent
    if not numbered.skeleton:
        return [], numbered.diagnostics
    root = etree.fromstring("".join(numbered.skeleton).encode("utf-8", "replace"), _PARSER)
    numbered.skeleton.clear()
    reader = HtmlReader(numbered)
    if root is not None:
        reader.read_root(root)
    reader.report_lost_text()
    return reader.flow.finish(), [*numbered.diagnostics, *reader.diagnostics]


class HtmlReader:
    """Walks the tree of one stretch of HTML."""

    def __init__(self, html: NumberedHtml) -> None:
        self.html = html
        self.file = html.file
        self.diagnostics: list[Diagnostic] = []
        self.flow = Flow(html.file, html.start)
        self.seen = bytearray(len(html.text_starts))
        """1 for each text that was met in the tree, also where it is not read."""
        self._deepest_reported = False

    def read_root(self, root: Element) -> None:
        """Reads the element that holds the content: `main` or `role=main` when there is one."""
        content = root
        for element in root.iter("main", "div", "article", "section"):
            if element.tag == "main" or element.get("role") == "main":
                content = element
                break
        if content is not root:
            self._mark_seen(root)
            self._read(content, self.flow, 0)
            return
        self.inside(root, self.flow, 0)

    def report_lost_text(self) -> None:
        """A finding when texts of the source are not in the tree."""
        first = self.seen.find(0)
        if first < 0:
            return
        start, end = self.html.text_starts[first], self.html.text_ends[first]
        text = self.file.text[start : min(end, start + 60)].strip()
        self.diagnostics.append(finding(TEXT_LOST, self.file, start, end, count=self.seen.count(0), text=text))

    def inside(self, element: Element, flow: Flow, depth: int) -> None:
        """Reads text and children of an element."""
        if element.text:
            self.write(element.text, flow)
        for child in element:
            self._read(child, flow, depth + 1)
            if child.tail:
                self.write(child.tail, flow)

    def write(self, numbers: str, flow: Flow) -> None:
        """Writes the texts whose numbers stand in a text of the skeleton."""
        html = self.html
        for piece in numbers.split(TEXT):
            if piece.isdecimal():
                number = int(piece)
                self.seen[number] = 1
                start = html.text_starts[number]
                flow.write(self.file.text[start : html.text_ends[number]], start)
            elif piece:
                flow.blank()

    def number(self, element: Element) -> int | None:
        """Number of the start tag; None for an element that the parser implied."""
        written = element.get(NUMBER)
        return int(written) if written is not None else None

    def start(self, element: Element) -> int:
        """Where the start tag stands; for an implied element where its first numbered descendant does."""
        for candidate in element.iter():
            number = self.number(candidate)
            if number is not None:
                return self.html.tag_starts[number]
        return self.html.start

    def bounds(self, element: Element) -> tuple[int, int]:
        """Where the element begins and ends in the source."""
        written = element.get(NUMBER)
        if written is None:
            start = self.start(element)
            return start, start
        number = int(written)
        return self.html.tag_starts[number], self.html.tag_ends[number]

    def parts_in(self, element: Element, depth: int) -> list[Part]:
        """The parts inside an element."""
        number = self.number(element)
        flow = Flow(self.file, self.html.tag_inner[number] if number is not None else self.html.start)
        if number in self.html.plain_cells:
            flow.paragraph_id = element_id(self.html.plain_cells[number][0])
        self.inside(element, flow, depth)
        return flow.finish()

    def blocks_in(self, element: Element, depth: int) -> tuple[Block, ...]:
        """The blocks inside an element."""
        return blocks_of(self.parts_in(element, depth))

    def plain_cell(self, element: Element) -> Paragraph | None:
        """The only paragraph of a cell when its text stands in the source as it is read; None when there is more to it."""
        number = self.number(element)
        if number not in self.html.plain_cells:
            return None
        name, text_number = self.html.plain_cells[number]
        text = plain_text(self.file, self.html.text_starts[text_number], self.html.text_ends[text_number])
        if text is None:
            return None
        self.seen[text_number] = 1
        return Paragraph(text=text, element_id=element_id(name))

    def text_in(self, element: Element, depth: int) -> tuple[Text, tuple[str, ...]]:
        """All text inside an element as one, and the anchors in it."""
        number = self.number(element)
        flow = Flow(self.file, self.html.tag_inner[number] if number is not None else self.html.start, single=True)
        self.inside(element, flow, depth)
        return flow.single_text()

    def _read(self, element: Element, flow: Flow, depth: int) -> None:
        tag = element.tag
        if depth > DEPTH_LIMIT:
            self._too_deep(element, flow)
            return
        read = _READERS.get(tag) if isinstance(tag, str) else None
        if read is not None:
            read(self, element, flow, depth)
            return
        if not len(element) and not element.text and (name := element.get("id")):
            flow.anchor(name, self.start(element))
        self.inside(element, flow, depth)

    def _too_deep(self, element: Element, flow: Flow) -> None:
        if not self._deepest_reported:
            self._deepest_reported = True
            self.diagnostics.append(finding(TOO_DEEP, self.file, self.start(element), limit=DEPTH_LIMIT))
        for text in _texts(element):
            self.write(text, flow)

    def _skip(self, element: Element, _flow: Flow, _depth: int) -> None:
        self._mark_seen(element)

    def _mark_seen(self, element: Element) -> None:
        for text in _texts(element):
            for piece in text.split(TEXT):
                if piece.isdecimal():
                    self.seen[int(piece)] = 1

    def _break(self, element: Element, flow: Flow, depth: int) -> None:
        flow.line_break()
        self.inside(element, flow, depth)

    def _marked(self, element: Element, flow: Flow, depth: int) -> None:
        opened = flow.open()
        self.inside(element, flow, depth)
        flow.close(opened, _MARKS[element.tag])

    def _link(self, element: Element, flow: Flow, depth: int) -> None:
        if "headerlink" in (element.get("class") or "").split():
            self._mark_seen(element)
            return
        for name in dict.fromkeys((element.get("name"), element.get("id"))):
            if name:
                flow.anchor(name, self.start(element))
        target = element.get("href")
        opened = flow.open()
        self.inside(element, flow, depth)
        if target is not None:
            flow.close(opened, MarkKind.LINK, link_target(target))

    def _container(self, element: Element, flow: Flow, depth: int) -> None:
        """A paragraph, a division or a box: its own block or blocks."""
        flow.end_paragraph()
        classes = element.get("class")
        level = level_of_classes(classes) if classes and element.tag in ("div", "aside", "section") else None
        name = element.get("id")
        if level is not None:
            flow.add(self._note(self.parts_in(element, depth), level, element))
            return
        if element.tag == "p":
            flow.paragraph_id = element_id(name)
        elif name:
            flow.add(Anchor(name=name, start=self.start(element)))
        self.inside(element, flow, depth)
        flow.end_paragraph()

    def _quote(self, element: Element, flow: Flow, depth: int) -> None:
        flow.end_paragraph()
        parts = self.parts_in(element, depth)
        level, rest = without_title(parts)
        if level is None:
            flow.parts.extend(parts)
        else:
            flow.add(self._note(rest, level, element))

    def _note(self, parts: list[Part], level: str, element: Element) -> Note:
        start, end = self.bounds(element)
        ident = element_id(element.get("id"))
        return Note(level=level, blocks=blocks_of(without_box_title(parts)), span=self.file.span(start, end), element_id=ident)

    def _heading(self, element: Element, flow: Flow, depth: int) -> None:
        flow.end_paragraph()
        text, anchors = self.text_in(element, depth)
        names = (element.get("id"), *anchors)
        if text or any(names):
            written = tuple(dict.fromkeys(name for name in names if name))
            flow.add(Heading(text=text, level=_HEADINGS[element.tag], anchors=written, start=self.start(element)))

    def _preformatted(self, element: Element, flow: Flow, depth: int) -> None:
        flow.end_paragraph()
        pieces = [piece for text in _texts(element) for piece in text.split(TEXT)]
        numbers = [int(piece) for piece in pieces if piece.isdecimal()]
        for number in numbers:
            self.seen[number] = 1
        tag = self.number(element)
        if tag is None:
            self.inside(element, flow, depth)
            return
        text = code_text(self.file, self.html, tag, numbers)
        flow.add(Code(text=text, language=_language(element), fenced=True, element_id=element_id(element.get("id"))))

    def _list(self, element: Element, flow: Flow, depth: int) -> None:
        flow.end_paragraph()
        items: list[Item] = []
        if element.text:
            self.write(element.text, flow)
        for child in element:
            if child.tag == "li":
                items.append(self._item(child, depth + 1))
            else:
                self._read(child, flow, depth + 1)
            if child.tail:
                self.write(child.tail, flow)
        flow.end_paragraph()
        self._add_list(items, element, flow)

    def _add_list(self, items: list[Item], element: Element, flow: Flow) -> None:
        if items:
            span = self.file.span(*self.bounds(element))
            ident = element_id(element.get("id"))
            flow.add(ItemList(items=tuple(items), ordered=element.tag == "ol", span=span, element_id=ident))

    def _item(self, element: Element, depth: int) -> Item:
        if depth > DEPTH_LIMIT:
            flow = Flow(self.file, self.html.start)
            self._too_deep(element, flow)
            blocks = blocks_of(flow.finish())
        else:
            blocks = self.blocks_in(element, depth)
        ident = element_id(element.get("id")) or item_id(blocks)
        return Item(blocks=blocks, span=self.file.span(*self.bounds(element)), element_id=ident)

    def _stray_item(self, element: Element, flow: Flow, depth: int) -> None:
        flow.end_paragraph()
        self._add_list([self._item(element, depth)], element, flow)

    def _definitions(self, element: Element, flow: Flow, depth: int) -> None:
        """A definition list: each term is an item, what is said about it stands in the same item."""
        flow.end_paragraph()
        items: list[tuple[Element, list[Part]]] = []
        for child in _terms(element):
            parts = self.parts_in(child, depth + 1) if depth < DEPTH_LIMIT else []
            if child.tag == "dt" or not items:
                items.append((child, parts))
            else:
                items[-1][1].extend(parts)
        read = [
            Item(blocks=blocks_of(parts), span=self.file.span(*self.bounds(term)), element_id=element_id(term.get("id")))
            for term, parts in items
        ]
        self._add_list(read, element, flow)

    def _table(self, element: Element, flow: Flow, depth: int) -> None:
        flow.end_paragraph()
        reader = TableReader(self, element, flow, depth)
        table = reader.read()
        number = self.number(element)
        if number is not None and ("table", number) in self.html.unclosed:
            end = self.html.tag_ends[number]
            line = self.file.position(end).line
            start, inner = self.html.tag_starts[number], self.html.tag_inner[number]
            rows = len(table.header) + len(table.rows)
            self.diagnostics.append(finding(TABLE_NOT_CLOSED, self.file, start, inner, rows=rows, line=line))
        flow.add(table)
        reader.add_stray()

    def _stray_cell(self, element: Element, flow: Flow, depth: int) -> None:
        flow.end_paragraph()
        start = self.start(element)
        self.diagnostics.append(finding(CELL_OUTSIDE_TABLE, self.file, start, tag=str(element.tag)))
        if (number := self.number(element)) in self.html.plain_cells:
            flow.paragraph_id = element_id(self.html.plain_cells[number][0])
        self.inside(element, flow, depth)
        flow.end_paragraph()


_READERS: dict[str, Callable[[HtmlReader, Element, Flow, int], None]] = {
    "br": HtmlReader._break,
    "a": HtmlReader._link,
    "pre": HtmlReader._preformatted,
    "ul": HtmlReader._list,
    "ol": HtmlReader._list,
    "menu": HtmlReader._list,
    "dl": HtmlReader._definitions,
    "li": HtmlReader._stray_item,
    "table": HtmlReader._table,
    "tr": HtmlReader._stray_cell,
    "td": HtmlReader._stray_cell,
    "th": HtmlReader._stray_cell,
    "blockquote": HtmlReader._quote,
    "hr": HtmlReader._container,
    **dict.fromkeys(_CONTAINERS, HtmlReader._container),
    **dict.fromkeys(_HEADINGS, HtmlReader._heading),
    **dict.fromkeys(_MARKS, HtmlReader._marked),
    **dict.fromkeys(_SKIPPED, HtmlReader._skip),
}
"""How each element is read; all others are transparent."""


def _texts(element: Element) -> Iterator[str]:
    """All texts inside an element, in order."""
    return (text for text in element.itertext() if isinstance(text, str))


def _terms(element: Element) -> list[Element]:
    """The dt and dd of a definition list, also where a div groups them."""
    terms: list[Element] = []
    for child in element:
        if child.tag == "div":
            terms.extend(inner for inner in child)
        else:
            terms.append(child)
    return terms


def _language(element: Element) -> str:
    """Language of a code block: `language-json` inside, or `highlight-json` around."""
    inner = [child for child in element if child.tag == "code"]
    outer = [parent for _, parent in zip(range(2), element.iterancestors(), strict=False)]
    for candidate in (element, *inner, *outer):
        for name in (candidate.get("class") or "").split():
            for prefix in ("language-", "highlight-"):
                if name.startswith(prefix) and name not in ("highlight-default", "highlight-none"):
                    return name.removeprefix(prefix)
    return ""
