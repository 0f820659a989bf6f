"""Words that stand on many pages are judged once, and are reported wherever they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.reconcile.checks.prose import PROSE_MODULES, Judged, check_prose

from .prose_units import context, unit

CASES = [(zh, en) for module in PROSE_MODULES for zh, en, _ in (*module.EXAMPLES, *module.COUNTER_EXAMPLES)]


@pytest.mark.parametrize(("zh", "en"), CASES)
def test_second_reading_finds_what_the_first_found(zh, en):
    judged: Judged = {}
    for place in ("body.name", "status.502", "body.name"):
        here = context(unit(zh, en, place), literals=("HTTPS",), counterparts={"错误码.md": "error-codes.md"})
        assert list(check_prose(here, judged)) == list(check_prose(here))


def test_words_that_were_covered_on_one_page_are_reported_on_the_next():
    one = unit("最多添加10个实例。", "A maximum of 25 instances can be added.")
    judged: Judged = {}
    assert list(check_prose(replace(context(one), compared={"zh/page.md": ((0, 9),)}), judged)) == []
    assert [f.id for f in check_prose(context(one), judged)] == ["number/mismatch-in-prose"]
