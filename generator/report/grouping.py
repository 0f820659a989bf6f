"""Equal findings are one finding with several places.

A wrong status text that was copied into 34 pages is one thing to mend, not 34.  Equal means: same rule, same arguments,
same severity, same cause, and the same words on each side; who accepted it counts too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ..source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding and every place where it occurs."""

    occurrences: tuple[Diagnostic, ...]
    """Never empty; in the order of the report."""

    @property
    def first(self) -> Diagnostic:
        """The occurrence that stands for all."""
        return self.occurrences[0]

    @property
    def baseline_state(self) -> str:
        """ "unchanged" when a ruling or the backlog knows it, else "new"."""
        return "new" if self.first.suppressed_by is None else "unchanged"

    @property
    def id(self) -> str:
        """A short name of the group that does not depend on which pages it covers: "g-5d1e09ab"."""
        return "g-" + hashlib.sha256(repr(_key(self.first)).encode("utf-8", "backslashreplace")).hexdigest()[:8]


def group(diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """The findings, each where its first occurrence stood."""
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        groups.setdefault(_key(diagnostic), []).append(diagnostic)
    return tuple(Finding(tuple(members)) for members in groups.values())


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    return (
        diagnostic.id,
        diagnostic.level,
        tuple(sorted(diagnostic.args)),
        tuple((label.name, label.absent, label.text) for label in diagnostic.labels),
        diagnostic.cause.kind.value if diagnostic.cause else "",
        diagnostic.suppressed_by,
        *((diagnostic.state.value,) if diagnostic.state else ()),
    )
