"""Turns what both languages say about one thing into a fact: value, verdict, witnesses and the reason.

Rulings come first, then agreement, then the policy.  Nothing is compared here that `bounds.py` and `types.py` cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..model.claim import Claim, Fact, Verdict
from ..model.constraint import Constraint, Enumeration, EnumValue, Quota
from ..model.draft import Mandatory
from ..model.schema import In, Type
from ..source.text import Lang
from .bounds import literal, narrower, same, wider
from .joined import JoinedField
from .policy import Choice, Policy, row_for
from .rulings import Ruling, RulingChoice
from .slots import Slot, counterparts, side_by_side
from .types import agree

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """What a fact is about, as findings and rulings call it."""

    operation: str
    location: str
    direction: In


@dataclass(frozen=True, slots=True)
class Decider:
    """Decides facts by rulings and policy, and remembers how, for the findings about the same thing."""

    policy: Policy
    rulings: Mapping[tuple[str, str, str], Ruling] = field(default_factory=dict)
    """(operation, location, aspect) -> ruling."""
    log: dict[tuple[str, str, str], tuple[Verdict, str]] = field(default_factory=dict)
    """(operation, location, aspect) -> how it was decided."""

    def type(self, joined: JoinedField, place: Place) -> Fact[Type] | None:
        """The type; where one language is vague the other fills it in."""
        zh = _typed(joined, Lang.ZH)
        en = _typed(joined, Lang.EN)
        return self._decide("type", place, zh, en, agree, lambda _a, _b: None)

    def required(self, joined: JoinedField, place: Place) -> Fact[Mandatory] | None:
        """Whether it must be given."""
        zh = joined.zh.required if joined.zh else None
        en = joined.en.required if joined.en else None
        if joined.renamed:
            # One row, two wire names: a client can send only one of them, so neither can be demanded.
            claims = tuple(claim for claim in (zh, en) if claim)
            loose = Mandatory(required=False)
            return Fact(loose, Verdict.UNION, claims, "the languages print different names for it") if claims else None
        return self._decide("required", place, zh, en, _agree_on_mandatory, self._combine_mandatory(place))

    def _combine_mandatory(self, place: Place) -> Callable[[Mandatory, Mandatory], Mandatory | None]:
        strict = self.policy.choice(row_for("required", place.direction)) is Choice.NARROWER

        def combine(zh: Mandatory, en: Mandatory) -> Mandatory:
            return zh if (zh.required is True) == strict else en

        return combine

    def constraints(self, zh: Iterable[Claim[Constraint]], en: Iterable[Claim[Constraint]], place: Place) -> tuple[Fact[Constraint], ...]:
        """Every constraint of an element."""
        return tuple(fact for slot in side_by_side(zh, en) for fact in self._slot(slot, place))

    def _slot(self, slot: Slot, place: Place) -> Iterator[Fact[Constraint]]:
        row = "defaults" if slot.name == "default" else row_for("constraints", place.direction)
        combine = {Choice.NARROWER: narrower, Choice.WIDER: wider}.get(self.policy.choice(row), lambda _a, _b: None)
        for zh, en in counterparts(slot, same):
            fact = self._decide(slot.name, place, zh, en, _agree_on_constraint, combine, row)
            if fact:
                yield fact

    def quotas(self, zh: Iterable[Claim[Quota]], en: Iterable[Claim[Quota]], place: Place) -> tuple[Fact[Quota], ...]:
        """One fact for each counted subject."""
        facts = []
        for ours, theirs in match_quotas(tuple(zh), tuple(en)):
            lower = self.policy.choice("quotas") is Choice.LOWER
            combine: Callable[[Quota, Quota], Quota | None] = (lambda a, b: min(a, b, key=lambda quota: quota.limit)) if lower else _nothing
            fact = self._decide("quota", place, ours, theirs, lambda a, b: b if a.limit == b.limit else None, combine, "quotas")
            if fact:
                facts.append(fact)
        return tuple(facts)

    def _decide(
        self,
        aspect: str,
        place: Place,
        zh: Claim[T] | None,
        en: Claim[T] | None,
        agreed: Callable[[T, T], T | None],
        combine: Callable[[T, T], T | None],
        row: str = "",
    ) -> Fact[T] | None:
        """The fact from at most one claim of each language; `row` names the policy row when it is not the aspect's own."""
        claims = tuple(claim for claim in (zh, en) if claim)
        if not claims:
            return None
        key = (place.operation, place.location, aspect)
        ruling = self.rulings.get(key)
        if ruling and ruling.choice is not RulingChoice.ACCEPT:
            fact = self._ruled(ruling, zh, en, claims, combine)
        elif zh is None or en is None:
            fact = Fact(claims[0].value, Verdict.EN_ONLY if zh is None else Verdict.ZH_ONLY, claims)
        elif (value := agreed(zh.value, en.value)) is not None:
            fact = Fact(value, Verdict.AGREED, claims)
        else:
            fact = self._by_policy(row or row_for(aspect, place.direction), zh, en, combine)
        if fact.verdict is not Verdict.AGREED or key not in self.log:
            self.log[key] = (fact.verdict, fact.reason)
        return fact

    def _ruled(
        self, ruling: Ruling, zh: Claim[T] | None, en: Claim[T] | None, claims: tuple[Claim[T], ...], combine: Callable[[T, T], T | None]
    ) -> Fact[T]:
        wanted = {RulingChoice.ZH: zh, RulingChoice.EN: en}.get(ruling.choice)
        value = wanted.value if wanted else claims[0].value
        if ruling.choice is RulingChoice.UNION and zh and en:
            together = combine(zh.value, en.value)
            value = value if together is None else together
        return Fact(value, Verdict.RULED, claims, ruling.reason)

    def _by_policy(self, row: str, zh: Claim[T], en: Claim[T], combine: Callable[[T, T], T | None]) -> Fact[T]:
        choice, reason = self.policy.choice(row), self.policy.reason(row)
        if choice is Choice.EN:
            return Fact(en.value, Verdict.EN_CHOSEN, (zh, en), reason)
        value = None if choice is Choice.ZH else combine(zh.value, en.value)
        if value is None:
            why = reason if choice is Choice.ZH else f"{reason}; these two cannot be merged, so the first language is taken"
            return Fact(zh.value, Verdict.ZH_CHOSEN, (zh, en), why)
        if value == zh.value:
            return Fact(value, Verdict.ZH_CHOSEN, (zh, en), reason)
        if value == en.value:
            return Fact(value, Verdict.EN_CHOSEN, (zh, en), reason)
        return Fact(value, Verdict.INTERSECTION if choice is Choice.NARROWER else Verdict.UNION, (zh, en), reason)


