"""Expressions as trees, laid out like a formatter would: on one line where it fits, else one part a line."""

from __future__ import annotations

from dataclasses import dataclass

from .text import literal

WIDTH = 120


@dataclass(frozen=True, slots=True)
class Call:
    """A call, a tuple (name "") or a dict (name "{")."""

    name: str
    parts: tuple[tuple[str, Expression], ...]
    """Keyword or "" with the argument; for a dict the key's source."""


Expression = str | Call
"""Source text, or a tree."""


def call(name: str, /, *positional: Expression, **keywords: Expression | None) -> Call:
    """A call; keywords that are None are left out."""
    named = tuple((key, value) for key, value in keywords.items() if value is not None)
    return Call(name, (*(("", value) for value in positional), *named))


def tuple_of(items: list[Expression] | tuple[Expression, ...]) -> Call:
    """A tuple."""
    return Call("", tuple(("", item) for item in items))


def dict_of(items: dict[str, Expression]) -> Call:
    """A dict with text keys."""
    return Call("{", tuple((literal(key), value) for key, value in items.items()))


def source(expression: Expression, indent: int = 0, prefix: int = 0) -> str:
    """The expression as source; `prefix` characters stand before it on its first line."""
    flat = _flat(expression)
    if isinstance(expression, str) or indent + prefix + len(flat) <= WIDTH or not expression.parts:
        return flat
    opening, closing = _brackets(expression)
    inner = " " * (indent + 4)
    leads = [_lead(expression, key) for key, _ in expression.parts]
    parts = [source(part, indent + 4, len(lead) + 1) for lead, (_, part) in zip(leads, expression.parts, strict=True)]
    lines = [f"{inner}{lead}{part}," for lead, part in zip(leads, parts, strict=True)]
    return "\n".join([opening, *lines, " " * indent + closing])


def _flat(expression: Expression) -> str:
    if isinstance(expression, str):
        return expression
    opening, closing = _brackets(expression)
    inner = ", ".join(_lead(expression, key) + _flat(part) for key, part in expression.parts)
    comma = "," if expression.name == "" and len(expression.parts) == 1 else ""
    return f"{opening}{inner}{comma}{closing}"


def _lead(expression: Call, key: str) -> str:
    if not key:
        return ""
    return f"{key}: " if expression.name == "{" else f"{key}="


def _brackets(expression: Call) -> tuple[str, str]:
    return ("{", "}") if expression.name == "{" else (f"{expression.name}(", ")")
