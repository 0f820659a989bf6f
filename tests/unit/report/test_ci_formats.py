"""GitHub annotations and summary, JUnit, GitLab Code Quality, and paths from the root of a repository."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from generator.model.draft import PageDraft, PageKind
from generator.report import FROM_ROOT, github, gitlab, junit, sarif
from generator.report.placing import below
from generator.report.report import Report, make_report
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.text import Lang, SourceFile

EN_PAGE, ZH_PAGE = "en/creating-an-as-group.md", "zh/创建弹性伸缩组.md"
HOSTILE = "100%\r\n::error::x ]]></failure>\x00\ufffe`|`<img>"


def _many(count: int, severity: Severity) -> list[Diagnostic]:
    kind = Kind("field/missing-in-en", severity, Confidence.EXACT, "{name}: only zh documents this field", "{name}：仅中文记录此字段")
    subjects = [Subject(topic=severity.value, location=f"body.f{number}") for number in range(count)]
    return [Diagnostic(kind, subject, (("name", subject.location),)) for subject in subjects]


def _report(diagnostics: list[Diagnostic]) -> Report:
    return make_report(service="as", title="Auto Scaling", languages=(Lang.ZH, Lang.EN), diagnostics=diagnostics)


@pytest.fixture
def hostile() -> Report:
    sentences = ("only zh says {words}", "仅中文：{words}", "see {words}", "见 {words}")
    kind = Kind("text/term-mismatch", Severity.WARNING, Confidence.HIGH, *sentences)
    file = SourceFile.of(HOSTILE, "zh/a,b:c%\n::error::.md", Lang.ZH)
    label = Label(Lang.ZH, file.span(0, 4), HOSTILE)
    return _report([Diagnostic(kind, Subject("as", "1", location="body.x"), (("words", HOSTILE),), (label,))])


def test_github_annotation_is_one_line_with_place_rule_and_both_texts(report: Report) -> None:
    first = github.render(report).splitlines()[0]
    properties, message = re.fullmatch(r"::error ([^:]*)::(.*)", first).groups()  # type: ignore[union-attr]
    assert properties == f"file={EN_PAGE},line=3,endLine=3,col=5,endColumn=63,title=quota/mismatch (exact)"
    assert message.split("%0A") == [
        "quota is 10 in zh and 25 in en",
        f"zh {ZH_PAGE}:3: 默认最多可以创建10个伸缩组。",
        f"en {EN_PAGE}:3: Each user can create a maximum of 25 AS groups by default.",
        "ask which one holds",
        f"ruling key: {report.diagnostics[0].fingerprint}",
    ]


def test_github_speaks_chinese_and_groups_and_leaves_out_what_is_accepted(report: Report) -> None:
    lines = github.render(report, Lang.ZH).splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error", "::error", "::warning"]
    assert lines[-1] == "as: 2 个不兼容差异, 1 个警告, 1 个已接受"
    assert "2 处; 全部位置: g-" in lines[2]
    assert "::配额中文为 10，英文为 25%0A中文 " in lines[0]


def test_github_shows_the_worst_of_each_level_and_counts_the_rest() -> None:
    lines = github.render(_report(_many(12, Severity.INFO) + _many(11, Severity.BREAKING))).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice"] * 10 + ["3", "as:"]
    assert lines[-2:] == ["3 more findings are in the full report", "as: 11 breaking, 12 info"]


def test_github_page_text_is_no_command_and_no_property(hostile: Report) -> None:
    lines = github.render(hostile).splitlines()
    assert [line.startswith("::") for line in lines] == [True, False]
    properties, _, message = lines[0].removeprefix("::warning ").partition("::")
    assert properties == "file=zh/a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.md,line=1,endLine=1,col=1,endColumn=5,title=text/term-mismatch (high)"
    assert "100%25\\r ::error::x" in message
    assert not any(character in lines[0] for character in "\r\x00")


def test_github_summary_has_a_row_for_each_finding(report: Report) -> None:
    shown = github.summary(report).splitlines()
    assert shown[:6] == [
        "## zh/en drift report: Auto Scaling",
        "",
        "**2 breaking, 1 warning, 1 accepted**",
        "",
        "| severity | finding | place | ruling key |",
        "|---|---|---|---|",
    ]
    group = next(finding for finding in report.findings if len(finding.occurrences) == 2)
    assert shown[8] == (
        "| warning | the texts of status 502 differ `error/description-contradiction` "
        f"| `{EN_PAGE}:5` (2 places) | `{group.id}` |"
    )
    assert github.summary(report, Lang.ZH).startswith("## 中英文差异报告")


def test_github_summary_of_many_findings_stays_under_the_limit_of_a_step() -> None:
    shown = github.summary(_report(_many(5000, Severity.INFO)))
    assert "4700 more findings are in the full report" in shown
    assert len(shown.encode()) < 1_000_000


def test_summary_row_of_a_hostile_finding_has_four_cells(hostile: Report) -> None:
    row = github.summary(hostile).splitlines()[6]
    assert len(re.split(r"(?<!\\)\|", row)) == 6
    assert "<img>" not in row


def test_junit_has_one_case_for_each_page_and_rule(report: Report) -> None:
    root = ElementTree.fromstring(junit.render(report).encode())
    assert (root.tag, root.attrib["tests"], root.attrib["failures"], root.attrib["skipped"]) == ("testsuites", "5", "2", "1")
    cases = {(case.get("classname"), case.get("name")): [child.tag for child in case] for case in root.iter("testcase")}
    assert cases == {
        (EN_PAGE, "quota/mismatch"): ["failure"],
        (EN_PAGE, "field/missing-in-en"): ["failure"],
        (EN_PAGE, "error/description-contradiction"): ["system-out"],
        ("en/querying-as-groups.md", "error/description-contradiction"): ["system-out"],
        (EN_PAGE, "text/term-mismatch"): ["skipped", "system-out"],
    }
    assert [skipped.get("message") for skipped in root.iter("skipped")] == ["known wording"]


def test_junit_info_passes_a_lost_row_is_an_error_and_a_clean_page_is_a_case() -> None:
    lost = Kind("row/unread", Severity.ERROR, Confidence.EXACT, "the row has one cell", "该行只有一个单元格")
    clean = PageDraft(file=SourceFile.of("", ZH_PAGE), kind=PageKind.API, topic="1", title=None)
    diagnostics = [*_many(2, Severity.INFO), Diagnostic(lost, Subject())]
    report = make_report(service="as", title="", languages=(Lang.ZH,), diagnostics=diagnostics, drafts=[clean])
    root = ElementTree.fromstring(junit.render(report))
    assert [[child.tag for child in case] for case in root.iter("testcase")] == [["system-out"], ["error"], []]
    assert [case.get("classname") for case in root.iter("testcase")] == ["as", "as", ZH_PAGE]
    assert (root.attrib["failures"], root.attrib["errors"]) == ("0", "1")
    assert root.find(".//error").attrib == {"message": "the row has one cell", "type": "error"}  # type: ignore[union-attr]


def test_junit_holds_hostile_text_and_speaks_chinese(hostile: Report) -> None:
    root = ElementTree.fromstring(junit.render(hostile, Lang.ZH).encode())
    message = root.find(".//failure").get("message")  # type: ignore[union-attr]
    assert message is not None
    assert message.startswith("仅中文：100%")
    assert "]]></failure>" in message


def test_gitlab_issues_have_the_documented_keys(report: Report) -> None:
    issues = json.loads(gitlab.render(report))
    assert [sorted(issue) for issue in issues] == [["check_name", "description", "fingerprint", "location", "severity"]] * 4
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("quota/mismatch", "critical"),
        ("field/missing-in-en", "critical"),
        ("error/description-contradiction", "minor"),
        ("error/description-contradiction", "minor"),
    ]
    assert issues[0]["location"] == {"path": EN_PAGE, "lines": {"begin": 3}}
    assert json.loads(gitlab.render(report, Lang.ZH))[0]["description"].startswith("配额中文为 10，英文为 25 [")
    assert gitlab.render(_report([])) == "[]\n"


def test_gitlab_fingerprints_differ_and_survive_moved_lines(report: Report) -> None:
    def moved(label: Label) -> Label:
        return replace(label, span=SourceFile.of("\n\n" + label.span.file.text, label.span.file.path).span(2, 3)) if label.span else label

    later = [replace(one, labels=tuple(map(moved, one.labels))) for one in report.diagnostics]
    fingerprints = [sorted(issue["fingerprint"] for issue in json.loads(gitlab.render(one))) for one in (report, _report(later))]
    assert fingerprints[0] == fingerprints[1]
    assert len(set(fingerprints[0])) == 4


@pytest.mark.parametrize(("prefix", "folder"), [("docs/as", "docs/as/"), ("docs/as/", "docs/as/"), ("", "")])
def test_every_place_is_named_from_the_root_of_the_repository(report: Report, prefix: str, folder: str) -> None:
    placed = below(prefix, report)
    results = json.loads(sarif.render(placed))["runs"][0]["results"]
    uris = {location["physicalLocation"]["artifactLocation"]["uri"] for result in results for location in result["locations"]}
    assert uris == {f"{folder}{EN_PAGE}", f"{folder}en/querying-as-groups.md"}
    assert f"file={folder}{EN_PAGE},line=3" in github.render(placed)
    assert [one.fingerprint for one in placed.diagnostics] == [one.fingerprint for one in report.diagnostics]
    assert set(FROM_ROOT) == {"sarif", "github", "junit", "gitlab"}
