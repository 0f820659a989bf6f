"""Types and tables that a page leaves open: an array of nothing in particular, a table that no row points to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.claim import Claim
from ...model.draft import FieldDraft, PageDraft, StructDraft
from ...model.schema import ArrayType, ObjectType, Type
from ...source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ...source.marked import MarkKind
from .contract import quote
from .elements import Element, elements

ITEM_TYPE = Kind(
    id="defect/item-type-missing",
    severity=Severity.INFO,
    confidence=Confidence.EXACT,
    en="nothing says what the items of {name} are",
    zh="未说明 {name} 的元素类型",
    help_en='write the type as "Array of strings" or point to the table of its items',
    help_zh="请将类型写作“Array of strings”，或引用其元素的表",
    doc="The type is an array, and neither the type cell nor a table says of what.",
)
UNLINKED = Kind(
    id="defect/table-unlinked",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    en="the description of {name} does not point to its table {table}",
    zh="{name} 的描述没有引用其表 {table}",
    help_en="link the table from the description",
    help_zh="请在描述中链接该表",
    doc="The members of an object stand in a table that only its caption ties to the row.",
)
KINDS = (ITEM_TYPE, UNLINKED)
DOC = "Finds arrays without item type and tables without a link."

_TABLE = re.compile(r"表 ?[0-9]|[Tt]able ?[0-9]")


def check(page: PageDraft, service: str = "") -> Iterator[Diagnostic]:
    """The open ends of one page."""
    structs = {struct.key: struct for struct in page.structs}
    pointed: list[Element] = []
    unlinked: list[tuple[Element, Claim[str]]] = []
    for element in elements(page):
        field = element.field
        if field.sample_only or field.type is None:
            continue
        if isinstance(field.type.value, ArrayType) and field.type.value.item is None:
            span = field.type.span
            yield Diagnostic(ITEM_TYPE, _subject(page, service, element), _named(element), (Label(page.lang, span, quote(span)),))
        struct = _struct_of(field.type.value, structs)
        if struct is not None and struct.caption is not None:
            if _pointed(element):
                pointed.append(element)
            else:
                unlinked.append((element, struct.caption))
    # Some pages never point to their tables: their style, not a slip.
    if len(pointed) >= len(unlinked):
        for element, caption in unlinked:
            labels = (Label(page.lang, element.field.name.span, element.field.name.value), Label(page.lang, caption.span, caption.value))
            yield Diagnostic(UNLINKED, _subject(page, service, element), (*_named(element), ("table", caption.value)), labels)


def _subject(page: PageDraft, service: str, element: Element) -> Subject:
    return Subject(service=service, topic=page.topic, operation=element.operation, location=element.location)


def _named(element: Element) -> tuple[tuple[str, str], ...]:
    return (("name", element.field.name.value),)


def _struct_of(kind: Type, structs: dict[str, StructDraft]) -> StructDraft | None:
    inner = kind.item if isinstance(kind, ArrayType) else kind
    return structs.get(inner.struct or "") if isinstance(inner, ObjectType) else None


def _pointed(element: Element) -> bool:
    """Whether the row refers to a table or another place: by link, by number, or in the type or name cell."""
    field: FieldDraft = element.field
    if field.text is None or _TABLE.search(field.text.value[:20_000]):
        return True
    if any(field.text.marked(MarkKind.LINK)):
        return True
    return field.row is None or 'href="' in field.row.text[:20_000]
