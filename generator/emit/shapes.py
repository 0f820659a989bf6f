"""What a document is made of, each distinct piece once and without its words: all that a metaschema can judge.

A service repeats itself: thousands of properties are a string with some greatest length.  A metaschema asks only whether
the length is a number that is not negative, and asks it of each keyword alone; so one of them stands for all, and a few
schemas hold every keyword with every kind of value.  Names, references and operation ids become "x"; what they must fulfil
beyond being strings is checked on what was gathered beside.
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
_HOLDERS = _SCHEMA | _SCHEMA_LISTS | _SCHEMA_MAPS
_TEXTS = frozenset({"description", "summary", "example", "examples"})
_FREE = frozenset({"title", "default", "const"})
"""Keywords of a schema that hold any value, or text."""
_UNJUDGED = _TEXTS | _FREE
_WORDS = frozenset({"$ref", "pattern", "operationId", "name"})
_ABOUT_VALUES = frozenset(
    {"type", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern"}
    | {"minItems", "maxItems", "uniqueItems", "nullable", "default"}
)
"""Keywords that a default must fulfil, where it stands beside them; and the default."""

_NAME = re.compile(r"[a-zA-Z0-9._-]+")
"""Names that OpenAPI allows for components."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """A document taken apart."""

    document: Node
    """The document with `{}` for each schema, and without the operations, parameters and responses that stood before."""
    schemas: tuple[Node, ...]
    """Schemas that hold each keyword with each kind of value; what holds only sound schemas stands in `holders`."""
    holders: Node
    """Each keyword that holds schemas, with `{}` for these: JSON Schema knows them all, OpenAPI 3.0 does not."""
    references: tuple[str, ...]
    patterns: tuple[str, ...]
    defaults: tuple[Node, ...]
    """Each distinct default with the keywords beside it that speak of its value."""


def shapes_of_openapi(document: Node) -> Shapes:
    """The distinct pieces of an OpenAPI document."""
    parts = _Parts()
    kept = {key: parts.plain(value) for key, value in document.items() if key not in ("paths", "components") and _is_judged(key)}
    if "paths" in document:
        kept["paths"] = parts.paths(document["paths"])
    if "components" in document:
        kept["components"] = parts.components(document["components"])
    return parts.shapes(kept)


def shapes_of_schema(schema: Node) -> Shapes:
    """The distinct pieces of a JSON Schema."""
    parts = _Parts()
    return parts.shapes(parts.schema(schema))


def _is_judged(key: str) -> bool:
    return key not in _TEXTS and not key.startswith("x-")


@dataclass(slots=True)
class _Parts:
    keywords: dict[str, dict[object, Any]] = field(default_factory=dict)
    """Each keyword with its kinds of values, by what tells these apart."""
    holders: Node = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    references: dict[str, None] = field(default_factory=dict)
    patterns: dict[str, None] = field(default_factory=dict)
    defaults: dict[str, Node] = field(default_factory=dict)

    def shapes(self, document: Node) -> Shapes:
        """Everything gathered."""
        return Shapes(
            document=document,
            schemas=tuple(self._schemas()),
            holders=self.holders,
            references=tuple(self.references),
            patterns=tuple(self.patterns),
            defaults=tuple(self.defaults.values()),
        )

    def _schemas(self) -> list[Node]:
        # A reference stands alone: OpenAPI 3.0 judges nothing beside it.
        alone = [{"$ref": value} for value in self.keywords.get("$ref", {}).values()]
        columns = {key: list(values.values()) for key, values in self.keywords.items() if key != "$ref"}
        most = max(map(len, columns.values()), default=0)
        return [*alone, *({key: values[at] for key, values in columns.items() if at < len(values)} for at in range(most))]

    def schema(self, value: Any) -> Any:
        """`{}` for a schema, whose keywords are noted; anything else as it stands, so that the metaschema refuses it."""
        if not isinstance(value, dict):
            return value
        if "default" in value:
            judged = {key: inner for key, inner in value.items() if key in _ABOUT_VALUES}
            self.defaults.setdefault(_text(judged), judged)
        for key, inner in value.items():
            if key in _HOLDERS:
                self._note_schemas(key, inner)
            elif key not in _UNJUDGED and not key.startswith("x-"):
                self._note(key, inner)
        return {}

    def _note_schemas(self, key: str, value: Any) -> None:
        """A keyword that holds schemas: sound ones look alike."""
        shape: Any
        if key in _SCHEMA_LISTS and isinstance(value, list):
            shape = [kept for item in value if (kept := self.schema(item)) != {}] or ([{}] if value else [])
        elif key in _SCHEMA_MAPS and isinstance(value, dict):
            shape = {name: kept for name, inner in value.items() if (kept := self.schema(inner)) != {}}
        else:
            shape = self.schema(value)
        if shape == ([{}] if key in _SCHEMA_LISTS else {}):
            self.holders[key] = shape
        else:
            self.keywords.setdefault(key, {}).setdefault(_text(shape), shape)

    def _note(self, key: str, value: Any) -> None:
        """A keyword that speaks of values."""
        mark: object
        match value:
            case str():
                if key == "$ref":
                    self.references[value] = None
                elif key == "pattern":
                    self.patterns[value] = None
                shape: Any = "x" if key in _WORDS else value
                mark = shape
            case list() if key == "enum" and value:
                shape, mark = ["x"], "list"
            case list() if key == "required" and _are_names(value):
                shape, mark = ["x"], "list"
            case dict() | list():
                shape = self.plain(value, key)
                mark = _text(shape)
            case _:
                shape = _number(value)
                mark = (type(value), shape)
        self.keywords.setdefault(key, {}).setdefault(mark, shape)

    def plain(self, value: Any, key: str = "") -> Any:
        """A value outside schemas; the schemas inside are noted."""
        match value:
            case dict():
                if isinstance(target := value.get("$ref"), str):
                    self.references[target] = None
                return {name: self._inner(name, inner) for name, inner in value.items() if _is_judged(name)}
            case list():
                return _distinct([self.plain(item, key) for item in value])
            case str():
                return "x" if key in _WORDS else value
            case _:
                return _number(value)

    def _inner(self, name: str, value: Any) -> Any:
        match name, value:
            case "schema", _:
                return self.schema(value)
            case "parameters", list():
                return [kept for kept in map(self.plain, value) if self._is_new(kept)]
            case "tags", [str(), *_]:
                return ["x"]
            case "responses", dict():
                return self._responses(value)
            case _:
                return self.plain(value, name)

    def _responses(self, value: Node) -> Node:
        kept = {status: self._response(response) for status, response in value.items()}
        new = {status: response for status, response in kept.items() if self._is_new((status, response))}
        return new or ({"default": {"description": ""}} if value else {})

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
        item = {key: self._operation(inner) for key, inner in value.items() if _is_judged(key)}
        return {key: inner for key, inner in item.items() if self._is_new(inner)}

    def _operation(self, value: Any) -> Any:
        """An operation without the members that stood at another: each is judged alone, only `responses` must be there."""
        if not isinstance(value, dict):
            return self.plain(value)
        kept = {name: self._inner(name, inner) for name, inner in value.items() if _is_judged(name)}
        return {name: inner for name, inner in kept.items() if name == "responses" or self._is_new((name, inner))}

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


def _number(value: Any) -> Any:
    match value:
        case bool():
            return value
        case int():
            return min(value, 1)
        case float():
            return min(value, 1.5)
        case _:
            return value


def _are_names(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(name, str) for name in value) and len(set(value)) == len(value)


def _distinct(values: list[Any]) -> list[Any]:
    return list({_text(value): value for value in values}.values())


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
