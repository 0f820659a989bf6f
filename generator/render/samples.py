"""A call to copy: curl and Python, made from the operation and from the request example of its pages."""

from __future__ import annotations

import json
import pprint
import re
import shlex

from ..model.api import Api, Operation
from ..model.draft import SampleDraft, SampleKind
from ..model.schema import In
from ..source.text import Lang

_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_]{0,59})\}")
_MAX_BODY = 20_000


def curl(api: Api, operation: Operation) -> str:
    """The call for a POSIX shell; what the caller must fill in stands as $variables."""
    lines = [f"curl -X {shlex.quote(operation.method)} {_url(operation.path)}", "-H 'X-Auth-Token: '\"$TOKEN\""]
    body = _request_body(operation)
    if body is not None:
        lines += ["-H 'Content-Type: application/json'", f"-d {shlex.quote(_json(body))}"]
    head = [f"ENDPOINT={shlex.quote(api.endpoint)}"] if api.endpoint else []
    return "\n".join((*head, " \\\n  ".join(lines)))


def _url(path: str) -> str:
    parts = _PLACEHOLDER.split(path)
    words = ['"$ENDPOINT"']
    for index, part in enumerate(parts):
        if part:
            words.append(f'"${part}"' if index % 2 else shlex.quote(part))
    return "".join(words)


def python_call(api: Api, operation: Operation) -> str:
    """The call with the generated client."""
    body = _request_body(operation)
    names = [field.name for field in operation.parameters if field.location is In.PATH]
    arguments = [f"{name}=..." for name in names if name.isidentifier() and name != "project_id"]
    if isinstance(body, dict):
        arguments += [f"{name}={_literal(value)}" for name, value in body.items() if str(name).isidentifier()]
    inner = "".join(f"    {line},\n" for line in arguments)
    call = f"client.{operation.id}(\n{inner})" if inner else f"client.{operation.id}()"
    return f"from {api.package} import Client\n\nclient = Client(endpoint=..., token=..., project_id=...)\nanswer = {call}\nprint(answer)"


def _literal(value: object) -> str:
    return pprint.pformat(value, width=88, sort_dicts=False).replace("\n", "\n    ")


def _request_body(operation: Operation) -> object:
    """The body of the first readable request example, en before zh; None when there is none or it is too long."""
    samples = [sample for sample in operation.samples if sample.kind is SampleKind.REQUEST and sample.has_body and sample.readable]
    chosen: SampleDraft | None = min(samples, key=lambda sample: sample.span.lang is not Lang.EN, default=None)
    if chosen is None or len(chosen.text) > _MAX_BODY:
        return None
    return chosen.body


def _json(body: object) -> str:
    try:
        return json.dumps(body, ensure_ascii=False, indent=2)
    except (RecursionError, TypeError, ValueError):
        return "{}"
