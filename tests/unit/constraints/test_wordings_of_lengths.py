"""Lengths of strings, counts of items, and sentences about other things."""

# ruff: noqa: E501  (a description and its translation stand on one row)
from __future__ import annotations

import pytest

from generator.model.constraint import DefaultEmpty
from generator.model.schema import INTEGER, STRING
from generator.source.text import Lang

from .wordings import EACH, LISTED, OBJECT, OBJECTS, STRING_MAP, STRINGS, Wording, chars, count, first, form, length, plain, read, row, unit

WORDINGS = (
    row(
        STRING,
        "云服务器名称。\n取值范围：\n- 只能由中文字符、英文字母、数字及“_”、“-”、“.”组成，且长度为[1-64]个字符。",
        "Specifies the ECS name. Value requirements:\n- Consists of 1 to 64 characters, including letters, digits, underscores (_), hyphens (-), and periods (.).",
        length(1, 64),
        zh_only=(chars("hld", "_-."),),
        en_only=(chars("ld", "_-."),),
    ),
    row(STRING, "对域名的描述。\n长度不超过255个字符。默认值为空。", "Description of the zone, which cannot exceed 255 characters. The value is left blank by default.", length(None, 255), DefaultEmpty()),
    row(STRING, "项目描述信息，长度小于等于255字符。", "Project description, which can contain a maximum of 255 characters.", length(None, 255)),
    row(STRING, "IAM用户邮箱，符合邮箱格式，长度小于等于255字符。", "Email address with a maximum of 255 characters.", length(None, 255), may=(form("email"),)),
    row(STRING, "IAM用户手机号，纯数字，长度小于等于32位。", "Mobile number with a maximum of 32 digits.", length(None, 32), may=(chars("d"),)),
    row(STRING, "最多为1023字符，不能包含;|&>'<$特殊字符，且不可为空。", "It contains a maximum of 1023 characters, excluding special characters such as ;|&><'$. The address cannot be empty.", zh_only=(length(1, 1023), chars(no=";|&>'<$")), en_only=(length(None, 1023),), may=(length(1, 1023), chars(no=";|&>'<$"))),
    row(
        STRING,
        "参数模板名称。最长64个字符，只允许大写字母、小写字母、数字、和“-_.”特殊字符。",
        "Specifies the parameter template name. It contains a maximum of 64 characters and can contain only uppercase letters, lowercase letters, digits, hyphens (-), underscores (_), and periods (.).",
        length(None, 64),
        chars("uwd", "-_."),
    ),
    row(STRING, "功能说明：安全组描述\n取值范围：0-255个字符", "Provides supplementary information about the security group. The value can contain 0 to 255 characters.", length(0, 255), may=(length(None, 255),)),
    row(STRING, "NAT网关实例的描述，长度限制为255。", "Provides supplementary information about the NAT gateway. The length is limited to 255.", length(None, 255)),
    row(STRING, "弹性公网IP的id，多个弹性公网IP使用逗号分隔。\n取值范围：最大长度4096字节。", "Specifies the EIP ID. Multiple EIPs are separated using commas (,). The maximum length of the ID is 4096 bytes.", length(None, 4096, "byte"), count(target=LISTED, separator=",")),
    row(STRING, "实例名称长度最小为4个字符，最大为64个字符，区分大小写。", "The DB instance name must be 4 to 64 characters in length and is case-sensitive.", length(4, 64)),
    row(
        STRING,
        "备份名称，4~64个字符，必须以英文字母开头，区分大小写，可以包含英文字母、数字、中划线或者下划线，不能包含其他特殊字符。",
        "Specifies the backup name. It must be 4 to 64 characters in length and start with a letter. It is case-sensitive and can contain only letters, digits, hyphens (-), and underscores (_).",
        length(4, 64),
        first("l"),
        chars("ld", "-_"),
    ),
    row(
        STRING,
        "长度1~64之间，只能包含如下字符：大小写字母、空格、数字或特殊字符（-_.）且不能以数字开头。",
        "It consists of 1 to 64 characters and can contain only letters, digits, spaces, and the following special characters: -_. It cannot start with a digit.",
        length(1, 64),
        chars("ld", " -_."),
        chars(not_first="0123456789"),
    ),
    row(
        STRING,
        "密码长度为8~32位，至少包含大写字母、小写字母、数字、特殊字符~!@#%^*-_=+?三种字符的组合。",
        "The value must be 8 to 32 characters in length and contain at least three types of the following characters: uppercase letters, lowercase letters, digits, and special characters ~!@#%^*-_=+?",
        length(8, 32),
        name="password",
    ),
    row(
        STRING,
        "非空，由大小写字母、数字和特殊符号~!@#%^*-_=+?组成，长度8~32个字符。",
        "The value cannot be empty and should contain 8 to 32 characters, including uppercase and lowercase letters, digits, and the following special characters: ~!@#%^*-_=+?",
        zh_only=(length(8, 32), chars("ld", "~!@#%^*-_=+?")),
        en_only=(length(8, 32), chars("ld", "~!@#%^*-_=+?")),
        may=(length(1, None),),
    ),
    row(STRING, "集群名称，集群名称不能重复。\n只能由字母、数字、中划线和下划线组成，并且长度为1～64个字符。", "Cluster name, which must be unique. It can contain only letters, digits, hyphens (-), and underscores (_) and consists of 1 to 64 characters.", length(1, 64), chars("ld", "-_")),
    row(STRING, "作业名称，长度为1-64个字符。", "Job name. It contains 1 to 64 characters.", length(1, 64)),
    row(STRING, "数据库名称长度可在1～64个字符之间，由字母、数字、中划线或下划线组成，不能包含其他特殊字符。", "The database name contains 1 to 64 characters. Only letters, digits, hyphens (-), and underscores (_) are allowed.", length(1, 64), chars("ld", "-_")),
    row(STRING, "线路名称，1-80个字符，由中文、字母、数字、“-”、“_”、“.”组成。", "Line name. The value consists of 1 to 80 characters including letters, digits, hyphens (-), underscores (_), and periods (.).", length(1, 80), zh_only=(chars("hld", "-_."),), en_only=(chars("ld", "-_."),)),
    row(STRING, "标签键。最大长度36个unicode字符，key不能为空。", "Specifies the tag key. The key cannot be left blank and can contain a maximum of 36 Unicode characters.", may=(length(1, 36), length(None, 36), length(1, None))),
    row(STRING, "标签值，最大长度43个字符，可以为空字符串。", "Specifies the tag value. It can contain a maximum of 43 characters and can be an empty string.", length(None, 43)),
    row(STRING, "注入内容（编码之前的内容）最大长度为32K。", "The maximum size of the content to be injected (before encoding) is 32 KB.", may=(unit("KB"),)),
    row(STRING, "可用区名称，长度为1到36个字节。", "AZ name, 1 to 36 bytes in length.", length(1, 36, "byte")),
    row(STRING, "String类型，不超过1024个字符。", "The value contains no more than 1024 characters.", length(None, 1024)),
    row(STRING, "提示信息，取值长度为0~64。", "Login prompt. The value length ranges from 0 to 64.", length(0, 64)),
    row(STRING, "名称长度不能超过64个字符。", "The name cannot exceed 64 characters.", length(None, 64)),
    row(STRING, "名称，支持1-128个字符。", "The name must be a string of 1 to 128 characters.", length(1, 128)),
    row(STRING, "域名总长度不能超过255个字符，每个标签的长度不能超过63个字符。", "The total length of the domain name cannot exceed 255 characters, and the length of each label cannot exceed 63 characters.", may=(length(None, 255),)),
    row(STRING, "主机名，长度为2～63个字符。", "Host name with 2–63 characters.", length(2, 63)),
    row(STRING, "固定长度为32个字符。", "The value is a 32-character string.", may=(length(32, 32),)),
    row(STRING, "32位UUID。", "A 32-digit UUID.", may=(length(32, 32), form("uuid"))),
    row(STRING, "验证码，长度为6位数字。", "Verification code, which is a 6-digit number.", may=(length(6, 6), chars("d"))),
    row(STRING, "请求体大小不超过2MB。", "The request body size cannot exceed 2 MB.", may=(unit("MB"),)),
    row(STRINGS, "DNS服务器地址的集合，每个地址不超过64个字符。", "List of DNS server addresses. Each address cannot exceed 64 characters.", length(None, 64, target=EACH)),
    row(OBJECTS, "待创建云服务器的网卡信息。\n约束：当前单个云服务器支持最多挂载12张网卡。", "Specifies the NIC information of the ECS. A maximum of 12 NICs can be attached to an ECS.", count(None, 12)),
    row(STRINGS, "授权项，指对资源的具体操作权限，不超过100个。", "Specific operation permissions on a resource. A maximum of 100 actions are allowed.", count(None, 100)),
    row(OBJECTS, "标签列表，最多可添加10个标签。", "Tag list. At most 10 tags can be added.", count(None, 10)),
    row(OBJECTS, "授权语句，描述自定义策略的具体内容，不超过8个。", "Statement of the policy. The number of statements cannot exceed 8.", count(None, 8)),
    row(STRINGS, "EIP个数不能超过20个。", "The number of EIPs cannot exceed 20.", count(None, 20)),
    row(STRINGS, "DNS服务器地址列表，最多5个。", "Specifies the DNS server address list. It supports up to five DNS server addresses.", count(None, 5)),
    row(OBJECTS, "约束：端口只支持一个fixed_ips。", "A port supports only one fixed_ips.", count(None, 1), name="fixed_ips"),
    row(OBJECTS, "目前只支持一条策略。", "Only one policy is supported currently.", count(None, 1)),
    row(STRINGS, "每次最多可以指定50个实例ID，至少指定1个。", "Specify at least one and at most 50 instance IDs.", count(1, 50)),
    row(STRINGS, "IP地址段列表，最多可创建50条。", "IP address range list. A maximum of 50 records can be created.", count(None, 50)),
    row(STRINGS, "取值为1到10个元素的数组。", "An array of 1 to 10 elements.", may=(count(1, 10),)),
    row(OBJECTS, "数组长度不能超过10。", "The array length cannot exceed 10.", count(None, 10)),
    row(STRINGS, "待批量删除的ID列表，最多支持20个，不能为空。", "IDs of resources to be deleted in batches. A maximum of 20 IDs are supported. The list cannot be empty.", zh_only=(count(1, 20),), en_only=(count(1, 20),), may=(count(None, 20), count(1, None))),
    row(STRING, "备份周期，取值范围：格式为逗号隔开的数字，数字代表星期。", "Value range: The value is a number separated by commas (,), indicating the days of the week.", count(target=LISTED, separator=",")),
    row(STRING, "多个值之间用英文分号分隔。", "Multiple values are separated by semicolons (;).", count(target=LISTED, separator=";")),
    row(STRING_MAP, "最多可以注入10对键值（Key/Value）。", "A maximum of 10 key-value pairs can be injected.", may=(count(None, 10),)),
    row(STRING, "不能为空。", "The value cannot be left blank.", length(1, None)),
    row(STRING, "不能为空字符串。", "The value cannot be an empty string.", length(1, None)),
    row(STRING, "不可为空。", "It cannot be empty.", length(1, None)),
    row(STRING, "可以为空。", "The value can be left blank."),
    row(STRING, "如果名称不为空，则同一个租户下的名称不能重复。", "If the name is not left blank, it must be unique under a tenant."),
    row(STRINGS, "列表不能为空。", "The list cannot be empty.", count(1, None)),
    row(STRING, "tag的value，action为create时不能为空。", "The tag value cannot be empty when action is create.", siblings=("action",)),
    row(STRING, "区分大小写。", "The value is case-sensitive."),
    row(STRING, "全局唯一。", "The value is globally unique."),
    row(STRING, "同一个租户下的名称不能重复。", "Each name must be unique within a tenant."),
    row(STRING, "子网ID。", "Specifies the subnet ID."),
    row(STRING, "该字段用于标识带宽归属的共享带宽。", "This field identifies the shared bandwidth that the bandwidth belongs to."),
    row(STRING, "最多允许5个并发连接到同一个IP。", "Up to 5 concurrent connections to one IP address are allowed."),
    row(STRING, "配额由1000调整为2000后生效。", "The change takes effect after the quota is adjusted from 1000 to 2000."),
    row(INTEGER, "请求返回的总数。", "Total number of returned records."),
    row(STRING, "支持从1.0升级到2.0版本。", "Upgrade from 1.0 to 2.0 is supported."),
    row(STRING, "HTTP状态码为200到299时表示成功。", "HTTP codes from 200 to 299 indicate success."),
    row(INTEGER, "24小时制时间。", "Time in 24-hour format."),
    row(STRING, "响应时间小于100ms时为健康。", "It is healthy if the response time is less than 100 ms."),
    row(OBJECT, "策略，最多包含10条规则。", "Policy, which contains at most 10 rules."),
    row(STRING, "Windows系统密码不能包含用户名中超过两个连续字符的部分。", "The Windows password cannot contain more than two consecutive characters of the username."),
    row(INTEGER, "每个实例最多支持2块网卡，超过时请提交工单。", "Each instance supports at most 2 NICs. If you need more, submit a service ticket."),
    row(STRING, "创建时指定的磁盘大小不能小于40GB。", "The disk size specified during creation cannot be smaller than 40 GB.", may=(unit("GB"),)),
    row(STRING, "名称长度为1~128个字符。", "The name is 1 to 128 characters long.", length(1, 128)),
    row(STRING, "描述信息，0-85个字符。", "Description, 0 to 85 characters.", length(0, 85)),
    row(STRING, "密钥名称，不超过255个字节。", "Key pair name, no longer than 255 bytes.", length(None, 255, "byte")),
    row(STRING, "最大支持512字节。", "The maximum size is 512 bytes.", length(None, 512, "byte")),
    row(STRING, "标识，只能是32位的字符串。", "Identifier, a string of 32 characters.", length(32, 32)),
    row(STRING, "长度小于64个字符。", "Fewer than 64 characters.", length(None, 63)),
    row(STRING, "长度在3到63个字符之间，不能为空。", "It must contain between 3 and 63 characters and cannot be empty.", length(3, 63)),
    row(STRING, "备注，最长255，不允许包含<>。", "Remarks, up to 255 characters, excluding <>.", zh_only=(length(None, 255), chars(no="<>")), en_only=(length(None, 255),), may=(chars(no="<>"),)),
    row(STRINGS, "标签，每个标签长度不超过36字符。", "Tags. Each tag contains up to 36 characters.", length(None, 36, target=EACH)),
    row(OBJECTS, "规则列表，数量范围1~20。", "Rule list. The number of rules ranges from 1 to 20.", count(1, 20)),
    row(STRINGS, "ID列表，单次最多支持100个。", "ID list. A maximum of 100 IDs are supported each time.", count(None, 100)),
    row(STRINGS, "至少一个，最多五个。", "At least one and at most five.", count(1, 5)),
    row(STRINGS, "长度为1的数组。", "An array with one element.", may=(count(1, 1),)),
)


@pytest.mark.parametrize("lang", Lang, ids=lambda lang: lang.value)
@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.zh[:24])
def test_wording_states_this_and_nothing_else(wording: Wording, lang: Lang) -> None:
    expected = {*wording.expected, *(wording.zh_only if lang is Lang.ZH else wording.en_only)}
    expected, allowed = {plain(one) for one in expected}, {plain(one) for one in wording.may}
    found = read(wording, lang)
    assert expected <= found <= expected | allowed
