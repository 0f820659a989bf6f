"""Headers of responses: of header tables, of HEAD, by their names, and those that samples alone show."""

from __future__ import annotations

from generator.model.draft import OperationDraft

from .pages import call, draft, operation, response, table

HEADER = ("Parameter", "Type", "Description")


def headers(one: OperationDraft) -> list[tuple[str, str, bool]]:
    return [(field.name.value, field.text.value if field.text else "", field.sample_only) for field in one.response_headers]


def test_a_table_of_response_headers_is_no_body() -> None:
    page = draft(
        call(
            "## Response",
            "**Table 1**  Response header parameters",
            table(("X-Subject-Token", "String", "Obtained token."), anchor="t1", header=HEADER),
            "**Table 2**  Response body parameters",
            table(("token", "Object", "Token."), anchor="t2", header=HEADER),
            uri="POST /v3/auth/tokens",
        )
    )
    assert headers(operation(page)) == [("X-Subject-Token", "Obtained token.", False)]
    assert response(page) == [("token", "{}", None)]
    units = [(unit.location, unit.text.value) for unit in page.units if "Obtained" in unit.text.value]
    assert units == [("response.header.X-Subject-Token", "Obtained token.")]


def test_head_answers_with_headers_alone() -> None:
    page = draft(
        call(
            "## Response",
            table(("Date", "String", "Time."), ("size", "Integer", "Size."), header=HEADER),
            uri="HEAD /v3/auth/tokens",
        )
    )
    assert headers(operation(page)) == [("Date", "Time.", False), ("size", "Size.", False)]
    assert operation(page).responses == ()


def test_a_row_with_the_name_of_a_header_is_one_unless_a_body_shows_it() -> None:
    rows = table(("X-Request-Id", "String", "Id."), ("date", "String", "Day."), header=HEADER)
    shown = '## Example Response\n\n```\n{"date": "x"}\n```'
    page = draft(call("## Response", rows, shown))
    assert headers(operation(page)) == [("X-Request-Id", "Id.", False)]
    assert response(page) == [("date", "string", None)]
    page = draft(call("## Response", rows, shown.replace('"date"', '"X-Request-Id": "a", "date"')))
    assert headers(operation(page)) == []


def test_own_headers_of_a_sample_are_kept_as_shown_only_there() -> None:
    text = "HTTP/1.1 204 No Content\nDate: Thu, 01 Dec 2016 10:10:10 GMT\nX-Request-Id: 12ab"
    page = draft(call(f"## Example Response\n\n```\n{text}\n```"))
    assert headers(operation(page)) == [("X-Request-Id", "", True)]
