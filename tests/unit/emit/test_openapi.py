"""The OpenAPI documents: what stands where, and that both versions are valid."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from generator.emit import extensions
from generator.emit.json_schema import json_schemas
from generator.emit.openapi import component_schemas, openapi_31
from generator.emit.openapi_30 import openapi_30, schema_30
from generator.emit.validate import InvalidDocumentError, check_openapi, check_schema
from generator.model.api import Body, CatalogueError, Response
from generator.model.claim import Bilingual, Claim, Fact, Verdict
from generator.model.constraint import (
    AtLeastOneOf,
    Condition,
    Default,
    Deprecated,
    Enumeration,
    EnumValue,
    ExclusiveWith,
    FieldRef,
    Length,
    Nullable,
    OrderedFields,
    Quota,
    Range,
    RequiredWhen,
    UsedWith,
)
from generator.model.draft import SampleDraft, SampleKind
from generator.model.schema import INTEGER, STRING, ArrayType, In, ObjectType, UnionType
from generator.source.text import Lang

from .build import api, body_of, fact, member, operation, span, struct, text

NULL_30 = {"type": "object", "nullable": True, "enum": [None]}
PATH = "/autoscaling-api/v1/{project_id}/scaling_group"


def ref(name: str) -> FieldRef:
    return FieldRef(name, name)


def request_schema(service) -> dict:
    return openapi_31(service)["components"]["schemas"]["CreateScalingGroupRequest"]


def model_schemas(service) -> dict[str, dict]:
    _, documents = json_schemas(service, component_schemas(service))
    return documents


def accepts(service, body) -> bool:
    schema = model_schemas(service)["CreateScalingGroupRequest"]
    return Draft202012Validator(schema).is_valid(body)


LB = [
    member("lb_listener_id", STRING, ExclusiveWith(fields=(ref("lbaas_listeners"),))),
    member("lbaas_listeners", ArrayType(STRING)),
]


def test_exclusive_fields_are_refused_together_and_named_on_both() -> None:
    service = body_of(*LB)
    schema = request_schema(service)

    assert schema["not"] == {"required": ["lb_listener_id", "lbaas_listeners"]}
    assert schema["properties"]["lb_listener_id"]["x-twinspec-exclusive-with"] == ["lbaas_listeners"]
    assert schema["properties"]["lbaas_listeners"]["x-twinspec-exclusive-with"] == ["lb_listener_id"]
    assert accepts(service, {"lb_listener_id": "x"})
    assert not accepts(service, {"lb_listener_id": "x", "lbaas_listeners": []})


def test_two_mandatory_fields_are_never_exclusive() -> None:
    service = body_of(*(member(f.name, STRING, *(c.value for c in f.constraints), required=True) for f in LB))

    assert "not" not in request_schema(service)
    assert accepts(service, {"lb_listener_id": "x", "lbaas_listeners": "y"})


def test_exactly_one_of_two() -> None:
    service = body_of(member("ip", STRING, ExclusiveWith(fields=(ref("id"),), one_required=True)), member("id"))

    assert [accepts(service, body) for body in ({}, {"ip": "x"}, {"id": "x"}, {"ip": "x", "id": "x"})] == [False, True, True, False]
    assert request_schema(service)["properties"]["id"]["x-twinspec-required-when"] == [{"text": "ip is not given", "present": False}]


def test_at_least_one_of_three() -> None:
    service = body_of(member("a", STRING, AtLeastOneOf(fields=(ref("b"), ref("c")))), member("b"), member("c"))

    assert [accepts(service, body) for body in ({}, {"a": "x"}, {"b": "x", "c": "y"})] == [False, True, True]


def test_used_with_and_required_when() -> None:
    by_value = Condition("when type is X", ref("type"), ("X",))
    service = body_of(
        member("type"),
        member("size", INTEGER, RequiredWhen(condition=by_value)),
        member("end", STRING, UsedWith(fields=(ref("start"),))),
        member("start"),
    )

    bodies = ({"type": "Y"}, {"type": "X"}, {"type": "X", "size": 1}, {"end": "x"}, {"end": "x", "start": "y"})
    assert [accepts(service, body) for body in bodies] == [True, False, True, False, True]


def test_ordered_fields_stand_on_the_object() -> None:
    order = OrderedFields(fields=(ref("min"), ref("desire"), ref("max")))
    service = body_of(member("min", INTEGER), member("desire", INTEGER, order), member("max", INTEGER))

    assert request_schema(service)["x-twinspec-ordered-fields"] == [["min", "desire", "max"]]


def test_rule_of_a_nested_object_finds_its_siblings_by_dotted_name() -> None:
    inner = struct(
        "Publicip",
        member("id", STRING, ExclusiveWith(fields=(FieldRef("eip", "server.publicip.eip"),)), path="body.server.publicip.id"),
        member("eip", STRING, path="body.server.publicip.eip"),
    )
    schema = openapi_31(api(structs=(inner,)))["components"]["schemas"]["Publicip"]

    assert schema["not"] == {"required": ["id", "eip"]}


def test_templates_that_differ_in_names_only_are_one_path() -> None:
    service = api(
        operation(id="list_ports", method="GET", path="/v1/{project_id}/ports"),
        operation(id="create_port", method="POST", path="/v1/{project_id}/ports"),
        operation(
            id="delete_ports",
            method="DELETE",
            path="/v1/{tenant_id}/ports",
            parameters=(member("tenant_id", STRING, location=In.PATH, description=text("租户。", "Tenant.")),),
        ),
    )

    document = openapi_31(service)

    assert {path: list(item) for path, item in document["paths"].items()} == {"/v1/{project_id}/ports": ["get", "post", "delete"]}
    delete = document["paths"]["/v1/{project_id}/ports"]["delete"]
    assert [(node["name"], node["description"]) for node in delete["parameters"]] == [("project_id", "Tenant.")]
    assert delete["x-twinspec-path-as-printed"] == "/v1/{tenant_id}/ports"
    check_openapi(document)


def test_alternative_path_is_a_path_of_its_own() -> None:
    service = api(operation(path="/v2/{project_id}/x", alternative_paths=("/v2.1/{project_id}/x", "/v2.1/{id}/x")))

    paths = openapi_31(service)["paths"]

    assert [(path, item["post"]["operationId"]) for path, item in paths.items()] == [
        ("/v2/{project_id}/x", "create_scaling_group"),
        ("/v2.1/{project_id}/x", "create_scaling_group_2"),
    ]
    assert paths["/v2.1/{project_id}/x"]["post"]["x-twinspec-alternative-of"] == "create_scaling_group"


def test_path_parameter_that_the_uri_lacks_is_kept_beside() -> None:
    service = api(operation(path="/v1/{a}/{a}", parameters=(member("lost", STRING, location=In.PATH),)))

    document = openapi_31(service)

    node = document["paths"]["/v1/{a}/{a_2}"]["post"]
    assert [parameter["name"] for parameter in node["parameters"]] == ["a", "a_2"]
    assert [parameter["name"] for parameter in node["x-twinspec-unplaced-parameters"]] == ["lost"]
    check_openapi(document)


def test_token_and_content_type_headers_are_no_parameters() -> None:
    headers = ("X-Auth-Token", "Content-Type", "X-Subject-Token", "x-subject-token")
    service = api(operation(parameters=tuple(member(name, STRING, location=In.HEADER) for name in headers)))

    node = openapi_31(service)["paths"][PATH]["post"]

    assert [(one["in"], one["name"]) for one in node["parameters"]] == [("header", "X-Subject-Token"), ("path", "project_id")]
    assert [one["name"] for one in node["x-twinspec-headers-said-elsewhere"]] == ["X-Auth-Token", "Content-Type"]


def test_samples_become_examples_once() -> None:
    def sample(kind: SampleKind, body: object, status: str | None = None) -> SampleDraft:
        return SampleDraft(kind=kind, span=span(), text="", body=body, has_body=True, status=status)

    service = body_of(
        member("name"),
        samples=(
            sample(SampleKind.REQUEST, {"name": "a"}),
            sample(SampleKind.REQUEST, {"name": "a"}),
            sample(SampleKind.RESPONSE, {"id": "1"}),
            sample(SampleKind.RESPONSE, {"error": {}}, "404"),
        ),
        responses=tuple(Response(status=status, reason="", description=Bilingual()) for status in ("200", "404")),
    )

    node = openapi_31(service)["paths"][PATH]["post"]

    assert node["requestBody"]["content"]["application/json"]["examples"] == {"example-1": {"value": {"name": "a"}}}
    contents = {status: response["content"]["application/json"]["examples"] for status, response in node["responses"].items()}
    assert contents == {"200": {"example-1": {"value": {"id": "1"}}}, "404": {"example-1": {"value": {"error": {}}}}}


def test_quota_keeps_what_each_language_says() -> None:
    quota = Fact(
        Quota(limit=10, subject="AS groups", scope="each user"),
        Verdict.UNION,
        (Claim(Quota(limit=10, subject="伸缩组"), span(Lang.ZH), "quota"), Claim(Quota(limit=25, subject="AS groups"), span(), "quota")),
        "the lower is safe in both editions",
    )

    node = openapi_31(api(operation(quotas=(quota,))))["paths"][PATH]["post"]

    assert node["x-twinspec-quota"] == [
        {
            "subject": "AS groups",
            "limit": 10,
            "scope": "each user",
            "zh": 10,
            "en": 25,
            "verdict": "union",
            "reason": "the lower is safe in both editions",
        }
    ]


def test_evidence_names_file_line_and_rule_of_both_languages() -> None:
    service = body_of(member("name", STRING, Length(max=64)))

    evidence = request_schema(service)["properties"]["name"]["x-twinspec-evidence"]

    assert evidence[2:] == [
        {"of": "length", "lang": "zh", "file": "zh/page.md", "line": 1, "rule": "test", "verdict": "agreed"},
        {"of": "length", "lang": "en", "file": "en/page.md", "line": 1, "rule": "test", "verdict": "agreed"},
    ]


def test_evidence_says_what_was_not_chosen() -> None:
    stated = Fact(
        Length(min=1, max=64),
        Verdict.ZH_CHOSEN,
        (Claim(Length(min=1, max=64), span(Lang.ZH), "constraint/length"), Claim(Length(max=64), span(), "constraint/length")),
    )
    field = member("name")
    field = type(field)(**{name: getattr(field, name) for name in field.__slots__} | {"constraints": (stated,)})

    entries = request_schema(body_of(field))["properties"]["name"]["x-twinspec-evidence"]

    assert [entry["says"] for entry in entries if entry["of"] == "length"] == [
        {"is": "Length", "min": 1, "max": 64, "unit": "character", "target": "value"},
        {"is": "Length", "max": 64, "unit": "character", "target": "value"},
    ]


def rich_service():
    node = struct(
        "Node",
        member("child", ObjectType("Node"), Nullable(), path="body.node.child"),
        member("free", STRING, placeholder=True),
        member("pattern", UnionType((STRING, INTEGER))),
        member("$ref", STRING, sample_only=True),
    )
    sent = struct(
        "CreateScalingGroupRequest",
        *LB,
        member("node", ObjectType("Node"), Deprecated(note="old"), only=Lang.ZH, description=text("节点。")),
        member("audit", STRING, Enumeration(values=(EnumValue("A", "甲"), EnumValue("B"))), Default(value="A"), Nullable()),
        member("open", STRING, Enumeration(values=(EnumValue("A"),), open=True)),
        member("n", INTEGER, Range(min=0, max=10, exclusive_min=True), RequiredWhen(condition=Condition("x", ref("audit"), ("A",)))),
        title=text("请求", "Request"),
    )
    other = struct("Other", member("id", STRING, required=True, location=In.RESPONSE))
    error = CatalogueError(
        code="AS.2007",
        status="400",
        message=text("m", "m"),
        meaning=text("z"),
        handling=Bilingual(),
        claims=(Claim("AS.2007", span(), "x"),),
    )
    return api(
        operation(
            parameters=(
                member("project_id", STRING, location=In.PATH, required=True),
                member("limit", INTEGER, Range(min=1, max=100), location=In.QUERY),
            ),
            request=(Body(type=ObjectType("CreateScalingGroupRequest")), Body(type=ArrayType(ObjectType("Other")))),
            responses=(
                Response(status="200", reason="OK", description=text("正常", "Success"), bodies=(Body(type=ObjectType("Other")),)),
                Response(status="5XX", reason="", description=Bilingual(), inferred=True, linked=True, only=Lang.EN),
            ),
            deprecated=fact("gone"),
            permissions=("as:groups:create",),
            error_page=text("错误码.md", "error-codes.md"),
            only=Lang.ZH,
        ),
        operation(id="none", method="GET", path="/v1/none", responses=()),
        structs=(node, other, sent),
        errors=(error,),
        endpoint="https://as.{region}.example.org",
    )


def test_both_versions_are_valid() -> None:
    check_openapi(openapi_31(rich_service()))
    check_openapi(openapi_30(openapi_31(rich_service()), "as.openapi.yaml"))
    bundle, documents = json_schemas(rich_service(), component_schemas(rich_service()))
    check_schema(bundle)
    for schema in documents.values():
        check_schema(schema)


def places_of_evidence(value: object, place: str = "") -> list[str]:
    match value:
        case dict() if place.endswith("/x-twinspec-evidence"):
            return [place]
        case dict():
            return [found for key, inner in value.items() for found in places_of_evidence(inner, f"{place}/{key}")]
        case list() if place.endswith("/x-twinspec-evidence"):
            return [place]
        case list():
            return [found for index, inner in enumerate(value) for found in places_of_evidence(inner, f"{place}/{index}")]
        case _:
            return []


def test_evidence_stands_in_the_main_document_and_once_in_the_schema_files() -> None:
    service = rich_service()
    newer = openapi_31(service)
    older = openapi_30(newer, "as.openapi.yaml")
    bundle, documents = json_schemas(service, component_schemas(service))

    whole = places_of_evidence(newer["components"]["schemas"])
    assert "/Node/properties/child/x-twinspec-evidence" in whole
    assert [f"/{name}{place}" for name, document in documents.items() for place in places_of_evidence(document)] == whole
    assert places_of_evidence(older) == places_of_evidence(bundle) == []
    assert older["x-twinspec-evidence-in"] == "as.openapi.yaml"
    assert bundle["x-twinspec-evidence-in"] == "as/"


def test_member_called_like_the_key_of_evidence_is_kept() -> None:
    service = body_of(member("x-twinspec-evidence", STRING), member("$ref", STRING), member("properties", STRING))
    older = openapi_30(openapi_31(service), "as.openapi.yaml")
    bundle, documents = json_schemas(service, component_schemas(service))

    for schema in (older["components"]["schemas"]["CreateScalingGroupRequest"], *bundle["$defs"].values(), *documents.values()):
        assert list(schema["properties"]) == ["x-twinspec-evidence", "$ref", "properties"]


def test_model_schema_stands_alone_with_titled_defs() -> None:
    schemas = model_schemas(rich_service())

    assert list(schemas) == ["Node", "Other", "CreateScalingGroupRequest"]
    assert {name: node["title"] for name, node in schemas["CreateScalingGroupRequest"]["$defs"].items()} == {"Node": "Node"}
    assert list(schemas["Node"]["$defs"]) == ["Node"]
    assert "$defs" not in schemas["Other"]
    assert schemas["Other"]["$id"] == "urn:twinspec:as:Other"
    assert Draft202012Validator(schemas["Node"]).is_valid({"child": {"child": None}})
    assert not Draft202012Validator(schemas["Node"]).is_valid({"child": {"child": 1}})


def keys_of(value: object) -> set[str]:
    match value:
        case dict():
            return {key for key in value if key.startswith("x-")}.union(*(keys_of(inner) for inner in value.values()))
        case list():
            return set().union(*(keys_of(inner) for inner in value))
        case _:
            return set()


def test_every_extension_key_is_in_the_table() -> None:
    newer = openapi_31(rich_service())
    used = keys_of(newer) | keys_of(openapi_30(newer, "as.openapi.yaml"))

    assert used
    assert used <= {extension.key for extension in extensions.KEYS}


def test_every_key_of_ours_is_described_once() -> None:
    named = [value for name, value in vars(extensions).items() if name.isupper() and isinstance(value, str) and name != "PREFIX"]

    assert sorted(named) == sorted(extension.key for extension in extensions.KEYS)
    assert all(extension.zh and extension.en and extension.shape and extension.places for extension in extensions.KEYS)


def test_older_document_has_no_newer_words() -> None:
    text_30 = json.dumps(openapi_30(openapi_31(rich_service()), "as.openapi.yaml"))

    for word in ('"null"', '"if"', '"then"', '"dependentRequired"', '"propertyNames"', '"const"'):
        assert word not in text_30


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        ({"type": ["string", "integer"]}, {"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        ({"$ref": "#/x", "deprecated": True}, {"deprecated": True, "allOf": [{"$ref": "#/x"}]}),
        ({"anyOf": [{"$ref": "#/x"}, {"type": "null"}]}, {"anyOf": [{"$ref": "#/x"}, NULL_30]}),
        ({"exclusiveMinimum": 0}, {"exclusiveMinimum": True, "minimum": 0}),
        ({"const": 1}, {"enum": [1]}),
        (
            {"dependentRequired": {"a": ["b"]}},
            {"anyOf": [{"not": {"required": ["a"]}}, {"required": ["b"]}]},
        ),
        (
            {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
            {"anyOf": [{"not": {"required": ["a"]}}, {"required": ["b"]}]},
        ),
        (
            {"properties": {"type": {"type": ["integer", "null"]}, "const": {"const": 1}}},
            {"properties": {"type": {"type": "integer", "nullable": True}, "const": {"enum": [1]}}},
        ),
    ],
)
def test_down_conversion(newer: dict, older: dict) -> None:
    assert schema_30(newer) == older


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d["components"]["schemas"]["Other"].update(type="strin"), "Other"),
        (
            lambda d: d["components"]["schemas"]["Other"]["properties"]["id"].update({"$ref": "#/nowhere"}),
            "/components/schemas/Other/properties/id/",
        ),
        (
            lambda d: d["components"]["schemas"]["Other"]["properties"]["id"].update(pattern="("),
            "/components/schemas/Other/properties/id/pattern",
        ),
        (lambda d: d["paths"]["/v1/none"]["get"].update(operationId="create_scaling_group"), "create_scaling_group"),
        (lambda d: d["paths"]["/v1/none"]["get"].pop("responses") and d["paths"]["/v1/none"]["get"].update(responses=[]), "paths"),
        (lambda d: d["components"]["schemas"]["Other"]["properties"]["id"].update(type="integer", default="x"), "'x'"),
    ],
)
def test_invalid_document_is_refused_with_its_place(change, place: str) -> None:
    document = json.loads(json.dumps(openapi_31(rich_service())))
    change(document)

    with pytest.raises(InvalidDocumentError) as refused:
        check_openapi(document)

    assert place in str(refused.value)


def variants_of(*members_of_each: tuple[tuple[str, bool], ...]) -> dict:
    structs = [
        struct(f"Variant{index}", *(member(name, required=required) for name, required in members))
        for index, members in enumerate(members_of_each)
    ]
    bodies = tuple(Body(type=ObjectType(one.name)) for one in structs)
    document = openapi_31(api(operation(request=bodies), structs=tuple(structs)))
    return document["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]["schema"]


def test_variants_exclude_each_other_only_when_each_demands_what_the_other_lacks() -> None:
    by_server = (("name", True), ("instance_id", True))
    by_file = (("name", True), ("image_url", True))
    assert list(variants_of(by_server, by_file)) == ["oneOf"]
    assert list(variants_of(by_server, (("name", True), ("image_url", False)))) == ["anyOf"]
    assert list(variants_of((("name", True),), by_file)) == ["anyOf"]
