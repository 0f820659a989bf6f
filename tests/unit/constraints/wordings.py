"""A table of field descriptions in both languages and what they state: short words for rows, and how they are compared.

Meanings of values and the words of conditions are left out of the comparison: here it counts which constraints are
claimed, with which values, and that nothing else is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.constraints.passage import passage_of_text
from generator.constraints.reader import read_constraints
from generator.constraints.rule import FieldContext, Sibling
from generator.model.constraint import (
    AtLeastOneOf,
    CharClass,
    Charset,
    Condition,
    ConditionalDefault,
    Constraint,
    Default,
    DefaultCase,
    DefaultFromField,
    Deprecated,
    EffectiveWhen,
    Enumeration,
    EnumValue,
    ExclusiveWith,
    FieldRef,
    Format,
    ItemCount,
    Length,
    MultipleOf,
    OrderedFields,
    Range,
    RequiredWhen,
    Reserved,
    Scalar,
    Target,
    Unit,
    UsedWith,
)
from generator.model.schema import INTEGER, STRING, ArrayType, MapType, ObjectType, Type
from generator.source.marked import Text
from generator.source.text import Lang, SourceFile

STRINGS, INTEGERS, OBJECTS = ArrayType(STRING), ArrayType(INTEGER), ArrayType(ObjectType())
OBJECT, STRING_MAP = ObjectType(), MapType(value=STRING)
EACH, LISTED = Target.EACH_ITEM, Target.LIST_IN_STRING


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One description in both languages."""

    type: Type
    zh: str
    en: str
    expected: tuple[Constraint, ...]
    zh_only: tuple[Constraint, ...]
    en_only: tuple[Constraint, ...]
    may: tuple[Constraint, ...]
    """Also true, but not demanded."""
    name: str
    siblings: tuple[str, ...]


def row(
    type: Type,
    zh: str,
    en: str,
    *expected: Constraint,
    zh_only: tuple[Constraint, ...] = (),
    en_only: tuple[Constraint, ...] = (),
    may: tuple[Constraint, ...] = (),
    name: str = "field",
    siblings: tuple[str, ...] = (),
) -> Wording:
    return Wording(type=type, zh=zh, en=en, expected=expected, zh_only=zh_only, en_only=en_only, may=may, name=name, siblings=siblings)


def when(field: str | None = None, *values: Scalar, present: bool | None = None) -> Condition:
    return Condition("", FieldRef(field, field) if field else None, values, present)


def length(low: int | None = None, high: int | None = None, unit: str = "character", target: Target = Target.VALUE) -> Length:
    return Length(min=low, max=high, unit=unit, target=target)


def bounds(
    low: float | None = None,
    high: float | None = None,
    condition: Condition | None = None,
    target: Target = Target.VALUE,
    above: bool = False,
    below: bool = False,
) -> Range:
    return Range(min=low, max=high, exclusive_min=above, exclusive_max=below, target=target, condition=condition)


def one_of(*values: Scalar, open: bool = False, target: Target = Target.VALUE) -> Enumeration:
    return Enumeration(values=tuple(map(EnumValue, values)), open=open, target=target)


def default(value: Scalar) -> Default:
    return Default(value=value)


def cases(*found: tuple[Scalar, Condition]) -> ConditionalDefault:
    return ConditionalDefault(cases=tuple(DefaultCase(value, condition) for value, condition in found))


def _classes(letters: str) -> tuple[CharClass, ...]:
    by_letter = {"h": CharClass.HAN, "l": CharClass.LETTER, "w": CharClass.LOWER, "u": CharClass.UPPER, "d": CharClass.DIGIT}
    return tuple(one for one in CharClass if one in {by_letter[letter] for letter in letters})


