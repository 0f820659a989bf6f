"""Gives every joined struct its name and makes the structs of the Api."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model.api import Field, Struct, Witness
from ..model.claim import Bilingual, Claim, Fact
from ..model.draft import StructDraft
from ..model.schema import In, Type
from ..source.errors import UsageError
from ..source.text import Lang
from .facts import Decider, Place
from .joined import JoinedField, JoinedOperation, JoinedStruct
from .naming import pascal, singular_pascal, struct_names, telling_words
from .policy import Choice
from .rulings import RulingChoice
from .types import replace_structs
from .walking import Element, StructPlace, structs


@dataclass(frozen=True, slots=True)
class NamedStruct:
    """A struct with its name and the place where it is met first."""

    name: str
    place: StructPlace
    members: tuple[Element, ...]


@dataclass(slots=True)
class StructNames:
    """Names of all joined structs, given in the order of operations."""

    overrides: Mapping[str, str]
    named: dict[str, NamedStruct] = field(default_factory=dict)
    """Joined struct id -> its name and place."""
    _taken: set[str] = field(default_factory=set)

    def add(self, operation_id: str, operations: Sequence[JoinedOperation]) -> None:
        """Name what these pages of one operation reach."""
        pages = (operation.pair.pages for operation in operations)
        topics = {page.topic for pair in pages for page in (pair.zh, pair.en) if page}
        for page, operation in enumerate(operations):
            for place, members in structs(operation):
                if place.struct.id not in self.named:
                    bases = self._bases(operation_id, operation, place, topics, page)
                    self.named[place.struct.id] = NamedStruct(self._free(bases, _identity(place.struct)), place, members)

    def _free(self, bases: Sequence[str], identity: str) -> str:
        name = next(name for name in struct_names(bases, identity) if name.casefold() not in self._taken)
        if name in self.overrides:
            name = self.overrides[name]
            if name.casefold() in self._taken:
                raise UsageError(f"service.toml: names.models: two models would be called {name!r}; choose another name")
        self._taken.add(name.casefold())
        return name

    def _bases(self, operation_id: str, operation: JoinedOperation, place: StructPlace, topics: set[str], page: int) -> Sequence[str]:
        """Wanted names, best first: operation, role and every field on the way; then the last two fields, then the last."""
        if _identity(place.struct).split("#", 1)[0] not in topics and (own := _own_name(place.struct)):
            return (own,)
        role = "Request" if place.direction is In.BODY else "Response"
        root = pascal(operation_id) + role + (self._variant(operation, place) if page or place.body_index else "")
        fields = _way(place)
        if len(fields) < 2:
            return (root + "".join(fields),)
        return (root + "".join(fields), root + "".join(fields[-2:]), root + fields[-1])

    def _variant(self, operation: JoinedOperation, place: StructPlace) -> str:
        """What tells this body from the first one: words of its title, else of its page's title."""
        titles = [side.title for side in (place.body.en, place.body.zh) if side]
        page = operation.pair.en or operation.pair.zh
        titles.append(page.title if page else None)
        return next((words for title in titles if title and (words := telling_words(title.value))), "")

    def resolve(self, kind: Type) -> Type:
        """A joined type with the names of the Api."""
        return replace_structs(kind, lambda key: self.named[key].name if key in self.named else None)


def _way(place: StructPlace) -> list[str]:
    """Names of the fields that lead to the struct, outside in; those of lists in the singular."""
    fields: list[str] = []
    location, parent = place.location, place.parent
    while parent:
        fields.append(singular_pascal(parent.field.name) if location.endswith("]") else pascal(parent.field.name))
        location = parent.location.removesuffix(f".{parent.field.name}")
        parent = parent.parent
    return fields[::-1]


def _identity(struct: JoinedStruct) -> str:
    """Key of the table, the same in both languages where their ids are."""
    draft = struct.zh or struct.en
    assert draft is not None
    return draft.key


def _own_name(struct: JoinedStruct) -> str:
    names = [draft.name for draft in (struct.en, struct.zh) if draft]
    names += [draft.caption.value for draft in (struct.en, struct.zh) if draft and draft.caption]
    return next((name[:40] for name in map(pascal, names) if len(name) > 1), "")


@dataclass(frozen=True, slots=True)
class StructMaker:
    """Makes fields and structs of the Api from joined ones."""

    names: StructNames
    decider: Decider

    def structs(self) -> tuple[Struct, ...]:
        """Every struct, by name."""
        return tuple(sorted((self._struct(named) for named in self.names.named.values()), key=lambda struct: struct.name))

    def _struct(self, named: NamedStruct) -> Struct:
        joined = named.place.struct
        paired = bool(named.members) and named.members[0].operation.both
        sides = tuple(draft for draft in (joined.zh, joined.en) if draft)
        return Struct(
            name=named.name,
            title=Bilingual(_caption(joined.zh), _caption(joined.en)),
            fields=tuple(self.fields(named.members)),
            witnesses=tuple(Witness(draft.span.lang, draft.span) for draft in sides if draft.span),
            only=joined.only if paired else None,
            sample_only=all(member.sample_only for draft in sides for member in draft.fields) and any(draft.fields for draft in sides),
        )

    def fields(self, elements: Iterable[Element]) -> Iterator[Field]:
        """The fields of these elements; each wire name once."""
        seen: set[tuple[In, str]] = set()
        for element in elements:
            for spelling in self._spellings(element):
                key = (spelling.location, spelling.name)
                if key not in seen:
                    seen.add(key)
                    yield spelling

    def _spellings(self, element: Element) -> Iterator[Field]:
        joined = element.field
        if self._is_dropped(element):
            return
        yield self._field(element, joined)
        if joined.renamed and joined.en and not joined.en.placeholder:
            # Words that stand for free keys are translated; two wire names are two names.
            yield self._field(element, joined, name=joined.en.name.value)

    def _is_dropped(self, element: Element) -> bool:
        only = element.field.only
        if only is None or not element.operation.both:
            return False
        ruling = self.decider.rulings.get((element.operation.key, element.location, "fields"))
        if ruling:
            return ruling.choice is {Lang.ZH: RulingChoice.EN, Lang.EN: RulingChoice.ZH}[only]
        return self.decider.policy.choice("fields") is {Lang.ZH: Choice.EN, Lang.EN: Choice.ZH}[only]

    def _field(self, element: Element, joined: JoinedField, name: str | None = None) -> Field:
        place = Place(element.operation.key, element.location, element.direction)
        sides = tuple(side for side in (joined.zh, joined.en) if side)
        kind = self.decider.type(joined, place)
        location = element.location if name is None else element.location[: -len(joined.name)] + name
        return Field(
            name=name or joined.name,
            location=element.direction,
            path=location,
            type=self._named(kind) if kind else None,
            required=self.decider.required(joined, place),
            description=Bilingual(joined.zh.description if joined.zh else None, joined.en.description if joined.en else None),
            constraints=self.decider.constraints(
                joined.zh.constraints if joined.zh else (), joined.en.constraints if joined.en else (), place
            ),
            only=joined.only if element.operation.both else None,
            witnesses=tuple(Witness(side.name.lang, side.row or side.name.span) for side in sides),
            sample_only=all(side.sample_only for side in sides),
            placeholder=all(side.placeholder for side in sides),
        )

    def _named(self, fact: Fact[Type]) -> Fact[Type]:
        claims = tuple(replace(claim, value=self.names.resolve(claim.value)) for claim in fact.claims)
        return replace(fact, value=self.names.resolve(fact.value), claims=claims)


def _caption(draft: StructDraft | None) -> Claim[str] | None:
    return draft.caption if draft else None
