"""The documented rules as data.  `checks.py` applies them; the modules under `operations/` hold them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a value may be; a part that is not set is not restricted."""

    types: tuple[str, ...] = ()
    """Out of string, integer, number, boolean, array, object; empty for any."""
    nullable: bool = False
    enum: tuple[Scalar, ...] = ()
    min_length: int | None = None
    max_length: int | None = None
    in_bytes: bool = False
    """Lengths count UTF-8 bytes instead of characters."""
    patterns: tuple[Pattern, ...] = ()
    minimum: int | float | None = None
    maximum: int | float | None = None
    above: int | float | None = None
    """Exclusive lower bound."""
    below: int | float | None = None
    """Exclusive upper bound."""
    multiple_of: int | float | None = None
    min_items: int | None = None
    max_items: int | None = None
    items: Value | None = None
    separator: str | None = None
    """Set for a list inside one string; min_items, max_items and items then speak of its entries."""
    record: Callable[[], Record] | None = None
    """The members of an object; a function, because records may contain each other."""
    values: Value | None = None
    """The values of an object with free keys."""
    keys: Value | None = None
    options: tuple[Value, ...] = ()
    """Alternatives; the value must be one of them."""


ANY = Value()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A regular expression, found anywhere in the string, and how to say it."""

    regex: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an object."""

    name: str
    value: Value = ANY
    required: bool = False


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Not more than one of these may be given."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExactlyOne:
    """One of these must be given, and only one."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeastOne:
    """One or more of these must be given."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """The numbers given among these must not fall."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requires:
    """With the first, the others must be given."""

    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequiredWhen:
    """A member must be given when another one is given, is absent, or has one of some values."""

    name: str
    other: str
    values: tuple[Scalar, ...] = ()
    present: bool | None = None


Rule = Exclusive | ExactlyOne | AtLeastOne | Ordered | Requires | RequiredWhen


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An object: its members and the rules between them."""

    members: tuple[Member, ...] = ()
    rules: tuple[Rule, ...] = ()
    open: bool = False
    """True when other members are documented to be possible."""
