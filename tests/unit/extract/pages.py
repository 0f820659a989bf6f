"""Short pages for tests: Markdown around the HTML tables that the converter writes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract.page import extract_page
from generator.model.draft import FieldDraft, OperationDraft, PageDraft
from generator.model.schema import AnyType, ArrayType, MapType, ObjectType, ScalarType, Type, UnionType
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

HEADER = ("Parameter", "Mandatory", "Type", "Description")


def draft(text: str, lang: Lang = Lang.EN) -> PageDraft:
    """What a page says."""
    return extract_page(read_page(SourceFile.of(text, f"{lang.value}/page.md", lang)))


def call(*sections: str, uri: str = "POST /v1/\\{project\\_id\\}/groups") -> str:
    """A page with a URI section and others."""
    return "\n\n".join(('# Creating a Group<a name="EN-US_TOPIC_0043063023"></a>', f"## URI\n\n{uri}", *sections)) + "\n"


def table(*rows: tuple[str, ...], anchor: str = "table1", header: tuple[str, ...] = HEADER) -> str:
    """An HTML table; a cell that begins with "<td" is used as it is."""

    def cell(text: str, tag: str) -> str:
        return text if text.startswith("<td") else f"<{tag}><p>{text}</p></{tag}>"

    head = "".join(cell(text, "th") for text in header)
    body = "".join(f'<tr id="row{anchor}{i}">{"".join(cell(text, "td") for text in row)}</tr>' for i, row in enumerate(rows))
    return f'<a name="{anchor}"></a>\n<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def operation(page: PageDraft) -> OperationDraft:
    """The one operation of a page."""
    (only,) = page.operations
    return only


def shown(kind: Type | None) -> str:
    """A type in short: "[string]", "{}" for any structure."""
    match kind:
        case None:
            return "-"
        case ScalarType():
            return kind.kind.value
        case ArrayType(item=item):
            return f"[{shown(item) if item else ''}]"
        case ObjectType():
            return "{}"
        case MapType(value=value):
            return f"<{shown(value) if value else ''}>"
        case UnionType(options=options):
            return "|".join(map(shown, options))
        case AnyType(text=text):
            return f"?{text}"


def fields(page: PageDraft, kind: Type, prefix: str = "") -> Iterator[tuple[str, str, bool | None]]:
    """Every field below a type: dotted path, type, mandatory; members known from samples alone begin with "*"."""
    structs = {struct.key: struct for struct in page.structs}
    match kind:
        case ArrayType(item=item) if item is not None:
            yield from fields(page, item, prefix.rstrip(".") + "[].")
        case ObjectType(struct=str() as key) if key in structs:
            for field in structs[key].fields:
                yield _row(field, prefix)
                if field.type is not None:
                    yield from fields(page, field.type.value, f"{prefix}{field.name.value}.")
        case _:
            return


def _row(field: FieldDraft, prefix: str) -> tuple[str, str, bool | None]:
    mark = "*" if field.sample_only else ""
    kind = field.type.value if field.type is not None else None
    return f"{mark}{prefix}{field.name.value}", shown(kind), field.required.value.required if field.required is not None else None


def request(page: PageDraft) -> list[tuple[str, str, bool | None]]:
    """Fields of the first request body."""
    return list(fields(page, operation(page).request[0].type))


def response(page: PageDraft) -> list[tuple[str, str, bool | None]]:
    """Fields of the first response body."""
    return list(fields(page, operation(page).responses[0].type))


def ids(page: PageDraft) -> list[str]:
    """Ids of the findings, sorted."""
    return sorted(diagnostic.id for diagnostic in page.diagnostics)
