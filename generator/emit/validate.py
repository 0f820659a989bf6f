"""Our own output against the metaschemas, inside the build: a document that breaks them is a fault of ours.

What is checked is the document without texts and `x-…` keys, each distinct property schema once: checking a repeat again
cannot find more, and the validators need about a millisecond for each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator

from .types import Node


class InvalidDocumentError(Exception):
    """A document of ours breaks its metaschema: "components/schemas/Vpc/type: 'strin' is not one of …"."""


def check_openapi(document: Node) -> None:
    """Nothing when the OpenAPI document (3.0 or 3.1) is valid.  Raises InvalidDocumentError with the first place."""
    # Imported here: the validator takes longer to load than most commands to run.
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    _check_parts(document)
    validator = OpenAPIV30SpecValidator if document["openapi"].startswith("3.0") else OpenAPIV31SpecValidator
    for error in validator(skeleton(document)).iter_errors():
        raise InvalidDocumentError(_broken_component(document) or _sentence(error))


def _broken_component(document: Node) -> str | None:
    """The validator looks at each component alone and does not name it: we do."""
    schemas: Node = document.get("components", {}).get("schemas", {})
    return next((f"{name}/{_sentence(error)}" for name, schema in schemas.items() for error in _metaschema().iter_errors(schema)), None)


def check_schema(document: Node) -> None:
    """Nothing when the JSON Schema is valid.  Raises InvalidDocumentError with the first place."""
    _check_parts(document)
    for error in _metaschema().iter_errors(skeleton(document)):
        raise InvalidDocumentError(_sentence(error))


@cache
def _metaschema() -> Validator:
    return Draft202012Validator(Draft202012Validator.META_SCHEMA)


def _sentence(error: ValidationError) -> str:
    place = "/".join(str(part) for part in error.absolute_path) or "document"
    return f"{place}: {error.message[:300]}"


def skeleton(document: Node) -> Node:
    """The document without texts, examples and extensions; a property schema that stood before is left out."""
    seen: set[str] = set()
    copy: Node = _strip(document, seen)
    return copy


_DROPPED = frozenset({"description", "summary", "examples", "example"})


def _strip(value: Any, seen: set[str]) -> Any:
    if isinstance(value, list):
        return [_strip(item, seen) for item in value]
    if not isinstance(value, dict):
        return value
    kept: Node = {}
    for key, inner in value.items():
        if key == "properties" and isinstance(inner, dict):
            checked = {name: _once(schema, seen) for name, schema in inner.items()}
            kept[key] = {name: schema for name, schema in checked.items() if schema or "allOf" in value}
        elif key == "responses" and isinstance(inner, dict):
            kept[key] = {status: {**_strip(response, seen), "description": ""} for status, response in inner.items()}
        elif key in ("schemas", "$defs", "paths"):
            kept[key] = {name: _strip(schema, seen) for name, schema in inner.items()}
        elif key == "schema":
            kept[key] = _once(inner, seen)
        elif key not in _DROPPED and not key.startswith("x-"):
            kept[key] = _strip(inner, seen)
    return kept


def _once(schema: Any, seen: set[str]) -> Any:
    stripped = _strip(schema, seen)
    key = json.dumps(stripped, sort_keys=True)
    if key in seen:
        return {}
    seen.add(key)
    return stripped


def _check_parts(document: Node) -> None:
    """What no metaschema checks: references lead somewhere, patterns compile, every operation id stands once."""
    for place, node in _nodes(document):
        target = node.get("$ref")
        if isinstance(target, str) and not _resolves(document, target):
            raise InvalidDocumentError(f"{place}/$ref: {target} leads nowhere")
        pattern = node.get("pattern")
        if isinstance(pattern, str):
            _check_pattern(place, pattern)


def _check_pattern(place: str, pattern: str) -> None:
    try:
        _compiled(pattern)
    except re.error as error:
        raise InvalidDocumentError(f"{place}/pattern: {pattern[:100]!r} does not compile: {error}") from error


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _nodes(document: Node) -> Iterator[tuple[str, Node]]:
    """Every object that may be a schema, with its place; examples and extensions are not entered."""
    waiting: list[tuple[str, Any]] = [("", document)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, dict):
            yield place, value
            waiting += [
                (f"{place}/{key}", inner)
                for key, inner in value.items()
                if isinstance(inner, dict | list) and key not in ("examples", "example", "enum", "default") and not key.startswith("x-")
            ]
        elif isinstance(value, list):
            waiting += [(f"{place}/{index}", inner) for index, inner in enumerate(value)]


def _resolves(document: Node, target: str) -> bool:
    if not target.startswith("#/"):
        return False
    node: Any = document
    for part in target[2:].split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(node, dict) or name not in node:
            return False
        node = node[name]
    return True
