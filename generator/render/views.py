"""What every language's views need: file names and identifiers that are unique in their scope.

Page text never names a file or an identifier directly; it goes through `slug` or through a language's `ident`, and
the wire name is kept beside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lang:
    """A language as templates loop over it."""

    slug: str
    """"zh" or "en"."""
    name: str
    """What its readers call it."""


LANGS = (Lang(slug="zh", name="中文"), Lang(slug="en", name="English"))


def slug(text: str, fallback: str = "x") -> str:
    """`text` in the alphabet of file names, `[a-z0-9-]{1,60}`.

    >>> slug("Create AS group")
    'create-as-group'
    >>> slug("创建弹性伸缩组", fallback="operation")
    'operation'
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", ascii_text[:200]).strip("-")[:60].strip("-") or fallback


def unique_names(names: Iterable[str], taken: Iterable[str] = (), *, join: str = "_", limit: int = 60) -> tuple[str, ...]:
    """The names in order, each made unique without regard to case by a number at its end.

    >>> unique_names(["a_b", "A_b", "id"], taken=["id"])
    ('a_b', 'A_b_2', 'id_2')
    """
    given = UniqueNames(taken, join=join, limit=limit)
    return tuple(map(given.give, names))


class UniqueNames:
    """Gives each name once, without regard to case, with a number at its end where it is taken."""

    def __init__(self, taken: Iterable[str] = (), *, join: str = "_", limit: int = 60) -> None:
        self._join, self._limit = join, limit
        self._seen = {_folded(name) for name in taken}
        self._numbers: dict[str, int] = {}

    def give(self, name: str) -> str:
        """The name, or the first free one with a number."""
        chosen = first = name[: self._limit]
        number = self._numbers.get(first, 1)
        while _folded(chosen) in self._seen:
            number += 1
            suffix = f"{self._join}{number}"
            chosen = name[: self._limit - len(suffix)] + suffix
        self._numbers[first] = number
        self._seen.add(_folded(chosen))
        return chosen


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()
