"""Which page is which, and what stands beside the tables."""

from __future__ import annotations

import pytest

from generator.revisions.change import Semver
from generator.revisions.compare import compare
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.text import Lang, SourceFile

from .pages import TOPIC, URI, Row, between, drafts, page, table, told

ROWS: list[Row] = [("name", "Yes", "String", "Specifies the name.")]
PAGE = page(ROWS, ROWS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"a.md": PAGE}, {"b.md": PAGE}),
        ({"a.md": PAGE}, {"a.md": PAGE.replace("\n", "\r\n")}),
        ({"a.md": PAGE}, {"a.md": PAGE.replace(TOPIC, "as_06_0201")}),
        ({"a.md": PAGE}, {"b.md": PAGE.replace(TOPIC, "as_06_0201")}),
        ({"a.md": PAGE}, {"b.md": PAGE.replace("Creating a Group", "Creating an AS Group")}),
        ({"a.md": "Some words without a title.\n"}, {"b.md": "Some words without a title.\n"}),
        (
            {"a.md": PAGE, "b.md": page(ROWS, uri="PUT /v1/x", topic="EN-US_TOPIC_2", title="Other")},
            {"b.md": PAGE, "a.md": page(ROWS, uri="PUT /v1/x", topic="EN-US_TOPIC_2", title="Other")},
        ),
    ],
    ids=["renamed", "line ends", "topic id", "topic id and file", "file and title", "no title", "files swapped"],
)
def test_the_same_page_is_no_change(old: dict[str, str], new: dict[str, str]) -> None:
    assert told(between(old, new)) == []


OTHER = page(ROWS, uri="DELETE /v1/x", topic="EN-US_TOPIC_2", title="Other")


@pytest.mark.parametrize(
    "new",
    [
        {"a.md": PAGE.replace(TOPIC, "EN-US_TOPIC_2"), "b.md": OTHER.replace("EN-US_TOPIC_2", TOPIC)},
        {"a.md": PAGE.replace(TOPIC, "EN-US_TOPIC_2"), "b.md": OTHER.replace("EN-US_TOPIC_2", "EN-US_TOPIC_3")},
    ],
    ids=["exchanged", "handed on"],
)
def test_a_topic_id_that_another_page_got_is_no_change(new: dict[str, str]) -> None:
    assert told(between({"a.md": PAGE, "b.md": OTHER}, new)) == []


def test_a_topic_id_reused_for_a_new_page_leaves_the_old_page_gone() -> None:
    old, new = {"a.md": PAGE, "b.md": OTHER}, {"a.md": PAGE.replace(TOPIC, "EN-US_TOPIC_2")}
    assert told(between(old, new)) == [("breaking", "page/removed", "page")]


