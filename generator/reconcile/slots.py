"""Sets the constraints of both languages side by side, one kind of statement at a time.

A slot holds what each language says about one thing: the length, the range, the default ...  A page may say several
things of one kind (bounds for several cases); the first with the first, the second with the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ..model import constraint as c
from ..model.claim import Claim
from ..model.constraint import Constraint
from ..source.text import Lang

_SLOTS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("length", (c.Length,)),
    ("range", (c.Range,)),
    ("items", (c.ItemCount,)),
    ("multiple", (c.MultipleOf,)),
    ("enum", (c.Enumeration,)),
    ("default", (c.Default, c.DefaultFromField, c.ConditionalDefault, c.DefaultEmpty)),
    ("charset", (c.Charset,)),
    ("pattern", (c.Pattern,)),
    ("format", (c.Format,)),
    ("unit", (c.Unit,)),
    ("required-when", (c.RequiredWhen,)),
    ("effective-when", (c.EffectiveWhen,)),
    ("exclusive", (c.ExclusiveWith,)),
    ("at-least-one", (c.AtLeastOneOf,)),
    ("used-with", (c.UsedWith,)),
    ("ordered", (c.OrderedFields,)),
    ("forms", (c.ValueForms,)),
    ("deprecated", (c.Deprecated,)),
    ("reserved", (c.Reserved,)),
    ("read-only", (c.ReadOnly,)),
    ("nullable", (c.Nullable,)),
)
_NAME = {kind: name for name, kinds in _SLOTS for kind in kinds}
SLOT_ORDER = tuple(name for name, _ in _SLOTS)
_SPLIT_BY_TARGET = frozenset({"length", "range", "enum", "charset", "format"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What both languages say about one thing."""

    name: str
    zh: tuple[Claim[Constraint], ...]
    en: tuple[Claim[Constraint], ...]

    def side(self, lang: Lang) -> tuple[Claim[Constraint], ...]:
        """What one language says; empty when it is silent."""
        return self.zh if lang is Lang.ZH else self.en


def slot_name(constraint: Constraint) -> str:
    """The slot that a constraint belongs to."""
    return _NAME[type(constraint)]


def side_by_side(zh: Iterable[Claim[Constraint]], en: Iterable[Claim[Constraint]]) -> Iterator[Slot]:
    """Slots in the order of the classes in `model.constraint`; only those that somebody fills."""
    ours, theirs = _sorted(zh), _sorted(en)
    for key in sorted({*ours, *theirs}, key=lambda key: (SLOT_ORDER.index(key[0]), key[1])):
        yield Slot(key[0], tuple(ours.get(key, ())), tuple(theirs.get(key, ())))


def _sorted(claims: Iterable[Claim[Constraint]]) -> dict[tuple[str, str], list[Claim[Constraint]]]:
    found: dict[tuple[str, str], list[Claim[Constraint]]] = {}
    for claim in claims:
        name = slot_name(claim.value)
        target = str(getattr(claim.value, "target", c.Target.VALUE).value) if name in _SPLIT_BY_TARGET else ""
        # Whether a list's length is said of the list or of each item is rarely the same in both languages' words.
        detail = "" if target in ("value", "each-item") else target
        if isinstance(claim.value, c.Charset):
            detail += _charset_part(claim.value)
        found.setdefault((name, detail), []).append(claim)
    return found


def _charset_part(charset: c.Charset) -> str:
    """What a statement about characters is mainly about: one language may say in three sentences what the other says in one."""
    if charset.classes or charset.literals:
        return "1"
    return "2" if charset.first or charset.last or charset.forbidden_first or charset.forbidden_last else "3"


Twins = tuple[Claim[Constraint] | None, Claim[Constraint] | None]


def counterparts(slot: Slot, same: Callable[[Constraint, Constraint], bool]) -> Iterator[Twins]:
    """Statements of both languages: those that say the same, then the rest in order."""
    left = list(slot.en)
    rest: list[Claim[Constraint]] = []
    for ours in slot.zh:
        twin = next((theirs for theirs in left if same(ours.value, theirs.value)), None)
        if twin:
            left.remove(twin)
            yield ours, twin
        else:
            rest.append(ours)
    yield from zip_longest(rest, left)


def names(refs: Iterable[c.FieldRef]) -> frozenset[str]:
    """Wire names of referenced fields, without their parents; the words where a name is unknown."""
    return frozenset((ref.name or ref.text).rsplit(".", 1)[-1] for ref in refs)
