"""Rules between the fields of one object: exclusion, exactly one, at least one, together, ordered, required when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from ..model.api import Field, Struct
from ..model.constraint import (
    AtLeastOneOf,
    Condition,
    Constraint,
    ExclusiveWith,
    FieldRef,
    OrderedFields,
    RequiredWhen,
    Scalar,
    UsedWith,
)
from ..model.schema import In
from .keywords import typed_value
from .types import Node


@dataclass(frozen=True, slots=True)
class Requirement:
    """`name` is mandatory when `field` is given (with one of `values`), or when it is not."""

    name: str
    field: str
    values: tuple[Scalar, ...] = ()
    present: bool = True


@dataclass(slots=True)
class Rules:
    """The rules of one object, by names of its own members, in page order, each once."""

    apart: list[tuple[str, str]] = field(default_factory=list)
    """Pairs that must not be given together."""
    exactly_one: list[tuple[str, ...]] = field(default_factory=list)
    at_least_one: list[tuple[str, ...]] = field(default_factory=list)
    together: dict[str, list[str]] = field(default_factory=dict)
    """`a` may be given only with all of `together[a]`."""
    ordered: list[tuple[str, ...]] = field(default_factory=list)
    required_when: list[Requirement] = field(default_factory=list)


def sibling(ref: FieldRef, parent: str, names: Iterable[str]) -> str | None:
    """Name of the member of the same object that a reference means; None when it stands elsewhere.

    `parent` is the dotted path of the object inside its body: "" or "vpc.publicip".
    """
    if ref.name is None:
        return None
    known = tuple(names)
    if ref.name in known:
        return ref.name
    stem, _, last = ref.name.replace("[]", "").rpartition(".")
    return last if last in known and stem == parent else None


def parent_path(of: Field) -> str:
    """Dotted path of the object that holds a field, arrays unmarked: "networks" for body.networks[].id."""
    _, _, inside = of.path.partition(".")
    whole = inside.replace("[]", "")
    return whole.removesuffix(of.name).removesuffix(".") if whole.endswith(of.name) else whole.rpartition(".")[0]


def rules_of(struct: Struct, loose: Iterable[Constraint] = ()) -> Rules:
    """The rules of a struct's fields, and those of `loose` (they stand in no row) whose fields are all its own."""
    rules = Rules()
    names = [member.name for member in struct.fields if not member.placeholder]
    for member in struct.fields:
        if member.location is In.RESPONSE:
            continue
        parent = parent_path(member)
        for fact in member.constraints:
            _add(rules, fact.value, (member.name,), parent, names)
    for constraint in loose:
        _add(rules, constraint, (), "", names)
    return rules


def _add(rules: Rules, constraint: Constraint, own: tuple[str, ...], parent: str, names: list[str]) -> None:
    def resolve(refs: tuple[FieldRef, ...]) -> tuple[str, ...]:
        found = (sibling(ref, parent, names) for ref in refs)
        return tuple(name for name in dict.fromkeys((*own, *(one for one in found if one is not None))))

    def whole(refs: tuple[FieldRef, ...]) -> tuple[str, ...]:
        group = resolve(refs)
        complete = len(group) == len({*own, *(ref.name or ref.text for ref in refs)})
        return tuple(sorted(group, key=names.index)) if complete and len(group) > 1 else ()

    match constraint:
        case ExclusiveWith(fields=fields, one_required=one_required):
            group = whole(fields)
            if one_required and group:
                _once(rules.exactly_one, group)
            partners = resolve(fields)
            pairs = ((own[0], other) for other in partners if other != own[0]) if own else combinations(partners, 2)
            for pair in pairs:
                _once(rules.apart, tuple(sorted(pair, key=names.index)))
        case AtLeastOneOf(fields=fields):
            if group := whole(fields):
                _once(rules.at_least_one, group)
        case UsedWith(fields=fields):
            if own:
                rules.together.setdefault(own[0], []).extend(name for name in resolve(fields) if name != own[0])
        case OrderedFields(fields=fields):
            found = tuple(one for ref in fields if (one := sibling(ref, parent, names)) is not None)
            if len(found) == len(fields) > 1:
                _once(rules.ordered, found)
        case RequiredWhen(condition=Condition(field=FieldRef() as ref, values=values, present=present)):
            other = sibling(ref, parent, names)
            if own and other is not None and other != own[0] and (values or present is not None):
                _once(rules.required_when, Requirement(own[0], other, values, present is not False))
        case _:
            pass


def _once(known: list, one: object) -> None:  # type: ignore[type-arg]
    if one not in known:
        known.append(one)


def rule_schemas(rules: Rules, required: Iterable[str], types: dict[str, tuple[str, ...]]) -> list[Node]:
    """The rules in standard keywords, one schema for each.  A rule that could never hold is left out."""
    always = set(required)
    schemas: list[Node] = []
    exact = [group for group in rules.exactly_one if not set(group) <= always]
    for group in exact:
        schemas.append({"oneOf": [{"required": [name]} for name in group]})
    for pair in rules.apart:
        if not set(pair) <= always and not any(set(pair) <= set(group) for group in exact):
            schemas.append({"not": {"required": list(pair)}})
    for group in rules.at_least_one:
        if not set(group) & always and group not in exact:
            schemas.append({"anyOf": [{"required": [name]} for name in group]})
    for name, others in rules.together.items():
        missing = [other for other in dict.fromkeys(others) if other not in always]
        if missing:
            schemas.append({"dependentRequired": {name: missing}})
    for need in rules.required_when:
        if need.name not in always:
            schemas += _requirement(need, types.get(need.field, ()))
    return schemas


def _requirement(need: Requirement, types: tuple[str, ...]) -> list[Node]:
    given: Node = {"required": [need.field]}
    if need.values:
        values = [typed for value in need.values if (typed := typed_value(value, types)) is not None]
        if not values:
            return []
        given = {"properties": {need.field: {"enum": values}}, "required": [need.field]}
    if need.present:
        if not need.values:
            return [{"dependentRequired": {need.field: [need.name]}}]
        return [{"if": given, "then": {"required": [need.name]}}]
    return [{"if": {"not": given}, "then": {"required": [need.name]}}] if not need.values else []
