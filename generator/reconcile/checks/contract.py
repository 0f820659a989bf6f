"""How the contract checks say what they found: both places, the values, and where a missing thing would stand.

These checks compare typed values, so they are exact.  A value that one language lacks may also be one that we did not
read there: such a finding is left to the prose checks when the other text mentions the value, and is no more than a
heuristic when the page has a sentence in that cell that no rule could read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...model.claim import Claim
from ...model.draft import FieldDraft, PageDraft
from ...source.diagnostic import Argument, Confidence, Diagnostic, Kind, Label, Severity, Subject
from ...source.text import Lang, Span
from ..joined import JoinedOperation
from ..walking import Element
from .numbers import numbers_in

_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLANKS = re.compile(r"\s+")
_LIMIT = 400
"""Longer quotes are cut."""
_SEARCHED = 20_000

Args = tuple[tuple[str, Argument], ...]


def subject_of(operation: JoinedOperation, location: str) -> Subject:
    """What a finding about an operation is about."""
    return Subject(topic=operation.pair.pages.topic, operation=operation.key, location=location)


def differs(
    kind: Kind,
    element: Element,
    zh: Label,
    en: Label,
    args: Args,
    *,
    severity: Severity | None = None,
    confidence: Confidence | None = None,
) -> Diagnostic:
    """A finding about a parameter or member."""
    used = replace(kind, confidence=confidence) if confidence else kind
    return Diagnostic(
        used, subject_of(element.operation, element.location), args=(("name", element.field.name), *args), labels=(zh, en),
        severity_override=severity,
    )  # fmt: skip


def quote(span: Span) -> str:
    """What stands there as a reader sees it, on one line."""
    text = html.unescape(_TAG.sub("", span.text[: _LIMIT * 4]))
    return _BLANKS.sub(" ", text).strip()[:_LIMIT]


def said(claim: Claim[object], text: str | None = None) -> Label:
    """A place where a language says it."""
    return Label(claim.lang, claim.span, quote(claim.span) if text is None else text)


def silent(field: FieldDraft) -> Label:
    """The end of a row's description: where a missing statement would stand."""
    lang = field.name.lang
    if field.text:
        end = field.text.span().end
        return Label(lang, field.text.file.span(end, end), None, absent=True)
    place = field.description.span if field.description else field.row or field.name.span
    return Label(lang, place.file.span(place.end, place.end), None, absent=True)


def missing(lang: Lang, place: Span | None) -> Label:
    """The place where something of one language would stand."""
    return Label(lang, place, None, absent=True)


def text_of(field: FieldDraft) -> str:
    """The words of the description cell."""
    return field.text.value[:_SEARCHED] if field.text else ""


def mentions(field: FieldDraft, values: Iterable[str]) -> bool:
    """Whether the description mentions every value, numbers also as words."""
    text = text_of(field)
    return all(next(_places(text, value), None) is not None for value in values)


def lists(field: FieldDraft, values: Iterable[str]) -> bool:
    """Whether the description names every value as a value, not as a word of its prose."""
    text = text_of(field)
    return all(any(_CODE.search(value) or _is_listed(text, *place) for place in _places(text, value)) for value in values)


def defaults_to(field: FieldDraft, value: str) -> bool:
    """Whether the description has the value close to a word for "default"."""
    text = text_of(field)
    near = [match.start() for match in _DEFAULT.finditer(text)]
    return any(abs(start - place) <= _NEAR for start, _ in _places(text, value) for place in near)


_DEFAULT = re.compile("默认|缺省|default", re.IGNORECASE)
_NEAR = 40
_CODE = re.compile(r"[_0-9]|[A-Z]{2}|[a-z][A-Z]", re.ASCII)
_BEFORE = re.compile(r"(?:^|[\n、,，:：;；(（\"'“‘/]|(?<![A-Za-z])(?:be|or|and|is|are|to)|[为是或和持])\s*\Z", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:$|[\n、,，.。:：;；)）\"'”’/]|[或和]|(?:or|and)(?![A-Za-z]))", re.IGNORECASE)
_SPELLED = {"[]": "空数组|空列表|empty (?:array|list)", '""': "空字符串|空串|empty string"}


def _is_listed(text: str, start: int, end: int) -> bool:
    return bool(_BEFORE.search(text[max(0, start - 8) : start]) and _BEHIND.match(text, end))


def _places(text: str, value: str) -> Iterator[tuple[int, int]]:
    """Where a value stands in a text."""
    if not value:
        return
    words = _SPELLED.get(value) or rf"(?<![A-Za-z0-9_.]){re.escape(value)}(?![A-Za-z0-9_])"
    for match in re.finditer(words, text, re.IGNORECASE):
        yield match.span()
    try:
        wanted = float(value)
    except ValueError:
        return
    for number in numbers_in(text):
        if number.value == wanted:
            yield number.start, number.end


def is_unread(page: PageDraft | None, field: FieldDraft) -> bool:
    """Whether the row has a sentence with a constraint word that no rule could read."""
    row = field.row or field.name.span
    if page is None or page.file != row.file:
        return False
    notes = page.coverage.constraint_sentences.diagnosed
    return any(label.span and row.start <= label.span.start < row.end for note in notes for label in note.labels)


def page_of(element: Element, lang: Lang) -> PageDraft | None:
    """The page of one language that the element stands on."""
    pages = element.operation.pair.pages
    return pages.zh if lang is Lang.ZH else pages.en


def one_sided(kind: Kind, element: Element, claim: Claim[object], args: Args, *, severity: Severity | None = None) -> Diagnostic | None:
    """A finding that only the language of `claim` says something about a field that both document."""
    other = element.field.side(claim.lang.other)
    if other is None or other.sample_only:
        # A member that only a sample shows has no row: that is the finding, not each thing that the row would say.
        return None
    there, here = silent(other), said(claim)
    zh, en = (here, there) if claim.lang is Lang.ZH else (there, here)
    doubtful = is_unread(page_of(element, claim.lang.other), other)
    confidence = Confidence.HEURISTIC if doubtful else None
    return differs(kind, element, zh, en, (("lang", claim.lang.value), *args), severity=severity, confidence=confidence)
