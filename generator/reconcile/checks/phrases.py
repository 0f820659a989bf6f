"""Vocabulary patterns of drift, compiled in one place.

zh patterns are used as they are (no word boundaries exist between CJK and Latin letters); en patterns get ASCII
look-arounds, so that "may" is not found in "maybe".  As an en match begins with a word, few sentences can hold one: the
others are told by the first letters of their words, which is many times as fast as a search.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from .heads import heads_of_pattern, heads_of_words


class Phrase:
    """The en side of a row: whole words, any case."""

    def __init__(self, pattern: str) -> None:
        self._words = pattern
        self._heads = heads_of_pattern(pattern)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![A-Za-z_])(?i:{self._words})(?![A-Za-z_])")

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return None if self._heads.isdisjoint(heads_of_words(text)) else self._pattern.search(text)

    def findall(self, text: str) -> list[str]:
        """The words of every match."""
        return [] if self._heads.isdisjoint(heads_of_words(text)) else self._pattern.findall(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole text as a match."""
        return self._pattern.fullmatch(text)


@lru_cache(maxsize=512)
def zh(pattern: str) -> re.Pattern[str]:
    """The compiled zh side of a row."""
    return re.compile(pattern)


@lru_cache(maxsize=512)
def en(pattern: str) -> Phrase:
    """The en side of a row; compiled when a text may hold it."""
    return Phrase(pattern)
