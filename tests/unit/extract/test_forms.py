"""Forms of whole pages, each in both languages: how other services write addresses, captions, nesting and headers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.linking import link_pages
from generator.extract.page import extract_page
from generator.model.draft import OperationDraft, PageDraft, PageKind
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

from .pages import draft, operation, request, response, table

ZH4 = ("参数", "是否必选", "参数类型", "描述")
ZH3 = ("名称", "参数类型", "说明")
EN4 = ("Parameter", "Mandatory", "Type", "Description")
EN3 = ("Parameter", "Type", "Description")


def page(title: str, *sections: str) -> str:
    return "\n\n".join((f'# {title}<a name="rds_05_0001"></a>', *sections)) + "\n"


def fence(text: str) -> str:
    return f"```\n{text}\n```"


def indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


def both(zh: str, en: str) -> list[PageDraft]:
    return [draft(zh, Lang.ZH), draft(en, Lang.EN)]


def address(found: PageDraft) -> tuple[str, list[str]]:
    one = operation(found)
    return one.method.value, [path.value for path in one.paths]


def parameters(one: OperationDraft) -> list[tuple[str, str, bool | None]]:
    return [(f.location.value, f.name.value, f.required.value.required if f.required else None) for f in one.parameters]


def test_path_and_method_stand_on_two_lines() -> None:
    zh = page(
        "扩容磁盘",
        "## URI",
        "-   URI格式\n\n    PATH：/rds/v1/\\{project\\_id\\}/instances/\\{instance\\_id\\}/action?force=\\{force\\}\n\n    Method：POST",
        "-   参数说明\n\n    **表 1**  参数说明\n\n"
        + indented(
            table(
                ("project_id", "是", "项目ID。"),
                ("instance_id", "是", "实例ID。"),
                ("force", "否", "强制。"),
                header=("名称", "是否必选", "说明"),
            )
        ),
        "## 请求",
        "**表 2**  参数说明",
        table(("size", "是", "Integer", "大小。"), header=("名称", "是否必选", "参数类型", "说明"), anchor="table2"),
    )
    en = page(
        "Scaling Up Storage Space",
        "## URI",
        "-   URI format\n\n    PATH: /rds/v1/\\{project\\_id\\}/instances/\\{instance\\_id\\}/action?force=\\{force\\}\n\n    Method: POST",
        "-   Parameter description\n\n    **Table  1**  Parameter description\n\n"
        + indented(
            table(
                ("project_id", "Yes", "x"), ("instance_id", "Yes", "x"), ("force", "No", "x"), header=("Name", "Mandatory", "Description")
            )
        ),
        "## Request",
        "**Table  2**  Parameter description",
        table(("size", "Yes", "Integer", "x"), header=("Name", "Mandatory", "Type", "Description"), anchor="table2"),
    )
    for found in both(zh, en):
        assert address(found) == ("POST", ["/rds/v1/{project_id}/instances/{instance_id}/action"])
        assert parameters(operation(found)) == [("path", "project_id", True), ("path", "instance_id", True), ("query", "force", False)]
        assert request(found) == [("size", "integer", True)]


def test_a_full_url_with_an_example_below_it() -> None:
    zh = page(
        "创建数据库实例",
        "## URI",
        "-   URI格式\n\n    POST  https://\\{_Endpoint_\\}/v3/\\{_project\\_id_\\}/instances\n",
        "-   URI样例\n\n    https://rds.cn-north-1.myhuaweicloud.com/v3/0483b6b16e954cb88930a360d2c4e663/instances\n",
        "-   参数说明\n\n" + indented(table(("project_id", "是", "项目ID。"), header=("名称", "是否必选", "说明"))),
    )
    en = page(
        "Creating a DB Instance",
        "## URI",
        "-   URI format\n\n    POST  https://\\{_Endpoint_\\}/v3/\\{_project\\_id_\\}/instances\n",
        "-   Example\n\n    https://rds.eu-de.otc.t-systems.com/v3/0483b6b16e954cb88930a360d2c4e663/instances\n",
        "-   Parameter description\n\n" + indented(table(("project_id", "Yes", "x"), header=("Name", "Mandatory", "Description"))),
    )
    for found in both(zh, en):
        assert address(found) == ("POST", ["/v3/{project_id}/instances"])
        assert parameters(operation(found)) == [("path", "project_id", True)]


def test_links_in_name_cells_and_dotted_captions() -> None:
    def tables(header: tuple[str, ...], yes: str, caption: str) -> str:
        return "\n\n".join(
            (
                caption.format(n=1, name="请求Body参数" if yes == "是" else "Parameters in the request body"),
                table(('<a href="#request_auth">auth</a>', yes, "Object", "x"), header=header),
                caption.format(n=2, name="auth"),
                table(('<a href="#request_identity">identity</a>', yes, "Object", "x"), header=header, anchor="request_auth"),
                caption.format(n=3, name="auth.identity"),
                table(
                    ("methods", yes, "Array of strings", "x"), ("password", yes, "Object", "x"), header=header, anchor="request_identity"
                ),
                caption.format(n=4, name="auth.identity.password"),
                table(("user", yes, "Object", "x"), header=header, anchor="t4"),
                caption.format(n=5, name="auth.identity.password.user"),
                table(("name", yes, "String", "x"), ("domain", yes, "Object", "x"), header=header, anchor="t5"),
                caption.format(n=6, name="auth.identity.password.user.domain"),
                table(("name", yes, "String", "x"), header=header, anchor="t6"),
            )
        )

    zh = page("获取IAM用户Token", "## URI", "POST /v3/auth/tokens", "## 请求参数", tables(ZH4, "是", "**表 {n}**  {name}"))
    en = page(
        "Obtaining a Token",
        "## URI",
        "POST /v3/auth/tokens",
        "## Request Parameters",
        tables(EN4, "Yes", "**Table  {n}**  {name}"),
    )
    for found in both(zh, en):
        assert request(found) == [
            ("auth", "{}", True),
            ("auth.identity", "{}", True),
            ("auth.identity.methods", "[string]", True),
            ("auth.identity.password", "{}", True),
            ("auth.identity.password.user", "{}", True),
            ("auth.identity.password.user.name", "string", True),
            ("auth.identity.password.user.domain", "{}", True),
            ("auth.identity.password.user.domain.name", "string", True),
        ]


def test_rows_below_a_title_row_are_its_members() -> None:
    def rows(header: tuple[str, ...], yes: str) -> str:
        return table(
            ("service_id", yes, "String", "x"),
            ('<td colspan="4"><p><strong>parameters</strong></p></td>',),
            ("order_id", yes, "String", "x"),
            ("plan_id", yes, "String", "x"),
            ('<td colspan="4"><p><strong>previous_values</strong></p></td>',),
            ("plan_id", yes, "String", "x"),
            header=header,
        )

    zh = page("调整集群节点", "## URI", "PUT /v1.1/\\{project\\_id\\}/cluster\\_infos/\\{cluster\\_id\\}", "## 请求", rows(ZH4, "是"))
    en = page(
        "Resizing a Cluster",
        "## URI",
        "PUT /v1.1/\\{project\\_id\\}/cluster\\_infos/\\{cluster\\_id\\}",
        "## Request",
        rows(EN4, "Yes"),
    )
    for found in both(zh, en):
        assert request(found) == [
            ("service_id", "string", True),
            ("parameters", "{}", None),
            ("parameters.order_id", "string", True),
            ("parameters.plan_id", "string", True),
            ("previous_values", "{}", None),
            ("previous_values.plan_id", "string", True),
        ]


@pytest.mark.parametrize(
    "uri",
    [
        "GET /v2/\\{project\\_id\\}/flavors\\{?minDisk, sort\\_key\\}",
        "GET /v2/\\{project\\_id\\}/flavors?minDisk=\\{minDisk\\}&sort\\_key=\\{sort\\_key\\}",
    ],
)
def test_query_templates(uri: str) -> None:
    zh = page(
        "查询规格",
        "## URI",
        uri,
        "**表 1**  参数说明",
        table(("project_id", "是", "x"), ("minDisk", "否", "x"), ("sort_key", "否", "x"), header=("参数", "是否必选", "描述")),
    )
    en = page(
        "Querying Flavors",
        "## URI",
        uri,
        "**Table  1**  Parameter description",
        table(
            ("project_id", "Yes", "x"), ("minDisk", "No", "x"), ("sort_key", "No", "x"), header=("Parameter", "Mandatory", "Description")
        ),
    )
    for found in both(zh, en):
        assert address(found) == ("GET", ["/v2/{project_id}/flavors"])
        assert parameters(operation(found)) == [("path", "project_id", True), ("query", "minDisk", False), ("query", "sort_key", False)]


def test_a_literal_query_is_a_parameter() -> None:
    zh = page("删除主机", "## URI", "DELETE /v2/\\{project\\_id\\}/servers/\\{server\\_id\\}?delete\\_flag=1", "## 请求", "无")
    en = page(
        "Deleting a Server", "## URI", "DELETE /v2/\\{project\\_id\\}/servers/\\{server\\_id\\}?delete\\_flag=1", "## Request", "None"
    )
    for found in both(zh, en):
        assert address(found) == ("DELETE", ["/v2/{project_id}/servers/{server_id}"])
        assert parameters(operation(found))[-1][:2] == ("query", "delete_flag")


def test_a_header_table_with_a_column_of_values() -> None:
    zh = page(
        "查询Zone列表",
        "## URI",
        "GET /v2/zones?type=\\{type\\}&limit=\\{limit\\}",
        "**表 1**  URI中的参数说明",
        table(("type", "否", "String", "类型。"), ("limit", "否", "String", "x"), header=("名称", "是否必选", "参数类型", "说明")),
        "## 请求",
        "**表 2**  请求Header参数说明",
        table(
            ("X-Auth-Token", "是", "用户Token", "x"),
            ("Content-Type", "是", "application/json", "x"),
            header=("名称", "是否必选", "取值", "说明"),
            anchor="t2",
        ),
        "## 响应",
        "**表 3**  响应参数说明",
        table(("zones", "Array of objects", '请参见<a href="#t4">表4</a>。'), header=ZH3, anchor="t3"),
        "**表 4**  zones字段说明",
        table(("id", "String", "x"), ("masters", "Array of strings", "x"), header=ZH3, anchor="t4"),
    )
    en = page(
        "Querying Zones",
        "## URI",
        "GET /v2/zones?type=\\{type\\}&limit=\\{limit\\}",
        "**Table  1**  Parameters in the URI",
        table(("type", "No", "String", "x"), ("limit", "No", "String", "x"), header=("Name", "Mandatory", "Type", "Description")),
        "## Request",
        "**Table  2**  Request header parameters",
        table(
            ("X-Auth-Token", "Yes", "User token", "x"),
            ("Content-Type", "Yes", "application/json", "x"),
            header=("Name", "Mandatory", "Value", "Description"),
            anchor="t2",
        ),
        "## Response",
        "**Table  3**  Parameters in the response",
        table(
            ("zones", "Array of objects", 'For details, see <a href="#EN-US_TOPIC_0057329431__t4">Table 4</a>.'),
            header=("Name", "Type", "Description"),
            anchor="t3",
        ),
        "**Table  4**  Description of the **zones**  field",
        table(("id", "String", "x"), ("masters", "Array of strings", "x"), header=("Name", "Type", "Description"), anchor="t4"),
    )
    for found in both(zh, en):
        one = operation(found)
        assert parameters(one) == [
            ("query", "type", False),
            ("query", "limit", False),
            ("header", "X-Auth-Token", True),
            ("header", "Content-Type", True),
        ]
        assert one.request == ()
        assert response(found) == [("zones", "[{}]", None), ("zones[].id", "string", None), ("zones[].masters", "[string]", None)]


def test_types_that_name_structures_with_blanks_and_links() -> None:
    def parts(kind: str, caption: str, header: tuple[str, ...]) -> tuple[str, str, str, str]:
        return (
            table(("security_groups", kind, "x"), ("rules", 'Array of <a href="#t3">Security Group Rule</a> objects', "x"), header=header),
            caption,
            table(("id", "String", "x"), ("fixed_ips", "Array of fixed_ip objects", "x"), header=header, anchor="t2"),
            "",
        )

    zh = page(
        "查询安全组列表",
        "## URI",
        "GET /v2.0/security-groups",
        "## 响应消息",
        *parts("Array of [Security Group] objects", "**表 2**  Security Group对象", ZH3),
        "**表 3**  Security Group Rule对象",
        table(("direction", "String", "x"), header=ZH3, anchor="t3"),
        "**表 4**  fixed\\_ip对象",
        table(("subnet_id", "String", "x"), header=ZH3, anchor="t4"),
    )
    en = page(
        "Querying Security Groups",
        "## URI",
        "GET /v2.0/security-groups",
        "## Response",
        *parts("Array of [Security Group] objects", "**Table  2** **Security Group**  objects", EN3),
        "**Table  3** **Security Group Rule**  objects",
        table(("direction", "String", "x"), header=EN3, anchor="t3"),
        "**Table  4** **fixed\\_ip**  objects",
        table(("subnet_id", "String", "x"), header=EN3, anchor="t4"),
    )
    for found in both(zh, en):
        assert response(found) == [
            ("security_groups", "[{}]", None),
            ("security_groups[].id", "string", None),
            ("security_groups[].fixed_ips", "[{}]", None),
            ("security_groups[].fixed_ips[].subnet_id", "string", None),
            ("rules", "[{}]", None),
            ("rules[].direction", "string", None),
        ]


PIPES = """# {title}<a name="vpc_api01_0001"></a>

