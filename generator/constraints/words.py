"""Words that usually state a constraint, per language: a sentence with one of them should be read by some rule.  Data only."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re

from ..source.text import Lang

CONSTRAINT_WORDS: dict[Lang, tuple[str, ...]] = {
    Lang.ZH: (
        "取值范围", "取值为", "取值:", "默认", "缺省", "最大值", "最小值", "最大长度", "最大为", "最小为", "最多", "至少", "最长", "不超过", "不能超过", "大于等于", "小于等于", "不小于",
        "不大于", "只能", "必须", "必选", "互斥", "二选一", "三选一", "不能同时", "不能包含", "不能为空", "不允许", "长度", "字符", "字节", "单位为", "单位是", "单位:", "为单位",
        "仅当", "仅支持", "有效", "生效", "预留", "废弃", "暂未", "暂不支持", "整数倍", "枚举", "可选值", "格式", "区分大小写", "唯一", "不能重复",
        "≤", "≥",
    ),
    Lang.EN: (
        "value range", "ranges from", "range is", "default", "a maximum of", "maximum value", "minimum value", "maximum length", "at most", "at least", "no more than", "up to ", "cannot exceed",
        "cannot be", "cannot contain", "can only", "must ", "only ", "mandatory", "alternative to", "either ", "characters", "bytes", "unit",
        "takes effect", "valid ", "invalid", "reserved", "deprecated", "discarded", "not supported", "multiple of", "the value can be", "options",
        "possible values", "format", "case-sensitive", "unique", "greater than", "less than", "required", "≤", "≥",
    ),
}  # fmt: skip


_PATTERNS = {
    Lang.ZH: re.compile("|".join(map(re.escape, CONSTRAINT_WORDS[Lang.ZH]))),
    Lang.EN: re.compile("(?<![a-z])(?:" + "|".join(map(re.escape, CONSTRAINT_WORDS[Lang.EN])) + ")"),
}


def has_constraint_word(lowered: str, lang: Lang) -> bool:
    """True when a constraint word of the language stands in the folded, lower-case text."""
    return _PATTERNS[lang].search(lowered) is not None
