"""Intervals of numbers in prose that no rule could read as one range: "1 to 9 and 33 to 36".

Used only where no limit is known to have moved: when every interval stays and one comes, more is allowed; when one
goes, less is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.draft import FieldDraft
from ..source.text import Span

Interval = tuple[int, int]

_LIMIT = 20_000
_NUMBER = r"(-?[0-9]{1,12}(?:,[0-9]{3}){0,4})"
_INTERVAL = re.compile(
    rf"(?<![A-Za-z0-9_.:/,-]){_NUMBER}[ ]{{0,2}}(?:to|-|–|—|~|～|至|到)[ ]{{0,2}}{_NUMBER}(?![0-9]|[-.:/][0-9]|[~–—])"
)


def intervals(field: FieldDraft) -> dict[Interval, Span]:
    """The intervals of a description and where each stands."""
    return dict(_found(field))


def _found(field: FieldDraft) -> Iterator[tuple[Interval, Span]]:
    if field.text is None:
        return
    for match in _INTERVAL.finditer(field.text.value[:_LIMIT]):
        low, high = (int(match.group(at).replace(",", "")) for at in (1, 2))
        if low < high:
            yield (low, high), field.text.span(match.start(), match.end())


def shown(listed: dict[Interval, Span]) -> str:
    """As messages print them: "1 to 9, 33 to 36"."""
    return ", ".join(f"{low} to {high}" for low, high in sorted(listed))
