"""Which characters a string may hold.

One language may say in three sentences what the other says in one, and may spell a character out or print it: the parts
of all statements are compared, and a part that the other text mentions in any form is not called missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.claim import Claim
from ...model.constraint import CharClass, Charset, Constraint
from ...model.draft import FieldDraft
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..slots import side_by_side
from ..walking import Element
from .contract import Args, differs, one_sided, said, text_of
from .limits import MISSING

MISMATCH = Kind(
    "constraint/charset-mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "{name}: the allowed characters are {zh} in zh and {en} in en",
    "{name}：可用字符在中文中为 {zh}，在英文中为 {en}",
    "find out what the service accepts",
    "请核实服务实际接受的字符",
    "Both languages name the allowed characters, and they differ: Chinese characters that one of them does not allow, or "
    "another punctuation mark.",
)

KINDS = (MISMATCH,)

# Character or class | how the pages of both languages call it.
_CLASSES = {
    CharClass.HAN: r"中文|汉字|中英文|chinese|\\u4e00",
    CharClass.LETTER: "字母|英文|letter|alphabet|alphanumeric|a-z|a~z",
    CharClass.LOWER: "小写|lower",
    CharClass.UPPER: "大写|upper|capital",
    CharClass.DIGIT: "数字|整数|digit|number|numeral|alphanumeric|integer|0-9|0~9",
}
_NAMES = {
    "_": "下划线|underscore",
    "-": "中划线|连字符|短横线|横线|hyphen|dash",
    ".": "点|句号|period|dot|full stop",
    " ": "空格|space|blank",
    "/": "斜线|斜杠|slash",
    ",": "逗号|comma",
    ":": "冒号|colon",
    "@": "at sign",
    "*": "星号|asterisk",
}
_ENDS = {"first": "开头|起始|首字符|start|begin|first", "last": "结尾|末尾|结束|end|last", "not": "不能|不可|不允许|cannot|not |except"}

Part = tuple[str, str]
"""("chars", "han"), ("chars", "_"), ("first", "/"), ("last", "digit"), ("not", "<")."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Everything that one language says about characters."""

    claims: Sequence[Claim[Constraint]]
    parts: frozenset[Part]

    def claim_of(self, part: Part) -> Claim[Constraint]:
        return next((claim for claim in self.claims if part in _parts(claim)), self.claims[0])


def check(element: Element) -> Iterator[Diagnostic]:
    """The characters of one field."""
    field = element.field
    if not field.zh or not field.en:
        return
    slots = [slot for slot in side_by_side(field.zh.constraints, field.en.constraints) if slot.name == "charset"]
    zh = _said([claim for slot in slots for claim in slot.zh])
    en = _said([claim for slot in slots for claim in slot.en])
    lost = _unanswered(zh, en, field.en)
    added = _unanswered(en, zh, field.zh)
    for about in ("chars", "first", "last", "not"):
        ours = [part for part in lost if part[0] == about]
        theirs = [part for part in added if part[0] == about]
        if ours or theirs:
            yield from _finding(element, about, zh, en, ours, theirs)


def _finding(element: Element, about: str, zh: _Said, en: _Said, lost: list[Part], added: list[Part]) -> Iterator[Diagnostic]:
    both = _shown(zh, about), _shown(en, about)
    if all(both):
        ours = zh.claim_of(lost[0] if lost else _first(zh, about))
        theirs = en.claim_of(added[0] if added else _first(en, about))
        args: Args = (("about", "charset"), ("zh", both[0]), ("en", both[1]))
        yield differs(MISMATCH, element, said(ours), said(theirs), args)
        return
    parts, claim = (lost, zh.claim_of(lost[0])) if lost else (added, en.claim_of(added[0]))
    keyword = {"chars": "charset", "first": "first-character", "last": "last-character", "not": "forbidden-characters"}[about]
    value = ", ".join(name for _, name in parts)
    finding = one_sided(MISSING, element, claim, (("about", "charset"), ("keyword", keyword), ("value", value)))
    if finding:
        yield finding


def _first(side: _Said, about: str) -> Part:
    return min(part for part in side.parts if part[0] == about)


def _said(claims: Sequence[Claim[Constraint]]) -> _Said:
    return _Said(claims, frozenset(part for claim in claims for part in _parts(claim)))


def _parts(claim: Claim[Constraint]) -> frozenset[Part]:
    charset = claim.value
    if not isinstance(charset, Charset):
        return frozenset()
    parts = set(_allowed("chars", charset))
    parts |= set(_allowed("first", charset.first)) if charset.first else set()
    parts |= set(_allowed("last", charset.last)) if charset.last else set()
    parts |= {("not", char) for char in charset.forbidden}
    return frozenset(parts)


def _allowed(about: str, charset: Charset) -> Iterator[Part]:
    classes = set(charset.classes)
    if {CharClass.LOWER, CharClass.UPPER} <= classes or CharClass.LETTER in classes:
        classes = (classes - {CharClass.LOWER, CharClass.UPPER}) | {CharClass.LETTER}
    yield from ((about, kind.value) for kind in CharClass if kind in classes)
    yield from ((about, char) for char in charset.literals)


def _unanswered(side: _Said, silent: _Said, other: FieldDraft) -> list[Part]:
    """Parts that the other language does not state, nor mentions in any form."""
    text = text_of(other)
    unsaid = sorted(part for part in side.parts - silent.parts if not _mentions(text, part))
    chars = sorted(part for part in side.parts if part[0] == "chars")
    speaks = any(about == "chars" for about, _ in silent.parts)
    if chars and not unsaid and not speaks and _HAN not in side.parts and _mentions(text, _HAN):
        # The other text allows Chinese characters in words that no rule could read; this side does not.
        return chars
    return unsaid


_CLASS_WORDS = {
    CharClass.HAN: "Chinese characters",
    CharClass.LETTER: "letters",
    CharClass.LOWER: "lowercase letters",
    CharClass.UPPER: "uppercase letters",
    CharClass.DIGIT: "digits",
}

_HAN = ("chars", CharClass.HAN.value)


def _mentions(text: str, part: Part) -> bool:
    about, name = part
    if about in _ENDS and not re.search(_ENDS[about], text, re.IGNORECASE):
        return False
    if len(name) > 1:
        return bool(re.search(_CLASSES[CharClass(name)], text, re.IGNORECASE))
    # A full stop or a comma is usually punctuation: only its name, a bracket around it or its like beside it counts.
    escaped = re.escape(name)
    printed = rf"[(（'\"“‘`]\s*{escaped}|[-/%?#&=+*~!]{escaped}|{escaped}[-/%?#&=+*~!]" if name in ".,: " else escaped
    return bool(re.search(f"{printed}|{_NAMES[name]}" if name in _NAMES else printed, text, re.IGNORECASE))


def _shown(side: _Said, about: str) -> str:
    """ "Chinese characters, letters, digits, - _": classes in their own order, then single characters."""
    names = {name for kind, name in side.parts if kind == about}
    classes = [words for kind, words in _CLASS_WORDS.items() if kind.value in names]
    characters = " ".join(sorted(name for name in names if len(name) == 1))
    return ", ".join((*classes, characters) if characters else classes)
