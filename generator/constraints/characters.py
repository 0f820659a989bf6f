"""Names of characters in both languages, and sets of them: "数字、字母、中划线（-）", "letters, digits, and hyphens (-)"."""

# ruff: noqa: E501  (a name and its characters stand on one row)
from __future__ import annotations

import re

from ..model.constraint import CharClass

_CLASSES: tuple[tuple[str, tuple[CharClass, ...]], ...] = (
    ("大小写字母", (CharClass.LETTER,)), ("大写字母", (CharClass.UPPER,)), ("小写字母", (CharClass.LOWER,)), ("英文字母", (CharClass.LETTER,)),
    ("英文大小写", (CharClass.LETTER,)), ("字母", (CharClass.LETTER,)), ("英文", (CharClass.LETTER,)), ("数字", (CharClass.DIGIT,)), ("汉字", (CharClass.HAN,)),
    ("中文字符", (CharClass.HAN,)), ("中文", (CharClass.HAN,)), ("大小写", (CharClass.LETTER,)),
    ("uppercase and lowercase letters", (CharClass.LETTER,)), ("lowercase and uppercase letters", (CharClass.LETTER,)),
    ("uppercase letters", (CharClass.UPPER,)), ("lowercase letters", (CharClass.LOWER,)), ("uppercase letter", (CharClass.UPPER,)),
    ("lowercase letter", (CharClass.LOWER,)), ("english letters", (CharClass.LETTER,)), ("letters", (CharClass.LETTER,)), ("letter", (CharClass.LETTER,)),
    ("digits", (CharClass.DIGIT,)), ("numerals", (CharClass.DIGIT,)), ("numeric characters", (CharClass.DIGIT,)), ("中英文", (CharClass.HAN, CharClass.LETTER)), ("digit", (CharClass.DIGIT,)), ("numbers", (CharClass.DIGIT,)), ("chinese characters", (CharClass.HAN,)), ("chinese character", (CharClass.HAN,)),
    ("alphanumeric characters", (CharClass.LETTER, CharClass.DIGIT)),
)  # fmt: skip
_SIGNS: tuple[tuple[str, str], ...] = (
    ("下划线", "_"), ("中划线", "-"), ("连字符", "-"), ("短横线", "-"), ("中横线", "-"), ("横线", "-"), ("减号", "-"), ("英文句点", "."), ("句点", "."),
    ("英文句号", "."), ("句号", "."), ("小数点", "."), ("点号", "."), ("英文点", "."), ("点", "."), ("空格", " "), ("冒号", ":"), ("斜杠", "/"), ("正斜杠", "/"),
    ("左右尖括号", "<>"), ("尖括号", "<>"), ("等号", "="), ("加号", "+"), ("星号", "*"), ("逗号", ","), ("回车", "\n\r"), ("换行", "\n"), ("竖线", "|"),
    ("underscores", "_"), ("underscore", "_"), ("hyphens", "-"), ("hyphen", "-"), ("dashes", "-"), ("periods", "."), ("period", "."), ("dots", "."), ("dot", "."),
    ("spaces", " "), ("space", " "), ("colons", ":"), ("colon", ":"), ("angle brackets", "<>"), ("slashes", "/"), ("slash", "/"), ("equal signs", "="),
    ("asterisks", "*"), ("commas", ","), ("plus signs", "+"), ("carriage returns", "\n\r"), ("carriage return", "\n\r"), ("vertical bars", "|"), ("at signs", "@"),
)  # fmt: skip
_TOKEN = re.compile(
    r"(?P<sign>" + "|".join(re.escape(word) for word, _ in sorted(_SIGNS, key=lambda row: -len(row[0]))) + r")"
    r"|(?P<class>" + "|".join(re.escape(word) for word, _ in sorted(_CLASSES, key=lambda row: -len(row[0]))) + r")"
    r"|[\"'](?P<quoted>[!-/:-@\[-`{-~ ]{1,40}?)[\"'](?![0-9A-Za-z])"
    r"|(?P<literal>[_.\-<>@#$%^&*+=/|\\~!?]{1,3}(?![0-9A-Za-z]))",
    re.IGNORECASE,
)
def _signs_of(run: str) -> set[str]:
    """The signs of a row; those inside quotation marks when each stands in its own."""
    quoted = re.findall(r"([\"'])([^\"'])\1", run)
    return {sign for _, sign in quoted} if len(quoted) > 1 else set(run)


def _inside(run: str) -> str:
    """The signs of "(-_.)" without the brackets that stand around them."""
    inner = run[1:-1]
    return inner if run[0] == "(" and run[-1] == ")" and "(" not in inner and ")" not in inner and inner else run


_FEW = re.compile(r"\(([!-'*-/:-@\[-`{-~]{2,40})\)")
"""Two signs or more in brackets."""
_RUN = re.compile(r"[!-/:-@\[-`{-~]{5,60}")
_SIGNS_OF_A_RUN = 5
"""A row of at least so many different signs is the signs themselves, quotes and commas included."""
_FILLER = re.compile(
    r"a *[-~] *z|0 *[-~] *9|such as|including|包括|包含|非打印字符|non-printable|ASCII(?: (?:control )?characters)? *\(0-31\)|ASCII|[0-9]{1,4} (?:to|-) [0-9]{1,5} (?=(?:english )?(?:letters|digits))|以及|或者|如下字符|以下字符|以下|如下|[ ,、;和或及与、()]|and|or|the|following|special|特殊字符|特殊符号|字符|符号|英文|characters?|an?(?![a-z])|:|的|\((?:[_.\-<>@:/*+=, ]{1,12})\)|a-z|A-Z|0-9|~",
    re.IGNORECASE,
)
_CLASS_OF = dict(_CLASSES)
_SIGN_OF = dict(_SIGNS)


def read_charset(folded: str) -> tuple[tuple[CharClass, ...], str, int]:
    """Classes and signs in a row from the start of `folded`, and where they end (0 when nothing was understood)."""
    classes: list[CharClass] = []
    signs: set[str] = set()
    at = end = 0
    while at < len(folded):
        run = _RUN.match(folded, at)
        if run and len(set(_inside(run.group())) - set("\"',")) >= _SIGNS_OF_A_RUN:
            signs |= _signs_of(_inside(run.group()))
            at = end = run.end()
            continue
        few = _FEW.match(folded, at)
        if few:
            signs |= set(few.group(1))
            at = end = few.end()
            continue
        token = _TOKEN.match(folded, at)
        if token:
            at = end = token.end()
            if token.lastgroup == "class":
                classes += [c for c in _CLASS_OF[token.group().lower()] if c not in classes]
            elif token.lastgroup == "sign":
                signs |= set(_SIGN_OF[token.group().lower()])
            else:
                signs |= set(token.group(str(token.lastgroup)).replace(" ", "") or " ")
            continue
        filler = _FILLER.match(folded, at)
        if not filler:
            break
        at = filler.end()
    ordered = tuple(c for c in CharClass if c in classes)
    return ordered, "".join(sorted(signs)), end