## URI

POST /v1/{{project\\_id}}/vpcs

{uri}

| {p} | {m} | {d} |
|-----|:---:|-----|
| project_id | {yes} | x |

## {request}

| {p} | {m} | {t} | {d} |
| :-- | --- | --- | --- |
| vpc | {yes} | [vpc](#table3) object | x |

**{n} 3** vpc {objects}

| {p} | {m} | {t} | {d} |
|---|---|---|---|
| `name` | {no} | String | 0-64 \\| x |
| cidr\\_block | {no} | String | x |
| tags | {no} | Array of strings | x |
"""


def test_tables_with_pipes() -> None:
    zh = PIPES.format(
        title="创建VPC",
        uri="**表 1** 参数说明",
        request="请求消息",
        p="名称",
        m="是否必选",
        t="参数类型",
        d="说明",
        yes="是",
        no="否",
        n="表",
        objects="对象",
    )
    en = PIPES.format(
        title="Creating a VPC",
        uri="**Table 1** Parameter description",
        request="Request",
        p="Name",
        m="Mandatory",
        t="Type",
        d="Description",
        yes="Yes",
        no="No",
        n="Table",
        objects="objects",
    )
    for found in both(zh, en):
        assert address(found) == ("POST", ["/v1/{project_id}/vpcs"])
        assert parameters(operation(found)) == [("path", "project_id", True)]
        assert request(found) == [
            ("vpc", "{}", True),
            ("vpc.name", "string", False),
            ("vpc.cidr_block", "string", False),
            ("vpc.tags", "[string]", False),
        ]


DOCUTILS = """<!DOCTYPE html>
<html><body><nav><ul><li><a href="x.html">URI</a></li></ul></nav>
<div class="document"><div class="body" role="main">
<div class="section" id="creating-a-db-instance"><span id="rds-01-0002"></span>
<h1>{title}<a class="headerlink" href="#creating-a-db-instance" title="Permalink to this headline">¶</a></h1>
<div class="section" id="function"><h2>{function}<a class="headerlink" href="#function">¶</a></h2>
<div class="admonition note"><p class="admonition-title">{note}</p><p>GET /v3/other</p></div></div>
<div class="section" id="uri"><h2>URI<a class="headerlink" href="#uri">¶</a></h2>
<ul class="simple"><li><p>POST https://{{<em>Endpoint</em>}}/v3/{{project_id}}/instances</p></li><li>
<table border="1" class="docutils" id="id1"><caption><span class="caption-text">{t}1 {parameters}</span></caption>
<colgroup><col width="20%"><col width="80%"></colgroup>
<thead valign="bottom"><tr class="row-odd"><th class="head">{p}</th><th class="head">{m}</th><th class="head">{d}</th></tr></thead>
<tbody valign="top"><tr class="row-even"><td>project_id</td><td>{yes}</td><td>x</td></tr></tbody></table></li></ul></div>
<div class="section" id="request"><h2>{request}</h2>
<table border="1" class="docutils" id="id2"><caption><span class="caption-text">{t}2 {parameters}</span></caption>
<thead><tr class="row-odd"><th class="head">{p}</th><th class="head">{m}</th><th class="head">{k}</th><th class="head">{d}</th></tr></thead>
<tbody valign="top"><tr class="row-even"><td>name</td><td>{yes}</td><td>String</td><td><p class="first">x</p><p class="last">y</p></td></tr>
<tr class="row-odd"><td>datastore</td><td>{yes}</td><td>Object</td>
<td><a class="reference internal" href="#rds-01-0002-table23"><span class="std std-ref">{t}3</span></a></td></tr></tbody></table>
<span id="rds-01-0002-table23"></span>
<table border="1" class="docutils" id="id3"><caption><span class="caption-text">{t}3 {datastore}</span></caption>
<thead><tr class="row-odd"><th class="head">{p}</th><th class="head">{m}</th><th class="head">{k}</th><th class="head">{d}</th></tr></thead>
<tbody><tr class="row-even"><td>type</td><td>{yes}</td><td>String</td>
<td><code class="docutils literal"><span class="pre">MySQL</span></code></td></tr></tbody>
</table></div>
<div class="section" id="example-request"><h2>{example}</h2>
<div class="highlight-text notranslate"><div class="highlight"><pre><span></span>POST https://{{Endpoint}}/v3/0483b6b16e954cb8/instances
{{<span class="nt">"name"</span><span class="p">:</span> "rds-1", "datastore": {{"type": "MySQL"}}}}
</pre></div></div></div>
</div></div></div><footer><p>GET /v9/footer</p></footer></body></html>
"""


def test_a_page_of_docutils() -> None:
    zh = DOCUTILS.format(
        title="创建数据库实例", function="功能介绍", note="说明", t="表 ", parameters="参数说明", p="名称", m="是否必选",
        k="参数类型", d="说明", yes="是", request="请求", datastore="datastore字段数据结构说明", example="请求示例",
    )  # fmt: skip
    en = DOCUTILS.format(
        title="Creating a DB Instance", function="Function", note="Note", t="Table ", parameters="Parameter description", p="Name",
        m="Mandatory", k="Type", d="Description", yes="Yes", request="Request", datastore="datastore field data structure description",
        example="Example Request",
    )  # fmt: skip
    for text, lang in ((zh, Lang.ZH), (en, Lang.EN)):
        found = extract_page(read_page(SourceFile.of(text, f"{lang.value}/creating-a-db-instance.html", lang)))
        assert address(found) == ("POST", ["/v3/{project_id}/instances"])
        assert parameters(operation(found)) == [("path", "project_id", True)]
        assert request(found) == [("name", "string", True), ("datastore", "{}", True), ("datastore.type", "string", True)]
        (sample,) = operation(found).samples
        assert sample.body == {"name": "rds-1", "datastore": {"type": "MySQL"}}


def test_flat_tables_below_the_wrapper_of_a_command_line() -> None:
    command = fence(
        """curl -i -k -H "X-Auth-Token:$token" -X POST -d '{"user": {"name": "jamesdoe", "enabled": true}}' https://x.com/v3/users"""
    )

    def body(header: tuple[str, ...], labels: tuple[str, str, str], yes: str, no: str) -> tuple[str, ...]:
        headers, members, example = labels
        return (
            f"-   {headers}\n\n" + indented(table(("X-Auth-Token", yes, "String", "x"), header=header)),
            f"-   {members}\n\n"
            + indented(table(("name", yes, "String", "x"), ("enabled", no, "Boolean", "x"), header=header, anchor="t2")),
            f"-   {example}\n\n" + indented(command),
        )

    zh = page(
        "创建用户",
        "## URI",
        "URI格式",
        "POST /v3/users",
        "## 请求",
        *body(ZH4, ("Request Header参数说明", "Request Body参数说明", "请求样例"), "是", "否"),
    )
    labels = ("Request header parameter description", "Request Body parameter description", "Example request")
    en = page("Creating a User", "## URI", "URI format", "POST /v3/users", "## Request", *body(EN4, labels, "Yes", "No"))
    for found in both(zh, en):
        assert parameters(operation(found)) == [("header", "X-Auth-Token", True)]
        assert request(found) == [("*user", "{}", True), ("user.name", "string", True), ("user.enabled", "boolean", False)]


