"""Where a parameter row stands in a call: path, query, header, body or response.

Decided by what is surest first: the URI's placeholders, a location column, headings and captions, the query template,
the method, and last by the samples.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from ..lexicon.aspects import Aspect, aspects_of
from ..lexicon.folding import identifier_key
from ..model.draft import SampleDraft, SampleKind
from ..model.schema import In
from .nodes import Side
from .operation import Address
from .rows import ReadRow
from .shape import Shape
from .tables import ReadTable

_HEADERS = re.compile(
    r"(?:x-[a-z0-9-]+|content-type|content-length|accept|authorization|user-agent|host|date|if-match|if-none-match)", re.I
)
_WHERE: Mapping[str, In] = {
    "path": In.PATH,
    "query": In.QUERY,
    "header": In.HEADER,
    "body": In.BODY,
    "uri": In.PATH,
    "路径": In.PATH,
    "查询": In.QUERY,
    "消息头": In.HEADER,
    "消息体": In.BODY,
}
_WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS"})


def table_aspects(table: ReadTable) -> frozenset[Aspect]:
    """Aspects of the table's place, narrowed by a generic caption ("请求Header参数")."""
    aspects = table.scope.aspects
    if table.table.caption is None or not table.generic:
        return aspects
    said = aspects_of(table.table.caption.value)
    groups = (frozenset({Aspect.REQUEST, Aspect.RESPONSE}), frozenset({Aspect.URI, Aspect.PATH, Aspect.QUERY, Aspect.HEADER, Aspect.BODY}))
    for group in groups:
        # A heading that says request or response is believed over the caption: captions are copied.
        if said & group and (group is groups[1] or not aspects & group):
            aspects = (aspects - group) | (said & group)
    return aspects


def side_of(table: ReadTable) -> Side:
    """Which half of the call a table describes."""
    aspects = table_aspects(table)
    if Aspect.RESPONSE in aspects and Aspect.REQUEST not in aspects:
        return Side.RESPONSE
    if aspects & {Aspect.REQUEST, Aspect.URI, Aspect.PATH, Aspect.QUERY, Aspect.HEADER}:
        return Side.REQUEST
    if aspects & {Aspect.NORMAL, Aspect.ABNORMAL} and Aspect.STATUS not in aspects:
        return Side.RESPONSE
    return Side.SHARED


def names_header(name: str) -> bool:
    """True for a name that only headers have: with a hyphen, and known or "X-...".

    >>> names_header("X-Subject-Token"), names_header("date")
    (True, False)
    """
    return "-" in name and _HEADERS.fullmatch(name) is not None


class Router:
    """Routes the rows of request tables of one operation."""

    def __init__(self, address: Address | None, tables: Iterable[ReadTable], samples: Iterable[SampleDraft], shape: Shape) -> None:
        self.method = address.method.value if address else ""
        self.placeholders = {identifier_key(name): name for name in address.placeholders} if address else {}
        self.query = frozenset(address.query) if address else frozenset()
        requests = [sample for sample in samples if sample.kind is SampleKind.REQUEST]
        self.urls = " ".join(sample.url or "" for sample in requests)
        self.shape = shape.below()
        self.has_body_table = any(
            side_of(table) is Side.REQUEST and not table_aspects(table) & {Aspect.URI, Aspect.PATH, Aspect.QUERY, Aspect.HEADER}
            for table in tables
        )

    def route(self, row: ReadRow, taken: Collection[str] = ()) -> In:
        """Where this row of a request table stands; `taken` are path parameters that another table describes."""
        aspects = table_aspects(row.table)
        name = row.wire
        if (where := _said(row.where)) is not None:
            return where
        if name in taken and Aspect.REQUEST in aspects:
            return In.QUERY if Aspect.QUERY in aspects else self._of_request_table()
        if name in self.placeholders.values() and not aspects & {Aspect.BODY, Aspect.HEADER}:
            return In.PATH if not self._in_body_only(name, aspects) else In.BODY
        if Aspect.HEADER in aspects or (row.table.name is None and _HEADERS.fullmatch(name)):
            return In.PATH if name in self.placeholders.values() else In.HEADER
        if Aspect.BODY in aspects:
            return In.BODY
        if Aspect.QUERY in aspects or name in self.query or self._in_url(name):
            return In.QUERY
        if identifier_key(name) in self.placeholders and not aspects & {Aspect.REQUEST}:
            return In.PATH
        if aspects & {Aspect.URI, Aspect.PATH}:
            return self._of_uri_table(name, Aspect.PATH in aspects)
        return self._of_request_table()

    def wire_name(self, row: ReadRow) -> str:
        """A path parameter's name as the URI spells it."""
        if row.wire in self.placeholders.values():
            return row.wire
        return self.placeholders.get(identifier_key(row.wire), row.wire)

    def _in_body_only(self, name: str, aspects: frozenset[Aspect]) -> bool:
        """True when a request table repeats the name of a path parameter that the sample shows in the body."""
        return Aspect.REQUEST in aspects and Aspect.URI not in aspects and name in self.shape.members

    def _in_url(self, name: str) -> bool:
        return f"?{name}=" in self.urls or f"&{name}=" in self.urls

    def _of_uri_table(self, name: str, path: bool) -> In:
        if self.method in {"POST", "PUT", "PATCH"} and not self.has_body_table and not path:
            return In.BODY
        if self.method == "DELETE" and name in self.shape.members and not self.has_body_table:
            return In.BODY
        return In.QUERY

    def _of_request_table(self) -> In:
        if self.method in _WITHOUT_BODY:
            return In.QUERY
        if self.method == "DELETE" and not self.shape.is_object:
            return In.QUERY
        return In.BODY


def _said(where: str) -> In | None:
    return next((place for word, place in _WHERE.items() if where.startswith(word)), None) if where else None
