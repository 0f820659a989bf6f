"""The type vocabulary: what stands in a type cell, and what it means.

`read_type` knows words and shapes ("Array of <struct> objects", "List<String>", "String(64)", "字典数据结构"); it knows
no table and no sample.  A name that is no type word may be the name of a structure: `extract/` decides.
"""

# A row of vocabulary is data and stays on one line.
# ruff: noqa: E501
from __future__ import annotations

import re

from ..model.schema import (
    BOOLEAN,
    INTEGER,
    NUMBER,
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
from ..source.frozen import dataclass

_LONG = ScalarType(ScalarKind.INTEGER, "int64")
_INT32 = ScalarType(ScalarKind.INTEGER, "int32")

WORDS: tuple[tuple[Type, tuple[str, ...], tuple[str, ...]], ...] = (
    (STRING, ("字符串", "字符", "字符型", "字符串类型", "枚举", "枚举类型", "文本"),
     ("string", "strings", "str", "enum", "enumeration", "enum <enumeration>", "uuid", "char", "varchar", "text", "timestamp", "date", "datetime", "time", "string type")),
    (INTEGER, ("整数", "整型", "整形", "数字"), ("integer", "integers", "int", "ints", "short", "integer type")),
    (_LONG, ("长整型", "长整数"), ("long", "longs", "int64", "bigint", "long integer")),
    (_INT32, (), ("int32",)),
    (NUMBER, ("浮点", "浮点型", "浮点数", "小数"), ("number", "numbers", "decimal", "bigdecimal", "numeric")),
    (ScalarType(ScalarKind.NUMBER, "float"), (), ("float", "floats")),
    (ScalarType(ScalarKind.NUMBER, "double"), (), ("double", "doubles")),
    (BOOLEAN, ("布尔", "布尔型", "布尔值", "布尔类型"), ("boolean", "booleans", "bool", "bools")),
    (ScalarType(ScalarKind.NULL), (), ("null",)),
    (ObjectType(), ("对象", "字典", "字典数据结构", "字典类型", "字典类型数据结构", "结构体", "json对象", "对象类型"),
     ("object", "objects", "dict", "dicts", "dictionary", "dictionaries", "dictionary data structure", "json", "json object", "jsonobject", "reference", "struct", "structure", "data structure", "hash")),
    (MapType(), ("映射", "键值对"), ("map", "maps", "hashmap", "key-value", "key-value pair", "key/value")),
    (ArrayType(), ("数组", "列表", "列表数据结构", "列表类型数据结构", "列表类型", "数组类型", "集合"),
     ("array", "arrays", "list", "lists", "json array", "jsonarray", "list data structure", "array data structure", "set")),
    (ArrayType(ObjectType()), ("列表，列表内元素为字典", "对象数组", "字典列表", "对象列表"), ("array_reference", "arrayreference", "object array", "list of dictionaries")),
    (ArrayType(STRING), ("字符串数组", "字符串列表"), ("stringarray", "stringlist")),
    (ArrayType(INTEGER), ("整数数组",), ("integerarray", "intarray")),
    (ScalarType(ScalarKind.STRING, "binary"), ("文件", "二进制", "二进制流"), ("file", "binary", "stream", "byte", "bytes")),
)

MISSPELT: dict[str, str] = {
    "booleger": "boolean", "booleab": "boolean", "boolen": "boolean", "boolea": "boolean", "bolean": "boolean", "boolan": "boolean",
    "sting": "string", "stirng": "string", "strng": "string", "srting": "string", "strig": "string", "strring": "string",
    "obejct": "object", "objcet": "object", "objct": "object", "ojbect": "object", "obeject": "object",
    "interger": "integer", "intger": "integer", "integar": "integer", "intege": "integer", "interge": "integer",
    "arry": "array", "aray": "array", "arrary": "array", "lsit": "list",
}

_TABLE: dict[str, Type] = {word: kind for kind, zh, en in WORDS for word in (*zh, *en)}
_SILENT = {"", "无", "none", "n/a", "na", "-", "--", "/", "不涉及"}
_ANY = re.compile(r"取决于|determined by|depends? on|任意|(?<![a-z])any(?![a-z])", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeReading:
    """What a type cell says."""

    type: Type | None
    """None for a silent cell; AnyType(text) for one that nobody knows."""
    struct_name: str | None = None
    """The structure the cell names: "tag" of "Array of tag objects"."""
    length: int | None = None
    """64 of "String(64)"."""
    misspelt: str | None = None
    """The word that was meant."""
    certain: bool = True
    """False when the type is only the name of a structure that must be found first."""


_SEE = re.compile(
    r"[\s,，.。;；(（]*(?:for\s+details|for\s+more|details\s+see|see\s+(?:also\s+)?(?:table|the)|refer\s+to|as\s+shown\s+in|请参[见考]|详[情细见]|参[见考]|如表|具体).*$",
    re.I | re.S,
)
_FOOTNOTE = re.compile(r"\s*\[\d+\]$")
_SIZED = re.compile(r"(string|str|varchar|char|字符串)\s*[(（\[]\s*(?:\d{1,9}\s*[-~]\s*)?(\d{1,9})\s*[)）\]]", re.I)
_MAP = re.compile(r"(?:map|hashmap|dict|dictionary|字典)\s*[<(\[（]\s*([^,，<>]{1,40})\s*[,，:]\s*([^<>]{1,60}?)\s*[>)\]）]", re.I)
_MAP_OF = re.compile(r"(?:map|hashmap|dict|dictionary)\s+of\s+(.{1,60})", re.I)
_QUALIFIED = re.compile(r"([A-Za-z]{3,10})\s*[(（]\s*([A-Za-z_][A-Za-z0-9_.\-]{0,60})\s*[)）]")
""" "Integer(int32)", "Object (ResourceTag)"."""
_BRACKET = re.compile(
    r"(?:json\s?)?(?:array|arrays|list|lists|set|列表|数组|集合)\s*(?:of\s*)?[<(\[（【《]\s*(.{1,80}?)\s*[>)\]）】》]\s*(?:objects?)?", re.I
)
_OF = re.compile(r"(?:an?\s+)?(?:json\s?)?(?:array|arrays|arry|list|lists|set)\s*(?:of|<of>)\s*(.{1,80})", re.I)
_TAIL = re.compile(r"(.{1,60}?)\s*(?:array|list|\[\]|数组|列表)", re.I)
_HEAD = re.compile(r"(?:array|list|数组|列表)[\s:：/]+(.{1,60})", re.I)
_OBJECTS = re.compile(r"(.{1,60}?)[\s_]*(?:objects?|对象|structures?|structs?|dicts?|data structures?)", re.I)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*(?: [A-Za-z0-9_.\-]+){0,4}")
_UNION = re.compile(r"\s*(?:/|(?<![a-z])or(?![a-z])|或者|或|\|)\s*", re.I)


def read_type(cell: str) -> TypeReading:
    """What a type cell means.

    >>> read_type("Array of tag objects").struct_name
    'tag'
    >>> read_type("String(64)").length
    64
    """
    text = " ".join(cell[:600].replace("\u00a0", " ").split())
    text = _FOOTNOTE.sub("", text.strip(" 。.，,;；:：*"))
    short = _SEE.sub("", text).strip(" 。.，,;；:：")
    if (short or text).casefold() in _SILENT:
        return TypeReading(type=None)
    return _read(short or text, 0) or TypeReading(type=AnyType(text[:200]), certain=_ANY.search(text) is not None)


def _read(text: str, depth: int) -> TypeReading | None:
    if depth > 4 or len(text) > 200:
        return None
    word = text.casefold().strip(" 。.*")
    if word in _TABLE:
        return TypeReading(type=_TABLE[word])
    if word in MISSPELT:
        return TypeReading(type=_TABLE[MISSPELT[word]], misspelt=MISSPELT[word])
    if sized := _SIZED.fullmatch(text):
        return TypeReading(type=STRING, length=int(sized.group(2)))
    if mapped := _MAP.fullmatch(text):
        value = _read(mapped.group(2), depth + 1)
        return TypeReading(type=MapType(value.type if value else None))
    if mapped := _MAP_OF.fullmatch(text):
        value = _known(mapped.group(1), depth)
        return TypeReading(type=MapType(value.type if value else None))
    if qualified := _QUALIFIED.fullmatch(text):
        kind = _TABLE.get(qualified.group(1).casefold())
        if isinstance(kind, ScalarType):
            return TypeReading(type=kind)
        if isinstance(kind, ObjectType):
            return TypeReading(type=kind, struct_name=qualified.group(2))
    for pattern in (_BRACKET, _OF, _HEAD):
        if listed := pattern.fullmatch(text):
            return _list_of(listed.group(1), depth)
    if (tail := _TAIL.fullmatch(text)) and (inner := _known(tail.group(1), depth)):
        return _array(inner)
    return _named(text) or _either(text, depth)


def _known(text: str, depth: int) -> TypeReading | None:
    reading = _read(text, depth + 1)
    return reading if reading and reading.certain and reading.struct_name is None else None


def _list_of(item: str, depth: int) -> TypeReading:
    inner = (_read(item, depth + 1) if item.endswith(">") and "<" in item else None) or _read(item.strip(" <>()[]（）【】*"), depth + 1)
    if inner is None:
        return TypeReading(type=ArrayType())
    return _array(inner)


def _array(inner: TypeReading) -> TypeReading:
    if inner.struct_name is not None:
        return TypeReading(type=ArrayType(ObjectType()), struct_name=inner.struct_name)
    return TypeReading(type=ArrayType(inner.type), length=inner.length, misspelt=inner.misspelt)


def _named(text: str) -> TypeReading | None:
    clean = text.replace("[", "").replace("]", "").strip(" <>*")
    if (objects := _OBJECTS.fullmatch(clean)) and _NAME.fullmatch(objects.group(1).strip(" <>()（）的")):
        return TypeReading(type=ObjectType(), struct_name=objects.group(1).strip(" <>()（）的"))
    if _NAME.fullmatch(clean) and len(clean.split()) <= 3 and not _UNION.search(clean):
        return TypeReading(type=ObjectType(), struct_name=clean, certain=False)
    return None


def _either(text: str, depth: int) -> TypeReading | None:
    parts = [part for part in _UNION.split(text) if part]
    if not 2 <= len(parts) <= 4:
        return None
    readings = [_known(part, depth) for part in parts]
    types = tuple(dict.fromkeys(reading.type for reading in readings if reading and reading.type))
    if any(reading is None for reading in readings) or not types:
        return None
    return TypeReading(type=types[0] if len(types) == 1 else UnionType(types))


def looks_like_type(cell: str) -> bool:
    """True when the cell surely holds a type: the check against swapped columns."""
    reading = read_type(cell)
    return reading.type is not None and reading.certain and not isinstance(reading.type, AnyType) and len(cell) <= 60
