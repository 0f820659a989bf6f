"""A report over two short pages, with one finding of each sort."""

from __future__ import annotations

import pytest

from generator.report.report import Report, make_report
from generator.source.diagnostic import Cause, CauseKind, Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.text import Lang, SourceFile

ZH = SourceFile.of(
    '# 创建弹性伸缩组\n\n-   默认最多可以创建10个伸缩组。\n<td class="cellrowborder"><p id="p1">是否启用IPv6。</p></td>\n'
    "<tr><td>502</td><td>网关错误</td></tr>\n",
    "zh/创建弹性伸缩组.md",
    Lang.ZH,
)
EN = SourceFile.of(
    "# Creating an AS Group\n\n-   Each user can create a maximum of 25 AS groups by default.\n\n"
    "<tr><td>502</td><td>The request is invalid.</td></tr>\n",
    "en/creating-an-as-group.md",
    Lang.EN,
)
OTHER_EN = SourceFile.of(
    "# Querying AS Groups\n\n\n<tr><td>502</td><td>The request is invalid.</td></tr>\n", "en/querying-as-groups.md", Lang.EN
)

QUOTA = Kind(
    "quota/mismatch",
    Severity.BREAKING,
    Confidence.EXACT,
    "quota is {zh} in zh and {en} in en",
    "配额中文为 {zh}，英文为 {en}",
    "ask which one holds",
    "确认哪个有效",
)
MISSING = Kind(
    "field/missing-in-en", Severity.BREAKING, Confidence.EXACT, "{name}: only zh documents this field", "{name}：仅中文记录此字段"
)
STATUS = Kind(
    "error/description-contradiction",
    Severity.WARNING,
    Confidence.HEURISTIC,
    "the texts of status {code} differ",
    "状态码 {code} 的说明不一致",
)
TERM = Kind("text/term-mismatch", Severity.INFO, Confidence.HEURISTIC, "{word} is not in en", "英文没有 {word}")


def place(file: SourceFile, words: str, *, text: str | None = None) -> Label:
    """A label on the first `words` of the file."""
    start = file.text.index(words)
    return Label(file.lang, file.span(start, start + len(words)), words if text is None else text)


@pytest.fixture
def diagnostics() -> tuple[Diagnostic, ...]:
    create = Subject(service="as", topic="0043063023", operation="POST /v1/{project_id}/scaling_group")
    ipv6 = Subject(service="as", topic="0043063023", operation=create.operation, location="body.networks[].ipv6_enable")
    bad_gateway = Subject(service="as", topic="0043063023", operation=create.operation, location="status.502")
    elsewhere = Subject(service="as", topic="0043063030", operation="GET /v1/{project_id}/scaling_group", location="status.502")
    return (
        Diagnostic(
            TERM, create, (("word", "\x1b[31m秒级\u202e"),), (place(ZH, "创建"), place(EN, "Creating")), suppressed_by="known wording"
        ),
        Diagnostic(STATUS, bad_gateway, (("code", "502"),), (place(ZH, "网关错误"), place(EN, "The request is invalid."))),
        Diagnostic(STATUS, elsewhere, (("code", "502"),), (place(ZH, "网关错误"), place(OTHER_EN, "The request is invalid."))),
        Diagnostic(
            QUOTA,
            Subject(service="as", topic="0043063023", operation=create.operation, location="quota"),
            (("zh", 10), ("en", 25)),
            (place(ZH, "默认最多可以创建10个伸缩组。"), place(EN, "Each user can create a maximum of 25 AS groups by default.")),
            cause=Cause(CauseKind.EDITION, ("en/querying-as-groups.md:3 says 25 too",)),
            resolution=(("policy", "both-kept"), ("safe", 10)),
        ),
        Diagnostic(
            MISSING,
            ipv6,
            (("name", "networks[].ipv6_enable"),),
            (
                place(
                    ZH, '<td class="cellrowborder"><p id="p1">是否启用IPv6。</p></td>', text="ipv6_enable | 否 | Boolean | 是否启用IPv6。"
                ),
                Label(Lang.EN, EN.span(EN.text.index("<tr>"), EN.text.index("<tr>")), absent=True),
            ),
        ),
    )


@pytest.fixture
def report(diagnostics: tuple[Diagnostic, ...]) -> Report:
    return make_report(service="as", title="Auto Scaling", languages=(Lang.ZH, Lang.EN), diagnostics=diagnostics)
