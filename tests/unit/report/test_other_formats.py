"""SARIF, Markdown, HTML, coverage and grouping."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from generator.model.draft import Count, PageCoverage, PageDraft, PageKind
from generator.report import FORMATS, coverage, html, markdown, sarif
from generator.report.report import Report, make_report
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.text import Lang, SourceFile

SCHEMA = Path(__file__).with_name("sarif-2.1.0.json")
HOSTILE = "</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) `|` {{7*7}} \x1b[31m\u202e"


@pytest.fixture
def hostile() -> Report:
    kind = Kind(
        "text/term-mismatch", Severity.WARNING, Confidence.HEURISTIC, "only zh says {words}", "仅中文：{words}", "see {words}", "见 {words}"
    )
    file = SourceFile.of(HOSTILE, "zh/<b>&\"'.md", Lang.ZH)
    label = Label(Lang.ZH, file.span(0, len(HOSTILE)), HOSTILE)
    diagnostic = Diagnostic(kind, Subject("as", HOSTILE, f"GET /{HOSTILE}", f"body.{HOSTILE}"), (("words", HOSTILE),), (label,))
    return make_report(service="as", title=HOSTILE, languages=(Lang.ZH, Lang.EN), diagnostics=[diagnostic])


@pytest.mark.parametrize("lang", list(Lang))
def test_sarif_is_valid_by_the_official_schema(report: Report, hostile: Report, lang: Lang) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for one in (report, hostile):
        assert [error.message for error in validator.iter_errors(json.loads(sarif.render(one, lang)))] == []


def test_sarif_points_to_the_side_that_lacks_and_relates_the_other(report: Report) -> None:
    run = json.loads(sarif.render(report))["runs"][0]
    result = next(result for result in run["results"] if result["ruleId"] == "field/missing-in-en")
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "en/creating-an-as-group.md"},
        "region": {"startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 1},
    }
    related = result["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "zh/%E5%88%9B%E5%BB%BA%E5%BC%B9%E6%80%A7%E4%BC%B8%E7%BC%A9%E7%BB%84.md"
    assert related["message"]["text"] == "zh: ipv6_enable | 否 | Boolean | 是否启用IPv6。"


def test_sarif_keeps_accepted_findings_with_their_reason_and_groups_equal_ones(report: Report) -> None:
    results = {result["ruleId"]: result for result in json.loads(sarif.render(report))["runs"][0]["results"]}
    assert results["text/term-mismatch"]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "known wording"}]
    assert results["error/description-contradiction"]["occurrenceCount"] == 2
    assert len(results["error/description-contradiction"]["locations"]) == 2


def test_markdown_shows_hostile_text_and_means_nothing_by_it(hostile: Report) -> None:
    shown = markdown.render(hostile)
    outside_code = re.sub(r"(`+).+?\1", "", shown)
    assert "<img" not in outside_code
    assert "](javascript:" not in outside_code
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_html_shows_hostile_text_and_has_no_script_of_it(hostile: Report) -> None:
    page = html.render(hostile)
    assert "<img" not in page
    assert page.count("<script>") == page.count("</script>") == 1
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "\x1b" not in page


def test_html_policy_admits_just_its_own_style_and_script(report: Report) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html.render(report))
    assert policy
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'",
        policy[1].replace("&#39;", "'"),
    )


def test_html_has_an_element_for_every_occurrence(report: Report) -> None:
    page = html.render(report)
    assert [one.fingerprint for one in report.diagnostics if f'id="{one.fingerprint}"' not in page] == []


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_the_same_again_and_speaks_both_languages(report: Report, name: str) -> None:
    zh, en = FORMATS[name](report, Lang.ZH), FORMATS[name](report, Lang.EN)
    assert zh == FORMATS[name](report, Lang.ZH)
    assert "配额中文为 10，英文为 25" in zh
    assert "quota is 10 in zh and 25 in en" in en


def test_coverage_adds_up_and_names_the_place_of_each_row_that_was_not_read() -> None:
    file = SourceFile.of("a\n<tr><td>x</td></tr>\n", "zh/page.md", Lang.ZH)
    kind = Kind("row/unread", Severity.ERROR, Confidence.EXACT, "the row has one cell", "该行只有一个单元格")
    lost = Diagnostic(kind, Subject("as", "1"), (), (Label(Lang.ZH, file.span(2, 10), "x"),))
    rows = PageCoverage(parameter_rows=Count(total=3, read=2, diagnosed=(lost,)))
    draft = PageDraft(file=file, kind=PageKind.API, topic="1", title=None, coverage=rows)
    report = make_report(service="as", title="AS", languages=(Lang.ZH,), diagnostics=[], drafts=[draft])
    document = json.loads(coverage.render(report))
    assert document["totals"]["zh"]["parameter_rows"] == {"total": 3, "read": 2, "diagnosed": 1}
    assert document["pages"] == {"zh": {"api": 1}}
    assert document["diagnosed"]["parameter_rows"] == [
        {
            "id": "row/unread",
            "severity": "error",
            "fingerprint": lost.fingerprint,
            "message": "the row has one cell",
            "file": "zh/page.md",
            "line": 2,
            "col": 1,
            "text": "x",
        }
    ]
    assert report.diagnostics == (lost,)
    assert coverage.summary(report).splitlines() == [
        "as                    zh",
        "pages: api            1",
        "operations            0",
        "parameter rows        2/3",
        "status rows           0/0",
        "constraint sentences  0/0",
        "examples              0/0",
    ]
