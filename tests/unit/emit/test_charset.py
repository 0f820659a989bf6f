"""Each generated pattern on strings that it must and must not accept."""

from __future__ import annotations

import re

import pytest

from generator.emit.charset import charset_pattern
from generator.emit.patterns import list_pattern, portable
from generator.model.constraint import CharClass, Charset

HAN, LETTER, LOWER, UPPER, DIGIT = CharClass

CASES = [
    (Charset(classes=(HAN, LETTER, DIGIT), literals="-_"), "^[\\-0-9A-Z_a-z一-鿿]*$", ["", "as-组_1", "A"], ["a b", "a.b", "é", "a\nb"]),
    (Charset(classes=(LETTER, DIGIT), literals="-_"), "^[\\-0-9A-Z_a-z]*$", ["GroupNameTest"], ["伸缩组", "a/b"]),
    (Charset(classes=(LOWER,)), "^[a-z]*$", ["abc"], ["aBc", "a1"]),
    (
        Charset(classes=(LETTER, DIGIT), literals="_", first=Charset(classes=(LETTER,))),
        "^[A-Za-z][0-9A-Z_a-z]*$",
        ["a", "a1_"],
        ["", "1a", "_a"],
    ),
    (
        Charset(classes=(LETTER, DIGIT), literals="-", first=Charset(classes=(LETTER,)), last=Charset(classes=(LETTER, DIGIT))),
        "^(?:[A-Za-z]|[A-Za-z][\\-0-9A-Za-z]*[0-9A-Za-z])$",
        ["a", "a-1", "ab"],
        ["", "a-", "-a", "1"],
    ),
    (Charset(classes=(LETTER,), literals="-", forbidden_last="-"), "^[\\-A-Za-z]*[A-Za-z]$", ["a", "-a"], ["", "a-"]),
    (Charset(forbidden_first=" ", forbidden_last=" "), "^(?:[^ ]|[^ ][\\s\\S]*[^ ])$", ["a", "a b", "名称"], [" a", "a ", " "]),
    (Charset(first=Charset(classes=(LETTER,), literals="_")), "^[A-Z_a-z][\\s\\S]*$", ["_a", "a-1"], ["1a", "-", ""]),
    (Charset(classes=(LETTER, DIGIT), literals=" -._"), "^[ \\-.0-9A-Z_a-z]*$", ["a b-1._"], ["a(b)", "名"]),
    (Charset(forbidden="<>"), "^[^<>]*$", ["", "中文 a\nb", "\U0001f600"], ["a<", ">"]),
    (Charset(forbidden='\\/:*?"<>|^]'), '^[^"*\\/:<->?\\\\-\\^|]*$', ["a b"], ["a]", "a^", "a\\", "a/"]),
    (
        Charset(first=Charset(classes=(LETTER,)), classes=(DIGIT,)),
        "^[A-Za-z][0-9]*$",
        ["a1"],
        ["1", "ab"],
    ),
]


@pytest.mark.parametrize(("charset", "pattern", "accepted", "refused"), CASES)
def test_pattern_accepts_and_refuses(charset: Charset, pattern: str, accepted: list[str], refused: list[str]) -> None:
    made = charset_pattern(charset)

    assert made is not None
    assert [text for text in accepted if not re.fullmatch(made[1:-1], text)] == []
    assert [text for text in refused if re.fullmatch(made[1:-1], text)] == []
    if not charset.forbidden:
        assert made == pattern


@pytest.mark.parametrize("char", [chr(code) for code in range(0x20, 0x7F)])
def test_every_ascii_character_can_be_allowed_and_forbidden(char: str) -> None:
    allowed = charset_pattern(Charset(literals=char))
    forbidden = charset_pattern(Charset(forbidden=char))

    assert allowed
    assert forbidden
    for other in map(chr, range(0x20, 0x7F)):
        assert bool(re.fullmatch(allowed[1:-1], other)) == (other == char)
        assert bool(re.fullmatch(forbidden[1:-1], other)) == (other != char)


def test_everything_and_nothing_have_no_pattern() -> None:
    assert charset_pattern(Charset()) is None
    assert charset_pattern(Charset(literals="-", forbidden="-")) is None


@pytest.mark.parametrize("separator", [",", ";", "|", ".", "-", "^"])
def test_list_pattern_counts_elements(separator: str) -> None:
    pattern = list_pattern(separator, 3)

    assert re.fullmatch(pattern, separator.join("abc"))
    assert re.fullmatch(pattern, "a")
    assert not re.fullmatch(pattern, separator.join("abcd"))


@pytest.mark.parametrize(
    ("regex", "emitted"),
    [
        ("^[a-z]+$", "^[a-z]+$"),
        (r"^\d{4}-\d{2}$", r"^\d{4}-\d{2}$"),
        (r"^a\-b\_[\-\&\]]$", r"^a-b_[\-&\]]$"),
        ("(", None),
        ("(a+)+", None),
        ("(?=a)b", None),
        (r"(a)\1", None),
        ("a" * 501, None),
        (r"\Aabc\Z", None),
        ("a++", None),
    ],
)
def test_printed_expression_is_passed_on_only_as_every_engine_reads_it(regex: str, emitted: str | None) -> None:
    assert portable(regex) == emitted
