"""What the other pages of a service say of a field: the evidence for why two languages differ on one page.

Two fields are siblings when they have one wire name and stand in objects of one name: an "id" of networks is no "id" of
bandwidth.  At the top of a body there is no such object, and names like "type" stand everywhere: siblings there belong to
operations on the same resource.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..lexicon.folding import singular
from ..model.claim import Claim
from ..model.constraint import Constraint, Deprecated, Reserved
from ..model.draft import FieldDraft, OperationDraft, PageDraft
from ..source.text import Lang, Span
from .aligned import PagePair
from .bounds import same
from .slots import slot_name
from .types import spelled, struct_places

Place = tuple[str, str]
"""Name of the field that holds it, in the singular ("" at the top of a body), and its own wire name."""

_LITERAL_STEP = re.compile(r"/([A-Za-z][A-Za-z0-9_-]{2,60})(?=/|$)")
_OFTEN = 0.4
"""A step of so large a part of a service's paths is the service's, not a resource's."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """A field of some page, with the resources that the page's operations are about."""

    field: FieldDraft
    resources: frozenset[str]

    @property
    def file(self) -> str:
        """Path of its page."""
        return self.field.name.span.file.path


class Siblings:
    """Who documents which field of which parent, over all pages of both languages."""

    def __init__(self, pairs: Sequence[PagePair]) -> None:
        self._pages = tuple(page for pair in pairs for page in (pair.zh, pair.en) if page)

    @cached_property
    def _places(self) -> dict[Lang, dict[Place, list[Sibling]]]:
        found: dict[Lang, dict[Place, list[Sibling]]] = {Lang.ZH: {}, Lang.EN: {}}
        parents = _parents(self._pages)
        for page in self._pages:
            resources = self.resources_of(page)
            for place, field in _fields(page, parents):
                found[page.lang].setdefault(place, []).append(Sibling(field, resources))
        return found

    @cached_property
    def _rows(self) -> dict[str, tuple[list[int], list[FieldDraft]]]:
        """Path of a file to its rows in order, with where each begins."""
        rows: dict[str, dict[int, FieldDraft]] = {}
        for page in self._pages:
            for field in _all_fields(page):
                if field.row:
                    rows.setdefault(field.row.file.path, {}).setdefault(field.row.start, field)
        return {path: (sorted(found), [found[start] for start in sorted(found)]) for path, found in rows.items()}

    @cached_property
    def _common(self) -> frozenset[str]:
        paths = {claim.value for page in self._pages for operation in page.operations for claim in operation.paths}
        counts = Counter(step for path in paths for step in set(_LITERAL_STEP.findall(path)))
        return frozenset(step for step, count in counts.items() if count > _OFTEN * len(paths) and len(paths) > 2)

    def resources_of(self, page: PageDraft) -> frozenset[str]:
        """What a page's operations are about: the first step of each main path that most paths of the service do not share."""
        return frozenset(step for operation in page.operations if (step := self._resource(operation)))

    def _resource(self, operation: OperationDraft) -> str | None:
        steps = _LITERAL_STEP.findall(operation.paths[0].value) if operation.paths else []
        return next((singular(step) for step in steps if step not in self._common), None)

    def row_at(self, span: Span) -> FieldDraft | None:
        """The field whose row holds `span`."""
        starts, fields = self._rows.get(span.file.path, ((), ()))
        index = bisect_right(starts, span.start) - 1
        if index < 0:
            return None
        row = fields[index].row
        return fields[index] if row and span.start <= row.end else None

    def of(self, lang: Lang, place: Place, here: frozenset[str], resources: frozenset[str]) -> list[FieldDraft]:
        """Fields at the same place on the pages of one language, without those `here`; one of each page."""
        found: dict[str, FieldDraft] = {}
        for sibling in self._places[lang].get(place, ()):
            if sibling.file not in here and (place[0] or sibling.resources & resources):
                found.setdefault(sibling.file, sibling.field)
        return list(found.values())


def place_of(location: str, name: str) -> Place:
    """The place of "body.networks[].id"; a member of a body itself has the parent ""."""
    steps = [step.rstrip("[]") for step in location.removesuffix(name).split(".")[1:]]
    return next((singular(step) for step in reversed(steps) if step not in ("", "*")), ""), name


def is_reserved(field: FieldDraft) -> bool:
    """Whether a page documents a field without offering it."""
    return any(isinstance(claim.value, Reserved) for claim in field.constraints)


def _is_unused(field: FieldDraft) -> bool:
    return any(isinstance(claim.value, Reserved | Deprecated) for claim in field.constraints)


def agree(one: FieldDraft, other: FieldDraft, aspect: str) -> bool:
    """Whether two rows say the same of one aspect: "type", "required", or a slot of constraints that both fill."""
    match aspect:
        case "type":
            return bool(one.type and other.type) and spelled_type(one) == spelled_type(other)
        case "required":
            answers = [field.required.value.required if field.required else None for field in (one, other)]
            return answers[0] is not None and answers[0] == answers[1]
        case "reserved" | "deprecated":
            return _is_unused(one) == _is_unused(other)
        case _:
            ours, theirs = claims(one, aspect), claims(other, aspect)
            return bool(ours and theirs) and _within(ours, theirs) and _within(theirs, ours)


def spelled_type(field: FieldDraft) -> str:
    """The type in one word or a few; "" where the page has none."""
    return spelled(field.type.value) if field.type else ""


def claims(field: FieldDraft, aspect: str) -> list[Claim[Constraint]]:
    """What a row says in one slot."""
    return [claim for claim in field.constraints if slot_name(claim.value) == aspect]


def _within(ours: Iterable[Claim[Constraint]], theirs: Sequence[Claim[Constraint]]) -> bool:
    return all(any(same(claim.value, other.value) for other in theirs) for claim in ours)


def _parents(pages: Iterable[PageDraft]) -> dict[str, tuple[str, ...]]:
    """Struct -> names of the fields that hold it, on whatever page."""
    found: dict[str, dict[str, None]] = {}
    for page in pages:
        for struct in page.structs:
            for field in struct.fields:
                for _, key in struct_places(field.type.value) if field.type else ():
                    found.setdefault(key, {})[singular(field.name.value)] = None
    return {key: tuple(names) for key, names in found.items()}


def _fields(page: PageDraft, parents: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Place, FieldDraft]]:
    for operation in page.operations:
        yield from ((("", field.name.value), field) for field in operation.parameters if not field.sample_only)
    for struct in page.structs:
        for parent in parents.get(struct.key, ("",)):
            yield from (((parent, field.name.value), field) for field in struct.fields if not field.sample_only)


def _all_fields(page: PageDraft) -> Iterator[FieldDraft]:
    for operation in page.operations:
        yield from operation.parameters
    for struct in page.structs:
        yield from struct.fields
