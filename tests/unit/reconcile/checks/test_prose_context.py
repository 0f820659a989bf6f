"""What one difference is reported as, and how often."""

from __future__ import annotations

from dataclasses import replace

from generator.model.draft import UnitRole
from generator.reconcile.checks import links, literal_mismatch, missing_text, number_mismatch
from generator.reconcile.checks.prose import check_prose
from generator.source.text import Lang

from .prose_units import context, unit


def test_number_that_a_constraint_finding_covers_is_not_repeated():
    one = unit("最多添加10个实例。", "A maximum of 25 instances can be added.")
    covered = replace(context(one), compared={"zh/page.md": ((0, 9),)})
    assert [f.id for f in number_mismatch.check(one, context(one))] == ["number/mismatch-in-prose"]
    assert [f.id for f in number_mismatch.check(one, covered)] == []


def test_text_of_an_element_that_is_missing_as_a_whole_is_not_reported():
    lone = unit("是否启用IPv6，默认取值为false。", None, "body.networks[].ipv6_enable")
    assert list(missing_text.check(lone, context(lone))) == []


def test_note_of_one_language_is_reported_where_it_would_stand():
    both = unit("企业项目ID。", "Specifies the enterprise project ID.")
    note = replace(unit("不支持修改已绑定的企业项目。", None, role=UnitRole.NOTE), before=both.en)
    (finding,) = missing_text.check(note, context(both, note))
    zh, en = finding.labels
    assert (finding.id, zh.text, en.absent) == ("note/missing-in-en", "不支持修改已绑定的企业项目。", True)
    assert en.span is not None
    assert (en.span.lang, en.span.start) == (Lang.EN, len("Specifies the enterprise project ID."))


def test_caution_of_one_language_is_a_warning():
    lone = unit("删除后不可恢复，请谨慎操作。", None, role=UnitRole.NOTE)
    assert lone.zh
    caution = replace(lone, zh=replace(lone.zh, note_level="caution"))
    both = unit("名称。", "Name.")
    assert [f.severity.value for f in missing_text.check(caution, context(both, caution))] == ["warning"]


def test_step_of_one_language_is_reported_and_a_label_is_not():
    step = unit("设置具体企业项目。", None, "request.example", UnitRole.ITEM)
    label = unit("请求样例2 删除监听器", None, "request.example", UnitRole.ITEM)
    assert [f.id for f in missing_text.check(step, context(step))] == ["example/step-missing"]
    assert list(missing_text.check(label, context(label))) == []


def test_pieces_with_other_ids_that_say_the_same_answer_each_other():
    zh = unit("证书的创建时间，由系统生成。", None)
    en = unit(None, "Specifies the time when the certificate was created by the system.")
    assert list(missing_text.check(zh, context(zh, en))) == []
    assert list(missing_text.check(en, context(zh, en))) == []


def test_counterpart_pages_are_one_target_and_others_are_not():
    one = unit("请参考[错误码](错误码.md)。", "See [Error Handling](handling.md).")
    known = context(one, counterparts={"错误码.md": "error-codes.md"})
    assert [f.id for f in links.check(one, known)] == ["ref/target-mismatch"]
    assert list(links.check(one, context(one))) == [], "no counterpart is known: nothing can be said"


def test_values_of_the_page_are_literals_and_other_capitals_are_not():
    one = unit("协议为HTTPS或SSL时，VPC有效。", "This parameter is valid when the protocol is HTTPS.")
    assert [dict(f.args)["literal"] for f in literal_mismatch.check(one, context(one, literals=("HTTPS", "SSL")))] == ["SSL"]


def test_equal_pages_are_silent():
    texts = ("最多支持选择5个子网，必须为UUID。详情请参考[子网](a.md)。", "当ELB_AUDIT时暂时不可用，建议重试。")
    units = tuple(unit(text, text) for text in texts)
    assert list(check_prose(context(*units))) == []


def test_value_explained_within_a_sentence_answers_an_item():
    sentence = unit("取值范围：ONLINE：健康检查在线，DISABLED：后端服务器不存在。", "The value can be ONLINE or DISABLED.")
    item = unit(None, "DISABLED: The backend server does not exist.", role=UnitRole.ITEM)
    assert list(missing_text.check(item, context(sentence, item))) == []


def test_literal_that_stands_in_another_paragraph_of_the_element_is_not_missing():
    first = unit("协议为TCP、UDP、SSL时，此参数无效。", "This parameter is unavailable if the protocol is TCP or UDP.")
    second = unit("取值范围为1到5。", "The value ranges from 1 to 5 if the protocol is SSL.")
    assert [dict(f.args)["literal"] for f in literal_mismatch.check(first, context(first))] == ["SSL"]
    assert list(literal_mismatch.check(first, context(first, second))) == []


def test_list_of_values_that_both_languages_name_is_no_lost_sentence():
    sentence = unit("取值范围：PATH或者HOST_NAME。", "Specifies the match type.")
    item = unit(None, "The value can be PATH or HOST_NAME.")
    assert list(missing_text.check(item, context(sentence, item))) == []


def test_paragraph_that_the_other_language_says_inside_a_longer_one_is_not_missing():
    whole = unit("操作标识（仅限于filter，count）：如果是filter就是分页查询。", "count: returns the number.", "body.action")
    lone = unit(None, "filter: indicates pagination query.", "body.action")
    other = unit(None, "filter: also deletes the expired snapshots.", "body.action")
    assert [f.id for f in missing_text.check(lone, context(whole, lone))] == []
    assert [f.id for f in missing_text.check(other, context(whole, other))] == ["text/extra-clause"]
