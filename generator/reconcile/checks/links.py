"""Links that one language lacks, or that lead a reader somewhere else.

Links are paired inside a unit: by topic number or counterpart page first, then in page order.  The pages of a pair and
their counterparts are the same target; so are pages of two manuals with one topic number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from ...model.draft import ProseUnit
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ...source.marked import Mark, MarkKind
from ..aligned import AlignedUnit
from .context import Place, ProseContext, finding, is_prose, sides, topic_of
from .sentences import en_finds, zh_terms

MISSING = Kind(
    id="ref/missing",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    en="only {lang} links to {title}",
    zh="仅{lang}给出链接“{title}”",
    help_en="add the link, or the page it would lead to",
    help_zh="请补充链接或对应页面",
    doc="A piece of prose holds a link in one language and none in the other.",
)
HOST = Kind(
    id="ref/host-mismatch",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="the link leads to {zh} in zh and to {en} in en",
    zh="链接在中文中指向 {zh}，在英文中指向 {en}",
    help_en="check that both sites describe the same service",
    help_zh="请确认两个站点描述的是同一服务",
    doc="Links that face each other lead to different sites with no topic number in common: what a reader finds there differs.",
)
TARGET = Kind(
    id="ref/target-mismatch",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="the link leads to {zh} in zh and to {en} in en",
    zh="链接在中文中指向 {zh}，在英文中指向 {en}",
    doc="Links that face each other lead to pages that are not counterparts.",
)
TEXT = Kind(
    id="ref/text-mismatch",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="the link is called {zh} in zh and {en} in en",
    zh="链接文字在中文中为“{zh}”，在英文中为“{en}”",
    doc="Two links that face each other lead elsewhere, and their words have no term in common.",
)
KINDS = (MISSING, HOST, TARGET, TEXT)
DOC = "Compares the links of aligned prose: presence, site, page and words."
EXAMPLES = (
    (
        "可用区信息。详情请参考[地区和终端节点](https://developer.huaweicloud.com/endpoint)。",
        "Specifies the AZ information. For details, see [Availability Zone](https://docs.otc.t-systems.com/en-us/endpoint/index.html).",
        ("ref/host-mismatch", "ref/text-mismatch"),
    ),
    (
        "获取子网信息请参考[查询子网列表](https://support.huaweicloud.com/api-vpc/zh-cn_topic_0020090592.html)。",
        "Specifies network information.",
        ("ref/missing",),
    ),
)
COUNTER_EXAMPLES = (
    ("请参考[错误码](错误码.md)。", "See [Error Codes](error-codes.md).", ()),
    (
        "请参见[密钥对](https://support.huaweicloud.com/api/zh-cn_topic_0020212676.html)。",
        "See [Key Pairs](https://docs.otc.t-systems.com/api/en-us_topic_0020212676.html).",
        (),
    ),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The links of one unit."""
    pair = sides(unit)
    if pair is None:
        yield from _lone(unit, context)
        return
    zh, en = pair
    left, right = _links(zh), _links(en)
    if not left and not right:
        return
    facing = _faced(left, right, context)
    for a, b in facing:
        yield from _compare(unit, context, zh, a, en, b)
    if len(left) != len(right):
        for side, own, taken in ((zh, left, {id(a) for a, _ in facing}), (en, right, {id(b) for _, b in facing})):
            for link in own:
                if id(link) not in taken:
                    yield _missing(unit, context, side, link)


def _lone(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    side = unit.zh or unit.en
    if side is None or (unit.zh and unit.en) or not is_prose(side) or context.is_lone(unit):
        return
    for link in _links(side):
        yield _missing(unit, context, side, link)


def _missing(unit: AlignedUnit, context: ProseContext, side: ProseUnit, link: Mark) -> Diagnostic:
    place = Place(side, link.start, link.end)
    from_zh = side is unit.zh
    return finding(
        MISSING,
        unit,
        context,
        zh=place if from_zh else None,
        en=None if from_zh else place,
        args=(("lang", "zh" if from_zh else "en"), ("title", place.text[:80])),
    )


def _links(side: ProseUnit) -> list[Mark]:
    """Links that leave the page; those to a table or section of the same page are structure."""
    if not side.text.marks:
        return []
    return [m for m in side.text.marked(MarkKind.LINK) if m.target and not m.target.startswith("#") and m.end > m.start]


def _faced(left: Sequence[Mark], right: Sequence[Mark], context: ProseContext) -> list[tuple[Mark, Mark]]:
    pairs, taken = [], set()
    for a in left:
        for index, b in enumerate(right):
            if index not in taken and _same_target(a.target or "", b.target or "", context):
                pairs.append((a, b))
                taken.add(index)
                break
    rest = [a for a in left if not any(a is x for x, _ in pairs)]
    others = [b for index, b in enumerate(right) if index not in taken]
    if len(left) == len(right) or (len(rest) == 1 and len(others) == 1):
        pairs += zip(rest, others, strict=False)
    return pairs


def _compare(unit: AlignedUnit, context: ProseContext, zh: ProseUnit, a: Mark, en: ProseUnit, b: Mark) -> Iterator[Diagnostic]:
    zh_place, en_place = Place(zh, a.start, a.end), Place(en, b.start, b.end)
    if not _same_target(a.target or "", b.target or "", context) and _known(a.target or "", b.target or "", context):
        hosts = _host(a.target or ""), _host(b.target or "")
        kind = HOST if all(hosts) and hosts[0] != hosts[1] else TARGET
        shown = hosts if kind is HOST else (_last(a.target or ""), _last(b.target or ""))
        yield finding(kind, unit, context, zh=zh_place, en=en_place, args=(("zh", shown[0]), ("en", shown[1])))
        if _same_words(zh_place.text, en_place.text):
            return
        yield finding(TEXT, unit, context, zh=zh_place, en=en_place, args=(("zh", zh_place.text[:80]), ("en", en_place.text[:80])))


def _same_target(zh: str, en: str, context: ProseContext) -> bool:
    if zh == en:
        return True
    topics = topic_of(zh), topic_of(en)
    if topics[0] and topics[0] == topics[1]:
        return True
    left, right = _last(zh), _last(en)
    return bool(left) and (left == right or context.counterparts.get(left) == right)


def _known(zh: str, en: str, context: ProseContext) -> bool:
    """Whether both targets can be told apart: sites can, pages of this documentation only when one's counterpart is known."""
    if _host(zh) and _host(en):
        return True
    return _last(zh) in context.counterparts or _last(en) in context.counterparts.values()


def _last(target: str) -> str:
    """File name of a target, decoded: "查询子网列表.md"."""
    return unquote(target[:500].split("#")[0].split("?")[0].rstrip("/").rsplit("/", 1)[-1])


def _host(target: str) -> str:
    try:
        return urlsplit(target[:500]).hostname or ""
    except ValueError:
        return ""


_PLAIN = re.compile(r"[A-Za-z]{2,}")


def _same_words(zh: str, en: str) -> bool:
    """Whether two titles may be the same; only titles all of whose known terms differ are not."""
    terms = [hit.term for hit in zh_terms(zh)]
    shared = {word.lower() for word in _PLAIN.findall(zh)} & {word.lower() for word in _PLAIN.findall(en)}
    return not terms or bool(shared) or any(en_finds(term, en) for term in terms)
