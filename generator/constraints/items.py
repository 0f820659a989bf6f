"""How many items an array may have, and lists that are sent as one separated string."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.constraint import ItemCount, Target
from ..model.schema import STRING, ArrayType, MapType, ObjectType, ScalarKind, ScalarType
from .numbers import read_number
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh
from .units import UNIT_WORDS

_SEPARATORS = (
    ("，", ","), (",", ","), ("逗号", ","), ("comma", ","), ("分号", ";"), ("semicolon", ";"), (";", ";"), ("竖线", "|"), ("|", "|"),
    ("vertical bar", "|"), ("空格", " "), ("space", " "), ("换行", "\n"),
)  # fmt: skip
_NOUN_ZH = "(个|条|张|台|组|块|种|对|项|份)"
_VERB_ZH = "[只|仅|能|可以|可|支持|允许|容许|能够|会|同时]_[绑定|选择|包含|包括|指定|添加|创建|设置|配置|有|为|是|传入|填写|传|输入|使用|关联|携带|删除|注入|挂载|查询]"


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if hit.tag == "part":
        yield from _of_member(hit, context)
        return
    if hit.tag == "not-empty":
        if context.is_array and not _CASE_BEHIND.match(hit.after):
            yield Found(ItemCount(min=1))
        return
    if hit.tag == "at-least" and _OF_FIELDS.match(hit.after):
        return
    if _is_per_part(hit):
        return
    low, high = _count(hit.get("min")), _count(hit.get("max"))
    if low is None and high is None:
        return
    if _is_measure(hit):
        return
    if context.is_array:
        yield Found(ItemCount(min=low, max=high))
    elif isinstance(context.type, (MapType, ObjectType)):
        return
    elif context.kind is ScalarKind.STRING and _is_separated(hit):
        yield Found(ItemCount(min=low, max=high, target=Target.LIST_IN_STRING, separator=_separator_near(hit)))


def _of_member(hit: Hit, context: FieldContext) -> Iterable[Found]:
    """ "Each tag key can have up to 10 tag values": `values` of each tag holds at most 10."""
    noun = hit.get("what").lower().rpartition(" ")[2].removesuffix("s")
    high = _count(hit.get("max"))
    name = next((name for name in context.members if noun and name.lower().removesuffix("s") == noun), "")
    if name and high is not None and not _is_measure(hit):
        yield Found(ItemCount(max=high), member=name)


def _count(words: str) -> int | None:
    number = read_number(words) if words else None
    return number if isinstance(number, int) and number >= 0 else None


def _is_per_part(hit: Hit) -> bool:
    """True when the sentence counts inside each item ("每个key对应的values最多包含10个值")."""
    clause = hit.before.replace(";", ",").rpartition(",")[2].lower()
    clause = _TIMES.sub("", clause)
    return "每" in clause or "each" in clause or "every" in clause or clause.rstrip().endswith(("values", "value"))


_TIMES = re.compile(r"每次|每批|each (?:time|call|request|batch)|every time")
_CASE_BEHIND = re.compile(r" *,? *(?:if|when|unless) |时|的时候", re.IGNORECASE)
_OF_FIELDS = re.compile(r" *of (?!the )", re.IGNORECASE)


def _is_measure(hit: Hit) -> bool:
    word = hit.after.lstrip(" ").split(" ")[0].strip(".,;()").lower()
    return word in UNIT_WORDS or word.startswith(("字符", "字节", "character", "byte", "digit", "letter", "unicode", "time", "位", "汉字")) or (hit.folded[hit.start : hit.end].endswith("个") and hit.after.lstrip().startswith(("字符", "字节", "unicode", "英文", "中文", "汉字", "位", "月", "小时", "可见")))


def _is_separated(hit: Hit) -> bool:
    return any(word in sentence.lowered for sentence in hit.passage.sentences for word in ("分隔", "分割", "隔开", "separated", "separate"))


def _separator_near(hit: Hit) -> str | None:
    return next((found for sentence in hit.passage.sentences if (found := _separator(sentence.lowered))), None)


def _separator(lowered: str) -> str | None:
    for word in ("分隔", "分割", "隔开", "separated"):
        at = lowered.find(word)
        if at >= 0:
            near = lowered[max(0, at - 12) : at + 40]
            return next((sign for name, sign in _SEPARATORS if name in near), None)
    return None


def _build_separated(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if context.kind is not ScalarKind.STRING or context.is_array:
        return
    separator = _separator(hit.folded[hit.start : hit.end].lower())
    if separator is not None:
        yield Found(ItemCount(target=Target.LIST_IN_STRING, separator=separator))


COUNT = Rule(
    id="item-count",
    doc="How many items: `最多支持选择5个子网`, `up to six load balancers`, `A maximum of one security group can be selected`.",
    phrases=(
        Pair(f"(最多|至多|最大|一次最多|单次最多){_VERB_ZH}_[不超过|为|是]{{max:int}} {_NOUN_ZH}", "(up to|at most|a maximum of|the maximum of|maximum of|no more than|not more than|not exceed|cannot exceed|more than) {max:int}"),
        Pair(f"(仅|只)(支持|能|可|可以|允许|需)_[选择|绑定|指定|设置|配置|添加|包含|传入|填写|输入|填|有|传|创建]_{{max:int}} {_NOUN_ZH}", "(only|maximally) {max:int}"),
        Pair(f"[数量|个数|列表长度](不|不能|不得|不可|不允许|不要)(超过|多于|大于) {{max:int}} {_NOUN_ZH}", "(number|quantity|count) of [the ]{what:name} (cannot exceed|must not exceed|is up to|is at most|cannot be greater than) {max:int}"),
        Pair(f"(长度|个数|数量|元素个数)[的][取值][范围][为|是|在|:] [\\[] {{min:int}} (-|~|到|至|,) {{max:int}} [\\]] {_NOUN_ZH}", "from {min:int} to {max:int} (items|elements|entries|records)"),
        Pair("^(列表|数组)(不能|不可|不允许)为空", "(list|array) (cannot|must not) be empty", "not-empty"),
        Pair("(^|,|且|并且|且不|;)_[该|此]_[参数|字段|列表|数组]_(不能|不可|不允许)为空&", "^(this parameter|this field|it|the value) (cannot|must not) be (empty|left blank)", "not-empty"),
        Pair(f"(至少|最少){_VERB_ZH}_{{min:int}} {_NOUN_ZH}", "(at least|a minimum of) {min:int}", "at-least"),
        Pair(f"{{min:int}} (-|~|到|至) {{max:int}} {_NOUN_ZH} (元素|成员|条目|值)", ""),
        Pair("(不能|不可|不允许)为空(列表|数组)", "(cannot|must not) be an empty (list|array)", "not-empty"),
        Pair(f"每[个|一个]{{scope:name}}[下面|下|对应|包含|中][的] {{what:ref}} (最多|至多|不超过|不能超过)[有|包含|支持|为|可以有]_{{max:int}} {_NOUN_ZH}", "(each|a) {scope:clause} can (have|contain|include) (up to|at most|a maximum of|no more than) {max:int} {what:name}&", "part"),
        Pair("(数组|列表|集合)[的](长度|大小|元素个数)[取值][范围][为|是|在|:] [\\[] {min:int} (-|~|到|至|,) {max:int} [\\]]", "(array|list) (length|size)[ ranges from| is from|:] {min:int} (to|-) {max:int}"),
        Pair("(个数|数量|条数)[的|取值]范围[为|是|:]_[\\[]{min:int} (-|~|到|至|,) {max:int}", "number of {what:name} ranges from {min:int} to {max:int}"),
        Pair("(数组|列表)[的]长度(不能超过|不得超过|不可超过|最大为|小于等于|不大于) {max:int}", ""),
        Pair("(数组|列表)[的][最大]长度[为|是|:|不超过] {max:int}", "maximum number of {what:name} is {max:int}"),
    ),
    build=_build,
    examples=(
        zh("网络信息，最多支持选择5个子网。", ItemCount(max=5), type=ArrayType()),
        zh("安全组信息，仅支持选择1个安全组。", ItemCount(max=1), type=ArrayType()),
        zh(
            "最多支持绑定6个负载均衡监听器，多个负载均衡监听器ID以逗号分隔。",
            ItemCount(max=6, target=Target.LIST_IN_STRING, separator=","),
            type=STRING,
        ),
        zh("实例ID列表。数组长度范围：1~10。", ItemCount(min=1, max=10), type=ArrayType(STRING)),
        zh("标签列表，不能为空列表。", ItemCount(min=1), type=ArrayType()),
        zh("每次最多可以指定50个实例ID，至少指定1个。", ItemCount(min=1, max=50), type=ArrayType(STRING)),
        en("Specify at least one and at most 50 instance IDs.", ItemCount(min=1, max=50), type=ArrayType(STRING)),
        zh("规则列表，数量范围1~20。", ItemCount(min=1, max=20), type=ArrayType()),
        en("The number of rules ranges from 1 to 20.", ItemCount(min=1, max=20), type=ArrayType()),
        zh("取值为1到10个元素的数组。", ItemCount(min=1, max=10), type=ArrayType(STRING)),
        zh("最多支持20个，不能为空。", ItemCount(min=1, max=20), type=ArrayType(STRING)),
        en("The system supports up to five subnets.", ItemCount(max=5), type=ArrayType()),
        en("A maximum of one security group can be selected.", ItemCount(max=1), type=ArrayType()),
        en(
            "The system supports the binding of up to six load balancer listeners, the IDs of which are separated using a comma (,).",
            ItemCount(max=6, target=Target.LIST_IN_STRING, separator=","),
            type=STRING,
        ),
    ),
    counter_examples=(
        zh("action为create时不能为空。", ItemCount(min=1), type=ArrayType(STRING)),
        en("At least one of vpc_id and subnet_id must be specified.", ItemCount(min=1), type=ArrayType(STRING)),
        zh("每个key对应的values最多包含10个值。", ItemCount(max=10), type=ArrayType()),
        en("Each tag key can contain a maximum of 10 tag values.", ItemCount(max=10), type=ArrayType()),
    ),
)

SEPARATED = Rule(
    id="separated-list",
    doc="A list inside one string: `以逗号分隔`, `separated by commas`.",
    phrases=(
        Pair("(以|用|使用|通过|由|之间|请用|请以|采用) {sign:clause}(分隔|分割|隔开)[开]", "separated (using|by|with) {what:rest}"),
        Pair("(逗号|分号)(分隔|分割|隔开)", "(comma|semicolon)(-| )separated"),
        Pair("(以|用|使用)_[英文]_(\"|'),(\"|')_(分隔|分割|隔开)", "use a comma (\\(,\\) |)to separate"),
    ),
    build=_build_separated,
    examples=(
        zh("云服务器名之间以逗号分割。", ItemCount(target=Target.LIST_IN_STRING, separator=","), type=STRING),
        en("The instance names are separated using a comma (,).", ItemCount(target=Target.LIST_IN_STRING, separator=","), type=STRING),
    ),
    counter_examples=(
        zh("多个值以逗号分隔。", ItemCount(target=Target.LIST_IN_STRING, separator=","), type=ArrayType(STRING)),
        en("The two networks are separated.", ItemCount(target=Target.LIST_IN_STRING, separator=","), type=ScalarType(ScalarKind.STRING)),
    ),
)
