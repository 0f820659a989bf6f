"""`twinspec explain`: who says what about an element, where, which rule read it, and how it was decided."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TypeVar

from .model.api import Api, Body, Field, Operation
from .model.claim import Bilingual, Claim, Fact
from .model.constraint import Constraint, Quota
from .model.schema import ArrayType, MapType, ObjectType, Type, UnionType
from .render import wording
from .source.printable import printable
from .source.text import Lang

_ASPECTS: dict[str, frozenset[str]] = {
    "default": frozenset({"Default", "DefaultFromField", "ConditionalDefault", "DefaultEmpty"}),
    "enum": frozenset({"Enumeration"}),
    "range": frozenset({"Range"}),
    "minimum": frozenset({"Range"}),
    "maximum": frozenset({"Range"}),
    "length": frozenset({"Length"}),
    "minLength": frozenset({"Length"}),
    "maxLength": frozenset({"Length"}),
    "items": frozenset({"ItemCount"}),
    "minItems": frozenset({"ItemCount"}),
    "maxItems": frozenset({"ItemCount"}),
    "multipleOf": frozenset({"MultipleOf"}),
    "charset": frozenset({"Charset", "Pattern"}),
    "pattern": frozenset({"Charset", "Pattern"}),
    "format": frozenset({"Format"}),
    "unit": frozenset({"Unit"}),
    "exclusive": frozenset({"ExclusiveWith", "AtLeastOneOf"}),
    "order": frozenset({"OrderedFields"}),
    "condition": frozenset({"RequiredWhen", "EffectiveWhen", "UsedWith"}),
    "forms": frozenset({"ValueForms"}),
    "deprecated": frozenset({"Deprecated", "Reserved"}),
    "nullable": frozenset({"Nullable"}),
}
"""What may stand behind the last dot of an element, and the constraints it means."""

_AROUND = 2000
_TAG = re.compile(r"<[^<>]{0,400}>|^[^<>]{0,400}>|<[^<>]{0,400}$")
_SENTENCE_END = re.compile(r"[。；！？]|[.;!?](?=\s|$)")

_OWN_ASPECTS = ("type", "required", "description")


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Element:
    operation: Operation
    location: str
    field: Field


def explain(api: Api, element: str) -> str | None:
    """The explanation of every element of that name, or None when there is none.

    `element` is "body.networks[].id", "networks.id", "body.cool_down_time.default", "quota", or one of these behind
    "operation_id:".
    """
    wanted, _, place = element.rpartition(":")
    operations = [operation for operation in api.operations if not wanted or operation.id == wanted]
    parts = [text for operation in operations for text in _explain_in(api, operation, place)]
    return "\n".join(parts) if parts else None


def near_misses(api: Api, element: str) -> tuple[str, ...]:
    """Up to three names of elements close to the wrong one."""
    place = element.rpartition(":")[2]
    names = dict.fromkeys(found.location for operation in api.operations for found in _elements(api, operation))
    bare = {name.partition(".")[2]: name for name in names}
    close = difflib.get_close_matches(place, [*names, *bare], n=3, cutoff=0.5)
    return tuple(dict.fromkeys(bare.get(name, name) for name in close))


def _explain_in(api: Api, operation: Operation, place: str) -> Iterator[str]:
    if place == "quota":
        for quota in operation.quotas:
            yield _heading(operation, "quota") + _fact("quota", quota, _quota_words)
        return
    for found in _elements(api, operation):
        if _same(found.location, place):
            yield _heading(operation, found.location) + "".join(_whole(found.field))
            return
    name, _, aspect = place.rpartition(".")
    for found in _elements(api, operation):
        if name and _same(found.location, name) and (aspect in _ASPECTS or aspect in _OWN_ASPECTS):
            lines = "".join(_aspect(found.field, aspect)) or f"  {aspect}: no page says anything\n"
            yield _heading(operation, f"{found.location}.{aspect}") + lines
            return


def _same(location: str, place: str) -> bool:
    """Array brackets and the leading place may be left out."""
    plain, wanted = location.replace("[]", ""), place.replace("[]", "")
    return wanted in (plain, plain.partition(".")[2])


def _elements(api: Api, operation: Operation) -> Iterator[_Element]:
    for parameter in operation.parameters:
        yield _Element(operation, f"{parameter.location.value}.{parameter.name}", parameter)
    headers = {field.name: field for response in operation.responses for field in response.headers}
    for header in headers.values():
        yield _Element(operation, header.path, header)
    bodies = [("body", body) for body in operation.request]
    bodies += [("response", body) for response in operation.responses for body in response.bodies]
    seen: set[str] = set()
    for start, body in bodies:
        for location, field in _members(api, body, start):
            if location not in seen:
                seen.add(location)
                yield _Element(operation, location, field)


def _members(api: Api, body: Body, start: str) -> Iterator[tuple[str, Field]]:
    waiting: list[tuple[str, Type, frozenset[str]]] = [(start, body.type, frozenset())]
    while waiting:
        place, kind, above = waiting.pop()
        match kind:
            case ArrayType(item=item) if item is not None:
                waiting.append((f"{place}[]", item, above))
            case MapType(value=value) if value is not None:
                waiting.append((f"{place}.*", value, above))
            case UnionType(options=options):
                waiting += [(place, option, above) for option in reversed(options)]
            case ObjectType(struct=name) if name is not None and name not in above:
                for field in api.struct(name).fields:
                    location = f"{place}.{field.name}"
                    yield location, field
                    if field.type is not None:
                        waiting.append((location, field.type.value, above | {name}))
            case _:
                pass


def _heading(operation: Operation, location: str) -> str:
    return f"{operation.method} {operation.path}  {printable(location)}\n"


def _whole(field: Field) -> Iterator[str]:
    yield from _aspect(field, "type")
    yield from _aspect(field, "required")
    for constraint in field.constraints:
        yield _fact(type(constraint.value).__name__, constraint, _constraint_words)
    yield from _aspect(field, "description")
    if field.only is not None:
        yield f"  only {field.only.value} documents this field\n"


def _aspect(field: Field, aspect: str) -> Iterator[str]:
    if aspect == "type" and field.type is not None:
        yield _fact("type", field.type, _type_words)
    elif aspect == "required" and field.required is not None:
        yield _fact("required", field.required, lambda mandatory: str(mandatory.required).lower())
    elif aspect == "description":
        yield from _description(field.description)
    for constraint in field.constraints:
        if type(constraint.value).__name__ in _ASPECTS.get(aspect, ()):
            yield _fact(aspect, constraint, _constraint_words)


def _description(description: Bilingual) -> Iterator[str]:
    for claim in (description.zh, description.en):
        if claim is not None:
            yield f"  description ({claim.lang.value})\n{_quote(claim)}"


def _fact(name: str, fact: Fact[Value], words: Callable[[Value], str]) -> str:
    reason = f": {fact.reason}" if fact.reason else ""
    head = f"  {name} = {printable(words(fact.value))}\n    verdict {fact.verdict.value}{printable(reason)}\n"
    return head + "".join(
        f"    {claim.lang.value} says {printable(words(claim.value))}, read by {claim.rule}\n{_quote(claim)}" for claim in fact.claims
    )


def _quote(claim: Claim[object]) -> str:
    """The line of the page, so that nobody has to open it to believe it."""
    return f"      {claim.span}\n      | {printable(' '.join(_sentence(claim).split()))}\n"


def _sentence(claim: Claim[object]) -> str:
    """The sentence around the words that were read, without tags."""
    span, text = claim.span, claim.span.file.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before = _plain(text[start : span.start][-_AROUND:])
    after = _plain(text[span.end : end if end >= 0 else len(text)][:_AROUND])
    cut = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    stop = _SENTENCE_END.search(after)
    closed = bool(_SENTENCE_END.search(span.text[-1:]))
    return before[cut:] + _plain(span.text) + ("" if closed else after[: stop.end() if stop else len(after)])


def _plain(markup: str) -> str:
    return unescape(_TAG.sub("", markup))


def _constraint_words(constraint: Constraint) -> str:
    return wording.constraint_words(constraint, Lang.EN)


def _type_words(kind: Type) -> str:
    return wording.type_words(kind, Lang.EN)


def _quota_words(quota: Quota) -> str:
    scope = f" per {quota.scope}" if quota.scope else ""
    return f"at most {quota.limit} {quota.subject}{scope}"
