"""HTML with its tags numbered, so that a tree built by lxml maps back to the source to the character.

lxml tells no columns and decodes text.  So it gets a skeleton: each start tag carries its number, each piece of text
is only a number.  Whatever tree lxml builds, number n says where in the source the tag or text stands, and a text
number that is not in the tree is text that got lost.  One scan, linear in the source; comments and scripts stay out.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

from ..source.diagnostic import Diagnostic
from ..source.text import SourceFile
from .kinds import COMMENT_NOT_CLOSED, SCRIPT_DROPPED, TAG_CUT, TOO_DEEP, UNKNOWN_TAG, finding

NUMBER = "twin"
"""Name of the attribute that carries the number of a start tag."""
TEXT = "~"
"""Stands around the number of a text in the skeleton; no other text is there."""

_NAMES = """a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br
button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl
dt element em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr
html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu
menuitem meta meter multicol nav nobr noembed noframes noscript object ol optgroup option output p param path picture
plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select shadow slot small source spacer
span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u
ul var video wbr xmp"""
ELEMENTS = frozenset(_NAMES.split())
_VOID = "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr"
VOID = frozenset(_VOID.split())
RAW = frozenset({"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content holds no tags and is no text of the page."""
_CHILDLESS = VOID | RAW


# A cell with nothing but plain text is one token, as nine cells of ten are.  So is a tag without "<" or ">" in its
# attributes.  The converter's echo of an id (twice an empty anchor) and the text behind belong to the token.  Everything
# else that begins with "<" is looked at by hand.
_ATTRIBUTES = r"""(?:[ ](?!id=)[a-z]{1,20}="[^"<>\0]{0,200}"){0,12}"""
_TOKEN = re.compile(
    rf"""
    (?: <(?P<cell>t[dh])(?P<cell_attributes>(?:[ ][a-z]{{1,20}}="[^"<>\0]{{0,200}}"){{0,12}})>
        (?P<paragraph><p(?:[ ]id="(?P<id>[A-Za-z0-9_.-]{{1,200}})")?{_ATTRIBUTES}>
            (?:<a[ ]name="(?P<cell_echo>[^"<>]*+)"></a><a[ ]name="(?P=cell_echo)"></a>)? )?+
        (?P<words>\s*+[^<\s][^<]*+)
        (?(paragraph)(?P<paragraph_close></p>)\s*+)
        (?P<cell_close></(?P=cell)>)
    |   <(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:_-]*+)
        (?P<attributes>(?:[\s/][^<>"']*+(?:"[^"<>]*+"[^<>"']*+|'[^'<>]*+'[^<>"']*+)*+)?)>
    )
    (?:<a[ ]name="(?P<echo>[^"<>]*+)"></a><a[ ]name="(?P=echo)"></a>)?
    (?P<text>[^<]*+)
    |   (?P<odd><)
    |   (?P<lone>[^<]++)
    """,
    re.VERBOSE,
)
_CELL_GROUPS = _TOKEN.groupindex["cell_close"]
"""Groups of the token that only a cell has; they come first."""
DEEPEST = 220
"""Open tags that lxml gets; below 256 it drops text, so deeper tags are left out and their text stays in the last one."""
_CELLS = frozenset({"td", "th", "p"})
_ENDS: dict[str, frozenset[str]] = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _CELLS | {"tr"},
}
"""Elements that end where such a tag begins, because their own end tags may be left out."""
_LONG = 4000
_MANY = 20
_READ_ATTRIBUTE = re.compile(
    r"""(?<![^\s"'])(?:id|name|href|class|colspan|rowspan|role)\s*=\s*(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'<>=`]{1,2000})""",
    re.IGNORECASE,
)
"""The attributes that are read.  Of a tag with very many only these reach the parser, which compares each with each."""
_NAME_AT = re.compile(r"</?([A-Za-z][A-Za-z0-9:_-]*)")
_QUOTE_OR_END = re.compile("""[<>"']""")


