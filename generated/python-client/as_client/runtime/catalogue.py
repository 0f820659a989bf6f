"""The service's documented error codes, read from `error_codes.json` when somebody asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCode:
    """What the error-code page says of a code; a text is "" where that language is silent."""

    code: str
    status: str = ""
    message_zh: str = ""
    message_en: str = ""
    meaning_zh: str = ""
    meaning_en: str = ""
    handling_zh: str = ""
    handling_en: str = ""


@cache
def error_codes() -> Mapping[str, ErrorCode]:
    """All documented codes; empty when the service documents none."""
    listed = files(__package__.rpartition(".")[0]).joinpath("error_codes.json")
    rows: list[dict[str, str]] = json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else []
    return {row["code"]: ErrorCode(**row) for row in rows}
