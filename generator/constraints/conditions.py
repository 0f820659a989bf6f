"""Clauses that say when something holds: "当A为B时", "if A is set to B", "when A is not specified"."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re

from ..model.constraint import Condition, FieldRef
from ..source.marked import Text
from .literals import Literal, looks_like_code, read_list
from .phrases import fold
from .references import is_field, resolve
from .rule import FieldContext

_NAME = r"[\"'`]?(?P<field>[A-Za-z_][A-Za-z0-9_.\-]{0,60})[\"'`]?"
_ZH = re.compile(
    rf"{_NAME} ?(?:参数|字段|属性|协议)?(?:的)?(?:取值|值|类型)?(?:被)?(?:设置为|配置为|选择|取值为|指定为|为|是|等于|=) ?(?=[\"'A-Za-z0-9])"
)
_EN = re.compile(
    rf"(?:the )?(?:value of )?(?:the )?(?:parameter |field )?{_NAME} ?(?:parameter |field |value )?"
    r"(?:is set to|has been set to|is|equals|=|to) (?:set to )?(?=[\"'A-Za-z0-9])",
    re.IGNORECASE,
)
_ABSENT_ZH = re.compile(rf"(?:没有|未|不|无)(?:指定|设置|配置|传入?|填写?|选择?) ?(?:了)?{_NAME}(?! ?为)|{_NAME.replace('field', 'other')} ?(?:参数|字段)?(?:的值)?(?:(?:没有|未|不)(?:指定|设置|配置|传|填)(?! ?[为成])|为空(?!字符|串|格|闲)|为null)")
_ABSENT_EN = re.compile(rf"{_NAME} (?:parameter |field )?is (?:not (?-i:specified|set|configured|used)(?! to )|left (?:blank|empty|unspecified)|unspecified|empty|null)", re.IGNORECASE)
_PRESENT_ZH = re.compile(rf"(?:指定|设置|配置|传入|填写|选择|使用)了? ?{_NAME}|{_NAME.replace('field', 'other')} ?(?:参数|字段)?(?:有值|被指定|存在|不为空)")
_PRESENT_EN = re.compile(rf"{_NAME} (?:parameter |field )?is (?:specified|configured|used|not (?:empty|null|left blank))|you (?:specify|set|use) {_NAME.replace('field', 'other')}", re.IGNORECASE)
_SELF = ("if this parameter is not specified", "this parameter is not", "该参数", "该字段", "此字段", "此参数")


def condition_of(text: Text, context: FieldContext) -> Condition:
    """The condition that the words of `text` state: field and values where they can be read, else the words alone."""
    text = _bare(text)
    words = text.value.strip(" ，,;；。.")
    folded = fold(text.value)
    if len(_fields_named(folded, context)) > 1:
        return Condition(words)
    for pattern, present in ((_ABSENT_ZH, False), (_ABSENT_EN, False), (_PRESENT_ZH, True), (_PRESENT_EN, True)):
        match = pattern.search(folded)
        name = match and (match.group("field") or match.groupdict().get("other"))
        if name and is_field(name, context):
            return Condition(words, resolve(name, context), present=present)
    for pattern in (_ZH, _EN):
        match = pattern.search(folded)
        if match and match.group("field").lower() not in ("value", "parameter", "it", "this", "that"):
            values = _values(read_list(text, folded, match.end()).values, context)
            if values and values[0].raw == "not":
                return Condition(words, _named_field(folded, context))
            if values and (is_field(match.group("field"), context) or all(looks_like_code(value) for value in values)):
                return Condition(words, _field(folded, match, context), tuple(value.raw for value in values))
    match = _ZH_WORDS.match(folded)
    if match:
        values = _values(read_list(text, folded, match.end()).values, context)
        if values and all(looks_like_code(value) for value in values):
            return Condition(words, resolve(match.group("field"), context), tuple(value.raw for value in values))
    return Condition(words, _named_field(folded, context))


def _fields_named(folded: str, context: FieldContext) -> set[str]:
    """Every field of which the clause says something: "protocol is HTTP and session_sticky is true" speaks of two."""
    stated = {match.group("field") for match in _UNEQUAL.finditer(folded)} | {match.group("field") for pattern in (_ZH, _EN) for match in pattern.finditer(folded) if _VALUE_FOLLOWS.match(folded, match.end())}
    given = {
        match.group("field") or match.group("other")
        for pattern in (_ABSENT_ZH, _ABSENT_EN, _PRESENT_ZH, _PRESENT_EN, _JOINED)
        for match in pattern.finditer(folded)
    }
    return {name for name in stated if not name.isupper() and name.lower() not in _NO_NAMES} | {name for name in given if is_field(name, context)}


_UNEQUAL = re.compile(rf"{_NAME} ?(?:的?(?:取?值))?不(?:为|是|等于) ?[A-Z0-9]")
_NO_NAMES = frozenset(["value", "parameter", "field", "it", "this", "that", "set", "is", "and", "or"])
_VALUE_FOLLOWS = re.compile(r"[\"']?(?:[A-Z0-9]|(?-i:true|false)|not [A-Z])")
_JOINED = re.compile(rf"{_NAME} ?(?:和|或|与|、|and|or|nor) ?{_NAME.replace('field', 'other')} ?(?:(?:are|is) (?:both )?(?:not )?(?:specified|set|configured|left|empty)|(?:均|都)?(?:没有|未|不|为空|被?指定))")


_HEAD = re.compile(r"^[ ,]*(?:但是?|而且|并且)?(?:[该此本这](?:个)?(?:参数|字段|属性|项))? *(?:仅当|仅在|只有当|只有在|只有|只在|仅|当|如果|若|在)? *")
_OVERRUN = re.compile(r",? (?:while|otherwise|but) |,? and (?:is |takes |can|the parameter|this parameter|it )|[,;] (?:and (?!(?:the )?[a-z]+_[a-z_]+ (?:is|to) |(?:the )?[a-z]+ is set to )|so |this |the |you )", re.IGNORECASE)
_TAIL = re.compile(r"[ ,]*(?:时|的时候|的情况下)?[ ,]*(?:则)?[ ,]*(?:[该此本这](?:个)?(?:参数|字段|属性|项))?[ ,]*$")


_ZH_WORDS = re.compile(r"^ *(?P<field>[^,;:。A-Za-z]{2,40}?)(?:设置为|配置为|选择|取值为|指定为|为|是) ?(?=[\"'A-Z0-9])")


def _field(folded: str, match: re.Match[str], context: FieldContext) -> FieldRef:
    """The field of "A is B": by wire name, else by the whole phrase ("the health check method of the AS group")."""
    name = match.group("field")
    if is_field(name, context) or name == context.name:
        return resolve(name, context)
    phrase = re.sub(r"^(?:the )?(?:value of )?(?:the )?", "", folded[: match.end("field")].strip(" ,"), flags=re.IGNORECASE)
    return resolve(phrase if " " in phrase and folded.isascii() else name, context)


def _bare(text: Text) -> Text:
    """The clause without "仅当" in front of it and "时，该字段" behind it."""
    folded = fold(text.value)
    head, tail = _HEAD.match(folded), _TAIL.search(folded)
    start = head.end() if head else 0
    end = tail.start() if tail else len(folded)
    over = _OVERRUN.search(folded, start)
    end = min(end, over.start()) if over else end
    return text.slice(start, end) if start < end else text


def _values(literals: tuple[Literal, ...], context: FieldContext) -> tuple[Literal, ...]:
    """The values up to the next field name or plain word ("HTTP and session_sticky to true" is one value)."""
    kept: list[Literal] = []
    for literal in literals:
        if kept and ((is_field(literal.raw, context) and not literal.raw.isupper()) or not looks_like_code(literal)):
            break
        kept.append(literal)
    return tuple(kept)


def _named_field(folded: str, context: FieldContext) -> FieldRef | None:
    """The one sibling that the clause names by a wire name with an underscore; None when there is none, or several."""
    words = set(_WIRE_NAME.findall(folded))
    names = sorted({sibling.name for sibling in context.siblings if sibling.name in words})
    return FieldRef(names[0], names[0]) if len(names) == 1 else None


_WIRE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+")


_LEADING_ZH = re.compile(r"(?:^|[,;。:])\s*(?:如果|若|仅?当|对于|仅)?(?P<condition>[^,;。:]{2,120}?)(?:时|的时候|的情况下|,|:)[^;。]{0,120}$")
_MARK_ZH = re.compile(r"如果|若|当(?![前然中])")
_LEADING_ZH_MARKED = re.compile(r"(?P<condition>[^,;。]{2,120}?)(?:(?:时|的时候|的情况下|,|默认|缺省)[^;。]{0,120}$|$)")
_MARK_EN = re.compile(r"(?:^|[,;.(:]\s*)(?:only )?(?:if|when|for) ", re.IGNORECASE)
_ITEM = r"[\"']?[\w.\-]{1,40}[\"']?"
_LEADING_EN = re.compile(rf"(?P<condition>[^;]{{3,160}}?(?:(?:, {_ITEM}){{1,12}},? (?:and|or) {_ITEM})?), (?!(?:and|or) )(?!{_ITEM}, ?(?:and |or |{_ITEM},))[^;]{{0,80}}$", re.IGNORECASE | re.ASCII)
_FAR = 330
_BRACKETED = re.compile(r"\([^()]{0,200}\)")


_RECOMMENDED = re.compile(r"(?:建议|推荐)[^,;。]{0,40}$|(?<![a-z])(?:recommended|advised|suggested)(?![a-z])[^;.]{0,80}$", re.IGNORECASE)


def is_recommended(folded: str, at: int) -> bool:
    """True when the words in front of `at` only recommend what follows."""
    return _RECOMMENDED.search(folded, max(0, at - 120), at) is not None


def leading_condition(text: Text, folded: str, at: int, context: FieldContext) -> Condition | None:
    """The nearest condition that stands before `at` in the same clause: "操作为SET时取值范围为…"; None when there is none.

    What brackets close before `at` speaks of something else.
    """
    before = _BRACKETED.sub(lambda found: " " * len(found.group()), folded[:at])
    for mark, pattern in ((_MARK_ZH, _LEADING_ZH_MARKED), (_MARK_EN, _LEADING_EN)):
        for found in reversed(list(mark.finditer(before))):
            match = pattern.match(before, found.end()) if at - found.end() <= _FAR else None
            if match and (match.end("condition") < at or _ZH.search(match.group("condition"))):
                return condition_of(text.slice(match.start("condition"), match.end("condition")), context)
    match = _LEADING_ZH.search(before)
    if match and _ZH.search(match.group("condition")) and "时" in before[match.end("condition") : match.end("condition") + 2]:
        return condition_of(text.slice(match.start("condition"), match.end("condition")), context)
    return None
