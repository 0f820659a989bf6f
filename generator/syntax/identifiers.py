"""Ids of the converter, made comparable between languages.

The converter writes `zh-cn_topic_0096561584_p5337` where the other language has `en-us_topic_0096561584_p5337` or, when
the paragraph is not borrowed from another topic there, just `p5337`.  The last part is unique by itself (a time and a
counter), so every leading topic is dropped; the case is not stable either.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_BORROWED = re.compile(r"(?:(?:zh-cn|en-us)_topic_\d{1,20}_{1,2})+(?=[a-z0-9])")
_LOCALE = re.compile(r"(?:zh-cn|en-us)[_-](?:topic[_-])?(?=[a-z0-9])")
_LONGEST = 300


def element_id(written: str | None) -> str | None:
    """The id without case, locale and borrowing topics; None when there is none or it is not an id.

    >>> element_id("zh-cn_topic_0096561584_zh-cn_topic_0085859918_P4321")
    'p4321'
    """
    if not written or len(written) > _LONGEST:
        return None
    lowered = written.strip().lower()
    return (_BORROWED.sub("", lowered, count=1) if "_topic_" in lowered else lowered) or None


def topic_id(written: str) -> str:
    """The topic number of a page from the anchor of its title.

    >>> topic_id("ZH-CN_TOPIC_0043063023")
    '0043063023'
    >>> topic_id("rds_01_0002")
    'rds_01_0002'
    """
    return _LOCALE.sub("", written.strip().lower()[:_LONGEST], count=1)


def link_target(written: str) -> str:
    """A link target with names of pages readable: converters escape "错误码.md" as "%E9%94%99…".  Web addresses stay.

    >>> link_target("%E9%94%99%E8%AF%AF%E7%A0%81.md#table1")
    '错误码.md#table1'
    """
    if "%" not in written or "://" in written or len(written) > _LONGEST * 10:
        return written
    try:
        decoded = unquote(written, errors="strict")
    except UnicodeDecodeError:
        return written
    return decoded if decoded.isprintable() else written
