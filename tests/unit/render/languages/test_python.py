"""Python out: whatever the pages hold, names are identifiers, text is data, and the client works."""

from __future__ import annotations

import ast
import builtins
import importlib
import json
import keyword
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.api import Api, Body, Response
from generator.model.constraint import Pattern
from generator.model.schema import INTEGER, STRING, ArrayType, In, ObjectType, UnionType
from generator.render.engine import render_target
from generator.render.languages.python import docs
from generator.render.languages.python.text import check, comment, docstring, ident, idents, literal
from generator.render.target import load_target, templates_folder
from tests.unit.render.small_api import api, both, enum, field, operation, response, struct

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
EVIL_TEXT = (
    '"""',
    "'''",
    'ends in "',
    "ends in \\",
    '\\"""+pwned_marker()+"""',
    '"""\npwned_marker()\n"""',
    "{{7*7}}{% raw %}{# #}",
    "{pwned_marker()}%(x)s",
    f"a{LINE_ENDS}pwned_marker()",
    "\x00\x1b[31m\u202e\ud800",
    "\\N{BULLET}\\x41\\u0041",
    "中文 🚀",
    "# -*- coding: utf-7 -*-",
)
TORTURE = (
    *("a-b", "a_b", "aB", "A_B", "class", "None", "os:x", "中文字段", "中文", "{{7*7}}", '"""', "'", "\\", "x\ny", "x\ry", "x\u2028y"),
    *("__class__", "__init__", "__dict__", "_private", "__x", "self", "timeout", "body", "extra_body", "extra_headers", "UNSET", "Unset"),
    *("Sequence", "Mapping", "Any", "Literal", "id", "type", "str", "list", "dict", "print", "match", "extra", "raw", "from_dict", "rest"),
    *("1abc", "ﬁle", "file", "", " ", "a.b", "a[0]", "$ref", "../x", "import os", "\ud800", "x" * 61, "x" * 62, "x" * 5000),
    *("members", "cls"),
)


@given(st.text(alphabet=st.characters(codec=None)))
def test_literal_is_ascii_and_reads_back_as_the_same_text(text: str) -> None:
    source = literal(text)
    assert source.isascii()
    assert "\n" not in source
    assert ast.literal_eval(source) == text


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"))))
def test_docstring_is_one_literal_that_says_the_same(lines: list[str]) -> None:
    source = docstring("\n".join(lines))
    assert source.isascii()
    tree = ast.parse(f"def f():\n    {source}\n")
    assert [type(node).__name__ for node in ast.walk(tree) if isinstance(node, ast.Expr | ast.Call)] == ["Expr"]
    said = [line.rstrip(" ") for line in ast.literal_eval(source).split("\n")]
    assert said[: len(lines)] == [line.rstrip(" ") for line in lines] or len(lines) == 0


@given(st.text(alphabet=st.characters(codec=None)))
def test_comment_is_one_line_of_printable_ascii(text: str) -> None:
    assert re.fullmatch(r"[ -~]*", comment(text))


@given(st.text(alphabet=st.characters(codec=None)))
def test_identifier_is_plain_and_never_a_keyword_or_builtin(name: str) -> None:
    chosen = ident(name)
    assert IDENTIFIER.fullmatch(chosen)
    assert not keyword.iskeyword(chosen)
    assert not hasattr(builtins, chosen)


@given(st.lists(st.one_of(st.text(), st.sampled_from(TORTURE))))
def test_identifiers_of_one_scope_are_unique_and_plain_names_stay(names: list[str]) -> None:
    chosen = idents(names, {"taken"})
    assert len(set(chosen)) == len(names)
    assert all(IDENTIFIER.fullmatch(name) for name in chosen)
    for name in {name for name in names if name == ident(name) and name != "taken"}:
        assert name in chosen


def test_identifier_of_a_name_does_not_depend_on_its_neighbours() -> None:
    assert idents(["a-b"]) == ("a_b",)
    assert idents(["a-b", "a_b", "aB", "os:x", "中文字段", "class", "id"]) == (
        *("a_b_2", "a_b", "aB", "os_x"),
        *("u4e2d_u6587_u5b57_u6bb5", "class_", "id_"),
    )


