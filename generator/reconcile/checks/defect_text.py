"""Words on one page that are wrong by themselves: literals written as prose, links that lead to another thing, error
texts that contradict their status, identifiers that are cut short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...lexicon.drift_words import BLAME, RESOURCES, Pair, Party
from ...model.draft import PageDraft, ProseUnit, UnitRole
from ...source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ...source.marked import Mark, MarkKind
from ...source.text import Lang
from . import phrases
from .context import MAX_LENGTH, literals_of
from .places import row_at, rows_of

BROKEN = Kind(
    id="defect/broken-literal",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    en="{written} is the value {literal} without its underscores",
    zh="{written} 是丢失下划线的取值 {literal}",
    help_en="write the value as the service expects it",
    help_zh="请按服务要求书写该取值",
    doc="A value of the page is printed with blanks for its underscores: nobody can send it like that.",
)
MISDIRECTED = Kind(
    id="defect/misdirected-link",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="the text speaks of {wanted}, the link leads to {given}",
    zh="文字所述为 {wanted}，链接却指向 {given}",
    help_en="link the page that the sentence speaks of",
    help_zh="请链接该句所述对象的页面",
    doc='"How to obtain the listener ID" leads to a page about another resource.',
)
STATUS_TEXT = Kind(
    id="defect/status-text-conflict",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="status {status} is an error of the server, its text blames the request",
    zh="状态码 {status} 表示服务端错误，其说明却归因于请求",
    help_en="say what went wrong on the server's side",
    help_zh="请说明服务端的问题",
    doc="The text of a 5xx status says that the request is invalid; HTTP reserves 4xx for that.",
)
UUID_CUT = Kind(
    id="defect/malformed-uuid",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    en="{value} looks like a UUID and is none",
    zh="{value} 形似 UUID 但格式不正确",
    help_en="print a whole UUID of 8-4-4-4-12 hexadecimal digits",
    help_zh="请给出完整的 UUID（8-4-4-4-12 位十六进制数字）",
    doc="An identifier has the first groups of a UUID and a last group of the wrong length: a sample that was cut.",
)
KINDS = (BROKEN, MISDIRECTED, STATUS_TEXT, UUID_CUT)
DOC = "Finds words on one page that are wrong by themselves."
EXAMPLES = (
    ("zh", "监听器ID。获取监听器ID的方法请参考[查询负载均衡器列表](list.md)。", ("defect/misdirected-link",)),
    ("en", "The VPC ID is a8327883-6b07-4497-9c61-68d03ee193a.", ("defect/malformed-uuid",)),
)
COUNTER_EXAMPLES = (
    ("zh", "获取子网信息请参考[查询子网列表](list.md)。", ()),
    ("en", "For details about how to obtain the listener ID, see [Querying Listeners](list.md).", ()),
    ("en", "The ID is 3cd35bca-5a10-416f-8994-f79169559870.", ()),
)

_MANUAL = re.compile(r"指南|手册|文档|Guide|Reference|Manual")
_UUID = re.compile(r"(?<![0-9A-Za-z-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{9,16})(?![0-9A-Za-z-])")
_HYPHENS = 4
_HOW = {
    Lang.ZH: re.compile(r"(?:获取|查询|如何获取)([^，。；、]{2,20}?)(?:ID|id|信息|的方法|的信息)[^。；]{0,30}$"),
    Lang.EN: re.compile(
        r"(?:obtain|query|querying|obtaining|get) (?:the |an? )?([A-Za-z ]{3,40}?)(?: ID| information|, )[^.]{0,40}$", re.IGNORECASE
    ),
}


def check(page: PageDraft, service: str = "") -> Iterator[Diagnostic]:
    """The wrong words of one page."""
    literals = sorted(literal for literal in set(literals_of(page)) if literal.isupper() and "_" in literal and literal.isascii())
    spaced = [(literal, literal.replace("_", " ")) for literal in literals]
    rows = rows_of(page)
    for unit in page.units:
        if unit.role in (UnitRole.TITLE, UnitRole.HEADING, UnitRole.NAME) or len(unit.text.value) > MAX_LENGTH:
            continue
        row = row_at(unit, rows)
        here = replace(unit, location=row[2]) if row and row[2] != unit.location else unit
        yield from _broken(page, service, here, spaced)
        yield from _uuids(page, service, here)
        if unit.role is not UnitRole.CODE:
            yield from _links(page, service, here)
            yield from _status(page, service, here)


def _found(
    kind: Kind, page: PageDraft, service: str, unit: ProseUnit, at: tuple[int, int], args: tuple[tuple[str, str], ...]
) -> Diagnostic:
    subject = Subject(service=service, topic=page.topic, location=unit.location)
    return Diagnostic(kind, subject, args, (Label(page.lang, unit.text.span(*at), unit.text.value[at[0] : at[1]]),))


def _broken(page: PageDraft, service: str, unit: ProseUnit, literals: Sequence[tuple[str, str]]) -> Iterator[Diagnostic]:
    for literal, spaced in literals:
        at = unit.text.value.find(spaced)
        if at < 0:
            continue
        ends = unit.text.value[at - 1 : at] if at else "", unit.text.value[at + len(spaced) : at + len(spaced) + 1]
        if not any(c.isascii() and (c.isalnum() or c == "_") for c in ends if c):
            yield _found(BROKEN, page, service, unit, (at, at + len(spaced)), (("literal", literal), ("written", spaced)))


def _uuids(page: PageDraft, service: str, unit: ProseUnit) -> Iterator[Diagnostic]:
    for match in _UUID.finditer(unit.text.value) if unit.text.value.count("-") >= _HYPHENS else ():
        if len(match.group(1)) != 12:
            yield _found(UUID_CUT, page, service, unit, match.span(), (("value", match.group()),))


def _links(page: PageDraft, service: str, unit: ProseUnit) -> Iterator[Diagnostic]:
    for link in unit.text.marked(MarkKind.LINK):
        if not link.target or link.target.startswith("#"):
            continue
        wanted, given = _wanted(unit, link, page.lang), _resources(unit.text.value[link.start : link.end], page.lang)
        if _MANUAL.search(unit.text.value[link.start : link.end]):
            continue
        if wanted and given and not {r.name for r in wanted} & {r.name for r in given}:
            args = (("wanted", wanted[0].name), ("given", unit.text.value[link.start : link.end]))
            yield _found(MISDIRECTED, page, service, unit, (link.start, link.end), args)


def _wanted(unit: ProseUnit, link: Mark, lang: Lang) -> list[Pair]:
    """The resource that the words right before a link promise."""
    promise = _HOW[lang].search(unit.text.value[max(link.start - 120, 0) : link.start])
    return _resources(promise.group(1), lang) if promise else []


def _resources(text: str, lang: Lang) -> list[Pair]:
    patterns = ((row, phrases.zh(row.zh) if lang is Lang.ZH else phrases.en(row.en)) for row in RESOURCES)
    return [row for row, pattern in patterns if pattern.search(text)]


def _status(page: PageDraft, service: str, unit: ProseUnit) -> Iterator[Diagnostic]:
    status = unit.location.removeprefix("status.")
    if status == unit.location or not status.startswith("5"):
        return
    text = unit.text.value
    for party, zh, en in BLAME:
        match = (phrases.zh(zh) if page.lang is Lang.ZH else phrases.en(en)).search(text)
        if match:
            if party is Party.REQUEST:
                yield _found(STATUS_TEXT, page, service, unit, match.span(), (("status", status),))
            return
