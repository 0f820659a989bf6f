"""Wire names of parameters: repaired where a converter broke them, refused where nobody could send them.

A name is never split, translated or cleaned of punctuation: "a.b", "OS-EXT-SRV-ATTR:host" and "my field" are literal.
"""

from __future__ import annotations

import re
import unicodedata

from ..source.frozen import dataclass

_JOINTS = re.compile(r"\s*([_:])\s*")
_EITHER = re.compile(r"([A-Za-z_][A-Za-z0-9_.:\-]*)\s*(?:或者?|\sor\s)\s*([A-Za-z_][A-Za-z0-9_.:\-]*)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FREE_KEY = re.compile(
    r"key[- ]value|user[- ]defined|custom(?:ized)? (?:key|field)|自定义|键值对|^<[A-Za-z_ ]{1,40}>$|^\{[A-Za-z_ ]{1,40}\}$", re.I
)
_BAD_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReading:
    """What a name cell gives."""

    name: str
    """"" when the cell is empty or the name was refused."""
    found: str
    repaired: bool = False
    bad: str | None = None
    """"U+200B" when the name holds a character that cannot be seen or sent."""
    lookalike: str | None = None
    placeholder: bool = False
    either: tuple[str, ...] = ()
    """The names of a row for one of several fields: "domain_name or domain_id"."""


def read_name(cell: str) -> NameReading:
    """The wire name in a cell.

    >>> read_name("protocol _id").name
    'protocol_id'
    """
    found = cell.replace("\u00a0", " ").strip()
    text = _join_lines(found)
    if not text:
        return NameReading(name="", found=found)
    bad = next((char for char in text if unicodedata.category(char) in _BAD_CATEGORIES), None)
    if bad is not None:
        return NameReading(name="", found=found, bad=f"U+{ord(bad):04X}")
    name = _JOINTS.sub(r"\1", text) if " " in text and not _HAN.search(text) else text
    either = _EITHER.fullmatch(text)
    odd = next((char for char in name if _lookalike(char)), None)
    return NameReading(
        name=name,
        found=found,
        repaired=name != found and either is None,
        lookalike=f"U+{ord(odd):04X}" if odd else None,
        placeholder=is_placeholder(name) and either is None,
        either=either.groups() if either else (),
    )


def _join_lines(text: str) -> str:
    if "\n" not in text:
        return text
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    # A long name is broken over lines behind a joint: "OS-EXT-SRV-ATTR:" / "host".
    joined = "".join(lines) if all(line[-1] in "_:-." for line in lines[:-1]) else " ".join(lines)
    return joined if len(lines) > 1 else "".join(lines)


def is_placeholder(name: str) -> bool:
    """True when the name is prose that stands for free keys."""
    if _FREE_KEY.search(name):
        return True
    if _HAN.search(name):
        return True
    words = name.split()
    return len(words) >= 4 and all(word.isalpha() for word in words)


def _lookalike(char: str) -> bool:
    if char.isascii() or _HAN.match(char):
        return False
    return unicodedata.category(char)[0] in "LN"
