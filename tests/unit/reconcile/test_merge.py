"""What two pages become: fields of both, values that both allow, names that stay."""

from __future__ import annotations

import dataclasses

import pytest

from generator.model.claim import Verdict
from generator.model.constraint import (
    CharClass,
    Charset,
    Default,
    Deprecated,
    Enumeration,
    EnumValue,
    Format,
    ItemCount,
    Length,
    Quota,
    Range,
)
from generator.model.draft import Mandatory
from generator.model.schema import INTEGER, STRING, ArrayType, In, ObjectType
from generator.reconcile.merge import reconcile
from generator.source.diagnostic import CauseKind, Severity
from generator.source.errors import UsageError
from generator.source.text import Lang

from .drafting import PATH, SETTINGS, Drafter, body_page, pair


def _api(zh_page, en_page, **settings):
    return reconcile(dataclasses.replace(SETTINGS, **settings), [pair(zh_page, en_page)]).api


def _ids(zh_page, en_page):
    found = reconcile(SETTINGS, [pair(zh_page, en_page)]).diagnostics
    return [finding.id for finding in found if not finding.id.startswith("defect/")]


def test_row_only_in_zh_is_kept_in_place_and_reported():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("id", row="r1"), zh.field("ipv6_enable", row="r2"), zh.field("vpc_id", row="r3"))
    en_page = body_page(en, en.field("id", row="r1"), en.field("vpc_id", row="r3"))
    result = reconcile(SETTINGS, [pair(zh_page, en_page)])
    fields = result.api.struct("CreateScalingGroupRequest").fields
    assert [(field.name, field.path, field.only) for field in fields] == [
        ("id", "body.id", None),
        ("ipv6_enable", "body.ipv6_enable", Lang.ZH),
        ("vpc_id", "body.vpc_id", None),
    ]
    (finding,) = result.diagnostics
    assert (finding.id, finding.subject.operation, finding.subject.location) == ("field/missing-in-en", f"POST {PATH}", "body.ipv6_enable")
    assert [(label.lang, label.absent) for label in finding.labels] == [(Lang.ZH, False), (Lang.EN, True)]
    assert finding.labels[1].span is not None
    assert finding.labels[1].span.position == en_page.structs[0].fields[0].row.end_position
    assert dict(finding.resolution) == {"policy": "fields", "used": "union"}


def test_request_takes_what_both_editions_allow():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    letters = (CharClass.LETTER, CharClass.DIGIT)
    zh_page = body_page(
        zh,
        zh.field("name", STRING, Length(min=1, max=64), Charset(classes=(CharClass.HAN, *letters), literals="-_")),
        zh.field("size", INTEGER, Range(min=40, max=1024)),
    )
    en_page = body_page(
        en,
        en.field("name", STRING, Length(max=64), Charset(classes=letters, literals="-_")),
        en.field("size", INTEGER, Range(min=1, max=500)),
    )
    name, size = _api(zh_page, en_page).struct("CreateScalingGroupRequest").fields
    assert [(fact.value, fact.verdict) for fact in name.constraints] == [
        (Length(min=1, max=64), Verdict.ZH_CHOSEN),
        (Charset(classes=letters, literals="-_"), Verdict.EN_CHOSEN),
    ]
    assert [(fact.value, fact.verdict) for fact in size.constraints] == [(Range(min=40, max=500), Verdict.INTERSECTION)]
    assert size.constraints[0].reason == "a value that both editions allow is right in both"
    assert sorted(_ids(zh_page, en_page)) == [
        "constraint/charset-mismatch",
        "constraint/max-mismatch",
        "constraint/min-mismatch",
        "constraint/missing-in-one",
    ]


def test_policy_is_changed_by_settings_and_refuses_what_it_does_not_know():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("size", INTEGER, Range(min=40, max=1024)))
    en_page = body_page(en, en.field("size", INTEGER, Range(min=1, max=500)))
    wide = _api(zh_page, en_page, policy={"request-constraints": "wider"}).struct("CreateScalingGroupRequest").fields[0]
    assert (wide.constraints[0].value, wide.constraints[0].verdict) == (Range(min=1, max=1024), Verdict.UNION)
    with pytest.raises(UsageError, match="unknown policy 'requests'"):
        _api(zh_page, en_page, policy={"requests": "wider"})
    with pytest.raises(UsageError, match="choose one of lower, zh, en"):
        _api(zh_page, en_page, policy={"quotas": "wider"})


