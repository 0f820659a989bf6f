"""Finds counterparts inside a pair of pages: operations, parameters, bodies, structs, members, statuses.

Rows are joined by the converter's element id, then by name, then by name without case and separators.  Structs are
joined by being reached from joined fields, and, where one language does not refer to its table, by the table's id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model.draft import BodyDraft, FieldDraft, OperationDraft, PageDraft, StatusDraft, StructDraft
from ..model.schema import In, Type
from ..source.text import Lang, Span
from .aligned import AlignedBy, OperationPair, PagePair
from .joined import JoinedBody, JoinedField, JoinedOperation, JoinedStatus, JoinedStruct
from .paths import parameter_names, path_key
from .types import replace_structs, struct_places

_SEPARATORS = str.maketrans("", "", "_- .")


def name_key(name: str) -> str:
    """A name without case and separators."""
    return name.translate(_SEPARATORS).casefold()


class Joiner:
    """Joins operations of one service; structs that are reached twice are joined once."""

    def __init__(self, pairs: Sequence[PagePair]) -> None:
        self.structs: dict[str, JoinedStruct] = {}
        self._drafts: dict[Lang, dict[str, StructDraft]] = {Lang.ZH: {}, Lang.EN: {}}
        self._by_table: dict[Lang, dict[tuple[str, str], str]] = {Lang.ZH: {}, Lang.EN: {}}
        for pair in pairs:
            for page in (pair.zh, pair.en):
                if page:
                    self._index(page)
        self._paired = {pair.topic for pair in pairs if pair.zh and pair.en}

    def _index(self, page: PageDraft) -> None:
        for struct in page.structs:
            self._drafts[page.lang].setdefault(struct.key, struct)
            if struct.element_id:
                self._by_table[page.lang].setdefault((page.topic, struct.element_id), struct.key)

    def operation(self, pair: OperationPair) -> JoinedOperation:
        """Both sides of one operation."""
        zh, en = pair.zh, pair.en
        paths = _paths(zh, en)
        drafts = zh or en
        assert drafts is not None
        return JoinedOperation(
            pair=pair,
            method=drafts.method.value,
            path=paths[0],
            paths=paths,
            parameters=self._parameters(zh, en, paths[0]),
            request=self._bodies(zh.request if zh else (), en.request if en else ()),
            responses=self._bodies(zh.responses if zh else (), en.responses if en else ()),
            response_headers=tuple(
                self._fields(
                    zh.response_headers if zh else (),
                    en.response_headers if en else (),
                    zh.title.span if zh else None,
                    en.title.span if en else None,
                )
            ),
            statuses=_statuses(zh.statuses if zh else (), en.statuses if en else ()),
            structs=self.structs,
        )

    def _parameters(self, zh: OperationDraft | None, en: OperationDraft | None, path: str) -> tuple[JoinedField, ...]:
        ours = _named_as_in(path, zh)
        theirs = _named_as_in(path, en)
        fields = []
        for location in (In.PATH, In.QUERY, In.HEADER):
            fields += self._fields(
                [field for field in ours if field.location is location],
                [field for field in theirs if field.location is location],
                zh.title.span if zh else None,
                en.title.span if en else None,
            )
        return tuple(fields)

    def _bodies(self, zh: tuple[BodyDraft, ...], en: tuple[BodyDraft, ...]) -> tuple[JoinedBody, ...]:
        joined = []
        for ours, theirs in self._match_bodies(zh, en):
            zh_type, en_type = self._join_types(ours.type if ours else None, theirs.type if theirs else None)
            joined.append(JoinedBody(zh=ours, en=theirs, zh_type=zh_type, en_type=en_type))
        return tuple(joined)

    def _match_bodies(self, zh: tuple[BodyDraft, ...], en: tuple[BodyDraft, ...]) -> list[tuple[BodyDraft | None, BodyDraft | None]]:
        if len(zh) == len(en):
            return list(zip(zh, en, strict=True))
        left = list(en)
        matched: list[tuple[BodyDraft | None, BodyDraft | None]] = []
        for body in zh:
            table = self._table(body, Lang.ZH)
            twin = next((other for other in left if table and self._table(other, Lang.EN) == table), None)
            if twin is None and len(zh) == 1:
                twin = max(left, key=lambda other: self._overlap(body, other), default=None)
            elif twin is None and len(en) == 1 and left and body is max(zh, key=lambda other: self._overlap(other, left[0])):
                twin = left[0]
            if twin:
                left.remove(twin)
            matched.append((body, twin))
        return [*matched, *((None, body) for body in left)]

    def _table(self, body: BodyDraft, lang: Lang) -> str | None:
        for _, key in struct_places(body.type):
            struct = self._drafts[lang].get(key)
            if struct and struct.element_id:
                return struct.element_id
        return None

    def _overlap(self, zh: BodyDraft, en: BodyDraft) -> int:
        def names(body: BodyDraft, lang: Lang) -> set[str]:
            structs = (self._drafts[lang].get(key) for _, key in struct_places(body.type))
            return {name_key(field.name.value) for struct in structs if struct for field in struct.fields}

        return len(names(zh, Lang.ZH) & names(en, Lang.EN))

    def _join_types(self, zh: Type | None, en: Type | None) -> tuple[Type | None, Type | None]:
        """Both types with struct keys replaced by the ids of joined structs."""
        ours = [key for _, key in struct_places(zh) if key in self._drafts[Lang.ZH]]
        theirs = [key for _, key in struct_places(en) if key in self._drafts[Lang.EN]]
        ids: dict[Lang, dict[str, str]] = {Lang.ZH: {}, Lang.EN: {}}
        for mine, other in self._match_structs(ours, theirs):
            joined = self._struct(mine, other)
            if mine:
                ids[Lang.ZH][mine] = joined
            if other:
                ids[Lang.EN][other] = joined
        return (
            replace_structs(zh, ids[Lang.ZH].get) if zh else None,
            replace_structs(en, ids[Lang.EN].get) if en else None,
        )

    def _match_structs(self, zh: list[str], en: list[str]) -> list[tuple[str | None, str | None]]:
        if len(zh) == len(en):
            return list(zip(zh, en, strict=True))
        left = list(en)
        matched: list[tuple[str | None, str | None]] = []
        for key in zh:
            twin = self._counterpart(key, Lang.ZH)
            if twin in left:
                left.remove(twin)
            elif len(zh) == 1 and left:
                twin = left.pop(0)
            matched.append((key, twin))
        return [*matched, *((self._counterpart(key, Lang.EN), key) for key in left)]

    def _counterpart(self, key: str, lang: Lang) -> str | None:
        """The table of the other language with the same id on the same topic."""
        struct = self._drafts[lang][key]
        if not struct.element_id:
            return None
        return self._by_table[lang.other].get((key.split("#", 1)[0], struct.element_id))

    def _struct(self, zh_key: str | None, en_key: str | None) -> str:
        """Id of the joined struct; members that lead to further structs are followed."""
        first = f"{zh_key or ''}|{en_key or ''}"
        pending = [(zh_key, en_key)]
        while pending:
            ours, theirs = pending.pop()
            joined = f"{ours or ''}|{theirs or ''}"
            if joined in self.structs:
                continue
            zh = self._drafts[Lang.ZH][ours] if ours else None
            en = self._drafts[Lang.EN][theirs] if theirs else None
            self.structs[joined] = JoinedStruct(id=joined, zh=zh, en=en, fields=())
            fields = join_fields(zh.fields if zh else (), en.fields if en else (), _table_start(zh), _table_start(en))
            done = []
            for field in fields:
                zh_type, en_type, reached = self._reach(field)
                pending += reached
                done.append(replace(field, zh_type=zh_type, en_type=en_type))
            self.structs[joined] = JoinedStruct(id=joined, zh=zh, en=en, fields=tuple(done))
        return first

    def _reach(self, field: JoinedField) -> tuple[Type | None, Type | None, list[tuple[str | None, str | None]]]:
        zh = field.zh.type.value if field.zh and field.zh.type else None
        en = field.en.type.value if field.en and field.en.type else None
        ours = [key for _, key in struct_places(zh) if key in self._drafts[Lang.ZH]]
        theirs = [key for _, key in struct_places(en) if key in self._drafts[Lang.EN]]
        matched = self._match_structs(ours, theirs)
        zh_ids = {mine: f"{mine or ''}|{other or ''}" for mine, other in matched if mine}
        en_ids = {other: f"{mine or ''}|{other or ''}" for mine, other in matched if other}
        return (
            replace_structs(zh, zh_ids.get) if zh else None,
            replace_structs(en, en_ids.get) if en else None,
            matched,
        )

    def _fields(
        self, zh: Sequence[FieldDraft], en: Sequence[FieldDraft], zh_start: Span | None, en_start: Span | None
    ) -> list[JoinedField]:
        done = []
        for field in join_fields(zh, en, zh_start, en_start):
            zh_type, en_type = self._join_types(
                field.zh.type.value if field.zh and field.zh.type else None,
                field.en.type.value if field.en and field.en.type else None,
            )
            done.append(replace(field, zh_type=zh_type, en_type=en_type))
        return done


def join_fields(zh: Sequence[FieldDraft], en: Sequence[FieldDraft], zh_start: Span | None, en_start: Span | None) -> list[JoinedField]:
    """Rows of both languages side by side, in zh's order, rows that only en has after the row they follow there."""
    zh, en = _unique(zh), _unique(en)
    twins = _twins(zh, en)
    taken = {index for index, _ in twins.values()}
    joined: list[JoinedField] = []
    positions: dict[int, int] = {}
    anchor = en_start
    for place, ours in enumerate(zh):
        if place in twins:
            index, by = twins[place]
            positions[index] = len(joined)
            anchor = _row(en[index]) or anchor
            joined.append(JoinedField(zh=ours, en=en[index], by=by))
        else:
            joined.append(JoinedField(zh=ours, en=None, by=AlignedBy.NAME, anchor=anchor))
    return _insert_en_only(joined, en, taken, positions, zh_start)


