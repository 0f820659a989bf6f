"""Why two languages differ, as far as other pages tell: a first, honest guess with its evidence.

A field that one language lacks here and documents elsewhere is a page left behind (stale).  One that several pages of
one language document and no page of the other ever mentions belongs to that edition.  Anything else is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..lexicon.folding import singular
from ..model.draft import FieldDraft, PageDraft
from ..source.diagnostic import Cause, CauseKind, Diagnostic
from ..source.text import Lang
from .aligned import PagePair
from .types import struct_places

_SHOWN = 3
_EDITION_PAGES = 2
"""So many pages of one language must document an element before its absence in the other is called an edition's."""


_Place = tuple[str, str]
"""Name of the field that holds it, in the singular, and its own wire name: an "id" of networks is no "id" of bandwidth."""


class Evidence:
    """Who documents which field of which parent, over all pages."""

    def __init__(self, pairs: Sequence[PagePair]) -> None:
        self._places: dict[Lang, dict[_Place, list[FieldDraft]]] = {Lang.ZH: {}, Lang.EN: {}}
        pages = [page for pair in pairs for page in (pair.zh, pair.en) if page]
        parents = _parents(pages)
        for page in pages:
            for place, field in _fields(page, parents):
                self._places[page.lang].setdefault(place, []).append(field)

    def cause(self, finding: Diagnostic) -> Cause | None:
        """The cause of a missing field or member; None for findings of other kinds."""
        if not finding.id.startswith("field/missing-in-"):
            return None
        lacking = Lang(finding.id.removeprefix("field/missing-in-"))
        place = _place(finding.subject.location, str(dict(finding.args)["name"]))
        here = {label.span.file.path for label in finding.labels if label.span}
        elsewhere = self._elsewhere(lacking, place, here)
        if elsewhere:
            return Cause(CauseKind.STALE, tuple(_line(field) for field in elsewhere[:_SHOWN]))
        others = self._elsewhere(lacking.other, place, here)
        if len({field.name.span.file.path for field in others}) + 1 >= _EDITION_PAGES and others:
            return Cause(CauseKind.EDITION, tuple(_line(field) for field in others[:_SHOWN]))
        return Cause(CauseKind.UNKNOWN)

    def _elsewhere(self, lang: Lang, place: _Place, here: set[str]) -> list[FieldDraft]:
        return [field for field in self._places[lang].get(place, ()) if field.name.span.file.path not in here]


def _place(location: str, name: str) -> _Place:
    """The place of "body.networks[].id"; a member of a body itself has the parent ""."""
    steps = [step.rstrip("[]") for step in location.removesuffix(name).split(".")[1:]]
    return next((singular(step) for step in reversed(steps) if step not in ("", "*")), ""), name


def _parents(pages: Iterable[PageDraft]) -> dict[str, tuple[str, ...]]:
    """Struct -> names of the fields that hold it, on whatever page."""
    found: dict[str, dict[str, None]] = {}
    for page in pages:
        for struct in page.structs:
            for field in struct.fields:
                for _, key in struct_places(field.type.value) if field.type else ():
                    found.setdefault(key, {})[singular(field.name.value)] = None
    return {key: tuple(names) for key, names in found.items()}


def _fields(page: PageDraft, parents: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[_Place, FieldDraft]]:
    for operation in page.operations:
        yield from ((("", field.name.value), field) for field in operation.parameters if not field.sample_only)
    for struct in page.structs:
        for parent in parents.get(struct.key, ("",)):
            yield from (((parent, field.name.value), field) for field in struct.fields if not field.sample_only)


def _line(field: FieldDraft) -> str:
    span = field.name.span
    return f"{span.file.path}:{span.position.line} documents {field.name.value}"
