"""Markdown to parts: markdown-it finds the blocks, the inline text and the HTML are read from the source.

The block parser runs without inline rules.  What it says about lines is taken from it; every character of content is
read from the page itself, so that it keeps its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from ..source.diagnostic import Diagnostic
from ..source.marked import Text
from ..source.text import SourceFile
from .assembly import blocks_of, item_id
from .flow import Flow
from .html import read_html
from .inline import Stretch, read_inline
from .kinds import COMMENT_NOT_CLOSED, FENCE_NOT_CLOSED, TABLE_IN_CODE, TOO_DEEP, finding
from .lines import TABLE_LINE, Line, folded_lines, unclosed_comment
from .notes import without_title
from .page import Cell, Code, Item, ItemList, Note, Paragraph, Row, Table
from .parts import Heading, Part
from .preformatted import CodeInk

NESTING_LIMIT = 100
"""Levels of Markdown blocks; a list item counts two."""


def _table_line(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: a folded table, also where indentation would make it code."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(TABLE_LINE, begin):
        return False
    if silent:
        return True
    token = state.push("html_block", "", 0)
    token.map = [start_line, start_line + 1]
    token.meta = {"indented": state.is_code_block(start_line)}
    state.line = start_line + 1
    return True


def _indented_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: an indented code block with a folded table in it is read as blocks instead.

    Two ELB pages put caption and table after an empty "1." item; CommonMark then calls both code.
    """
    if silent or not state.is_code_block(start_line):
        return False
    line, found = start_line, False
    while line < end_line and (state.isEmpty(line) or state.is_code_block(line)):
        found = found or state.src.startswith(TABLE_LINE, state.bMarks[line] + state.tShift[line])
        line += 1
    if not found:
        return False
    indent, parent = state.blkIndent, state.parentType
    state.blkIndent = state.sCount[start_line]
    first = len(state.tokens)
    state.md.block.tokenize(state, start_line, line)
    state.blkIndent, state.parentType = indent, parent
    for token in state.tokens[first:]:
        if token.type == "html_block":
            token.meta = {"indented": True}
    return state.line > start_line


