"""Vocabulary patterns of drift, compiled in one place.

zh patterns are used as they are (no word boundaries exist between CJK and Latin letters); en patterns get ASCII
look-arounds, so that "may" is not found in "maybe".
"""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=512)
def zh(pattern: str) -> re.Pattern[str]:
    """The compiled zh side of a row."""
    return re.compile(pattern)


@lru_cache(maxsize=512)
def en(pattern: str) -> re.Pattern[str]:
    """The compiled en side of a row: whole words, any case."""
    return re.compile(rf"(?<![A-Za-z_])(?:{pattern})(?![A-Za-z_])", re.IGNORECASE)
