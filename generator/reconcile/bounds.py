"""Arithmetic on constraints: the narrower and the wider of two, and when two mean the same.  No policy, no languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..model import constraint as c
from ..model.constraint import CharClass, Charset, Constraint, Enumeration, EnumValue, ItemCount, Length, Range, Scalar

_ALL_LETTERS = frozenset({CharClass.LETTER, CharClass.LOWER, CharClass.UPPER})


def literal(value: object) -> str:
    """A value as text, so that `0`, `0.0` and `"0"`, `True` and `"true"` are one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if value == ():
        return "[]"
    text = str(value)
    return text.lower() if text.lower() in ("true", "false") else text


def literals(enumeration: Enumeration) -> tuple[str, ...]:
    """The values as text, each once, in page order."""
    return tuple(dict.fromkeys(literal(value.value) for value in enumeration.values))


def same(one: Constraint, other: Constraint) -> bool:
    """Whether two constraints of one slot say the same, whatever their words."""
    match one, other:
        case c.Length(), c.Length():
            return (one.min, one.max) == (other.min, other.max)
        case c.Range(), c.Range():
            return _closed(one) == _closed(other)
        case c.ItemCount(), c.ItemCount():
            return (one.min, one.max) == (other.min, other.max)
        case c.Enumeration(), c.Enumeration():
            return {v.casefold() for v in literals(one)} == {v.casefold() for v in literals(other)}
        case c.Default(), c.Default():
            return literal(one.value).casefold() == literal(other.value).casefold()
        case c.DefaultFromField(), c.DefaultFromField():
            return _refs((one.field,), (other.field,))
        case c.ConditionalDefault(), c.ConditionalDefault():
            return {literal(case.value) for case in one.cases} == {literal(case.value) for case in other.cases}
        case c.Charset(), c.Charset():
            return _charset_key(one) == _charset_key(other)
        case c.Format(), c.Format():
            return one.name == other.name and (not one.layout or not other.layout or _layout(one.layout) == _layout(other.layout))
        case c.ExclusiveWith(), c.ExclusiveWith():
            return one.one_required == other.one_required and _refs(one.fields, other.fields)
        case c.AtLeastOneOf(), c.AtLeastOneOf():
            return _refs(one.fields, other.fields)
        case c.UsedWith(), c.UsedWith():
            return _refs(one.fields, other.fields)
        case c.OrderedFields(), c.OrderedFields():
            return _refs(one.fields, other.fields)
        case (c.MultipleOf(), c.MultipleOf()) | (c.Pattern(), c.Pattern()) | (c.Unit(), c.Unit()):
            return one == other
        case _:
            # What is said in words alone is compared as prose, not here.
            return type(one) is type(other)


def _layout(layout: str) -> str:
    return "".join(layout.casefold().split())


def _refs(one: Iterable[c.FieldRef], other: Iterable[c.FieldRef]) -> bool:
    """Equal when all are resolved and alike; unresolved words of two languages cannot be told apart."""
    ours, theirs = tuple(one), tuple(other)
    if not all(ref.name for ref in (*ours, *theirs)):
        return True
    return {ref.name.rsplit(".", 1)[-1] for ref in ours if ref.name} == {ref.name.rsplit(".", 1)[-1] for ref in theirs if ref.name}


def _closed(bounds: Range) -> tuple[float | None, bool, float | None, bool]:
    return (
        bounds.min,
        bounds.exclusive_min and bounds.min is not None,
        bounds.max,
        bounds.exclusive_max and bounds.max is not None,
    )


def _charset_key(charset: Charset | None) -> object:
    if charset is None:
        return None
    return (
        _classes(charset),
        frozenset(charset.literals) - {" "} if not charset.classes and not charset.literals else frozenset(charset.literals),
        _charset_key(charset.first),
        _charset_key(charset.last),
        frozenset(charset.forbidden),
        frozenset(charset.forbidden_first),
        frozenset(charset.forbidden_last),
    )


def _classes(charset: Charset) -> frozenset[CharClass]:
    classes = frozenset(charset.classes)
    if CharClass.LETTER in classes or {CharClass.LOWER, CharClass.UPPER} <= classes:
        return (classes - _ALL_LETTERS) | {CharClass.LETTER}
    return classes


