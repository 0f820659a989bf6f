"""Named formats: UUID, IP addresses, CIDR, MAC, dates with their printed layout, e-mail, URL, Base64."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.constraint import Format, Target
from ..model.schema import INTEGER, STRING, ScalarKind
from .conditions import leading_condition
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh

_DATE = re.compile(r"y{2,4}[-/]?m{2}[-/]?d{2}", re.IGNORECASE)
_TIME = re.compile(r"h{2}:?m{2}(?::?s{2})?|h{2}:?m{2}", re.IGNORECASE)
_NAMES = {"uuid": "uuid", "ipv4": "ipv4", "ipv6": "ipv6", "cidr": "cidr", "mac": "mac", "email": "email", "url": "uri", "base64": "base64", "json": "json", "domain": "hostname"}


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if context.kind not in (ScalarKind.STRING, None):
        return
    target = Target.EACH_ITEM if context.is_array else Target.VALUE
    if hit.tag == "parts" and not hit.passage.names_parts:
        return
    if hit.tag in ("none", "parts") or hit.passage.names_parts or (hit.tag == "uuid" and hit.passage.has_other_form):
        yield Found(None)
        return
    if hit.tag == "layout":
        name = _layout_name(hit.get("layout"))
        elsewhere = _OR_ELSE.match(hit.after) or leading_condition(hit.text, hit.folded, hit.start, context) is not None
        if name and elsewhere:
            yield Found(None)
        elif name:
            yield Found(Format(name=name, layout=hit.raw("layout").strip(" 。.,，;；"), target=target))
        return
    if re.match(r"[格式]* *,? *(?:或者?|or )|[^.]{0,40}? or (?:the )?(?:string|\"|0)", hit.after):
        yield Found(None)
    elif hit.tag in _NAMES:
        yield Found(Format(name=_NAMES[hit.tag], target=target))


_OR_ELSE = re.compile(r"[\"'> ]*(?:格式)? *(?:或者?|or |/ *[A-Za-z\u4e00-\u9fff])", re.IGNORECASE)
"""Another form behind a layout ("yyyy-mm-dd或永久")."""


def _layout_name(layout: str) -> str | None:
    """date-time for a full date and time, date for a date alone, None for less or for anything else."""
    has_date, has_time = _DATE.search(layout), _TIME.search(layout)
    if has_date and has_time:
        return "date-time"
    if has_date:
        return "date"
    return None


_LAYOUT_ZH = "[格式|时间|时间格式|日期格式|UTC时间|UTC][为|是|:|如|必须为|应为][UTC时间][:|为|是|格式为|格式:] \"? {layout:layout}"
RULE = Rule(
    id="format",
    doc="A named format, or the printed layout of a date and time: `格式为UTC时间：YYYY-MM-DD HH:MM:SS`, `in UUID format`.",
    phrases=(
        Pair("{layout:layout}", "{layout:layout}", "layout"),
        Pair("(格式|取值|值|类型|必须)[必须|需|应|要求][为|是|符合|满足|遵循|:][标准|一个|合法的|有效的|的] uuid[格式|规范|正则]", "(in|value is|value must be|format is|must be|be|uses|use|conforms to|comply with|complies with)[ the| a| an| in] uuid[ regular expression rules| format| type]", "uuid"),
        Pair("uuid(格式|类型|规范|正则)", "uuid (format|regular expression)", "uuid"),
        Pair("(^|,|;|:)_[必须|需|应|只能]_[是|为|符合|使用] ipv4 格式&", "(must be|is|be|should be) (a|an) [valid |legal |standard ]ipv4 address", "ipv4"),
        Pair("(^|,|;|:|必须|须|需|应)_[必须|需|应]_(为|是|符合)_[合法|有效|标准|正确][的] uuid [格式|规范|正则]&", "(must be|is|should be) (a|an) (valid|legal|standard) uuid", "uuid"),
        Pair("(必须|须|需|应|要)[为|是|符合](合法|有效|正确|标准)的_mac[地址]", "(must be|is|should be) (a|an) (valid|legal|standard) mac address", "mac"),
        Pair("(^|,|;|:|必须|须|需|应)_[必须|需|应]_(为|是|符合)[合法|有效|正确|标准][的]_(邮箱|邮件地址|电子邮件|电子邮箱)[地址]_格式", "(must be|is|should be) (a|an) (valid|legal|standard) (email|e-mail|mailbox)[ address]", "email"),
        Pair("(必须|须|需|应|要)[为|是|符合](合法|有效|正确|标准)的_(url|网址)", "(must be|is|should be) (a|an) (valid|legal|standard) url", "url"),
        Pair("(必须|须|需|应|要)[为|是|符合](合法|有效|正确|标准)的_(cidr|网段)", "(must be|is|should be) (a|an) (valid|legal|standard) cidr[ block]", "cidr"),
        Pair("(必须|须|需|应|要)[为|是|符合](合法|有效|正确|标准)的_ipv6[地址]", "(must be|is|should be) (a|an) (valid|legal|standard) ipv6 address", "ipv6"),
        Pair("^[支持的|只支持|仅支持] ipv4 (地址|格式)", "(in|must be|is|be)[ an| the| in] ipv4 (address|format)", "ipv4"),
        Pair("(格式|必须)[必须|需|应][为|是|符合|满足]ipv6[地址|格式]", "(in|must be|is|be)[ an| the| in] ipv6 (address|format)", "ipv6"),
        Pair("(格式|取值|必须|需|应)[为|是|符合|满足|使用|采用]cidr[格式]", "(in|must be|is|use|be in) [the |a ]cidr (format|block|notation)", "cidr"),
        Pair("cidr格式", "cidr format", "cidr"),
        Pair("(格式|取值|必须)[为|是|符合]mac地址", "(in|must be|is) [the |a |in ]mac address format", "mac"),
        Pair("(格式|必须)[必须|需|应][为|是|符合|满足](邮箱|邮件地址|电子邮件)[格式]", "(in|must be|is) [the |a |an ](email|e-mail) (address|format)", "email"),
        Pair("(采用|使用|经过|用|通过|以|需|需要|必须|进行|经)[进行|使用|经过] base64 [方式|格式|算法][进行|的]_(编码|加密)", "(encoded|coded|encrypted) (using|with|in|by)[ the] base64", "base64"),
        Pair("(格式|时间)[需|必须]_(为|是|遵循|采用|符合|:)_UTC[时间|格式|时区]", "(complies with|comply with|in|be) UTC[ format| time]", "none"),
        Pair("格式[为|是][:] hh:mm&", "format is hh:mm&", "none"),
        Pair("格式(为|是|:)_[\"|']_\\<{what:clause}\\>", "format (is|of) {first:clause}:{second:clause}&", "parts"),
        Pair("(PEM|X\\.509)[编码]_格式", "in PEM[ coding| encoding] format", "none"),
        Pair("base64 (编码|格式)", "base64(-| )(format|encoded|encoding|code)", "base64"),
    ),
    build=_build,
    examples=(
        zh("格式为UTC时间：YYYY-MM-DD HH:MM:SS", Format(name="date-time", layout="YYYY-MM-DD HH:MM:SS"), type=STRING),
        zh("格式为：YYYY-MM-DDThh:mmZ。", Format(name="date-time", layout="YYYY-MM-DDThh:mmZ"), type=STRING),
        zh("取值为UUID格式。", Format(name="uuid"), type=STRING),
        en("The UTC time is in YYYY-MM-DDTHH:MM:SS format.", Format(name="date-time", layout="YYYY-MM-DDTHH:MM:SS"), type=STRING),
        en("The content to be injected must be encoded with base64.", Format(name="base64"), type=STRING),
        zh("网卡的IP地址，IPv4格式。", Format(name="ipv4"), type=STRING),
        zh("符合邮箱格式。", Format(name="email"), type=STRING),
        en("The value must be a valid email address.", Format(name="email"), type=STRING),
        zh("回调地址，必须是合法的URL。", Format(name="uri"), type=STRING),
        en("The callback address must be a valid URL.", Format(name="uri"), type=STRING),
        en("The value must be a valid MAC address.", Format(name="mac"), type=STRING),
    ),
    counter_examples=(
        zh("触发时间，格式为hh:mm。", Format(name="date-time", layout="hh:mm"), type=STRING),
        zh("遵循UTC时间。", Format(name="date-time"), type=STRING),
        zh("格式为yyyy-mm-dd或永久。", Format(name="date", layout="yyyy-mm-dd"), type=STRING),
        en("In the format yyyy-mm-dd or permanent.", Format(name="date", layout="yyyy-mm-dd"), type=STRING),
        zh("IPv4格式或IPv6格式。", Format(name="ipv4"), type=STRING),
        en("The value must be a valid IPv4 or IPv6 address.", Format(name="ipv4"), type=STRING),
        en("The time is in UTC.", Format(name="date-time"), type=STRING),
        en('It is string "0" or in UUID format with hyphens (-).', Format(name="uuid"), type=STRING),
        en("Specifies the number of digits in the UUID.", Format(name="uuid"), type=INTEGER),
    ),
)
