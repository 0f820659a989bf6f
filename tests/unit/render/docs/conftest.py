"""A small Api with what the seed pair has: nesting, fields of one language, differing limits, quotas, statuses, samples."""

from __future__ import annotations

import pytest

from generator.model.api import Api, Body, Field, Operation, Page, Response, Struct, Witness
from generator.model.claim import Bilingual, Claim, Fact, Verdict
from generator.model.constraint import Default, Deprecated, Enumeration, EnumValue, ItemCount, Length, Quota
from generator.model.draft import Mandatory, SampleDraft, SampleKind
from generator.model.schema import BOOLEAN, INTEGER, STRING, ArrayType, In, ObjectType, Type
from generator.render.engine import render_target
from generator.render.target import load_target, templates_folder
from generator.report.report import Report, make_report
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.text import Lang, SourceFile, Span

ZH_TEXT = """# 创建弹性伸缩组
弹性伸缩组是具有相同应用场景的实例的集合。
默认最多可以创建10个伸缩组。
伸缩组名称(1-64个字符)，只能包含中文、字母、数字、下划线、中划线。
是否启用IPv6。
冷却时间，取值范围0-86400，默认值为300，单位秒。
伸缩组实例移除策略：OLD_INSTANCE：较早创建的实例。 NEW_INSTANCE：较新创建的实例。
网络信息，最多支持选择5个子网。
网络ID。
通知方式：EMAIL为发送邮件通知（该字段已废除）。
网关错误
"""
EN_TEXT = """# Creating an AS Group
An AS group consists of a collection of instances that apply to the same scenario.
Each user can create a maximum of 25 AS groups by default.
Specifies the AS group name. The name cannot exceed 64 characters.
Specifies the cooling duration, ranging from 0 to 86400, 300 by default.
Specifies the instance removal policy.
Specifies network information. The system supports up to five subnets.
Specifies the network ID.
Specifies the notification mode.
The request is invalid.
"""
ZH = SourceFile.of(ZH_TEXT, "zh/创建弹性伸缩组.md", Lang.ZH)
EN = SourceFile.of(EN_TEXT, "en/creating-an-as-group.md", Lang.EN)
OPERATION = "POST /autoscaling-api/v1/{project_id}/scaling_group"


def at(words: str) -> Span:
    file = ZH if words in ZH.text else EN
    start = file.text.index(words)
    return file.span(start, start + len(words))


def said(zh: str = "", en: str = "") -> Bilingual:
    return Bilingual(Claim(zh, at(zh), "column") if zh else None, Claim(en, at(en), "column") if en else None)


def both(value, zh: str, en: str, verdict: Verdict = Verdict.AGREED, other=None, reason: str = "") -> Fact:
    return Fact(value, verdict, (Claim(value, at(zh), "c"), Claim(value if other is None else other, at(en), "c")), reason)


def one(value, words: str) -> Fact:
    lang = at(words).lang
    return Fact(value, Verdict.ZH_ONLY if lang is Lang.ZH else Verdict.EN_ONLY, (Claim(value, at(words), "c"),))


def field(
    name: str, type_: Type, zh: str, en: str = "", *, required: bool = False, path: str = "", constraints=(), location=In.BODY
) -> Field:
    words = [text for text in (zh, en) if text]
    return Field(
        name=name,
        location=location,
        path=path or f"body.{name}",
        type=both(type_, zh, en) if en else one(type_, zh),
        required=both(Mandatory(required), zh, en) if en else one(Mandatory(required), zh),
        description=said(zh, en),
        constraints=tuple(constraints),
        only=None if en else Lang.ZH,
        witnesses=tuple(Witness(at(text).lang, at(text)) for text in words),
    )


NAME_ZH, NAME_EN = ZH_TEXT.splitlines()[3], EN_TEXT.splitlines()[3]
COOL_ZH, COOL_EN = ZH_TEXT.splitlines()[5], EN_TEXT.splitlines()[4]
POLICY_ZH, POLICY_EN = ZH_TEXT.splitlines()[6], EN_TEXT.splitlines()[5]
NET_ZH, NET_EN = ZH_TEXT.splitlines()[7], EN_TEXT.splitlines()[6]
NOTIFY_ZH, NOTIFY_EN = ZH_TEXT.splitlines()[9], EN_TEXT.splitlines()[8]
MEANINGS = Enumeration(values=(EnumValue("OLD_INSTANCE", "较早创建的实例。"), EnumValue("NEW_INSTANCE", "较新创建的实例。")))


