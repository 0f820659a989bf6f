"""Limits of one call become limits of the one list that they count."""

from __future__ import annotations

from generator.extract.limits import with_call_limits
from generator.model.claim import Claim
from generator.model.constraint import ItemCount, Quota
from generator.model.draft import BodyDraft, FieldDraft, OperationDraft, StructDraft
from generator.model.schema import STRING, ArrayType, In, ObjectType, Type
from generator.source.text import Lang, SourceFile

SPAN = SourceFile.of("单次最多批量操作实例个数为10。", lang=Lang.ZH).span(0, 17)


def field(name: str, type: Type, description: str) -> FieldDraft:
    said = Claim(description, SPAN, "column/description")
    return FieldDraft(name=Claim(name, SPAN, "column/name"), location=In.BODY, type=Claim(type, SPAN, "column/type"), description=said)


def limits(quota: Quota, *fields: FieldDraft) -> list[tuple[ItemCount, ...]]:
    body = StructDraft(key="body", name="", fields=fields, caption=None, element_id=None, span=SPAN)
    operation = OperationDraft(
        method=Claim("POST", SPAN, "uri"),
        paths=(Claim("/v1/action", SPAN, "uri"),),
        title=Claim("批量操作实例", SPAN, "title"),
        request=(BodyDraft(type=ObjectType("body")),),
        quotas=(Claim(quota, SPAN, "constraint/quota"),),
    )
    (struct,) = with_call_limits((body,), operation)
    return [tuple(claim.value for claim in one.constraints if isinstance(claim.value, ItemCount)) for one in struct.fields]


IDS = field("instances_id", ArrayType(STRING), "云服务器ID。")
TAGS = field("tags", ArrayType(ObjectType("tag")), "标签列表。")
ACTION = field("action", STRING, "批量操作实例action标识")


def test_limit_of_a_call_bounds_the_list_that_it_counts() -> None:
    assert limits(Quota(limit=10, subject="实例", per_call=True), IDS, ACTION) == [(ItemCount(max=10),), ()]


def test_limit_of_the_account_bounds_no_list() -> None:
    assert limits(Quota(limit=10, subject="实例"), IDS, ACTION) == [(), ()]


def test_limit_of_a_call_bounds_no_list_of_something_else() -> None:
    assert limits(Quota(limit=10, subject="实例", per_call=True), TAGS) == [()]


def test_of_two_lists_none_is_guessed() -> None:
    assert limits(Quota(limit=10, subject="实例", per_call=True), IDS, TAGS) == [(), ()]
