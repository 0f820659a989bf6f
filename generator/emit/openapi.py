"""The service as one OpenAPI 3.1 document, in English where English speaks.

Only keywords that common consumers survive: no boolean schemas, no prefixItems, no `$defs` inside components.  The
Chinese texts are an overlay (overlay.py); the 3.0 document is made from this one (openapi_30.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model.api import Api, Body, Field, Operation, Response
from ..model.schema import In
from ..source.text import Lang
from . import extensions as x
from .evidence import bilingual, evidence, fact_name, quotas
from .paths import parameters_of, path_names, renames, shape, tag_of, templates_of
from .sample_values import examples, header_example
from .schemas import edition, field_schema, is_required, schemas_of
from .types import Node, Row
from .variants import variants

_FORBIDDEN_HEADERS = frozenset({"content-type", "accept", "authorization"})
"""OpenAPI says these shall be ignored as parameters."""
_TOKEN_HEADER = "x-auth-token"
_REASONS = {"200": "OK", "201": "Created", "202": "Accepted", "204": "No Content"}


def reference(name: str) -> str:
    """Where a struct's schema stands."""
    return f"#/components/schemas/{name}"


def component_schemas(api: Api) -> dict[str, Node]:
    """The schema of every struct of a service, by name."""
    return schemas_of(api, reference)


def openapi_31(api: Api, schemas: Mapping[str, Node] | None = None) -> Node:
    """The OpenAPI 3.1 document of a service; `schemas` are its `component_schemas`, where they are made already."""
    return {
        "openapi": "3.1.0",
        "info": {"title": api.title or api.service, "version": "1.0.0"},
        "servers": [_server(api)],
        "security": [{"XAuthToken": []}],
        "tags": [{"name": tag} for tag in _tags(api)],
        "paths": _paths(api),
        "components": {
            "schemas": component_schemas(api) if schemas is None else schemas,
            "securitySchemes": {
                "XAuthToken": {"type": "apiKey", "in": "header", "name": "X-Auth-Token", "description": "User token."},
            },
        },
        **_errors(api),
    }


def _server(api: Api) -> Node:
    if api.endpoint:
        names = {name: {"default": name} for name in parameters_of(api.endpoint)}
        return {"url": api.endpoint, "variables": names} if names else {"url": api.endpoint}
    variable = {"default": f"{api.service}.endpoint.invalid", "description": "Endpoint of the service in your region."}
    return {"url": "https://{Endpoint}", "variables": {"Endpoint": variable}}


def _tags(api: Api) -> list[str]:
    return list(dict.fromkeys(tag_of(operation.path) for operation in api.operations))


def _errors(api: Api) -> Node:
    rows = []
    for error in api.errors:
        row: Node = {"code": error.code}
        if error.status:
            row["status"] = error.status
        texts = {"message": error.message, "meaning": error.meaning, "handling": error.handling}
        row |= {key: node for key, text in texts.items() if (node := bilingual(text))}
        rows.append(row)
    return {x.ERRORS: rows} if rows else {}


def _paths(api: Api) -> Node:
    names = path_names(api)
    paths: Node = {}
    for operation in api.operations:
        main = names[shape(operation.path)]
        for index, template in enumerate(templates_of(operation)):
            used = names[shape(template)]
            item = paths.setdefault(used, {})
            method = operation.method.lower()
            if method in item:
                # Another operation's own page comes first; an alternative path never hides it.
                if index:
                    continue
                raise ValueError(f"two operations on {operation.method} {used}: {item[method]['operationId']}, {operation.id}")
            node = operation_node(api, operation, template, used)
            if index:
                node["operationId"] = f"{operation.id}_{index + 1}"
                node[x.ALTERNATIVE_OF] = operation.id
            item[method] = node
        assert main in paths
    return paths


def operation_node(api: Api, operation: Operation, template: str, used: str) -> Node:
    """One operation on one of its paths.  `used` is `template` with the parameter names of the whole path."""
    node: Node = {"operationId": operation.id, "tags": [tag_of(operation.path)]}
    if summary := operation.title.text(Lang.EN):
        node["summary"] = summary
    if description := operation.description.text(Lang.EN):
        node["description"] = description
    if operation.deprecated is not None:
        node["deprecated"] = True
    parameters, others, unplaced = _parameters(operation, template, used)
    if parameters:
        node["parameters"] = parameters
    if operation.request:
        node["requestBody"] = _request_body(api, operation)
    node["responses"] = _responses(api, operation)
    if template != used:
        node[x.PATH_AS_PRINTED] = template
    if others:
        node[x.OTHER_HEADERS] = others
    if unplaced:
        node[x.UNPLACED] = unplaced
    return node | _operation_extensions(operation)


