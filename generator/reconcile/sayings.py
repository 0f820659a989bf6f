"""What the pages of a service say in prose, sentence by sentence: where else a sentence, a literal, a term or a link
stands, and how the other language answers it there.

Evidence for why a sentence differs: pages repeat their sentences, and one language knows words that the other never uses.
Built on first use; nothing here is asked for when nothing differs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

from ..lexicon.drift_terms import TERMS
from ..model.draft import PageDraft, ProseUnit, UnitRole
from ..source.marked import MarkKind
from ..source.text import Lang, Span
from .aligned import AlignedUnit, PagePair
from .checks.sentences import Sentence, en_finds, en_pattern, matched_sentences, split_en, split_zh, zh_terms

_MAX_UNIT = 8_000
_MIN_HAN = 12
_MIN_WORDS = 8
_MOST = 8
"""So many places are looked at; more prove no more."""
_BLANKS = re.compile(r"\s+")
_EN_WORD = re.compile(r"[A-Za-z]{2,40}")
_PHRASE = re.compile(r"[a-z]{2,40}\*?")
_NO_PROSE = frozenset({UnitRole.TITLE, UnitRole.HEADING, UnitRole.CAPTION, UnitRole.NAME, UnitRole.CODE})


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a page, and where they stand."""

    text: str
    span: Span

    @property
    def file(self) -> str:
        """Path of the page."""
        return self.span.file.path


class Sayings:
    """The prose of both languages over all pages."""

    def __init__(self, pairs: Sequence[PagePair], units: Sequence[AlignedUnit]) -> None:
        self._pages = {lang: tuple(page for pair in pairs if (page := pair.zh if lang is Lang.ZH else pair.en)) for lang in Lang}
        self._units = units
        self._printed: dict[tuple[Lang, str], tuple[Saying, ...]] = {}

    @cached_property
    def _sentences(self) -> dict[tuple[Lang, str], list[tuple[AlignedUnit, Sentence]]]:
        found: dict[tuple[Lang, str], list[tuple[AlignedUnit, Sentence]]] = {}
        for unit in self._units:
            for lang, side in ((Lang.ZH, unit.zh), (Lang.EN, unit.en)):
                for sentence in _split(side, lang) if side and side.role not in _NO_PROSE else ():
                    found.setdefault((lang, folded(sentence.text)), []).append((unit, sentence))
        return found

    @cached_property
    def _places(self) -> dict[str, tuple[list[int], list[ProseUnit]]]:
        """Path of a file to its pieces of prose in order, with where each begins."""
        places: dict[str, tuple[list[int], list[ProseUnit]]] = {}
        for lang in Lang:
            for page in self._pages[lang]:
                units = sorted((unit for unit in page.units if unit.text.segments), key=lambda unit: unit.text.segments[0].source)
                places[page.file.path] = ([unit.text.segments[0].source for unit in units], units)
        return places

    def unit_at(self, span: Span) -> ProseUnit | None:
        """The piece of prose that holds `span`."""
        starts, units = self._places.get(span.file.path, ([], []))
        index = bisect_right(starts, span.start) - 1
        return units[index] if index >= 0 and span.start <= units[index].text.span().end else None

    def sentence_at(self, span: Span) -> Saying | None:
        """The whole sentence that holds the start of `span`."""
        unit = self.unit_at(span)
        for sentence in _split(unit, span.lang) if unit else ():
            assert unit is not None
            place = unit.text.span(sentence.start, sentence.end)
            if place.start <= span.start < max(place.end, place.start + 1):
                return Saying(sentence.text, place)
        return None

    def answers(self, saying: Saying) -> Iterator[tuple[Saying, Saying]]:
        """The same sentence on other pages, with what the other language says for it there; one of each page."""
        lang = saying.span.lang
        seen = {saying.file}
        for unit, sentence in self._sentences.get((lang, folded(saying.text)), ()):
            mine, other = (unit.zh, unit.en) if lang is Lang.ZH else (unit.en, unit.zh)
            if mine is None or other is None or mine.text.file.path in seen or len(seen) > _MOST:
                continue
            answer = _answer(unit, sentence, lang)
            if answer:
                seen.add(mine.text.file.path)
                yield (
                    Saying(sentence.text, mine.text.span(sentence.start, sentence.end)),
                    Saying(other.text.value[answer[0] : answer[1]], other.text.span(*answer)),
                )

    def printed(self, lang: Lang, literal: str) -> tuple[Saying, ...]:
        """Where pages of a language print a literal; once a page."""
        key = (lang, literal)
        if key not in self._printed:
            pattern = re.compile(rf"(?<![A-Za-z0-9_]){re.escape(literal)}(?![A-Za-z0-9_])")
            self._printed[key] = self._found(lang, pattern, literal)
        return self._printed[key]

    def uses(self, lang: Lang, term: int) -> tuple[Saying, ...]:
        """Where pages of a language use a term; once a page."""
        return self._found(lang, en_pattern(TERMS[term]) if lang is Lang.EN else re.compile(TERMS[term].zh), "")

    def never_says(self, lang: Lang, term: int) -> bool:
        """Whether no page of a language has any word for a term; words that stand apart count as a phrase, to be safe."""
        if lang is Lang.ZH:
            return not re.search(TERMS[term].zh, self._zh_text)
        return not any(all(map(self._is_en_word, _PHRASE.findall(phrase))) for phrase in TERMS[term].en.split("|"))

    @cached_property
    def _zh_text(self) -> str:
        return "\n".join(unit.text.value for page in self._pages[Lang.ZH] for unit in page.units)

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        texts = dict.fromkeys(unit.text.value for page in self._pages[Lang.EN] for unit in page.units)
        return tuple(sorted({word.lower() for word in set(_EN_WORD.findall("\n".join(texts)))}))

    def _is_en_word(self, word: str) -> bool:
        stem = word.removesuffix("*")
        index = bisect_left(self._vocabulary, stem)
        found = self._vocabulary[index] if index < len(self._vocabulary) else ""
        return found.startswith(stem) if word.endswith("*") else found == stem

    def links_to(self, lang: Lang, host: str) -> tuple[Saying, ...]:
        """Where pages of a language link to a site; once a page."""
        return self._links.get((lang, host), ())

    @cached_property
    def _links(self) -> dict[tuple[Lang, str], tuple[Saying, ...]]:
        found: dict[tuple[Lang, str], dict[str, Saying]] = {}
        for lang in Lang:
            for page in self._pages[lang]:
                for unit in page.units:
                    for mark in unit.text.marked(MarkKind.LINK):
                        saying = Saying(unit.text.value[mark.start : mark.end], unit.text.span(mark.start, mark.end))
                        found.setdefault((lang, host_of(mark.target or "")), {}).setdefault(page.file.path, saying)
        return {key: tuple(places.values()) for key, places in found.items()}

    def _found(self, lang: Lang, pattern: re.Pattern[str], literal: str) -> tuple[Saying, ...]:
        pages = (page for page, text in zip(self._pages[lang], self._texts[lang], strict=True) if literal in text)
        return tuple(place for page in pages if (place := _first(page, pattern, literal)))

    @cached_property
    def _texts(self) -> dict[Lang, list[str]]:
        """All prose of each page, to leave out at once the pages that never print a literal."""
        return {lang: ["\n".join([unit.text.value for unit in page.units]) for page in self._pages[lang]] for lang in Lang}


