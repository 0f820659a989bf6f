"""Sets the pages of two revisions side by side.

Everything in `reconcile/` that finds counterparts (pages, operations, rows, structures) asks who belongs to whom and
not which language somebody speaks.  So the old page takes the zh side of a pair and the new one the en side; only this
package knows, and nothing that is shown is read from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.draft import PageDraft
from ..reconcile.aligned import AlignedBy, PagePair
from ..reconcile.joined import JoinedOperation
from ..reconcile.joining import Joiner
from ..reconcile.operations import operation_pairs
from ..reconcile.pairing import pair_pages
from ..reconcile.paths import path_key
from ..source.text import Lang

OLD, NEW = Lang.ZH, Lang.EN
"""The sides of a pair in revision mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionPair:
    """A page in both revisions; either may be missing."""

    pair: PagePair
    topic: str
    """That of the new page, or of the old one when it is gone."""
    operations: tuple[JoinedOperation, ...]

    @property
    def old(self) -> PageDraft | None:
        """The page as it was."""
        return self.pair.zh

    @property
    def new(self) -> PageDraft | None:
        """The page as it is."""
        return self.pair.en

    @property
    def page(self) -> PageDraft:
        """The new page, or the old one when it is gone."""
        page = self.new or self.old
        assert page is not None
        return page


def side_by_side(old: Sequence[PageDraft], new: Sequence[PageDraft]) -> tuple[RevisionPair, ...]:
    """Pages of one language in pairs: by topic, by METHOD + path, by shared element ids, by title, by file, by words."""
    pairs, _ = pair_pages([*(_on(OLD, page) for page in old), *(_on(NEW, page) for page in new)])
    pairs = _without_reused_topics(pairs)
    for key in (_title, _path, _words):
        pairs = _also_by(key, pairs)
    joiner = Joiner(pairs)
    return tuple(
        RevisionPair(pair=pair, topic=_topic(pair), operations=tuple(joiner.operation(found) for found in operation_pairs(pair)))
        for pair in pairs
    )


def _on(side: Lang, page: PageDraft) -> PageDraft:
    return replace(page, file=replace(page.file, lang=side))


def _topic(pair: PagePair) -> str:
    page = pair.en or pair.zh
    assert page is not None
    return page.topic


def _without_reused_topics(pairs: Iterable[PagePair]) -> tuple[PagePair, ...]:
    """Takes pages apart that share a topic number and do different things, where the other side has the same things.

    A topic number is given to another page at times; then what the page does tells more.
    """
    listed = list(pairs)
    torn = [
        pair
        for pair in listed
        if pair.zh and pair.en and (pair.zh.operations or pair.en.operations) and not _keys(pair.zh) & _keys(pair.en)
    ]
    if not torn:
        return tuple(listed)
    alone = [pair for pair in listed if not (pair.zh and pair.en)]
    old = _by_key(_does, (pair.zh for pair in (*torn, *alone) if pair.zh))
    new = _by_key(_does, (pair.en for pair in (*torn, *alone) if pair.en))
    twins = {name: (page, new[name]) for name, page in old.items() if name in new}
    moved = {id(page) for both in twins.values() for page in both}
    kept: list[PagePair] = []
    for pair in listed:
        if not any(id(page) in moved for page in (pair.zh, pair.en) if page):
            kept.append(pair)
            continue
        for page in (pair.zh, pair.en):
            if page and id(page) not in moved:
                kept.append(replace(pair, topic=page.topic, zh=page if page is pair.zh else None, en=page if page is pair.en else None))
    return (*kept, *(PagePair(topic=page.topic, zh=was, en=page, by=AlignedBy.NAME) for was, page in twins.values()))


def _keys(page: PageDraft) -> frozenset[str]:
    return frozenset(f"{operation.method.value} {path_key(path.value)}" for operation in page.operations for path in operation.paths)


def _does(page: PageDraft) -> str | None:
    return "\n".join(sorted(_keys(page))) or None


def _title(page: PageDraft) -> str | None:
    return " ".join(page.title.value.casefold().split()) if page.title else None


def _path(page: PageDraft) -> str | None:
    """The file, for pages that still do the same: a name may hold another page in the other revision."""
    methods = sorted({operation.method.value for operation in page.operations})
    return f"{page.file.path} {page.kind.value} {methods}"


def _words(page: PageDraft) -> str | None:
    """What the page says: a page without topic and title may have been renamed."""
    return "\n".join(unit.text.value for unit in page.units)


def _also_by(key: Callable[[PageDraft], str | None], pairs: Iterable[PagePair]) -> tuple[PagePair, ...]:
    """Pairs pages that are still alone when exactly one page of each side has the key."""
    listed = list(pairs)
    old = _single(pair for pair in listed if pair.en is None)
    new = _single(pair for pair in listed if pair.zh is None)
    by_key_old, by_key_new = _by_key(key, old), _by_key(key, new)
    joined: dict[str, PagePair] = {}
    taken: set[str] = set()
    for name, page in by_key_old.items():
        twin = by_key_new.get(name)
        if twin is not None:
            joined[page.file.path] = PagePair(topic=twin.topic, zh=page, en=twin, by=AlignedBy.NAME)
            taken.add(twin.file.path)
    result = []
    for pair in listed:
        if pair.en is None and pair.zh is not None and pair.zh.file.path in joined:
            result.append(joined[pair.zh.file.path])
        elif pair.zh is not None or pair.en is None or pair.en.file.path not in taken:
            result.append(pair)
    return tuple(result)


def _single(pairs: Iterable[PagePair]) -> Iterator[PageDraft]:
    for pair in pairs:
        page = pair.zh or pair.en
        if page is not None:
            yield page


def _by_key(key: Callable[[PageDraft], str | None], pages: Iterable[PageDraft]) -> dict[str, PageDraft]:
    found: dict[str, list[PageDraft]] = {}
    for page in pages:
        name = key(page)
        if name:
            found.setdefault(name, []).append(page)
    return {name: held[0] for name, held in found.items() if len(held) == 1}