def _nothing(_zh: Quota, _en: Quota) -> Quota | None:
    return None


def _typed(joined: JoinedField, lang: Lang) -> Claim[Type] | None:
    side, kind = joined.side(lang), joined.type_by(lang)
    return replace(side.type, value=kind) if side and side.type and kind is not None else None


def _agree_on_mandatory(zh: Mandatory, en: Mandatory) -> Mandatory | None:
    if zh.required is None or en.required is None:
        return zh if en.required is None else en
    return (zh if zh.note or not en.note else en) if zh.required == en.required else None


def _agree_on_constraint(zh: Constraint, en: Constraint) -> Constraint | None:
    """The constraint both mean, in English words where it holds any."""
    if not same(zh, en):
        return None
    if isinstance(zh, Enumeration) and isinstance(en, Enumeration):
        return _with_meanings(en, zh)
    return en


def _with_meanings(enumeration: Enumeration, other: Enumeration) -> Enumeration:
    known = {literal(value.value): value.meaning for value in other.values}
    values = tuple(EnumValue(v.value, v.meaning or known.get(literal(v.value))) for v in enumeration.values)
    return replace(enumeration, values=values)


def match_quotas(
    zh: tuple[Claim[Quota], ...], en: tuple[Claim[Quota], ...]
) -> Iterator[tuple[Claim[Quota] | None, Claim[Quota] | None]]:
    """Quotas of the same subject: by equal limit, then by order when as many are left on both sides.

    Subjects are words of two languages, so order is the only other evidence.
    """
    left = list(en)
    twins: dict[int, Claim[Quota]] = {}
    for place, ours in enumerate(zh):
        twin = next((t for t in left if t.value.limit == ours.value.limit and t.value.per_call == ours.value.per_call), None)
        if twin:
            left.remove(twin)
            twins[place] = twin
    for per_call in (False, True):
        open_places = [place for place, ours in enumerate(zh) if place not in twins and ours.value.per_call is per_call]
        candidates = [theirs for theirs in left if theirs.value.per_call is per_call]
        if len(open_places) == len(candidates):
            twins.update(zip(open_places, candidates, strict=True))
            left = [theirs for theirs in left if theirs not in candidates]
    for place, ours in enumerate(zh):
        yield ours, twins.get(place)
    for theirs in left:
        yield None, theirs
