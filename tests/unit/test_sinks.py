"""Whatever a page says stays text: every payload through the real encoder of every sink."""

from __future__ import annotations

import ast
import html
import io
import json
import re
import tokenize
import unicodedata
from collections.abc import Callable

import jinja2
import lxml.html
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.emit.serialise import json_text, yaml_text
from generator.render.facts import Place, Said
from generator.render.labels import Words
from generator.render.languages import html as html_sink
from generator.render.languages import markdown as markdown_sink
from generator.render.languages import rich_html
from generator.render.languages.python import text as python_sink
from generator.render.languages.typescript import text as typescript_sink
from generator.render.views import slug, unique_names
from generator.report import html as html_report
from generator.report import json as json_report
from generator.report import markdown as markdown_report
from generator.report import sarif, text
from generator.report.report import Report, make_report
from generator.settings import default_settings
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.printable import printable
from generator.source.text import Lang, SourceFile
from generator.source.visible import visible

PAYLOADS = {
    "docstring-end": '""" + pwned() + """',
    "quote-at-end": 'ends with "',
    "quote-and-blank": '" ',
    "escaped-quote-at-end": 'ends with \\"',
    "backslash-at-end": "ends with \\",
    "backslash-quotes": '\\\\""" \\"""',
    "bad-escapes": r"\N{NOPE} \x \u12 \d",
    "line-ends": "a\rpwned()\x0bpwned()\x0cpwned()\x85pwned()\u2028pwned()\u2029pwned()\npwned()",
    "format-syntax": "{pwned} {0.__class__} %(pwned)s %s ${pwned} f'{pwned()}'",
    "coding-cookie": "# -*- coding: utf-7 -*-",
    "type-comment": "type: ignore # noqa",
    "comment-end": "*/ pwned(); /*",
    "directive": "@ts-nocheck\n@ts-ignore",
    "template-literal": "`${pwned()}`",
    "jinja": "{{ 7*7 }}{% raw %}{# x #}{{ ''.__class__.__mro__ }}",
    "yaml": "!!python/object/apply:os.system ['pwned'] &a *a : # - ?",
    "yaml-word": "NO",
    "merge-key": "<<",
    "proto": "__proto__",
    "script": "</script><script>pwned()</script><!-- <script>",
    "attribute": '"\' onload=pwned() x="',
    "entities": "&lt;img src=x onerror=pwned()&gt; &amp;lt;b&amp;gt;",
    "mutation": "<svg></p><style><a id='</style><img src=1 onerror=pwned()>'>",
    "cdata": "<![CDATA[<script>pwned()</script>]]><?php pwned() ?>",
    "markdown-link": "[x](javascript:pwned()) ![x](//evil.example/x.png) <javascript:pwned()>",
    "markdown-block": "# title\n\n- item\n\n```\ncode\n```\n| a | b |\n|---|---|\n\n[r]: http://evil.example\n[r] | ~~~ `",
    "terminal": "\x1b]8;;http://evil.example\x07x\x1b[2J\x9b31m\x08\x07",
    "bidi": "\u202e\u2066evil\u2069\u202c\u200f\u061c",
    "surrogate": "half \ud83d pair \udcff",
    "nul": "a\0b",
    "traversal": "../../etc/pwned",
    "device": "CON",
    "shell": "'; rm -rf ~; $(pwned) `pwned` #",
    "header": "x\r\nSet-Cookie: pwned=1",
    "lookalike": "раssword ﬁle",
    "noncharacters": "\ufeff\ufffe\uffff\U0010ffff",
    "long": "名" * 5000,
    "empty": "",
}

SINKS: dict[str, Callable[[str], None]] = {}


def sink(check: Callable[[str], None]) -> Callable[[str], None]:
    """A check of one sink: the payload came out as text and as nothing else."""
    SINKS[check.__name__.replace("_", " ")] = check
    return check


# --- source code


@sink
def python_literal(payload: str) -> None:
    source = python_sink.literal(payload)
    assert source.isascii()
    assert "\n" not in source
    assert ast.literal_eval(source) == payload


@sink
def python_docstring(payload: str) -> None:
    source = f"class Group:\n    {python_sink.docstring(payload, 4)}\n"
    assert source.isascii()
    (group,) = ast.parse(source).body
    assert isinstance(group, ast.ClassDef)
    (said,) = group.body
    assert isinstance(said, ast.Expr)
    assert isinstance(said.value, ast.Constant)
    assert isinstance(said.value.value, str)