@dataclass(slots=True)
class NumberedHtml:
    """A stretch of HTML, its skeleton, and where the numbered tags and texts stand."""

    file: SourceFile
    start: int
    end: int
    skeleton: list[str] = field(default_factory=list)
    tag_starts: array[int] = field(default_factory=lambda: array("q"))
    tag_inner: array[int] = field(default_factory=lambda: array("q"))
    """Offset behind each start tag."""
    tag_ends: array[int] = field(default_factory=lambda: array("q"))
    """Offset behind the end tag, or where the element ends without one."""
    text_starts: array[int] = field(default_factory=lambda: array("q"))
    text_ends: array[int] = field(default_factory=lambda: array("q"))
    diagnostics: list[Diagnostic] = field(default_factory=list)
    plain_cells: dict[int | None, tuple[str | None, int]] = field(default_factory=dict)
    """Id of the paragraph and number of the text of each cell that is one plain paragraph; the skeleton has no tag for it."""
    indent: int = 0
    """Blanks in front of each line that belong to the Markdown around it."""
    unclosed: list[tuple[str, int]] = field(default_factory=list)
    """Name and number of the elements still open at the end."""


def number_tags(file: SourceFile, start: int, end: int) -> NumberedHtml:
    """Numbers the tags and texts of `file.text[start:end]`."""
    return _Scan(file, start, end).run()


