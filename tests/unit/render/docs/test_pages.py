"""What the pages of documentation say, as text; what a reader sees is in test_docs_in_browser."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace

import pytest

from generator.model.api import Api
from generator.model.claim import Bilingual, Claim
from generator.model.schema import ArrayType, ObjectType
from generator.render import richtext
from generator.render.engine import render_target
from generator.render.facts import Said
from generator.render.labels import KINDS
from generator.render.languages import documentation, markdown, rich_html
from generator.render.marking import Quote, between_revisions, within_quotes
from generator.render.rows import body_rows
from generator.render.target import load_target, templates_folder
from generator.report.report import Report


def test_a_service_has_one_page_an_operation_and_an_index_in_each_form(pages: dict[str, str]) -> None:
    assert sorted(pages) == [
        "docs/as/create_scaling_group.html",
        "docs/as/en/create_scaling_group.md",
        "docs/as/en/index.md",
        "docs/as/index.html",
        "docs/as/zh/create_scaling_group.md",
        "docs/as/zh/index.md",
    ]


def test_markdown_page_has_nested_fields_constraints_and_lines(pages: dict[str, str]) -> None:
    page = pages["docs/as/en/create_scaling_group.md"]
    assert "### `networks[].ipv6_enable`\n\nboolean · optional · **only in zh** · `zh:5`" in page
    assert "| length | 长度为 1 到 64 个字符 `zh:4` | at most 64 characters `en:4` | 1 to 64 characters **both kept**" in page
    assert "| AS groups | 10 伸缩组 `zh:3` | 25 AS groups each user `en:3` | 10 **both kept**" in page


def test_python_sample_parses_and_calls_the_client(pages: dict[str, str]) -> None:
    sample = re.search(r"```python\n(.+?)\n```", pages["docs/as/en/create_scaling_group.md"], re.DOTALL)
    assert sample
    calls = [node for node in ast.walk(ast.parse(sample[1])) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    assert [call.func.attr for call in calls if isinstance(call.func, ast.Attribute)] == ["create_scaling_group"]
    assert {keyword.arg: ast.literal_eval(keyword.value) for keyword in calls[0].keywords if keyword.arg != "project_id"} == {
        "scaling_group_name": "it's",
        "networks": [{"id": " a8327883"}],
    }


def test_curl_sample_quotes_what_the_page_says(pages: dict[str, str]) -> None:
    page = pages["docs/as/en/create_scaling_group.md"]
    assert 'curl -X POST "$ENDPOINT"/autoscaling-api/v1/"$project_id"/scaling_group \\\n' in page
    assert '"scaling_group_name": "it\'"\'"\'s"' in page


def test_search_index_is_json_that_cannot_end_its_element(api: Api) -> None:
    (operation,) = api.operations
    assert operation.title.en
    hostile = replace(operation, title=Bilingual(en=Claim("</script><!--\u2028\x85&", operation.title.en.span, "title")))
    files = render_target(load_target(templates_folder() / "docs"), replace(api, operations=(hostile,)))
    island = re.search(r'<script type="application/json" id="index">(.*?)</script>', files["docs/as/index.html"].decode())
    assert island
    assert not set("<>&\u2028") & set(island[1])
    assert json.loads(island[1])[0][1].startswith("</script><!--\u2028\x85& ")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a **b** `c`", "<p>a <strong>b</strong> <code>c</code></p>"),
        ("- 一\n- 二", "<ul><li>一</li><li>二</li></ul>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("[a](vbscript%3Ax)", "<p>a</p>"),
        ("[a](https://host/x?y=1&z)", '<p><a href="https://host/x?y=1&amp;z" rel="noopener noreferrer">a</a></p>'),
        ("[a](//host/x)", "<p>a</p>"),
        ("[a](page.md#b)", '<p><a href="create_group.html">a</a></p>'),
        ("![a](https://host/x.png)", '<p>!<a href="https://host/x.png" rel="noopener noreferrer">a</a></p>'),
        ("# a", "<p># a</p>"),
    ],
)
def test_description_is_rebuilt_from_allowed_tags(source: str, expected: str) -> None:
    assert "".join(rich_html.rich({"page.md": "create_group"}, Said(source)).split("\n")) == expected


@pytest.mark.parametrize(
    "source",
    ["a\\_b", "甲\n\n乙\\*", "1-64个字符", "0\\. x", "a\nb", "\\[1, 65535\\]", "a < b & c", "# a", "a | b ~~c~~ ! d", "&lt;", "\\\\_"],
)
def test_plain_paragraphs_come_out_as_the_parser_would_have_them(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = rich_html.rich({}, Said(source))
    monkeypatch.setattr(richtext, "_MARKUP", re.compile(""))
    richtext.parse.cache_clear()
    assert rich_html.rich({}, Said(source)) == plain
    richtext.parse.cache_clear()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " data:text/html,x",
        "//host",
        "\\\\host",
        "http://a\nb",
        "x" * 3000,
        "java\tscript:x",
        "",
    ],
)
def test_address_that_is_not_http_or_relative_is_refused(url: str) -> None:
    assert rich_html.safe_url(url) is None


@pytest.mark.parametrize(
    "text", ["# x", "- x", "1. x", "<b>", "[a](b)", "`a`", "a | b", "*a*", "_a_", "&lt;", "![a](b)", "+ a", "===", "~~a~~"]
)
def test_markdown_text_shows_what_it_is(text: str) -> None:
    from markdown_it import MarkdownIt

    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown.text(text))
    assert re.fullmatch(r"<p>([^<]*)</p>\n", rendered), rendered


@pytest.mark.parametrize("text", ["a`b", "``", "`", "a | b", " x "])
def test_code_span_holds_any_text(text: str) -> None:
    from html import unescape

    from markdown_it import MarkdownIt

    rendered = MarkdownIt("commonmark").render(markdown.code(text))
    found = re.fullmatch(r"<p><code>(.*)</code></p>\n", rendered)
    assert found
    assert unescape(found[1]).strip() == text.strip().replace("|", "\\|")


def test_recursive_struct_is_opened_once_and_referred_to(api: Api) -> None:
    network = api.struct("CreateScalingGroupRequestNetwork")
    again = replace(network.fields[0], name="inner", type=replace(network.fields[0].type, value=ArrayType(ObjectType(network.name))))
    loop = replace(network, fields=(*network.fields, again))
    looped = replace(api, structs=(loop,), index={})
    rows = [(row.location, row.depth, row.refers) for row in body_rows(looped, ObjectType(loop.name), "body")]
    assert rows == [("body.id", 0, None), ("body.ipv6_enable", 0, None), ("body.inner", 0, "body")]


def test_marks_stand_only_inside_what_a_finding_quotes() -> None:
    text = "伸缩组名称。默认最多可以创建10个伸缩组。"
    quote = Quote("默认最多可以创建10个伸缩组。", "a maximum of 25 AS groups", (10, 25, "伸缩组"))
    pieces = within_quotes(text, [quote], latin=False)
    assert [(piece.text, piece.differs) for piece in pieces] == [
        ("伸缩组名称。默认最多可以创建", False),
        ("10", True),
        ("个", False),
        ("伸缩组", True),
        ("。", False),
    ]


def test_number_word_is_the_number() -> None:
    quote = Quote("最多支持选择5个子网", "up to five subnets", ())
    assert [piece.differs for piece in within_quotes("最多支持选择5个子网", [quote], latin=False)] == [False]


def test_revisions_are_compared_word_by_word() -> None:
    assert [(piece.text, piece.differs) for piece in between_revisions("最多10个组", "最多25个组")] == [
        ("最多", False),
        ("10", True),
        ("个组", False),
    ]


def test_every_kind_of_constraint_has_a_label() -> None:
    from typing import get_args

    from generator.model.constraint import Constraint

    assert set(KINDS) == set(get_args(Constraint))


def test_page_names_never_collide_with_the_index(api: Api) -> None:
    (operation,) = api.operations
    named = [replace(operation, id=name) for name in ("index", "Errors", "errors", "create")]
    pages = documentation.pages_of(replace(api, operations=tuple(named)))
    assert [page.slug for page in pages] == ["index_2", "errors_2", "errors_3", "create"]


def test_response_headers_have_a_table_of_their_own(api: Api, report: Report) -> None:
    (operation,) = api.operations
    header = replace(api.struct("CreateScalingGroupRequest").fields[0], name="X-Request-Id", path="response.header.X-Request-Id")
    answers = tuple(replace(response, headers=(header,)) if response.status == "200" else response for response in operation.responses)
    shown = replace(api, operations=(replace(operation, responses=answers),), index={})
    pages = render_target(load_target(templates_folder() / "docs"), shown, {"report": report})
    page = pages["docs/as/en/create_scaling_group.md"].decode()
    assert "X-Request-Id" in page.split("\n## Response headers\n")[1].split("\n## ")[0]


def test_long_description_is_shown_as_paragraphs() -> None:
    shown = rich_html.rich({}, Said("*" * 30_000 + "\n<b>"))
    assert shown.endswith("<p>&lt;b&gt;</p>")


@pytest.mark.parametrize(
    "sneaked",
    [
        "<script>pwned()</script>",
        '<p onclick="pwned()">',
        '<p title="x"onclick="pwned()">',
        '<p style="x">',
        "<img src=x>",
        "<svg>",
        "<!-- x -->",
        "<P>",
        "<p class='x'>",
        '<a href="javascript:pwned()">',
        '<a href="//host/x">',
        '<a href="">',
        "a < b",
        "</html>x",
    ],
)
def test_page_that_holds_what_no_template_prints_is_refused(pages: dict[str, str], sneaked: str) -> None:
    path, page = next((path, page) for path, page in pages.items() if path.endswith("group.html"))
    documentation.check(path, page.encode())
    with pytest.raises(ValueError, match=r"<|address|does not end"):
        documentation.check(path, (page[:-8] if sneaked.startswith("</") else page).replace("</main>", f"{sneaked}</main>").encode())
