"""Which characters a string may hold: classes, single signs, first and last character, forbidden signs."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.constraint import CharClass, Charset, Length, Target
from ..model.schema import STRING, MapType, ObjectType, ScalarKind
from ..source.text import Lang
from .characters import read_charset
from .passage import Passage
from .phrases import MAX_MATCHED, fold
from .rule import FieldContext, Found, Hit, ListFound, Pair, Rule, en, zh


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    if isinstance(context.type, (MapType, ObjectType)) or context.kind in (ScalarKind.INTEGER, ScalarKind.BOOLEAN, ScalarKind.NUMBER):
        return
    start = hit.slots["set"][0]
    if _is_advice(hit) or (hit.tag in ("only", "made") and hit.before.lower().rstrip().endswith(("not", "不能", "不"))):
        return
    classes, signs, length = read_charset(_set_words(hit))
    end = start + length
    target = Target.EACH_ITEM if context.is_array else Target.VALUE
    signs_only = _SIGNS_ONLY.match(hit.folded[start:]) if hit.tag == "forbidden" else None
    if signs_only:
        signs, length = "".join(sorted(set(re.sub("[ 、或和]", "", _unquoted(signs_only.group(1)))))), signs_only.end()
        end = start + length
    if not length:
        return
    if _holds_in_a_case(hit) or _speaks_of_a_part(hit, context):
        yield Found(None, end=end)
        return
    match hit.tag:
        case "first" | "last" if hit.before.lower().rstrip().endswith(("not", "cannot", "不能", "不得", "不可", "不允许")) or _NEGATED.search(hit.before):
            return
        case "first" | "last" | "both" if _goes_on(hit.folded[end:]) and hit.folded[end:].strip(" ") and "close" not in hit:
            yield Found(None, end=end)
        case "both":
            one = Charset(classes=classes, literals=signs)
            yield Found(Charset(first=one, last=one, target=target), end=max(end, hit.end) if context.lang is Lang.ZH else end)
        case "not-both":
            if CharClass.DIGIT in classes:
                classes, signs = tuple(c for c in classes if c is not CharClass.DIGIT), "".join(sorted({*signs, *"0123456789"}))
            if signs and not classes:
                yield Found(Charset(forbidden_first=signs, forbidden_last=signs, target=target), end=max(end, hit.end) if context.lang is Lang.ZH else end)
        case "first":
            yield Found(Charset(first=Charset(classes=classes, literals=signs), target=target), end=max(end, hit.end) if "close" in hit else end)
        case "last":
            yield Found(Charset(last=Charset(classes=classes, literals=signs), target=target), end=end)
        case "not-first":
            if CharClass.DIGIT in classes:
                classes, signs = tuple(c for c in classes if c is not CharClass.DIGIT), "".join(sorted({*signs, *"0123456789"}))
            if signs and not classes:
                yield Found(Charset(forbidden_first=signs, target=target), end=end)
        case "not-last":
            if signs and not classes:
                yield Found(Charset(forbidden_last=signs, target=target), end=end)
        case "forbidden":
            if signs and not classes:
                yield Found(Charset(forbidden=signs, target=target), end=end)
        case _:
            if hit.tag in ("listed", "row") and (len(classes) < 2 or (hit.tag == "row" and not _ROW_END.match(hit.folded[end:]))):
                return
            if (classes and not _goes_on(hit.folded[end:], hit.folded[start:end])) or (signs and not classes and hit.tag == "only"):
                # "1 to 64 characters, including …": the length is another claim.
                yield Found(Charset(classes=classes, literals=signs, target=target), start=start if hit.tag in ("behind", "row") else None, end=end)


_ALLOWED_THEN = re.compile(r"(?<=special characters) (?:are|is) (?:allowed|supported|permitted) *:")
_ENDS_IN_SIGNS = re.compile(r"(?:(?<![A-Za-z0-9\u4e00-\u9fff)\]\"' ])[!-/:-@\[-`{-~](?<![)\]\"'.]))\.$")


def _set_words(hit: Hit) -> str:
    """The words of the set; where signs stand in a row at the end of what is allowed, a full stop may be one of them."""
    words = hit.folded[hit.slots["set"][0] :].rstrip(" ;")
    if hit.tag == "only":
        # "Only letters and the following special characters are allowed: -_."
        words = _ALLOWED_THEN.sub(lambda found: " " * len(found.group()), words)
    return words if hit.tag in ("only", "made", "listed", "behind") and _ENDS_IN_SIGNS.search(words) else words.rstrip(" .;")


_NEGATED = re.compile(r"(?<![a-z])(?:not|cannot) (?:start|begin|end) (?:or|and|nor) *$", re.IGNORECASE)
_ROW_END = re.compile(r"[) ]*(?:组成)?[) ]*(?:$|[。;,])")
_SIGNS_ONLY = re.compile(r" *(?:特殊字符|字符|符号|以下字符)? *:? *([!-/:-@\[-`{-~](?:[!-/:-@\[-`{-~ 、]|或|和){1,60}?) *(?=$|。|;)")


def _unquoted(signs: str) -> str:
    """Signs without the quotation marks that stand around them."""
    return signs.replace(signs[0], "") if signs[0] in "\"'" and signs.count(signs[0]) > 1 else signs


_CASE = re.compile(
    r"^[ \"'(]*(?:(?:当|如果|若|对于)[^,;。]{2,100}(?:时|,)|[^,;。]{1,60}(?:为|是)[^,;。]{1,60}时,|(?:when|if|for) [^,;]{2,120},)", re.IGNORECASE
)
_FOR_SOME = re.compile(r"^[ \"'(]*(?:for (?!example)[^,;.]{2,60},|对于[^,;。]{2,60},)", re.IGNORECASE)
_PART = re.compile(r"单个(?!字符)|每个(?!值)|各个|间以|基础上|(?<![a-z])(?:each (?!value)|a single |every |separated by )", re.IGNORECASE)


def _holds_in_a_case(hit: Hit) -> bool:
    """True when the sentence, or the paragraph that it ends, begins with the case that it speaks of."""
    line = hit.passage.lines[hit.sentence.line]
    return bool(_CASE.match(hit.folded)) or (bool(line.sentences) and bool(_FOR_SOME.match(line.sentences[0].folded)))


def _speaks_of_a_part(hit: Hit, context: FieldContext) -> bool:
    """True for what each label of a domain name may hold, which is less than the name may."""
    return not context.is_array and bool(_PART.search(hit.before))


def _is_advice(hit: Hit) -> bool:
    """True for "must contain at least …", which allows more than it names."""
    words = hit.before[-6:] + hit.folded[hit.start : hit.slots["set"][0]]
    return "至少" in words or "必须包含" in words or "at least" in hit.before[-12:].lower() or ("must contain" in words.lower() and "only" not in words.lower())


_OPEN_END = re.compile(r" *(?:等|etc|and other|和其他|或其他|以及其他|等其他)|[ ,、或和(]*(?:and |or )?(?:the )?(?:following )?(?:特殊字符|special character)", re.IGNORECASE)


_OR_ELSE = re.compile(r" ?\)?(?:、|或者?|,? or (?!(?:is|are|end|start|begin|contain|exceed|be) ))(?=[^ ])")
_NOUN_OF_SIGNS = re.compile(r" *(?:特殊字符|特殊符号|special characters?)(?! *[(:如])", re.IGNORECASE)


def _goes_on(rest: str, read: str = "") -> bool:
    """True when the set is left open ("…等"), or names more than was understood: then it is no restriction that we can state."""
    if read and not read[-1].isalnum() and _NOUN_OF_SIGNS.match(rest):
        # "和“-_.”特殊字符": the noun of the signs in front.
        return False
    return bool(_OPEN_END.match(rest) or _OR_ELSE.match(rest))


_ONLY_ZH = "(只能|仅能|只可以|只允许|仅允许|仅支持|仅可|必须|只能够|只支持|可以|可|应|支持|允许)[是|使用|输入]"

_LISTED = re.compile(
    r"(?:只能|仅|可|能)?(?:包含|支持|包括)(?:以下|如下)?[0-9一二三四五]{0,2}[种类]?(?:类型的?|的)?字符 *:$"
    r"|(?:contains?|includes?)(?: only)? the following(?: [a-z]+)? (?:types? of characters|character types|characters) *:$",
    re.IGNORECASE,
)
_ADVICE = re.compile(r"至少|必须|须|at least|must", re.IGNORECASE)


def _gather(passage: Passage, context: FieldContext) -> Iterable[ListFound]:
    """One set of the classes and signs that the items of a list name."""
    if context.kind is not ScalarKind.STRING:
        return
    for members in passage.groups:
        intro = passage.lines[members[0]].intro
        words = fold(passage.lines[intro].text.value[-200:]).strip() if intro is not None else ""
        if intro is None or not _LISTED.search(words) or _ADVICE.search(words):
            continue
        read = [read_charset(fold(passage.lines[index].text.value[:MAX_MATCHED])) for index in members]
        if any(not end for _, _, end in read):
            continue
        named = {one for classes, _, _ in read for one in classes}
        classes = tuple(one for one in CharClass if one in named)
        charset = Charset(
            classes=classes, literals="".join(sorted({sign for _, signs, _ in read for sign in signs})), target=Target.EACH_ITEM if context.is_array else Target.VALUE
        )
        places = tuple((index, 0, len(passage.lines[index].text.value)) for index in (intro, *members))
        yield ListFound(charset, places)


RULE = Rule(
    id="charset",
    doc="Characters that a string may or must not hold: `只能包含中文、字母、数字、下划线或中划线`, `only letters, digits, underscores (_), and hyphens (-)`.",
    phrases=(
        Pair(f"{_ONLY_ZH}_(由|包含|为|包括|含|是|含有|用|使用) {{set:list}}", "(contain[s]|consist[s] of|include[s]|composed of|contain[s] only|support[s]|allow[s]|made up of|be) only[ of]( |: ){set:list}", "only"),
        Pair("支持 {set:list}", "including only {set:list}", "made"),
        Pair("(只允许|仅允许|只支持|仅支持|只能使用|只能输入|只能是|允许输入)[输入|使用|包含|包括|有] {set:list}", "[0-9] characters[,]( in length,|) (including|consisting of|composed of) {set:list}", "behind"),
        Pair("[0-9]_[个]_字符,_[支持|由|包括|包含]_{set:list}", "", "row"),
        Pair("由 {set:list}", "only (contain[s]|consist[s] of|include[s]|support[s]|be composed of|use) {set:list}", "made"),
        Pair("(只能|仅)(包含|包括|有) {set:list}", "(consist[s] of|composed of|can contain|may contain|can consist of|can include|is a combination of) {set:list}", "made"),
        Pair("", "only {set:list} (are|is) (allowed|supported|permitted|accepted)", "only"),
        Pair("", "^{set:list} (are|is) (allowed|supported)$", "listed"),
        Pair("(不能|不可|不允许|不得|不可以|不)以 {set:clause} (开头|开始|打头)_[和|或|或者|与|及|以及|/|、]_[以]_(结尾|结束)", "(cannot|must not|not) (start or end|begin or end|start and end|start nor end) with[ a| an| the] {set:list}", "not-both"),
        Pair("(首尾字符|首尾字母|首尾|首字符和尾字符)(不能|不可|不允许|不得)_[为|是|有|包含] {set:clause}&", "first and last characters (cannot|must not) be [a |an |the ]{set:list}", "not-both"),
        Pair("(必须|只能|需|应|需要|且|并|可|,|^)_(以|由) {set:clause} (开头|开始|打头)_(和|或|与|及|以及|/|、)_[以]_(结尾|结束)", "(start and end|begin and end|starts and ends|begins and ends) with[ a| an| the] {set:list}", "both"),
        Pair("(不能|不可|不允许|不可以|不支持|不得|禁止|不)(包含|含有|包括|有|使用|出现|输入|含|存在) {set:list}", "(cannot|must not|does not|not) (contain|include|have)[ any| the following| characters| special characters| the following special characters| the following characters|: ] {set:list}", "forbidden"),
        Pair("", "following[ special] characters (are not allowed|are not supported|cannot be used|cannot be contained): {set:list}", "forbidden"),
        Pair("不支持 {set:list}", "^{set:list} (are not allowed|are not supported|is not allowed|cannot be used)", "forbidden"),
        Pair("(必须|只能|需|应|需要|且|并|可|,|^)_(以|由) {set:clause} (开头|开始|打头)", "(start[s]|begin[s]|starting|beginning) with[ a| an| the] {set:list}", "first"),
        Pair("(首字符|首字母|第一个字符)[必须|只能|应]为 {set:list}", "first character (must be|is|can be) [a |an ]{set:list}", "first"),
        Pair("(必须|只能|需|应|需要|且|并|或|和|,|^)_以 {set:clause} (结尾|结束)", "(end[s]|ending) with[ a| an| the] {set:list}", "last"),
        Pair("(不能|不可|不允许|不得|不可以|不)以 {set:clause} (开头|开始|打头)", "(cannot|must not|not) (start|begin) with[ a| an| the] {set:list}", "not-first"),
        Pair("(首位|首字符|首字母|第一个字符)(不能|不可|不允许|不得)_[为|是] {set:clause}&", "first character (cannot|must not) be [a |an |the ]{set:list}", "not-first"),
        Pair("(不能|不可|不允许|不得|不)以 {set:clause} (结尾|结束)", "(cannot|must not|not) end with[ a| an| the] {set:list}", "not-last"),
    ),
    build=_build,
    gather=_gather,
    examples=(
        zh(
            "伸缩组名称(1-64个字符)，只能包含中文、字母、数字、下划线或中划线。",
            Length(min=1, max=64),
            Charset(classes=(CharClass.HAN, CharClass.LETTER, CharClass.DIGIT), literals="-_"),
            type=STRING,
        ),
        zh("以数字或字母开头，只能包含数字、字母、’-’、’.’。", Charset(first=Charset(classes=(CharClass.LETTER, CharClass.DIGIT))), Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals="-."), type=STRING),
        zh("不能包含非打印字符ASCII(0-31), “=”,“*”,“<”,“,”,“|”。", Charset(forbidden="*,<=|"), type=STRING),
        zh(
            "只能由中文字符、英文字母（a～z，A～Z）、数字（0～9）、中划线（-）、英文句号组成。",
            Charset(classes=(CharClass.HAN, CharClass.LETTER, CharClass.DIGIT), literals="-."),
            type=STRING,
        ),
        zh(
            "支持字母、数字、空格和以下特殊字符：-_.，首位不能为数字。",
            Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals=" -._"),
            Charset(forbidden_first="0123456789"),
            type=STRING,
        ),
        zh("只允许大写字母、小写字母、数字、和“-_.”特殊字符。", Charset(classes=(CharClass.LOWER, CharClass.UPPER, CharClass.DIGIT), literals="-._"), type=STRING),
        zh("只能包含大小写字母、空格、数字或特殊字符（-_.）且不能以数字开头。", Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals=" -._"), Charset(forbidden_first="0123456789"), type=STRING),
        zh("1-64个字符，中英文、数字、下划线、中划线。", Length(min=1, max=64), Charset(classes=(CharClass.HAN, CharClass.LETTER, CharClass.DIGIT), literals="-_"), type=STRING),
        en("The name cannot start or end with space.", Charset(forbidden_first=" ", forbidden_last=" "), type=STRING),
        en("The value must start with letters.", Charset(first=Charset(classes=(CharClass.LETTER,))), type=STRING),
        zh("不能以空格开头或结尾。", Charset(forbidden_first=" ", forbidden_last=" "), type=STRING),
        en("The value cannot start or end with a space.", Charset(forbidden_first=" ", forbidden_last=" "), type=STRING),
        zh("必须以字母开头和结尾。", Charset(first=Charset(classes=(CharClass.LETTER,)), last=Charset(classes=(CharClass.LETTER,))), type=STRING),
        en("The value must start with a letter or an underscore (_).", Charset(first=Charset(classes=(CharClass.LETTER,), literals="_")), type=STRING),
        en("It can contain only letters and the following special characters: -_.", Charset(classes=(CharClass.LETTER,), literals="-._"), type=STRING),
        en("The value consists of 1 to 80 characters, including letters, digits, and hyphens (-).", Length(min=1, max=80), Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals="-"), type=STRING),
        en("Only letters and the following special characters are allowed: -_.", Charset(classes=(CharClass.LETTER,), literals="-._"), type=STRING),
        en("The key cannot contain ASCII characters (0-31) or the following special characters: =*<", Charset(forbidden="*<="), type=STRING),
        en("The following characters are not allowed: \\/:*?<>|", Charset(forbidden="*/:<>?\\|"), type=STRING),
        en("Letters, digits, and periods (.) are supported.", Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals="."), type=STRING),
        zh("不支持回车、<、 >。", Charset(forbidden="\n\r<>"), type=STRING),
        en(
            "The name contains only letters, digits, underscores (_), and hyphens (-), and cannot exceed 64 characters.",
            Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals="-_"),
            Length(max=64),
            type=STRING,
        ),
        en(
            "The value can contain only letters, digits, and special characters such as -/.%?#&_=",
            Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals="#%&-./=?_"),
            type=STRING,
        ),
        zh(
            "名称包含以下4种字符：\n- 大写字母\n- 数字\n- 特殊字符包含-、.、_、空格和中文。",
            Charset(classes=(CharClass.HAN, CharClass.UPPER, CharClass.DIGIT), literals=" -._"),
            type=STRING,
        ),
        en(
            "Can contain only the following character types:\n- Uppercase letters\n- Digits\n- Special characters, including hyphens (-) and underscores (_)",
            Charset(classes=(CharClass.UPPER, CharClass.DIGIT), literals="-_"),
            type=STRING,
        ),
        en("The value cannot contain angle brackets (< and >).", Charset(forbidden="<>"), type=STRING),
    ),
    counter_examples=(
        en("Chinese characters are supported.", Charset(classes=(CharClass.HAN,)), type=STRING),
        en("The path must start with a slash (/) or s3a://.", Charset(first=Charset(literals="/")), type=STRING),
        zh("支持字母、数字、中文等，最长64个字符。", Charset(classes=(CharClass.HAN, CharClass.LETTER, CharClass.DIGIT)), type=STRING),
        zh("密码必须至少包含以下三种字符：\n- 大写字母\n- 数字", Charset(classes=(CharClass.UPPER, CharClass.DIGIT)), type=STRING),
        zh("由系统自动指定可用区。", Charset(literals="."), type=STRING),
        zh("当type为HOST_NAME时，字符串只能包含英文字母、数字、“-”或“.”。", Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals="-."), type=STRING),
        zh('字符串间以"."分割，单个字符串只能包含英文字母、数字或"-"。', Charset(classes=(CharClass.LETTER, CharClass.DIGIT), literals="-"), type=STRING),
        en("When type is set to HOST_NAME, the value can contain only letters and digits.", Charset(classes=(CharClass.LETTER, CharClass.DIGIT)), type=STRING),
        en("The group consists of instances.", Charset(), type=STRING),
    ),
)
