"""What both languages did to one piece of prose.

Its counterpart is found as drift finds it, in each revision; whether both languages said the same there is asked of
drift's prose checks, on that piece alone.  Pages are aligned only when one of their words changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ..model.draft import PageDraft, ProseUnit
from ..reconcile.align import align_units
from ..reconcile.aligned import AlignedUnit, PagePair
from ..reconcile.checks import missing_text
from ..reconcile.checks.context import ProseContext, context_of, counterparts_of
from ..reconcile.checks.prose import PROSE_CHECKS
from ..reconcile.pairing import pair_pages
from ..source.diagnostic import Confidence
from ..source.text import Lang, Span
from .change import Change, State

_MISSING = frozenset(kind.id for kind in missing_text.KINDS)
"""A piece that one language lacks: a guess as a finding, since pages may be cut in another way; here both are known."""


class ProseStates:
    """Answers for the changes of text between two revisions."""

    def __init__(self, old: Sequence[PageDraft], new: Sequence[PageDraft], changes: Iterable[Change]) -> None:
        self._old, self._new = _Revision(old), _Revision(new)
        self._changed: set[int] = set()
        """Every piece in which something changed, by identity."""
        for change in changes:
            units = (unit.zh if change.lang is Lang.ZH else unit.en for unit in self._at(change) if unit)
            self._changed.update(id(unit) for unit in units if unit)

    def of(self, change: Change) -> State | None:
        """What both languages did at the place of a change of text; None where the other language has no such page."""
        if not any(label.span and (self._old.has(label.span) or self._new.has(label.span)) for label in change.labels):
            return None
        was, is_ = self._at(change)
        others = (unit.en if change.lang is Lang.ZH else unit.zh for unit in (was, is_) if unit)
        both = any(id(other) in self._changed for other in others if other)
        was, is_ = was or self._old.like(is_, change.lang), is_ or self._new.like(was, change.lang)
        before, after = self._old.findings(was), self._new.findings(is_)
        if both:
            return State.DIVERGED if after - before else State.BOTH
        if before - after and not after - before:
            return State.CONVERGED
        return State.EN_LAGS if change.lang is Lang.ZH else State.ZH_LAGS

    def _at(self, change: Change) -> tuple[AlignedUnit | None, AlignedUnit | None]:
        """The piece in both revisions; None where it does not stand."""
        was, is_ = (label.span if not label.absent else None for label in change.labels)
        return self._old.at(was), self._new.at(is_)


class _Revision:
    """One revision with both languages side by side."""

    def __init__(self, pages: Sequence[PageDraft]) -> None:
        pairs, _ = pair_pages(pages)
        self._pairs = tuple(pair for pair in pairs if pair.zh and pair.en)
        self._pair_of = {page.file.path: pair for pair in self._pairs for page in (pair.zh, pair.en) if page}
        self._counterparts = counterparts_of(self._pairs)
        self._contexts: dict[str, ProseContext] = {}
        self._starts: dict[str, tuple[list[int], list[AlignedUnit]]] = {}

    def has(self, span: Span) -> bool:
        """Whether the page of a place has a counterpart."""
        return span.file.path in self._pair_of

    def at(self, span: Span | None) -> AlignedUnit | None:
        """The piece that holds the place, when its page has a counterpart."""
        if span is None or span.file.path not in self._pair_of:
            return None
        if span.file.path not in self._starts:
            self._index(self._pair_of[span.file.path])
        starts, units = self._starts[span.file.path]
        place = bisect_right(starts, span.start) - 1
        return units[place] if place >= 0 else None

    def like(self, unit: AlignedUnit | None, lang: Lang) -> AlignedUnit | None:
        """The piece of this revision whose other language says what it says in the other revision."""
        other = (unit.en if lang is Lang.ZH else unit.zh) if unit else None
        pair = self._pair_of.get(other.text.file.path) if other else None
        page = (pair.en if lang is Lang.ZH else pair.zh) if pair else None
        if other is None or page is None:
            return None
        same = (one for one in page.units if one.text.value == other.text.value and one.location == other.location)
        found = next(same, None)
        return self.at(found.text.span()) if found else None

    def findings(self, unit: AlignedUnit | None) -> frozenset[str]:
        """Ids of what drift finds at a piece; what is no more than a guess there says nothing here."""
        side = (unit.zh or unit.en) if unit else None
        if unit is None or side is None:
            return frozenset()
        context = self._contexts[side.text.file.path]
        found = (finding for check in PROSE_CHECKS for finding in check(unit, context))
        return frozenset(one.id for one in found if one.confidence is not Confidence.HEURISTIC or one.id in _MISSING)

    def _index(self, pair: PagePair) -> None:
        context = context_of(pair, self._counterparts, align_units(pair))
        for page, lang in ((pair.zh, Lang.ZH), (pair.en, Lang.EN)):
            assert page is not None
            held = [(_start(side), unit) for unit in context.units if (side := unit.zh if lang is Lang.ZH else unit.en)]
            held.sort(key=lambda one: one[0])
            self._contexts[page.file.path] = context
            self._starts[page.file.path] = ([start for start, _ in held], [unit for _, unit in held])


def _start(unit: ProseUnit) -> int:
    return unit.text.span().start
