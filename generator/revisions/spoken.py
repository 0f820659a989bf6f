"""Values and keywords of a change as Chinese sentences say them; English ones say them as they are.

What is not in the vocabulary (wire names, literals, patterns) is the same in both.
"""

from __future__ import annotations

import re

from ..source.diagnostic import Argument

_KEYWORDS = {
    "range": "取值范围",
    "length": "长度",
    "items": "个数",
    "multiple": "步长",
    "enum": "取值列表",
    "default": "默认值",
    "charset": "字符集",
    "pattern": "正则表达式",
    "format": "格式",
    "unit": "单位",
    "deprecated": "废弃标记",
    "reserved": "预留标记",
    "read-only": "只读标记",
    "nullable": "可为空标记",
}
_OF_REQUIRED = {"mandatory": "必选", "optional": "可选", "not stated": "未说明"}
_YES_NO = {"yes": "是", "no": "否"}
_CLASSES = {
    "han": "汉字",
    "letter": "字母",
    "lower": "小写字母",
    "upper": "大写字母",
    "digit": "数字",
    "first:": "首字符：",
    "last:": "末字符：",
    "not": "不含",
}
_BOUNDS = (
    (re.compile(r"at least (-?[0-9.]+)"), r"不小于 \1"),
    (re.compile(r"at most (-?[0-9.]+)"), r"不大于 \1"),
    (re.compile(r"(-?[0-9.]+) to (-?[0-9.]+)"), r"\1 到 \2"),
)


def in_chinese(group: str, args: dict[str, Argument]) -> dict[str, Argument]:
    """The arguments that Chinese says in other words, each as `name_zh`; `group` is that of the kind, as "range"."""
    keyword = str(args.get("keyword", group))
    said: dict[str, Argument] = {"keyword": _KEYWORDS.get(keyword, keyword)} if "keyword" in args else {}
    said |= {name: _value(keyword, str(args[name])) for name in ("old", "new") if name in args}
    return {f"{name}_zh": value for name, value in said.items() if value != args[name]}


def _value(keyword: str, value: str) -> str:
    match keyword:
        case "required":
            return _OF_REQUIRED.get(value, value)
        case "deprecated" | "reserved" | "read-only" | "nullable":
            return _YES_NO.get(value, value)
        case "default":
            return "空" if value == "empty" else value
        case "charset":
            return " ".join(_CLASSES.get(word, word) for word in value.split(" "))
        case "range" | "length" | "items":
            for pattern, words in _BOUNDS:
                value = pattern.sub(words, value)
            return value
        case _:
            return value
