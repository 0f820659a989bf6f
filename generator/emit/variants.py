"""Several bodies of one call: `oneOf` where they exclude each other, else `anyOf`, which never refuses what fits two.

Objects are open, so two variants exclude each other only when each demands a member that the other does not know: what
is written for one of them then never fits the other by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from ..model.api import Api, Body
from ..model.schema import ArrayType, ObjectType, Type
from .schemas import is_required
from .types import Node, Reference, type_schema


def variants(bodies: Sequence[Body], api: Api, reference: Reference) -> Node:
    """The schema of a body that comes in these variants."""
    schemas = [type_schema(body.type, reference) for body in bodies]
    unique = [schema for index, schema in enumerate(schemas) if schema not in schemas[:index]]
    if len(unique) == 1:
        return unique[0]
    kinds = [body.type for index, body in enumerate(bodies) if schemas[index] not in schemas[:index]]
    exclusive = all(_demands_own(one, other, api) for one, other in permutations(kinds, 2))
    return {"oneOf" if exclusive else "anyOf": unique}


def _demands_own(one: Type, other: Type, api: Api) -> bool:
    """Whether the first variant demands what the second one does not know."""
    match one, other:
        case ArrayType(item=item), ArrayType(item=twin):
            return item is not None and twin is not None and _demands_own(item, twin, api)
        case ObjectType(struct=str() as name), ObjectType(struct=str() as rival):
            known = api.struct(rival).fields
            demanded = {field.name for field in api.struct(name).fields if is_required(field) and not field.placeholder}
            return not any(field.placeholder for field in known) and bool(demanded - {field.name for field in known})
        case _:
            return isinstance(one, ArrayType) != isinstance(other, ArrayType)
