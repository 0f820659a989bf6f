"""zh and en have no direction: the same page twice is silent, and swapped languages give the mirrored report."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reconcile.checks import CONTRACT_KINDS
from generator.reconcile.merge import reconcile
from generator.reconcile.pairing import pair_pages
from generator.source.text import Lang

from .drafting import SETTINGS, in_language

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "as"
CONTRACT = {kind.id for kind in CONTRACT_KINDS}


@pytest.fixture(scope="module")
def drafts():
    from generator.extract.page import extract_page
    from generator.source.files import read_source
    from generator.syntax.reader import read_page

    pages = {}
    for lang in Lang:
        (path,) = (SEEDS / lang.value).glob("*.md")
        pages[lang] = extract_page(read_page(read_source(path, f"{lang.value}/{path.name}", lang)))
    return pages


def _contract(*pages):
    pairs, _ = pair_pages(pages)
    return [finding for finding in reconcile(SETTINGS, pairs).diagnostics if finding.id in CONTRACT]


@pytest.mark.parametrize("lang", list(Lang))
def test_a_page_agrees_with_itself(drafts, lang):
    page = drafts[lang]
    twin = in_language(page, lang.other)
    assert [(finding.id, finding.subject.location) for finding in _contract(page, twin)] == []


def _mirrored(text):
    return text.replace("-in-zh", "-in-@").replace("-in-en", "-in-zh").replace("-in-@", "-in-en")


def _swapped(args):
    names = {"zh": "en", "en": "zh", "zh_subject": "en_subject", "en_subject": "zh_subject"}
    values = {"zh": "en", "en": "zh"}
    return tuple(sorted((names.get(name, name), values.get(value, value) if name == "lang" else value) for name, value in args))


def test_swapped_languages_mirror_the_report(drafts):
    zh, en = drafts[Lang.ZH], drafts[Lang.EN]
    straight = _contract(zh, en)
    crossed = _contract(in_language(en, Lang.ZH), in_language(zh, Lang.EN))
    assert straight
    assert sorted((_mirrored(f.id), f.subject.location, _swapped(f.args)) for f in straight) == sorted(
        (f.id, f.subject.location, tuple(sorted(f.args))) for f in crossed
    )


def test_order_of_pages_does_not_matter(drafts):
    zh, en = drafts[Lang.ZH], drafts[Lang.EN]
    assert [f.fingerprint for f in _contract(zh, en)] == [f.fingerprint for f in _contract(en, zh)]


def test_every_kind_speaks_both_languages_and_is_documented():
    for kind in CONTRACT_KINDS:
        assert kind.en, kind.id
        assert kind.zh, kind.id
        assert kind.doc, kind.id
    assert len(CONTRACT) == len(CONTRACT_KINDS)
