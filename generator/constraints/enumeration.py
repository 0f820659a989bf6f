"""Allowed values in running text: `取值范围：A、B、C`, `The value can be A, B, or C`, `0：meaning；1：meaning`."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model.constraint import Default, Enumeration, EnumValue, Range, Scalar, Target
from ..model.schema import BOOLEAN, INTEGER, STRING, ArrayType, MapType, ObjectType, ScalarKind
from ..source.text import Lang
from .conditions import leading_condition
from .literals import Literal, LiteralList, default_of, literal_at, looks_like_code, read_list, typed
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh

_STOP_WORDS = frozenset(
    ["a", "an", "the", "null", "empty", "blank", "none", "left", "set", "used", "specified", "any", "only", "either", "same", "unique", "one", "two", "three", "configured", "changed", "modified", "it", "this", "that", "in", "of", "to", "be", "is", "are", "with", "for", "by", "not", "and", "or", "value", "values", "string", "integer", "number", "numbers", "letter", "letters", "digit", "digits", "queried", "obtained", "found", "created", "deleted"]
)
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
    if not _tail(context.lang).match(hit.folded[found.end :]):
        return False
    if hit.folded[found.end :].lstrip()[:1] in "~-到至" and hit.folded[found.end :].strip():
        return False
    code = sum(looks_like_code(literal) for literal in literals)
    if hit.tag.startswith("loose") and code < len(literals) and not (context.lang is Lang.ZH and _SENTENCE_END.match(hit.folded[found.end :])):
        return False
    if any(_LAYOUT.match(literal.raw) or re.fullmatch(r"[0-9]+-[0-9]+", literal.raw) for literal in literals) or _NO_LIST.search(hit.get("label")):
        return False
    listed = hit.folded[literals[0].start : found.end]
    if "|" in listed and "," in listed:
        # "key1,value1|key2,value2" shows how one value is put together.
        return False
    words = [literal.raw.lower() for literal in literals if not literal.marked]
    if any(word in _STOP_WORDS for word in words) and (len(words) <= _MANY or all(word in _STOP_WORDS for word in words)):
        return False
    return not (hit.tag.startswith("loose") and any(re.fullmatch(r"[0-9.]+", literal.raw) for literal in literals) and not numeric)


_USUAL = re.compile(r"(?:通常|常用)(?:为|是|有|的|取值|值|包括|:){0,4} *$|一般.?.?$|(?:common|commonly|usual|usually|typical|typically|recommended|frequently)(?: used)? (?:values?|options?)?[a-z ]{0,12}$", re.IGNORECASE)
"""Values that are often used are not all."""
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
    named = looks_like_code(literal) or context.lang is Lang.ZH or (_VALUE.match(words) is not None and literal.raw.lower() not in _STOP_WORDS and not _NO_NAME.search(literal.raw))
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
    plain = bool(re.fullmatch(r"[A-Za-z_]{2,40}", literal.raw)) and literal.raw.lower() not in _STOP_WORDS
    return plain and bool(_ALONE.match(hit.folded[found.end :]))


_ALONE = re.compile(r" *(?:$|[。;,]|\.(?: |$))")


def _tail(lang: Lang) -> re.Pattern[str]:
    return _TAIL_ZH if lang is Lang.ZH else _TAIL_EN


_MANY = 3
"""So many values in a row are values, even behind a noun ("取值为镜像属性name、status、id字段")."""
_SENTENCE_END = re.compile(r" *(?:$|[。;])")
_IN_A_CASE = re.compile(r"(?:如果|若|当(?![前然中])|(?<![a-z])(?:if|when|unless|whether) )[^,;:.时]{0,120}$", re.IGNORECASE)
_LABEL_ZH = "(取值范围|取值|可选值|可选的值|可选取值|可取值|枚举值|枚举类型|枚举|有效值|合法值|有效取值|可用值|可选范围|可选项|参数值|值的范围|支持的值|参数取值|可选参数|类型取值|操作标识|字段值|值)"
_IS_ZH = "[只|仅][可以|可|能|能够|只能|仅能|必须|应该|应|需|限|有|目前|当前][仅|只][支持|包括|包含|限定|设置|配置][为|是|:|有|如下|包括|包含|支持|限于|在|为以下|以下][为|是|:|以下|如下|:]"
_VALUE_EN = "(value|values|parameter value|options|value options|field|parameter|type|types|mode|status|state|protocol|algorithm|format|method|methods|it|level)"

INLINE = Rule(
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


def _build_meanings(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if not usable(context) or hit.passage.names_parts or hit.passage.has_other_form:
        return
    if hit.tag == "brackets":
        yield from _build_bracketed(hit, context)
        return
    if hit.tag == "remarked":
        yield from _build_remarked(hit, context)
        return
    found = list(_pairs(hit))
    if hit.tag == "colon" and context.lang is Lang.ZH and not re.search("[\u4e00-\u9fff]", hit.get("meaning")) and not (hit.get("value").isdigit() and re.fullmatch(r"[A-Z][A-Z_ ]{2,40}", hit.raw("meaning"))):
        return
    if any(_LAYOUT.match(literal.raw) or (hit.tag == "colon" and _LABEL.fullmatch(literal.raw)) for literal, _ in found) or hit.get("meaning").startswith("//"):
        return
    if not found or any(not _is_value(literal, hit, context) for literal, _ in found):
        return
    if hit.passage.lines[hit.sentence.line].group is not None and hit.tag == "colon" and hit.sentence.start == 0 and hit.start == 0:
        return
    enumeration = enumeration_of(found, context, False)
    if enumeration is not None:
        yield Found(enumeration, weak=hit.tag == "set")
        for default in defaults_in((literal for literal, _ in found), context):
            yield Found(default)


_BRACKETED = re.compile(r" *(?:[,、;/] *)?(?:或者?|和|以及|及)? *([\u4e00-\u9fff]{1,10}) *\( *([A-Za-z][A-Za-z0-9_\-]{1,40}) *\)")
_KIND_WORDS = ("两种", "三种", "几种", "类型", "状态", "模式", "方式", "取值", "级别", "方向", "策略", "支持")


def _build_bracketed(hit: Hit, context: FieldContext) -> Iterable[Found]:
    """ "公网（public）或者内网（private）": plain words in brackets, each behind its meaning, after a word that announces values."""
    if context.kind is not ScalarKind.STRING or not any(word in hit.before for word in _KIND_WORDS):
        return
    values: list[EnumValue] = []
    at = hit.start
    while match := _BRACKETED.match(hit.folded, at):
        values.append(EnumValue(hit.text.value[slice(*match.span(2))], match.group(1)))
        at = match.end()
    if len(values) > 1 and _SENTENCE_END.match(hit.folded[at:]):
        yield Found(Enumeration(values=tuple(values), target=Target.EACH_ITEM if context.is_array else Target.VALUE), end=at)


_PLAIN_VALUE = re.compile(r"[a-z][a-z0-9_\-]{0,40}|[0-9]{1,4}")


def _build_remarked(hit: Hit, context: FieldContext) -> Iterable[Found]:
    """ "asc（升序）或desc（降序）": plain values, each with its meaning in brackets."""
    if context.kind not in (ScalarKind.STRING, ScalarKind.INTEGER):
        return
    found = read_list(hit.text, hit.folded, hit.slots["value"][0])
    own = [literal for literal in found.values if not any(sibling.name == literal.raw for sibling in context.siblings)]
    if len(own) < 2 or own != list(found.values) or not all(_PLAIN_VALUE.fullmatch(literal.raw) and _HAN.search(literal.remark) for literal in own):
        return
    enumeration = enumeration_of(((literal, literal.remark) for literal in own), context, found.open)
    if enumeration is not None and _tail(context.lang).match(hit.folded[found.end :]):
        yield Found(enumeration, start=own[0].start, end=found.end)


_HAN = re.compile("[\u4e00-\u9fff]")


def _pairs(hit: Hit) -> Iterator[tuple[Literal, str | None]]:
    start, end = hit.slots["value"]
    listed = read_list(hit.text, hit.folded, start)
    meaning = hit.raw("case") or _meaning(hit)
    for literal in listed.values:
        if literal.start < end:
            yield literal, meaning or literal.remark or None
    for match in _AND_ANOTHER.finditer(hit.folded, *hit.slots["meaning"]) if hit.tag == "word" and "meaning" in hit else ():
        another = literal_at(hit.text, hit.folded, match.start("value"))
        if another is not None and another.end <= match.end("value"):
            yield another, _meaning_from(hit, match.end()) or None


_AND_ANOTHER = re.compile(r",? (?:and|while) (?P<value>\"?[A-Za-z0-9_]{1,40}\"?) (?=(?:indicates|refers to|means|represents|stands for) )", re.IGNORECASE)


_NEXT_VALUE = re.compile(r"[,;] *(?:其[他它]|否则|otherwise)|,? (?:and|while) \"?[A-Za-z0-9_]{1,40}\"? (?:indicates|means|refers to|represents|stands for) |[,;] *(?:默认|缺省|其中|单位|取值|the default|(?:and |or |和|或)?\"?[A-Za-z0-9_]{1,40}\"? *(?:表示|代表|:|indicates|为))|;|。|[ .]\"?(?-i:[A-Z][A-Z0-9_]+)\"?:? *(?:indicates|means|refers to|表示|代表)|\. \"?[A-Za-z0-9_]{1,40}\"? (?:indicates|means|refers to) |[ .]\"?[A-Za-z0-9_]{1,40}\"?: *(?:indicates|means|refers to|表示|代表)", re.IGNORECASE)
_BEFORE_VALUE = re.compile(r"(?:^|[,;:.。、()])[ \"']*(?:and |or |其中|如果|若|when |if |the value )?[ \"']*$", re.IGNORECASE)


_VERB = re.compile(r" *(?:表示|代表|indicates |means |refers to )")


def _meaning(hit: Hit) -> str | None:
    """The words behind the value up to the next value, the default, or the end of the clause."""
    return _meaning_from(hit, hit.slots["meaning"][0])


def _meaning_from(hit: Hit, start: int) -> str | None:
    own = _VERB.match(hit.folded, start)
    start = own.end() if own else start
    stop = _NEXT_VALUE.search(hit.folded, start)
    end = stop.start() if stop else len(hit.folded)
    return hit.text.value[start:end].strip(" ，,;；。.\"“”") or None


def _is_value(literal: Literal, hit: Hit, context: FieldContext) -> bool:
    raw = literal.raw
    if (raw.lower() in _STOP_WORDS and not (raw.isupper() and len(raw) > 1)) or any(sibling.name == raw for sibling in context.siblings) or raw == context.name:
        return False
    announced = hit.tag == "colon" and _ANNOUNCED.match(hit.folded)
    if context.lang is Lang.EN and not looks_like_code(literal) and raw not in ("true", "false") and not announced:
        return False
    return hit.tag == "set" or literal.start >= hit.slots["value"][1] or bool(_BEFORE_VALUE.search(hit.folded[: literal.start]))


_ANNOUNCED = re.compile(r"[^:]{0,120}(?<![a-z])(?:values?|options?)(?![a-z])[^:]{0,30}: *\"?[a-z0-9_\-]{1,40}\"?: [^:;]{1,200}; *(?:and |or )?\"?[a-z0-9_\-]{1,40}\"?: ", re.IGNORECASE)
"""A sentence that announces values and parts them with semicolons: then plain words are values too."""
_LABEL = re.compile(r"(?:Units?|Default|Notes?|NOTES?|Range|Values?|Format|Descriptions?|Functions?|Constraints?|Examples?|Options?|Restrictions?)")
"""Words with a capital in front of a colon that name a facet of the field."""
_LAYOUT = re.compile(r"y{2,4}[-/]?m{2}|h{2}[:]?m{2}|h{2}$", re.IGNORECASE)
MEANING = Rule(
    id="value-meaning",
    doc="One value and what it means in a sentence: `EMAIL为发送邮件通知`, `0表示…`, `EMAIL refers to notification by email`.",
    phrases=(
        Pair("{value:literal} [:|,](表示|代表) {meaning:text}&", "{value:literal}[ \\((default|default value|the default value)\\)] (indicates|refers to|means|represents|specifies|stands for) {meaning:text}&", "word"),
        Pair("(^|,|;|:|。|\\)) {value:literal} : {meaning:text}&", "(^|, |; |: |\\. ){value:literal}[_\\(default\\)]: {meaning:text}&", "colon"),
        Pair("{meaning:han} \\( {value:literal} \\)[、|,|;|/]_[或者|或|和|以及|及]_{other:han} \\( {second:literal} \\)", "", "brackets"),
        Pair("(^|,|;|:)_{value:literal} \\( {meaning:han} \\)_[或|或者|、|,|和|/]_{second:literal} \\(", "", "remarked"),
        Pair("^{value:literal} 为{meaning:text}&", "", "word"),
        Pair("如果[是]{case:clause},[则]_取值[为|是] {value:literal}&", "if {case:clause}, (the value is|set the value to|its value is)[ set to] {value:literal}&", "set"),
        Pair("(^|,|;|。|:) {value:bool} 为 {meaning:text}&", "", "word"),
        Pair("(若|如果|当)[取值|值|参数值|该值|该参数]_(设置|配置|指定|取值|)为 {value:literal} [时]_, {meaning:text}&", "", "set"),
        Pair("(取值|值|参数值|该值|设置)[设置|配置|指定]为 {value:literal} [时]_(,则表示|,表示|表示|代表|,则|则) {meaning:text}&", "(value|parameter) is (set to |){value:literal},[ it indicates that| it means that| this means that] {meaning:text}&", "set"),
    ),
    build=_build_meanings,
    examples=(
        zh("EMAIL为发送邮件通知", Enumeration(values=(EnumValue("EMAIL", "发送邮件通知"),), target=Target.EACH_ITEM), type=ArrayType(STRING)),
        zh("zone的类型，公网（public）或者内网（private）。", Enumeration(values=(EnumValue("public", "公网"), EnumValue("private", "内网"))), type=STRING),
        zh("0表示不加密；1表示加密", Enumeration(values=(EnumValue(0, "不加密"), EnumValue(1, "加密"))), type=INTEGER),
        zh("ADD：表示添加实例，REMOVE：表示移除实例，SET：表示设置。", Enumeration(values=(EnumValue("ADD", "添加实例"), EnumValue("REMOVE", "移除实例"), EnumValue("SET", "设置"))), type=STRING),
        en("DATA: indicates a data disk. SYS: indicates a system disk.", Enumeration(values=(EnumValue("DATA", "a data disk"), EnumValue("SYS", "a system disk"))), type=STRING),
        en("ALARM: indicates that an alarm is sent, and RECURRENCE: indicates a period.", Enumeration(values=(EnumValue("ALARM", "that an alarm is sent"), EnumValue("RECURRENCE", "a period"))), type=STRING),
        en(
            "The value can be ACTIVE or pending. ACTIVE: indicates that the image is taken. pending indicates that it waits.",
            Enumeration(values=(EnumValue("ACTIVE", "that the image is taken"), EnumValue("pending"))),
            type=STRING,
        ),
        en("Whether it is encrypted. 0 indicates no encryption and 1 indicates encryption.", Enumeration(values=(EnumValue("0", "no encryption"), EnumValue("1", "encryption"))), type=STRING),
        en("The value can be: ingress: inbound direction; egress: outbound direction.", Enumeration(values=(EnumValue("ingress", "inbound direction"), EnumValue("egress", "outbound direction"))), type=STRING),
        zh("电源状态。0：NO STATE；1：RUNNING", Enumeration(values=(EnumValue(0, "NO STATE"), EnumValue(1, "RUNNING"))), type=INTEGER),
        zh("排序方向，asc（升序）或desc（降序）。", Enumeration(values=(EnumValue("asc", "升序"), EnumValue("desc", "降序"))), type=STRING),
        zh("包含两种：允许（Allow）和拒绝（Deny）。", Enumeration(values=(EnumValue("Allow", "允许"), EnumValue("Deny", "拒绝"))), type=STRING),
        en("true (default value) indicates that it is enabled, and false indicates that it is disabled.", Enumeration(values=(EnumValue(True, "that it is enabled"), EnumValue(False, "that it is disabled"))), Default(value=True), type=BOOLEAN),
        en("EMAIL refers to notification by email.", Enumeration(values=(EnumValue("EMAIL", "notification by email"),), target=Target.EACH_ITEM), type=ArrayType(STRING)),
    ),
    counter_examples=(
        zh("所属的虚拟私有云（vpc）和子网（subnet）。", Enumeration(values=(EnumValue("vpc", "虚拟私有云"), EnumValue("subnet", "子网"))), type=STRING),
        zh("伸缩组ID为空时不返回。", Enumeration(values=(EnumValue("ID", "空时不返回"),)), type=STRING),
        zh("这表示系统盘。", Enumeration(values=(EnumValue("这", "系统盘"),)), type=STRING),
        en("The disk is found. It indicates a system disk.", Enumeration(values=(EnumValue("It", "a system disk"),)), type=STRING),
        en("The policy refers to a group.", Enumeration(values=(EnumValue("policy", "a group"),)), type=BOOLEAN),
    ),
)
