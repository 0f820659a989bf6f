"""Error texts that hold different parties responsible.

"服务器从上游服务器收到一个无效的响应" against "the request is invalid": one says retry, the other says mend your call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lexicon.drift_words import BLAME, Party
from ...model.draft import UnitRole
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, sides

CONTRADICTION = Kind(
    id="error/description-contradiction",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    en="zh blames the {zh}, en the {en}",
    zh="中文归因于{zh}，英文归因于{en}",
    help_en="say who is at fault: a client retries, or changes its request",
    help_zh="请明确责任方：客户端应重试还是修改请求",
    doc="The text of a status or error code blames the request in one language and the server, or a server behind it, in the other.",
)
KINDS = (CONTRADICTION,)
DOC = "Compares whom error texts blame."
EXAMPLES = (
    (
        "请求未完成。服务器从上游服务器收到一个无效的响应。",
        "Failed to complete the request because the request is invalid.",
        ("error/description-contradiction",),
    ),
)
COUNTER_EXAMPLES = (
    ("请求未完成。服务异常。", "Failed to complete the request because of an internal service error.", ()),
    ("请求未完成。服务器从上游服务器收到一个无效的响应。", "The server received an invalid response from an upstream server.", ()),
    ("由于冲突，请求无法被完成。", "The request could not be processed due to a conflict.", ()),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """Whom both texts of a status blame."""
    if not (unit.location.startswith("status") or unit.zh is None or unit.zh.role is UnitRole.STATUS):
        return
    pair = sides(unit)
    if pair is None:
        return
    zh, en = pair
    left = _blamed(zh.text.value, zh=True)
    right = _blamed(en.text.value, zh=False)
    if left and right and left[0] is not right[0] and Party.REQUEST in (left[0], right[0]):
        places = Place(zh, left[1].start(), left[1].end()), Place(en, right[1].start(), right[1].end())
        args = (("zh", left[0].value), ("en", right[0].value))
        yield finding(CONTRADICTION, unit, context, zh=places[0], en=places[1], args=args)


def _blamed(text: str, *, zh: bool) -> tuple[Party, re.Match[str]] | None:
    """The first party of the table that a text names: upstream before request before server."""
    for party, zh_pattern, en_pattern in BLAME:
        match = phrases.zh(zh_pattern).search(text) if zh else phrases.en(en_pattern).search(text)
        if match:
            return party, match
    return None
