"""Every field of a page with its location, for checks inside one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.draft import FieldDraft, PageDraft, StructDraft
from ...model.schema import ArrayType, In, MapType, ObjectType, Type, UnionType

MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Element:
    """A field where it stands."""

    field: FieldDraft
    location: str
    operation: str


def elements(page: PageDraft) -> Iterator[Element]:
    """Parameters, response headers and members of the page's operations, each row once: at the first place that uses its table."""
    structs = {struct.key: struct for struct in page.structs}
    seen: set[str] = set()
    for operation in page.operations:
        name = f"{operation.method.value} {operation.paths[0].value}" if operation.paths else operation.method.value
        for parameter in operation.parameters:
            yield Element(parameter, f"{parameter.location.value}.{parameter.name.value}", name)
        for header in operation.response_headers:
            yield Element(header, f"response.header.{header.name.value}", name)
        for place, bodies in ((In.BODY, operation.request), (In.RESPONSE, operation.responses)):
            for body in bodies:
                yield from _members(body.type, place.value, name, structs, seen)


def _members(root: Type, at: str, operation: str, structs: dict[str, StructDraft], seen: set[str]) -> Iterator[Element]:
    queue: list[tuple[Type, str, int]] = [(root, at, 0)]
    while queue:
        kind, path, depth = queue.pop(0)
        for inner, suffix in _inside(kind):
            queue.append((inner, path + suffix, depth))
        if not isinstance(kind, ObjectType) or kind.struct is None or depth > MAX_DEPTH:
            continue
        struct = structs.get(kind.struct)
        key = f"{at}:{kind.struct}"
        if struct is None or key in seen:
            continue
        seen.add(key)
        for field in struct.fields:
            place = f"{path}.{field.name.value}"
            yield Element(field, place, operation)
            if field.type:
                queue.append((field.type.value, place, depth + 1))


def _inside(kind: Type) -> Iterator[tuple[Type, str]]:
    match kind:
        case ArrayType(item=item) if item is not None:
            yield item, "[]"
        case MapType(value=value) if value is not None:
            yield value, ".*"
        case UnionType(options=options):
            yield from ((option, "") for option in options)
        case _:
            return
