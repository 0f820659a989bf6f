"""What can go wrong, from the caller's mistake to the service's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .catalogue import ErrorCode
    from .checks import Violation
    from .transport import Response


class APIError(Exception):
    """Base of all errors of this client."""


class InvalidRequestError(APIError, ValueError):
    """The request breaks documented rules; nothing was sent.  `violations` holds all of them."""

    def __init__(self, operation: str, violations: tuple[Violation, ...]) -> None:
        self.operation = operation
        self.violations = violations
        super().__init__(f"{operation}: {len(violations)} violation(s)\n" + "\n".join(f"  {violation}" for violation in violations))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.operation, self.violations)


class InvalidRequestWarning(UserWarning):
    """The same, as a warning: the client was made with validation="warn"."""


class APIConnectionError(APIError):
    """No response arrived: name resolution, connection, TLS."""


class APITimeoutError(APIConnectionError):
    """No response arrived in time."""


class APIResponseError(APIError):
    """A response of success arrived whose body is not what JSON or the documentation allows."""

    def __init__(self, message: str, response: Response) -> None:
        self.raw = response
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.raw)


class APIStatusError(APIError):
    """The service answered with an error status.  Documented statuses raise a subclass of their own."""

    def __init__(self, operation: str, response: Response, reason: str = "") -> None:
        self.operation = operation
        self.raw = response
        """The response, untouched."""
        self.status: int = response.status
        self.reason = reason
        """What the documentation says of this status; "" where it is silent."""
        self.body: Any = _json_or_text(response)
        """The body as JSON, else as text."""
        self.request_id = response.request_id or _string(_search(self.body, _REQUEST_ID))
        self.code = _string(_search(self.body, _CODE))
        """The service's error code, when the body holds one."""
        self.message = _string(_search(self.body, _MESSAGE))
        """The service's error text, when the body holds one."""
        super().__init__(self._describe())

    @property
    def documented(self) -> ErrorCode | None:
        """What the error-code page says of `code`: meaning and handling; None when it does not know it."""
        from .catalogue import error_codes

        return error_codes().get(self.code) if self.code else None

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.operation, self.raw, self.reason)

    def _describe(self) -> str:
        said = " ".join(part for part in (self.code, self.message) if part) or self.reason
        ids = f" (request id {self.request_id})" if self.request_id else ""
        return f"{self.operation}: HTTP {self.status}{': ' + said if said else ''}{ids}"


_CODE = ("code", "error_code", "errCode", "errorCode", "type")
_MESSAGE = ("message", "error_msg", "errMsg", "errorMsg", "error_message", "reason")
_REQUEST_ID = ("request_id", "requestId")


def _json_or_text(response: Response) -> Any:
    try:
        return response.json()
    except (ValueError, RecursionError):
        return response.text


def _search(body: Any, names: tuple[str, ...]) -> Any:
    """The first of the names at the top of the body, or in the one object that wraps it ("error", "badRequest" ...)."""
    if not isinstance(body, Mapping):
        return None
    for level in (body, *(value for value in body.values() if isinstance(value, Mapping))):
        for name in names:
            if isinstance(level.get(name), (str, int)):
                return level[name]
    return None


def _string(value: Any) -> str | None:
    return None if value is None else str(value)
