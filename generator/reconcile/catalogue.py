"""Joins error-code pages to one catalogue, and attaches permissions to the operations that need them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model.api import CatalogueError
from ..model.claim import Bilingual
from ..model.draft import ErrorCode, PageDraft
from ..source.text import Lang
from .aligned import PagePair
from .paths import path_key


@dataclass(frozen=True, slots=True)
class JoinedCode:
    """A row of an error-code page in both languages."""

    pair: PagePair
    zh: ErrorCode | None
    en: ErrorCode | None

    @property
    def code(self) -> str:
        """The code itself."""
        row = self.zh or self.en
        assert row is not None
        return row.code.value


def join_codes(pair: PagePair) -> Iterator[JoinedCode]:
    """Rows of a pair of error-code pages, by code; a code listed twice is joined in order."""
    zh = pair.zh.error_codes if pair.zh else ()
    left: dict[str, list[ErrorCode]] = {}
    for row in pair.en.error_codes if pair.en else ():
        left.setdefault(row.code.value, []).append(row)
    for row in zh:
        twins = left.get(row.code.value)
        yield JoinedCode(pair, row, twins.pop(0) if twins else None)
    for rows in left.values():
        for row in rows:
            yield JoinedCode(pair, None, row)


def catalogue(pairs: Iterable[PagePair]) -> tuple[CatalogueError, ...]:
    """Every documented error code once, in page order."""
    found: dict[str, list[JoinedCode]] = {}
    for pair in pairs:
        for joined in join_codes(pair):
            found.setdefault(joined.code, []).append(joined)
    return tuple(_error(code, rows) for code, rows in found.items())


def _error(code: str, rows: list[JoinedCode]) -> CatalogueError:
    zh = [row.zh for row in rows if row.zh]
    en = [row.en for row in rows if row.en]
    sides = (*zh, *en)
    return CatalogueError(
        code=code,
        status=next((row.status for row in sides if row.status), None),
        message=Bilingual(next((row.message for row in zh if row.message), None), next((row.message for row in en if row.message), None)),
        meaning=Bilingual(next((row.meaning for row in zh if row.meaning), None), next((row.meaning for row in en if row.meaning), None)),
        handling=Bilingual(
            next((row.handling for row in zh if row.handling), None), next((row.handling for row in en if row.handling), None)
        ),
        claims=tuple(row.code for row in sides),
    )


def permissions(pairs: Iterable[PagePair]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(METHOD, path key) -> the actions that the permission pages name for it."""
    actions: dict[tuple[str, str], dict[str, None]] = {}
    for pair in pairs:
        for page in (pair.zh, pair.en):
            for permission in page.permissions if page else ():
                key = (permission.method.upper(), path_key(permission.path))
                actions.setdefault(key, {})[permission.action.value] = None
    return {key: tuple(sorted(found)) for key, found in actions.items()}


def languages(pairs: Iterable[PagePair]) -> tuple[Lang, ...]:
    """The languages that have pages."""
    found: set[Lang] = set()
    for pair in pairs:
        found |= {page.lang for page in (pair.zh, pair.en) if isinstance(page, PageDraft)}
    return tuple(lang for lang in Lang if lang in found)
