"""Names in prose to fields: by wire name, or by the words with which a sibling's description begins.

"最小实例数" is `min_instance_number` because that field's description starts with "最小实例数量"; "the minimum number of
instances" because its description starts with "Specifies the minimum number of instances".
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..model.constraint import FieldRef
from .phrases import fold
from .rule import FieldContext, Sibling

_LEAD = re.compile(r"^(?:(?:specifies|indicates|lists|provides|defines)\s+)?(?:the\s+|an?\s+)?", re.IGNORECASE)
_REQUIRED_OVERLAP = 0.75
_SHORTEST_NAME = 3
"""Characters; what is shorter may begin any description."""


def resolve(words: str, context: FieldContext) -> FieldRef:
    """A reference to the field that `words` mean; its `name` is None when no sibling fits, or several do."""
    text = words.strip(" \"'“”‘’*`")
    if context.name and text.lower() == context.name.lower():
        return FieldRef(text, context.name)
    exact = next((s.name for s in context.siblings if s.name.lower() == text.lower()), None)
    if exact:
        return FieldRef(text, exact)
    meant = _words(text)
    same = [s.name for s in context.siblings if meant == _words(_plain(s.lead_text))] if len(meant) > 2 else []
    if len(same) == 1:
        return FieldRef(text, same[0])
    wanted = _plain(text)
    if len(wanted) < _SHORTEST_NAME or wanted.isdecimal():
        return FieldRef(text)
    scores = sorted(((_overlap(wanted, sibling), sibling.name) for sibling in context.siblings), reverse=True)
    if scores and scores[0][0] >= _REQUIRED_OVERLAP and (len(scores) == 1 or scores[1][0] < scores[0][0]):
        return FieldRef(text, scores[0][1])
    return FieldRef(text)


def is_field(words: str, context: FieldContext) -> bool:
    """True when `words` are the wire name of a sibling, or look like a wire name."""
    name = words.strip(" \"'*`")
    return any(s.name == name for s in context.siblings) or bool(re.fullmatch(r"[A-Za-z_][A-Za-z0-9]*(?:[_.:][A-Za-z0-9_]+)+", name))


_FUNCTION_WORDS = frozenset(["the", "a", "an", "of", "for", "in", "on", "to", "which", "is", "used", "by", "from", "and", "or"])


def _words(text: str) -> frozenset[str]:
    """Content words without a plural "s": "health check method for instances" is "instance health check method"."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words if word not in _FUNCTION_WORDS)


def _overlap(wanted: str, sibling: Sibling) -> float:
    """How much of the shorter name stands at the start of the longer; 1.0 when one is a prefix of the other."""
    lead = _plain(sibling.lead_text)[: len(wanted) + 6]
    if lead[:1] != wanted[0]:
        return 0.0
    if lead.startswith(wanted) or wanted.startswith(lead):
        return 1.0 - 0.01 * abs(len(lead) - len(wanted))
    same = 0
    for first, second in zip(wanted, lead, strict=False):
        if first != second:
            break
        same += 1
    return same / max(len(wanted), 1) if same >= 0.75 * len(wanted) else 0.0


@lru_cache(maxsize=8192)
def _plain(words: str) -> str:
    head = re.split(r"[。,;:(\n]|\. |\.$|, which", fold(words[:200]).strip().lower(), maxsplit=1)[0]
    head = _LEAD.sub("", head).strip(" \"'")
    # "期望实例数" and "期望实例数量" are one name
    return head.removesuffix("量") if head.endswith("数量") else head
