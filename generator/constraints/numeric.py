"""Bounds of numbers: intervals with any bracket and dash, single bounds, and ranges that hold only in a case."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..model.constraint import Condition, FieldRef, Range, Target, Unit
from ..model.schema import INTEGER, STRING, MapType, ObjectType, ScalarKind
from .conditions import condition_of, is_recommended, leading_condition
from .numbers import UNBOUNDED, read_number
from .rule import FieldContext, Found, Hit, Pair, Rule, Sibling, en, zh
from .units import unit_named

_DASH = "(-|~|到|至|--|——)"
_INTERVAL_ZH = "[\\[|\\(|\\{] {min:int} [{low:unit}] (-|~|到|至|--|~~) {max:upper} [{unit:unit}] [\\]|\\)|\\}]"
_INTERVAL_EN = "[\\[|\\(]{min:int}[_{low:unit}]_(to|-|~|through)_{max:upper}[_{unit:unit}][\\]|\\)]"
_BRACKETS = "(\\[|\\(){min:int}_,_{max:upper}_(\\]|\\))"
_CUE_ZH = "(取值范围|取值区间|取值限制|取值的范围|数值范围|值范围|有效范围|端口范围|端口号范围|大小范围|可选范围|范围|取值|有效值|值域|区间|大小|容量)[应|须|需|必须|可以|可|只能|限制][为|是|在|:|介于|从][为|是|在|:|从|默认|整数|大于] [整数]"
_CUE_EN = (
    "(range[s] from|range[s] between|value range[s]|range is|range:|range is from|range of|ranging from|varies from|be a value from|in the range of|in the range from|in the range|within the range of|size ranges|value ranges)"
)


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if (context.is_array and context.kind is None) or isinstance(context.type, (ObjectType, MapType)) or context.kind is ScalarKind.BOOLEAN:
        return
    if hit.tag.startswith("bare") and context.kind not in (ScalarKind.INTEGER, ScalarKind.NUMBER):
        return
    if re.search(r"maximum (?:of|are)", hit.folded[hit.start : hit.end], re.IGNORECASE) and (context.kind is ScalarKind.STRING or re.match(r" +[a-z]", hit.after)):
        # "A maximum of 10 keys" counts keys; the bound of a number is called its value.
        return
    low, high = _bound(hit.get("min")), _bound(hit.get("max"))
    if unit_named(hit.get("low")) != unit_named(hit.get("unit")) and "low" in hit and "unit" in hit:
        # "15min ~ 24h": no two bounds of one unit.
        yield Found(None)
        return
    if hit.tag in ("natural", "positive"):
        low = 0 if hit.tag == "natural" else 1
    if hit.tag.startswith("number") and not (context.kind is ScalarKind.INTEGER or hit.before.rstrip(" \"").endswith(context.name or "\n")):
        return
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return
    if context.is_array and ((hit.get("unit") or hit.after.lstrip()[:1]) == "个" or hit.after.lstrip().startswith(("项", "条", "items", "elements"))):
        return
    if _is_about_something_else(hit) and not (context.kind is ScalarKind.INTEGER and "min" in hit and "max" in hit and not hit.tag):
        return
    if _is_a_case(hit):
        return
    if is_recommended(hit.folded, hit.start):
        yield Found(None)
        return
    if hit.tag == "between" and hit.get("other") not in ("", context.name, "value", "x", "n"):
        yield Found(None)
        return
    unit = unit_named(hit.get("unit")) or unit_named(hit.get("low"))
    if context.kind is ScalarKind.STRING and (unit is not None or _COUNTED.search(hit.before)) and (low is None or high is None):
        # "The request body cannot exceed 2 MB", "the time span cannot exceed 30 days": about what the string holds.
        yield Found(None)
        return
    matched = hit.folded[hit.start : hit.end].rstrip()
    in_brackets = hit.folded[: hit.slots["min"][0]].rstrip()[-1:] in "[(" if "min" in hit else False
    bounds = Range(
        min=low,
        max=high,
        exclusive_min=low is not None and ("above" in hit.tag or (in_brackets and hit.folded[: hit.slots["min"][0]].rstrip().endswith("(") and matched.endswith("]"))),
        exclusive_max=high is not None and ("below" in hit.tag or (in_brackets and matched.endswith(")") and "[" in matched)),
        target=_target(hit, context),
        condition=_condition(hit, context),
    )
    if hit.tag == "between":
        bounds = replace(bounds, exclusive_min=_less(hit, "min", 1), exclusive_max=_less(hit, "max", -1))
    bounds, end = _with_alternatives(bounds, hit)
    yield Found(bounds, end=end)
    if unit and unit != "count":
        yield Found(Unit(name=unit))


_COUNTED = re.compile(r"(?:个数|数量|次数|总数)$|(?<![a-z])number of [^,;.]{2,60}$", re.IGNORECASE)
_ALONE_BEFORE = re.compile(r"(?:(?:值|取|为|是|:|(?<![a-z])(?:is|be)) *|^)(-?[0-9]{1,10}) *,? *(?:或者?|或为|or) *(?:an? )?(?:integers? |整数|取值范围?|ranges? |values? |greater than |larger than |大于)*(?:为|是|在)?(?:from |between |ranging )*$", re.IGNORECASE)
_ANOTHER = re.compile(r" *(?:,? *(?:或者?|或为|和|or|and) *(?:from |between )?[\[(]?|[,、] *[\[(]?(?=-?[0-9]+ *(?:-|~|to)))(-?[0-9]{1,10})(?: *(?:-|~|to|到|至) *(-?[0-9]{1,19}))?[\])]?(?![0-9%]|\.[0-9]| *[A-Za-z\u4e00-\u9fff])", re.IGNORECASE)


def _with_alternatives(bounds: Range, hit: Hit) -> tuple[Range, int]:
    """The hull with what stands beside the interval: "-1 or 1 to 100", "1 to 100 or 200 to 300"; and where that ends."""
    others: list[float] = []
    alone = _ALONE_BEFORE.search(hit.folded[: hit.slots["min"][0]]) if "min" in hit else None
    words = [hit.get("also"), alone.group(1) if alone else ""]
    end = hit.end
    if "min" in hit and "max" in hit and (another := _ANOTHER.match(hit.folded, hit.end)):
        words += [another.group(1), another.group(2) or ""]
        end = another.end()
    others = [number for word in words if word and (number := read_number(word)) is not None]
    for number in others:
        if bounds.min is not None and number <= bounds.min:
            bounds = replace(bounds, min=number, exclusive_min=False)
        if bounds.max is not None and number >= bounds.max:
            bounds = replace(bounds, max=number, exclusive_max=False)
    return bounds, end


def _less(hit: Hit, slot: str, side: int) -> bool:
    """True when the sign on the inner side of a bound is "<"."""
    start, end = hit.slots[slot]
    near = hit.folded[end : end + 4].strip() if side > 0 else hit.folded[max(0, start - 4) : start].strip()
    sign = re.match(r"<=|≤|<", near) if side > 0 else re.search(r"(<=|≤|<)$", near)
    return sign is not None and sign.group() == "<"


def _bound(words: str) -> int | float | None:
    return None if not words or words.lower() in UNBOUNDED else read_number(words)


def _target(hit: Hit, context: FieldContext) -> Target:
    if context.is_array:
        return Target.EACH_ITEM
    separated = any(word in sentence.lowered for sentence in hit.passage.sentences for word in ("分隔", "分割", "separated"))
    return Target.LIST_IN_STRING if separated and context.kind is ScalarKind.STRING else Target.VALUE


def _condition(hit: Hit, context: FieldContext) -> Condition | None:
    condition = leading_condition(hit.text, hit.folded, hit.start, context)
    if condition is None and (match := _BEHIND.match(hit.after)):
        offset = hit.end
        return condition_of(hit.text.slice(offset + match.start(1), offset + match.end(1)), context)
    return condition or _of_sentence_before(hit, context)


_SAME_VALUE = re.compile(r" *(?:the value|its value|取值|其取?值|值)", re.IGNORECASE)
_SAYS_WHAT_IT_IS = re.compile(r"(?:^|[,;] *)(?:this parameter|this field|该参数|该字段|此参数|此字段) *(?:indicates|specifies|is |表示|指|代表)", re.IGNORECASE)


def _of_sentence_before(hit: Hit, context: FieldContext) -> Condition | None:
    """The condition of "If A is B, this parameter indicates …. The value is …": it goes on in the second sentence."""
    if not _SAME_VALUE.match(hit.folded):
        return None
    earlier = [s for s in hit.passage.sentences if s.line == hit.sentence.line and s.start < hit.sentence.start]
    if not earlier or not (said := _SAYS_WHAT_IT_IS.search(earlier[-1].folded)):
        return None
    at = said.end()
    return leading_condition(earlier[-1].text, earlier[-1].folded, at, context)


_BEHIND = re.compile(r" *(?:\([^()]{0,20}\))? *[:,]? *(?:当|仅当) *([^,;。]{2,100}?)时")


_IN_A_CASE = re.compile(r"(?:如果|若|当(?![前然中])|(?<![a-z])(?:if|when|unless) )[^,;:时]{0,120}$", re.IGNORECASE)


def _is_a_case(hit: Hit) -> bool:
    """True when the bounds say for which values something else holds ("小于等于300：…", "if the size ranges from …")."""
    return (hit.after.lstrip(" )").startswith(":") and not _BEHIND.match(hit.after)) or bool(_IN_A_CASE.search(hit.before)) or hit.after.lstrip(" )").startswith(("时", "的时候"))


_OTHER_THINGS = ("字符", "字节", "bytes", "character", "个月", "位数字", "次", "版本", "倍")


def _is_about_something_else(hit: Hit) -> bool:
    """True when the number counts characters, items and the like, or is one of a list of HTTP codes."""
    after = hit.after.lstrip(" )")[:10].lower()
    before = hit.before[-40:].lower()
    return after.startswith(_OTHER_THINGS) or (after.startswith(("%", "倍")) and hit.tag == "bare") or before.rstrip().endswith(("长度", "长度为", "length", "每个"))


RULE = Rule(
    id="range",
    doc="Numeric bounds: `取值范围0-86400`, `[1, 65535]`, `ranges from 0 to 100`, `大于等于0`, `40GB~4000GB`; `intmax` is no bound.",
    phrases=(
        Pair(f"{_CUE_ZH}{_INTERVAL_ZH}", f"{_CUE_EN} {_INTERVAL_EN}"),
        Pair(f"{_CUE_ZH}{{also:digits}}_(和|或|或者|,或|、)_{_INTERVAL_ZH}", f"{_CUE_EN} {{also:digits}} (and|or) [ranges ][from ]{_INTERVAL_EN}"),
        Pair("{min:digits}_(<|≤|<=)_(取值|值|{other:ref})_(<|≤|<=)_{max:digits}", "{min:digits}_(<|≤|<=)_(value|{other:ref})_(<|≤|<=)_{max:digits}", "between"),
        Pair(f"{_CUE_ZH}{_BRACKETS}", f"{_CUE_EN} {_BRACKETS}"),
        Pair(_BRACKETS, _BRACKETS, "bare"),
        Pair("\\[ {min:int} (-|~) {max:upper} \\]", "\\[_{min:int}_(-|~)_{max:upper}_\\]", "bare"),
        Pair(
            "[从] {min:int} [{low:unit}] (到|至|~) {max:upper} [{unit:unit}] (之间|的整数|间的整数|之间的整数)",
            f"(integer[s]|number[s]|value[s]|is|be) [ranging ](from|between|in the range of|in the range from) {_INTERVAL_EN}",
        ),
        Pair(f"^[\\(] {_INTERVAL_ZH}$", f"(from|between) {_INTERVAL_EN}", "bare"),
        Pair("(在|介于) {min:int} [{low:unit}] (-|~|到|至|和|与) {max:upper} [{unit:unit}] (之间|范围内)", "(between) {min:int}[_{low:unit}] and {max:upper}[_{unit:unit}]"),
        Pair(f"\\({_INTERVAL_ZH} \\)", "", "bare"),
        Pair("", f"(value range|value range:|values range|Value range:|range:|range is|value is|value:|range|Range:|value range is|value range of this parameter is|value options|value options:|options:|valid value:|valid values:) [from ]{_INTERVAL_EN}"),
        Pair("(最小值[为|是|:]|最小[为|是]|最小取值[为|是]) {min:digits} [{low:unit}][,|;|、|和|且] (最大值[为|是|:]|最大[为|是]|最大取值[为|是]) {max:upper} [{unit:unit}]", "minimum[ value][:| is| of] {min:digits}[_{low:unit}](,| and|;|, and)[ the] maximum[ value][:| is| of] {max:upper}[_{unit:unit}]"),
        Pair("(最大值[为|是|:]|最大[为|是]|最大取值[为|是]) {max:digits} [{unit:unit}][,|;|、|和|且] (最小值[为|是|:]|最小[为|是]|最小取值[为|是]) {min:digits}", "maximum value is {max:digits}[_{unit:unit}](,| and|;|, and)[ the] minimum value is {min:digits}"),
        Pair("(最大值|最大取值|上限|最大可设置|最大支持)[不超过|不能超过][为|是|:] {max:digits} [{unit:unit}]", "(maximum value|max value|upper limit|maximum|maximum parameter value)(: | is | are | of | can be set to | cannot exceed ){max:digits}[_{unit:unit}]"),
        Pair("(最多|最高|最大|至多|不超过|不能超过)[为|是] {max:digits} [{unit:unit}]&", "and (no more than|no greater than|not more than|not exceed|at most|cannot exceed) {max:digits}[_{unit:unit}]&", "number"),
        Pair("(最小|至少|最少|最低)[为|是] {min:digits} [{unit:unit}]&", "(at least|no less than|a minimum of) {min:digits}[_{unit:unit}]&", "number"),
        Pair("(^|,|必须|应|需|须)_大于_{min:digits}&", "(greater|larger) than {min:digits}&", "number above"),
        Pair("(大于|>)_{min:digits}_[,|、]_[且|并且|和]_(小于|<)_{max:digits}", "(greater|larger) than {min:digits}[,] and (less|smaller) than {max:digits}", "above below"),
        Pair("(大于|>)_{min:digits}_[,|、]_[且|并且|和]_(小于等于|小于或等于|不大于|不超过|≤|<=)_{max:digits}", "(greater|larger) than {min:digits}[,] and (less than or equal to|no more than|not exceed|no greater than|at most) {max:digits}", "above"),
        Pair("(大于等于|大于或等于|不小于|≥|>=)_{min:digits}_[,|、]_[且|并且|和]_(小于|<)_{max:digits}", "(greater than or equal to|no less than|at least) {min:digits}[,] and (less|smaller) than {max:digits}", "below"),
        Pair("", "(ranges from|range is) {min:digits} \\({first:clause}\\) (to|-) {max:upper} \\({last:clause}\\)"),
        Pair(f",_[则]_为 {_INTERVAL_ZH}&", "", "bare"),
        Pair("从 {min:digits} (开始)_[递增|计数|计算|编号]", "", "number"),
        Pair("从 {min:digits} 递增", "", "number"),
        Pair("不能为负[数]", "(cannot be negative|cannot be a negative number|cannot be a negative integer|must not be negative|non-negative integer|non-negative number)", "natural"),
        Pair("(必须|应|取值|为|是)_[为|是]_(正整数|大于0的整数)", "(must be|be|is) a positive integer", "positive"),
        Pair("(最小值|最小取值|下限)[为|是|:] {min:digits} [{unit:unit}]", "(minimum value|min value|lower limit|minimum parameter value) (is|:|of) {min:digits}[_{unit:unit}]"),
        Pair("(大于等于|大于或等于|不小于|不低于|不少于|≥|>=) {min:digits} [{low:unit}][,|;|且|并且|,且|,并且] (小于等于|小于或等于|不大于|不超过|≤|<=) {max:digits} [{unit:unit}]", "(greater than or equal to|no less than|at least) {min:digits}[_{low:unit}] and (less than or equal to|no greater than|no more than|at most) {max:digits}[_{unit:unit}]"),
        Pair("(大于等于|大于或等于|不小于|不低于|不能小于|不得小于|不可小于|不能低于|不得低于|≥|>=) {min:digits} [{unit:unit}]", "(greater than or equal to|no less than|not less than|cannot be less than|must be at least|cannot be smaller than|not smaller than|equal to or greater than|≥|>=) {min:digits}[_{unit:unit}]"),
        Pair("(小于等于|小于或等于|不大于|不高于|不能大于|≤|<=) {max:digits} [{unit:unit}]", "(less than or equal to|no greater than|not greater than|cannot be greater than|cannot exceed|not exceed|no larger than|equal to or less than|cannot be larger than|must not exceed|≤|<=) {max:digits}[_{unit:unit}]"),
        Pair("(取值|值|范围|数|必须)[应|需|必须|范围][为|是|:][不能|不|不得|不可]超过 {max:digits} [{unit:unit}]", "value (is up to|is at most|is no more than|must be no more than) {max:digits}[_{unit:unit}]"),
        Pair("(取值|值|数|必须|需|须|应|目前)[为|是](大于|>) {min:digits} [{unit:unit}]", "(must be|is|value is|be|integer|number) (greater than|larger than|>) {min:digits}[_{unit:unit}]", "above"),
        Pair("(取值|值|数|必须|需|须|应)[为|是](小于|<) {max:digits} [{unit:unit}]", "(must be|value is|be|integer|number) (less than|smaller than|<) {max:digits}[_{unit:unit}]", "below"),
    ),
    build=_build,
    examples=(
        zh("冷却时间，取值范围0-86400。", Range(min=0, max=86400), type=INTEGER),
        zh(
            "取值范围：当period_type为month时，为1~9。当period_type为year时，为1~3。",
            Range(min=1, max=9),
            Range(min=1, max=9, condition=Condition("period_type为month", FieldRef("period_type", "period_type"), ("month",))),
            Range(min=1, max=3, condition=Condition("period_type为year", FieldRef("period_type", "period_type"), ("year",))),
            type=INTEGER,
            siblings=(Sibling("period_type", ""),),
        ),
        zh("取值范围[1，50]。", Range(min=1, max=50), type=INTEGER),
        zh("取值范围：0~intmax。", Range(min=0), type=INTEGER),
        zh("取值范围为40GB~4000GB。", Range(min=40, max=4000), Unit(name="GB"), type=INTEGER),
        zh("取值范围为0到300的整数。", Range(min=0, max=300), type=INTEGER),
        en(
            "If operation is set to ADD, REMOVE, or REDUCE, the value ranges from 1 to 200. If operation is set to SET, the value ranges from 0 to 200.",
            Range(min=0, max=200),
            Range(min=1, max=200, condition=Condition("operation is set to ADD, REMOVE, or REDUCE", FieldRef("operation", "operation"), ("ADD", "REMOVE", "REDUCE"))),
            Range(min=0, max=200, condition=Condition("operation is set to SET", FieldRef("operation", "operation"), ("SET",))),
            type=INTEGER,
            siblings=(Sibling("operation", ""),),
        ),
        en(
            "If type is set to GROUP, this parameter indicates the number of instances. The value is an integer from 0 to 300.",
            Range(min=0, max=300),
            Range(min=0, max=300, condition=Condition("type is set to GROUP", FieldRef("type", "type"), ("GROUP",))),
            type=INTEGER,
            siblings=(Sibling("type", ""),),
        ),
        en("The value ranges from 0 to 86400.", Range(min=0, max=86400), type=INTEGER),
        en("The unit is second and value range is 0-86400.", Range(min=0, max=86400), Unit(name="second"), type=INTEGER),
        zh("取值范围：1~100或200~300。", Range(min=1, max=300), type=INTEGER),
        en("The value ranges from 1 to 100 or from 200 to 300.", Range(min=1, max=300), type=INTEGER),
        zh("取值范围：1433和2100~9500。", Range(min=1433, max=9500), type=INTEGER),
        en("The value is 0 or ranges from 1024 to 65535.", Range(min=0, max=65535), type=INTEGER),
        zh("取值范围：0＜size≤1024。", Range(min=0, max=1024, exclusive_min=True), type=INTEGER, name="size"),
        en("Value range: 0 < size ≤ 1024", Range(min=0, max=1024, exclusive_min=True), type=INTEGER, name="size"),
        zh("取值必须大于1且小于100。", Range(min=1, max=100, exclusive_min=True, exclusive_max=True), type=INTEGER),
        en("The value must be greater than 1 and less than 100.", Range(min=1, max=100, exclusive_min=True, exclusive_max=True), type=INTEGER),
        zh("不能小于5，最大50。", Range(min=5, max=50), type=INTEGER),
        zh("至少为2。", Range(min=2), type=INTEGER),
        en("The value must be at least 2.", Range(min=2), type=INTEGER),
        en("The maximum value is 1000, and the minimum value is 1.", Range(min=1, max=1000), type=STRING),
    ),
    counter_examples=(
        zh("取值范围：15min ~ 24h。", Range(min=15, max=24), type=INTEGER),
        zh("建议值范围为60~120。", Range(min=60, max=120), type=INTEGER),
        en("The recommended value ranges from 60 to 120.", Range(min=60, max=120), type=INTEGER),
        zh("绑定的实例个数不能大于5。", Range(max=5), type=STRING),
        en("The number of bound instances cannot exceed 5.", Range(max=5), type=STRING),
        en("Number of used disks. A server can have a maximum of 24 disks attached.", Range(max=24), type=INTEGER),
        zh("取值范围：0＜weight≤100。", Range(max=100), type=INTEGER, name="size"),
        en("The request body cannot exceed 2 MB.", Range(max=2), type=STRING),
        zh("至少2个可用区。", Range(min=2), type=INTEGER),
        zh("格式为UTC时间：2018-08-20", Range(min=2018, max=8), type=STRING),
        en("Specifies the tag key. A maximum of 10 keys are allowed.", Range(max=10), type=STRING),
        en("Specifies the size of the block from which 2 to 4 are taken.", Range(min=2, max=4), type=STRING),
    ),
)
