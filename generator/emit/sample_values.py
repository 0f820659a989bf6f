"""The pages' own examples as OpenAPI example objects: each different value once."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.api import Operation
from ..model.draft import SampleDraft, SampleKind
from .types import Node


def examples(operation: Operation, of: str) -> Iterator[tuple[str, Node]]:
    """Name and example of every readable body of a sample; `of` is "request" or a status."""
    seen: list[object] = []
    for sample in operation.samples:
        if not sample.has_body or not sample.readable or not belongs(operation, sample, of) or sample.body in seen:
            continue
        seen.append(sample.body)
        node: Node = {"summary": sample.title} if sample.title else {}
        yield f"example-{len(seen)}", {**node, "value": sample.body}


def belongs(operation: Operation, sample: SampleDraft, of: str) -> bool:
    """True when a sample shows the request, or the response with that status."""
    if sample.kind is SampleKind.REQUEST:
        return of == "request"
    if sample.status:
        return sample.status == of
    first = next((response.status for response in operation.responses if response.status.startswith("2")), None)
    return of == first
