"""Text from pages and file names on its way to a terminal or a log: nothing in it may move the cursor.

The one encoder of that sink; `visible` is the milder one for documents.
"""

from __future__ import annotations

_WIDE_BLANK = "\u3000"


def printable(text: str, limit: int | None = 300) -> str:
    r"""The text on one line, with control, direction and invisible characters as escapes, cut to `limit` characters.

    A byte of a file name that is no UTF-8 shows as that byte.

    >>> printable("a\x1b[31mb\u202e\udcff")
    'a\\x1b[31mb\\u202e\\xff'
    """
    shown = text if limit is None else text[:limit]
    if not shown.isprintable():
        shown = "".join(map(_printable_character, shown))
    return shown + ("…" if len(text) > len(text[:limit]) else "")


def _printable_character(character: str) -> str:
    if character.isprintable() or character == _WIDE_BLANK:
        return character
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
