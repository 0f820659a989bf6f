"""Sentences, items, notes and example steps that only one language has.

Sentences are found by pairing (see sentences.py), never by counting.  A lost sentence that states a condition, an
exception or a prohibition changes what a reader may rely on; any other is an extra clause.  Pure references are judged
by the link rule, and an element that is missing as a whole by the field rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...lexicon.drift_terms import TERMS
from ...lexicon.drift_words import REFERENCE, RESTRICTION
from ...model.draft import ProseUnit, UnitRole
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ...source.text import Lang
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, is_prose, sides
from .sentences import Sentence, en_finds, en_pattern, marks_of, matched_sentences, split_en, split_zh, zh_terms

CONDITION = Kind(
    id="text/missing-condition",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="only {lang} states this condition or exception: {text}",
    zh="仅{lang}说明了该条件或例外：{text}",
    help_en="add the sentence to the other language, or confirm that it does not hold there",
    help_zh="请在另一语言中补充该句，或确认其不适用",
    doc="A sentence that states a condition, an exception or a prohibition stands in one language only.",
)
EXTRA = Kind(
    id="text/extra-clause",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} says: {text}",
    zh="仅{lang}有：{text}",
    doc="A sentence, item or paragraph stands in one language only.",
)
STEP = Kind(
    id="example/step-missing",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="only {lang} has this step of the example: {text}",
    zh="仅{lang}的示例有此步骤：{text}",
    help_en="add the step, or check whether the payload still sends it",
    help_zh="请补充该步骤，或核对示例报文是否仍包含该内容",
    doc="The list that explains an example has an item in one language only.",
)
NOTE_ZH = Kind(
    id="note/missing-in-zh",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    en="zh lacks this {level}: {text}",
    zh="中文缺少此{level}：{text}",
    doc="A note, caution or warning stands on the en page only.",
)
NOTE_EN = Kind(
    id="note/missing-in-en",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    en="en lacks this {level}: {text}",
    zh="英文缺少此{level}：{text}",
    doc="A note, caution or warning stands on the zh page only.",
)
KINDS = (CONDITION, EXTRA, STEP, NOTE_ZH, NOTE_EN)
DOC = "Finds sentences, items, notes and steps that one language lacks."
EXAMPLES = (
    (
        "true：删除云服务器时，会同时删除绑定在云服务器上的弹性IP。当弹性IP的计费方式为包年包月时，不会被删除。",
        "true: deletes the EIP bound to the ECS when deleting the ECS.",
        ("text/missing-condition",),
    ),
)
COUNTER_EXAMPLES = (
    (
        "请求未完成。服务器不支持所请求的功能。",
        "Failed to complete the request because the server does not support the requested function.",
        (),
    ),
    ("获取监听器ID的方法请参考查询负载均衡器列表。监听器ID。", "Specifies the listener ID.", ()),
)

_SERIOUS = frozenset({"caution", "warning", "danger"})
_SHOWN = 120
_MIN_ZH, _MIN_EN = 8, 4
"""Shorter sentences (Han characters, words in lower case) are labels and names more often than statements."""
_LIST_SIZE = 2
_SHORT_WORD = 3
_LATIN = re.compile(r"[A-Za-z]+")
_EMPTY = frozenset(
    [
        "indicates",
        "specifies",
        "identifies",
        "provides",
        "lists",
        "value",
        "values",
        "this",
        "that",
        "which",
        "with",
        "from",
        "when",
        "will",
        "returned",
    ]
)
"""Words of en that say nothing by themselves."""


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """What one side of the unit lacks."""
    pair = sides(unit)
    if pair:
        yield from _sentences(unit, context, *pair)
    elif unit.zh is None or unit.en is None:
        yield from _piece(unit, context)


def _sentences(unit: AlignedUnit, context: ProseContext, zh: ProseUnit, en: ProseUnit) -> Iterator[Diagnostic]:
    groups = matched_sentences(zh.text.value, en.text.value)
    if not any(group.zh and group.en for group in groups):
        return
    for group in groups:
        if group.zh and group.en:
            continue
        side, alone = (zh, group.zh) if group.zh else (en, group.en)
        for sentence in alone:
            # The first sentence names the element; zh runs it together with the next one, en says "Specifies ...".
            if not _is_first(side, sentence) and _tells(sentence, side.text.file.lang):
                yield _lost(unit, context, Place(side, sentence.start, sentence.end))


def _is_first(side: ProseUnit, sentence: Sentence) -> bool:
    return not any(c.isalnum() for c in side.text.value[: sentence.start])


def _piece(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    side = unit.zh or unit.en
    if side is None or not is_prose(side) or context.is_lone(unit) or context.is_answered(unit):
        return
    if context.is_catalogue and side.role in (UnitRole.CELL, UnitRole.STATUS):
        return
    lang = side.text.file.lang
    sentences = split_zh(side.text.value) if lang is Lang.ZH else split_en(side.text.value)
    if side.role is UnitRole.NOTE:
        kind = NOTE_EN if lang is Lang.ZH else NOTE_ZH
        level = side.note_level or "note"
        severity = Severity.WARNING if level in _SERIOUS else None
        yield _about(kind, unit, context, Place.whole(side), severity, (("level", level),))
    elif side.role is UnitRole.ITEM and unit.location.endswith(".example"):
        if side.text.value.endswith(("。", ".", "；", ";")):
            yield _about(STEP, unit, context, Place.whole(side))
    elif any(_tells(sentence, lang) for sentence in sentences):
        found = _lost(unit, context, Place.whole(side))
        around = context.text_of(unit.location, lang.other)
        if found.kind is CONDITION or not (_lists_only(side.text.value, around) or _is_spread(side.text.value, around, lang)):
            yield found


def _lists_only(text: str, other: str) -> bool:
    """Whether a piece only lists values ("The value can be PATH or HOST_NAME.") that the other language lists as well."""
    marks = marks_of(text)
    return len(marks) >= _LIST_SIZE and marks <= marks_of(other)


def _is_spread(text: str, around: str, lang: Lang) -> bool:
    """Whether the other language says it in the middle of a longer piece about the same field.

    "操作标识（仅限于filter，count）：filter（过滤）是分页查询" is three paragraphs in en.
    """
    marks = marks_of(text)
    if not marks <= marks_of(around):
        return False
    if lang is Lang.ZH:
        terms = {hit.term for hit in zh_terms(text) if TERMS[hit.term].weight}
        return bool(marks) and len(terms) >= _LIST_SIZE and all(en_finds(term, around) for term in terms)
    words = [word for word in _LATIN.findall(text) if len(word) > _SHORT_WORD]
    answered = [match.group() for hit in zh_terms(around) for match in en_pattern(TERMS[hit.term]).finditer(text.lower())]
    known = {word for phrase in answered for word in phrase.split()} | {word.lower() for word in _LATIN.findall(around)}
    return len(set(answered)) >= _LIST_SIZE and all(word.lower() in known or word.lower() in _EMPTY for word in words)


def _tells(sentence: Sentence, lang: Lang) -> bool:
    """Whether a sentence says something by itself: not a label, not only a reference."""
    if sentence.text.endswith((":", "：")):
        return False
    if lang is Lang.ZH:
        return sum(1 for c in sentence.text if "一" <= c <= "鿿") >= _MIN_ZH and not phrases.zh(REFERENCE.zh).search(sentence.text)
    return sum(1 for word in sentence.text.split() if word.islower()) >= _MIN_EN and not phrases.en(REFERENCE.en).search(sentence.text)


def _lost(unit: AlignedUnit, context: ProseContext, place: Place) -> Diagnostic:
    lang = place.side.text.file.lang
    restricts = phrases.zh(RESTRICTION.zh) if lang is Lang.ZH else phrases.en(RESTRICTION.en)
    return _about(CONDITION if restricts.search(place.text) else EXTRA, unit, context, place)


def _about(
    kind: Kind,
    unit: AlignedUnit,
    context: ProseContext,
    place: Place,
    severity: Severity | None = None,
    args: Sequence[tuple[str, str]] = (),
) -> Diagnostic:
    lang = place.side.text.file.lang
    return finding(
        kind,
        unit,
        context,
        zh=place if lang is Lang.ZH else None,
        en=place if lang is Lang.EN else None,
        args=(("lang", lang.value), ("text", place.text[:_SHOWN]), *args),
        severity=severity,
    )
