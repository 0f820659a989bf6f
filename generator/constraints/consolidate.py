"""From what single phrases say to what the cell says: enumerations joined, hulls of conditional ranges, no doubles."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model.constraint import (
    Condition,
    ConditionalDefault,
    Constraint,
    Default,
    DefaultCase,
    Enumeration,
    EnumValue,
    ItemCount,
    Length,
    Range,
    Scalar,
    Target,
)
from ..source.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """One constraint that one rule read at one place of a line."""

    rule: str
    order: int
    line: int
    start: int
    end: int
    constraint: Constraint | None
    """None: the words were understood, and constrain nothing."""
    also: tuple[tuple[int, int, int], ...] = ()
    """Other (line, start, end) that it was read from."""
    subject: str = ""
    """The words of the clause in front of it: what it speaks of."""
    source: tuple[int, int] = (0, 0)
    """Phrase and match that it came from: what one match says stays together."""
    weak: bool = False
    """True when it only adds to an enumeration that something else lists."""
    about: str = ""
    """Wire name of the sibling that it speaks of; "" for the field itself."""
    member: str = ""
    """Wire name of the member that it speaks of; "" for the field itself."""
    gathered: bool = False
    """True when a rule over whole lists read it."""


def consolidate(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, one enumeration for each target, a hull beside conditional ranges, equal constraints once."""
    kept: list[Candidate] = []
    for candidate in _plausible(_split_by_subject(list(candidates))):
        if candidate.constraint is None:
            continue
        if isinstance(candidate.constraint, Enumeration):
            _join_enumeration(kept, candidate, candidate.constraint)
        elif isinstance(candidate.constraint, Length):
            _join_length(kept, candidate, candidate.constraint)
        elif isinstance(candidate.constraint, ItemCount) and (candidate.constraint.target is Target.LIST_IN_STRING or _other_side(kept, candidate.constraint)):
            _join_count(kept, candidate, candidate.constraint)
        elif not any(other.constraint == candidate.constraint for other in kept):
            kept.append(candidate)
    return _with_hull(_default_cases(kept))


def _default_cases(kept: list[Candidate]) -> list[Candidate]:
    """Different defaults in one cell are cases of one, each under its condition or the words before it."""
    plain = [c for c in kept if isinstance(c.constraint, Default)]
    if len(plain) < 2:
        return kept
    single = {
        (c.line, c.start): c.constraint.cases[0].condition
        for c in kept
        if isinstance(c.constraint, ConditionalDefault) and len(c.constraint.cases) == 1
    }
    conditions = [single.get((c.line, c.start)) or (Condition(c.subject) if c.subject else None) for c in plain]
    if None in conditions or len(set(conditions)) < len(conditions):
        return kept
    cases = tuple(
        DefaultCase(c.constraint.value, condition)
        for c, condition in zip(plain, conditions, strict=True)
        if isinstance(c.constraint, Default) and not isinstance(c.constraint.value, tuple)
    )
    joined = replace(plain[0], constraint=ConditionalDefault(cases=cases), also=tuple((c.line, c.start, c.end) for c in plain[1:]))
    dropped = [*plain[1:], *(c for c in kept if isinstance(c.constraint, ConditionalDefault) and len(c.constraint.cases) == 1)]
    return [joined if c is plain[0] else c for c in kept if c not in dropped]


def _plausible(candidates: list[Candidate]) -> list[Candidate]:
    """Without a lone "X means …" that nothing else supports: a sentence about one value is no list of values."""
    listed = [c for c in candidates if isinstance(c.constraint, Enumeration)]
    spoken = [c for c in listed if c.rule == "value-meaning"]
    weak = [c for c in listed if c.weak]
    if len(listed) > len(spoken):
        return [*(c for c in candidates if not c.weak), *weak]
    candidates, spoken = [c for c in candidates if not c.weak], [c for c in spoken if not c.weak]
    values = {str(value.value) for c in spoken if isinstance(c.constraint, Enumeration) for value in c.constraint.values}
    if len(values) > 1 or (values and all(len(value) > 2 and value.isupper() for value in values)):
        return candidates
    return [c for c in candidates if c not in spoken]


def _split_by_subject(candidates: list[Candidate]) -> list[Candidate]:
    """Several ranges of one cell become cases, each under the words that stand before it; several bounds become one range."""
    both = [c for c in candidates if isinstance(c.constraint, Range) and c.constraint.condition is None and None not in (c.constraint.min, c.constraint.max)]
    if len({c.constraint for c in both}) > 1:
        return [
            replace(c, constraint=replace(c.constraint, condition=Condition(c.subject))) if c in both and isinstance(c.constraint, Range) else c
            for c in candidates
        ]
    return _join_bounds(candidates)


def _join_bounds(candidates: list[Candidate]) -> list[Candidate]:
    """One range for each case from "at most 1000" and "at least 1"; the narrower of two bounds of the same side."""
    cases = dict.fromkeys(c.constraint.condition for c in candidates if isinstance(c.constraint, Range))
    for case in cases:
        candidates = _join_case(candidates, case)
    return candidates


