"""Sets pieces of prose of a pair of pages side by side.

First by the converter's element id: both languages share it.  Then, inside one location, by what a piece begins with
when that is a literal (`<li>` have no ids), then by role and place among those left, which is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model.draft import PageDraft, ProseUnit, UnitRole
from .aligned import AlignedBy, AlignedUnit, PagePair
from .checks.sentences import align_texts, similarity

_LITERAL = re.compile(r"\W*([A-Za-z0-9_][A-Za-z0-9_.:/-]{0,80})", re.ASCII)
_CODE_LIKE = re.compile(r"[_0-9]|[A-Z]{2}|[a-z][A-Z]", re.ASCII)

_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+", re.ASCII)
_MOST = 80
"""Longer lists are set side by side one by one."""
_PROSE = 0.1
_MOST_PROSE = 24
_SEEN = 2_000
_LABEL = 24
_PROSE_ROLES = frozenset({UnitRole.PARAGRAPH, UnitRole.ITEM, UnitRole.NOTE, UnitRole.CELL})

Match = tuple[int, AlignedBy]


def align_units(pair: PagePair) -> tuple[AlignedUnit, ...]:
    """Every piece of both pages once, in zh's order; what only en has follows the piece it follows there."""
    zh = pair.zh.units if pair.zh else ()
    en = pair.en.units if pair.en else ()
    matches = _match(zh, en)
    operation = _operation(pair)
    return tuple(_in_order(zh, en, matches, operation))


def _operation(pair: PagePair) -> str:
    """The operation of the pages, when there is exactly one."""
    for page in (pair.zh, pair.en):
        if isinstance(page, PageDraft) and len(page.operations) == 1 and page.operations[0].paths:
            operation = page.operations[0]
            return f"{operation.method.value} {operation.paths[0].value}"
    return ""


def _match(zh: Sequence[ProseUnit], en: Sequence[ProseUnit]) -> dict[int, Match]:
    """Index of a zh piece -> index of its en piece."""
    matches: dict[int, Match] = {}
    free = set(range(len(en)))
    for key, by in _KEYS:
        if not free or len(matches) == len(zh):
            break
        groups: dict[object, list[int]] = {}
        for index in sorted(free):
            name = key(en[index])
            if name is not None:
                groups.setdefault(name, []).append(index)
        mine: dict[object, list[int]] = {}
        for place, unit in enumerate(zh):
            name = key(unit) if place not in matches else None
            if name is not None:
                mine.setdefault(name, []).append(place)
        for name, places in mine.items():
            for place, index in _pairs(zh, en, places, groups.get(name, []), by):
                matches[place] = (index, by)
                free.discard(index)
    return matches


def _pairs(
    zh: Sequence[ProseUnit], en: Sequence[ProseUnit], places: list[int], indexes: list[int], by: AlignedBy
) -> Iterator[tuple[int, int]]:
    """Counterparts among pieces with one key, in order.

    As many on both sides: one by one.  By position only, so that what they say fits best: one language may lack the
    first of its notes and have another at the end.
    """
    size = max(len(places), len(indexes))
    if by is AlignedBy.POSITION and 1 < size <= _MOST_PROSE and indexes and zh[places[0]].role in _PROSE_ROLES:
        yield from _by_meaning(zh, en, places, indexes)
    elif len(places) == len(indexes) or (by is AlignedBy.POSITION and size > _MOST):
        yield from zip(places, indexes, strict=False)
    elif by is AlignedBy.POSITION and indexes:
        ours, theirs = [_tokens(zh[place]) for place in places], [_tokens(en[index]) for index in indexes]
        for row, column in _best_order(ours, theirs):
            yield places[row], indexes[column]


