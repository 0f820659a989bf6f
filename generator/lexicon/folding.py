"""How label-like text is compared: without case, marks, blanks and punctuation at its ends.

Headings, column headers, labels and captions are folded the same way, so that "**Type**：" and "type" are one word.
"""

from __future__ import annotations

import re

_ENDS = " \t\r\n\u00a0\u3000*_:：.。,，;；、~`\"'“”‘’()（）[]【】<>《》-—–"
_BLANKS = re.compile(r"[\s\u00a0\u3000]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9\u3400-\u9fff]+")

LABEL_LIMIT = 100
"""Text longer than this is prose, never a label."""


def fold(text: str) -> str:
    """Lower case, single blanks, nothing but words at both ends.

    >>> fold("**Mandatory** ：")
    'mandatory'
    """
    return _BLANKS.sub(" ", text[:400].replace("*", " ")).strip(_ENDS).casefold()


def identifier_key(name: str) -> str:
    """What stays the same between "backupStrategy", "backup_strategies" and "Backup Strategy"."""
    words = _NOT_WORD.sub(" ", _CAMEL.sub(" ", name[:200]).lower()).split()
    return "".join(singular(word) for word in words)


def singular(word: str) -> str:
    """The English singular, roughly; enough to compare names."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
