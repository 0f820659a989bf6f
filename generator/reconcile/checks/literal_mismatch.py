"""Code literals that one language altered, translated or lost.

A literal is what a program sends: a wire name or enum value of the page, or a word that only code is shaped like
(PICK_FIRST, TERMINATED_HTTPS, os-volumes).  "PICK FIRST" is not a legal value, whatever a reader makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.draft import ProseUnit
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from .context import Place, ProseContext, finding, sides
from .sentences import matched_sentences

ALTERED = Kind(
    id="literal/mismatch",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    en="the literal {literal} is written {altered} in {lang}",
    zh="字面值 {literal} 在{lang}中写作 {altered}",
    help_en="write the literal as the service expects it",
    help_zh="请按服务要求书写该字面值",
    doc="A wire name or value lost its underscores, hyphens or letters in one language.",
)
MISSING = Kind(
    id="literal/missing-in-one",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} names {literal}",
    zh="仅{lang}提到 {literal}",
    doc="A sentence that both languages have names a wire name or value in one of them only.",
)
KINDS = (ALTERED, MISSING)
DOC = "Compares the literals of sentences that say the same."
EXAMPLES = (
    ("目标AZ选择的优先级策略为PICK_FIRST（选择优先）。", "Select the target AZ based on the PICK FIRST policy.", ("literal/mismatch",)),
    ("重定向到TERMINATED_HTTPS类型的监听器。", "Requests are redirected to the HTTPS listener.", ("literal/missing-in-one",)),
)
COUNTER_EXAMPLES = (
    ("该字段与lbaas_listeners互斥。", "This parameter is alternative to **lbaas_listeners**.", ()),
    ("仅支持ELB_AUDIT和NOVA_AUDIT。", "The value can be ELB_AUDIT or NOVA_AUDIT.", ()),
)

_CODE = re.compile(r"(?<![A-Za-z0-9_.:/\-{])[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+(?![A-Za-z0-9_/}])")
_WORD = re.compile(r"(?<![A-Za-z0-9_.:/\-{])[A-Za-z][A-Za-z0-9]{2,}(?:[._-][A-Za-z0-9]+)*(?![A-Za-z0-9_/}])")
_PLAIN_LIMIT = 60


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The literals of one unit."""
    pair = sides(unit)
    if pair is None:
        return
    zh, en = pair
    for side, other in ((zh, en), (en, zh)):
        for literal, start in _literals(side.text.value, context):
            if not _names(other.text.value, literal):
                yield from _judge(unit, context, side, other, literal, start)


def _literals(text: str, context: ProseContext) -> Iterator[tuple[str, int]]:
    seen = set()
    for match in _CODE.finditer(text):
        if match.group() not in seen:
            seen.add(match.group())
            yield match.group(), match.start()
    for match in _WORD.finditer(text):
        literal = match.group()
        if literal not in seen and literal in context.literals and literal.isupper():
            seen.add(literal)
            yield literal, match.start()


def _names(text: str, literal: str) -> bool:
    pattern = rf"(?<![A-Za-z0-9_]){re.escape(literal)}(?:s|es)?(?![A-Za-z0-9_])"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _altered(text: str, literal: str) -> re.Match[str] | None:
    parts = [re.escape(part) for part in literal.split("_") if part]
    if len(parts) < 2 or len(literal) > _PLAIN_LIMIT or not literal.isupper():
        return None
    return re.search(rf"(?<![A-Za-z0-9_]){'[ -]?'.join(parts)}(?![A-Za-z0-9_])", text)


def _judge(unit: AlignedUnit, context: ProseContext, side: ProseUnit, other: ProseUnit, literal: str, start: int) -> Iterator[Diagnostic]:
    place = Place(side, start, start + len(literal))
    found = _altered(other.text.value, literal)
    from_zh = side is unit.zh
    lang = "en" if from_zh else "zh"
    if found:
        elsewhere = Place(other, found.start(), found.end())
        zh, en = (place, elsewhere) if from_zh else (elsewhere, place)
        yield finding(ALTERED, unit, context, zh=zh, en=en, args=(("literal", literal), ("altered", found.group()), ("lang", lang)))
        return
    answer = _answer(unit, start, from_zh)
    if answer is None or context.is_compared(place.span):
        return
    zh, en = (place, answer) if from_zh else (answer, place)
    yield finding(MISSING, unit, context, zh=zh, en=en, args=(("lang", "zh" if from_zh else "en"), ("literal", literal)))


def _answer(unit: AlignedUnit, at: int, from_zh: bool) -> Place | None:
    """The sentences of the other side that answer the one around `at`; None when that sentence stands alone."""
    assert unit.zh
    assert unit.en
    for group in matched_sentences(unit.zh.text.value, unit.en.text.value):
        own, others = (group.zh, group.en) if from_zh else (group.en, group.zh)
        if others and any(s.start <= at < s.end for s in own):
            return Place(unit.en if from_zh else unit.zh, others[0].start, others[-1].end)
    return None
