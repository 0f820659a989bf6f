"""Text of documents: equal in every reader, safe in every place."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.emit.serialise import json_text, yaml_text
from generator.emit.types import Row

STRINGS = [
    "",
    " ",
    "NO",
    "yes",
    "off",
    "null",
    "~",
    "1",
    "1.0",
    "1e3",
    "0x1f",
    "1_000",
    "12:30:45",
    "2016-01-08",
    "2016-01-08T01:31:04Z",
    ".inf",
    "- a",
    "a: b",
    "a #b",
    "#a",
    "{a}",
    "[a]",
    "a,b",
    "/v1/{project_id}/scaling_group",
    "$ref",
    "#/components/schemas/Vpc",
    "a\nb",
    "a\n\n  b\nc",
    " a\nb",
    "a\nb\n",
    "a \nb",
    "\ta",
    "a\tb\nc",
    "中文：说明（0～5）",
    "\U0001f600",
    "\u2028\u2029\x85",
    "\u202eabc",
    "\ufeff",
    "'\"\\",
    "%x",
    "@x",
    "`x`",
    "!!python/object:os.system",
    "&a",
    "*a",
    "|",
    ">",
    "?",
    "? a",
    "=",
    "<<",
    "---",
    "...",
    "x" * 2000,
    "甲" * 2000,
]


@pytest.mark.parametrize("text", STRINGS)
def test_yaml_reads_back_equal_as_key_and_as_value_in_two_readers(text: str) -> None:
    document = {"key": text, text: [text, {"a": text, "b": [[text], [], {}]}], "last": {text: {text: 1}}}

    written = yaml_text(document)

    assert yaml.safe_load(written) == document
    assert YAML(typ="safe", pure=True).load(written) == document


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LEAF = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
TREE = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(TEXT, TREE, max_size=3))
def test_any_document_reads_back_equal(document: dict) -> None:
    assert json.loads(json_text(document)) == document
    assert yaml.safe_load(yaml_text(document)) == document


def test_lone_surrogates_are_escaped_in_json() -> None:
    assert json_text({"a": "\ud83d"}) == '{\n  "a": "\\ud83d"\n}\n'
    json_text({"a": "\ud83d"}).encode()
    yaml_text({"a": "\ud83d"}).encode()


ENTRY = {"of": "range", "file": "zh/创建 伸缩组.md", "line": 7, "says": {"min": 1e-07, "max": None, "open": [True, {}, "a: b\u2028\n"]}}


def test_row_stands_on_one_line_and_reads_back_equal_in_every_reader() -> None:
    document = {"evidence": [Row(ENTRY), Row(ENTRY)], "one": Row(a="b"), "none": Row(), "last": [[Row(x=1)]]}

    written = yaml_text(document)

    line = r'{"of": "range", "file": "zh/创建 伸缩组.md", "line": 7, "says": ' + (
        r'{"min": 1.0e-07, "max": null, "open": [true, {}, "a: b\u2028\n"]}}'
    )
    assert written == f'evidence:\n  - {line}\n  - {line}\none: {{"a": "b"}}\nnone: {{}}\nlast:\n  - - {{"x": 1}}\n'
    assert yaml.safe_load(written) == YAML(typ="safe", pure=True).load(written) == json.loads(json_text(document)) == document


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text({"a": float("nan")})
    with pytest.raises(ValueError, match="not JSON compliant"):
        yaml_text({"a": float("inf")})


def test_yaml_reads_like_yaml() -> None:
    document = {
        "openapi": "3.1.0",
        "paths": {"/v1/{project_id}/scaling_group": {"post": {"tags": ["scaling_group"], "description": "Creates.\n\n-   one\n-   two"}}},
        "enum": ["NO", 0],
        "servers": [{"url": "https://{Endpoint}", "variables": {}}],
    }

    assert yaml_text(document) == (
        'openapi: "3.1.0"\n'
        "paths:\n"
        "  /v1/{project_id}/scaling_group:\n"
        "    post:\n"
        "      tags:\n"
        "        - scaling_group\n"
        "      description: |-\n"
        "        Creates.\n"
        "\n"
        "        -   one\n"
        "        -   two\n"
        "enum:\n"
        '  - "NO"\n'
        "  - 0\n"
        "servers:\n"
        '  - url: "https://{Endpoint}"\n'
        "    variables: {}\n"
    )
