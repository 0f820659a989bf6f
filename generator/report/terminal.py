"""Text for terminals: escaped, measured and cut by display width.

A page may hold characters that move the cursor, recolour the screen or turn the reading direction; none of them may
reach a terminal or a log.
"""

from __future__ import annotations

from rich.cells import cell_len

from ..source.printable import printable

ELLIPSIS = "…"

_BLANKS = str.maketrans("\t\n\xa0", "   ")


def escaped(text: str) -> str:
    r"""The text on one line, with every control, direction and invisible character as its code.

    >>> escaped("a\x1b[31m\u202e\tb")
    'a\\x1b[31m\\u202e b'
    """
    return printable(text.translate(_BLANKS), limit=None)


def width(text: str) -> int:
    """Columns on a terminal; a Chinese character takes two."""
    return cell_len(text)


def clipped(text: str, columns: int) -> str:
    """The text cut to at most `columns`, with an ellipsis where something was cut."""
    if width(text) <= columns:
        return text
    return _first(text, columns - 1) + ELLIPSIS


def clipped_left(text: str, columns: int) -> str:
    """The end of the text, at most `columns`, with an ellipsis where something was cut."""
    if width(text) <= columns:
        return text
    return ELLIPSIS + _first(text[::-1], columns - 1)[::-1]


def _first(text: str, columns: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += width(character)
        if used > columns:
            return text[:index]
    return text