def test_quota_keeps_both_claims_and_takes_the_lower_limit():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    ten, many = Quota(limit=10, subject="伸缩组"), Quota(limit=25, subject="AS groups", scope="each user")
    zh_page, en_page = zh.page(zh.operation(quotas=(ten,))), en.page(en.operation(quotas=(many,)))
    (fact,) = _api(zh_page, en_page).operations[0].quotas
    assert (fact.value, fact.verdict, [claim.value for claim in fact.claims]) == (ten, Verdict.ZH_CHOSEN, [ten, many])
    assert _ids(zh_page, en_page) == ["quota/mismatch"]


def test_required_in_one_language_is_required_in_requests_only():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("key_name", required=False))
    en_page = body_page(en, en.field("key_name", required=True))
    field = _api(zh_page, en_page).struct("CreateScalingGroupRequest").fields[0]
    assert (field.required.value, field.required.verdict) == (Mandatory(True), Verdict.EN_CHOSEN)
    assert _ids(zh_page, en_page) == ["required/mismatch"]


def test_vague_type_takes_the_precise_one_without_a_finding():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("zones", ArrayType()), zh.field("flag", STRING))
    en_page = body_page(en, en.field("zones", ArrayType(STRING)), en.field("flag", INTEGER))
    zones, flag = _api(zh_page, en_page).struct("CreateScalingGroupRequest").fields
    assert (zones.type.value, zones.type.verdict) == (ArrayType(STRING), Verdict.AGREED)
    assert (flag.type.value, flag.type.verdict) == (STRING, Verdict.ZH_CHOSEN)
    assert _ids(zh_page, en_page) == ["type/mismatch"]


def test_pages_of_one_method_and_path_become_variants():
    zh = Drafter(Lang.ZH, "zh/a.md")
    other = Drafter(Lang.ZH, "zh/b.md")
    first = body_page(zh, zh.field("name"), topic="0001")
    second = other.page(
        other.operation(request="0002#table9", title="创建伸缩组（按模板）"),
        topic="0002",
        structs=(other.struct("0002#table9", other.field("template_id"), table="table9"),),
    )
    api = reconcile(SETTINGS, [pair(first, None), pair(second, None)]).api
    (operation,) = api.operations
    assert [page.path for page in operation.pages] == ["zh/a.md", "zh/b.md"]
    assert len(operation.request) == 2
    assert operation.request[0].type == ObjectType("CreateScalingGroupRequest")


def test_parameter_of_several_pages_is_described_in_each_language():
    zh, other, en = Drafter(Lang.ZH, "zh/a.md"), Drafter(Lang.ZH, "zh/b.md"), Drafter(Lang.EN, "en/b.md")

    def described(drafter, words):
        field = dataclasses.replace(drafter.field("limit", INTEGER, location=In.QUERY), description=drafter.claim(words))
        return drafter.page(drafter.operation(parameters=(field,)), topic="0001" if drafter is zh else "0002")

    pairs = [pair(described(zh, "每页数量"), None), pair(described(other, "条数"), described(en, "Records on a page"))]
    (operation,) = reconcile(SETTINGS, pairs).api.operations
    (limit,) = operation.parameters
    assert (limit.description.zh.value, limit.description.en.value) == ("每页数量", "Records on a page")


def test_recursive_struct_is_named_once():
    zh = Drafter(Lang.ZH)
    key = "0043063023#children"
    node = zh.struct(key, zh.field("name"), zh.field("children", ArrayType(ObjectType(key))))
    api = reconcile(SETTINGS, [pair(zh.page(zh.operation(request=key), structs=(node,)), None)]).api
    assert [struct.name for struct in api.structs] == ["CreateScalingGroupRequest"]
    assert api.structs[0].fields[1].type.value == ArrayType(ObjectType("CreateScalingGroupRequest"))


