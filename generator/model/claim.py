"""Claims and facts: who says it and where, and what we believe because of it."""

from __future__ import annotations

from enum import Enum
from typing import Generic, TypeVar

from ..source.frozen import dataclass
from ..source.text import Lang, Span

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Claim(Generic[T_co]):
    """One page says so."""

    value: T_co
    span: Span
    rule: str
    """Id of the rule that read it: "column/type", "constraint/length", "sample/member" ..."""

    @property
    def lang(self) -> Lang:
        """Language of the page."""
        return self.span.lang


class Verdict(Enum):
    """How the witnesses of a fact stand to each other."""

    AGREED = "agreed"
    ZH_ONLY = "zh-only"
    EN_ONLY = "en-only"
    ZH_CHOSEN = "zh-chosen"
    EN_CHOSEN = "en-chosen"
    UNION = "union"
    """Both are kept: fields of both languages, quotas of both editions, bounds wide enough for both."""
    INTERSECTION = "intersection"
    """Neither as it stands: only what both allow."""
    RULED = "ruled"
    """A person's line in rulings.toml decided."""


@dataclass(frozen=True, slots=True)
class Fact(Generic[T_co]):
    """What we believe, and all its witnesses."""

    value: T_co
    verdict: Verdict
    claims: tuple[Claim[T_co], ...]
    """zh before en, in page order; never empty."""
    reason: str = ""
    """Why this value was taken, in English, when the witnesses disagree: the policy row or the ruling's reason."""

    def by(self, lang: Lang) -> Claim[T_co] | None:
        """The first claim of one language."""
        return next((claim for claim in self.claims if claim.lang is lang), None)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """Text that each language says in its own words; Markdown where the page had lists or emphasis."""

    zh: Claim[str] | None = None
    en: Claim[str] | None = None

    def by(self, lang: Lang) -> Claim[str] | None:
        """The claim of one language."""
        return self.zh if lang is Lang.ZH else self.en

    def text(self, lang: Lang) -> str:
        """What that language says; the other language where it is silent; "" where both are."""
        claim = self.by(lang) or self.by(lang.other)
        return claim.value if claim else ""


SILENT = Bilingual()
"""Neither language says anything."""
