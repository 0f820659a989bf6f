"""Statements that one language makes and the other denies.

Never by counting "not": a predicate such as support, allow, delete or take effect is looked up in its plain and its
denied form, and only a sentence that has one form on each side is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lexicon.drift_words import PREDICATES, Predicate
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from . import phrases
from .context import Place, ProseContext, finding, paired

NEGATION = Kind(
    id="text/negation-mismatch",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="{lang} denies what the other language states ({words})",
    zh="{lang}否定了另一语言的陈述（{words}）",
    help_en="find out which statement holds and correct the other page",
    help_zh="请核实哪一陈述成立，并修正另一页面",
    doc="The same sentence says in one language that something is supported, allowed, deleted or effective, and denies it in the other.",
)
KINDS = (NEGATION,)
DOC = "Compares the polarity of known predicates in paired sentences."
EXAMPLES = (
    ("不支持批量删除镜像。", "Images can be deleted in batches, which is supported.", ("text/negation-mismatch",)),
    ("删除时做长度校验，标签的key不超过127。", "The system will not verify the length of the key.", ("text/negation-mismatch",)),
)
COUNTER_EXAMPLES = (
    ("不对value做校验。", "The value will not be verified.", ()),
    ("不支持修改。", "Modification is unsupported.", ()),
    ("该字段暂不支持。", "This parameter is not supported currently.", ()),
    ("允许的最小值不小于1。", "The value must be greater than or equal to 1.", ()),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The polarity of each pair of sentences."""
    for zh, en in paired(unit):
        for predicate in PREDICATES:
            found = _denied_once(predicate, zh, en)
            if found:
                lang, word = found
                yield finding(NEGATION, unit, context, zh=zh, en=en, args=(("lang", lang), ("words", word)))


def _denied_once(predicate: Predicate, zh: Place, en: Place) -> tuple[str, str] | None:
    """Which side alone denies the predicate; None when both, neither, or one side says both."""
    zh_all = phrases.zh(predicate.zh).findall(zh.text)
    if not zh_all:
        return None
    zh_not = phrases.zh(predicate.zh_not).findall(zh.text)
    en_not = phrases.en(predicate.en_not).findall(en.text)
    if bool(zh_not) == bool(en_not):
        return None
    en_all = phrases.en(predicate.en).findall(en.text)
    if not en_all:
        return None
    if zh_not and len(zh_all) == len(zh_not) and not _ANY_NOT_EN.search(en.text):
        return "zh", zh_not[0]
    if en_not and len(en_all) <= len(en_not) and not _ANY_NOT_ZH.search(_BOUND_ZH.sub("", zh.text)):
        return "en", en_not[0]
    return None


_ANY_NOT_EN = re.compile(
    r"(?<![A-Za-z])(?:not|no|non|nor|neither|never|none|cannot|without|only|unless|except|until|fail[a-z]*|un[a-z]+|in[a-z]*valid|dis[a-z]+|"
    r"less|fewer|lack[a-z]*|"
    r"avoid[a-z]*|prevent[a-z]*|reserved|otherwise|if|prohibit[a-z]*|forbid[a-z]*|reject[a-z]*|refus[a-z]*|"
    r"ignor[a-z]*|n't|won't|other than|instead)(?![A-Za-z])",
    re.IGNORECASE,
)
_BOUND_ZH = re.compile(r"不(?:能|得|可)?(?:超过|大于|小于|少于|多于|低于|高于|短于|长于)")
"""Limits, which deny nothing."""
_ANY_NOT_ZH = re.compile(r"不|未|无|非|没|禁|否|仅|只|(?<![删移清解])除|勿|别|免|失败|拒|缺|保留|才")
