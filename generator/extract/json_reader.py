"""A small tolerant JSON reader that keeps the place of every value.

Samples are typed by people: trailing and missing commas, comments, full-width punctuation, raw line breaks in
strings.  Each repair is reported, so that nothing is believed silently.  Recursion has a depth limit; the work is
linear in the text.  No other module parses JSON of pages.
"""

from __future__ import annotations

import re
from dataclasses import field
from enum import Enum

from ..source.frozen import dataclass

MAX_DEPTH = 100
MAX_LENGTH = 2_000_000


class Flaw(Enum):
    """What was wrong and how it was read."""

    TRAILING_COMMA = "trailing comma"
    MISSING_COMMA = "missing comma"
    EXTRA_COMMA = "extra comma"
    COMMENT = "comment"
    FULL_WIDTH = "full-width punctuation"
    RAW_LINE_BREAK = "line break inside a string"
    BAD_ESCAPE = "invalid escape"
    EQUALS_SIGN = "= in place of :"
    BARE_WORD = "word without quotes"
    MISSING_COLON = "missing colon"
    MISSING_VALUE = "missing value"
    UNCLOSED = "missing closing bracket"
    SURPLUS = "text behind the end"
    DUPLICATE_KEY = "duplicate member"
    ELLIPSIS = "ellipsis"
    SINGLE_QUOTES = "single quotes"
    WRONG_BRACKET = "wrong closing bracket"
    TOO_DEEP = "too deep nesting"
    NOT_JSON = "no JSON"


_GUESSES = frozenset({Flaw.UNCLOSED, Flaw.WRONG_BRACKET, Flaw.MISSING_VALUE, Flaw.MISSING_COLON, Flaw.MISSING_COMMA})


@dataclass(frozen=True, slots=True)
class Reading:
    """The first value of a text."""

    value: object
    start: int
    end: int
    positions: dict[str, tuple[int, int]]
    """JSON pointer of each value to its offsets in the text."""
    flaws: tuple[tuple[Flaw, int], ...]
    """What was repaired, with the offset, in order."""

    @property
    def guessed(self) -> bool:
        """True when the structure had to be supplied; a comment or a trailing comma leaves no doubt about it."""
        return any(flaw in _GUESSES for flaw, _ in self.flaws)


class _Stop(Exception):
    """Raised where nothing more can be read."""


_SPACE = " \t\r\n\u00a0\u3000\ufeff"
_WIDE = {"，": ",", "：": ":", "｛": "{", "｝": "}", "［": "[", "］": "]", "、": ","}
_QUOTES = '"“”＂'
_NUMBER = re.compile(r"-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,4})?")
_WORD = re.compile(r"[^\s,:{}\[\]\"“”，：=]{1,300}")
_UNICODE_ESCAPE = re.compile(r"\\u(?:([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|([0-9a-fA-F]{4}))")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS: dict[str, object] = {
    "true": True,
    "false": False,
    "null": None,
    "True": True,
    "False": False,
    "None": None,
    "NULL": None,
    "TRUE": True,
    "FALSE": False,
}


@dataclass(slots=True)
class _State:
    text: str
    at: int
    positions: dict[str, tuple[int, int]] = field(default_factory=dict)
    flaws: list[tuple[Flaw, int]] = field(default_factory=list)

    def note(self, flaw: Flaw, at: int | None = None) -> None:
        if len(self.flaws) < 200:
            self.flaws.append((flaw, self.at if at is None else at))

    def skip(self) -> None:
        text, length = self.text, len(self.text)
        while self.at < length:
            char = text[self.at]
            if char in _SPACE:
                self.at += 1
            elif text.startswith("//", self.at) or char == "#":
                self.note(Flaw.COMMENT)
                end = text.find("\n", self.at)
                self.at = length if end < 0 else end
            elif text.startswith("/*", self.at):
                self.note(Flaw.COMMENT)
                end = text.find("*/", self.at + 2)
                self.at = length if end < 0 else end + 2
            else:
                return

    def peek(self) -> str:
        """The next character that means something, "" at the end; full-width punctuation is read as its ASCII twin."""
        self.skip()
        if self.at >= len(self.text):
            return ""
        char = self.text[self.at]
        if char in _WIDE:
            self.note(Flaw.FULL_WIDTH)
            return _WIDE[char]
        return char


