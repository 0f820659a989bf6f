"""How long a string may be, in characters or bytes."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..model.constraint import Length, Target
from ..model.schema import INTEGER, STRING, ArrayType, MapType, ObjectType, ScalarKind
from .conditions import is_recommended
from .numbers import read_number
from .rule import FieldContext, Found, Hit, Pair, Rule, en, zh

_CHARS_ZH = "[的|unicode|英文|中文|ASCII|可见|utf-8|UTF8] [个|位|长度的] (字符|字节|字母|位|bytes|byte|char|个字)"
_CHARS_EN = "[Unicode |English |visible |ASCII |UTF-8 |UTF8 |printable |valid ][Unicode |ASCII |case-sensitive ](character[s]|byte[s]|digit[s]|char[s])"
_AT_MOST_EN = (
    "(a maximum of|at most|up to|no more than|not more than|not exceed|cannot exceed|must not exceed|not be longer than|within|"
    "less than or equal to|no longer than|not longer than|a maximum length of|max.|maximum|cannot be longer than|not contain more than|cannot contain more than|"
    "a length of up to|length of no more than|limited to|a limit of|max)"
)


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if hit.tag == "not-empty" and context.members:
        yield from _of_member(hit, context)
        return
    if isinstance(context.type, (ObjectType, MapType)) or context.kind in (ScalarKind.INTEGER, ScalarKind.NUMBER, ScalarKind.BOOLEAN):
        return
    target = Target.EACH_ITEM if context.is_array else Target.VALUE
    unit = "byte" if "字节" in hit.folded[hit.start : hit.end] or "byte" in hit.folded[hit.start : hit.end].lower() else "character"
    if hit.tag == "not-empty":
        if context.kind is ScalarKind.STRING and not context.is_array and not _IN_A_CASE.search(hit.before) and not _CASE_BEHIND.match(hit.after) and _speaks_of_the_value(hit, context):
            yield Found(Length(min=1))
        return
    low, high = _whole(hit.get("min")), _whole(hit.get("max"))
    if hit.tag == "exclusive" and high is not None:
        high -= 1
    if hit.tag == "exact" and not _AT_MOST_BEFORE.search(hit.before[-80:]):
        low = high
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return
    if "总长" in hit.before[-8:] + hit.folded[hit.start : hit.start + 3] or "total length" in hit.before[-60:].lower() + hit.folded[hit.start : hit.end].lower():
        return
    if re.match(r" *(?:[KMGT]B?|千|万)(?![A-Za-z])", hit.after, re.IGNORECASE) or _is_about_a_password(hit, context):
        return
    if is_recommended(hit.folded, hit.start) or _OF_A_MASK.search(hit.before[-20:]):
        yield Found(None)
        return
    if _counts_a_part(hit) or (not context.members and not context.is_array and _OF_A_PART.search(hit.folded[: hit.end])):
        return
    length = Length(min=low, max=high, unit=unit, target=target)
    if member := _member(hit, context):
        yield Found(replace(length, target=Target.VALUE), member=member)
    elif not (isinstance(context.type, ArrayType) and isinstance(context.type.item, (ObjectType, MapType))):
        yield Found(length)


def _of_member(hit: Hit, context: FieldContext) -> Iterable[Found]:
    """ "The tag key cannot be left blank" in the row of tags: `key` has a character at least."""
    name = _member(hit, context)
    if name and not _IN_A_CASE.search(hit.before) and not _CASE.match(hit.folded):
        yield Found(Length(min=1), member=name)


def _member(hit: Hit, context: FieldContext) -> str:
    """The member that the words in front speak of ("the tag key", "key的长度"); "" when they speak of none."""
    word = re.search(r"([a-z_]{2,40})(?:的|值|长度|最大| can| may| contains?| must| has| consists?){0,4} *$", hit.before[-60:].lower()) if context.members else None
    return next((name for name in context.members if word and name.lower().removesuffix("s") == word.group(1).removesuffix("s")), "")


_CASE = re.compile(r"[ \"']*(?:如果|若|当(?![前然中])|(?:if|when|unless) |[^,;。]{1,40}(?:为|是)[^,;。]{1,40}时,)", re.IGNORECASE)
_CASE_BEHIND = re.compile(r" *,? *(?:if|when|unless|for) |时|的时候", re.IGNORECASE)
_IN_A_CASE = re.compile(r"(?:如果|若|当(?![前然中])|(?<![a-z])(?:if|when|unless) )[^,;:]{0,120}$", re.IGNORECASE)


def _whole(words: str) -> int | None:
    number = read_number(words) if words else None
    return number if isinstance(number, int) and number >= 0 else None


def _is_about_a_password(hit: Hit, context: FieldContext) -> bool:
    """True when the line before speaks of passwords and the field is none."""
    line = hit.sentence.line
    near = "".join(other.text.value for other in hit.passage.lines[max(0, line - 1) : line + 1]).lower()
    return ("密码" in near or "password" in near) and not any(word in context.name.lower() for word in ("pass", "pwd", "secret"))


def _counts_a_part(hit: Hit) -> bool:
    """True for "at least 3 kinds of characters" and for lengths of something else than the value."""
    return any(word in hit.folded[hit.start : hit.end + 4] for word in ("种字符", "类字符", "kinds of", "types of"))


_OF_A_MASK = re.compile(r"(?:掩码|网络前缀)的?$|(?<![a-z])(?:net)?mask $|(?<![a-z])(?:sub)?net(?:work)? prefix $", re.IGNORECASE)
"""The length of a mask counts the bits that name a network, not the characters of the address."""

_AT_MOST_BEFORE = re.compile(r"(?:最大|最长|上限|maximum|max\.?|at most|up to)[^,;。.]{0,60}$", re.IGNORECASE)
_OF_A_PART = re.compile(r"(?:每个|每一个|各个|各)(?:标签|字段|部分|级|段|域名标签|label)|(?<![a-z])each (?:label|part|segment|level)(?![a-z])", re.IGNORECASE)
"""Labels of a domain name and the like, which are shorter than the value."""


def _speaks_of_the_value(hit: Hit, context: FieldContext) -> bool:
    before = hit.before.rstrip(" ,\"'")[-24:].lower()
    clause = before.replace(",", ";").replace(":", ";").rpartition(";")[2].strip()
    subjects = ("", "值", "该值", "取值", "名称", "该字段", "该参数", "内容", "参数", "且", "并且", "value", "the value", "it", "and", "name", "描述")
    if re.fullmatch(r"(?:the )?[a-z]{4,20}", clause) and clause.removeprefix("the ") in re.split(r"[^a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", context.name).lower()):
        # "The address cannot be empty" in the row of server_address.
        return True
    if clause.endswith(("key", "键")):
        return context.name.endswith("key")
    return clause in subjects or clause.endswith(("名称", "value", "name", "parameter", "field", "and", "密码", "内容", "的值", "it", "并且", "字段"))


RULE = Rule(
    id="length",
    doc="A number of characters or bytes: `1-64个字符`, `最大长度255`, `a maximum of 255 characters`, `cannot be left blank` (1 at least).",
    phrases=(
        Pair(f"{{min:int}} [个] (-|~|到|至|,) {{max:int}} {_CHARS_ZH}", f"{{min:int}}_(to|-|~|and|through)_{{max:int}} {_CHARS_EN}"),
        Pair(
            f"(取值范围|范围|长度|字符数)[范围][限制|取值][为|是|在|:] [为][\\[|\\(] {{min:int}} (-|~|到|至|,) {{max:int}} [\\]|\\)] {_CHARS_ZH}",
            f"[from |of |between ]{{min:int}}_(to|-|~|and|through)_{{max:int}} {_CHARS_EN}[ in length| long]",
        ),
        Pair(
            "长度[的][取值][范围|限制|区间][应|要求|必须][为|是|在|:|介于] [为|在][\\[|\\(] {min:int} (-|~|到|至|,) {max:int} [\\]|\\)]",
            "length [of the value |of this parameter |of the name |of the field ](range[s] from|is from|must be|is|range is|range:|of|:|between|can be|is in the range of|must range from) [from |between ]{min:int} (to|-|~|and) {max:int}",
        ),
        Pair(
            f"(最大|最长|最多|至多|不超过|不能超过|不得超过|不可超过|小于等于|不多于|不大于|上限[为|是])[支持|允许|可|可以|能|为|是|包含|长度|字符|有|输入|填写][为|是|包含|输入|:] {{max:int}} {_CHARS_ZH}",
            f"{_AT_MOST_EN} [of ]{{max:int}} {_CHARS_EN}",
        ),
        Pair(
            f"[支持的|允许的|支持|字符串|名称](最大|最长)[的][支持][字符|字符串|字节|字段|unicode|支持|输入|内容|允许]长度[限制][为|是|不超过|:|支持] [为|是]{{max:int}} [{_CHARS_ZH}]",
            f"[the ]maximum [value |character |string |field |allowed |supported ]length (is|of|:|allowed is|of [the |this ]{{what:clause}} is|cannot exceed) {{max:int}}[ {_CHARS_EN}]",
        ),
        Pair(
            f"[最大]长度[的][最大][应|必须|需要|要求|限制|:][不|不能|不得|不可|不允许|不要](超过|大于|多于|长于) {{max:int}} [{_CHARS_ZH}]",
            f"length [of the value |of this parameter |of the name ](cannot exceed|must not exceed|does not exceed|cannot be greater than|is no more than|is at most|is less than or equal to|is up to|not exceed|is limited to) {{max:int}}[ {_CHARS_EN}]",
        ),
        Pair(f"长度(限制为|限制在|限制:|上限为|上限是|最大为|最长为|最多为|至多为) {{max:int}} [{_CHARS_ZH}]", ""),
        Pair(
            f"(不能|不|不得|不可|不允许|不要)超过 {{max:int}} {_CHARS_ZH}",
            f"(cannot|must not|does not|not) (exceed|be longer than|contain more than) {{max:int}} {_CHARS_EN}",
        ),
        Pair(f"{{max:int}} {_CHARS_ZH} (以内|之内|以下)", f"{{max:int}} {_CHARS_EN} (or less|or fewer|at most|maximum)"),
        Pair(f"[长度][应|必须](小于|<|少于) {{max:int}} {_CHARS_ZH}", f"(less than|fewer than|shorter than|<) {{max:int}} {_CHARS_EN}", "exclusive"),
        Pair(f"长度[必须|应|需](小于等于|小于或等于|不大于|≤|<=) {{max:int}} [{_CHARS_ZH}]", ""),
        Pair(f"长度[必须|应](小于|<) {{max:int}} [{_CHARS_ZH}]", "length (is less than|must be less than|<) {max:int}", "exclusive"),
        Pair(f"(最小[长度]为|最少|至少[为]) {{min:int}} {_CHARS_ZH}", ""),
        Pair(f"长度(大于等于|不少于|不小于|≥|>=|至少[为]) {{min:int}} [{_CHARS_ZH}]", f"(at least|no less than|a minimum of|minimum of) {{min:int}} {_CHARS_EN}"),
        Pair("{max:int}_(位|个字符)[的]字符串", f"(a|fixed) string of {{max:int}} {_CHARS_EN}", "exact"),
        Pair("(最长|最大长度)[为|支持]_{max:int}&", ""),
        Pair("长度[范围][为|是]大于等于 {min:int} [且|并且|,](小于等于|不超过) {max:int}", "length is greater than or equal to {min:int} and less than or equal to {max:int}"),
        Pair(f"[固定|字符串]长度[固定|必须][为|是|:] {{max:int}} {_CHARS_ZH}", f"(fixed length of|consists of|is a string of|contains exactly|is|must be) {{max:int}} {_CHARS_EN}", "exact"),
        Pair("(不能|不可|不可以|不允许|不得|不应)为(空值|空字符串|空串|空白|空)", "(cannot|can not|must not) be (left blank|blank|empty|an empty string|null)", "not-empty"),
        Pair("String \\( {max:digits} \\)", "String[ ]\\({max:digits}\\)"),
        Pair("^非空$", "(must be|is) (non-empty|not empty)", "not-empty"),
    ),
    build=_build,
    examples=(
        zh("伸缩组名称(1-64个字符)。", Length(min=1, max=64), type=STRING),
        zh("支持的最大字符长度：255", Length(max=255), type=STRING),
        zh("长度不能超过1,024个字符。", Length(max=1024), type=STRING),
        zh("每个值最大长度255个unicode字符。", Length(max=255, target=Target.EACH_ITEM), type=ArrayType(STRING)),
        zh("NAT网关的描述，长度限制为255。", Length(max=255), type=STRING),
        en("The length is limited to 255.", Length(max=255), type=STRING),
        zh("只能是32位的字符串。", Length(min=32, max=32), type=STRING),
        en("Identifier, a string of 32 characters.", Length(min=32, max=32), type=STRING),
        en("Key pair name, no longer than 255 bytes.", Length(max=255, unit="byte"), type=STRING),
        zh("备注，最长255。", Length(max=255), type=STRING),
        zh("标签，每个标签长度不超过36字符。", Length(max=36, target=Target.EACH_ITEM), type=ArrayType(STRING)),
        en("Host name with 2–63 characters.", Length(min=2, max=63), type=STRING),
        en("The maximum length of the ID is 4096 bytes.", Length(max=4096, unit="byte"), type=STRING),
        en("The value cannot be empty and should contain 8 to 32 characters.", Length(min=8, max=32), type=STRING),
        en("The name cannot exceed 64 characters.", Length(max=64), type=STRING),
        en("The value is a string of 1 to 64 characters.", Length(min=1, max=64), type=STRING),
        en("The value contains a maximum of 255 characters.", Length(max=255), type=STRING),
    ),
    counter_examples=(
        zh("建议长度不超过20个字符。", Length(max=20), type=STRING),
        en("It is recommended that the name contain no more than 20 characters.", Length(max=20), type=STRING),
        zh("每个标签的长度不能超过63个字符。", Length(max=63), type=STRING),
        zh("掩码长度不能大于28位。", Length(max=28), type=STRING),
        en("The mask length cannot be greater than 28.", Length(max=28), type=STRING),
        en("The length of each label cannot exceed 63 characters.", Length(max=63), type=STRING),
        en("The tag value cannot be empty when action is create.", Length(min=1), type=STRING),
        zh("期望实例数量，取值范围1-64。", Length(min=1, max=64), type=INTEGER),
        en("Specifies the number of characters.", Length(max=1), type=STRING),
    ),
)
