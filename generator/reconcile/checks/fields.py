"""Parameters, members and tables that only one language documents, and rows that carry two wire names."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.draft import FieldDraft, StructDraft
from ...model.schema import In
from ...source.diagnostic import Argument, Confidence, Diagnostic, Kind, Label, Severity
from ...source.text import Lang, Span
from ..types import spelled
from ..walking import Element, StructPlace
from .contract import differs, missing, said, subject_of

_DOC = (
    "A row stands in the table of one language only.  A client made from the other language cannot send or read it.  "
    "The field is kept and marked with the language that documents it."
)


def _missing_kind(lang: Lang) -> Kind:
    other, here, there = lang.other.value, {"zh": "中文", "en": "英文"}[lang.value], {"zh": "中文", "en": "英文"}[lang.other.value]
    return Kind(
        f"field/missing-in-{lang.value}",
        Severity.BREAKING,
        Confidence.EXACT,
        f"{{name}}: only {other} documents this field",
        f"{{name}}：仅{there}记录了该字段",
        f"add the row to the {lang.value} page, or rule that the editions differ",
        f"请在{here}页面补充该行，或裁决为版本差异",
        _DOC,
    )


def _table_kind(lang: Lang) -> Kind:
    other, here, there = lang.other.value, {"zh": "中文", "en": "英文"}[lang.value], {"zh": "中文", "en": "英文"}[lang.other.value]
    return Kind(
        f"field/table-missing-in-{lang.value}",
        Severity.BREAKING,
        Confidence.EXACT,
        f"only {other} has the table of {{name}} with {{members}}",
        f"仅{there}有 {{name}} 的表格（{{members}}）",
        f"add the table to the {lang.value} page",
        f"请在{here}页面补充该表格",
        "A whole table that describes the members of a field stands in one language only.",
    )


MISSING = {lang: _missing_kind(lang) for lang in Lang}
TABLE_MISSING = {lang: _table_kind(lang) for lang in Lang}
RENAMED = Kind(
    "field/renamed",
    Severity.BREAKING,
    Confidence.EXACT,
    "the same row is called {zh} in zh and {en} in en",
    "同一行在中文中名为 {zh}，在英文中名为 {en}",
    "find out which name the service knows; both are kept until then",
    "请核实服务实际使用的名称；在此之前两者都保留",
    "The converter's row id is the same in both languages, and the wire name is not.",
)

ELSEWHERE = Kind(
    "field/table-elsewhere",
    Severity.INFO,
    Confidence.EXACT,
    "{lang} describes the members of {name} on another page only",
    "{lang} 仅在其他页面描述 {name} 的成员",
    "repeat the table, or link to it in both languages",
    "请补充表格，或在两种语言中都使用链接",
    "One language has the table on the page; the other refers to a table of another page, which may change on its own.",
)

KINDS = (*MISSING.values(), *TABLE_MISSING.values(), RENAMED, ELSEWHERE)


def check(element: Element) -> Iterator[Diagnostic]:
    """A row that one language lacks, or that is called differently."""
    field = element.field
    if not element.operation.both:
        return
    if field.zh and field.en:
        yield from _both(element, field.zh, field.en)
    elif not field.first.sample_only:
        yield _missing(element, field.first, field.anchor)


def _both(element: Element, zh: FieldDraft, en: FieldDraft) -> Iterator[Diagnostic]:
    if zh.sample_only != en.sample_only:
        shown, lacking = (zh, en) if en.sample_only else (en, zh)
        yield _missing(element, shown, lacking.name.span)
    elif element.field.renamed and not zh.placeholder and element.direction is not In.PATH:
        args: tuple[tuple[str, Argument], ...] = (("zh", zh.name.value), ("en", en.name.value))
        yield differs(RENAMED, element, said(zh.name, zh.name.value), said(en.name, en.name.value), args)


def _missing(element: Element, field: FieldDraft, anchor: Span | None) -> Diagnostic:
    lang = field.name.lang
    here = said(field.name, field.name.value)
    there = missing(lang.other, anchor or _around(element, lang.other))
    zh, en = (here, there) if lang is Lang.ZH else (there, here)
    required = field.required.value.required if field.required else None
    args: tuple[tuple[str, Argument], ...] = (("type", spelled(field.type.value) if field.type else None), ("required", required))
    severity = Severity.WARNING if element.direction is In.RESPONSE else None
    return differs(MISSING[lang.other], element, zh, en, args, severity=severity)


def _around(element: Element, lang: Lang) -> Span | None:
    """The nearest place above: the parent's row, where the parent would stand, or the operation's title."""
    parent = element.parent
    while parent:
        side = parent.field.side(lang)
        if side:
            span = side.row or side.name.span
            return span.file.span(span.end, span.end)
        if parent.field.anchor:
            return parent.field.anchor
        parent = parent.parent
    draft = element.operation.pair.zh if lang is Lang.ZH else element.operation.pair.en
    return draft.title.span if draft else None


def check_struct(place: StructPlace, members: tuple[Element, ...]) -> Iterator[Diagnostic]:
    """A table that one language lacks."""
    yield from _elsewhere(place, members)
    lang = place.struct.only
    if lang is None or not members or not members[0].operation.both or not place.parent:
        return
    draft = place.struct.side(lang)
    documented = [member for member in members if not member.field.first.sample_only]
    if draft is None or not documented:
        return
    here = _table(draft)
    there = missing(lang.other, _around(members[0], lang.other))
    names = ", ".join(member.field.name for member in documented[:20])
    yield Diagnostic(
        TABLE_MISSING[lang.other],
        subject_of(members[0].operation, place.location),
        args=(("name", place.parent.field.name), ("members", names)),
        labels=(here, there) if lang is Lang.ZH else (there, here),
        severity_override=Severity.WARNING if place.direction is In.RESPONSE else None,
    )


def _elsewhere(place: StructPlace, members: tuple[Element, ...]) -> Iterator[Diagnostic]:
    zh, en = place.struct.zh, place.struct.en
    if not zh or not en or not members or not place.parent or not (zh.fields and en.fields):
        return
    operation = members[0].operation
    pages = operation.pair.pages
    zh_here = pages.zh is not None and zh.fields[0].name.span.file == pages.zh.file
    en_here = pages.en is not None and en.fields[0].name.span.file == pages.en.file
    if zh_here == en_here:
        return
    far, near = (en, zh) if zh_here else (zh, en)
    lang = far.fields[0].name.lang
    labels = (_table(near), missing(lang, _around(members[0], lang)))
    yield Diagnostic(
        ELSEWHERE,
        subject_of(operation, place.location),
        args=(("lang", lang.value), ("name", place.parent.field.name)),
        labels=tuple(sorted(labels, key=lambda label: label.lang is Lang.EN)),
    )


def _table(draft: StructDraft) -> Label:
    if draft.caption:
        return Label(draft.caption.lang, draft.caption.span, draft.caption.value)
    first = draft.fields[0].name
    span = draft.span or first.span
    return Label(first.lang, span.file.span(span.start, span.start), draft.name)
