"""Accepting findings on a fixed day, against real pages: what is written, what it silences, and when it ends."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import acceptance, pipeline
from generator.reconcile.ruling_text import Terms
from generator.report.report import Report
from generator.source.diagnostic import Confidence, Severity
from generator.source.errors import UsageError

SEED = Path(__file__).resolve().parents[2] / "seeds" / "as"
TODAY = datetime.date(2026, 11, 22)
NEXT_YEAR = datetime.date(2027, 11, 22)
TERMS = Terms(reason="the clouds differ", expires=NEXT_YEAR)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SEED, tmp_path / "as")


def _report(folder: Path, today: datetime.date = TODAY) -> Report:
    return pipeline.report(pipeline.describe(folder, today=today, jobs=1))


def _quota(report: Report) -> str:
    return next(finding.fingerprint for finding in report.diagnostics if finding.id == "quota/mismatch")


def _edit(folder: Path, old: str, new: str) -> None:
    page = folder / "en" / "creating-an-as-group.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def _ids(report: Report, group: str) -> list[str]:
    return [finding.id for finding in report.diagnostics if finding.id.startswith(group)]


def test_accepted_finding_is_counted_apart_until_its_last_day(folder: Path) -> None:
    before = _report(folder)
    key = _quota(before)
    acceptance.save(folder / "rulings.toml", acceptance.accept(folder, acceptance.named(before, key), TERMS))
    after = _report(folder)
    assert (after.count(Severity.BREAKING), after.suppressed()) == (before.count(Severity.BREAKING) - 1, 1)
    assert _report(folder, NEXT_YEAR).suppressed() == 1
    expired = _report(folder, NEXT_YEAR + datetime.timedelta(days=1))
    assert (expired.suppressed(), _ids(expired, "suppress/")) == (0, ["suppress/expired"])


def test_acceptance_dies_with_the_text_and_can_be_renewed(folder: Path) -> None:
    before = _report(folder)
    key = _quota(before)
    mine = '# ours\n[[ruling]]\nfingerprint = "00000000000000aa"\nchoice = "accept"\nreason = "x"\nexpires = 2027-01-01\n'
    (folder / "rulings.toml").write_text(mine, encoding="utf-8")
    acceptance.save(folder / "rulings.toml", acceptance.accept(folder, acceptance.named(before, key), TERMS))
    _edit(folder, "Each user can create a maximum of 25 AS groups by default.", "Each user can create at most 25 AS groups by default.")
    changed = _report(folder)
    assert _quota(changed) == key
    assert _ids(changed, "suppress/") == ["suppress/unused", "suppress/text-changed"]
    renewed = acceptance.accept(folder, acceptance.named(changed, key), TERMS)
    assert renewed.startswith(mine)
    assert renewed.count(key) == 1
    acceptance.save(folder / "rulings.toml", renewed)
    assert _ids(_report(folder), "suppress/") == ["suppress/unused"]


def test_key_of_a_group_accepts_every_place(folder: Path) -> None:
    group = next(finding for finding in _report(folder).findings if len(finding.occurrences) > 1)
    found = acceptance.named(_report(folder), group.id)
    acceptance.save(folder / "rulings.toml", acceptance.accept(folder, found, TERMS))
    assert len(found) >= len(group.occurrences)
    assert sum(one.suppressed_by == TERMS.reason for one in _report(folder).diagnostics) == len(found)


def test_finding_of_a_sample_can_be_accepted(folder: Path) -> None:
    _edit(folder, '"max_instance_number": ', '"max_instance_number": "many", "x": ')
    report = _report(folder)
    found = [finding for finding in report.diagnostics if finding.id == "defect/example-violates-schema"]
    assert found
    acceptance.save(folder / "rulings.toml", acceptance.accept(folder, found[:1], TERMS))
    after = _report(folder)
    assert (after.suppressed(), _ids(after, "suppress/")) == (1, [])


def test_live_ruling_a_lost_row_and_a_complaint_are_not_accepted(folder: Path) -> None:
    report = _report(folder)
    key = _quota(report)
    acceptance.save(folder / "rulings.toml", acceptance.accept(folder, acceptance.named(report, key), TERMS))
    with pytest.raises(UsageError, match=rf"rulings\.toml:3: already rules on {key}"):
        acceptance.accept(folder, acceptance.named(_report(folder), key), TERMS)
    expired = _report(folder, NEXT_YEAR + datetime.timedelta(days=1))
    with pytest.raises(UsageError, match="mend the ruling itself"):
        acceptance.accept(folder, [finding for finding in expired.diagnostics if finding.id == "suppress/expired"], TERMS)
    (folder / "en" / "other.md").write_bytes("描述".encode("gb18030"))
    lost = [finding for finding in _report(folder).diagnostics if finding.severity is Severity.ERROR]
    with pytest.raises(UsageError, match="cannot be accepted, mend the page"):
        acceptance.accept(folder, lost[:1], TERMS)


@pytest.mark.parametrize("day", ["2026-11-21", "2027-11-23"])
def test_last_day_lies_between_today_and_a_year_from_today(day: str) -> None:
    with pytest.raises(UsageError, match="must lie between 2026-11-22 and 2027-11-22"):
        acceptance.end_date(datetime.date.fromisoformat(day), TODAY)
    assert acceptance.end_date(None, TODAY) == NEXT_YEAR


def test_backlog_lets_only_new_findings_count(folder: Path) -> None:
    made = acceptance.backlog(folder, before := _report(folder), NEXT_YEAR)
    acceptance.save(folder / "baseline.toml", made.text)
    assert (made.added, made.renewed, made.kept) == (len({finding.fingerprint for finding in before.diagnostics}), 0, 0)
    quiet = _report(folder)
    assert not [finding for finding in quiet.diagnostics if finding.suppressed_by is None]
    assert acceptance.backlog(folder, quiet, NEXT_YEAR).text == made.text
    _edit(folder, "300 by default", "200 by default")
    drifted = _report(folder)
    assert pipeline.is_over(drifted, Severity.BREAKING, Confidence.HIGH)
    assert "default/mismatch" in [finding.id for finding in drifted.diagnostics if finding.suppressed_by is None]


def test_prune_drops_what_is_mended_and_what_has_a_ruling_of_its_own(folder: Path) -> None:
    made = acceptance.backlog(folder, before := _report(folder), NEXT_YEAR)
    acceptance.save(folder / "baseline.toml", made.text)
    _edit(folder, "a maximum of 25 AS groups", "a maximum of 10 AS groups")
    mended = _report(folder)
    assert _ids(mended, "suppress/") == ["suppress/unused"]
    other = next(finding for finding in before.diagnostics if finding.id == "constraint/charset-mismatch")
    acceptance.save(folder / "rulings.toml", acceptance.accept(folder, [other], TERMS))
    pruned = acceptance.pruned(folder, mended)
    assert (pruned.dropped, pruned.kept) == (2, made.added - 2)
    assert set(made.text.split("\n\n")) - set(pruned.text.split("\n\n")) == {
        part for part in made.text.split("\n\n") if _quota(before) in part or other.fingerprint in part
    }
    acceptance.save(folder / "baseline.toml", pruned.text)
    assert _ids(_report(folder), "suppress/") == []


def test_no_file_is_made_to_hold_nothing(folder: Path) -> None:
    nothing = replace(_report(folder), diagnostics=())
    for made in (acceptance.backlog(folder, nothing, NEXT_YEAR), acceptance.pruned(folder, nothing)):
        acceptance.save(folder / "baseline.toml", made.text)
    assert not (folder / "baseline.toml").exists()


def test_backlog_renews_what_has_died_and_leaves_dead_rulings_to_their_author(folder: Path) -> None:
    made = acceptance.backlog(folder, before := _report(folder), datetime.date(2026, 12, 1))
    acceptance.save(folder / "baseline.toml", made.text)
    ruled = Terms(reason="x", expires=datetime.date(2026, 12, 1))
    acceptance.save(folder / "rulings.toml", acceptance.accept(folder, acceptance.named(before, _quota(before)), ruled))
    later = acceptance.backlog(folder, _report(folder, datetime.date(2026, 12, 2)), datetime.date(2027, 12, 2))
    assert (later.added, later.renewed, later.kept) == (0, made.added - 1, 1)


def test_file_that_cannot_be_written_is_a_user_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"rulings\.toml: cannot be written"):
        acceptance.save(tmp_path / "none" / "rulings.toml", "# ours\n")
