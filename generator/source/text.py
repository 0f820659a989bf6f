"""Where text stands: files, spans and positions.

Everything the tool believes can be traced to a `Span`.  Offsets count Unicode code points of the decoded text with
its line ends as found; line and column are computed only when somebody asks.  No parsing here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from enum import Enum
from functools import cached_property
from itertools import accumulate

from .frozen import dataclass


class Lang(Enum):
    """A language of the documentation.  Pairs are always written in the order zh, en."""

    ZH = "zh"
    EN = "en"

    @property
    def other(self) -> Lang:
        """The counterpart language."""
        return Lang.EN if self is Lang.ZH else Lang.ZH


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file as people write it: line and column both start at 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One decoded page.  Two files are the same when their paths are."""

    path: str
    """Path for people, with forward slashes, relative to the folder the command was given: "zh/page.md"."""
    lang: Lang
    text: str = field(repr=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceFile) and self.path == other.path

    def __hash__(self) -> int:
        return hash(self.path)

    @classmethod
    def of(cls, text: str, path: str = "page.md", lang: Lang = Lang.ZH) -> SourceFile:
        """A file made of `text`, for tests and for text that never was a file."""
        return cls(path=path, lang=lang, text=text)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line; "\\r\\n" is one line end."""
        if self.text.count("\r") == self.text.count("\r\n"):
            # The common case, ten times as fast: every line ends in "\n".
            return (0, *accumulate([len(line) + 1 for line in self.text.split("\n")[:-1]]))
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    def position(self, offset: int) -> Position:
        r"""Line and column of `offset`.

        Offsets and columns count Unicode code points, lines and columns start at 1, "\r\n" is one line end.
        Raises IndexError outside 0..len(text).

        >>> SourceFile.of("甲\n乙丙").position(3)
        Position(line=2, column=2)
        """
        line = self.line_number(offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_number(self, offset: int) -> int:
        """The line of `offset`, from 1.  Raises IndexError outside 0..len(text)."""
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} outside 0..{len(self.text)} of {self.path}")
        return bisect_right(self.line_starts, offset)

    def span(self, start: int, end: int) -> Span:
        """The span from `start` up to, not including, `end`."""
        return Span(self, start, end)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file, `start` inclusive, `end` exclusive, in code points."""

    file: SourceFile
    start: int
    end: int

    @property
    def lang(self) -> Lang:
        """Language of the file."""
        return self.file.lang

    @property
    def text(self) -> str:
        """What stands there, markup included."""
        return self.file.text[self.start : self.end]

    @property
    def position(self) -> Position:
        """Where it begins."""
        return self.file.position(self.start)

    @property
    def end_position(self) -> Position:
        """Where it ends (the position just behind the last character)."""
        return self.file.position(self.end)

    def __str__(self) -> str:
        return f"{self.file.path}:{self.position}"
