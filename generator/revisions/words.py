"""Prose that is not a description of a field or status: which sentences of a page changed, by what they are about.

Sentences are looked for on the whole page, so a section that moved is no change.  Titles, headings, captions and names
of columns are layout; what stands under "debugging" is about a tool.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

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
    spans = [span for change_ in told for span in quoted(change_)]
    ends = (_end(old, found.old.name.span), _end(new, found.new.name.span))
    yield from _told(place, found.location, (_sentences(old), _sentences(new)), spans, ends, found.name)


def quoted(change_: Change) -> Iterator[Span]:
    """The places that a change quotes."""
    yield from (label.span for label in change_.labels if label.span and not label.absent)


def of_page(place: Place, old: PageDraft, new: PageDraft, spans: Sequence[Span]) -> Iterator[Change]:
    """Everything else on the page, by location; sentences in which one of `spans` stands are told already."""
    was, is_ = _prose(old), _prose(new)
    everything_old = [sentence for piece in was for sentence in piece.sentences]
    everything_new = [sentence for piece in is_ for sentence in piece.sentences]
    if "".join(s.said for s in everything_old) == "".join(s.said for s in everything_new):
        return
    gone = _with_only(was, prose.only_in(everything_old, everything_new))
    come = _with_only(is_, prose.only_in(everything_new, everything_old))
    for location in dict.fromkeys(piece.location for piece in (*was, *is_)):
        ends = (_page_end(was, location, old), _page_end(is_, location, new))
        # Where it stands is said beside; "status" is the same words for each of them.
        about = location.partition(".")[0]
        for left, right in _side_by_side(gone.get(location, ()), come.get(location, ())):
            yield from _told(place, location, (left, right), spans, ends, about)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a paragraph, item or note says."""

    location: str
    key: object
    sentences: Sequence[Sentence]


def _with_only(pieces: Iterable[_Piece], sentences: Iterable[Sentence]) -> dict[str, list[_Piece]]:
    """By location, the pieces that hold some of the sentences, with those alone."""
    wanted = {id(sentence) for sentence in sentences}
    found: dict[str, list[_Piece]] = {}
    for piece in pieces:
        held = [sentence for sentence in piece.sentences if id(sentence) in wanted]
        if held:
            found.setdefault(piece.location, []).append(replace(piece, sentences=held))
    return found


def _side_by_side(old: Sequence[_Piece], new: Sequence[_Piece]) -> Iterator[tuple[Sequence[Sentence], Sequence[Sentence]]]:
    """What became of each piece of one location: by the id that it keeps, else in order."""
    twins = {piece.key: piece for piece in reversed(new) if piece.key}
    pairs = {id(piece): twins.pop(piece.key) for piece in old if piece.key in twins}
    taken = {id(piece) for piece in pairs.values()}
    left = iter([piece for piece in new if id(piece) not in taken])
    for piece in old:
        twin = pairs.get(id(piece)) or next(left, None)
        yield piece.sentences, twin.sentences if twin else ()
    for piece in left:
        yield (), piece.sentences


def _prose(page: PageDraft) -> list[_Piece]:
    found: list[_Piece] = []
    in_tool = False
    for unit in page.units:
        if unit.role is UnitRole.HEADING and unit.location == "page":
            in_tool = fold(unit.text.value) in _TOOLS
        if unit.role in _LAYOUT or in_tool or _is_field(unit) or unit.location in _EXAMPLES:
            continue
        key = (unit.element_id, unit.role, unit.index) if unit.element_id else None
        found.append(_Piece(unit.location, key, prose.sentences(unit.text)))
    return found


def _is_field(unit: ProseUnit) -> bool:
    head, _, rest = unit.location.replace("[]", "").partition(".")
    return head in _FIELDS and bool(rest)


def _sentences(text: Text | None) -> list[Sentence]:
    return prose.sentences(text) if text else []


def _end(text: Text | None, span: Span) -> Span:
    return text.span() if text else span


def _page_end(found: Sequence[_Piece], location: str, page: PageDraft) -> Span:
    for piece in reversed(found):
        if piece.location == location and piece.sentences:
            return piece.sentences[-1].span
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
    yield change(place, kind, location, labels, about=about, words=_digest(gone, come))


def _digest(gone: Iterable[Sentence], come: Iterable[Sentence]) -> str:
    """8 hex digits over what was said and is said: two paragraphs of one location are two changes."""
    parts = "\x1f".join([*(sentence.said for sentence in gone), "\x1e", *(sentence.said for sentence in come)])
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _covered(sentence: Sentence, spans: Sequence[Span]) -> bool:
    """Whether a change that is already told quotes from the sentence."""
    return any(span.file is sentence.span.file and span.start < sentence.span.end and span.end > sentence.span.start for span in spans)
