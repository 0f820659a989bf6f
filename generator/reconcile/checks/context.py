"""What a prose check knows beside its two texts, and how it says what it found.

A check sees one `AlignedUnit` at a time.  Whatever depends on the whole page pair (which page is whose counterpart, which
names are wire names, what the contract checks compared already) stands in the `ProseContext`, made once for a pair.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from ...model.constraint import Enumeration
from ...model.draft import FieldDraft, PageDraft, PageKind, ProseUnit, UnitRole
from ...source.diagnostic import Argument, Diagnostic, Kind, Label, Severity, Subject
from ...source.text import Lang, Span
from ..aligned import AlignedUnit, PagePair
from .places import placed
from .sentences import alone, matched_sentences, similarity

MAX_LENGTH = 20_000
"""Longer pieces of prose are not judged: no real paragraph comes near, and time stays bounded."""

MAX_STRAYS = 40

_SAME = -0.6
"""Two strays that are less alike than this say different things, however long they are."""

_LEAD = re.compile(r"([A-Za-z0-9_.-]{1,60})[ ]?[：:]")
"""An item that explains a value; the other language may explain it within a sentence."""

_TOPIC = re.compile(r"(?:zh-cn|en-us)_topic_([0-9]{6,12})", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class ProseContext:
    """What is known about a page pair when its prose is compared."""

    pair: PagePair
    service: str = ""
    counterparts: Mapping[str, str] = field(default_factory=dict)
    """File name of a zh page to the file name of its en counterpart."""
    literals: frozenset[str] = frozenset()
    """Wire names and enum values that either page documents."""
    compared: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Path of a file to the stretches that constraint findings speak of already, sorted."""
    units: tuple[AlignedUnit, ...] = ()
    """All aligned units of the pair."""

    @cached_property
    def lone_locations(self) -> frozenset[str]:
        """Locations of which only one page speaks: a missing row is one finding of its own, not one for each word."""
        seen: dict[str, set[Lang]] = {}
        for unit in self.units:
            seen.setdefault(unit.location, set()).update(side.text.file.lang for side in (unit.zh, unit.en) if side)
        return frozenset(location for location, langs in seen.items() if len(langs) == 1)

    @property
    def is_catalogue(self) -> bool:
        """Whether the pages list error codes, whose missing rows are findings of their own."""
        return any(page is not None and page.kind in (PageKind.ERROR_CODES, PageKind.STATUS_CODES) for page in (self.pair.zh, self.pair.en))

    def is_compared(self, span: Span) -> bool:
        """Whether a constraint finding already speaks of something in `span`."""
        return any(start < span.end and span.start < end for start, end in self.compared.get(span.file.path, ()))

    @cached_property
    def _texts(self) -> dict[tuple[str, Lang], str]:
        found: dict[tuple[str, Lang], list[str]] = {}
        for unit in self.units:
            for side in (unit.zh, unit.en):
                if side is not None:
                    found.setdefault((unit.location, side.text.file.lang), []).append(side.text.value[:MAX_LENGTH])
        return {key: "\n".join(texts)[:MAX_LENGTH] for key, texts in found.items()}

    def text_of(self, location: str, lang: Lang) -> str:
        """Everything that one language says of an element."""
        return self._texts.get((location, lang), "")

    @cached_property
    def strays(self) -> dict[tuple[str, Lang], tuple[str, ...]]:
        """Texts of the pieces that found no counterpart, by location and language."""
        found: dict[tuple[str, Lang], list[str]] = {}
        for unit in self.units:
            side = unit.zh or unit.en
            if side is not None and (unit.zh is None or unit.en is None):
                found.setdefault((unit.location, side.text.file.lang), []).append(side.text.value[:MAX_LENGTH])
        return {key: tuple(texts) for key, texts in sorted(found.items(), key=lambda item: (item[0][0], item[0][1].value))}

    def is_answered(self, unit: AlignedUnit) -> bool:
        """Whether another stray of the same element says the same in the other language: ids differ, the words do not."""
        side = unit.zh or unit.en
        assert side is not None
        lang = side.text.file.lang
        others = self.strays.get((unit.location, lang.other), ())
        text = side.text.value[:MAX_LENGTH]
        value = _LEAD.match(text)
        if value and re.search(rf"{re.escape(value.group(1))}[ ]?[：:]", self.text_of(unit.location, lang.other)):
            return True
        threshold = max(alone(text, lang is Lang.ZH), _SAME)
        return any(similarity(*(([text], [other]) if lang is Lang.ZH else ([other], [text]))) > threshold for other in others[:MAX_STRAYS])

    def is_lone(self, unit: AlignedUnit) -> bool:
        """Whether the whole element of `unit` is missing on one side, which is reported as such."""
        place, _, rest = unit.location.partition(".")
        return bool(rest) and place in _FIELD_PLACES | {"status"} and unit.location in self.lone_locations


_FIELD_PLACES = frozenset({"path", "query", "header", "body", "response"})


NO_COUNTERPARTS: Mapping[str, str] = {}


def counterparts_of(pairs: Iterable[PagePair]) -> dict[str, str]:
    """File name of each zh page -> file name of its en counterpart."""
    return {_name(pair.zh.file.path): _name(pair.en.file.path) for pair in pairs if pair.zh and pair.en}


