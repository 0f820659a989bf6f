"""Documents as text that every reader takes alike: JSON and YAML, byte for byte the same each time.

Chinese stays readable; what is not safe in source or on a terminal is written as escapes: lone surrogates, line
separators, control and direction characters.  A `Row` stands on one line in both, in the same text: YAML reads JSON.

The YAML is written here and not by a library: the pure-Python writers need seconds for each megabyte, and we use very
little of the language.  Block mappings and sequences, plain scalars from a narrow alphabet, literal blocks for harmless
text of several lines, and JSON strings for everything else.  Tests read it back with two libraries.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from json.encoder import JSONEncoder, encode_basestring
from typing import Any

from ..source.visible import quiet_json
from .types import Node, Row

_scalar = JSONEncoder(ensure_ascii=False, allow_nan=False).encode

_START = re.compile("[A-Za-z_/$\u4e00-\u9fff]")
_FOREIGN = re.compile("[^A-Za-z0-9_/$.(){},+= \u3001\u3002\u4e00-\u9fff\uff01-\uff5e-]")
"""What a plain scalar may begin with, and what it does not hold: no colon, no hash, no quote."""
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML 1.1 or 1.2 reads as something else than a string, in any case."""
_BLANK_AT_END = re.compile(r" (?:\n|\Z)")
_UNFIT = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]")
"""What a literal block does not hold."""
_LONGEST_KEY = 900
"""Characters; YAML readers look only 1,024 ahead for the colon behind a key."""

_NESTING = frozenset({dict, list, tuple})
"""What takes lines of its own, unless it is empty; a `Row` does not."""
_Put = Callable[[str], None]


def json_text(document: object, step: str = "  ") -> str:
    """The document as JSON with a line end, indented by `step`.  Raises ValueError for NaN and infinity."""
    parts: list[str] = []
    _write_json(document, "\n", step, parts.append)
    return "".join(parts) + "\n"


def yaml_text(document: Node) -> str:
    """The document as YAML 1.2 that YAML 1.1 readers read alike.  Raises ValueError for NaN and infinity."""
    parts: list[str] = []
    _write_yaml(document, "\n", "", parts.append)
    return "".join(parts).removeprefix("\n") + "\n"


def _write_json(value: Any, indent: str, step: str, put: _Put) -> None:
    """What `json.dumps` with an indent says, rows aside, at a third of the cost: that is a generator for each level."""
    inner = indent + step
    if isinstance(value, dict) and value:
        before = "{" + inner
        for key, member in value.items():
            name = f"{before}{_word(key)}: "
            if isinstance(member, str):
                put(name + _quoted(member))
            elif member and member.__class__ in _NESTING:
                put(name)
                _write_json(member, inner, step, put)
            else:
                put(name + _leaf(member))
            before = "," + inner
        put(indent + "}")
    elif isinstance(value, list | tuple) and value:
        before = "[" + inner
        for item in value:
            if item and item.__class__ in _NESTING:
                put(before)
                _write_json(item, inner, step, put)
            else:
                put(before + _leaf(item))
            before = "," + inner
        put(indent + "]")
    else:
        put(_leaf(value))


def _write_yaml(value: Any, indent: str, lead: str, put: _Put) -> None:
    """What follows a key, a dash or the start of the document; `lead` stands before its first line instead of `indent`."""
    inner = indent + "  "
    before = lead or indent
    if isinstance(value, dict) and value:
        for key, member in value.items():
            name = before + _key(key, indent)
            if isinstance(member, str):
                put(f"{name} {_text(member, inner)}")
            elif member and member.__class__ in _NESTING:
                put(name)
                _write_yaml(member, inner, "", put)
            else:
                put(f"{name} {_leaf(member)}")
            before = indent
    elif isinstance(value, list | tuple) and value:
        for item in value:
            if isinstance(item, str):
                put(f"{before}- {_text(item, inner)}")
            elif item and item.__class__ in _NESTING:
                _write_yaml(item, inner, before + "- ", put)
            else:
                put(f"{before}- {_leaf(item)}")
            before = indent
    else:
        put(" " + _leaf(value))


def _leaf(value: Any) -> str:
    """A value on one line."""
    write = _ON_ONE_LINE.get(value.__class__)
    return write(value) if write else _scalar(value)


def _row(row: Row) -> str:
    if not hasattr(row, "text"):
        members = [f"{_word(key)}: {_word(inner) if inner.__class__ is str else _leaf(inner)}" for key, inner in row.items()]
        row.text = "{" + ", ".join(members) + "}"
    return row.text


def _mapping(value: dict[str, Any]) -> str:
    return "{" + ", ".join([f"{_word(key)}: {_leaf(inner)}" for key, inner in value.items()]) + "}"


def _sequence(value: list[Any] | tuple[Any, ...]) -> str:
    return "[" + ", ".join([_leaf(inner) for inner in value]) + "]"


def _float(value: float) -> str:
    """YAML 1.1 takes "5e-324" for a string: a number with an exponent needs its point."""
    shown = _scalar(value)
    mantissa, e, exponent = shown.partition("e")
    return f"{mantissa}.0e{exponent}" if e and "." not in mantissa and exponent[:1] in "+-" else shown


def _key(key: str, indent: str) -> str:
    shown = _plain_word(key)
    return f"{shown}:" if len(shown) <= _LONGEST_KEY else f"? {shown}{indent}:"


@lru_cache(maxsize=4096)
def _plain_word(word: str) -> str:
    return word if _is_plain(word) else _quoted(word)


def _text(text: str, indent: str) -> str:
    if _is_plain(text):
        return text
    if "\n" in text and text[0] not in " \n" and text[-1] != "\n" and not _UNFIT.search(text) and not _BLANK_AT_END.search(text):
        return "|-" + "".join([indent + line if line else "\n" for line in text.split("\n")])
    return _quoted(text)


def _is_plain(text: str) -> bool:
    return (
        _START.match(text) is not None
        and _FOREIGN.search(text) is None
        and "  " not in text
        and text[-1] != " "
        and text.lower() not in _WORDS
    )


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    """A key, or a text that stands in many rows."""
    return _quoted(word)


def _quoted(text: str) -> str:
    return quiet_json(encode_basestring(text))


_ON_ONE_LINE: dict[type, Callable[[Any], str]] = {
    str: _quoted,
    int: int.__repr__,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
    Row: _row,
    float: _float,
    dict: _mapping,
    list: _sequence,
    tuple: _sequence,
}
