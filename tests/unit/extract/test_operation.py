"""METHOD and path in all their forms."""

from __future__ import annotations

import pytest

from generator.model.draft import PageKind
from generator.source.text import Lang

from .pages import call, draft, ids, operation, table


@pytest.mark.parametrize(
    ("uri", "method", "paths", "query"),
    [
        ("POST /v1/\\{project\\_id\\}/scaling\\_group", "POST", ["/v1/{project_id}/scaling_group"], []),
        ("GET /", "GET", ["/"], []),
        ("GET https://\\{_Endpoint_\\}/v3/\\{project\\_id\\}/instances", "GET", ["/v3/{project_id}/instances"], []),
        ("GET /v2/zones?type=\\{type\\}&limit=10", "GET", ["/v2/zones"], ["type", "limit"]),
        ("GET /v2/flavors\\{?minDisk, minRam\\}", "GET", ["/v2/flavors"], ["minDisk", "minRam"]),
        ("GET /v2/\\{ account \\_id\\}/x", "GET", ["/v2/{account_id}/x"], []),
        ("GET /v2/x\n\nGET /v2.1/x", "GET", ["/v2/x", "/v2.1/x"], []),
        ("-   URI format\n\n    PATH: /rds/v1/\\{project\\_id\\}/x\n\n    Method: POST", "POST", ["/rds/v1/{project_id}/x"], []),
        ("PATH：/rds/v1/x\n\nMethod：DELETE", "DELETE", ["/rds/v1/x"], []),
        ("DELETE /v2/\\{region\\}:\\{ip\\_id\\}", "DELETE", ["/v2/{region}:{ip_id}"], []),
        ("GET /v2/x\n\n-   Example\n\n    GET https://10.1.1.1/v2/y", "GET", ["/v2/x"], []),
        (table(("DELETE", "/v2.0/x/{id}", "Deletes x."), header=("Method", "URI", "Description")), "DELETE", ["/v2.0/x/{id}"], []),
    ],
)
def test_address(uri: str, method: str, paths: list[str], query: list[str]) -> None:
    page = draft(call(uri=uri))
    found = operation(page)
    assert (found.method.value, [path.value for path in found.paths]) == (method, paths)
    assert [field.name.value for field in found.parameters if field.location.value == "query"] == query


def test_the_table_that_holds_the_address_is_no_unknown_table() -> None:
    uri = table(("DELETE", "/v2.0/lbaas/listeners/{id}", "Deletes a listener."), header=("Method", "URI", "Description"))
    assert ids(draft(call(uri=uri))) == ["page/undocumented-path-parameter"]


@pytest.mark.parametrize(
    "uri",
    [
        "POST /v1/\\{project\\_id/x",
        "POST /v1/\\{\\{id\\}\\}/x",
        "POST /v1/\\{\\}/x",
        "POST /v1/\\{a\\}/\\{a\\}/x",
        "GET /v1/a b/c d",
        "FETCH /v1/unknown",
        "post /v1/lower",
        "GET /v1/../etc",
    ],
)
def test_a_bad_address_is_refused_with_its_place_and_the_rows_stay(uri: str) -> None:
    page = draft(call("## Request\n\n" + table(("name", "Yes", "String", "x")), uri=uri))
    assert page.kind is PageKind.REFUSED
    assert page.operations == ()
    (finding,) = [d for d in page.diagnostics if d.id == "page/malformed-uri"]
    assert finding.labels[0].span is not None
    assert finding.labels[0].span.position.line == 5
    assert [field.name.value for struct in page.structs for field in struct.fields] == ["name"]


def test_a_call_without_address_is_refused() -> None:
    page = draft("# X\n\n## Request\n\n" + table(("a", "Yes", "String", "x")) + "\n\n## Response\n\n" + table(("b", "No", "String", "x")))
    assert (page.kind, ids(page)) == (PageKind.REFUSED, ["page/no-uri"])


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        (Lang.EN, ("Function", "HTTP Request", "Response Parameters")),
        (Lang.EN, ("HTTP Request", "Request Parameters", "Response 202")),
        (Lang.ZH, ("功能介绍", "请求消息", "响应消息")),
        (Lang.ZH, ("请求消息", "请求参数", "返回值")),
    ],
)
def test_an_address_under_another_heading(lang: Lang, heads: tuple[str, str, str]) -> None:
    first, second, third = heads
    text = f"# X\n\n## {first}\n\nSome words.\n\nDELETE /v2/zones/\\{{zone\\_id\\}}\n\n## {second}\n\nNone\n\n## {third}\n\nNone\n"
    found = operation(draft(text, lang))
    assert (found.method.value, [path.value for path in found.paths]) == ("DELETE", ["/v2/zones/{zone_id}"])


def test_an_address_among_words_is_no_operation() -> None:
    page = draft("# X\n\n## Request\n\nCall GET /v2/zones first.\n\n## Response\n\nNone\n")
    assert (page.kind, page.operations) == (PageKind.GUIDE, ())


def test_the_uri_of_a_guide_is_no_operation() -> None:
    page = draft("# 构造请求\n\n## 请求URI\n\nPOST https://iam.example.com/v3/auth/tokens\n\n## 请求方法\n\n说明。\n", Lang.ZH)
    assert (page.kind, page.operations) == (PageKind.GUIDE, ())


def test_numbered_steps_make_a_quick_start_of_an_address_in_a_table() -> None:
    rows = table(("POST", "/v2.0/listeners", "Creates a listener."), header=("Method", "URI", "Description"))
    page = draft(call(uri=rows + "\n\n1.  Set the header.\n\n2.  Send the request.\n"))
    assert (page.kind, page.operations) == (PageKind.GUIDE, ())


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (Lang.ZH, "请求方法：GET\n\n请求路径：/v2/zones"),
        (Lang.ZH, "https://\\{Endpoint\\}/v2/zones\n\nMethod：GET"),
        (Lang.EN, "Request method: GET\n\nPath: /v2/zones"),
        (Lang.EN, "https://\\{Endpoint\\}/v2/zones\n\nMethod: GET"),
    ],
)
def test_a_method_line_is_no_label_and_its_path_may_stand_alone(lang: Lang, lines: str) -> None:
    found = operation(draft(call(uri=lines), lang))
    assert (found.method.value, [path.value for path in found.paths]) == ("GET", ["/v2/zones"])


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        (
            Lang.ZH,
            "# X\n\n## 功能介绍\n\n创建域名。\n\n## 接口约束\n\n-   仅支持公网域名。\n\n## URI\n\nPOST /v2/zones\n",
            "创建域名。\n\n**接口约束**\n\n- 仅支持公网域名。",
        ),
        (
            Lang.EN,
            "# X\n\n## Function\n\nCreates a zone.\n\n## Constraints\n\n-   Public zones only.\n\n## URI\n\nPOST /v2/zones\n",
            "Creates a zone.\n\n**Constraints**\n\n- Public zones only.",
        ),
        (Lang.EN, "# X\n\nCreates a zone.\n\n## URI\n\nPOST /v2/zones\n", "Creates a zone."),
        (
            Lang.EN,
            "# X\n\nCreates a zone.\n\nPOST /v2/zones\n\n## Request\n\nNone\n\n## Response\n\nNone\n",
            "Creates a zone.",
        ),
    ],
)
def test_the_description_says_what_the_call_does_and_what_limits_it(lang: Lang, text: str, said: str) -> None:
    description = operation(draft(text, lang)).description
    assert description is not None
    assert description.value == said
    assert description.span.text.startswith(said[:3] if text.startswith("# X\n\nC") else "## ")
