"""JSON Schema 2020-12: one self-contained file for each struct, and one bundle of all.

A file holds what its struct refers to under `$defs`, each with its title, so that it can be read alone.  Evidence stands
at the struct that a file is about, once; what stands under `$defs` has its evidence in a file of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from ..model.api import Api
from .extensions import EVIDENCE, EVIDENCE_IN, PREFIX
from .types import Node

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PREFIX = "#/$defs/"


def json_schemas(api: Api, components: Mapping[str, Node]) -> tuple[Node, dict[str, Node]]:
    """The bundle of a service, and the document of each struct by name, from the schemas of its OpenAPI document."""
    bare = {name: _moved(schema, with_evidence=False) for name, schema in components.items()}
    links = {name: referenced(schema) for name, schema in bare.items()}
    bundle = {
        "$schema": DIALECT,
        "$id": f"urn:twinspec:{api.service}:bundle",
        "title": api.title or api.service,
        EVIDENCE_IN: f"{api.service}/",
        "$defs": bare,
    }
    documents: dict[str, Node] = {}
    for name, schema in components.items():
        head: Node = {"$schema": DIALECT, "$id": f"urn:twinspec:{api.service}:{name}", **_moved(schema, with_evidence=True)}
        used = _used_by(name, links)
        documents[name] = {**head, "$defs": {other: bare[other] for other in sorted(used)}} if used else head
    return bundle, documents


def _moved(schema: Node, *, with_evidence: bool) -> Node:
    """The schema with its references into `$defs`; what stands in keys of ours is shared."""
    node: Node = {}
    for key, value in schema.items():
        match value:
            case str() if key == "$ref":
                node[key] = _PREFIX + value.rpartition("/")[2]
            case dict() | list() if key.startswith(PREFIX):
                if with_evidence or key != EVIDENCE:
                    node[key] = value
            case dict() if key == "properties":
                node[key] = {name: _moved(inner, with_evidence=with_evidence) for name, inner in value.items()}
            case dict():
                node[key] = _moved(value, with_evidence=with_evidence)
            case list():
                node[key] = [_moved(inner, with_evidence=with_evidence) if isinstance(inner, dict) else inner for inner in value]
            case _:
                node[key] = value
    return node


def _used_by(name: str, links: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Names of the structs that one refers to, directly or not; its own where a cycle leads back to it."""
    used: set[str] = set()
    waiting = [name]
    while waiting:
        for other in links[waiting.pop()]:
            if other not in used:
                used.add(other)
                waiting.append(other)
    return used


def referenced(schema: Node) -> tuple[str, ...]:
    """Names of the structs that a schema refers to, each once, in order."""
    found: dict[str, None] = {}
    waiting: deque[object] = deque([schema])
    while waiting:
        node = waiting.popleft()
        if isinstance(node, dict):
            target = node.get("$ref")
            if isinstance(target, str):
                found[target.rpartition("/")[2]] = None
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return tuple(found)
