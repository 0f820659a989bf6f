"""From arguments to a request: checked, then encoded so that no value can leave its place."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote, urlencode

from .checks import Place, Violation, check_record, check_value, report_unknown
from .errors import InvalidRequestError, InvalidRequestWarning
from .operation import Operation
from .rules import Record
from .transport import Request
from .unset import UNSET

Validation = Literal["strict", "warn", "off"]
"""strict: a violation raises and nothing is sent; warn: it warns; off: only what cannot be sent safely raises."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What any call may add: the way out where the documentation is behind the service."""

    timeout: float | None = None
    extra_headers: Mapping[str, str] | None = None
    extra_query: Mapping[str, Any] | None = None
    extra_body: Mapping[str, Any] | None = None


def violations(operation: Operation[Any], arguments: Mapping[str, Any]) -> tuple[Violation, ...]:
    """All documented rules that the arguments break.  An argument that is UNSET was not given."""
    found: list[Violation] = []
    for parameter in operation.parameters:
        given = arguments.get(parameter.keyword, UNSET)
        place = Place(parameter.location, found).at(parameter.name)
        if given is not UNSET:
            check_value(parameter.value, given, place)
        elif parameter.required:
            place.report("required")
    _check_parameter_rules(operation, arguments, found)
    body = operation.body
    place = Place("body", found)
    if body and body.value is not None:
        if arguments.get("body", UNSET) is not UNSET:
            check_value(body.value, arguments["body"], place)
        elif body.required:
            place.report("required")
    elif body and body.record is not None:
        members = {wire: arguments[name] for name, wire in body.members().items() if name in arguments}
        if body.required or any(value is not UNSET for value in members.values()):
            check_record(body.record, members, place)
    known = operation.arguments()
    for name in arguments:
        if name not in known:
            report_unknown(name, known, Place("call", found))
    return tuple(found)


def _check_parameter_rules(operation: Operation[Any], arguments: Mapping[str, Any], found: list[Violation]) -> None:
    if operation.rules:
        named = {parameter.name: arguments.get(parameter.keyword, UNSET) for parameter in operation.parameters}
        check_record(Record(rules=operation.rules, open=True), named, Place("query", found))


def build(
    operation: Operation[Any], arguments: Mapping[str, Any], options: Options, endpoint: str, validation: Validation
) -> Request:
    """The request, ready for authentication.  Raises InvalidRequestError."""
    unsafe: list[Violation] = []
    content = _content(operation, arguments, options, unsafe)
    request = Request(
        method=operation.method,
        url=endpoint + _path(operation, arguments, unsafe) + _query(operation, arguments, options, unsafe),
        headers=_headers(operation, arguments, options, unsafe, has_body=content is not None),
        content=content,
        timeout=options.timeout,
    )
    broken = violations(operation, arguments) if validation != "off" else ()
    everything = (*broken, *(violation for violation in unsafe if violation not in broken))
    if unsafe or (broken and validation == "strict"):
        raise InvalidRequestError(operation.name, everything)
    if broken:
        warnings.warn(str(InvalidRequestError(operation.name, broken)), InvalidRequestWarning, stacklevel=4)
    return request


def _given(operation: Operation[Any], arguments: Mapping[str, Any], location: str) -> dict[str, Any]:
    """Wire name to value of the parameters given for one location."""
    return {
        parameter.name: arguments[parameter.keyword]
        for parameter in operation.parameters
        if parameter.location == location and arguments.get(parameter.keyword, UNSET) not in (UNSET, None)
    }


def _path(operation: Operation[Any], arguments: Mapping[str, Any], unsafe: list[Violation]) -> str:
    given = _given(operation, arguments, "path")

    def segment(match: re.Match[str]) -> str:
        place = Place("path", unsafe).at(match[1])
        if match[1] not in given:
            place.report("required")
            return ""
        text = _text(given[match[1]])
        if text in ("", ".", ".."):
            place.report("path-segment")
        return _quoted(text, place)

    return _PLACEHOLDER.sub(segment, operation.path)


def _quoted(text: str, place: Place) -> str:
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        place.report("encoding")
        return ""


def _query(operation: Operation[Any], arguments: Mapping[str, Any], options: Options, unsafe: list[Violation]) -> str:
    pairs: list[tuple[str, str]] = []
    for name, value in {**_given(operation, arguments, "query"), **(options.extra_query or {})}.items():
        several = value if isinstance(value, (list, tuple)) else (value,)
        pairs += [(name, _text(item)) for item in several]
    try:
        return "?" + urlencode(pairs, quote_via=quote) if pairs else ""
    except UnicodeEncodeError:
        Place("query", unsafe).report("encoding")
        return ""


def _headers(
    operation: Operation[Any], arguments: Mapping[str, Any], options: Options, unsafe: list[Violation], *, has_body: bool
) -> dict[str, str]:
    headers = {"Accept": "application/json"}
    if has_body:
        headers["Content-Type"] = operation.body.media_type if operation.body else "application/json"
    for name, value in {**_given(operation, arguments, "header"), **(options.extra_headers or {})}.items():
        text = _text(value)
        if not _HEADER_VALUE.fullmatch(text):
            Place("header", unsafe).at(name).report("header-value")
        headers[name] = text
    return headers


def _content(operation: Operation[Any], arguments: Mapping[str, Any], options: Options, unsafe: list[Violation]) -> bytes | None:
    body = operation.body
    if body is None:
        return _json(dict(options.extra_body), unsafe) if options.extra_body else None
    if body.value is not None:
        given = arguments.get("body", UNSET)
        if isinstance(given, Mapping) and options.extra_body:
            given = {**given, **options.extra_body}
        if isinstance(given, (bytes, bytearray)):
            return bytes(given)
        return None if given is UNSET else _json(given, unsafe)
    members = {wire: arguments[name] for name, wire in body.members().items() if arguments.get(name, UNSET) is not UNSET}
    members.update(options.extra_body or {})
    return _json(members, unsafe) if members or body.required else None


def _json(value: object, unsafe: list[Violation]) -> bytes:
    try:
        return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:
        Place("body", unsafe).report("encoding")
    except (TypeError, ValueError, RecursionError):
        Place("body", unsafe).report("not-json")
    return b""


def _plain(value: Any) -> Any:
    """Dicts and lists in place of other mappings and sequences, without members that are UNSET."""
    if isinstance(value, Mapping):
        return {name: _plain(member) for name, member in value.items() if member is not UNSET}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
