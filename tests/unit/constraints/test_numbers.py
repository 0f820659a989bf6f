"""Numbers as pages write them."""

from __future__ import annotations

import pytest

from generator.constraints.numbers import read_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("86,400", 86400),
        ("six", 6),
        ("十二", 12),
        ("一百二十八", 128),
        ("两", 2),
        ("-1", -1),
        ("0.5", 0.5),
        ("intmax", None),
        ("9" * 30, None),
        ("６", None),
    ],
)
def test_number_is_read(written: str, number: int | float | None) -> None:
    assert read_number(written) == number
