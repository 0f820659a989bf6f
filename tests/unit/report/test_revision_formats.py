"""A comparison of revisions in each of its formats."""

from __future__ import annotations

import json

from generator.extract.page import extract_page
from generator.report import DIFF_FORMATS
from generator.revisions.change import ChangeClass, Comparison
from generator.revisions.compare import compare
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


def comparison() -> Comparison:
    sides = []
    for rows in (NAME.format("The name.") + VPC, NAME.format("The \x1b[31m`name`.")):
        sides.append([extract_page(read_page(SourceFile.of(PAGE.format(rows), "en/page.md", Lang.EN)))])
    return compare(("v1", "v2"), *sides)


def test_text_ends_with_the_counts_and_the_version_step() -> None:
    lines = DIFF_FORMATS["text"](comparison(), Lang.EN).splitlines()
    assert lines[0] == "en/page.md:13:1: breaking: vpc_id: the field is gone [field/removed]"
    assert lines[-1] == "v1 → v2: 1 breaking, 0 non-breaking, 1 docs-only; semver: major"
    assert "\x1b" not in "".join(lines)


def test_text_in_chinese() -> None:
    lines = DIFF_FORMATS["text"](comparison(), Lang.ZH).splitlines()
    assert lines[-1] == "v1 → v2: 1 个不兼容差异, 0 个兼容变化, 1 个仅文档变化; semver: major"


def test_json_has_class_sides_and_both_sentences() -> None:
    document = json.loads(DIFF_FORMATS["json"](comparison(), Lang.EN))
    removed = document["findings"][0]
    assert document["counts"] == {"breaking": 1, "non-breaking": 0, "docs-only": 1, "error": 0}
    assert (document["mode"], document["semver"]) == ("revision", "major")
    assert removed["messages"] == {"zh": "vpc_id：字段已移除", "en": "vpc_id: the field is gone"}
    assert (removed["sides"]["old"]["text"], removed["sides"]["new"]["absent"]) == ("vpc_id No String The VPC.", True)
    assert removed["subject"] == {
        "topic": "0043063023",
        "operation": "POST /v1/groups",
        "location": "body.vpc_id",
        "pointer": "/body/vpc_id",
    }


def test_markdown_is_a_changelog_by_class_and_page() -> None:
    assert DIFF_FORMATS["markdown"](comparison(), Lang.EN).splitlines()[:9] == [
        "# v1 → v2",
        "",
        "recommended version step: **major**",
        "",
        "## breaking (1)",
        "",
        "### Creating a Group (en): `POST /v1/groups`",
        "",
        "- `body.vpc_id`: vpc_id: the field is gone",
    ]


def test_nothing_changed() -> None:
    nothing = Comparison(old="v1", new="v2", changes=(), trouble=())
    assert DIFF_FORMATS["markdown"](nothing, Lang.EN).endswith("Nothing changed.\n")
    assert [nothing.count(class_) for class_ in ChangeClass] == [0, 0, 0]