def test_types_that_only_captions_lay_out() -> None:
    def body(header: tuple[str, ...], captions: tuple[str, str, str], yes: str) -> tuple[str, ...]:
        groups, jobs, plan = captions
        return (
            table(
                ("node_groups", yes, "List&lt;NodeGroup&gt;", "x"),
                ("add_jobs", yes, "Json Array", "x"),
                ("plan", yes, "REFERENCE", "x"),
                ("tags", yes, "Map&lt;String, String&gt;", "x"),
                header=header,
            ),
            groups,
            table(("GroupName", yes, "String", "x"), header=header, anchor="t2"),
            jobs,
            table(("job_type", yes, "Integer", "x"), header=header, anchor="t3"),
            plan,
            table(("plan_id", yes, "String", "x"), header=header, anchor="t4"),
        )

    uri = "POST /v1.1/\\{project\\_id\\}/run-job-flow"
    captions = ("**表 2**  NodeGroup参数说明", "**表 3**  add\\_jobs参数", "plan")
    zh = page("创建集群并执行作业", "## URI", f"-   URI格式\n\n    {uri}", "## 请求", "**请求参数**", *body(ZH4, captions, "是"))
    captions = ("**Table  2** **NodeGroup**  parameters", "**Table  3**  add\\_jobs parameters", "plan")
    header = ("Parameter", "Mandatory or Not", "Type", "Description")
    en = page(
        "Creating a Cluster", "## URI", f"-   Format\n\n    {uri}", "## Request", "**Request parameters**", *body(header, captions, "Yes")
    )
    for found in both(zh, en):
        assert request(found) == [
            ("node_groups", "[{}]", True),
            ("node_groups[].GroupName", "string", True),
            ("add_jobs", "[{}]", True),
            ("add_jobs[].job_type", "integer", True),
            ("plan", "{}", True),
            ("plan.plan_id", "string", True),
            ("tags", "<string>", True),
        ]


