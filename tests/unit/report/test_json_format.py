from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from generator.reconcile.rulings import read_rulings
from generator.report import json as json_format
from generator.report import sarif
from generator.report.report import Report, make_report
from generator.source.diagnostic import Diagnostic
from generator.source.text import Lang


def test_report_is_valid_by_its_published_schema(report: Report) -> None:
    schema = json.loads(json_format.SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(json_format.render(report)))


def test_schema_refuses_a_finding_without_sides(report: Report) -> None:
    schema = json.loads(json_format.SCHEMA.read_text(encoding="utf-8"))
    document = json.loads(json_format.render(report))
    del document["findings"][0]["sides"]
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(document)] == ["'sides' is a required property"]


def test_finding_names_both_places_and_the_subject(report: Report) -> None:
    finding = next(f for f in json.loads(json_format.render(report))["findings"] if f["id"] == "quota/mismatch")
    assert finding["subject"] == {
        "service": "as",
        "page": "as/0043063023",
        "topic": "0043063023",
        "operation": "POST /v1/{project_id}/scaling_group",
        "location": "quota",
        "pointer": "/quota",
    }
    assert finding["sides"] == {
        "zh": {
            "file": "zh/创建弹性伸缩组.md",
            "line": 3,
            "col": 5,
            "endLine": 3,
            "endCol": 20,
            "absent": False,
            "text": "默认最多可以创建10个伸缩组。",
            "sha": json_format.digest("默认最多可以创建10个伸缩组。"),
        },
        "en": {
            "file": "en/creating-an-as-group.md",
            "line": 3,
            "col": 5,
            "endLine": 3,
            "endCol": 63,
            "absent": False,
            "text": "Each user can create a maximum of 25 AS groups by default.",
            "sha": json_format.digest("Each user can create a maximum of 25 AS groups by default."),
        },
    }
    assert finding["cause"] == {"kind": "edition", "evidence": ["en/querying-as-groups.md:3 says 25 too"]}
    assert finding["resolution"] == {"policy": "both-kept", "safe": 10}
    assert finding["messages"] == {"zh": "配额中文为 10，英文为 25", "en": "quota is 10 in zh and 25 in en"}
    assert finding["args"] == {"zh": 10, "en": 25}


def test_side_that_lacks_the_element_says_where_it_would_stand(report: Report) -> None:
    finding = next(f for f in json.loads(json_format.render(report))["findings"] if f["id"] == "field/missing-in-en")
    assert finding["subject"]["pointer"] == "/body/networks/[]/ipv6_enable"
    assert finding["sides"]["en"] == {
        "file": "en/creating-an-as-group.md",
        "line": 5,
        "col": 1,
        "endLine": 5,
        "absent": True,
        "text": None,
        "sha": None,
        "anchor": "where it would be",
    }


def test_equal_findings_on_two_pages_are_one_with_two_places(report: Report) -> None:
    finding = next(f for f in json.loads(json_format.render(report))["findings"] if f["id"].startswith("error/"))
    assert [one["subject"]["topic"] for one in finding["occurrences"]] == ["0043063023", "0043063030"]
    assert [one["sides"]["en"]["file"] for one in finding["occurrences"]] == ["en/creating-an-as-group.md", "en/querying-as-groups.md"]


def test_accepted_finding_stays_with_its_reason_and_is_counted_apart(report: Report) -> None:
    document = json.loads(json_format.render(report))
    assert document["counts"] == {"error": 0, "breaking": 2, "warning": 1, "info": 0, "suppressed": 1, "occurrences": 5}
    assert [f["suppression"] for f in document["findings"] if f["suppression"]] == [{"justification": "known wording"}]


def test_report_says_what_is_new_what_is_known_and_what_is_gone(diagnostics: tuple[Diagnostic, ...]) -> None:
    ruling = 'fingerprint = "00000000000000aa"\nrule = "quota/mismatch"\nchoice = "accept"\nreason = "x"\nexpires = 2027-06-30\n'
    gone = read_rulings(f"\n[[ruling]]\n{ruling}", "baseline.toml").usable([])[1]
    report = make_report(service="as", title="", languages=(Lang.ZH, Lang.EN), diagnostics=[*diagnostics, *gone])
    document = json.loads(json_format.render(report))
    place = {"file": "baseline.toml", "line": 2}
    absent = {"fingerprint": "00000000000000aa", "id": "quota/mismatch", "baselineState": "absent", **place}
    assert document["baseline"] == {"new": 4, "unchanged": 1, "absent": [absent]}
    assert [f["id"] for f in document["findings"] if f["baselineState"] == "unchanged"] == ["text/term-mismatch"]
    jsonschema.Draft202012Validator(json.loads(json_format.SCHEMA.read_text(encoding="utf-8"))).validate(document)
    results = json.loads(sarif.render(report))["runs"][0]["results"]
    assert [result["baselineState"] for result in results] == ["new", "new", "new", "new", "unchanged", "absent"]
    assert results[-1]["partialFingerprints"] == {"twinspec/v1": "00000000000000aa"}
    assert (results[-1]["ruleId"], results[-1]["level"]) == ("quota/mismatch", "none")
    validator = jsonschema.Draft202012Validator(json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8")))
    validator.validate(json.loads(sarif.render(report)))


def test_fingerprints_are_the_same_in_both_report_languages(report: Report) -> None:
    zh, en = (json.loads(json_format.render(report, lang))["findings"] for lang in (Lang.ZH, Lang.EN))
    assert [f["fingerprint"] for f in zh] == [f["fingerprint"] for f in en]
    assert [f["message"] for f in zh] != [f["message"] for f in en]


def test_no_raw_control_or_direction_character_is_printed(report: Report) -> None:
    text = json_format.render(report)
    assert "\\u001b[31m秒级\\u202e" in text
    assert not any(character in text for character in "\x1b\u202e")


def test_each_side_and_each_place_stands_on_one_line(report: Report) -> None:
    lines = [line.strip().rstrip(",") for line in json_format.render(report).splitlines()]
    finding = json.loads(json_format.render(report))["findings"][0]
    for name, side in finding["sides"].items():
        assert f'"{name}": {json.dumps(side, ensure_ascii=False)}' in lines
    place = json.loads(sarif.render(report))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert f'"physicalLocation": {json.dumps(place)}' in [line.strip().rstrip(",") for line in sarif.render(report).splitlines()]


def test_lone_surrogate_can_be_written_as_utf8() -> None:
    assert json_format.dump({"a": "\ud83d"}).encode("utf-8") == b'{\n "a": "\\ud83d"\n}\n'
