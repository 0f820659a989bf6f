"""The pages' own examples against what the pages say: each mismatch is a finding with both places.

A mismatch is a defect of one page, not a difference between languages: the example is wrong, or the row is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from ..model.api import Api, Field, Operation
from ..model.claim import Fact
from ..model.draft import SampleDraft, SampleKind
from ..model.schema import In, Type
from ..reconcile.checks.contract import quote
from ..reconcile.repeats import joined_languages
from ..source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ..source.text import Lang, Span
from .evidence import fact_name
from .json_schema import DIALECT
from .sample_types import fields_of, item_type, types_of, value_type
from .schemas import is_required, schemas_of
from .types import type_schema

EXAMPLE_VIOLATES_SCHEMA = Kind(
    "defect/example-violates-schema",
    Severity.WARNING,
    Confidence.HEURISTIC,
    "the example's {location} breaks what the page says: {rule}, but it is {value}",
    "示例中的 {location} 与文档说明不符：应为 {rule}，实际为 {value}",
    "correct the example or the description",
    "请修改示例或说明",
    "A value of a printed example does not satisfy the type, the bounds or another rule that the same page states for its "
    "field, or a mandatory field is missing.  Readers copy examples: a wrong one fails at the first call.  "
    "Which of the two is wrong is for a person to say, so it never fails a build by default.",
)
KINDS = (EXAMPLE_VIOLATES_SCHEMA,)

_CHECKED_FORMATS = FormatChecker(("uuid", "ipv4", "ipv6"))
_BUNDLE = "urn:twinspec:samples"
_LONGEST_SHOWN = 60
_MOST_ERRORS = 20
"""Findings for one sample; what follows is nearly always a consequence of the first."""


def check_samples(api: Api) -> tuple[Diagnostic, ...]:
    """What is wrong with the examples of a service, in page order."""
    registry = _registry(api)
    found: list[Diagnostic] = []
    for operation in api.operations:
        for sample in operation.samples:
            # An example of another call, a step on the way to this one, says nothing about this call's bodies.
            if sample.has_body and sample.readable and not sample.guessed and not sample.foreign:
                found += _violations(api, operation, sample, registry)
    return tuple(joined_languages(found))


def sample_is_valid(api: Api, operation: Operation, sample: SampleDraft) -> bool:
    """True when a readable body satisfies one of the documented variants."""
    return not _violations(api, operation, sample, _registry(api))


def _registry(api: Api) -> Registry[Any]:
    """The schemas of the service, where the references of `_reference` find them."""
    schemas = {"$schema": DIALECT, "$defs": schemas_of(api, _reference)}
    registry: Registry[Any] = Registry().with_resource(_BUNDLE, Resource.from_contents(schemas))
    return registry


def _reference(name: str) -> str:
    return f"{_BUNDLE}#/$defs/{name}"


def _violations(api: Api, operation: Operation, sample: SampleDraft, registry: Registry[Any]) -> list[Diagnostic]:
    best: tuple[Type, list[ValidationError]] | None = None
    for of in types_of(operation, sample):
        schema = type_schema(of, _reference)
        validator = Draft202012Validator(schema, registry=registry, format_checker=_CHECKED_FORMATS)
        errors = [_deepest(error) for error in validator.iter_errors(sample.body)]
        if not errors:
            return []
        if best is None or len(errors) < len(best[1]):
            best = of, errors
    if best is None:
        return []
    of, errors = best
    found = (_diagnostic(api, operation, sample, of, error) for error in errors)
    unique: dict[tuple[str, object], Diagnostic] = {}
    for diagnostic in found:
        if diagnostic is not None:
            # Ten elements of one array that break one rule are one mistake.
            unique.setdefault((diagnostic.subject.location, dict(diagnostic.args)["rule"]), diagnostic)
    return list(unique.values())[:_MOST_ERRORS]


def _deepest(error: ValidationError) -> ValidationError:
    """Of a choice, the failure that came furthest; a choice of types stays one error."""
    while error.context and error.validator == "anyOf":
        furthest = max(error.context, key=lambda inner: len(inner.absolute_path))
        if len(furthest.absolute_path) <= len(error.absolute_path):
            return error
        error = furthest
    return error


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an error stands: pointer in the example, dotted path and field in the description."""

    pointer: str
    dotted: str
    field: Field | None
    members: tuple[Field, ...]
    only: Lang | None = None
    """The one language that documents this place, or what it stands in."""


