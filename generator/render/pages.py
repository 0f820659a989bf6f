"""What a documentation page shows of an operation: plain words and places in both languages, nothing encoded.

The HTML and the Markdown pages print the same views, so they cannot say different things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from ..model.api import Api, Body, Field, Operation, Response
from ..model.claim import Bilingual, Claim, Fact, Verdict
from ..model.constraint import Constraint, Deprecated, Enumeration, Quota
from ..model.draft import Mandatory, SampleKind
from ..model.schema import Type
from ..source.text import Lang, Span
from .labels import KINDS, LABELS, VERDICTS, Words
from .remarks import Remark, Remarks
from .rows import FieldRow, body_rows, plain_rows
from .samples import CallNames, curl, python_call
from .views import UniqueNames
from .wording import constraint_words, fact_words, meanings, type_words, value_words

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
    """"path", "query", "header", "request" or "response"."""
    title: Words
    fields: tuple[FieldView, ...]
    anchor: str = ""


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
    anchors = _Anchors()
    sections = tuple(_anchored(section, anchors) for section in _sections(api, operation, remarks, compared))
    return OperationView(
        slug=slug,
        id=operation.id,
        method=operation.method,
        path=operation.path,
        also=operation.alternative_paths,
        title=_title(operation.title, operation.id),
        flags=(*_only(operation.only, api), *(("deprecated",) if operation.deprecated else ())),
        zh=_said(operation.description.zh),
        en=_said(operation.description.en),
        quotas=tuple(_quota(fact, compared) for fact in operation.quotas),
        rules=tuple(_constraint(fact, compared) for fact in operation.constraints),
        sections=sections,
        statuses=tuple(_status(response, remarks, api) for response in operation.responses),
        samples=tuple(
            SampleView(
                key="request-example" if sample.kind is SampleKind.REQUEST else "response-example",
                lang=sample.span.lang.value,
                title=sample.title,
                text=sample.text,
                place=_place(sample.span),
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
    for key in ("path", "query", "header"):
        fields = tuple(field for field in operation.parameters if field.location.value == key)
        yield from _section(api, key, LABELS[key], plain_rows(fields, key), remarks, compared)
    for body in operation.request:
        title = _variant("request", body, len(operation.request))
        yield from _section(api, "request", title, body_rows(api, body.type, "body"), remarks, compared)
    bodies = [(response, body) for response in operation.responses for body in response.bodies]
    for response, body in bodies:
        title = _variant("response", body, len(bodies), response.status)
        yield from _section(api, "response", title, body_rows(api, body.type, "response"), remarks, compared)


def _section(api: Api, key: str, title: Words, rows: Iterable[FieldRow], remarks: Remarks, compared: bool) -> Iterator[Section]:
    fields = tuple(_field(row, remarks, compared, api) for row in rows)
    if fields:
        yield Section(key=key, title=title, fields=fields)


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
        name = "".join(c if c.isascii() and (c.isalnum() or c in "._") else "-" for c in location.replace("[]", ""))[:80]
        anchor = self._names.give(name)
        self.by_location.setdefault(location, anchor)
        return anchor


def _anchored(section: Section, anchors: _Anchors) -> Section:
    fields = [replace(field, anchor=anchors.give(field.location)) for field in section.fields]
    return replace(
        section,
        anchor=anchors.give(section.key),
        fields=tuple(replace(f, refers_anchor=anchors.by_location.get(f.refers or "", "")) for f in fields),
    )


def _field(row: FieldRow, remarks: Remarks, compared: bool, api: Api) -> FieldView:
    field = row.field
    compared = compared and field.only is None
    return FieldView(
        anchor="",
        location=row.location,
        name=field.name,
        depth=row.depth,
        type=_type_words(field.type.value if field.type else None),
        need=_need(field),
        flags=tuple(_flags(field, api)),
        zh=_said(field.description.zh) if field.description.zh else _row_only(field, Lang.ZH),
        en=_said(field.description.en) if field.description.en else _row_only(field, Lang.EN),
        facts=tuple(_facts(field, compared)),
        values=tuple(_values(field)),
        refers=row.refers,
        refers_anchor="",
        remarks=remarks.at(*{row.location, field.path}),
    )


def _row_only(field: Field, lang: Lang) -> Said:
    witness = next((witness for witness in field.witnesses if witness.lang is lang), None)
    return Said("", _place(witness.span) if witness else None)


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


def _facts(field: Field, compared: bool) -> Iterator[FactRow]:
    if field.type and _disagree(field.type):
        yield _row(LABELS["type"], field.type, _type_words, compared)
    if field.required and _disagree(field.required):
        yield _row(LABELS["required"], field.required, _need_words, compared)
    for fact in field.constraints:
        yield _constraint(fact, compared)


def _constraint(fact: Fact[Constraint], compared: bool) -> FactRow:
    def words(value: Constraint) -> Words:
        return Words(constraint_words(value, Lang.ZH), constraint_words(value, Lang.EN))

    row = _row(KINDS[type(fact.value)], fact, words, compared)
    return replace(row, used=Words(fact_words(fact, Lang.ZH), fact_words(fact, Lang.EN)))


def _quota(fact: Fact[Quota], compared: bool) -> FactRow:
    def words(quota: Quota) -> Words:
        return Words(*(" ".join(part for part in (str(quota.limit), quota.subject, quota.scope) if part),) * 2)

    row = _row(Words(_subject(fact, Lang.ZH), _subject(fact, Lang.EN)), fact, words, compared)
    return replace(row, used=Words(str(fact.value.limit), str(fact.value.limit)))


def _subject(fact: Fact[Quota], lang: Lang) -> str:
    return (fact.by(lang) or fact.claims[0]).value.subject


def _row(name: Words, fact: Fact[T], words: Callable[[T], Words], compared: bool) -> FactRow:
    zh, en = fact.by(Lang.ZH), fact.by(Lang.EN)
    return FactRow(
        name=name,
        zh=Said(words(zh.value).zh, _place(zh.span)) if zh else SILENT,
        en=Said(words(en.value).en, _place(en.span)) if en else SILENT,
        used=words(fact.value),
        verdict=VERDICTS[fact.verdict.value],
        differs=compared and fact.verdict is not Verdict.AGREED,
        reason=fact.reason if fact.verdict is not Verdict.AGREED else "",
    )


def _disagree(fact: Fact[T]) -> bool:
    return fact.verdict not in (Verdict.AGREED, Verdict.ZH_ONLY, Verdict.EN_ONLY)


def _type_words(type_: Type | None) -> Words:
    return Words(type_words(type_, Lang.ZH), type_words(type_, Lang.EN))


def _need_words(mandatory: Mandatory) -> Words:
    label = LABELS["unclear" if mandatory.required is None else "required" if mandatory.required else "optional"]
    return Words(f"{label.zh} {mandatory.note}".rstrip(), f"{label.en} {mandatory.note}".rstrip())


def _values(field: Field) -> Iterator[ValueRow]:
    for fact in field.constraints:
        if not isinstance(fact.value, Enumeration):
            continue
        zh, en = dict(_own(fact, Lang.ZH)), dict(_own(fact, Lang.EN))
        if zh or en:
            for value in fact.value.values:
                shown = value_words(value.value)
                if shown in zh or shown in en:
                    yield ValueRow(value=shown, zh=zh.get(shown, ""), en=en.get(shown, ""))


def _own(fact: Fact[Constraint], lang: Lang) -> Iterator[tuple[str, str]]:
    if fact.by(lang):
        yield from ((value_words(value), meaning) for value, meaning in meanings(fact, lang))


def _status(response: Response, remarks: Remarks, api: Api) -> StatusView:
    return StatusView(
        code=response.status,
        reason=response.reason,
        zh=_said(response.description.zh),
        en=_said(response.description.en),
        flags=(*_only(response.only, api), *(("inferred",) if response.inferred else ())),
        remarks=remarks.at(f"status.{response.status}"),
    )


def _title(title: Bilingual, fallback: str) -> Words:
    return Words(title.text(Lang.ZH) or fallback, title.text(Lang.EN) or fallback)


def _said(claim: Claim[str] | None) -> Said:
    return Said(claim.value, _place(claim.span)) if claim else SILENT


def _place(span: Span) -> Place:
    position = span.position
    return Place(f"{span.lang.value}:{position.line}", f"{span.file.path}:{position}")
