"""A comparison of revisions in each of its formats."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from generator.extract.page import extract_page
from generator.report import DIFF_FORMATS, FORMATS, github, revision_json
from generator.report.placing import below
from generator.report.revision_report import RevisionReport, revision_report
from generator.revisions.change import ChangeClass, Comparison
from generator.revisions.compare import compare
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

PAGE = """# Creating a <b>Group</b><a name="EN-US_TOPIC_0043063023"></a>

## URI

POST /v1/groups

## Request

Request parameters

<table><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead>
<tbody>{}</tbody></table>
"""
NAME = "<tr><td>name</td> <td>Yes</td> <td>String</td> <td>{}</td></tr>\n"
VPC = "<tr><td>vpc_id</td> <td>No</td> <td>String</td> <td>The VPC.</td></tr>\n"
UNREAD = Kind("file/not-utf-8", Severity.ERROR, Confidence.EXACT, "{file} is not UTF-8", "{file} 不是 UTF-8")


def comparison(langs: tuple[Lang, ...] = (Lang.EN,)) -> Comparison:
    sides = []
    for rows in (NAME.format("The name.") + VPC, NAME.format("The \x1b[31m`name`.")):
        sides.append([extract_page(read_page(SourceFile.of(PAGE.format(rows), f"{lang.value}/page.md", lang))) for lang in langs])
    return compare(("v1", "v2"), *sides, service="as")


def report(langs: tuple[Lang, ...] = (Lang.EN,)) -> RevisionReport:
    return revision_report(comparison(langs))


def unread() -> RevisionReport:
    file = SourceFile.of("?", "en/broken.md", Lang.EN)
    trouble = Diagnostic(UNREAD, Subject(location="file"), (("file", "en/broken.md"),), (Label(Lang.EN, file.span(0, 0)),))
    return revision_report(Comparison(old="v1", new="v2", changes=(), trouble=(trouble,), service="as"))


def test_text_shows_the_lines_of_both_revisions_and_the_version_step() -> None:
    lines = DIFF_FORMATS["text"](report(), Lang.EN).splitlines()
    assert lines[:6] == [
        "breaking[field/removed]: vpc_id: the field is gone",
        "  element: POST /v1/groups  body.vpc_id",
        "  --> old en/page.md:13:1",
        "  13 | vpc_id | No | String | The VPC.",
        "  --> new en/page.md:12   nothing here",
        "  = fingerprint: " + report().findings[0].first.fingerprint,
    ]
    assert lines[-1] == "v1 → v2: 1 breaking, 1 docs-only; recommended version step: major"
    assert "\x1b" not in "".join(lines)


def test_text_in_chinese() -> None:
    lines = DIFF_FORMATS["text"](report(), Lang.ZH).splitlines()
    assert lines[-1] == "v1 → v2: 1 个不兼容差异, 1 个仅文档变化; 建议的版本升级: 主版本"


def test_json_has_class_sides_and_both_sentences() -> None:
    document = json.loads(DIFF_FORMATS["json"](report(), Lang.EN))
    removed = document["findings"][0]
    assert document["counts"] == {"breaking": 1, "non-breaking": 0, "docs-only": 1, "error": 0}
    assert (document["mode"], document["semver"]) == ("revision", "major")
    assert removed["messages"] == {"zh": "vpc_id：字段已移除", "en": "vpc_id: the field is gone"}
    assert (removed["sides"]["old"]["text"], removed["sides"]["new"]["absent"]) == ("vpc_id | No | String | The VPC.", True)
    assert removed["subject"] == {
        "topic": "0043063023",
        "operation": "POST /v1/groups",
        "location": "body.vpc_id",
        "pointer": "/body/vpc_id",
    }


@pytest.mark.parametrize("made", [report(), report((Lang.ZH, Lang.EN)), unread()])
def test_json_is_valid_by_its_published_schema(made: RevisionReport) -> None:
    schema = json.loads(revision_json.SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(DIFF_FORMATS["json"](made, Lang.ZH))
    jsonschema.Draft202012Validator(schema).validate(document)
    del document["findings"][0]["sides"]
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(document)] == ["'sides' is a required property"]


def test_schema_wants_both_sides_of_a_change() -> None:
    schema = json.loads(revision_json.SCHEMA.read_text(encoding="utf-8"))
    document = json.loads(DIFF_FORMATS["json"](report(), Lang.EN))
    del document["findings"][0]["sides"]["new"]
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(document)] == ["'new' is a required property"]


def test_markdown_is_a_changelog_by_class_and_page() -> None:
    assert DIFF_FORMATS["markdown"](report(), Lang.EN).splitlines() == [
        "# changes of the pages: as, v1 → v2",
        "",
        "1 breaking, 1 docs-only; recommended version step: major",
        "",
        "## breaking (1)",
        "",
        "### Creating a Group (en): `POST /v1/groups`",
        "",
        "- vpc_id: the field is gone · `body.vpc_id`",
        "",
        "## docs-only (1)",
        "",
        "### Creating a Group (en): `POST /v1/groups`",
        "",
        "- name: the text has changed · `body.name`",
        "  - old: The name.",
        "  - new: The \\\\x1b\\[31m\\`name\\`.",
    ]


def test_nothing_changed() -> None:
    nothing = Comparison(old="v1", new="v2", changes=(), trouble=())
    shown = DIFF_FORMATS["markdown"](revision_report(nothing), Lang.EN)
    assert shown.splitlines()[2:] == ["nothing changed; recommended version step: none"]
    assert [nothing.count(class_) for class_ in ChangeClass] == [0, 0, 0]


def test_what_cannot_be_read_leaves_the_version_step_open() -> None:
    trouble = unread().comparison.trouble
    some = revision_report(replace(comparison(), trouble=trouble))
    assert unread().remarks(Lang.EN) == ("recommended version step: not known, some pages or rows could not be read",)
    assert some.remarks(Lang.ZH) == ("建议的版本升级: 至少主版本，有内容无法读取",)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("made", [report(), report((Lang.ZH, Lang.EN)), unread()])
def test_sarif_is_valid_and_points_to_the_new_revision(made: RevisionReport, lang: Lang) -> None:
    log = json.loads(DIFF_FORMATS["sarif"](made, lang))
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(log)] == []
    assert log["runs"][0]["automationDetails"] == {"id": "diff/as/"}


def test_sarif_result_says_class_language_and_state() -> None:
    results = json.loads(DIFF_FORMATS["sarif"](report((Lang.ZH, Lang.EN)), Lang.EN))["runs"][0]["results"]
    removed = results[0]
    assert (removed["ruleId"], removed["level"], removed["baselineState"]) == ("field/removed", "error", "new")
    assert removed["locations"][0]["physicalLocation"]["region"]["startLine"] == 12
    assert removed["relatedLocations"][0]["message"]["text"] == "old: vpc_id | No | String | The VPC."
    found = {name: removed["properties"][name] for name in ("class", "language", "state")}
    assert found == {"class": "breaking", "language": "zh", "state": "changed-in-both"}


def test_github_annotates_the_new_revision_below_the_folder_of_the_service() -> None:
    lines = DIFF_FORMATS["github"](below("docs/as", report()), Lang.EN).splitlines()
    assert lines[0].startswith(
        "::error file=docs/as/en/page.md,line=12,endLine=12,col=85,endColumn=85,title=field/removed (exact)::vpc_id: "
    )
    assert [line.split(" ")[0] for line in lines] == ["::error", "::notice", "v1"]
    assert lines[-1] == "v1 → v2: 1 breaking, 1 docs-only; recommended version step: major"


def test_github_summary_says_which_language_lags() -> None:
    shown = github.summary(below("docs/as", report((Lang.ZH, Lang.EN))), Lang.ZH).splitlines()
    assert shown[0] == "## 文档变更: as, v1 → v2"
    assert shown[4] == "| 级别 | 问题 | 位置 | 指纹 |"
    assert "| 不兼容 | vpc_id：字段已移除 `field/removed` (两种语言都已修改) | `docs/as/zh/page.md:12` |" in shown[6]
    assert not any("--accept" in line for line in shown)


def test_pages_of_the_old_folder_keep_its_name() -> None:
    placed = below("new", report(), old="old")
    assert [label.span.file.path for label in placed.diagnostics[0].labels if label.span] == ["old/en/page.md", "new/en/page.md"]
    assert [page.path for page in placed.pages] == ["new/en/page.md"]


def test_junit_fails_what_breaks_and_errs_where_a_page_cannot_be_read() -> None:
    suite = ElementTree.fromstring(DIFF_FORMATS["junit"](report(), Lang.EN).encode())
    assert {name: suite.attrib[name] for name in ("name", "tests", "failures", "errors")} == {
        "name": "twinspec diff",
        "tests": "2",
        "failures": "1",
        "errors": "0",
    }
    failure = suite.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.attrib == {"message": "vpc_id: the field is gone", "type": "breaking"}
    assert (failure.text or "").startswith("en/page.md:12:85: breaking: vpc_id: the field is gone [field/removed] fingerprint: ")
    assert ElementTree.fromstring(DIFF_FORMATS["junit"](unread(), Lang.EN).encode()).attrib["errors"] == "1"


def test_junit_of_pages_that_did_not_change_has_a_case_for_each() -> None:
    pages = (extract_page(read_page(SourceFile.of(PAGE.format(VPC), "en/page.md", Lang.EN))),)
    same = compare(("v1", "v2"), pages, pages)
    suite = ElementTree.fromstring(DIFF_FORMATS["junit"](revision_report(same), Lang.EN).encode())
    assert [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")] == [("en/page.md", "no finding")]


def test_gitlab_issues_by_class() -> None:
    issues = json.loads(DIFF_FORMATS["gitlab"](below("docs/as", report()), Lang.EN))
    assert [(issue["check_name"], issue["severity"], issue["location"]) for issue in issues] == [
        ("field/removed", "critical", {"path": "docs/as/en/page.md", "lines": {"begin": 12}}),
        ("text/changed", "info", {"path": "docs/as/en/page.md", "lines": {"begin": 12}}),
    ]
    assert [issue["severity"] for issue in json.loads(DIFF_FORMATS["gitlab"](unread(), Lang.EN))] == ["blocker"]


def test_html_shows_both_revisions_with_the_words_that_differ() -> None:
    page = DIFF_FORMATS["html"](report((Lang.ZH, Lang.EN)), Lang.ZH)
    assert "<title>文档变更: as, v1 → v2</title>" in page
    assert "<p>建议的版本升级: 主版本</p>" in page
    assert '<option value="changed-in-both">两种语言都已修改</option>' in page
    assert '<input type="checkbox" name="level" value="docs-only" checked>仅文档' in page
    assert '<p lang="en">The <mark>\\x1b[31m`name`.</mark></p>' in page
    assert "\x1b" not in page


@pytest.mark.parametrize("name", list(DIFF_FORMATS))
def test_every_format_speaks_both_languages_and_tells_of_a_page_that_cannot_be_read(name: str) -> None:
    assert list(DIFF_FORMATS) == list(FORMATS)
    for lang, removed, lost in (
        (Lang.ZH, "vpc_id：字段已移除", "en/broken.md 不是 UTF-8"),
        (Lang.EN, "vpc_id: the field is gone", "en/broken.md is not UTF-8"),
    ):
        assert removed in DIFF_FORMATS[name](report(), lang)
        assert lost in DIFF_FORMATS[name](unread(), lang).replace("\\.", ".").replace("\\-", "-")
