"""The pages' own examples as OpenAPI example objects: each different value once."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.api import Operation
from ..model.draft import SampleDraft, SampleKind
from ..source.text import Lang
from .types import Node


def examples(operation: Operation, of: str) -> Iterator[tuple[str, Node]]:
    """Name and example of every body of a sample that was read without guessing; `of` is "request" or a status."""
    same: list[list[SampleDraft]] = []
    for sample in operation.samples:
        if not sample.has_body or not sample.readable or sample.guessed or not belongs(operation, sample, of):
            continue
        known = next((samples for samples in same if samples[0].body == sample.body), None)
        if known is None:
            same.append([sample])
        else:
            known.append(sample)
    for number, samples in enumerate(same, 1):
        title = next((sample.title for sample in sorted(samples, key=_is_chinese) if sample.title), "")
        node: Node = {"summary": title} if title else {}
        yield f"example-{number}", {**node, "value": samples[0].body}


def header_example(operation: Operation, status: str, name: str) -> str | None:
    """The value of a header in the first sample of that status that shows it."""
    for sample in sorted(operation.samples, key=_is_chinese):
        if sample.kind is SampleKind.RESPONSE and not sample.foreign and belongs(operation, sample, status):
            for header, value in sample.headers:
                if header.casefold() == name.casefold() and value:
                    return value
    return None


def _is_chinese(sample: SampleDraft) -> bool:
    """The document speaks English where English speaks."""
    return sample.span.file.lang is Lang.ZH


def belongs(operation: Operation, sample: SampleDraft, of: str) -> bool:
    """True when a sample shows the request, or the response with that status."""
    if sample.kind is SampleKind.REQUEST:
        return of == "request"
    if sample.status:
        return sample.status == of
    if sample.failed:
        return False
    first = next((response.status for response in operation.responses if response.status.startswith("2")), None)
    return of == first
