"""Structures, responses and statuses that stand on another page of the same language.

`extract_page` leaves such references open ("link:<file>#<anchor>", "page:<file>"); here, with every page at hand, they
become keys of structures.  What leads nowhere becomes an open object, with a finding where the page surely meant a
table.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from urllib.parse import unquote

from ..model.claim import Claim
from ..model.draft import BodyDraft, FieldDraft, OperationDraft, PageDraft, PageKind, StatusDraft, StructDraft
from ..model.schema import AnyType, ArrayType, MapType, ObjectType, ScalarType, Type, UnionType
from ..source.diagnostic import Diagnostic, Subject
from ..source.frozen import dataclass
from . import kinds
from .keys import keys_of, with_own_keys
from .kinds import finding
from .nesting import anchor_key

_LINK, _PAGE = "link:", "page:"
_MAX_HOPS = 200_000


@dataclass(slots=True)
class _Site:
    """All pages of one language."""

    by_path: Mapping[str, PageDraft]
    by_stem: Mapping[str, PageDraft]
    anchors: dict[str, dict[str, str]] = field(default_factory=dict)

    def find(self, target: str, origin: PageDraft) -> PageDraft | None:
        """The page that a link of `origin` leads to."""
        path = unquote(target.partition("#")[0])
        if not path:
            return origin
        folder = posixpath.dirname(origin.file.path)
        full = posixpath.normpath(posixpath.join(folder, path))
        stem = posixpath.splitext(full)[0].casefold()
        return self.by_path.get(full) or self.by_stem.get(stem)

    def struct(self, target: str, origin: PageDraft) -> str | None:
        """Key of the structure that a link leads to."""
        page = self.find(target, origin)
        if page is None:
            return None
        anchor = target.partition("#")[2]
        if not anchor:
            return page.structs[0].key if page.kind is PageKind.STRUCTURES and len(page.structs) == 1 else None
        return self.anchors[page.file.path].get(anchor_key(anchor))


def link_pages(drafts: Sequence[PageDraft]) -> tuple[PageDraft, ...]:
    """The same drafts with every reference between pages resolved, in the same order."""
    drafts = tuple(with_own_keys(drafts))
    site = _Site(
        by_path={draft.file.path: draft for draft in drafts},
        by_stem={posixpath.splitext(draft.file.path)[0].casefold(): draft for draft in reversed(drafts)},
        anchors={draft.file.path: dict(draft.anchors) for draft in drafts},
    )
    return tuple(_linked(draft, site) for draft in drafts)


def _linked(draft: PageDraft, site: _Site) -> PageDraft:
    broken: list[Diagnostic] = []
    structs = tuple(_struct(struct, draft, site, broken) for struct in draft.structs)
    operations = tuple(_operation(operation, draft, site, broken) for operation in draft.operations)
    if structs == draft.structs and operations == draft.operations and not broken:
        return draft
    return replace(draft, structs=structs, operations=operations, diagnostics=(*draft.diagnostics, *broken))


def _struct(struct: StructDraft, draft: PageDraft, site: _Site, broken: list[Diagnostic]) -> StructDraft:
    fields = tuple(_field(one, draft, site, broken) for one in struct.fields)
    return struct if fields == struct.fields else replace(struct, fields=fields)


def _field(one: FieldDraft, draft: PageDraft, site: _Site, broken: list[Diagnostic]) -> FieldDraft:
    if one.type is None:
        return one
    resolved = _type(one.type.value, one, draft, site, broken)
    return one if resolved is one.type.value else replace(one, type=Claim(resolved, one.type.span, one.type.rule))


def _type(kind: Type, one: FieldDraft, draft: PageDraft, site: _Site, broken: list[Diagnostic]) -> Type:
    match kind:
        case ObjectType(struct=str() as key) if key.startswith(_LINK):
            target = key.removeprefix(_LINK)
            found = site.struct(target, draft)
            if found is None and _surely_table(target):
                assert one.row is not None
                subject = Subject(topic=draft.topic, location="page")
                broken.append(finding(kinds.BROKEN_LINK, subject, one.row, name=one.name.value, target=target))
            return ObjectType(found)
        case ArrayType(item=item) if item is not None:
            inner = _type(item, one, draft, site, broken)
            return kind if inner is item else ArrayType(inner)
        case MapType(value=value) if value is not None:
            inner = _type(value, one, draft, site, broken)
            return kind if inner is value else MapType(inner)
        case UnionType(options=options):
            resolved = tuple(_type(option, one, draft, site, broken) for option in options)
            return kind if resolved == options else UnionType(resolved)
        case ArrayType() | MapType() | ObjectType() | ScalarType() | AnyType():
            return kind


def _surely_table(target: str) -> bool:
    """A link with a table's anchor means a structure; one to a section or a whole page may be further reading."""
    return "table" in target.partition("#")[2].casefold()


def _operation(operation: OperationDraft, draft: PageDraft, site: _Site, broken: list[Diagnostic]) -> OperationDraft:
    responses = tuple(body for one in operation.responses for body in _body(one, draft, site))
    parameters = tuple(_field(one, draft, site, broken) for one in operation.parameters)
    statuses = operation.statuses or _common_statuses(operation, draft, site)
    if (responses, parameters, statuses) == (operation.responses, operation.parameters, operation.statuses):
        return operation
    return replace(operation, responses=responses, parameters=parameters, statuses=statuses)


def _body(body: BodyDraft, draft: PageDraft, site: _Site) -> tuple[BodyDraft, ...]:
    """A response that is delegated to a page is that page's first structure."""
    if not isinstance(body.type, ObjectType) or body.type.struct is None or not body.type.struct.startswith(_PAGE):
        return (body,)
    target = body.type.struct.removeprefix(_PAGE)
    page = site.find(target, draft)
    if page is None or page is draft:
        return ()
    if page.operations:
        return page.operations[0].responses[:1]
    key = site.struct(target, draft) or _first_root(page)
    return (BodyDraft(type=ObjectType(key), title=body.title),) if key is not None else ()


def _first_root(page: PageDraft) -> str | None:
    """The first structure of a page that no other structure of it holds."""
    held = {key for struct in page.structs for one in struct.fields if one.type is not None for key in keys_of(one.type.value)}
    return next((struct.key for struct in page.structs if struct.key not in held and any(f.row for f in struct.fields)), None)


def _common_statuses(operation: OperationDraft, draft: PageDraft, site: _Site) -> tuple[StatusDraft, ...]:
    if operation.status_page is None:
        return ()
    page = site.find(operation.status_page.value, draft)
    if page is None or page is draft:
        return ()
    return tuple(replace(status, linked=True) for status in page.statuses)
