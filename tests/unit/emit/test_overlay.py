"""The Chinese overlay, applied."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from generator.emit.openapi import openapi_31
from generator.emit.overlay import json_path, overlay_zh
from generator.model.api import Body, Response
from generator.model.schema import STRING, In, ObjectType

from .build import api, member, operation, struct, text

_STEP = re.compile(r"\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]")


def steps(path: str) -> list[str | int]:
    assert re.fullmatch(r"\$(?:\['(?:[^'\\]|\\.)*'\]|\[\d+\])*", path), path
    return [
        int(index) if index else json.loads('"' + name.replace("\\'", "'").replace('"', '\\"') + '"') for name, index in _STEP.findall(path)
    ]


def merged(target: Any, update: Any) -> Any:
    if isinstance(target, dict) and isinstance(update, dict):
        return {**target, **{key: merged(target.get(key), value) for key, value in update.items()}}
    return update


def applied(document: dict, overlay: dict) -> dict:
    whole = {"": copy.deepcopy(document)}
    for action in overlay["actions"]:
        parent: Any = whole
        key: Any = ""
        for step in steps(action["target"]):
            parent, key = parent[key], step
        parent[key] = merged(parent[key], action["update"])
    return whole[""]


def test_overlay_puts_chinese_in_every_place_that_has_both() -> None:
    request = struct(
        "CreateScalingGroupRequest",
        member("scaling_group_name", description=text("名称。", "Name.")),
        member("ipv6_enable", description=text("是否启用IPv6。", None)),
        member("networks", ObjectType("Network"), description=text("网络。", "Networks.")),
    )
    network = struct("Network", member("id", description=text("网络ID。", "Network ID.")), title=text("networks字段", "networks field"))
    service = api(
        operation(
            description=text("创建。", "Creates."),
            parameters=(member("project_id", STRING, location=In.PATH, description=text("项目ID。", "Project ID.")),),
            request=(Body(type=ObjectType(request.name)),),
            responses=(
                Response(status="200", reason="OK", description=text("正常", "Success")),
                Response(status="502", reason="", description=text(None, "Bad Gateway")),
            ),
        ),
        structs=(request, network),
    )

    document = openapi_31(service)
    chinese = applied(document, overlay_zh(service, document))

    post = chinese["paths"]["/autoscaling-api/v1/{project_id}/scaling_group"]["post"]
    assert post["summary"] == "创建弹性伸缩组"
    assert post["description"] == "创建。"
    assert post["parameters"][0]["description"] == "项目ID。"
    assert {status: node["description"] for status, node in post["responses"].items()} == {"200": "正常", "502": "Bad Gateway"}
    schemas = chinese["components"]["schemas"]
    assert {name: node["description"] for name, node in schemas["CreateScalingGroupRequest"]["properties"].items()} == {
        "scaling_group_name": "名称。",
        "ipv6_enable": "是否启用IPv6。",
        "networks": "网络。",
    }
    assert schemas["Network"]["description"] == "networks字段"
    assert schemas["Network"]["properties"]["id"] == {
        **document["components"]["schemas"]["Network"]["properties"]["id"],
        "description": "网络ID。",
    }


def test_only_texts_change() -> None:
    service = api(operation())
    document = openapi_31(service)
    chinese = applied(document, overlay_zh(service, document))

    assert chinese != document
    chinese["paths"]["/autoscaling-api/v1/{project_id}/scaling_group"]["post"]["summary"] = "Creating an AS Group"
    chinese["paths"]["/autoscaling-api/v1/{project_id}/scaling_group"]["post"]["responses"]["200"]["description"] = "Success"
    assert chinese == document


def test_path_quotes_names() -> None:
    for name in ("/v1/{id}", "it's", 'say "x"', "back\\slash", "\n", "中文", "\U0001f600"):
        assert steps(json_path("paths", name, 3)) == ["paths", name, 3]
