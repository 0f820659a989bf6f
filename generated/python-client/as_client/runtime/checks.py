"""Compares a request with the documented rules and reports every violation at once."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .messages import MESSAGES
from .rules import AtLeastOne, ExactlyOne, Exclusive, Ordered, Record, RequiredWhen, Requires, Rule, Value
from .unset import UNSET

MAX_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule at one place."""

    code: str
    """Stable: "required", "too-long", "enum" ... (the keys of `messages.MESSAGES` up to a colon)."""
    location: str
    """path, query, header or body; "call" for a keyword that the operation does not have."""
    pointer: str
    """JSON pointer (RFC 6901) to the value: "/networks/0/id"; for parameters "/" and the wire name."""
    message_en: str
    message_zh: str

    def __str__(self) -> str:
        return f"{self.location} {self.pointer or '/'}: {self.message_en} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a check stands, and where it reports to."""

    location: str
    found: list[Violation]
    path: tuple[str, ...] = ()

    def at(self, step: str | int) -> Place:
        """One level deeper."""
        return Place(self.location, self.found, (*self.path, str(step)))

    def report(self, message: str, **words: object) -> None:
        """Adds a violation; `words` fill its message, those ending in _en its English form."""
        zh, en = MESSAGES[message]
        code = message.partition(":")[0]
        english = {name: words.get(f"{name}_en", word) for name, word in words.items()} | words
        pointer = "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in self.path)
        self.found.append(Violation(code, self.location, pointer, en.format_map(english), zh.format_map(words)))


def check_record(record: Record, given: Mapping[str, Any], place: Place) -> None:
    """All violations inside an object whose absent members are missing or UNSET."""
    present = {name: value for name, value in given.items() if value is not UNSET}
    known = {member.name for member in record.members}
    for member in record.members:
        if member.name in present:
            check_value(member.value, present[member.name], place.at(member.name))
        elif member.required:
            place.at(member.name).report("required")
    for name in present:
        if name not in known and not record.open:
            report_unknown(name, known, place)
    for rule in record.rules:
        _check_rule(rule, present, place)


def report_unknown(name: object, known: set[str], place: Place) -> None:
    """A member that the documentation does not know, with the known name that is nearest."""
    from difflib import get_close_matches

    near = get_close_matches(str(name), sorted(known), 1)
    place.at(str(name)).report("unknown:near" if near else "unknown", near="".join(near))


def check_value(value: Value, given: Any, place: Place) -> None:
    """All violations of one value."""
    if len(place.path) > MAX_DEPTH:
        place.report("too-deep", limit=MAX_DEPTH)
        return
    if given is None:
        if not value.nullable and (value.types or value.options):
            place.report("null")
        return
    if value.options:
        _check_options(value.options, given, place)
        return
    if value.types and not any(_is_type(given, name) for name in value.types):
        place.report("type", expected=" / ".join(value.types), actual=_type_name(given))
        return
    if value.enum and not _among(given, value.enum):
        place.report("enum", actual=_shown(given), allowed=", ".join(map(_shown, value.enum)))
    if isinstance(given, str):
        _check_string(value, given, place)
    elif isinstance(given, (int, float)) and not isinstance(given, bool):
        _check_number(value, given, place)
    elif isinstance(given, Mapping):
        _check_object(value, given, place)
    elif isinstance(given, Sequence) and not isinstance(given, (bytes, bytearray)):
        _check_items(value, given, place)


def _check_options(options: Sequence[Value], given: Any, place: Place) -> None:
    """Reports the violations of the alternative that is nearest, the first of equals."""
    best: list[Violation] | None = None
    for option in options:
        found: list[Violation] = []
        check_value(option, given, Place(place.location, found, place.path))
        if not found:
            return
        if best is None or len(found) < len(best):
            best = found
    place.found.extend(best or ())


def _check_string(value: Value, given: str, place: Place) -> None:
    if value.separator is not None:
        _check_items(value, given.split(value.separator) if given else (), place)
        return
    if value.min_length is not None or value.max_length is not None:
        length = len(given.encode("utf-8", "surrogatepass")) if value.in_bytes else len(given)
        if value.min_length is not None and length < value.min_length:
            place.report("too-short", actual=length, limit=value.min_length)
        if value.max_length is not None and length > value.max_length:
            place.report("too-long", actual=length, limit=value.max_length)
    for pattern in value.patterns:
        if not re.search(pattern.regex, given):
            place.report("pattern", actual=_shown(given), rule=pattern.zh, rule_en=pattern.en)


