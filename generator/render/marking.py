"""Which words of two quotes differ, so that a reader in a hurry sees them at once.

Across languages only what both write alike can differ visibly: numbers, names, literals, and the arguments of the
finding.  Within one language (old and new) the words themselves are compared.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon.drift_numbers import EN_WORDS, ZH_DIGITS

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[._/-][A-Za-z0-9]+)*|[0-9]+(?:\.[0-9]+)*")
_WORD = re.compile(r"[A-Za-z0-9_.]+|\s+|.", re.DOTALL)
_MAX_WORDS = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether the other side lacks them."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """What a finding quotes from a text, with what the other language says there."""

    words: str
    other: str
    args: tuple[object, ...]


def between_languages(text: str, other: str, args: Iterable[object], *, latin: bool) -> tuple[Piece, ...]:
    """The text in pieces, marked where `other` lacks a number, a literal, or an argument of the finding.

    `latin`: the text is written in Latin letters, so that plain words are no literals.
    """
    return _pieces(text, _spans(text, other, args, latin=latin))


def within_quotes(text: str, quotes: Sequence[Quote], *, latin: bool) -> tuple[Piece, ...]:
    """The text in pieces, marked only inside what findings quote from it."""
    spans: list[tuple[int, int]] = []
    for quote in quotes:
        start, end = (0, len(text)) if text.strip() in quote.words else _place(text, quote.words)
        spans += [(start + a, start + b) for a, b in _spans(text[start:end], quote.other, quote.args, latin=latin)]
    return _pieces(text, spans)


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 else (0, 0)


def _spans(text: str, other: str, args: Iterable[object], *, latin: bool) -> list[tuple[int, int]]:
    spans = [span for words in args for span in _occurrences(text, words, other)]
    if spans:
        return spans
    known = _known(other)
    tokens = (match for match in _TOKEN.finditer(text) if match[0].casefold() not in known)
    return [match.span() for match in tokens if not latin or _is_literal(match[0])]


def between_revisions(text: str, other: str) -> tuple[Piece, ...]:
    """The text in pieces, marked where the other revision says something else."""
    own, others = _WORD.findall(text), _WORD.findall(other)
    if len(own) > _MAX_WORDS or len(others) > _MAX_WORDS:
        return (Piece(text, text != other),)
    pieces: list[Piece] = []
    for tag, start, end, _, _ in difflib.SequenceMatcher(None, own, others, autojunk=False).get_opcodes():
        if end > start:
            pieces.append(Piece("".join(own[start:end]), tag != "equal"))
    return tuple(pieces)


@lru_cache(maxsize=1024)
def _known(text: str) -> frozenset[str]:
    """The tokens of a text, number words as the digits they mean."""
    known = {token.casefold() for token in _TOKEN.findall(text)}
    known |= {str(EN_WORDS[token]) for token in known if token in EN_WORDS}
    return frozenset(known) | {str(number) for sign, number in ZH_DIGITS.items() if sign in text}


def _is_literal(token: str) -> bool:
    return any(c.isdigit() for c in token) or "_" in token


def _occurrences(text: str, argument: object, other: str) -> list[tuple[int, int]]:
    words = str(argument)
    if isinstance(argument, bool) or argument is None or not words.strip() or any(_standing(other, words)):
        return []
    return list(_standing(text, words))


def _standing(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand and are not part of a longer name or number."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not _glued(text, at) and not _glued(text, end):
            yield at, end
        at = text.find(words, end)


def _glued(text: str, at: int) -> bool:
    return 0 < at < len(text) and _in_name(text[at - 1]) and _in_name(text[at])


def _in_name(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def _pieces(text: str, spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:], False))
    return tuple(pieces)
