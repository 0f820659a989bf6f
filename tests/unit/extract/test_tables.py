"""Rows to fields: routing, nesting, odd tables.  No row is lost without a word."""

from __future__ import annotations

import pytest

from generator.model.constraint import Length, RequiredWhen
from generator.model.draft import PageKind
from generator.model.schema import ArrayType, In, ObjectType
from generator.source.text import Lang

from .pages import HEADER, call, draft, ids, operation, request, response, table

ZH = ("参数", "是否必选", "参数类型", "描述")


def test_nesting_by_link_and_by_caption() -> None:
    page = draft(
        call(
            "## Request",
            table(("networks", "Yes", "Array", 'See <a href="#table2">Table 9</a>.'), ("volume", "No", "Object", "Volume.")),
            "**Table  3** **networks**  field data structure description",
            table(("id", "Yes", "String", "x"), anchor="table2"),
            "**Table  4**  volume field description",
            table(("size", "Yes", "Int", "x"), anchor="table3"),
        )
    )
    assert request(page) == [
        ("networks", "[{}]", True),
        ("networks[].id", "string", True),
        ("volume", "{}", False),
        ("volume.size", "integer", True),
    ]
    assert page.coverage.parameter_rows.total == page.coverage.parameter_rows.read == 4


def test_the_same_caption_in_request_and_response_stays_apart() -> None:
    caption = "**Table  2**  group field description"
    page = draft(
        call(
            "## Request",
            table(("group", "Yes", "Object", "x")),
            caption,
            table(("name", "Yes", "String", "x"), anchor="table2"),
            "## Response",
            table(("group", "No", "Object", "x"), anchor="table3"),
            caption,
            table(("id", "No", "String", "x"), anchor="table4"),
        )
    )
    assert [name for name, _, _ in request(page)] == ["group", "group.name"]
    assert [name for name, _, _ in response(page)] == ["group", "group.id"]


def test_dotted_captions_are_paths() -> None:
    page = draft(
        call(
            "## 请求参数",
            "**表 2**  请求Header参数",
            table(("Content-Type", "是", "String", "x"), header=ZH),
            "**表 3**  请求Body参数",
            table(('<td><a href="#request_Auth">auth</a></td>', "是", "Object", "认证"), anchor="body", header=ZH),
            "**表 4**  auth",
            table(("identity", "是", "Object", "x"), anchor="request_Auth", header=ZH),
            "**表 5**  auth.identity",
            table(("methods", "是", "Array of strings", "x"), anchor="c", header=ZH),
        ),
        Lang.ZH,
    )
    assert request(page) == [
        ("auth", "{}", True),
        ("auth.identity", "{}", True),
        ("auth.identity.methods", "[string]", True),
    ]
    assert [(p.location, p.name.value) for p in operation(page).parameters] == [(In.HEADER, "Content-Type"), (In.PATH, "project_id")]


def test_group_title_rows_are_parents() -> None:
    page = draft(
        call(
            "## Request",
            table(
                ("service_id", "Yes", "String", "x"),
                ('<td colspan="4"><p><strong>parameters</strong></p></td>',),
                ("plan_id", "No", "String", "x"),
                ('<td colspan="4"><p><strong>previous_values</strong></p></td>',),
                ("plan_id", "No", "String", "x"),
            ),
        )
    )
    assert [name for name, _, _ in request(page)] == [
        "service_id", "parameters", "parameters.plan_id", "previous_values", "previous_values.plan_id",
    ]  # fmt: skip


def test_swapped_cells_are_read_by_their_content() -> None:
    page = draft(call("## Request", table(("flavor", "String", "Yes", "x"))))
    assert request(page) == [("flavor", "string", True)]
    assert "parse/swapped-cells" in ids(page)


def test_one_mandatory_cell_over_several_rows_is_a_condition() -> None:
    page = draft(call("## Request", table(("add", '<td rowspan="2"><p>At least one</p></td>', "String", "x"), ("remove", "String", "x"))))
    assert request(page) == [("add", "string", None), ("remove", "string", None)]
    assert all(isinstance(field.constraints[0].value, RequiredWhen) for field in page.structs[0].fields)


def test_query_rows_in_a_uri_table_and_bodies_without_a_request_table() -> None:
    rows = table(("project_id", "Yes", "String", "x"), ("limit", "No", "Integer", "x"))
    get = operation(draft(call(rows, uri="GET /v1/\\{project\\_id\\}/groups")))
    assert [(p.location, p.name.value) for p in get.parameters] == [(In.PATH, "project_id"), (In.QUERY, "limit")]
    post = draft(call(rows, "## Request\n\nNone"))
    assert [name for name, _, _ in request(post)] == ["limit"]


def test_type_length_is_a_constraint() -> None:
    page = draft(call("## Request", table(("mode", "Yes", "String(64)", ""))))
    assert page.structs[0].fields[0].constraints[0].value == Length(max=64)


def test_names_are_kept_repaired_or_refused() -> None:
    page = draft(
        call(
            "## Request",
            table(
                ("metering.order_id", "No", "String", "x"),
                ("OS-EXT-SRV-ATTR:host", "No", "String", "x"),
                ("protocol _id", "No", "String", "x"),
                ("my field", "No", "String", "x"),
                ("", "No", "String", "x"),
                ("bad\u200bname", "No", "String", "x"),
                ("User-defined key-value pair", "No", "String", "x"),
            ),
        )
    )
    assert [name for name, _, _ in request(page)] == [
        "metering.order_id", "OS-EXT-SRV-ATTR:host", "protocol_id", "my field", "User-defined key-value pair",
    ]  # fmt: skip
    assert page.structs[0].fields[-1].placeholder
    rows = page.coverage.parameter_rows
    assert (rows.total, rows.read, sorted(d.id for d in rows.diagnosed)) == (7, 5, ["parse/bad-name", "parse/no-name"])


