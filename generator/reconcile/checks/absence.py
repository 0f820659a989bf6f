"""An absent key against an empty value.

"取值为0或无该值" against "0 or left blank": in JSON an absent member is not an empty string, and only one of both is safe.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.drift_words import ABSENT, BLANK, EMPTY_LIST, NULL
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, paired

ABSENCE = Kind(
    id="text/absence-mismatch",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="zh says {zh}, en says {en}: absent, null and empty are not the same",
    zh="中文为“{zh}”，英文为“{en}”：缺少成员、null 与空值互不相同",
    help_en="say whether the member may be left out, may be empty, or both",
    help_zh="请明确该成员可省略、可为空，或二者皆可",
    doc="One language speaks of a member that is not sent, the other of one that is empty; or one of an empty list, the other of null.",
)
KINDS = (ABSENCE,)
DOC = "Compares how both languages say that there is no value."
EXAMPLES = (
    ("values为空列表时，表示按key全量搜索。", "If values is null, all keys are searched.", ("text/absence-mismatch",)),
    (
        "取值为0或无该值，表示属于default企业项目。",
        "If the value is 0 or left blank, the AS group belongs to the default enterprise project.",
        ("text/absence-mismatch",),
    ),
)
COUNTER_EXAMPLES = (
    ("values不能为空列表。", "values cannot be an empty list.", ()),
    ("没有标签时为null。", "The value is null if there is no tag.", ()),
    ("默认为空。", "The value is left blank by default.", ()),
    ("未传该参数时使用默认值。", "If this parameter is not specified, the default value is used.", ()),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """How each pair of sentences speaks of no value."""
    for zh, en in paired(unit):
        if not phrases.zh(_ANY_ZH).search(zh.text):
            continue
        left = {name: m for name, pair in _KINDS if (m := phrases.zh(pair.zh).search(zh.text))}
        right = {name: m for name, pair in _KINDS if (m := phrases.en(pair.en).search(en.text))}
        yield from _empty_or_null(unit, context, zh, en)
        if left.keys() == {"absent"} and right.keys() == {"blank"}:
            first, second = left["absent"], right["blank"]
            args = (("zh", first.group()), ("en", second.group()))
            yield finding(ABSENCE, unit, context, zh=zh.part(first), en=en.part(second), args=args)


def _empty_or_null(unit: AlignedUnit, context: ProseContext, zh: Place, en: Place) -> Iterator[Diagnostic]:
    """A list without items on one side, null on the other."""
    for ours, theirs in ((EMPTY_LIST, NULL), (NULL, EMPTY_LIST)):
        first, second = phrases.zh(ours.zh).search(zh.text), phrases.en(theirs.en).search(en.text)
        if not first or not second or phrases.zh(theirs.zh).search(zh.text) or phrases.en(ours.en).search(en.text):
            continue
        args = (("zh", first.group()), ("en", second.group()))
        yield finding(ABSENCE, unit, context, zh=zh.part(first), en=en.part(second), args=args)


_KINDS = ((ABSENT.name, ABSENT), (BLANK.name, BLANK))
_ANY_ZH = "|".join(row.zh for row in (ABSENT, EMPTY_LIST, NULL))
"""Without one of these in zh nothing is found."""
