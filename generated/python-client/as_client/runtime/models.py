"""Responses as objects that lose nothing: unknown members stay in `extra`, the response itself in `raw`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .transport import Response

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Model:
    """Base of all response objects.

    Every member may be None: the service left it out or sent null.  A member whose JSON type is not the documented
    one is kept as it came.
    """

    extra: dict[str, Any] = field(default_factory=dict)
    """Members that the documentation does not know."""
    raw: Response | None = field(default=None, repr=False, compare=False)
    """Status, headers and bytes; None for objects inside another."""


@dataclass(slots=True, kw_only=True)
class Empty(Model):
    """The result of an operation that documents no response body."""

    @classmethod
    def from_dict(cls, members: Mapping[str, Any]) -> Empty:
        """An object whose members are all unknown."""
        return cls(extra=dict(members))


class ListResult(list[T]):
    """The result of an operation whose response body is a list."""

    raw: Response | None = None
    """Status, headers and bytes."""


def one(decode: Callable[[Mapping[str, Any]], T], value: Any) -> Any:
    """An object decoded; any other value as it is."""
    return decode(value) if isinstance(value, Mapping) else value


def list_of(decode: Callable[[Any], Any], value: Any) -> Any:
    """A list with each item decoded; any other value as it is."""
    return [decode(item) for item in value] if isinstance(value, list) else value


def map_of(decode: Callable[[Any], Any], value: Any) -> Any:
    """An object with each value decoded; any other value as it is."""
    return {name: decode(item) for name, item in value.items()} if isinstance(value, Mapping) else value