def _check_number(value: Value, given: int | float, place: Place) -> None:
    if value.minimum is not None and given < value.minimum:
        place.report("too-small", actual=given, limit=value.minimum)
    if value.maximum is not None and given > value.maximum:
        place.report("too-large", actual=given, limit=value.maximum)
    if value.above is not None and given <= value.above:
        place.report("not-above", actual=given, limit=value.above)
    if value.below is not None and given >= value.below:
        place.report("not-below", actual=given, limit=value.below)
    if value.multiple_of is not None and given % value.multiple_of:
        place.report("multiple-of", actual=given, limit=value.multiple_of)


def _check_object(value: Value, given: Mapping[str, Any], place: Place) -> None:
    if value.record is not None:
        check_record(value.record(), given, place)
    for name, member in given.items():
        if value.keys is not None:
            check_value(value.keys, name, place.at(name))
        if value.values is not None:
            check_value(value.values, member, place.at(name))


def _check_items(value: Value, given: Sequence[Any], place: Place) -> None:
    if value.min_items is not None and len(given) < value.min_items:
        place.report("too-few-items", actual=len(given), limit=value.min_items)
    if value.max_items is not None and len(given) > value.max_items:
        place.report("too-many-items", actual=len(given), limit=value.max_items)
    if value.items is not None:
        for index, item in enumerate(given):
            check_value(value.items, item, place.at(index))


def _check_rule(rule: Rule, present: Mapping[str, Any], place: Place) -> None:
    match rule:
        case Exclusive(names):
            _check_exclusive("exclusive", [name for name in names if name in present], place)
        case ExactlyOne(names):
            given = [name for name in names if name in present]
            if not given:
                place.report("exactly-one", others=", ".join(names))
            _check_exclusive("exclusive", given, place)
        case AtLeastOne(names):
            if not any(name in present for name in names):
                place.report("at-least-one", others=", ".join(names))
        case Ordered(names):
            _check_order([name for name in names if _is_type(present.get(name), "number")], present, place)
        case Requires(name, others):
            missing = [other for other in others if other not in present]
            if name in present and missing:
                place.at(name).report("requires", others=", ".join(missing))
        case RequiredWhen(name, other):
            if name not in present and _holds(rule, present):
                place.at(name).report(_condition(rule), other=other, values=" | ".join(map(_shown, rule.values)))


def _check_exclusive(code: str, given: Sequence[str], place: Place) -> None:
    for name in given[1:]:
        place.at(name).report(code, others=given[0])


def _check_order(names: Sequence[str], present: Mapping[str, Any], place: Place) -> None:
    for low, high in pairwise(names):
        if present[low] > present[high]:
            place.at(low).report("order", name=low, actual=present[low], other=high, limit=present[high])


def _holds(rule: RequiredWhen, present: Mapping[str, Any]) -> bool:
    if rule.present is not None:
        return (rule.other in present) is rule.present
    return rule.other in present and _among(present[rule.other], rule.values)


def _condition(rule: RequiredWhen) -> str:
    if rule.present is None:
        return "required-when"
    return "required-when:given" if rule.present else "required-when:absent"


def _among(given: Any, allowed: Sequence[object]) -> bool:
    """Equal to one of them as JSON sees it: true is not 1."""
    return any(given == value and isinstance(given, bool) is isinstance(value, bool) for value in allowed)


def _is_type(given: Any, name: str) -> bool:
    match name:
        case "string":
            return isinstance(given, str)
        case "boolean":
            return isinstance(given, bool)
        case "integer":
            return isinstance(given, int) and not isinstance(given, bool)
        case "number":
            return isinstance(given, (int, float)) and not isinstance(given, bool)
        case "object":
            return isinstance(given, Mapping)
        case "array":
            return isinstance(given, Sequence) and not isinstance(given, (str, bytes, bytearray))
        case _:
            return True


def _type_name(given: Any) -> str:
    names = ("boolean", "integer", "number", "string", "object", "array")
    return next((name for name in names if _is_type(given, name)), type(given).__name__)


def _shown(given: Any) -> str:
    """The value as JSON writes it, not longer than a line."""
    text = json.dumps(given, ensure_ascii=False, default=repr)
    return text if len(text) <= 80 else text[:77] + "..."
