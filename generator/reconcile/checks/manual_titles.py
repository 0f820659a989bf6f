"""References that name the manual of another service.

"Virtual Private Network API Reference" on a VPC parameter sends the reader to the wrong book.  The manual's service is
compared with the services that the facing zh words name; where zh names none, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lexicon.drift_words import MANUALS, SERVICES
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, sides

TITLE = Kind(
    id="ref/title-mismatch",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    en="en refers to the manual {en}, zh to {zh}",
    zh="英文引用手册“{en}”，中文引用 {zh}",
    help_en="name the manual of the service that both texts mean",
    help_zh="请改为两种语言所指服务的手册",
    doc="A reference names the manual of a service that the other language does not speak of.",
)
KINDS = (TITLE,)
DOC = "Compares the services whose manuals both languages name."
EXAMPLES = (
    (
        "虚拟私有云（VPC）信息，获取VPC信息具体操作请参考查询VPC列表。",
        'Specifies the VPC ID. For details, see "Querying VPCs" in Virtual Private Network API Reference.',
        ("ref/title-mismatch",),
    ),
)
COUNTER_EXAMPLES = (
    ("子网信息，请参考虚拟私有云查询子网列表。", 'For details, see "Querying Subnets" in the Virtual Private Cloud API Reference.', ()),
    ("请参考查询列表。", 'See "Querying VPCs" in Virtual Private Network API Reference.', ()),
)

_MANUAL = re.compile(rf"(?:[A-Z][A-Za-z]{{1,20}} ){{1,6}}{MANUALS}")


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The manuals that the en side names."""
    pair = sides(unit)
    if pair is None:
        return
    zh, en = pair
    if "Reference" not in en.text.value and "Guide" not in en.text.value:
        return
    manuals = tuple(_MANUAL.finditer(en.text.value))
    if not manuals:
        return
    named = {service.key: match for service in SERVICES if (match := phrases.zh(service.zh).search(zh.text.value))}
    for manual in manuals:
        services = [service.key for service in SERVICES if phrases.en(service.en).search(manual.group())]
        if named and services and not named.keys() & set(services):
            first = min(named.values(), key=lambda match: match.start())
            yield finding(
                TITLE,
                unit,
                context,
                zh=Place(zh, first.start(), first.end()),
                en=Place(en, manual.start(), manual.end()),
                args=(("zh", first.group()), ("en", manual.group())),
            )
