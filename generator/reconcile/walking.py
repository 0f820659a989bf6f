"""Every parameter and member of an operation with its location: the order in which findings and names are given."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.schema import In, Type
from .joined import JoinedBody, JoinedField, JoinedOperation, JoinedStruct
from .types import struct_places


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A joined field at one place of one operation."""

    operation: JoinedOperation
    field: JoinedField
    location: str
    """"body.networks[].ipv6_enable"."""
    direction: In
    parent: Element | None = None
    struct: JoinedStruct | None = None
    """The struct that it is a member of; None for parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructPlace:
    """A joined struct at the place where the walk reaches it first."""

    struct: JoinedStruct
    location: str
    direction: In
    parent: Element | None
    body: JoinedBody
    body_index: int


MAX_DEPTH = 64
"""Members nested deeper are not walked: no page means them, and locations would grow without end."""


def field_location(parent: str, name: str) -> str:
    """Location of a member."""
    return f"{parent}.{name}"


def parameters(operation: JoinedOperation) -> Iterator[Element]:
    """Path, query and header parameters."""
    for field in operation.parameters:
        location = f"{field.first.location.value}.{field.name}"
        yield Element(operation=operation, field=field, location=location, direction=field.first.location)


def response_headers(operation: JoinedOperation) -> Iterator[Element]:
    """Headers of the success response."""
    for field in operation.response_headers:
        yield Element(operation=operation, field=field, location=f"response.header.{field.name}", direction=In.RESPONSE)


def structs(operation: JoinedOperation) -> Iterator[tuple[StructPlace, tuple[Element, ...]]]:
    """Each struct once for the request and once for the response, outside in, with its members."""
    for direction, bodies in ((In.BODY, operation.request), (In.RESPONSE, operation.responses)):
        seen: set[str] = set()
        for index, body in enumerate(bodies):
            queue = deque(
                StructPlace(struct=operation.structs[key], location=f"{direction.value}{suffix}", direction=direction, parent=None,
                            body=body, body_index=index)
                for suffix, key in _reached(body.zh_type, body.en_type)
            )  # fmt: skip
            while queue:
                place = queue.popleft()
                if place.struct.id in seen or place.location.count(".") > MAX_DEPTH:
                    continue
                seen.add(place.struct.id)
                members = tuple(_members(operation, place))
                yield place, members
                queue += (
                    StructPlace(struct=operation.structs[key], location=member.location + suffix, direction=direction, parent=member,
                                body=body, body_index=index)
                    for member in members
                    for suffix, key in _reached(member.field.zh_type, member.field.en_type)
                )  # fmt: skip


def _reached(zh: Type | None, en: Type | None) -> list[tuple[str, str]]:
    """Structs that a pair of types leads to; each joined struct once."""
    return list({key: (suffix, key) for suffix, key in (*struct_places(zh), *struct_places(en))}.values())


def _members(operation: JoinedOperation, place: StructPlace) -> Iterator[Element]:
    for field in place.struct.fields:
        yield Element(
            operation=operation,
            field=field,
            location=field_location(place.location, field.name),
            direction=place.direction,
            parent=place.parent,
            struct=place.struct,
        )


def elements(operation: JoinedOperation) -> Iterator[Element]:
    """Every parameter, response header and member."""
    yield from parameters(operation)
    yield from response_headers(operation)
    for _, members in structs(operation):
        yield from members
