"""What two types have in common, and how to walk through one.  No policy: where they contradict, the answer is None."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from ..model.schema import AnyType, ArrayType, MapType, ObjectType, ScalarKind, ScalarType, Type, UnionType

MAX_DEPTH = 12
"""Types deeper than this are cut to AnyType: no page means them."""


def agree(one: Type, other: Type, depth: int = 0) -> Type | None:
    """The type that both mean, the more precise where one is vague; None when they contradict.

    >>> agree(ArrayType(), ArrayType(ScalarType(ScalarKind.STRING)))
    ArrayType(item=ScalarType(kind=<ScalarKind.STRING: 'string'>, format=None))
    """
    if one == other or depth > MAX_DEPTH:
        return one
    match one, other:
        case AnyType(), _:
            return other
        case _, AnyType():
            return one
        case ArrayType(item=a), ArrayType(item=b):
            item = _inner(a, b, depth)
            return None if item is None and a and b else ArrayType(item)
        case MapType(value=a), MapType(value=b):
            value = _inner(a, b, depth)
            return None if value is None and a and b else MapType(value)
        case ObjectType(struct=a), ObjectType(struct=b):
            return ObjectType(a or b)
        case (ObjectType(struct=None), MapType()) | (MapType(), ObjectType(struct=str())):
            return other
        case (MapType(), ObjectType()) | (ObjectType(), MapType()):
            return one
        case ScalarType(kind=a, format=f), ScalarType(kind=b, format=g):
            return ScalarType(a, f or g) if a is b else None
        case UnionType(options=a), UnionType(options=b):
            return one if set(map(bare, a)) == set(map(bare, b)) else None
        case _:
            return None


def _inner(one: Type | None, other: Type | None, depth: int) -> Type | None:
    if one is None or other is None:
        return one or other
    return agree(one, other, depth + 1)


def bare(kind: Type) -> Type:
    """The type without formats and struct names."""
    match kind:
        case ScalarType():
            return ScalarType(kind.kind)
        case ObjectType():
            return ObjectType()
        case _:
            return kind


def replace_structs(kind: Type, name: Callable[[str], str | None], depth: int = 0) -> Type:
    """The type with every struct reference renamed; None makes it an object of unknown members."""
    if depth > MAX_DEPTH:
        return AnyType()
    match kind:
        case ObjectType(struct=struct):
            return ObjectType(name(struct) if struct is not None else None)
        case ArrayType(item=item):
            return ArrayType(replace_structs(item, name, depth + 1) if item else None)
        case MapType(value=value):
            return MapType(replace_structs(value, name, depth + 1) if value else None)
        case UnionType(options=options):
            return UnionType(tuple(replace_structs(option, name, depth + 1) for option in options))
        case ScalarType() | AnyType():
            return kind
        case _:
            assert_never(kind)


def struct_places(kind: Type | None, suffix: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Each struct reached and how the location goes on: ("[]", "key") for a list of objects."""
    if depth > MAX_DEPTH:
        return
    match kind:
        case ObjectType(struct=str(struct)):
            yield suffix, struct
        case ArrayType(item=item):
            yield from struct_places(item, f"{suffix}[]", depth + 1)
        case MapType(value=value):
            yield from struct_places(value, f"{suffix}.*", depth + 1)
        case UnionType(options=options):
            for option in options:
                yield from struct_places(option, suffix, depth + 1)
        case _:
            return


def spelled(kind: Type, depth: int = 0) -> str:
    """How messages call a type: "array of objects"."""
    if depth > MAX_DEPTH:
        return "any"
    match kind:
        case ScalarType():
            return kind.kind.value
        case ObjectType():
            return "object"
        case ArrayType(item=None):
            return "array"
        case ArrayType(item=item):
            assert item is not None
            return f"array of {spelled(item, depth + 1)}"
        case MapType():
            return "map"
        case UnionType(options=options):
            return " or ".join(spelled(option, depth + 1) for option in options)
        case AnyType(text=text):
            return text[:40] or "any"
        case _:
            assert_never(kind)


def is_textual(kind: Type | None) -> bool:
    """True for strings and lists of strings."""
    match kind:
        case ScalarType(kind=ScalarKind.STRING):
            return True
        case ArrayType(item=item):
            return is_textual(item)
        case _:
            return False
