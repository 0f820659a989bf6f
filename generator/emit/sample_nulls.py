"""`null` in a printed example as a witness: the member may be null.

No page says so in words for most of these members; a client that refuses null would fail on the page's own example.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model.api import Api, Field, Operation, Struct
from ..model.claim import Claim, Fact, Verdict
from ..model.constraint import Constraint, Nullable
from ..model.draft import SampleDraft
from ..model.schema import AnyType, ObjectType, Type
from ..source.text import Lang
from .sample_types import fields_of, item_type, types_of, value_type

_Member = tuple[str, str]
"""Names of a struct and of its field."""


def with_sample_nulls(api: Api) -> Api:
    """The service with every member marked nullable that an example shows as null."""
    claims: dict[_Member, list[Claim[Constraint]]] = {}
    for operation in api.operations:
        for sample in operation.samples:
            for member, claim in _nulls(api, operation, sample):
                claims.setdefault(member, []).append(claim)
    if not claims:
        return api
    changed = {struct for struct, _ in claims}
    structs = tuple(_with_claims(struct, claims) if struct.name in changed else struct for struct in api.structs)
    return replace(api, structs=structs, index={})


def _nulls(api: Api, operation: Operation, sample: SampleDraft) -> Iterator[tuple[_Member, Claim[Constraint]]]:
    if not sample.has_body or not sample.readable or sample.guessed:
        return
    for of in types_of(operation, sample):
        for member, pointer in _walk(api, of, sample.body):
            span = sample.positions.get(pointer) or sample.body_span or sample.span
            yield member, Claim(Nullable(), span, "sample/null")


def _walk(api: Api, of: Type, body: object) -> Iterator[tuple[_Member, str]]:
    """Members of structs whose value is null, with their pointers."""
    waiting: list[tuple[Type | None, object, str]] = [(of, body, "")]
    while waiting:
        current, value, pointer = waiting.pop()
        match value:
            case list():
                waiting += [(item_type(current), inner, f"{pointer}/{index}") for index, inner in enumerate(value)]
            case dict():
                fields = {field.name: field for field in fields_of(api, current)}
                for key, inner in value.items():
                    below = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
                    field = fields.get(key)
                    if inner is None and field is not None and isinstance(current, ObjectType) and current.struct:
                        yield (current.struct, field.name), below
                    elif inner is not None:
                        stated = field.type.value if field is not None and field.type is not None else value_type(current)
                        waiting.append((stated, inner, below))
            case _:
                pass


def _with_claims(struct: Struct, claims: dict[_Member, list[Claim[Constraint]]]) -> Struct:
    fields = tuple(_with_nullable(field, claims.get((struct.name, field.name), [])) for field in struct.fields)
    return replace(struct, fields=fields)


def _with_nullable(field: Field, claims: list[Claim[Constraint]]) -> Field:
    typed = field.type is not None and not isinstance(field.type.value, AnyType)
    if not claims or not typed or any(isinstance(fact.value, Nullable) for fact in field.constraints):
        return field
    first = [next((claim for claim in claims if claim.lang is lang), None) for lang in Lang]
    witnesses = tuple(claim for claim in first if claim is not None)
    verdict = Verdict.AGREED if len(witnesses) == 2 else Verdict.ZH_ONLY if witnesses[0].lang is Lang.ZH else Verdict.EN_ONLY
    fact: Fact[Constraint] = Fact(Nullable(), verdict, witnesses)
    return replace(field, constraints=(*field.constraints, fact))
