"""Limits of one call as limits of a list: "at most 10 instances at a time" bounds the one array of the body that lists them."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.claim import Claim
from ..model.constraint import ItemCount, Quota
from ..model.draft import FieldDraft, OperationDraft, StructDraft
from ..model.schema import ArrayType, ObjectType, ScalarType


def with_call_limits(structs: tuple[StructDraft, ...], operation: OperationDraft | None) -> tuple[StructDraft, ...]:
    """The structures; the array that a limit of one call counts gets it as its greatest number of items."""
    limits = [claim for claim in operation.quotas if claim.value.per_call] if operation is not None else []
    if operation is None or not limits:
        return structs
    roots = {body.type.struct for body in operation.request if isinstance(body.type, ObjectType)}
    title = operation.title.value
    return tuple(_limited(struct, limits, title) if struct.key in roots else struct for struct in structs)


def _limited(struct: StructDraft, limits: list[Claim[Quota]], title: str) -> StructDraft:
    arrays = [field for field in struct.fields if field.type is not None and isinstance(field.type.value, ArrayType)]
    if len(arrays) != 1:
        return struct
    (array,) = arrays
    limit = next((claim for claim in limits if _counts(claim.value, array, title)), None)
    if limit is None or any(isinstance(claim.value, ItemCount) and claim.value.max is not None for claim in array.constraints):
        return struct
    most = Claim(ItemCount(max=limit.value.limit), limit.span, limit.rule)
    bounded = replace(array, constraints=(*array.constraints, most))
    return replace(struct, fields=tuple(bounded if field is array else field for field in struct.fields))


def _counts(quota: Quota, array: FieldDraft, title: str) -> bool:
    """True when the limit speaks of what the array lists: a word of it names the array or stands in its description.

    A list of plain values, such as IDs, may also list what the title says that the call acts on.
    """
    described = f"{array.name.value} {array.description.value if array.description else ''}".lower()
    if array.type is not None and isinstance(array.type.value, ArrayType) and isinstance(array.type.value.item, ScalarType):
        described += f" {title.lower()}"
    return any(word in described for word in _words(quota.subject.lower()))


def _words(subject: str) -> list[str]:
    """Words of the subject without a plural "s", or the last two characters of a Chinese one."""
    han = re.findall(r"[\u4e00-\u9fff]+", subject)
    return [run[-2:] for run in han if len(run) > 1] or [re.sub("(?:ie)?s$", "", word) for word in re.findall(r"[a-z]{3,40}", subject)]
