"""The lines of a Markdown page as the block parser gets them: each HTML table is folded into one line.

Nine tenths of a page are HTML tables.  CommonMark ends them at a blank line, calls them code when they are indented, and
a parser in Python looks at each of their characters.  Folding avoids all three.  A line knows the stretch of the source
that it stands for; content is always read from there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..source.frozen import dataclass
from ..source.text import SourceFile

TABLE_LINE = "<table>"
"""What the block parser sees of a table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line for the block parser and `source[start:end]`, which it stands for (without the line end)."""

    text: str
    start: int
    end: int


_MARK = re.compile(r"<(?:!--|[Tt][Aa][Bb][Ll][Ee](?=[\s/>])|/[Tt][Aa][Bb][Ll][Ee]\s*>)")
_FENCE = re.compile(r"(`{3,}(?=[^`\r\n]*(?:[\r\n]|$))|~{3,})([^\r\n]*)")
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*")
_BREAK = re.compile(r" {0,3}#{1,6}[ \t]|[ \t>]*(?:`{3}|~{3}|\*\*(?:表|Table)[ \t0-9])")
"""Lines that end a table which nothing else ends."""


def folded_lines(file: SourceFile) -> list[Line]:
    """The lines of the page with tables folded."""
    folded: list[Line] = []
    next_line = 0
    for first, last, opening in _regions(file):
        folded += _plain_lines(file, next_line, first)
        folded += _fold(file, first, last, opening)
        next_line = last + 1
    folded += _plain_lines(file, next_line, len(file.line_starts))
    open_comment = unclosed_comment(file.text)
    return folded if open_comment is None else [_with_comment_hidden(line, open_comment) for line in folded]


def unclosed_comment(text: str) -> int | None:
    """Where the first comment opens that never closes; None when all do."""
    opening = text.find("<!--")
    if opening >= 0:
        opening = text.find("<!--", text.rfind("-->") + 1)
    return opening if opening >= 0 else None


def _plain_lines(file: SourceFile, first: int, stop: int) -> Iterator[Line]:
    starts, text = file.line_starts, file.text
    for index in range(first, stop):
        start = starts[index]
        line = text[start : _line_end(file, index)]
        yield Line(line.replace("\0", "\ufffd"), start, start + len(line))


def _line_end(file: SourceFile, index: int) -> int:
    """End of a line, before its line end."""
    starts, text = file.line_starts, file.text
    start = starts[index]
    end = starts[index + 1] if index + 1 < len(starts) else len(text)
    if end > start and text[end - 1] == "\n":
        end -= 1
    if end > start and text[end - 1] == "\r":
        end -= 1
    return end


def _fences(file: SourceFile) -> list[tuple[int, int]]:
    """Start and end of each closed fence."""
    text, starts = file.text, file.line_starts
    fences = []
    fence, start = "", 0
    for run in sorted((*_places(text, "```"), *_places(text, "~~~"))):
        line = starts[bisect_right(starts, run) - 1]
        found = _FENCE.match(text, run)
        if found is None or _PREFIX.fullmatch(text, line, run) is None:
            continue
        if not fence:
            fence, start = found[1], found.start()
        elif found[1].startswith(fence) and not found[2].strip():
            fences.append((start, found.end()))
            fence = ""
    return fences


def _places(text: str, literal: str) -> Iterator[int]:
    """Where a literal stands, one behind the other; an expression would look at each character of the page."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + len(literal))


def _table_ends(text: str) -> dict[int, int | None]:
    """Offset of each `<table` → offset behind its end tag, None when it has none."""
    ends: dict[int, int | None] = {}
    stack: list[int] = []
    at = 0
    last_comment_end = text.rfind("-->") if "<!--" in text else -1
    while (mark := _MARK.search(text, at)) is not None:
        at = mark.end()
        if mark.group() == "<!--":
            at = text.find("-->", at) + 3 if last_comment_end >= at else at
        elif mark.group()[1] != "/":
            ends[mark.start()] = None
            stack.append(mark.start())
        elif stack:
            ends[stack.pop()] = mark.end()
    return ends


def _regions(file: SourceFile) -> Iterator[tuple[int, int, int]]:
    """First and last line of each outermost table outside of fences, and the offset of its `<table`."""
    text, starts = file.text, file.line_starts
    ends = _table_ends(text)
    fences = _fences(file) if ends else []
    covered, fence = -1, 0
    for opening, end in ends.items():
        while fence < len(fences) and fences[fence][1] <= opening:
            fence += 1
        if fence < len(fences) and fences[fence][0] < opening:
            continue
        first = bisect_right(starts, opening) - 1
        if first <= covered or text.count("`", starts[first], opening) % 2:
            continue
        if end is None:
            end = _break_after(file, first)
        covered = bisect_right(starts, end) - 1
        yield first, covered, opening


def _break_after(file: SourceFile, first: int) -> int:
    """End of the last line of a table that begins on line `first` and is not closed."""
    starts, text = file.line_starts, file.text
    for index in range(first + 1, len(starts)):
        if _BREAK.match(text, starts[index]):
            return starts[index] - 1
    return len(text)


def _fold(file: SourceFile, first: int, last: int, opening: int) -> Iterator[Line]:
    """The lines that stand for a table: what is in front of it on its line, then the table."""
    start, end = file.line_starts[first], _line_end(file, last)
    prefix = _PREFIX.match(file.text, start, opening)
    assert prefix is not None
    if prefix.end() == opening:
        yield Line(prefix.group() + TABLE_LINE, start, end)
        return
    yield Line(file.text[start:opening], start, opening)
    yield Line(re.sub(r"[^ \t>]", " ", prefix.group()) + TABLE_LINE, opening, end)


def _with_comment_hidden(line: Line, opening: int) -> Line:
    """A line whose comment never ends, made harmless: a block parser would take the rest of the page for a comment."""
    if line.start >= opening or line.end > opening:
        return Line(line.text.replace("<!--", "&lt;"), line.start, line.end)
    return line
