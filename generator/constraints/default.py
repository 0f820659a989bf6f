"""Defaults: a literal, another field, a case, empty; and the many sentences with "默认" or "default" that state none."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..model.constraint import (
    Condition,
    ConditionalDefault,
    Default,
    DefaultCase,
    DefaultEmpty,
    DefaultFromField,
    Enumeration,
    EnumValue,
    FieldRef,
    Range,
    Scalar,
    Unit,
)
from ..model.schema import BOOLEAN, INTEGER, STRING, ArrayType, MapType, ObjectType, ScalarKind
from .conditions import condition_of, leading_condition
from .literals import Literal, literal_at, looks_like_code, typed
from .numbers import read_number
from .references import resolve
from .rule import FieldContext, Found, Hit, Pair, Rule, Scope, Sibling, en, zh
from .units import UNIT_WORDS, unit_named

_EMPTY = re.compile(r"(?:空值|空白|空(?!字符|串|数组|列表|闲)|无(?![A-Za-z\u4e00-\u9fff])|null|none(?![A-Za-z])|(?:left )?blank|empty(?! (?:string|list|array))|left empty)", re.IGNORECASE)
_EMPTY_STRING = re.compile(r"(?:(?:空字符串|空串)|(?:an )?empty (?:character )?string|\"\")", re.IGNORECASE)
_EMPTY_LIST = re.compile(r"(?:(?:空数组|空列表)|(?:an )?empty (?:list|array)|\[ *\])", re.IGNORECASE)
_END = re.compile(
    r" *(?:$|[。,;.)!、|]|\(|方式|表示|即|字段|模式|类型|个(?![一-鿿])|条|分钟|秒|小时|天|[GMKT]B|Mbit|时|且|并|的?值|，|for |when |if |in |and |which |indicat|meaning|by default|that is|second|minute|hour|day|%|or )",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[\u4e00-\u9fff]{1,4}(?=[A-Za-z_]{3,40} *(?:$|[。,;]))")
_MODE = re.compile(r" *(?:方式|模式|类型|算法)")
_NUMBER_UNIT = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?) ?([A-Za-z/]+|秒|分钟|小时|天)?$")


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if hit.tag == "nothing":
        yield Found(None)
        return
    if hit.before.lower().endswith(("value of ", "values of ")):
        return
    if _is_of_another_field(hit, context):
        yield Found(None)
        return
    start, end = hit.slots["value"]
    if hit.tag == "same":
        reference = resolve(hit.get("value"), context)
        if reference.name and reference.name != context.name:
            yield Found(DefaultFromField(field=reference))
        return
    while start < end and hit.folded[start] in " :":
        start += 1
    rest = hit.folded[start:]
    empty = _empty(rest)
    if empty is not None:
        constraint, length = empty
        if hit.tag.startswith("behind") or _END.match(rest[length:]) or isinstance(constraint, Default):
            yield Found(constraint, end=hit.end if hit.tag.startswith("behind") else start + length)
        return
    literal = _with_slashes(literal_at(hit.text, hit.folded, start), hit)
    if literal is None and context.kind is ScalarKind.STRING and (words := _NAMED.match(rest)):
        # "默认为降序desc": the value stands behind its name.
        literal = literal_at(hit.text, hit.folded, start + words.end())
    if literal is None or (not hit.tag.startswith("behind") and not _END.match(hit.folded[literal.end :])):
        yield from _from_field(hit, context, start)
        return
    yield from _literal(hit, context, literal)


_SUBJECT = re.compile(
    r"(?:^|[,;。:()]|\. |则|时) *(?:则|那么|then )? *(?:the )?(?:value of )?(?:the )?[\"'`]?(?P<field>[A-Za-z_][A-Za-z0-9_]{1,60})[\"'`]? *"
    r"(?:参数|字段|属性)?(?:的)?(?:取值|值)?(?:将|会)? *(?:parameter |field )?(?:(?:is|has|value|value is|is set|is set to) *)?(?:the |a )?$",
    re.IGNORECASE,
)
_OWNER = re.compile(r" *(?:of|for) (?:the )?(?:parameter |field )?[\"'`]?(?P<field>[A-Za-z_][A-Za-z0-9_]{1,60})[\"'`]?(?: parameter| field)? is", re.IGNORECASE)


def _is_of_another_field(hit: Hit, context: FieldContext) -> bool:
    """True when the words in front of the default, or behind "default value of", are the wire name of a sibling."""
    siblings = {sibling.name for sibling in context.siblings if sibling.name != context.name}
    words = hit.folded[: hit.slots["value"][0]] if hit.tag.startswith("behind") else hit.before
    subject = _SUBJECT.search(words[-120:])
    owner = re.search(r"default value(?= of| for)", hit.folded[hit.start :], re.IGNORECASE)
    named = [subject, owner and _OWNER.match(hit.folded, hit.start + owner.end())]
    return any(match is not None and match.group("field") in siblings for match in named)


def _empty(rest: str) -> tuple[Default | DefaultEmpty, int] | None:
    for pattern, constraint in ((_EMPTY_STRING, Default(value="")), (_EMPTY_LIST, Default(value=())), (_EMPTY, DefaultEmpty())):
        match = pattern.match(rest)
        if match:
            return constraint, match.end()
    return None


def _literal(hit: Hit, context: FieldContext, literal: Literal) -> Iterable[Found]:
    value, unit = value_of(literal, context)
    if _has_another_unit(literal, hit):
        yield Found(None)
        return
    if value is None or (isinstance(value, str) and hit.tag in ("loose", "behind", "behind-used") and not looks_like_code(literal) and not _MODE.match(hit.folded[literal.end :]) and not _is_listed(literal, hit)):
        return
    if isinstance(value, str) and not literal.raw.isascii() and not literal.marked:
        return
    if isinstance(context.type, (ObjectType, MapType)):
        return
    if isinstance(context.type, ArrayType) and context.kind is None:
        return
    end = hit.end if hit.tag.startswith("behind") else literal.end
    condition = leading_condition(hit.text, hit.folded, hit.start, context)
    if condition is not None and condition.field is not None and condition.present is None:
        yield Found(ConditionalDefault(cases=(DefaultCase(value, condition),)), end=end)
    yield Found(Default(value=value), end=end)
    if hit.tag == "both" and (number := read_number(literal.raw)) is not None:
        yield Found(Range(max=number), end=end)
    if unit:
        yield Found(Unit(name=unit), end=end)


def _is_listed(literal: Literal, hit: Hit) -> bool:
    """True when the word stands among the values in front ("取值为asc或desc，默认desc")."""
    return bool(re.search(rf"(?<![A-Za-z0-9_]){re.escape(literal.raw)}(?![A-Za-z0-9_])", hit.before))


_SLASHES = re.compile(r"/[A-Za-z0-9_.\-/]{1,60}")


def _with_slashes(literal: Literal | None, hit: Hit) -> Literal | None:
    """The literal with what goes on behind a slash: "HTTP/1.1", "text/plain"."""
    more = _SLASHES.match(hit.folded, literal.end) if literal is not None and not literal.marked else None
    if literal is None or more is None:
        return literal
    end = literal.end + len(more.group().rstrip("./"))
    return replace(literal, raw=hit.text.value[literal.start : end], end=end)


_STATED_UNIT = re.compile(r"(?:单位(?:为|是|:|,)? *|\(?unit(?:: *| is | of | in )(?:the )?)([A-Za-z/]+|秒|分钟|小时|天)", re.IGNORECASE)
_UNIT_BEHIND = re.compile(r" *([A-Za-z/]+|秒|分钟|小时|天)(?![A-Za-z\u4e00-\u9fff])")


def _has_another_unit(literal: Literal, hit: Hit) -> bool:
    """True for "the default value is 15 minutes" of a number of seconds: the value sent is none that the page prints."""
    behind = _UNIT_BEHIND.match(hit.folded, literal.end) if literal.raw.isdigit() else None
    given = unit_named(behind.group(1)) if behind else None
    if given is None:
        return False
    stated = {unit_named(found.group(1)) for sentence in hit.passage.sentences for found in _STATED_UNIT.finditer(sentence.folded)} - {None}
    return bool(stated) and given not in stated


def value_of(literal: Literal, context: FieldContext) -> tuple[Scalar | None, str | None]:
    """The literal as a value of the field, and the unit glued to it ("300s", "40GB")."""
    number = _NUMBER_UNIT.fullmatch(literal.raw)
    if number and number.group(2) and number.group(2).lower() in UNIT_WORDS and context.kind in (ScalarKind.INTEGER, ScalarKind.NUMBER):
        return typed(number.group(1), context.kind), unit_named(number.group(2))
    return typed(literal.raw, context.kind), None


def _from_field(hit: Hit, context: FieldContext, start: int) -> Iterable[Found]:
    words = re.split(r"[。,;()]|\.(?: |$)", hit.folded[start:], maxsplit=1)[0].strip()
    reference = resolve(words, context)
    if reference.name and reference.name != context.name:
        yield Found(DefaultFromField(field=reference), end=start + len(words))


def _build_cases(hit: Hit, context: FieldContext) -> Iterable[Found]:
    cases = []
    for value, condition in (("first", "condition"), ("second", "other"), ("third", "otherwise")):
        if value not in hit:
            continue
        literal = literal_at(hit.text, hit.folded, _start(hit, value))
        typed_value = value_of(literal, context)[0] if literal else None
        if typed_value is None:
            return
        where = hit.slots.get(condition)
        cases.append(DefaultCase(typed_value, condition_of(hit.text.slice(*where), context) if where else None))
    if len(cases) > 1:
        yield Found(ConditionalDefault(cases=tuple(cases)))


def _start(hit: Hit, name: str) -> int:
    start, end = hit.slots[name]
    while start < end and hit.folded[start] == " ":
        start += 1
    return start


_SIBLINGS = (Sibling("min_instance_number", "最小实例数量，默认值为0。"), Sibling("max_instance_number", "最大实例数量，默认值为0。"))
_SIBLINGS_EN = (Sibling("min_instance_number", "Specifies the minimum number of instances."), Sibling("cool_down_time", "Specifies the cooldown period."))
_IS_ZH = "[为|是|:|取|设置为|设为|等于|取值为|填|使用]"
_MEANS_NONE_ZH = "(企业项目|安全组|大小|加密|密钥|情况|租户|项目|网络|域|配额|路由|用户|区域|存储|创建|支持|生成|分配|后端|主机|策略组|排序|证书|操作|回调|规则|返回|显示)"

RULE = Rule(
    id="default",
    doc="The value used when the field is absent: `默认值为0`, `is 300 by default`, `left blank by default`, or another field's value.",
    phrases=(
        Pair(f"(默认值|默认取值|缺省值|缺省取值|默认参数){_IS_ZH}[为|是|:] {{value:rest}}", "default value[s][ of this parameter| of this field| of the parameter| for this parameter| here]( is set to| is|:| being| set to| of) {value:rest}"),
        Pair("(默认|缺省)[情况下|情况|时][则](为|是|取值为|设置为|取|:|等于|填充为|设为|使用) {value:rest}", "default(: | is | to | operation is | number is | method is | mode is | type is | format is | setting is | protocol is | option is | status is ){value:rest}"),
        Pair("(默认|缺省)[情况下] {value:rest}", "defaults to {value:rest}", "loose"),
        Pair("", "default value of[ the][ parameter| field] {owner:ref}[ parameter| field] is {value:rest}"),
        Pair("", "default value {value:literal}", "loose"),
        Pair("", "default value {value:literal} (is used|will be used|is applied|applies)", "behind"),
        Pair("", "(,|the value|the|^) {value:literal} (is|will be) used(,| as the default value| by default)", "behind-used"),
        Pair("(默认值|默认取值|缺省值)与 {value:ref} [参数|字段]_[的]_[值|取值]_(相同|一致|保持一致)", "default value is[ set to]( the same as|) (that of|the value of|the same as)[ the]_[ parameter| field] {value:ref}", "same"),
        Pair("", "both the default value and maximum value are {value:literal}", "both"),
        Pair("", "{value:empty}[ is used] by default", "behind"),
        Pair("", "(is|value|set to|be|to|and) {value:literal} by default", "behind"),
        Pair("", "(is|be) (set to |){value:literal}[,] by default", "behind"),
        Pair("", "(set to|value is) {value:literal}[,] by default", "behind-set"),
        Pair("", "by default, (the value|its value|this parameter|it|the parameter value|the value of this parameter) (is|is set to) {value:rest}"),
        Pair("", "(parameter|field|value|it|and) (is|are) {value:literal} (blank )by default", "behind"),
        Pair("", "(is|are|be) left {value:literal} by default", "behind"),
        Pair("(不填|不传|不设置|缺省|不指定|未指定|不带|为空|未设置|不选|不配置)[该参数|该字段|此参数|则|时|,|则]_[系统]_默认[值][为|是|取|:] {value:rest}", ""),
        Pair(f"默认{_MEANS_NONE_ZH}", "by default$", "nothing"),
        Pair("默认(最小单位|步长)", "minimum (unit|increment)[ for bandwidth adjustment] (is|varies)", "nothing"),
        Pair("", "default (enterprise project|security group|domain|project|port|route|quota|key|network)", "nothing"),
    ),
    build=_build,
    examples=(
        zh("最小实例数量，默认值为0。", Default(value=0), type=INTEGER),
        zh("期望实例数量，默认值为最小实例数。", DefaultFromField(field=FieldRef("最小实例数", "min_instance_number")), type=INTEGER, name="desire_instance_number", siblings=_SIBLINGS),
        zh("默认值：1000", Default(value="1000"), type=STRING),
        zh("取值为asc或desc，默认desc。", Enumeration(values=(EnumValue("asc"), EnumValue("desc"))), Default(value="desc"), type=STRING),
        zh(
            "查询记录数（action为count时无此参数）如果action为filter默认为1000",
            ConditionalDefault(cases=(DefaultCase(1000, Condition("action为filter", FieldRef("action", "action"), ("filter",))),)),
            Default(value=1000),
            type=INTEGER,
            siblings=(Sibling("action", ""),),
        ),
        en(
            "Number of records (not available when action is set to count). If action is set to filter, the default value is 1000.",
            ConditionalDefault(cases=(DefaultCase(1000, Condition("action is set to filter", FieldRef("action", "action"), ("filter",))),)),
            Default(value=1000),
            type=INTEGER,
            siblings=(Sibling("action", ""),),
        ),
        zh("不启用时默认为false。", Default(value=False), type=BOOLEAN),
        zh("如果size和percentage参数均无配置，则size默认为1。", Default(value=1), type=INTEGER, name="size", siblings=(Sibling("size", ""), Sibling("percentage", ""))),
        en("If neither is set, size is 1 by default.", Default(value=1), type=INTEGER, name="size", siblings=(Sibling("size", ""), Sibling("percentage", ""))),
        zh("默认为空。", DefaultEmpty(), type=STRING),
        zh("默认值：空字符串", Default(value=""), type=STRING),
        zh("默认值：HTTP/1.1。", Default(value="HTTP/1.1"), type=STRING),
        en("If this parameter is not specified, IPv4 is used by default.", Default(value="IPv4"), type=STRING),
        en("If this parameter is not specified, the default value 0 is used.", Default(value=0), type=INTEGER),
        en("Value range: 5 to 60; default: 5", Range(min=5, max=60), Default(value=5), type=INTEGER),
        zh("默认取值与name相同。", DefaultFromField(field=FieldRef("name", "name")), type=STRING, name="alias", siblings=(Sibling("name", ""),)),
        en("The default value is the same as that of name.", DefaultFromField(field=FieldRef("name", "name")), type=STRING, name="alias", siblings=(Sibling("name", ""),)),
        en("If action is set to filter, the default value of offset is 0.", ConditionalDefault(cases=(DefaultCase(0, Condition("action is set to filter", FieldRef("action", "action"), ("filter",))),)), Default(value=0), type=INTEGER, name="offset", siblings=(Sibling("action", ""),)),
        en("The default value is 300s.", Default(value=300), Unit(name="second"), type=INTEGER),
        en("The port is set to 80 by default.", Default(value=80), type=INTEGER),
        en("This parameter is left blank by default.", DefaultEmpty(), type=STRING),
        en("The default value is the minimum number of instances.", DefaultFromField(field=FieldRef("the minimum number of instances", "min_instance_number")), type=INTEGER, name="desire_instance_number", siblings=_SIBLINGS_EN),
    ),
    counter_examples=(
        zh("如果size和percentage参数均无配置，则size默认为1。", Default(value=1), type=INTEGER, name="percentage", siblings=(Sibling("size", ""), Sibling("percentage", ""))),
        en("If neither is set, size is 1 by default.", Default(value=1), type=INTEGER, name="percentage", siblings=(Sibling("size", ""), Sibling("percentage", ""))),
        en("If it is not set, the default value of size is 1.", Default(value=1), type=INTEGER, name="percentage", siblings=(Sibling("size", ""), Sibling("percentage", ""))),
        zh("（action为count时无此参数）默认值见表1。", ConditionalDefault(cases=(DefaultCase(1, Condition("action为count")),)), type=INTEGER, siblings=(Sibling("action", ""),)),
        en("Validity period (unit: second). The default value is 15 minutes.", Default(value=15), type=INTEGER),
        en("If it is left blank, encryption is used by default.", Default(value="encryption"), type=STRING),
        zh("否则将使用默认企业项目。", Default(value="企业项目"), type=STRING),
        zh("传入的第一个子网默认作为云服务器的主网卡。", Default(value="作为"), type=ArrayType()),
        en("Otherwise, the default enterprise project will be used.", Default(value="enterprise"), type=STRING),
        en("The first subnet transferred serves as the primary NIC of the ECS by default.", Default(value="ECS"), type=STRING),
    ),
)

CONDITIONAL = Rule(
    id="conditional-default",
    doc="A default for each case: `当伸缩组设置负载均衡时，默认为ELB_AUDIT；否则默认为NOVA_AUDIT`.",
    scope=Scope.LINE,
    phrases=(
        Pair(
            "(当|如果|若) {condition:clause}(时|,) [,]默认[值][为|是|:] {first:literal}[。|;|,] (否则|其他情况|其它情况|其余情况|反之)[,][则]默认[值][为|是|:] {third:literal}",
            "(when|if) {condition:clause}, the default value is {first:literal}[.|;|,] otherwise,[ the] default value is {third:literal}",
        ),
        Pair(
            "(当|如果|若) {condition:clause}(时|,) [,]默认[值][为|是|:] {first:literal}[。|;|,] (当|如果|若) {other:clause}(时|,) [,]默认[值][为|是|:] {second:literal}",
            "(when|if) {condition:clause}, the default value is {first:literal}[.|;|,] (when|if) {other:clause}, the default value is {second:literal}",
        ),
    ),
    build=_build_cases,
    examples=(
        zh(
            "当伸缩组设置负载均衡时，默认为ELB_AUDIT；否则默认为NOVA_AUDIT。",
            ConditionalDefault(cases=(DefaultCase("ELB_AUDIT", Condition("伸缩组设置负载均衡")), DefaultCase("NOVA_AUDIT"))),
            type=STRING,
        ),
        en(
            "When load balancing is configured for an AS group, the default value is ELB_AUDIT. Otherwise, the default value is NOVA_AUDIT.",
            ConditionalDefault(
                cases=(DefaultCase("ELB_AUDIT", Condition("load balancing is configured for an AS group")), DefaultCase("NOVA_AUDIT"))
            ),
            type=STRING,
        ),
    ),
    counter_examples=(
        zh("当伸缩组没有指定安全组时，将使用默认安全组。", Default(value="安全组"), type=STRING),
        en("If it is not specified, the default security group is used.", Default(value="security"), type=STRING),
    ),
)
