"""Small drafts made by hand, and real ones under another language: what the tests of reconciling start from."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TypeVar

from generator.model.claim import Claim
from generator.model.constraint import Constraint, Quota
from generator.model.draft import BodyDraft, FieldDraft, Mandatory, OperationDraft, PageDraft, PageKind, StatusDraft, StructDraft
from generator.model.schema import STRING, In, ObjectType, Type
from generator.reconcile.aligned import AlignedBy, PagePair
from generator.settings import ServiceSettings
from generator.source.marked import Text
from generator.source.text import Lang, SourceFile, Span

SETTINGS = ServiceSettings(id="as", title="Auto Scaling", package="as_client")
PATH = "/autoscaling-api/v1/{project_id}/scaling_group"
T = TypeVar("T")


class Drafter:
    """Makes claims on a file that grows with each of them, so that every claim has a place of its own."""

    def __init__(self, lang: Lang, path: str = "") -> None:
        self.lang = lang
        self.file = SourceFile(path=path or f"{lang.value}/page.md", lang=lang, text="x\n" * 2000)
        self._line = 0

    def span(self) -> Span:
        """A fresh line."""
        self._line += 1
        return self.file.span(2 * self._line, 2 * self._line + 1)

    def claim(self, value: T) -> Claim[T]:
        """A claim on a fresh line."""
        return Claim(value, self.span(), "test")

    def field(
        self,
        name: str,
        kind: Type | None = STRING,
        *constraints: Constraint,
        required: bool | None = False,
        location: In = In.BODY,
        row: str | None = None,
        text: str = "",
        sample_only: bool = False,
    ) -> FieldDraft:
        """A parameter row."""
        return FieldDraft(
            name=self.claim(name),
            location=location,
            type=self.claim(kind) if kind else None,
            required=self.claim(Mandatory(required)) if required is not None else None,
            text=Text.plain(text, self.span()) if text else None,
            constraints=tuple(self.claim(constraint) for constraint in constraints),
            row=self.span(),
            element_id=row,
            sample_only=sample_only,
        )

    def struct(self, key: str, *fields: FieldDraft, table: str | None = None, name: str = "") -> StructDraft:
        """A table."""
        return StructDraft(key=key, name=name, fields=fields, element_id=table, span=self.span())

    def operation(
        self,
        *body: FieldDraft,
        method: str = "POST",
        paths: tuple[str, ...] = (PATH,),
        title: str = "",
        statuses: tuple[str, ...] = (),
        quotas: tuple[Quota, ...] = (),
        parameters: tuple[FieldDraft, ...] = (),
        request: str | None = None,
    ) -> OperationDraft:
        """An operation; its body is the struct `request`."""
        assert not body, "put body fields into a struct"
        return OperationDraft(
            method=self.claim(method),
            paths=tuple(self.claim(path) for path in paths),
            title=self.claim(title or {"zh": "创建弹性伸缩组", "en": "Creating an AS Group"}[self.lang.value]),
            parameters=parameters,
            request=(BodyDraft(type=ObjectType(request)),) if request else (),
            statuses=tuple(StatusDraft(code=code, span=self.span()) for code in statuses),
            quotas=tuple(self.claim(quota) for quota in quotas),
        )

    def page(
        self, *operations: OperationDraft, topic: str = "0043063023", structs: tuple[StructDraft, ...] = (), kind: PageKind = PageKind.API,
        title: str = "",
    ) -> PageDraft:  # fmt: skip
        """A page."""
        return PageDraft(
            file=self.file, kind=kind, topic=topic, title=self.claim(title or "title"), operations=operations, structs=structs
        )


def body_page(drafter: Drafter, *fields: FieldDraft, topic: str = "0043063023") -> PageDraft:
    """A page with one operation whose body has these fields."""
    key = f"{topic}#table147283118511"
    return drafter.page(drafter.operation(request=key), topic=topic, structs=(drafter.struct(key, *fields, table="table147283118511"),))


def pair(zh: PageDraft | None, en: PageDraft | None) -> PagePair:
    """Both pages as a pair."""
    page = zh or en
    assert page is not None
    return PagePair(topic=page.topic, zh=zh, en=en, by=AlignedBy.ID)


def relabelled(value: object, file: SourceFile) -> object:
    """The same draft as if it stood in `file`: every place and every text moves there."""
    match value:
        case SourceFile():
            return file
        case tuple():
            return tuple(relabelled(item, file) for item in value)
        case Mapping():
            return {key: relabelled(item, file) for key, item in value.items()}
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changes = {field.name: relabelled(getattr(value, field.name), file) for field in dataclasses.fields(value) if field.init}
            return type(value)(**changes)
        case _:
            return value


def in_language(page: PageDraft, lang: Lang) -> PageDraft:
    """The page as if the other language said it."""
    moved = relabelled(page, SourceFile(path=f"{lang.value}/{page.file.path}", lang=lang, text=page.file.text))
    assert isinstance(moved, PageDraft)
    return moved