def read_json(text: str, start: int = 0) -> Reading | None:
    """The first object or array at or behind `start`; None when there is none."""
    if len(text) > MAX_LENGTH:
        return None
    opening = re.compile(r"[{\[｛［]").search(text, start)
    if opening is None:
        return None
    state = _State(text, opening.start())
    try:
        value = _value(state, "", 0)
    except _Stop:
        state.note(Flaw.TOO_DEEP)
        return Reading(None, opening.start(), state.at, state.positions, tuple(state.flaws))
    return Reading(value, opening.start(), state.at, state.positions, tuple(state.flaws))


def _value(state: _State, pointer: str, depth: int) -> object:
    if depth > MAX_DEPTH:
        raise _Stop
    char = state.peek()
    start = state.at
    value: object
    if char == "{":
        value = _object(state, pointer, depth)
    elif char == "[":
        value = _array(state, pointer, depth)
    elif char and char in _QUOTES:
        value = _string(state)
    elif char == "'":
        state.note(Flaw.SINGLE_QUOTES)
        value = _string(state)
    else:
        value = _bare(state)
    state.positions[pointer] = (start, state.at)
    return value


def _object(state: _State, pointer: str, depth: int) -> dict[str, object]:
    members: dict[str, object] = {}
    state.at += 1
    first, comma = True, False
    while True:
        char = state.peek()
        if char == "":
            state.note(Flaw.UNCLOSED)
            return members
        if char in "}]":
            if comma:
                state.note(Flaw.TRAILING_COMMA)
            if char == "]":
                state.note(Flaw.WRONG_BRACKET)
            state.at += 1
            return members
        if char == ",":
            if comma or first:
                state.note(Flaw.EXTRA_COMMA)
            comma = True
            state.at += 1
            continue
        if state.text.startswith("...", state.at) or char == "…":
            state.note(Flaw.ELLIPSIS)
            state.at += 3 if char == "." else 1
            continue
        if not first and not comma:
            state.note(Flaw.MISSING_COMMA)
        first, comma = False, False
        _member(state, members, pointer, depth)


def _member(state: _State, members: dict[str, object], pointer: str, depth: int) -> None:
    at = state.at
    key = _key(state)
    char = state.peek()
    if char in {":", "="}:
        if char == "=":
            state.note(Flaw.EQUALS_SIGN)
        state.at += 1
    elif char in {",", "}", ""}:
        # "name=value" inside one pair of quotes; and a member without a value.
        name, equals, rest = key.partition("=")
        state.note(Flaw.EQUALS_SIGN if equals else Flaw.MISSING_VALUE, at)
        members.setdefault(name, rest if equals else None)
        state.positions.setdefault(f"{pointer}/{_escape(name)}", (at, state.at))
        return
    else:
        state.note(Flaw.MISSING_COLON)
    if key in members:
        state.note(Flaw.DUPLICATE_KEY, at)
    if state.peek() in {",", "}", ""}:
        state.note(Flaw.MISSING_VALUE)
        members[key] = None
        state.positions.setdefault(f"{pointer}/{_escape(key)}", (at, state.at))
        return
    members[key] = _value(state, f"{pointer}/{_escape(key)}", depth + 1)


def _key(state: _State) -> str:
    char = state.text[state.at]
    if char in _QUOTES or char == "'":
        if char == "'":
            state.note(Flaw.SINGLE_QUOTES)
        return _string(state)
    state.note(Flaw.BARE_WORD)
    match = _WORD.match(state.text, state.at)
    if match is None:
        state.at += 1
        return state.text[state.at - 1]
    state.at = match.end()
    return match.group()


