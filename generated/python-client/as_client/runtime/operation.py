"""An operation as data: where each argument goes, what it must be, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from .errors import APIStatusError
from .rules import ANY, Record, Rule, Value

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument of the call outside the body."""

    name: str
    """Name on the wire."""
    location: str
    """path, query or header."""
    value: Value = ANY
    required: bool = False
    argument: str = ""
    """Keyword of the Python call, where it is not the name."""

    @property
    def keyword(self) -> str:
        """Keyword of the Python call."""
        return self.argument or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The request body: an object whose members are arguments of the call, or one argument called `body`."""

    record: Record | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Keyword of the Python call to wire name, where they differ."""
    value: Value | None = None
    """What the one argument `body` must be; None when the members are arguments."""
    media_type: str = "application/json"
    required: bool = True

    def members(self) -> dict[str, str]:
        """Keyword of the Python call to wire name."""
        keywords = {name: keyword for keyword, name in self.renamed.items()}
        return {keywords.get(member.name, member.name): member.name for member in (self.record.members if self.record else ())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Success(Generic[T_co]):
    """A documented success status, or one of several bodies that it may carry."""

    status: str
    decode: Callable[[Any], T_co]
    is_list: bool = False
    names: frozenset[str] = frozenset()
    """Wire names of the body's members: the variant that knows most of what arrived is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T_co]):
    """One METHOD and path."""

    name: str
    method: str
    path: str
    """Template: "/v1/{project_id}/groups"."""
    parameters: tuple[Parameter, ...] = ()
    rules: tuple[Rule, ...] = ()
    """Rules between parameters, by wire name."""
    body: Body | None = None
    successes: tuple[Success[T_co], ...]
    errors: Mapping[int, tuple[type[APIStatusError], str]] = field(default_factory=dict)
    """Documented error statuses: the exception, and what the documentation says."""

    def arguments(self) -> set[str]:
        """The keywords of the Python call."""
        members = {"body"} if self.body and self.body.value else set(self.body.members() if self.body else ())
        return {parameter.keyword for parameter in self.parameters} | members
