"""Rules between the fields of one object: exclusion, exactly one, at least one, together, ordered, required when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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
    """The rules of one object, by names of its own members, in page order, each once: as keys, in that order."""

    apart: dict[tuple[str, str], None] = field(default_factory=dict)
    """Pairs that must not be given together."""
    exactly_one: dict[tuple[str, ...], None] = field(default_factory=dict)
    at_least_one: dict[tuple[str, ...], None] = field(default_factory=dict)
    together: dict[str, list[str]] = field(default_factory=dict)
    """`a` may be given only with all of `together[a]`."""
    ordered: dict[tuple[str, ...], None] = field(default_factory=dict)
    required_when: dict[Requirement, None] = field(default_factory=dict)


def sibling(ref: FieldRef, parent: str, names: Collection[str]) -> str | None:
    """Name of the member of the same object that a reference means; None when it stands elsewhere.

    `parent` is the dotted path of the object inside its body: "" or "vpc.publicip".
    """
    if ref.name is None:
        return None
    if ref.name in names:
        return ref.name
    stem, _, last = ref.name.replace("[]", "").rpartition(".")
    return last if last in names and stem == parent else None


def parent_path(of: Field) -> str:
    """Dotted path of the object that holds a field, arrays unmarked: "networks" for body.networks[].id."""
    _, _, inside = of.path.partition(".")
    whole = inside.replace("[]", "")
    return whole.removesuffix(of.name).removesuffix(".") if whole.endswith(of.name) else whole.rpartition(".")[0]


def rules_of(struct: Struct, loose: Iterable[Constraint] = ()) -> Rules:
    """The rules of a struct's fields, and those of `loose` (they stand in no row) whose fields are all its own."""
    rules = Rules()
    names = {member.name: index for index, member in enumerate(struct.fields) if not member.placeholder}
    for member in struct.fields:
        if member.location is In.RESPONSE or not member.constraints:
            continue
        parent = parent_path(member)
        for fact in member.constraints:
            _add(rules, fact.value, (member.name,), parent, names)
    for constraint in loose:
        _add(rules, constraint, (), "", names)
    return rules


def _add(rules: Rules, constraint: Constraint, own: tuple[str, ...], parent: str, names: dict[str, int]) -> None:
    def resolve(refs: tuple[FieldRef, ...]) -> tuple[str, ...]:
        found = (sibling(ref, parent, names) for ref in refs)
        return tuple(name for name in dict.fromkeys((*own, *(one for one in found if one is not None))))

    def whole(refs: tuple[FieldRef, ...]) -> tuple[str, ...]:
        group = resolve(refs)
        complete = len(group) == len({*own, *(ref.name or ref.text for ref in refs)})
        return tuple(sorted(group, key=names.__getitem__)) if complete and len(group) > 1 else ()

    match constraint:
        case ExclusiveWith(fields=fields, one_required=one_required):
            group = whole(fields)
            if one_required and group:
                rules.exactly_one[group] = None
            partners = resolve(fields)
            pairs = ((own[0], other) for other in partners if other != own[0]) if own else combinations(partners, 2)
            for pair in pairs:
                first, second = sorted(pair, key=names.__getitem__)
                rules.apart[first, second] = None
        case AtLeastOneOf(fields=fields):
            if group := whole(fields):
                rules.at_least_one[group] = None
        case UsedWith(fields=fields):
            if own:
                rules.together.setdefault(own[0], []).extend(name for name in resolve(fields) if name != own[0])
        case OrderedFields(fields=fields):
            found = tuple(one for ref in fields if (one := sibling(ref, parent, names)) is not None)
            if len(found) == len(fields) > 1:
                rules.ordered[found] = None
        case RequiredWhen(condition=Condition(field=FieldRef() as ref, values=values, present=present)):
            other = sibling(ref, parent, names)
            if own and other is not None and other != own[0] and (values or present is not None):
                rules.required_when[Requirement(own[0], other, values, present is not False)] = None
        case _:
            pass


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
