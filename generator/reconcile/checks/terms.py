"""Meanings that a paired sentence lost or swapped.

A qualifier (自动, encrypted, each user) is looked for with everything that could answer it in the other language's piece
of prose; a confusable (listener, load balancer) must be named alone on one side and only by its neighbour on the other.
In texts of statuses a lost qualifier is `error/description-loss`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...lexicon.drift_qualifiers import CONFUSABLES, QUALIFIERS
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ...source.text import Lang
from ..aligned import AlignedUnit
from . import error_blame, phrases
from .context import Place, ProseContext, finding, paired

TERM = Kind(
    id="text/term-mismatch",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="zh speaks of {zh}, en of {en}",
    zh="中文为“{zh}”，英文为“{en}”",
    doc="The same sentence names one thing in zh and a neighbouring thing in en, such as a listener and a load balancer.",
)
LOST = Kind(
    id="text/missing-qualifier",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} says {words}",
    zh="仅{lang}说明“{words}”",
    doc="A word that changes what a statement promises has no answer in the other language.",
)
LOSS = Kind(
    id="error/description-loss",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} says {words}",
    zh="仅{lang}说明“{words}”",
    doc="The text of a status or error lost a part of its meaning in one language.",
)
KINDS = (TERM, LOST, LOSS)
DOC = "Compares qualifiers and easily confused things of paired sentences."
EXAMPLES = (
    (
        "在添加或移除实例时，会为实例绑定或解绑负载均衡监听器。",
        "A load balancer is bound to or unbound from an instance when the instance is added or removed.",
        ("text/term-mismatch",),
    ),
    ("可以更改镜像的加密等属性。", "You can change the image attributes.", ("text/missing-qualifier",)),
)
COUNTER_EXAMPLES = (
    ("安全组ID。", "Specifies the security group ID.", ()),
    ("监听器关联的负载均衡器ID。", "Specifies the ID of the associated load balancer.", ()),
    ("系统自动指定可用区。", "The system specifies an AZ automatically.", ()),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The qualifiers and things of each pair of sentences."""
    for zh, en in paired(unit):
        yield from _lost(unit, context, zh, en)
        for zh_word, en_word in _swapped(zh.text, en.text):
            args = (("zh", zh_word.group()), ("en", en_word.group()))
            yield finding(TERM, unit, context, zh=zh.part(zh_word), en=en.part(en_word), args=args)


@lru_cache(maxsize=4096)
def _swapped(zh: str, en: str) -> tuple[tuple[re.Match[str], re.Match[str]], ...]:
    """The confusables that each sentence names alone."""
    found = []
    for row in CONFUSABLES:
        zh_word = phrases.zh(row.zh).search(zh)
        en_word = zh_word and phrases.en(row.en_other).search(en)
        if zh_word and en_word and not phrases.zh(row.zh_other).search(zh) and not phrases.en(row.en).search(en):
            found.append((zh_word, en_word))
    return tuple(found)


def _lost(unit: AlignedUnit, context: ProseContext, zh: Place, en: Place) -> Iterator[Diagnostic]:
    kind = LOSS if unit.location.startswith("status") else LOST
    zh_words, en_words = dict(_qualifiers(zh.text, Lang.ZH)), dict(_qualifiers(en.text, Lang.EN))
    for number in sorted({*zh_words, *en_words}):
        row = QUALIFIERS[number]
        if row.name == "upstream" and any(error_blame.check(unit, context)):
            # Who is at fault differs: said once, by the rule that knows the parties.
            continue
        word = zh_words.get(number)
        if word and not phrases.en(row.en_answers).search(en.side.text.value):
            yield finding(kind, unit, context, zh=zh.part(word), en=en, args=(("lang", "zh"), ("words", word.group())))
        word = en_words.get(number)
        if word and not phrases.zh(row.zh_answers).search(zh.side.text.value):
            yield finding(kind, unit, context, zh=zh, en=en.part(word), args=(("lang", "en"), ("words", word.group())))


@lru_cache(maxsize=4096)
def _qualifiers(sentence: str, lang: Lang) -> tuple[tuple[int, re.Match[str]], ...]:
    """The sure words in a sentence, each with the number of its row.  Sentences repeat: they are searched once."""
    if lang is Lang.ZH and not phrases.zh(_ANY_ZH).search(sentence):
        return ()
    found = []
    for number, row in enumerate(QUALIFIERS):
        sure = row.zh if lang is Lang.ZH else row.en
        word = (phrases.zh if lang is Lang.ZH else phrases.en)(sure).search(sentence) if sure else None
        if word:
            found.append((number, word))
    return tuple(found)


_ANY_ZH = "|".join(row.zh for row in QUALIFIERS if row.zh)