@pytest.mark.parametrize(
    ("lang", "name", "header", "title", "heading"),
    [
        (Lang.ZH, "数据结构(创建云服务器)", ("参数", "参数类型", "描述"), "数据结构（创建云服务器）", "## 响应消息"),
        (Lang.EN, "data-structure-for-creating-ecss", EN3, "Data Structure for Creating ECSs", "## Response"),
    ],
)
def test_structures_in_sections_of_another_page(lang: Lang, name: str, header: tuple[str, ...], title: str, heading: str) -> None:
    link = f'<a href="{name}.md#section29">publicip</a>'
    caller = page("A", "## URI", "GET /v1/\\{project\\_id\\}/cloudservers", heading, table(("publicip", "Object", link), header=header))
    shared = page(
        title,
        '## publicip<a name="section29"></a>',
        table(("id", "String", "x"), ("eip", "Object", '<a href="#section30">eip</a>'), header=header, anchor="t2"),
        '## eip<a name="section30"></a>',
        table(("iptype", "String", "x"), header=header, anchor="t3"),
    )
    read = (extract_page(read_page(SourceFile.of(text, f"{lang.value}/{stem}.md", lang))) for stem, text in (("a", caller), (name, shared)))
    found, structures = link_pages(tuple(read))
    assert structures.kind is PageKind.STRUCTURES
    together = replace(found, structs=(*found.structs, *structures.structs))
    assert response(together) == [
        ("publicip", "{}", None),
        ("publicip.id", "string", None),
        ("publicip.eip", "{}", None),
        ("publicip.eip.iptype", "string", None),
    ]


