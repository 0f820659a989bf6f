"""The one place where phrases become regular expressions.

A phrase is what a page says, with slots:

    "取值范围[为|是|:]{min:int}[-~]{max:int}"       "value range[s] (is|:) {min:int} to {max:int}"

`(a|b)` is a choice, `[a|b]` an optional one, `{name:kind}` a slot, a blank any white space (needed between English
words, optional next to Chinese), `_` an optional blank, `^` and `$` the ends of the sentence, `&` the end of a clause;
a backslash makes the next character plain.  Text is folded before matching:
full-width punctuation counts as half-width, letters match in any case.  Words end where ASCII letters end, never at
`\\b`, because Chinese characters are word characters to it.  Slots are bounded, so matching stays linear enough.
"""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from ..source.text import Lang
from .numbers import CHINESE_NUMERALS, ENGLISH_WORDS, UNBOUNDED
from .units import UNIT_WORDS

MAX_MATCHED = 2000
"""Longer texts are matched only up to here."""

_FOLD = str.maketrans(
    "，；：！？（）［］【】｛｝～〜∼“”„‟‘’‚‛＂＇–—−﹣－〈〉＜＞《》｜／＝＋．％\u00a0\u3000\t\r\n",
    ",;:!?()[][]{}~~~\"\"\"\"''''\"'-----<><><>|/=+.%     ",
)


def fold(text: str) -> str:
    """`text` with half-width punctuation and plain blanks; the same length, so that offsets stay true.

    >>> fold("取值范围［1，50］")
    '取值范围[1,50]'
    """
    return text.translate(_FOLD)


def lower(text: str) -> str:
    """`text` in lower case, of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


_NUMBER = (
    r"(?:-?[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|-?[0-9]{1,19}(?:\.[0-9]{1,9})?|"
    + "|".join((*UNBOUNDED, *sorted(ENGLISH_WORDS, key=len, reverse=True)))
    + rf"|[{CHINESE_NUMERALS}]{{1,6}})"
)
_QUOTE = "[\"'`]?"
_NAME_CHARACTERS = r"[A-Za-z0-9_]"
_IDENTIFIER = rf"[A-Za-z_]{_NAME_CHARACTERS}{{0,60}}(?:[.:\-]{_NAME_CHARACTERS}{{1,40}}){{0,6}}"
_UNIT = "|".join(re.escape(word) for word in sorted(UNIT_WORDS, key=len, reverse=True))

SLOTS = {
    "int": rf"(?<![A-Za-z0-9_.]){_NUMBER}(?![0-9]|\.[0-9])",
    "digits": r"(?<![A-Za-z0-9_.])(?:-?[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|-?[0-9]{1,19}(?:\.[0-9]{1,9})?)(?![0-9]|\.[0-9])",
    "bool": r"[\"']?(?:true|false)[\"']?",
    "upper": rf"(?<![A-Za-z0-9_.])(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,5}}(?![0-9])|-?[0-9]{{1,19}}(?:\.[0-9]{{1,9}})?|{'|'.join(UNBOUNDED)})(?![0-9]|\.[0-9])",
    "unit": rf"(?:{_UNIT})(?![A-Za-z])",
    "ref": rf"{_QUOTE}(?<![A-Za-z0-9_])(?:{_IDENTIFIER}){_QUOTE}",
    "han": r"[\u4e00-\u9fff]{1,8}",
    "rest": r"[^。]{1,600}",
    "list": r"[^。]{1,900}",
    "clause": r"[^。,;:()]{1,120}?",
    "name": r"[^。,;:()\"]{1,80}?",
    "regex": r"[\^\[(/][!-~]{2,300}",
    "when": r"[^。;]{2,160}?",
    "names": r"[A-Za-z_][A-Za-z0-9_.:\- ,\"'、和或及与以]{2,160}?",
    "text": r"[^。;]{1,300}?",
    "layout": r"(?<![A-Za-z])(?=[Yy]{2,4}[-/ ]?[Mm]{2})[YyMmDdHhSsTtZz0-9.:\-/ '\"+]{4,40}",
    "empty": r"(?:an )?empty (?:string|list|array|character string)",
    "literal": r"(?:\"[^\"。]{0,80}\"|'[^'。]{0,80}'|\[\]|/|-?[A-Za-z0-9_*][A-Za-z0-9_.:/+#*%\-]{0,80})",
}
"""Kind of slot to the pattern that its text must match."""

_DIGITS = tuple("0123456789")
SLOT_WORDS = {
    "int": (*_DIGITS, *UNBOUNDED, *CHINESE_NUMERALS, *ENGLISH_WORDS),
    "digits": _DIGITS,
    "upper": (*_DIGITS, *UNBOUNDED),
    "bool": ("true", "false"),
    "layout": ("yymm", "yy-mm", "yy/mm", "yy mm"),
    "empty": ("empty ",),
}
"""Words, one of which stands in every text of such a slot."""

Needed: TypeAlias = tuple[tuple[str, ...], ...]
"""Groups of words; a text that matches holds a word of each group."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A phrase ready to match."""

    expression: str
    """Matches folded text in lower case: cheaper to compile and to run than a pattern that ignores case."""
    triggers: tuple[str, ...]
    """Lower-case words, one of which stands in every text that matches; empty when the phrase has none."""
    others: Needed
    """What else must stand in it."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when it is first asked for: most phrases never meet a text with their triggers."""
        return _compiled(self.expression)

    def may_match(self, lowered: str) -> bool:
        """False when words that must stand in the folded, lower-case text do not: cheap, and so for almost every text."""
        return (not self.triggers or any(word in lowered for word in self.triggers)) and self.may_match_too(lowered)

    def may_match_too(self, lowered: str) -> bool:
        """The same for a text that is known to hold a trigger."""
        for words in self.others:
            for word in words:
                if word in lowered:
                    break
            else:
                return False
        return True


