"""Defaults, and the many sentences with "default" that state none."""

# ruff: noqa: E501  (a description and its translation stand on one row)
from __future__ import annotations

import pytest

from generator.model.constraint import DefaultEmpty
from generator.model.schema import BOOLEAN, INTEGER, STRING
from generator.source.text import Lang

from .wordings import Wording, bounds, cases, default, one_of, plain, read, row, value_of, when

WORDINGS = (
    row(BOOLEAN, "是否启用IAM用户。true为启用，false为停用，默认为true。", "Enabling status of the user. true (default value) indicates that the user is enabled, and false indicates that the user is disabled.", default(True), may=(one_of(True, False),)),
    row(BOOLEAN, "取值为true或false。默认为false。", "The value can be true or false. The default value is false.", default(False), may=(one_of(True, False),)),
    row(
        BOOLEAN, "子网是否开启dhcp功能。\n取值范围：true（开启），false（关闭）。\n约束：不填时默认为true。", "Specifies whether DHCP is enabled for the subnet. The value can be true (enabled) or false (disabled). If this parameter is left blank, it is set to true by default.", default(True), may=(one_of(True, False),)
    ),
    row(BOOLEAN, "约束：只支持true，默认为true。", "The value can only be true. The default value is true.", default(True), may=(one_of(True),)),
    row(
        INTEGER,
        "创建云服务器数量。\n约束：\n- 不传该字段时默认取值为1。\n- 租户的配额足够时，最大值为500。",
        "Specifies the number of ECSs to be created.\nConstraints:\n- If this parameter is not specified, the default value is 1.\n- If the quota is sufficient, the maximum value is 500.",
        default(1),
        bounds(None, 500),
        may=(bounds(None, 500, when()),),
    ),
    row(STRING, "不指定cidr时，默认值为空。", "If cidr is not specified, the default value is left blank.", DefaultEmpty(), name="cidr"),
    row(STRING, "若不设置该参数，默认使用default_view。", "If this parameter is not set, default_view is used by default.", default("default_view")),
    row(INTEGER, "缺省值为10。", "The default is 10.", default(10)),
    row(STRING, "缺省为“GET”。", "Defaults to GET.", default("GET")),
    row(INTEGER, "0：VPC侧；1：专线侧。不输入默认为0（VPC）。", "0: VPC; 1: Direct Connect. If this parameter is not specified, the default value 0 is used.", one_of(0, 1), default(0)),
    row(STRING, "默认值：HTTP/1.1。", "Default value: HTTP/1.1.", default("HTTP/1.1")),
    row(STRING, "未指定时，默认为系统盘所在可用区。", "If it is not specified, the AZ of the system disk is used by default."),
    row(STRING, "不填则由系统默认生成。", "By default, the system automatically generates the value."),
    row(STRING, "不填或空字符串，默认在子网（subnet）中自动分配一个未使用的IP作网卡的IP地址。", "If this parameter is left blank, an unused IP address in the subnet is automatically assigned by default."),
    row(STRING, "默认安全组的ID。", "Specifies the ID of the default security group."),
    row(STRING, "默认情况下，系统会创建一个新的磁盘。", "By default, the system creates a new disk."),
    row(BOOLEAN, "是否为默认策略。", "Specifies whether the policy is the default policy."),
    row(INTEGER, "系统默认密码最小长度为6位字符。", "The default minimum password length is 6 characters."),
    row(STRING, "默认路由表。", "Default route table."),
    row(INTEGER, "系统盘大小默认取值为镜像中系统盘的最小值。", "The system disk size is the minimum system disk size in the image by default."),
    row(STRING, "如果不指定，使用默认的项目。", "If it is not specified, the default project is used."),
    row(INTEGER, "一个用户默认可创建20个实例。", "By default, a user can create 20 instances."),
    row(INTEGER, "当不传该参数时，默认端口如下：\n- MySQL默认3306。\n- PostgreSQL默认5432。", "If this parameter is not specified, the default value is used:\n- For MySQL, the default value is 3306.\n- For PostgreSQL, the default value is 5432.", cases((3306, when()), (5432, when()))),
    row(INTEGER, "当protocol为HTTP时，默认值为80；当protocol为HTTPS时，默认值为443。", "When protocol is HTTP, the default value is 80. When protocol is HTTPS, the default value is 443.", cases((80, when("protocol", "HTTP")), (443, when("protocol", "HTTPS"))), siblings=("protocol",)),
    row(STRING, "默认取值与name相同。", "The default value is the same as that of name.", value_of("name"), siblings=("name",), name="alias"),
    row(STRING, "不传时默认为当前项目。", "If it is not transferred, the current project is used by default."),
    row(INTEGER, "默认取配置文件中的值。", "The value in the configuration file is used by default."),
    row(STRING, "默认：default。", "Default: default", default("default")),
    row(BOOLEAN, "默认不开启，取值false。", "Disabled by default.", may=(default(False), one_of(False))),
    row(STRING, "缺省值：无。", "Default value: None.", DefaultEmpty()),
    row(INTEGER, "默认值-1，表示不限制。", "The default value is -1, indicating no limit.", default(-1)),
)


@pytest.mark.parametrize("lang", Lang, ids=lambda lang: lang.value)
@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.zh[:24])
def test_wording_states_this_and_nothing_else(wording: Wording, lang: Lang) -> None:
    expected = {*wording.expected, *(wording.zh_only if lang is Lang.ZH else wording.en_only)}
    expected, allowed = {plain(one) for one in expected}, {plain(one) for one in wording.may}
    found = read(wording, lang)
    assert expected <= found <= expected | allowed
