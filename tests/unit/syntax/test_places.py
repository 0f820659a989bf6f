"""Any text of any page maps back to the source, and no page makes the reader raise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.source.text import SourceFile
from generator.syntax.page import Page
from generator.syntax.reader import read_page

from .test_reader import assert_places, texts

TAGS = (
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", '<th colspan="2">', '<p id="p1">', "</p>", "<ul>", "<li>", "</ul>", "<h2>"),
    *('<div class="note">', "</div>", "<pre>", "</pre>", "<br>", '<a name="x"></a>', '<a href="y">', "</a>", "<region>", "</x>", "<b>"),
)
PIECES = (
    *TAGS,
    *("<!--", "-->", "&lt;", "&nbsp;", "&", "<", ">", '"', "'", "**", "*", "_", "`", "```", "[", "]", "(", ")", "\\", "|", "-", "1."),
    *("#", "##", "表 1", "中文", "id", "0-100", "<script>", "</script>", "<a b", " ", "  ", "    ", "\n", "\n\n", "\r\n", "\t", "\u00a0"),
)
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60)


@settings(max_examples=300, deadline=None)
@given(WORDS, st.sampled_from(["page.md", "page.html"]))
def test_any_text_maps_to_its_place(words: list[str], path: str) -> None:
    assert_places(read_page(SourceFile.of("".join(words), path)))


def characters(read: Page) -> str:
    said = [text.value for blocks in (read.lead, *(s.blocks for s in read.sections)) for text in texts(blocks)]
    return "".join([*said, *(s.heading.value for s in read.sections), read.title.value if read.title else ""])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TAGS)))
def test_text_between_any_tags_is_kept_or_reported(tags: list[str]) -> None:
    words = [f"字{number}" for number in range(len(tags) + 1)]
    source = words[0] + "".join(tag + word for tag, word in zip(tags, words[1:], strict=True))
    read = read_page(SourceFile.of(source, "page.html"))
    lost = [word for word in words if word not in characters(read)]
    assert not lost or "syntax/text-lost" in {found.id for found in read.diagnostics}
