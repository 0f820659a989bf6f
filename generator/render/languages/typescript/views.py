"""What the TypeScript templates see: interfaces and operations with every decision made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ....model.api import Api, Field, Operation, Struct
from ....model.schema import In
from .docs import field_doc, operation_doc, struct_doc
from .text import comment, doc, idents, property_name
from .types import field_type, type_name


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One property of an object type."""

    doc: str
    """The whole comment with its indentation, or ""."""
    name: str
    """As TypeScript writes it: `vpc_id`, `"os-extended:x"`."""
    optional: str
    """"?" or ""."""
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StructView:
    """One interface."""

    doc: str
    name: str
    members: tuple[MemberView, ...]
    free: bool
    """True when the caller may choose keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The parameters of one place."""

    name: str
    optional: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """What one status carries."""

    doc: str
    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One entry of the operations map."""

    doc: str
    name: str
    method: str
    path: str
    groups: tuple[GroupView, ...]
    request: str
    statuses: tuple[StatusView, ...]


def views(api: Api) -> Mapping[str, object]:
    """The names that templates use."""
    names = dict(zip((struct.name for struct in api.structs), idents(struct.name for struct in api.structs), strict=True))
    return {
        "title": api.title or api.service,
        "models": [_struct(struct, names) for struct in api.structs],
        "calls": [_operation(operation, names) for operation in api.operations],
    }


def _struct(struct: Struct, names: Mapping[str, str]) -> StructView:
    return StructView(
        doc=doc(struct_doc(struct)),
        name=names[struct.name],
        members=_members((field for field in struct.fields if not field.placeholder), names, "  "),
        free=any(field.placeholder for field in struct.fields),
    )


def _members(fields: Iterable[Field], names: Mapping[str, str], indent: str) -> tuple[MemberView, ...]:
    unique = {field.name: field for field in reversed(tuple(fields))}
    return tuple(_member(field, names, indent) for field in reversed(unique.values()))


def _member(field: Field, names: Mapping[str, str], indent: str) -> MemberView:
    return MemberView(
        doc=doc(field_doc(field), indent),
        name=property_name(field.name),
        optional="" if _is_required(field) else "?",
        type=field_type(field, names),
    )


def _is_required(field: Field) -> bool:
    return field.location is In.PATH or (field.required is not None and field.required.value.required is True)


def _operation(operation: Operation, names: Mapping[str, str]) -> OperationView:
    bodies = dict.fromkeys(type_name(body.type, names) for body in operation.request)
    return OperationView(
        doc=doc(operation_doc(operation), "  "),
        name=property_name(operation.id),
        method=operation.method,
        path=operation.path,
        groups=tuple(group for place in (In.PATH, In.QUERY, In.HEADER) if (group := _group(operation, place, names))),
        request=" | ".join(bodies) or "undefined",
        statuses=_statuses(operation, names),
    )


def _group(operation: Operation, place: In, names: Mapping[str, str]) -> GroupView | None:
    members = _members((field for field in operation.parameters if field.location is place), names, "        ")
    if not members:
        return None
    return GroupView(name=place.value, optional="" if any(not member.optional for member in members) else "?", members=members)


def _statuses(operation: Operation, names: Mapping[str, str]) -> tuple[StatusView, ...]:
    unique: dict[str, StatusView] = {}
    for response in operation.responses:
        bodies = dict.fromkeys(type_name(body.type, names) for body in response.bodies)
        nothing = "undefined" if response.status.startswith("2") else "unknown"
        text = [claim.value for claim in (response.description.en, response.description.zh) if claim is not None]
        lines = [_one_line(line) for line in dict.fromkeys(text)]
        name = response.status if response.status.isdigit() and response.status.isascii() else property_name(response.status)
        unique.setdefault(name, StatusView(doc=doc(lines, "      "), name=name, type=" | ".join(bodies) or nothing))
    return tuple(unique.values())


def _one_line(text: str) -> str:
    return comment(" ".join(text.split()))
