"""What was understood of a passage, remembered by its words.

Cells repeat from page to page ("Specifies the AS group ID."), so about two passages in five are understood once and only
located again.  What is kept holds places inside the passage, never in a file.  A reading that never looked at the siblings
of its field holds beside any siblings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..source.frozen import dataclass
from .consolidate import Candidate
from .passage import Passage
from .rule import FieldContext, Sibling

_MOST = 8192
"""Readings kept; with more than that, all are forgotten, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What rules made of a passage, in places of its lines."""

    chosen: tuple[Candidate, ...]
    consolidated: tuple[Candidate, ...]
    """What it says of the field itself, joined."""
    ambiguous: tuple[tuple[Candidate, Candidate], ...]
    """Taken and left of those that read the same words."""
    total: int
    """Sentences that state a constraint."""
    unread: tuple[int, ...]
    """Numbers of the sentences that state one which no rule read."""


class Memory:
    """Readings of one catalogue of rules."""

    def __init__(self) -> None:
        self._anywhere: dict[object, Understood] = {}
        self._beside: dict[object, Understood] = {}
        """Readings that looked at the siblings."""

    def understood(self, passage: Passage, context: FieldContext, understand: Callable[[Passage, FieldContext], Understood]) -> Understood:
        """What `understand` makes of the passage; called only for words and a context that were not met before."""
        key = (context.lang, context.location, context.name, context.type, context.members, passage.words)
        known = self._anywhere.get(key) or self._beside.get((key, context.siblings))
        if known is not None:
            return known
        siblings = _Watched(context.siblings)
        understood = understand(passage, replace(context, siblings=siblings))
        if len(self._anywhere) + len(self._beside) >= _MOST:
            self._anywhere.clear()
            self._beside.clear()
        if siblings.looked_at:
            self._beside[key, context.siblings] = understood
        else:
            self._anywhere[key] = understood
        return understood


class _Watched(tuple[Sibling, ...]):
    """Siblings that know whether anyone went through them."""

    looked_at = False

    def __iter__(self) -> Iterator[Sibling]:
        self.looked_at = True
        return super().__iter__()
