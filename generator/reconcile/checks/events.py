"""Sentences that let something begin at different events.

"在每次伸缩活动完成之后" against "after a scaling action is triggered": a client that relies on one is wrong under the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.drift_words import EVENTS
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import ProseContext, finding, paired

EVENT = Kind(
    id="text/event-mismatch",
    severity=Severity.BREAKING,
    confidence=Confidence.HEURISTIC,
    en="zh names the {zh} of an activity, en its {en}",
    zh="中文以活动的{zh}为准，英文以其{en}为准",
    help_en="find out which event the service means and correct the other page",
    help_zh="请核实服务实际以哪一事件为准，并修正另一页面",
    doc="The same sentence starts from the completion of an activity in one language and from its beginning in the other.",
)
KINDS = (EVENT,)
DOC = "Compares the events after which something happens."
EXAMPLES = (
    (
        "在每次伸缩活动完成之后，系统开始计算冷却时间。",
        "After a scaling action is triggered, the system starts the cooldown period.",
        ("text/event-mismatch",),
    ),
)
COUNTER_EXAMPLES = (
    ("健康检查宽限期结束后才检查实例。", "The AS group checks the instance status only after the grace period ends.", ()),
    ("伸缩活动被触发后，开始创建实例。", "After a scaling action is triggered, instances are created.", ()),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The events of each pair of sentences."""
    for zh, en in paired(unit):
        left = {event: m for event, pattern, _ in EVENTS if (m := phrases.zh(pattern).search(zh.text))}
        if len(left) != 1:
            continue
        right = {event: m for event, _, pattern in EVENTS if (m := phrases.en(pattern).search(en.text))}
        if len(right) == 1 and left.keys() != right.keys():
            (begin, first), (end, second) = left.popitem(), right.popitem()
            args = (("zh", begin.value), ("en", end.value))
            yield finding(EVENT, unit, context, zh=zh.part(first), en=en.part(second), args=args)
