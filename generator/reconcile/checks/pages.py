"""Pages and operations that only one language has, and operations whose METHOD or path differs."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.draft import OperationDraft, PageDraft, PageKind
from ...source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ...source.text import Lang
from ..aligned import PagePair
from ..joined import JoinedOperation
from ..pairing import title_label
from ..paths import path_key
from .contract import missing, said, subject_of

MISSING_COUNTERPART = Kind(
    "page/missing-counterpart",
    Severity.WARNING,
    Confidence.EXACT,
    "only {lang} has this {kind} page: {title}",
    "仅{lang}有此页面（{kind}）：{title}",
    "write the page in the other language, or accept that the editions differ",
    "请补充另一语言的页面，或确认两个版本本就不同",
    "A page has no counterpart in the other language: not by topic number, not by METHOD and path, not by element ids.",
)
METHOD_MISMATCH = Kind(
    "op/method-mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "the method is {zh} in zh and {en} in en",
    "方法在中文中为 {zh}，在英文中为 {en}",
    "find out which method the service answers to",
    "请核实服务实际使用的方法",
    "The same page documents another HTTP method in each language.",
)
PATH_MISMATCH = Kind(
    "op/path-mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "the path is {zh} in zh and {en} in en",
    "路径在中文中为 {zh}，在英文中为 {en}",
    "find out which path the service answers at",
    "请核实服务实际使用的路径",
    "The same page documents another path in each language; names of path parameters do not count.",
)
ALTERNATIVE_PATH = Kind(
    "op/path-missing-in-one",
    Severity.INFO,
    Confidence.EXACT,
    "only {lang} prints the path {path} too",
    "仅{lang}还给出路径 {path}",
    "",
    "",
    "Both languages share a path, and one of them prints a further one, often of another version.",
)
OPERATION_MISSING = Kind(
    "op/missing-in-one",
    Severity.BREAKING,
    Confidence.EXACT,
    "only {lang} documents this operation",
    "仅{lang}记录了此操作",
    "",
    "",
    "Both pages exist, and one of them documents an operation that the other does not list.",
)

KINDS = (MISSING_COUNTERPART, METHOD_MISMATCH, PATH_MISMATCH, ALTERNATIVE_PATH, OPERATION_MISSING)

_SILENT = frozenset({PageKind.CONTENTS})
"""Made by the converter of one language only."""


def check_pages(pair: PagePair) -> Iterator[Diagnostic]:
    """A page without counterpart, when the service has pages in both languages."""
    page = pair.zh or pair.en
    if page is None or (pair.zh and pair.en) or page.kind in _SILENT:
        return
    severity = None if page.kind is PageKind.API else Severity.INFO
    title = page.title.value if page.title else page.file.path
    yield Diagnostic(
        MISSING_COUNTERPART,
        Subject(topic=pair.topic, operation=_operation(page), location="page"),
        args=(("lang", page.lang.value), ("kind", page.kind.value), ("title", title)),
        labels=tuple(sorted((title_label(page), missing(page.lang.other, None)), key=lambda label: label.lang is Lang.EN)),
        severity_override=severity,
    )


def _operation(page: PageDraft) -> str:
    return next((f"{operation.method.value} {operation.paths[0].value}" for operation in page.operations if operation.paths), "")


def check_operation(operation: JoinedOperation) -> Iterator[Diagnostic]:
    """METHOD and paths of one operation."""
    zh, en = operation.pair.zh, operation.pair.en
    if zh and en:
        if zh.method.value != en.method.value:
            yield _finding(METHOD_MISMATCH, operation, "operation", said(zh.method), said(en.method), zh.method.value, en.method.value)
        yield from _paths(operation, zh, en)
    elif operation.pair.pages.zh and operation.pair.pages.en:
        yield _missing(operation)


def _paths(operation: JoinedOperation, zh: OperationDraft, en: OperationDraft) -> Iterator[Diagnostic]:
    ours = {path_key(claim.value): claim for claim in zh.paths}
    theirs = {path_key(claim.value): claim for claim in en.paths}
    if not ours.keys() & theirs.keys() and ours and theirs:
        left, right = zh.paths[0], en.paths[0]
        yield _finding(PATH_MISMATCH, operation, "operation", said(left), said(right), left.value, right.value)
        return
    for mine, other in ((ours, theirs), (theirs, ours)):
        for key, claim in mine.items():
            if key not in other:
                there = zh.paths[0] if claim.lang is Lang.EN else en.paths[0]
                labels = (said(claim), missing(claim.lang.other, there.span))
                yield Diagnostic(
                    ALTERNATIVE_PATH,
                    subject_of(operation, "operation"),
                    args=(("lang", claim.lang.value), ("path", claim.value)),
                    labels=tuple(sorted(labels, key=lambda label: label.lang is Lang.EN)),
                )


def _finding(kind: Kind, operation: JoinedOperation, location: str, zh: Label, en: Label, zh_value: str, en_value: str) -> Diagnostic:
    return Diagnostic(kind, subject_of(operation, location), args=(("zh", zh_value), ("en", en_value)), labels=(zh, en))


def _missing(operation: JoinedOperation) -> Diagnostic:
    draft = operation.pair.zh or operation.pair.en
    assert draft is not None
    page = operation.pair.pages.en if operation.pair.zh else operation.pair.pages.zh
    assert page is not None
    here = said(draft.method)
    there = missing(page.lang, title_label(page).span)
    labels = (here, there) if here.lang is Lang.ZH else (there, here)
    return Diagnostic(OPERATION_MISSING, subject_of(operation, "operation"), args=(("lang", draft.method.lang.value),), labels=labels)
