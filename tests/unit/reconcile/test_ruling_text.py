"""Entries are written so that they read back, and leave without touching their neighbours."""

from __future__ import annotations

import datetime
import tomllib

import pytest

from generator.reconcile.ruling_text import Terms, entry, with_entries, without_entries
from generator.reconcile.rulings import RulingChoice
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.errors import UsageError
from generator.source.text import Lang, SourceFile

KIND = Kind("quota/mismatch", Severity.BREAKING, Confidence.EXACT, "the limit is {zh} in zh and {en} in en", "配额中文为 {zh}，英文为 {en}")
TERMS = Terms(reason="the clouds differ", expires=datetime.date(2027, 3, 31))


def _finding(zh: str = "默认最多可以创建10个伸缩组。", limit: int = 10) -> Diagnostic:
    page = SourceFile.of(zh, "zh/创建弹性伸缩组.md", Lang.ZH)
    operation = "POST /v1/{project_id}/scaling_group"
    labels = (Label(Lang.ZH, page.span(0, len(zh)), zh), Label(Lang.EN, None, absent=True))
    return Diagnostic(KIND, Subject(topic="0043063023", operation=operation, location="quota"), (("zh", limit), ("en", 25)), labels)


def test_entry_says_what_it_is_about_and_holds_the_hash_of_each_text():
    finding = _finding()
    assert entry([finding], TERMS) == (
        "# breaking: the limit is 10 in zh and 25 in en\n"
        "# POST /v1/{project_id}/scaling_group  quota\n"
        "[[ruling]]\n"
        f'fingerprint = "{finding.fingerprint}"\n'
        'rule = "quota/mismatch"\n'
        'choice = "accept"\n'
        'reason = "the clouds differ"\n'
        "expires = 2027-03-31\n"
        'zh_sha = "18796f3bf5d5f7cf"\n'
        'en_sha = ""\n'
    )


def test_texts_of_equal_findings_are_hashed_in_any_order():
    one, other = _finding(), _finding("默认最多可以创建10个。")
    hashes = [entry(findings, TERMS).splitlines()[-2] for findings in ([one, other], [other, one], [one], [other])]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


@pytest.mark.parametrize("words", ['say "no"', "a\\b", "two\nlines", "\x1b[31m\x7f\u202e", "理由 ✓", "'''\"\"\"", "\udc80 from a terminal"])
def test_any_reason_and_owner_read_back(words):
    terms = Terms(choice=RulingChoice.ZH, reason=words, owner=words, expires=TERMS.expires)
    read = tomllib.loads(entry([_finding()], terms))["ruling"][0]
    assert (read["reason"], read["owner"]) == (words.replace("\udc80", "?"),) * 2


def test_hostile_message_stays_a_comment():
    hostile = Diagnostic(KIND, Subject(location="body.a\n[[ruling]]"), (("zh", 'x"\n[[ruling]]\nfingerprint = "'), ("en", "\r\x00")))
    assert len(tomllib.loads(entry([hostile], TERMS))["ruling"]) == 1


@pytest.mark.parametrize("before", ["", "# ours\n", "# ours", "# ours\n\n", '[[ruling]]\nfingerprint = "x" # why\n', "# ours\r\n"])
def test_adding_keeps_what_is_there_byte_for_byte(before):
    added = with_entries(before, ["[[ruling]]\na = 1\n", "[[ruling]]\na = 2\n"])
    assert added.startswith(before)
    assert [ruling.get("a") for ruling in tomllib.loads(added)["ruling"]][-2:] == [1, 2]
    assert "\r\n\r\n[[ruling]]\r\n" in added if "\r" in before else "\r" not in added


def _file(*entries: str) -> str:
    return "# decisions of the docs team\n\n" + "\n".join(entries)


def test_dropping_takes_an_entry_with_its_comments_and_nothing_else():
    first, second, third = (entry([_finding(limit=limit)], TERMS) for limit in (1, 2, 3))
    text = _file(first, second + "# until the next release\n", third)
    gone = _finding(limit=2).fingerprint
    assert without_entries(text, "rulings.toml", [gone]) == _file(first, "# until the next release\n", third)
    assert without_entries(text, "rulings.toml", []) == text


def test_dropping_every_entry_leaves_the_comment_at_the_top():
    text = _file(entry([_finding(limit=1)], TERMS), entry([_finding(limit=2)], TERMS))
    fingerprints = [_finding(limit=limit).fingerprint for limit in (1, 2)]
    assert without_entries(text, "rulings.toml", fingerprints) == "# decisions of the docs team\n\n"


def test_entry_that_cannot_be_cut_out_cleanly_is_left_to_its_author():
    tangled = entry([_finding()], TERMS).replace('"the clouds differ"', '"""\n[[ruling]]\n"""')
    with pytest.raises(UsageError, match=r"baseline\.toml:\d+: cannot be dropped cleanly; delete the ruling by hand"):
        without_entries(tangled + entry([_finding(limit=2)], TERMS), "baseline.toml", [_finding().fingerprint])