class _Scan:
    def __init__(self, file: SourceFile, start: int, end: int) -> None:
        self.source = file.text
        self.html = NumberedHtml(file, start, end)
        self.end = end
        self.stack: list[tuple[str, int]] = []
        self.open_count: dict[str, int] = {}
        self.patience = 4 * (end - start) + 1000
        """Characters that tags without an end may cost together; then quotes are no longer looked at."""
        self.deep_reported = False
        self.never: set[str] = set()
        """Terminators known not to occur any more."""

    def run(self) -> NumberedHtml:
        at = self.html.start
        while at < self.end:
            at = self._run_from(at)
        for name, number in self.stack:
            if number >= 0:
                self.html.tag_ends[number] = self.end
                self.html.unclosed.append((name, number))
        return self.html

    def _run_from(self, at: int) -> int:
        """Reads tokens up to one that a regular expression cannot, reads that, and returns where to go on."""
        html, stack, open_count = self.html, self.stack, self.open_count
        skeleton, starts, inner, ends = html.skeleton, html.tag_starts, html.tag_inner, html.tag_ends
        for token in _TOKEN.finditer(self.source, at, self.end):
            if token["cell"] is not None:
                self._plain_cell(token)
                continue
            close, name, attributes, echo, text, odd, lone = token.groups()[_CELL_GROUPS:]
            if name is None:
                if odd is not None:
                    return self._odd(token.start())
                self._blank_or_text(lone, token.start(), token.end())
                continue
            tag_end = token.end("attributes") + 1
            if name not in ELEMENTS and (name := name.lower()) not in ELEMENTS:
                self._unknown(token.start(), tag_end, name)
            elif close:
                if stack and stack[-1][0] == name and stack[-1][1] >= 0:
                    open_count[name] -= 1
                    ends[stack.pop()[1]] = tag_end
                    skeleton.append(f"</{name}>")
                else:
                    self._close(name, token.start(), tag_end)
            elif (stack and stack[-1][0] in _ENDS.get(name, ())) or len(stack) >= DEEPEST:
                self._open(name, attributes, token.start(), tag_end)
            elif name in _CHILDLESS or len(attributes) > _LONG or "\0" in attributes:
                self._open(name, attributes, token.start(), tag_end)
                if name in RAW:
                    return self._raw(name, tag_end)
            else:
                number = len(starts)
                starts.append(token.start())
                inner.append(tag_end)
                ends.append(tag_end)
                skeleton.append(f"<{name} {NUMBER}={number} {attributes}>")
                stack.append((name, number))
                open_count[name] = open_count.get(name, 0) + 1
            if echo is not None and name == "a":
                # Three in a row: the first is no echo of a parent but an anchor of its own.
                return tag_end
            if text.isspace():
                skeleton.append(" ")
            elif text:
                self._text(*token.span("text"))
        return self.end

    def _plain_cell(self, token: re.Match[str]) -> None:
        """A cell of a row gets one number for itself and its paragraph; anywhere else it is read tag by tag."""
        html = self.html
        if not self.stack or self.stack[-1][0] != "tr" or len(self.stack) >= DEEPEST - 1:
            self._cell_in_pieces(token)
        else:
            number, text_number = len(html.tag_starts), len(html.text_starts)
            name, attributes, ident = token.group("cell", "cell_attributes", "id")
            html.plain_cells[number] = ident, text_number
            html.tag_starts.append(token.start())
            html.tag_inner.append(token.end("cell_attributes") + 1)
            html.tag_ends.append(token.end("cell_close"))
            html.text_starts.append(token.start("words"))
            html.text_ends.append(token.end("words"))
            kept = attributes if "span=" in attributes or " id=" in attributes else ""
            html.skeleton.append(f"<{name} {NUMBER}={number}{kept}>{TEXT}{text_number}{TEXT}</{name}>")
        if token["text"]:
            self._blank_or_text(token["text"], *token.span("text"))

    def _cell_in_pieces(self, token: re.Match[str]) -> None:
        inner = token.end("cell_attributes") + 1
        self._open(token["cell"], token["cell_attributes"], token.start(), inner)
        if token["paragraph"]:
            end = self.source.index(">", inner)
            self._open("p", self.source[inner + len("<p") : end], inner, end + 1)
        self._text(*token.span("words"))
        if token["paragraph"]:
            self._close("p", *token.span("paragraph_close"))
        self._close(token["cell"], *token.span("cell_close"))

    def _blank_or_text(self, text: str, start: int, end: int) -> None:
        if text.isspace():
            self.html.skeleton.append(" ")
        else:
            self._text(start, end)

    def _open(self, name: str, attributes: str, start: int, end: int) -> None:
        html = self.html
        ends = _ENDS.get(name, ())
        while self.stack and self.stack[-1][0] in ends:
            self._pop(start)
        if len(self.stack) >= DEEPEST and name not in RAW:
            self._open_unseen(name, start, end)
            return
        number = len(html.tag_starts)
        html.tag_starts.append(start)
        html.tag_inner.append(end)
        html.tag_ends.append(end)
        if len(attributes) > _LONG:
            attributes = " ".join(found.group() for _, found in zip(range(_MANY), _READ_ATTRIBUTE.finditer(attributes), strict=False))
        attributes = attributes.replace("\0", "")
        html.skeleton.append(f"<{name} {NUMBER}={number} {attributes}>")
        if name not in VOID:
            self.stack.append((name, number))
            self.open_count[name] = self.open_count.get(name, 0) + 1

    def _open_unseen(self, name: str, start: int, end: int) -> None:
        """Opens an element that lies too deep for the skeleton."""
        if not self.deep_reported:
            self.deep_reported = True
            self.html.diagnostics.append(finding(TOO_DEEP, self.html.file, start, end, limit=DEEPEST))
        if name not in VOID:
            self.stack.append((name, -1))
            self.open_count[name] = self.open_count.get(name, 0) + 1

    def _close(self, name: str, start: int, end: int) -> None:
        """Notes where the element ends, and with it all that stand open inside."""
        if not self.open_count.get(name):
            self.html.skeleton.append(f"</{name}>")
            return
        while self.stack[-1][0] != name:
            self._pop(start)
        if self.stack[-1][1] >= 0:
            self.html.skeleton.append(f"</{name}>")
        self._pop(end)

    def _pop(self, end: int) -> None:
        """Ends the innermost element at `end`."""
        name, number = self.stack.pop()
        self.open_count[name] -= 1
        if number >= 0:
            self.html.tag_ends[number] = end

    def _text(self, start: int, end: int) -> None:
        self.html.skeleton.append(f"{TEXT}{len(self.html.text_starts)}{TEXT}")
        self.html.text_starts.append(start)
        self.html.text_ends.append(end)

    def _unknown(self, start: int, end: int, name: str) -> None:
        """A tag that is no element: `<region>` is a placeholder and stays text; `<x-y>` and `<o:p>` are markup."""
        if "-" in name or ":" in name:
            return
        self._text(start, end)
        if self.source[start + 1] != "/":
            self.html.diagnostics.append(finding(UNKNOWN_TAG, self.html.file, start, end, tag=name[:60]))

    def _raw(self, name: str, inner: int) -> int:
        """Skips the content of a script and the like."""
        close = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(self.source, inner, self.end)
        if self.html.start > 0:
            # In a whole HTML page scripts and styles are what one expects.
            self.html.diagnostics.append(finding(SCRIPT_DROPPED, self.html.file, self.html.tag_starts[-1], inner, tag=name))
        if close is None:
            self._close(name, inner, inner)
            return inner
        return close.start()

    def _odd(self, start: int) -> int:
        """Reads what begins with "<" and is no plain tag; returns where it ends."""
        source = self.source
        if source.startswith("<!--", start):
            return self._comment(start)
        if source.startswith("<![CDATA[", start):
            return self._skip(start, "]]>")
        if source.startswith(("<!", "<?"), start):
            return self._skip(start, ">")
        name = _NAME_AT.match(source, start, self.end)
        if name is None:
            self._text(start, start + 1)
            return start + 1
        end = self._tag_end(name.end())
        if end is None:
            self._text(start, name.end())
            text = source[start : min(start + 60, self.end)]
            self.html.diagnostics.append(finding(TAG_CUT, self.html.file, start, name.end(), text=text))
            return name.end()
        lowered = name[1].lower()
        if lowered not in ELEMENTS:
            self._unknown(start, end, lowered)
        elif source[start + 1] == "/":
            self._close(lowered, start, end)
        else:
            self._open(lowered, " " + source[name.end() : end - 1], start, end)
            if lowered in RAW:
                return self._raw(lowered, end)
        return end

    def _comment(self, start: int) -> int:
        end = self._find("-->", start + 4)
        if end is None:
            self._text(start, start + 4)
            self.html.diagnostics.append(finding(COMMENT_NOT_CLOSED, self.html.file, start, start + 4))
            return start + 4
        return end

    def _skip(self, start: int, terminator: str) -> int:
        end = self._find(terminator, start + 2)
        if end is None:
            self._text(start, start + 2)
            return start + 2
        return end

    def _find(self, terminator: str, at: int) -> int | None:
        """Offset behind the next `terminator`; a search that failed once is not made again."""
        if terminator in self.never:
            return None
        found = self.source.find(terminator, at, self.end)
        if found < 0:
            self.never.add(terminator)
            return None
        return found + len(terminator)

    def _tag_end(self, at: int) -> int | None:
        """Offset behind the ">" of a tag whose attributes begin at `at`, quotes respected; None when it has none."""
        position = at
        while self.patience > 0:
            stop = _QUOTE_OR_END.search(self.source, position, self.end)
            self.patience -= (stop.end() if stop else self.end) - position
            if stop is None or stop.group() == "<":
                break
            if stop.group() == ">":
                return stop.end()
            quote = self._find(stop.group(), stop.end())
            if quote is None:
                break
            self.patience -= quote - stop.end()
            position = quote
        # Unbalanced quotes: as far as the first ">", but not over another tag.
        stop = re.compile("[<>]").search(self.source, at, self.end)
        return stop.end() if stop and stop.group() == ">" else None
