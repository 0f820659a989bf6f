"""What a heading, list label or generic caption says about the things below it.

One vocabulary serves H2 headings ("请求消息"), list labels that act as sub-headings ("Example request 1: ..."), bold
paragraphs and captions ("请求Header参数"): publishers use the same words in all of them.  A text has a set of aspects;
the longest phrase wins, so that "响应码" is a status and no response.
"""

# A row of vocabulary is data and stays on one line.
# ruff: noqa: E501
from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from .folding import LABEL_LIMIT, fold


class Aspect(Enum):
    """One thing that a label says."""

    FUNCTION = "function"
    CONSTRAINT = "constraint"
    URI = "uri"
    REQUEST = "request"
    RESPONSE = "response"
    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    BODY = "body"
    PARAMETERS = "parameters"
    SAMPLE = "sample"
    STATUS = "status"
    ERROR = "error"
    NORMAL = "normal"
    ABNORMAL = "abnormal"


_A = Aspect

PHRASES: tuple[tuple[frozenset[Aspect], tuple[str, ...], tuple[str, ...]], ...] = (
    # aspects                                zh                                           en
    (frozenset({_A.FUNCTION}), ("功能介绍", "功能说明", "功能描述", "接口说明", "接口描述", "接口功能", "功能"), ("function description", "function", "functions", "overview", "description of the function")),
    (frozenset({_A.CONSTRAINT}), ("接口约束", "约束与限制", "约束限制", "约束", "使用限制", "限制", "注意事项", "使用须知", "前提条件"), ("constraints", "constraint", "restrictions", "restriction", "limitations", "precautions", "prerequisites", "notes")),
    (frozenset({_A.URI}), ("接口格式", "请求地址", "接口地址", "接口路径", "调用方法"), ("api format", "uri", "url", "endpoint")),
    (frozenset({_A.REQUEST}), ("请求", "输入"), ("request", "requests", "input")),
    (frozenset({_A.RESPONSE}), ("响应", "返回消息", "返回参数", "返回示例", "返回样例", "返回体", "返回结果", "返回数据", "输出"), ("response", "responses", "reponse", "return parameters", "returned parameters", "output")),
    (frozenset({_A.PATH}), ("路径",), ("path",)),
    (frozenset({_A.QUERY}), ("查询参数", "过滤参数"), ("query", "querystring")),
    (frozenset({_A.HEADER}), ("消息头", "请求头", "头域", "头部"), ("header", "headers")),
    (frozenset({_A.RESPONSE, _A.HEADER}), ("响应头", "响应消息头"), ("response header", "response headers")),
    (frozenset({_A.REQUEST, _A.HEADER}), ("请求头", "请求消息头"), ("request header", "request headers")),
    (frozenset({_A.BODY}), ("消息体",), ("body",)),
    (frozenset({_A.REQUEST, _A.BODY}), ("请求体", "请求消息体"), ("request body",)),
    (frozenset({_A.RESPONSE, _A.BODY}), ("响应体", "响应消息体"), ("response body",)),
    (frozenset({_A.PARAMETERS}), ("参数", "要素", "字段"), ("parameter", "parameters", "element", "elements", "attributes", "fields")),
    (frozenset({_A.SAMPLE}), ("请求示例", "示例", "样例", "举例", "范例", "例子"), ("example", "examples", "sample", "samples")),
    (frozenset({_A.STATUS}), ("返回值", "返回码", "状态码", "响应码", "返回状态"), ("status code", "status codes", "returned value", "returned values", "return value", "return values", "return code", "return codes", "returned code", "response code", "response codes", "http status")),
    (frozenset({_A.ERROR}), ("错误码", "错误代码", "错误信息"), ("error code", "error codes", "error message")),
    (frozenset({_A.NORMAL}), ("正常", "成功"), ("normal", "successful", "success")),
    (frozenset({_A.ABNORMAL}), ("异常", "失败"), ("abnormal", "failed", "failure", "exception")),
)

