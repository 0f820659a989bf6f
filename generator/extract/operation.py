"""METHOD and path: every way in which a page writes its URI.

Read are `POST /v1/{id}`, `PATH: /v1/{id}` with `Method: POST`, a table of one call, full URLs, `{?a,b}` and
`?a={a}&b=1`, and several paths for one method.  Lines inside samples and notes are not the URI.  A path that cannot be
used is refused, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..lexicon.aspects import Aspect, aspects_of
from ..model.claim import Claim
from ..source.diagnostic import Diagnostic, Subject
from ..source.frozen import dataclass
from ..source.marked import Text
from ..syntax.page import Code, ItemList, Paragraph, Table
from . import kinds
from .kinds import finding
from .outline import Placed

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
_START = r"(?:https?://|/|\{_?[A-Za-z ]{0,20}[Ee]ndpoint_?\}/)"
_LINE = re.compile(rf"(?<![A-Za-z])({'|'.join(METHODS)})\s*[:：]?\s*(?={_START})")
_LOOSE = re.compile(rf"^\s*(?:URI|URL)?\s*[:：]?\s*([A-Za-z]{{3,10}})\s+(?={_START})")
_PATH = re.compile(rf"^\s*(?:path|uri|url|路径|请求路径|请求地址)\s*[:：]\s*(?={_START})", re.I)
_METHOD = re.compile(rf"^\s*(?:method|http method|request method|请求方法|方法)\s*[:：]\s*({'|'.join(METHODS)})(?![A-Za-z])", re.I)
_WHOLE = re.compile(rf"\s*(?:{'|'.join(METHODS)})\s*[:：]?\s*{_START}\S*\s*")
_ALONE = re.compile(rf"\s*(?={_START}\S*\s*$)")
_HOST = re.compile(r"^(?:https?://[^/{}\s]*(?:\{[^{}/]*\}[^/{}\s]*)*|\{_?[A-Za-z ]{0,20}[Ee]ndpoint_?\})(?=/)")
_PROTOCOL = re.compile(r"[ \t]HTTP/\d(?:\.\d)?[ \t]*$")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_SEGMENT = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@%\-]|\{[A-Za-z_][A-Za-z0-9_.\-]*\})*")
_LIMIT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The URI of a page."""

    method: Claim[str]
    paths: tuple[Claim[str], ...]
    query: tuple[str, ...] = ()
    """Names of the query template."""

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Names of the path parameters of every path, in order."""
        names = [name for path in self.paths for name in _PLACEHOLDER.findall(path.value)]
        return tuple(dict.fromkeys(names))

    @property
    def operation(self) -> str:
        """ "POST /v1/{project_id}/groups", as findings name it."""
        return f"{self.method.value} {self.paths[0].value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressReading:
    """What the URI section gave."""

    address: Address | None
    meant: bool
    """True when the page surely means to be an API page."""
    diagnostics: tuple[Diagnostic, ...] = ()
    place: Text | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    method: str | None
    raw: str
    text: Text
    start: int
    end: int


def read_address(outline: tuple[Placed, ...], subject: Subject) -> AddressReading:
    """The address of the page, from its URI section."""
    blocks = [placed for placed in outline if placed.scope.has(Aspect.URI) and placed.in_note is None]
    prose = [p.block.text for p in blocks if isinstance(p.block, Paragraph) and not p.scope.has(Aspect.SAMPLE)]
    found = list(_lines(prose)) or list(_split_lines(prose))
    if not found:
        found = list(_lines(p.block.text for p in blocks if isinstance(p.block, Code) and not p.scope.has(Aspect.SAMPLE)))[:1]
    if not found and not any(_is_steps(p) for p in outline):
        found = list(_rows(p.block for p in blocks if isinstance(p.block, Table))) or list(_lines(_outside(outline)))
    if not found:
        loose = next(_loose(prose), None)
        if loose is not None:
            reason = f"{loose.method} is no method" if (loose.method or "").upper() not in METHODS else "the method is not in capitals"
            return _refused(loose, reason, subject)
        bare = next((text for text in prose if re.match(rf"\s*{_START}", text.value)), None)
        if bare is not None:
            return AddressReading(address=None, meant=True, diagnostics=(finding(kinds.NO_URI, subject, bare.span()),), place=bare)
        return AddressReading(address=None, meant=False)
    return _joined(found, subject)


def _outside(outline: tuple[Placed, ...]) -> Iterator[Text]:
    """On a page whose headings speak of a request and its response: a paragraph that is METHOD /path alone, under whatever heading."""
    heads = [aspects_of(head.value) for placed in outline for head in placed.scope.heads[-1:]]
    asks = any(Aspect.REQUEST in said and Aspect.RESPONSE not in said for said in heads)
    answers = any(said & {Aspect.RESPONSE, Aspect.STATUS} and Aspect.REQUEST not in said for said in heads)
    if not asks or not answers:
        return
    prose = (p.block.text for p in outline if isinstance(p.block, Paragraph) and p.in_note is None and not p.scope.has(Aspect.SAMPLE))
    yield from (text for text in prose if _WHOLE.fullmatch(text.value[:_LIMIT]))


def _lines(texts: Iterable[Text]) -> Iterator[_Found]:
    for text in texts:
        for match in _LINE.finditer(text.value[:_LIMIT]):
            yield _path_at(text, match.end(), match.group(1))


def _split_lines(texts: list[Text]) -> Iterator[_Found]:
    """`PATH: /v1/x` and `Method: POST` in two paragraphs, or in one with a line break; the path may stand alone."""
    method: str | None = None
    paths: list[tuple[Text, int]] = []
    alone: list[tuple[Text, int]] = []
    for text in texts:
        at = 0
        for line in text.value[:_LIMIT].split("\n"):
            if match := _METHOD.match(line):
                method = method or match.group(1).upper()
            elif match := _PATH.match(line):
                paths.append((text, at + match.end()))
            elif match := _ALONE.match(line):
                alone.append((text, at + match.end()))
            at += len(line) + 1
    if method is not None:
        yield from (_path_at(text, start, method) for text, start in paths or alone[:1])


def _is_steps(placed: Placed) -> bool:
    """Numbered steps outside of samples: a quick start that tries an operation out, and does not document it."""
    block = placed.block
    return isinstance(block, ItemList) and block.ordered and len(block.items) > 1 and Aspect.SAMPLE not in placed.scope.aspects


def _rows(tables: Iterable[Table]) -> Iterator[_Found]:
    """`DELETE | /v2.0/listeners/{id} | what it does`: a table of one row with the method in one cell and the path in the next."""
    for table in tables:
        calls = []
        for row in table.rows:
            for method, path in pairwise(cell.text for cell in row.cells):
                start = re.match(rf"\s*(?={_START})", path.value[:_LIMIT])
                if method.value.strip() in METHODS and start:
                    calls.append(_path_at(path, start.end(), method.value.strip()))
        if len(calls) == 1:
            yield calls[0]


def _loose(texts: list[Text]) -> Iterator[_Found]:
    for text in texts:
        if match := _LOOSE.match(text.value[:_LIMIT]):
            yield _path_at(text, match.end(), match.group(1))


def _path_at(text: Text, start: int, method: str | None) -> _Found:
    """The path runs to the end of its line, or to text that cannot be part of one."""
    value = text.value[: start + _LIMIT]
    end, depth = start, 0
    while end < len(value) and value[end] != "\n":
        char = value[end]
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif depth <= 0 and (ord(char) > 0x2E7F or _LINE.match(value, end)):
            break
        end += 1
    if protocol := _PROTOCOL.search(value[start:end]):
        end = start + protocol.start()
    while end > start and value[end - 1] in " \t。.，,;；":
        end -= 1
    return _Found(method, value[start:end], text, start, end)


def _joined(found: list[_Found], subject: Subject) -> AddressReading:
    first = found[0]
    reason = _flaw(_bare_path(first.raw))
    if reason:
        return _refused(first, reason, subject)
    paths: dict[str, Claim[str]] = {}
    query: dict[str, None] = {}
    diagnostics: list[Diagnostic] = []
    if "#" in first.raw:
        diagnostics.append(finding(kinds.URI_FRAGMENT, subject, first.text.span(first.start, first.end), uri=first.raw))
    for one in found:
        path = _bare_path(one.raw)
        span = one.text.span(one.start, one.end)
        if one.method != first.method or _flaw(path) or not _alternative(path, _bare_path(first.raw)):
            diagnostics.append(
                finding(kinds.SECOND_URI, subject, span, uri=f"{one.method} {path}", first=f"{first.method} {_bare_path(first.raw)}")
            )
            continue
        paths.setdefault(path, Claim(path, span, "uri/path"))
        query.update(dict.fromkeys(_query_names(one.raw)))
    method = Claim(first.method or "", first.text.span(max(first.start - 1, 0), first.start), "uri/method")
    if first.text.value[: first.start].rstrip(" :：").endswith(first.method or " "):
        at = first.text.value[: first.start].rstrip(" :：")
        method = Claim(method.value, first.text.span(len(at) - len(method.value), len(at)), "uri/method")
    address = Address(method=method, paths=tuple(paths.values()), query=tuple(query))
    return AddressReading(address=address, meant=True, diagnostics=tuple(diagnostics), place=first.text)


def _refused(found: _Found, reason: str, subject: Subject) -> AddressReading:
    span = found.text.span(found.start, max(found.end, found.start + 1))
    line = f"{found.method} {found.raw}"
    return AddressReading(
        address=None, meant=True, diagnostics=(finding(kinds.BAD_URI, subject, span, uri=line, reason=reason),), place=found.text
    )


def _alternative(path: str, first: str) -> bool:
    """Two paths are alternatives when they end alike: /v2/x and /v2.1/x."""
    return path.rsplit("/", 1)[-1] == first.rsplit("/", 1)[-1]


def _bare_path(raw: str) -> str:
    """Without host, query and fragment; blanks inside placeholders repaired."""
    path = _HOST.sub("", raw.strip())
    path = _PLACEHOLDER.sub(lambda match: "{" + clean_name(match.group(1)) + "}", path)
    path = re.split(r"\?|\{\?|#|&", path, maxsplit=1)[0]
    return path.strip().rstrip("{") if path.count("{") != path.count("}") and path.strip().endswith("{") else path.strip()


def clean_name(name: str) -> str:
    """A placeholder's name: " account _id" is "account_id", "_Endpoint_" loses its emphasis marks."""
    joined = re.sub(r"\s*_\s*", "_", name.strip())
    if re.fullmatch(r"_[A-Za-z][A-Za-z0-9]*_", joined):
        joined = joined[1:-1]
    return re.sub(r"\s+", "_", joined)


def _query_names(raw: str) -> Iterator[str]:
    at = raw.find("?")
    if at < 0:
        return
    query = raw[at + 1 :].split("#", 1)[0]
    rfc = raw[max(at - 1, 0)] == "{"
    for part in re.split(r"[,&?，]", query) if rfc or "=" not in query else re.split(r"[&?]", query):
        name = clean_name(part.split("=", 1)[0].strip(" {}[]…."))
        if _NAME.fullmatch(name):
            yield name


def _flaw(path: str) -> str | None:
    """Why a path cannot be used; None when it can."""
    if not path.startswith("/"):
        return "it does not begin with /"
    if "{{" in path or "}}" in path or path.count("{") != path.count("}"):
        return "its braces do not match"
    names = _PLACEHOLDER.findall(path)
    if any(not _NAME.fullmatch(name) for name in names):
        return "a placeholder has no proper name"
    if len(set(names)) != len(names):
        return "a placeholder stands twice"
    if any(char.isspace() for char in path):
        return "it holds blanks"
    if not all(_SEGMENT.fullmatch(segment) for segment in path.split("/")):
        return "it holds characters that a path cannot hold"
    return None if ".." not in path.split("/") else "it leaves its folder"
