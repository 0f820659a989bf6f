"""Constraints in words: zh and en side by side."""

from __future__ import annotations

import pytest

from generator.model.claim import Claim, Fact, Verdict
from generator.model.constraint import (
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
    Format,
    ItemCount,
    Length,
    MultipleOf,
    OrderedFields,
    Range,
    RequiredWhen,
    Target,
    Unit,
)
from generator.model.schema import STRING, ArrayType, ObjectType
from generator.render.wording import constraint_words, fact_words, meanings, type_words
from generator.source.text import Lang, SourceFile

AUDIT = Condition(text="when the method is ELB_AUDIT", field=FieldRef("method", "health_periodic_audit_method"), values=("ELB_AUDIT",))
ELB = Condition(text="load balancing is configured")


@pytest.mark.parametrize(
    ("constraint", "zh", "en"),
    [
        (Length(min=1, max=64), "长度为 1 到 64 个字符", "1 to 64 characters"),
        (Length(max=1, unit="byte"), "长度最多 1 个字节", "at most 1 byte"),
        (Length(max=64, target=Target.EACH_ITEM), "每项：长度最多 64 个字符", "each item: at most 64 characters"),
        (Range(min=0, max=86400), "取值范围 0 到 86400", "from 0 to 86400"),
        (Range(min=0, exclusive_min=True), "大于 0", "greater than 0"),
        (ItemCount(max=5), "最多 5 项", "at most 5 items"),
        (ItemCount(max=6, target=Target.LIST_IN_STRING, separator=","), "最多 6 项，以“,”分隔", 'at most 6 items, separated by ","'),
        (MultipleOf(factor=10), "10 的倍数", "a multiple of 10"),
        (Enumeration(values=(EnumValue(0), EnumValue(5))), "取值：0、5", "one of 0, 5"),
        (Default(value=False), "默认值 false", "default false"),
        (Default(value=""), '默认值 ""', 'default ""'),
        (DefaultEmpty(), "默认为空", "absent by default"),
        (DefaultFromField(field=FieldRef("最小实例数", "min")), "默认值为 min 的值", "default: the value of min"),
        (
            ConditionalDefault(cases=(DefaultCase("ELB_AUDIT", ELB), DefaultCase("NOVA_AUDIT"))),
            "默认值：load balancing is configured时为 ELB_AUDIT；否则为 NOVA_AUDIT",
            "default: ELB_AUDIT when load balancing is configured; otherwise NOVA_AUDIT",
        ),
        (
            Charset(classes=(CharClass.HAN, CharClass.LETTER), literals="-_", first=Charset(classes=(CharClass.LETTER,))),
            "只能包含中文、字母、- _，以字母开头",
            "only Chinese characters, letters, - _; starts with letters",
        ),
        (Format(name="date-time", layout="YYYY-MM-DDThh:mmZ"), "格式 YYYY-MM-DDThh:mmZ", "format YYYY-MM-DDThh:mmZ"),
        (Unit(name="second"), "单位：秒", "unit: seconds"),
        (
            EffectiveWhen(condition=AUDIT),
            "health_periodic_audit_method 为 ELB_AUDIT 时生效",
            "has an effect only when health_periodic_audit_method is ELB_AUDIT",
        ),
        (
            RequiredWhen(condition=Condition(text="", field=FieldRef("a", "a"), present=False)),
            "未设置 a 时必选",
            "required when a is absent",
        ),
        (ExclusiveWith(fields=(FieldRef("lb", "lb"),)), "与 lb 互斥", "not together with lb"),
        (
            ExclusiveWith(fields=(FieldRef("a"), FieldRef("b")), one_required=True),
            "与 a、b 必须且只能选择一个",
            "exactly one of this and a, b",
        ),
        (AtLeastOneOf(fields=(FieldRef("a"),)), "与 a 至少选择一个", "at least one of this and a"),
        (OrderedFields(fields=(FieldRef("min"), FieldRef("max"))), "min <= max", "min <= max"),
        (Deprecated(), "已废弃", "deprecated"),
    ],
)
def test_constraint_is_said_in_both_languages(constraint: Constraint, zh: str, en: str) -> None:
    assert (constraint_words(constraint, Lang.ZH), constraint_words(constraint, Lang.EN)) == (zh, en)


def claim(value: Constraint, lang: Lang) -> Claim[Constraint]:
    return Claim(value, SourceFile.of("x", f"{lang.value}/page.md", lang).span(0, 1), "constraint/test")


def test_condition_is_said_in_the_words_of_its_language() -> None:
    zh = EffectiveWhen(condition=Condition(text="当监听器存在"))
    en = EffectiveWhen(condition=Condition(text="a listener exists"))
    fact: Fact[Constraint] = Fact(zh, Verdict.AGREED, (claim(zh, Lang.ZH), claim(en, Lang.EN)))
    assert fact_words(fact, Lang.ZH) == "当监听器存在时生效"
    assert fact_words(fact, Lang.EN) == "has an effect only when a listener exists"


def test_meaning_falls_back_to_the_language_that_has_it() -> None:
    zh = Enumeration(values=(EnumValue("A", "甲"), EnumValue("B", "乙")))
    en = Enumeration(values=(EnumValue("A", "first"),))
    fact: Fact[Constraint] = Fact(zh, Verdict.ZH_CHOSEN, (claim(zh, Lang.ZH), claim(en, Lang.EN)))
    assert meanings(fact, Lang.EN) == (("A", "first"), ("B", "乙"))


def test_type_in_words() -> None:
    assert type_words(ArrayType(ObjectType("Network")), Lang.EN) == "list of object"
    assert type_words(ArrayType(STRING), Lang.ZH) == "string 的列表"
