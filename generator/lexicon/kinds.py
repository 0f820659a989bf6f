"""Page kinds by title and by vocabulary, for pages without an operation."""

# A row of vocabulary is data and stays on one line.
# ruff: noqa: E501
from __future__ import annotations

import re

from ..model.draft import PageKind
from .folding import fold

_K = PageKind

TITLES: tuple[tuple[PageKind, tuple[str, ...], tuple[str, ...]], ...] = (
    (_K.ERROR_CODES, ("错误码", "错误码说明", "错误代码"), ("error code", "error codes", "error code description", "error codes description")),
    (_K.STATUS_CODES, ("状态码", "返回值", "返回码", "http状态码", "通用状态码", "响应码"), ("status code", "status codes", "http status code", "http status codes", "returned value", "returned values", "return codes")),
    (_K.OVERVIEW, ("api概览", "接口简介", "api列表", "接口列表", "api总览", "接口概览"), ("api overview", "api list", "apis", "overview of apis")),
    (_K.STRUCTURES, ("数据结构", "公共参数", "公共数据结构", "公共响应", "枚举类型", "枚举值", "镜像属性", "响应（任务类）", "任务id的响应"), ("data structure", "data structures", "common parameters", "common structures", "enumeration", "enumerations", "common response", "response (task)", "image attributes")),
)

_STARTS: tuple[tuple[PageKind, tuple[str, ...]], ...] = (
    (_K.STRUCTURES, ("数据结构", "公共参数", "枚举", "响应（", "响应(", "data structure", "common param", "enumerat", "response (")),
    (_K.STATUS_CODES, ("状态码", "http状态码", "status code", "http status code")),
    (_K.ERROR_CODES, ("错误码", "error code")),
)
_ENDS: tuple[tuple[PageKind, tuple[str, ...]], ...] = (
    (_K.STRUCTURES, ("数据结构", "的响应", "属性", "attributes", "data structure", "data structures")),
    (_K.ERROR_CODES, ("错误码", "error codes", "error code")),
    (_K.STATUS_CODES, ("状态码", "状态码说明", "返回码", "返回码说明", "status codes", "status code", "response codes", "return codes")),
)

_DEPRECATED = re.compile(
    r"废弃|不推荐使用|已下线|(?<![a-z])(?:discarded|abandoned|deprecated|obsolete|not recommended)(?![a-z])", re.I
)


def kind_of_title(title: str) -> PageKind | None:
    """The kind that the title gives away; None for every other title."""
    folded = fold(title)
    for kind, zh, en in TITLES:
        if folded in zh or folded in en:
            return kind
    for kind, words in _STARTS:
        if folded.startswith(words):
            return kind
    return next((kind for kind, words in _ENDS if folded.endswith(words) and len(folded) <= 60), None)


def says_deprecated(text: str) -> bool:
    """True when a title says that the operation should not be used any more."""
    return bool(_DEPRECATED.search(text[:400]))
