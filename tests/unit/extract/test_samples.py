"""Examples: what belongs together, and what they fill in."""

from __future__ import annotations

from generator.model.draft import SampleKind

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
        ("*volume", "{}", None),
        ("volume.name", "string", True),
        ("volume.size", "integer", False),
        ("*volume.zone", "string", None),
    ]


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
