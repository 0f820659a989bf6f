"""Types of elements as the pages mean them, independent of every output language."""

from __future__ import annotations

from enum import Enum

from ..source.frozen import dataclass


class ScalarKind(Enum):
    """JSON's scalar types, and what pages call them."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"


@dataclass(frozen=True, slots=True)
class ScalarType:
    """A string, number or boolean."""

    kind: ScalarKind
    format: str | None = None
    """"int64" for Long, "float", "double", "binary"; None otherwise."""


@dataclass(frozen=True, slots=True)
class ArrayType:
    """A list; `item` is None while nobody says of what."""

    item: Type | None = None


@dataclass(frozen=True, slots=True)
class ObjectType:
    """An object; its members are in the struct named `struct`, or unknown."""

    struct: str | None = None
    """In a draft: key of a StructDraft of the same page set.  In an Api: name of a Struct."""


@dataclass(frozen=True, slots=True)
class MapType:
    """An object with free keys."""

    value: Type | None = None


@dataclass(frozen=True, slots=True)
class UnionType:
    """One of several types ("Integer/Boolean", or variants of a body)."""

    options: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class AnyType:
    """Any JSON value: the page names no type that we know; `text` is what it says."""

    text: str = ""


Type = ScalarType | ArrayType | ObjectType | MapType | UnionType | AnyType

STRING = ScalarType(ScalarKind.STRING)
INTEGER = ScalarType(ScalarKind.INTEGER)
NUMBER = ScalarType(ScalarKind.NUMBER)
BOOLEAN = ScalarType(ScalarKind.BOOLEAN)


class In(Enum):
    """Where an element stands in a call."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    BODY = "body"
    RESPONSE = "response"
