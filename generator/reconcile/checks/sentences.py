"""Sentences of an aligned unit set side by side.

Counting sentences is wrong (two zh sentences are often one en sentence), so sentences are paired by what they say: the
terms, numbers and literals that both name.  Groups of up to three sentences may face each other; a sentence that shares
nothing with what is left of the other side stands alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from ...lexicon.drift_terms import TERMS, Term
from .heads import heads_of_pattern, heads_of_words
from .numbers import numbers_in

MAX_SENTENCES = 40
GAP = 0.25
"""Cost of a term that finds no partner.  Small: the languages differ in words more often than in content."""
JOIN = 0.15
"""Cost of every sentence beyond the first in a group: joining must gain something."""

LONE = -0.8
"""Cost of leaving a whole text without a partner, whatever its length: the longer of two is as often the one that is new."""

NO_RARITY: Mapping[int, float] = {}

_ZH_END = re.compile(r"[。；！？;!?]+[”\"’）)]*|\n+")
_EN_END = re.compile(r"[.!?;]+[\"')”]*(?= |\n|$)|\n+")
_EN_ABBREVIATION = re.compile(r"(?:e\.g|i\.e|etc|vs|No|Fig|approx)\.$")
_LITERAL = re.compile(
    r"(?<![A-Za-z0-9_])(?:[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)+|[A-Z][A-Z0-9]{2,}|[a-z]{2,20}[A-Z][A-Za-z0-9]{1,30})(?![A-Za-z0-9_])"
)
_TELLING = re.compile(r"[^\W_]")
_HAN = re.compile("[一-鿿]")
_LATIN = re.compile(r"[A-Za-z0-9_.-]+")
_WORD = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z]{3,40}(?![A-Za-z0-9_])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the text of one side."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Matched:
    """Sentences of both languages that say the same; one side is empty where nothing answers."""

    zh: tuple[Sentence, ...]
    en: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text."""

    term: int
    start: int
    end: int


@lru_cache(maxsize=4096)
def split_zh(text: str) -> tuple[Sentence, ...]:
    """Sentences of Chinese text."""
    return _split(text, _ZH_END)


@lru_cache(maxsize=4096)
def split_en(text: str) -> tuple[Sentence, ...]:
    """Sentences of English text; a full stop ends one only before white space."""
    return _split(text, _EN_END)


def _split(text: str, ends: re.Pattern[str]) -> tuple[Sentence, ...]:
    sentences = []
    start = 0
    for match in (*ends.finditer(text), None):
        end = match.end() if match else len(text)
        if match and ends is _EN_END and _EN_ABBREVIATION.search(text[max(start, end - 8) : end]):
            continue
        piece = text[start:end]
        if _TELLING.search(piece):
            lead = start + len(piece) - len(piece.lstrip())
            words = piece.strip()
            sentences.append(Sentence(words, lead, lead + len(words)))
        start = end
    return tuple(sentences)


@lru_cache(maxsize=1)
def _zh_terms() -> tuple[re.Pattern[str], dict[str, int], tuple[tuple[re.Pattern[str], int], ...]]:
    plain: dict[str, int] = {}
    guarded = []
    for index, term in enumerate(TERMS):
        for word in term.zh.split("|"):
            if word.isidentifier() or not any(c in word for c in "(["):
                plain.setdefault(word, index)
            else:
                guarded.append((re.compile(word), index))
    longest_first = sorted(plain, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, longest_first))), plain, tuple(guarded)


def zh_terms(text: str) -> tuple[Hit, ...]:
    """The terms of a zh text; the longest word wins, no two overlap."""
    pattern, plain, guarded = _zh_terms()
    hits = [Hit(plain[m.group()], m.start(), m.end()) for m in pattern.finditer(text)]
    taken = {at for hit in hits for at in range(hit.start, hit.end)}
    for guard, index in guarded:
        hits += [Hit(index, m.start(), m.end()) for m in guard.finditer(text) if m.start() not in taken]
    return tuple(sorted(hits, key=lambda hit: hit.start))


