"""Relations to other fields, and what a field is to its readers."""

# ruff: noqa: E501  (a description and its translation stand on one row)
from __future__ import annotations

import pytest

from generator.model.constraint import Deprecated, Nullable, ReadOnly, Reserved
from generator.model.schema import BOOLEAN, INTEGER, STRING
from generator.source.text import Lang

from .wordings import Wording, at_least_one, bounds, effective, excludes, plain, read, required, row, used_with, value_of, when

WORDINGS = (
    row(STRING, "当share_type为PER时，该参数必选。", "This parameter is mandatory when share_type is set to PER.", required("share_type", "PER"), siblings=("share_type",)),
    row(STRING, "如果share_type是PER，该参数必选；如果是WHOLE，该参数忽略。", "If share_type is set to PER, this parameter is mandatory. If share_type is set to WHOLE, this parameter is ignored.", required("share_type", "PER"), siblings=("share_type",), may=(effective("share_type", "PER"),)),
    row(STRING, "type为b时必选。", "Mandatory when type is b.", required("type", "b"), siblings=("type",)),
    row(STRING, "当bandwidth_id为空时，size是必须的。", "If bandwidth_id is not specified, size is mandatory.", required("bandwidth_id", present=False), siblings=("bandwidth_id",), name="size"),
    row(STRING, "action为create时必填，action为delete时不填。", "This parameter is required when action is create.", required("action", "create"), siblings=("action",)),
    row(STRING, "创建HTTPS监听器时，该参数必选。", "This parameter is mandatory for HTTPS listeners.", may=(required(),)),
    row(STRING, "chargingMode为prePaid时，该字段为必选。", "This parameter is mandatory if chargingMode is set to prePaid.", required("chargingMode", "prePaid"), siblings=("chargingMode",)),
    row(STRING, "仅当protocol为HTTP时有效。", "This parameter is valid only when protocol is set to HTTP.", effective("protocol", "HTTP"), siblings=("protocol",)),
    row(BOOLEAN, "仅关闭审计日志策略时有效。", "This parameter is valid only when the audit log policy is disabled.", effective()),
    row(STRING, "该参数在type为source_ip时无效。", "This parameter is invalid when type is set to source_ip.", siblings=("type",)),
    row(STRING, "只对镜像启动场景生效。", "This parameter takes effect only when the ECS is started from an image.", effective()),
    row(STRING, "当volume_type为GPSSD2时生效。", "This parameter takes effect only when volume_type is GPSSD2.", effective("volume_type", "GPSSD2"), siblings=("volume_type",)),
    row(STRING, "只有当enable为true时，该参数才有意义。", "This parameter is meaningful only when enable is true.", effective("enable", "true"), siblings=("enable",)),
    row(INTEGER, "仅在charge_mode为traffic时生效，取值范围1~300。", "The value ranges from 1 to 300 and takes effect only when charge_mode is traffic.", effective("charge_mode", "traffic"), siblings=("charge_mode",), may=(bounds(1, 300), bounds(1, 300, when("charge_mode", "traffic")))),
    row(STRING, "必须与国家码同时存在。", "This parameter must be used together with a country code."),
    row(STRING, "需要与per_page同时存在。", "This parameter must be used together with per_page.", used_with("per_page"), siblings=("per_page",), name="page"),
    row(STRING, "与end_time必须同时使用。", "This parameter must be used together with end_time.", used_with("end_time"), siblings=("end_time",), name="begin_time"),
    row(STRING, "必须与limit一起使用。", "This parameter must be used together with limit.", used_with("limit"), siblings=("limit",), name="marker"),
    row(STRING, "规则使用的网络id。与cidr参数二选一。", "Specifies the network ID. This parameter is alternative to cidr.", excludes("cidr"), siblings=("cidr",), name="network_id", may=(excludes("cidr", one=True),)),
    row(STRING, "功能说明：对端安全组ID\n约束：和remote_ip_prefix互斥。", "Specifies the remote security group ID. This parameter and remote_ip_prefix are mutually exclusive.", excludes("remote_ip_prefix"), siblings=("remote_ip_prefix",), name="remote_group_id"),
    row(STRING, "port_id与private_ip不能同时传入。", "Only one of port_id and private_ip can be specified.", excludes("private_ip"), siblings=("private_ip",), name="port_id"),
    row(STRING, "any_one_of与not_any_of互斥，两者不能同时设置。", "any_one_of and not_any_of are mutually exclusive and cannot be set at the same time.", excludes("not_any_of"), siblings=("not_any_of",), name="any_one_of"),
    row(STRING, "id和name二选一。", "Either id or name must be set.", siblings=("name",), name="id", may=(excludes("name"), excludes("name", one=True))),
    row(STRING, "与key_name、admin_pass三选一。", "Choose one from key_name, admin_pass, and user_data.", siblings=("key_name", "admin_pass"), name="user_data", may=(excludes("key_name", "admin_pass"), excludes("key_name", "admin_pass", one=True))),
    row(STRING, "vpc_id和subnet_id至少填写一个。", "At least one of vpc_id and subnet_id must be specified.", at_least_one("subnet_id"), siblings=("subnet_id",), name="vpc_id"),
    row(STRING, "与名称二选一。", "This parameter and the name are alternative."),
    row(STRING, "不能与tenant_id同时使用。", "This parameter cannot be used together with tenant_id.", excludes("tenant_id"), siblings=("tenant_id",)),
    row(STRING, "只能指定ip或cidr中的一个。", "Specify either ip or cidr.", siblings=("cidr",), name="ip", may=(excludes("cidr"), excludes("cidr", one=True))),
    row(STRING, "预留属性。", "Reserved attribute.", Reserved()),
    row(STRING, "预留字段，暂未启用。", "This is a reserved field, which is not used currently.", Reserved()),
    row(STRING, "该字段已废弃，请使用network_id。", "This field has been discarded. Use network_id.", Deprecated()),
    row(STRING, "暂不支持该参数。", "This parameter is not supported currently.", Reserved()),
    row(STRING, "此参数已废弃。", "This parameter is deprecated.", Deprecated()),
    row(STRING, "约束：不支持设置和更新，由系统自动维护。", "The value is automatically generated by the system and cannot be set or updated.", ReadOnly()),
    row(STRING, "系统自动生成，不支持修改。", "This attribute is read-only.", ReadOnly()),
    row(STRING, "可以为null。", "The value can be null.", Nullable()),
    row(STRING, "当前版本保留字段。", "This is a reserved field in the current version.", Reserved()),
    row(STRING, "扩展参数，暂不使用。", "Extended parameter, which is not used currently.", Reserved()),
    row(STRING, "该参数目前未使用。", "This parameter is not in use currently.", Reserved()),
    row(STRING, "已废弃的镜像也会返回。", "Discarded images are also returned."),
    row(STRING, "暂不支持IPv6地址。", "IPv6 addresses are not supported currently."),
    row(STRING, "预留实例的ID。", "ID of the reserved instance."),
    row(STRING, "预留ID，在批量创建云服务器时，支持使用预留ID来过滤查询所创建的云服务器。", "Specifies the reservation ID, which is used to filter servers created in a batch."),
    row(STRING, "不支持修改。", "The value cannot be changed."),
    row(STRING, "如果不支持，则返回null。", "If it is not supported, null is returned.", may=(Nullable(),)),
    row(STRING, "与image_id互斥，二者必选其一。", "Either this parameter or image_id must be specified.", siblings=("image_id",), name="snapshot_id", may=(excludes("image_id"), excludes("image_id", one=True))),
    row(STRING, "当type为VM时必填，否则不填。", "Mandatory if type is VM. Otherwise, leave it blank.", required("type", "VM"), siblings=("type",)),
    row(STRING, "type为HTTP时有效，其他类型忽略。", "Valid only when type is HTTP; ignored otherwise.", effective("type", "HTTP"), siblings=("type",)),
    row(STRING, "若指定了vpc_id，则必须指定该参数。", "This parameter is mandatory if vpc_id is specified.", required("vpc_id", present=True), siblings=("vpc_id",)),
    row(STRING, "tag_key和tag_value必须同时传入。", "tag_key and tag_value must be specified together.", siblings=("tag_value",), name="tag_key", may=(used_with("tag_value"),)),
    row(STRING, "不填时使用name的值。", "If it is left blank, the value of name is used.", siblings=("name",), may=(value_of("name"),)),
    row(STRING, "该参数已弃用。", "This parameter has been deprecated.", Deprecated()),
    row(STRING, "保留字段。", "Reserved field.", Reserved()),
    row(STRING, "兼容老版本保留，不推荐使用。", "Retained for compatibility with earlier versions. It is not recommended.", may=(Deprecated(),)),
    row(STRING, "只读字段，由系统生成。", "Read-only field generated by the system.", ReadOnly()),
    row(STRING, "暂不支持修改。", "Modification is not supported currently."),
    row(STRING, "预留给系统使用的端口。", "Port reserved for the system."),
    row(STRING, "无需填写。", "This parameter is not required."),
)


@pytest.mark.parametrize("lang", Lang, ids=lambda lang: lang.value)
@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.zh[:24])
def test_wording_states_this_and_nothing_else(wording: Wording, lang: Lang) -> None:
    expected = {*wording.expected, *(wording.zh_only if lang is Lang.ZH else wording.en_only)}
    expected, allowed = {plain(one) for one in expected}, {plain(one) for one in wording.may}
    found = read(wording, lang)
    assert expected <= found <= expected | allowed
