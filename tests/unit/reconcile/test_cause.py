"""Why two languages differ: each cause with the evidence that proves it, and unknown where nothing does."""

from __future__ import annotations

import pytest

from generator.extract.page import extract_page
from generator.reconcile.merge import reconcile
from generator.reconcile.pairing import pair_pages
from generator.source.diagnostic import CauseKind
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

from .drafting import SETTINGS

STALE, EDITION, TRANSLATION, UNKNOWN = CauseKind.STALE, CauseKind.EDITION, CauseKind.TRANSLATION, CauseKind.UNKNOWN
_HEADS = {
    Lang.ZH: ("功能介绍", "请求消息", "参数", "是否必选", "参数类型", "描述"),
    Lang.EN: ("Function", "Request", "Parameter", "Mandatory", "Type", "Description"),
}
NO = {Lang.ZH: "否", Lang.EN: "No"}


def _page(lang, number, *rows, text="", path="/v1/groups", method="POST"):
    """A page of one language; `rows` are names with descriptions."""
    function, request, *columns = _HEADS[lang]
    prefix = {Lang.ZH: "zh-cn", Lang.EN: "en-us"}[lang]
    table = "".join(f"<tr><td>{name}</td><td>{NO[lang]}</td><td>String</td><td>{words}</td></tr>" for name, words in rows)
    heads = "".join(f"<th>{column}</th>" for column in columns)
    body = f"## {request}\n\n<table><thead><tr>{heads}</tr></thead><tbody>{table}</tbody></table>\n\n" if rows else ""
    title = f'# {lang.value} {number}<a name="{prefix}_topic_{number:010d}"></a>'
    lines = f"{title}\n\n## {function}\n\n{text}\n\n## URI\n\n{method} {path}\n\n{body}"
    return extract_page(read_page(SourceFile.of(lines, f"{lang.value}/page-{number}.md", lang)))


def _causes(*pages):
    """Id of each finding of the first page -> its cause."""
    pairs, _ = pair_pages(pages)
    found = reconcile(SETTINGS, pairs).diagnostics
    return {finding.id: finding.cause for finding in found if finding.subject.topic == "0000000001"}


def _pages(number, zh, en, path="/v1/groups", method="POST"):
    """Both pages of a pair: a name with its descriptions each, or prose."""
    if isinstance(zh, str):
        return [_page(Lang.ZH, number, text=zh, path=path), _page(Lang.EN, number, text=en, path=path)]
    return [_page(Lang.ZH, number, *zh, path=path, method=method), _page(Lang.EN, number, *en, path=path, method=method)]


FIELD = ("ipv6_enable", "是否启用IPv6。")
RESERVED = ("ipv6_enable", "This parameter is reserved.")
ID = {Lang.ZH: ("id", "标识。"), Lang.EN: ("id", "Specifies the ID.")}


@pytest.mark.parametrize(
    ("elsewhere", "cause"),
    [
        (([ID[Lang.ZH]], [ID[Lang.EN], ("ipv6_enable", "Specifies whether IPv6 is enabled.")]), STALE),
        (([ID[Lang.ZH]], [ID[Lang.EN], RESERVED]), EDITION),
        (([ID[Lang.ZH], FIELD], [ID[Lang.EN]]), EDITION),
        (([ID[Lang.ZH]], [ID[Lang.EN]]), UNKNOWN),
    ],
)
def test_missing_field_by_what_other_pages_document(elsewhere, cause):
    found = _causes(*_pages(1, [ID[Lang.ZH], FIELD], [ID[Lang.EN]]), *_pages(2, *elsewhere, method="PUT"))["field/missing-in-en"]
    assert found.kind is cause
    assert bool(found.evidence) is (cause is not UNKNOWN)


def test_a_common_name_of_another_resource_is_no_evidence():
    here = _pages(1, [ID[Lang.ZH], ("type", "类型。")], [ID[Lang.EN]])
    far = _pages(2, [ID[Lang.ZH]], [ID[Lang.EN], ("type", "Specifies the type.")], path="/v1/policies")
    assert _causes(*here, *far)["field/missing-in-en"].kind is UNKNOWN


LONG = ("name", "长度为1~300个字符。")
SHORT = ("name", "The name contains 1 to 200 characters.")
SHORT_ZH = ("name", "长度为1~200个字符。")
LONG_EN = ("name", "The name contains 1 to 300 characters.")


