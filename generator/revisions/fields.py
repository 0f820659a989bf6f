"""Rows that came or went, and what their other columns say: mandatory and type.

A member is told of only when its parent stands on both sides with the same kind of type: whoever loses an object knows
that its members are gone.  Members that only a sample shows are no part of the contract.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.draft import FieldDraft, Mandatory
from ..model.schema import AnyType, ArrayType, In, MapType, ObjectType, ScalarKind, ScalarType, Type, UnionType
from ..reconcile.joined import JoinedOperation
from ..reconcile.paths import parameter_names
from ..reconcile.types import agree, spelled
from ..reconcile.walking import Element, elements
from ..source.diagnostic import Kind
from ..source.text import Span
from . import kinds
from .change import Change, ChangeClass
from .telling import Place, change, of_claims, of_rows, of_spans, row

REQUEST = frozenset({In.PATH, In.QUERY, In.HEADER, In.BODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field at its place in the call, in both revisions."""

    element: Element
    location: str
    """Names with a dot in brackets: `metadata["metering.resourcetype"]`."""

    @property
    def old(self) -> FieldDraft | None:
        """The row as it was; None when only a sample had the member."""
        field = self.element.field.zh
        return None if field is None or field.sample_only else field

    @property
    def new(self) -> FieldDraft | None:
        """The row as it is."""
        field = self.element.field.en
        return None if field is None or field.sample_only else field

    @property
    def name(self) -> str:
        """Wire name."""
        return self.element.field.name

    @property
    def old_type(self) -> Type | None:
        """The type as it was."""
        return self.element.field.zh_type

    @property
    def new_type(self) -> Type | None:
        """The type as it is."""
        return self.element.field.en_type

    @property
    def is_request(self) -> bool:
        """Whether the caller sends it."""
        return self.element.direction in REQUEST


def rows(operation: JoinedOperation) -> list[Row]:
    """Every field of both revisions, outside in."""
    return [Row(element=element, location=_location(element)) for element in elements(operation)]


def _location(element: Element) -> str:
    name = element.field.name
    shown = f'["{name}"]' if "." in name else f".{name}"
    inner = element.location[: len(element.location) - len(name) - 1]
    if element.parent is None:
        return inner + shown
    return _location(element.parent) + inner[len(element.parent.location) :] + shown


def presence(place: Place, operation: JoinedOperation, listed: Sequence[Row]) -> Iterator[Change]:
    """Rows that only one revision has."""
    holders = _Holders(listed)
    gone = [found for found in listed if found.old and not found.new and holders.parents_stand(found.element)]
    come = [found for found in listed if found.new and not found.old and holders.parents_stand(found.element)]
    for found in list(gone):
        twin = next((other for other in come if _is_same_elsewhere(found, other, operation)), None)
        if twin:
            gone.remove(found)
            come.remove(twin)
            labels = of_rows(found.old, twin.new, None, None, place.lang)
            yield change(place, kinds.FIELD_MOVED, twin.location, labels, name=found.name, old=found.location, new=twin.location)
    for found in gone:
        labels = of_rows(found.old, None, None, found.element.field.anchor, place.lang)
        known = holders.stands(found.element, new=True) or _in_path(found, operation)
        yield change(place, _removed(found, known=known), found.location, labels, name=found.name)
    for found in come:
        labels = of_rows(None, found.new, found.element.field.anchor, None, place.lang)
        known = holders.stands(found.element, new=False) or _in_path(found, operation)
        yield change(place, _added(found, known=known), found.location, labels, name=found.name)


class _Holders:
    """Which members stand in a revision: those with a row, and those that only samples show around members with rows."""

    def __init__(self, listed: Sequence[Row]) -> None:
        self._ids: dict[bool, set[int]] = {False: set(), True: set()}
        for found in listed:
            for new, draft in ((False, found.old), (True, found.new)):
                element = found.element.parent if draft else None
                while element is not None and id(element) not in self._ids[new]:
                    self._ids[new].add(id(element))
                    element = element.parent

    def stands(self, element: Element, *, new: bool) -> bool:
        """Whether one revision has the member."""
        field = element.field.en if new else element.field.zh
        return field is not None and (not field.sample_only or id(element) in self._ids[new])

    def parents_stand(self, element: Element) -> bool:
        """Whether nothing above the member already tells that it came or went."""
        parent = element.parent
        while parent is not None:
            if self.stands(parent, new=False) is not self.stands(parent, new=True):
                return False
            if parent.field.zh_type and parent.field.en_type and not _alike(parent.field.zh_type, parent.field.en_type):
                return False
            parent = parent.parent
        return True


def _is_same_elsewhere(old: Row, new: Row, operation: JoinedOperation) -> bool:
    """A table of a GET that was called a body, or a row that went from one part of the request to another by mistake."""
    if old.name != new.name or not (old.is_request and new.is_request) or old.element.direction is new.element.direction:
        return False
    return operation.method in ("GET", "DELETE", "HEAD") and old.element.parent is new.element.parent is None


