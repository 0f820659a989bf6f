"""Findings as data: what is so, where, how sure, and what to do next.

One type serves the build (a row that could not be read) and drift (two languages disagree).  A `Diagnostic` holds the
kind and the arguments; the sentence is looked up in the language of the report, and printing is for `report/`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import Enum
from functools import cached_property

from .frozen import dataclass
from .text import Lang, Span


class Severity(Enum):
    """How much it matters, from worst to least."""

    ERROR = "error"
    """A page or row was refused or lost; the build ends with exit code 1."""
    BREAKING = "breaking"
    """A client built from one language or revision is wrong under the other."""
    WARNING = "warning"
    """A reader acts wrongly, or a value is doubtful."""
    INFO = "info"
    """Wording, or something worth knowing."""

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return list(Severity).index(self)


class Confidence(Enum):
    """How sure the rule is that it speaks the truth."""

    EXACT = "exact"
    """Comparison of identities or of typed values."""
    HIGH = "high"
    """Numbers, links and literals in aligned prose."""
    HEURISTIC = "heuristic"
    """Words; never fails a build by default."""


Argument = str | int | float | bool | None
"""What a message may be filled with."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A rule's public face: id, severity and the sentences in both languages of the report.

    `en`, `zh`, `help_en` and `help_zh` are format strings over the arguments' names.  Ids are `group/kebab-case`, are
    never renamed and never reused.
    """

    id: str
    severity: Severity
    confidence: Confidence
    en: str
    zh: str
    help_en: str = ""
    help_zh: str = ""
    doc: str = ""
    """One paragraph for the rule catalogue: what it means, why it matters, an example."""
    each: str = ""
    """The argument in which several findings of one page may differ and still be one finding: the code, of 30 that lack."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about; independent of files and lines."""

    service: str = ""
    topic: str = ""
    """Topic number of the page, lower case without the locale prefix: "0043063023"."""
    operation: str = ""
    """"POST /v1/{project_id}/groups", or empty when the finding is about the page."""
    location: str = ""
    """`<in>.<dotted path>` with in one of path, query, header, body, response and [] for array elements; or one of
    operation, path, title, description, quota, status.<code>, request.example, response.example, note, page, file."""


@dataclass(frozen=True, slots=True)
class Label:
    """One place that a finding shows."""

    lang: Lang
    span: Span | None
    """None when nothing of this language has a place to show."""
    text: str | None = None
    """What the finding quotes from there; None when this side does not have it."""
    absent: bool = False
    """True when this language lacks the element; `span` is then where it would stand."""
    side: str = ""
    """"old" or "new" in revision mode, else empty."""

    @property
    def name(self) -> str:
        """Key of this side in reports: "zh", "en", "old" or "new"."""
        return self.side or self.lang.value


class CauseKind(Enum):
    """Why two languages differ."""

    EDITION = "edition"
    STALE = "stale"
    TRANSLATION = "translation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause with the evidence for it, each line `file:line what stands there`."""

    kind: CauseKind
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Diagnostic:
    """One finding at one place."""

    kind: Kind
    subject: Subject
    args: tuple[tuple[str, Argument], ...] = ()
    labels: tuple[Label, ...] = ()
    cause: Cause | None = None
    resolution: tuple[tuple[str, Argument], ...] = ()
    """What was done about it: ("policy", "union"), ("used", "zh") ..."""
    severity_override: Severity | None = None
    suppressed_by: str | None = None
    """Reason of the ruling that accepts this finding; None when nobody did."""

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.kind.id

    @property
    def severity(self) -> Severity:
        """The rule's severity, unless this finding has its own."""
        return self.severity_override or self.kind.severity

    @property
    def level(self) -> str:
        """The group under which a report lists it: the severity, unless the sort of finding has groups of its own."""
        return self.severity.value

    @property
    def state(self) -> Enum | None:
        """What a report says of the finding beside its level; None where there is nothing to say."""
        return None

    @property
    def confidence(self) -> Confidence:
        """How sure the rule is."""
        return self.kind.confidence

    @cached_property
    def fingerprint(self) -> str:
        """16 hex digits that survive moved lines, renamed files, new prose and the language of the report.

        A hash over the rule's id, the topic, the operation, the location and the arguments.
        """
        parts = (self.id, self.subject.topic, self.subject.operation, self.subject.location, *(f"{k}={v!r}" for k, v in sorted(self.args)))
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def message(self, lang: Lang = Lang.EN) -> str:
        """The sentence in the language of the report; an argument `x_zh` is what Chinese says for `x`."""
        return _fill(self.kind.zh, self._in_chinese()) if lang is Lang.ZH else _fill(self.kind.en, dict(self.args))

    def help(self, lang: Lang = Lang.EN) -> str:
        """What to do next, or "" when there is nothing to say."""
        return _fill(self.kind.help_zh, self._in_chinese()) if lang is Lang.ZH else _fill(self.kind.help_en, dict(self.args))

    def _in_chinese(self) -> dict[str, Argument]:
        args = dict(self.args)
        return {name: args.get(f"{name}_zh", value) for name, value in args.items()}


def _fill(sentence: str, args: Mapping[str, Argument]) -> str:
    return sentence.format_map({name: "" if value is None else value for name, value in args.items()})
