"""Words that weaken a statement in one language only: temporarily, preferentially, about, may.

The other side is searched for any word that could answer, in the paired sentences only, so what is reported has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.drift_words import CERTAIN_EN_HEDGES, HEDGES
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import ProseContext, finding, paired

HEDGE = Kind(
    id="text/hedge-mismatch",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} weakens the statement ({words})",
    zh="仅{lang}对该陈述有所保留（{words}）",
    doc="One language says that something holds roughly, for now or if possible, the other says it flatly.",
)
KINDS = (HEDGE,)
DOC = "Compares the hedges of paired sentences."
EXAMPLES = (
    ("请求未完成。系统暂时异常。", "Failed to complete the request because the system is unavailable.", ("text/hedge-mismatch",)),
    (
        "若设置为0，可以实现10秒级健康检查。",
        "If the value is set to 0, health check is performed every 10 seconds.",
        ("text/hedge-mismatch",),
    ),
    ("优先保证各AZ下虚拟机数量均衡。", "Ensure that instances in each AZ are evenly distributed.", ("text/hedge-mismatch",)),
    ("否则会导致注册失败。", "Otherwise, the registration may fail.", ("text/hedge-mismatch",)),
)
COUNTER_EXAMPLES = (
    ("系统暂时异常。", "The system is temporarily unavailable.", ()),
    ("可能导致数据丢失。", "Data may be lost.", ()),
    ("暂不支持修改。", "The value cannot be modified.", ()),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The hedges of each pair of sentences."""
    for zh, en in paired(unit):
        for hedge in HEDGES:
            word = phrases.zh(hedge.zh).search(zh.text)
            if word and not phrases.en(hedge.en).search(en.text):
                yield finding(HEDGE, unit, context, zh=zh.part(word), en=en, args=(("lang", "zh"), ("words", word.group())))
        for hedge in CERTAIN_EN_HEDGES:
            word = phrases.en(hedge.en).search(en.text)
            if word and not phrases.zh(hedge.zh).search(zh.text):
                yield finding(HEDGE, unit, context, zh=zh, en=en.part(word), args=(("lang", "en"), ("words", word.group())))
