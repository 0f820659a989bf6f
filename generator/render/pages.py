"""What a documentation page shows of an operation: plain words and places in both languages, nothing encoded.

The HTML and the Markdown pages print the same views, so they cannot say different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.api import Api, Body, Field, Operation, Response
from ..model.claim import Bilingual
from ..model.constraint import Deprecated
from ..model.draft import SampleKind
from ..source.text import Lang
from .facts import FactRow, Place, Said, ValueRow, constraint_fact, field_facts, field_values, place, quota_fact, said, type_words
from .labels import LABELS, Words
from .remarks import Remark, Remarks
from .rows import FieldRow, body_rows, plain_rows
from .samples import CallNames, curl, python_call
from .views import UniqueNames

_NOT_IN_ID = re.compile(r"[^A-Za-z0-9._]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field."""

    anchor: str
    location: str
    name: str
    depth: int
    type: Words
    need: str
    """Key of LABELS: "required", "optional", "unclear"."""
    flags: tuple[str, ...]
    """Keys of LABELS: "only-zh", "deprecated", "sample-only" ..."""
    zh: Said
    en: Said
    facts: tuple[FactRow, ...]
    values: tuple[ValueRow, ...]
    refers: str | None
    """Location whose members it shares."""
    refers_anchor: str
    remarks: tuple[Remark, ...]

    @property
    def short(self) -> str:
        """The location without its root: "networks[].id"."""
        return self.location.partition(".")[2] or self.name

    @property
    def means_zh(self) -> bool:
        """True when zh says what some value means."""
        return any(value.zh for value in self.values)

    @property
    def means_en(self) -> bool:
        """True when en says what some value means."""
        return any(value.en for value in self.values)

    @property
    def differs(self) -> bool:
        """True when the languages disagree about it."""
        return bool(self.remarks) or any(fact.differs for fact in self.facts) or "only-zh" in self.flags or "only-en" in self.flags

    @property
    def classes(self) -> str:
        """What a style sheet may look at."""
        return " ".join((f"d{min(self.depth, 6)}", *self.flags, *_tones(self.remarks, self.differs)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table of fields."""

    key: str
    """"path", "query", "header", "request", "response-header" or "response"."""
    title: Words
    fields: tuple[FieldView, ...]
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """One status."""

    code: str
    reason: str
    zh: Said
    en: Said
    flags: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def anchor(self) -> str:
        """Element id."""
        return f"status.{self.code}"

    @property
    def classes(self) -> str:
        """What a style sheet may look at."""
        return " ".join((*self.flags, *_tones(self.remarks, bool(self.remarks))))


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleView:
    """An example as the page has it."""

    key: str
    """"request-example" or "response-example"."""
    lang: str
    title: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """A page."""

    slug: str
    id: str
    method: str
    path: str
    also: tuple[str, ...]
    title: Words
    flags: tuple[str, ...]
    zh: Said
    en: Said
    quotas: tuple[FactRow, ...]
    rules: tuple[FactRow, ...]
    sections: tuple[Section, ...]
    statuses: tuple[StatusView, ...]
    samples: tuple[SampleView, ...]
    curl: str
    python: str
    sources: tuple[tuple[str, str], ...]
    """(language, path) of each page."""
    permissions: tuple[str, ...]
    remarks: Remarks
    compared: bool
    """False when just one language documents it, so that nothing can differ."""

    @property
    def anchors(self) -> dict[str, str]:
        """Locations of findings that this page can jump to."""
        fields = {field.location: field.anchor for section in self.sections for field in section.fields}
        fixed = {"description": "description", "operation": "description", "quota": "quotas" if self.quotas else "description"}
        return {**fixed, **fields, **{status.anchor: status.anchor for status in self.statuses}}


def _tones(remarks: tuple[Remark, ...], differs: bool) -> Iterator[str]:
    if differs:
        yield "differs"
    if any(remark.severity in ("breaking", "error") for remark in remarks):
        yield "serious"


def operation_view(api: Api, operation: Operation, slug: str, remarks: Remarks, names: CallNames) -> OperationView:
    """The page of an operation."""
    compared = operation.only is None and len(api.languages) > 1
    sections = tuple(_sections(api, operation, remarks, compared))
    return OperationView(
        slug=slug,
        id=operation.id,
        method=operation.method,
        path=operation.path,
        also=operation.alternative_paths,
        title=_title(operation.title, operation.id),
        flags=(*_only(operation.only, api), *(("deprecated",) if operation.deprecated else ())),
        zh=said(operation.description.zh),
        en=said(operation.description.en),
        quotas=tuple(quota_fact(fact, compared=compared) for fact in operation.quotas),
        rules=tuple(constraint_fact(fact, compared=compared) for fact in operation.constraints),
        sections=sections,
        statuses=tuple(_status(response, remarks, api) for response in operation.responses),
        samples=tuple(
            SampleView(
                key="request-example" if sample.kind is SampleKind.REQUEST else "response-example",
                lang=sample.span.lang.value,
                title=sample.title,
                text=sample.text,
                place=place(sample.span),
            )
            for sample in operation.samples
        ),
        curl=curl(api, operation),
        python=python_call(api, operation, names),
        sources=tuple((page.lang.value, page.path) for page in operation.pages),
        permissions=operation.permissions,
        remarks=remarks,
        compared=compared,
    )


def _sections(api: Api, operation: Operation, remarks: Remarks, compared: bool) -> Iterator[Section]:
    anchors = _Anchors()
    for key, title, rows in _tables(api, operation):
        fields = [(row, anchors.give(row.location)) for row in rows]
        if fields:
            views = (_field(row, anchor, anchors, remarks, compared, api) for row, anchor in fields)
            yield Section(key=key, title=title, anchor=anchors.give(key), fields=tuple(views))


def _tables(api: Api, operation: Operation) -> Iterator[tuple[str, Words, Iterable[FieldRow]]]:
    """Key, title and rows of each table of fields that the page may have."""
    for key in ("path", "query", "header"):
        yield key, LABELS[key], plain_rows(tuple(field for field in operation.parameters if field.location.value == key), key)
    for body in operation.request:
        yield "request", _variant("request", body, len(operation.request)), body_rows(api, body.type, "body")
    headers = {field.name: field for response in operation.responses for field in response.headers}
    yield "response-header", LABELS["response-header"], plain_rows(tuple(headers.values()), "response.header")
    bodies = [(response, body) for response in operation.responses for body in response.bodies]
    for response, body in bodies:
        yield "response", _variant("response", body, len(bodies), response.status), body_rows(api, body.type, "response")


def _variant(key: str, body: Body, count: int, status: str = "") -> Words:
    base = LABELS[key]
    suffix = f" {status}" if status else ""
    if count < 2 or not body.title.text(Lang.EN):
        return Words(base.zh + suffix, base.en + suffix)
    return Words(f"{base.zh}{suffix}：{body.title.text(Lang.ZH)}", f"{base.en}{suffix}: {body.title.text(Lang.EN)}")


class _Anchors:
    """Element ids, unique on a page without regard to case."""

    def __init__(self) -> None:
        own = ("top", "differences", "description", "statuses", "examples", "call", "quotas", "rules")
        self._names = UniqueNames(own, join="-", limit=90)
        self.by_location: dict[str, str] = {}

    def give(self, location: str) -> str:
        """The id for a location."""
        anchor = self._names.give(_NOT_IN_ID.sub("-", location.replace("[]", ""))[:80])
        self.by_location.setdefault(location, anchor)
        return anchor


def _field(row: FieldRow, anchor: str, anchors: _Anchors, remarks: Remarks, compared: bool, api: Api) -> FieldView:
    field = row.field
    return FieldView(
        anchor=anchor,
        location=row.location,
        name=field.name,
        depth=row.depth,
        type=type_words(field.type.value if field.type else None),
        need=_need(field),
        flags=tuple(_flags(field, api)),
        zh=said(field.description.zh) if field.description.zh else _row_only(field, Lang.ZH),
        en=said(field.description.en) if field.description.en else _row_only(field, Lang.EN),
        facts=tuple(field_facts(field, compared=compared and field.only is None)),
        values=tuple(field_values(field)),
        refers=row.refers,
        refers_anchor=anchors.by_location.get(row.refers or "", ""),
        remarks=remarks.at(*{row.location, field.path}),
    )


def _row_only(field: Field, lang: Lang) -> Said:
    witness = next((witness for witness in field.witnesses if witness.lang is lang), None)
    return Said("", place(witness.span) if witness else None)


def _need(field: Field) -> str:
    if field.required is None or field.required.value.required is None:
        return "unclear"
    return "required" if field.required.value.required else "optional"


def _flags(field: Field, api: Api) -> Iterator[str]:
    yield from _only(field.only, api)
    if any(isinstance(fact.value, Deprecated) for fact in field.constraints):
        yield "deprecated"
    if field.sample_only:
        yield "sample-only"
    if field.placeholder:
        yield "placeholder"


def _only(lang: Lang | None, api: Api) -> tuple[str, ...]:
    return (f"only-{lang.value}",) if lang and len(api.languages) > 1 else ()


def _status(response: Response, remarks: Remarks, api: Api) -> StatusView:
    return StatusView(
        code=response.status,
        reason=response.reason,
        zh=said(response.description.zh),
        en=said(response.description.en),
        flags=(*_only(response.only, api), *(("inferred",) if response.inferred else ())),
        remarks=remarks.at(f"status.{response.status}"),
    )


def _title(title: Bilingual, fallback: str) -> Words:
    return Words(title.text(Lang.ZH) or fallback, title.text(Lang.EN) or fallback)
