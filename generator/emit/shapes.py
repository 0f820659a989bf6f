"""What a document is made of, each distinct piece once and without its words: all that a metaschema can judge.

A service repeats itself: thousands of properties are a string with some greatest length.  A metaschema asks only whether
the length is a number that is not negative, so one of them stands for all.  Names, references and operation ids become
"x"; what they must fulfil beyond being strings is checked on the document itself.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from .types import Node

_SCHEMA = frozenset(
    {"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems"}
)
"""Keywords that hold one schema."""
_SCHEMA_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SCHEMA_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs"})
_TEXTS = frozenset({"description", "summary", "example", "examples"})
_FREE = frozenset({"title", "default", "const"})
"""Keywords of a schema that hold any value, or text."""
_WORDS = frozenset({"$ref", "pattern", "operationId", "name"})

_NAME = re.compile(r"[a-zA-Z0-9._-]+")
"""Names that OpenAPI allows for components."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """A document taken apart."""

    document: Node
    """The document with `{}` for each schema, and without the operations, parameters and responses that stood before."""
    schemas: tuple[Node, ...]
    """Each distinct schema, with `{}` for each schema inside."""


def shapes_of_openapi(document: Node) -> Shapes:
    """The distinct pieces of an OpenAPI document."""
    parts = _Parts()
    kept = {key: parts.plain(value) for key, value in document.items() if key not in ("paths", "components") and _is_judged(key)}
    if "paths" in document:
        kept["paths"] = parts.paths(document["paths"])
    if "components" in document:
        kept["components"] = parts.components(document["components"])
    return Shapes(kept, tuple(parts.schemas.values()))


def shapes_of_schema(schema: Node) -> tuple[Node, ...]:
    """The distinct schemas inside a JSON Schema, itself among them."""
    parts = _Parts()
    parts.schema(schema)
    return tuple(parts.schemas.values())


def _is_judged(key: str) -> bool:
    return key not in _TEXTS and not key.startswith("x-")


@dataclass(slots=True)
class _Parts:
    schemas: dict[str, Node] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def schema(self, value: Any) -> Any:
        """`{}` for a schema, which is noted; anything else as it stands, so that the metaschema refuses it."""
        if not isinstance(value, dict):
            return value
        shallow: Node = {}
        for key, inner in value.items():
            if key in _SCHEMA:
                shallow[key] = self.schema(inner)
            elif key in _SCHEMA_LISTS and isinstance(inner, list):
                shallow[key] = _distinct([self.schema(item) for item in inner])
            elif key in _SCHEMA_MAPS and isinstance(inner, dict):
                shallow[key] = {f"x{at}": item for at, item in enumerate(_distinct([self.schema(item) for item in inner.values()]))}
            elif key == "required":
                shallow[key] = ["x"] if _are_names(inner) else inner
            elif key == "enum":
                shallow[key] = ["x"] if isinstance(inner, list) and inner else inner
            elif _is_judged(key) and key not in _FREE:
                shallow[key] = self.plain(inner, key)
        self.schemas.setdefault(_text(shallow), shallow)
        return {}

    def plain(self, value: Any, key: str = "") -> Any:
        """A value outside schemas; the schemas inside are noted."""
        match value:
            case dict():
                return {name: self._inner(name, inner) for name, inner in value.items() if _is_judged(name)}
            case list():
                return _distinct([self.plain(item, key) for item in value])
            case bool():
                return value
            case int():
                return min(value, 1)
            case float():
                return min(value, 1.5)
            case str() if key in _WORDS:
                return "x"
            case _:
                return value

    def _inner(self, name: str, value: Any) -> Any:
        match name, value:
            case "schema", _:
                return self.schema(value)
            case "parameters", list():
                return [kept for kept in map(self.plain, value) if self._is_new(kept)]
            case "tags", [str(), *_]:
                return ["x"]
            case "responses", dict():
                return {status: self._response(response) for status, response in value.items()}
            case _:
                return self.plain(value, name)

    def _response(self, value: Any) -> Any:
        kept = self.plain(value)
        if not isinstance(kept, dict) or "$ref" in kept:
            return kept
        if "description" in value:
            kept["description"] = ""
        return kept if self._is_new(kept) else {"description": ""}

    def paths(self, value: Any) -> Any:
        """Paths with at least one operation that looks like none before."""
        if not isinstance(value, dict):
            return value
        kept = {path: self._path(item) for path, item in value.items()}
        return {path: item for path, item in kept.items() if item or not path.startswith("/")}

    def _path(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        item = {key: self._inner(key, inner) for key, inner in value.items() if _is_judged(key)}
        return {key: inner for key, inner in item.items() if self._is_new(inner)}

    def components(self, value: Any) -> Any:
        """Components without those that look like another."""
        if not isinstance(value, dict):
            return value
        return {group: self._group(group, inner) for group, inner in value.items() if _is_judged(group)}

    def _group(self, group: str, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        match group:
            case "schemas":
                return {("x" if _NAME.fullmatch(name) else name): self.schema(inner) for name, inner in value.items()}
            case "responses":
                return {name: self._response(inner) for name, inner in value.items()}
            case _:
                return {name: self.plain(inner) for name, inner in value.items()}

    def _is_new(self, value: Any) -> bool:
        text = _text(value)
        is_new = text not in self.seen
        self.seen.add(text)
        return is_new


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(name, str) for name in value) and len(set(value)) == len(value)


def _distinct(values: list[Any]) -> list[Any]:
    return list({_text(value): value for value in values}.values())


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
