"""Which phrases of a catalogue match a text: triggers first, regular expressions only for phrases that may match.

Cells repeat a lot ("支持的最大字符长度：255" stands in hundreds), so the matches of a text are remembered.
"""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

from functools import lru_cache

from ..source.frozen import dataclass
from ..source.text import Lang
from .memory import Memory
from .phrases import Compiled, compile_phrase
from .rule import Rule, Scope


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that matched: which one, where, and its slots."""

    order: int
    """Place of the rule in the catalogue."""
    phrase: int
    """Number of the pair within the rule."""
    start: int
    end: int
    slots: tuple[tuple[str, tuple[int, int]], ...]


class Matcher:
    """The phrases of one catalogue in one language and scope, found by their triggers."""

    def __init__(self, rules: tuple[Rule, ...], lang: Lang, scope: Scope) -> None:
        self._phrases: list[tuple[int, int, Compiled]] = []
        self._by_trigger: dict[str, list[int]] = {}
        self._always: list[int] = []
        for order, rule in enumerate(rules):
            if rule.scope is not scope:
                continue
            for number, pair in enumerate(rule.phrases):
                if pair.by(lang):
                    self._add(order, number, compile_phrase(pair.by(lang), lang))
        self.matches = lru_cache(maxsize=8192)(self._matches)

    def _add(self, order: int, number: int, compiled: Compiled) -> None:
        index = len(self._phrases)
        self._phrases.append((order, number, compiled))
        if not compiled.triggers:
            self._always.append(index)
        for trigger in compiled.triggers:
            self._by_trigger.setdefault(trigger, []).append(index)

    def _matches(self, lowered: str) -> tuple[Match, ...]:
        wanted = set(self._always)
        for trigger, indices in self._by_trigger.items():
            if trigger in lowered:
                wanted.update(indices)
        likely = (self._phrases[index] for index in sorted(wanted))
        return tuple(match for phrase in likely if phrase[2].may_match_too(lowered) for match in self._of_phrase(lowered, *phrase))

    @staticmethod
    def _of_phrase(lowered: str, order: int, number: int, compiled: Compiled) -> list[Match]:
        return [
            Match(order, number, found.start(), found.end(), tuple((name, found.span(name)) for name, value in found.groupdict().items() if value is not None))
            for found in compiled.pattern.finditer(lowered)
        ]


class Catalogue:
    """Rules in the order in which they win a tie, with their matchers made once."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.memory = Memory()
        self._matchers: dict[tuple[Lang, Scope], Matcher] = {}

    def matcher(self, lang: Lang, scope: Scope) -> Matcher:
        """The matcher of one language and scope."""
        key = (lang, scope)
        if key not in self._matchers:
            self._matchers[key] = Matcher(self.rules, lang, scope)
        return self._matchers[key]