def narrower(one: Constraint, other: Constraint) -> Constraint | None:
    """What both allow; None when that is nothing or cannot be said."""
    match one, other:
        case Length(), Length():
            low, high = _most(one.min, other.min, max), _most(one.max, other.max, min)
            return replace(one, min=low, max=high) if low is None or high is None or low <= high else None
        case ItemCount(), ItemCount():
            low, high = _most(one.min, other.min, max), _most(one.max, other.max, min)
            special = other if other.target is c.Target.LIST_IN_STRING else one
            return replace(special, min=low, max=high) if low is None or high is None or low <= high else None
        case Range(), Range():
            return _narrower_range(one, other)
        case Enumeration(), Enumeration():
            return _with_values(one, other, keep=lambda value, a, b: value in a and value in b)
        case Charset(), Charset():
            return _narrower_charset(one, other)
        case _:
            return None


def wider(one: Constraint, other: Constraint) -> Constraint | None:
    """What either allows; None when that cannot be said."""
    match one, other:
        case Length(), Length():
            return replace(one, min=_least(one.min, other.min, min), max=_least(one.max, other.max, max))
        case ItemCount(), ItemCount():
            return replace(one, min=_least(one.min, other.min, min), max=_least(one.max, other.max, max))
        case Range(), Range():
            return _wider_range(one, other)
        case Enumeration(), Enumeration():
            return _with_values(one, other, keep=lambda value, a, b: value in a or value in b)
        case Charset(), Charset():
            classes = tuple(known for known in CharClass if known in one.classes or known in other.classes)
            return Charset(classes=classes, literals="".join(sorted({*one.literals, *other.literals})), target=one.target)
        case _:
            return None


Bound = int | float | None


def _most(one: int | None, other: int | None, pick: Callable[[int, int], int]) -> int | None:
    return pick(one, other) if one is not None and other is not None else (one if one is not None else other)


def _least(one: int | None, other: int | None, pick: Callable[[int, int], int]) -> int | None:
    return pick(one, other) if one is not None and other is not None else None


def _narrower_range(one: Range, other: Range) -> Range | None:
    low = max(((r.min, r.exclusive_min) for r in (one, other) if r.min is not None), default=(None, False))
    high = min(((r.max, not r.exclusive_max) for r in (one, other) if r.max is not None), default=(None, True))
    if low[0] is not None and high[0] is not None and low[0] > high[0]:
        return None
    return replace(one, min=low[0], exclusive_min=low[1], max=high[0], exclusive_max=not high[1])


def _wider_range(one: Range, other: Range) -> Range:
    low: tuple[Bound, bool] = (None, False)
    high: tuple[Bound, bool] = (None, True)
    if one.min is not None and other.min is not None:
        low = min((one.min, one.exclusive_min), (other.min, other.exclusive_min))
    if one.max is not None and other.max is not None:
        high = max((one.max, not one.exclusive_max), (other.max, not other.exclusive_max))
    return replace(one, min=low[0], exclusive_min=low[1], max=high[0], exclusive_max=not high[1])


def _with_values(one: Enumeration, other: Enumeration, keep: Callable[[str, set[str], set[str]], bool]) -> Enumeration | None:
    ours, theirs = set(literals(one)), set(literals(other))
    values: dict[str, EnumValue] = {}
    for value in (*one.values, *other.values):
        text = literal(value.value)
        if keep(text, ours, theirs):
            values.setdefault(text, value)
    return replace(one, values=tuple(values.values()), open=one.open and other.open) if values else None


def _narrower_charset(one: Charset | None, other: Charset | None) -> Charset | None:
    if one is None or other is None:
        return one or other
    closed = [charset for charset in (one, other) if charset.classes or charset.literals]
    classes: tuple[CharClass, ...] = ()
    literal_set: set[str] = set()
    if closed:
        common = frozenset.intersection(*(_spread(charset) for charset in closed))
        classes = tuple(known for known in CharClass if known in common and not (known in _CASED and CharClass.LETTER in common))
        literal_set = set.intersection(*(set(charset.literals) for charset in closed))
        if not classes and not literal_set:
            return None
    return Charset(
        classes=classes,
        literals="".join(sorted(literal_set)),
        first=_narrower_charset(one.first, other.first),
        last=_narrower_charset(one.last, other.last),
        forbidden="".join(sorted({*one.forbidden, *other.forbidden})),
        forbidden_first="".join(sorted({*one.forbidden_first, *other.forbidden_first})),
        forbidden_last="".join(sorted({*one.forbidden_last, *other.forbidden_last})),
        target=one.target,
    )


_CASED = frozenset({CharClass.LOWER, CharClass.UPPER})


def _spread(charset: Charset) -> frozenset[CharClass]:
    """The classes with those they hold: letters are lower and upper case."""
    classes = frozenset(charset.classes)
    if CharClass.LETTER in classes:
        return classes | _CASED
    if classes >= _CASED:
        return classes | {CharClass.LETTER}
    return classes


def scalar_text(value: Scalar | tuple[()]) -> str:
    """A value as messages print it."""
    return literal(value)
