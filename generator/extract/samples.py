"""Examples of requests and responses: which blocks they are, what belongs together, and what they hold.

A block is split into its request line, status line, headers and body; a request line alone is joined with the body
that follows it.  Whether it is a request or a response is decided by content first (a METHOD line, a status line),
then by the labels around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from ..lexicon.aspects import Aspect, status_of
from ..model.draft import SampleDraft, SampleKind
from ..source.diagnostic import Diagnostic, Subject
from ..source.frozen import dataclass
from ..source.marked import Text
from ..source.text import Span
from ..syntax.page import Code, Paragraph
from . import kinds
from .json_reader import Flaw, Reading, read_json
from .kinds import finding
from .outline import Placed, Scope

_REQUEST_LINE = re.compile(r"[ \t]*(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)[ \t]*[:：]?[ \t]*((?:https?://|/|\{)[^\n]{0,2000})", re.I)
_CURL = re.compile(r"(?m)^[ \t]*curl[ \t]")
_CURL_METHOD = re.compile(r"(?:-X|--request)[ \t]*['\"]?([A-Z]{3,7})")
_CURL_URL = re.compile(r"(https?://[^\s'\"]{1,2000})")
_STATUS_LINE = re.compile(
    r"[ \t]*(?:HTTP/\d(?:\.\d)?[ \t]+(\d{3})"
    r"|(?:http[ \t]+)?status[ \t_]?(?:code)?[ \t]*[:：=]?[ \t]*(\d{3})"
    r"|(?:返回码|状态码|返回值|响应码)[ \t]*[:：]?[ \t]*(\d{3})"
    r"|无?[ \t]*[（(]status code[ \t]*(\d{3})[)）])",
    re.I,
)
_HEADER_LINE = re.compile(r"[ \t]*([A-Z][A-Za-z0-9\-]{1,60})[ \t]*[:：][ \t]*([^\n{\[]{0,4000})")
_NOTHING = re.compile(r"\s*(?:无|none|n/a|不涉及|null)?[。.\s]*", re.I)
_BODILESS = frozenset({"GET", "HEAD", "DELETE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What one stretch of a block holds."""

    method: str | None = None
    url: str | None = None
    status: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    reading: Reading | None = None
    rest: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReading:
    """The samples of a page and how many blocks were examples."""

    samples: tuple[SampleDraft, ...] = ()
    total: int = 0
    unread: tuple[Diagnostic, ...] = ()
    """One per example that could not be read."""
    flaws: tuple[Diagnostic, ...] = ()
    """Repairs in examples that could."""
    blocks: Mapping[int, SampleKind] = field(default_factory=dict)
    """Start offset of each block that is an example, and what it shows."""


def read_samples(outline: tuple[Placed, ...], subject: Subject) -> SampleReading:
    """Every example of an API page, in page order."""
    drafts: list[SampleDraft] = []
    unread: list[Diagnostic] = []
    flaws: list[Diagnostic] = []
    shown: dict[int, SampleKind] = {}
    for group in _groups(outline):
        open_line: SampleDraft | None = None
        for placed, steps in group:
            assert isinstance(placed.block, Code)
            text = placed.block.text
            for piece in _pieces(text.value):
                kind = _kind(piece, placed.scope, open_line)
                draft = _draft(piece, kind, text, placed.scope, steps)
                shown[text.span().start] = kind
                if not draft.readable:
                    unread.append(
                        finding(kinds.SAMPLE_UNREADABLE, replace(subject, location=f"{kind.value}.example"), draft.span, what="JSON")
                    )
                elif piece.reading is not None:
                    flaws += _flaws(piece.reading, text, replace(subject, location=f"{kind.value}.example"))
                if open_line is not None and _continues(open_line, draft):
                    drafts[-1] = _join(open_line, draft)
                else:
                    drafts.append(draft)
                open_line = drafts[-1] if not drafts[-1].has_body and drafts[-1].readable else None
    return SampleReading(samples=tuple(drafts), total=len(drafts), unread=tuple(unread), flaws=tuple(flaws), blocks=shown)