def _array(state: _State, pointer: str, depth: int) -> list[object]:
    elements: list[object] = []
    state.at += 1
    first, comma = True, False
    while True:
        char = state.peek()
        if char == "":
            state.note(Flaw.UNCLOSED)
            return elements
        if char in "]}":
            if comma:
                state.note(Flaw.TRAILING_COMMA)
            if char == "}":
                # The list was never closed; the object around it ends here.
                state.note(Flaw.WRONG_BRACKET)
                return elements
            state.at += 1
            return elements
        if char == ",":
            if comma or first:
                state.note(Flaw.EXTRA_COMMA)
            comma = True
            state.at += 1
            continue
        if state.text.startswith("...", state.at) or char == "…":
            state.note(Flaw.ELLIPSIS)
            state.at += 3 if char == "." else 1
            continue
        if char in {":", "="}:
            state.note(Flaw.MISSING_VALUE)
            state.at += 1
            continue
        if not first and not comma:
            state.note(Flaw.MISSING_COMMA)
        first, comma = False, False
        elements.append(_value(state, f"{pointer}/{len(elements)}", depth + 1))


def _string(state: _State) -> str:
    text, length = state.text, len(state.text)
    quote = text[state.at]
    closing = _QUOTES if quote in _QUOTES else quote
    if quote != '"' and quote in _QUOTES:
        state.note(Flaw.FULL_WIDTH)
        closing = _QUOTES
    elif quote == '"':
        closing = '"'
    state.at += 1
    parts: list[str] = []
    while state.at < length:
        char = text[state.at]
        if char in closing:
            state.at += 1
            return "".join(parts)
        if quote == '"' and char in "”“" and _ends_here(text, state.at + 1):
            state.note(Flaw.FULL_WIDTH)
            state.at += 1
            return "".join(parts)
        if char == "\\":
            parts.append(_escaped(state))
            continue
        if char == "\n":
            state.note(Flaw.RAW_LINE_BREAK)
        parts.append(char)
        state.at += 1
    state.note(Flaw.UNCLOSED)
    return "".join(parts)


def _ends_here(text: str, at: int) -> bool:
    rest = text[at : at + 40].lstrip(_SPACE)
    return (
        rest[:1] in {",", "}", "]", ":", "，", "："}
        and '"' not in text[at : text.find("\n", at) if "\n" in text[at : at + 400] else at + 400].split(",")[0]
    )


def _escaped(state: _State) -> str:
    text, at = state.text, state.at
    char = text[at + 1 : at + 2]
    if char in _ESCAPES and char:
        state.at += 2
        return _ESCAPES[char]
    if match := _UNICODE_ESCAPE.match(text, at):
        state.at = match.end()
        code = int(match.group(1) or match.group(3), 16)
        if match.group(2):
            return chr(0x10000 + ((code - 0xD800) << 10) + int(match.group(2), 16) - 0xDC00)
        if 0xD800 <= code <= 0xDFFF:
            # Half a pair is no character; it could not be written to any file.
            state.note(Flaw.BAD_ESCAPE, at)
            return "\ufffd"
        return chr(code)
    state.note(Flaw.BAD_ESCAPE)
    state.at += 1
    return "" if char and not char.isalnum() else "\\"


def _bare(state: _State) -> object:
    match = _WORD.match(state.text, state.at)
    if match is None:
        state.note(Flaw.MISSING_VALUE)
        state.at = min(state.at + 1, len(state.text))
        return None
    word = match.group()
    state.at = match.end()
    number = _NUMBER.fullmatch(word)
    if number is not None and len(word) <= 40:
        number_read = float(word) if any(char in word for char in ".eE") else int(word)
        return number_read if abs(number_read) < 1e300 else word
    if word in _CONSTANTS:
        if word not in {"true", "false", "null"}:
            state.note(Flaw.BARE_WORD, match.start())
        return _CONSTANTS[word]
    state.note(Flaw.BARE_WORD, match.start())
    return word


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
