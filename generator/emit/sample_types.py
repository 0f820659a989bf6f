"""Walking an example along its type: which bodies it may show, and what stands below a type."""

from __future__ import annotations

from ..model.api import Api, Field, Operation
from ..model.draft import SampleDraft, SampleKind
from ..model.schema import ArrayType, MapType, ObjectType, Type, UnionType


def types_of(operation: Operation, sample: SampleDraft) -> tuple[Type, ...]:
    """The bodies that a sample may show."""
    if sample.kind is SampleKind.REQUEST:
        return tuple(body.type for body in operation.request)
    responses = [response for response in operation.responses if response.bodies]
    if sample.failed and not sample.status:
        return ()
    if sample.status:
        same = [response for response in responses if response.status == sample.status]
        # "STATUS CODE 300" above the body of a page that lists only 200 is still the body of success.
        responses = same or ([] if sample.status[0] in "45" else responses)
    return tuple(body.type for response in responses for body in response.bodies)


def item_type(of: Type | None) -> Type | None:
    """Type of the elements of a list."""
    match of:
        case ArrayType(item=item):
            return item
        case UnionType(options=options):
            return next((inner for option in options if (inner := item_type(option)) is not None), None)
        case _:
            return None


def value_type(of: Type | None) -> Type | None:
    """Type of the values of a map."""
    return of.value if isinstance(of, MapType) else None


def fields_of(api: Api, of: Type | None) -> tuple[Field, ...]:
    """Members of an object type; () for every other."""
    match of:
        case ObjectType(struct=str() as name):
            return api.struct(name).fields
        case UnionType(options=options):
            return next((found for option in options if (found := fields_of(api, option))), ())
        case _:
            return ()
