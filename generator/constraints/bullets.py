"""Allowed values as list items: `X：meaning`, `meaning：X`, `meaning（X）`, bare `X`, `X表示…`, `X indicates …`.

Labelled facets ("功能说明：", "取值范围：", "约束：") are no values, and items that are sentences are none either: a list
is an enumeration only when its items have one shape.  Paragraphs that begin with a bold value and a colon count as items.
"""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from ..model.constraint import Default, Enumeration, EnumValue
from ..model.schema import INTEGER, STRING
from ..source.frozen import dataclass
from ..source.marked import Text
from .enumeration import defaults_in, enumeration_of, usable
from .literals import DEFAULT_REMARK, Literal, looks_like_code, read_list, typed
from .passage import Line, Passage
from .phrases import MAX_MATCHED, fold
from .rule import FieldContext, ListFound, Rule, en, zh


class Shape(Enum):
    """How an item names its value."""

    VALUE_FIRST = "value: meaning"
    VALUE_LAST = "meaning: value"
    IN_BRACKETS = "meaning (value)"
    BARE = "value"


@dataclass(frozen=True, slots=True)
class ValueItem:
    """A list item that names one value or several with one meaning."""

    shape: Shape
    literals: tuple[Literal, ...]
    meaning: str | None
    line: int
    end: int


_FACETS = re.compile(
    r"^ *(?:功能说明|取值范围|约束|默认值|说明|注意|缺省值|取值说明|格式|参数说明|限制|使用说明|约束条件|备注|默认取值|"
    r"(?=[A-Z])(?i:constraints?|value range|default(?: value)?|notes?|description|function|restrictions?|examples?|format|range)(?![a-z])) *[:：]?"
)
"""Labels; a word in lower case may be a value ("default: the default mode")."""
_SEPARATOR = re.compile(r" *(?:: *(?:表示|代表|指|indicates(?: that)?|means(?: that)?|specifies(?: that)?|represents)?|,? *(?:表示|代表|indicat(?:es|ing)(?: that)?|means(?: that)?)|指(?=定|的)?|为(?=[^空])|indicates(?: that)?|means(?: that)?|refers to|specifies(?: that)?|represents|is used|--?(?= *[^0-9A-Za-z])|- ) *", re.IGNORECASE)
_END = re.compile(r" *[.;。,、]? *$")
_CUES = (
    "取值", "枚举", "可选", "如下", "包括", "支持", "包含", "类型", "状态", "分为", "值为", "方式", "标识", "选项", "以下", "范围",
    "value", "option", "include", "following", "can be", "status", "type", "mode", "support",
)  # fmt: skip
_NO_CUES = ("示例", "例如", "example", "步骤", "操作如下", "perform the following", "following steps", "注意", "约束", "constraint", "操作符", "operator")


def _gather(passage: Passage, context: FieldContext) -> Iterable[ListFound]:
    if not usable(context) or passage.names_parts or passage.has_other_form:
        return
    for members in (*passage.groups, *_runs(passage)):
        items = [item for index in members if (item := value_item(passage.lines[index], index)) is not None]
        yield from _enumeration(items, members, passage, context)


def _runs(passage: Passage) -> Iterator[tuple[int, ...]]:
    """Consecutive paragraphs outside lists that each begin with a value and a separator."""
    run: list[int] = []
    for index, line in enumerate(passage.lines):
        item = value_item(line, index) if line.group is None else None
        if item is not None and item.shape is Shape.VALUE_FIRST and all(looks_like_code(literal) for literal in item.literals):
            run.append(index)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []
    if len(run) > 1:
        yield tuple(run)


