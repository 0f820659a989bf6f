"""OpenAPI 3.0.3 from the 3.1 document, mechanically: what 3.0 cannot say is rewritten, never dropped silently.

Evidence stands in the 3.1 document, under the same names; this one says where that is.  Nodes that read alike in both
versions are shared between the documents.
"""

from __future__ import annotations

from typing import Any

from .extensions import EVIDENCE, EVIDENCE_IN, OTHER_HEADERS, UNPLACED
from .types import Node


def openapi_30(document: Node, evidence_in: str) -> Node:
    """A 3.0.3 document that accepts and refuses what the 3.1 one does, which is the file `evidence_in`."""
    components = document["components"]
    return {
        **document,
        "openapi": "3.0.3",
        "paths": {path: {method: _operation(operation) for method, operation in item.items()} for path, item in document["paths"].items()},
        "components": {**components, "schemas": {name: schema_30(schema) for name, schema in components["schemas"].items()}},
        EVIDENCE_IN: evidence_in,
    }


def _operation(operation: Node) -> Node:
    node = _without_evidence(operation)
    for key in ("parameters", OTHER_HEADERS, UNPLACED):
        if key in node:
            node[key] = [{**_without_evidence(one), "schema": schema_30(one["schema"])} for one in node[key]]
    if "requestBody" in node:
        node["requestBody"] = _body(node["requestBody"])
    node["responses"] = {status: _body(response) for status, response in node["responses"].items()}
    return node


def _body(body: Node) -> Node:
    if "headers" in body:
        headers = {name: {**_without_evidence(one), "schema": schema_30(one["schema"])} for name, one in body["headers"].items()}
        body = {**body, "headers": headers}
    if "content" not in body:
        return body
    return {**body, "content": {name: {**media, "schema": schema_30(media["schema"])} for name, media in body["content"].items()}}


def _without_evidence(node: Node) -> Node:
    return {key: value for key, value in node.items() if key != EVIDENCE}


def schema_30(schema: Node) -> Node:
    """One schema in the words of OpenAPI 3.0."""
    if "$ref" in schema:
        rest = {key: value for key, value in schema.items() if key not in ("$ref", EVIDENCE)}
        reference: Node = {"$ref": schema["$ref"]}
        return {**schema_30(rest), "allOf": [reference]} if rest else reference
    node = {key: _child(key, value) if key in _HOLDING_SCHEMAS else value for key, value in schema.items() if key != EVIDENCE}
    if not isinstance(node.get("type"), str) or node["type"] == "null":
        _one_type(node)
    if not node.keys().isdisjoint(_REWRITTEN):
        _rewrite(node)
    return node


_HOLDING_SCHEMAS = frozenset({"properties", "items", "additionalProperties", "not", "if", "then", "anyOf", "oneOf", "allOf"})
_REWRITTEN = frozenset({"exclusiveMinimum", "exclusiveMaximum", "dependentRequired", "if", "const", "examples", "propertyNames"})


def _child(key: str, value: Any) -> Any:
    match value:
        case dict() if key == "properties":
            return {name: schema_30(inner) for name, inner in value.items()}
        case dict():
            return schema_30(value)
        case list():
            return [schema_30(inner) for inner in value]
        case _:
            return value


def _rewrite(node: Node) -> None:
    _exclusive_bounds(node)
    _conditions(node)
    if "const" in node:
        node["enum"] = [node.pop("const")]
    if "examples" in node:
        node["example"] = node.pop("examples")[0]
    node.pop("propertyNames", None)


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
