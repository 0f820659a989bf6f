"""What type cells mean: real cells of real pages."""

from __future__ import annotations

import pytest

from generator.lexicon.types import read_type
from generator.model.schema import (
    BOOLEAN,
    INTEGER,
    STRING,
    AnyType,
    ArrayType,
    MapType,
    ObjectType,
    ScalarKind,
    ScalarType,
    Type,
    UnionType,
)

LONG = ScalarType(ScalarKind.INTEGER, "int64")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("String。", STRING),
        ("STRING", STRING),
        ("Int", INTEGER),
        ("Long", LONG),
        ("Bool", BOOLEAN),
        ("字典数据结构[1]", ObjectType()),
        ("字典数据结构，请参见表4。", ObjectType()),
        ("Dictionary data structure. For details, see Table 3.", ObjectType()),
        ("列表数据结构", ArrayType()),
        ("Array", ArrayType()),
        ("列表，列表内元素为字典", ArrayType(ObjectType())),
        ("ARRAY_REFERENCE", ArrayType(ObjectType())),
        ("Array of strings", ArrayType(STRING)),
        ("StringArray", ArrayType(STRING)),
        ("String Array", ArrayType(STRING)),
        ("Array String", ArrayType(STRING)),
        ("List<String>", ArrayType(STRING)),
        ("List(Dict)", ArrayType(ObjectType())),
        ("Map<String, String>", MapType(STRING)),
        ("Map of strings", MapType(STRING)),
        ("List<Map<String,String>>", ArrayType(MapType(STRING))),
        ("Integer(int32)", INTEGER),
        ("string (uuid)", STRING),
        ("Integer/Boolean", UnionType((INTEGER, BOOLEAN))),
        ("ENUM <Enumeration>", STRING),
        ("", None),
        ("无", None),
    ],
)
def test_known_type(cell: str, expected: Type | None) -> None:
    reading = read_type(cell)
    assert reading.type == expected
    assert reading.certain
    assert reading.struct_name is None


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Array of tag objects", "tag"),
        ("Array of Security Group Rule objects", "Security Group Rule"),
        ("Array of [Security Group] objects", "Security Group"),
        ("Array of allow_address_pairobjects", "allow_address_pair"),
        ("List<HttpDNSResolveStatisticalCount>", "HttpDNSResolveStatisticalCount"),
        ("List (NAT gateways)", "NAT gateways"),
    ],
)
def test_list_names_its_structure(cell: str, name: str) -> None:
    reading = read_type(cell)
    assert (reading.type, reading.struct_name, reading.certain) == (ArrayType(ObjectType()), name, True)


def test_an_object_with_its_structure_in_brackets() -> None:
    reading = read_type("Object (ResourceTag)")
    assert (reading.type, reading.struct_name, reading.certain) == (ObjectType(), "ResourceTag", True)


def test_a_bare_name_is_only_perhaps_a_structure() -> None:
    reading = read_type("Router")
    assert (reading.struct_name, reading.certain) == ("Router", False)


def test_length_in_the_type() -> None:
    assert (read_type("String(64)").type, read_type("String(64)").length) == (STRING, 64)


@pytest.mark.parametrize(("cell", "meant"), [("Booleger", "boolean"), ("Sting", "string"), ("Obejct", "object")])
def test_misspelt_type_is_read_and_said(cell: str, meant: str) -> None:
    assert read_type(cell).misspelt == meant


def test_code_is_no_type() -> None:
    reading = read_type("__import__('os').system('id')")
    assert isinstance(reading.type, AnyType)
    assert not reading.certain