_SPECIAL: dict[str, frozenset[Aspect]] = {"请求示例": frozenset({_A.REQUEST, _A.SAMPLE}), "请求头": frozenset({_A.REQUEST, _A.HEADER})}


def _by_phrase() -> dict[str, frozenset[Aspect]]:
    table: dict[str, frozenset[Aspect]] = {}
    for aspects, zh, en in PHRASES:
        for phrase in (*zh, *en):
            table[phrase] = table.get(phrase, frozenset()) | aspects
    return table | _SPECIAL


_TABLE = _by_phrase()
_LATIN = sorted((p for p in _TABLE if p.isascii()), key=lambda p: (-len(p), p))
_HAN = sorted((p for p in _TABLE if not p.isascii()), key=lambda p: (-len(p), p))
_PATTERN = re.compile(rf"(?<![a-z0-9_\-])(?:{'|'.join(map(re.escape, _LATIN))})(?![a-z0-9_\-])|{'|'.join(map(re.escape, _HAN))}")


_OF_STATUS = re.compile(r"(?:当)?(?:http\s?)?(?:状态码|返回码|响应码|(?:when the )?status code)\s*(?:为|是|is)?\s*[:：]?\s*([1-5]\d\d)\s*时?")


_RESPONSE_OF = re.compile(r"(?:http\s?)?(?:(?:响应|返回|response)\s*[(（:：-]?\s*([1-5]\d\d)(?:\s*[a-z][a-z \-]{0,40})?[)）]?|([1-5]\d\d)\s*(?:响应|response))")
""" "Response 200", "404 response", "响应（202）": the status of a response that has a heading of its own."""


def status_of(text: str) -> str | None:
    """The status whose response a label introduces.

    >>> status_of("**状态码为200时：**"), status_of("Status code: 404"), status_of("Status code")
    ('200', '404', None)
    """
    if len(text) > LABEL_LIMIT:
        return None
    folded = fold(text)
    match = _OF_STATUS.fullmatch(folded) or _RESPONSE_OF.fullmatch(folded)
    return next((code for code in match.groups() if code), None) if match else None


@lru_cache(maxsize=4096)
def aspects_of(text: str) -> frozenset[Aspect]:
    """The aspects of a label; empty for prose and for labels without a known word.

    >>> sorted(a.value for a in aspects_of("Example request 1: Querying the response"))
    ['request', 'sample']
    """
    folded = fold(text)
    if not folded or len(folded) > LABEL_LIMIT:
        return frozenset()
    if (status := status_of(folded)) is not None:
        said = frozenset({_A.ABNORMAL if status[0] in "45" else _A.NORMAL})
        return said | {_A.RESPONSE} if _RESPONSE_OF.fullmatch(folded) else said
    head = re.split(r"[:：]", folded, maxsplit=1)[0]
    return _read(head) or _read(folded)


def _read(folded: str) -> frozenset[Aspect]:
    found: set[Aspect] = set()
    for match in _PATTERN.finditer(folded):
        found |= _TABLE[match.group()]
    return frozenset(found)


_GROUPS = (
    frozenset({_A.REQUEST, _A.RESPONSE}),
    frozenset({_A.URI, _A.PATH, _A.QUERY, _A.HEADER, _A.BODY}),
    frozenset({_A.SAMPLE, _A.PARAMETERS, _A.STATUS, _A.ERROR}),
    frozenset({_A.NORMAL, _A.ABNORMAL}),
    frozenset({_A.FUNCTION, _A.CONSTRAINT}),
)


def narrow(outer: frozenset[Aspect], inner: frozenset[Aspect]) -> frozenset[Aspect]:
    """What holds inside a label that stands inside another: in each group of rivals the inner word wins."""
    kept = set(outer)
    for group in _GROUPS:
        if inner & group:
            kept -= group
    # A request label inside "URI" no longer speaks of the address, and the other way round.
    if inner & _GROUPS[0] and not inner & _GROUPS[1]:
        kept -= _GROUPS[1]
    if inner & {_A.URI} and not inner & _GROUPS[0]:
        kept -= _GROUPS[0]
    return frozenset(kept | inner)