@sink
def python_comment(payload: str) -> None:
    source = f"x = 1  # {python_sink.comment(payload)}\n"
    tokens = [token.type for token in tokenize.tokenize(io.BytesIO(source.encode("ascii")).readline)]
    assert tokens.count(tokenize.COMMENT) == 1
    assert len(ast.parse(source).body) == 1


@sink
def python_identifier(payload: str) -> None:
    name = python_sink.ident(payload)
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,59}", name)
    python_sink.check("x.py", f"{name} = 1\n".encode())


@sink
def typescript_literal(payload: str) -> None:
    source = typescript_sink.literal(payload)
    assert source.isascii()
    assert json.loads(source) == payload


@sink
def typescript_comment(payload: str) -> None:
    source = typescript_sink.doc([typescript_sink.comment(payload)])
    assert source == "" or source.index("*/") == len(source) - 3
    assert "@ts-" not in source.replace("\\@", "")
    assert not acting(source, kept="\n\t")


@sink
def typescript_property(payload: str) -> None:
    name = typescript_sink.property_name(payload)
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name) or json.loads(name) == payload


# --- documents


@sink
def json_document(payload: str) -> None:
    source = json_text({payload: payload})
    assert json.loads(source) == {payload: payload}
    assert not acting(source, kept="\n")


@sink
def yaml_document(payload: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in payload):
        return  # YAML has no half surrogate pairs
    source = yaml_text({payload: payload})
    assert yaml.safe_load(source) == {payload: payload}
    assert not acting(source, kept="\n")


@sink
def html_text(payload: str) -> None:
    assert elements(f"<p>{rich_html.both(Words(payload, payload))}</p>") == {"p", "span"}


@sink
def html_description(payload: str) -> None:
    page = f"<div>{rich_html.rich({}, Said(payload))}</div>"
    assert elements(page) <= {"div", "p", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "br", "a"}


@sink
def html_attribute(payload: str) -> None:
    page = f"<p>{rich_html.place(Said('x', Place('zh:1', payload)))}</p>"
    (span,) = lxml.html.fragment_fromstring(page)
    assert set(span.attrib) == {"class", "title"}
    assert html.unescape(re.findall('title="([^"]*)"', page)[0]) == visible(payload)


@sink
def html_template(payload: str) -> None:
    page = jinja2.Environment(autoescape=True).from_string('<p title="{{ words }}">{{ words }}</p>').render(words=visible(payload))
    assert elements(page) == {"p"}


@sink
def html_island(payload: str) -> None:
    source = html_sink.literal(payload)
    assert not set("<>&\u2028\u2029") & set(source)
    assert json.loads(source) == payload


@sink
def html_address(payload: str) -> None:
    address = rich_html.safe_url(payload)
    assert address is None or not re.match("[a-z]+:", address) or address.startswith(("http://", "https://"))


@sink
def markdown_text(payload: str) -> None:
    for before in ("", "- ", "# ", "x | "):
        tokens = READER.parse(f"{before}{markdown_sink.text(payload)}")
        inline = [child for token in tokens for child in token.children or ()]
        assert {child.type for child in inline} <= {"text", "text_special"}
        assert {token.type for token in tokens} <= {"inline", *("paragraph_open", "paragraph_close") * (before != "# "), *BLOCKS[before]}
        shown = "".join(child.content for child in inline)
        assert shown == f"{before if '|' in before else ''}{' '.join(visible(payload).split())}".strip()


@sink
def markdown_code(payload: str) -> None:
    inline = [child for token in READER.parse(markdown_sink.code(payload)) for child in token.children or ()]
    assert [child.type for child in inline] == ["code_inline"] * bool(visible(payload).strip())


@sink
def markdown_block(payload: str) -> None:
    assert [token.type for token in READER.parse(markdown_sink.block(payload))] == ["fence"]


