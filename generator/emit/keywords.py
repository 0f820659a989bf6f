"""Constraints of one field as keywords of its schema.

What JSON Schema can say it says; the rest goes to `x-twinspec-*`.  A page speaks of "the value" of an array of strings
and means its items, so keywords go where they can act.  Rules between fields are in rules.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, assert_never

from jsonschema import FormatChecker

from ..model.claim import Fact
from ..model.constraint import (
    AtLeastOneOf,
    Charset,
    Condition,
    ConditionalDefault,
    Constraint,
    Default,
    DefaultEmpty,
    DefaultFromField,
    Deprecated,
    EffectiveWhen,
    Enumeration,
    ExclusiveWith,
    FieldRef,
    Form,
    Format,
    ItemCount,
    Length,
    MultipleOf,
    Nullable,
    OrderedFields,
    Pattern,
    Range,
    ReadOnly,
    RequiredWhen,
    Reserved,
    Scalar,
    Target,
    Unit,
    UsedWith,
    ValueForms,
)
from ..source.text import Lang
from . import extensions as x
from .charset import allows_beyond_ascii, charset_pattern
from .english import in_english
from .patterns import list_pattern, portable
from .types import Node

Naming = Callable[[FieldRef], str]
"""From a reference to the name that a document prints for it."""

_FORMATS = FormatChecker()
_STANDARD_FORMATS = frozenset({"uuid", "ipv4", "ipv6", "date-time", "date", "time", "email", "uri", "hostname"})


def add_keywords(schema: Node, facts: Iterable[Fact[Constraint]], naming: Naming) -> None:
    """Write the keywords of all constraints of a field into its schema."""
    said: list[Constraint] = []
    for fact in facts:
        constraint = in_english(fact)
        _add(schema, constraint, fact, naming)
        said.append(constraint)
    _add_ranges(schema, [constraint for constraint in said if isinstance(constraint, Range)], naming)
    _add_charsets(schema, [constraint for constraint in said if isinstance(constraint, Charset)])
    _settle_defaults(schema)
    if any(isinstance(constraint, Nullable) for constraint in said):
        _make_nullable(schema)


def _settle_defaults(schema: Node) -> None:
    """A default that its own schema refuses would make the document invalid: it moves to a key of ours."""
    inner = _spot(schema, Target.VALUE)
    for spot in (schema,) if inner is schema else (schema, inner):
        if "format" in spot:
            _widen_format(spot)
        if "default" in spot and not _allows(spot, spot["default"]):
            spot[x.DEFAULT_STATED] = spot.pop("default")


def _widen_format(schema: Node) -> None:
    """ "0 or a UUID": a documented value that is no UUID shows that the format holds for some values only."""
    stated = [value for value in (schema.get("default"), *schema.get("enum", ())) if isinstance(value, str)]
    if not all(_FORMATS.conforms(value, schema["format"]) for value in stated):
        schema[x.NAMED_FORMAT] = schema.pop("format")


def _allows(schema: Node, value: Any) -> bool:
    if "enum" in schema:
        return any(same(value, allowed) for allowed in schema["enum"])
    match value:
        case str():
            in_length = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
            return in_length and re.search(schema.get("pattern", ""), value) is not None
        case int() | float() if not isinstance(value, bool):
            low, high = schema.get("minimum", value), schema.get("maximum", value)
            inside: bool = low <= value <= high
            return inside and value > schema.get("exclusiveMinimum", value - 1) and value < schema.get("exclusiveMaximum", value + 1)
        case list():
            return not schema.get("minItems")
        case _:
            return True


def condition_node(condition: Condition, naming: Naming) -> Node:
    """A condition as data."""
    node: Node = {"text": condition.text}
    if condition.field is not None:
        node["field"] = naming(condition.field)
    if condition.values:
        node["values"] = list(condition.values)
    if condition.present is not None:
        node["present"] = condition.present
    return node


def _add(schema: Node, constraint: Constraint, fact: Fact[Constraint], naming: Naming) -> None:
    match constraint:
        case Length():
            _add_length(schema, constraint)
        case ItemCount():
            _add_item_count(schema, constraint)
        case MultipleOf(factor=factor) if factor > 0:
            _spot(schema, Target.VALUE).setdefault("multipleOf", factor)
        case Enumeration():
            _add_enumeration(schema, constraint, fact)
        case Default(value=value):
            _add_default(schema, value)
        case DefaultFromField(field=field):
            schema[x.DEFAULT_FROM] = naming(field)
        case ConditionalDefault(cases=cases):
            schema[x.DEFAULT_CASES] = [
                {"value": case.value, "when": condition_node(case.condition, naming)} if case.condition else {"value": case.value}
                for case in cases
            ]
        case DefaultEmpty():
            schema[x.DEFAULT_EMPTY] = True
        case Pattern(regex=regex):
            if (plain := portable(regex)) is not None:
                _spot(schema, Target.VALUE).setdefault("pattern", plain)
        case Format():
            _add_format(schema, constraint)
        case Unit(name=name):
            schema.setdefault(x.UNIT, name)
        case RequiredWhen(condition=condition):
            schema.setdefault(x.REQUIRED_WHEN, []).append(condition_node(condition, naming))
        case EffectiveWhen(condition=condition):
            schema.setdefault(x.EFFECTIVE_WHEN, []).append(condition_node(condition, naming))
        case UsedWith(fields=fields):
            schema.setdefault(x.USED_WITH, []).extend(naming(field) for field in fields)
        case ValueForms(forms=forms):
            schema[x.VALUE_FORMS] = [_form_node(form) for form in forms]
        case Deprecated(note=note):
            schema["deprecated"] = True
            if note:
                schema[x.DEPRECATED_NOTE] = note
        case Reserved(note=note):
            schema[x.RESERVED] = note
        case ReadOnly():
            schema["readOnly"] = True
        case MultipleOf() | Nullable() | Range() | Charset() | ExclusiveWith() | AtLeastOneOf() | OrderedFields():
            pass
        case _:
            assert_never(constraint)


def _types(node: Node) -> tuple[str, ...]:
    stated = node.get("type", "object" if "$ref" in node else ())
    return (stated,) if isinstance(stated, str) else tuple(stated)


def _spot(schema: Node, target: Target) -> Node:
    """The (sub)schema in which a keyword about `target` acts."""
    match target:
        case Target.VALUE | Target.EACH_ITEM:
            items = schema.get("items")
            return _spot(items, target) if isinstance(items, dict) and "$ref" not in items else schema
        case Target.MAP_KEY:
            spot: Node = schema.setdefault("propertyNames", {}) if "object" in _types(schema) else {}
            return spot
        case Target.MAP_VALUE:
            values = schema.get("additionalProperties")
            return values if isinstance(values, dict) else {}
        case Target.LIST_IN_STRING:
            listed: Node = schema.setdefault(x.ITEMS_IN_STRING, {})
            return listed
        case _:
            assert_never(target)


def _put(node: Node, low_key: str, high_key: str, low: float | None, high: float | None) -> None:
    if low is not None and high is not None and low > high:
        return
    if low is not None:
        node.setdefault(low_key, low)
    if high is not None:
        node.setdefault(high_key, high)


def _add_length(schema: Node, length: Length) -> None:
    spot = _spot(schema, length.target)
    if _types(spot) and "string" not in _types(spot) and length.target is not Target.MAP_KEY:
        return
    _put(spot, "minLength", "maxLength", length.min, length.max)
    if length.unit == "byte":
        _put(spot.setdefault(x.LENGTH_IN_BYTES, {}), "min", "max", length.min, length.max)


def _add_item_count(schema: Node, count: ItemCount) -> None:
    types = _types(schema)
    if count.target is Target.LIST_IN_STRING or "string" in types:
        listed = schema.setdefault(x.ITEMS_IN_STRING, {})
        listed["separator"] = count.separator or listed.get("separator", ",")
        _put(listed, "minItems", "maxItems", count.min, count.max)
        if count.max is not None and len(listed["separator"]) == 1:
            schema.setdefault("pattern", list_pattern(listed["separator"], count.max))
    elif "object" in types:
        _put(schema, "minProperties", "maxProperties", count.min, count.max)
    elif "array" in types and count.target is Target.EACH_ITEM:
        items = schema["items"]
        if "array" in _types(items):
            _put(items, "minItems", "maxItems", count.min, count.max)
    elif not types or "array" in types:
        _put(schema, "minItems", "maxItems", count.min, count.max)


def _add_ranges(schema: Node, ranges: list[Range], naming: Naming) -> None:
    """Bounds of all cases: the hull as keywords, the cases beside it."""
    for target in dict.fromkeys(bounds.target for bounds in ranges):
        spot = _spot(schema, target)
        own = [bounds for bounds in ranges if bounds.target is target]
        hull = _hull([bounds for bounds in own if bounds.condition is None] or own)
        integer = "integer" in _types(spot)
        if set(_types(spot)) & {"boolean", "object", "array"}:
            continue
        if "string" in _types(spot):
            if hull:
                spot[x.TEXT_RANGE] = _bounds_node(hull, integer)
        elif hull:
            for key, value in _bounds_node(hull, integer).items():
                spot.setdefault(key, value)
        cases = [bounds for bounds in own if bounds.condition is not None]
        if cases:
            spot[x.RANGE_CASES] = [
                {**_bounds_node(bounds, integer), "when": condition_node(bounds.condition, naming)} for bounds in cases if bounds.condition
            ]


def _hull(ranges: list[Range]) -> Range | None:
    lows = [(bounds.min, bounds.exclusive_min) for bounds in ranges]
    highs = [(bounds.max, bounds.exclusive_max) for bounds in ranges]
    low, above = min(((v, e) for v, e in lows if v is not None), default=(None, False))
    high, below = max(((v, not e) for v, e in highs if v is not None), default=(None, True))
    if any(v is None for v, _ in lows):
        low = None
    if any(v is None for v, _ in highs):
        high = None
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        return None
    return Range(min=low, max=high, exclusive_min=above, exclusive_max=not below)


def _bounds_node(bounds: Range, integer: bool) -> Node:
    node: Node = {}
    for key, exclusive_key, value, exclusive, inward in (
        ("minimum", "exclusiveMinimum", bounds.min, bounds.exclusive_min, 1),
        ("maximum", "exclusiveMaximum", bounds.max, bounds.exclusive_max, -1),
    ):
        if value is None:
            continue
        if exclusive and integer and isinstance(value, int):
            node[key] = value + inward
        else:
            node[exclusive_key if exclusive else key] = value
    return node


def _add_charsets(schema: Node, charsets: list[Charset]) -> None:
    for charset in charsets:
        spot = _spot(schema, charset.target)
        if _types(spot) and "string" not in _types(spot) and charset.target is not Target.MAP_KEY:
            continue
        pattern = charset_pattern(charset)
        if pattern is None:
            continue
        spot.setdefault("pattern", pattern)
        if x.LENGTH_IN_BYTES in spot and allows_beyond_ascii(charset) and spot.get("minLength", 0) > 1:
            # Three bytes may be one character: the page's lower bound holds for bytes only.
            spot["minLength"] = 1


def _add_enumeration(schema: Node, enumeration: Enumeration, fact: Fact[Constraint]) -> None:
    spot = _spot(schema, enumeration.target)
    types = _types(spot)
    meanings = _meanings(fact)
    if meanings:
        schema.setdefault(x.MEANINGS, meanings)
    if set(types) & {"boolean", "object", "array"} or "$ref" in spot:
        return
    values = [typed for value in enumeration.values if (typed := typed_value(value.value, types)) is not None]
    unique = [value for index, value in enumerate(values) if not any(same(value, other) for other in values[:index])]
    if not unique or "enum" in spot:
        return
    if enumeration.open:
        schema[x.OPEN_ENUM] = True
        base = {"type": spot["type"]} if types else {}
        spot["anyOf"] = [{**base, "enum": unique}, base]
    else:
        spot["enum"] = unique


def same(one: object, other: object) -> bool:
    """Equal as JSON values: true is not 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _meanings(fact: Fact[Constraint]) -> list[Node]:
    """Meanings by value, each language from its own claim."""
    rows: dict[str, Node] = {}
    for lang in Lang:
        claim = fact.by(lang)
        if claim is None or not isinstance(claim.value, Enumeration):
            continue
        for value in claim.value.values:
            if value.meaning:
                rows.setdefault(repr(value.value), {"value": value.value})[lang.value] = value.meaning
    return list(rows.values())


