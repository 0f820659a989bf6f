"""Obligation, advice and permission that change between the languages.

Only a sentence that has one modality on a side is judged: must against advice, advice against plain permission, and a
permission in zh that is an order in en.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lexicon.drift_words import MODALITY, Modality
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, paired

MODAL = Kind(
    id="text/modality-mismatch",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="zh says {zh}, en says {en}",
    zh="中文为{zh}，英文为{en}",
    doc="The sentence obliges in one language and advises or permits in the other.",
)
KINDS = (MODAL,)
DOC = "Compares how binding paired sentences are."
EXAMPLES = (
    ("建议配置为不同的可用区。", "You must configure different AZs.", ("text/modality-mismatch",)),
    ("端口启用可在安全组中进行配置。", "Enable the listening ports in security groups.", ("text/modality-mismatch",)),
)
COUNTER_EXAMPLES = (
    ("必须以字母开头。", "The value must start with a letter.", ()),
    ("推荐在伸缩配置中指定安全组。", "You are advised to specify the security group in the AS configuration.", ()),
    ("可以通过查询接口获取。", "It can be obtained using the query API.", ()),
)

_ORDER = re.compile(
    r"^(?:Enable|Configure|Use|Set|Specify|Select|Choose|Add|Create|Delete|Modify|Enter|Change|Restart|Disable|Bind)(?![A-Za-z])"
)
_CONFLICTS = frozenset({(Modality.MUST, Modality.ADVICE), (Modality.ADVICE, Modality.MUST)})


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The modality of each pair of sentences."""
    for zh, en in paired(unit):
        left = {modality for modality, pattern, _ in MODALITY if phrases.zh(pattern).search(zh.text)}
        if not left:
            continue
        right = {modality for modality, _, pattern in MODALITY if phrases.en(pattern).search(en.text)}
        shown = _conflict(left, right, en)
        if shown:
            yield finding(MODAL, unit, context, zh=zh, en=en, args=(("zh", shown[0]), ("en", shown[1])))


def _conflict(zh: set[Modality], en: set[Modality], place: Place) -> tuple[str, str] | None:
    strong = zh - {Modality.MAY}, en - {Modality.MAY}
    if len(strong[0]) == 1 and len(strong[1]) == 1:
        both = (*strong[0], *strong[1])
        if both in _CONFLICTS:
            return both[0].value, both[1].value
    if zh == {Modality.MAY} and not en and _ORDER.match(place.text):
        return Modality.MAY.value, "do"
    return None
