"""A person's decision counts while its reason, its date and the judged text stand."""

from __future__ import annotations

import datetime

import pytest

from generator.model.claim import Verdict
from generator.model.constraint import Quota
from generator.reconcile.merge import reconcile
from generator.reconcile.rulings import Rulings, judge, latest_expiry, load_decisions, load_rulings, read_rulings, text_sha
from generator.source.errors import UsageError
from generator.source.text import Lang

from .drafting import SETTINGS, Drafter, pair


@pytest.fixture
def quota_pair():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = zh.page(zh.operation(quotas=(Quota(limit=10, subject="伸缩组"),)))
    en_page = en.page(en.operation(quotas=(Quota(limit=25, subject="AS groups"),)))
    return pair(zh_page, en_page)


TODAY = datetime.date(2026, 11, 21)
UNTIL = "expires = 2027-06-30"


def _toml(fingerprint: str, *lines: str) -> str:
    return "\n".join(("[[ruling]]", f'fingerprint = "{fingerprint}"', *lines))


def _finding(quota_pair):
    (finding,) = reconcile(SETTINGS, [quota_pair]).diagnostics
    return finding


def _judged(quota_pair, rulings):
    return judge(reconcile(SETTINGS, [quota_pair], rulings).diagnostics, rulings)


def test_choice_decides_the_fact_and_silences_the_finding(quota_pair):
    text = _toml(_finding(quota_pair).fingerprint, 'choice = "en"', 'reason = "raised last year"', UNTIL)
    rulings = read_rulings(text, "rulings.toml", TODAY)
    result = reconcile(SETTINGS, [quota_pair], rulings)
    (fact,) = result.api.operations[0].quotas
    assert (fact.value.limit, fact.verdict, fact.reason) == (25, Verdict.RULED, "raised last year")
    (finding,) = judge(result.diagnostics, rulings)
    assert finding.suppressed_by == "raised last year"
    assert dict(finding.resolution)["used"] == "ruled"


def test_accept_silences_and_leaves_the_policy_to_decide(quota_pair):
    text = _toml(_finding(quota_pair).fingerprint, 'choice = "accept"', 'reason = "editions differ"', UNTIL)
    rulings = read_rulings(text, "rulings.toml", TODAY)
    result = reconcile(SETTINGS, [quota_pair], rulings)
    assert result.api.operations[0].quotas[0].value.limit == 10
    assert [finding.suppressed_by for finding in judge(result.diagnostics, rulings)] == ["editions differ"]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (('reason = ""', UNTIL), "suppress/missing-reason"),
        (('reason = "x"',), "suppress/missing-expiry"),
        (('reason = "x"', "expires = 2026-01-01"), "suppress/expired"),
        (('reason = "x"', UNTIL, 'zh_sha = "0000000000000000"'), "suppress/text-changed"),
    ],
)
def test_ruling_dies_without_reason_or_date_after_its_date_or_with_its_text(quota_pair, lines, kind):
    rulings = read_rulings(_toml(_finding(quota_pair).fingerprint, 'choice = "en"', *lines), "rulings.toml", TODAY)
    result = reconcile(SETTINGS, [quota_pair], rulings)
    judged = judge(result.diagnostics, rulings)
    assert [(finding.id, finding.suppressed_by) for finding in judged] == [("quota/mismatch", None), (kind, None)]
    assert result.api.operations[0].quotas[0].value.limit == 10


def test_date_beyond_a_year_counts_and_is_reported(quota_pair):
    text = _toml(_finding(quota_pair).fingerprint, 'choice = "en"', 'reason = "x"', "expires = 2027-11-22")
    judged = _judged(quota_pair, read_rulings(text, "rulings.toml", TODAY))
    assert [(finding.id, finding.suppressed_by) for finding in judged] == [("quota/mismatch", "x"), ("suppress/expiry-too-far", None)]
    assert latest_expiry(TODAY) == datetime.date(2027, 11, 21)


def test_ruling_with_the_right_text_hash_counts(quota_pair):
    finding = _finding(quota_pair)
    hashes = f'zh_sha = "{text_sha([finding], Lang.ZH)}"\nen_sha = "{text_sha([finding], Lang.EN)}"'
    rulings = read_rulings(_toml(finding.fingerprint, 'choice = "zh"', 'reason = "x"', UNTIL, hashes), "rulings.toml", TODAY)
    assert [finding.suppressed_by for finding in _judged(quota_pair, rulings)] == ["x"]


def test_ruling_that_matches_nothing_is_reported_at_its_line(quota_pair):
    text = "# decisions\n\n" + _toml("0" * 16, 'choice = "accept"', 'reason = "x"', UNTIL)
    unused = _judged(quota_pair, read_rulings(text, "rulings.toml", TODAY))[-1]
    assert (unused.id, str(unused.labels[0].span)) == ("suppress/unused", "rulings.toml:3:1")


def test_backlog_counts_where_no_ruling_stands(quota_pair, tmp_path):
    fingerprint = _finding(quota_pair).fingerprint
    (tmp_path / "baseline.toml").write_text(_toml(fingerprint, 'choice = "accept"', 'reason = "baseline"', UNTIL), encoding="utf-8")
    assert [finding.suppressed_by for finding in _judged(quota_pair, load_decisions(tmp_path, TODAY))] == ["baseline"]
    (tmp_path / "rulings.toml").write_text(_toml(fingerprint, 'choice = "en"', 'reason = "raised"', UNTIL), encoding="utf-8")
    assert [finding.suppressed_by for finding in _judged(quota_pair, load_decisions(tmp_path, TODAY))] == ["raised"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[ruling]\n", "rulings.toml:1: not valid TOML"),
        ("x = 1\n", "rulings.toml:1: unknown key 'x'"),
        ("[ruling]\nchoice = 'zh'\n", "two brackets"),
        ("\n[[ruling]]\nfingerprint = 'abc'\n", "rulings.toml:2: fingerprint 'abc' must be the 16 hex digits"),
        ("[[ruling]]\nfingerprint = '0000000000000000'\nchoice = 'fr'\n", "choice 'fr' must be one of zh, en, union, accept"),
        ("[[ruling]]\nfingerprint = '0000000000000000'\nchoice = 'zh'\nexpires = 'soon'\n", "must be a date"),
        ("[[ruling]]\nfingerprint = '0000000000000000'\nchoice = 'zh'\nwhy = 'x'\n", "unknown key 'why'"),
    ],
)
def test_wrong_file_is_a_user_error_with_its_line(text, message):
    with pytest.raises(UsageError, match=message):
        read_rulings(text, "rulings.toml")


def test_no_file_means_no_rulings(tmp_path):
    assert load_rulings(tmp_path, "rulings.toml") == Rulings()