def test_source_that_does_not_parse_or_is_not_ascii_is_refused() -> None:
    with pytest.raises(SyntaxError):
        check("x.py", b"def")
    with pytest.raises(ValueError, match="ascii"):
        check("x.py", "x = '中'".encode())
    with pytest.raises(ValueError, match="Expecting"):
        check("x.json", b"{")
    with pytest.raises(ValueError, match="Invalid value"):
        check("x.toml", b"a =")


def torture_api() -> Api:
    text = "\n\n".join(EVIL_TEXT)
    inner = struct("class", *(field(name, STRING, zh=text, en=text, parent="nested.") for name in TORTURE if name))
    request = struct(
        "Any",
        field("nested", ObjectType("class")),
        field("kind", STRING, enum(*EVIL_TEXT), Pattern(regex='^["\\\\]{0,3}$'), zh=text, en=text),
        *(field(name, INTEGER, zh=text, en=text) for name in TORTURE),
    )
    result = struct(
        "Model", *(field(name, ObjectType("class") if name == "a-b" else STRING, location=In.RESPONSE, en=text) for name in TORTURE)
    )
    parameters = (
        field("class", required=True, location=In.PATH),
        *(field(name, STRING, location=In.QUERY, en=text) for name in TORTURE),
        field("X-Trace\r\nEvil", STRING, location=In.HEADER),
        field("X-Fine", STRING, location=In.HEADER),
    )
    calls = [
        operation(
            name,
            "POST",
            f"/v1/{{class}}/{index}/{{a-b}}",
            response("200", ObjectType("Model")),
            response("404", reason=text, zh=text, en=text),
            parameters=parameters,
            request=(ObjectType("Any"),),
            zh=text,
            en=text,
        )
        for index, name in enumerate(("import", "close", "con", "list", "Client", "中文", "a-b", "a_b"))
    ]
    return api(*calls, structs=(inner, request, result), title=text)


def load(package: Path, name: str) -> ModuleType:
    for module in [module for module in sys.modules if module.split(".")[0] == name]:
        del sys.modules[module]
    sys.path.insert(0, str(package))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(package))


def write(api_: Api, folder: Path) -> Path:
    for path, content in render_target(load_target(templates_folder() / "python-client"), api_).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "python-client"


@pytest.fixture(scope="module")
def torture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(torture_api().__class__(**{**_fields(torture_api()), "package": "torture_client"}), tmp_path_factory.mktemp("torture"))


def _fields(of: Api) -> dict[str, Any]:
    return {name: getattr(of, name) for name in of.__dataclass_fields__ if name != "index"}


def test_hostile_pages_give_a_client_that_imports_runs_nothing_and_type_checks(torture: Path, tmp_path: Path) -> None:
    code = (
        "import builtins, importlib, pathlib\n"
        "builtins.pwned_marker = lambda *a: (_ for _ in ()).throw(SystemExit('PWNED'))\n"
        "for path in sorted(pathlib.Path('torture_client').rglob('*.py')):\n"
        "    importlib.import_module('.'.join(path.with_suffix('').parts).removesuffix('.__init__'))\n"
        "print('imported')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=torture)
    assert run.stdout == "imported\n", run.stderr
    mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "torture_client"]
    typed = subprocess.run(mypy, capture_output=True, text=True, cwd=torture)
    assert typed.returncode == 0, typed.stdout


