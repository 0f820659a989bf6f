"""OpenAPI 3.0.3 from the 3.1 document, mechanically: what 3.0 cannot say is rewritten, never dropped silently."""

from __future__ import annotations

import copy
from typing import Any

from ..model.api import Api
from .openapi import openapi_31
from .types import Node


def openapi_30(api: Api) -> Node:
    """The OpenAPI 3.0.3 document of a service."""
    return openapi_30_of(openapi_31(api))


def openapi_30_of(document: Node) -> Node:
    """A 3.0.3 document that accepts and refuses what the 3.1 one does."""
    whole = copy.deepcopy(document)
    whole["openapi"] = "3.0.3"
    schemas = whole.get("components", {}).get("schemas", {})
    for name, schema in schemas.items():
        schemas[name] = schema_30(schema)
    for item in whole["paths"].values():
        for operation in item.values():
            _convert_operation(operation)
    return whole


def _convert_operation(operation: Node) -> None:
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = schema_30(parameter["schema"])
    bodies = [operation["requestBody"]] if "requestBody" in operation else []
    for body in (*bodies, *operation["responses"].values()):
        for media in body.get("content", {}).values():
            media["schema"] = schema_30(media["schema"])


def schema_30(schema: Node) -> Node:
    """One schema in the words of OpenAPI 3.0."""
    if "$ref" in schema:
        rest = {key: value for key, value in schema.items() if key != "$ref"}
        return {**schema_30(rest), "allOf": [{"$ref": schema["$ref"]}]} if rest else schema
    node = {key: _child(key, value) for key, value in schema.items()}
    _one_type(node)
    _exclusive_bounds(node)
    _conditions(node)
    if "const" in node:
        node["enum"] = [node.pop("const")]
    if "examples" in node:
        node["example"] = node.pop("examples")[0]
    node.pop("propertyNames", None)
    return node


def _child(key: str, value: Any) -> Any:
    match key:
        case "properties":
            return {name: schema_30(inner) for name, inner in value.items()}
        case "items" | "additionalProperties" | "not" | "if" | "then" if isinstance(value, dict):
            return schema_30(value)
        case "anyOf" | "oneOf" | "allOf":
            return [schema_30(inner) for inner in value]
        case _:
            return value


def _one_type(node: Node) -> None:
    stated = node.get("type")
    if stated == "null":
        # `nullable` acts only beside a type, whichever; the enumeration leaves null alone.
        node |= {"type": "object", "nullable": True, "enum": [None]}
    if not isinstance(stated, list):
        return
    types = [name for name in stated if name != "null"]
    del node["type"]
    if len(types) == 1:
        node["type"] = types[0]
    elif types:
        node.setdefault("anyOf", [{"type": name, "items": {}} if name == "array" else {"type": name} for name in types])
    if "null" in stated:
        node["nullable"] = True


def _exclusive_bounds(node: Node) -> None:
    for exclusive, plain in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if exclusive in node:
            node[plain] = node[exclusive]
            node[exclusive] = True


def _conditions(node: Node) -> None:
    """`dependentRequired` and `if/then` as choices."""
    choices: list[Node] = []
    for name, others in node.pop("dependentRequired", {}).items():
        choices.append({"anyOf": [{"not": {"required": [name]}}, {"required": others}]})
    if "if" in node:
        choices.append({"anyOf": [{"not": node.pop("if")}, node.pop("then")]})
    if choices and set(node) == set():
        node |= choices[0] if len(choices) == 1 else {"allOf": choices}
    elif choices:
        node["allOf"] = [*node.get("allOf", ()), *choices]
