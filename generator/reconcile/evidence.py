"""How evidence for a cause is written down: a place that a reader can look up, and what stands there."""

from __future__ import annotations

from collections.abc import Iterable

from ..source.diagnostic import Cause, CauseKind
from ..source.text import Span

SHOWN = 3
_QUOTED = 70

UNKNOWN = Cause(CauseKind.UNKNOWN)


def cause(kind: CauseKind, lines: Iterable[str]) -> Cause:
    """A cause with the first few lines of its evidence."""
    return Cause(kind, tuple(lines)[:SHOWN])


def at(span: Span) -> str:
    """ "en/page.md:88"."""
    return f"{span.file.path}:{span.position.line}"


def short(text: str) -> str:
    """The first words of a text in quotes."""
    words = " ".join(text.split())
    return f"“{words[:_QUOTED]}…”" if len(words) > _QUOTED else f"“{words}”"