def _place(api: Api, of: Type, path: Sequence[str | int]) -> _Place:
    pointer, dotted, field = "", "", None
    only: Lang | None = None
    current: Type | None = of
    members: tuple[Field, ...] = ()
    for step in path:
        pointer += "/" + str(step).replace("~", "~0").replace("/", "~1")
        if isinstance(step, int):
            dotted += "[]"
            current = item_type(current)
            continue
        dotted += f".{step}" if dotted else str(step)
        fields = fields_of(api, current)
        field = next((one for one in fields if one.name == step), next((one for one in fields if one.placeholder), None))
        only = only or (field.only if field is not None else None)
        current = field.type.value if field is not None and field.type is not None else value_type(current)
    members = fields_of(api, current)
    return _Place(pointer, dotted, field, members, only)


_FACTS = {
    "minLength": "length",
    "maxLength": "length",
    "minimum": "range",
    "maximum": "range",
    "exclusiveMinimum": "range",
    "exclusiveMaximum": "range",
    "minItems": "item-count",
    "maxItems": "item-count",
    "multipleOf": "multiple-of",
    "enum": "enumeration",
    "anyOf": "enumeration",
    "format": "format",
}
_PATTERN_FACTS = ("charset", "pattern", "item-count")


def _diagnostic(api: Api, operation: Operation, sample: SampleDraft, of: Type, error: ValidationError) -> Diagnostic | None:
    place = _place(api, of, tuple(error.absolute_path))
    value: object = error.instance
    if error.validator == "required":
        given: Any = error.instance
        wanted: Any = error.validator_value
        name = next((one for one in wanted if one not in given), "")
        member = next((one for one in place.members if one.name == name), None)
        if member is None or not (is_required(member) or "then" in error.absolute_schema_path):
            return None
        place = _Place(place.pointer, f"{place.dotted}.{name}" if place.dotted else str(name), member, (), place.only or member.only)
        value = None
    field = place.field
    if field is not None and field.sample_only:
        # Its schema was made from samples: it can contradict nobody.
        return None
    if place.only not in (None, sample.span.lang):
        # The page of this sample has no such row to break.
        return None
    rule = _rule_words(error)
    shown = "absent" if value is None and error.validator == "required" else _shown(value)
    where = _location(sample, place.dotted)
    arguments = (("location", place.dotted or "body"), ("rule", rule), ("value", shown))
    return Diagnostic(
        EXAMPLE_VIOLATES_SCHEMA,
        _subject(api, operation, sample, where),
        args=arguments,
        labels=(_sample_label(sample, place.pointer, shown), *_rule_labels(field, str(error.validator))),
    )


def _subject(api: Api, operation: Operation, sample: SampleDraft, location: str) -> Subject:
    topic = next((page.topic for page in operation.pages if page.path == sample.span.file.path), "")
    return Subject(service=api.service, topic=topic, operation=f"{operation.method} {operation.path}", location=location)


def _location(sample: SampleDraft, dotted: str) -> str:
    inside = In.BODY.value if sample.kind is SampleKind.REQUEST else In.RESPONSE.value
    return f"{inside}.{dotted}" if dotted else f"{sample.kind.value}.example"


def _sample_label(sample: SampleDraft, pointer: str, shown: str) -> Label:
    span: Span = sample.positions.get(pointer) or sample.body_span or sample.span
    return Label(span.lang, span, shown)


def _rule_labels(field: Field | None, keyword: str) -> tuple[Label, ...]:
    """The row's claims that state the broken rule."""
    if field is None:
        return ()
    fact: Fact[Any] | None = None
    if keyword == "type":
        fact = field.type
    elif keyword == "required":
        fact = field.required
    else:
        names = _PATTERN_FACTS if keyword == "pattern" else (_FACTS.get(keyword, ""),)
        fact = next((one for one in field.constraints if fact_name(one.value) in names), None)
    if fact is None:
        return tuple(Label(witness.lang, witness.span, quote(witness.span)[:_LONGEST_SHOWN]) for witness in field.witnesses)
    return tuple(Label(claim.lang, claim.span, quote(claim.span)[:_LONGEST_SHOWN]) for claim in fact.claims)


def _rule_words(error: ValidationError) -> str:
    keyword, stated = str(error.validator), error.validator_value
    match keyword:
        case "required":
            return "mandatory"
        case "anyOf" | "oneOf" | "not" | "if" | "dependentRequired":
            return keyword
        case _:
            return f"{keyword} {_shown(stated)}"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