def _first(page: PageDraft, pattern: re.Pattern[str], literal: str) -> Saying | None:
    for unit in page.units:
        value = unit.text.value
        if len(value) > _MAX_UNIT or literal not in value:
            continue
        found = pattern.search(value if literal else value.lower())
        if found:
            return Saying(value[found.start() : found.end()], unit.text.span(*found.span()))
    return None


def _split(unit: ProseUnit, lang: Lang) -> tuple[Sentence, ...]:
    text = unit.text.value
    if len(text) > _MAX_UNIT:
        return ()
    return split_zh(text) if lang is Lang.ZH else split_en(text)


def _answer(unit: AlignedUnit, sentence: Sentence, lang: Lang) -> tuple[int, int] | None:
    """Where the other language answers a sentence of an aligned unit."""
    assert unit.zh is not None
    assert unit.en is not None
    for group in matched_sentences(unit.zh.text.value, unit.en.text.value):
        mine, theirs = (group.zh, group.en) if lang is Lang.ZH else (group.en, group.zh)
        if any(one.start == sentence.start for one in mine) and theirs:
            return theirs[0].start, theirs[-1].end
    return None


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A sentence as it is compared: blanks as one, no full stop."""
    return _BLANKS.sub(" ", text).strip().rstrip("。.；;").casefold()


def host_of(target: str) -> str:
    """Site of a link; "" for a page of this documentation."""
    try:
        return urlsplit(target[:500]).hostname or ""
    except ValueError:
        return ""


def is_statement(saying: Saying) -> bool:
    """Whether a sentence is long enough to be the same statement wherever it stands; "This parameter is reserved" is not."""
    if saying.span.lang is Lang.ZH:
        return sum(1 for char in saying.text if "\u4e00" <= char <= "\u9fff") >= _MIN_HAN
    return len(saying.text.split()) >= _MIN_WORDS


def terms_of(saying: Saying) -> list[int]:
    """Terms that a sentence names, without those that stand everywhere."""
    if saying.span.lang is Lang.ZH:
        return list(dict.fromkeys(hit.term for hit in zh_terms(saying.text) if TERMS[hit.term].weight))
    return [index for index, term in enumerate(TERMS) if term.weight and en_finds(index, saying.text)]
