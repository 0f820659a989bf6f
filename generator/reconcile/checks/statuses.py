"""Documented HTTP statuses, and error codes of the error-code pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.draft import StatusDraft
from ...source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ...source.text import Lang, Span
from ..aligned import PagePair
from ..catalogue import join_codes
from ..joined import JoinedOperation, JoinedStatus
from ..responses import is_success
from .contract import missing, quote, said, subject_of

STATUS_MISSING = Kind(
    "error/status-missing",
    Severity.BREAKING,
    Confidence.EXACT,
    "only {lang} documents status {code}",
    "仅{lang}记录了状态码 {code}",
    "add the status to the other page",
    "请在另一页面补充该状态码",
    "Both pages list the statuses of the operation, and one list holds one more.",
)
SUCCESS_MISMATCH = Kind(
    "op/success-status-mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "a call that went well answers {zh} in zh and {en} in en",
    "调用成功时中文为 {zh}，英文为 {en}",
    "find out which status the service answers with",
    "请核实服务实际返回的状态码",
    "Both pages state the status of success, and they share none.",
)
CODE_MISSING = Kind(
    "error/code-missing",
    Severity.BREAKING,
    Confidence.EXACT,
    "only {lang} documents the error code {code}",
    "仅{lang}记录了错误码 {code}",
    "add the code to the other page",
    "请在另一页面补充该错误码",
    "Both error-code pages exist, and one of them lists a code that the other does not know.  The codes that one page "
    "lacks are one finding.",
    each="code",
)

KINDS = (STATUS_MISSING, SUCCESS_MISMATCH, CODE_MISSING)


def check_operation(operation: JoinedOperation) -> Iterator[Diagnostic]:
    """Statuses that stand on the pages themselves; linked common pages are compared once, as pages."""
    if not operation.both:
        return
    own = [status for status in operation.statuses if not _is_linked(status)]
    zh = [status for status in own if status.zh]
    en = [status for status in own if status.en]
    if not zh or not en:
        return
    ours = sorted(status.code for status in zh if is_success(status.code))
    theirs = sorted(status.code for status in en if is_success(status.code))
    differs = bool(ours) and bool(theirs) and not set(ours) & set(theirs)
    if differs:
        subject = subject_of(operation, f"status.{ours[0]}")
        labels = (_place(zh, ours[0], Lang.ZH), _place(en, theirs[0], Lang.EN))
        yield Diagnostic(SUCCESS_MISMATCH, subject, args=(("zh", ", ".join(ours)), ("en", ", ".join(theirs))), labels=labels)
    for status in own:
        if (status.zh is None) != (status.en is None) and not (differs and is_success(status.code)):
            yield _missing(operation, status, en if status.zh else zh)


def _is_linked(status: JoinedStatus) -> bool:
    return any(side.linked for side in (status.zh, status.en) if side)


def _place(statuses: Sequence[JoinedStatus], code: str, lang: Lang) -> Label:
    status = next(status for status in statuses if status.code == code)
    side = status.zh if lang is Lang.ZH else status.en
    assert side is not None
    span = _span(side)
    return Label(lang, span, quote(span) if span else side.code)


def _span(status: StatusDraft) -> Span | None:
    return status.span or (status.description.span if status.description else None)


def _missing(operation: JoinedOperation, status: JoinedStatus, others: Sequence[JoinedStatus]) -> Diagnostic:
    side = status.zh or status.en
    assert side is not None
    lang = Lang.ZH if status.zh else Lang.EN
    before = [other for other in others if other.code < status.code] or list(others[:1])
    twin = before[-1].en if lang is Lang.ZH else before[-1].zh
    after = _span(twin) if twin else None
    here = Label(lang, _span(side), side.code)
    there = missing(lang.other, after.file.span(after.end, after.end) if after else None)
    return Diagnostic(
        STATUS_MISSING,
        subject_of(operation, f"status.{status.code}"),
        args=(("lang", lang.value), ("code", status.code)),
        labels=(here, there) if lang is Lang.ZH else (there, here),
    )


def check_pages(pair: PagePair) -> Iterator[Diagnostic]:
    """Error codes of one pair of pages."""
    if not pair.zh or not pair.en or not pair.zh.error_codes or not pair.en.error_codes:
        return
    ends = {page.lang: page.error_codes[-1].code.span for page in (pair.zh, pair.en)}
    for joined in join_codes(pair):
        if joined.zh and joined.en:
            continue
        row = joined.zh or joined.en
        assert row is not None
        lang = row.code.lang
        here, there = said(row.code, row.code.value), missing(lang.other, ends[lang.other])
        yield Diagnostic(
            CODE_MISSING,
            Subject(topic=pair.topic, location="page"),
            args=(("lang", lang.value), ("code", joined.code)),
            labels=(here, there) if lang is Lang.ZH else (there, here),
        )
