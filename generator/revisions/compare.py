"""Compares two revisions of the pages of a service: each language by itself, then what one did while the other stood still.

A page that could not be read is told of, whatever its counterpart says: it is never "no change".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model.draft import ErrorCode, OperationDraft, PageDraft, PageKind
from ..reconcile.joined import JoinedOperation
from ..reconcile.paths import path_key
from ..source.diagnostic import Diagnostic, Severity
from ..source.text import Lang, Span
from . import fields, kinds, operations, prose, values, words
from .change import Change, ChangeClass, Comparison
from .sides import RevisionPair, side_by_side
from .states import with_states
from .telling import Place, change, of_claims, of_spans, start

_WORDS_ONLY = frozenset({PageKind.CONTENTS, PageKind.GUIDE, PageKind.OVERVIEW, PageKind.OTHER})


def compare(
    names: tuple[str, str],
    old: Sequence[PageDraft],
    new: Sequence[PageDraft],
    trouble: tuple[Sequence[Diagnostic], Sequence[Diagnostic]] = ((), ()),
    service: str = "",
) -> Comparison:
    """What changed from the old pages to the new ones.

    `names` is what the caller calls the revisions, `trouble` what reading each side found; drafts are linked.
    """
    pairs = {lang: side_by_side([page for page in old if page.lang is lang], [page for page in new if page.lang is lang]) for lang in Lang}
    unread = (_unread(trouble[0]), _unread(trouble[1]))
    changes = {lang: tuple(_changes(lang, pairs[lang], unread)) for lang in Lang}
    return Comparison(
        old=names[0],
        new=names[1],
        changes=with_states(pairs, changes, old, new),
        trouble=_trouble(trouble, old, new),
        pages=(tuple(old), tuple(new)),
        service=service,
    )


def _trouble(
    trouble: tuple[Sequence[Diagnostic], Sequence[Diagnostic]], old: Sequence[PageDraft], new: Sequence[PageDraft]
) -> tuple[Diagnostic, ...]:
    """What could not be read, once: a page that fails in both revisions fails in the new one.

    A row or table that cannot be read is no trouble where the same words stand on both sides.
    """
    was, is_ = _rows_lost(old), _rows_lost(new)
    failed = [*trouble[1], *_pages_failed(new), *trouble[0], *_pages_failed(old)]
    failed += [found for key, found in is_.items() if key not in was] + [found for key, found in was.items() if key not in is_]
    return tuple({found.fingerprint: found for found in reversed(failed)}.values())[::-1]


def _pages_failed(pages: Sequence[PageDraft]) -> list[Diagnostic]:
    return [found for page in pages if page.kind is PageKind.REFUSED for found in page.diagnostics if found.severity is Severity.ERROR]


def _rows_lost(pages: Sequence[PageDraft]) -> dict[tuple[str, str], Diagnostic]:
    """Errors inside pages that were read, by what they are and the words they are about."""
    return {
        (found.fingerprint, "".join(prose.said(label.span.text) for label in found.labels if label.span)): found
        for page in pages
        if page.kind is not PageKind.REFUSED
        for found in page.diagnostics
        if found.severity is Severity.ERROR
    }


def _unread(trouble: Sequence[Diagnostic]) -> frozenset[str]:
    """Files of which nothing is known."""
    return frozenset(label.span.file.path for found in trouble if found.subject.location == "file" for label in found.labels if label.span)


def _changes(lang: Lang, pairs: Sequence[RevisionPair], unread: tuple[frozenset[str], frozenset[str]]) -> Iterator[Change]:
    before, after = _documented(pairs, new=False), _documented(pairs, new=True)
    for pair in pairs:
        if pair.page.file.path in unread[pair.new is None] and not (pair.old and pair.new):
            continue  # That it cannot be read is told; it neither came nor went.
        if pair.old is None or pair.new is None:
            yield _page(lang, pair, after if pair.new is None else before)
        else:
            yield from _both(lang, pair, before, after)


def _documented(pairs: Sequence[RevisionPair], *, new: bool) -> frozenset[str]:
    """METHOD + path of every operation of one side."""
    pages = (pair.new if new else pair.old for pair in pairs)
    return frozenset(key for page in pages if page for operation in page.operations for key in _keys(operation))


def _keys(operation: OperationDraft) -> frozenset[str]:
    return frozenset(f"{operation.method.value} {path_key(path.value)}" for path in operation.paths)


def _place(lang: Lang, pair: RevisionPair, operation: str = "") -> Place:
    return Place(lang=lang, topic=pair.topic, title=pair.page.title.value if pair.page.title else "", operation=operation)


def _page(lang: Lang, pair: RevisionPair, documented: frozenset[str]) -> Change:
    """A page that one side lacks; words alone are lost when other pages hold its operations."""
    page = pair.page
    listed = [f"{operation.method.value} {operation.paths[0].value}" for operation in page.operations if operation.paths]
    held = bool(page.operations) and all(_keys(operation) & documented for operation in page.operations)
    class_ = ChangeClass.DOCS_ONLY if held or (not page.operations and page.kind in _WORDS_ONLY) else None
    kind = kinds.PAGE_REMOVED if pair.new is None else kinds.PAGE_ADDED
    labels = of_spans(start(pair.old), start(pair.new), None, None, lang)
    title = page.title.value if page.title else page.file.path
    place = _place(lang, pair, listed[0] if len(listed) == 1 else "")
    return change(place, kind, "page", labels, class_, title=title, operations=", ".join(listed) or page.kind.value)


def _both(lang: Lang, pair: RevisionPair, before: frozenset[str], after: frozenset[str]) -> Iterator[Change]:
    assert pair.old is not None
    assert pair.new is not None
    told: list[Change] = []
    for operation in pair.operations:
        told += _operation(lang, pair, operation, before, after)
    told += _error_codes(_place(lang, pair), pair.old, pair.new)
    yield from told
    single = _called(pair.operations[0]) if len(pair.operations) == 1 else ""
    covered = [span for change_ in told for span in words.quoted(change_)]
    covered += [span for code in _only_in_one(pair.old, pair.new) for span in _spans(code)]
    yield from words.of_page(_place(lang, pair, single), pair.old, pair.new, covered)


def _operation(
    lang: Lang, pair: RevisionPair, operation: JoinedOperation, before: frozenset[str], after: frozenset[str]
) -> Iterator[Change]:
    place = _place(lang, pair, _called(operation))
    old, new = operation.pair.zh, operation.pair.en
    if old is None or new is None:
        yield _lone(place, pair, operation, after if new is None else before)
        return
    yield from operations.signature(place, old, new)
    yield from operations.deprecation(place, old, new)
    yield from operations.quotas(place, old, new)
    yield from operations.bodies(place, operation)
    listed = fields.rows(operation)
    yield from fields.presence(place, operation, listed)
    for found in listed:
        told = [*fields.required(place, found), *fields.type_(place, found), *values.values(place, found)]
        yield from told
        yield from words.of_field(place, found, told)
    yield from operations.statuses(place, old, new)
    yield from operations.samples(place, old, new)


def _lone(place: Place, pair: RevisionPair, operation: JoinedOperation, documented: frozenset[str]) -> Change:
    """An operation that one side of a page lacks; words alone are lost when another page documents it."""
    old, new = operation.pair.zh, operation.pair.en
    draft = old or new
    assert draft is not None
    kind = kinds.OPERATION_REMOVED if new is None else kinds.OPERATION_ADDED
    labels = of_claims(old.paths[0] if old else None, new.paths[0] if new else None, start(pair.old), start(pair.new), place.lang)
    class_ = ChangeClass.DOCS_ONLY if _keys(draft) & documented else None
    return change(place, kind, "operation", labels, class_, called=operation.key)


def _called(operation: JoinedOperation) -> str:
    """The operation as the new revision calls it."""
    draft = operation.pair.en or operation.pair.zh
    assert draft is not None
    return f"{draft.method.value} {draft.paths[0].value}" if draft.paths else draft.method.value


def _error_codes(place: Place, old: PageDraft, new: PageDraft) -> Iterator[Change]:
    was, is_ = _codes(old.error_codes), _codes(new.error_codes)
    gone, come = [code for code in was if code not in is_], [code for code in is_ if code not in was]
    if gone:
        labels = of_claims(was[gone[0]].code, None, None, _above(gone[0], was, is_) or start(new), place.lang)
        yield change(place, kinds.CODE_REMOVED, "error-codes", labels, codes=", ".join(gone))
    if come:
        labels = of_claims(None, is_[come[0]].code, _above(come[0], is_, was) or start(old), None, place.lang)
        yield change(place, kinds.CODE_ADDED, "error-codes", labels, codes=", ".join(come))


def _above(code: str, here: Mapping[str, ErrorCode], there: Mapping[str, ErrorCode]) -> Span | None:
    """The row after which a code would stand on the side that lacks it."""
    names = list(here)
    before = next((name for name in reversed(names[: names.index(code)]) if name in there), None)
    return there[before].code.span if before else None


def _codes(listed: Sequence[ErrorCode]) -> Mapping[str, ErrorCode]:
    codes: dict[str, ErrorCode] = {}
    for code in listed:
        codes.setdefault(code.code.value, code)
    return codes


def _only_in_one(old: PageDraft, new: PageDraft) -> Iterator[ErrorCode]:
    was, is_ = _codes(old.error_codes), _codes(new.error_codes)
    yield from (code for one, other in ((was, is_), (is_, was)) for name, code in one.items() if name not in other)


def _spans(code: ErrorCode) -> Iterator[Span]:
    yield from (claim.span for claim in (code.code, code.message, code.meaning, code.handling) if claim)
