"""Joins the drafts of both languages to one Api, and tells where they disagree.

Order: set side by side, find differences, read what people ruled about them, decide facts, build.  Findings are made
before facts so that a ruling can name a finding; how each was resolved is added afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.api import Api, Body, Field, Operation, Page
from ..model.claim import Bilingual, Claim, Fact, Verdict
from ..model.constraint import Constraint, Quota
from ..model.draft import Mandatory, OperationDraft, PageDraft
from ..model.schema import AnyType, In
from ..settings import ServiceSettings
from ..source.diagnostic import Diagnostic
from ..source.text import Lang
from .aligned import PagePair
from .catalogue import catalogue, languages, permissions
from .facts import Decider, Place
from .findings import aspect_of, find_defects, find_differences
from .joined import JoinedBody, JoinedOperation
from .joining import Joiner
from .naming import operation_id, unique_operation_ids
from .operations import operation_pairs, same_operation
from .paths import path_key
from .policy import policy_of
from .repeats import without_repeats
from .responses import responses
from .rulings import Ruling, Rulings
from .structs import StructMaker, StructNames
from .types import agree
from .walking import parameters, response_headers

NO_RULINGS = Rulings()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What we believe, and where the languages disagree; that somebody accepted a finding is marked later, by `judge`."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def reconcile(settings: ServiceSettings, pairs: Sequence[PagePair], rulings: Rulings = NO_RULINGS) -> Reconciliation:
    """One Api from all pairs of pages.  Raises UsageError for settings that the policy does not know."""
    policy = policy_of(settings)
    joiner = Joiner(pairs)
    joined = [joiner.operation(pair) for pages in pairs for pair in operation_pairs(pages)]
    found = without_repeats((*find_differences(settings.id, pairs, joined), *find_defects(settings.id, pairs)))
    usable, _ = rulings.usable(found)
    decider = Decider(policy, _decisions(found, usable))
    api = _Builder(settings, pairs, joined, decider).api()
    absent = {(finding.id, finding.subject.operation, finding.subject.location) for finding in found if finding.id in _ABSENT}
    return Reconciliation(api, tuple(_with_part(_resolved(finding, decider), absent) for finding in found))


_ABSENT = frozenset(f"field/missing-in-{lang.value}" for lang in Lang)


def _with_part(finding: Diagnostic, absent: set[tuple[str, str, str]]) -> Diagnostic:
    """The table and the members of an object that is missing itself say so: they go with it."""
    kind, operation, location = finding.id.replace("/table-missing-", "/missing-"), finding.subject.operation, finding.subject.location
    if kind not in _ABSENT:
        return finding
    inside = location if kind != finding.id else location.rpartition(".")[0]
    while inside:
        plain = inside.rstrip("[]*.")
        if (kind, operation, plain) in absent:
            return replace(finding, resolution=(*finding.resolution, ("part-of", plain)))
        inside = inside.rpartition(".")[0]
    return finding




def _decisions(found: Iterable[Diagnostic], usable: Mapping[str, Ruling]) -> dict[tuple[str, str, str], Ruling]:
    return {
        (finding.subject.operation, finding.subject.location, aspect_of(finding)): usable[finding.fingerprint]
        for finding in found
        if finding.fingerprint in usable
    }


def _resolved(finding: Diagnostic, decider: Decider) -> Diagnostic:
    """The finding with what was done about it."""
    aspect = aspect_of(finding)
    if aspect == "fields":
        row = "fields"
        return replace(finding, resolution=(("policy", row), ("used", decider.policy.choice(row).value)))
    decided = decider.log.get((finding.subject.operation, finding.subject.location, aspect))
    if decided is None:
        return finding
    verdict, reason = decided
    return replace(finding, resolution=(("used", verdict.value), *((("reason", reason),) if reason else ())))


class _Builder:
    """Builds the Api of one service."""

    def __init__(self, settings: ServiceSettings, pairs: Sequence[PagePair], joined: Sequence[JoinedOperation], decider: Decider) -> None:
        self._settings = settings
        self._pairs = pairs
        self._decider = decider
        self._groups = list(same_operation(joined))
        self._names = StructNames(settings.model_names)
        self._maker = StructMaker(self._names, decider)
        self._permissions = permissions(pairs)
        self._main_paths = {path_key(group[0].path) for group in self._groups}
        self._languages = languages(pairs)

    def api(self) -> Api:
        """Names first, then everything that mentions them."""
        ids = self._ids()
        for group in self._groups:
            self._names.add(ids[group[0].method, group[0].path], group)
        operations = tuple(self._operation(ids[group[0].method, group[0].path], group) for group in self._groups)
        return Api(
            service=self._settings.id,
            title=self._settings.title,
            package=self._settings.package,
            languages=self._languages,
            operations=operations,
            structs=self._maker.structs(),
            errors=catalogue(self._pairs),
            endpoint=self._settings.endpoint,
        )

    def _ids(self) -> dict[tuple[str, str], str]:
        wanted, fixed = {}, {}
        for group in self._groups:
            first = group[0]
            key = (first.method, first.path)
            zh, en = first.pair.zh, first.pair.en
            wanted[key] = operation_id(*key, zh_title=zh.title.value if zh else "", en_title=en.title.value if en else "")
            name = self._settings.operation_names.get(first.key)
            if name:
                fixed[key] = name
        return unique_operation_ids(wanted, fixed)

    def _operation(self, name: str, group: tuple[JoinedOperation, ...]) -> Operation:
        first = group[0]
        drafts = [draft for lang in Lang for op in group if (draft := op.pair.zh if lang is Lang.ZH else op.pair.en)]
        samples = tuple(sample for draft in drafts for sample in draft.samples)
        return Operation(
            id=name,
            method=first.method,
            path=first.path,
            alternative_paths=self._alternatives(group),
            title=_bilingual(drafts, lambda draft: draft.title),
            description=_bilingual(drafts, lambda draft: draft.description),
            parameters=tuple(self._parameters(group)),
            request=self._bodies(group, In.BODY),
            responses=responses(group, self._bodies(group, In.RESPONSE), tuple(self._response_headers(group)), samples),
            quotas=tuple(fact for op in group for fact in self._quotas(op)),
            constraints=tuple(fact for op in group for fact in self._rules(op)),
            samples=samples,
            deprecated=_deprecated(drafts),
            pages=tuple(_pages(group)),
            only=self._only(group),
            error_page=_bilingual(drafts, lambda draft: draft.error_page),
            permissions=self._permissions.get((first.method, path_key(first.path)), ()),
        )

    def _alternatives(self, group: tuple[JoinedOperation, ...]) -> tuple[str, ...]:
        """Other paths of these pages, without those that other pages document themselves."""
        paths = {path_key(path): path for op in reversed(group) for path in reversed(op.paths)}
        return tuple(path for key, path in paths.items() if key not in self._main_paths)

    def _only(self, group: tuple[JoinedOperation, ...]) -> Lang | None:
        langs = {op.only for op in group}
        return langs.pop() if len(self._languages) > 1 and len(langs) == 1 else None

    def _parameters(self, group: tuple[JoinedOperation, ...]) -> Iterator[Field]:
        """Parameters of all pages; one that some page does not demand is not demanded."""
        known: dict[tuple[In, str], list[Field]] = {}
        for op in group:
            for field in self._maker.fields(parameters(op)):
                known.setdefault((field.location, field.name), []).append(field)
        for (location, _), fields in known.items():
            field = _in_words_of_all(fields)
            demanded = len(fields) == len(group) and all(map(_is_required, fields))
            yield field if location is In.PATH or demanded else _loosened(field)

    def _response_headers(self, group: tuple[JoinedOperation, ...]) -> Iterator[Field]:
        """Headers of the success response that any page documents."""
        known: dict[str, list[Field]] = {}
        for field in (field for op in group for field in self._maker.fields(response_headers(op))):
            known.setdefault(field.name.casefold(), []).append(field)
        yield from map(_in_words_of_all, known.values())

    def _bodies(self, group: tuple[JoinedOperation, ...], direction: In) -> tuple[Body, ...]:
        bodies: dict[object, Body] = {}
        for op in group:
            for joined in op.request if direction is In.BODY else op.responses:
                body = self._body(op, joined, len(group) > 1)
                bodies.setdefault(body.type, body)
        return tuple(bodies.values())

    def _body(self, op: JoinedOperation, joined: JoinedBody, by_page: bool) -> Body:
        kind = joined.zh_type or joined.en_type or AnyType()
        if joined.zh_type and joined.en_type:
            kind = agree(joined.zh_type, joined.en_type) or joined.zh_type
        side = joined.zh or joined.en
        assert side is not None
        zh = joined.zh.title if joined.zh else None
        en = joined.en.title if joined.en else None
        if by_page and not zh and not en:
            zh = op.pair.zh.title if op.pair.zh else None
            en = op.pair.en.title if op.pair.en else None
        one_sided = op.both and (joined.zh is None or joined.en is None)
        only = (Lang.ZH if joined.zh else Lang.EN) if one_sided else None
        return Body(type=self._names.resolve(kind), title=Bilingual(zh, en), media_type=side.media_type, only=only)

    def _quotas(self, op: JoinedOperation) -> tuple[Fact[Quota], ...]:
        place = Place(op.key, "quota", In.BODY)
        return self._decider.quotas(op.pair.zh.quotas if op.pair.zh else (), op.pair.en.quotas if op.pair.en else (), place)

    def _rules(self, op: JoinedOperation) -> tuple[Fact[Constraint], ...]:
        place = Place(op.key, "operation", In.BODY)
        zh = op.pair.zh.constraints if op.pair.zh else ()
        en = op.pair.en.constraints if op.pair.en else ()
        return self._decider.constraints(zh, en, place)


def _is_required(field: Field) -> bool:
    return bool(field.required and field.required.value.required)


def _in_words_of_all(fields: Sequence[Field]) -> Field:
    """The field of the first page, described in each language by the first page that does."""
    zh = next((field.description.zh for field in fields if field.description.zh), None)
    en = next((field.description.en for field in fields if field.description.en), None)
    return replace(fields[0], description=Bilingual(zh, en))


def _loosened(field: Field) -> Field:
    if field.required is None or not field.required.value.required:
        return field
    reason = "another page of this operation does not demand it"
    return replace(field, required=replace(field.required, value=Mandatory(required=False), reason=reason))


def _bilingual(drafts: Iterable[OperationDraft], take: Callable[[OperationDraft], Claim[str] | None]) -> Bilingual:
    first: dict[Lang, Claim[str]] = {}
    for draft in drafts:
        claim = take(draft)
        if claim:
            first.setdefault(claim.lang, claim)
    return Bilingual(first.get(Lang.ZH), first.get(Lang.EN))


def _deprecated(drafts: Iterable[OperationDraft]) -> Fact[str] | None:
    claims = tuple(draft.deprecated for draft in drafts if draft.deprecated)
    if not claims:
        return None
    langs = {claim.lang for claim in claims}
    verdict = Verdict.AGREED if len(langs) == 2 else (Verdict.ZH_ONLY if Lang.ZH in langs else Verdict.EN_ONLY)
    return Fact(next((claim.value for claim in reversed(claims) if claim.value), ""), verdict, claims)


def _pages(group: Iterable[JoinedOperation]) -> Iterator[Page]:
    for op in group:
        for draft, page in ((op.pair.zh, op.pair.pages.zh), (op.pair.en, op.pair.pages.en)):
            if draft and page:
                yield _page(page, draft)


def _page(page: PageDraft, draft: OperationDraft) -> Page:
    title = page.title or draft.title
    return Page(lang=page.lang, path=page.file.path, topic=page.topic, title=title.value, span=title.span)
