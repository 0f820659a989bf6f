"""Pairs operations inside a pair of pages, and gathers pages that document the same METHOD + path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model.draft import OperationDraft
from .aligned import OperationPair, PagePair
from .joined import JoinedOperation
from .paths import path_key


def operation_pairs(pages: PagePair) -> Iterator[OperationPair]:
    """Operations of both pages: by METHOD + path, then by path, by method, and at last the only ones left."""
    zh = list(pages.zh.operations) if pages.zh else []
    en = list(pages.en.operations) if pages.en else []
    for same in (_same_method_and_path, _same_path, _same_method, _any):
        strict = same is _same_method_and_path
        for ours in list(zh):
            twins = [theirs for theirs in en if same(ours, theirs)]
            if twins and (strict or (len(twins) == 1 and sum(same(other, twins[0]) for other in zh) == 1)):
                zh.remove(ours)
                en.remove(twins[0])
                yield OperationPair(pages=pages, zh=ours, en=twins[0])
    for ours in zh:
        yield OperationPair(pages=pages, zh=ours, en=None)
    for theirs in en:
        yield OperationPair(pages=pages, zh=None, en=theirs)


def _keys(operation: OperationDraft) -> set[str]:
    return {path_key(path.value) for path in operation.paths}


def _same_path(zh: OperationDraft, en: OperationDraft) -> bool:
    return bool(_keys(zh) & _keys(en))


def _same_method(zh: OperationDraft, en: OperationDraft) -> bool:
    return zh.method.value == en.method.value


def _same_method_and_path(zh: OperationDraft, en: OperationDraft) -> bool:
    return _same_method(zh, en) and _same_path(zh, en)


def _any(_zh: OperationDraft, _en: OperationDraft) -> bool:
    return True


def same_operation(joined: Sequence[JoinedOperation]) -> Iterable[tuple[JoinedOperation, ...]]:
    """Groups of operations with one METHOD + path, by path, then method; pages inside a group in their own order."""
    groups: dict[tuple[str, str], list[JoinedOperation]] = {}
    for operation in joined:
        groups.setdefault((path_key(operation.path), operation.method), []).append(operation)
    return [tuple(groups[key]) for key in sorted(groups)]
