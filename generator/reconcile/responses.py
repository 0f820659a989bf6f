"""Joins documented statuses, and infers the success status where no page states one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus

from ..model.api import Body, Field, Response
from ..model.claim import Bilingual
from ..model.draft import SampleDraft, SampleKind
from .joined import JoinedOperation, JoinedStatus

SUCCESS = ("200", "201", "202", "204")


def is_success(code: str) -> bool:
    """Whether a status says that the call went well."""
    return code.startswith("2")


def responses(
    operations: Sequence[JoinedOperation], bodies: tuple[Body, ...], headers: tuple[Field, ...], samples: Sequence[SampleDraft]
) -> tuple[Response, ...]:
    """Success first, then by status; each status once."""
    found: dict[str, Response] = {}
    for operation in operations:
        for status in operation.statuses:
            found.setdefault(status.code, _response(status, operation.both))
    if not any(is_success(code) for code in found):
        code = _inferred_success(operations[0].method, bool(bodies), samples)
        found[code] = Response(status=code, reason=HTTPStatus(int(code)).phrase, description=Bilingual(), inferred=True)
    ordered = sorted(found.values(), key=lambda response: (not is_success(response.status), response.status))
    return tuple(_carrying(response, bodies, headers) if is_success(response.status) else response for response in ordered)


def _carrying(response: Response, bodies: tuple[Body, ...], headers: tuple[Field, ...]) -> Response:
    return replace(response, bodies=bodies if response.status != "204" else (), headers=headers)


def _response(status: JoinedStatus, both: bool) -> Response:
    sides = tuple(side for side in (status.zh, status.en) if side)
    only = sides[0].span.lang if both and len(sides) == 1 and sides[0].span else None
    return Response(
        status=status.code,
        reason=next((side.reason for side in sides if side.reason), ""),
        description=Bilingual(status.zh.description if status.zh else None, status.en.description if status.en else None),
        only=only,
        linked=all(side.linked for side in sides),
    )


def _inferred_success(method: str, has_body: bool, samples: Sequence[SampleDraft]) -> str:
    for sample in samples:
        if sample.kind is SampleKind.RESPONSE and sample.status in SUCCESS:
            return str(sample.status)
    answered = has_body or any(sample.kind is SampleKind.RESPONSE and sample.has_body for sample in samples)
    return "204" if method == "DELETE" and not answered else "200"
