"""Our own output against the metaschemas, inside the build: a document that breaks them is a fault of ours.

What is checked is each distinct piece of a document once: validators in Python need milliseconds for each, and a repeat
cannot be wrong in a new way.  The official validator is asked only when something is, for its sentence and its place: to
load it takes longer than to build a page.  Tests hold our documents against it whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from jsonschema_specifications import REGISTRY as SPECIFICATIONS  # type: ignore[import-untyped]
from referencing import Registry, Resource

from .shapes import Shapes, shapes_of_openapi, shapes_of_schema
from .types import Node


class InvalidDocumentError(Exception):
    """A document of ours breaks its metaschema: "components/schemas/Vpc/type: 'strin' is not one of …"."""


def check_openapi(document: Node) -> None:
    """Nothing when the OpenAPI document (3.0 or 3.1) is valid.  Raises InvalidDocumentError with the first place."""
    shapes = shapes_of_openapi(document)
    _check_words(document, shapes)
    if not _is_sound(document, shapes):
        _check_officially(document)


def check_schema(document: Node) -> None:
    """Nothing when the JSON Schema is valid.  Raises InvalidDocumentError with the first place."""
    shapes = shapes_of_schema(document)
    _check_words(document, shapes)
    if not _schemas_are_sound(shapes, is_older=False):
        for error in _metaschema().iter_errors(document):
            raise InvalidDocumentError(_sentence(error))


def _is_sound(document: Node, shapes: Shapes) -> bool:
    """False when the official validator may find something."""
    is_older = document["openapi"].startswith("3.0")
    draft = Draft4Validator if is_older else Draft202012Validator
    return (
        _document_schema(is_older).is_valid(shapes.document)
        and _schemas_are_sound(shapes, is_older)
        and _operations_are_sound(document)
        and all(node["default"] is None or draft(node).is_valid(node["default"]) for node in shapes.defaults)
    )


def _schemas_are_sound(shapes: Shapes, is_older: bool) -> bool:
    if is_older:
        return all(map(_older_schema().is_valid, (*shapes.schemas, shapes.holders)))
    return all(map(_metaschema().is_valid, shapes.schemas))


def _operations_are_sound(document: Node) -> bool:
    """What the schema of OpenAPI cannot say: operation ids and parameters stand once, each name in a path is a parameter."""
    ids: set[str] = set()
    for path, item in document.get("paths", {}).items():
        for operation in (value for value in item.values() if isinstance(value, dict)):
            given = [*item.get("parameters", ()), *operation.get("parameters", ())]
            parameters = [(_target(document, one).get("name"), _target(document, one).get("in")) for one in given]
            operation_id = operation.get("operationId")
            if operation_id in ids or len(set(parameters)) < len(parameters):
                return False
            if not set(_PATH_NAME.findall(path)) <= {name for name, place in parameters if place == "path"}:
                return False
            ids.update({operation_id} if operation_id else ())
    return True


_PATH_NAME = re.compile(r"\{([^{}]*)\}")


def _target(document: Node, node: Node) -> Node:
    """What a reference of ours leads to; `node` itself when it is none."""
    while "$ref" in node:
        node = _resolved(document, node["$ref"])
    return node


def _check_officially(document: Node) -> None:
    # Imported here: it takes longer to load than most commands to run.
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    validator = OpenAPIV30SpecValidator if document["openapi"].startswith("3.0") else OpenAPIV31SpecValidator
    for error in validator(document).iter_errors():
        raise InvalidDocumentError(_broken_component(document) or _sentence(error))


def _broken_component(document: Node) -> str | None:
    """The validator looks at each component alone and does not name it: we do."""
    schemas: Node = document.get("components", {}).get("schemas", {})
    return next((f"{name}/{_sentence(error)}" for name, schema in schemas.items() for error in _metaschema().iter_errors(schema)), None)


@cache
def _metaschema() -> Validator:
    return _ready(Draft202012Validator.META_SCHEMA)


@cache
def _document_schema(is_older: bool) -> Validator:
    """The official schema of OpenAPI documents, as the official validator brings it."""
    package = find_spec("openapi_spec_validator")
    assert package is not None
    assert package.origin is not None
    file = Path(package.origin).parent / "resources" / "schemas" / ("v3.0" if is_older else "v3.1") / "schema.json"
    return _ready(json.loads(file.read_text("utf-8")))


@cache
def _older_schema() -> Validator:
    """What OpenAPI 3.0 calls a schema."""
    parts = [{"$ref": f"{_OLDER_URI}#/definitions/{name}"} for name in ("Schema", "Reference")]
    return _document_schema(True).evolve(schema={"oneOf": parts})


_OLDER_URI = "https://spec.openapis.org/oas/3.0/schema/2021-09-28"


def _ready(schema: Node) -> Validator:
    """A validator that knows the anchors of a schema; else it would look for them again at every use."""
    resource = Resource.from_contents(schema)
    uri = resource.id()
    assert uri is not None
    registry: Registry[Any] = SPECIFICATIONS.with_resource(uri, resource).crawl()
    return validator_for(schema)({"$ref": uri}, registry=registry)


def _sentence(error: ValidationError) -> str:
    place = "/".join(str(part) for part in error.absolute_path) or "document"
    return f"{place}: {error.message[:300]}"


def _check_words(document: Node, shapes: Shapes) -> None:
    """What no metaschema checks: references lead somewhere, and patterns compile."""
    if all(_resolves(document, target) for target in shapes.references) and all(_compiles(pattern) for pattern in shapes.patterns):
        return
    for place, node in _nodes(document):
        target = node.get("$ref")
        if isinstance(target, str) and not _resolves(document, target):
            raise InvalidDocumentError(f"{place}/$ref: {target} leads nowhere")
        pattern = node.get("pattern")
        if isinstance(pattern, str):
            _check_pattern(place, pattern)


def _compiles(pattern: str) -> bool:
    try:
        _compiled(pattern)
    except re.error:
        return False
    return True


def _check_pattern(place: str, pattern: str) -> None:
    try:
        _compiled(pattern)
    except re.error as error:
        raise InvalidDocumentError(f"{place}/pattern: {pattern[:100]!r} does not compile: {error}") from error


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "schemas", "headers"})
"""Keywords whose object has names as keys, any names: a member may be called "default" or "properties"."""
_NOT_ENTERED = frozenset({"examples", "example", "enum", "default"})


def _nodes(document: Node) -> Iterator[tuple[str, Node]]:
    """Every object that may be a schema, with its place; examples and extensions are not entered."""
    waiting: list[tuple[str, Any, bool]] = [("", document, False)]
    while waiting:
        place, value, is_named = waiting.pop()
        if isinstance(value, dict):
            if not is_named:
                yield place, value
            waiting += [
                (f"{place}/{key}", inner, not is_named and key in _NAMED)
                for key, inner in value.items()
                if isinstance(inner, dict | list) and (is_named or (key not in _NOT_ENTERED and not key.startswith("x-")))
            ]
        elif isinstance(value, list):
            waiting += [(f"{place}/{index}", inner, False) for index, inner in enumerate(value)]


def _resolves(document: Node, target: str) -> bool:
    return target.startswith("#/") and _resolved(document, target) is not None


def _resolved(document: Node, target: str) -> Any:
    """What a reference leads to; None when it leads nowhere."""
    node: Any = document
    for part in target[2:].split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(node, dict) or name not in node:
            return None
        node = node[name]
    return node