def _insert_en_only(
    joined: list[JoinedField], en: Sequence[FieldDraft], taken: set[int], positions: dict[int, int], zh_start: Span | None
) -> list[JoinedField]:
    after: dict[int, list[JoinedField]] = {}
    place, anchor = -1, zh_start
    for index, theirs in enumerate(en):
        if index in taken:
            place = positions[index]
            twin = joined[place].zh
            anchor = (_row(twin) if twin else None) or anchor
        else:
            after.setdefault(place, []).append(JoinedField(zh=None, en=theirs, by=AlignedBy.NAME, anchor=anchor))
    result = after.get(-1, [])
    for index, field in enumerate(joined):
        result.append(field)
        result += after.get(index, [])
    return result


def _twins(zh: Sequence[FieldDraft], en: Sequence[FieldDraft]) -> dict[int, tuple[int, AlignedBy]]:
    """Index of a zh row -> index of its en row."""
    twins: dict[int, tuple[int, AlignedBy]] = {}
    left = dict(enumerate(en))
    ids = {field.element_id: index for index, field in reversed(list(enumerate(en))) if field.element_id}

    def take(place: int, index: int | None, by: AlignedBy) -> None:
        if place not in twins and index in left and left[index].placeholder == zh[place].placeholder:
            del left[index]
            twins[place] = (index, by)

    for place, ours in enumerate(zh):
        index = ids.get(ours.element_id) if ours.element_id else None
        if index is not None and name_key(en[index].name.value) == name_key(ours.name.value):
            take(place, index, AlignedBy.ID)
    for key in (str, name_key):
        named = {key(theirs.name.value): index for index, theirs in reversed(left.items())}
        for place, ours in enumerate(zh):
            take(place, named.get(key(ours.name.value)), AlignedBy.NAME)
    for place, ours in enumerate(zh):
        if ours.element_id:
            take(place, ids.get(ours.element_id), AlignedBy.ID)
    holders = [place for place, ours in enumerate(zh) if ours.placeholder and place not in twins]
    for place, index in zip(holders, [i for i, theirs in left.items() if theirs.placeholder], strict=False):
        take(place, index, AlignedBy.POSITION)
    return twins


