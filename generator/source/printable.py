"""Text from pages and file names on its way to a terminal or a log: nothing in it may move the cursor."""

from __future__ import annotations


def printable(text: str, limit: int = 300) -> str:
    r"""The text with control, bidirectional and invisible characters as escapes, cut to `limit` characters.

    >>> printable("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    shown = text[:limit]
    if not shown.isprintable():
        shown = "".join(char if char.isprintable() or char == "\u3000" else char.encode("unicode_escape").decode("ascii") for char in shown)
    return shown + ("…" if len(text) > limit else "")
