"""Limits of the account and of one call; they stand outside every schema."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.claim import Claim
from ..model.constraint import Quota
from ..source.text import Lang
from .numbers import read_number
from .passage import Sentence
from .phrases import compile_phrase
from .rule import Pair

_VERB_ZH = "(创建|添加|增加|拥有|申请|使用|共享|绑定|包含|设置|有|查询|返回|配置)"
_COUNTER_ZH = "(个|条|张|台|组|次)"
_BATCH_ZH = "(移出|移入|删除|添加|增加|创建|操作|查询|处理|绑定|更新|修改|共享|启动|停止|重启|关机|开机|解绑|挂载)"
_MOST_EN = "(a maximum of|up to|at most|no more than|maximum of)"
_AT_A_TIME_EN = "(at a time|in a batch|in one request|in batches|each time|at one time|at once|per request|in a single request|in a request|for each request)"

PHRASES: tuple[Pair, ...] = (
    Pair(f"(一次|单次|每次|每批|批量)[请求]_(最多|至多|只能|限制)_[可以|支持|只能|可|允许|能]_[批量]_{_BATCH_ZH} {{limit:int}} {_COUNTER_ZH} {{subject:name}}(。|;|,|$)", f"{_MOST_EN} {{limit:int}} {{subject:name}} can be [batch ](added|deleted|removed|created|queried|operated|updated|processed|shared|modified|started|stopped|restarted|bound|unbound|attached|detached)[ to an AS group| from an AS group] {_AT_A_TIME_EN}", "call"),
    Pair(f"(一次|单次|每次|每批)[请求]_(最多|至多)[可以|可|支持]_[批量]_{_BATCH_ZH} {{subject:name}}[的](个数|数量|数目)[为|是|不超过] {{limit:int}}", f"on {_MOST_EN} {{limit:int}} {{subject:name}} {_AT_A_TIME_EN}", "call"),
    Pair(f"{{subject:name}}(一次|单次|每次)[请求]_(最多|至多)[可以|可|支持]_[批量]_{_BATCH_ZH} {{limit:int}} {_COUNTER_ZH}&", f"{_MOST_EN} {{limit:int}} {{subject:name}} {_AT_A_TIME_EN}", "call"),
    Pair(f"默认[情况下]_[,]_[每个]_[用户|租户|账号|帐号]_(最多|至多)[可以|可|能|能够|支持]_{_VERB_ZH}_[租户下] {{limit:int}} {_COUNTER_ZH} {{subject:name}}(。|;|,|$)", f"each (user|tenant|account|project) can (create|have|add|apply for|own|use) {_MOST_EN} {{limit:int}} {{subject:name}}( by default|\\.|,|;|$)"),
    Pair(f"(每个|单个|一个|同一){{scope:name}}[下|中|内|内最多]_[默认]_(最多|至多|只能|仅能|可以|可|能|能够|支持|允许)[可以|可|能|能够|只能|支持|允许]_{_VERB_ZH} {{limit:int}} {_COUNTER_ZH} {{subject:name}}(。|;|,|$)", f"{_MOST_EN} {{limit:int}} {{subject:name}} can be (created|added|configured|applied for|shared|owned|bound)( for| by| in| under| to) (each|one|a|an) {{scope:name}}(\\.|,|;|$| by default)"),
    Pair(f"可为{{scope:name}}{_VERB_ZH}{{subject:name}},_(最多|至多)[可以|可]_{_VERB_ZH} {{limit:int}} {_COUNTER_ZH}&", f"(each|a|an) {{scope:name}} can (contain|have|be added with|be configured with) {_MOST_EN} {{limit:int}} {{subject:name}}( by default|\\.|,|;|$)"),
    Pair("(每个|单个|一个){scope:name}[下|中|内]_(创建|添加|的){subject:name}(不能|不)超过 {limit:int} 个", f"each {{scope:name}} can (contain|have|be added with|be configured with) {_MOST_EN} {{limit:int}} {{subject:name}}( by default|\\.|,|;|$)"),
    Pair(f"(最多|至多)[可以|可|能|支持]_(创建|添加|增加|拥有|申请) {{limit:int}} {_COUNTER_ZH} {{subject:name}}(。|;|,|$)", f"(you|a user|users) can (create|add|have) {_MOST_EN} {{limit:int}} {{subject:name}}( by default|\\.|,|;|$)"),
    Pair(f"(最多|至多) {{limit:int}} {_COUNTER_ZH} {{subject:name}}(。|;|,|$)", f"{_MOST_EN} {{limit:int}} {{subject:name}} can be (created|added|configured|applied for|owned|queried|returned|displayed)[ for a tenant| for each tenant| for each user| for a user]( by default|\\.|,|;|$)"),
)


_PAGE_SIZE = {
    Lang.ZH: re.compile(r"(?:默认|缺省)[^,;。]{0,40}(?:查询|返回|显示|展示)|(?:不指定|未指定|没有指定|不带|未设置)[^;。]{0,40}(?:查询|返回|显示|展示)"),
    Lang.EN: re.compile(r"(?:queried|returned|displayed|listed|shown)[^,;]{0,60} by default|by default, [^;]{0,80}(?:queried|returned|displayed|listed|shown)"),
}


def is_page_size(sentence: Sentence, lang: Lang) -> bool:
    """True when the sentence says how many entries one page holds by default: no limit of the account.

    >>> from ..source.marked import Text; from ..source.text import SourceFile
    >>> text = "a maximum of 20 AS groups can be queried for a tenant by default."; file = SourceFile.of(text)
    >>> is_page_size(Sentence.of(Text.plain(text, file.span(0, len(text))), 0, 0), Lang.EN)
    True
    """
    return _PAGE_SIZE[lang].search(sentence.lowered) is not None


def read_quota(sentence: Sentence, lang: Lang) -> Iterator[Claim[Quota]]:
    """The limit that the sentence states; the first phrase that fits wins.

    >>> from ..source.marked import Text; from ..source.text import SourceFile
    >>> text = "默认最多可以创建10个伸缩组。"; file = SourceFile.of(text)
    >>> [claim.value for claim in read_quota(Sentence.of(Text.plain(text, file.span(0, len(text))), 0, 0), Lang.ZH)]
    [Quota(limit=10, subject='伸缩组', scope='', per_call=False)]
    """
    if is_page_size(sentence, lang):
        return
    for pair in PHRASES:
        phrase = pair.by(lang)
        if not phrase:
            continue
        compiled = compile_phrase(phrase, lang)
        match = compiled.pattern.search(sentence.lowered) if compiled.may_match(sentence.lowered) else None
        limit = read_number(match.group("limit")) if match else None
        if match is None or not isinstance(limit, int):
            continue
        words = {name: sentence.text.value[slice(*match.span(name))].strip(" ，。,.") for name in ("subject", "scope") if match.groupdict().get(name)}
        scope = words.get("scope", "")
        if not scope and lang is Lang.EN and match.group().lower().startswith("each "):
            scope = match.group().split(" ")[1]
        yield Claim(
            Quota(limit=limit, subject=words.get("subject", "").removeprefix("一个或多个"), scope=scope, per_call=pair.tag == "call"),
            sentence.text.span(match.start(), match.end()),
            "constraint/quota",
        )
        return
