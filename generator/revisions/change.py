"""A change between two revisions: a finding with a class, and what the other language did.

The class says whom the change concerns: `breaking` a client that works today, `non-breaking` a client that wants more,
`docs-only` a reader.  It is a property of the single change, not of its kind: a value that is no longer listed breaks a
request and no response.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from ..model.draft import PageDraft
from ..source.diagnostic import Confidence, Diagnostic, Severity
from ..source.frozen import dataclass
from ..source.text import Lang


class ChangeClass(Enum):
    """Whom a change concerns, from worst to least."""

    BREAKING = "breaking"
    NON_BREAKING = "non-breaking"
    DOCS_ONLY = "docs-only"

    @property
    def severity(self) -> Severity:
        """The severity of a finding of this class."""
        return Severity.BREAKING if self is ChangeClass.BREAKING else Severity.INFO


class State(Enum):
    """What both languages did at the place of a change."""

    BOTH = "changed-in-both"
    EN_LAGS = "zh-changed-en-lags"
    ZH_LAGS = "en-changed-zh-lags"
    CONVERGED = "converged"
    """They differed before and agree now."""
    DIVERGED = "diverged"
    """Both changed, and they differ now."""


class Semver(Enum):
    """Which part of a semantic version the changes ask to raise."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Change(Diagnostic):
    """One change in one language.

    Its labels have the sides "old" and "new"; where a side is absent, the place is where it would stand.
    """

    class_: ChangeClass
    lang: Lang
    title: str = ""
    """Title of the page, for headings of a changelog."""
    state: State | None = None
    """None unless both languages stand on both sides, and where the other one has no such page."""

    @property
    def level(self) -> str:
        """The class."""
        return self.class_.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that changed between two revisions of a service."""

    old: str
    new: str
    """What the caller called the revisions."""
    changes: tuple[Change, ...]
    trouble: tuple[Diagnostic, ...]
    """Pages and rows that could not be read on either side: what they hold may have changed."""
    pages: tuple[tuple[PageDraft, ...], tuple[PageDraft, ...]] = ((), ())
    """The pages of each side."""
    service: str = ""

    def count(self, class_: ChangeClass) -> int:
        """How many changes are of a class."""
        return sum(change.class_ is class_ for change in self.changes)

    @property
    def semver(self) -> Semver:
        """The version step that a client's author should expect; heuristics alone never ask for more than a patch."""
        return recommended(self.changes)


def recommended(changes: Iterable[Change]) -> Semver:
    """Major for a breaking change, minor for a non-breaking one, patch for words."""
    listed = list(changes)
    sure = {change.class_ for change in listed if change.confidence is not Confidence.HEURISTIC}
    if ChangeClass.BREAKING in sure:
        return Semver.MAJOR
    if ChangeClass.NON_BREAKING in sure:
        return Semver.MINOR
    return Semver.PATCH if listed else Semver.NONE
