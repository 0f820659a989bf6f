"""The prose of one cell or section as sentences that know their list.

An introduction that ends in a colon owns the items after it; a labelled facet ("取值范围：") is an introduction too, not
an enumeration item.  Notes are kept and marked.  Examples ("例如", "for example") are masked: rules see blanks there,
so that no example becomes a default or an enumeration.  Tables and code inside a cell are not prose and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from ..source.frozen import dataclass
from ..source.marked import Text
from ..syntax.page import Block, Code, Item, ItemList, Note, Paragraph, Table
from .phrases import MAX_MATCHED, fold, lower

_MAX_LIST_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a line."""

    text: Text
    line: int
    """Index of its line in the passage."""
    start: int
    """Where it begins in the line."""
    folded: str
    """What rules match: half-width punctuation, examples and references blanked, same length as the text."""
    lowered: str
    """Lower-case `folded`, for triggers."""

    @classmethod
    def of(cls, text: Text, line: int, start: int) -> Sentence:
        """The sentence `text`, as rules match it."""
        folded = mask(fold(text.value[:MAX_MATCHED]))
        return cls(text, line, start, folded, lower(folded))


@dataclass(frozen=True)
class Line:
    """A paragraph, or a line of one."""

    text: Text
    index: int
    """Its place in the passage."""
    group: int | None = None
    """Number of the list it is an item of; None outside lists.  Lines after the first of an item belong to none."""
    intro: int | None = None
    """Index of the line that introduces the list."""
    note: str = ""
    """Level of the note box it stands in, or ""."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return tuple(_sentences(self.text, self.index))


@dataclass(frozen=True)
class Passage:
    """Lines in page order."""

    lines: tuple[Line, ...] = field(default=())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in page order."""
        return tuple(sentence for line in self.lines for sentence in line.sentences)

    @property
    def words(self) -> tuple[object, ...]:
        """Everything that rules read, without its place: equal for passages that say the same."""
        return tuple((line.text.value, line.text.marks, line.group, line.intro, line.note) for line in self.lines)

    @cached_property
    def names_parts(self) -> bool:
        """True when the value is put together of parts ("操作符:UTC时间"), so that what is listed are the parts."""
        return any(_has_any(sentence.lowered, _COMPOSED_TRIGGERS) and _COMPOSED.search(sentence.folded) for sentence in self.sentences)

    @cached_property
    def has_other_form(self) -> bool:
        """True when a value is of a format or one of a few words ("UUID格式，或者是字符串“0”"): then the words are not all."""
        return any("uuid" in sentence.lowered and _OTHER_FORM.search(sentence.folded) for sentence in self.sentences)

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Indices of the lines of each list, lists in page order."""
        members: dict[int, list[int]] = {}
        for index, line in enumerate(self.lines):
            if line.group is not None:
                members.setdefault(line.group, []).append(index)
        return tuple(tuple(indices) for indices in members.values())


_OTHER_FORM = re.compile(
    r"uuid(?:格式)?[^。;]{0,12}(?:或|(?<![a-z])or (?:a |the )?(?:string|\"|0))"
    r"|(?:或者?是?|(?<![a-z])or (?:is )?(?:in )?(?:the |a )?)uuid", re.IGNORECASE
)
_PART = r"(?!h{2})(?![^:]{0,30}(?:支持|取值|如下|以下|包括|示例|例如|说明|follow|support|include|example))"
_NEXT_PART = r":(?!y{2}|h{2}|m{2}|//)"
_COMPOSED = re.compile(
    rf"格式(?:为|是)?:? *[\"'<]? *{_PART}[\u4e00-\u9fffA-Za-z<>]{{2,20}}{_NEXT_PART}(?=[\u4e00-\u9fffA-Za-z<])|前加[\"']?/"
    rf"|format (?:is|of|:) *[\"'<]?{_PART}[A-Za-z][A-Za-z <>]{{1,30}}{_NEXT_PART}(?=[A-Za-z<])"
    r"|hh ?: ?mm ?- ?hh ?: ?mm|(?:added|must be put|placed) (?:in front of|before) (?:it|the)",
    re.IGNORECASE,
)
"""A printed form with a colon between its parts, or a sign that goes in front of each value."""
_COMPOSED_TRIGGERS = ("格式", "前加", "format", "hh", "added", "put", "placed")


def _has_any(lowered: str, words: tuple[str, ...]) -> bool:
    return any(word in lowered for word in words)


def passage_of(blocks: tuple[Block, ...]) -> Passage:
    """The sentences of `blocks` with their list structure."""
    builder = _Builder()
    builder.blocks(blocks, note="", depth=0)
    return Passage(tuple(builder.lines))


def passage_of_text(text: Text) -> Passage:
    """A passage of plain lines; a line that begins with "- " is a list item (rule examples, tests)."""
    builder = _Builder()
    intro: int | None = None
    for part in _parts(text):
        if part.value.startswith("- "):
            if not builder.lines or builder.lines[-1].group is None:
                builder.groups += 1
                intro = len(builder.lines) - 1 if builder.lines else None
            builder.paragraph(part.slice(2, len(part.value)).strip(), builder.groups, intro, "")
        else:
            builder.paragraph(part, None, None, "")
    return Passage(tuple(builder.lines))


class _Builder:
    """Collects lines; walks blocks down to a stated depth of lists."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.groups = 0

    def blocks(self, blocks: tuple[Block, ...], note: str, depth: int) -> None:
        for block in blocks:
            match block:
                case Paragraph(text=text):
                    self.paragraph(text, None, None, note)
                case ItemList(items=items) if depth < _MAX_LIST_DEPTH:
                    self.items(items, note, depth)
                case Note(blocks=inner, level=level) if depth < _MAX_LIST_DEPTH:
                    self.blocks(inner, level, depth + 1)
                case ItemList() | Note() | Code() | Table():
                    pass

    def items(self, items: tuple[Item, ...], note: str, depth: int) -> None:
        self.groups += 1
        group, intro = self.groups, len(self.lines) - 1 if self.lines else None
        for item in items:
            first = True
            for block in item.blocks:
                if isinstance(block, Paragraph) and first:
                    self.paragraph(block.text, group, intro, note)
                    first = False
                else:
                    self.blocks((block,), note, depth + 1)

    def paragraph(self, text: Text, group: int | None, intro: int | None, note: str) -> None:
        for part in _parts(text):
            if part.value:
                self.lines.append(Line(part, len(self.lines), group, intro, note))
                group = None


