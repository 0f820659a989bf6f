"""Values and what they mean in a sentence: `0表示不加密；1表示加密`, `EMAIL refers to notification by email`, `asc（升序）或desc（降序）`."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model.constraint import Default, Enumeration, EnumValue, Target
from ..model.schema import BOOLEAN, INTEGER, STRING, ArrayType, ScalarKind
from ..source.text import Lang
from .enumeration import LAYOUT, SENTENCE_END, STOP_WORDS, defaults_in, enumeration_of, tail_of, usable
from .literals import Literal, literal_at, looks_like_code, read_list
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh


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
    if any(LAYOUT.match(literal.raw) or (hit.tag == "colon" and _LABEL.fullmatch(literal.raw)) for literal, _ in found) or hit.get("meaning").startswith("//"):
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
    if len(values) > 1 and SENTENCE_END.match(hit.folded[at:]):
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
    if enumeration is not None and tail_of(context.lang).match(hit.folded[found.end :]):
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
    if (raw.lower() in STOP_WORDS and not (raw.isupper() and len(raw) > 1)) or any(sibling.name == raw for sibling in context.siblings) or raw == context.name:
        return False
    announced = hit.tag == "colon" and _ANNOUNCED.match(hit.folded)
    if context.lang is Lang.EN and not looks_like_code(literal) and raw not in ("true", "false") and not announced:
        return False
    return hit.tag == "set" or literal.start >= hit.slots["value"][1] or bool(_BEFORE_VALUE.search(hit.folded[: literal.start]))


_ANNOUNCED = re.compile(r"[^:]{0,120}(?<![a-z])(?:values?|options?)(?![a-z])[^:]{0,30}: *\"?[a-z0-9_\-]{1,40}\"?: [^:;]{1,200}; *(?:and |or )?\"?[a-z0-9_\-]{1,40}\"?: ", re.IGNORECASE)
"""A sentence that announces values and parts them with semicolons: then plain words are values too."""
_LABEL = re.compile(r"(?:Units?|Default|Notes?|NOTES?|Range|Values?|Format|Descriptions?|Functions?|Constraints?|Examples?|Options?|Restrictions?)")
"""Words with a capital in front of a colon that name a facet of the field."""
RULE = Rule(
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
