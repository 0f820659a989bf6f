"""Descriptions as Markdown: what a reader sees in a cell, with lists, bold literals, links and notes kept."""

from __future__ import annotations

from collections.abc import Iterator

from ..source.marked import MarkKind, Text
from ..syntax.page import Block, Code, ItemList, Note, Paragraph, Table

_MAX_DEPTH = 20
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>"})
_FENCE = {MarkKind.STRONG: "**", MarkKind.EMPHASIS: "*"}
_NOTE_TITLES = {"note": "Note", "notice": "Notice", "caution": "Caution", "warning": "Warning", "danger": "Danger"}


def markdown(blocks: tuple[Block, ...]) -> str:
    """The blocks as Markdown, paragraphs separated by an empty line; "" for none."""
    return "\n\n".join(part for part in _parts(blocks, 0) if part)


def _parts(blocks: tuple[Block, ...], depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        return
    for block in blocks:
        match block:
            case Paragraph(text=text):
                yield inline(text).replace("\n", "\n\n")
            case ItemList(items=items, ordered=ordered):
                yield "\n".join(
                    _item(f"{index}. " if ordered else "- ", "\n\n".join(_parts(item.blocks, depth + 1)))
                    for index, item in enumerate(items, 1)
                )
            case Note(level=level, blocks=inner):
                body = "\n\n".join(_parts(inner, depth + 1))
                yield "\n".join(f"> {line}".rstrip() for line in f"**{_NOTE_TITLES.get(level, 'Note')}:** {body}".split("\n"))
            case Code(text=text):
                fence = "```" if "```" not in text.value else "~~~"
                yield f"{fence}\n{text.value.strip(chr(10))}\n{fence}"
            case Table(header=header, rows=rows):
                yield "\n".join("- " + " | ".join(cell.text.value.replace("\n", " ") for cell in row.cells) for row in (*header, *rows))


def _item(bullet: str, body: str) -> str:
    return bullet + body.replace("\n", "\n" + " " * len(bullet))


def inline(text: Text) -> str:
    """One text as Markdown: bold kept as bold, code as code, links with their target."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    code: list[tuple[int, int]] = []
    for mark in text.marks:
        start, end = _trimmed(text.value, mark.start, mark.end)
        if start >= end:
            continue
        match mark.kind:
            case MarkKind.CODE:
                code.append((start, end))
            case MarkKind.LINK:
                if mark.target:
                    opens.setdefault(start, []).append("[")
                    closes.setdefault(end, []).insert(0, f"]({_target(mark.target)})")
            case MarkKind.STRONG | MarkKind.EMPHASIS:
                opens.setdefault(start, []).append(_FENCE[mark.kind])
                closes.setdefault(end, []).insert(0, _FENCE[mark.kind])
            case _:
                pass
    return _assemble(text.value, opens, closes, code)


def _assemble(value: str, opens: dict[int, list[str]], closes: dict[int, list[str]], code: list[tuple[int, int]]) -> str:
    starts, ends = {start for start, _ in code}, {end for _, end in code}
    cuts = sorted({0, len(value), *opens, *closes, *starts, *ends})
    parts: list[str] = []
    in_code = False
    for at, until in zip(cuts, [*cuts[1:], len(value)], strict=True):
        if at in ends and in_code:
            parts.append("`")
            in_code = False
        parts += closes.get(at, [])
        parts += opens.get(at, [])
        if at in starts and "`" not in value:
            parts.append("`")
            in_code = True
        parts.append(value[at:until] if in_code else value[at:until].translate(_SPECIAL))
    return "".join(parts).strip()


def _trimmed(value: str, start: int, end: int) -> tuple[int, int]:
    while start < end and value[start].isspace():
        start += 1
    while end > start and value[end - 1].isspace():
        end -= 1
    return start, end


def _target(target: str) -> str:
    """A link target that cannot leave its brackets; what it points to is judged by whoever prints it."""
    safe = "".join(char for char in target if char.isprintable()).replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return safe.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