def test_tables_and_examples_of_each_status() -> None:
    ok, bad = fence('{"user": {"id": "1"}}'), fence('{"error_msg": "x"}')

    def answers(header: tuple[str, ...], labels: tuple[str, str], captions: tuple[str, str]) -> tuple[str, ...]:
        good, failed = labels
        headers, members = captions
        return (
            good,
            headers,
            table(("X-Subject-Token", "String", "x"), header=header, anchor="t4"),
            members,
            table(("user", '<td><p><a href="#resp_user">KeystoneUser</a> object</p></td>', "x"), header=header, anchor="t5"),
            "KeystoneUser",
            table(("id", "String", "x"), header=header, anchor="resp_user"),
            failed,
            members,
            table(("error_msg", "String", "x"), header=header, anchor="t8"),
        )

    labels = ("**状态码为200时：**", "**状态码为400时：**")
    zh = page(
        "查询用户", "## URI", "GET /v3/users",
        "## 响应参数", *answers(ZH3, labels, ("**表 4**  响应Header参数", "**表 5**  响应Body参数")),
        "## 响应示例", labels[0], "请求成功。", ok, labels[1], bad,
        "## 返回值", table(("200", "成功"), ("400", "x"), header=("返回值", "描述")),
    )  # fmt: skip
    labels = ("**Status code: 200**", "**Status code: 400**")
    captions = ("**Table  4**  Parameters in the response header", "**Table  5**  Parameters in the response body")
    en = page(
        "Querying a User", "## URI", "GET /v3/users", "## Response Parameters", *answers(EN3, labels, captions),
        "## Example Responses", labels[0], "Request succeeded.", ok, labels[1], bad,
        "## Status Codes", table(("200", "OK"), ("400", "x"), header=("Status Code", "Description")),
    )  # fmt: skip
    for found in both(zh, en):
        assert response(found) == [("user", "{}", None), ("user.id", "string", None)]
        assert len(operation(found).responses) == 1
        assert [sample.status for sample in operation(found).samples] == ["200", "400"]
        assert [status.code for status in operation(found).statuses] == ["200", "400"]


