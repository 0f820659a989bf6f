"""Writes a `Text`: folds white space, keeps the place of each character, and notes the marks.

Both readers (Markdown inline and HTML) write into an `Ink`, so that a text is the same whichever way it came.
"""

from __future__ import annotations

import re
from html import unescape

from ..source.marked import Mark, MarkKind, Segment, Text
from ..source.text import SourceFile

BLANKS = " \t\n\r\f\v\u00a0\u3000"
_RUN = re.compile("[ \t\n\r\f\v\u00a0\u3000]{2,}|[\t\n\r\f\v\u00a0\u3000]")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain_text(file: SourceFile, start: int, end: int) -> Text | None:
    """The text of `file.text[start:end]` when nothing in it has to be folded or decoded; None otherwise."""
    chunk = file.text[start:end]
    kept = chunk.lstrip(BLANKS)
    start += len(chunk) - len(kept)
    kept = kept.rstrip(BLANKS)
    if not kept or "&" in kept or not _is_even(kept):
        return None
    return Text(kept, file, (Segment(0, start, len(kept)),))


def _is_even(chunk: str) -> bool:
    """Whether the white space in it is single blanks only; a quick test that may say no too often."""
    return chunk.isprintable() and "  " not in chunk


class Ink:
    """A text being written."""

    __slots__ = ("_ends_blank", "_file", "_length", "_marks", "_origin", "_parts", "_segments")

    def __init__(self, file: SourceFile, origin: int) -> None:
        """`origin` is the place of a text that turns out empty."""
        self._file = file
        self._origin = origin
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._marks: list[Mark] = []
        self._ends_blank = True

    @property
    def length(self) -> int:
        """Characters written so far: where a mark that opens now starts."""
        return self._length

    def write(self, chunk: str, source: int) -> None:
        """Adds `chunk`, which stands at `source` of the file, with its white space folded."""
        if self._ends_blank:
            kept = chunk.lstrip(BLANKS)
            source += len(chunk) - len(kept)
            chunk = kept
        if not chunk:
            return
        if _is_even(chunk):
            self._place(chunk, source)
            self._ends_blank = chunk[-1] == " "
            return
        done = 0
        for run in _RUN.finditer(chunk):
            start = run.start()
            if chunk[start] == " ":
                self._place(chunk[done : start + 1], source + done)
            else:
                if start > done:
                    self._place(chunk[done:start], source + done)
                self._add(" ")
            done = run.end()
        if done < len(chunk):
            self._place(chunk[done:] if done else chunk, source + done)
        self._ends_blank = self._parts[-1][-1] == " "

    def write_decoded(self, chunk: str, source: int) -> None:
        """Like `write`, with character references decoded."""
        if "&" not in chunk:
            self.write(chunk, source)
            return
        done = 0
        for reference in ENTITY.finditer(chunk):
            if reference.start() > done:
                self.write(chunk[done : reference.start()], source + done)
            self.insert(unescape(reference.group()), source + reference.start())
            done = reference.end()
        self.write(chunk[done:], source + done)

    def insert(self, chunk: str, source: int) -> None:
        """Adds what the page says in another way at `source`, such as a decoded reference."""
        if chunk.isspace():
            chunk = " "
            if self._ends_blank:
                return
        if chunk:
            # A segment of no length keeps the place: the nearest known one of the inserted characters.
            self._segments.append(Segment(self._length, source, 0))
            self._add(chunk)
            self._ends_blank = chunk[-1] == " "

    def blank(self) -> None:
        """White space that stands nowhere in particular."""
        if not self._ends_blank:
            self._add(" ")
            self._ends_blank = True

    def append(self, text: Text) -> None:
        """Adds a text that is already read, after a blank."""
        self.blank()
        at = self._length
        self._segments += [Segment(s.at + at, s.source, s.length) for s in text.segments]
        self._marks += [Mark(m.kind, m.start + at, m.end + at, m.target) for m in text.marks]
        if text.value:
            self._add(text.value)
            self._ends_blank = text.value[-1] == " "

    def line_break(self) -> None:
        """Ends the line; at the start of the text it does nothing."""
        if self._parts:
            if self._ends_blank and self._parts[-1][-1] == " ":
                self._drop_last()
            self._add("\n")
            self._ends_blank = True

    def mark(self, kind: MarkKind, start: int, target: str | None = None) -> None:
        """Marks what was written since `start`."""
        if self._length > start:
            self._marks.append(Mark(kind, start, self._length, target))

    def text(self) -> Text:
        """What was written, without white space at the end."""
        value = "".join(self._parts)
        kept = value.rstrip(" \n")
        segments: tuple[Segment, ...]
        if len(kept) == len(value):
            segments = tuple(self._segments)
        else:
            end = len(kept)
            segments = tuple(s if s.at + s.length <= end else Segment(s.at, s.source, end - s.at) for s in self._segments if s.at < end)
        if not segments:
            segments = (Segment(0, self._origin, 0),)
        marks = tuple(sorted(_trimmed(self._marks, kept), key=lambda m: (m.start, -m.end))) if self._marks else ()
        return Text(kept, self._file, segments, marks)

    def _place(self, chunk: str, source: int) -> None:
        if self._segments:
            last = self._segments[-1]
            if last.at + last.length == self._length and last.source + last.length == source:
                self._segments[-1] = Segment(last.at, last.source, last.length + len(chunk))
                self._add(chunk)
                return
        self._segments.append(Segment(self._length, source, len(chunk)))
        self._add(chunk)

    def _add(self, chunk: str) -> None:
        self._parts.append(chunk)
        self._length += len(chunk)

    def _drop_last(self) -> None:
        self._parts[-1] = self._parts[-1][:-1]
        if not self._parts[-1]:
            self._parts.pop()
        self._length -= 1
        if self._segments:
            last = self._segments[-1]
            if last.at + last.length > self._length:
                self._segments[-1] = Segment(last.at, last.source, self._length - last.at)


def _trimmed(marks: list[Mark], value: str) -> list[Mark]:
    """Marks without the blanks at their ends; those that cover nothing else are gone."""
    kept = []
    for mark in marks:
        covered = value[mark.start : mark.end]
        start = mark.start + len(covered) - len(covered.lstrip())
        end = mark.start + len(covered.rstrip())
        if end > start:
            kept.append(Mark(mark.kind, start, end, mark.target))
    return kept
