"""A call to copy: curl and Python, made from the operation and from the request example of its pages."""

from __future__ import annotations

import json
import pprint
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from ..model.api import Api, Operation
from ..model.draft import SampleDraft, SampleKind
from ..source.text import Lang
from .languages.python.text import ident

_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_]{0,59})\}")
_MAX_BODY = 20_000


def curl(api: Api, operation: Operation) -> str:
    """The call for a POSIX shell; what the caller must fill in stands as $variables."""
    lines = [f"curl -X {shlex.quote(operation.method)} {_url(operation.path)}", '-H "X-Auth-Token: $TOKEN"']
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


@dataclass(frozen=True, slots=True)
class CallNames:
    """What the generated Python client calls things."""

    methods: Mapping[str, str]
    """Operation id to method."""
    flattened: frozenset[str]
    """Ids of operations whose body's members are arguments of the call."""


def python_call(api: Api, operation: Operation, names: CallNames) -> str:
    """The call with the generated client."""
    arguments = [f"{ident(name)}=..." for name in _PLACEHOLDER.findall(operation.path)]
    body = _request_body(operation)
    if operation.id in names.flattened and isinstance(body, dict):
        arguments += [f"{ident(str(name))}={_literal(value)}" for name, value in body.items()]
    elif body is not None:
        arguments.append(f"body={_literal(body)}")
    inner = "".join(f"        {line},\n" for line in arguments)
    call = f"client.{names.methods[operation.id]}(\n{inner}    )" if inner else f"client.{names.methods[operation.id]}()"
    endpoint = api.endpoint or "https://..."
    head = f"from {api.package} import Client\n\nwith Client(endpoint={endpoint!r}, token=...) as client:"
    return f"{head}\n    result = {call}\n    print(result)"


def _literal(value: object) -> str:
    try:
        return pprint.pformat(value, width=80, sort_dicts=False).replace("\n", "\n        ")
    except RecursionError:
        return "..."


def _request_body(operation: Operation) -> object:
    """The body of the first readable request example, en before zh; None when there is none or it is too long."""
    sent = (sample for sample in operation.samples if sample.kind is SampleKind.REQUEST and sample.has_body)
    samples = [sample for sample in sent if sample.readable and not sample.guessed]
    chosen: SampleDraft | None = min(samples, key=lambda sample: sample.span.lang is not Lang.EN, default=None)
    if chosen is None or len(chosen.text) > _MAX_BODY:
        return None
    return chosen.body


def _json(body: object) -> str:
    try:
        return json.dumps(body, ensure_ascii=False, indent=2)
    except (RecursionError, TypeError, ValueError):
        return "{}"