def test_nested_struct_is_named_after_its_parent_and_field():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    pages = []
    for drafter in (zh, en):
        inner = drafter.struct("0043063023#t2", drafter.field("id"), table="t2")
        outer = drafter.struct("0043063023#t1", drafter.field("networks", ArrayType(ObjectType("0043063023#t2"))), table="t1")
        pages.append(drafter.page(drafter.operation(request="0043063023#t1"), structs=(outer, inner)))
    api = reconcile(SETTINGS, [pair(*pages)]).api
    assert [(struct.name, struct.fields[0].path) for struct in api.structs] == [
        ("CreateScalingGroupRequest", "body.networks"),
        ("CreateScalingGroupRequestNetwork", "body.networks[].id"),
    ]


def test_success_status_is_inferred_only_when_nobody_states_it():
    zh = Drafter(Lang.ZH)
    stated = reconcile(SETTINGS, [pair(zh.page(zh.operation(statuses=("202", "400"))), None)]).api.operations[0]
    silent = reconcile(SETTINGS, [pair(zh.page(zh.operation(statuses=("400",))), None)]).api.operations[0]
    deleted = reconcile(SETTINGS, [pair(zh.page(zh.operation(method="DELETE")), None)]).api.operations[0]
    assert [(response.status, response.inferred) for response in stated.responses] == [("202", False), ("400", False)]
    assert [(response.status, response.inferred) for response in silent.responses] == [("200", True), ("400", False)]
    assert [(response.status, response.inferred) for response in deleted.responses] == [("204", True)]


def test_alternative_path_of_one_language_is_kept():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = zh.page(zh.operation(method="GET", paths=("/v2.1/{project_id}/flavors",)))
    en_page = en.page(en.operation(method="GET", paths=("/v2/{project_id}/flavors", "/v2.1/{project_id}/flavors")))
    operation = _api(zh_page, en_page).operations[0]
    assert (operation.path, operation.alternative_paths) == ("/v2.1/{project_id}/flavors", ("/v2/{project_id}/flavors",))
    assert _ids(zh_page, en_page) == ["op/path-missing-in-one"]


def test_path_parameter_named_otherwise_is_one_parameter():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = zh.page(zh.operation(paths=("/v1/{tenant_id}/groups",), parameters=(zh.field("tenant_id", required=True, location=In.PATH),)))
    en_page = en.page(
        en.operation(paths=("/v1/{project_id}/groups",), parameters=(en.field("project_id", required=True, location=In.PATH),))
    )
    (parameter,) = _api(zh_page, en_page).operations[0].parameters
    assert (parameter.name, parameter.only) == ("tenant_id", None)


def test_row_with_two_wire_names_keeps_both_and_demands_neither():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("version_Id", required=True, row="r1"))
    en_page = body_page(en, en.field("version_id", required=True, row="r1"))
    fields = _api(zh_page, en_page).struct("CreateScalingGroupRequest").fields
    assert [(field.name, field.required.value.required) for field in fields] == [("version_Id", False), ("version_id", False)]
    assert _ids(zh_page, en_page) == ["field/renamed"]


@pytest.mark.parametrize(
    ("zh_says", "en_says", "expected"),
    [
        (Default(value=0), Default(value="0"), []),
        (Default(value=10), Default(value=20), ["default/mismatch"]),
        (Default(value=False), None, ["default/missing-in-one"]),
        (ItemCount(max=6), ItemCount(max=6), []),
        (ItemCount(max=6), ItemCount(max=5), ["constraint/max-items-mismatch"]),
        (Enumeration(values=(EnumValue("ADD"),)), Enumeration(values=(EnumValue("add"),)), []),
        (Enumeration(values=(EnumValue("ADD"), EnumValue("SET"))), Enumeration(values=(EnumValue("ADD"),)), ["constraint/enum-mismatch"]),
        (Range(min=0, max=9), Range(max=9), []),
    ],
)
def test_constraint_findings(zh_says, en_says, expected):
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("name", STRING, *((zh_says,) if zh_says else ())))
    en_page = body_page(en, en.field("name", STRING, *((en_says,) if en_says else ())))
    assert _ids(zh_page, en_page) == expected


