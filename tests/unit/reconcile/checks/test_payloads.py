"""Samples of both pages compared as JSON."""

from __future__ import annotations

from generator.model.claim import Claim
from generator.model.draft import OperationDraft, PageDraft, PageKind, SampleDraft, SampleKind
from generator.reconcile.aligned import AlignedBy, OperationPair, PagePair
from generator.reconcile.checks.payloads import check_payloads
from generator.source.text import Lang, SourceFile


def _pair(zh: object, en: object) -> OperationPair:
    sides = {}
    for lang, body in ((Lang.ZH, zh), (Lang.EN, en)):
        file = SourceFile.of("{}", f"{lang.value}/page.md", lang)
        span = file.span(0, 2)
        sample = SampleDraft(kind=SampleKind.RESPONSE, span=span, text="{}", body=body, has_body=True)
        operation = OperationDraft(
            method=Claim("GET", span, "t"), paths=(Claim("/g", span, "t"),), title=Claim("t", span, "t"), samples=(sample,)
        )
        sides[lang] = (PageDraft(file=file, kind=PageKind.API, topic="1", title=None, operations=(operation,)), operation)
    pages = PagePair(topic="1", zh=sides[Lang.ZH][0], en=sides[Lang.EN][0], by=AlignedBy.ID)
    return OperationPair(pages=pages, zh=sides[Lang.ZH][1], en=sides[Lang.EN][1])


def _found(zh: object, en: object) -> list[tuple[str, dict[str, object]]]:
    return [(finding.subject.location, dict(finding.args)) for finding in check_payloads(_pair(zh, en))]


def test_members_and_switches_that_differ_are_one_finding():
    zh = {"networks": [{"id": "a", "ipv6_enable": True, "project_id": "1"}]}
    en = {"networks": [{"id": "b", "ipv6_enable": False}]}
    expected = {"kind": "response", "zh": "networks[].project_id", "en": "-", "values": "networks[].ipv6_enable"}
    assert _found(zh, en) == [("response.example", expected)]


def test_names_and_ids_may_differ():
    assert _found({"name": "伸缩组", "id": "3cd35bca"}, {"name": "as-group", "id": "47683a91"}) == []


def test_members_of_a_missing_member_are_not_listed_again():
    (found,) = _found({"group": {"a": 1, "b": {"c": 2}}}, {})
    assert found[1]["zh"] == "group"


def _calls(*samples: tuple[str | None, object], lang: Lang) -> OperationDraft:
    file = SourceFile.of("DELETE /g?cascade=true\n" * 4, f"{lang.value}/page.md", lang)
    span = file.span(0, 6)
    made = tuple(
        SampleDraft(kind=SampleKind.REQUEST, span=span, text="{}", method="DELETE", url=url, body=body, has_body=body is not None)
        for url, body in samples
    )
    return OperationDraft(method=Claim("DELETE", span, "t"), paths=(Claim("/g", span, "t"),), title=Claim("t", span, "t"), samples=made)


def _missing(zh: OperationDraft, en: OperationDraft) -> list[tuple[str, object, list[bool]]]:
    pages = PagePair(topic="1", zh=None, en=None, by=AlignedBy.ID)
    found = check_payloads(OperationPair(pages=pages, zh=zh, en=en))
    return [(finding.id, dict(finding.args)["title"], [label.absent for label in finding.labels]) for finding in found]


def test_a_call_that_only_one_page_shows_is_named():
    zh = _calls(("/g/1?cascade=true", None), ("/g/1", None), lang=Lang.ZH)
    en = _calls(("/g/1", None), lang=Lang.EN)
    assert _missing(zh, en) == [("example/sample-missing", "cascade", [False, True])]


def test_the_same_call_with_other_values_is_no_other_sample():
    zh = _calls((None, {"name": "甲"}), (None, {"name": "乙"}), lang=Lang.ZH)
    en = _calls((None, {"name": "a"}), lang=Lang.EN)
    assert _missing(zh, en) == []
