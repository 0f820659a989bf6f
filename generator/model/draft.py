"""What ONE page says: operations, fields, constraints, statuses, examples, all as claims.

`extract/` makes drafts; `reconcile/` joins the drafts of both languages to an `Api`.  Nothing here is decided yet: a
draft may contradict itself, and does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from ..source.diagnostic import Diagnostic
from ..source.frozen import dataclass
from ..source.marked import Text
from ..source.text import Lang, SourceFile, Span
from .claim import Claim
from .constraint import Constraint, Quota
from .schema import In, Type


class PageKind(Enum):
    """What a page is for."""

    API = "api"
    CONTENTS = "contents"
    GUIDE = "guide"
    PERMISSIONS = "permissions"
    STRUCTURES = "structures"
    STATUS_CODES = "status-codes"
    ERROR_CODES = "error-codes"
    OVERVIEW = "overview"
    OTHER = "other"
    REFUSED = "refused"
    """Meant to be an API page, but its URI could not be read: an error stands in `diagnostics`."""


@dataclass(frozen=True, slots=True)
class Mandatory:
    """What the "mandatory" column says."""

    required: bool | None
    """None when the cell says neither yes nor no."""
    note: str = ""
    """What the cell adds to it: "(when the value of action is create)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDraft:
    """One parameter row, or a member that stands only in a sample."""

    name: Claim[str]
    """Wire name, inner blanks repaired, never split at dots or colons."""
    location: In
    type: Claim[Type] | None = None
    """None when the row has no type column and nothing else says it."""
    required: Claim[Mandatory] | None = None
    description: Claim[str] | None = None
    """Markdown; links, notes and lists kept.  The claim's span is the whole cell."""
    text: Text | None = None
    """Plain text of the description cell, for quotes."""
    constraints: tuple[Claim[Constraint], ...] = ()
    row: Span | None = None
    """The whole row; None for members known only from samples."""
    element_id: str | None = None
    """Converter id of the row."""
    sample_only: bool = False
    placeholder: bool = False
    """True when the name is prose for free keys ("user-defined key-value pair"): additionalProperties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructDraft:
    """The members of an object, from one table (or several that say the same), or from a sample."""

    key: str
    """Unique in the page set, stable: "<topic>#<table id>", or "<topic>#request/<caption name>"."""
    name: str
    """What the page calls it: "lbaas_listeners"; "" when it has no name."""
    fields: tuple[FieldDraft, ...]
    caption: Claim[str] | None = None
    element_id: str | None = None
    """Converter id of the table: the alignment key."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDraft:
    """One variant of a request or response body."""

    type: Type
    """ObjectType(struct key), or ArrayType of it for bodies that are lists at the top."""
    title: Claim[str] | None = None
    """What introduces this variant, when there are several."""
    media_type: str = "application/json"


class SampleKind(Enum):
    """What a sample shows."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDraft:
    """An example of a request or response, read tolerantly."""

    kind: SampleKind
    span: Span
    """The code block."""
    text: str
    """The block as it stands."""
    method: str | None = None
    url: str | None = None
    status: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: object = None
    """Parsed JSON; None when there is no body or it could not be read (see `readable`)."""
    has_body: bool = False
    readable: bool = True
    guessed: bool = False
    """True when a bracket, a value or a comma of `body` had to be supplied: it is read, but it proves and shows nothing."""
    body_span: Span | None = None
    positions: Mapping[str, Span] = field(default_factory=dict)
    """JSON pointer of each member and element of `body` to the place of its value."""
    title: str = ""
    steps: tuple[Text, ...] = ()
    """The sentences around it that say what it does."""
    foreign: bool = False
    """True for a step that calls another operation: never measured against this one's schema."""
    failed: bool = False
    """True for the answer to a call that went wrong, by its label or its body, whether or not a status is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusDraft:
    """A documented HTTP status."""

    code: str
    """"200", or a range such as "2XX"."""
    reason: str = ""
    """"Bad Request"."""
    description: Claim[str] | None = None
    span: Span | None = None
    element_id: str | None = None
    linked: bool = False
    """True when it comes from the service's common status page, not from the operation's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCode:
    """A row of an error-code page."""

    code: Claim[str]
    status: str | None = None
    message: Claim[str] | None = None
    """The text the service sends."""
    meaning: Claim[str] | None = None
    handling: Claim[str] | None = None
    element_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """A row of a permission page."""

    method: str
    path: str
    action: Claim[str]
    name: str = ""


class UnitRole(Enum):
    """What a piece of prose is, for alignment and for judging differences."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    CAPTION = "caption"
    CELL = "cell"
    """A paragraph of a description cell."""
    NAME = "name"
    STATUS = "status"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseUnit:
    """One paragraph, item or note as read, with the location it speaks of: what drift checks compare.

    Every word of an API page that is prose stands in exactly one unit.
    """

    text: Text
    role: UnitRole
    location: str
    """As in `Subject.location`: "body.cool_down_time", "description", "status.502", "request.example", "note" ..."""
    element_id: str | None = None
    """Converter id of the paragraph, list, row or section; several units may share one (items have none of their own)."""
    index: int = 0
    """Place among the units of the same location and role."""
    note_level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationDraft:
    """One METHOD + path as one page documents it."""

    method: Claim[str]
    paths: tuple[Claim[str], ...]
    """Templates "/v1/{project_id}/groups", query part dropped; the first is the main one, the rest alternatives."""
    title: Claim[str]
    description: Claim[str] | None = None
    parameters: tuple[FieldDraft, ...] = ()
    """Path, query and header parameters."""
    request: tuple[BodyDraft, ...] = ()
    """Variants of the body; empty when there is none."""
    responses: tuple[BodyDraft, ...] = ()
    """Variants of the success body."""
    response_headers: tuple[FieldDraft, ...] = ()
    """Headers of the success response."""
    statuses: tuple[StatusDraft, ...] = ()
    quotas: tuple[Claim[Quota], ...] = ()
    constraints: tuple[Claim[Constraint], ...] = ()
    """Rules that stand outside every row."""
    samples: tuple[SampleDraft, ...] = ()
    deprecated: Claim[str] | None = None
    error_page: Claim[str] | None = None
    """Target of the link to the error-code page."""
    status_page: Claim[str] | None = None
    """Target of the link to the common status-code page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of something a page holds, and what became of them.  total == read + len(diagnosed)."""

    total: int = 0
    read: int = 0
    diagnosed: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCoverage:
    """Counted from the input cells, never from the output."""

    parameter_rows: Count = Count()
    status_rows: Count = Count()
    constraint_sentences: Count = Count()
    examples: Count = Count()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDraft:
    """Everything one page says."""

    file: SourceFile
    kind: PageKind
    topic: str
    """Topic id; where the page has none, "file:<stem>"."""
    title: Claim[str] | None
    operations: tuple[OperationDraft, ...] = ()
    structs: tuple[StructDraft, ...] = ()
    error_codes: tuple[ErrorCode, ...] = ()
    statuses: tuple[StatusDraft, ...] = ()
    """Of a common status-code page."""
    permissions: tuple[Permission, ...] = ()
    units: tuple[ProseUnit, ...] = ()
    coverage: PageCoverage = PageCoverage()
    diagnostics: tuple[Diagnostic, ...] = ()
    anchors: tuple[tuple[str, str], ...] = ()
    """Anchor (lower case, locale prefix dropped) and key of the structure it leads to, for links from other pages."""

    @property
    def lang(self) -> Lang:
        """Language of the page."""
        return self.file.lang