def _too_deep(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: below the nesting limit each line is a paragraph of plain text.

    The parser's own limit would drop the rest of the page without a word.
    """
    if state.level < NESTING_LIMIT:
        return False
    if not silent:
        opening = state.push("paragraph_open", "p", 1)
        opening.map = [start_line, start_line + 1]
        opening.meta = {"too_deep": True}
        inline = state.push("inline", "", 0)
        inline.map = opening.map
        inline.content = state.getLines(start_line, start_line + 1, state.blkIndent, False).strip()
        state.push("paragraph_close", "p", -1)
        state.line = start_line + 1
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": NESTING_LIMIT + 20}).enable("table")
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.block.ruler.before("code", "table_line", _table_line, interrupts)
    parser.block.ruler.before("code", "indented_table", _indented_table)
    return parser


_PARSER = _parser()


def read_markdown(file: SourceFile) -> tuple[list[Part], list[Diagnostic]]:
    """Parts of a Markdown page, and what could not be read."""
    reader = MarkdownReader(file)
    return reader.read(), reader.diagnostics


class MarkdownReader:
    """Turns the block tokens of one page into parts."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.lines = folded_lines(file)
        self.diagnostics: list[Diagnostic] = []
        self.references: dict[str, str] = {}
        self._depth_reported = False

    def read(self) -> list[Part]:
        """All parts of the page."""
        source = "\n".join(line.text for line in self.lines)
        environment: dict[str, dict[str, dict[str, str]]] = {}
        tokens: list[Token] = []
        _PARSER.block.parse(source, _PARSER, environment, tokens)
        defined = environment.get("references", {})
        self.references = {" ".join(label.split()).casefold(): entry["href"] for label, entry in defined.items()}
        self._report_open_comment()
        parts, _ = self._parts(tokens, 0, None)
        return parts

    def _parts(self, tokens: Sequence[Token], index: int, closing: str | None) -> tuple[list[Part], int]:
        """Parts up to the token of type `closing`, and the index behind it."""
        parts: list[Part] = []
        while index < len(tokens):
            token = tokens[index]
            if token.type == closing:
                return parts, index + 1
            index = self._part(tokens, index, parts)
        return parts, index

    def _part(self, tokens: Sequence[Token], index: int, parts: list[Part]) -> int:
        """Adds what begins at token `index` to `parts`; returns the index behind it."""
        token = tokens[index]
        match token.type:
            case "paragraph_open":
                if token.meta.get("too_deep"):
                    self._report_depth(token)
                parts.extend(self._paragraph(tokens[index + 1]))
                return index + 3
            case "heading_open":
                parts.append(self._heading(token, tokens[index + 1]))
                return index + 3
            case "bullet_list_open" | "ordered_list_open":
                items, index = self._list(tokens, index)
                parts.append(items)
                return index
            case "blockquote_open":
                inner, end = self._parts(tokens, index + 1, "blockquote_close")
                parts.extend(self._quote(token, inner))
                return end
            case "table_open":
                table, index = self._pipe_table(tokens, index)
                parts.append(table)
                return index
            case "html_block":
                parts.extend(self._html(token))
            case "fence" | "code_block":
                parts.append(self._code(token))
            case _:
                pass
        return index + 1

    def _paragraph(self, inline: Token) -> list[Part]:
        flow = Flow(self.file, self._start(inline))
        read_inline(self._stretches(inline), flow, self.references)
        return flow.finish()

    def _heading(self, token: Token, inline: Token) -> Heading:
        flow = Flow(self.file, self._start(token), single=True)
        read_inline(self._stretches(inline), flow, self.references)
        text, anchors = flow.single_text()
        return Heading(text=text, level=int(token.tag[1]), anchors=anchors, start=self._start(token))

    def _list(self, tokens: Sequence[Token], index: int) -> tuple[ItemList, int]:
        opening = tokens[index]
        closing = opening.type.replace("open", "close")
        items: list[Item] = []
        index += 1
        while tokens[index].type != closing:
            token = tokens[index]
            parts, index = self._parts(tokens, index + 1, "list_item_close")
            blocks = blocks_of(parts)
            items.append(Item(blocks=blocks, span=self.file.span(*self._bounds(token)), element_id=item_id(blocks)))
        span = self.file.span(*self._bounds(opening))
        return ItemList(items=tuple(items), ordered=opening.type == "ordered_list_open", span=span), index + 1

    def _quote(self, token: Token, parts: list[Part]) -> list[Part]:
        level, rest = without_title(parts)
        if level is None:
            return parts
        return [Note(level=level, blocks=blocks_of(rest), span=self.file.span(*self._bounds(token)))]

    def _html(self, token: Token) -> list[Part]:
        start, end = self._bounds(token)
        if token.meta.get("indented"):
            self.diagnostics.append(finding(TABLE_IN_CODE, self.file, start, min(end, start + 60)))
        first = self.file.text[start:end]
        indent = len(first) - len(first.lstrip(" ")) or start - self._line_start(start)
        parts, diagnostics = read_html(self.file, start, end, indent)
        self.diagnostics += diagnostics
        return parts

    def _code(self, token: Token) -> Code:
        first, last = token.map or [0, 0]
        ink = CodeInk(self.file, self.lines[first].start)
        fenced = token.type == "fence"
        if fenced:
            first += 1
            closed = last - 1 >= first and self.lines[last - 1].text.strip(" \t>").startswith(token.markup)
            if closed:
                last -= 1
            else:
                start, end = self._bounds(token)
                number = self.file.position(end).line
                self.diagnostics.append(finding(FENCE_NOT_CLOSED, self.file, start, self.lines[first - 1].end, line=number))
        lines = self.lines[first:last]
        if lines and token.content == self.file.text[lines[0].start : lines[-1].end + 1]:
            ink.write(token.content, lines[0].start)
        else:
            for line, content in zip(lines, token.content.split("\n"), strict=False):
                self._code_line(ink, line, content)
        words = token.info.split() if fenced else []
        return Code(text=ink.text(), language=words[0] if words else "", fenced=fenced)

    def _code_line(self, ink: CodeInk, line: Line, content: str) -> None:
        """One line of code: the end of the source line; indentation and quote marks in front are dropped."""
        written = self.file.text[line.start : line.end]
        if content and line.text.endswith(content) and written.endswith(content):
            ink.write(content, line.end - len(content))
        elif line.text.endswith(TABLE_LINE):
            ink.write(written, line.start)
        elif content:
            kept = content.lstrip(" ")
            ink.insert(content[: len(content) - len(kept)])
            ink.write(written[len(written) - len(kept) :], line.end - len(kept))
        if self.file.text.startswith("\n", line.end):
            ink.write("\n", line.end)
        else:
            ink.insert("\n")

    def _pipe_table(self, tokens: Sequence[Token], index: int) -> tuple[Table, int]:
        opening = tokens[index]
        header: list[Row] = []
        rows: list[Row] = []
        group = header
        while tokens[index].type != "table_close":
            token = tokens[index]
            if token.type == "tbody_open":
                group = rows
            elif token.type == "tr_open":
                line = self.lines[(token.map or opening.map or [0])[0]]
                group.append(self._pipe_row(line, header=group is header))
            index += 1
        return Table(header=tuple(header), rows=tuple(rows), span=self.file.span(*self._bounds(opening))), index + 1

    def _pipe_row(self, line: Line, *, header: bool) -> Row:
        cells = []
        for start, end in _pipe_cells(self.file.text[line.start : line.end]):
            flow = Flow(self.file, line.start + start)
            written = self.file.text[line.start + start : line.start + end]
            stretches = _without_pipe_escapes(written, line.start + start)
            for stretch in stretches:
                read_inline([stretch], flow, self.references)
            blocks = blocks_of(flow.finish())
            text = next((block.text for block in blocks if isinstance(block, Paragraph)), None)
            span = self.file.span(line.start + start, line.start + end)
            empty = Text.plain("", self.file.span(line.start + start, line.start + start))
            cells.append(Cell(blocks=blocks, span=span, text=text or empty, header=header))
        return Row(cells=tuple(cells), span=self.file.span(line.start, line.end))

    def _stretches(self, inline: Token) -> list[Stretch]:
        """The lines of inline content with their places: each ends its source line, but for closing marks of a heading."""
        first, last = inline.map or [0, 0]
        stretches = []
        for line, content in zip(self.lines[first:last], inline.content.split("\n"), strict=False):
            wanted = content.strip(" \t")
            written = self.file.text[line.start : line.end]
            if len(written) != len(line.text):
                stretches.append(Stretch(written, line.start))
                continue
            at = line.text.rfind(wanted) if wanted else -1
            if at >= 0:
                stretches.append(Stretch(written[at : at + len(wanted)], line.start + at, breaks=written.endswith("  ")))
        return stretches

    def _report_open_comment(self) -> None:
        opening = unclosed_comment(self.file.text)
        if opening is not None:
            self.diagnostics.append(finding(COMMENT_NOT_CLOSED, self.file, opening, opening + 4))

    def _line_start(self, offset: int) -> int:
        """Start of the line that holds `offset`, behind which a folded table may begin."""
        return self.file.line_starts[bisect_right(self.file.line_starts, offset) - 1]

    def _report_depth(self, token: Token) -> None:
        if not self._depth_reported:
            self._depth_reported = True
            self.diagnostics.append(finding(TOO_DEEP, self.file, self._start(token), limit=NESTING_LIMIT))

    def _start(self, token: Token) -> int:
        return self.lines[(token.map or [0])[0]].start if self.lines else 0

    def _bounds(self, token: Token) -> tuple[int, int]:
        """Where the lines of a token begin and end, without blank lines behind."""
        first, last = token.map or [0, 0]
        while last - 1 > first and not self.lines[last - 1].text.strip():
            last -= 1
        return self.lines[first].start, self.lines[max(last - 1, first)].end


_PIPE = re.compile(r"\\.|\|")


def _pipe_cells(row: str) -> Iterable[tuple[int, int]]:
    """Start and end of each cell of a pipe row."""
    body = row.strip(" \t>")
    at = row.index(body) if body else 0
    end = at + len(body)
    if body.startswith("|"):
        at += 1
    for pipe in _PIPE.finditer(row, at, end):
        if pipe.group() == "|":
            yield at, pipe.start()
            at = pipe.end()
    if row[at:end].strip():
        yield at, end


def _without_pipe_escapes(written: str, source: int) -> list[Stretch]:
    """The content of a cell as one stretch; `\\|` is read by the inline reader like any escape."""
    kept = written.strip()
    return [Stretch(kept, source + written.index(kept))] if kept else []