def test_the_second_row_of_a_name_is_reported_with_both_places() -> None:
    page = draft(call("## Request", table(("a", "Yes", "String", "x"), ("a", "No", "Integer", "y"))))
    (double,) = page.coverage.parameter_rows.diagnosed
    assert (double.id, len(double.labels), request(page)) == ("parse/duplicate-parameter", 2, [("a", "string", True)])


def test_unknown_type_keeps_the_field_and_says_so() -> None:
    page = draft(call("## Request", table(("a", "Yes", "Strnig", "x"))))
    assert request(page) == [("a", "?Strnig", True)]
    assert "type/unknown" in ids(page)


def test_an_unknown_header_loses_no_row_silently() -> None:
    page = draft(call("## Request", table(("x", "y"), ("z", "w"), header=("Foo", "Data Type"))))
    assert [d.id for d in page.coverage.parameter_rows.diagnosed] == ["parse/unknown-header"] * 2
    assert page.kind is PageKind.API


def test_a_table_in_a_list_item_belongs_to_its_label() -> None:
    page = draft(
        call(
            "## Request\n\n-   Request parameters\n\n    None",
            "## Response\n\n-   Response parameters\n\n" + table(("id", "-", "String", "x")),
        )
    )
    assert operation(page).request == ()
    assert response(page) == [("id", "string", None)]


def test_recursion_ends() -> None:
    page = draft(
        call(
            "## Response",
            table(("root", "No", "Object", 'See <a href="#table2">Table 2</a>.')),
            "**Table  2**  node field description",
            table(
                ("child", "No", "Object", 'See <a href="#table2">Table 2</a>.'),
                ("next", "No", "Object", 'See <a href="#table1">1</a>.'),
                anchor="table2",
            ),
        )
    )
    assert {struct.key for struct in page.structs} == {"0043063023#table1", "0043063023#table2"}


def test_header_words_are_the_same_with_a_bold_header() -> None:
    plain = draft(call("## Request", table(("a", "Yes", "String", "x"))))
    bold = draft(
        call("## Request", table(("a", "Yes", "String", "x"), header=tuple(f"<td><p><strong>{h}</strong></p></td>" for h in HEADER)))
    )
    assert request(plain) == request(bold)


def test_a_row_that_stands_for_the_list_itself_is_the_body() -> None:
    header = ("参数", "参数类型", "描述")
    page = call(
        "## 响应参数\n\n" + table(("[数组]", "Array of objects", 'see <a href="#table2">表2</a>'), header=header),
        "**表 2**  字段说明\n\n" + table(("platform", "String", "操作系统平台。"), anchor="table2", header=header),
        uri="GET /v1/cloudimages/os\\_version",
    )
    found = draft(page, Lang.ZH)
    (body,) = operation(found).responses
    assert isinstance(body.type, ArrayType)
    assert body.type.item == ObjectType(found.structs[0].key)
    assert [field.name.value for field in found.structs[0].fields] == ["platform"]


def test_a_caption_takes_the_row_of_its_name_that_links_nowhere_else() -> None:
    page = draft(
        call(
            "## Response",
            table(
                ("disk", "Object", 'See <a href="#table2">Table 2</a>.'),
                ("metadata", "Object", "Specifies the metadata."),
                header=("Parameter", "Type", "Description"),
            ),
            table(
                ("metadata", "Object", 'See <a href="querying-as-configurations.md#table9">Table 6</a>.'),
                anchor="table2",
                header=("Parameter", "Type", "Description"),
            ),
            "**Table  3** **metadata**  field description",
            table(("admin_pass", "String", "x"), anchor="table3", header=("Parameter", "Type", "Description")),
        )
    )
    assert [name for name, _, _ in response(page)] == ["disk", "disk.metadata", "metadata", "metadata.admin_pass"]


@pytest.mark.parametrize("caption", ["### Table 2 group objects", "-   **Table  2** **group**  field description", "**表2 group对象**"])
def test_captions_as_headings_items_and_bold_paragraphs(caption: str) -> None:
    page = draft(call("## Request", table(("group", "Yes", "Object", "x")), caption, table(("id", "Yes", "String", "x"), anchor="t2")))
    assert request(page) == [("group", "{}", True), ("group.id", "string", True)]


def test_a_table_of_a_failure_is_said_to_be_kept_as_text() -> None:
    failed = "**Status code: 400**\n\n" + table(("error_msg", "No", "String", "x"), anchor="t2")
    page = draft(call("## Response", table(("id", "No", "String", "x")), failed))
    assert response(page) == [("id", "string", False)]
    assert "parse/unrecognised-table" in ids(page)


@pytest.mark.parametrize(
    ("lang", "cell", "no"), [(Lang.EN, "name or domain_id", "{} is not specified"), (Lang.ZH, "name或domain_id", "未指定{}")]
)
def test_a_row_of_one_of_two_names_is_two_fields(lang: Lang, cell: str, no: str) -> None:
    page = draft(call("## Request", table((cell, "Yes", "String", "x"), ("a_or_b", "No", "String", "x"))), lang)
    assert request(page) == [("name", "string", None), ("domain_id", "string", None), ("a_or_b", "string", False)]
    when = [field.required.value.note for struct in page.structs for field in struct.fields if field.required]
    assert when == [no.format("domain_id"), no.format("name"), ""]
    assert page.coverage.parameter_rows.total == page.coverage.parameter_rows.read == 2
