"""The lines of a Markdown page as the block parser gets them: each HTML table is folded into one line.

Nine tenths of a page are HTML tables.  CommonMark ends them at a blank line, calls them code when they are indented, and
a parser in Python looks at each of their characters.  Folding avoids all three.  A line knows the stretch of the source
that it stands for; content is always read from there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ..source.text import SourceFile

TABLE_LINE = "<table>"
"""What the block parser sees of a table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line for the block parser and `source[start:end]`, which it stands for (without the line end)."""

    text: str
    start: int
    end: int


_MARK = re.compile(r"<!--|<table(?=[\s/>])|</table\s*>", re.IGNORECASE)
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})")
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*")
_BREAK = re.compile(r" {0,3}#{1,6}[ \t]|[ \t>]*(?:`{3}|~{3}|\*\*(?:表|Table)[ \t0-9])")
"""Lines that end a table which nothing else ends."""


def folded_lines(file: SourceFile) -> list[Line]:
    """The lines of the page with tables folded."""
    lines = list(_plain_lines(file))
    starts = [line.start for line in lines]
    fences = _fenced(lines)
    ends = _table_ends(file.text)
    folded: list[Line] = []
    at = 0
    for first, last, opening in _regions(file.text, lines, starts, fences, ends):
        if first < at:
            continue
        folded += lines[at:first]
        folded += _fold(file.text, lines[first], lines[last], opening)
        at = last + 1
    folded += lines[at:]
    return [_with_open_comment_hidden(line, file.text) for line in folded] if "<!--" in file.text else folded


def _plain_lines(file: SourceFile) -> Iterator[Line]:
    starts = file.line_starts
    text = file.text
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        yield Line(text[start:end].replace("\0", "\ufffd"), start, end)


def _fenced(lines: list[Line]) -> list[tuple[int, int]]:
    """First and last line of each closed fence."""
    fences = []
    fence, first = "", 0
    for index, line in enumerate(lines):
        if "```" not in line.text and "~~~" not in line.text:
            continue
        if not fence:
            opening = _FENCE.match(line.text)
            if opening is not None:
                fence, first = opening[1], index
        else:
            closing = line.text.strip(" \t>")
            if len(closing) >= len(fence) and closing == fence[0] * len(closing):
                fences.append((first, index))
                fence = ""
    return fences


def _table_ends(text: str) -> dict[int, int | None]:
    """Offset of each `<table` → offset behind its end tag, None when it has none."""
    ends: dict[int, int | None] = {}
    stack: list[int] = []
    at = 0
    no_more_comments = False
    while (mark := _MARK.search(text, at)) is not None:
        at = mark.end()
        if mark.group() == "<!--":
            close = -1 if no_more_comments else text.find("-->", at)
            no_more_comments = close < 0
            at = at if close < 0 else close + 3
        elif mark.group()[1] != "/":
            ends[mark.start()] = None
            stack.append(mark.start())
        elif stack:
            ends[stack.pop()] = mark.end()
    return ends


def _regions(
    text: str, lines: list[Line], starts: list[int], fences: list[tuple[int, int]], ends: dict[int, int | None]
) -> Iterator[tuple[int, int, int]]:
    """First and last line of each outermost table outside of fences, and the offset of its `<table`."""
    fence_firsts = [first for first, _ in fences]
    covered = -1
    for opening, end in ends.items():
        first = bisect_right(starts, opening) - 1
        if first <= covered:
            continue
        fence = bisect_right(fence_firsts, first) - 1
        if fence >= 0 and fences[fence][1] >= first:
            continue
        if text.count("`", starts[first], opening) % 2:
            continue
        last = bisect_right(starts, end) - 1 if end is not None else _break_after(lines, first)
        covered = last
        yield first, last, opening


def _break_after(lines: list[Line], first: int) -> int:
    for index in range(first + 1, len(lines)):
        if _BREAK.match(lines[index].text):
            return index - 1
    return len(lines) - 1


def _fold(text: str, first: Line, last: Line, opening: int) -> Iterator[Line]:
    """The lines that stand for a table: what is in front of it on its line, then the table."""
    prefix = _PREFIX.match(text, first.start, opening)
    assert prefix is not None
    indent = prefix.group()
    if prefix.end() < opening:
        yield Line(text[first.start : opening], first.start, opening)
        indent = re.sub(r"[^ \t>]", " ", indent)
        yield Line(indent + TABLE_LINE, opening, last.end)
    else:
        yield Line(indent + TABLE_LINE, first.start, last.end)


def _with_open_comment_hidden(line: Line, text: str) -> Line:
    """A line whose comment never ends, made harmless: a block parser would take the rest of the page for a comment."""
    if "<!--" in line.text and text.find("-->", line.start) < 0:
        return Line(line.text.replace("<!--", "&lt;!"), line.start, line.end)
    return line