def _removed(found: Row, *, known: bool) -> Kind:
    if found.old and found.old.placeholder:
        return kinds.FREE_KEYS_REMOVED
    return kinds.FIELD_UNDOCUMENTED if known else kinds.FIELD_REMOVED


def _added(found: Row, *, known: bool) -> Kind:
    assert found.new is not None
    if found.new.placeholder:
        return kinds.FREE_KEYS_ADDED
    if known:
        return kinds.FIELD_DOCUMENTED
    if not found.is_request:
        return kinds.FIELD_ADDED_RESPONSE
    required = found.new.required.value.required if found.new.required else None
    return kinds.FIELD_ADDED_REQUIRED if required else kinds.FIELD_ADDED_OPTIONAL


def _in_path(found: Row, operation: JoinedOperation) -> bool:
    """Whether any template of either revision has the parameter: then the path says what happened, not the row."""
    if found.element.direction is not In.PATH:
        return False
    drafts = (operation.pair.zh, operation.pair.en)
    return any(found.name in parameter_names(path.value) for draft in drafts if draft for path in draft.paths)


def required(place: Place, found: Row) -> Iterator[Change]:
    """What the "mandatory" column says."""
    old, new = found.old, found.new
    if old is None or new is None or found.element.direction is In.PATH:
        return
    was, is_ = _mandatory(old), _mandatory(new)
    if was == is_:
        return
    labels = of_claims(old.required, new.required, row(old), row(new), place.lang)
    kind, class_ = kinds.REQUIRED_RESTATED, ChangeClass.DOCS_ONLY
    if was is False and is_ is True:
        kind, class_ = kinds.BECAME_REQUIRED, ChangeClass.BREAKING if found.is_request else ChangeClass.NON_BREAKING
    elif was is True and is_ is False:
        kind, class_ = kinds.BECAME_OPTIONAL, ChangeClass.NON_BREAKING if found.is_request else ChangeClass.BREAKING
    yield change(place, kind, found.location, labels, class_, name=found.name, old=_spelled(was), new=_spelled(is_))


def _mandatory(field: FieldDraft) -> bool | str | None:
    said = field.required.value if field.required else Mandatory(None)
    return said.required if said.required is not None or not said.note else "conditional"


def _spelled(mandatory: bool | str | None) -> str:
    if isinstance(mandatory, str):
        return mandatory
    return "not stated" if mandatory is None else "mandatory" if mandatory else "optional"


def type_(place: Place, found: Row) -> Iterator[Change]:
    """The type, once both revisions state one."""
    old, new = found.old, found.new
    if old is None or new is None or old.type is None or new.type is None:
        return
    spans = (old.type.span, new.type.span)
    yield from type_change(place, found.location, found.name, (found.old_type, found.new_type), spans, found.is_request)


def type_change(
    place: Place, location: str, name: str, types: tuple[Type | None, Type | None], spans: tuple[Span | None, Span | None], is_request: bool
) -> Iterator[Change]:
    """How the types of both revisions stand to each other."""
    old, new = types
    if old is None or new is None or old == new:
        return
    was, is_ = spelled(old), spelled(new)
    wider, narrower = _holds(new, old), _holds(old, new)
    if _alike(old, new):
        if was == is_:
            return
        kind, class_ = kinds.TYPE_REFINED, ChangeClass.DOCS_ONLY
    elif wider:
        kind, class_ = kinds.TYPE_WIDENED, ChangeClass.NON_BREAKING if is_request else ChangeClass.BREAKING
    elif narrower:
        kind, class_ = kinds.TYPE_NARROWED, ChangeClass.BREAKING if is_request else ChangeClass.NON_BREAKING
    else:
        kind, class_ = kinds.TYPE_CHANGED, ChangeClass.BREAKING
    labels = of_spans(*spans, None, None, place.lang)
    yield change(place, kind, location, labels, class_, name=name, old=was, new=is_)


def _alike(old: Type, new: Type) -> bool:
    """Whether both may mean one type; a joined structure is one whatever its members."""
    return agree(_unnamed(old), _unnamed(new)) is not None


def _unnamed(kind: Type, depth: int = 0) -> Type:
    match kind:
        case ObjectType() | MapType():
            return ObjectType()
        case ArrayType(item=item) if item is not None and depth < 12:
            return ArrayType(_unnamed(item, depth + 1))
        case UnionType(options=options) if depth < 12:
            return UnionType(tuple(_unnamed(option, depth + 1) for option in options))
        case ScalarType(kind=scalar):
            return ScalarType(scalar)
        case _:
            return kind


def _holds(wide: Type, narrow: Type) -> bool:
    """Whether every value of the second is one of the first."""
    if isinstance(narrow, UnionType):
        return all(_holds(wide, option) for option in narrow.options)
    if isinstance(wide, UnionType):
        return any(_holds(option, narrow) for option in wide.options)
    match wide, narrow:
        case AnyType(), _:
            return True
        case ScalarType(kind=ScalarKind.NUMBER), ScalarType(kind=ScalarKind.INTEGER):
            return True
        case ArrayType(item=a), ArrayType(item=b) if a is not None and b is not None:
            return _holds(a, b)
        case _:
            return _unnamed(wide) == _unnamed(narrow)