def value_item(line: Line, index: int) -> ValueItem | None:
    """The value that a line names, or None when it is a sentence, a facet or a step."""
    text, folded = line.text, fold(line.text.value[:MAX_MATCHED])
    if _FACETS.match(folded):
        return None
    start = len(folded) - len(folded.lstrip(" "))
    if spelled := _SPELLED.match(folded):
        (literal,) = read_list(text, folded, spelled.start("value")).values
        return ValueItem(Shape.VALUE_LAST, (literal,), text.value[spelled.start("meaning") : spelled.end("meaning")].strip(), index, spelled.end())
    listed = read_list(text, folded, start)
    literals = _alternatives(listed.values, folded)
    if literals:
        after = literals[-1].end
        if _END.fullmatch(folded[after:]):
            meaning = literals[-1].remark or None
            return ValueItem(Shape.BARE if meaning is None else Shape.VALUE_FIRST, literals, meaning, index, after)
        separator = _SEPARATOR.match(folded, after)
        if separator and (values := _values_of_a_case(text, folded, separator)):
            return ValueItem(Shape.VALUE_LAST, values, None, index, len(folded))
        if separator and separator.end() > after:
            meaning = text.value[separator.end() :].strip(" .;；。") or literals[-1].remark or None
            return ValueItem(Shape.VALUE_FIRST, literals, meaning, index, len(line.text.value))
        return _value_behind(line, folded, index) if _SAID.search(folded) else None
    return _value_behind(line, folded, index)


_SPELLED = re.compile(r"^ *(?P<meaning>[A-Z][A-Za-z]*[a-z][A-Za-z]*|[A-Z][A-Za-z]*(?: [A-Za-z/\-]{1,20}){1,5}) *: *(?P<value>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){0,6}) *[.;]? *$")
"""A meaning with its value in capitals behind it ("AS group: SCALING_GROUP", "Bandwidth: BANDWIDTH")."""


def _values_of_a_case(text: Text, folded: str, separator: re.Match[str]) -> tuple[Literal, ...]:
    """The quoted values of an item that begins with their case ("MySQL为“async”或“semisync”。")."""
    if not separator.group().strip().startswith("为"):
        return ()
    listed = read_list(text, folded, separator.end())
    whole = listed.values and _END.fullmatch(folded[listed.end :])
    return listed.values if whole and all(literal.marked and literal.raw for literal in listed.values) else ()


def _alternatives(literals: tuple[Literal, ...], folded: str) -> tuple[Literal, ...]:
    """The literals before the first separator that is no slash ("REMOVE/REDUCE：…" are two values with one meaning)."""
    kept: list[Literal] = []
    for literal in literals:
        if kept and "/" not in folded[kept[-1].end : literal.start] and "或" not in folded[kept[-1].end : literal.start]:
            break
        kept.append(literal)
    return tuple(literal for literal in kept if literal.raw)


_BEHIND = re.compile(r"^(?P<meaning>[^:。;]{1,80}?) *(?:: *(?P<said>the value is )?|为|是) *(?P<value>[^ ].{0,80}?) *[。.;,]? *$", re.IGNORECASE)
_BRACKETED = re.compile(r"^(?P<meaning>[^(。;:]{1,60}?) *\( *(?P<value>[^()]{1,80}?) *\) *[。.;,:]?")


def _value_behind(line: Line, folded: str, index: int) -> ValueItem | None:
    for pattern, shape in ((_BEHIND, Shape.VALUE_LAST), (_BRACKETED, Shape.IN_BRACKETS)):
        match = pattern.match(folded)
        if not match:
            continue
        listed = read_list(line.text, folded, match.start("value"))
        if listed.end == match.end("value") and len(listed.values) == 1 and _names_a_value(listed.values[0], match):
            meaning = _CASE.sub(r"\1\2", line.text.value[match.start("meaning") : match.end("meaning")].strip())
            if _LIMITS.search(meaning):
                continue
            if shape is Shape.IN_BRACKETS and DEFAULT_REMARK.match(match.group("value")):
                continue
            return ValueItem(shape, listed.values, meaning, index, match.end())
    return None


_SAID = re.compile(r": *the value is ", re.IGNORECASE)
_CASE = re.compile(r"^(?:如果|若)(?:是)?([^，,]{2,60}?)[，,]?则?取值$|^(.{1,60}?)[，,]?(?:配置|设置)$")
_LIMITS = re.compile(r"长度|字符|范围|默认|缺省|最大|最小|单位|格式|length|maximum|minimum|default|range|unit|format", re.IGNORECASE)