def chars(
    letters: str = "", signs: str = "", *, no: str = "", not_first: str = "", not_last: str = "", target: Target = Target.VALUE
) -> Charset:
    """`letters` names classes: h(an) l(etter) w (lower case) u(pper case) d(igit)."""
    no, not_first, not_last = ("".join(sorted(set(each))) for each in (no, not_first, not_last))
    return Charset(
        classes=_classes(letters),
        literals="".join(sorted(set(signs))),
        forbidden=no,
        forbidden_first=not_first,
        forbidden_last=not_last,
        target=target,
    )


def first(letters: str = "", signs: str = "") -> Charset:
    return Charset(first=chars(letters, signs))


def last(letters: str = "", signs: str = "") -> Charset:
    return Charset(last=chars(letters, signs))


def form(name: str, layout: str | None = None, target: Target = Target.VALUE) -> Format:
    return Format(name=name, layout=layout, target=target)


def unit(name: str) -> Unit:
    return Unit(name=name)


def count(low: int | None = None, high: int | None = None, target: Target = Target.VALUE, separator: str | None = None) -> ItemCount:
    return ItemCount(min=low, max=high, target=target, separator=separator)


def multiple(factor: int) -> MultipleOf:
    return MultipleOf(factor=factor)


def required(field: str | None = None, *values: Scalar, present: bool | None = None) -> RequiredWhen:
    return RequiredWhen(condition=when(field, *values, present=present))


def effective(field: str | None = None, *values: Scalar, present: bool | None = None) -> EffectiveWhen:
    return EffectiveWhen(condition=when(field, *values, present=present))


def _fields(names: tuple[str, ...]) -> tuple[FieldRef, ...]:
    return tuple(FieldRef(name, name) for name in names)


def excludes(*names: str, one: bool = False) -> ExclusiveWith:
    return ExclusiveWith(fields=_fields(names), one_required=one)


def at_least_one(*names: str) -> AtLeastOneOf:
    return AtLeastOneOf(fields=_fields(names))


def used_with(*names: str) -> UsedWith:
    return UsedWith(fields=_fields(names))


def ordered(*names: str) -> OrderedFields:
    return OrderedFields(fields=_fields(names))


def value_of(name: str) -> DefaultFromField:
    return DefaultFromField(field=FieldRef(name, name))


def read(wording: Wording, lang: Lang) -> set[Constraint]:
    """What the reader claims of the description in one language, without meanings and words of conditions."""
    value = wording.zh if lang is Lang.ZH else wording.en
    text = Text.plain(value, SourceFile.of(value, lang=lang).span(0, len(value)))
    siblings = tuple(Sibling(name, "") for name in wording.siblings)
    context = FieldContext(name=wording.name, type=wording.type, lang=lang, siblings=siblings)
    return {plain(claim.value) for claim in read_constraints(passage_of_text(text), context).claims}


def plain(constraint: Constraint) -> Constraint:
    """The constraint without meanings, notes and words of conditions, values and fields in a fixed order."""
    match constraint:
        case Enumeration(values=values):
            return replace(constraint, values=tuple(EnumValue(value) for value in sorted({one.value for one in values}, key=repr)))
        case Range(condition=Condition() as condition) | RequiredWhen(condition=condition) | EffectiveWhen(condition=condition):
            return replace(constraint, condition=_plain_condition(condition))
        case ConditionalDefault(cases=found):
            return ConditionalDefault(
                cases=tuple(DefaultCase(case.value, case.condition and _plain_condition(case.condition)) for case in found)
            )
        case ExclusiveWith(fields=fields) | AtLeastOneOf(fields=fields) | UsedWith(fields=fields):
            return replace(constraint, fields=_fields(tuple(sorted(field.name or field.text for field in fields))))
        case OrderedFields(fields=fields):
            return OrderedFields(fields=_fields(tuple(field.name or field.text for field in fields)))
        case DefaultFromField(field=field):
            return value_of(field.name or field.text)
        case Deprecated():
            return Deprecated()
        case Reserved():
            return Reserved()
        case _:
            return constraint


def _plain_condition(condition: Condition) -> Condition:
    field = condition.field
    return when(field and (field.name or field.text), *condition.values, present=condition.present)