@pytest.fixture
def api() -> Api:
    networks = Struct(
        name="CreateScalingGroupRequestNetwork",
        title=Bilingual(),
        fields=(
            field("id", STRING, "网络ID。", "Specifies the network ID.", required=True, path="body.networks[].id"),
            field("ipv6_enable", BOOLEAN, "是否启用IPv6。", path="body.networks[].ipv6_enable"),
        ),
    )
    length = both(Length(min=1, max=64), NAME_ZH, NAME_EN, Verdict.UNION, Length(max=64), "narrower request constraint")
    request = Struct(
        name="CreateScalingGroupRequest",
        title=Bilingual(),
        fields=(
            field("scaling_group_name", STRING, NAME_ZH, NAME_EN, required=True, constraints=(length,)),
            field("cool_down_time", INTEGER, COOL_ZH, COOL_EN, constraints=(both(Default(value=300), COOL_ZH, COOL_EN),)),
            field("instance_terminate_policy", STRING, POLICY_ZH, POLICY_EN, constraints=(one(MEANINGS, POLICY_ZH),)),
            field("notifications", ArrayType(STRING), NOTIFY_ZH, NOTIFY_EN, constraints=(one(Deprecated(), NOTIFY_ZH),)),
            field("networks", ArrayType(ObjectType(networks.name)), NET_ZH, NET_EN, constraints=(both(ItemCount(max=5), NET_ZH, NET_EN),)),
        ),
    )
    sample = SampleDraft(
        kind=SampleKind.REQUEST,
        span=at(NAME_EN),
        text='{"scaling_group_name": "healthCheck", "networks": [{"id": " a8327883"}]}',
        body={"scaling_group_name": "it's", "networks": [{"id": " a8327883"}]},
        has_body=True,
    )
    operation = Operation(
        id="create_scaling_group",
        method="POST",
        path="/autoscaling-api/v1/{project_id}/scaling_group",
        title=said("创建弹性伸缩组", "Creating an AS Group"),
        description=said(ZH_TEXT.splitlines()[1], EN_TEXT.splitlines()[1]),
        parameters=(field("project_id", STRING, "伸缩组", "AS group", required=True, path="path.project_id", location=In.PATH),),
        request=(Body(type=ObjectType(request.name)),),
        responses=(
            Response(status="200", reason="OK", description=Bilingual()),
            Response(status="502", reason="Bad Gateway", description=said("网关错误", "The request is invalid.")),
        ),
        quotas=(
            Fact(
                Quota(limit=10, subject="AS groups"),
                Verdict.UNION,
                (
                    Claim(Quota(limit=10, subject="伸缩组"), at("默认最多可以创建10个伸缩组。"), "quota"),
                    Claim(Quota(limit=25, subject="AS groups", scope="each user"), at(EN_TEXT.splitlines()[2]), "quota"),
                ),
                "the lower is safe in both editions",
            ),
        ),
        samples=(sample,),
        pages=(
            Page(lang=Lang.ZH, path=ZH.path, topic="0043063023", title="创建弹性伸缩组", span=at("创建弹性伸缩组")),
            Page(lang=Lang.EN, path=EN.path, topic="0043063023", title="Creating an AS Group", span=at("Creating an AS Group")),
        ),
    )
    return Api(
        service="as",
        title="Auto Scaling",
        package="as_client",
        languages=(Lang.ZH, Lang.EN),
        operations=(operation,),
        structs=(request, networks),
    )


@pytest.fixture
def report() -> Report:
    def kind(rule: str, severity: Severity, en: str, zh: str) -> Kind:
        return Kind(rule, severity, Confidence.EXACT, en, zh)

    def finding(rule: Kind, location: str, zh_words: str, en_words: str, **args: str | int) -> Diagnostic:
        labels = tuple(Label(at(words).lang, at(words), words) for words in (zh_words, en_words) if words)
        return Diagnostic(rule, Subject("as", "0043063023", OPERATION, location), tuple(args.items()), labels)

    quota = kind("quota/mismatch", Severity.BREAKING, "the quota is {zh} in zh and {en} in en", "配额：中文 {zh}，英文 {en}")
    missing = kind("field/missing-in-en", Severity.BREAKING, "{name}: only zh documents this field", "{name}：仅中文文档有")
    length = kind("constraint/min-length-mismatch", Severity.WARNING, "only zh sets a least length of {zh}", "仅中文要求最短 {zh}")
    status = kind("error/description-contradiction", Severity.WARNING, "the texts of {code} contradict each other", "{code} 的说明矛盾")
    wording = kind("text/hedge-mismatch", Severity.INFO, "en says more than zh", "英文多于中文")
    return make_report(
        service="as",
        title="Auto Scaling",
        languages=(Lang.ZH, Lang.EN),
        diagnostics=(
            finding(quota, "quota", "默认最多可以创建10个伸缩组。", EN_TEXT.splitlines()[2], zh=10, en=25),
            finding(missing, "body.networks[].ipv6_enable", "是否启用IPv6。", "", name="networks[].ipv6_enable"),
            finding(length, "body.scaling_group_name", NAME_ZH, NAME_EN, zh=1),
            finding(status, "status.502", "网关错误", "The request is invalid.", code="502"),
            finding(wording, "description", ZH_TEXT.splitlines()[1], EN_TEXT.splitlines()[1]),
        ),
    )


@pytest.fixture
def pages(api: Api, report: Report) -> dict[str, str]:
    """Every page of documentation by its path."""
    found = render_target(load_target(templates_folder() / "docs"), api, {"report": report})
    return {path: content.decode() for path, content in found.items()}
