"""The reader as a whole: places, counting, hulls, and what a row says about its siblings."""

from __future__ import annotations

from generator.constraints.passage import passage_of_text
from generator.constraints.reader import Reading, read_constraints, read_quotas
from generator.constraints.rule import FieldContext, Sibling
from generator.model.constraint import (
    Condition,
    ConditionalDefault,
    Default,
    DefaultCase,
    Enumeration,
    EnumValue,
    FieldRef,
    ItemCount,
    Length,
    Quota,
    Range,
    RequiredWhen,
)
from generator.model.schema import INTEGER, STRING, ArrayType, ObjectType, Type
from generator.source.marked import Text
from generator.source.text import Lang, SourceFile


def text_of(value: str, lang: Lang) -> Text:
    return Text.plain(value, SourceFile.of(value, lang=lang).span(0, len(value)))


def read(value: str, lang: Lang = Lang.ZH, type: Type = STRING, name: str = "", siblings: tuple[Sibling, ...] = ()) -> Reading:
    return read_constraints(passage_of_text(text_of(value, lang)), FieldContext(name=name, type=type, lang=lang, siblings=siblings))


def test_claim_covers_exactly_the_words_that_say_it() -> None:
    reading = read("冷却时间，取值范围0-86400，默认为300，单位是秒。", type=INTEGER)
    assert [(claim.rule, claim.span.text) for claim in reading.claims] == [
        ("constraint/range", "取值范围0-86400"),
        ("constraint/default", "默认为300"),
        ("constraint/unit", "单位是秒"),
    ]


def test_read_and_unread_sentences_add_up() -> None:
    reading = read("镜像名称。默认值为0。同一资源的名称不能重复。")
    assert (reading.total, reading.read, [text.value for text in reading.unread]) == (2, 1, ["同一资源的名称不能重复。"])
    assert [diagnostic.id for diagnostic in reading.diagnostics] == ["constraint/unread"]


def test_examples_are_no_source_of_values() -> None:
    assert read("期望状态码，例如200，202。默认值请参考接口说明，如：A、B。").claims == ()


def test_ranges_of_cases_have_a_hull() -> None:
    reading = read("按带宽分配取值范围为[1,2000]，按流量分配取值范围为[1,300]。", type=INTEGER)
    assert [claim.value for claim in reading.claims] == [
        Range(min=1, max=2000),
        Range(min=1, max=2000, condition=Condition("按带宽分配")),
        Range(min=1, max=300, condition=Condition("按流量分配")),
    ]


def test_defaults_of_cases_become_one() -> None:
    reading = read("默认端口如下：\n- MySQL默认3306。\n- PostgreSQL默认5432。", type=INTEGER)
    assert [claim.value for claim in reading.claims] == [
        ConditionalDefault(cases=(DefaultCase(3306, Condition("MySQL")), DefaultCase(5432, Condition("PostgreSQL"))))
    ]


def test_case_of_a_default_may_stand_in_front_of_the_sentence() -> None:
    reading = read("- For MySQL, the default value is 3306.\n- For PostgreSQL, the default value is 5432.", Lang.EN, type=INTEGER)
    assert [claim.value for claim in reading.claims] == [
        ConditionalDefault(cases=(DefaultCase(3306, Condition("MySQL")), DefaultCase(5432, Condition("PostgreSQL"))))
    ]


def test_value_from_a_later_paragraph_joins_the_enumeration() -> None:
    reading = read("可设置为1、5（分钟）。\n若设置为0，可以实现10秒级健康检查。", type=INTEGER)
    assert Enumeration(values=(EnumValue(1), EnumValue(5), EnumValue(0, "可以实现10秒级健康检查"))) in [c.value for c in reading.claims]


def test_default_is_typed_by_its_field() -> None:
    assert [claim.value for claim in read("默认值：1000").claims] == [Default(value="1000")]
    assert [claim.value for claim in read("默认值：1000", type=INTEGER).claims] == [Default(value=1000)]


def test_row_may_speak_of_its_siblings() -> None:
    siblings = (Sibling("flavorRef", ""), Sibling("imageRef", ""))
    reading = read("当不传入instance_id字段时flavorRef、imageRef字段为必选。", name="instance_id", siblings=siblings)
    condition = Condition("不传入instance_id字段", FieldRef("instance_id", "instance_id"), present=False)
    assert reading.claims == ()
    assert [(name, claim.value) for name, claim in reading.others] == [
        ("flavorRef", RequiredWhen(condition=condition)),
        ("imageRef", RequiredWhen(condition=condition)),
    ]


