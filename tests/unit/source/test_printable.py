"""What reaches a terminal or a log neither moves the cursor nor turns the reading direction."""

from __future__ import annotations

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.report.terminal import escaped
from generator.source.printable import printable


def test_names_are_escaped_for_people() -> None:
    assert printable("创建\udcff\x1b[31m\u202e.md") == "创建\\xff\\x1b[31m\\u202e.md"


def test_a_half_surrogate_pair_is_an_escape() -> None:
    assert printable("a\ud800b") == "a\\ud800b"


def test_long_text_is_cut_with_an_ellipsis_unless_all_is_wanted() -> None:
    assert printable("伸缩组" * 2, 4) == "伸缩组伸…"
    assert printable("伸缩组" * 200, None) == "伸缩组" * 200


def test_a_report_folds_line_ends_and_tabs_to_blanks() -> None:
    assert escaped("名称\t是\n空\x07") == "名称 是 空\\x07"


def test_no_character_of_unicode_acts() -> None:
    shown = printable("".join(map(chr, range(sys.maxunicode + 1))), None)
    assert {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()


@given(st.text())
def test_readable_text_stays_as_it_is(text: str) -> None:
    kept = "".join(char for char in text if char.isprintable())
    assert printable(kept, None) == kept