def test_value_that_the_other_text_mentions_is_not_called_missing():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("lb_listener_id", STRING, ItemCount(max=6)))
    en_page = body_page(en, en.field("lb_listener_id", STRING, text="The system supports up to six load balancer listeners."))
    assert _ids(zh_page, en_page) == []


def test_one_language_alone_gives_no_findings():
    zh = Drafter(Lang.ZH)
    result = reconcile(SETTINGS, [pair(body_page(zh, zh.field("name")), None)])
    assert result.diagnostics == ()
    assert result.api.languages == (Lang.ZH,)
    assert result.api.operations[0].only is None
    assert result.api.structs[0].fields[0].only is None


_LETTERS = (CharClass.LETTER, CharClass.DIGIT)


@pytest.mark.parametrize(
    ("zh_says", "zh_text", "en_says", "en_text", "expected"),
    [
        # One statement in zh, two in en.
        (
            (Charset(classes=_LETTERS, literals="-.", first=Charset(classes=_LETTERS)),),
            "以数字或字母开头，只能包含数字、字母、’-’、’.’。",
            (Charset(first=Charset(classes=_LETTERS)), Charset(classes=_LETTERS, literals="-.")),
            "can contain only digits, letters, hyphens (-), and periods (.) and must start with a digit or letter",
            [],
        ),
        (
            (Charset(classes=_LETTERS, literals="-/"),),
            "只能使用字母、数字、‘-’、‘/’",
            (Charset(classes=_LETTERS),),
            "can contain only letters, digits, and special characters such as -/.%",
            [],
        ),
        (
            (),
            "支持字母、数字、中文等。",
            (Charset(classes=_LETTERS),),
            "consists of only letters and digits.",
            ["constraint/missing-in-one"],
        ),
        (
            (),
            "1-64个字符，中英文、数字、下划线、中划线。",
            (Charset(classes=(CharClass.HAN, *_LETTERS), literals="-_"),),
            "consist of Chinese characters, letters, digits, underscores (_), and hyphens (-).",
            [],
        ),
        ((Charset(forbidden="<>"),), "不能输入<>。", (), "Provides supplementary information.", ["constraint/missing-in-one"]),
    ],
)
def test_characters_are_compared_by_what_all_sentences_say(zh_says, zh_text, en_says, en_text, expected):
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("name", STRING, *zh_says, text=zh_text))
    en_page = body_page(en, en.field("name", STRING, *en_says, text=en_text))
    assert [diagnostic.id for diagnostic in reconcile(SETTINGS, [pair(zh_page, en_page)]).diagnostics] == expected


def test_word_of_the_prose_does_not_stand_for_a_listed_value():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    values = Enumeration(values=(EnumValue("bandwidth"), EnumValue("traffic")))
    zh_page = body_page(zh, zh.field("charging_mode", STRING, values))
    prose = body_page(en, en.field("charging_mode", STRING, text="Specifies the bandwidth billing mode.\ntraffic: billed by traffic."))
    listed = body_page(en, en.field("charging_mode", STRING, text="The options are bandwidth and traffic."))
    assert _ids(zh_page, prose) == ["constraint/missing-in-one"]
    assert _ids(zh_page, listed) == []


def test_abolished_field_is_breaking():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("notifications", STRING, Deprecated(note="该通知方式已经被废除")))
    en_page = body_page(en, en.field("notifications", STRING))
    (finding,) = reconcile(SETTINGS, [pair(zh_page, en_page)]).diagnostics
    assert (finding.id, finding.severity) == ("lifecycle/deprecation-mismatch", Severity.BREAKING)