def test_quotas_of_both_editions() -> None:
    zh = read_quotas(passage_of_text(text_of("默认最多可以创建10个伸缩组。", Lang.ZH)), Lang.ZH)
    en = read_quotas(passage_of_text(text_of("Each user can create a maximum of 25 AS groups by default.", Lang.EN)), Lang.EN)
    assert [claim.value for claim in (*zh, *en)] == [Quota(limit=10, subject="伸缩组"), Quota(limit=25, subject="AS groups", scope="user")]


def test_limit_inside_each_item_belongs_to_the_member() -> None:
    for text, lang in (
        ("包含标签，最多包含10个key，每个key下面的value最多5个。", Lang.ZH),
        ("A maximum of 10 tag keys are allowed. Each tag key can have up to 5 tag values.", Lang.EN),
    ):
        context = FieldContext(name="tags", type=ArrayType(ObjectType()), lang=lang, members=("key", "values"))
        reading = read_constraints(passage_of_text(text_of(text, lang)), context)
        assert [claim.value for claim in reading.claims] == [ItemCount(max=10)]
        assert [(name, claim.value) for name, claim in reading.of_members] == [("values", ItemCount(max=5))]


def test_limit_of_one_call_is_told_from_limit_of_the_account() -> None:
    texts = "单次最多批量操作实例个数为10。\n一个后端云服务器组的两个后端云服务器不能有相同的address。\n每个伸缩组最多可以增加5个主题。"
    found = [claim.value for claim in read_quotas(passage_of_text(text_of(texts, Lang.ZH)), Lang.ZH)]
    assert found == [Quota(limit=10, subject="实例", per_call=True), Quota(limit=5, subject="主题", scope="伸缩组")]
    text = "A batch operation can be performed on a maximum of 10 instances at a time."
    found = [claim.value for claim in read_quotas(passage_of_text(text_of(text, Lang.EN)), Lang.EN)]
    assert found == [Quota(limit=10, subject="instances", per_call=True)]


def test_key_that_may_not_be_blank_is_said_in_the_row_of_its_list() -> None:
    text = "Specifies the tags. The tag key cannot be left blank or set to an empty string."
    context = FieldContext(name="tags", type=ArrayType(ObjectType()), lang=Lang.EN, members=("key", "values"))
    reading = read_constraints(passage_of_text(text_of(text, Lang.EN)), context)
    assert reading.claims == ()
    assert [(name, claim.value) for name, claim in reading.of_members] == [("key", Length(min=1))]


def test_sentences_about_acts_are_not_counted() -> None:
    for text, lang in (
        ("受保护的镜像不允许删除。镜像ID，全局唯一。", Lang.ZH),
        ("A protected image cannot be deleted. Specifies the unique ID. Otherwise, this attribute is not required.", Lang.EN),
    ):
        assert read(text, lang).total == 0


def test_value_put_together_of_parts_has_neither_their_values_nor_their_format() -> None:
    texts = (
        ("取值格式为“操作符:UTC时间”。\n时间格式支持：yyyy-MM-ddThh:mm:ssZ", Lang.ZH),
        ("The value is in the format of Operator:UTC time.\nThe time format is yyyy-MM-ddThh:mm:ssZ.", Lang.EN),
    )
    assert [read(text, lang).claims for text, lang in texts] == [(), ()]
    plain = read("镜像格式：目前支持：vhd、raw。", Lang.ZH)
    assert [claim.value for claim in plain.claims] == [Enumeration(values=(EnumValue("vhd"), EnumValue("raw")))]


def test_length_of_a_member_is_none_of_its_list() -> None:
    context = FieldContext(name="tags", type=ArrayType(ObjectType()), lang=Lang.ZH, members=("key", "value"))
    reading = read_constraints(passage_of_text(text_of("标签列表，每个标签的key不超过36个字符。", Lang.ZH)), context)
    assert reading.claims == ()
    assert [(name, claim.value) for name, claim in reading.of_members] == [("key", Length(max=36))]


def test_default_page_size_is_no_quota() -> None:
    zh = "不指定查询条件时，默认最多查询租户下20条伸缩组信息。"
    en = "If no search criteria are specified, a maximum of 20 AS groups can be queried for a tenant by default."
    assert read_quotas(passage_of_text(text_of(zh, Lang.ZH)), Lang.ZH) == ()
    assert read_quotas(passage_of_text(text_of(en, Lang.EN)), Lang.EN) == ()