def _join_case(candidates: list[Candidate], case: Condition | None) -> list[Candidate]:
    singles = [c for c in candidates if isinstance(c.constraint, Range) and c.constraint.condition == case]
    if len(singles) < 2:
        return candidates
    first, *others = singles
    joined = first.constraint
    assert isinstance(joined, Range)
    for other in others:
        assert isinstance(other.constraint, Range)
        joined = _narrower(joined, other.constraint)
    if joined.min is not None and joined.max is not None and joined.min > joined.max:
        return candidates
    also = tuple((c.line, c.start, c.end) for c in others)
    whole = replace(first, constraint=joined, also=(*first.also, *also))
    return [whole if c is first else c for c in candidates if c is first or c not in others]


def _narrower(first: Range, second: Range) -> Range:
    low = second if first.min is None or (second.min is not None and second.min > first.min) else first
    high = second if first.max is None or (second.max is not None and second.max < first.max) else first
    return replace(first, min=low.min, exclusive_min=low.exclusive_min, max=high.max, exclusive_max=high.exclusive_max)


def _join_enumeration(kept: list[Candidate], candidate: Candidate, added: Enumeration) -> None:
    for index, other in enumerate(kept):
        if isinstance(other.constraint, Enumeration) and other.constraint.target is added.target:
            joined = joined_enumeration(other.constraint, added)
            place = (candidate.line, candidate.start, candidate.end)
            also = (*other.also, place, *candidate.also) if joined != other.constraint else other.also
            kept[index] = replace(other, constraint=joined, also=also)
            return
    kept.append(candidate)


def _join_length(kept: list[Candidate], candidate: Candidate, added: Length) -> None:
    """Lengths of one target become one: sides that the first leaves open are filled, of two maxima the wider counts."""
    for index, other in enumerate(kept):
        if isinstance(other.constraint, Length) and other.constraint.target is added.target:
            first = other.constraint
            highs = [high for high in (first.max, added.max) if high is not None]
            joined = replace(first, min=_least(first, added), max=max(highs, default=None))
            place = (candidate.line, candidate.start, candidate.end)
            kept[index] = replace(other, constraint=joined, also=(*other.also, place) if joined != first else other.also)
            return
    kept.append(candidate)


def _least(first: Length, added: Length) -> int | None:
    """"Not empty" beside "8 to 32 characters" adds nothing; else the first minimum counts."""
    if first.min is None or added.min is None:
        return added.min if first.min is None else first.min
    return max(first.min, added.min) if 1 in (first.min, added.min) and None in (first.max, added.max) else first.min


def _join_count(kept: list[Candidate], candidate: Candidate, added: ItemCount) -> None:
    for index, other in enumerate(kept):
        if isinstance(other.constraint, ItemCount) and other.constraint.target is added.target:
            first = other.constraint
            joined = replace(
                first,
                min=added.min if first.min is None else first.min,
                max=added.max if first.max is None else first.max,
                separator=first.separator or added.separator,
            )
            place = (candidate.line, candidate.start, candidate.end)
            kept[index] = replace(other, constraint=joined, also=(*other.also, place) if joined != first else other.also)
            return
    kept.append(candidate)


def _other_side(kept: list[Candidate], added: ItemCount) -> bool:
    """True when another count leaves open the side that this one states ("at most 50", "at least one")."""
    same = [c.constraint for c in kept if isinstance(c.constraint, ItemCount) and c.constraint.target is added.target]
    return any((first.min is None and added.max is None) or (first.max is None and added.min is None) for first in same)


def joined_enumeration(first: Enumeration, second: Enumeration) -> Enumeration:
    """The values of both in page order; a meaning that one of them gives is kept."""
    meanings: dict[tuple[type, Scalar], EnumValue] = {(type(v.value), v.value): v for v in first.values}
    for value in second.values:
        key = (type(value.value), value.value)
        known = meanings.get(key)
        if known is None or (known.meaning is None and value.meaning):
            meanings[key] = value
    return replace(first, values=tuple(meanings.values()), open=first.open or second.open)


def _with_hull(kept: list[Candidate]) -> list[Candidate]:
    ranges = [(index, c, c.constraint) for index, c in enumerate(kept) if isinstance(c.constraint, Range)]
    parts = [(index, c, part) for index, c, part in ranges if part.condition is not None]
    if not parts or any(part.condition is None and part.target is parts[0][2].target for _, _, part in ranges):
        return kept
    index, first, _ = parts[0]
    hull = _hull([part for _, _, part in parts])
    places = tuple((c.line, c.start, c.end) for _, c, _ in parts[1:])
    return [*kept[:index], replace(first, constraint=hull, also=places), *kept[index:]]


def _hull(parts: list[Range]) -> Range:
    lows = [part.min for part in parts]
    highs = [part.max for part in parts]
    low = None if None in lows else min(value for value in lows if value is not None)
    high = None if None in highs else max(value for value in highs if value is not None)
    return Range(
        min=low,
        max=high,
        exclusive_min=low is not None and all(part.exclusive_min for part in parts if part.min == low),
        exclusive_max=high is not None and all(part.exclusive_max for part in parts if part.max == high),
        target=parts[0].target,
    )
