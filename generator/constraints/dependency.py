"""When a field is mandatory, and when it has an effect."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.constraint import Condition, EffectiveWhen, FieldRef, RequiredWhen
from ..model.schema import INTEGER, STRING, In
from ..source.text import Lang
from .conditions import condition_of
from .rule import FieldContext, Found, Hit, Pair, Rule, Sibling, en, zh


def _build_required(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if _negated(hit):
        return
    if context.location is In.RESPONSE:
        # A response row that repeats what the request row says demands nothing of the response.
        yield Found(None)
        return
    if hit.tag == "others":
        yield from _required_others(hit, context)
        return
    if _names_a_sibling(hit, context) or _speaks_of_its_own_value(hit) or _demands_something_else(hit):
        return
    if hit.tag == "both":
        yield Found(EffectiveWhen(condition=condition_of(hit.text.slice(*hit.slots["when"]), context)))
    yield Found(RequiredWhen(condition=condition_of(hit.text.slice(*hit.slots["when"]), context)))


def _required_others(hit: Hit, context: FieldContext) -> Iterable[Found]:
    condition = condition_of(hit.text.slice(*hit.slots["when"]), context)
    siblings = {sibling.name for sibling in context.siblings}
    names = dict.fromkeys(_NAME.findall(hit.get("fields") or " ".join(hit.get(slot) for slot in ("first", "second", "third", "fourth"))))
    for name in names:
        if name in siblings:
            yield Found(RequiredWhen(condition=condition), about=name)


def _names_a_sibling(hit: Hit, context: FieldContext) -> bool:
    """True when the sentence says of another field that it is mandatory."""
    subject = hit.get("this") if "this" in hit else hit.folded[slice(*hit.slots["when"])].rpartition("时")[2]
    siblings = {sibling.name for sibling in context.siblings}
    return any(name in siblings and name != context.name for name in _NAME.findall(subject)) and ("this" in hit or "时" in hit.get("when"))


_OWN_VALUE = re.compile(r"^[ ,]*(?:当|如果|若|when |if )? *(?:(?:该|此|本)(?:参数|字段|值)(?:的值|取值)?(?:为|是|设置为|等于|不为)|取值为|值为|(?:the value|this parameter|this field|it) (?:is|equals) (?!not |specified|left))", re.IGNORECASE)
_OBJECT = re.compile(r"必须(?:指定|填写|设置|传入|配置)$")


def _speaks_of_its_own_value(hit: Hit) -> bool:
    """True for "if the value is WHOLE, … must be specified": what is demanded then is another field."""
    return bool(_OWN_VALUE.match(hit.folded[slice(*hit.slots["when"])]))


def _demands_something_else(hit: Hit) -> bool:
    """True when the verb has an object of its own ("必须指定专线侧网段")."""
    return bool(_OBJECT.search(hit.folded[hit.start : hit.end])) and not re.match(r" *(?:$|[,;。)]|(?:该|此|本)(?:参数|字段))", hit.after)


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.:\-]*")


def _build_effective(hit: Hit, context: FieldContext) -> Iterable[Found]:
    words = hit.folded[slice(*hit.slots["when"])]
    if "必选" in words or words.rstrip().endswith("是否") or words.rstrip().endswith(("后", "之后", "不", "无", "没", "未", "不再", "没有")) or "mandatory" in words:
        return
    if _NOT_BEFORE.search(hit.before):
        # "Not available when" is the inverse of a condition.
        yield Found(None)
        return
    if hit.tag == "not":
        # "Has no effect when" is no condition that a schema states.
        yield Found(None)
        return
    if hit.tag == "bare" and not any(sign in hit.folded[slice(*hit.slots["when"])] for sign in ("为", "是", "=")):
        return
    if re.match(r" *(?![且并的])[A-Za-z\u4e00-\u9fff]", hit.after) and context.lang is Lang.ZH:
        return
    condition = condition_of(hit.text.slice(*hit.slots["when"]), context)
    if len(condition.text) < 2 or hit.folded[hit.end - 1 : hit.end] == "无":
        return
    yield Found(EffectiveWhen(condition=condition))


_NOT_BEFORE = re.compile(r"(?:(?<![a-z])(?:not|never|no longer|cannot be|isn't|doesn't)(?: be)?|不|无|未|没有) *$", re.IGNORECASE)


def _negated(hit: Hit) -> bool:
    words = hit.before[-14:].lower() + hit.folded[hit.start : hit.end].lower()
    return any(word in words for word in ("不是必选", "非必选", "不必选", "not mandatory", "not required", "无需", "不需要"))


_SUBJECT_ZH = "[该|此|本|这个]_[参数|字段|项|值|属性|选项|配置]"
_MUST_ZH = "(必选|必填|必传|必须指定|必须填写|必须设置|必须传入|为必选|必须配置|必须存在|必须有值|必选项|必填项|必选字段|必选参数|必须的|必需的|必需)"
_THIS_EN = "(this parameter|this field|the parameter|it|the field|the value|this value|parameter)"
REQUIRED = Rule(
    id="required-when",
    doc="Mandatory in a case: `scaling_policy_type为RECURRENCE时该项必选`, `mandatory when scaling_policy_type is set to ALARM`.",
    phrases=(
        Pair(
            f"(当|如果|若|如) {{when:clause}} (时|,)[,|] {{fields:names}} [字段|参数|属性]_[均|都]_[是|为]_{_MUST_ZH}",
            "(if|when) {when:clause}, [the ]{first:ref}[, {second:ref}][, {third:ref}][,][ and| or][ {fourth:ref}][ fields| field| parameters| parameter] (are|is) (mandatory|required)",
            "others",
        ),
        Pair(f"{{when:clause}} 时_(生效|有效)_且[为|是]_{_MUST_ZH}", "mandatory and (valid|takes effect|effective|available)[ only] (when|if|only when|only if) {when:rest}", "both"),
        Pair(f"(当|如果|若|如|在|仅当|仅) {{when:when}} [时|的时候|的情况下|场景下][,|] [则]{_SUBJECT_ZH}_[是|为|才]_{_MUST_ZH}", "(mandatory|required|must be specified|must be set|must be configured)[ only| and valid| and takes effect| and can be specified| and effective] (when|if|only when|only if|in the case that) {when:rest}"),
        Pair(f"{{when:clause}} (时|的时候|的情况下|场景下)[,|] [则]{_SUBJECT_ZH}_[是|为|才]_{_MUST_ZH}", "(when|if) {when:text}, {this:clause} (is mandatory|is required|must be specified|must be set|must be configured|becomes mandatory|must be provided|must be contained)"),
        Pair(f"{_SUBJECT_ZH}_(在|当|仅当) {{when:when}} [时|的时候|场景下]_[,]_[是|为|才]_{_MUST_ZH}", "(mandatory|required) in {when:rest}"),
        Pair(f"如果 {{when:when}} [,|] {_SUBJECT_ZH}_[是|为|才]_{_MUST_ZH}", "(mandatory|required|must be specified) unless {when:rest}"),
    ),
    build=_build_required,
    examples=(
        zh(
            "周期策略结束时间，scaling_policy_type为RECURRENCE时该项必选。",
            RequiredWhen(condition=Condition("scaling_policy_type为RECURRENCE", FieldRef("scaling_policy_type", "scaling_policy_type"), ("RECURRENCE",))),
            type=STRING,
            siblings=(Sibling("scaling_policy_type", ""),),
        ),
        zh("当bandwidth_id为空时，该参数是必须的。", RequiredWhen(condition=Condition("bandwidth_id为空", FieldRef("bandwidth_id"), present=False)), type=STRING),
        en(
            "This parameter is mandatory and valid only when charging_mode is prePaid.",
            EffectiveWhen(condition=Condition("charging_mode is prePaid", FieldRef("charging_mode"), ("prePaid",))),
            RequiredWhen(condition=Condition("charging_mode is prePaid", FieldRef("charging_mode"), ("prePaid",))),
            type=STRING,
        ),
        en(
            "This parameter is mandatory when scaling_policy_type is set to ALARM.",
            RequiredWhen(condition=Condition("scaling_policy_type is set to ALARM", FieldRef("scaling_policy_type"), ("ALARM",))),
            type=STRING,
        ),
    ),
    counter_examples=(
        zh("该字段为WHOLE时，必须指定带宽ID。", RequiredWhen(condition=Condition("为WHOLE")), type=STRING),
        en("If the value is WHOLE, the bandwidth ID must be specified.", RequiredWhen(condition=Condition("the value is WHOLE")), type=STRING),
        zh("当source_type为1时，必须指定专线侧网段。", RequiredWhen(condition=Condition("source_type为1", FieldRef("source_type"), ("1",))), type=STRING),
        zh("该字段不是必选。", RequiredWhen(condition=Condition("不是")), type=STRING),
        en("This parameter is not mandatory.", RequiredWhen(condition=Condition("not")), type=STRING),
    ),
)

EFFECTIVE = Rule(
    id="effective-when",
    doc="Has an effect only in a case: `仅当type为HTTP时生效`, `valid only when the health check method is ELB_AUDIT`.",
    phrases=(
        Pair(
            f"(仅当|只有|只有当|仅在|仅|当|只在|仅对|只对|仅针对|只针对) {{when:when}} [时|的时候|的情况下|场景下|才|,]_[,]_{_SUBJECT_ZH}_[才|才会|方可|会|有]_(有效|生效|有意义|起作用|可用|支持设置|才有意义)",
            "(valid|available|effective|takes effect|take effect|meaningful|applicable|applies|works|valid only|configurable)[ only] (only when|only if|when|if|only for|only in) {when:rest}",
        ),
        Pair(f"{_SUBJECT_ZH}_(仅在|仅当|只在|只有在|仅|只有|只有当|仅对|仅针对) {{when:when}} [时|的时候|的情况下|场景下|才]_[才|,]_(有效|生效|有意义|起作用|可用)", "(when|if|only when|only if) {when:text}, {this:clause} (is valid|takes effect|is available|is effective|is meaningful)"),
        Pair(f"{{when:clause}} [时|的时候|的情况下|场景下]_[,]_{_SUBJECT_ZH}_[才|才会|方可|会|有]_(有效|生效|有意义|起作用|可用)&", "", "bare"),
        Pair("", "(valid|takes effect|available|effective) only (after|for|in) {when:rest}"),
        Pair(f"{{when:clause}} [时|的时候|的情况下|场景下]_[,]_[{_SUBJECT_ZH}|{{this:ref}} 参数]_(不生效|无效|无此参数|无该参数|没有此参数|不可用)", "(is invalid|is not available|is not applicable|does not take effect|is not valid|is unavailable|cannot be specified|is not required) (when|if) {when:rest}", "not"),
    ),
    build=_build_effective,
    examples=(
        zh(
            "仅当type为HTTP时生效。",
            EffectiveWhen(condition=Condition("type为HTTP", FieldRef("type", "type"), ("HTTP",))),
            type=STRING,
            siblings=(Sibling("type", ""),),
        ),
        en(
            "This parameter is available only when protocol is set to HTTPS or SSL.",
            EffectiveWhen(condition=Condition("protocol is set to HTTPS or SSL", FieldRef("protocol"), ("HTTPS", "SSL"))),
            type=STRING,
        ),
        en(
            "This parameter is available only when protocol is set to HTTP and session_sticky to true.",
            EffectiveWhen(condition=Condition("protocol is set to HTTP and session_sticky to true")),
            type=STRING,
        ),
        zh(
            "仅当protocol为HTTP且session_sticky为true时生效。",
            EffectiveWhen(condition=Condition("protocol为HTTP且session_sticky为true")),
            type=STRING,
        ),
        en(
            "This parameter is valid only when operation is not SET.",
            EffectiveWhen(condition=Condition("operation is not SET")),
            type=STRING,
            siblings=(Sibling("operation", ""),),
        ),
        zh(
            "仅当instance_id未设置时必选。",
            RequiredWhen(condition=Condition("instance_id未设置", FieldRef("instance_id"), present=False)),
            type=STRING,
        ),
        en(
            "This parameter is mandatory when instance_id is not set.",
            RequiredWhen(condition=Condition("instance_id is not set", FieldRef("instance_id"), present=False)),
            type=STRING,
        ),
    ),
    counter_examples=(
        zh("当type为APP_COOKIE时不生效。", EffectiveWhen(condition=Condition("type为APP_COOKIE")), type=STRING),
        en("This parameter is invalid when type is set to APP_COOKIE.", EffectiveWhen(condition=Condition("type is set to APP_COOKIE")), type=STRING),
        zh("查询记录数（action为count时无此参数）。", EffectiveWhen(condition=Condition("action为count")), type=INTEGER),
        en("This parameter is not available when action is set to count.", EffectiveWhen(condition=Condition("action is set to count")), type=INTEGER),
        zh("配额由1000调整为2000后生效。", EffectiveWhen(condition=Condition("配额由1000调整为2000后")), type=STRING),
        zh("镜像是否可用，取值为true。", EffectiveWhen(condition=Condition("镜像是否")), type=STRING),
        zh("有效期为一年。", EffectiveWhen(condition=Condition("期")), type=STRING),
        en("The certificate is valid.", EffectiveWhen(condition=Condition("valid")), type=STRING),
    ),
)