def mark_foreign(samples: Iterable[SampleDraft], paths: Iterable[str]) -> tuple[SampleDraft, ...]:
    """The samples, those that call another path (and the responses to these) marked."""
    wanted = [[segment for segment in path.split("/") if segment and not segment.startswith("{")] for path in paths]
    marked: list[SampleDraft] = []
    foreign = False
    for sample in samples:
        if sample.kind is SampleKind.REQUEST:
            foreign = bool(sample.url) and bool(wanted) and not any(_calls(sample.url or "", literals) for literals in wanted)
        marked.append(replace(sample, foreign=True) if foreign else sample)
    return tuple(marked)


def _calls(url: str, literals: list[str]) -> bool:
    """True when at least half of the path's literal segments stand in the URL: samples have typing errors."""
    path = re.sub(r"^(?:https?://)?[^/]*", "", url.strip(), count=1).split("?", 1)[0].casefold()
    segments = set(re.split(r"[/\s]", path))
    names = [literal.casefold() for literal in literals if not re.fullmatch(r"v\d[\d.]*", literal)]
    return sum(1 for name in names if name in segments) * 2 >= len(names)


def _groups(outline: tuple[Placed, ...]) -> Iterator[list[tuple[Placed, tuple[Text, ...]]]]:
    """Blocks of one section in a row, each with the prose since the last one."""
    group: list[tuple[Placed, tuple[Text, ...]]] = []
    steps: list[Text] = []
    section: object = None
    for placed in outline:
        if placed.scope.section is not section:
            if group:
                yield group
            group, steps, section = [], [], placed.scope.section
        if isinstance(placed.block, Paragraph) and not placed.label:
            steps.append(placed.block.text)
        elif isinstance(placed.block, Code) and _is_example(placed.block.text.value, placed.scope):
            group.append((placed, tuple(steps)))
            steps = []
        elif placed.label:
            steps = []
    if group:
        yield group


def _is_example(text: str, scope: Scope) -> bool:
    if not text.strip() or scope.section is None or _NOTHING.fullmatch(text[:200]):
        return False
    if not scope.aspects & {Aspect.SAMPLE, Aspect.REQUEST, Aspect.RESPONSE, Aspect.URI, Aspect.NORMAL, Aspect.ABNORMAL}:
        return False
    if scope.has(Aspect.SAMPLE) or _REQUEST_LINE.match(text) or _STATUS_LINE.match(text):
        return True
    return bool(_CURL.search(text[:2000]) or re.search(r"(?m)^\s*[{\[]", text[:5000]))


def _pieces(text: str) -> Iterator[_Piece]:
    """The documents of a block: nearly always one."""
    at, first = 0, True
    while at < len(text):
        piece = _piece(text, at)
        if not first and piece.reading is None and not piece.url and not piece.status:
            return
        yield piece
        first = False
        if piece.end <= at:
            return
        at = piece.end
        if not text[at:].strip(" \t\r\n,;。；"):
            return


def _piece(text: str, start: int) -> _Piece:
    at = start
    method = url = status = None
    headers: list[tuple[str, str]] = []
    if _CURL.search(text[start : start + 2000]):
        return _curl(text, start)
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        stripped = line.strip()
        if match := _REQUEST_LINE.match(line):
            if method is not None and headers == [] and status is None and method != match.group(1).upper():
                break
            method, url = method or match.group(1).upper(), url or match.group(2).strip()
        elif match := _STATUS_LINE.match(line):
            status = next(group for group in match.groups() if group)
        elif match := _HEADER_LINE.match(line):
            headers.append((match.group(1), match.group(2).strip()))
            if "{" in line or "[" in line[match.end(1) :]:
                at += min(position for position in (line.find("{"), line.find("[", match.end(1))) if position >= 0)
                break
        elif stripped[:1] in {"{", "[", "｛"}:
            break
        elif stripped and (method or status or headers) and not re.match(r"[\s/]*[?&/]", line):
            # Words between the lines above and the body.
            pass
        at = min(end + 1, len(text))
    reading = read_json(text, at) if at < len(text) else None
    return _Piece(
        method=method, url=url, status=status, headers=tuple(headers), reading=reading,
        rest=text[start:at] if reading is None else "", start=start, end=reading.end if reading else len(text),
    )  # fmt: skip


