"""Each constraint as the keywords that say it."""

from __future__ import annotations

import pytest

from generator.emit.schemas import field_schema
from generator.model.constraint import (
    CharClass,
    Charset,
    Condition,
    ConditionalDefault,
    Default,
    DefaultCase,
    DefaultEmpty,
    DefaultFromField,
    Deprecated,
    EffectiveWhen,
    Enumeration,
    EnumValue,
    FieldRef,
    Form,
    Format,
    ItemCount,
    Length,
    MultipleOf,
    Nullable,
    Pattern,
    Range,
    ReadOnly,
    RequiredWhen,
    Reserved,
    Target,
    Unit,
    UsedWith,
    ValueForms,
)
from generator.model.schema import BOOLEAN, INTEGER, NUMBER, STRING, AnyType, ArrayType, MapType, ObjectType, UnionType

from .build import member

STRINGS = ArrayType(STRING)
ELB = Condition("使用负载均衡时", FieldRef("lbaas_listeners", "lbaas_listeners"), present=True)
VALUES = (EnumValue("ELB_AUDIT"), EnumValue("NOVA_AUDIT"))

CASES = [
    (STRING, [Length(min=1, max=64)], {"type": "string", "minLength": 1, "maxLength": 64}),
    (STRINGS, [Length(max=64)], {"type": "array", "items": {"type": "string", "maxLength": 64}}),
    (INTEGER, [Length(max=64)], {"type": "integer"}),
    (STRING, [Length(min=5, max=3)], {"type": "string"}),
    (
        STRING,
        [Length(min=6, max=32, unit="byte"), Charset(classes=(CharClass.HAN,))],
        {"type": "string", "minLength": 1, "maxLength": 32, "x-twinspec-length-in-bytes": {"min": 6, "max": 32}, "pattern": "^[一-鿿]*$"},
    ),
    (INTEGER, [Range(min=0, max=86400)], {"type": "integer", "minimum": 0, "maximum": 86400}),
    (INTEGER, [Range(min=1, max=65535, exclusive_max=True)], {"type": "integer", "minimum": 1, "maximum": 65534}),
    (NUMBER, [Range(min=0, max=1, exclusive_min=True)], {"type": "number", "exclusiveMinimum": 0, "maximum": 1}),
    (STRING, [Range(min=1, max=255)], {"type": "string", "x-twinspec-text-range": {"minimum": 1, "maximum": 255}}),
    (ArrayType(INTEGER), [Range(max=9)], {"type": "array", "items": {"type": "integer", "maximum": 9}}),
    (
        INTEGER,
        [Range(min=10, max=100, condition=Condition("SATA")), Range(min=40, max=500, condition=Condition("SAS"))],
        {
            "type": "integer",
            "minimum": 10,
            "maximum": 500,
            "x-twinspec-bounds-by-case": [
                {"minimum": 10, "maximum": 100, "when": {"text": "SATA"}},
                {"minimum": 40, "maximum": 500, "when": {"text": "SAS"}},
            ],
        },
    ),
    (STRINGS, [ItemCount(max=5)], {"type": "array", "items": {"type": "string"}, "maxItems": 5}),
    (
        STRING,
        [ItemCount(max=6, target=Target.LIST_IN_STRING, separator=",")],
        {"type": "string", "x-twinspec-list-in-string": {"separator": ",", "maxItems": 6}, "pattern": "^[^,]*(?:,[^,]*){0,5}$"},
    ),
    (MapType(STRING), [ItemCount(max=10)], {"type": "object", "additionalProperties": {"type": "string"}, "maxProperties": 10}),
    (INTEGER, [MultipleOf(factor=10)], {"type": "integer", "multipleOf": 10}),
    (STRING, [Enumeration(values=VALUES)], {"type": "string", "enum": ["ELB_AUDIT", "NOVA_AUDIT"]}),
    (STRINGS, [Enumeration(values=VALUES)], {"type": "array", "items": {"type": "string", "enum": ["ELB_AUDIT", "NOVA_AUDIT"]}}),
    (INTEGER, [Enumeration(values=(EnumValue("1"), EnumValue(5), EnumValue("x")))], {"type": "integer", "enum": [1, 5]}),
    (
        STRING,
        [Enumeration(values=VALUES, open=True)],
        {
            "type": "string",
            "x-twinspec-enum-open": True,
            "anyOf": [{"type": "string", "enum": ["ELB_AUDIT", "NOVA_AUDIT"]}, {"type": "string"}],
        },
    ),
    (
        BOOLEAN,
        [Enumeration(values=(EnumValue(True, "yes it is"), EnumValue(False)))],
        {"type": "boolean", "x-twinspec-enum-meanings": [{"value": True, "zh": "yes it is", "en": "yes it is"}]},
    ),
    (INTEGER, [Default(value="300")], {"type": "integer", "default": 300}),
    (STRING, [Default(value=300)], {"type": "string", "default": "300"}),
    (BOOLEAN, [Default(value="false")], {"type": "boolean", "default": False}),
    (STRINGS, [Default(value=())], {"type": "array", "items": {"type": "string"}, "default": []}),
    (INTEGER, [Default(value="many")], {"type": "integer", "x-twinspec-default-as-printed": "many"}),
    (INTEGER, [Default(value=5), Range(min=10)], {"type": "integer", "minimum": 10, "x-twinspec-default-as-printed": 5}),
    (
        STRING,
        [Default(value="A"), Enumeration(values=VALUES)],
        {"type": "string", "x-twinspec-default-as-printed": "A", "enum": ["ELB_AUDIT", "NOVA_AUDIT"]},
    ),
    (
        INTEGER,
        [DefaultFromField(field=FieldRef("最小实例数", "min_instance_number"))],
        {"type": "integer", "x-twinspec-default-from": "min_instance_number"},
    ),
    (
        STRING,
        [ConditionalDefault(cases=(DefaultCase("ELB_AUDIT", ELB), DefaultCase("NOVA_AUDIT")))],
        {
            "type": "string",
            "x-twinspec-default-by-case": [
                {"value": "ELB_AUDIT", "when": {"text": "使用负载均衡时", "field": "lbaas_listeners", "present": True}},
                {"value": "NOVA_AUDIT"},
            ],
        },
    ),
    (STRING, [DefaultEmpty()], {"type": "string", "x-twinspec-default-empty": True}),
    (STRING, [Pattern(regex="^[a-z]+$")], {"type": "string", "pattern": "^[a-z]+$"}),
    (STRING, [Pattern(regex="(a+)+")], {"type": "string"}),
    (STRING, [Format(name="uuid")], {"type": "string", "format": "uuid"}),
    (STRING, [Format(name="uuid"), Default(value="0")], {"type": "string", "x-twinspec-value-format": "uuid", "default": "0"}),
    (STRING, [Format(name="cidr")], {"type": "string", "x-twinspec-value-format": "cidr"}),
    (
        STRING,
        [Format(name="date-time", layout="YYYY-MM-DDThh:mmZ")],
        {"type": "string", "format": "date-time", "x-twinspec-layout": "YYYY-MM-DDThh:mmZ"},
    ),
    (INTEGER, [Unit(name="second")], {"type": "integer", "x-twinspec-unit": "second"}),
    (
        STRING,
        [RequiredWhen(condition=ELB)],
        {"type": "string", "x-twinspec-required-when": [{"text": "使用负载均衡时", "field": "lbaas_listeners", "present": True}]},
    ),
    (STRING, [EffectiveWhen(condition=Condition("ELB"))], {"type": "string", "x-twinspec-effective-when": [{"text": "ELB"}]}),
    (STRING, [UsedWith(fields=(FieldRef("x", "x"),))], {"type": "string", "x-twinspec-used-with": ["x"]}),
    (
        STRING,
        [
            ValueForms(
                forms=(Form("default project", literal="0"), Form("default project", absent=True), Form("that project", format="uuid"))
            )
        ],
        {
            "type": "string",
            "x-twinspec-value-forms": [
                {"meaning": "default project", "value": "0"},
                {"meaning": "default project", "absent": True},
                {"meaning": "that project", "format": "uuid"},
            ],
        },
    ),
    (STRING, [Deprecated(note="已废弃")], {"type": "string", "deprecated": True, "x-twinspec-deprecated-note": "已废弃"}),
    (STRING, [Reserved(note="预留")], {"type": "string", "x-twinspec-reserved": "预留"}),
    (STRING, [ReadOnly()], {"type": "string", "readOnly": True}),
    (STRING, [Nullable()], {"type": ["string", "null"]}),
    (STRING, [Nullable(), Enumeration(values=VALUES)], {"type": ["string", "null"], "enum": ["ELB_AUDIT", "NOVA_AUDIT", None]}),
    (ObjectType("Vpc"), [Nullable()], {"anyOf": [{"$ref": "#/Vpc"}, {"type": "null"}]}),
    (ObjectType("Vpc"), [Length(max=3), Deprecated()], {"$ref": "#/Vpc", "deprecated": True}),
    (None, [], {}),
    (AnyType("Strng"), [], {"x-twinspec-type-text": "Strng"}),
    (UnionType((STRING, INTEGER)), [], {"type": ["string", "integer"]}),
    (UnionType((STRING, STRINGS)), [], {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
    (ArrayType(None), [], {"type": "array", "items": {}}),
]


@pytest.mark.parametrize(("of", "constraints", "expected"), CASES, ids=[str(index) for index in range(len(CASES))])
def test_constraint_becomes_keywords(of, constraints, expected) -> None:
    schema = field_schema(member("f", of, *constraints), lambda name: f"#/{name}")

    schema.pop("x-twinspec-evidence", None)
    assert schema == expected
