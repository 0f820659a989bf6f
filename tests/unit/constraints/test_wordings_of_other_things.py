"""Sentences with numbers, limits and values of something else: nothing is claimed of the field."""

# ruff: noqa: E501  (a description and its translation stand on one row)
from __future__ import annotations

import pytest

from generator.model.schema import BOOLEAN, INTEGER, STRING
from generator.source.text import Lang

from .wordings import STRINGS, Wording, bounds, default, length, one_of, plain, read, row, unit

WORDINGS = (
    row(STRING, "实例ID，实例数量上限为100个。", "Instance ID. Up to 100 instances can be created."),
    row(INTEGER, "返回码。200表示成功，其他表示失败。", "Return code. 200 indicates success, and others indicate failures.", may=(one_of(200, open=True),)),
    row(STRING, "该接口每分钟最多调用60次。", "This API can be called at most 60 times per minute."),
    row(INTEGER, "已使用的磁盘数，单台服务器最多挂载24块磁盘。", "Number of used disks. A server can have a maximum of 24 disks attached."),
    row(STRING, "文件名，文件大小不能超过10MB。", "File name. The file size cannot exceed 10 MB.", may=(unit("MB"),)),
    row(STRING, "生效时间，不能早于当前时间5分钟。", "Effective time, which cannot be earlier than the current time by more than 5 minutes."),
    row(STRING, "脚本路径，脚本执行时间不超过30分钟。", "Script path. The script execution time cannot exceed 30 minutes."),
    row(STRING, "规则名称。一个策略最多支持20条规则。", "Rule name. A policy supports at most 20 rules."),
    row(STRING, "用户名。管理员用户名默认为root。", "Username. The administrator's username is root by default.", may=(default("root"),)),
    row(STRING, "云硬盘类型，SSD支持的最大IOPS为20000。", "EVS disk type. The maximum IOPS of SSD is 20,000."),
    row(INTEGER, "版本号，从1开始。", "Version number, starting from 1.", may=(bounds(1, None),)),
    row(STRING, "支持1.0、2.0版本的客户端访问。", "Clients of versions 1.0 and 2.0 are supported."),
    row(BOOLEAN, "为true时，limit最大为500。", "If the value is true, the maximum value of limit is 500.", siblings=("limit",)),
    row(STRING, "当size大于1000时，仅支持SSD。", "If size is greater than 1000, only SSD is supported.", siblings=("size",)),
    row(STRING, "创建时间，保留最近30天的记录。", "Creation time. Records of the last 30 days are retained."),
    row(STRING, "名称。如果名称超过64个字符，会被截断。", "Name. If the name exceeds 64 characters, it is truncated."),
    row(STRING, "取第一个字符，长度为1。", "The first character is used.", may=(length(1, 1),)),
    row(STRINGS, "IP列表。每个IP的带宽不超过300Mbit/s。", "IP list. The bandwidth of each IP cannot exceed 300 Mbit/s.", may=(unit("Mbit/s"),)),
    row(STRING, "删除操作不可恢复，必须输入DELETE确认。", "Deletion cannot be undone. You must enter DELETE to confirm."),
    row(STRING, "若创建失败，状态为ERROR。", "If the creation fails, the status is ERROR."),
    row(STRING, "与VPC在同一区域。", "It must be in the same region as the VPC."),
    row(STRING, "A区域支持HDD，B区域支持SSD。", "Region A supports HDD, and region B supports SSD."),
    row(STRING, "磁盘类型为SSD时，系统自动设置为默认值。", "When the disk type is SSD, the system automatically sets it to the default value."),
    row(INTEGER, "取决于规格，例如s1.medium最大为4。", "It depends on the flavor. For example, the maximum value is 4 for s1.medium."),
    row(INTEGER, "等于1000乘以实例数。", "It equals 1000 multiplied by the number of instances."),
    row(STRING, "主键，不超过表中的行数。", "Primary key, not more than the number of rows."),
    row(STRING, "仅当实例为主备时，才能切换。", "Switchover is possible only when the instance is primary/standby."),
    row(STRING, "该证书将在2030年失效。", "The certificate becomes invalid in 2030."),
    row(STRING, "已不再支持的版本无法选择。", "Versions that are no longer supported cannot be selected."),
    row(STRING, "如需更多配额，请申请扩大到100。", "To increase the quota to 100, submit an application."),
    row(STRING, "格式与name一致。", "The format is the same as that of name."),
    row(STRING, "多个用户不能同时登录。", "Multiple users cannot log in at the same time."),
    row(STRING, "建议长度不超过20个字符。", "It is recommended that the name contain no more than 20 characters."),
    row(INTEGER, "建议值为60~120。", "The recommended value ranges from 60 to 120."),
    row(INTEGER, "推荐设置为5。", "The recommended value is 5."),
    row(STRING, "一般为英文。", "It is usually in English."),
    row(STRING, "使用IPv6时，不支持该值。", "This value is not supported when IPv6 is used."),
    row(STRING, "包年/包月资源不支持删除。", "Yearly/monthly resources cannot be deleted."),
    row(STRING, "名称不区分大小写，系统会转换为小写字母。", "The name is case-insensitive and is converted to lowercase letters."),
    row(STRING, "密码每90天必须修改一次。", "The password must be changed every 90 days."),
    row(STRING, "在B页面选择“是”或“否”。", "Select Yes or No on page B."),
    row(STRING, "类型名称。ECS表示弹性云服务器的缩写。", "Type name. ECS is short for Elastic Cloud Server.", may=(one_of("ECS"),)),
    row(INTEGER, "字节数，1KB=1024字节。", "Number of bytes. 1 KB = 1024 bytes."),
    row(STRING, "如果设置为false，则不支持快照。", "If this parameter is set to false, snapshots are not supported."),
    row(STRING, "当前最大支持到3.0版本。", "The latest version supported is 3.0."),
    row(STRING, "绑定的实例个数不能大于5，否则解绑失败。", "The number of bound instances cannot exceed 5. Otherwise, unbinding fails."),
    row(STRING, "订单号。3个工作日内有效。", "Order number, valid for three working days."),
)


@pytest.mark.parametrize("lang", Lang, ids=lambda lang: lang.value)
@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.zh[:24])
def test_wording_states_this_and_nothing_else(wording: Wording, lang: Lang) -> None:
    expected = {*wording.expected, *(wording.zh_only if lang is Lang.ZH else wording.en_only)}
    expected, allowed = {plain(one) for one in expected}, {plain(one) for one in wording.may}
    found = read(wording, lang)
    assert expected <= found <= expected | allowed
