"""Pages to sections, tables and texts: short pieces of real pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from generator.source.marked import MarkKind, Text
from generator.source.text import Lang, SourceFile
from generator.syntax.page import Block, Code, ItemList, Note, Page, Paragraph, Table, walk
from generator.syntax.reader import read_page

SEEDS = Path(__file__).parents[3] / "seeds" / "as"
CORPUS = Path(__file__).parents[4] / "shared" / "corpus"

ROW = (
    '<tr id="row1"><td class="cellrowborder"><p id="p1"><a name="p1"></a><a name="p1"></a>{name}</p>\n</td>\n'
    '<td><p id="p2"><a name="p2"></a><a name="p2"></a>{text}</p>\n</td>\n</tr>\n'
)
HEAD = "<table><thead><tr><th><p>参数</p></th><th><p>描述</p></th></tr></thead>\n<tbody>"


def page(text: str, path: str = "page.md") -> Page:
    return read_page(SourceFile.of(text, path))


def table(name: str = "networks", text: str = "网络信息。") -> str:
    return HEAD + ROW.format(name=name, text=text) + "</tbody>\n</table>\n"


def only_table(read: Page) -> Table:
    (found,) = read.tables()
    return found


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """What a page says, without places."""
    said: list[object] = []
    for block in blocks:
        match block:
            case Paragraph():
                said.append((block.text.value, tuple((m.kind, m.start, m.end, m.target) for m in block.text.marks)))
            case ItemList():
                said.append((block.ordered, [shape(item.blocks) for item in block.items]))
            case Table():
                rows = [(row.element_id, [shape(cell.blocks) for cell in row.cells]) for row in (*block.header, *block.rows)]
                caption = block.caption.value if block.caption else None
                said.append((len(block.header), block.element_id, block.anchors, caption, block.caption_number, rows))
            case Code():
                said.append(("code", block.text.value))
            case Note():
                said.append((block.level, shape(block.blocks)))
    return said


def whole_shape(read: Page) -> list[object]:
    title = read.title.value if read.title else None
    return [title, read.topic, shape(read.lead), *((s.level, s.heading.value, s.anchors, shape(s.blocks)) for s in read.sections)]


def texts(blocks: tuple[Block, ...]) -> list[Text]:
    found = []
    for block in walk(blocks):
        match block:
            case Paragraph() | Code():
                found.append(block.text)
            case Table():
                found += [block.caption] if block.caption else []
                for row in (*block.header, *block.rows):
                    for cell in row.cells:
                        found += [cell.text, *texts(cell.blocks)]
    return found


def test_title_gives_topic_without_locale() -> None:
    title = '# 创建弹性伸缩组<a name="ZH-CN_TOPIC_0043063023"></a>'
    read = page(f'{title}\n\n## URI：<a name="section6184"></a>\n\nPOST /v1/\\{{project\\_id\\}}\n')
    assert read.title is not None
    assert (read.title.value, read.topic) == ("创建弹性伸缩组", "0043063023")
    (section,) = read.sections
    assert (section.heading.value, section.level, section.anchors, section.element_id) == ("URI", 2, ("section6184",), "section6184")
    assert shape(section.blocks) == [("POST /v1/{project_id}", ())]


@pytest.mark.parametrize(
    ("caption", "words", "number"),
    [
        ("**表 3**  lbaas\\_listeners字段数据结构说明", "lbaas_listeners字段数据结构说明", 3),
        ("**Table  3** **networks**  field description", "networks field description", 3),
        ("**Table 5**", None, 5),
        ("表4 networks参数说明", "networks参数说明", 4),
        ("请参考表4。", None, None),
    ],
)
def test_caption_and_anchor_belong_to_the_table(caption: str, words: str | None, number: int | None) -> None:
    read = page(f'{caption}\n\n<a name="table154"></a>\n{table()}')
    found = only_table(read)
    assert (found.caption.value if found.caption else None, found.caption_number, found.anchors) == (words, number, ("table154",))


def test_table_in_list_item_stays_in_the_item() -> None:
    indented = "".join(f"    {line}\n" for line in table().splitlines())
    read = page(f"-   请求参数\n\n    **表 2**  请求参数\n\n{indented}-   请求样例\n")
    (items,) = read.lead
    assert isinstance(items, ItemList)
    assert [type(block) for block in items.items[0].blocks] == [Paragraph, Table]
    assert items.items[1].lead is not None
    assert items.items[1].lead.value == "请求样例"


def test_table_behind_an_empty_item_is_no_code() -> None:
    read = page("1.  \n\n    **表 1**  请求参数\n\n    <table><tr><td>id</td></tr>\n    </table>\n")
    assert only_table(read).caption_number == 1
    assert [found.id for found in read.diagnostics] == ["syntax/table-indented-as-code"]


def test_blank_line_does_not_end_a_table() -> None:
    found = only_table(page("<table>\n<tr><td>a</td></tr>\n\n    <tr><td>b</td></tr>\n\n</table>\n"))
    assert [row.cells[0].text.value for row in found.rows] == ["a", "b"]


def test_table_in_a_fence_stays_code() -> None:
    read = page("```\n<table><tr><td>a</td></tr></table>\n```\n")
    (code,) = read.lead
    assert isinstance(code, Code)
    assert code.text.value == "<table><tr><td>a</td></tr></table>"


def test_cut_table_keeps_its_rows_and_says_where() -> None:
    read = page(HEAD + ROW.format(name="a", text="b") + '<tr id="row2"><td class="cell\n\n## 响应\n\n无\n')
    assert only_table(read).rows[0].cells[0].text.value == "a"
    assert [section.heading.value for section in read.sections] == ["响应"]
    assert {found.id for found in read.diagnostics} >= {"syntax/table-not-closed", "syntax/tag-cut"}


def test_comment_that_never_closes_hides_nothing() -> None:
    read = page(f"<!-- 待补充\n\n{table('after_unclosed')}")
    assert only_table(read).rows[0].cells[0].text.value == "after_unclosed"
    assert [found.id for found in read.diagnostics] == ["syntax/comment-not-closed"]


def test_commented_row_is_not_read() -> None:
    read = page("<table><tr><td>a</td></tr><!-- <tr><td>b</td></tr> --></table>")
    assert [cell.text.value for row in only_table(read).rows for cell in row.cells] == ["a"]


def test_note_box_in_a_cell() -> None:
    title = '<span class="notetitle"> 说明： </span>'
    box = f'<div class="note" id="note77">{title}<div class="notebody"><p id="p5">建议该值小于delay的值。</p>\n</div></div>'
    (row,) = only_table(page(f"<table><tr><td><p>超时时间。</p>\n{box}\n</td></tr></table>")).rows
    (cell,) = row.cells
    assert shape(cell.blocks) == [("超时时间。", ()), ("note", [("建议该值小于delay的值。", ())])]
    assert cell.text.value == "超时时间。\n建议该值小于delay的值。"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (">![](public_sys-resources/icon-note.gif) **说明：**   \n>当前API已废弃。\n", "note"),
        (">![](/images/icon-notice.gif) **NOTICE:** \n>当前API已废弃。\n", "notice"),
        ("> [!WARNING]\n> 当前API已废弃。\n", "warning"),
    ],
)
def test_quote_with_a_title_is_a_note(text: str, level: str) -> None:
    assert shape(page(text).lead) == [(level, [("当前API已废弃。", ())])]


def test_inline_marks_and_escapes() -> None:
    (paragraph,) = page("取值**0**或`ELB_AUDIT`，scaling_group_name\\_1见[错误码](错误码.md)&nbsp;&lt;3\n").lead
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.value == "取值0或ELB_AUDIT，scaling_group_name_1见错误码 <3"
    marked = [(m.kind, paragraph.text.value[m.start : m.end], m.target) for m in paragraph.text.marks]
    assert marked == [(MarkKind.STRONG, "0", None), (MarkKind.CODE, "ELB_AUDIT", None), (MarkKind.LINK, "错误码", "错误码.md")]


def test_placeholder_in_angle_brackets_stays_text() -> None:
    (paragraph,) = page("List<String>或<region>\n").lead
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.value == "List<String>或<region>"


def test_huge_spans_are_clamped() -> None:
    (row,) = only_table(page('<table><tr><td colspan="1000000000" rowspan="99999999">a</td></tr></table>')).rows
    assert (row.cells[0].colspan, row.cells[0].rowspan) == (1000, 1)


def test_spans_leave_room_for_rows_that_have_all_their_cells() -> None:
    read = page(
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>"
        '<tr><td rowspan="3">1</td><td>2</td></tr><tr><td>3</td></tr><tr><td colspan="9">4</td><td>5</td></tr></tbody></table>'
    )
    assert [[(cell.text.value, cell.colspan, cell.rowspan) for cell in row.cells] for row in only_table(read).rows] == [
        [("1", 1, 2), ("2", 1, 1)],
        [("3", 1, 1)],
        [("4", 1, 1), ("5", 1, 1)],
    ]
    assert [(found.id, dict(found.args)) for found in read.diagnostics] == [("syntax/spans-overlap", {"count": 2})]


def test_spans_under_a_spanning_header_are_followed() -> None:
    read = page(
        '<table><thead><tr><th>a</th><th colspan="2">b</th></tr></thead><tbody>'
        '<tr><td rowspan="2">1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></tbody></table>'
    )
    assert only_table(read).rows[0].cells[0].rowspan == 2
    assert read.diagnostics == ()



def test_text_below_the_depth_limit_is_kept_and_reported() -> None:
    read = page("<table><tr><td>" + "<div>" * 3000 + "deep" + "</div>" * 3000 + "</td></tr><tr><td>after</td></tr></table>")
    assert [row.cells[0].text.value for row in only_table(read).rows] == ["deep", "after"]
    assert {found.id for found in read.diagnostics} == {"syntax/too-deep"}


@pytest.mark.parametrize(
    "around",
    [HEAD + "<tr>{}</tr></tbody></table>", "<table>{}</table>", "<div>{}</div>", "<table><tr><td>{}</table>", "<table><tr><p>{}</table>"],
)
@pytest.mark.parametrize(
    "cell",
    [
        '<td width="20%"><p id="zh-cn_topic_0_p1"><a name="zh-cn_topic_0_p1"></a><a name="zh-cn_topic_0_p1"></a> 名称 </p>\n</td>',
        '<td colspan="2" id="c1"><p class="line">名称</p></td>\n<td rowspan="2">取值&nbsp;范围</td>的',
        '<th>名称</th><a name="n"></a><a name="n"></a>\n<td><p>  </p></td><td>取  值<a name="n"></a></td>',
    ],
)
def test_plain_cell_says_the_same_however_its_tags_are_written(around: str, cell: str) -> None:
    by_the_cell, tag_by_tag = around.format(cell), around.format(cell.replace("<td", "<TD").replace("<th", "<TH"))
    assert page(by_the_cell, "page.html") == page(tag_by_tag, "page.html")


def test_end_tags_may_be_left_out() -> None:
    read = page("<table>" + "<tr><td>id<td>网络ID" * 300 + "</table><ul>" + "<li><p>甲" * 300 + "</ul>", "page.html")
    assert [[cell.text.value for cell in row.cells] for row in only_table(read).rows] == [["id", "网络ID"]] * 300
    (_, items) = read.lead
    assert isinstance(items, ItemList)
    assert len(items.items) == 300
    assert read.diagnostics == ()


def test_lists_below_the_nesting_limit_stay_text() -> None:
    read = page("\n".join("  " * level + f"- level{level}" for level in range(300)) + "\n\n# after\n")
    assert [found.id for found in read.diagnostics] == ["syntax/too-deep"]
    assert any("level299" in text.value for text in texts(read.lead))
    assert read.title is not None


@pytest.mark.parametrize("bait", ["<!--", "<a b", "<a x=\"", "[a](", "![[]()", "*_", "`" * 3 + "e``", "&#", "<![CDATA[", "<", "\\"])
def test_long_rows_of_openers_are_read(bait: str) -> None:
    page(bait * 5000 + "\n\n" + table(text=bait * 5000))


def test_crlf_and_cr_read_like_lf() -> None:
    text = f"# 标题\n\n-   请求参数\n\n```\n{{\n  1\n}}\n```\n\n{table()}"
    expected = whole_shape(page(text))
    assert whole_shape(page(text.replace("\n", "\r\n"))) == expected
    assert whole_shape(page(text.replace("\n", "\r"))) == expected


SPHINX = """<!DOCTYPE html><html><head><title>x</title><script>var x=1;</script></head><body><nav><a href="index.html">API</a></nav>
<div class="body" role="main"><span id="en-us-topic-0043063023"></span><section id="creating-an-as-group">
<h1>Creating an AS Group<a class="headerlink" href="#creating">¶</a></h1><section id="uri"><h2>URI<a class="headerlink">¶</a></h2>
<p>POST /v1/{project_id}/scaling_group</p>
<table class="docutils" id="id1">
<caption><span class="caption-number">Table 1 </span><span class="caption-text">networks field</span></caption>
<colgroup><col style="width: 25%" /></colgroup><thead><tr><th class="head"><p>Parameter</p></th></tr></thead>
<tbody><tr><td><p>id, <code class="docutils"><span class="pre">ELB_AUDIT</span></code></p>
<div class="admonition note"><p class="admonition-title">Note</p><p>At most 10.</p></div></td></tr></tbody></table>
<dl><dt>200</dt><dd><p>OK</p></dd></dl>
<div class="highlight-json notranslate"><div class="highlight"><pre><span></span><span class="p">{</span>
<span class="w">    </span><span class="nt">&quot;id&quot;</span><span class="p">:</span> <span class="mi">1</span>
<span class="p">}</span>
</pre></div></div></section></section></div></body></html>
"""


def test_sphinx_page() -> None:
    read = page(SPHINX, "creating.html")
    cell = [("id, ELB_AUDIT", ((MarkKind.CODE, 4, 13, None),)), ("note", [("At most 10.", ())])]
    assert whole_shape(read) == [
        "Creating an AS Group",
        "0043063023",
        [],
        (
            2,
            "URI",
            ("uri",),
            [
                ("POST /v1/{project_id}/scaling_group", ()),
                (1, "id1", ("id1",), "networks field", 1, [(None, [[("Parameter", ())]]), (None, [cell])]),
                (False, [[("200", ()), ("OK", ())]]),
                ("code", '{\n    "id": 1\n}'),
            ],
        ),
    ]
    assert read.diagnostics == ()


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*/*.md")), ids=lambda path: path.parent.name)
def test_seed_says_the_same_as_markdown_and_as_html(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    html = MarkdownIt("commonmark", {"html": True}).render(text)
    assert whole_shape(read_page(SourceFile("a.html", Lang.ZH, html))) == whole_shape(read_page(SourceFile("a.md", Lang.ZH, text)))


def assert_places(read: Page) -> None:
    """Every mapped character of every text equals the character of the source."""
    for blocks in (read.lead, *(section.blocks for section in read.sections)):
        for text in texts(blocks):
            for part in text.segments:
                assert text.value[part.at : part.at + part.length] == read.file.text[part.source : part.source + part.length]


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*/*.md")), ids=lambda path: path.parent.name)
def test_seed_texts_map_to_their_places(path: Path) -> None:
    read = read_page(SourceFile("a.md", Lang.ZH, path.read_text(encoding="utf-8")))
    assert_places(read)
    found = next(t for t in texts(read.sections[2].blocks) if "cool_down_time" in t.value)
    assert found.span().text == "cool_down_time"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared/corpus")
@pytest.mark.parametrize("service", ["as", "elb", "ims"])
def test_every_row_of_the_corpus_is_in_the_page(service: str) -> None:
    for path in sorted((CORPUS / service).glob("*/*.md"))[::5]:
        text = path.read_bytes().decode("utf-8")
        read = read_page(SourceFile(path.name, Lang.ZH, text))
        assert_places(read)
        assert sum(len(found.header) + len(found.rows) for found in read.tables()) == text.count("<tr"), path.name
