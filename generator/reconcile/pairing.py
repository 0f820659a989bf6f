"""Which zh page and which en page are the same page.

By topic number, then by METHOD + path, then by the converter's ids that both pages carry; never by the file name,
because one name may hold different pages in the two languages.  A page without counterpart is kept.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..model.draft import PageDraft, PageKind
from ..source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ..source.marked import MarkKind
from ..source.text import Lang
from .aligned import AlignedBy, PagePair
from .paths import path_key

DUPLICATE_TOPIC = Kind(
    "page/duplicate-topic",
    Severity.WARNING,
    Confidence.EXACT,
    "{kept} and {dropped} are revisions of one page; {kept} is used because {reason}",
    "{kept} 与 {dropped} 是同一页面的不同版本；因 {reason_zh} 采用 {kept}",
    "delete the file that is no longer current",
    "请删除不再使用的文件",
    "Two files of one language carry the same topic number and document the same operations: an old revision was left "
    "beside the current one.  The one that a contents page lists is used, else the one whose title suits its file.",
)

ALIGNED_WITHOUT_TOPIC = Kind(
    "page/paired-without-topic",
    Severity.INFO,
    Confidence.HIGH,
    "paired with its counterpart by {by}, because their topic numbers differ or are missing",
    "主题编号不同或缺失，按{by_zh}与对应页面配对",
    "",
    "",
    "Pages are paired by the topic number of their title.  Where that fails, the same METHOD and path on exactly one page "
    "of each language, or shared element ids, decide.",
)

SHARED_TOPIC = Kind(
    "page/shared-topic",
    Severity.WARNING,
    Confidence.EXACT,
    "{kept} and {other} carry the same topic number {topic} and document different operations; both are used",
    "{kept} 与 {other} 的主题编号 {topic} 相同，但操作不同；两者均采用",
    "give each page its own topic number",
    "请为每个页面设置各自的主题编号",
    "A topic number should name one page.  Pages that share one are told apart by their METHOD and path.",
)

KINDS = (DUPLICATE_TOPIC, ALIGNED_WITHOUT_TOPIC, SHARED_TOPIC)

_SHARED_IDS = 0.5
"""Two pages are the same when at least this share of the smaller one's element ids stands on both."""
_MOST_HOLDERS = 20
"""An id on more pages than this tells nothing."""


Pages = dict[Lang, dict[str, PageDraft]]
"""The pages that have no counterpart yet, by path."""


def pair_pages(drafts: Sequence[PageDraft]) -> tuple[tuple[PagePair, ...], tuple[Diagnostic, ...]]:
    """All pages in pairs, sorted by topic, and what had to be decided.  The order of the input does not matter."""
    pages = sorted(drafts, key=lambda page: (page.lang is Lang.EN, page.topic, page.file.path))
    listed = _listed(pages)
    diagnostics: list[Diagnostic] = []
    current: Pages = {}
    for lang in Lang:
        kept, notes = _without_old_revisions([page for page in pages if page.lang is lang], listed)
        current[lang] = {page.file.path: page for page in kept}
        diagnostics += notes
    pairs = list(_by_topic(current, shared=_shared_topics(current)))
    for by, found in (("METHOD + path", _by_operations), ("topic number", _by_topic), ("element ids", _by_anchors)):
        for pair in found(current):
            pairs.append(pair)
            if pair.zh and pair.en and pair.zh.topic != pair.en.topic:
                diagnostics.append(_said(pair, by))
    for lang in Lang:
        pairs += (_alone(page) for page in current[lang].values())
    return tuple(sorted(pairs, key=_order)), tuple(diagnostics)


def _order(pair: PagePair) -> tuple[bool, str, str]:
    page = pair.zh or pair.en
    assert page is not None
    return (pair.topic.startswith("file:"), pair.topic, page.file.path)


def _alone(page: PageDraft) -> PagePair:
    zh = page if page.lang is Lang.ZH else None
    return PagePair(topic=page.topic, zh=zh, en=None if zh else page, by=AlignedBy.ID)


def _shared_topics(current: Pages) -> frozenset[str]:
    """Topic numbers that several pages of one language carry: they do not tell which page is meant."""
    counts = Counter((lang, page.topic) for lang in Lang for page in current[lang].values())
    return frozenset(topic for (_, topic), count in counts.items() if count > 1)


def _by_topic(current: Pages, shared: frozenset[str] = frozenset()) -> Iterator[PagePair]:
    en = {page.topic: page for page in reversed(current[Lang.EN].values()) if _has_topic(page)}
    for page in list(current[Lang.ZH].values()):
        twin = en.pop(page.topic, None) if _has_topic(page) and page.topic not in shared else None
        if twin:
            yield _pair(current, page, twin, AlignedBy.ID)


def _by_operations(current: Pages) -> Iterator[PagePair]:
    zh, en = (_single_holders(current[lang].values()) for lang in Lang)
    for key, page in zh.items():
        twin = en.get(key)
        if twin and twin.file.path in current[Lang.EN] and page.file.path in current[Lang.ZH]:
            yield _pair(current, page, twin, AlignedBy.NAME)