def _unique(fields: Sequence[FieldDraft]) -> list[FieldDraft]:
    """Rows of one name as one row: a page that lists a parameter twice means one parameter."""
    first: dict[tuple[str, In], FieldDraft] = {}
    for field in fields:
        key = (field.name.value, field.location)
        known = first.get(key)
        first[key] = _together(known, field) if known else field
    return list(first.values())


def _together(known: FieldDraft, again: FieldDraft) -> FieldDraft:
    if known.sample_only and not again.sample_only:
        known, again = again, known
    said = {type(claim.value) for claim in known.constraints}
    return replace(
        known,
        type=known.type or again.type,
        required=known.required or again.required,
        description=known.description or again.description,
        constraints=(*known.constraints, *(claim for claim in again.constraints if type(claim.value) not in said)),
    )


def _named_as_in(path: str, operation: OperationDraft | None) -> list[FieldDraft]:
    """Parameters of one language; path parameters take the names of the main template, by their place in the path."""
    if operation is None:
        return []
    names = parameter_names(path)
    renamed: dict[str, str] = {}
    for claim in operation.paths:
        own = parameter_names(claim.value)
        if path_key(claim.value) == path_key(path) and len(own) == len(names):
            renamed = {old: new for old, new in zip(own, names, strict=True) if old != new and old not in names}
    return [
        replace(field, name=replace(field.name, value=renamed[field.name.value]))
        if field.location is In.PATH and field.name.value in renamed
        else field
        for field in operation.parameters
    ]


def _paths(zh: OperationDraft | None, en: OperationDraft | None) -> tuple[str, ...]:
    """Every template, those that both print first."""
    ours = [claim.value for claim in zh.paths] if zh else []
    theirs = [claim.value for claim in en.paths] if en else []
    shared = {path_key(path) for path in ours} & {path_key(path) for path in theirs}
    ordered = [path for path in ours if path_key(path) in shared] + ours + theirs
    first: dict[str, str] = {}
    for path in ordered:
        first.setdefault(path_key(path), path)
    return tuple(first.values())


def _statuses(zh: Iterable[StatusDraft], en: Iterable[StatusDraft]) -> tuple[JoinedStatus, ...]:
    ours: dict[str, StatusDraft] = {}
    theirs: dict[str, StatusDraft] = {}
    for found, statuses in ((ours, zh), (theirs, en)):
        for status in statuses:
            found.setdefault(status.code, status)
    codes = dict.fromkeys((*ours, *theirs))
    return tuple(JoinedStatus(code=code, zh=ours.get(code), en=theirs.get(code)) for code in codes)


def _row(field: FieldDraft) -> Span | None:
    """The end of the row, where the next one would stand."""
    span = field.row
    return span.file.span(span.end, span.end) if span else None


def _table_start(struct: StructDraft | None) -> Span | None:
    span = struct.span if struct else None
    return span.file.span(span.start, span.start) if span else None
