"""Captions of tables: generic ("响应参数"), or naming the structure that the table lays out.

The words around the name are data, zh and en beside each other; what is left is the name.  Names may have blanks,
dots and colons, and are never split here.
"""

# A row of vocabulary is data and stays on one line.
# ruff: noqa: E501
from __future__ import annotations

import re

from .folding import LABEL_LIMIT, fold

AROUND: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    # behind the name (zh)                                                           around the name (en)
    (("字段数据结构说明", "字段数据结构描述", "数据结构说明", "数据结构", "结构说明", "结构体说明", "元素结构说明", "字段结构说明"), ("field data structure description", "data structure description", "data structure")),
    (("格式的参数说明", "格式说明", "对象参数说明", "字段参数说明", "参数说明", "参数信息", "参数描述", "参数列表", "参数"), ("parameter description", "parameters description", "parameter information", "parameters", "parameter", "format parameters", "format description")),
    (("字段说明", "字段描述", "字段列表", "字段", "元素说明", "属性说明", "属性列表", "属性", "要素说明"), ("field description", "fields description", "field", "fields", "attribute description", "attributes", "attribute", "element description")),
    (("对象说明", "对象列表", "对象", "说明", "描述", "格式说明", "信息", "列表"), ("object description", "objects", "object", "description", "structure", "structure description", "list")),
)

_SUFFIX_ZH = sorted((word for zh, _ in AROUND for word in zh), key=len, reverse=True)
_SUFFIX_EN = sorted((word for _, en in AROUND for word in en), key=len, reverse=True)
_LEAD_EN = re.compile(r"^(?:(?:data structure |field |parameter )?(?:description|structure) (?:of|for)|parameters (?:in|of|for)|fields (?:in|of)|attributes of|elements in)\s+(?:the\s+)?", re.I)
_NUMBER = re.compile(r"^\s*(?:表|table)\s*\d{1,4}(?:[-.]\d{1,4})?(?![0-9A-Za-z])\s*[.:：]?\s*", re.I)
_NOTE = re.compile(r"[（(][^（()）]{0,80}[）)]\s*$")
_GENERIC = re.compile(
    r"(?:参数|说明|请求|响应|返回|路径|查询|消息|要素|字段|列表|描述|取值|样例|正常|异常|信息|体|头|域|中|的|和|表|uri|url|path|query|header|body"
    r"|parameters?|descriptions?|request(?:ed)?|responses?|reponse|messages?|elements?|fields?|in|of|the|for|and|to|list|information|status|codes?|\s|[,，、()（）:：/_-])+",
    re.I,
)


def is_numbered(text: str) -> bool:
    """True for a caption by its number, wherever it stands: "Table 2 port_group objects" as a heading."""
    return _NUMBER.match(text) is not None


def is_generic(caption: str) -> bool:
    """True for a caption that names no structure.

    >>> is_generic("请求Header参数说明"), is_generic("lbaas_listeners字段数据结构说明")
    (True, False)
    """
    folded = fold(_NUMBER.sub("", caption))
    return len(folded) <= LABEL_LIMIT and _GENERIC.fullmatch(folded) is not None


def structure_name(caption: str) -> str | None:
    """The name inside a caption; None for a generic one.

    >>> structure_name("networks field data structure description"), structure_name("Security Group Rule对象")
    ('networks', 'Security Group Rule')
    """
    text = _NUMBER.sub("", " ".join(caption[:LABEL_LIMIT * 2].split()).strip(" *.。:："))
    if not text or is_generic(text):
        return None
    text = _NOTE.sub("", text).strip()
    led = _LEAD_EN.sub("", text)
    text = _drop_suffix(led) if led == text else re.sub(r"\s+(?:field|parameter|object|structure|format)s?$", "", led, flags=re.I)
    text = text.strip(" *.。:：的\"'“”")
    return text or None


def _drop_suffix(text: str) -> str:
    for word in _SUFFIX_ZH:
        if text.endswith(word) and len(text) > len(word):
            return text[: -len(word)]
    lower = text.casefold()
    for word in _SUFFIX_EN:
        if lower.endswith(" " + word):
            return text[: -len(word) - 1]
    return text
