"""Documents as text that every reader takes alike: JSON and YAML, byte for byte the same each time.

Chinese stays readable; what is not safe in source or on a terminal is written as escapes: lone surrogates, line
separators, control and direction characters.

The YAML is written here and not by a library: the pure-Python writers need seconds for each megabyte, and we use very
little of the language.  Block mappings and sequences, plain scalars from a narrow alphabet, literal blocks for harmless
text of several lines, and JSON strings for everything else.  Tests read it back with two libraries.
"""

from __future__ import annotations

import re
from functools import lru_cache
from json.encoder import JSONEncoder, encode_basestring
from typing import Any

from .types import Node

_scalar = JSONEncoder(ensure_ascii=False, allow_nan=False).encode

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")

_PLAIN = re.compile(r"[A-Za-z_/$\u4e00-\u9fff](?:[A-Za-z0-9_/$.(){},+=-]| (?! |$)|[\u3001\u3002\u4e00-\u9fff\uff01-\uff5e])*")
"""Texts that no YAML reader takes for anything but a string; no colon, no hash, no quote."""
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML 1.1 or 1.2 reads as something else than a string, in any case."""
_LINE = re.compile(r"(?:[^\s\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]| (?!$))*")
"""A line of a literal block: printable, not ending in a blank."""
_LONGEST_KEY = 900
"""Characters; YAML readers look only 1,024 ahead for the colon behind a key."""


def json_text(document: Node) -> str:
    """The document as JSON with an indent of 2 and a line end.  Raises ValueError for NaN and infinity."""
    parts: list[str] = []
    _write_json(document, "\n", parts)
    return _escape("".join(parts)) + "\n"


def yaml_text(document: Node) -> str:
    """The document as YAML 1.2 that YAML 1.1 readers read alike.  Raises ValueError for NaN and infinity."""
    parts: list[str] = []
    _write(document, 0, parts)
    return "".join(parts).removeprefix("\n") + "\n"


def _escape(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _write_json(value: Any, indent: str, parts: list[str]) -> None:
    """What `json.dumps` with an indent of 2 says, at half the cost: with an indent it is a generator for each level."""
    inner = indent + "  "
    match value:
        case str():
            parts.append(encode_basestring(value))
        case dict() if value:
            before = "{" + inner
            for key, member in value.items():
                parts.append(f"{before}{encode_basestring(str(key))}: ")
                _write_json(member, inner, parts)
                before = "," + inner
            parts.append(indent + "}")
        case list() | tuple() if value:
            before = "[" + inner
            for item in value:
                parts.append(before)
                _write_json(item, inner, parts)
                before = "," + inner
            parts.append(indent + "]")
        case _:
            parts.append(_scalar(value))


def _write(value: Any, depth: int, parts: list[str]) -> None:
    """What follows a key, a dash or the start of the document."""
    indent = "\n" + "  " * depth
    match value:
        case str():
            parts.append(" " + _text(value, depth))
        case dict() if value:
            for key, inner in value.items():
                parts.append(indent + _key(str(key), indent))
                _write(inner, depth + 1, parts)
        case list() | tuple() if value:
            for inner in value:
                parts.append(indent + "-")
                _write_item(inner, depth + 1, parts)
        case float():
            parts.append(" " + _float(_scalar(value)))
        case _:
            parts.append(" " + _scalar(value))


def _write_item(value: Any, depth: int, parts: list[str]) -> None:
    """What follows a dash: the first key of a mapping stands on the same line."""
    first = len(parts)
    _write(value, depth, parts)
    if isinstance(value, dict | list) and value:
        parts[first] = " " + parts[first].lstrip("\n ")


def _float(shown: str) -> str:
    """YAML 1.1 takes "5e-324" for a string: a number with an exponent needs its point."""
    mantissa, e, exponent = shown.partition("e")
    return f"{mantissa}.0e{exponent}" if e and "." not in mantissa and exponent[:1] in "+-" else shown


def _key(key: str, indent: str) -> str:
    shown = key if _is_plain(key) else _quoted(key)
    return f"{shown}:" if len(shown) <= _LONGEST_KEY else f"? {shown}{indent}:"


def _text(text: str, depth: int) -> str:
    if _is_plain(text):
        return text
    lines = text.split("\n")
    if len(lines) > 1 and depth and lines[0][:1].strip() and lines[-1] and all(_LINE.fullmatch(line) for line in lines):
        indent = "\n" + "  " * depth
        return "|-" + "".join(indent + line if line else "\n" for line in lines)
    return _quoted(text)


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and text.lower() not in _WORDS


def _quoted(text: str) -> str:
    return _escape(encode_basestring(text))
