"""Small hand-made services for the tests of `emit`."""

from __future__ import annotations

from generator.model.api import Api, Body, Field, Operation, Page, Response, Struct
from generator.model.claim import Bilingual, Claim, Fact, Verdict
from generator.model.constraint import Constraint
from generator.model.draft import Mandatory
from generator.model.schema import STRING, In, ObjectType, Type
from generator.source.text import Lang, SourceFile, Span

ZH = SourceFile.of("第一行\n第二行\n", "zh/page.md", Lang.ZH)
EN = SourceFile.of("first\nsecond\n", "en/page.md", Lang.EN)


def span(lang: Lang = Lang.EN) -> Span:
    return (ZH if lang is Lang.ZH else EN).span(0, 3)


def fact(value, verdict: Verdict = Verdict.AGREED, rule: str = "test"):
    return Fact(value, verdict, (Claim(value, span(Lang.ZH), rule), Claim(value, span(Lang.EN), rule)))


def text(zh: str | None = None, en: str | None = None) -> Bilingual:
    return Bilingual(
        Claim(zh, span(Lang.ZH), "text") if zh is not None else None,
        Claim(en, span(Lang.EN), "text") if en is not None else None,
    )


def member(name: str, of: Type | None = STRING, *constraints: Constraint, required: bool | None = None, **more) -> Field:
    location = more.pop("location", In.BODY)
    return Field(
        name=name,
        location=location,
        path=more.pop("path", f"{location.value}.{name}"),
        type=fact(of) if of is not None else None,
        required=fact(Mandatory(required)) if required is not None else None,
        description=more.pop("description", Bilingual()),
        constraints=tuple(fact(constraint) for constraint in constraints),
        **more,
    )


def struct(name: str, *fields: Field, **more) -> Struct:
    return Struct(name=name, title=more.pop("title", Bilingual()), fields=fields, **more)


def operation(**more) -> Operation:
    defaults = {
        "id": "create_scaling_group",
        "method": "POST",
        "path": "/autoscaling-api/v1/{project_id}/scaling_group",
        "title": text("创建弹性伸缩组", "Creating an AS Group"),
        "description": Bilingual(),
        "responses": (Response(status="200", reason="OK", description=text("正常", "Success")),),
        "pages": (
            Page(lang=Lang.ZH, path="zh/page.md", topic="0043063023", title="创建弹性伸缩组", span=span(Lang.ZH)),
            Page(lang=Lang.EN, path="en/page.md", topic="0043063023", title="Creating an AS Group", span=span()),
        ),
    }
    return Operation(**(defaults | more))


def api(*operations: Operation, structs: tuple[Struct, ...] = (), **more) -> Api:
    return Api(
        service="as",
        title="Auto Scaling",
        package="as_client",
        languages=(Lang.ZH, Lang.EN),
        operations=operations,
        structs=structs,
        **more,
    )


def body_of(*fields: Field, **more) -> Api:
    """A service whose only operation sends these fields."""
    request = struct("CreateScalingGroupRequest", *fields)
    return api(operation(request=(Body(type=ObjectType(request.name)),), **more), structs=(request,))