def _operation_extensions(operation: Operation) -> Node:
    node: Node = {}
    if operation.deprecated is not None and operation.deprecated.value:
        node[x.DEPRECATED_NOTE] = operation.deprecated.value
    if operation.quotas:
        node[x.QUOTA] = quotas(operation.quotas)
    if operation.permissions:
        node[x.PERMISSIONS] = list(operation.permissions)
    if links := bilingual(operation.error_page):
        node[x.ERROR_PAGE] = links
    node |= edition(operation.only)
    node[x.PAGES] = [
        Row(lang=page.lang.value, file=page.path, line=page.span.position.line, topic=page.topic, title=page.title)
        for page in operation.pages
    ]
    facts = [entry for fact in operation.constraints for entry in evidence(fact_name(fact.value), fact)]
    facts += [entry for fact in operation.quotas for entry in evidence("quota", fact)]
    facts += evidence("deprecated", operation.deprecated) if operation.deprecated else []
    if facts:
        node[x.EVIDENCE] = facts
    return node


def _parameters(operation: Operation, template: str, used: str) -> tuple[list[Node], list[Node], list[Node]]:
    """The parameters, headers that OpenAPI says in another way, and those that claim to stand in the path but do not."""
    wanted = renames(template, used)
    placed: dict[tuple[str, str], Node] = {}
    others: list[Node] = []
    unplaced: list[Node] = []
    siblings = [field.name for field in operation.parameters]
    for field in operation.parameters:
        node = parameter_node(field, siblings)
        if field.location is In.PATH:
            if field.name not in wanted:
                unplaced.append(node)
                continue
            node["name"] = wanted[field.name]
        elif field.location is In.HEADER and field.name.lower() in _FORBIDDEN_HEADERS | {_TOKEN_HEADER}:
            others.append(node)
            continue
        name = node["name"].lower() if field.location is In.HEADER else node["name"]
        placed.setdefault((node["in"], name), node)
    for name in wanted.values():
        placed.setdefault(("path", name), {"name": name, "in": "path", "required": True, "schema": {"type": "string"}})
    return list(placed.values()), others, unplaced


def parameter_node(field: Field, siblings: list[str]) -> Node:
    """A path, query or header parameter."""
    schema = field_schema(field, reference, siblings)
    node: Node = {"name": field.name, "in": field.location.value}
    if description := schema.pop("description", None):
        node["description"] = description
    if field.location is In.PATH or is_required(field):
        node["required"] = True
    if schema.get("deprecated"):
        node["deprecated"] = schema.pop("deprecated")
    if field.type is None and not schema.keys() & {"$ref", "anyOf", "enum"}:
        # Outside of a body everything is text on the wire; some generators refuse a header without a type.
        schema = {"type": "string", **schema}
    own = {key: schema.pop(key) for key in _ON_PARAMETER if key in schema}
    node["schema"] = schema
    return node | own


_ON_PARAMETER = (x.REQUIRED_WHEN, x.REQUIRED_NOTE, x.EDITION, x.SAMPLE_ONLY, x.EVIDENCE)


def _request_body(api: Api, operation: Operation) -> Node:
    node: Node = {"content": _content(api, operation.request, list(examples(operation, "request")))}
    return {"required": True, **node}


def _responses(api: Api, operation: Operation) -> Node:
    nodes: Node = {}
    for response in operation.responses:
        nodes.setdefault(response.status, _response(api, operation, response))
    if not nodes:
        nodes["default"] = {"description": "No page states a status.", x.INFERRED: True}
    return nodes


def _response(api: Api, operation: Operation, response: Response) -> Node:
    description = response.description.text(Lang.EN) or response.reason or _REASONS.get(response.status) or response.status
    node: Node = {"description": description}
    if response.headers:
        node["headers"] = {field.name: _header(operation, response.status, field) for field in response.headers}
    found = list(examples(operation, response.status))
    if response.bodies:
        node["content"] = _content(api, response.bodies, found)
    elif found and response.status != "204":
        node["content"] = {"application/json": {"schema": {}, "examples": dict(found)}}
    node |= edition(response.only)
    if response.inferred:
        node[x.INFERRED] = True
    if response.linked:
        node[x.LINKED] = True
    return node


def _header(operation: Operation, status: str, field: Field) -> Node:
    """A response header with the value that a sample shows."""
    node = parameter_node(field, [])
    del node["name"], node["in"]
    shown = header_example(operation, status, field.name)
    return node if shown is None else {**node, "example": shown}


def _content(api: Api, bodies: tuple[Body, ...], found: list[tuple[str, Node]]) -> Node:
    content: Node = {}
    for media_type in dict.fromkeys(body.media_type for body in bodies):
        content[media_type] = {"schema": variants([body for body in bodies if body.media_type == media_type], api, reference)}
    if found:
        content[next(iter(content))]["examples"] = dict(found)
    return content
