"""Samples as people type them: what is repaired, what is said about it, and where every value stands."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.json_reader import MAX_DEPTH, Flaw, read_json


@pytest.mark.parametrize(
    ("text", "value", "flaws"),
    [
        ('{"a": 1, "b": [true, null, 1.5]}', {"a": 1, "b": [True, None, 1.5]}, []),
        ('{"a": 1,}', {"a": 1}, [Flaw.TRAILING_COMMA]),
        ('{"a": 1 "b": 2}', {"a": 1, "b": 2}, [Flaw.MISSING_COMMA]),
        ('{"a": 1 // 说明\n}', {"a": 1}, [Flaw.COMMENT]),
        ('{"a": "x"，"b": 2}', {"a": "x", "b": 2}, [Flaw.FULL_WIDTH]),
        ('{"a": "x\ny"}', {"a": "x\ny"}, [Flaw.RAW_LINE_BREAK]),
        ('{"id": "region\\_id"}', {"id": "region_id"}, [Flaw.BAD_ESCAPE]),
        ('{"k"="v"}', {"k": "v"}, [Flaw.EQUALS_SIGN]),
        ('{"k=v"}', {"k": "v"}, [Flaw.EQUALS_SIGN]),
        ('{"a": [1, 2', {"a": [1, 2]}, [Flaw.UNCLOSED, Flaw.UNCLOSED]),
        ('{"a": 1, "a": 2}', {"a": 2}, [Flaw.DUPLICATE_KEY]),
        ('{"a": 1, ...}', {"a": 1}, [Flaw.ELLIPSIS, Flaw.TRAILING_COMMA]),
    ],
)
def test_repair(text: str, value: object, flaws: list[Flaw]) -> None:
    reading = read_json(text)
    assert reading is not None
    assert reading.value == value
    assert [flaw for flaw, _ in reading.flaws] == flaws


def test_positions_point_at_values() -> None:
    text = 'POST /x\n{"a/b": {"c": [10, "zwölf"]}}'
    reading = read_json(text, 7)
    assert reading is not None
    shown = {pointer: text[start:end] for pointer, (start, end) in reading.positions.items()}
    assert shown["/a~1b/c/1"] == '"zwölf"'
    assert shown["/a~1b/c/0"] == "10"
    assert shown[""] == text[8:]


def test_depth_is_limited() -> None:
    reading = read_json("[" * (MAX_DEPTH + 5))
    assert reading is not None
    assert reading.flaws[-1][0] is Flaw.TOO_DEEP


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3))
def test_valid_json_is_read_as_it_is(value: object) -> None:
    reading = read_json(json.dumps(value, ensure_ascii=True))
    assert reading is not None
    assert reading.value == value
    assert reading.flaws == ()


@given(st.text(alphabet='{}[]",:\\/#=.1a \n，：“”', max_size=60))
def test_any_text_ends(text: str) -> None:
    reading = read_json(text)
    assert reading is None or reading.end <= len(text)
