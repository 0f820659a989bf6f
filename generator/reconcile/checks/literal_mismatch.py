"""Code literals that one language altered, translated or lost.

A literal is what a program sends: a wire name or enum value of the page, or a word that only code is shaped like
(PICK_FIRST, TERMINATED_HTTPS, os-volumes).  "PICK FIRST" is not a legal value, whatever a reader makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...lexicon.drift_words import SERVICES
from ...model.draft import ProseUnit
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ...source.marked import MarkKind
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, paired, sides
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
    if not _candidates(zh.text.value) and not _candidates(en.text.value):
        return
    left = [place for place in _literals(zh, context) if not _names(en.text.value, place.text)]
    right = [place for place in _literals(en, context) if not _names(zh.text.value, place.text)]
    for place in left:
        twin = next((other for other in right if _misspelt(place.text, other.text)), None) or _altered(en, place.text)
        if twin:
            right = [other for other in right if not twin.start <= other.start < twin.end]
            yield _written(unit, context, place, twin)
        else:
            yield from _lost(unit, context, place)
    for place in right:
        twin = _altered(zh, place.text)
        if twin:
            yield _written(unit, context, twin, place)
        else:
            yield from _lost(unit, context, place)


def _literals(side: ProseUnit, context: ProseContext) -> list[Place]:
    """The literals of a text, each once; names inside a link of the page are captions ("表 networks字段说明")."""
    candidates = _candidates(side.text.value)
    if not candidates:
        return []
    captions = [m for m in side.text.marked(MarkKind.LINK) if m.target and "#" in m.target]
    found: dict[str, Place] = {}
    for word, start, end, is_sure in candidates:
        if is_sure or word in context.literals:
            found.setdefault(word, Place(side, start, end))
    return [place for place in found.values() if not any(m.start <= place.start < m.end for m in captions)]


@lru_cache(maxsize=4096)
def _candidates(text: str) -> tuple[tuple[str, int, int, bool], ...]:
    """Words that are literals, and capitals that are if the page knows them: the word, where it stands, whether it is sure."""
    found = [(match, True) for match in _CODE.finditer(text)] if "_" in text else []
    if _CAPITAL.search(text):
        found += [(match, False) for match in _WORD.finditer(text) if match.group().isupper()]
        found += [(match, True) for match in _listed(text)]
    return tuple((match.group(), match.start(), match.end(), is_sure) for match, is_sure in found)


def _listed(text: str) -> Iterator[re.Match[str]]:
    """Capitals that stand in a list of three or more: "VHD、RAW、ISO" are values, whatever they mean."""
    run: list[re.Match[str]] = []
    for match in (*_CAPITALS.finditer(text), None):
        if match and run and _SEPARATOR.fullmatch(text[run[-1].end() : match.start()][:8]):
            run.append(match)
            continue
        if len(run) >= _LIST_SIZE:
            yield from run
        run = [match] if match else []


_CAPITAL = re.compile(r"[A-Z][A-Z0-9]")
_CAPITALS = re.compile(r"(?<![A-Za-z0-9_])[A-Z][A-Z0-9]{1,15}(?![A-Za-z0-9_])")
_SEPARATOR = re.compile(r" ?(?:[、，,/|]|或|和|,? or|,? and) ?")
_LIST_SIZE = 3


def _names(text: str, literal: str) -> bool:
    """Whether a text names a literal; a lower-case one may also be spelt with blanks ("start number")."""
    return literal.split("_", 1)[0].lower() in text.lower() and _spelt(literal).search(text) is not None


@lru_cache(maxsize=4096)
def _spelt(literal: str) -> re.Pattern[str]:
    spelt = re.escape(literal) if literal.isupper() else "[_ ]?".join(map(re.escape, literal.split("_")))
    return re.compile(rf"(?<![A-Za-z0-9_])(?i:{spelt}(?:s|es)?)(?![A-Za-z0-9_])")


def _altered(other: ProseUnit, literal: str) -> Place | None:
    """Where the other side writes an upper-case literal with blanks or hyphens for its underscores."""
    parts = [re.escape(part) for part in literal.split("_") if part]
    if len(parts) < 2 or len(literal) > _PLAIN_LIMIT or not literal.isupper():
        return None
    match = re.search(rf"(?<![A-Za-z0-9_]){'[ -]?'.join(parts)}(?![A-Za-z0-9_])", other.text.value)
    return Place(other, match.start(), match.end()) if match else None


def _misspelt(literal: str, other: str) -> bool:
    """Whether two long upper-case literals differ by one letter that is missing, doubled or swapped."""
    if min(len(literal), len(other)) < 8 or not literal.isupper() or not other.isupper() or abs(len(literal) - len(other)) > 1:
        return False
    short, long = sorted((literal, other), key=len)
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = long[same + 1 :]
    return (rest == short[same:]) if len(long) > len(short) else (rest == short[same + 1 :] and not any(c.isdigit() for c in long[same]))


def _written(unit: AlignedUnit, context: ProseContext, zh: Place, en: Place) -> Diagnostic:
    wrong = en.text if "_" in zh.text else zh.text
    right = zh.text if "_" in zh.text else en.text
    args = (("literal", right), ("altered", wrong), ("lang", "en" if wrong == en.text else "zh"))
    return finding(ALTERED, unit, context, zh=zh, en=en, args=args)


def _lost(unit: AlignedUnit, context: ProseContext, place: Place) -> Iterator[Diagnostic]:
    from_zh = place.side is unit.zh
    answer = _answer(unit, place.start, from_zh)
    if answer is None or context.is_compared(place.span) or place.text == unit.location.rpartition(".")[2]:
        return
    # The other language may name it in the next paragraph or item.
    if _names(context.text_of(unit.location, answer.side.text.file.lang), place.text):
        return
    if _is_service(place.text, answer.text) or not (place.text.isupper() or _shares_names(unit, place, answer)):
        return
    zh, en = (place, answer) if from_zh else (answer, place)
    yield finding(MISSING, unit, context, zh=zh, en=en, args=(("lang", "zh" if from_zh else "en"), ("literal", place.text)))


def _is_service(literal: str, other: str) -> bool:
    """Whether the other side calls the same service by its name: "CSBS" is 云服务器备份."""
    return any(phrases.en(row.en).fullmatch(literal) and phrases.zh(row.zh).search(other) for row in SERVICES)


def _shares_names(unit: AlignedUnit, place: Place, answer: Place) -> bool:
    """Whether both sides list wire names here; one that stands alone may be paraphrased ("this parameter")."""
    own = next((own for own in _sentences(unit, place) if own), "")
    return any(m.group() != place.text and _names(answer.text, m.group()) for m in _CODE.finditer(own))


def _sentences(unit: AlignedUnit, place: Place) -> Iterator[str]:
    for zh, en in paired(unit):
        own = zh if place.side is unit.zh else en
        if own.start <= place.start < own.end:
            yield own.text


def _answer(unit: AlignedUnit, at: int, from_zh: bool) -> Place | None:
    """The sentences of the other side that answer the one around `at`; None when that sentence stands alone."""
    assert unit.zh
    assert unit.en
    for group in matched_sentences(unit.zh.text.value, unit.en.text.value):
        own, others = (group.zh, group.en) if from_zh else (group.en, group.zh)
        if others and any(s.start <= at < s.end for s in own):
            return Place(unit.en if from_zh else unit.zh, others[0].start, others[-1].end)
    return None
