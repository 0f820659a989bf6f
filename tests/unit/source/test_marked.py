"""Where words of a text stand in its file."""

from __future__ import annotations

import pytest

from generator.source.text import Lang, SourceFile
from generator.syntax.page import Table
from generator.syntax.reader import read_page


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("List&lt;String&gt;", "List<String>"),
        ("a &#60; b &#x3E;", "a < b >"),
        ("R&D & more&", "R&D & more&"),
        ("Q&amp;A &amp;", "Q&A &"),
    ],
)
def test_an_entity_at_the_end_is_inside(cell: str, value: str) -> None:
    file = SourceFile.of(
        f"<table><thead><tr><th>Type</th></tr></thead><tbody><tr><td>{cell}</td></tr></tbody></table>\n", "en/page.md", Lang.EN
    )
    (table,) = [block for block in read_page(file).lead if isinstance(block, Table)]
    text = table.rows[-1].cells[0].text
    assert (text.value, text.span().text) == (value, cell)