@pytest.mark.parametrize(
    ("elsewhere", "cause", "evidence"),
    [
        (([LONG], [LONG_EN]), STALE, "en/page-2.md:13 says the same as zh/page-1.md:13"),
        (([SHORT_ZH], [SHORT]), STALE, "zh/page-2.md:13 says the same as en/page-1.md:13"),
        (([LONG], [SHORT]), EDITION, "zh/page-2.md:13 says the same as zh/page-1.md:13"),
        (([ID[Lang.ZH]], [ID[Lang.EN]]), UNKNOWN, None),
    ],
)
def test_contradiction_by_which_side_other_pages_take(elsewhere, cause, evidence):
    found = _causes(*_pages(1, [LONG], [SHORT]), *_pages(2, *elsewhere, method="PUT"))["constraint/max-length-mismatch"]
    assert (found.kind, next(iter(found.evidence), None)) == (cause, evidence)


def test_half_a_range_was_lost_in_translation():
    zh, en = ("name", "名称（1-64个字符）。"), ("name", "Specifies the name. The name cannot exceed 64 characters.")
    found = _causes(*_pages(1, [zh], [en]))["constraint/missing-in-one"]
    assert found.kind is TRANSLATION
    assert found.evidence == ("zh/page-1.md:13 says “1-64个字符”", "en/page-1.md:13 says “cannot exceed 64 characters”")


CALLBACK = "当实例的计费方式为包年/包月时，不会删除该实例。"


def test_an_exception_that_no_en_page_has_a_word_for_is_an_editions():
    zh = [("name", "名称，可选。\n" + CALLBACK)]
    en = [("name", "Specifies the name, which is optional.")]
    other = _pages(2, "包年/包月的实例按月计费。", "Instances are billed by month.", path="/v1/orders")
    found = _causes(*_pages(1, zh, en), *other)["text/missing-condition"]
    assert found.kind is EDITION
    assert found.evidence[-1] == "no en page has a word for “包年/包月”"


def test_a_sentence_that_en_has_elsewhere_was_left_behind():
    zh = "伸缩组用于管理实例。\n\n删除伸缩组时，正在运行的实例不会被删除。"
    here = "An AS group is used to manage instances."
    full = here + "\n\nWhen you delete an AS group, running instances are not deleted."
    found = _causes(*_pages(1, zh, here), *_pages(2, zh, full, path="/v1/groups/{id}"))
    (cause,) = [cause for kind, cause in found.items() if kind.startswith("text/")]
    assert cause.kind is STALE
    assert cause.evidence[0].startswith("en/page-2.md:7 says “When you delete an AS group")


def test_a_sentence_rendered_rightly_elsewhere_was_mistranslated():
    zh = "在每次伸缩活动完成之后，系统开始计算冷却时间。"
    wrong = "After a scaling action is triggered, the system starts the cooldown period."
    right = "After a scaling action is complete, the system starts the cooldown period."
    found = _causes(*_pages(1, zh, wrong), *_pages(2, zh, right, path="/v1/groups/{id}"))["text/event-mismatch"]
    assert found.kind is TRANSLATION
    assert found.evidence == (f"en/page-2.md:5 says “{right[:70]}…” for zh/page-2.md:5",)


def test_links_to_a_site_that_the_other_language_never_links_to_are_an_editions():
    zh = "可用区请参考[地区和终端节点](https://developer.huaweicloud.com/endpoint)。"
    en = "For details about the AZ, see [Regions and Endpoints](https://docs.otc.t-systems.com/en-us/endpoint/index.html)."
    found = _causes(*_pages(1, zh, en), *_pages(2, zh, en, path="/v1/groups/{id}"))["ref/host-mismatch"]
    assert found.kind is EDITION
    assert "no en page links to developer.huaweicloud.com" in found.evidence


def test_pages_of_one_resource_in_one_language_are_an_editions():
    shared = [page for number in (6, 7, 8) for page in _pages(number, [ID[Lang.ZH]], [ID[Lang.EN]], path=f"/v1/policies/{number}x")]
    hooks = [_page(Lang.ZH, number, ID[Lang.ZH], path=f"/v1/hooks/{number}x") for number in (1, 2)]
    found = _causes(*hooks, *shared)["page/missing-counterpart"]
    assert (found.kind, found.evidence[-1]) == (EDITION, "no en page has a path of hook")
    assert _causes(hooks[0], *shared)["page/missing-counterpart"].kind is UNKNOWN


def test_same_words_have_one_cause_on_every_page():
    zh = "在每次伸缩活动完成之后，系统开始计算冷却时间。"
    wrong = "After a scaling action is triggered, the system starts the cooldown period."
    pages = [*_pages(1, zh, wrong), *_pages(2, zh, wrong, path="/v1/groups/{id}")]
    pairs, _ = pair_pages(pages)
    kinds = [finding.cause.kind for finding in reconcile(SETTINGS, pairs).diagnostics if finding.id == "text/event-mismatch"]
    assert kinds == [TRANSLATION, TRANSLATION]