def _names_a_value(literal: Literal, match: re.Match[str]) -> bool:
    """True for code; and for a plain word behind a Chinese meaning ("停止：pause") or behind "The value is"."""
    said = match.groupdict().get("said")
    return looks_like_code(literal) or bool(said) or (literal.raw.isascii() and bool(_HAN.search(match.group("meaning"))))


_HAN = re.compile("[\u4e00-\u9fff]")


def _enumeration(items: list[ValueItem], members: tuple[int, ...], passage: Passage, context: FieldContext) -> Iterator[ListFound]:
    if not items or not _accept(items, members, passage):
        return
    flat = [(literal, _meaning(item, literal)) for item in items for literal in item.literals]
    enumeration = enumeration_of(flat, context, False)
    if enumeration is None:
        return
    places = tuple((item.line, 0, item.end) for item in items)
    yield ListFound(enumeration, places)
    intro = passage.lines[members[0]].intro
    if intro is not None and passage.lines[intro].sentences:
        last = passage.lines[intro].sentences[-1]
        yield ListFound(None, ((intro, last.start, last.start + len(last.text.value)),))
    for item in items:
        default = next(defaults_in(item.literals, context), None) or _default_in_meaning(item, context)
        if default is not None:
            yield ListFound(default, ((item.line, 0, item.end),))


_DEFAULT_IN_MEANING = re.compile(r"[(（](?:默认|默认值|缺省|the default value|default value|default)[)）]|[,，;；] ?默认值?[。.]?$", re.IGNORECASE)


def _default_in_meaning(item: ValueItem, context: FieldContext) -> Default | None:
    if item.meaning is None or len(item.literals) != 1 or not _DEFAULT_IN_MEANING.search(item.meaning):
        return None
    value = typed(item.literals[0].raw, context.kind)
    return None if value is None else Default(value=value)


def _meaning(item: ValueItem, literal: Literal) -> str | None:
    if item.shape is Shape.BARE:
        return literal.remark or None
    return item.meaning


def _accept(items: list[ValueItem], members: tuple[int, ...], passage: Passage) -> bool:
    if len(items) < len(members) and len(items) * 4 < len(members) * 3:
        return False
    intro = passage.lines[members[0]].intro
    words = fold(passage.lines[intro].text.value).lower() if intro is not None else ""
    last = passage.lines[intro].sentences[-1].folded.lower() if intro is not None and passage.lines[intro].sentences else words
    if any(word in last for word in _NO_CUES) and not any(word in words[-12:] for word in ("取值范围", "value")):
        return False
    if all(item.shape is Shape.VALUE_LAST and item.meaning is None for item in items):
        return len(items) > 1
    shapes = {item.shape for item in items}
    cued = any(word in words for word in _CUES) and (words.rstrip().endswith((":", "值", "种", "一", "包括", "如下", "including", "following")) or "取值" in words or "value" in words or "支持" in words)
    code = all(looks_like_code(literal) for item in items for literal in item.literals)
    if shapes == {Shape.BARE}:
        return (cued or words.rstrip().endswith(":")) or (code and len(items) > 1 and all(literal.raw.isupper() for item in items for literal in item.literals))
    if Shape.VALUE_FIRST in shapes:
        return len(items) > 1 or cued or (len(members) == 1 and items[0].literals[0].marked)
    return len(items) > 1 and len(shapes) == 1


