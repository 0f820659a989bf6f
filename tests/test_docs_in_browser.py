"""The pages of documentation and the report as a reader sees them, in headless Chromium, at desktop and phone width."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import outputs, pipeline
from generator.report import DIFF_FORMATS
from generator.report.revision_report import revision_report
from generator.source.text import Lang

ROOT = Path(__file__).resolve().parent.parent
DRIVER = ROOT / "tests" / "npm" / "read_page.mjs"
Look = Callable[..., list[Any]]

SIDES = """[...document.querySelectorAll('[id="%s"] tr.head > *')].map((cell) => {
  const box = cell.getBoundingClientRect(); return [Math.round(box.left), Math.round(box.top)]; })"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """docs/ and drift/ of the seeds."""
    service = pipeline.describe(ROOT / "seeds" / "as")
    folder = tmp_path_factory.mktemp("site")
    for path, content in outputs.build_files(service.api, pipeline.report(service), ("docs", "drift")).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def look(tool: Callable[[str], str]) -> Iterator[Look]:
    """A function that does steps in Chromium and gives what it saw; errors on the page and requests to hosts fail."""
    node, chromium = tool("node"), tool("chromium")
    if not (DRIVER.parent / "node_modules" / "playwright-core").is_dir():
        pytest.skip("needs playwright-core: npm install --prefix tests/npm")
    with subprocess.Popen([node, str(DRIVER), chromium], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as browser:
        assert browser.stdin
        assert browser.stdout

        def run(*steps: dict[str, Any]) -> list[Any]:
            browser.stdin.write(json.dumps(steps) + "\n")
            browser.stdin.flush()
            seen = json.loads(browser.stdout.readline())
            assert seen["trouble"] == []
            results: list[Any] = seen["results"]
            return results

        yield run
        browser.stdin.close()


@pytest.fixture(scope="module")
def operation(site: Path) -> str:
    return (site / "docs" / "as" / "create_scaling_group.html").as_uri()


@pytest.fixture(scope="module")
def index(site: Path) -> str:
    return (site / "docs" / "as" / "index.html").as_uri()


@pytest.fixture(scope="module")
def drift(site: Path) -> str:
    return (site / "drift" / "as.drift.html").as_uri()


@pytest.fixture(scope="module")
def changes(site: Path) -> str:
    """The report between the seeds and an edit of them: zh follows an old difference, en has a new row and other words."""
    new = site / "new"
    shutil.copytree(ROOT / "seeds" / "as", new)
    for name, old, with_ in (
        ("zh/创建弹性伸缩组.md", "默认最多可以创建10个伸缩组", "默认最多可以创建25个伸缩组"),
        ("en/creating-an-as-group.md", "300 by default", "200 by default"),
        ("en/creating-an-as-group.md", "Specifies the VPC ID", "Specifies the ID of the VPC"),
    ):
        text = (new / name).read_text(encoding="utf-8")
        assert old in text
        (new / name).write_text(text.replace(old, with_, 1), encoding="utf-8")
    report = revision_report(pipeline.diff(ROOT / "seeds" / "as", new, ("v1", "v2")))
    (site / "changes.html").write_text(DIFF_FORMATS["html"](report, Lang.EN), encoding="utf-8")
    return (site / "changes.html").as_uri()


def test_zh_en_and_what_we_use_stand_side_by_side_on_a_desk(look: Look, operation: str) -> None:
    (boxes,) = look({"goto": operation}, {"eval": SIDES % "body.cool_down_time"})
    lefts, tops = zip(*boxes, strict=True)
    assert len(boxes) == 4
    assert list(lefts) == sorted(set(lefts))
    assert len(set(tops)) == 1


def test_they_stand_below_each_other_on_a_phone_and_nothing_scrolls_sideways(look: Look, operation: str) -> None:
    boxes, width = look(
        {"width": 390}, {"goto": operation}, {"eval": SIDES % "body.cool_down_time"}, {"eval": "document.documentElement.scrollWidth"}
    )
    tops = [top for _, top in boxes]
    assert tops == sorted(set(tops))
    assert width == 390


def test_reader_sees_at_once_what_differs(look: Look, operation: str) -> None:
    heading, first, row = look(
        {"goto": operation},
        {"eval": "document.querySelector('#differences h2').innerText"},
        {"eval": "document.querySelector('#differences').getBoundingClientRect().top"},
        {"eval": "document.getElementById('body.networks.ipv6_enable').innerText"},
    )
    assert heading.startswith("中英文差异Where zh and en differ (")
    assert first < 300
    assert "only in zh" in row
    assert "only zh documents this field" in row


def test_words_that_differ_are_marked_and_equal_ones_are_not(look: Look, operation: str) -> None:
    (marked,) = look(
        {"goto": operation},
        {"eval": "[...document.querySelectorAll('.pair mark')].map((mark) => mark.textContent)"},
    )
    assert "10" in marked
    assert "25" in marked
    assert "VPC" not in marked


def test_quota_shows_both_values_and_the_safe_one(look: Look, operation: str) -> None:
    (cells,) = look(
        {"goto": operation}, {"eval": "[...document.querySelectorAll('#quotas + table tbody td')].map((cell) => cell.innerText)"}
    )
    assert cells[0].startswith("10 ")
    assert "zh:7" in cells[0]
    assert cells[1].startswith("25 ")
    assert "en:7" in cells[1]
    assert cells[2].startswith("10")


def test_constraints_stand_in_a_table_with_the_line_of_each_language(look: Look, operation: str) -> None:
    rows = (
        """[...document.querySelectorAll('[id="body.cool_down_time"] tr:not(.head)')].map((row) => row.innerText.replace(/\\s+/g, ' '))"""
    )
    (facts,) = look({"goto": operation}, {"eval": rows})
    assert "range 取值范围 0 到 86400 zh:109 from 0 to 86400 en:109 from 0 to 86400" in facts
    assert "default 默认值 300 zh:109 default 300 en:109 default 300" in facts


def test_language_switch_hides_the_other_language_and_keeps_the_place(look: Look, operation: str) -> None:
    top = "document.getElementById('body.vpc_id').getBoundingClientRect().top"
    shown = "[...document.querySelectorAll('[id=\"body.vpc_id\"] tr.head td')].map((cell) => cell.offsetParent !== null)"
    before, after, columns, scrolled = (
        look(
            {"goto": operation + "#body.vpc_id"},
            {"wait": 200},
            {"eval": top},
            {"eval": "document.querySelector('input[value=zh]').click()"},
            {"wait": 100},
            {"eval": top},
            {"eval": shown},
            {"eval": "scrollY > 500"},
        )[0:1]
        + look(
            {"goto": operation + "#body.vpc_id"},
            {"wait": 200},
            {"eval": "document.querySelector('input[value=zh]').click()"},
            {"wait": 100},
            {"eval": top},
            {"eval": shown},
            {"eval": "scrollY > 500"},
        )[1:]
    )
    assert abs(before - after) < 60
    assert columns == [True, False, True]
    assert scrolled


def test_difference_leads_to_the_field_and_to_the_finding(look: Look, operation: str, site: Path) -> None:
    field, href = look(
        {"goto": operation},
        {"click": "#differences li:has-text('ipv6_enable') a.anchor"},
        {"eval": "document.querySelector(':target').getBoundingClientRect().top < innerHeight && document.querySelector(':target').id"},
        {"eval": "document.querySelector('#differences li a.badge').getAttribute('href')"},
    )
    path, _, fingerprint = href.partition("#")
    report = (site / "docs" / "as" / path).resolve().read_text(encoding="utf-8")
    assert field == "body.networks.ipv6_enable"
    assert f'id="{fingerprint}"' in report


def test_copy_button_answers(look: Look, operation: str) -> None:
    (words,) = look(
        {"goto": operation},
        {"click": ".call .sample button"},
        {"wait": 300},
        {"eval": "document.querySelector('.call .sample button').textContent"},
    )
    assert words == "Copied"


@pytest.mark.parametrize(
    ("query", "count"), [("cool_down", 1), ("创建伸缩组", 1), ("网络 scaling", 0), ("创建 SCALING_GROUP", 1), ("zebra", 0)]
)
def test_search_finds_identifiers_and_chinese_without_cutting_words(look: Look, index: str, query: str, count: int) -> None:
    (rows,) = look(
        {"goto": index},
        {"press": "/"},
        {"fill": ["#q", query]},
        {"eval": "[...document.querySelectorAll('tr[data-slug]')].filter((row) => !row.hidden).length"},
    )
    assert rows == count


def test_report_filters_by_severity_and_by_chinese_words(look: Look, drift: str) -> None:
    shown = "[...document.querySelectorAll('article.finding')].filter((card) => !card.hidden).map((card) => card.dataset.level)"
    every, severe, found = look(
        {"goto": drift},
        {"eval": shown},
        {"click": "input[value=info]"},
        {"wait": 150},
        {"eval": shown},
        {"fill": ["input[name=q]", "弹性ip 包年包月"]},
        {"wait": 150},
        {"eval": shown},
    )
    assert set(every) == {"breaking", "warning", "info"}
    assert severe == [severity for severity in every if severity != "info"]
    assert found == ["warning"]


def test_link_to_a_finding_shows_it_and_keys_move_between_findings(look: Look, drift: str, site: Path) -> None:
    findings = json.loads((site / "drift" / "as.drift.json").read_text(encoding="utf-8"))["findings"]
    third, fourth = findings[2]["fingerprint"], findings[3]["fingerprint"]
    focused, top, moved, typing = look(
        {"goto": f"{drift}#{third}"},
        {"wait": 100},
        {"eval": "document.activeElement.id"},
        {"eval": "((top) => top >= 0 && top < innerHeight)(document.activeElement.getBoundingClientRect().top)"},
        {"press": "j"},
        {"eval": "document.activeElement.id"},
        {"press": "/"},
        {"eval": "document.activeElement.name"},
    )
    assert (focused, top, moved, typing) == (third, True, fourth, "q")


def test_report_stands_side_by_side_on_a_desk_and_stacked_on_a_phone(look: Look, drift: str) -> None:
    tops = "[...document.querySelectorAll('article.finding .sides')][0].querySelectorAll('.side').length && " + (
        "[...[...document.querySelectorAll('.sides')][0].children].map((side) => Math.round(side.getBoundingClientRect().top))"
    )
    desk, phone, width = look(
        {"goto": drift}, {"eval": tops}, {"width": 390}, {"eval": tops}, {"eval": "document.documentElement.scrollWidth"}
    )
    assert len(desk) == 3
    assert len(set(desk)) == 1
    assert phone == sorted(set(phone))
    assert width == 390


def test_changes_filter_by_class_and_by_what_the_other_language_did(look: Look, changes: str) -> None:
    shown = "[...document.querySelectorAll('article.finding')].filter((card) => !card.hidden).map((card) => card.dataset.level)"
    choose = """((select) => { select.value = 'converged'; select.dispatchEvent(new Event('input', { bubbles: true })); })(
      document.querySelector('select[name=state]'))"""
    every, _, converged, harmless, marked = look(
        {"goto": changes},
        {"eval": shown},
        {"eval": choose},
        {"wait": 150},
        {"eval": shown},
        {"click": "button[type=reset]"},
        {"click": "input[value=breaking]"},
        {"wait": 150},
        {"eval": shown},
        {"eval": "[...document.querySelectorAll('article.docs-only .side')].map((side) => side.querySelector('mark').textContent)"},
    )
    assert (every, converged, harmless) == (["breaking", "non-breaking", "docs-only"], ["non-breaking"], ["non-breaking", "docs-only"])
    assert [mark.strip() for mark in marked] == ["ID", "of the VPC"]


def test_changes_stand_side_by_side_on_a_desk_and_stacked_on_a_phone(look: Look, changes: str) -> None:
    tops = "[...document.querySelectorAll('.sides')[0].children].map((side) => Math.round(side.getBoundingClientRect().top))"
    desk, phone, width = look(
        {"goto": changes}, {"eval": tops}, {"width": 390}, {"eval": tops}, {"eval": "document.documentElement.scrollWidth"}
    )
    assert (len(desk), len(set(desk)), len(set(phone)), width) == (2, 1, 2, 390)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("page", ["operation", "index", "drift", "changes"])
def test_axe_finds_nothing(look: Look, request: pytest.FixtureRequest, page: str, width: int, scheme: str) -> None:
    (violations,) = look({"width": width}, {"scheme": scheme}, {"goto": request.getfixturevalue(page)}, {"axe": True})
    assert violations == []


def test_pages_are_small(site: Path) -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in (site / "docs").rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}
