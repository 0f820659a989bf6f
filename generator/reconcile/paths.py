"""When two path templates mean the same path: names of parameters and a slash at the end do not count."""

from __future__ import annotations

import re

_PARAMETER = re.compile(r"\{[^{}]{0,200}\}")


def path_key(path: str) -> str:
    """The template without the names of its parameters: "/v1/{}/groups/{}"."""
    return _PARAMETER.sub("{}", path).rstrip("/") or "/"


def parameter_names(path: str) -> tuple[str, ...]:
    """Names in braces, in order: ("project_id", "group_id")."""
    return tuple(found[1:-1].strip() for found in _PARAMETER.findall(path))


def operation_key(method: str, path: str) -> str:
    """How findings and settings call an operation: "POST /v1/{project_id}/groups"."""
    return f"{method} {path}"