def context_of(
    pair: PagePair,
    counterparts: Mapping[str, str] = NO_COUNTERPARTS,
    units: Sequence[AlignedUnit] = (),
    findings: Collection[Diagnostic] = (),
    service: str = "",
) -> ProseContext:
    """The context of `pair` in a service with these `counterparts`; `findings` are those of the contract checks on it."""
    return ProseContext(
        pair=pair,
        service=service,
        counterparts=counterparts,
        literals=frozenset(literal for page in (pair.zh, pair.en) if page for literal in literals_of(page)),
        compared=_compared(findings),
        units=tuple(placed(units, pair)),
    )


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def literals_of(page: PageDraft) -> Iterator[str]:
    """Wire names and enum values that a page documents."""
    parameters = (f for operation in page.operations for f in (*operation.parameters, *operation.response_headers))
    members = (f for struct in page.structs for f in struct.fields)
    for member in (*parameters, *members):
        yield member.name.value
        yield from _enum_values(member)


def _enum_values(member: FieldDraft) -> Iterator[str]:
    for claim in member.constraints:
        if isinstance(claim.value, Enumeration):
            yield from (value.value for value in claim.value.values if isinstance(value.value, str))


def _compared(findings: Iterable[Diagnostic]) -> dict[str, tuple[tuple[int, int], ...]]:
    spans: dict[str, set[tuple[int, int]]] = {}
    for finding in findings:
        if finding.id.split("/")[0] not in _VALUE_GROUPS:
            continue
        for label in finding.labels:
            if label.span:
                spans.setdefault(label.span.file.path, set()).add((label.span.start, label.span.end))
    return {path: tuple(sorted(places)) for path, places in sorted(spans.items())}


_VALUE_GROUPS = frozenset({"constraint", "default", "quota", "lifecycle", "required", "type"})


class Place(NamedTuple):
    """A stretch of one side of a unit."""

    side: ProseUnit
    start: int
    end: int

    @classmethod
    def whole(cls, side: ProseUnit) -> Place:
        """All of it."""
        return cls(side, 0, len(side.text.value))

    def part(self, match: re.Match[str]) -> Place:
        """The stretch that a match in `text` covers."""
        return Place(self.side, self.start + match.start(), self.start + match.end())

    @property
    def text(self) -> str:
        """The words there."""
        return self.side.text.value[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where they stand."""
        return self.side.text.span(self.start, self.end)


def finding(
    kind: Kind,
    unit: AlignedUnit,
    context: ProseContext,
    *,
    zh: Place | None,
    en: Place | None,
    args: tuple[tuple[str, Argument], ...] = (),
    severity: Severity | None = None,
) -> Diagnostic:
    """A diagnostic with a label for each language; the side that lacks it is marked where it would stand."""
    return Diagnostic(
        kind=kind,
        subject=Subject(service=context.service, topic=context.pair.topic, operation=unit.operation, location=unit.location),
        args=args,
        labels=(_label(Lang.ZH, zh, unit, context), _label(Lang.EN, en, unit, context)),
        severity_override=severity,
    )


def _label(lang: Lang, place: Place | None, unit: AlignedUnit, context: ProseContext) -> Label:
    if place is not None:
        return Label(lang, place.span, place.text)
    return Label(lang, absent_span(lang, unit, context), None, absent=True)


def absent_span(lang: Lang, unit: AlignedUnit, context: ProseContext) -> Span | None:
    """Where the missing words would stand: the end of what that side has, else behind the piece before it."""
    side = (unit.zh if lang is Lang.ZH else unit.en) or unit.before
    if side is not None and side.text.file.lang is lang:
        end = side.text.span().end
        return side.text.file.span(end, end)
    page = context.pair.zh if lang is Lang.ZH else context.pair.en
    return page.file.span(0, 0) if page else None


def sides(unit: AlignedUnit) -> tuple[ProseUnit, ProseUnit] | None:
    """Both sides of a piece of prose; None where one is missing, or where the words are names, titles or code.

    A page that prints the text of the other language, as error pages do, says the same by definition.
    """
    zh, en = unit.zh, unit.en
    if zh is None or en is None or zh.role in _NO_PROSE:
        return None
    ours, theirs = zh.text.value, en.text.value
    if ours == theirs or len(ours) > MAX_LENGTH or len(theirs) > MAX_LENGTH:
        return None
    return (zh, en) if _HAN.search(ours) else None


_HAN = re.compile(r"[\u4e00-\u9fff]")


_NO_PROSE = (UnitRole.TITLE, UnitRole.HEADING, UnitRole.CAPTION, UnitRole.NAME, UnitRole.CODE)


def paired(unit: AlignedUnit) -> Iterator[tuple[Place, Place]]:
    """The sentences of both sides that answer each other."""
    pair = sides(unit)
    if pair is None:
        return
    zh, en = pair
    for (zh_start, zh_end), (en_start, en_end) in _answering(zh.text.value, en.text.value):
        yield Place(zh, zh_start, zh_end), Place(en, en_start, en_end)


@lru_cache(maxsize=4096)
def _answering(zh: str, en: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Where the sentences stand that answer each other; rows repeat, and a dozen checks ask for each."""
    return tuple(
        ((group.zh[0].start, group.zh[-1].end), (group.en[0].start, group.en[-1].end))
        for group in matched_sentences(zh, en)
        if group.zh and group.en and any(_HAN.search(sentence.text) for sentence in group.zh)
    )


def is_prose(side: ProseUnit) -> bool:
    """Whether a lone piece is words a reader would miss."""
    return side.role not in _NO_PROSE and 6 <= len(side.text.value) <= MAX_LENGTH


def topic_of(target: str) -> str | None:
    """Topic number in a link target: the same in both languages; None when there is none."""
    match = _TOPIC.search(target[:500])
    return match.group(1) if match else None
