"""Inline Markdown to running text: escapes, code, emphasis, links, tags, references.

markdown-it gives no places inside a paragraph, so this scan is our own.  It is lenient where CommonMark and Chinese
do not go together: `**说明：**文字` closes.  One scan, one stack of openers, linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from html import unescape

from ..source.frozen import dataclass
from ..source.marked import MarkKind
from .flow import Flow
from .identifiers import link_target
from .ink import ENTITY
from .tags import ELEMENTS

_TOKEN = re.compile(
    r"""\\[!-/:-@\[-`{-~\n]|`+|\*+|_+|!?\[|\]|<|&"""
)
_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)(?P<attributes>(?:\s[^<>"']*+(?:"[^"<>]*+"[^<>"']*+|'[^'<>]*+'[^<>"']*+)*+)?)/?>"""
)
_ANCHOR = re.compile(r"""<a name="([^"<>]+)"></a>""")
_ATTRIBUTE = re.compile(r"""\b(name|id|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BACKTICKS = re.compile("`+")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]*)>")
_COMMENT = "<!--"
_TARGET = re.compile(
    r"""\(\s*+(?:<([^<>\n]*)>|([^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+))(?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?\s*+\)"""
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,999})\]")
_MARK_TAGS = {
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "code": MarkKind.CODE,
    "sup": MarkKind.SUPERSCRIPT,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of inline Markdown and where it stands in the file."""

    text: str
    source: int
    breaks: bool = False
    """Whether two blanks at its end break the line."""


@dataclass(slots=True)
class _Token:
    kind: str
    start: int
    end: int
    target: str | None = None
    partner: int | None = None


def read_inline(stretches: Sequence[Stretch], flow: Flow, references: Mapping[str, str]) -> None:
    """Writes inline Markdown, one stretch per line, to `flow`.  `references` are the link definitions of the page."""
    _Inline(stretches, references).write(flow)


class _Inline:
    def __init__(self, stretches: Sequence[Stretch], references: Mapping[str, str]) -> None:
        self.text = "\n".join(stretch.text for stretch in stretches)
        self.stretches = stretches
        self.references = references
        self.line_at: list[int] = []
        at = 0
        for stretch in stretches:
            self.line_at.append(at)
            at += len(stretch.text) + 1
        self.tokens: list[_Token] = []
        self.openers: list[int] = []
        self.brackets: list[int] = []
        self.never: set[str] = set()
        """Terminators known not to occur any more."""
        self.runs: dict[int, deque[int]] | None = None
        """Where the runs of backticks begin, by their length."""

    def write(self, flow: Flow) -> None:
        text = self.text
        first = _TOKEN.search(text)
        if first is None:
            self._write_plain(flow, 0, len(text))
            return
        self._scan(first.start())
        opened: dict[int, tuple[object, int]] = {}
        done = 0
        for index, token in enumerate(self.tokens):
            self._write_plain(flow, done, token.start)
            done = token.end
            self._write_token(flow, index, token, opened)
        self._write_plain(flow, done, len(text))

    def _write_token(self, flow: Flow, index: int, token: _Token, opened: dict[int, tuple[object, int]]) -> None:
        match token.kind:
            case "escape":
                flow.write_plain(self.text[token.start + 1], self._place(token.start + 1))
            case "entity":
                flow.write(self.text[token.start : token.end], self._place(token.start))
            case "code":
                opening = flow.open()
                run = len(self.text[token.start : token.end]) - len(self.text[token.start : token.end].lstrip("`"))
                self._write_plain(flow, token.start + run, token.end - run)
                flow.close(opening, MarkKind.CODE)
            case "autolink":
                opening = flow.open()
                self._write_plain(flow, token.start + 1, token.end - 1)
                flow.close(opening, MarkKind.LINK, token.target)
            case "break":
                flow.line_break()
            case "anchor":
                flow.anchor(token.target or "", self._place(token.start))
            case "drop":
                pass
            case _ if token.partner is None:
                self._write_plain(flow, token.start, token.end)
            case _ if token.partner > index:
                opened[index] = flow.open()
            case _:
                kind = _KINDS[token.kind]
                if kind is not None:
                    flow.close(opened[token.partner], kind, token.target)  # type: ignore[arg-type]

    def _scan(self, at: int) -> None:
        text = self.text
        while (found := _TOKEN.search(text, at)) is not None:
            start, end = found.span()
            first = text[start]
            if first == "\\":
                at = self._add("break" if text[end - 1] == "\n" else "escape", start, end)
            elif first == "`":
                at = self._code(start, end)
            elif first in "*_":
                at = self._delimiters(start, end)
            elif first == "<":
                at = self._tag(start)
            elif first == "&":
                reference = ENTITY.match(text, start)
                at = self._add("entity", start, reference.end()) if reference else end
            elif first == "]":
                at = self._close_bracket(start)
            else:
                self.brackets.append(len(self.tokens))
                at = self._add("image" if first == "!" else "link", start, end)

    def _add(self, kind: str, start: int, end: int, target: str | None = None) -> int:
        self.tokens.append(_Token(kind, start, end, target))
        return end

    def _code(self, start: int, end: int) -> int:
        """A code span up to the next run of as many backticks; without one the backticks are text."""
        if self.runs is None:
            self.runs = {}
            for run in _BACKTICKS.finditer(self.text):
                self.runs.setdefault(run.end() - run.start(), deque()).append(run.start())
        closers = self.runs.get(end - start)
        while closers and closers[0] < end:
            closers.popleft()
        if not closers:
            return end
        return self._add("code", start, closers[0] + end - start)

    def _delimiters(self, start: int, end: int) -> int:
        text = self.text
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens = not after.isspace()
        closes = not before.isspace()
        if text[start] == "_":
            # `_` inside a word is a character: scaling_group.
            opens = opens and not before.isalnum()
            closes = closes and not after.isalnum()
        if not (opens or closes):
            return end
        at = start
        while at < end:
            width = 2 if end - at >= 2 else 1
            self._delimiter(at, at + width, opens=opens, closes=closes)
            at += width
        return end

    def _delimiter(self, start: int, end: int, *, opens: bool, closes: bool) -> None:
        kind = self.text[start:end]
        if closes and self._close(kind):
            self._add(kind, start, end)
            self._pair(self.openers.pop())
        elif opens:
            self.openers.append(len(self.tokens))
            self._add(kind, start, end)
        # What neither opens nor closes stays text: no token.

    def _close(self, kind: str) -> bool:
        """Whether an opener of this kind stands open; those inside it are given up.

        Only a few openers are looked at, so that a long row of them stays linear.
        """
        for depth in range(1, min(len(self.openers), 20) + 1):
            if self.tokens[self.openers[-depth]].kind == kind:
                del self.openers[len(self.openers) - depth + 1 :]
                return True
        return False

    def _pair(self, opener: int) -> None:
        closer = len(self.tokens) - 1
        self.tokens[opener].partner = closer
        self.tokens[closer].partner = opener

    def _close_bracket(self, start: int) -> int:
        if not self.brackets:
            return start + 1
        opener = self.brackets.pop()
        kind, begin = self.tokens[opener].kind, self.tokens[opener].start
        end, target = self._target(self.tokens[opener].end, start)
        if target is None:
            return start + 1
        if kind == "image":
            # An image has no text of its own; what stands between is its replacement.
            del self.tokens[opener:]
            while self.openers and self.openers[-1] >= opener:
                self.openers.pop()
            return self._add("drop", begin, end)
        while self.openers and self.openers[-1] > opener:
            self.openers.pop()
        self._add("link", start, end, target)
        self._pair(opener)
        return end

    def _target(self, inner: int, close: int) -> tuple[int, str | None]:
        """End and target of a link whose text ends at `close`."""
        text = self.text
        direct = _TARGET.match(text, close + 1)
        if direct is not None:
            written = direct[1] if direct[1] is not None else direct[2]
            return direct.end(), _unescaped(written or "")
        if not self.references:
            return close, None
        label = _REFERENCE.match(text, close + 1)
        words = label[1] if label is not None and label[1] else text[inner : min(close, inner + 999)]
        target = self.references.get(_normal_label(words))
        return (label.end() if label is not None else close + 1), target

    def _tag(self, start: int) -> int:
        text = self.text
        anchor = _ANCHOR.match(text, start)
        if anchor is not None and not self.openers:
            return self._add("anchor", start, anchor.end(), anchor[1])
        if text.startswith(_COMMENT, start):
            end = -1 if _COMMENT in self.never else text.find("-->", start + 4)
            if end < 0:
                self.never.add(_COMMENT)
                return start + 4
            return self._add("drop", start, end + 3)
        link = _AUTOLINK.match(text, start)
        if link is not None:
            return self._add("autolink", start, link.end(), link[1])
        tag = _TAG.match(text, start)
        if tag is None:
            return start + 1
        name = tag["name"].lower()
        if name not in ELEMENTS:
            return tag.end()
        if name == "br":
            return self._add("break", start, tag.end())
        if name == "a":
            return self._link_tag(tag)
        if name in _MARK_TAGS:
            return self._mark_tag(tag, name)
        return self._add("drop", start, tag.end())

    def _link_tag(self, tag: re.Match[str]) -> int:
        if tag["close"]:
            return self._mark_tag(tag, "a")
        attributes = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(tag["attributes"])}
        name = attributes.get("name") or attributes.get("id")
        if name:
            self._add("anchor", tag.start(), tag.end() if "href" not in attributes else tag.start(), name)
        if "href" in attributes:
            return self._mark_tag(tag, "a", link_target(unescape(attributes["href"])))
        return self._mark_tag(tag, "a-name") if not name else tag.end()

    def _mark_tag(self, tag: re.Match[str], name: str, target: str | None = None) -> int:
        kind = f"<{name}>"
        if tag["close"]:
            if self._close(kind):
                opener = self.openers.pop()
                self._add(kind, tag.start(), tag.end(), self.tokens[opener].target)
                self._pair(opener)
                return tag.end()
            return self._add("drop", tag.start(), tag.end())
        self.openers.append(len(self.tokens))
        self._add(kind, tag.start(), tag.end(), target)
        return tag.end()

    def _place(self, at: int) -> int:
        """Offset in the file of character `at` of the joined text."""
        line = bisect_right(self.line_at, at) - 1
        return self.stretches[line].source + at - self.line_at[line]

    def _write_plain(self, flow: Flow, start: int, end: int) -> None:
        text = self.text
        at = start
        while at < end:
            stop = text.find("\n", at, end)
            if stop < 0:
                flow.write_plain(text[at:end], self._place(at))
                return
            if stop > at:
                flow.write_plain(text[at:stop], self._place(at))
            if self.stretches[bisect_right(self.line_at, stop) - 1].breaks:
                flow.line_break()
            else:
                flow.blank()
            at = stop + 1


_KINDS: dict[str, MarkKind | None] = {
    "**": MarkKind.STRONG,
    "__": MarkKind.STRONG,
    "*": MarkKind.EMPHASIS,
    "_": MarkKind.EMPHASIS,
    "link": MarkKind.LINK,
    "<a>": MarkKind.LINK,
    "<a-name>": None,
    **{f"<{name}>": kind for name, kind in _MARK_TAGS.items()},
}


def _unescaped(target: str) -> str:
    return link_target(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", target))


def _normal_label(label: str) -> str:
    return " ".join(label.split()).casefold()
