"""Prose that is not a description of a field or status: which sentences of a page changed, by what they are about.

Sentences are looked for on the whole page, so a section that moved is no change.  Titles, headings, captions and names
of columns are layout; what stands under "debugging" is about a tool.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lexicon.folding import fold
from ..model.draft import PageDraft, ProseUnit, UnitRole
from ..source.marked import Text
from ..source.text import Span
from . import kinds, prose
from .change import Change
from .fields import Row
from .prose import Sentence
from .telling import Place, absent, change, said

_LAYOUT = frozenset({UnitRole.TITLE, UnitRole.HEADING, UnitRole.CAPTION, UnitRole.NAME, UnitRole.CODE})
_FIELDS = ("body", "response", "path", "query", "header")
_TOOLS = frozenset({"调试", "在线调试", "debugging", "api explorer", "debug"})
_EXAMPLES = ("request.example", "response.example")


def of_field(place: Place, found: Row, told: Sequence[Change]) -> Iterator[Change]:
    """The description of one field, less the sentences that `told` already speaks of."""
    old, new = (draft.text if draft else None for draft in (found.old, found.new))
    if not found.old or not found.new or prose.same(old, new):
        return
    spans = [label.span for change_ in told for label in change_.labels if label.span and not label.absent]
    ends = (_end(old, found.old.name.span), _end(new, found.new.name.span))
    yield from _told(place, found.location, (_sentences(old), _sentences(new)), spans, ends, found.name)


def of_page(place: Place, old: PageDraft, new: PageDraft, told: Sequence[Change]) -> Iterator[Change]:
    """Everything else on the page, by location."""
    was, is_ = _by_location(old), _by_location(new)
    spans = [label.span for change_ in told for label in change_.labels if label.span and not label.absent]
    everything_old = [sentence for listed in was.values() for sentence in listed]
    everything_new = [sentence for listed in is_.values() for sentence in listed]
    gone = {id(sentence) for sentence in prose.only_in(everything_old, everything_new)}
    come = {id(sentence) for sentence in prose.only_in(everything_new, everything_old)}
    if "".join(s.said for s in everything_old) == "".join(s.said for s in everything_new):
        return
    for location in dict.fromkeys((*was, *is_)):
        left = [sentence for sentence in was.get(location, ()) if id(sentence) in gone]
        right = [sentence for sentence in is_.get(location, ()) if id(sentence) in come]
        ends = (_page_end(was, location, old), _page_end(is_, location, new))
        yield from _told(place, location, (left, right), spans, ends, location)


def _by_location(page: PageDraft) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    in_tool = False
    for unit in page.units:
        if unit.role is UnitRole.HEADING and unit.location == "page":
            in_tool = fold(unit.text.value) in _TOOLS
        if unit.role in _LAYOUT or in_tool or _is_field(unit) or unit.location in _EXAMPLES:
            continue
        found.setdefault(unit.location, []).extend(prose.sentences(unit.text))
    return found


def _is_field(unit: ProseUnit) -> bool:
    head, _, rest = unit.location.replace("[]", "").partition(".")
    return head in _FIELDS and bool(rest)


def _sentences(text: Text | None) -> list[Sentence]:
    return prose.sentences(text) if text else []


def _end(text: Text | None, span: Span) -> Span:
    return text.span() if text else span


def _page_end(found: dict[str, list[Sentence]], location: str, page: PageDraft) -> Span:
    listed = found.get(location)
    if listed:
        return listed[-1].span
    return page.title.span if page.title else page.file.span(0, 0)


def _told(
    place: Place,
    location: str,
    sides: tuple[Sequence[Sentence], Sequence[Sentence]],
    spans: Sequence[Span],
    ends: tuple[Span, Span],
    about: str,
) -> Iterator[Change]:
    old, new = sides
    gone = [sentence for sentence in prose.only_in(old, new) if not _covered(sentence, spans)]
    come = [sentence for sentence in prose.only_in(new, old) if not _covered(sentence, spans)]
    if not gone and not come:
        return
    kind = kinds.TEXT_CHANGED if gone and come else kinds.TEXT_REMOVED if gone else kinds.TEXT_ADDED
    labels = (
        said("old", gone[0].span, gone[0].text) if gone else absent("old", place.lang, ends[0]),
        said("new", come[0].span, come[0].text) if come else absent("new", place.lang, ends[1]),
    )
    yield change(place, kind, location, labels, about=about)


def _covered(sentence: Sentence, spans: Sequence[Span]) -> bool:
    """Whether a change that is already told quotes from the sentence."""
    return any(span.file is sentence.span.file and span.start < sentence.span.end and span.end > sentence.span.start for span in spans)
