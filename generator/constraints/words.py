"""Words that usually state a constraint, per language: a sentence with one of them should be read by some rule.  Data only.

A word stands here with what it needs beside it to speak of a value: "must be" does, "must" alone mostly orders an act;
"默认" does when a value follows, "默认安全组" is a name.
"""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re

from ..source.text import Lang

CONSTRAINT_WORDS: dict[Lang, tuple[str, ...]] = {
    Lang.ZH: (
        "取值范围", "取值为", "取值:", r"(?:默认|缺省)(?:值|取值)?[为是:]? ?(?=[a-z0-9\"'\[空无]|其他)", "最大值", "最小值", "最大长度", r"最大为", r"最小为", r"最多(?=[^,;。]{0,12}[0-9一两三四五六七八九十])", r"至少(?=[^,;。]{0,8}[0-9一两三四五六七八九十])", "最长",
        r"不(?:能|可|得)?超过(?=[^,;。]{0,6}[0-9])", r"(?:大于等于|小于等于|不小于|不大于)(?=[^,;。]{0,4}[0-9])", r"只能(?:为|是|取|包含|使用|由|以)", r"必须(?:为|是|以|包含|由|大于|小于|在|与[^,;。]{1,30}一致|同时)", "(?<!无需为)(?<!非)必选", "互斥", "二选一", "三选一", "不能同时", r"不能(?:包含|为空|以|为负)",
        r"长度(?!单位)", r"[0-9]个?字符", r"[0-9]个?字节", r"单位(?:为|是|:)", "为单位", "仅当(?!.{0,40}(?:修改|响应))", r"(?:时|才|后|仅|不)会?生效", r"(?:时|才|仅)有效", "无效", "预留", "已?废弃", r"暂不支持(?:$|[。,])", "整数倍", "枚举", "可选值", r"格式(?:为|是|:)", "区分大小写", "不能重复", "不允许重复",
        "≤", "≥",
    ),
    Lang.EN: (
        "value range", "ranges from", "range is", r"default (?:value|is|to)", "defaults to", "by default", r"a maximum of (?:[0-9]|one|two|three|four|five|six|ten)", "maximum value", "minimum value", "maximum length", r"at most [0-9]", r"at least (?:[0-9]|one|two|three)", r"no more than [0-9]",
        r"up to (?:[0-9]|one|two|three|four|five|six|ten)", r"cannot exceed", r"cannot be (?:left blank|empty|null|greater|less|longer|larger|smaller|a negative|specified|used|set|both)", r"cannot (?:contain|start|end)", r"can(?:not)? only (?:be|contain|start|include)(?! (?:used|exported|set|created|added))",
        r"must (?:be (?:a |an |in |set|specified|one |less|greater|no |between|unique|left|[0-9])|contain|start|end)", r"(?<!not )mandatory", "alternative to", r"(?:use|specify|set) either", r"[0-9] (?:[a-z]+ )?characters", r"[0-9] bytes", r"unit (?:is|of|:)",
        "takes effect", r"valid (?:only|when|if|for)", r"(?:is|be) invalid", r"(?:is|are) reserved", "deprecated", "discarded", r"not supported(?: currently)?\.?$", "multiple of", "the value can be", r"options (?:are|include)",
        "possible values", r"format (?:is|of|:)", "case-sensitive", r"(?:greater|less) than (?:or equal to )?[0-9]", r"(?<!not )(?:is|are) required (?:when|if)", "≤", "≥",
    ),
}  # fmt: skip
"""Patterns for folded, lower-case text."""

CALL_WORDS: dict[Lang, tuple[str, ...]] = {
    Lang.ZH: (r"(?:最多|至多|不能超过|不超过)[^,;。]{0,12}[0-9]+ ?(?:个|条|张|台|组)", "互斥", "二选一", "不能同时"),
    Lang.EN: (r"(?:a maximum of|up to|at most) [0-9]+ (?!characters|bytes|unicode)", "mutually exclusive", "cannot be used together", "use either"),
}
"""The same for prose outside of rows: most of it is about acts and states, a few sentences limit what one call holds."""


def _pattern(words: tuple[str, ...], lang: Lang) -> re.Pattern[str]:
    return re.compile("|".join(words) if lang is Lang.ZH else "(?<![a-z])(?:" + "|".join(words) + ")")


_PATTERNS = {lang: _pattern(words, lang) for lang, words in CONSTRAINT_WORDS.items()}
_CALL_PATTERNS = {lang: _pattern(words, lang) for lang, words in CALL_WORDS.items()}
_INTRODUCTION = re.compile(r"^[^0-9\"]{0,120}:$")


def has_constraint_word(lowered: str, lang: Lang) -> bool:
    """True when the folded, lower-case sentence of a row speaks of the value; a bare "取值范围：" only announces its list."""
    return _PATTERNS[lang].search(lowered) is not None and not _INTRODUCTION.match(lowered)


def limits_a_call(lowered: str, lang: Lang) -> bool:
    """True when the folded, lower-case sentence outside of rows limits what one call may hold."""
    return _CALL_PATTERNS[lang].search(lowered) is not None
