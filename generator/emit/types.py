"""A `Type` as a schema without constraints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

from ..model.schema import AnyType, ArrayType, MapType, ObjectType, ScalarType, Type, UnionType
from . import extensions as x

Node = dict[str, Any]
"""A piece of a JSON document."""


class Row(dict[str, Any]):
    """A node that documents print on one line.  It is not changed once it was printed: its text is kept."""

    __slots__ = ("text",)
    text: str


Reference = Callable[[str], str]
"""From the name of a struct to the `$ref` of its schema."""

_NUMBER_FORMATS = frozenset({"int32", "int64", "float", "double", "binary", "byte", "password"})


def type_schema(of: Type | None, reference: Reference) -> Node:
    """The schema of a type; {} when nobody says what it is."""
    match of:
        case None:
            return {}
        case ScalarType(kind=kind, format=name):
            return {"type": kind.value, "format": name} if name in _NUMBER_FORMATS else {"type": kind.value}
        case ArrayType(item=item):
            return {"type": "array", "items": type_schema(item, reference)}
        case ObjectType(struct=struct):
            return {"type": "object"} if struct is None else {"$ref": reference(struct)}
        case MapType(value=value):
            return {"type": "object", "additionalProperties": type_schema(value, reference)}
        case UnionType(options=options):
            return _union([type_schema(option, reference) for option in options])
        case AnyType(text=text):
            return {x.TYPE_TEXT: text} if text else {}
        case _:
            assert_never(of)


def _union(options: list[Node]) -> Node:
    unique = [option for index, option in enumerate(options) if option not in options[:index]]
    if len(unique) == 1:
        return unique[0]
    if all(set(option) == {"type"} for option in unique):
        return {"type": [option["type"] for option in unique]}
    return {"anyOf": unique}