@lru_cache(maxsize=4096)
def compile_phrase(phrase: str, lang: Lang) -> Compiled:
    """The phrase as a regular expression with one named group for each slot."""
    parser = _Parser(phrase, lang)
    body, needed = parser.sequence("")
    if parser.at != len(phrase):
        raise ValueError(f"unbalanced phrase at {parser.at}: {phrase!r}")
    triggers, *others = sorted(dict.fromkeys(needed), key=_selective, reverse=True) or [()]
    return Compiled(body.lower().replace("(?p<", "(?P<"), triggers, tuple(others))


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


_WORD_CHARACTER = re.compile(r"[A-Za-z0-9_]")


class _Parser:
    """Recursive descent over one phrase of our own; depth is that of the phrase's brackets."""

    def __init__(self, phrase: str, lang: Lang) -> None:
        self.phrase, self.lang, self.at = phrase, lang, 0

    def sequence(self, stops: str) -> tuple[str, Needed]:
        """Regex of everything up to one of `stops`, and the words that it needs."""
        parts: list[str] = []
        needed: list[tuple[str, ...]] = []
        while self.at < len(self.phrase) and self.phrase[self.at] not in stops:
            part, found = self.part()
            parts.append(part)
            needed += found
        return "".join(parts), tuple(needed)

    def part(self) -> tuple[str, Needed]:
        """The next piece of the phrase."""
        match self.phrase[self.at]:
            case "{":
                return self.slot()
            case "(":
                return self.choice(")")
            case "[":
                pattern, _ = self.choice("]")
                return pattern + "?", ()
            case " ":
                self.at += 1
                return (" *" if self.lang is Lang.ZH else " +"), ()
            case "^":
                self.at += 1
                return "^[ \"']*", ()
            case "$":
                self.at += 1
                return "(?=[ \"'.。;!)]*$)", ()
            case "&":
                self.at += 1
                return "(?= *(?:[,;。]|[.!]?$|[.] ))", ()
            case "_":
                self.at += 1
                return " *", ()
            case _:
                return self.words()

    def slot(self) -> tuple[str, Needed]:
        """`{name:kind}`."""
        end = self.phrase.index("}", self.at)
        name, kind = self.phrase[self.at + 1 : end].split(":")
        self.at = end + 1
        blanks = " *" if self.lang is Lang.ZH else ""
        return f"{blanks}(?P<{name}>{SLOTS[kind]}){blanks}", ((SLOT_WORDS[kind],) if kind in SLOT_WORDS else ())

    def choice(self, close: str) -> tuple[str, Needed]:
        """Alternatives up to `close`; it needs words only when each alternative does, and then one of the best of each."""
        self.at += 1
        patterns: list[str] = []
        best: list[tuple[str, ...]] = []
        while True:
            pattern, found = self.sequence("|" + close)
            patterns.append(pattern)
            best.append(max(found, key=_selective, default=()))
            self.at += 1
            if self.phrase[self.at - 1] == close:
                return f"(?:{'|'.join(patterns)})", (tuple(word for words in best for word in words),) if all(best) else ()

    def words(self) -> tuple[str, Needed]:
        """Plain characters up to the next special one."""
        start, plain = self.at, ""
        while self.at < len(self.phrase) and self.phrase[self.at] not in "{}()[]| ^$_&":
            if self.phrase[self.at] == "\\":
                self.at += 1
            plain += self.phrase[self.at]
            self.at += 1
        if not plain:
            raise ValueError(f"unexpected {self.phrase[self.at]!r} at {self.at}: {self.phrase!r}")
        apart = " |(" if self.lang is Lang.ZH else "|("
        before = "" if start and self.phrase[start - 1] not in apart else _edge(plain[:1], r"(?<![A-Za-z0-9_])")
        following = self.phrase[self.at : self.at + 1]
        after = _edge(plain[-1:], r"(?![A-Za-z0-9_])") if following in ("", "{", "$") or (following == " " and self.lang is Lang.ZH) else ""
        return before + re.escape(plain) + after, ((plain.lower(),),)


def _edge(character: str, guard: str) -> str:
    return guard if _WORD_CHARACTER.match(character) else ""


def _selective(words: tuple[str, ...]) -> int:
    """How rarely one of the words stands in a text: the longer the shortest of them, the rarer."""
    return min(map(len, words))
