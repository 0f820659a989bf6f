"""Plain text that remembers its markup and its place.

A `Text` is what a reader sees of a heading, paragraph or cell.  Inline marks (bold, code, links) stay beside it until
constraints are read: a bold `0` is a literal, a link is a reference.  Every part maps back to the source, also when
entities, escapes or dropped tags stand between.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from enum import Enum
from html import unescape
from operator import attrgetter

from .frozen import dataclass
from .text import SourceFile, Span

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


class MarkKind(Enum):
    """What an inline mark says about the text it covers."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    SUPERSCRIPT = "superscript"


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline mark over `value[start:end]` of its text."""

    kind: MarkKind
    start: int
    end: int
    target: str | None = None
    """Link target as written on the page (never trusted, never fetched); None unless kind is LINK."""


@dataclass(frozen=True, slots=True)
class Segment:
    """`length` characters of the value from `at` stand unchanged in the file from `source`."""

    at: int
    source: int
    length: int


_at = attrgetter("at")


def _cut(segment: Segment, start: int, end: int) -> Segment:
    """The part of a segment between two places of the value, counted from the first."""
    first = segment.at if segment.at > start else start
    last = segment.at + segment.length
    return Segment(first - start, segment.source + first - segment.at, (last if last < end else end) - first)


@dataclass(frozen=True, slots=True)
class Text:
    """Reader-visible text with marks; white space is folded to single blanks, a line break inside is "\\n"."""

    value: str
    file: SourceFile
    segments: tuple[Segment, ...]
    """In rising order of both `at` and `source`; characters between segments came from entities or were inserted."""
    marks: tuple[Mark, ...] = ()

    @classmethod
    def plain(cls, value: str, span: Span) -> Text:
        """A text that stands in the file exactly as it is."""
        return cls(value, span.file, (Segment(0, span.start, span.end - span.start),))

    def __bool__(self) -> bool:
        return bool(self.value)

    def source_offset(self, at: int) -> int:
        """Offset in the file of character `at` of the value (the nearest known one for an inserted character)."""
        segments = self.segments
        if not segments:
            return 0
        index = bisect_right(segments, at, key=_at) - 1 if len(segments) > 1 else 0
        segment = segments[index] if index > 0 else segments[0]
        within = at - segment.at
        return segment.source + (0 if within < 0 else within if within < segment.length else segment.length)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where `value[start:end]` stands in the file.

        For text without entities or escapes inside, `span(a, b).text == value[a:b]`; an entity at the end is inside.
        """
        stop = len(self.value) if end is None else end
        begin = self.source_offset(start)
        last = self._after(stop - 1) if stop > start else begin
        return self.file.span(begin, max(begin, min(last, len(self.file.text))))

    def _after(self, index: int) -> int:
        """Where the character at `index` ends in the file: "&gt;" is one character."""
        at = self.source_offset(index)
        entity = _ENTITY.match(self.file.text, at) if self.file.text.startswith("&", at) else None
        return entity.end() if entity and unescape(entity[0]) == self.value[index] else at + 1

    def slice(self, start: int, end: int) -> Text:
        """The text of `value[start:end]` with its own marks and places."""
        segments = tuple([_cut(s, start, end) for s in self.segments if s.at < end and s.at + s.length > start])
        if not segments:
            segments = (Segment(0, self.source_offset(start), 0),)
        if not self.marks:
            return Text(self.value[start:end], self.file, segments)
        marks = tuple(
            Mark(m.kind, max(m.start, start) - start, min(m.end, end) - start, m.target)
            for m in self.marks
            if m.start < end and m.end > start
        )
        return Text(self.value[start:end], self.file, segments, marks)

    def strip(self) -> Text:
        """Without white space at both ends."""
        if self.value and not self.value[0].isspace() and not self.value[-1].isspace():
            return self
        start = len(self.value) - len(self.value.lstrip())
        return self.slice(start, max(start, len(self.value.rstrip())))

    def marked(self, kind: MarkKind) -> Iterable[Mark]:
        """The marks of one kind, in order."""
        return [mark for mark in self.marks if mark.kind is kind] if self.marks else ()


def join(parts: Iterable[Text], separator: str = "\n") -> Text:
    """One text from several of the same file, in order.  Raises ValueError when there is none."""
    texts = tuple(parts)
    if not texts:
        raise ValueError("nothing to join")
    value, segments, marks = "", [], []
    for index, text in enumerate(texts):
        if index:
            value += separator
        at = len(value)
        segments += [Segment(s.at + at, s.source, s.length) for s in text.segments]
        marks += [Mark(m.kind, m.start + at, m.end + at, m.target) for m in text.marks]
        value += text.value
    return Text(value, texts[0].file, tuple(segments), tuple(marks))