def test_missing_field_of_one_edition_names_its_evidence():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    far = Drafter(Lang.EN, "en/querying-as-groups.md")
    zh_page, en_page = body_page(zh, zh.field("ipv6_enable")), body_page(en, en.field("id"))
    sibling = body_page(far, far.field("ipv6_enable"), topic="0043063030")
    found = reconcile(SETTINGS, [pair(zh_page, en_page), pair(None, sibling)]).diagnostics
    cause = next(finding.cause for finding in found if finding.id == "field/missing-in-en")
    assert cause.kind is CauseKind.STALE
    assert cause.evidence == (f"en/querying-as-groups.md:{sibling.structs[0].fields[0].name.span.position.line} documents ipv6_enable",)


def test_the_same_name_in_another_object_is_no_evidence():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    far = Drafter(Lang.EN, "en/querying-as-groups.md")

    def page(drafter, parent, *members, topic="0043063023"):
        root, inner = f"{topic}#table1", f"{topic}#table2"
        structs = (
            drafter.struct(root, drafter.field(parent, ObjectType(inner)), table="table1"),
            drafter.struct(inner, *(drafter.field(name) for name in members), table="table2"),
        )
        return drafter.page(drafter.operation(request=root), topic=topic, structs=structs)

    def cause(parent):
        pairs = [
            pair(page(zh, "bandwidth", "id", "size"), page(en, "bandwidth", "size")),
            pair(None, page(far, parent, "id", topic="0043063030")),
        ]
        found = reconcile(SETTINGS, pairs).diagnostics
        return next(finding.cause.kind for finding in found if finding.subject.location == "body.bandwidth.id")

    assert (cause("networks"), cause("bandwidths")) == (CauseKind.UNKNOWN, CauseKind.STALE)


def test_table_and_members_of_a_missing_object_go_with_it():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    root, inner = "0043063023#table1", "0043063023#table2"
    whole = (
        zh.struct(root, zh.field("name"), zh.field("ipv6_bandwidth", ObjectType(inner)), table="table1"),
        zh.struct(inner, zh.field("id"), table="table2"),
    )
    zh_page = zh.page(zh.operation(request=root), structs=whole)
    en_page = en.page(en.operation(request=root), structs=(en.struct(root, en.field("name"), table="table1"),))
    found = reconcile(SETTINGS, [pair(zh_page, en_page)]).diagnostics
    assert sorted((d.id, d.subject.location, dict(d.resolution).get("part-of")) for d in found) == [
        ("field/missing-in-en", "body.ipv6_bandwidth", None),
        ("field/missing-in-en", "body.ipv6_bandwidth.id", "body.ipv6_bandwidth"),
        ("field/table-missing-in-en", "body.ipv6_bandwidth", "body.ipv6_bandwidth"),
    ]


@pytest.mark.parametrize(
    ("constraint", "zh", "en", "ids"),
    [
        (Length(min=1, max=255), "不允许为空。最大长度255。", "It contains a maximum of 255 characters.", []),
        (Length(min=1, max=255), "最大长度255。", "It contains a maximum of 255 characters.", ["constraint/missing-in-one"]),
        (Format(name="uuid"), "uuid形式的一个资源标识。", "Specifies the ID in UUID format.", []),
        (Format(name="uuid"), "资源标识。", "Specifies the ID in UUID format.", ["constraint/missing-in-one"]),
        (Default(value="created_at"), "排序字段，默认为创建时间。", "The default value is created_at.", []),
        (Default(value="created_at"), "排序字段。", "The default value is created_at.", ["default/missing-in-one"]),
    ],
)
def test_what_one_language_says_in_other_words_is_not_missing(constraint, zh, en, ids):
    ours, theirs = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(ours, ours.field("key", STRING, *([Length(max=255)] if isinstance(constraint, Length) else []), text=zh))
    en_page = body_page(theirs, theirs.field("key", STRING, constraint, text=en))
    assert _ids(zh_page, en_page) == ids


def test_a_member_that_one_language_only_shows_in_a_sample_is_one_finding():
    zh, en = Drafter(Lang.ZH), Drafter(Lang.EN)
    zh_page = body_page(zh, zh.field("policy", STRING, Default(value="PICK_FIRST"), text="默认为PICK_FIRST。"), zh.field("id"))
    en_page = body_page(en, en.field("policy", STRING, sample_only=True), en.field("id"))
    assert _ids(zh_page, en_page) == ["field/missing-in-en"]
