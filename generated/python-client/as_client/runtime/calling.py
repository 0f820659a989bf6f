"""The client classes without their operations, and the decorators that turn a signature into a call.

A generated method is a declaration: its signature and docstring are for the reader and the type checker.  The
decorator sends what was given, so that missing and unknown arguments are reported together with all other violations
instead of one by one as a TypeError.
"""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from importlib import import_module
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Protocol, Self, TypeVar, cast

from .building import Options, Validation, build
from .errors import APIResponseError, APIStatusError
from .models import Empty, ListResult, Model
from .operation import Operation, Success
from .transport import AsyncHttpTransport, AsyncTransport, HttpTransport, Request, Response, Transport
from .unset import UNSET

P = ParamSpec("P")
T = TypeVar("T")
C = TypeVar("C", bound="BaseClient")
A = TypeVar("A", bound="AsyncBaseClient")

DEFAULT_TIMEOUT = 60.0
"""Seconds."""

_OPTIONS = ("timeout", "extra_headers", "extra_query", "extra_body")


class Auth(Protocol):
    """Proves who is calling: adds a token, or signs the request as it will be sent."""

    def __call__(self, request: Request, /) -> Request:
        """The request with its proof."""


class AsyncAuth(Protocol):
    """The same for AsyncClient, which also takes an Auth."""

    async def __call__(self, request: Request, /) -> Request:
        """The request with its proof."""


class BaseClient:
    """What the blocking client of a service is made of."""

    def __init__(
        self,
        *,
        endpoint: str,
        token: str | Callable[[], str] | None = None,
        auth: Auth | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
        validation: Validation = "strict",
        headers: Mapping[str, str] | None = None,
        transport: Transport | None = None,
    ) -> None:
        """A client of the service at `endpoint` ("https://as.example.com").

        `token` is sent as X-Auth-Token; a callable is asked before each call.  `auth` sees each request last, to
        sign it.  `timeout` is in seconds, None for none.  `validation` is "strict", "warn" or "off".  `headers` go
        with every request.  `transport` replaces HTTP: for retries, recording or tests.
        """
        self._endpoint = _endpoint(endpoint)
        self._token = token
        self._auth = auth
        self._timeout = timeout
        self._validation = validation
        self._headers = dict(headers or {})
        self._transport = transport or HttpTransport()

    def close(self) -> None:
        """Frees connections; the client is of no use afterwards."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _call(self, operation: Operation[T], arguments: dict[str, Any]) -> T:
        options = _take_options(arguments, self._timeout)
        request = build(operation, arguments, options, self._endpoint, self._validation)
        token = self._token() if callable(self._token) else self._token
        request = _with_headers(request, self._headers, token, options)
        if self._auth is not None:
            request = self._auth(request)
        return _result(operation, self._transport.send(request))


class AsyncBaseClient:
    """What the asynchronous client of a service is made of."""

    def __init__(
        self,
        *,
        endpoint: str,
        token: str | Callable[[], str] | Callable[[], Awaitable[str]] | None = None,
        auth: Auth | AsyncAuth | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
        validation: Validation = "strict",
        headers: Mapping[str, str] | None = None,
        transport: AsyncTransport | None = None,
    ) -> None:
        """A client of the service at `endpoint`; the arguments are those of the blocking client.

        `token` and `auth` may also be asynchronous.
        """
        self._endpoint = _endpoint(endpoint)
        self._token = token
        self._auth = auth
        self._timeout = timeout
        self._validation = validation
        self._headers = dict(headers or {})
        self._transport = transport or AsyncHttpTransport()

    async def close(self) -> None:
        """Frees connections; the client is of no use afterwards."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    async def _call(self, operation: Operation[T], arguments: dict[str, Any]) -> T:
        options = _take_options(arguments, self._timeout)
        request = build(operation, arguments, options, self._endpoint, self._validation)
        token: str | None = await _awaited(self._token() if callable(self._token) else self._token)
        request = _with_headers(request, self._headers, token, options)
        if self._auth is not None:
            request = await _awaited(self._auth(request))
        return _result(operation, await self._transport.send(request))


def operation(module: str) -> Callable[[Callable[Concatenate[C, P], T]], Callable[Concatenate[C, P], T]]:
    """Makes a declared method call the operation that `operations/<module>.py` describes."""

    def decorate(declared: Callable[Concatenate[C, P], T]) -> Callable[Concatenate[C, P], T]:
        @functools.wraps(declared)
        def call(self: C, *args: P.args, **arguments: P.kwargs) -> T:
            _refuse_positional(declared, args)
            return cast(T, self._call(_load(module), dict(arguments)))

        return cast(Callable[Concatenate[C, P], T], call)

    return decorate