def test_variants_of_a_body_have_titles_about_the_request() -> None:
    def body(header: tuple[str, ...], yes: str, titles: tuple[str, str]) -> tuple[str, ...]:
        return (
            f"-   {titles[0]}\n\n" + indented(table(("name", yes, "String", "x"), ("instance_id", yes, "String", "x"), header=header)),
            f"-   {titles[1]}\n\n"
            + indented(table(("name", yes, "String", "x"), ("image_url", yes, "String", "x"), header=header, anchor="t2")),
        )

    titles = ("使用云服务器制作镜像时的请求参数", "使用上传至OBS桶的文件制作镜像时的请求参数")
    zh = page("制作镜像", "## URI", "POST /v2/cloudimages/action", "## 请求消息", *body(ZH4, "是", titles))
    titles = ("Parameters in the request body when an ECS is used", "Parameters in the request body when an OBS file is used")
    en = page("Creating an Image", "## URI", "POST /v2/cloudimages/action HTTP/1.1", "## Request", *body(EN4, "Yes", titles))
    for found in both(zh, en):
        assert address(found) == ("POST", ["/v2/cloudimages/action"])
        assert len(operation(found).request) == 2
        assert found.diagnostics == ()


def test_links_to_headings() -> None:
    head = "| Parameter | Type | Description |\n|---|---|---|\n"
    text = page("X", "## URI", "GET /v1/groups", "## Response", head + "| group | [Group](#security-group) object | x |")
    found = draft(text + "\n### Security Group\n\n" + head + "| id | String | x |\n")
    assert response(found) == [("group", "{}", None), ("group.id", "string", None)]
    assert found.diagnostics == ()
