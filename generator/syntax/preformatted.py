"""Text of a `<pre>`: line breaks and indentation as they stand."""

from __future__ import annotations

import re
from html import unescape

from ..source.marked import Segment, Text
from ..source.text import SourceFile
from .ink import ENTITY
from .tags import NumberedHtml

_GAP = re.compile(r"([ \t\r\n]+)|(<br\s*/?>)|<[^<>]*>", re.IGNORECASE)


class CodeInk:
    """Code being written: nothing is folded, only line ends become "\\n"."""

    def __init__(self, file: SourceFile, origin: int, indent: int = 0) -> None:
        """Of each line but the first, up to `indent` blanks in front are dropped."""
        self._file = file
        self._indent = indent
        self._origin = origin
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def write(self, chunk: str, source: int) -> None:
        """Adds a chunk that stands at `source`."""
        if self._indent and ("\n" in chunk or "\r" in chunk):
            self._write_lines(chunk, source)
        else:
            self._write_as_is(chunk, source)

    def _write_lines(self, chunk: str, source: int) -> None:
        at = 0
        for line in re.split("(?<=\n)|(?<=\r)(?!\n)", chunk):
            kept = line
            if at:
                blanks = min(len(line) - len(line.lstrip(" ")), self._indent)
                kept = line[blanks:]
            self._write_as_is(kept, source + at + len(line) - len(kept))
            at += len(line)

    def _write_as_is(self, chunk: str, source: int) -> None:
        if "\r" not in chunk:
            self._place(chunk, source)
            return
        done = 0
        while (at := chunk.find("\r", done)) >= 0:
            self._place(chunk[done:at], source + done)
            done = at + 1
            if not chunk.startswith("\n", done):
                self.insert("\n")
        self._place(chunk[done:], source + done)

    def insert(self, chunk: str) -> None:
        """Adds what does not stand like that in the file."""
        self._parts.append(chunk)
        self._length += len(chunk)

    def text(self) -> Text:
        """The code without its last line ends."""
        value = "".join(self._parts)
        end = len(value.rstrip("\n"))
        segments = tuple(Segment(s.at, s.source, min(s.length, end - s.at)) for s in self._segments if s.at < end)
        return Text(value[:end], self._file, segments or (Segment(0, self._origin, 0),))

    def _place(self, chunk: str, source: int) -> None:
        if not chunk:
            return
        last = self._segments[-1] if self._segments else None
        if last is not None and last.at + last.length == self._length and last.source + last.length == source:
            self._segments[-1] = Segment(last.at, last.source, last.length + len(chunk))
        else:
            self._segments.append(Segment(self._length, source, len(chunk)))
        self.insert(chunk)


def code_text(file: SourceFile, html: NumberedHtml, tag: int, numbers: list[int]) -> Text:
    """Text of the `<pre>` with number `tag`, made of the texts `numbers` and the blanks between them."""
    ink = CodeInk(file, html.tag_inner[tag], html.indent)
    source = file.text
    at = html.tag_inner[tag]
    if source.startswith("\r\n", at):
        at += 2
    elif source.startswith(("\n", "\r"), at):
        at += 1
    for number in numbers:
        start, end = max(html.text_starts[number], at), html.text_ends[number]
        _write_gap(ink, source, at, start)
        _write(ink, source[start:end], start)
        at = end
    return ink.text()


def _write(ink: CodeInk, chunk: str, source: int) -> None:
    done = 0
    if "&" in chunk:
        for reference in ENTITY.finditer(chunk):
            ink.write(chunk[done : reference.start()], source + done)
            ink.insert(unescape(reference.group()))
            done = reference.end()
    ink.write(chunk[done:], source + done)


def _write_gap(ink: CodeInk, source: str, start: int, end: int) -> None:
    """What stands between two numbered texts: tags, and blanks, which have no number but are part of code."""
    for found in _GAP.finditer(source, start, end):
        if found[1]:
            ink.write(found[1], found.start())
        elif found[2]:
            ink.insert("\n")