def _curl(text: str, start: int) -> _Piece:
    method, url = _CURL_METHOD.search(text, start), _CURL_URL.search(text, start)
    body = re.compile(r"(?:-d|--data(?:-raw|-binary)?)[ \t]*['\"]?(?=[ \t\r\n]*[{\[])").search(text, start)
    reading = read_json(text, body.end()) if body else None
    named = method.group(1) if method else ("POST" if body else "GET")
    return _Piece(method=named, url=url.group(1) if url else None, reading=reading, start=start, end=len(text))


def _kind(piece: _Piece, scope: Scope, open_line: SampleDraft | None) -> SampleKind:
    if piece.method:
        return SampleKind.REQUEST
    if piece.status:
        return SampleKind.RESPONSE
    if scope.has(Aspect.REQUEST) != scope.has(Aspect.RESPONSE):
        return SampleKind.REQUEST if scope.has(Aspect.REQUEST) else SampleKind.RESPONSE
    if open_line is not None and open_line.kind is SampleKind.REQUEST and open_line.method not in _BODILESS:
        return SampleKind.REQUEST
    return SampleKind.RESPONSE


def _continues(line: SampleDraft, body: SampleDraft) -> bool:
    """True for a request line (or status line) whose body stands in the next block."""
    if body.kind is not line.kind or not body.has_body or body.method or body.status:
        return False
    return line.method not in {"GET", "HEAD"} if line.kind is SampleKind.REQUEST else True


def _join(line: SampleDraft, body: SampleDraft) -> SampleDraft:
    span = body.span.file.span(min(line.span.start, body.span.start), max(line.span.end, body.span.end))
    return replace(
        body, span=span, text=f"{line.text.rstrip()}\n{body.text}", method=line.method, url=line.url, status=line.status,
        headers=(*line.headers, *body.headers), title=line.title or body.title, steps=(*line.steps, *body.steps),
    )  # fmt: skip


def _draft(piece: _Piece, kind: SampleKind, text: Text, scope: Scope, steps: tuple[Text, ...]) -> SampleDraft:
    reading = piece.reading
    body_text = piece.rest.strip() if reading is None else ""
    unreadable = reading is not None and any(flaw is Flaw.TOO_DEEP for flaw, _ in reading.flaws)
    if reading is None and body_text and not (piece.method or piece.status or piece.headers):
        unreadable = True
    positions: dict[str, Span] = {}
    if reading is not None and not unreadable:
        positions = {pointer: text.span(start, end) for pointer, (start, end) in reading.positions.items()}
    labels = [label.value for label in (*scope.heads[-1:], *scope.labels)]
    said = next((code for label in reversed(labels) if (code := status_of(label)) is not None), None)
    status = piece.status or (said if kind is SampleKind.RESPONSE else None)
    return SampleDraft(
        kind=kind, span=text.span(piece.start, piece.end), text=text.value[piece.start : piece.end], method=piece.method, url=piece.url,
        status=status, headers=piece.headers, body=None if unreadable or reading is None else reading.value,
        has_body=reading is not None and not unreadable, readable=not unreadable,
        guessed=reading is not None and reading.guessed,
        body_span=text.span(reading.start, reading.end) if reading is not None else None, positions=positions,
        title=labels[-1] if labels else "", steps=steps, failed=kind is SampleKind.RESPONSE and _failed(status, reading, scope),
    )  # fmt: skip


def _failed(status: str | None, reading: Reading | None, scope: Scope) -> bool:
    """By its status, else by a label ("异常响应样例"), else by a body that is an error and nothing else."""
    if status:
        return status[0] in "45"
    if scope.has(Aspect.ABNORMAL) and not scope.has(Aspect.NORMAL):
        return True
    match reading.value if reading is not None else None:
        case {"error": {"code": _, "message": _}, **others}:
            return not others
        case _:
            return False


def _flaws(reading: Reading, text: Text, subject: Subject) -> Iterator[Diagnostic]:
    """One finding per kind of flaw, at its first place."""
    seen: set[Flaw] = set()
    for flaw, at in reading.flaws:
        if flaw not in seen:
            seen.add(flaw)
            stop = min(at + 1, len(text.value))
            yield finding(kinds.SAMPLE_FLAW, subject, text.span(min(at, stop), stop), flaw=flaw.value)