def test_a_page_came_or_went() -> None:
    assert told(between({}, {"a.md": PAGE})) == [("non-breaking", "page/added", "page")]
    assert told(between({"a.md": PAGE}, {})) == [("breaking", "page/removed", "page")]
    assert told(between({"a.md": "# Overview\n\nWords.\n"}, {})) == [("docs-only", "page/removed", "page")]


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("PUT /v1/\\{project\\_id\\}/groups", [("breaking", "op/method-changed", "operation")]),
        ("POST /v2/\\{project\\_id\\}/groups", [("breaking", "op/path-changed", "operation")]),
        ("POST /v1/\\{tenant\\_id\\}/groups", [("non-breaking", "op/placeholder-renamed", "operation")]),
        (f"{URI}\n\nPOST /v2/\\{{project\\_id\\}}/groups", [("non-breaking", "op/path-added", "operation")]),
    ],
)
def test_address(uri: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(between(PAGE, page(ROWS, ROWS, uri=uri))) == expected


def test_limits_of_the_account() -> None:
    function = "## Function\n\nEach user can create a maximum of {} AS groups by default.\n"
    old, new = (page(ROWS, ROWS, more=function.format(limit)) for limit in (25, 10))
    assert told(between(old, new)) == [("breaking", "quota/tightened", "quota")]
    assert told(between(new, old)) == [("non-breaking", "quota/relaxed", "quota")]


def test_examples_are_compared_by_what_they_say() -> None:
    sample = '## Example Response\n\n```\n{{"name": {}}}\n```\n'
    old, same, new = (page(ROWS, ROWS, more=sample.format(value)) for value in ('"a"', '  "a"', '"b"'))
    assert told(between(old, same)) == []
    assert told(between(old, new)) == [("docs-only", "example/changed", "response.example")]


def test_a_page_that_cannot_be_read_is_trouble_not_silence() -> None:
    broken = page(ROWS, ROWS, uri="POST /v1/\\{project\\_id/groups")
    assert [found.id for found in between(broken, broken).trouble] == ["page/malformed-uri"]


def test_a_page_that_cannot_be_read_neither_came_nor_went() -> None:
    page_ = drafts({"a.md": PAGE})
    lost = unread("en/a.md")
    assert told(compare(("v1", "v2"), page_, (), ((), (lost,)))) == []
    assert told(compare(("v1", "v2"), (), page_, ((lost,), ()))) == []
    other = unread("en/b.md")
    assert told(compare(("v1", "v2"), page_, (), ((), (other,)))) == [("breaking", "page/removed", "page")]


def unread(path: str) -> Diagnostic:
    kind = Kind("file/not-utf-8", Severity.ERROR, Confidence.EXACT, "", "")
    return Diagnostic(kind, Subject(location="file"), (), (Label(Lang.EN, SourceFile.of("?", path, Lang.EN).span(0, 0)),))


def test_error_codes_are_told_once_in_the_order_of_the_page() -> None:
    header = ("Status Code", "Error Code", "Error Message", "Description")
    rows = [("400", f"AS.000{number}", f"Error {number}", f"The {number} of it is wrong.") for number in (3, 1, 2)]
    old, new = (
        f'# Error Codes<a name="EN-US_TOPIC_9"></a>\n\n## Error Code Description\n\n{table(kept, header)}\n' for kept in (rows, rows[2:])
    )
    (gone,) = between(old, new).changes
    assert (gone.id, dict(gone.args)["codes"]) == ("error/code-removed", "AS.0003, AS.0001")
    later, earlier = (
        f'# Error Codes<a name="EN-US_TOPIC_9"></a>\n\n## Error Code Description\n\n{table(rows[:n], header)}\n' for n in (3, 1)
    )
    (come,) = between(earlier, later).changes
    assert come.labels[0].span is not None
    assert earlier[: come.labels[0].span.start].endswith("AS.0003")


def test_fingerprints_survive_lines_and_file_names() -> None:
    old, new = page(ROWS, ROWS), page(ROWS, [("vpc_id", "No", "String", "x")])
    moved = between({"old.md": old}, {"new.md": new.replace("## URI", "Some words.\n\n## URI")})
    prints = [change.fingerprint for change in between(old, new).changes]
    assert prints == [change.fingerprint for change in moved.changes if not change.id.startswith("text/")]


def test_paragraphs_of_one_section_are_told_one_by_one() -> None:
    function = "## Function\n\n{}\n\nIt takes a minute.\n\n{}\n"
    old = page(ROWS, more=function.format("Creates a group.", "Groups can be deleted."))
    new = page(ROWS, more=function.format("Creates an AS group.", "A group can be deleted at any time."))
    changes = between(old, new).changes
    quoted = [[label.text for label in change.labels] for change in changes]
    assert quoted == [["Creates a group.", "Creates an AS group."], ["Groups can be deleted.", "A group can be deleted at any time."]]
    assert len({change.fingerprint for change in changes}) == 2


def test_semver() -> None:
    assert between(PAGE, page(ROWS)).semver is Semver.MAJOR
    assert between(page(ROWS), PAGE).semver is Semver.MINOR
    assert between(PAGE, PAGE.replace("Specifies the name.", "The name of it.")).semver is Semver.PATCH


def test_zh_pages() -> None:
    old = page([("名称", "是", "String", "账号的名称，见表3。")]).replace("名称</p></td>", "name</p></td>", 1)
    assert told(between(old, old.replace("账号", "帐号").replace("表3", "表5"), Lang.ZH)) == []


@pytest.mark.parametrize(
    "new",
    [
        PAGE.replace("## Request", "## Debugging\n\nYou can debug this API in API Explorer.\n\n## Request"),
        PAGE.replace("## Request", "## 调试\n\n您可以在API Explorer中调试该接口。\n\n## Request"),
        PAGE.replace("<th><p>Parameter</p></th>", "<th><p>Name</p></th>"),
        PAGE.replace("Request parameters", "**Table  4**  Request parameters"),
        PAGE.replace("<td><p>", '<td headers="mcps1.2.5.1.1 "><p id="p12345"><a name="p12345"></a>'),
        PAGE.replace("POST /v1", "POST  /v1"),
    ],
    ids=["debugging", "调试", "header word", "caption", "ids", "blanks"],
)
def test_a_page_laid_out_anew_is_no_change(new: str) -> None:
    assert new != PAGE
    assert told(between(PAGE, new)) == []


def test_a_status_that_is_new() -> None:
    head = "## Returned Values\n\n"
    cells = [("400 Bad Request", "Invalid request."), ("503 Service Unavailable", "Service unavailable.")]
    old, new = (page(ROWS, ROWS, more=head + table(cells[:count], ("Returned Value", "Description")) + "\n") for count in (1, 2))
    assert ("non-breaking", "status/added", "status.503") in told(between(old, new))
    assert ("docs-only", "status/list-added", "status") in told(between(PAGE, old))