def async_operation(
    module: str,
) -> Callable[[Callable[Concatenate[A, P], Awaitable[T]]], Callable[Concatenate[A, P], Awaitable[T]]]:
    """The same for a method of the asynchronous client."""

    def decorate(declared: Callable[Concatenate[A, P], Awaitable[T]]) -> Callable[Concatenate[A, P], Awaitable[T]]:
        @functools.wraps(declared)
        async def call(self: A, *args: P.args, **arguments: P.kwargs) -> T:
            _refuse_positional(declared, args)
            return cast(T, await self._call(_load(module), dict(arguments)))

        return cast(Callable[Concatenate[A, P], Awaitable[T]], call)

    return decorate


def _load(module: str) -> Operation[Any]:
    """The description of an operation; its module is imported with its first call."""
    return cast(Operation[Any], import_module(f"..operations.{module}", __package__).OPERATION)


def _refuse_positional(declared: Callable[..., object], args: tuple[object, ...]) -> None:
    if args:
        raise TypeError(f"{getattr(declared, '__name__', 'operation')}() takes keyword arguments only")


def _endpoint(endpoint: str) -> str:
    if not endpoint.startswith(("https://", "http://")):
        raise ValueError(f"endpoint {endpoint!r} must begin with https:// (or http://)")
    return endpoint.rstrip("/")


def _take_options(arguments: dict[str, Any], timeout: float | None) -> Options:
    chosen = {name: arguments.pop(name) for name in _OPTIONS if name in arguments}
    if chosen.get("timeout", UNSET) is UNSET:
        chosen["timeout"] = timeout
    return Options(**chosen)


def _with_headers(request: Request, common: Mapping[str, str], token: str | None, options: Options) -> Request:
    """Headers of the call win over those of the client, whatever their case; the token never holds a line end."""
    if token is not None and not (token.isascii() and token.isprintable()):
        raise ValueError("the token holds characters that a header must not have")
    own = {"X-Auth-Token": token} if token is not None else {}
    chosen = {name.lower() for name in request.headers} - {"accept", "content-type"}
    chosen |= {name.lower() for name in options.extra_headers or ()}
    merged = {name: value for name, value in {**own, **common}.items() if name.lower() not in chosen}
    overridden = {name.lower() for name in merged}
    kept = {name: value for name, value in request.headers.items() if name.lower() not in overridden}
    return replace(request, headers={**kept, **merged})


async def _awaited(value: Any) -> Any:
    return await value if isinstance(value, Awaitable) else value


def _result(operation: Operation[T], response: Response) -> T:
    """The decoded body of a success.  Raises APIStatusError for every status but 2xx, documented or not."""
    if not 200 <= response.status < 300:
        error, reason = operation.errors.get(response.status, (APIStatusError, ""))
        raise error(operation.name, response, reason)
    body = _body(operation, response)
    success = _success(operation, response.status, body)
    if success.is_list:
        if not isinstance(body, list):
            raise APIResponseError(f"{operation.name}: the body is not a list", response)
    elif not isinstance(body, Mapping):
        if body is not None:
            raise APIResponseError(f"{operation.name}: the body is not an object", response)
        body = {}
    result = success.decode(body)
    if isinstance(result, (Model, ListResult)):
        result.raw = response
    return result


def _body(operation: Operation[Any], response: Response) -> Any:
    """The body as JSON.  Where no body is documented, one that is not JSON is left in `raw`."""
    if not response.content.strip():
        return None
    try:
        return response.json()
    except (ValueError, RecursionError) as error:
        if all(success.decode == Empty.from_dict for success in operation.successes):
            return None
        raise APIResponseError(f"{operation.name}: HTTP {response.status} without a JSON body", response) from error


def _success(operation: Operation[T], status: int, body: Any) -> Success[T]:
    """The documented body of the status (else of the first success status) that knows most members of what arrived."""
    fitting = [success for success in operation.successes if success.status == str(status)] or list(operation.successes)
    shaped = [success for success in fitting if success.is_list is isinstance(body, list)] or fitting
    names = set(body) if isinstance(body, Mapping) else set()
    return max(shaped, key=lambda success: len(success.names & names))
