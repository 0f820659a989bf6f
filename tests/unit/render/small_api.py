"""Small services made by hand, with the shapes of real pages: what targets are tested on without reading pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from generator.model.api import Api, Body, CatalogueError, Field, Operation, Response, Struct
from generator.model.claim import Bilingual, Claim, Fact, Verdict
from generator.model.constraint import (
    AtLeastOneOf,
    CharClass,
    Charset,
    Condition,
    Constraint,
    Default,
    DefaultFromField,
    Enumeration,
    EnumValue,
    ExclusiveWith,
    FieldRef,
    ItemCount,
    Length,
    Nullable,
    OrderedFields,
    Range,
    RequiredWhen,
    Scalar,
    Target,
    Unit,
)
from generator.model.draft import Mandatory
from generator.model.schema import BOOLEAN, INTEGER, STRING, ArrayType, In, MapType, ObjectType, Type
from generator.source.text import Lang, SourceFile

ZH = SourceFile.of("页", "zh/page.md", Lang.ZH).span(0, 1)
EN = SourceFile.of("x", "en/page.md", Lang.EN).span(0, 1)


def both(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=Claim(zh, ZH, "test"), en=Claim(en, EN, "test"))


T = TypeVar("T")


def fact(value: T) -> Fact[T]:
    return Fact(value, Verdict.AGREED, (Claim(value, ZH, "test"), Claim(value, EN, "test")))


def field(
    name: str,
    of: Type | None = STRING,
    *constraints: Constraint,
    required: bool = False,
    location: In = In.BODY,
    zh: str = "",
    en: str = "",
    only: Lang | None = None,
    parent: str = "",
    placeholder: bool = False,
) -> Field:
    return Field(
        name=name,
        location=location,
        path=f"{location.value}.{parent}{name}",
        type=None if of is None else fact(of),
        required=fact(Mandatory(required)),
        description=both(zh or f"{name}。", en or f"Specifies the {name}."),
        constraints=tuple(fact(constraint) for constraint in constraints),
        only=only,
        placeholder=placeholder,
    )


def struct(name: str, *fields: Field) -> Struct:
    return Struct(name=name, title=both(name, name), fields=fields)


def response(status: str, *types: Type, reason: str = "", zh: str = "", en: str = "") -> Response:
    return Response(status=status, reason=reason, description=both(zh, en), bodies=tuple(Body(type=of) for of in types))


def operation(
    id_: str,
    method: str,
    path: str,
    *responses: Response,
    parameters: Sequence[Field] = (),
    request: Sequence[Type] = (),
    constraints: Sequence[Constraint] = (),
    zh: str = "",
    en: str = "",
    media_type: str = "application/json",
) -> Operation:
    return Operation(
        id=id_,
        method=method,
        path=path,
        title=both(zh or id_, en or id_),
        description=both("", ""),
        parameters=tuple(parameters),
        request=tuple(Body(type=of, media_type=media_type) for of in request),
        responses=responses,
        constraints=tuple(fact(constraint) for constraint in constraints),
    )


def api(
    *operations: Operation,
    structs: Sequence[Struct] = (),
    errors: Sequence[CatalogueError] = (),
    package: str = "as_client",
    title: str = "Auto Scaling",
) -> Api:
    return Api(
        service="as",
        title=title,
        package=package,
        languages=(Lang.ZH, Lang.EN),
        operations=operations,
        errors=tuple(errors),
        structs=tuple(sorted(structs, key=lambda one: one.name)),
    )


def enum(*values: Scalar, is_open: bool = False) -> Enumeration:
    return Enumeration(values=tuple(EnumValue(value) for value in values), open=is_open)


def ref(name: str) -> FieldRef:
    return FieldRef(name, name)


PROJECT = field("project_id", required=True, location=In.PATH, en="Specifies the project ID.")

CREATE_GROUP = operation(
    "create_scaling_group",
    "POST",
    "/autoscaling-api/v1/{project_id}/scaling_group",
    response("200", ObjectType("CreateScalingGroupResponse")),
    response("400", reason="Bad Request", zh="服务器未能处理请求。", en="The server failed to process the request."),
    response("404", reason="Not Found", en="The server could not find the requested page."),
    response("500", reason="Internal Server Error", en="Failed to complete the request."),
    parameters=(PROJECT, field("X-Auth-Token", required=True, location=In.HEADER)),
    request=(ObjectType("CreateScalingGroupRequest"),),
    zh="创建弹性伸缩组",
    en="Creating an AS Group",
)

LIST_GROUPS = operation(
    "list_scaling_groups",
    "GET",
    "/autoscaling-api/v1/{project_id}/scaling_group",
    response("200", ObjectType("ListScalingGroupsResponse")),
    response("404", reason="Not Found", en="The server could not find the requested page."),
    parameters=(
        PROJECT,
        field("limit", INTEGER, Range(min=0, max=100), Default(value=20), location=In.QUERY),
        field("scaling_group_status", STRING, enum("INSERVICE", "PAUSED"), location=In.QUERY),
        field("id", ArrayType(STRING), location=In.QUERY),
        field("X-Language", STRING, location=In.HEADER),
    ),
    zh="查询弹性伸缩组列表",
    en="Querying AS Groups",
)

DELETE_GROUP = operation(
    "delete_scaling_group",
    "DELETE",
    "/autoscaling-api/v1/{project_id}/scaling_group/{scaling_group_id}",
    response("204"),
    response("409", reason="Conflict"),
    parameters=(PROJECT, field("force_delete", STRING, enum("yes", "no"), location=In.QUERY)),
    zh="删除弹性伸缩组",
    en="Deleting an AS Group",
)

BATCH = operation(
    "batch_tag",
    "PUT",
    "/autoscaling-api/v1/{project_id}/tags",
    response("202", ArrayType(ObjectType("Tag"))),
    parameters=(PROJECT,),
    request=(ArrayType(ObjectType("Tag")),),
)

STRUCTS = (
    struct(
        "CreateScalingGroupRequest",
        field(
            "scaling_group_name",
            STRING,
            Length(min=1, max=64),
            Charset(classes=(CharClass.HAN, CharClass.LETTER, CharClass.DIGIT), literals="-_"),
            required=True,
        ),
        field("networks", ArrayType(ObjectType("Network")), ItemCount(max=5), required=True),
        field("vpc_id", required=True),
        field("desire_instance_number", INTEGER, DefaultFromField(field=ref("min_instance_number")), OrderedFields(
            fields=(ref("min_instance_number"), ref("desire_instance_number"), ref("max_instance_number")))),
        field("min_instance_number", INTEGER, Default(value=0)),
        field("max_instance_number", INTEGER, Default(value=0)),
        field("cool_down_time", INTEGER, Range(min=0, max=86400), Default(value=300), Unit(name="second")),
        field("lb_listener_id", STRING, ItemCount(max=6, target=Target.LIST_IN_STRING, separator=","), ExclusiveWith(
            fields=(ref("lbaas_listeners"),))),
        field("lbaas_listeners", ArrayType(ObjectType("Listener")), ItemCount(max=6), ExclusiveWith(fields=(ref("lb_listener_id"),))),
        field("health_periodic_audit_time", INTEGER, enum(0, 1, 5, 15, 60, 180), Default(value=5)),
        field("instance_terminate_policy", STRING, enum("OLD_INSTANCE", "NEW_INSTANCE"), Default(value="OLD_INSTANCE")),
        field("notifications", ArrayType(STRING), enum("EMAIL")),
        field("delete_volume", BOOLEAN, Default(value=False)),
        field("description", STRING, Nullable()),
        field("metadata", MapType(STRING)),
        field("spare", None),
    ),
    struct(
        "Network",
        field("id", required=True, parent="networks[]."),
        field("ipv6_enable", BOOLEAN, Default(value=False), parent="networks[].", only=Lang.ZH),
        field("ipv6_bandwidth", ObjectType("Bandwidth"), RequiredWhen(
            condition=Condition(text="", field=ref("ipv6_enable"), values=(True,))), parent="networks[].", only=Lang.ZH),
    ),
    struct("Bandwidth", field("id", parent="networks[].ipv6_bandwidth."), field("name", STRING, AtLeastOneOf(
        fields=(ref("id"),)), parent="networks[].ipv6_bandwidth.")),
    struct(
        "Listener",
        field("pool_id", required=True, parent="lbaas_listeners[]."),
        field("protocol_port", INTEGER, Range(min=1, max=65535), required=True, parent="lbaas_listeners[]."),
        field("weight", INTEGER, Range(min=0, max=100), Default(value=1), parent="lbaas_listeners[]."),
    ),
    struct("CreateScalingGroupResponse", field("scaling_group_id", location=In.RESPONSE)),
    struct(
        "ListScalingGroupsResponse",
        field("total_number", INTEGER, location=In.RESPONSE),
        field("scaling_groups", ArrayType(ObjectType("ScalingGroup")), location=In.RESPONSE),
    ),
    struct(
        "ScalingGroup",
        field("scaling_group_id", location=In.RESPONSE),
        field("networks", ArrayType(ObjectType("Network")), location=In.RESPONSE),
        field("scaling_group_status", STRING, enum("INSERVICE", "PAUSED"), location=In.RESPONSE),
        field("children", MapType(ObjectType("ScalingGroup")), location=In.RESPONSE),
    ),
    struct("Tag", field("key", STRING, Length(max=36), required=True), field("value", STRING)),
)

ERRORS = (
    CatalogueError(
        code="AS.2007",
        status="404",
        message=both("伸缩组不存在", "The AS group does not exist."),
        meaning=both("", "The ID is wrong."),
        handling=both("请检查ID。", "Check the ID."),
        claims=(),
    ),
)

SMALL = api(CREATE_GROUP, LIST_GROUPS, DELETE_GROUP, BATCH, structs=STRUCTS, errors=ERRORS)
"""Four calls: nested objects and cross-field rules, query and header, no body, lists at the top."""