def _by_meaning(zh: Sequence[ProseUnit], en: Sequence[ProseUnit], places: list[int], indexes: list[int]) -> Iterator[tuple[int, int]]:
    """Pieces that say the same; labels between them, which say too little, one by one where as many are left on both sides."""
    ours, theirs = [zh[place].text.value[:_SEEN] for place in places], [en[index].text.value[:_SEEN] for index in indexes]
    if len(ours) == len(theirs) and all(similarity([one], [other]) > 0 for one, other in zip(ours, theirs, strict=True)):
        yield from zip(places, indexes, strict=True)
        return
    left: tuple[list[int], list[int]] = ([], [])
    for row, column in (*align_texts(ours, theirs), (None, None)):
        if row is not None and column is None:
            left[0].append(places[row])
        elif row is None and column is not None:
            left[1].append(indexes[column])
        else:
            if len(left[0]) == len(left[1]):
                yield from ((a, b) for a, b in zip(*left, strict=True) if max(len(zh[a].text.value), len(en[b].text.value)) <= _LABEL)
            left = ([], [])
            if row is not None and column is not None:
                yield places[row], indexes[column]


def _tokens(unit: ProseUnit) -> frozenset[str]:
    """What both languages write alike: numbers, names, literals."""
    return frozenset(token.lower() for token in _TOKEN.findall(unit.text.value[:2000]))


def _best_order(zh: Sequence[frozenset[str]], en: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Pairs in rising order on both sides with the greatest sum of likeness."""
    best = [[0.0] * (len(en) + 1) for _ in range(len(zh) + 1)]
    for row in range(len(zh) - 1, -1, -1):
        for column in range(len(en) - 1, -1, -1):
            paired = _likeness(zh[row], en[column]) + best[row + 1][column + 1]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < len(zh) and column < len(en):
        if best[row][column] == _likeness(zh[row], en[column]) + best[row + 1][column + 1]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _likeness(zh: frozenset[str], en: frozenset[str]) -> float:
    """Between a little, for two pieces of mere prose, and 1."""
    if not zh and not en:
        return _PROSE
    shared = len(zh & en)
    return shared / len(zh | en) if shared else _PROSE / 2


def _by_id(unit: ProseUnit) -> object:
    return (unit.element_id, unit.role, _literal(unit) if unit.role is UnitRole.ITEM else None) if unit.element_id else None


def _by_id_and_index(unit: ProseUnit) -> object:
    return (unit.element_id, unit.role, unit.index) if unit.element_id and unit.role is not UnitRole.ITEM else None


def _by_literal(unit: ProseUnit) -> object:
    literal = _literal(unit)
    return (unit.location, unit.role, literal) if literal else None


def _by_name(unit: ProseUnit) -> object:
    """A status, name or title is the only one of its location."""
    return (unit.location, unit.role) if unit.role in (UnitRole.TITLE, UnitRole.NAME, UnitRole.STATUS, UnitRole.CAPTION) else None


def _by_position(unit: ProseUnit) -> object:
    return (unit.location, unit.role, unit.note_level if unit.role is UnitRole.NOTE else "")


_KEYS = (
    (_by_id, AlignedBy.ID),
    (_by_id_and_index, AlignedBy.ID),
    (_by_literal, AlignedBy.LITERAL),
    (_by_name, AlignedBy.NAME),
    (_by_position, AlignedBy.POSITION),
)


def _literal(unit: ProseUnit) -> str | None:
    """What the piece begins with, when that looks like a literal: "ELB_AUDIT", "0", "true"."""
    found = _LITERAL.match(unit.text.value)
    if not found:
        return None
    word = found[1].rstrip(".:")
    return word if _CODE_LIKE.search(word) or word in ("true", "false", "null") else None


def _in_order(zh: Sequence[ProseUnit], en: Sequence[ProseUnit], matches: dict[int, Match], operation: str) -> Iterable[AlignedUnit]:
    place_of = {index: place for place, (index, _) in matches.items()}
    trailing: dict[int, list[AlignedUnit]] = {}
    last, before = -1, None
    for index, unit in enumerate(en):
        if index in place_of:
            last = place_of[index]
            before = zh[last]
        else:
            lone = AlignedUnit(zh=None, en=unit, by=AlignedBy.ID, location=unit.location, operation=operation, before=before)
            trailing.setdefault(last, []).append(lone)
    yield from trailing.get(-1, ())
    before = None
    for place, unit in enumerate(zh):
        if place in matches:
            index, by = matches[place]
            before = en[index]
            yield AlignedUnit(zh=unit, en=en[index], by=by, location=unit.location, operation=operation)
        else:
            yield AlignedUnit(zh=unit, en=None, by=AlignedBy.ID, location=unit.location, operation=operation, before=before)
        yield from trailing.get(place, ())