def test_every_wire_name_reaches_the_wire_once(torture: Path) -> None:
    package = load(torture, "torture_client")
    sent = []

    class Recorder:
        def send(self, request: Any) -> Any:
            sent.append(request)
            return package.Response(status=200, content=json.dumps({name: name for name in TORTURE if name != "\ud800"}).encode())

        def close(self) -> None:
            """Nothing to free."""

    client = package.Client(endpoint="http://h", transport=Recorder())
    described = importlib.import_module("torture_client.operations.import_").OPERATION
    body = {keyword_: 1 for keyword_, name in described.body.members().items() if name in TORTURE and name != "\ud800"}
    query = {parameter.keyword: parameter.name for parameter in described.parameters if parameter.location == "query"}
    query = {keyword_: name for keyword_, name in query.items() if name != "\ud800"}
    path = {parameter.keyword: "p" for parameter in described.parameters if parameter.location == "path"}
    result = client.import_(**path, **body, **query)
    (request,) = sent
    assert json.loads(request.content) == {name: 1 for name in TORTURE if name != "\ud800"}
    assert len(set(body) | set(query)) == len(body) + len(query)
    assert result.extra == {}
    assert all(IDENTIFIER.fullmatch(name) for name in (*body, *query))


def test_page_text_never_leaves_its_literal(torture: Path) -> None:
    for path in torture.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="ascii"))
        called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        assert "pwned_marker" not in called


def test_body_of_several_variants_is_one_argument_checked_against_the_nearest(tmp_path: Path) -> None:
    variants = operation(
        "attach", "POST", "/v1/attach", Response(status="200", reason="", description=both("", ""), bodies=(
            Body(type=ObjectType("ById")), Body(type=ObjectType("ByName")))),
        request=(ObjectType("ById"), ObjectType("ByName")),
    )
    structs = (
        struct("ById", field("id", required=True), field("weight", INTEGER)),
        struct("ByName", field("name", required=True), field("port", UnionType((INTEGER, STRING)))),
    )
    package = load(write(api(variants, structs=structs, package="variant_client"), tmp_path), "variant_client")

    class Transport:
        def send(self, request: Any) -> Any:
            return package.Response(status=200, content=request.content)

        def close(self) -> None:
            """Nothing to free."""

    client = package.Client(endpoint="http://h", transport=Transport())
    assert client.attach(body={"name": "n", "port": "8080"}) == package.ByName(name="n", port="8080")
    assert client.attach(body={"id": "i"}) == package.ById(id_="i")
    with pytest.raises(package.InvalidRequestError) as caught:
        client.attach(body={"name": "n", "port": []})
    assert [(one.code, one.pointer) for one in caught.value.violations] == [("type", "/port")]


def test_150_operations_stay_quick_to_import(tmp_path: Path) -> None:
    calls = [
        operation(
            f"create_thing_{n}", "POST", f"/v1/{{project_id}}/things/{n}", response("200", ObjectType(f"Thing{n}")),
            parameters=(field("project_id", required=True, location=In.PATH),), request=(ObjectType(f"Thing{n}"),),
        )
        for n in range(150)
    ]
    members = [*(field(f"member_{m}", STRING, en="Specifies it. " * 8) for m in range(12)), field("tags", ArrayType(ObjectType("Tag")))]
    structs = [struct(f"Thing{n}", *members) for n in range(150)]
    folder = write(api(*calls, structs=(*structs, struct("Tag", field("key"))), package="big_client"), tmp_path)
    code = (
        "import sys, time; before = time.process_time(); import big_client; imported = time.process_time(); big_client.Client\n"
        "loaded = sum(name.startswith('big_client.operations.') for name in sys.modules)\n"
        "print(round((imported - before) * 1000), round((time.process_time() - imported) * 1000), loaded)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, check=True) for _ in range(5)]
    figures = [tuple(map(int, run.stdout.split())) for run in runs]
    assert {operations for _, _, operations in figures} == {0}
    assert min(package_ms for package_ms, _, _ in figures) <= 20
    assert min(client_ms for _, client_ms, _ in figures) <= 300, "the client class of 150 operations"


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.text("ab甲-", min_size=1, max_size=120), max_size=9), first=st.sampled_from(["", "    ", " " * 8]))
def test_lines_of_docstrings_are_wrapped_like_textwrap_does(words: list[str], first: str) -> None:
    expected = textwrap.fill(
        " ".join(words), 100, initial_indent=first, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    assert docs._fill(" ".join(words), first, "    ") == expected
