"""Sentences are paired by what they say."""

from __future__ import annotations

from generator.reconcile.checks.numbers import numbers_in, zh_value
from generator.reconcile.checks.sentences import align_texts, matched_sentences, split_en, split_zh


def _pairs(zh: str, en: str) -> list[tuple[list[str], list[str]]]:
    return [([s.text for s in group.zh], [s.text for s in group.en]) for group in matched_sentences(zh, en)]


def test_two_zh_sentences_answer_one_en_sentence():
    zh = "请求未完成。服务器不支持所请求的功能。"
    en = "Failed to complete the request because the server does not support the requested function."
    assert _pairs(zh, en) == [(["请求未完成。", "服务器不支持所请求的功能。"], [en])]


def test_a_sentence_that_shares_nothing_with_the_rest_stands_alone():
    zh = "true：删除云服务器时，会同时删除绑定在云服务器上的弹性IP。当弹性IP的计费方式为包年包月时，不会被删除。"
    en = "true: deletes the EIP bound to the ECS when deleting the ECS."
    assert _pairs(zh, en) == [
        (["true：删除云服务器时，会同时删除绑定在云服务器上的弹性IP。"], [en]),
        (["当弹性IP的计费方式为包年包月时，不会被删除。"], []),
    ]


def test_items_are_set_side_by_side_around_the_one_that_is_missing():
    zh = [
        "最大实例数为10，期望实例数为0。",
        "健康检查方式为云服务器健康检查。",
        "设置具体企业项目。",
        "目标AZ选择的优先级策略为PICK_FIRST。",
    ]
    en = ["The maximum number of instances is 10, the expected number is 0.", "The health check method is ECS health check.",
          "Select target AZ based on the PICK FIRST policy."]  # fmt: skip
    assert align_texts(zh, en) == ((0, 0), (1, 1), (2, None), (3, 2))


def test_full_stops_inside_words_end_no_sentence():
    assert [s.text for s in split_en("Use v2.0, e.g. TLSv1.2. See below.")] == ["Use v2.0, e.g. TLSv1.2.", "See below."]
    assert [s.text for s in split_zh("取值为0；或1。其他")] == ["取值为0；", "或1。", "其他"]


def test_number_words_numerals_and_units_are_numbers():
    values = [(n.value, n.base) for n in numbers_in("最多六个，30分钟")]
    assert values == [(6.0, None), (30.0, ("time", 1_800_000.0))]
    assert [n.value for n in numbers_in("up to six listeners, 1,024 GB")] == [6.0, 1024.0]


def test_digits_of_names_tables_layers_and_versions_are_no_numbers():
    assert numbers_in("四层监听器，表3，IPv6，TLSv1.2，5_bgp，第1个，192.168.0.1") == ()
    assert numbers_in("Layer 4, Table 3, step 2, 64-bit, instance_id_1") == ()


def test_zh_value_reads_numerals_below_a_hundred_thousand():
    assert [zh_value(n) for n in ("两", "十", "十二", "三百", "一万")] == [2.0, 10.0, 12.0, 300.0, 10000.0]
