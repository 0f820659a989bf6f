"""Meanings that a paired sentence lost: a known term of one language has no answer in the other.

The glossary holds for each term every en word that may answer it, so that a finding means the sense is really gone:
包年/包月 without any word for prepaid billing, "listener" where zh speaks of load balancers.  In texts of statuses the
same loss is `error/description-loss`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.drift_terms import TERMS
from ...lexicon.drift_words import REFERENCE
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, paired
from .sentences import en_finds, zh_terms

TERM = Kind(
    id="text/term-mismatch",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="nothing in en answers {term}",
    zh="英文中没有与“{term}”对应的内容",
    doc="A sentence that both languages have lacks a term of zh in en.",
)
LOSS = Kind(
    id="error/description-loss",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="nothing in en answers {term}",
    zh="英文中没有与“{term}”对应的内容",
    doc="The text of a status or error lost a part of its meaning in en.",
)
KINDS = (TERM, LOSS)
DOC = "Compares the glossary terms of paired sentences."
EXAMPLES = (
    ("如果伸缩组配置了负载均衡，会自动为实例绑定监听器。", "If ELB is configured, AS automatically binds a load balancer to an instance.", ("text/term-mismatch",)),
)
COUNTER_EXAMPLES = (("安全组ID。", "Specifies the security group ID.", ()),)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The terms of each pair of sentences."""
    for zh, en in paired(unit):
        if phrases.zh(REFERENCE.zh).search(zh.text):
            continue
        lost = {}
        for hit in zh_terms(zh.text):
            if TERMS[hit.term].weight and hit.term not in lost and not en_finds(hit.term, en.side.text.value):
                lost[hit.term] = hit
        kind = LOSS if unit.location.startswith("status") else TERM
        for hit in lost.values():
            place = Place(zh.side, zh.start + hit.start, zh.start + hit.end)
            yield finding(kind, unit, context, zh=place, en=en, args=(("term", place.text),))
