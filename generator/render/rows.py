"""The fields of an operation as flat rows with a depth: what a table of documentation prints.

A struct is opened where it is met first; further places refer to that one, so recursion and sharing stay finite.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.api import Api, Field
from ..model.schema import ArrayType, MapType, ObjectType, Type, UnionType


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field at one place."""

    field: Field
    location: str
    """"body.networks[].id"."""
    depth: int
    refers: str | None = None
    """Location whose rows show the members of this field, too."""


def plain_rows(fields: tuple[Field, ...], root: str) -> tuple[FieldRow, ...]:
    """Rows of parameters, which have no members."""
    return tuple(FieldRow(field=field, location=f"{root}.{field.name}", depth=0) for field in fields)


def body_rows(api: Api, type_: Type, root: str) -> Iterator[FieldRow]:
    """Rows of a body, members right behind their parent."""
    opened: dict[str, str] = {}
    waiting = [iter(tuple(_members(api, type_, root, 0, opened)))]
    while waiting:
        row = next(waiting[-1], None)
        if row is None:
            waiting.pop()
            continue
        inner = row.field.type.value if row.field.type else None
        known = [opened[name] for name, _ in _structs(inner, row.location) if name in opened]
        yield FieldRow(field=row.field, location=row.location, depth=row.depth, refers=known[0] if known else None)
        waiting.append(iter(tuple(_members(api, inner, row.location, row.depth + 1, opened))))


def _members(api: Api, type_: Type | None, location: str, depth: int, opened: dict[str, str]) -> Iterator[FieldRow]:
    for name, prefix in _structs(type_, location):
        if name in opened:
            continue
        opened[name] = location
        for field in api.struct(name).fields:
            yield FieldRow(field=field, location=f"{prefix}.{field.name}", depth=depth)


def _structs(type_: Type | None, location: str) -> Iterator[tuple[str, str]]:
    """The structs that a value of the type holds next, each with the location that its members start from."""
    waiting = [(type_, location)]
    while waiting:
        current, at = waiting.pop()
        match current:
            case ObjectType(struct=str(name)):
                yield name, at
            case ArrayType(item=item):
                waiting.append((item, f"{at}[]"))
            case MapType(value=value):
                waiting.append((value, f"{at}.*"))
            case UnionType(options=options):
                waiting += [(option, at) for option in reversed(options)]
            case _:
                pass
