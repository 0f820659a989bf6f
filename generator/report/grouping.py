"""Equal findings are one finding with several places.

A wrong status text that was copied into 34 pages is one thing to mend, not 34.  Equal means: same rule, same arguments,
same severity, same cause, and the same words on each side; who accepted it counts too.  A kind may say that its findings
differ in one argument only: then those of one page are one, whatever each of them quotes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..source.diagnostic import Diagnostic
from ..source.text import Lang

MAX_NAMED = 5
"""Values named in the sentence of a finding whose occurrences differ in one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding and every place where it occurs."""

    occurrences: tuple[Diagnostic, ...]
    """Never empty; in the order of the report."""

    @property
    def first(self) -> Diagnostic:
        """The occurrence that stands for all."""
        return self.occurrences[0]

    def message(self, lang: Lang = Lang.EN) -> str:
        """The sentence, with what the occurrences differ in: "only zh documents the error code AS.0001, AS.0002"."""
        values = list(dict.fromkeys(self.value(one) for one in self.occurrences))
        if len(values) == 1:
            return self.first.message(lang)
        more = f" (+{len(values) - MAX_NAMED})" if len(values) > MAX_NAMED else ""
        named = ", ".join(values[:MAX_NAMED]) + more
        args = tuple((name, named if name == self.first.kind.each else value) for name, value in self.first.args)
        return replace(self.first, args=args).message(lang)

    def value(self, one: Diagnostic) -> str:
        """What tells an occurrence from the others, beside its place; mostly nothing."""
        return next((str(value) for name, value in one.args if name == one.kind.each), "")

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
    if diagnostic.kind.each:
        return (
            diagnostic.id,
            diagnostic.level,
            tuple(sorted((name, value) for name, value in diagnostic.args if name != diagnostic.kind.each)),
            tuple((label.name, label.absent) for label in diagnostic.labels),
            (diagnostic.subject.topic, diagnostic.subject.operation),
            diagnostic.cause.kind.value if diagnostic.cause else "",
            diagnostic.suppressed_by,
        )
    return (
        diagnostic.id,
        diagnostic.level,
        tuple(sorted(diagnostic.args)),
        tuple((label.name, label.absent, label.text) for label in diagnostic.labels),
        diagnostic.cause.kind.value if diagnostic.cause else "",
        diagnostic.suppressed_by,
        *((diagnostic.state.value,) if diagnostic.state else ()),
    )
