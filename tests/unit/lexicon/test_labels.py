"""Headings, labels, captions, column headers and yes/no cells: what the words mean."""

from __future__ import annotations

import pytest

from generator.lexicon.answers import read_answer
from generator.lexicon.aspects import Aspect, aspects_of, narrow
from generator.lexicon.captions import is_generic, structure_name
from generator.lexicon.columns import Column, column_of
from generator.lexicon.kinds import kind_of_title, says_deprecated
from generator.model.draft import Mandatory, PageKind

A = Aspect


@pytest.mark.parametrize(
    ("zh", "en", "aspects"),
    [
        ("请求消息", "**Request**", {A.REQUEST}),
        ("响应样例", "Example response:", {A.RESPONSE, A.SAMPLE}),
        ("请求Header参数说明", "Request header parameter description", {A.REQUEST, A.HEADER, A.PARAMETERS}),
        ("返回值", "Returned Values", {A.STATUS}),
        ("响应码", "Response Code", {A.STATUS}),
        ("错误码", "Error Codes", {A.ERROR}),
        ("功能介绍", "Function Description", {A.FUNCTION}),
        ("约束与限制", "Constraints", {A.CONSTRAINT}),
    ],
)
def test_the_same_aspects_in_both_languages(zh: str, en: str, aspects: set[Aspect]) -> None:
    assert aspects_of(zh) == aspects_of(en) == aspects


def test_words_behind_the_colon_do_not_count() -> None:
    assert aspects_of("Example request 1: Querying the response of a query") == {A.REQUEST, A.SAMPLE}


def test_the_inner_label_wins_in_its_group() -> None:
    assert narrow(frozenset({A.REQUEST, A.SAMPLE}), frozenset({A.RESPONSE})) == {A.RESPONSE, A.SAMPLE}


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("lbaas_listeners字段数据结构说明", "lbaas_listeners"),
        ("networks field data structure description", "networks"),
        ("Data structure description of the job field", "job"),
        ("Parameters in the volume field", "volume"),
        ("Security Group Rule对象", "Security Group Rule"),
        ("policy格式的参数说明", "policy"),
        ("auth.identity.password.user.domain", "auth.identity.password.user.domain"),
        ("entities (not supported currently)", "entities"),
        ("Description for the role format", "role"),
        ("role格式说明", "role"),
        ("Table 2 port_group objects", "port_group"),
        ("表 1  请求参数", None),
        ("请求参数", None),
        ("Parameter description", None),
        ("Parameters in the request", None),
    ],
)
def test_structure_in_a_caption(caption: str, name: str | None) -> None:
    assert structure_name(caption) == name
    assert is_generic(caption) is (name is None)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("**Mandatory or Not**", Column.MANDATORY),
        ("是否为必选", Column.MANDATORY),
        ("参数类型", Column.TYPE),
        ("Data Type", Column.TYPE),
        ("Returned Values", Column.STATUS),
        ("错误码说明", Column.DESCRIPTION),
        ("Error Code", Column.ERROR_CODE),
        ("参数名称", Column.NAME),
        ("Security Policy", None),
    ],
)
def test_column(header: str, column: Column | None) -> None:
    assert column_of(header) is column


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("是", Mandatory(True)),
        ("否。", Mandatory(False)),
        ("YES", Mandatory(True)),
        ("Optional", Mandatory(False)),
        ("非必选", Mandatory(False)),
        ("否 使用AK/SK认证时该字段必选。", Mandatory(False, "使用ak/sk认证时该字段必选")),
        ("Mandatory for any of the three values", Mandatory(None, "Mandatory for any of the three values")),
        ("取值三选一", Mandatory(None, "取值三选一")),
        ("action为create时：是；action为delete时：否", Mandatory(None, "action为create时：是；action为delete时：否")),
        ("是否", None),
        ("-", None),
        ("String", None),
    ],
)
def test_answer(cell: str, answer: Mandatory | None) -> None:
    assert read_answer(cell) == answer


def test_titles() -> None:
    assert kind_of_title("错误码") is PageKind.ERROR_CODES
    assert kind_of_title("HTTP Status Codes") is PageKind.STATUS_CODES
    assert kind_of_title("创建弹性伸缩组") is None
    assert says_deprecated("Deleting an Image (v1.1 - Abandoned and Not Recommended)")
    assert not says_deprecated("Deleting an Image")
