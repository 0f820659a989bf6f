"""Characters that would act instead of show: control, direction and line-separator characters, made visible.

For documents (HTML, Markdown), where `printable` would be too strict: zero-width joiners and the like are text there.
"""

from __future__ import annotations

import re

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    r"""The text with each acting character as its code; line ends become "\n", tabs stay.

    >>> visible("a\u202eb\r\nc")
    'a\\u202eb\nc'
    """
    if _ACTING.search(text) is None:
        return text
    return _ACTING.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text.replace("\r\n", "\n").replace("\r", "\n"))


_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]")


def quiet_json(text: str) -> str:
    r"""JSON text in which acting characters stand as escapes; it means the same.

    >>> quiet_json('"a\u202e"')
    '"a\\u202e"'
    """
    if text.isascii() and "\x7f" not in text:
        return text
    return _IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
