"""English words where English speaks: a fact keeps the value that was chosen, and takes the words of the en page.

Words are taken over only where both conditions read alike as data; other words would explain another rule.
"""

from __future__ import annotations

from dataclasses import replace

from ..model.claim import Fact
from ..model.constraint import (
    Condition,
    ConditionalDefault,
    Constraint,
    DefaultCase,
    Deprecated,
    EffectiveWhen,
    Quota,
    Range,
    RequiredWhen,
    Reserved,
)
from ..source.text import Lang


def in_english(fact: Fact[Constraint]) -> Constraint:
    """The value of a fact, in the words of its en claim where there are any."""
    claim, value = fact.by(Lang.EN), fact.value
    if claim is None or claim.value == value:
        return value
    match value, claim.value:
        case RequiredWhen(), RequiredWhen(condition=condition):
            return replace(value, condition=_worded(value.condition, condition))
        case EffectiveWhen(), EffectiveWhen(condition=condition):
            return replace(value, condition=_worded(value.condition, condition))
        case Range(condition=Condition() as ours), Range(condition=Condition() as condition):
            return replace(value, condition=_worded(ours, condition))
        case ConditionalDefault(), ConditionalDefault(cases=cases):
            return replace(value, cases=tuple(_worded_case(case, cases) for case in value.cases))
        case Deprecated(), Deprecated(note=note):
            return replace(value, note=note or value.note)
        case Reserved(), Reserved(note=note):
            return replace(value, note=note or value.note)
        case _:
            return value


def english_quota(fact: Fact[Quota]) -> Quota:
    """The quota that holds, with the subject and the scope as the en page calls them."""
    claim = fact.by(Lang.EN)
    if claim is None:
        return fact.value
    return replace(fact.value, subject=claim.value.subject or fact.value.subject, scope=claim.value.scope or fact.value.scope)


def _worded(ours: Condition, theirs: Condition) -> Condition:
    return replace(ours, text=theirs.text) if _as_data(ours) == _as_data(theirs) else ours


def _worded_case(case: DefaultCase, cases: tuple[DefaultCase, ...]) -> DefaultCase:
    """The case in the words of the one case of the other language that has its value."""
    same = [other.condition for other in cases if other.value == case.value and other.condition is not None]
    if case.condition is None or len(same) != 1:
        return case
    return replace(case, condition=_worded(case.condition, same[0]))


def _as_data(condition: Condition) -> tuple[object, ...]:
    name = condition.field.name if condition.field is not None else None
    return name, condition.values, condition.present
