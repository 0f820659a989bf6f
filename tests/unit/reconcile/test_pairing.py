"""Which pages are the same page."""

from __future__ import annotations

import dataclasses
from itertools import permutations

from generator.model.draft import PageKind, ProseUnit, UnitRole
from generator.reconcile.pairing import pair_pages
from generator.source.marked import Mark, MarkKind, Segment, Text
from generator.source.text import Lang

from .drafting import PATH, Drafter


def _page(lang, path, topic, *paths, title="", kind=PageKind.API):
    drafter = Drafter(lang, f"{lang.value}/{path}")
    return drafter.page(*(drafter.operation(paths=(p,)) for p in paths), topic=topic, title=title, kind=kind)


def _found(pages):
    pairs, diagnostics = pair_pages(pages)
    names = [tuple(page.file.path if page else None for page in (pair.zh, pair.en)) for pair in pairs]
    return names, [diagnostic.id for diagnostic in diagnostics]


def test_topic_decides_whatever_the_files_are_called():
    quick_start = _page(Lang.ZH, "创建弹性伸缩组.md", "0135283610", kind=PageKind.GUIDE)
    creating = _page(Lang.ZH, "伸缩活动日志（API授权）.md", "0043063023", PATH)
    english = _page(Lang.EN, "creating-an-as-group.md", "0043063023", PATH)
    expected = [("zh/伸缩活动日志（API授权）.md", "en/creating-an-as-group.md"), ("zh/创建弹性伸缩组.md", None)]
    for pages in permutations((quick_start, creating, english)):
        assert _found(pages) == (expected, [])


def test_method_and_path_decide_where_there_is_no_topic():
    zh = _page(Lang.ZH, "a.md", "file:a", PATH)
    en = _page(Lang.EN, "b.md", "0043063023", PATH.replace("project_id", "tenant_id"))
    assert _found([zh, en]) == ([("zh/a.md", "en/b.md")], ["page/paired-without-topic"])


def test_method_and_path_on_several_pages_decide_nothing():
    pages = [_page(Lang.ZH, "a.md", "file:a", PATH), _page(Lang.ZH, "b.md", "file:b", PATH), _page(Lang.EN, "c.md", "1", PATH)]
    assert _found(pages) == ([(None, "en/c.md"), ("zh/a.md", None), ("zh/b.md", None)], [])


def test_old_revision_yields_to_the_one_that_a_contents_page_lists():
    old = _page(Lang.ZH, "查询配额.md", "0001", PATH, title="查询配额")
    current = _page(Lang.ZH, "查询配额-0.md", "0001", PATH, title="查询租户配额")
    contents = Drafter(Lang.ZH, "zh/index.md")
    target = "%E6%9F%A5%E8%AF%A2%E9%85%8D%E9%A2%9D-0.md"
    text = Text("查询", contents.file, (Segment(0, 0, 2),), (Mark(MarkKind.LINK, 0, 2, target),))
    unit = ProseUnit(text=text, role=UnitRole.ITEM, location="page")
    index = dataclasses.replace(contents.page(topic="file:index", kind=PageKind.CONTENTS), units=(unit,))
    names, ids = _found([old, current, index])
    assert names == [("zh/查询配额-0.md", None), ("zh/index.md", None)]
    assert ids == ["page/duplicate-topic"]


def test_old_revision_yields_to_the_one_whose_title_suits_its_file():
    old = _page(Lang.ZH, "查询配额.md", "0001", PATH, title="查询租户的配额列表")
    current = _page(Lang.ZH, "查询配额列表.md", "0001", PATH, title="查询配额列表")
    assert _found([old, current])[0] == [("zh/查询配额列表.md", None)]


def test_page_with_another_operation_is_no_revision():
    one = _page(Lang.ZH, "a.md", "0001", PATH)
    two = _page(Lang.ZH, "b.md", "0001", PATH + "/{id}")
    assert _found([one, two]) == ([("zh/a.md", None), ("zh/b.md", None)], ["page/shared-topic"])


def test_pages_that_share_a_topic_are_paired_by_what_they_document():
    zh = [_page(Lang.ZH, "a.md", "0001", PATH), _page(Lang.ZH, "b.md", "0001", PATH + "/{id}")]
    en = [_page(Lang.EN, "a.md", "0001", PATH + "/{id}"), _page(Lang.EN, "b.md", "0001", PATH)]
    assert _found([*zh, *en]) == ([("zh/a.md", "en/b.md"), ("zh/b.md", "en/a.md")], ["page/shared-topic"] * 2)