def _add_default(schema: Node, value: Scalar | tuple[()]) -> None:
    types = _types(schema)
    if value == () and isinstance(value, tuple):
        schema["default" if not types or "array" in types else x.DEFAULT_STATED] = []
        return
    spot = _spot(schema, Target.VALUE) if "array" in types else schema
    typed = typed_value(value, _types(spot))
    if typed is None or "$ref" in spot:
        schema[x.DEFAULT_STATED] = value
    else:
        spot.setdefault("default", typed)


def typed_value(value: Any, types: tuple[str, ...]) -> Scalar | None:
    """The literal as a value of one of the types; None when it is none of any."""
    if not types:
        return value  # type: ignore[no-any-return]
    for name in types:
        match name, value:
            case "boolean", bool():
                return value
            case "boolean", str() if value.lower() in ("true", "false"):
                return value.lower() == "true"
            case "integer", int() if not isinstance(value, bool):
                return value
            case "integer", float() if value.is_integer():
                return int(value)
            case "integer", str() if len(value) < 19 and value.removeprefix("-").isascii() and value.removeprefix("-").isdigit():
                return int(value)
            case "number", int() | float() if not isinstance(value, bool):
                return value
            case "string", str():
                return value
            case "string", bool():
                return "true" if value else "false"
            case "string", int() | float():
                return str(value)
    return None


def _add_format(schema: Node, stated: Format) -> None:
    spot = _spot(schema, stated.target)
    if _types(spot) and "string" not in _types(spot):
        return
    standard = stated.name in _STANDARD_FORMATS
    spot.setdefault("format" if standard or stated.target is Target.LIST_IN_STRING else x.NAMED_FORMAT, stated.name)
    if stated.layout:
        spot.setdefault(x.LAYOUT, stated.layout)


def _form_node(form: Form) -> Node:
    node: Node = {"meaning": form.meaning}
    if form.literal is not None:
        node["value"] = form.literal
    if form.format:
        node["format"] = form.format
    if form.absent:
        node["absent"] = True
    return node


def _make_nullable(schema: Node) -> None:
    if "$ref" in schema:
        schema["anyOf"] = [{"$ref": schema.pop("$ref")}, {"type": "null"}]
        return
    types = _types(schema)
    if types and "null" not in types:
        schema["type"] = [*types, "null"]
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
