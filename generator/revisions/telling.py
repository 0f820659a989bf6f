"""How the rules say what they found: where it stands on both sides, and where a missing thing would stand."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.claim import Claim
from ..model.draft import FieldDraft, PageDraft
from ..reconcile.checks.contract import quote
from ..source.diagnostic import Argument, Kind, Label, Subject
from ..source.text import Lang, Span
from .change import Change, ChangeClass
from .kinds import usual_class
from .spoken import in_chinese

_LIMIT = 200
"""Longer descriptions are cut where a whole row is quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The page and operation that changes are told of."""

    lang: Lang
    topic: str
    title: str
    operation: str = ""


def change(
    place: Place,
    kind: Kind,
    location: str,
    labels: tuple[Label, Label],
    class_: ChangeClass | None = None,
    **args: Argument,
) -> Change:
    """A change at a location; old before new."""
    used = class_ or usual_class(kind)
    args |= in_chinese(kind.id.partition("/")[0], args)
    return Change(
        kind,
        Subject(topic=place.topic, operation=place.operation, location=location),
        args=(("lang", place.lang.value), *args.items()),
        labels=labels,
        severity_override=used.severity,
        class_=used,
        lang=place.lang,
        title=place.title,
    )


def said(side: str, span: Span, text: str | None = None) -> Label:
    """A place where a side says it."""
    return Label(span.lang, span, quote(span) if text is None else text, side=side)


def absent(side: str, lang: Lang, near: Span | None) -> Label:
    """The place where something that a side lacks would stand."""
    end = near.file.span(near.end, near.end) if near else None
    return Label(lang, end, None, absent=True, side=side)


def of_claims(
    old: Claim[object] | None, new: Claim[object] | None, near_old: Span | None, near_new: Span | None, lang: Lang
) -> tuple[Label, Label]:
    """Both sides of a statement, either of which may be silent."""
    return (
        said("old", old.span) if old else absent("old", lang, near_old),
        said("new", new.span) if new else absent("new", lang, near_new),
    )


def of_spans(old: Span | None, new: Span | None, near_old: Span | None, near_new: Span | None, lang: Lang) -> tuple[Label, Label]:
    """Both sides of a thing, either of which may be missing."""
    return (
        said("old", old) if old else absent("old", lang, near_old),
        said("new", new) if new else absent("new", lang, near_new),
    )


def of_rows(
    old: FieldDraft | None, new: FieldDraft | None, near_old: Span | None, near_new: Span | None, lang: Lang
) -> tuple[Label, Label]:
    """Both sides of a row, either of which may be missing."""
    return (
        said("old", row(old), _cells(old)) if old else absent("old", lang, near_old),
        said("new", row(new), _cells(new)) if new else absent("new", lang, near_new),
    )


def _cells(field: FieldDraft) -> str:
    """The cells of a row as a reader sees them."""
    claims = (field.required, field.type)
    cells = [field.name.value, *(quote(claim.span) for claim in claims if claim), field.text.value[:_LIMIT] if field.text else ""]
    return " | ".join(" ".join(cell.split()) for cell in cells if cell)


def row(field: FieldDraft) -> Span:
    """The row of a field, or the place that shows it."""
    return field.row or field.name.span


def start(page: PageDraft | None) -> Span | None:
    """The title of a page, or its first character."""
    if page is None:
        return None
    return page.title.span if page.title else page.file.span(0, 0)
