"""A `Charset` as a regular expression that ECMA-262, Python, Rust and RE2 read alike.

Sets of characters are lists of ranges, so that "starts with a letter, has no blank" is arithmetic and not a lookahead
(RE2 and Rust have none).  Han is the CJK Unified Ideographs block, U+4E00 to U+9FFF.
"""

from __future__ import annotations

from ..model.constraint import CharClass, Charset

Ranges = tuple[tuple[int, int], ...]
"""Code points, both ends inclusive, sorted, not touching."""

_LAST = 0x10FFFF
_EVERY: Ranges = ((0, _LAST),)
_CLASSES: dict[CharClass, Ranges] = {
    CharClass.HAN: ((0x4E00, 0x9FFF),),
    CharClass.LETTER: ((0x41, 0x5A), (0x61, 0x7A)),
    CharClass.LOWER: ((0x61, 0x7A),),
    CharClass.UPPER: ((0x41, 0x5A),),
    CharClass.DIGIT: ((0x30, 0x39),),
}
_ESCAPED = frozenset(map(ord, r"\]^-[/"))
"""What must be escaped inside a class; with the `u` flag ECMA-262 allows no other escapes."""


def charset_pattern(charset: Charset) -> str | None:
    """The anchored pattern; None when the charset allows everything or, by contradiction, nothing."""
    body = _set_of(charset)
    if not body:
        return None
    first = _end(body, charset.first, charset.forbidden_first)
    last = _end(body, charset.last, charset.forbidden_last)
    if not first or not last:
        return None
    if first == body and last == body:
        return None if body == _EVERY else f"^{_class(body)}*$"
    if last == body:
        return f"^{_class(first)}{_class(body)}*$"
    if first == body:
        return f"^{_class(body)}*{_class(last)}$"
    both = _intersect(first, last)
    pair = f"{_class(first)}{_class(body)}*{_class(last)}"
    return f"^(?:{_class(both)}|{pair})$" if both else f"^{pair}$"


def allows_beyond_ascii(charset: Charset) -> bool:
    """True when a character of more than one UTF-8 byte is allowed."""
    body = _set_of(charset)
    return bool(body) and body[-1][1] > 0x7F


def _set_of(charset: Charset) -> Ranges:
    named = [r for one in charset.classes for r in _CLASSES[one]] + [(ord(c), ord(c)) for c in charset.literals]
    allowed = _union(named) if named else _EVERY
    return _intersect(allowed, _complement(_union([(ord(c), ord(c)) for c in charset.forbidden])))


def _end(body: Ranges, stated: Charset | None, forbidden: str) -> Ranges:
    """What may stand at one end.  "Starts with a letter" holds also where the list of characters forgot letters."""
    allowed = body
    if stated is not None:
        wanted = _set_of(stated)
        allowed = _intersect(body, wanted) or wanted
    return _intersect(allowed, _complement(_union([(ord(c), ord(c)) for c in forbidden])))


def _union(ranges: list[tuple[int, int]]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def _complement(ranges: Ranges) -> Ranges:
    result, at = [], 0
    for low, high in ranges:
        if low > at:
            result.append((at, low - 1))
        at = high + 1
    return (*result, (at, _LAST)) if at <= _LAST else tuple(result)


def _intersect(one: Ranges, other: Ranges) -> Ranges:
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple(sorted((low, high) for low, high in pairs if low <= high))


def _class(ranges: Ranges) -> str:
    if ranges == _EVERY:
        return r"[\s\S]"
    negated = ranges[-1][1] == _LAST
    parts = "".join(_part(low, high) for low, high in (_complement(ranges) if negated else ranges))
    return f"[{'^' if negated else ''}{parts}]"


def _part(low: int, high: int) -> str:
    if high - low < 2:
        return _char(low) + (_char(high) if high > low else "")
    return f"{_char(low)}-{_char(high)}"


def _char(code: int) -> str:
    if code in _ESCAPED:
        return "\\" + chr(code)
    if code < 0x20 or code == 0x7F:
        return f"\\x{code:02x}"
    return chr(code)
