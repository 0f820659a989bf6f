"""Numeric bounds, lengths, item counts and steps.

Several bounds for several cases are compared by their hull: the cases are words, and words are compared as prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...model.claim import Claim
from ...model.constraint import Constraint, Enumeration, ItemCount, Length, MultipleOf, Range
from ...model.draft import FieldDraft
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..bounds import literal
from ..slots import Slot, side_by_side
from ..walking import Element
from .contract import differs, mentions, one_sided, said, text_of

Number = int | float


def _mismatch(keyword: str, en: str, zh: str) -> Kind:
    return Kind(
        f"constraint/{keyword}-mismatch",
        Severity.BREAKING,
        Confidence.EXACT,
        f"{{name}}: the {en} is {{zh}} in zh and {{en}} in en",
        f"{{name}}：{zh}在中文中为 {{zh}}，在英文中为 {{en}}",
        "find out which limit the service checks",
        "请核实服务实际校验的限制",
        f"Both languages state the {en} of a value, and the numbers differ.",
    )


MIN = _mismatch("min", "least value", "最小值")
MAX = _mismatch("max", "greatest value", "最大值")
MIN_LENGTH = _mismatch("min-length", "least length", "最小长度")
MAX_LENGTH = _mismatch("max-length", "greatest length", "最大长度")
MIN_ITEMS = _mismatch("min-items", "least number of items", "最少个数")
MAX_ITEMS = _mismatch("max-items", "greatest number of items", "最多个数")
MULTIPLE = _mismatch("multiple-of", "step", "步长")
MISSING = Kind(
    "constraint/missing-in-one",
    Severity.WARNING,
    Confidence.HIGH,
    "{name}: only {lang} states {keyword} {value}",
    "{name}：仅{lang}给出 {keyword} {value}",
    "add it to the other page, or rule that the editions differ",
    "请在另一页面补充，或裁决为版本差异",
    "One language states a limit on a value; the other is silent.",
)

KINDS = (MIN, MAX, MIN_LENGTH, MAX_LENGTH, MIN_ITEMS, MAX_ITEMS, MULTIPLE, MISSING)

_End = tuple[Number | None, Claim[Constraint]]


@dataclass(frozen=True, slots=True)
class _Hull:
    """The bounds over all cases, with the claim that each came from."""

    min: Number | None
    max: Number | None
    min_claim: Claim[Constraint]
    max_claim: Claim[Constraint]


_KINDS = {"range": (MIN, MAX), "length": (MIN_LENGTH, MAX_LENGTH), "items": (MIN_ITEMS, MAX_ITEMS)}
_KEYWORDS = {"range": ("minimum", "maximum"), "length": ("min-length", "max-length"), "items": ("min-items", "max-items")}


def check(element: Element) -> Iterator[Diagnostic]:
    """Every bound of one field."""
    field = element.field
    if not field.zh or not field.en:
        return
    slots = list(side_by_side(field.zh.constraints, field.en.constraints))
    for slot in slots:
        if slot.name == "multiple":
            yield from _steps(element, slot)
        elif slot.name in _KINDS:
            if slot.zh and slot.en:
                yield from _both(element, slot)
            elif not _covered(slots, slot):
                yield from _one(element, slot)


def _both(element: Element, slot: Slot) -> Iterator[Diagnostic]:
    zh, en = _hull(slot.zh), _hull(slot.en)
    kinds, keywords = _KINDS[slot.name], _KEYWORDS[slot.name]
    yield from _bound(element, slot.name, kinds[0], keywords[0], (zh.min, zh.min_claim), (en.min, en.min_claim))
    yield from _bound(element, slot.name, kinds[1], keywords[1], (zh.max, zh.max_claim), (en.max, en.max_claim))


def _bound(element: Element, about: str, kind: Kind, keyword: str, zh: _End, en: _End) -> Iterator[Diagnostic]:
    if zh[0] == en[0]:
        return
    if zh[0] is not None and en[0] is not None:
        args = (("about", about), ("zh", literal(zh[0])), ("en", literal(en[0])))
        yield differs(kind, element, said(zh[1]), said(en[1]), args)
        return
    value, claim = zh if zh[0] is not None else en
    assert value is not None
    yield from _missing(element, about, keyword, literal(value), claim, trivial=value == 0)


def _one(element: Element, slot: Slot) -> Iterator[Diagnostic]:
    """Bounds whose numbers the silent language does not mention in any words."""
    hull = _hull(slot.zh or slot.en)
    claim = hull.max_claim if hull.max is not None else hull.min_claim
    other = element.field.side(claim.lang.other)
    assert other is not None
    unsaid = [value for value in (hull.min, hull.max) if value is not None and not mentions(other, (literal(value),))]
    if unsaid == [1] == [hull.min] and _must_be_filled(other):
        return
    low, high = _KEYWORDS[slot.name]
    keyword = slot.name if len(unsaid) == 2 else (low if unsaid == [hull.min] else high)
    if unsaid and unsaid != [0]:
        value = " to ".join(map(literal, unsaid))
        finding = one_sided(MISSING, element, claim, (("about", slot.name), ("keyword", keyword), ("value", value)))
        if finding:
            yield finding


def _missing(element: Element, about: str, keyword: str, value: str, claim: Claim[Constraint], *, trivial: bool) -> Iterator[Diagnostic]:
    other = element.field.side(claim.lang.other)
    if trivial or other is None or mentions(other, (value,)) or (value == "1" and _must_be_filled(other)):
        # A lower bound of 0 says nothing new; a number that the other text does mention is there, if in other words.
        return
    finding = one_sided(MISSING, element, claim, (("about", about), ("keyword", keyword), ("value", value)))
    if finding:
        yield finding


_FILLED = re.compile("不(?:能|允许|可|可以|得)为空|不为空|(?:cannot|must not|can ?not) be (?:left )?(?:blank|empty|null)", re.IGNORECASE)


def _must_be_filled(field: FieldDraft) -> bool:
    """Whether a row asks for a value that is not empty: a least length or number of one, in words."""
    return bool(_FILLED.search(text_of(field)))


def _steps(element: Element, slot: Slot) -> Iterator[Diagnostic]:
    zh, en = (claims[0] if claims else None for claims in (slot.zh, slot.en))
    if zh and en:
        if _factor(zh) != _factor(en):
            args = (("about", "multiple"), ("zh", _factor(zh)), ("en", _factor(en)))
            yield differs(MULTIPLE, element, said(zh), said(en), args)
        return
    claim = zh or en
    assert claim is not None
    yield from _missing(element, "multiple", "multiple-of", _factor(claim), claim, trivial=False)


def _factor(claim: Claim[Constraint]) -> str:
    assert isinstance(claim.value, MultipleOf)
    return literal(claim.value.factor)


def _hull(claims: Sequence[Claim[Constraint]]) -> _Hull:
    """The least and the greatest bound over all cases."""
    lows = [(value, claim) for claim in claims if (value := _low(claim.value)) is not None]
    highs = [(value, claim) for claim in claims if (value := _high(claim.value)) is not None]
    low = min(lows, key=lambda found: found[0], default=(None, claims[0]))
    high = max(highs, key=lambda found: found[0], default=(None, claims[0]))
    return _Hull(low[0], high[0], low[1], high[1])


def _low(constraint: Constraint) -> Number | None:
    match constraint:
        case Range(min=low, exclusive_min=exclusive):
            return low + 1 if exclusive and isinstance(low, int) else low
        case Length(min=low) | ItemCount(min=low):
            return low or None
        case _:
            return None


def _high(constraint: Constraint) -> Number | None:
    match constraint:
        case Range(max=high, exclusive_max=exclusive):
            return high - 1 if exclusive and isinstance(high, int) else high
        case Length(max=high) | ItemCount(max=high):
            return high
        case _:
            return None


def _covered(slots: Sequence[Slot], slot: Slot) -> bool:
    """Whether the silent language says the same in another form: a list of values for a range, items for a length."""
    silent: Callable[[Slot], Sequence[Claim[Constraint]]] = (lambda other: other.en) if slot.zh else (lambda other: other.zh)
    hull = _hull(slot.zh or slot.en)
    for other in slots:
        for claim in silent(other):
            if isinstance(claim.value, Enumeration) and slot.name == "range":
                return True
            if isinstance(claim.value, Range | Length | ItemCount) and (_low(claim.value), _high(claim.value)) == (hull.min, hull.max):
                return True
    return False
