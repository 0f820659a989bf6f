"""Examples: what belongs together, and what they fill in."""

from __future__ import annotations

import pytest

from generator.model.draft import SampleKind
from generator.model.schema import ArrayType

from .pages import call, draft, ids, operation, request, response, table


def fence(text: str) -> str:
    return f"```\n{text}\n```"


def test_a_request_line_is_joined_with_the_body_that_follows() -> None:
    page = draft(call("## Example", "-   Example request\n", fence("POST https://{Endpoint}/v1/{project_id}/groups"), fence('{"a": 1}')))
    (sample,) = operation(page).samples
    assert (sample.kind, sample.method, sample.body) == (SampleKind.REQUEST, "POST", {"a": 1})
    assert sample.positions["/a"].text == "1"


def test_status_and_header_lines_are_stripped() -> None:
    page = draft(call("## Response", "Example response", fence("STATUS CODE 201"), fence('{"id": "x"}')))
    (sample,) = operation(page).samples
    assert (sample.kind, sample.status, sample.body) == (SampleKind.RESPONSE, "201", {"id": "x"})
    assert [status.code for status in operation(page).statuses] == ["201"]


def test_a_flaw_is_said_and_the_rest_is_read() -> None:
    page = draft(call("## Response", "Example response", fence('{"id": "x",}')))
    assert operation(page).samples[0].body == {"id": "x"}
    assert "sample/not-json" in ids(page)


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ('{"id": "x", // the group\n}', False),
        ('{"id"："x"}', False),
        ('{"tags": [{"id": "x"}, "marker": "2"}', True),
        ('{"id": , "name": "x"}', True),
        ('{"ids": ["x" "y"]}', True),
    ],
)
def test_a_repair_that_supplies_structure_is_a_guess(text: str, guessed: bool) -> None:
    page = draft(call("## Response", "Example response", fence(text)))
    assert operation(page).samples[0].guessed is guessed


def test_wrapper_and_members_known_only_from_the_sample() -> None:
    page = draft(
        call(
            "## Request",
            table(("name", "Yes", "String", "x"), ("size", "No", "Integer", "x")),
            "## Example Request",
            fence('{"volume": {"name": "v", "size": 1, "zone": "z"}}'),
        )
    )
    assert request(page) == [
        ("*volume", "{}", True),
        ("volume.name", "string", True),
        ("volume.size", "integer", False),
        ("*volume.zone", "string", None),
    ]


def test_wrapper_of_optional_members_is_not_called_mandatory() -> None:
    rows = table(("name", "No", "String", "x"), ("size", "No", "Integer", "x"))
    page = draft(call("## Request", rows, "## Example Request", fence('{"volume": {"name": "v", "size": 1}}')))
    assert request(page)[0] == ("*volume", "{}", None)


def test_a_bare_array_holds_what_the_sample_shows() -> None:
    page = draft(call("## Request", table(("zones", "No", "Array", "x")), "## Example Request", fence('{"zones": ["a", "b"]}')))
    assert request(page) == [("zones", "[string]", False)]


def test_flat_rows_go_under_their_parent() -> None:
    page = draft(
        call(
            "## Response",
            table(
                ("version", "No", "Object", "x"), ("id", "No", "String", "x"), ("links", "No", "Array", "x"), ("href", "No", "String", "x")
            ),
            "## Example Response",
            fence('{"version": {"id": "v1", "links": [{"href": "https://x"}]}}'),
        )
    )
    assert [name for name, _, _ in response(page)] == ["version", "version.id", "version.links", "version.links[].href"]


def test_a_step_that_calls_another_operation_shows_nothing_of_this_one() -> None:
    page = draft(
        call(
            "## Request",
            table(("name", "Yes", "String", "x")),
            "## Example",
            "-   Example request\n",
            fence('POST https://{Endpoint}/v2.0/ports\n{"port": {}}'),
            "-   Example request 2\n",
            fence('POST https://{Endpoint}/v1/{project_id}/groups\n{"name": "x"}'),
        )
    )
    assert [sample.foreign for sample in operation(page).samples] == [True, False]
    assert request(page) == [("name", "string", True)]


def test_a_member_that_samples_show_instead_of_a_documented_one_has_its_members() -> None:
    page = draft(
        call(
            "## Request",
            table(("l7rule", "Yes", "Object", 'For details, see <a href="#table2">Table 2</a>.')),
            table(("type", "Yes", "String", "x"), ("invert", "No", "Boolean", "x"), anchor="table2"),
            "## Example Request",
            fence('{"rule": {"type": "PATH"}}'),
        )
    )
    assert request(page) == [
        ("l7rule", "{}", True),
        ("l7rule.type", "string", True),
        ("l7rule.invert", "boolean", False),
        ("*rule", "{}", None),
        ("rule.type", "string", True),
        ("rule.invert", "boolean", False),
    ]


def test_a_value_of_any_type_is_not_the_structure_that_its_row_refers_to() -> None:
    page = draft(
        call(
            "## Request",
            table(
                ("path", "Yes", "String", "x"),
                ("value", "Yes", "Determined by the attribute value.", 'See <a href="image-attributes.md#section1">Attributes</a>.'),
            ),
            "## Example Request",
            fence('[{"path": "/name", "value": "ims_test"}]'),
        )
    )
    assert request(page) == [("[].path", "string", True), ("[].value", "?Determined by the attribute value", True)]


def test_every_variant_of_a_body_is_a_list_where_samples_are_lists() -> None:
    page = draft(
        call(
            "## Request",
            "**Table  1** v2.0 request message body",
            table(("replace", "Yes", "String", "x"), ("value", "No", "String", "x")),
            "**Table  2** v2.1 request message body",
            table(("op", "Yes", "String", "x"), ("path", "Yes", "String", "x"), ("value", "No", "String", "x"), anchor="table2"),
            "## Example Request",
            fence('[{"replace": "/name", "value": "test01"}]'),
            fence('[{"op": "replace", "path": "/name", "value": "test01"}]'),
        )
    )
    assert [type(body.type) for body in operation(page).request] == [ArrayType, ArrayType]


@pytest.mark.parametrize(
    ("label", "body", "failed"),
    [
        ("Example response", '{"id": "a"}', False),
        ("Example abnormal response", '{"id": "a"}', True),
        ("失败响应样例", '{"id": "a"}', True),
        ("Example response", '{"error": {"code": "400", "message": "x"}}', True),
        ("Example response", '{"error": {"id": "a"}}', False),
    ],
)
def test_an_answer_to_a_call_that_went_wrong_shows_nothing_of_its_success(label: str, body: str, failed: bool) -> None:
    page = draft(call(f"## Response\n\n-   {label}\n\n    ```\n    {body}\n    ```"))
    (sample,) = operation(page).samples
    assert sample.failed is failed
    assert (operation(page).responses == ()) is failed
