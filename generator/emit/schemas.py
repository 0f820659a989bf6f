"""Structs and fields as schemas: what JSON Schema files and OpenAPI components share.

Titles are struct names, so that every generator downstream names its types alike.  Texts are English, falling back to
Chinese where only a Chinese page speaks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..model.api import Api, Field, Struct
from ..model.claim import Fact
from ..model.constraint import AtLeastOneOf, Constraint, ExclusiveWith, FieldRef
from ..model.schema import ArrayType, MapType, ObjectType, Type, UnionType
from ..source.text import Lang
from . import extensions as x
from .evidence import evidence, fact_name
from .keywords import add_keywords
from .rules import Rules, parent_path, rule_schemas, rules_of, sibling
from .types import Node, Reference, type_schema

_EDITIONS = {Lang.ZH: "zh-only", Lang.EN: "en-only"}


def edition(only: Lang | None) -> Node:
    """The edition key, when one language alone documents the element."""
    return {} if only is None else {x.EDITION: _EDITIONS[only]}


def field_schema(field: Field, reference: Reference, siblings: Collection[str] = ()) -> Node:
    """A field's schema with its constraints and its evidence; rules between fields only as far as it states them."""
    schema = type_schema(field.type.value if field.type else None, reference)
    if field.constraints:
        _add_constraints(schema, field, siblings)
    description = field.description.text(Lang.EN)
    if description:
        schema = {"description": description, **schema}
    if field.required is not None and field.required.value.note:
        schema[x.REQUIRED_NOTE] = field.required.value.note
    if field.placeholder:
        schema[x.FREE_KEY] = field.name
    if field.sample_only:
        schema[x.SAMPLE_ONLY] = True
    schema |= edition(field.only)
    witnesses = field_evidence(field)
    if witnesses:
        schema[x.EVIDENCE] = witnesses
    return schema


def _add_constraints(schema: Node, field: Field, siblings: Collection[str]) -> None:
    parent = parent_path(field)

    def naming(ref: FieldRef) -> str:
        return sibling(ref, parent, siblings) or ref.name or ref.text

    add_keywords(schema, field.constraints, naming)
    _add_partners(schema, field.constraints, naming)


def field_evidence(field: Field) -> list[Node]:
    """Every claim about a field, in the order type, required, constraints."""
    entries: list[Node] = []
    if field.type is not None:
        entries += evidence("type", field.type)
    if field.required is not None:
        entries += evidence("required", field.required)
    for fact in field.constraints:
        entries += evidence(fact_name(fact.value), fact)
    return entries


def _add_partners(schema: Node, facts: Iterable[Fact[Constraint]], naming) -> None:  # type: ignore[no-untyped-def]
    for fact in facts:
        match fact.value:
            case ExclusiveWith(fields=fields):
                partners = schema.setdefault(x.EXCLUSIVE_WITH, [])
                partners += [name for ref in fields if (name := naming(ref)) not in partners]
            case AtLeastOneOf():
                pass
            case _:
                pass


def is_required(field: Field) -> bool:
    """True when the column says yes."""
    return field.required is not None and field.required.value.required is True


def struct_schema(struct: Struct, reference: Reference, loose: Iterable[Constraint] = ()) -> Node:
    """An object schema: properties, required, free keys and the rules between its fields."""
    members = [member for member in struct.fields if not member.placeholder]
    names = dict.fromkeys(member.name for member in members)
    schema: Node = {"title": struct.name}
    description = struct.title.text(Lang.EN)
    if description:
        schema["description"] = description
    schema["type"] = "object"
    properties = {member.name: field_schema(member, reference, names) for member in members}
    schema["properties"] = properties
    required = [member.name for member in members if is_required(member)]
    if required:
        schema["required"] = list(dict.fromkeys(required))
    free = [field_schema(member, reference, names) for member in struct.fields if member.placeholder]
    if free:
        schema["additionalProperties"] = free[0] if len(free) == 1 else {"anyOf": free}
    rules = rules_of(struct, loose)
    _add_rules(schema, rules, required)
    if struct.sample_only:
        schema[x.SAMPLE_ONLY] = True
    schema |= edition(struct.only)
    return schema


def _add_rules(schema: Node, rules: Rules, required: list[str]) -> None:
    properties = schema["properties"]
    types = {name: _types(node) for name, node in properties.items()}
    schemas = rule_schemas(rules, required, types)
    if len(schemas) == 1 and not {"oneOf", "anyOf"} & set(schemas[0]):
        schema |= schemas[0]
    elif schemas:
        schema["allOf"] = schemas
    for first, second in rules.apart:
        for name, other in ((first, second), (second, first)):
            partners = properties[name].setdefault(x.EXCLUSIVE_WITH, [])
            if other not in partners:
                partners.append(other)
    for group in (*rules.exactly_one, *rules.at_least_one):
        for name in group:
            _required_without(properties[name], [other for other in group if other != name])
    for key, groups in (
        (x.ONE_OF_REQUIRED, rules.exactly_one),
        (x.AT_LEAST_ONE_OF, rules.at_least_one),
        (x.ORDERED_FIELDS, rules.ordered),
    ):
        if groups:
            schema[key] = [list(group) for group in groups]


def _required_without(schema: Node, others: list[str]) -> None:
    text = f"none of these is given: {', '.join(others)}" if len(others) > 1 else f"{others[0]} is not given"
    schema.setdefault(x.REQUIRED_WHEN, []).append({"text": text, "present": False})


def _types(node: Node) -> tuple[str, ...]:
    stated = node.get("type", ())
    return (stated,) if isinstance(stated, str) else tuple(stated)


def loose_constraints(api: Api) -> dict[str, list[Constraint]]:
    """Rules that stand in no row, by the name of the request struct that they speak of."""
    loose: dict[str, list[Constraint]] = {}
    for operation in api.operations:
        for body in operation.request:
            for name in structs_of(body.type):
                loose.setdefault(name, []).extend(fact.value for fact in operation.constraints)
    return loose


def structs_of(of: Type | None) -> Iterator[str]:
    """Names of the structs that a type mentions, in order."""
    match of:
        case ObjectType(struct=str() as name):
            yield name
        case ArrayType(item=inner) | MapType(value=inner):
            yield from structs_of(inner)
        case UnionType(options=options):
            for option in options:
                yield from structs_of(option)
        case _:
            pass


def schemas_of(api: Api, reference: Reference) -> dict[str, Node]:
    """The schema of every struct of a service, by name."""
    loose = loose_constraints(api)
    return {struct.name: struct_schema(struct, reference, loose.get(struct.name, ())) for struct in api.structs}
