"""Small words that widen or narrow a statement: only, for example, so that.

"This parameter is valid only when ..." where zh has no 仅; "如定时策略和周期策略" that becomes a closed list; a purpose
("才能通过健康检查") that is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.drift_words import EXAMPLE, ONLY, PURPOSE
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import ProseContext, finding, paired

PRECISION = Kind(
    id="text/precision-mismatch",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} says {words}",
    zh="仅{lang}使用“{words}”",
    doc="One language limits a statement to a case, or marks a list as examples, and the other does not.",
)
PURPOSE_LOST = Kind(
    id="text/missing-clause",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} gives the purpose ({words})",
    zh="仅{lang}说明目的（{words}）",
    doc="A clause that says what something is for stands in one language only.",
)
KINDS = (PRECISION, PURPOSE_LOST)
DOC = "Compares restricting, exemplifying and purpose words of paired sentences."
EXAMPLES = (
    (
        "当健康检查方式为ELB_AUDIT时，该参数生效。",
        "This parameter is valid only when the health check method is ELB_AUDIT.",
        ("text/precision-mismatch",),
    ),
    (
        "其他类型的伸缩策略（如定时策略和周期策略）不受限制。",
        "Scheduled and periodic scaling actions are not affected.",
        ("text/precision-mismatch",),
    ),
    ("需要启用监听端口才能通过健康检查。", "The listening ports of the instances must be enabled.", ("text/missing-clause",)),
)
COUNTER_EXAMPLES = (
    ("仅当协议为HTTPS时有效。", "This parameter is valid only when protocol is set to HTTPS.", ()),
    ("支持的类型，例如SATA。", "The supported types, such as SATA.", ()),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The small words of each pair of sentences."""
    for zh, en in paired(unit):
        only = phrases.en(ONLY.en).search(en.text)
        if only and not phrases.zh(ONLY.zh).search(zh.text):
            yield finding(PRECISION, unit, context, zh=zh, en=en.part(only), args=(("lang", "en"), ("words", only.group())))
        example = phrases.zh(EXAMPLE.zh).search(zh.text)
        if example and not phrases.en(EXAMPLE.en).search(en.text):
            yield finding(PRECISION, unit, context, zh=zh.part(example), en=en, args=(("lang", "zh"), ("words", example.group())))
        purpose = phrases.zh(PURPOSE.zh).search(zh.text)
        if purpose and not phrases.en(PURPOSE.en).search(en.text):
            yield finding(PURPOSE_LOST, unit, context, zh=zh.part(purpose), en=en, args=(("lang", "zh"), ("words", purpose.group())))
