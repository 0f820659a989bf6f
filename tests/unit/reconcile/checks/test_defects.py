"""Defects inside one language."""

from __future__ import annotations

import pytest

from generator.model.claim import Claim
from generator.model.constraint import (
    Condition,
    ConditionalDefault,
    Default,
    DefaultCase,
    Enumeration,
    EnumValue,
    FieldRef,
    OrderedFields,
    Range,
)
from generator.model.draft import (
    BodyDraft,
    FieldDraft,
    OperationDraft,
    PageDraft,
    PageKind,
    ProseUnit,
    SampleDraft,
    SampleKind,
    StructDraft,
    UnitRole,
)
from generator.model.schema import INTEGER, ArrayType, In, ObjectType
from generator.reconcile.checks import defect_tables, defect_text, defect_values
from generator.reconcile.checks.defects import check_defects
from generator.source.text import Lang, SourceFile

from .prose_units import marked

FILE = SourceFile.of("页面文字", "zh/page.md", Lang.ZH)
SPAN = FILE.span(0, 4)


def _claim(value):
    return Claim(value, SPAN, "test")


def _field(name: str, *constraints: object, type_: object = INTEGER, text: str | None = None) -> FieldDraft:
    return FieldDraft(
        name=_claim(name), location=In.BODY, type=_claim(type_), row=SPAN, text=marked(text, Lang.ZH) if text else None,
        constraints=tuple(_claim(c) for c in constraints),
    )  # fmt: skip


def _page(*fields: FieldDraft, units: tuple[ProseUnit, ...] = (), structs: tuple[StructDraft, ...] = ()) -> PageDraft:
    body = StructDraft(key="body", name="", fields=fields)
    operation = OperationDraft(
        method=_claim("POST"), paths=(_claim("/groups"),), title=_claim("创建"), request=(BodyDraft(type=ObjectType("body")),)
    )
    return PageDraft(
        file=FILE, kind=PageKind.API, topic="0043063023", title=None, operations=(operation,), structs=(body, *structs), units=units
    )


@pytest.mark.parametrize(("lang", "text", "ids"), [*defect_values.EXAMPLES, *defect_values.COUNTER_EXAMPLES])
def test_listed_values_against_a_meaning_for_another(lang, text, ids):
    found = defect_values.listed_and_meant(text, Lang(lang))
    assert (found is not None) == bool(ids)


@pytest.mark.parametrize(("lang", "text", "ids"), [*defect_text.EXAMPLES, *defect_text.COUNTER_EXAMPLES])
def test_wrong_words(lang, text, ids):
    unit = ProseUnit(text=marked(text, Lang(lang)), role=UnitRole.CELL, location="body.name")
    page = PageDraft(file=SourceFile.of(text, "page.md", Lang(lang)), kind=PageKind.API, topic="1", title=None, units=(unit,))
    assert tuple(f.id for f in defect_text.check(page)) == ids


def test_server_error_that_blames_the_request():
    unit = ProseUnit(text=marked("请求未完成，请求无效。", Lang.ZH), role=UnitRole.STATUS, location="status.502")
    assert [f.id for f in defect_text.check(_page(units=(unit,)))] == ["defect/status-text-conflict"]


def test_value_of_the_page_that_lost_its_underscore():
    unit = ProseUnit(text=marked("策略为PICK FIRST。", Lang.ZH), role=UnitRole.ITEM, location="request.example")
    (finding,) = defect_text.check(_page(_field("PICK_FIRST"), units=(unit,)))
    assert (finding.id, finding.labels[0].text) == ("defect/broken-literal", "PICK FIRST")


def test_defaults_that_leave_no_room_between_ordered_fields():
    order = OrderedFields(fields=(FieldRef("min", "min"), FieldRef("max", "max")))
    found = list(defect_values.check(_page(_field("min", Default(value=0), order), _field("max", Default(value=0)))))
    assert [(f.id, f.subject.location, dict(f.args)["default"]) for f in found] == [("defect/default-conflict", "body.max", "0")]
    assert list(defect_values.check(_page(_field("min", Default(value=0), order), _field("max", Default(value=5))))) == []


def test_array_of_nothing_in_particular():
    assert [f.id for f in check_defects(_page(_field("zones", type_=ArrayType(None))))] == ["defect/item-type-missing"]


def test_one_unlinked_table_on_a_page_that_links_its_tables():
    tables = tuple(
        StructDraft(key=k, name=k, fields=(), caption=_claim(f"{k}字段数据结构说明")) for k in ("networks", "groups", "bandwidth")
    )
    page = _page(
        _field("networks", type_=ObjectType("networks"), text="数据结构请参考表4。"),
        _field("bandwidth", type_=ObjectType("bandwidth"), text="共享带宽，默认为空。"),
        structs=tables,
    )
    assert [(f.id, dict(f.args)["name"]) for f in defect_tables.check(page)] == [("defect/table-unlinked", "bandwidth")]
    style = _page(_field("bandwidth", type_=ObjectType("bandwidth"), text="共享带宽。"), structs=tables)
    assert list(defect_tables.check(style)) == []


@pytest.mark.parametrize(
    ("constraints", "default"),
    [
        ((Range(min=1), Default(value=0)), "0"),
        ((Range(min=1), ConditionalDefault(cases=(DefaultCase(value=0),))), "0"),
        ((Enumeration(values=(EnumValue("vhd"), EnumValue("raw"))), Default(value="zvhd2")), "zvhd2"),
        ((Range(min=0), Default(value=0)), None),
        ((Range(min=1, condition=Condition(text="action为filter")), Default(value=0)), None),
        ((Enumeration(values=(EnumValue("vhd"),), open=True), Default(value="raw")), None),
        ((Enumeration(values=(EnumValue("vhd"),)), Default(value="VHD")), None),
    ],
)
def test_default_that_the_row_does_not_allow(constraints, default):
    found = [finding for finding in check_defects(_page(_field("offset", *constraints))) if finding.id == "defect/default-outside-values"]
    assert [dict(finding.args)["default"] for finding in found] == ([default] if default else [])


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://{Endpoint}/v2/images?page=2&limit=10", ["page"]),
        ("/v2/images?limit=10", []),
        ("/v2/images/1/members?page=2", []),
    ],
)
def test_parameter_that_only_the_uri_of_a_sample_shows(url, names):
    limit = FieldDraft(name=_claim("limit"), location=In.QUERY, row=SPAN)
    sample = SampleDraft(kind=SampleKind.REQUEST, span=SPAN, text="", method="GET", url=url)
    operation = OperationDraft(
        method=_claim("GET"), paths=(_claim("/v2/images"),), title=_claim("查询"), parameters=(limit,), samples=(sample,)
    )
    page = PageDraft(file=FILE, kind=PageKind.API, topic="1", title=None, operations=(operation,))
    assert [dict(finding.args)["name"] for finding in check_defects(page)] == names
