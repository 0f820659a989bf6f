"""What the description of a field says about its values, in both revisions.

Only statements that changed words can change: where both descriptions say the same, nothing is compared but the
columns.  A value that left a list but is still mentioned, or was mentioned before it was listed, is left to the prose.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from ..model import constraint as c
from ..model.claim import Claim
from ..model.constraint import CharClass, Charset, Constraint, Enumeration, ItemCount, Length, Range
from ..model.draft import FieldDraft
from ..model.schema import ScalarKind, ScalarType
from ..reconcile.bounds import literal, narrower, same
from ..reconcile.checks.contract import lists, mentions
from ..reconcile.joining import name_key
from ..reconcile.slots import Slot, counterparts, names, side_by_side
from ..source.diagnostic import Argument, Kind
from ..source.text import Span
from . import intervals, kinds, prose
from .change import Change, ChangeClass
from .fields import Row
from .telling import Place, change, of_claims, of_spans, row

Said = Claim[Constraint]
Bound = int | float | None

_MOST_RANGES = 100
_BOUNDS = {"range": "range", "length": "length", "items": "items"}
_OTHERS = frozenset({"multiple", "pattern", "format", "unit"})
_LIFECYCLE = frozenset({"reserved", "read-only", "nullable"})
_COLUMN = "column/"
_ALIKE = 0.75
_B, _N, _D = ChangeClass.BREAKING, ChangeClass.NON_BREAKING, ChangeClass.DOCS_ONLY


def values(place: Place, found: Row) -> Iterator[Change]:
    """Every statement about the values of a field that stands on both sides."""
    old, new = found.old, found.new
    if old is None or new is None:
        return
    old_claims, new_claims = _compared(old, new)
    telling = _Telling(place, found, old, new)
    slots = list(side_by_side(old_claims, new_claims))
    bounds = [told for slot in slots if slot.name in _BOUNDS for told in _bounds(telling, slot)]
    if all(told.class_ is _D for told in bounds):
        # No limit is known to have moved; a second interval may have come that no rule reads.
        bounds = list(_intervals(telling)) or bounds
    yield from bounds
    for slot in slots:
        yield from _slot(telling, slot)


def _intervals(telling: _Telling) -> Iterator[Change]:
    """Intervals that came or went beside others that stay."""
    old, new = intervals.intervals(telling.old), intervals.intervals(telling.new)
    if not old or not new or old.keys() == new.keys():
        return
    was, is_ = intervals.shown(old), intervals.shown(new)
    last_old, last_new = (list(listed.values())[-1] for listed in (old, new))
    labels = of_spans(last_old, last_new, None, None, telling.place.lang)
    location, name = telling.found.location, telling.found.name
    if old.keys() < new.keys():
        yield change(telling.place, kinds.WIDENED["range"], location, labels, name=name, old=was, new=is_)
    elif new.keys() < old.keys():
        class_ = _B if telling.is_request else _N
        yield change(telling.place, kinds.NARROWED["range"], location, labels, class_, name=name, old=was, new=is_)


def _compared(old: FieldDraft, new: FieldDraft) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    if prose.same(old.text, new.text):
        return _of_columns(old), _of_columns(new)
    return old.constraints, new.constraints


def _of_columns(field: FieldDraft) -> tuple[Said, ...]:
    return tuple(claim for claim in field.constraints if claim.rule.startswith(_COLUMN))


class _Telling:
    """Says changes of one field."""

    def __init__(self, place: Place, found: Row, old: FieldDraft, new: FieldDraft) -> None:
        self.place, self.found, self.old, self.new = place, found, old, new
        self.is_request = found.is_request

    def tell(self, kind: Kind, was: Said | None, is_: Said | None, class_: ChangeClass | None = None, **args: Argument) -> Change:
        labels = of_claims(was, is_, _end(self.old), _end(self.new), self.place.lang)
        return change(self.place, kind, self.found.location, labels, class_, name=self.found.name, **args)

    def stated(self, keyword: str, new: Said) -> Change:
        return self.tell(kinds.STATED, None, new, keyword=keyword, new=shown(new.value))

    def unstated(self, keyword: str, old: Said) -> Change:
        return self.tell(kinds.UNSTATED, old, None, keyword=keyword, old=shown(old.value))

    def removed(self, old: Said, new: Said | None, gone: Sequence[str]) -> Change:
        return self.tell(kinds.VALUE_REMOVED, old, new, _B if self.is_request else _N, values=", ".join(gone))

    def narrowed(self, old: Said, new: Said, keyword: str) -> Change:
        class_ = _B if self.is_request else _N
        return self.tell(kinds.NARROWED[keyword], old, new, class_, old=shown(old.value), new=shown(new.value))

    def widened(self, old: Said, new: Said, keyword: str) -> Change:
        return self.tell(kinds.WIDENED[keyword], old, new, old=shown(old.value), new=shown(new.value))


def _end(field: FieldDraft) -> Span | None:
    return field.text.span() if field.text else row(field)


def _slot(telling: _Telling, slot: Slot) -> Iterator[Change]:
    if slot.name == "enum":
        yield from _enum(telling, slot)
    elif slot.name == "charset":
        yield from _charset(telling, slot)
    elif slot.name == "default":
        yield from _default(telling, slot)
    elif slot.name in _OTHERS:
        yield from _other(telling, slot)
    elif slot.name == "deprecated":
        yield from _deprecated(telling, slot)
    elif slot.name in _LIFECYCLE:
        yield from _lifecycle(telling, slot)


def _enum(telling: _Telling, slot: Slot) -> Iterator[Change]:
    old, new = _listed(slot.zh), _listed(slot.en)
    if not old or not new or _is_boolean(telling.found):
        gone = [value for value in old if not lists(telling.new, (value,))]
        if gone and len(gone) < len(old) and not _is_boolean(telling.found):
            # The new text is no list any more, but names some of the old values: "the value can only be ACTIVE".
            yield telling.removed(slot.zh[0], None, gone)
        elif gone:
            yield telling.unstated("enum", slot.zh[0])
        elif new and not lists(telling.old, new):
            yield telling.stated("enum", slot.en[0])
        return
    gone = [value for value in old if value not in new and not lists(telling.new, (value,))]
    come = [value for value in new if value not in old and not lists(telling.old, (value,))]
    for was, is_ in _renamed(gone, come, old, new):
        gone.remove(was)
        come.remove(is_)
        yield telling.tell(kinds.VALUE_RENAMED, slot.zh[0], slot.en[0], old=was, new=is_)
    if gone:
        yield telling.removed(slot.zh[0], slot.en[0], gone)
    if come:
        yield telling.tell(kinds.VALUE_ADDED, slot.zh[0], slot.en[0], values=", ".join(come))


def _listed(claims: Iterable[Said]) -> dict[str, str]:
    """Values of all lists, with what each means."""
    found: dict[str, str] = {}
    for claim in claims:
        if isinstance(claim.value, Enumeration):
            for value in claim.value.values:
                found.setdefault(literal(value.value), prose.said(value.meaning or ""))
    return found


def _renamed(gone: Sequence[str], come: Sequence[str], old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str]]:
    """Values that differ in spelling, or that mean the same in the same words."""
    pairs: list[tuple[str, str]] = []
    for was in gone:
        free = [value for value in come if value not in {taken for _, taken in pairs}]
        twin = next((value for value in free if name_key(value) == name_key(was) or (old[was] and old[was] == new[value])), None)
        if twin is None and len(gone) == len(come) == 1 and _looks_alike(was, come[0]):
            twin = come[0]
        if twin:
            pairs.append((was, twin))
    return pairs


def _looks_alike(one: str, other: str) -> bool:
    return len(one) > 3 and difflib.SequenceMatcher(None, one[:80], other[:80]).ratio() >= _ALIKE


def _is_boolean(found: Row) -> bool:
    return any(isinstance(kind, ScalarType) and kind.kind is ScalarKind.BOOLEAN for kind in (found.old_type, found.new_type))


def _bounds(telling: _Telling, slot: Slot) -> Iterator[Change]:
    keyword = _BOUNDS[slot.name]
    if not slot.zh or not slot.en:
        yield from _one_sided(telling, slot, keyword)
        return
    gone = _once(claim for claim in slot.zh if not any(same(claim.value, other.value) for other in slot.en))
    come = _once(claim for claim in slot.en if not any(same(claim.value, other.value) for other in slot.zh))
    pairs = _by_ends(gone, come)
    for was, is_ in pairs:
        yield from _bound(telling, keyword, gone[was], come[is_])
    # A further range among several allows more; one that went allows less.
    for index, new in enumerate(come):
        if index not in {is_ for _, is_ in pairs} and not mentions(telling.old, _numbers(new.value)):
            yield telling.widened(slot.zh[0], new, keyword)
    for index, old in enumerate(gone):
        if index not in {was for was, _ in pairs} and not mentions(telling.new, _numbers(old.value)):
            yield telling.narrowed(old, slot.en[0], keyword)


def _once(claims: Iterable[Said]) -> list[Said]:
    """One of those with the same ends: the widest case says again what holds for the whole."""
    return list({_ends(claim.value): claim for claim in claims}.values())


def _by_ends(gone: Sequence[Said], come: Sequence[Said]) -> list[tuple[int, int]]:
    """Which range became which, by index: those that share an end first, since a page may list its cases in another order."""
    if len(gone) * len(come) > _MOST_RANGES:
        return list(zip(range(len(gone)), range(len(come)), strict=False))
    shared = {
        (was, is_): sum(one is not None and one == other for one, other in zip(_ends(old.value), _ends(new.value), strict=True))
        for was, old in enumerate(gone)
        for is_, new in enumerate(come)
    }
    pairs: list[tuple[int, int]] = []
    for was, is_ in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if all(was != one and is_ != other for one, other in pairs):
            pairs.append((was, is_))
    return sorted(pairs)


def _one_sided(telling: _Telling, slot: Slot, keyword: str) -> Iterator[Change]:
    for old in slot.zh[:1]:
        if not mentions(telling.new, _numbers(old.value)):
            yield telling.unstated(keyword, old)
    for new in slot.en[:1]:
        if not mentions(telling.old, _numbers(new.value)):
            yield telling.stated(keyword, new)


def _numbers(constraint: Constraint) -> tuple[str, ...]:
    low, high = _ends(constraint)
    return tuple(literal(value) for value in (low, high) if value)


def _ends(constraint: Constraint) -> tuple[Bound, Bound]:
    match constraint:
        case Range(min=low, max=high) | Length(min=low, max=high) | ItemCount(min=low, max=high):
            return low, high
        case _:
            return None, None


def _bound(telling: _Telling, keyword: str, old: Said, new: Said) -> Iterator[Change]:
    (low, high), (new_low, new_high) = _ends(old.value), _ends(new.value)
    tightened = _is_above(new_low, low) or _is_above(high, new_high)
    relaxed = _is_above(low, new_low) or _is_above(new_high, high)
    if not tightened and not relaxed and (low, high) == (new_low, new_high):
        tightened = narrower(old.value, new.value) == new.value
        relaxed = not tightened
    if tightened:
        yield telling.narrowed(old, new, keyword)
    elif relaxed:
        yield telling.widened(old, new, keyword)
    elif (low is None) < (new_low is None) or (high is None) < (new_high is None):
        yield telling.tell(kinds.UNSTATED, old, new, keyword=keyword, old=shown(old.value))
    else:
        yield telling.tell(kinds.STATED, old, new, keyword=keyword, new=shown(new.value))


def _is_above(one: Bound, other: Bound) -> bool:
    return one is not None and other is not None and one > other


def _charset(telling: _Telling, slot: Slot) -> Iterator[Change]:
    for old, new in counterparts(slot, same):
        if old is None or new is None:
            if old:
                yield telling.unstated("charset", old)
            elif new:
                yield telling.stated("charset", new)
        elif not same(old.value, new.value):
            common = narrower(old.value, new.value)
            if common is not None and same(common, old.value):
                yield telling.widened(old, new, "charset")
            else:
                yield telling.narrowed(old, new, "charset")


def _default(telling: _Telling, slot: Slot) -> Iterator[Change]:
    for old, new in counterparts(slot, same):
        if old is None:
            if new and not mentions(telling.old, _default_words(new.value)):
                yield telling.stated("default", new)
        elif new is None:
            yield telling.unstated("default", old)
        elif not same(old.value, new.value):
            plain = isinstance(old.value, c.Default) and isinstance(new.value, c.Default)
            class_ = _B if telling.is_request and plain else _D
            yield telling.tell(kinds.DEFAULT_CHANGED, old, new, class_, old=shown(old.value), new=shown(new.value))


def _default_words(constraint: Constraint) -> tuple[str, ...]:
    return (literal(constraint.value),) if isinstance(constraint, c.Default) else ("\0",)


def _other(telling: _Telling, slot: Slot) -> Iterator[Change]:
    for old, new in counterparts(slot, same):
        if old is None or new is None:
            if old:
                yield telling.unstated(slot.name, old)
            elif new:
                yield telling.stated(slot.name, new)
        elif not same(old.value, new.value):
            yield telling.tell(kinds.OTHER_CHANGED, old, new, keyword=slot.name, old=shown(old.value), new=shown(new.value))


def _deprecated(telling: _Telling, slot: Slot) -> Iterator[Change]:
    if slot.en and not slot.zh:
        yield telling.tell(kinds.FIELD_DEPRECATED, None, slot.en[0])
    elif slot.zh and not slot.en:
        yield telling.tell(kinds.LIFECYCLE_CHANGED, slot.zh[0], None, keyword="deprecated", old="yes", new="no")


def _lifecycle(telling: _Telling, slot: Slot) -> Iterator[Change]:
    if bool(slot.zh) is not bool(slot.en):
        old, new = (claims[0] if claims else None for claims in (slot.zh, slot.en))
        yield telling.tell(kinds.LIFECYCLE_CHANGED, old, new, keyword=slot.name, old="yes" if old else "no", new="yes" if new else "no")


def shown(constraint: Constraint) -> str:
    """A statement as messages print it."""
    match constraint:
        case Range(min=low, max=high) | Length(min=low, max=high) | ItemCount(min=low, max=high):
            return _span(low, high)
        case Enumeration(values=listed):
            return ", ".join(dict.fromkeys(literal(value.value) for value in listed))
        case c.Default(value=value):
            return literal(value)
        case c.DefaultFromField(field=field):
            return ", ".join(names((field,)))
        case c.DefaultEmpty():
            return "empty"
        case c.ConditionalDefault(cases=cases):
            return ", ".join(literal(case.value) for case in cases)
        case c.Pattern(regex=regex):
            return regex
        case c.Format(name=name, layout=layout):
            return layout or name
        case c.Unit(name=name):
            return name
        case c.MultipleOf(factor=factor):
            return literal(factor)
        case Charset():
            return _characters(constraint)
        case _:
            return type(constraint).__name__


def _span(low: Bound, high: Bound) -> str:
    if low is not None and high is not None:
        return f"{literal(low)} to {literal(high)}"
    return f"at least {literal(low)}" if low is not None else f"at most {literal(high)}"


def _characters(charset: Charset) -> str:
    parts = [known.value for known in CharClass if known in charset.classes]
    if charset.literals:
        parts.append(charset.literals)
    if charset.first:
        parts.append(f"first: {_characters(charset.first)}")
    if charset.last:
        parts.append(f"last: {_characters(charset.last)}")
    if charset.forbidden:
        parts.append(f"not {charset.forbidden}")
    return " ".join(parts) or "none"
