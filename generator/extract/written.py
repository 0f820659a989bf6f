"""In which language a page is written, to notice one that stands in the folder of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.draft import ProseUnit, UnitRole
from ..source.text import Lang

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_PROSE = {UnitRole.TITLE, UnitRole.HEADING, UnitRole.PARAGRAPH, UnitRole.ITEM, UnitRole.NOTE, UnitRole.CELL}
_ENOUGH = 60
"""Letters; a shorter page may hold nothing but names and codes."""


def is_written_in(units: Iterable[ProseUnit], lang: Lang) -> bool:
    """False when the prose of a page is surely that of the other language.

    One Chinese character says about as much as three Latin letters; zh prose is full of English names, en prose hardly
    ever holds a Chinese character.
    """
    chinese = latin = 0
    for unit in units:
        if unit.role in _PROSE:
            chinese += len(_CHINESE.findall(unit.text.value))
            latin += len(_LATIN.findall(unit.text.value))
    if 3 * chinese + latin < _ENOUGH:
        return True
    return chinese > 0 if lang is Lang.ZH else latin > 3 * chinese
