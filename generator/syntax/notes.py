"""Note boxes: which words and classes open one, and how its title leaves the text."""

from __future__ import annotations

import re

from ..source.marked import MarkKind, Text
from .page import Paragraph
from .parts import Part

LEVELS: dict[str, str] = {
    "说明": "note",
    "note": "note",
    "提示": "note",
    "tip": "note",
    "hint": "note",
    "seealso": "note",
    "须知": "notice",
    "notice": "notice",
    "重要": "notice",
    "important": "notice",
    "注意": "caution",
    "小心": "caution",
    "caution": "caution",
    "attention": "caution",
    "警告": "warning",
    "warning": "warning",
    "危险": "danger",
    "danger": "danger",
    "error": "danger",
}
"""Title word or class → level of the box."""

_TITLE = re.compile(r"(\[!)?\s*(" + "|".join(sorted(LEVELS, key=len, reverse=True)) + r")(?![A-Za-z])\s*(\]|[:：])?\s*", re.IGNORECASE)


def level_of_classes(classes: str) -> str | None:
    """Level by the class attribute: `note`, `admonition warning`; None when no class names a box."""
    return next((LEVELS[name] for name in classes.lower().split() if name in LEVELS), None)


def split_title(text: Text) -> tuple[str, Text] | None:
    """Level and rest of a paragraph that opens with a title such as "**说明：**" or "[!NOTE]"; None when it does not."""
    title = _TITLE.match(text.value)
    if title is None:
        return None
    strong = any(mark.start == 0 and mark.end >= title.end(2) for mark in text.marked(MarkKind.STRONG))
    alone = title.end() == len(text.value) and title[3] is not None
    if not (strong or alone or title[1]):
        return None
    return LEVELS[title[2].lower()], text.slice(title.end(), len(text.value))


def without_title(parts: list[Part]) -> tuple[str | None, list[Part]]:
    """Level that the first paragraph names, and the parts without that title."""
    for index, part in enumerate(parts):
        if isinstance(part, Paragraph):
            found = split_title(part.text)
            if found is None:
                return None, parts
            level, rest = found
            body: list[Part] = [Paragraph(text=rest, element_id=part.element_id)] if rest else []
            return level, [*parts[:index], *body, *parts[index + 1 :]]
    return None, parts


def without_box_title(parts: list[Part]) -> list[Part]:
    """The parts of a box without its title, which needs no mark there: "Note", "说明："."""
    _, rest = without_title(parts)
    for index, part in enumerate(rest):
        if isinstance(part, Paragraph):
            return [*rest[:index], *rest[index + 1 :]] if _TITLE.fullmatch(part.text.value) else rest
    return rest
