"""Which findings are one, and what its sentence says."""

from __future__ import annotations

import json

import jsonschema
import pytest

from generator.report import FORMATS
from generator.report import json as json_format
from generator.report.report import Report, make_report
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.text import Lang, SourceFile

CODE = Kind(
    "error/code-missing",
    Severity.BREAKING,
    Confidence.EXACT,
    "only {lang} documents the error code {code}",
    "仅{lang}记录了错误码 {code}",
    each="code",
)
CODES = [f"AS.000{number}" for number in range(1, 8)]
ZH = SourceFile.of("".join(f"{code} 说明{code}\n" for code in CODES), "zh/错误码.md", Lang.ZH)
EN = SourceFile.of("# Error Codes\n", "en/error-codes.md", Lang.EN)


def missing(code: str, topic: str = "9", *, suppressed: str | None = None) -> Diagnostic:
    start = ZH.text.index(code)
    labels = (Label(Lang.ZH, ZH.span(start, start + 15), f"{code} 说明"), Label(Lang.EN, EN.span(0, 0), absent=True))
    return Diagnostic(
        CODE, Subject(topic=topic, location="error-codes"), (("lang", "zh"), ("code", code)), labels, suppressed_by=suppressed
    )


def report(*diagnostics: Diagnostic) -> Report:
    return make_report(service="as", title="Auto Scaling", languages=(Lang.ZH, Lang.EN), diagnostics=diagnostics)


def test_codes_that_one_page_lacks_are_one_finding() -> None:
    found = report(*map(missing, CODES[:2])).findings
    assert [finding.message() for finding in found] == ["only zh documents the error code AS.0001, AS.0002"]
    assert [finding.message(Lang.ZH) for finding in found] == ["仅zh记录了错误码 AS.0001, AS.0002"]


def test_many_codes_are_counted_and_one_stands_for_itself() -> None:
    many = report(*map(missing, CODES)).findings
    assert [finding.message() for finding in many] == ["only zh documents the error code AS.0001, AS.0002, AS.0003, AS.0004, AS.0005 (+2)"]
    assert [finding.message() for finding in report(missing("AS.0001")).findings] == ["only zh documents the error code AS.0001"]


def test_codes_of_another_page_and_accepted_ones_are_findings_of_their_own() -> None:
    found = report(missing("AS.0001"), missing("AS.0002", topic="8"), missing("AS.0003", suppressed="known")).findings
    assert sorted(len(finding.occurrences) for finding in found) == [1, 1, 1]


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_places_name_their_code(name: str) -> None:
    shown = FORMATS[name](report(*map(missing, CODES[:3])), Lang.EN)
    assert [code for code in CODES[1:3] if not any(code in line and "错误码.md:" in line for line in shown.splitlines())] == []


def test_json_gives_the_arguments_of_each_occurrence() -> None:
    document = json.loads(FORMATS["json"](report(*map(missing, CODES[:2])), Lang.EN))
    (finding,) = document["findings"]
    assert (finding["args"]["code"], [one.get("args") for one in finding["occurrences"]]) == (
        "AS.0001",
        [None, {"lang": "zh", "code": "AS.0002"}],
    )
    assert document["counts"]["breaking"] == 1
    jsonschema.Draft202012Validator(json.loads(json_format.SCHEMA.read_text(encoding="utf-8"))).validate(document)
