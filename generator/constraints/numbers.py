"""Numbers as pages write them: digits with thousands commas, English words, Chinese numerals, intmax.

Only reading; which words may stand where is said by the phrases.
"""

from __future__ import annotations

ENGLISH_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30, "fifty": 50,
}  # fmt: skip
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}

CHINESE_NUMERALS = "".join((*_DIGITS, *_POWERS))
"""Every character that a Chinese numeral may hold."""

UNBOUNDED = ("intmax", "int_max", "maxint")
"""What pages write for "no limit of its own"."""

_MAX_DIGITS = 18


def read_number(text: str) -> int | float | None:
    """The number that `text` writes; None for intmax, for more than 18 digits, and for anything else.

    >>> read_number("86,400"), read_number("six"), read_number("十二"), read_number("-1"), read_number("0.5")
    (86400, 6, 12, -1, 0.5)
    """
    word = text.strip().lower()
    if word in ENGLISH_WORDS:
        return ENGLISH_WORDS[word]
    if word and all(character in CHINESE_NUMERALS for character in word):
        return _chinese(word)
    digits = word.replace(",", "")
    if len(digits) > _MAX_DIGITS or not digits.isascii():
        return None
    try:
        return float(digits) if "." in digits else int(digits)
    except ValueError:
        return None


def _chinese(word: str) -> int:
    total, digit = 0, 0
    for character in word:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "万":
            total, digit = (total + digit) * _POWERS[character], 0
        else:
            total, digit = total + (digit or 1) * _POWERS[character], 0
    return total + digit
