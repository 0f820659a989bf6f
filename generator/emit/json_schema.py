"""JSON Schema 2020-12: one self-contained file for each struct, and one bundle of all.

A file holds what its struct refers to under `$defs`, each with its title, so that it can be read alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from ..model.api import Api
from .extensions import EVIDENCE
from .schemas import schemas_of
from .types import Node

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PREFIX = "#/$defs/"


def model_schemas(api: Api) -> dict[str, Node]:
    """The document of each struct, by name."""
    schemas = schemas_of(api, _reference)
    bare = {name: _without_evidence(schema) for name, schema in schemas.items()}
    return {name: _document(api, name, schemas, bare) for name in schemas}


def bundle(api: Api) -> Node:
    """All structs of a service under `$defs` of one document."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:twinspec:{api.service}:bundle",
        "title": api.title or api.service,
        "$defs": schemas_of(api, _reference),
    }


def _reference(name: str) -> str:
    return _PREFIX + name


def _without_evidence(value: Any) -> Any:
    """What stands under `$defs` has its evidence in a file of its own."""
    if isinstance(value, dict):
        return {key: _without_evidence(inner) for key, inner in value.items() if key != EVIDENCE}
    return [_without_evidence(inner) for inner in value] if isinstance(value, list) else value


def _document(api: Api, name: str, schemas: Mapping[str, Node], bare: Mapping[str, Node]) -> Node:
    others = [other for other in _reachable(name, schemas) if other != name]
    head: Node = {"$schema": DIALECT, "$id": f"urn:twinspec:{api.service}:{name}", **schemas[name]}
    if not others and not _mentions(name, schemas[name]):
        return head
    defs = {other: bare[other] for other in sorted(others)}
    if any(_mentions(name, schemas[other]) for other in (name, *others)):
        # A cycle leads back to the root: `#/$defs/Name` must then exist too.
        defs = dict(sorted({**defs, name: bare[name]}.items()))
    return {**head, "$defs": defs}


def _reachable(name: str, schemas: Mapping[str, Node]) -> Iterator[str]:
    seen, waiting = {name}, [name]
    while waiting:
        current = waiting.pop()
        yield current
        for other in referenced(schemas[current]):
            if other not in seen:
                seen.add(other)
                waiting.append(other)


def _mentions(name: str, schema: Node) -> bool:
    return name in referenced(schema)


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
