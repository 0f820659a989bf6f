"""Regular expressions that we emit besides charsets, and the test that a printed one may be passed on."""

from __future__ import annotations

import re
import warnings

_LONGEST = 500
_NOT_PORTABLE = re.compile(r"\(\?(?!:)|\\[AZzGk]|\\[pPxuU]\{|\\[1-9]|[*+?}][+]")
_NESTED = re.compile(r"[*+}]\)[*+{]")


def list_pattern(separator: str, limit: int) -> str:
    """At most `limit` elements divided by a separator of one character."""
    sign = re.escape(separator) if separator in r"\^$.|?*+()[]{}" else separator
    inside = "\\" + separator if separator in r"\]^-" else separator
    return f"^[^{inside}]*(?:{sign}[^{inside}]*){{0,{max(limit - 1, 0)}}}$"


def is_portable(regex: str) -> bool:
    """True when a printed expression compiles, reads alike in ECMA-262 and Python, and has no nested repetition."""
    if len(regex) > _LONGEST or _NOT_PORTABLE.search(regex) or _NESTED.search(regex):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(regex)
    except (re.error, OverflowError, RecursionError, Warning):
        return False
    return True
