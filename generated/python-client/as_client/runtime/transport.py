"""Requests and responses, and who carries them.

`Transport` is the door for retries, signing proxies, recording and tests: anything with a `send` will do.  The ready
one uses httpx2, or httpx where that is not installed, and imports it with the first call.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol

from .errors import APIConnectionError, APITimeoutError


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is about to be sent."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None
    timeout: float | None = None
    """Seconds for the whole exchange as the transport counts it; None waits for ever."""


class Headers(Mapping[str, str]):
    """Response headers by name, without regard to case; the values of a repeated header are joined with ", "."""

    __slots__ = ("_values",)

    def __init__(self, pairs: Mapping[str, str] | None = None) -> None:
        self._values = {name.lower(): value for name, value in (pairs or {}).items()}

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back, untouched."""

    status: int
    headers: Headers = field(default_factory=Headers)
    content: bytes = b""

    @property
    def text(self) -> str:
        """The body as UTF-8 text; bytes that are none are replaced."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body as JSON.  Raises ValueError when it is none."""
        return json.loads(self.content)

    @property
    def request_id(self) -> str | None:
        """The id that the service's support asks for."""
        return self.headers.get("x-request-id") or self.headers.get("x-openstack-request-id")


class Transport(Protocol):
    """Carries a request and brings its response."""

    def send(self, request: Request, /) -> Response:
        """The response, whatever its status.  Raises APIConnectionError when there is none."""

    def close(self) -> None:
        """Frees connections."""


class AsyncTransport(Protocol):
    """Carries a request and brings its response, without blocking."""

    async def send(self, request: Request, /) -> Response:
        """The response, whatever its status.  Raises APIConnectionError when there is none."""

    async def close(self) -> None:
        """Frees connections."""


class HttpTransport:
    """Sends with a pooled httpx2 or httpx client; redirects are not followed."""

    def __init__(self, http_client: Any = None) -> None:
        self._client = http_client

    def send(self, request: Request, /) -> Response:
        """See Transport."""
        if self._client is None:
            self._client = _http_library().Client(follow_redirects=False)
        try:
            answer = self._client.request(**_arguments(request))
        except Exception as error:
            raise _translated(error, request) from error
        return _response(answer)

    def close(self) -> None:
        """See Transport."""
        if self._client is not None:
            self._client.close()


class AsyncHttpTransport:
    """Sends with a pooled httpx2 or httpx AsyncClient; redirects are not followed."""

    def __init__(self, http_client: Any = None) -> None:
        self._client = http_client

    async def send(self, request: Request, /) -> Response:
        """See AsyncTransport."""
        if self._client is None:
            self._client = _http_library().AsyncClient(follow_redirects=False)
        try:
            answer = await self._client.request(**_arguments(request))
        except Exception as error:
            raise _translated(error, request) from error
        return _response(answer)

    async def close(self) -> None:
        """See AsyncTransport."""
        if self._client is not None:
            await self._client.aclose()


def _http_library() -> Any:
    """httpx2, else httpx; loaded here so that importing the client stays cheap."""
    try:
        return import_module("httpx2")
    except ModuleNotFoundError:
        return import_module("httpx")


def _arguments(request: Request) -> dict[str, Any]:
    return {
        "method": request.method,
        "url": request.url,
        "headers": dict(request.headers),
        "content": request.content,
        "timeout": request.timeout,
    }


def _response(answer: Any) -> Response:
    return Response(status=answer.status_code, headers=Headers(answer.headers), content=answer.content)


def _translated(error: Exception, request: Request) -> Exception:
    """httpx and httpx2 name their errors alike; both are told apart by name so that neither must be installed."""
    names = {base.__name__ for base in type(error).__mro__}
    if "TimeoutException" in names:
        return APITimeoutError(f"{request.method} {request.url}: no answer in time")
    if "TransportError" in names:
        return APIConnectionError(f"{request.method} {request.url}: {error}")
    return error