def _by_anchors(current: Pages) -> Iterator[PagePair]:
    holders: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    for page in current[Lang.EN].values():
        ids = _element_ids(page)
        sizes[page.file.path] = len(ids)
        for element in ids:
            holders.setdefault(element, []).append(page.file.path)
    for page in list(current[Lang.ZH].values()):
        ids = _element_ids(page)
        shared: dict[str, int] = {}
        for element in ids:
            for path in holders.get(element, ())[:_MOST_HOLDERS]:
                shared[path] = shared.get(path, 0) + 1
        best = max(sorted(shared), key=lambda path: shared[path], default="")
        twin = current[Lang.EN].get(best)
        if twin and twin.kind is page.kind and shared[best] >= max(2, _SHARED_IDS * min(len(ids), sizes[best])):
            yield _pair(current, page, twin, AlignedBy.ID)


def _pair(current: Pages, zh: PageDraft, en: PageDraft, by: AlignedBy) -> PagePair:
    del current[Lang.ZH][zh.file.path]
    del current[Lang.EN][en.file.path]
    # Where the topics differ neither language decides: the lower one names the pair, a file name never does.
    topics = sorted(page.topic for page in (zh, en) if _has_topic(page))
    return PagePair(topic=topics[0] if topics else zh.topic, zh=zh, en=en, by=by)


def _has_topic(page: PageDraft) -> bool:
    return not page.topic.startswith("file:")


def _operation_keys(page: PageDraft) -> frozenset[str]:
    return frozenset(f"{operation.method.value} {path_key(path.value)}" for operation in page.operations for path in operation.paths)


def _single_holders(pages: Iterable[PageDraft]) -> dict[str, PageDraft]:
    """METHOD + path -> the page, for those that exactly one page documents."""
    holders: dict[str, list[PageDraft]] = {}
    for page in pages:
        for key in sorted(_operation_keys(page)):
            holders.setdefault(key, []).append(page)
    return {key: found[0] for key, found in holders.items() if len(found) == 1}


def _element_ids(page: PageDraft) -> frozenset[str]:
    return frozenset(unit.element_id for unit in page.units if unit.element_id)


def _said(pair: PagePair, by: str) -> Diagnostic:
    assert pair.zh is not None
    assert pair.en is not None
    by_zh = "方法与路径" if by.startswith("METHOD") else "元素编号"
    return Diagnostic(
        ALIGNED_WITHOUT_TOPIC,
        Subject(topic=pair.topic, location="page"),
        args=(("by", by), ("by_zh", by_zh)),
        labels=tuple(label for page in (pair.zh, pair.en) if (label := title_label(page))),
    )


def title_label(page: PageDraft) -> Label:
    """The title as a place, or the start of a page that has none."""
    if page.title:
        return Label(page.lang, page.title.span, page.title.value)
    return Label(page.lang, page.file.span(0, 0), "")


# Old revisions


def _listed(pages: Iterable[PageDraft]) -> frozenset[tuple[Lang, str]]:
    """Names of the files that contents pages link to."""
    return frozenset(
        (page.lang, PurePosixPath(unquote(mark.target.split("#", 1)[0])).name)
        for page in pages
        if page.kind in (PageKind.CONTENTS, PageKind.OVERVIEW)
        for unit in page.units
        for mark in unit.text.marked(MarkKind.LINK)
        if mark.target
    )


def _without_old_revisions(
    pages: Sequence[PageDraft], listed: frozenset[tuple[Lang, str]]
) -> tuple[list[PageDraft], list[Diagnostic]]:
    groups: dict[str, list[PageDraft]] = {}
    for page in pages:
        groups.setdefault(page.topic if _has_topic(page) else page.file.path, []).append(page)
    kept: list[PageDraft] = []
    diagnostics: list[Diagnostic] = []
    for group in groups.values():
        best = max(group, key=lambda page: _currency(page, listed)) if len(group) > 1 else group[0]
        kept.append(best)
        for page in group:
            if page is best:
                continue
            if _operation_keys(page) - _operation_keys(best):
                kept.append(page)
                diagnostics.append(_shared(best, page))
            else:
                diagnostics.append(_dropped(best, page, listed))
    return kept, diagnostics


def _currency(page: PageDraft, listed: frozenset[tuple[Lang, str]]) -> tuple[bool, float, str]:
    stem = PurePosixPath(page.file.path).stem
    title = page.title.value if page.title else ""
    fits = difflib.SequenceMatcher(None, stem[:200].casefold(), title[:200].casefold(), autojunk=False).ratio()
    return (_is_listed(page, listed), fits, page.file.path)


def _is_listed(page: PageDraft, listed: frozenset[tuple[Lang, str]]) -> bool:
    return (page.lang, PurePosixPath(page.file.path).name) in listed


def _shared(kept: PageDraft, other: PageDraft) -> Diagnostic:
    return Diagnostic(
        SHARED_TOPIC,
        Subject(topic=kept.topic, location="page"),
        args=(("kept", kept.file.path), ("other", other.file.path), ("topic", kept.topic)),
        labels=(title_label(kept), title_label(other)),
    )


def _dropped(kept: PageDraft, dropped: PageDraft, listed: frozenset[tuple[Lang, str]]) -> Diagnostic:
    by_index = _is_listed(kept, listed) and not _is_listed(dropped, listed)
    reason, reason_zh = ("a contents page lists it", "目录页列出该文件") if by_index else ("its title suits its file", "标题与文件名更相符")
    return Diagnostic(
        DUPLICATE_TOPIC,
        Subject(topic=kept.topic, location="page"),
        args=(("kept", kept.file.path), ("dropped", dropped.file.path), ("reason", reason), ("reason_zh", reason_zh)),
        labels=(title_label(kept), title_label(dropped)),
    )
