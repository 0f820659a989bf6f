"""Which files in OUT belong to which service."""

from __future__ import annotations

import json

from generator.outputs import prefixes_of_renamed


def document(*calls: str) -> bytes:
    paths: dict[str, dict[str, object]] = {}
    for call in calls:
        method, path = call.split(" ")
        paths.setdefault(path, {})[method] = {}
    return json.dumps({"paths": paths}).encode()


def test_a_service_whose_operations_are_built_under_another_id_was_renamed() -> None:
    old = {"openapi/autoscaling.openapi.json": document("get /v1/groups", "post /v1/groups")}
    new = {"openapi/as.openapi.json": document("get /v1/groups")}
    assert "docs/autoscaling/" in prefixes_of_renamed(old, new)
    assert "python-client/autoscaling/" in prefixes_of_renamed(old, new)


def test_another_service_with_a_call_in_common_stays() -> None:
    old = {"openapi/elb.openapi.json": document("get /", "get /v1/listeners", "post /v1/listeners")}
    assert prefixes_of_renamed(old, {"openapi/as.openapi.json": document("get /", "get /v1/groups")}) == ()


def test_the_service_itself_and_a_damaged_document_are_no_renamed_services() -> None:
    old = {"openapi/as.openapi.json": document("get /v1/groups"), "openapi/elb.openapi.json": b"{"}
    assert prefixes_of_renamed(old, {"openapi/as.openapi.json": document("get /v1/groups")}) == ()
