"""The Chinese texts as an OpenAPI Overlay 1.0: applied to the main document it gives the Chinese one.

One action for each operation, parameter and component; an update is merged into its target, so a component's action
carries the texts of all its properties.  Parameters are elements of an array and need actions of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model.api import Api, Field, Operation
from ..model.claim import Bilingual
from ..source.text import Lang
from .extensions import ALTERNATIVE_OF
from .types import Node


def overlay_zh(api: Api, document: Node) -> Node:
    """The overlay to the main document of a service; its actions are in the order of that document."""
    updates = (*_operation_updates(api, document), *_schema_updates(api))
    actions = [{"target": target, "update": update} for target, update in updates if update]
    return {
        "overlay": "1.0.0",
        "info": {"title": f"{api.title or api.service} (zh)", "version": "1.0.0"},
        "extends": f"{api.service}.openapi.yaml",
        "actions": actions or [{"target": "$.info", "update": {"title": api.title or api.service}}],
    }


def json_path(*names: str | int) -> str:
    """A path to one place in bracket notation (RFC 9535): $['paths']['/v1/x']['get']."""
    return "$" + "".join(f"[{name}]" if isinstance(name, int) else f"[{_quoted(name)}]" for name in names)


def _quoted(name: str) -> str:
    return "'" + json.dumps(name, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"


def _texts(**texts: Bilingual) -> Node:
    """The Chinese of each text, where Chinese speaks and the main document says something else."""
    return {key: text.zh.value for key, text in texts.items() if text.zh is not None and text.zh.value and text.en is not None}


def _operation_updates(api: Api, document: Node) -> Iterator[tuple[str, Node]]:
    operations = {operation.id: operation for operation in api.operations}
    for path, item in document["paths"].items():
        for method, node in item.items():
            operation = operations[node.get(ALTERNATIVE_OF, node["operationId"])]
            yield json_path("paths", path, method), _operation_update(operation)
            for index, parameter in enumerate(node.get("parameters", ())):
                yield json_path("paths", path, method, "parameters", index), _parameter_update(operation, parameter)


def _operation_update(operation: Operation) -> Node:
    update = _texts(summary=operation.title, description=operation.description)
    responses: Node = {}
    for response in operation.responses:
        texts = _texts(description=response.description)
        headers = {field.name: said for field in response.headers if (said := _texts(description=field.description))}
        if texts := {**texts, **({"headers": headers} if headers else {})}:
            responses.setdefault(response.status, texts)
    return {**update, "responses": responses} if responses else update


def _parameter_update(operation: Operation, parameter: Node) -> Node:
    wanted = parameter.get("description")
    found = (field for field in operation.parameters if field.location.value == parameter["in"])
    texts = (field.description for field in found if field.description.text(Lang.EN) == wanted)
    return next((_texts(description=text) for text in texts), {})


def _schema_updates(api: Api) -> Iterator[tuple[str, Node]]:
    for struct in api.structs:
        update = _texts(description=struct.title)
        properties = {member.name: texts for member in struct.fields if not member.placeholder and (texts := _field_texts(member))}
        if properties:
            update["properties"] = properties
        yield json_path("components", "schemas", struct.name), update


def _field_texts(field: Field) -> Node:
    return _texts(description=field.description)
