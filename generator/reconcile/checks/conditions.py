"""Paired sentences of which only one names the case in which it holds.

"cascade取false时，必须先删除监听器" against "All listeners must be deleted": a condition that is gone makes a rule of an exception.
The case is looked for as a clause; whatever could name a case in the whole piece of the other language answers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lexicon.drift_words import CONDITION as WORDS
from ...lexicon.drift_words import CONDITION_ANSWERS
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ...source.text import Lang
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, paired
from .sentences import en_finds, marks_of, zh_terms

CASE = Kind(
    id="text/missing-case",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="only {lang} says in which case this holds: {text}",
    zh="仅{lang}说明在何种情况下成立：{text}",
    help_en="name the case in the other language, or confirm that it holds always",
    help_zh="请在另一语言中补充该条件，或确认其始终成立",
    doc="Both languages make a statement, and only one of them names the case in which it holds.",
)
KINDS = (CASE,)
DOC = "Compares whether paired sentences name the case in which they hold."
EXAMPLES = (
    (
        "cascade取false时，删除负载均衡器前必须先删除与其关联的所有的监听器。",
        "All listeners added to the load balancer must be deleted.",
        ("text/missing-case",),
    ),
    ("标签的值。批量删除时为可选。", "Specifies the tag value. This parameter is optional.", ("text/missing-case",)),
    ("云服务器所属安全组的ID。", "Specifies the security group ID when type is set to External.", ("text/missing-case",)),
)
COUNTER_EXAMPLES = (
    ("当type为External时该字段必选。", "This parameter is mandatory when type is set to External.", ()),
    ("创建时间。", "Specifies the time when the image was created.", ()),
    ("公网负载均衡器必须绑定弹性IP。", "If the load balancer is a public network one, it must have an EIP.", ()),
    ("创建成功时返回ID。", "Upon success, the ID is returned.", ()),
    ("伸缩活动冷却时间，单位是秒。", "Specifies the cooldown period, in seconds.", ()),
)


_ITEM = re.compile(r"(?<![A-Za-z0-9_])([A-Za-z][A-Za-z0-9_.-]{1,40}) ?[:：]")
_LITERAL = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{2,40}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MIN_HAN = 6
_WIDE = frozenset({"description", "operation", "page", "note"})
"""Locations that hold paragraphs about many things."""


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The cases of each pair of sentences; an error's text tells when it happens in any words."""
    if unit.location.startswith("status") or context.is_catalogue:
        return
    for zh, en in paired(unit):
        ours, theirs = phrases.zh(WORDS.zh).search(zh.text), phrases.en(WORDS.en).search(en.text)
        if bool(ours) == bool(theirs) or len(_HAN.findall(zh.text)) < _MIN_HAN or not _on_one_thing(zh.text, en.text):
            continue
        if ours and not _is_answered(phrases.en(CONDITION_ANSWERS.en), ours.group(), en, context.text_of(unit.location, Lang.EN)):
            yield _lost(unit, context, Lang.ZH, ours, zh.part(ours), en)
        if theirs and not _is_answered(phrases.zh(CONDITION_ANSWERS.zh), theirs.group(), zh, context.text_of(unit.location, Lang.ZH)):
            yield _lost(unit, context, Lang.EN, theirs, zh, en.part(theirs))


def _on_one_thing(zh: str, en: str) -> bool:
    """Whether the sentences share a word at all: those of long pages are paired wrongly now and then."""
    return any(en_finds(hit.term, en) for hit in zh_terms(zh)) or bool(marks_of(zh) & marks_of(en))


def _is_answered(answers: re.Pattern[str] | phrases.Phrase, clause: str, place: Place, around: str) -> bool:
    """Whether the other language names a case in other words, or lists the value of the clause as an item.

    A case that is a value of a field ("cascade取false时") is named by that field or by that value only.
    """
    text = place.side.text.value if place.side.location in _WIDE else around
    literals = _LITERAL.findall(clause) if place.side.text.file.lang is Lang.EN else ()
    if literals and not any(literal.lower() in text.lower() for literal in literals):
        return False
    return bool(answers.search(place.side.text.value)) or any(item in clause for item in _ITEM.findall(around))


def _lost(unit: AlignedUnit, context: ProseContext, lang: Lang, clause: re.Match[str], zh: Place, en: Place) -> Diagnostic:
    return finding(CASE, unit, context, zh=zh, en=en, args=(("lang", lang.value), ("text", clause.group().strip("，,。；（(\n "))))
