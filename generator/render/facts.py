"""Facts as rows of a page: who says what and where, and what we use; plain words, nothing encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ..model.api import Field
from ..model.claim import Claim, Fact, Verdict
from ..model.constraint import Constraint, Enumeration, Quota
from ..model.draft import Mandatory
from ..model.schema import Type
from ..source.text import Lang, Span
from .labels import KINDS, LABELS, VERDICTS, Words
from .wording import constraint_pair, fact_pair, meanings, type_pair, value_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: short for the page, whole for who hovers or copies."""

    short: str
    """"zh:45"."""
    path: str
    """"zh/创建弹性伸缩组.md:45:3"."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one language says."""

    words: str
    """"" when it says nothing."""
    place: Place | None = None


SILENT = Said("")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact: who says what, and what we use."""

    name: Words
    zh: Said
    en: Said
    used: Words
    verdict: Words
    differs: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """One value of an enumeration and what it means."""

    value: str
    zh: str
    en: str


def said(claim: Claim[str] | None) -> Said:
    """The words of a claim and their place."""
    return Said(claim.value, place(claim.span)) if claim else SILENT


def place(span: Span) -> Place:
    """Where the span begins."""
    position = span.position
    return Place(f"{span.lang.value}:{position.line}", f"{span.file.path}:{position.line}:{position.column}")


def field_facts(field: Field, *, compared: bool) -> Iterator[FactRow]:
    """What is worth a row: type and need where the languages disagree, and every constraint."""
    if field.type and _disagree(field.type):
        yield _row(LABELS["type"], field.type, type_words(field.type.value), type_words, compared)
    if field.required and _disagree(field.required):
        yield _row(LABELS["required"], field.required, _need_words(field.required.value), _need_words, compared)
    for fact in field.constraints:
        yield constraint_fact(fact, compared=compared)


def constraint_fact(fact: Fact[Constraint], *, compared: bool) -> FactRow:
    """The row of a constraint.  `compared`: both languages document what it is about, so that they can differ."""
    return _row(KINDS[type(fact.value)], fact, Words(*fact_pair(fact)), _constraint_words, compared)


def quota_fact(fact: Fact[Quota], *, compared: bool) -> FactRow:
    """The row of a quota, under the name that each language has for what it limits."""
    names = (fact.by(lang) or fact.claims[0] for lang in (Lang.ZH, Lang.EN))
    limit = str(fact.value.limit)
    return _row(Words(*(claim.value.subject for claim in names)), fact, Words(limit, limit), _quota_words, compared)


def field_values(field: Field) -> Iterator[ValueRow]:
    """The values that some language explains."""
    for fact in field.constraints:
        if not isinstance(fact.value, Enumeration):
            continue
        zh, en = dict(_explained(fact, Lang.ZH)), dict(_explained(fact, Lang.EN))
        if zh or en:
            for value in fact.value.values:
                shown = value_words(value.value)
                if shown in zh or shown in en:
                    yield ValueRow(value=shown, zh=zh.get(shown, ""), en=en.get(shown, ""))


def type_words(type_: Type | None) -> Words:
    """The type in both languages."""
    return Words(*type_pair(type_))


def _row(name: Words, fact: Fact[T], used: Words, words: Callable[[T], Words], compared: bool) -> FactRow:
    zh, en = fact.by(Lang.ZH), fact.by(Lang.EN)
    agreed = fact.verdict is Verdict.AGREED
    return FactRow(
        name=name,
        zh=Said(words(zh.value).zh, place(zh.span)) if zh else SILENT,
        en=Said(words(en.value).en, place(en.span)) if en else SILENT,
        used=used,
        verdict=VERDICTS[fact.verdict.value],
        differs=compared and not agreed,
        reason="" if agreed else fact.reason,
    )


def _disagree(fact: Fact[T]) -> bool:
    return fact.verdict not in (Verdict.AGREED, Verdict.ZH_ONLY, Verdict.EN_ONLY)


def _constraint_words(constraint: Constraint) -> Words:
    return Words(*constraint_pair(constraint))


def _quota_words(quota: Quota) -> Words:
    words = " ".join(part for part in (str(quota.limit), quota.subject, quota.scope) if part)
    return Words(words, words)


def _need_words(mandatory: Mandatory) -> Words:
    label = LABELS["unclear" if mandatory.required is None else "required" if mandatory.required else "optional"]
    return Words(f"{label.zh} {mandatory.note}".rstrip(), f"{label.en} {mandatory.note}".rstrip())


def _explained(fact: Fact[Constraint], lang: Lang) -> Iterator[tuple[str, str]]:
    if fact.by(lang):
        yield from ((value_words(value), meaning) for value, meaning in meanings(fact, lang))
