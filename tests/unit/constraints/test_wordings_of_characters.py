"""Characters and forms of strings."""

# ruff: noqa: E501  (a description and its translation stand on one row)
from __future__ import annotations

import pytest

from generator.model.constraint import Pattern
from generator.model.schema import INTEGER, STRING
from generator.source.text import Lang

from .wordings import EACH, STRINGS, Wording, chars, first, form, last, length, plain, read, row, unit

WORDINGS = (
    row(STRING, "只能由字母、数字、中划线和下划线组成。", "Only letters, digits, hyphens (-), and underscores (_) are allowed.", chars("ld", "-_")),
    row(STRING, "支持数字、字母、中文、_(下划线)、-（中划线）、.（点）。", "The value can contain letters, digits, underscores (_), hyphens (-), and periods (.).", zh_only=(chars("hld", "_-."),), en_only=(chars("ld", "_-."),)),
    row(STRING, "不能包含“<”和“>”。", "The value cannot contain angle brackets (< or >).", chars(no="<>")),
    row(STRING, "不能包含>!<\"&'=特殊字符，不大于256个字符。", "It contains a maximum of 256 characters and cannot contain the following special characters: >!<\"&'=", chars(no=">!<\"&'="), length(None, 256)),
    row(STRING, "不能包含“=”,“*”,“<”,“>”,“\\”,“,”,“|”,“/”。", "The value cannot contain the following characters: =*<>\\,|/", chars(no="=*<>\\,|/")),
    row(STRING, "首尾字符不能为空格。", "The first and last characters cannot be spaces.", may=(chars(not_first=" ", not_last=" "),)),
    row(STRING, "不能以空格开头或结尾。", "The value cannot start or end with a space.", chars(not_first=" ", not_last=" ")),
    row(STRING, "必须以字母开头，只能包含字母、数字和下划线。", "The value must start with a letter and can contain only letters, digits, and underscores (_).", first("l"), chars("ld", "_")),
    row(STRING, "必须以字母或下划线开头。", "The value must start with a letter or an underscore (_).", first("l", "_")),
    row(STRING, "需要以“/”或“s3a://”开头。", "The path must start with a slash (/) or s3a://."),
    row(STRING, "不能以“op_svc_”开头。", "The value cannot start with op_svc_."),
    row(STRING, "仅支持英文字母、数字、下划线（_）、中划线（-）和点（.）。", "Only English letters, digits, underscores (_), hyphens (-), and periods (.) are supported.", chars("ld", "_-.")),
    row(
        STRING,
        "主键（Key）只能由大写字母（A-Z）、小写字母（a-z）、数字（0-9）、中划线（-）、下划线（_）、冒号（:）和小数点（.）组成，长度为[1-255]个字符。",
        "The key can contain only uppercase letters (A-Z), lowercase letters (a-z), digits (0-9), hyphens (-), underscores (_), colons (:), and periods (.), and its length is 1 to 255 characters.",
        chars("uwd", "-_:."),
        length(1, 255),
    ),
    row(STRING, "由小写字母、数字、中划线、或下划线组成，不能包含其他特殊字符。", "It consists of lowercase letters, digits, hyphens (-), or underscores (_). Other special characters are not allowed.", chars("wd", "-_")),
    row(STRING, "只能包含小写字母、数字。", "It can contain only lowercase letters and digits.", chars("wd")),
    row(STRING, "只允许输入数字。", "Only digits are allowed.", chars("d")),
    row(STRING, "密码不能包含用户名或用户名的逆序。", "The password cannot contain the username or the username in reverse."),
    row(STRING, "密码必须包含大写字母、小写字母、数字和特殊字符（!@$%^-_=+[{}]:,./?）中的三种。", "The password must contain at least three of the following character types: uppercase letters, lowercase letters, digits, and special characters (!@$%^-_=+[{}]:,./?)."),
    row(STRING, "可以包含英文字母、数字、中划线或者下划线。", "May contain letters, digits, hyphens (-), or underscores (_).", chars("ld", "-_")),
    row(STRING, "以字母或中文开头，以字母或数字结尾。", "The value must start with a letter and end with a letter or digit.", zh_only=(first("lh"), last("ld")), en_only=(first("l"), last("ld"))),
    row(STRING, "名称只能包含中文、字母、数字、下划线和中划线，不能以default开头。", "The name can contain only letters, digits, underscores (_), and hyphens (-), and cannot start with default.", zh_only=(chars("hld", "_-"),), en_only=(chars("ld", "_-"),)),
    row(STRING, "支持大小写字母、数字、“@”、“.”。", "Letters, digits, at signs (@), and periods (.) are supported.", chars("ld", "@.")),
    row(STRING, "只能包含十六进制字符。", "Can contain only hexadecimal characters."),
    row(STRING, "正则表达式：^[a-zA-Z0-9_-]{1,64}$", "Regular expression: ^[a-zA-Z0-9_-]{1,64}$", Pattern(regex="^[a-zA-Z0-9_-]{1,64}$")),
    row(STRING, "网卡的IP地址，IPv4格式。", "Specifies the NIC IP address. The value must be an IPv4 address.", form("ipv4")),
    row(STRING, "约束：必须是ipv4 cidr格式。", "The value must be in CIDR format, such as 192.168.0.0/16.", form("cidr"), may=(form("ipv4-cidr"),)),
    row(STRING, "MAC地址，格式为MAC地址格式。", "MAC address. The value must be a valid MAC address.", form("mac")),
    row(STRING, "符合邮箱格式。", "The value must be a valid email address.", form("email")),
    row(STRING, "取值为标准UUID格式。", "The value complies with the UUID format.", form("uuid")),
    row(STRING, "必须符合UUID正则规则。", "The value must comply with UUID regular expression rules.", form("uuid")),
    row(STRING, "注入内容，需要进行base64格式编码。", "The content to be injected must be encoded with base64.", form("base64")),
    row(STRING, "Base64编码后的内容。", "Base64-encoded content.", form("base64")),
    row(STRING, "创建时间，UTC时间，格式：yyyy-MM-ddTHH:mm:ssZ。", "Creation time in UTC. The format is yyyy-MM-ddTHH:mm:ssZ.", form("date-time", "yyyy-MM-ddTHH:mm:ssZ")),
    row(STRING, "创建时间，格式是yyyy-mm-dd hh:mm:ss.SSSSSS。", "Specifies when the NAT gateway is created. Its format is yyyy-mm-dd hh:mm:ss.SSSSSS.", form("date-time", "yyyy-mm-dd hh:mm:ss.SSSSSS")),
    row(STRING, "UTC时间，格式为 YYYY-MM-DDTHH:mm:ss.ssssssZ。", "UTC time in the format of YYYY-MM-DDTHH:mm:ss.ssssssZ.", form("date-time", "YYYY-MM-DDTHH:mm:ss.ssssssZ")),
    row(STRING, "日期，格式为yyyy-mm-dd。", "Date in the format yyyy-mm-dd.", form("date", "yyyy-mm-dd")),
    row(STRING, "备份时间段。格式必须为hh:mm-HH:MM。", "Specifies the backup time window. The value must be in the hh:mm-HH:MM format."),
    row(INTEGER, "时间戳，单位为毫秒。", "Timestamp, in milliseconds.", unit("millisecond")),
    row(STRING, "10位时间戳。", "10-bit timestamp."),
    row(STRING, "合法的IP地址。", "The value must be a valid IP address.", may=(form("ip"),)),
    row(STRING, "回调地址，必须是合法的URL。", "The callback address must be a valid URL.", form("uri")),
    row(STRING, "约束：ip格式，不支持IPv6地址。", "The value must be an IPv4 address. IPv6 addresses are not supported.", en_only=(form("ipv4"),), may=(form("ipv4"),)),
    row(STRING, "IPv4或IPv6地址。", "IPv4 or IPv6 address."),
    row(STRING, "IP地址或网段，例如：192.168.0.0/24。", "An IP address or CIDR block, for example, 192.168.0.0/24."),
    row(STRING, "证书的私钥，PEM格式。", "The private key of the certificate, in PEM format."),
    row(STRING, "JSON格式的字符串。", "A JSON string.", may=(form("json"),)),
    row(STRING, "IPv6地址，格式为IPv6。", "The value must be an IPv6 address.", form("ipv6")),
    row(STRINGS, "DNS服务器地址，必须为IPv4格式。", "DNS server addresses. Each must be an IPv4 address.", form("ipv4", target=EACH)),
    row(STRING, "UUID格式，或者字符串“0”。", 'UUID format or string "0".'),
    row(STRING, "格式为“区域ID_项目名”。", "The format is region ID_project name."),
    row(STRING, "名称不能以-开头或结尾。", "The name cannot start or end with a hyphen (-).", chars(not_first="-", not_last="-")),
    row(STRING, '不允许出现以下字符：\\/:*?"<>|', 'The following characters are not allowed: \\/:*?"<>|', chars(no='\\/:*?"<>|')),
    row(STRING, "只能包含数字。", "Only digits are supported.", chars("d")),
    row(STRING, "由数字和小写字母组成的32位字符串。", "A string of 32 characters consisting of digits and lowercase letters.", may=(chars("wd"), length(32, 32))),
    row(STRING, "可包含中文、字母、数字、下划线、中划线、点。", "Can include Chinese characters, letters, digits, underscores (_), hyphens (-), and periods (.).", chars("hld", "_-.")),
    row(STRING, "不能包含空格。", "Spaces are not allowed.", chars(no=" ")),
    row(STRING, "时间，格式：YYYY-MM-DD hh:mm:ss", "Time. Format: YYYY-MM-DD hh:mm:ss", form("date-time", "YYYY-MM-DD hh:mm:ss")),
    row(STRING, "开始日期（YYYY-MM-DD）。", "Start date (YYYY-MM-DD).", form("date", "YYYY-MM-DD")),
    row(STRING, "IP地址或IP段，如192.168.0.1或192.168.0.0/24。", "IP address or CIDR block, such as 192.168.0.1 or 192.168.0.0/24."),
    row(STRING, "邮箱地址，须符合邮箱格式规范。", "Email address, which must be a valid email address.", form("email")),
    row(STRING, "证书内容，经过Base64编码。", "Certificate content, encoded in Base64.", form("base64")),
    row(STRINGS, "UUID列表，以逗号分隔。", "List of UUIDs, separated by commas."),
    row(STRING, "时间戳，精确到毫秒。", "Timestamp, accurate to milliseconds."),
    row(STRING, "有效期，格式为yyyy-mm-dd或永久。", "Expiration, in the format yyyy-mm-dd or permanent."),
)


@pytest.mark.parametrize("lang", Lang, ids=lambda lang: lang.value)
@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.zh[:24])
def test_wording_states_this_and_nothing_else(wording: Wording, lang: Lang) -> None:
    expected = {*wording.expected, *(wording.zh_only if lang is Lang.ZH else wording.en_only)}
    expected, allowed = {plain(one) for one in expected}, {plain(one) for one in wording.may}
    found = read(wording, lang)
    assert expected <= found <= expected | allowed
