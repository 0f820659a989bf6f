"""What a field is to its readers: deprecated, reserved, read-only, nullable."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.constraint import Deprecated, Nullable, ReadOnly, Reserved
from ..model.schema import STRING, ArrayType
from .conditions import leading_condition
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh

_THIS_ZH = "[该|此|本|这个|当前|目前]_[参数|字段|属性|功能|接口]_[目前|当前|暂|现|已经|已|为]"
_THIS_EN = "(this parameter|this field|the parameter|the field|this attribute|the attribute|it|this api|this interface|the function|this function|parameter|field)"


def _note(hit: Hit) -> str:
    return hit.sentence.text.value.strip()


def _build_deprecated(hit: Hit, _context: FieldContext) -> Iterable[Found]:
    if _is_partial(hit):
        return
    yield Found(Deprecated(note=_note(hit)))


def _build_reserved(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if hit.tag == "subject" and not _ITSELF.search(hit.before):
        return
    if ":" in hit.before + hit.folded[hit.start : hit.start + 1] and hit.passage.lines[hit.sentence.line].group is not None and not _NAMED.search(hit.folded[hit.start : hit.end]):
        # "4: HiveQL (not supported currently)", "0：未使用": about one value.
        return
    if leading_condition(hit.text, hit.folded, hit.start, context) is not None or _IN_A_CASE.search(hit.before.lower()):
        return
    yield Found(Reserved(note=_note(hit)))


_NAMED = re.compile(r"参数|字段|属性|parameter|field|attribute", re.IGNORECASE)
_ITSELF = re.compile(
    r"(?:^|[,;:(.] *|(?:this|the) (?:parameter|field|attribute|property|function|api) |(?<![a-z])it |(?:parameter|field|attribute|property),? (?:which|that) )"
    r"(?:is |are |has been |currently |temporarily )*$", re.IGNORECASE
)
"""The field, as the subject of "is not supported currently"; of other subjects the sentence says nothing about the field."""
_IN_A_CASE = re.compile(r"(?:when|if|(?<!parameter, )(?<!field, )(?<!attribute, )(?<!property, )which|in this case) ?[^.]{0,120}$")


def _is_partial(hit: Hit) -> bool:
    """True when only one value or version is deprecated, not the field."""
    if hit.after.lstrip().startswith(":") or (hit.start == 0 and _GOES_ON.match(hit.after)):
        return True
    before = hit.before.rstrip()[-12:].lower()
    return before.endswith((":", "状态", "版本", "status", "version"))


_GOES_ON = re.compile(r"的(?!字段|参数|属性)| +(?!parameters?(?![a-z])|fields?(?![a-z])|attributes?(?![a-z])|and |since |from |in )[a-z]", re.IGNORECASE)
"""What follows a word that stands first but speaks of something else ("已废弃的镜像", "Discarded images")."""


DEPRECATED = Rule(
    id="deprecated",
    doc="Should not be used any more: `该字段已废弃`, `This parameter has been discarded`.",
    phrases=(
        Pair("(该|此|本|这个|当前)[参数|字段|属性|接口|api|功能|特性|方式|通知方式]_[已经|已|即将|将|被|当前已|目前已]_[被]_(废弃|弃用|作废|不推荐使用|不建议使用|不再使用|停用|下线|废除)", f"{_THIS_EN} (has been|is|was|will be) (deprecated|discarded|abandoned|obsolete|not recommended|no longer used|obsoleted)"),
        Pair("^[\\(|\\[] (已废弃|已弃用|废弃|已作废|废弃字段|废弃参数|弃用)", "^[\\(](deprecated|discarded|abandoned|obsolete)"),
        Pair("(参数|字段)[已](废弃|弃用|不推荐使用)", "(a|an) (deprecated|discarded|obsolete) (parameter|field)"),
        Pair("\\( (已废弃|已弃用|废弃) \\)", "\\((deprecated|discarded|abandoned)\\)"),
        Pair("(^|,|参数|字段)_(已废弃|已弃用|不推荐使用|不建议使用)&", "(is|are) (no longer|not) recommended&"),
    ),
    build=_build_deprecated,
    examples=(
        zh("此字段已经废弃，请直接使用通知功能。", Deprecated(note="此字段已经废弃，请直接使用通知功能。"), type=ArrayType(STRING)),
        en("This parameter has been discarded.", Deprecated(note="This parameter has been discarded."), type=STRING),
    ),
    counter_examples=(
        zh("状态：废弃", Deprecated(note="状态：废弃"), type=STRING),
        en("Specifies whether the image is discarded.", Deprecated(note="Specifies whether the image is discarded."), type=STRING),
        zh("已废弃的镜像也会返回。", Deprecated(note="已废弃的镜像也会返回。"), type=STRING),
        en("Discarded images are also returned.", Deprecated(note="Discarded images are also returned."), type=STRING),
    ),
)

RESERVED = Rule(
    id="reserved",
    doc="Documented, but not in use yet: `该字段为预留字段，暂未启用`, `This parameter is reserved`.",
    phrases=(
        Pair(f"(^|,|;|:|\\()_{_THIS_ZH}_[为|是]_(预留字段|预留参数|保留字段|预留属性|保留参数|预留|暂未启用|未启用|暂不启用|暂未使用|未使用|暂不使用|暂未开放|暂时不支持|无实际意义)[,|,目前|,当前]_[暂未启用|未启用|暂不支持|暂未使用|暂时未使用|未使用]&", f"{_THIS_EN} (is|has been|are) [a |currently ](reserved|unavailable|not used|not supported|not enabled|not in use|unsupported|not available)[ field| currently| now| at present| for future use]"),
        Pair("(预留字段|预留参数|保留字段)", "(reserved (field|parameter|attribute)|reserved for future use|currently reserved)"),
        Pair("^(预留|保留)$", "^reserved"),
        Pair("(该|此|本)[参数|字段|属性|功能|特性]_[目前|当前|现]_(暂不支持|不支持|暂未支持|未支持|不可用)$", "(not supported|unavailable|not used|not enabled|not in use) (currently|now|at present|yet)", "subject"),
        Pair("^(暂不支持|暂时不支持|目前不支持|当前不支持|目前暂不支持|当前暂不支持)(该|此|本)(参数|字段|属性|功能)", ""),
        Pair("^(暂不支持|暂未启用|暂未使用|目前不支持|当前未使用|未使用|目前未使用|暂未开放|目前未启用|目前暂不支持)&", "(currently|currently,)[ this parameter is| it is] (not supported|unavailable|not used|not enabled)"),
        Pair("(目前|当前)(未使用|暂未使用|暂不支持该参数|暂未启用|未启用|不启用)&", ""),
    ),
    build=_build_reserved,
    examples=(
        zh("该字段为预留字段，暂未启用。", Reserved(note="该字段为预留字段，暂未启用。"), type=STRING),
        en("This parameter is reserved.", Reserved(note="This parameter is reserved."), type=STRING),
        en("This parameter is unavailable currently.", Reserved(note="This parameter is unavailable currently."), type=STRING),
        zh("暂不支持该参数。", Reserved(note="暂不支持该参数。"), type=STRING),
        en("Extended parameter, which is not used currently.", Reserved(note="Extended parameter, which is not used currently."), type=STRING),
    ),
    counter_examples=(
        zh("预留实例的ID。", Reserved(note="预留实例的ID。"), type=STRING),
        zh("不填时自动分配一个未使用的IP地址。", Reserved(note="不填时自动分配一个未使用的IP地址。"), type=STRING),
        en("IPv6 addresses are not supported currently.", Reserved(note="IPv6 addresses are not supported currently."), type=STRING),
        en("Job type:\n- 1: Spark\n- 4: HiveQL (not supported currently)", Reserved(note="4: HiveQL (not supported currently)"), type=STRING),
        zh("枚举值：\n- 0：未使用\n- 1：使用中", Reserved(note="0：未使用"), type=STRING),
        zh("不支持回车。", Reserved(note="不支持回车。"), type=STRING),
        en("Specifies the reserved bandwidth.", Reserved(note="Specifies the reserved bandwidth."), type=STRING),
    ),
)

READ_ONLY = Rule(
    id="read-only",
    doc="Set by the service, not by the caller: `由系统自动维护，用户不能修改`, `automatically assigned by the system`.",
    phrases=(
        Pair("由系统(自动)(维护|生成|分配|指定)", "(automatically|is automatically) (maintained|assigned|generated|allocated) by the system"),
        Pair("(不支持|不允许|不能|不可)[用户](设置和更新|设置及更新|手动设置|指定和修改|修改和设置|设置和修改)", "(cannot be configured or updated|cannot be set or updated|cannot be set by users|read-only)"),
        Pair("系统自动(生成|维护|分配)[,|且|并|,且|,并]_[用户]_(不支持|不可|不能|不允许)(修改|更新|设置|指定|编辑)", "(automatically generated|automatically assigned|automatically maintained)[ by the system][,] and cannot be (changed|modified|updated|set|specified)"),
        Pair("(只读[字段|属性|参数]&|系统自动维护)", "(read only (field|parameter|attribute)|is read-only)"),
    ),
    build=lambda hit, _context: () if _says_otherwise(hit) else (Found(ReadOnly()),),
    examples=(
        zh("该字段由系统自动维护。", ReadOnly(), type=STRING),
        en("This field is automatically maintained by the system.", ReadOnly(), type=STRING),
        zh("系统自动生成，不支持修改。", ReadOnly(), type=STRING),
        en("The value is automatically generated and cannot be changed.", ReadOnly(), type=STRING),
    ),
    counter_examples=(
        zh("单实例、主备实例和只读实例。", ReadOnly(), type=STRING),
        zh("如果没有指定可用区，会由系统自动指定可用区。", ReadOnly(), type=STRING),
        en("If you do not specify an IP address, one is automatically assigned by the system.", ReadOnly(), type=STRING),
    ),
)


def _says_otherwise(hit: Hit) -> bool:
    """True when the service only fills in what the caller left out."""
    words = hit.before.lower()
    return any(word in words for word in ("如果", "若", "没有指定", "不指定", "未指定", "不填", "不传", "缺省", "if ", "when ", "not specified"))


NULLABLE = Rule(
    id="nullable",
    doc="null is a documented value: `可以为null`, `can be null`.",
    phrases=(
        Pair("(可以为|可为|允许为|能为|可以是|值为|返回|返回值为|字段为) null", "(can be|may be|is|be|returns|returned is) null"),
        Pair("(可以为空|可为空|允许为空)", "(can be|may be) (left blank|empty|blank)", "blank"),
        Pair("null(表示|代表)", "null (indicates|means)"),
    ),
    build=lambda hit, _context: (Found(None if hit.tag == "blank" else Nullable()),) if "default" not in hit.before.lower()[-30:] and "默认" not in hit.before[-8:] else (),
    examples=(
        zh("如果protocol不是HTTPS，返回值为null。", Nullable(), type=STRING),
        en("The value can be null.", Nullable(), type=STRING),
    ),
    counter_examples=(
        zh("默认值为null。", Nullable(), type=STRING),
        en("The default value is null.", Nullable(), type=STRING),
    ),
)