RULE = Rule(
    id="enumeration-items",
    doc="Values as list items with their meanings, in any of the shapes that pages use.",
    phrases=(),
    build=lambda _hit, _context: (),
    gather=_gather,
    examples=(
        zh(
            "伸缩活动状态：\n- SUCCESS：成功\n- FAIL：失败",
            Enumeration(values=(EnumValue("SUCCESS", "成功"), EnumValue("FAIL", "失败"))),
            type=STRING,
        ),
        zh(
            "移除策略：\n- OLD_INSTANCE（默认）：较早创建的先移除。\n- NEW_INSTANCE：较晚创建的先移除。",
            Enumeration(values=(EnumValue("OLD_INSTANCE", "较早创建的先移除"), EnumValue("NEW_INSTANCE", "较晚创建的先移除"))),
            Default(value="OLD_INSTANCE"),
            type=STRING,
        ),
        zh("取值包括：\n- x86\n- arm", Enumeration(values=(EnumValue("x86"), EnumValue("arm"))), type=STRING),
        zh(
            "资源类型：\n- 伸缩组：SCALING_GROUP\n- 带宽：BANDWIDTH",
            Enumeration(values=(EnumValue("SCALING_GROUP", "伸缩组"), EnumValue("BANDWIDTH", "带宽"))),
            type=STRING,
        ),
        en(
            "Specifies the status:\n- SUCCESS: The action succeeded.\n- FAIL: The action failed.",
            Enumeration(values=(EnumValue("SUCCESS", "The action succeeded"), EnumValue("FAIL", "The action failed"))),
            type=STRING,
        ),
        zh("伸缩组操作的标识。\n- 启用：resume\n- 停止：pause", Enumeration(values=(EnumValue("resume", "启用"), EnumValue("pause", "停止"))), type=STRING),
        zh("目前支持：\n- 公共镜像（gold）\n- 私有镜像（private）", Enumeration(values=(EnumValue("gold", "公共镜像"), EnumValue("private", "私有镜像"))), type=STRING),
        en(
            "The following types are supported:\n- Public image: The value is gold.\n- Private image: The value is private.",
            Enumeration(values=(EnumValue("gold", "Public image"), EnumValue("private", "Private image"))),
            type=STRING,
        ),
        zh("访问方式。\n- default：默认访问模式。\n- console：管理控制台访问。", Enumeration(values=(EnumValue("default", "默认访问模式"), EnumValue("console", "管理控制台访问"))), type=STRING),
        zh("取值：\n- MySQL为“async”或“semisync”。\n- PostgreSQL为“async”或“sync”。", Enumeration(values=(EnumValue("async"), EnumValue("semisync"), EnumValue("sync"))), type=STRING),
        en("Logic operator. The options are as follows:\n- LT: less than\n- GT: greater than", Enumeration(values=(EnumValue("LT", "less than"), EnumValue("GT", "greater than"))), type=STRING),
        en("Resource type:\n- AS group: SCALING_GROUP\n- Bandwidth: BANDWIDTH", Enumeration(values=(EnumValue("SCALING_GROUP", "AS group"), EnumValue("BANDWIDTH", "Bandwidth"))), type=STRING),
        en("Resource type:\n- ecs: ECS\n- bms: BMS", Enumeration(values=(EnumValue("ecs", "ECS"), EnumValue("bms", "BMS"))), type=STRING),
        en("Power status:\n- 0: NOSTATE\n- 1: RUNNING", Enumeration(values=(EnumValue(0, "NOSTATE"), EnumValue(1, "RUNNING"))), type=INTEGER),
        en("Available values include:\n- Linux\n- Windows", Enumeration(values=(EnumValue("Linux"), EnumValue("Windows"))), type=STRING),
    ),
    counter_examples=(
        zh("cookie超时时间。\n- 功能说明：会话保持\n- 取值范围：1-50", Enumeration(values=(EnumValue("1-50", "取值范围"),)), type=STRING),
        zh("- ONLINE：健康检查在线\n- 支持的最大字符长度：16", Enumeration(values=(EnumValue("ONLINE", "健康检查在线"), EnumValue("16", "支持的最大字符长度"))), type=STRING),
        zh("取值格式为“操作符:UTC时间”。其中操作符支持：\n- gt：大于\n- lt：小于", Enumeration(values=(EnumValue("gt", "大于"), EnumValue("lt", "小于"))), type=STRING),
        en("Perform the following operations:\n- Log in to the console.\n- Choose ECS.", Enumeration(values=(EnumValue("ECS"),)), type=STRING),
    ),
)