@lru_cache(maxsize=len(TERMS))
def en_pattern(term: Term) -> re.Pattern[str]:
    """The en words of a term, in text in lower case."""
    words = []
    for phrase in sorted(term.en.split("|"), key=lambda w: (-len(w), w)):
        stem = re.escape(phrase.removesuffix("*"))
        if not phrase[0].isalnum():
            words.append(stem)
        else:
            words.append(rf"(?<![a-z]){stem}" + ("[a-z]*" if phrase.endswith("*") else "(?![a-z])"))
    return re.compile("|".join(words))


@lru_cache(maxsize=32_768)
def en_finds(term: int, text: str) -> int:
    """How often the en words of a term stand in `text`; remembered, as a sentence is looked at for many partners."""
    return 0 if _en_heads(term).isdisjoint(heads_of_words(text)) else len(en_pattern(TERMS[term]).findall(text.lower()))


@lru_cache(maxsize=len(TERMS))
def _en_heads(term: int) -> frozenset[str]:
    return heads_of_pattern("|".join(map(re.escape, TERMS[term].en.split("|"))))


@lru_cache(maxsize=4096)
def _zh_content(text: str) -> tuple[Counter[int], frozenset[str]]:
    words = {m.group().lower() for m in _WORD.finditer(text)}
    return Counter(hit.term for hit in zh_terms(text)), frozenset(marks_of(text) | words)


