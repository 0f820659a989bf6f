"""HTML out: addresses we print, and the views of the HTML pages."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?:https?://[A-Za-z0-9]|(?![A-Za-z][A-Za-z0-9+.-]*:)[A-Za-z0-9._#?%/-])[^\x00-\x20<>\"'`\\{}|^\x7f-\xa0\u2000-\u206f\u3000]*"
)
_MAX_ADDRESS = 2000


def safe_url(url: str) -> str | None:
    """The address when it is http, https or relative and holds no character that could end it; None otherwise.

    >>> safe_url("javascript:alert(1)"), safe_url("page.md#a"), safe_url("//host/x")
    (None, 'page.md#a', None)
    """
    address = url.strip()
    if len(address) > _MAX_ADDRESS or address.startswith("//") or _ADDRESS.fullmatch(address) is None:
        return None
    return address.replace("(", "%28").replace(")", "%29")
