"""Pieces of prose side by side."""

from __future__ import annotations

import dataclasses

from generator.model.draft import ProseUnit, UnitRole
from generator.reconcile.align import align_units
from generator.reconcile.aligned import AlignedBy
from generator.source.marked import Segment, Text
from generator.source.text import Lang

from .drafting import Drafter, pair


def _page(lang, *units):
    drafter = Drafter(lang)
    made = tuple(
        ProseUnit(text=Text(text, drafter.file, (Segment(0, 0, len(text)),)), role=role, location=location, element_id=element)
        for text, role, location, element in units
    )
    return dataclasses.replace(drafter.page(drafter.operation()), units=made)


def _aligned(zh, en):
    units = align_units(pair(_page(Lang.ZH, *zh), _page(Lang.EN, *en)))
    return [(unit.zh and unit.zh.text.value, unit.en and unit.en.text.value, unit.by) for unit in units]


def test_paragraphs_meet_by_id_and_a_lone_one_keeps_its_place():
    zh = [("冷却时间", UnitRole.CELL, "body.a", "p1"), ("该通知方式已经被废除", UnitRole.CELL, "body.a", "p2")]
    en = [("Specifies the cooldown", UnitRole.CELL, "body.a", "p1")]
    units = align_units(pair(_page(Lang.ZH, *zh), _page(Lang.EN, *en)))
    assert [(unit.by, unit.before and unit.before.text.value) for unit in units] == [
        (AlignedBy.ID, None),
        (AlignedBy.ID, "Specifies the cooldown"),
    ]


def test_list_items_meet_by_the_literal_they_begin_with():
    zh = [(text, UnitRole.ITEM, "body.type", "ul1") for text in ("EXIT_STANDBY：移出备用", "MODIFY_ELB：修改", "DIFF：普通")]
    en = [(text, UnitRole.ITEM, "body.type", "ul1") for text in ("MODIFY_ELB: modifies", "DIFF: common")]
    assert [(a and a[:4], b and b[:4]) for a, b, _ in _aligned(zh, en)] == [("EXIT", None), ("MODI", "MODI"), ("DIFF", "DIFF")]


def test_uneven_lists_meet_by_what_they_share():
    zh = ["伸缩组名称为GroupNameTest。", "设置具体企业项目。", "目标AZ选择的优先级策略为PICK_FIRST。"]
    en = ["The AS group is named GroupNameTest.", "The target AZ is selected by PICK FIRST."]
    rows = _aligned(*([(text, UnitRole.ITEM, "request.example", None) for text in side] for side in (zh, en)))
    assert [bool(a and b) for a, b, _ in rows] == [True, False, True]
    assert rows[0][2] is AlignedBy.POSITION


def test_every_piece_stands_exactly_once():
    zh = [("甲", UnitRole.PARAGRAPH, "description", None), ("乙", UnitRole.NOTE, "note", "n1"), ("丙", UnitRole.ITEM, "description", None)]
    en = [("A", UnitRole.ITEM, "description", None), ("B", UnitRole.ITEM, "description", None), ("C", UnitRole.TITLE, "title", None)]
    rows = _aligned(zh, en)
    assert sorted(a for a, _, _ in rows if a) == ["丙", "乙", "甲"]
    assert sorted(b for _, b, _ in rows if b) == ["A", "B", "C"]


def test_notes_without_ids_meet_by_what_they_say():
    zh = ["可以在URI后面用‘?’和‘&’添加不同的查询条件组合，请参考请求样例。", "如需使用Queens版本API，请在请求消息头中包含X-Api-Version。"]
    en = ["To use the Queens API, include X-Api-Version in the request header."]
    rows = _aligned(*([(text, UnitRole.NOTE, "operation", None) for text in side] for side in (zh, en)))
    assert [(a and a[:3], b and b[:6]) for a, b, _ in rows] == [("可以在", None), ("如需使", "To use")]


def test_a_list_may_lack_its_first_item_and_have_another_at_its_end():
    zh = ["已经发布为市场镜像的不能共享。", "镜像共享的范围只能在区域内。", "加密镜像不能共享。"]
    en = ["Images can only be shared within a region.", "Encrypted images cannot be shared.", "A project has a maximum of 100 quotas."]
    rows = _aligned(*([(text, UnitRole.ITEM, "description", None) for text in side] for side in (zh, en)))
    assert [(a and a[:2], b and b.split()[0]) for a, b, _ in rows] == [
        ("已经", None),
        ("镜像", "Images"),
        ("加密", "Encrypted"),
        (None, "A"),
    ]