@lru_cache(maxsize=4096)
def _en_content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The marks of an en text, and all its words: a Latin word in zh is a mark, in en it is one of many."""
    return frozenset(marks_of(text)), frozenset(m.group().lower() for m in _WORD.finditer(text))


def marks_of(text: str) -> set[str]:
    """What stands alike in both languages: literals in lower case, and numbers."""
    literals = {m.group().lower() for m in _LITERAL.finditer(text)}
    return literals | {f"#{number.value}" for number in numbers_in(text)}


@dataclass(frozen=True, slots=True)
class _ZhRun:
    """What some zh sentences in a row say together."""

    terms: Mapping[int, int]
    marks: frozenset[str]
    length: float


@dataclass(frozen=True, slots=True)
class _EnRun:
    """What some en sentences in a row say together."""

    texts: Sequence[str]
    marks: frozenset[str]
    marks_and_words: frozenset[str]
    length: float


def _zh_run(texts: Sequence[str]) -> _ZhRun:
    if len(texts) == 1:
        return _ZhRun(*_zh_content(texts[0]), _zh_length(texts[0]))
    terms: dict[int, int] = {}
    marks: set[str] = set()
    for text in texts:
        own_terms, own_marks = _zh_content(text)
        for term, count in own_terms.items():
            terms[term] = terms.get(term, 0) + count
        marks |= own_marks
    return _ZhRun(terms, frozenset(marks), sum(map(_zh_length, texts)))


def _en_run(texts: Sequence[str]) -> _EnRun:
    contents = [_en_content(text) for text in texts]
    marks = frozenset().union(*(marks for marks, _ in contents)) if len(texts) > 1 else contents[0][0]
    return _EnRun(texts, marks, marks.union(*(words for _, words in contents)), sum(map(_en_length, texts)))


def similarity(zh: Sequence[str], en: Sequence[str], rarity: Mapping[int, float] = NO_RARITY) -> float:
    """How much two groups of sentences say the same: matched weight less what found no partner.

    `rarity` lowers the weight of terms that stand in many of the sentences at hand and so tell them apart badly.
    """
    return _similarity(_zh_run(zh), _en_run(en), rarity)


def _similarity(zh: _ZhRun, en: _EnRun, rarity: Mapping[int, float]) -> float:
    matched = unmatched = 0.0
    for term, count in zh.terms.items():
        weight = _WEIGHTS[term] * rarity.get(term, 1.0)
        found = 0
        for text in en.texts:
            found += en_finds(term, text)
        found = min(count, found)
        matched += weight * found
        unmatched += weight * (count - found)
    shared = len(zh.marks & en.marks_and_words)
    matched += 1.5 * shared
    unmatched += len(zh.marks) - shared + len(en.marks - zh.marks)
    skew = abs(zh.length - en.length) / max(zh.length, en.length, 1.0)
    return matched - GAP * unmatched - skew


_WEIGHTS = tuple(1.0 if term.weight else 0.5 for term in TERMS)


def _rarity(zh: Sequence[str]) -> dict[int, float]:
    """Weight of each term among texts that stand side by side: halved, thirded ... by how many hold it."""
    held = Counter(term for text in zh for term in _zh_content(text)[0])
    return {term: 1.0 / count for term, count in held.items() if count > 1}


@lru_cache(maxsize=4096)
def _zh_length(text: str) -> float:
    return len(_HAN.findall(text)) * 0.62 + len(_LATIN.findall(text))


def _en_length(text: str) -> float:
    return float(len(text.split()))


def alone(text: str, zh: bool) -> float:
    """Cost of leaving a sentence without a partner."""
    length = _zh_length(text) if zh else _en_length(text)
    return -GAP * 0.4 * length


_SHAPES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (3, 1), (1, 3), (2, 2), (4, 1), (1, 4), (2, 3), (3, 2), (5, 1), (1, 5))
_LONGEST = max(max(shape) for shape in _SHAPES)
R = TypeVar("R")


def match(zh: Sequence[Sentence], en: Sequence[Sentence]) -> tuple[Matched, ...]:
    """The best monotonous pairing of two runs of sentences."""
    if len(zh) > MAX_SENTENCES or len(en) > MAX_SENTENCES:
        return (Matched(tuple(zh), tuple(en)),)
    zh_texts, en_texts = [s.text for s in zh], [s.text for s in en]
    rarity = _rarity(zh_texts)
    zh_runs, en_runs = _runs(zh_texts, _zh_run), _runs(en_texts, _en_run)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(zh) + 1):
        for j in range(len(en) + 1):
            for a, b in _SHAPES:
                before = best.get((i - a, j - b))
                if before is None:
                    continue
                if a and b:
                    score = before[0] + (_similarity(zh_runs[i, a], en_runs[j, b], rarity) - JOIN * (a + b - 2))
                else:
                    score = before[0] + (alone(zh_texts[i - 1], True) if a else alone(en_texts[j - 1], False))
                known = best.get((i, j))
                if known is None or score > known[0] + 1e-9:
                    best[i, j] = (score, (a, b))
    groups = []
    i, j = len(zh), len(en)
    while i or j:
        a, b = best[i, j][1]
        groups.append(Matched(tuple(zh[i - a : i]), tuple(en[j - b : j])))
        i, j = i - a, j - b
    return tuple(reversed(groups))


def _runs(texts: Sequence[str], run: Callable[[Sequence[str]], R]) -> dict[tuple[int, int], R]:
    """Every run that a shape asks for, by its end and its length."""
    return {(end, size): run(texts[end - size : end]) for end in range(1, len(texts) + 1) for size in range(1, min(end, _LONGEST) + 1)}


@lru_cache(maxsize=512)
def matched_sentences(zh: str, en: str) -> tuple[Matched, ...]:
    """The sentences of two texts set side by side."""
    left, right = split_zh(zh), split_en(en)
    if len(left) == 1 and len(right) == 1:
        return (Matched(left, right),)
    return match(left, right)


def align_texts(zh: Sequence[str], en: Sequence[str]) -> tuple[tuple[int | None, int | None], ...]:
    """Two runs of whole texts (items, steps) set side by side one to one, by index; order is kept."""
    rarity = _rarity(zh)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    if len(zh) > MAX_SENTENCES or len(en) > MAX_SENTENCES:
        width = max(len(zh), len(en))
        return tuple((k if k < len(zh) else None, k if k < len(en) else None) for k in range(width))
    for i in range(len(zh) + 1):
        for j in range(len(en) + 1):
            options = []
            if i and j:
                options.append((best[i - 1, j - 1][0] + similarity([zh[i - 1]], [en[j - 1]], rarity), (1, 1)))
            if i:
                options.append((best[i - 1, j][0] + LONE, (1, 0)))
            if j:
                options.append((best[i, j - 1][0] + LONE, (0, 1)))
            if options:
                best[i, j] = max(options, key=lambda option: option[0])
    pairs: list[tuple[int | None, int | None]] = []
    i, j = len(zh), len(en)
    while i or j:
        a, b = best[i, j][1]
        pairs.append((i - 1 if a else None, j - 1 if b else None))
        i, j = i - a, j - b
    return tuple(reversed(pairs))
