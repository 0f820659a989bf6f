"""Why two languages differ, as far as other pages tell: a first, honest guess with its evidence.

A field that one language lacks here and documents elsewhere is a page left behind (stale).  One that several pages of
one language document and no page of the other ever mentions belongs to that edition.  Anything else is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.draft import FieldDraft, PageDraft
from ..source.diagnostic import Cause, CauseKind, Diagnostic
from ..source.text import Lang
from .aligned import PagePair

_SHOWN = 3
_EDITION_PAGES = 2
"""So many pages of one language must document an element before its absence in the other is called an edition's."""


class Evidence:
    """Who documents which wire name, over all pages."""

    def __init__(self, pairs: Sequence[PagePair]) -> None:
        self._places: dict[Lang, dict[str, list[FieldDraft]]] = {Lang.ZH: {}, Lang.EN: {}}
        for pair in pairs:
            for page in (pair.zh, pair.en):
                for field in _fields(page) if page else ():
                    self._places[page.lang].setdefault(field.name.value, []).append(field)  # type: ignore[union-attr]

    def cause(self, finding: Diagnostic) -> Cause | None:
        """The cause of a missing field or member; None for findings of other kinds."""
        if not finding.id.startswith("field/missing-in-"):
            return None
        lacking = Lang(finding.id.removeprefix("field/missing-in-"))
        name = str(dict(finding.args)["name"])
        here = {label.span.file.path for label in finding.labels if label.span}
        elsewhere = self._elsewhere(lacking, name, here)
        if elsewhere:
            return Cause(CauseKind.STALE, tuple(_line(field) for field in elsewhere[:_SHOWN]))
        others = self._elsewhere(lacking.other, name, here)
        if len({field.name.span.file.path for field in others}) + 1 >= _EDITION_PAGES and others:
            return Cause(CauseKind.EDITION, tuple(_line(field) for field in others[:_SHOWN]))
        return Cause(CauseKind.UNKNOWN)

    def _elsewhere(self, lang: Lang, name: str, here: set[str]) -> list[FieldDraft]:
        return [field for field in self._places[lang].get(name, ()) if field.name.span.file.path not in here]


def _fields(page: PageDraft) -> Iterator[FieldDraft]:
    for operation in page.operations:
        yield from (field for field in operation.parameters if not field.sample_only)
    for struct in page.structs:
        yield from (field for field in struct.fields if not field.sample_only)


def _line(field: FieldDraft) -> str:
    span = field.name.span
    return f"{span.file.path}:{span.position.line} documents {field.name.value}"
