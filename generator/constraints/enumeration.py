"""Allowed values in running text: `取值范围：A、B、C`, `The value can be A, B, or C`, `can only be A`."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model.constraint import Default, Enumeration, EnumValue, Range, Scalar, Target
from ..model.schema import INTEGER, STRING, ArrayType, MapType, ObjectType, ScalarKind
from ..source.text import Lang
from .conditions import leading_condition
from .literals import Literal, LiteralList, default_of, looks_like_code, read_list, typed
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh

STOP_WORDS = frozenset(
    ["a", "an", "the", "null", "empty", "blank", "none", "left", "set", "used", "specified", "any", "only", "either", "same", "unique", "one", "two", "three", "configured", "changed", "modified", "it", "this", "that", "in", "of", "to", "be", "is", "are", "with", "for", "by", "not", "and", "or", "value", "values", "string", "integer", "number", "numbers", "letter", "letters", "digit", "digits", "queried", "obtained", "found", "created", "deleted"]
)
"""Words of a sentence that are no values of their own."""
_TAIL_ZH = re.compile(
    r" *(?:$|[。,;:)(、|]|等|中的|其中|之一|[两二三四五六七八九十0-9几]+[种个类项者]|方式|类型|格式|状态|协议|字段|属性|值|且|表示|区分|不区分|时?$|或者?$|算法|模式|级别|参数)"
)
_TAIL_EN = re.compile(
    r" *(?:$|[.,;:)(]|in the unit|and the default|only|for |when |if |based|which|where|indicat|by default|are |is |depending|format|mode|currently|"
    r"\(|as |protocol|type|\n|state|is$)",
    re.IGNORECASE,
)


def usable(context: FieldContext) -> bool:
    """True when the field is a scalar or an array of scalars, as far as we know."""
    match context.type:
        case MapType() | ObjectType():
            return False
        case ArrayType(item=None):
            return True
        case ArrayType():
            return context.kind is not None
        case _:
            return True


def enumeration_of(literals: Iterable[tuple[Literal, str | None]], context: FieldContext, is_open: bool) -> Enumeration | None:
    """The literals as an enumeration of the field; None when one of them is no value of its type."""
    values: dict[tuple[type, Scalar], EnumValue] = {}
    for literal, meaning in literals:
        value = typed(literal.raw, context.kind if context.kind is not None else (ScalarKind.STRING if context.is_array else None))
        if value is None:
            return None
        key = (type(value), value)
        if key not in values or (meaning and not values[key].meaning):
            values[key] = EnumValue(value, meaning or None)
    if not values:
        return None
    return Enumeration(values=tuple(values.values()), open=is_open, target=Target.EACH_ITEM if context.is_array else Target.VALUE)


def defaults_in(literals: Iterable[Literal], context: FieldContext) -> Iterator[Default]:
    """The default that is marked among enumerated values."""
    marked = default_of(tuple(literals))
    if marked is not None:
        value = typed(marked.raw, context.kind)
        if value is not None:
            yield Default(value=value)


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if not usable(context) or hit.passage.names_parts:
        return
    found = read_list(hit.text, hit.folded, hit.slots["values"][0])
    if not found.values and (again := _SAID_AGAIN.search(hit.folded, hit.slots["values"][0], hit.slots["values"][1])):
        # "取值由A确定，取值为32或64": the label stands twice.
        found = read_list(hit.text, hit.folded, again.end())
    if hit.tag == "noun" and len(found.values) < _MANY:
        return
    if hit.tag == "in-brackets" and not (len(found.values) > 1 and all(_CAPITALS.fullmatch(literal.raw) for literal in found.values) and _CLOSED.match(hit.folded[found.end :])):
        return
    if not _acceptable(found, hit, context):
        if _is_one_word(found, hit):
            # One fixed value ("取值为private。") is understood, and is no list.
            yield Found(None, end=found.end)
        return
    if context.kind is ScalarKind.BOOLEAN and len(found.values) < 2:
        yield Found(None, end=found.end)
        return
    enumeration = enumeration_of(((literal, literal.remark or None) for literal in found.values), context, found.open)
    if enumeration is None:
        return
    yield Found(enumeration, end=found.end)
    for default in defaults_in(found.values, context):
        yield Found(default, end=found.end)


_SAID_AGAIN = re.compile(r"(?<=[,;: ])(?:取值|可选值)(?:范围)?(?:为|是|:)")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9_]{2,60}")
_CLOSED = re.compile(r" *\) *[.。]?$")


def _acceptable(found: LiteralList, hit: Hit, context: FieldContext) -> bool:
    literals = found.values
    if not literals or any(not literal.raw for literal in literals):
        return False
    fixed = _is_fixed(found, hit, context)
    if len(literals) == 1 and not fixed and not (hit.tag == "headed" and "范围" not in hit.folded[hit.start : hit.slots["values"][0]] and "range" not in hit.folded[hit.start : hit.slots["values"][0]].lower()):
        return False
    if all(any(sibling.name == literal.raw for sibling in context.siblings) or literal.raw == context.name for literal in literals):
        return False
    if hit.passage.has_other_form or _USUAL.search(hit.folded[max(0, hit.slots["values"][0] - 40) : hit.slots["values"][0]]):
        return False
    if hit.before.endswith("格式的") and "format" not in context.name.lower():
        return False
    if _IN_A_CASE.search(hit.before) and hit.tag != "headed":
        return False
    if hit.before.rstrip().lower().endswith(("default", "默认", "缺省", "initial")) or "对应" in hit.before.rpartition(",")[2]:
        return False
    numeric = context.kind in (ScalarKind.INTEGER, ScalarKind.NUMBER)
    if len(literals) == 1 and not fixed and (numeric or (not looks_like_code(literals[0]) and context.lang.value == "en") or found.open):
        return False
    if not tail_of(context.lang).match(hit.folded[found.end :]):
        return False
    if hit.folded[found.end :].lstrip()[:1] in "~-到至" and hit.folded[found.end :].strip():
        return False
    code = sum(looks_like_code(literal) for literal in literals)
    if hit.tag.startswith("loose") and code < len(literals) and not (context.lang is Lang.ZH and SENTENCE_END.match(hit.folded[found.end :])):
        return False
    if any(LAYOUT.match(literal.raw) or re.fullmatch(r"[0-9]+-[0-9]+", literal.raw) for literal in literals) or _NO_LIST.search(hit.get("label")):
        return False
    listed = hit.folded[literals[0].start : found.end]
    if "|" in listed and "," in listed:
        # "key1,value1|key2,value2" shows how one value is put together.
        return False
    words = [literal.raw.lower() for literal in literals if not literal.marked]
    if any(word in STOP_WORDS for word in words) and (len(words) <= _MANY or all(word in STOP_WORDS for word in words)):
        return False
    return not (hit.tag.startswith("loose") and any(re.fullmatch(r"[0-9.]+", literal.raw) for literal in literals) and not numeric)


_USUAL = re.compile(r"(?:通常|常用)(?:为|是|有|的|取值|值|包括|:){0,4} *$|一般.?.?$|(?:common|commonly|usual|usually|typical|typically|recommended|frequently)(?: used)? (?:values?|options?)?[a-z ]{0,12}$", re.IGNORECASE)
"""Values that are often used are not all."""
LAYOUT = re.compile(r"y{2,4}[-/]?m{2}|h{2}[:]?m{2}|h{2}$", re.IGNORECASE)
"""Letters of a date or a time, which are no values."""
_NO_LIST = re.compile("格式|正则|regular expression|regex", re.IGNORECASE)
"""Labels of one form that values have; signs in a regular expression part no values."""


_ONLY = re.compile(r"(?:只|仅)(?:能|可|可以|允许|支持|限)|固定|(?<![a-z])(?:only|fixed|always)(?![a-z])", re.IGNORECASE)
_MUST = re.compile(r"必须|(?<![a-z])must(?![a-z])", re.IGNORECASE)


def _is_fixed(found: LiteralList, hit: Hit, context: FieldContext) -> bool:
    """True for the one value of "can only be HARD"; a value that holds in a case is none."""
    if len(found.values) != 1 or found.open or (hit.tag.startswith("loose") and not _ONLY_BEHIND.match(hit.folded[found.end :])) or not _FIXED_END.match(hit.folded[found.end :]):
        return False
    (literal,) = found.values
    words = hit.folded[hit.start : literal.start]
    only = _ONLY.search(words) or _ONLY_BEHIND.match(hit.folded[found.end :]) or (literal.marked and _MUST.search(words))
    if not only or leading_condition(hit.text, hit.folded, hit.start, context) is not None:
        return False
    named = looks_like_code(literal) or context.lang is Lang.ZH or (_VALUE.match(words) is not None and literal.raw.lower() not in STOP_WORDS and not _NO_NAME.search(literal.raw))
    return literal.raw.isascii() and (named or context.kind in (ScalarKind.INTEGER, ScalarKind.NUMBER)) and not _FORMS.fullmatch(literal.raw)


_ONLY_BEHIND = re.compile(r" only(?: *$|[.,;])")
_FIXED_END = re.compile(r"(?: only)? *(?:$|[。;,]|\.(?: |$)|\()")
_VALUE = re.compile(r"(?:parameter |field )?value(?![a-z])", re.IGNORECASE)
_NO_NAME = re.compile(r"ed$|(?:able|ible)$|^(?:read|sent|seen|made|done|shown|bound|run|(?:upper|lower)case|positive|negative|numeric|valid|integers?)$")
"""Plain words behind "the value can only be" that tell what is done with it, or of what kind it is."""
_FORMS = re.compile(r"uuid|ip(?:v[46])?|url|uri|json|cidr|mac|utc|base64|ascii|id|https? .*", re.IGNORECASE)
"""Names of forms that values have, and no values."""


def _is_one_word(found: LiteralList, hit: Hit) -> bool:
    if len(found.values) != 1 or hit.tag not in ("", "headed") or _IN_A_CASE.search(hit.before):
        return False
    (literal,) = found.values
    plain = bool(re.fullmatch(r"[A-Za-z_]{2,40}", literal.raw)) and literal.raw.lower() not in STOP_WORDS
    return plain and bool(_ALONE.match(hit.folded[found.end :]))


_ALONE = re.compile(r" *(?:$|[。;,]|\.(?: |$))")


def tail_of(lang: Lang) -> re.Pattern[str]:
    """What may stand behind the last value of a list."""
    return _TAIL_ZH if lang is Lang.ZH else _TAIL_EN


_MANY = 3
"""So many values in a row are values, even behind a noun ("取值为镜像属性name、status、id字段")."""
SENTENCE_END = re.compile(r" *(?:$|[。;])")
"""Nothing of the clause is left."""
_IN_A_CASE = re.compile(r"(?:如果|若|当(?![前然中])|(?<![a-z])(?:if|when|unless|whether) )[^,;:.时]{0,120}$", re.IGNORECASE)
_LABEL_ZH = "(取值范围|取值|可选值|可选的值|可选取值|可取值|枚举值|枚举类型|枚举|有效值|合法值|有效取值|可用值|可选范围|可选项|参数值|值的范围|支持的值|参数取值|可选参数|类型取值|操作标识|字段值|值)"
_IS_ZH = "[只|仅][可以|可|能|能够|只能|仅能|必须|应该|应|需|限|有|目前|当前][仅|只][支持|包括|包含|限定|设置|配置][为|是|:|有|如下|包括|包含|支持|限于|在|为以下|以下][为|是|:|以下|如下|:]"
_VALUE_EN = "(value|values|parameter value|options|value options|field|parameter|type|types|mode|status|state|protocol|algorithm|format|method|methods|it|level)"

RULE = Rule(
    id="enumeration",
    doc="Values listed in a sentence, after a label or a verb; examples and ranges are none.",
    phrases=(
        Pair(f"{_LABEL_ZH}{_IS_ZH}[为] {{values:list}}", f"{_VALUE_EN} (can be|may be|must be|is|are|could be|should be|can only be)[ set to| one of| one of the following| either| specified as| only| any of][:| values:] {{values:list}}"),
        Pair("(取值范围|可选值|枚举值|枚举类|枚举类型|可取值|有效值)[为|包括|有|如下]: {values:list}", "(value range|value options|options|available values|possible values|valid values|enumerated values|enumerated value of the {what:name}|enumerated value|value|value list|allowed values)[ include| are| is][ as follows]: {values:list}", "headed"),
        Pair("(可以|可|只能|仅能|必须|需|只可|仅可|限|仅限|只限)(为|是|于|取|取值为|选择|填写|填|设置为|配置为|设为|传|选) {values:list}", "(options|available values|possible values|valid values|value options|supported values|allowed values|enumerated values|values)[ for this parameter| of this parameter] (include|are|can be|includes|is)[:| as follows:] {values:list}"),
        Pair("[目前|当前|现在|暂时|现|仅|只]支持[的][值|取值|类型|格式|方式|状态|协议][为|有|:|包括|设置为|设为|配置为] {values:list}", "[currently, |only ](supports|support|supporting)[ only] {values:list}", "loose"),
        Pair("(包括|包含|分为|分别为|分别是|分为:|有|取值包括|如下:|为以下值:)[:] {values:list}", "(include|includes|including|are|either|can be) {values:list}", "loose"),
        Pair("^{label:name}[为|是|包括|有]: {values:list}", "^{label:name}: {values:list}", "loose-label"),
        Pair("(设置为|设为|配置为|填写为|填写) {values:list}", "(can be set to|set to|can only be set to|must be set to) {values:list}", "loose"),
        Pair(f"{_LABEL_ZH}{_IS_ZH}[为]{{noun:han}}(?=[A-Za-z]) {{values:list}}".replace("(?=[A-Za-z])", ""), "value can be {noun:clause}: {values:list}", "noun"),
        Pair("(只能|仅能|只可|仅可|只允许|固定)(取值为|取值|取|为|是|设置为|配置为|填写为|填写|填)[为|是|:] {values:list}", "(can only be|is fixed to|is fixed at|can be set only to|can only be set to|must always be)[ set to| one of| either] {values:list}", "only"),
        Pair("(状态|类型|模式|方式|级别|方向|策略) \\( {values:list}", "(status|type|mode|state|direction|level|policy) \\({values:list}", "in-brackets"),
        Pair("", "(status|type|mode|state|direction|level|policy|protocol|method|action|order), which can be[ set to| either] {values:list}"),
        Pair("", "(only|currently,) {values:list} (is|are) supported", "loose"),
    ),
    build=_build,
    examples=(
        zh("取值范围：TCP、UDP和HTTP。", Enumeration(values=(EnumValue("TCP"), EnumValue("UDP"), EnumValue("HTTP"))), type=STRING),
        zh("操作标识（区分大小写），支持filter、count。", type=INTEGER),
        zh("可以为ACTIVE、PENDING_CREATE 或者ERROR。", Enumeration(values=(EnumValue("ACTIVE"), EnumValue("PENDING_CREATE"), EnumValue("ERROR"))), type=STRING),
        zh("取值为镜像属性name、status、id字段。", Enumeration(values=(EnumValue("name"), EnumValue("status"), EnumValue("id"))), type=STRING),
        zh("建议设置为“true”或者“false”。", Enumeration(values=(EnumValue("true"), EnumValue("false"))), type=STRING),
        zh("伸缩组实例健康检查方式：ELB_AUDIT和NOVA_AUDIT。", Enumeration(values=(EnumValue("ELB_AUDIT"), EnumValue("NOVA_AUDIT"))), type=STRING),
        en("The value can be 1, 5, 15, 60, or 180.", Enumeration(values=tuple(map(EnumValue, (1, 5, 15, 60, 180)))), type=INTEGER),
        zh("取值为active、saving、deleted、killed，只有active的镜像才可以使用。", Enumeration(values=(EnumValue("active"), EnumValue("saving"), EnumValue("deleted"), EnumValue("killed"))), type=STRING),
        zh("资源类型，枚举类：scaling_group_tag", Enumeration(values=(EnumValue("scaling_group_tag"),)), type=STRING),
        zh("操作标识：取值为create（创建）、delete（删除）。", Enumeration(values=(EnumValue("create", "创建"), EnumValue("delete", "删除"))), type=STRING),
        zh("取值由A确定，取值为32或64。", Enumeration(values=(EnumValue("32"), EnumValue("64"))), type=STRING),
        zh("当前key的参数值只能取“resource_name”。", Enumeration(values=(EnumValue("resource_name"),)), type=STRING),
        en("The value can be set to PRIVATE only.", Enumeration(values=(EnumValue("PRIVATE"),)), type=STRING),
        zh("取值只能为internal。", Enumeration(values=(EnumValue("internal"),)), type=STRING),
        zh("操作标识，仅限于create（创建）。", Enumeration(values=(EnumValue("create", "创建"),)), type=STRING),
        en("The value can only be create.", Enumeration(values=(EnumValue("create"),)), type=STRING),
        en("The value can be Single, Ha, or Replica, which correspond to three kinds.", Enumeration(values=(EnumValue("Single"), EnumValue("Ha"), EnumValue("Replica"))), type=STRING),
        en("The value can only be HARD.", Enumeration(values=(EnumValue("HARD"),)), type=STRING),
        zh("固定取值为12。", Enumeration(values=(EnumValue(12),)), type=INTEGER),
        en("The value is fixed to 12.", Enumeration(values=(EnumValue(12),)), type=INTEGER),
        zh("枚举值：[active, inactive]", Enumeration(values=(EnumValue("active"), EnumValue("inactive"))), type=STRING),
        zh("状态（ACTIVE/INACTIVE）。", Enumeration(values=(EnumValue("ACTIVE"), EnumValue("INACTIVE"))), type=STRING),
        en("Status (ACTIVE/INACTIVE).", Enumeration(values=(EnumValue("ACTIVE"), EnumValue("INACTIVE"))), type=STRING),
        en("Access key status, which can be active or inactive.", Enumeration(values=(EnumValue("active"), EnumValue("inactive"))), type=STRING),
        en("The health check methods include ELB_AUDIT and NOVA_AUDIT.", Enumeration(values=(EnumValue("ELB_AUDIT"), EnumValue("NOVA_AUDIT"))), type=STRING),
        en("The value can be TCP or HTTP.", Enumeration(values=(EnumValue("TCP"), EnumValue("HTTP"))), type=STRING),
    ),
    counter_examples=(
        zh("正则表达式：/;ACTIVE();/", Enumeration(values=(EnumValue("/"), EnumValue("ACTIVE"))), type=STRING),
        zh("取值范围：UUID格式，或者是字符串“0”和“all_granted_eps”。", Enumeration(values=(EnumValue("0"), EnumValue("all_granted_eps"))), type=STRING),
        en("Commonly used values are 10, 20, and 50.", Enumeration(values=(EnumValue(10), EnumValue(20), EnumValue(50))), type=INTEGER),
        zh("取值一般为10，20，50，默认为500。", Enumeration(values=(EnumValue(10), EnumValue(20), EnumValue(50))), type=INTEGER),
        zh("格式必须为hh:mm-HH:MM，mm取值必须为00、15、30或45。", Enumeration(values=tuple(map(EnumValue, ("00", "15", "30", "45")))), type=STRING),
        zh("单值，例如200。", Enumeration(values=(EnumValue("200"),)), type=STRING),
        zh("取值范围：1-50", Enumeration(values=(EnumValue(1), EnumValue(50))), type=INTEGER),
        zh("当protocol为UDP时，取值只能为UDP。", Enumeration(values=(EnumValue("UDP"),)), type=STRING),
        en("If protocol is set to UDP, the value can only be UDP.", Enumeration(values=(EnumValue("UDP"),)), type=STRING),
        en("The value can only be changed by the administrator.", Enumeration(values=(EnumValue("changed"),)), type=STRING),
        zh("取值格式：key1,value1|key2,value2。", Enumeration(values=tuple(map(EnumValue, ("key1", "value1", "key2", "value2")))), type=STRING),
        en("The format is as follows: key1,value1|key2,value2.", Enumeration(values=tuple(map(EnumValue, ("key1", "value1", "key2", "value2")))), type=STRING),
        en("The value must be UUID.", Enumeration(values=(EnumValue("UUID"),)), type=STRING),
        zh("设备所属（DHCP/Router/Nova）。", Enumeration(values=(EnumValue("DHCP"), EnumValue("Router"), EnumValue("Nova"))), type=STRING),
        en("The value is unique.", Enumeration(values=(EnumValue("unique"),)), type=STRING),
        en("The value ranges from 1 to 50.", Range(min=1, max=5), type=INTEGER),
    ),
)
