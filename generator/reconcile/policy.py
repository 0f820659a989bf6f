"""Who wins where the languages disagree: one table, a reason for each row, changeable in service.toml under [policy].

zh and en have no direction: neither is the truth by definition.  The default of each row is the choice under which a
client is right in both editions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ..model.schema import In
from ..settings import ServiceSettings
from ..source.errors import UsageError


class Choice(Enum):
    """How two claims become one value."""

    ZH = "zh"
    EN = "en"
    UNION = "union"
    NARROWER = "narrower"
    WIDER = "wider"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the policy."""

    name: str
    choice: Choice
    reason: str
    allowed: tuple[Choice, ...]


_BOUNDS = (Choice.NARROWER, Choice.WIDER, Choice.ZH, Choice.EN)
_SIDES = (Choice.ZH, Choice.EN)

TABLE = (
    Row(
        "fields",
        Choice.UNION,
        "a field that one edition documents exists there; it is kept and marked with the language that documents it",
        (Choice.UNION, *_SIDES),
    ),
    Row("paths", Choice.UNION, "each edition answers at the path that it prints", (Choice.UNION, *_SIDES)),
    Row("request-type", Choice.ZH, "types cannot be merged; the first language is taken and the other kept beside it", _SIDES),
    Row("response-type", Choice.ZH, "types cannot be merged; the first language is taken and the other kept beside it", _SIDES),
    Row("request-required", Choice.NARROWER, "a request that gives the field is right in both editions", _BOUNDS),
    Row("response-required", Choice.WIDER, "a client must not rely on a field that one edition may leave out", _BOUNDS),
    Row("request-constraints", Choice.NARROWER, "a value that both editions allow is right in both", _BOUNDS),
    Row("response-constraints", Choice.WIDER, "a client must accept what either edition may answer", _BOUNDS),
    Row("defaults", Choice.ZH, "a default is told, never sent; the first language is taken and the other kept beside it", _SIDES),
    Row("quotas", Choice.LOWER, "the lower limit holds in both editions", (Choice.LOWER, *_SIDES)),
)
"""Text has no row: each language keeps its own."""

_ROWS = {row.name: row for row in TABLE}


@dataclass(frozen=True, slots=True)
class Policy:
    """The table with the choices of one service."""

    choices: Mapping[str, Choice]

    def choice(self, name: str) -> Choice:
        """What the row `name` says for this service."""
        return self.choices.get(name, _ROWS[name].choice)

    def reason(self, name: str) -> str:
        """Why."""
        if name in self.choices:
            return f"service.toml: policy.{name} = {self.choices[name].value}"
        return _ROWS[name].reason


def policy_of(settings: ServiceSettings) -> Policy:
    """The policy of a service.  Raises UsageError for an unknown row or a choice that the row does not know."""
    choices = {}
    for name, wanted in settings.policy.items():
        row = _ROWS.get(name)
        if row is None:
            raise UsageError(f"service.toml: unknown policy {name!r}; known are {', '.join(_ROWS)}")
        allowed = [choice.value for choice in row.allowed]
        if wanted not in allowed:
            raise UsageError(f"service.toml: policy.{name} = {wanted!r} is not possible; choose one of {', '.join(allowed)}")
        choices[name] = Choice(wanted)
    return Policy(choices)


def is_request(location: In) -> bool:
    """Whether the client says it (parameters and bodies), or the service."""
    return location is not In.RESPONSE


def row_for(aspect: str, location: In) -> str:
    """Name of the row for "type", "required" or "constraints" at a location."""
    return f"{'request' if is_request(location) else 'response'}-{aspect}"
