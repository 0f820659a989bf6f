"""Rows that came or went, and their columns."""

from __future__ import annotations

import pytest

from generator.revisions.change import Semver

from .pages import Row, between, page, told

NAME: Row = ("name", "Yes", "String", "Specifies the name.")
VPC: Row = ("vpc_id", "No", "String", "Specifies the VPC.")


def test_equal_pages_have_no_change() -> None:
    same = page([NAME, VPC], [VPC])
    comparison = between(same, same)
    assert (told(comparison), comparison.semver) == ([], Semver.NONE)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([NAME, VPC], [NAME], [("breaking", "field/removed", "body.vpc_id")]),
        ([NAME], [NAME, VPC], [("non-breaking", "field/added-optional", "body.vpc_id")]),
        ([NAME], [NAME, ("vpc_id", "Yes", "String", "x")], [("breaking", "field/added-required", "body.vpc_id")]),
        ([VPC], [("vpc_id", "Yes", "String", "Specifies the VPC.")], [("breaking", "required/became-required", "body.vpc_id")]),
        ([NAME], [("name", "No", "String", "Specifies the name.")], [("non-breaking", "required/became-optional", "body.name")]),
        ([NAME], [("name", "Yes", "Integer", "Specifies the name.")], [("breaking", "type/changed", "body.name")]),
        ([("n", "No", "Integer", "x")], [("n", "No", "Number", "x")], [("non-breaking", "type/widened", "body.n")]),
        ([("n", "No", "Number", "x")], [("n", "No", "Integer", "x")], [("breaking", "type/narrowed", "body.n")]),
        ([("n", "No", "Array", "x")], [("n", "No", "Array of strings", "x")], [("docs-only", "type/refined", "body.n")]),
        ([("n", "No", "Array of objects", "x")], [("n", "No", "Array of object", "x")], []),
        ([("a.b", "No", "String", "x")], [("a.b", "No", "Integer", "x")], [("breaking", "type/changed", 'body["a.b"]')]),
    ],
)
def test_request(old: list[Row], new: list[Row], expected: list[tuple[str, str, str]]) -> None:
    assert told(between(page(old), page(new))) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([NAME, VPC], [NAME], [("breaking", "field/removed", "response.vpc_id")]),
        ([NAME], [NAME, ("vpc_id", "Yes", "String", "x")], [("non-breaking", "field/added-in-response", "response.vpc_id")]),
        ([NAME], [("name", "No", "String", "Specifies the name.")], [("breaking", "required/became-optional", "response.name")]),
        ([("n", "No", "Integer", "x")], [("n", "No", "Number", "x")], [("breaking", "type/widened", "response.n")]),
        ([("n", "No", "Number", "x")], [("n", "No", "Integer", "x")], [("non-breaking", "type/narrowed", "response.n")]),
    ],
)
def test_response(old: list[Row], new: list[Row], expected: list[tuple[str, str, str]]) -> None:
    assert told(between(page([], old), page([], new))) == expected


def test_a_mandatory_column_that_is_new_states_and_breaks_nothing() -> None:
    old = page([NAME]).replace("<th><p>Mandatory</p></th>", "").replace("<td><p>Yes</p></td>", "")
    assert told(between(old, page([NAME]))) == [("docs-only", "required/restated", "body.name")]


def test_a_path_parameter_that_got_a_row_is_documented_not_added() -> None:
    rows = "## Parameters\n\nPath parameters\n\n" + page([("project_id", "Yes", "String", "x")]).split("Request parameters\n\n")[1]
    changes = told(between(page([NAME]), page([NAME]).replace("## Request", rows + "\n## Request")))
    assert [change for change in changes if change[0] != "docs-only"] == []


def test_a_wrapper_that_only_a_sample_showed_gets_a_row() -> None:
    sample = '## Example Response\n\n```\n{"group": {"name": "a", "vpc_id": "b"}}\n```\n'
    inner = "**Table 2**  group field description\n\n" + page([], [NAME]).split("Response parameters\n\n")[1]
    old = page([], [NAME, VPC], more=sample)
    new = page([], [("group", "Yes", "Object", "The group.")], more=f"{inner}\n{sample}")
    assert told(between(old, new)) == [
        ("breaking", "field/removed", "response.group.vpc_id"),
        ("docs-only", "field/documented", "response.group"),
    ]
