"""Validation in the build: as strict as the official validator, which is asked here about whole documents."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from generator import pipeline
from generator.emit.openapi import openapi_31
from generator.emit.openapi_30 import openapi_30
from generator.emit.shapes import shapes_of_schema
from generator.emit.validate import InvalidDocumentError, check_openapi

SEEDS = Path(__file__).parents[3] / "seeds" / "as"


@pytest.fixture(scope="module")
def documents() -> tuple[dict[str, Any], dict[str, Any]]:
    newer = openapi_31(pipeline.describe(SEEDS, jobs=1).api)
    return newer, openapi_30(newer, "as.openapi.yaml")


def test_official_validator_accepts_whole_documents_of_the_seeds(documents) -> None:
    newer, older = documents
    assert list(OpenAPIV31SpecValidator(newer).iter_errors()) == []
    assert list(OpenAPIV30SpecValidator(older).iter_errors()) == []


@pytest.mark.parametrize("which", [0, 1])
def test_documents_of_the_seeds_are_sound(documents, which: int) -> None:
    check_openapi(documents[which])


def _operation(document: dict[str, Any]) -> dict[str, Any]:
    path = next(iter(document["paths"].values()))
    return next(value for key, value in path.items() if key in ("get", "post", "put", "delete"))


def _add_property(document: dict[str, Any], schema: dict[str, Any]) -> None:
    next(schema for schema in document["components"]["schemas"].values() if "properties" in schema)["properties"]["broken"] = schema


def _double_operation(document: dict[str, Any]) -> None:
    twin = {"operationId": _operation(document)["operationId"], "responses": {"200": {"description": ""}}}
    document["paths"]["/v1/other"] = {"get": twin}


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "negative length": lambda d: _add_property(d, {"type": "string", "maxLength": -1}),
    "length in words": lambda d: _add_property(d, {"type": "string", "maxLength": "64"}),
    "unknown type": lambda d: _add_property(d, {"items": {"type": "strin"}, "type": "array"}),
    "required is no list": lambda d: _add_property(d, {"type": "object", "required": True}),
    "property is no schema": lambda d: _add_property(d, {"type": "object", "properties": {"id": "string"}}),
    "default of another type": lambda d: _add_property(d, {"type": "integer", "default": "many"}),
    "default out of range": lambda d: _add_property(d, {"type": "integer", "maximum": 5, "default": 6}),
    "default not allowed": lambda d: _add_property(d, {"type": "string", "enum": ["a"], "default": "b"}),
    "list of no schemas": lambda d: _add_property(d, {"anyOf": ["string"]}),
    "choice is no list": lambda d: _add_property(d, {"anyOf": {"type": "string"}}),
    "schema is a list": lambda d: _add_property(d, {"type": "array", "items": [{"type": "string"}]}),
    "operation id stands twice": _double_operation,
    "operation id is no string": lambda d: _operation(d).update(operationId=7),
    "parameter stands twice": lambda d: _operation(d).update(
        parameters=[{"name": name, "in": "query", "schema": {}} for name in ("limit", "limit")]
    ),
    "parameter in no known place": lambda d: d["paths"].update(
        {"/v1/other": {"get": {"parameters": [{"name": "id", "in": "uri", "schema": {}}], "responses": {"200": {"description": ""}}}}}
    ),
    "name in path is no parameter": lambda d: d["paths"].update({"/v1/{id}": {"get": {"responses": {"200": {"description": ""}}}}}),
    "response says nothing": lambda d: _operation(d)["responses"].update({"418": {}}),
    "status is no number": lambda d: _operation(d)["responses"].update({"teapot": {"description": ""}}),
    "unknown key": lambda d: _operation(d).update(colour="red"),
    "no title": lambda d: d["info"].pop("title"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("which", [0, 1], ids=["3.1", "3.0"])
def test_what_the_official_validator_refuses_is_refused(documents, change, which: int) -> None:
    document = copy.deepcopy(documents[which])
    change(document)
    validator = (OpenAPIV31SpecValidator, OpenAPIV30SpecValidator)[which]
    assert any(True for _ in validator(document).iter_errors())
    with pytest.raises(InvalidDocumentError):
        check_openapi(document)


def test_properties_that_a_metaschema_cannot_tell_apart_are_one_shape() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string", "maxLength": 64}, "b": {"type": "string", "maxLength": 255}}}
    shapes = shapes_of_schema(schema)
    assert shapes.schemas == ({"type": "object", "maxLength": 1}, {"type": "string"})
    assert shapes.holders == {"properties": {}}


@pytest.mark.parametrize("which", [0, 1], ids=["3.1", "3.0"])
def test_members_may_be_called_like_keywords(documents, which: int) -> None:
    document = copy.deepcopy(documents[which])
    keywords = ("type", "default", "enum", "$ref", "properties", "pattern", "x-note", "example", "required")
    named = {keyword: {"type": "string"} for keyword in keywords}
    _add_property(document, {"type": "object", "properties": {**named, "headers": {"type": "object", "properties": named}}})
    check_openapi(document)


def test_pattern_of_a_member_called_default_is_checked(documents) -> None:
    document = copy.deepcopy(documents[0])
    _add_property(document, {"type": "object", "properties": {"default": {"type": "string", "pattern": "["}}})
    with pytest.raises(InvalidDocumentError, match=r"broken/properties/default/pattern: '\[' does not compile"):
        check_openapi(document)
