"""Constraints in words, in both languages: what docs, docstrings and doc comments say about a field.

Structure comes from the fact; the words of a condition or of a value's meaning come from the page of that language,
where it has them.  Page text in the result is text: each language of output encodes it at its own sink.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ..model.claim import Fact
from ..model.constraint import (
    AtLeastOneOf,
    CharClass,
    Charset,
    Condition,
    ConditionalDefault,
    Constraint,
    Default,
    DefaultCase,
    DefaultEmpty,
    DefaultFromField,
    Deprecated,
    EffectiveWhen,
    Enumeration,
    EnumValue,
    ExclusiveWith,
    FieldRef,
    Form,
    Format,
    ItemCount,
    Length,
    MultipleOf,
    Nullable,
    OrderedFields,
    Pattern,
    Range,
    ReadOnly,
    RequiredWhen,
    Reserved,
    Scalar,
    Target,
    Unit,
    UsedWith,
    ValueForms,
)
from ..model.schema import AnyType, ArrayType, MapType, ObjectType, ScalarType, Type, UnionType
from ..source.text import Lang

Words = tuple[str, str]
"""zh, en."""

_TARGETS: dict[Target, Words] = {
    Target.VALUE: ("", ""),
    Target.EACH_ITEM: ("每项：", "each item: "),
    Target.MAP_KEY: ("键：", "each key: "),
    Target.MAP_VALUE: ("值：", "each value: "),
    Target.LIST_IN_STRING: ("列表中每项：", "each entry of the list: "),
}
_CLASSES: dict[CharClass, Words] = {
    CharClass.HAN: ("中文", "Chinese characters"),
    CharClass.LETTER: ("字母", "letters"),
    CharClass.LOWER: ("小写字母", "lowercase letters"),
    CharClass.UPPER: ("大写字母", "uppercase letters"),
    CharClass.DIGIT: ("数字", "digits"),
}
_UNITS: dict[str, Words] = {
    "second": ("秒", "seconds"),
    "minute": ("分钟", "minutes"),
    "hour": ("小时", "hours"),
    "day": ("天", "days"),
    "week": ("周", "weeks"),
    "month": ("月", "months"),
    "year": ("年", "years"),
    "millisecond": ("毫秒", "milliseconds"),
    "byte": ("字节", "bytes"),
    "percent": ("%", "percent"),
}


def fact_words(fact: Fact[Constraint], lang: Lang) -> str:
    """The constraint we believe, in the words of `lang`; "" when there is nothing to say."""
    return fact_pair(fact)[0 if lang is Lang.ZH else 1]


def fact_pair(fact: Fact[Constraint]) -> Words:
    """The constraint we believe, in the words of each language; "" when there is nothing to say."""
    match fact.value:
        case Enumeration(values=values):
            return ("", "") if all(isinstance(value.value, bool) for value in values) else constraint_pair(fact.value)
        case RequiredWhen() | EffectiveWhen() | ConditionalDefault() | ValueForms() | Deprecated() | Reserved():
            zh, en = _in_language(fact, Lang.ZH), _in_language(fact, Lang.EN)
            return constraint_pair(zh)[0], constraint_pair(en)[1]
        case value:
            return constraint_pair(value)


def meanings(fact: Fact[Constraint], lang: Lang) -> tuple[tuple[Scalar, str], ...]:
    """The values of an enumeration that say what they mean in `lang`, in page order."""
    match fact.value:
        case Enumeration():
            chosen = _in_language(fact, lang)
            assert isinstance(chosen, Enumeration)
            return tuple((value.value, value.meaning) for value in chosen.values if value.meaning)
        case _:
            return ()


def _in_language(fact: Fact[Constraint], lang: Lang) -> Constraint:
    """The fact's value with the page text of `lang` in place of the other language's."""
    claim = fact.by(lang)
    match fact.value:
        case Enumeration() as enumeration:
            own = claim.value if claim and isinstance(claim.value, Enumeration) else enumeration
            said = {value.value: value.meaning for value in own.values}
            values = tuple(EnumValue(value.value, said.get(value.value) or value.meaning) for value in enumeration.values)
            return Enumeration(values=values, open=enumeration.open, target=enumeration.target)
        case RequiredWhen() | EffectiveWhen() | ConditionalDefault() | ValueForms() | Deprecated() | Reserved():
            return claim.value if claim and type(claim.value) is type(fact.value) else fact.value
        case value:
            return value


def constraint_words(constraint: Constraint, lang: Lang) -> str:
    """The constraint in words: `Length(max=64)` is "最长 64 个字符" or "at most 64 characters"."""
    return constraint_pair(constraint)[0 if lang is Lang.ZH else 1]


def type_words(type_: Type | None, lang: Lang) -> str:
    """The type in words: "list of object"."""
    return type_pair(type_)[0 if lang is Lang.ZH else 1]


def value_words(value: Scalar | tuple[()]) -> str:
    """A literal as JSON writes it, strings without quotes unless empty."""
    match value:
        case bool():
            return "true" if value else "false"
        case ():
            return "[]"
        case "":
            return '""'
        case _:
            return str(value)


def constraint_pair(constraint: Constraint) -> Words:
    """The constraint in words of both languages."""
    match constraint:
        case Length() | Range() | ItemCount() | MultipleOf():
            return _number_pair(constraint)
        case Enumeration() | Charset() | Pattern() | Format() | Unit() | ValueForms():
            return _value_pair(constraint)
        case Default() | DefaultFromField() | ConditionalDefault() | DefaultEmpty():
            return _default_pair(constraint)
        case RequiredWhen(condition=condition):
            zh, en = _condition_pair(condition)
            return f"{zh}时必选", f"required when {en}"
        case EffectiveWhen(condition=condition):
            zh, en = _condition_pair(condition)
            return f"{zh}时生效", f"has an effect only when {en}"
        case ExclusiveWith() | AtLeastOneOf() | UsedWith() | OrderedFields():
            return _relation_pair(constraint)
        case Deprecated(note=note):
            return _noted("已废弃", "deprecated", note)
        case Reserved(note=note):
            return _noted("预留，暂未使用", "reserved, not in use", note)
        case ReadOnly():
            return "只读", "read-only"
        case Nullable():
            return "可以为 null", "may be null"
        case _:
            assert_never(constraint)


def _number_pair(constraint: Length | Range | ItemCount | MultipleOf) -> Words:
    match constraint:
        case Length(min=low, max=high, unit=unit, target=target):
            zh_unit, en_unit = ("个字节", "bytes") if unit == "byte" else ("个字符", "characters")
            zh, en = _between(low, high, zh_unit, en_unit)
            return _aimed(target, f"长度{zh}", en)
        case ItemCount(min=low, max=high, target=target, separator=separator):
            zh, en = _between(low, high, "项", "items")
            if target is Target.LIST_IN_STRING or separator:
                return f"{zh}，以“{separator or ','}”分隔", f'{en}, separated by "{separator or ","}"'
            return zh, en
        case Range(target=target, condition=condition):
            zh, en = _range_pair(constraint)
            zh_when, en_when = _condition_pair(condition) if condition else ("", "")
            return _aimed(target, f"{zh_when}时，{zh}" if condition else zh, f"{en} when {en_when}" if condition else en)
        case MultipleOf(factor=factor):
            return f"{factor} 的倍数", f"a multiple of {factor}"
        case _:
            assert_never(constraint)


def _between(low: int | None, high: int | None, zh_unit: str, en_unit: str) -> Words:
    singular = en_unit[:-1]
    if low is not None and low == high:
        return f"为 {low} {zh_unit}", f"exactly {low} {singular if low == 1 else en_unit}"
    if low is not None and high is not None:
        return f"为 {low} 到 {high} {zh_unit}", f"{low} to {high} {en_unit}"
    if high is not None:
        return f"最多 {high} {zh_unit}", f"at most {high} {singular if high == 1 else en_unit}"
    return f"至少 {low} {zh_unit}", f"at least {low} {singular if low == 1 else en_unit}"


def _range_pair(bounds: Range) -> Words:
    if bounds.min is not None and bounds.max is not None and not (bounds.exclusive_min or bounds.exclusive_max):
        return f"取值范围 {bounds.min} 到 {bounds.max}", f"from {bounds.min} to {bounds.max}"
    zh, en = [], []
    if bounds.min is not None:
        zh.append(f"{'大于' if bounds.exclusive_min else '不小于'} {bounds.min}")
        en.append(f"{'greater than' if bounds.exclusive_min else 'at least'} {bounds.min}")
    if bounds.max is not None:
        zh.append(f"{'小于' if bounds.exclusive_max else '不大于'} {bounds.max}")
        en.append(f"{'less than' if bounds.exclusive_max else 'at most'} {bounds.max}")
    return "，".join(zh), " and ".join(en)


def _value_pair(constraint: Enumeration | Charset | Pattern | Format | Unit | ValueForms) -> Words:
    match constraint:
        case Enumeration(values=values, open=is_open, target=target):
            words = [value_words(value.value) for value in values]
            zh, en = f"{'例如' if is_open else '取值：'}{'、'.join(words)}", f"{'such as' if is_open else 'one of'} {', '.join(words)}"
            return _aimed(target, zh, en)
        case Charset(target=target):
            return _aimed(target, *_charset_pair(constraint))
        case Pattern(regex=regex):
            return f"匹配 {regex}", f"matches {regex}"
        case Format(name=name, layout=layout, target=target):
            return _aimed(target, f"格式 {layout or name}", f"format {layout or name}")
        case Unit(name=name):
            zh, en = _UNITS.get(name, (name, name))
            return f"单位：{zh}", f"unit: {en}"
        case ValueForms(forms=forms):
            return "；".join(_form_pair(form)[0] for form in forms), "; ".join(_form_pair(form)[1] for form in forms)
        case _:
            assert_never(constraint)


def _charset_pair(charset: Charset) -> Words:
    zh, en = [], []
    if charset.classes or charset.literals:
        zh_set, en_set = _set_pair(charset)
        zh.append(f"只能包含{zh_set}")
        en.append(f"only {en_set}")
    if charset.forbidden:
        zh.append(f"不能包含 {_spaced(charset.forbidden)}")
        en.append(f"none of {_spaced(charset.forbidden)}")
    for part, zh_end, en_end in ((charset.first, "开头", "starts"), (charset.last, "结尾", "ends")):
        if part is not None:
            zh_set, en_set = _set_pair(part)
            zh.append(f"以{zh_set}{zh_end}")
            en.append(f"{en_end} with {en_set}")
    for characters, zh_end, en_end in ((charset.forbidden_first, "开头", "start"), (charset.forbidden_last, "结尾", "end")):
        if characters:
            zh.append(f"不能以 {_spaced(characters)} {zh_end}")
            en.append(f"does not {en_end} with {_spaced(characters)}")
    return "，".join(zh), "; ".join(en)


def _set_pair(charset: Charset) -> Words:
    zh = [_CLASSES[name][0] for name in charset.classes]
    en = [_CLASSES[name][1] for name in charset.classes]
    if charset.literals:
        zh.append(_spaced(charset.literals))
        en.append(_spaced(charset.literals))
    return "、".join(zh), ", ".join(en)


def _spaced(characters: str) -> str:
    return " ".join({" ": '" "'}.get(character, character) for character in characters)


def _form_pair(form: Form) -> Words:
    if form.absent:
        value: Words = ("不填", "absent")
    elif form.literal is not None:
        value = (value_words(form.literal), value_words(form.literal))
    else:
        value = (form.format or "", form.format or "")
    return f"{value[0]}：{form.meaning}", f"{value[1]}: {form.meaning}"


def _default_pair(constraint: Default | DefaultFromField | ConditionalDefault | DefaultEmpty) -> Words:
    match constraint:
        case Default(value=value):
            return f"默认值 {value_words(value)}", f"default {value_words(value)}"
        case DefaultFromField(field=field):
            return f"默认值为 {_ref(field)} 的值", f"default: the value of {_ref(field)}"
        case ConditionalDefault(cases=cases):
            pairs = [_case_pair(case) for case in cases]
            return "默认值：" + "；".join(zh for zh, _ in pairs), "default: " + "; ".join(en for _, en in pairs)
        case DefaultEmpty():
            return "默认为空", "absent by default"
        case _:
            assert_never(constraint)


def _case_pair(case: DefaultCase) -> Words:
    value = value_words(case.value)
    if case.condition is None:
        return f"否则为 {value}", f"otherwise {value}"
    zh, en = _condition_pair(case.condition)
    return f"{zh}时为 {value}", f"{value} when {en}"


def _relation_pair(constraint: ExclusiveWith | AtLeastOneOf | UsedWith | OrderedFields) -> Words:
    match constraint:
        case ExclusiveWith(fields=fields, one_required=True):
            return f"与 {_refs(fields, '、')} 必须且只能选择一个", f"exactly one of this and {_refs(fields)}"
        case ExclusiveWith(fields=fields):
            return f"与 {_refs(fields, '、')} 互斥", f"not together with {_refs(fields)}"
        case AtLeastOneOf(fields=fields):
            return f"与 {_refs(fields, '、')} 至少选择一个", f"at least one of this and {_refs(fields)}"
        case UsedWith(fields=fields):
            return f"与 {_refs(fields, '、')} 同时使用", f"only together with {_refs(fields)}"
        case OrderedFields(fields=fields):
            order = " <= ".join(_ref(field) for field in fields)
            return order, order
        case _:
            assert_never(constraint)


def _condition_pair(condition: Condition) -> Words:
    if condition.field is None or condition.field.name is None or (condition.present is None and not condition.values):
        return condition.text, condition.text
    name = condition.field.name
    if condition.present is not None:
        return f"{'设置' if condition.present else '未设置'} {name} ", f"{name} is {'given' if condition.present else 'absent'}"
    values = [value_words(value) for value in condition.values]
    return f"{name} 为 {'或 '.join(values)} ", f"{name} is {' or '.join(values)}"


def _noted(zh: str, en: str, note: str) -> Words:
    return (f"{zh}：{note}", f"{en}: {note}") if note else (zh, en)


def _aimed(target: Target, zh: str, en: str) -> Words:
    zh_target, en_target = _TARGETS[target]
    return zh_target + zh, en_target + en


def _ref(field: FieldRef) -> str:
    return field.name or field.text


def _refs(fields: Iterable[FieldRef], separator: str = ", ") -> str:
    return separator.join(_ref(field) for field in fields)


def type_pair(type_: Type | None) -> Words:
    """The type in words of both languages."""
    match type_:
        case None | AnyType():
            return "任意", "any"
        case ScalarType(kind=kind, format=format_):
            return (f"{kind.value} ({format_})",) * 2 if format_ else (kind.value,) * 2
        case ArrayType(item=None):
            return "列表", "list"
        case ArrayType(item=item):
            zh, en = type_pair(item)
            return f"{zh} 的列表", f"list of {en}"
        case ObjectType():
            return "对象", "object"
        case MapType(value=value):
            zh, en = type_pair(value)
            return f"键值对（值：{zh}）", f"map of {en}"
        case UnionType(options=options):
            pairs = [type_pair(option) for option in options]
            return " 或 ".join(zh for zh, _ in pairs), " or ".join(en for _, en in pairs)
        case _:
            assert_never(type_)