@sink
def markdown_link(payload: str) -> None:
    inline = [child for token in READER.parse(markdown_sink.link(payload, payload)) for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special", "link_open", "link_close"}


@sink
def markdown_description(payload: str) -> None:
    inline = [child for token in READER.parse(markdown_sink.rich({}, Said(payload))) for child in token.children or ()]
    for child in inline:
        assert child.type not in ("html_inline", "image")
        assert child.type != "link_open" or str(child.attrs["href"]).startswith(("http://", "https://"))


# --- reports


@sink
def json_report_of_drift(payload: str) -> None:
    source = json_report.render(report(payload), Lang.EN)
    json.loads(source)
    assert not acting(source, kept="\n")


@sink
def sarif_report(payload: str) -> None:
    source = sarif.render(report(payload), Lang.EN)
    (found,) = json.loads(source)["runs"][0]["results"]
    assert "](" not in found["message"]["text"].replace("\\]", "")
    assert not acting(source, kept="\n")


@sink
def markdown_report_of_drift(payload: str) -> None:
    for token in READER.parse(markdown_report.render(report(payload), Lang.EN)):
        assert token.type not in ("html_block", "fence", "code_block", "reference")
        assert not {child.type for child in token.children or ()} & {"html_inline", "image", "link_open"}


@sink
def html_report_of_drift(payload: str) -> None:
    page = html_report.render(report(payload), Lang.EN)
    plain = html_report.render(report("words"), Lang.EN)
    # The parser stumbles over half surrogate pairs; they are escapes by then.
    assert elements(page) <= elements(plain) | {"mark"}
    assert not acting(page, kept="\n\t")


@sink
def terminal_report(payload: str) -> None:
    assert not acting(text.render(report(payload), Lang.EN), kept="\n")


@sink
def terminal_line(payload: str) -> None:
    assert not acting(printable(payload))
    assert not acting(text.one_line(report(payload).diagnostics[0]))


@sink
def file_name(payload: str) -> None:
    assert re.fullmatch("[a-z0-9-]{1,60}", slug(payload))
    assert re.fullmatch("[a-z][a-z0-9-]{0,39}", default_settings(payload).id)
    assert len(set(unique_names([slug(payload)] * 3))) == 3


@pytest.mark.parametrize("check", SINKS.values(), ids=SINKS)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_payload_stays_text(check: Callable[[str], None], payload: str) -> None:
    check(payload)


# --- any text at all

ANY_TEXT = st.text() | st.lists(st.sampled_from([*PAYLOADS.values(), '"', "\\", "`", "\n", "|", "_", "*", " ", "<", "]("])).map("".join)


@pytest.mark.parametrize(
    "check",
    [check for name, check in SINKS.items() if name.startswith(("python", "typescript", "json doc", "yaml", "html", "markdown"))],
    ids=lambda check: check.__name__,
)
@settings(max_examples=40, deadline=None)
@given(payload=ANY_TEXT)
def test_any_text_stays_text(check: Callable[[str], None], payload: str) -> None:
    check(payload[:2000])


READER = MarkdownIt("commonmark", {"html": True}).enable("table")
"""A reader of Markdown that is as willing as any: it takes raw HTML and tables."""
BLOCKS = {
    "": (),
    "x | ": (),
    "# ": ("heading_open", "heading_close"),
    "- ": ("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
}

MISMATCH = Kind("text/term-mismatch", Severity.WARNING, Confidence.EXACT, "{zh} against {en}", "{zh} 与 {en}", "say {zh}", "写 {zh}")


def report(payload: str) -> Report:
    """A report with one finding that says the payload wherever page text can stand."""
    file = SourceFile.of(f"# 标题\n\n{payload}\n", f"zh/{printable(payload, 50)}.md", Lang.ZH)
    found = Diagnostic(
        MISMATCH,
        Subject(service="as", topic="1", operation=payload, location=payload),
        (("zh", payload), ("en", payload)),
        (Label(Lang.ZH, file.span(6, 6 + len(payload)), payload), Label(Lang.EN, None, payload)),
    )
    return make_report(service="as", title=payload, languages=(Lang.ZH, Lang.EN), diagnostics=(found,))


def acting(shown: str, kept: str = "") -> set[str]:
    """Characters that move a cursor or turn the reading direction."""
    return {char for char in set(shown) - set(kept) if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in BIDI}


BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def elements(page: str) -> set[str]:
    """The names of all elements that a lenient parser finds; nothing may listen to events."""
    root = lxml.html.fragment_fromstring(page, create_parent="main") if "<html" not in page else lxml.html.document_fromstring(page)
    found = [element for element in root.iter() if element.tag != "main"]
    assert not [name for element in found for name in element.attrib if name.startswith("on")]
    return {str(element.tag) for element in found}


def test_many_names_of_one_beginning_stay_quick_to_number() -> None:
    names = [f"{'n' * 80}{number}" for number in range(8000)]
    assert unique_names(names)[-1] == f"{'n' * 55}_8000"
    assert python_sink.idents(names)[-1] == f"{'n' * 55}_8000"
