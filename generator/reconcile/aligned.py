"""Pieces of prose of both languages set side by side: the input of every prose check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..model.draft import OperationDraft, PageDraft, ProseUnit


class AlignedBy(Enum):
    """How two pieces found each other, from surest to least."""

    ID = "id"
    NAME = "name"
    LITERAL = "literal"
    POSITION = "position"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedUnit:
    """The same piece of prose in both languages; one side is None where that language lacks it."""

    zh: ProseUnit | None
    en: ProseUnit | None
    by: AlignedBy
    location: str
    operation: str
    """"POST /path" of the operation it belongs to, or ""."""
    before: ProseUnit | None = None
    """When one side is None: the unit of that language after which the missing one would stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePair:
    """A zh page and its en counterpart; either may be missing."""

    topic: str
    zh: PageDraft | None
    en: PageDraft | None
    by: AlignedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPair:
    """The same operation on both pages of a pair; either may be missing."""

    pages: PagePair
    zh: OperationDraft | None
    en: OperationDraft | None
