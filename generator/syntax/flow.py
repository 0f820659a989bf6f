"""Running text that turns into paragraphs, with blocks and anchors in between."""

from __future__ import annotations

from ..source.marked import MarkKind, Text
from ..source.text import SourceFile
from .block_text import text_of_blocks
from .identifiers import element_id
from .ink import Ink
from .page import Paragraph
from .parts import Anchor, Heading, Part


class Flow:
    """Collects the parts of one container while it is read."""

    __slots__ = ("_file", "_ink", "_names", "_origin", "_single", "paragraph_id", "parts")

    def __init__(self, file: SourceFile, origin: int, *, single: bool = False) -> None:
        """`single` keeps all text in one paragraph, as in a heading."""
        self._file = file
        self._origin = origin
        self._single = single
        self._ink: Ink | None = None
        self._names: list[Anchor] = []
        self.parts: list[Part] = []
        self.paragraph_id: str | None = None
        """Id of the paragraph being written."""

    def write(self, chunk: str, source: int) -> None:
        """Adds a piece of text that stands at `source`."""
        if self._ink is None:
            self._ink = Ink(self._file, source)
        self._ink.write_decoded(chunk, source)

    def write_plain(self, chunk: str, source: int) -> None:
        """Adds a piece of text in which "&" is only a character."""
        if self._ink is None:
            self._ink = Ink(self._file, source)
        self._ink.write(chunk, source)

    def blank(self) -> None:
        """White space between two pieces of text."""
        if self._ink is not None:
            self._ink.blank()

    def line_break(self) -> None:
        """Ends the line inside the paragraph."""
        if self._ink is not None:
            self._ink.line_break()

    def anchor(self, name: str, start: int) -> None:
        """A name inside the running text."""
        self._names.append(Anchor(name=name, start=start))

    def open(self) -> tuple[Ink | None, int]:
        """Where a mark begins."""
        return self._ink, self._ink.length if self._ink is not None else 0

    def close(self, opened: tuple[Ink | None, int], kind: MarkKind, target: str | None = None) -> None:
        """Marks what was written since `opened`; of several paragraphs only the last one."""
        if self._ink is not None:
            self._ink.mark(kind, opened[1] if self._ink is opened[0] else 0, target)

    def end_paragraph(self) -> None:
        """Turns the running text into a paragraph; anchors in it name it."""
        if self._single:
            if self._ink is not None:
                self._ink.blank()
            return
        ink, self._ink = self._ink, None
        names, self._names = self._names, []
        ident, self.paragraph_id = self.paragraph_id, None
        text = ink.text() if ink is not None else None
        if not text:
            self.parts.extend(names)
            return
        if ident is None and names:
            ident = next((found for found in (element_id(anchor.name) for anchor in names) if found), None)
        self.parts.append(Paragraph(text=text, element_id=ident))

    def add(self, part: Part) -> None:
        """A block, heading or anchor of its own."""
        if self._single:
            self._add_text_of(part)
            return
        self.end_paragraph()
        self.parts.append(part)

    def _add_text_of(self, part: Part) -> None:
        match part:
            case Anchor():
                self._names.append(part)
                return
            case Heading():
                self._names.extend(Anchor(name=name, start=part.start) for name in part.anchors)
                text: Text | None = part.text
            case _:
                text = text_of_blocks((part,))
        if text:
            self._ink = self._ink or Ink(self._file, self._origin)
            self._ink.append(text)

    def finish(self) -> list[Part]:
        """All parts."""
        self.end_paragraph()
        return self.parts

    def single_text(self) -> tuple[Text, tuple[str, ...]]:
        """The one text, and the names in it."""
        ink = self._ink or Ink(self._file, self._origin)
        return ink.text(), tuple(dict.fromkeys(anchor.name for anchor in self._names))
