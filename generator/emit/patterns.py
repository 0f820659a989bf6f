"""Regular expressions that we emit besides charsets, and the test that a printed one may be passed on."""

from __future__ import annotations

import re
import warnings

_LONGEST = 500
_ESCAPABLE = frozenset("^$\\.*+?()[]{}|/")
_NOT_PORTABLE = re.compile(r"\(\?(?!:)|\\[AZzGk]|\\[pPxuU]\{|\\[1-9]|[*+?}][+]")
_NESTED = re.compile(r"[*+}]\)[*+{]")


def list_pattern(separator: str, limit: int) -> str:
    """At most `limit` elements divided by a separator of one character."""
    sign = re.escape(separator) if separator in r"\^$.|?*+()[]{}" else separator
    inside = "\\" + separator if separator in r"\]^-" else separator
    return f"^[^{inside}]*(?:{sign}[^{inside}]*){{0,{max(limit - 1, 0)}}}$"


def portable(regex: str) -> str | None:
    """A printed expression as ECMA-262 (with the `u` flag) and Python read it alike; None where they would not.

    Needless escapes are dropped; lookarounds, back references and nested repetition are refused.
    """
    if len(regex) > _LONGEST or _NOT_PORTABLE.search(regex) or _NESTED.search(regex):
        return None
    plain = _without_needless_escapes(regex)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(plain)
    except (re.error, OverflowError, RecursionError, Warning):
        return None
    return plain


def _without_needless_escapes(regex: str) -> str:
    parts: list[str] = []
    in_class = False
    at = 0
    while at < len(regex):
        char = regex[at]
        if char == "\\" and at + 1 < len(regex):
            escaped = regex[at + 1]
            needed = escaped in _ESCAPABLE or escaped.isalnum() or (in_class and escaped == "-")
            parts.append(char + escaped if needed else escaped)
            at += 2
            continue
        in_class = char == "[" or (in_class and char != "]")
        parts.append(char)
        at += 1
    return "".join(parts)
