"""Both languages of an operation set side by side, before anything is decided.

Joining finds counterparts; `checks/` judges them and `facts.py` decides what we believe.  All three see the same pairs,
so a finding and the fact that it is about never disagree on who belongs to whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.draft import BodyDraft, FieldDraft, StatusDraft, StructDraft
from ..model.schema import Type
from ..source.text import Lang, Span
from .aligned import AlignedBy, OperationPair


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedField:
    """A parameter or member as both languages document it; one side is None where that language lacks it."""

    zh: FieldDraft | None
    en: FieldDraft | None
    by: AlignedBy
    zh_type: Type | None = None
    """The type with joined struct ids instead of the page's struct keys."""
    en_type: Type | None = None
    anchor: Span | None = None
    """When one side is None: the row of that language after which the missing one would stand."""

    def side(self, lang: Lang) -> FieldDraft | None:
        """What one language says."""
        return self.zh if lang is Lang.ZH else self.en

    def type_by(self, lang: Lang) -> Type | None:
        """The joined type of one language."""
        return self.zh_type if lang is Lang.ZH else self.en_type

    @property
    def first(self) -> FieldDraft:
        """The zh side, or the en side where zh is silent."""
        field = self.zh or self.en
        assert field is not None
        return field

    @property
    def name(self) -> str:
        """The wire name; zh's where they differ."""
        return self.first.name.value

    @property
    def only(self) -> Lang | None:
        """The language that alone has it."""
        if self.zh and self.en:
            return None
        return Lang.ZH if self.zh else Lang.EN

    @property
    def renamed(self) -> bool:
        """True when the same row carries two wire names."""
        return self.zh is not None and self.en is not None and self.zh.name.value != self.en.name.value


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedStruct:
    """An object type as both languages document it."""

    id: str
    """"<zh key>|<en key>"; what joined types refer to."""
    zh: StructDraft | None
    en: StructDraft | None
    fields: tuple[JoinedField, ...]

    @property
    def only(self) -> Lang | None:
        """The language that alone has it."""
        if self.zh and self.en:
            return None
        return Lang.ZH if self.zh else Lang.EN

    def side(self, lang: Lang) -> StructDraft | None:
        """What one language says."""
        return self.zh if lang is Lang.ZH else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedBody:
    """One variant of a body."""

    zh: BodyDraft | None
    en: BodyDraft | None
    zh_type: Type | None = None
    en_type: Type | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedStatus:
    """One documented status."""

    code: str
    zh: StatusDraft | None
    en: StatusDraft | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedOperation:
    """An operation of one pair of pages."""

    pair: OperationPair
    method: str
    path: str
    """The main template."""
    paths: tuple[str, ...]
    """Every template that either language prints, the main one first."""
    parameters: tuple[JoinedField, ...]
    request: tuple[JoinedBody, ...]
    responses: tuple[JoinedBody, ...]
    response_headers: tuple[JoinedField, ...]
    statuses: tuple[JoinedStatus, ...]
    structs: Mapping[str, JoinedStruct]
    """Every joined struct of the service, by id."""

    @property
    def key(self) -> str:
        """"POST /v1/{project_id}/groups"."""
        return f"{self.method} {self.path}"

    @property
    def both(self) -> bool:
        """True when both languages document it."""
        return self.pair.zh is not None and self.pair.en is not None

    @property
    def only(self) -> Lang | None:
        """The language that alone documents it."""
        if self.both:
            return None
        return Lang.ZH if self.pair.zh else Lang.EN