def _parts(text: Text) -> Iterator[Text]:
    if "\n" not in text.value:
        yield text.strip()
        return
    start = 0
    for line in text.value.split("\n"):
        yield text.slice(start, start + len(line)).strip()
        start += len(line) + 1


_SENTENCE_END = re.compile(r"[。！？]|(?<=[^A-Z0-9 .])[.!?](?=\s+[^a-z\s])|(?<=[A-Z0-9])[.!?](?=\s+[A-Z(*])")
_NO_END = ("e.g", "i.e", "etc", "vs", "no", "fig")


def _sentences(line: Text, index: int) -> Iterator[Sentence]:
    start = 0
    for match in _SENTENCE_END.finditer(line.value):
        before = line.value[max(0, match.start() - 4) : match.start()].lower()
        if match.group() == "." and before.endswith(("e.g", "i.e")):
            continue
        yield from _sentence(line, index, start, match.end())
        start = match.end()
    yield from _sentence(line, index, start, len(line.value))


def _sentence(line: Text, index: int, start: int, end: int) -> Iterator[Sentence]:
    text = line if start == 0 and end == len(line.value) else line.slice(start, end)
    stripped = text.strip()
    if stripped.value:
        yield Sentence.of(stripped, index, start + len(text.value) - len(text.value.lstrip()))


# A remark in brackets is taken whole; a remark after a comma goes on to the end of its clause or sentence.
_MASKED = re.compile(
    r"\([^()]{0,6}(?:例如|比如|示例|如:|如 |e\.g\.|for example|such as)[^()]{0,200}\)"
    r"|(?:例如|比如|譬如|取值示例|示例值?|样例)[^。;]{0,400}"
    r"|(?<![\u4e00-\u9fff])如(?-i:[:\"A-Z0-9])[^。,;]{0,200}"
    r"|(?:for example|e\.g\.,?|example value|example)[:,]? [^;]{0,400}"
    r"|(?:详情|具体|详细信息|详细)?请?(?:参见|参考|参阅|详见)[^。;,]{0,200}"
    r"|for (?:more )?(?:details|detailed description|its value|information)[^.;]{0,300}"
    r"|see (?:table|\"|section|the )[^.;]{0,200}",
    re.IGNORECASE,
)


def mask(folded: str) -> str:
    """`folded` with examples and references blanked out, same length.

    >>> mask("单值,例如200;列表")
    '单值,     ;列表'
    """
    if not _has_any(folded.lower(), _MASK_TRIGGERS):
        return folded
    return _MASKED.sub(lambda match: " " * len(match.group()), folded)


_MASK_TRIGGERS = ("如", "例", "示", "参", "详见", "example", "e.g.", "such as", "for ", "see ")
