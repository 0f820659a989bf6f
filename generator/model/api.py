"""The reconciled description of a service: facts with their witnesses.  Every output is a view of this."""

from __future__ import annotations

from dataclasses import field

from ..source.frozen import dataclass
from ..source.text import Lang, Span
from .claim import SILENT, Bilingual, Claim, Fact
from .constraint import Constraint, Quota
from .draft import Mandatory, SampleDraft
from .schema import In, Type


@dataclass(frozen=True, slots=True)
class Witness:
    """A row or page that documents an element."""

    lang: Lang
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A parameter, or a member of an object."""

    name: str
    """Wire name."""
    location: In
    path: str
    """Where it stands: "body.networks[].ipv6_enable"; for members of a shared struct the first place it is used."""
    type: Fact[Type] | None
    required: Fact[Mandatory] | None
    description: Bilingual
    constraints: tuple[Fact[Constraint], ...] = ()
    """In the order of the classes in `model.constraint`, then page order."""
    only: Lang | None = None
    """Set when only one of two paired pages documents it."""
    witnesses: tuple[Witness, ...] = ()
    """The rows; zh before en."""
    sample_only: bool = False
    placeholder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Struct:
    """A named object type; structs refer to each other by name, also in cycles."""

    name: str
    """PascalCase, unique in the service, stable: "CreateScalingGroupRequest", "CreateScalingGroupRequestNetwork"."""
    title: Bilingual
    fields: tuple[Field, ...]
    witnesses: tuple[Witness, ...] = ()
    only: Lang | None = None
    sample_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One variant of a request or response body."""

    type: Type
    title: Bilingual = SILENT
    media_type: str = "application/json"
    only: Lang | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What one status means, and the body it carries."""

    status: str
    """"200", "404", "2XX"."""
    reason: str
    """"Not Found"; "" when no page says it."""
    description: Bilingual
    bodies: tuple[Body, ...] = ()
    """Of success statuses; empty when there is none or nobody documents it."""
    headers: tuple[Field, ...] = ()
    """Of success statuses."""
    only: Lang | None = None
    linked: bool = False
    inferred: bool = False
    """True when no page states a success status and 200, 201, 202 or 204 was taken from samples or from the method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that documents an operation."""

    lang: Lang
    path: str
    topic: str
    title: str
    span: Span
    """The title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One METHOD + path."""

    id: str
    """snake_case, unique in the service, stable: "create_scaling_group"."""
    method: str
    path: str
    """"/autoscaling-api/v1/{project_id}/scaling_group"."""
    alternative_paths: tuple[str, ...] = ()
    title: Bilingual
    description: Bilingual
    parameters: tuple[Field, ...] = ()
    """Path, query and header parameters, in page order."""
    request: tuple[Body, ...] = ()
    responses: tuple[Response, ...] = ()
    """Success first, then by status."""
    quotas: tuple[Fact[Quota], ...] = ()
    """One fact per counted subject; the claims hold each language's limit, the value the safe one."""
    constraints: tuple[Fact[Constraint], ...] = ()
    """Rules between fields that stand in no single row."""
    samples: tuple[SampleDraft, ...] = ()
    """zh before en."""
    deprecated: Fact[str] | None = None
    pages: tuple[Page, ...] = ()
    only: Lang | None = None
    error_page: Bilingual = SILENT
    permissions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueError:
    """A documented error code."""

    code: str
    status: str | None
    message: Bilingual
    meaning: Bilingual
    handling: Bilingual
    claims: tuple[Claim[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One service."""

    service: str
    """Id, lower case: "as"."""
    title: str
    package: str
    """Import name of the generated Python package, never a keyword: "as_client"."""
    languages: tuple[Lang, ...]
    operations: tuple[Operation, ...]
    """In a stable order: by first page's path template, then method."""
    structs: tuple[Struct, ...]
    """By name."""
    errors: tuple[CatalogueError, ...] = ()
    endpoint: str | None = None
    """Server URL template when settings give one."""
    index: dict[str, Struct] = field(default_factory=dict, compare=False, repr=False)

    def struct(self, name: str) -> Struct:
        """The struct of that name.  Raises KeyError for an unknown one."""
        if not self.index:
            self.index.update((struct.name, struct) for struct in self.structs)
        return self.index[name]
