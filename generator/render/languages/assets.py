"""Styles and scripts that stand inside a page, with the hash by which its content security policy admits them."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from ..target import templates_folder


@dataclass(frozen=True, slots=True)
class Asset:
    """Our own text for a style or script element; never page text."""

    text: Markup
    hash: str
    """"sha256-…", as the policy wants it."""


@lru_cache
def asset(*names: str) -> Asset:
    """The files of the templates folder, joined in order."""
    text = "".join((templates_folder() / name).read_text(encoding="utf-8") for name in names)
    assert "</" not in text, names
    return Asset(Markup(text), "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())
