"""References between pages: structures, whole responses, common statuses."""

from __future__ import annotations

from generator.extract.linking import link_pages
from generator.extract.page import extract_page
from generator.model.draft import PageDraft, PageKind
from generator.model.schema import ArrayType, ObjectType
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

from .pages import call, operation, table

ZH = ("参数", "参数类型", "描述")


def read(name: str, text: str) -> PageDraft:
    return extract_page(read_page(SourceFile.of(text, f"zh/{name}", Lang.ZH)))


def test_a_structure_on_another_page() -> None:
    row = ("publicip", "Array", 'x <a href="%E6%95%B0%E6%8D%AE%E7%BB%93%E6%9E%84.md#zh-cn_topic_0020212668_table2">表2</a>')
    caller = read("创建.md", call("## 响应消息", table(row, header=ZH)))
    shared = read(
        "数据结构.md", "# 数据结构\n\n## publicip\n\n" + table(("id", "String", "x"), anchor="ZH-CN_TOPIC_0020212668_table2", header=ZH)
    )
    linked, _ = link_pages((caller, shared))
    kind = linked.structs[0].fields[0].type
    assert kind is not None
    assert kind.value == ArrayType(ObjectType(shared.structs[0].key))


def test_a_link_that_leads_nowhere_is_an_open_object_and_said() -> None:
    caller = read("创建.md", call("## 响应消息", table(("ip", "Object", '<a href="x.md#table9">表9</a>'), header=ZH)))
    (linked,) = link_pages((caller,))
    kind = linked.structs[0].fields[0].type
    assert kind is not None
    assert kind.value == ObjectType()
    assert [d.id for d in linked.diagnostics][-1] == "parse/broken-link"


def test_a_response_on_another_page() -> None:
    caller = read("创建.md", call("## 响应消息\n\n请参考[响应（任务类）](响应（任务类）.md)。"))
    shared = read("响应（任务类）.md", "# 响应（任务类）\n\n## 响应参数\n\n" + table(("job_id", "String", "x"), header=ZH))
    linked, _ = link_pages((caller, shared))
    (body,) = operation(linked).responses
    assert body.type == ObjectType(shared.structs[0].key)


def test_statuses_of_the_common_page_are_marked() -> None:
    caller = read("创建.md", call("## 状态码\n\n请参考[状态码](状态码.md)。"))
    shared = read("状态码.md", "# 状态码\n\n" + table(("200", "正常"), ("404 Not Found", "没有"), header=("状态码", "说明")))
    linked, _ = link_pages((caller, shared))
    assert [(s.code, s.reason, s.linked) for s in operation(linked).statuses] == [("200", "", True), ("404", "Not Found", True)]


def test_normal_and_error_return_codes_are_statuses_and_their_type_is_the_reason() -> None:
    caller = read("创建.md", call("## 返回值\n\n请参考[返回码](返回码.md)。"))
    normal = table(("201", "Created", "POST操作正常返回。"), header=("正常返回码", "类型", "说明"))
    errors = table(("404", "Not Found", "资源不存在"), anchor="table2", header=("错误返回码", "类型", "可能的错误原因"))
    shared = read("返回码.md", f"# 增强型负载均衡返回码说明\n\n{normal}\n\n{errors}")
    linked, common = link_pages((caller, shared))
    assert common.kind is PageKind.STATUS_CODES
    assert [(s.code, s.reason, s.linked) for s in operation(linked).statuses] == [("201", "Created", True), ("404", "Not Found", True)]
    assert [s.description.value for s in common.statuses if s.description] == ["POST操作正常返回。", "资源不存在"]
    assert (common.coverage.status_rows.read, common.coverage.status_rows.total) == (2, 2)


def test_tables_of_pages_with_one_topic_stay_apart() -> None:
    one, two = (call("## 响应消息", table((name, "String", "x"), anchor="table14", header=ZH)) for name in ("listener_id", "pool_id"))
    first, second = link_pages((read("查询/页.md", one), read("创建/页.md", two)))
    assert first.topic == second.topic
    (kept,), (renamed,) = first.structs, second.structs
    assert (kept.key, renamed.key) == ("0043063023#table14", "0043063023#zh/创建/页.md/table14")
    assert operation(second).responses[0].type == ObjectType(renamed.key)
    assert dict(second.anchors)["table14"] == renamed.key
