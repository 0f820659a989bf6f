"""METHOD and path, statuses, limits, deprecation and examples of one operation in both revisions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from ..model.claim import Claim
from ..model.constraint import Quota
from ..model.draft import OperationDraft, SampleDraft, SampleKind, StatusDraft
from ..reconcile.joined import JoinedOperation
from ..reconcile.paths import path_key
from ..source.text import Span
from . import kinds, prose
from .change import Change, ChangeClass
from .fields import type_change
from .telling import Place, absent, change, of_claims, of_spans, said

_HOST = re.compile(r"\A[a-z]+://[^/]{0,200}|\A\{[^{}/]{0,100}\}(?=/)", re.IGNORECASE)


def signature(place: Place, old: OperationDraft, new: OperationDraft) -> Iterator[Change]:
    """Method and paths."""
    if old.method.value != new.method.value:
        labels = of_claims(old.method, new.method, None, None, place.lang)
        yield change(place, kinds.METHOD_CHANGED, "operation", labels, old=old.method.value, new=new.method.value)
    was = {path_key(path.value): path for path in reversed(old.paths)}
    is_ = {path_key(path.value): path for path in reversed(new.paths)}
    gone = [path for key, path in was.items() if key not in is_]
    come = [path for key, path in is_.items() if key not in was]
    if gone and come:
        labels = of_claims(gone[0], come[0], None, None, place.lang)
        yield change(place, kinds.PATH_CHANGED, "operation", labels, old=gone[0].value, new=come[0].value)
        gone, come = gone[1:], come[1:]
    for path in gone:
        labels = of_claims(path, None, None, new.paths[0].span, place.lang)
        yield change(place, kinds.PATH_REMOVED, "operation", labels, old=path.value)
    for path in come:
        labels = of_claims(None, path, old.paths[0].span, None, place.lang)
        yield change(place, kinds.PATH_ADDED, "operation", labels, new=path.value)
    for key, path in was.items():
        twin = is_.get(key)
        if twin and twin.value.rstrip("/") != path.value.rstrip("/"):
            labels = of_claims(path, twin, None, None, place.lang)
            yield change(place, kinds.PLACEHOLDER_RENAMED, "operation", labels, old=path.value, new=twin.value)


def deprecation(place: Place, old: OperationDraft, new: OperationDraft) -> Iterator[Change]:
    """Whether the operation should no longer be used."""
    if bool(old.deprecated) is not bool(new.deprecated):
        kind = kinds.OPERATION_DEPRECATED if new.deprecated else kinds.OPERATION_RESTORED
        labels = of_claims(old.deprecated, new.deprecated, old.title.span, new.title.span, place.lang)
        yield change(place, kind, "operation", labels)


def bodies(place: Place, operation: JoinedOperation) -> Iterator[Change]:
    """The type of whole bodies: an object against a list."""
    for location, joined, is_request in (("body", operation.request, True), ("response", operation.responses, False)):
        for body in joined:
            spans = tuple(draft.title.span if draft and draft.title else None for draft in (body.zh, body.en))
            near = tuple(draft.title.span if draft else None for draft in (operation.pair.zh, operation.pair.en))
            ends = (spans[0] or near[0], spans[1] or near[1])
            yield from type_change(place, location, location, (body.zh_type, body.en_type), ends, is_request)


def statuses(place: Place, old: OperationDraft, new: OperationDraft) -> Iterator[Change]:
    """Statuses that are listed on one side only; a list that moved to another page is words."""
    was, is_ = _statuses(old.statuses), _statuses(new.statuses)
    if bool(was) is not bool(is_):
        first = next(iter((was or is_).values())).span
        labels = of_spans(first if was else None, first if is_ else None, old.title.span, new.title.span, place.lang)
        yield change(place, kinds.STATUSES_LISTED if is_ else kinds.STATUSES_UNLISTED, "status", labels)
        return
    last_old, last_new = ([status.span for status in listed.values()][-1:] for listed in (was, is_))
    for code, status in was.items():
        if code not in is_:
            class_ = ChangeClass.BREAKING if code.startswith("2") else None
            labels = of_spans(status.span, None, None, last_new[0], place.lang)
            yield change(place, kinds.STATUS_REMOVED, f"status.{code}", labels, class_, code=code)
    for code, status in is_.items():
        if code not in was:
            labels = of_spans(None, status.span, last_old[0], None, place.lang)
            yield change(place, kinds.STATUS_ADDED, f"status.{code}", labels, code=code)


def _statuses(listed: Iterable[StatusDraft]) -> dict[str, StatusDraft]:
    return {status.code: status for status in listed if not status.linked}


def quotas(place: Place, old: OperationDraft, new: OperationDraft) -> Iterator[Change]:
    """Limits of the account or of one call, by what they count."""
    was = [claim for claim in old.quotas if not _same_limit(claim, new.quotas)]
    is_ = [claim for claim in new.quotas if not _same_limit(claim, old.quotas)]
    for claim in list(was):
        twin = next((other for other in is_ if _same_subject(claim.value, other.value)), None)
        if twin is None and len(was) == len(is_) == 1:
            twin = is_[0]
        if twin:
            was.remove(claim)
            is_.remove(twin)
            kind = kinds.QUOTA_TIGHTENED if twin.value.limit < claim.value.limit else kinds.QUOTA_RELAXED
            if twin.value.limit != claim.value.limit:
                labels = of_claims(claim, twin, None, None, place.lang)
                yield change(place, kind, "quota", labels, subject=twin.value.subject, old=claim.value.limit, new=twin.value.limit)
    for claim in was:
        labels = of_claims(claim, None, None, new.title.span, place.lang)
        yield change(place, kinds.QUOTA_RESTATED, "quota", labels, subject=claim.value.subject, old=claim.value.limit, new=None)
    for claim in is_:
        labels = of_claims(None, claim, old.title.span, None, place.lang)
        yield change(place, kinds.QUOTA_RESTATED, "quota", labels, subject=claim.value.subject, old=None, new=claim.value.limit)


def _same_limit(claim: Claim[Quota], others: Iterable[Claim[Quota]]) -> bool:
    return any(claim.value.limit == other.value.limit and claim.value.per_call == other.value.per_call for other in others)


def _same_subject(one: Quota, other: Quota) -> bool:
    return one.per_call == other.per_call and prose.said(one.subject).rstrip("s") == prose.said(other.subject).rstrip("s")


def samples(place: Place, old: OperationDraft, new: OperationDraft) -> Iterator[Change]:
    """What the examples send and return; regrouping, layout and the host are no change."""
    for kind, word, zh in ((SampleKind.REQUEST, "request", "请求"), (SampleKind.RESPONSE, "response", "响应")):
        was = {_shown(sample): sample for sample in old.samples if sample.kind is kind}
        is_ = {_shown(sample): sample for sample in new.samples if sample.kind is kind}
        gone = [sample for key, sample in was.items() if key not in is_]
        come = [sample for key, sample in is_.items() if key not in was]
        if gone or come:
            labels = (
                said("old", _place(gone)) if gone else absent("old", place.lang, _last(was.values(), old)),
                said("new", _place(come)) if come else absent("new", place.lang, _last(is_.values(), new)),
            )
            yield change(place, kinds.EXAMPLE_CHANGED, f"{word}.example", labels, direction=word, direction_zh=zh)


def _place(samples_: Sequence[SampleDraft]) -> Span:
    return samples_[0].body_span or samples_[0].span


def _last(samples_: Iterable[SampleDraft], operation: OperationDraft) -> Span:
    return ([sample.span for sample in samples_] or [operation.title.span])[-1]


def _shown(sample: SampleDraft) -> str:
    """What a sample says apart from its layout and host."""
    url = _HOST.sub("", (sample.url or "").strip())
    head = f"{sample.method or ''} {url}" if url else ""
    if sample.has_body and sample.readable:
        return f"{head}\n{json.dumps(sample.body, sort_keys=True, ensure_ascii=False, default=str)}"
    if head and not sample.has_body:
        return head
    return "".join(_HOST.sub("", sample.text).split())
