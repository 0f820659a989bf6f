"""Names: from verb and path, ASCII, unique, and the same when pages are added."""

from __future__ import annotations

from itertools import islice

import pytest

from generator.reconcile.naming import MAX_LENGTH, operation_id, pascal, struct_names, unique_operation_ids


@pytest.mark.parametrize(
    ("method", "path", "zh", "en", "expected"),
    [
        ("POST", "/autoscaling-api/v1/{project_id}/scaling_group", "创建弹性伸缩组", "Creating an AS Group", "create_scaling_group"),
        ("POST", "/autoscaling-api/v1/{project_id}/scaling_group", "创建弹性伸缩组", "", "create_scaling_group"),
        ("GET", "/autoscaling-api/v1/{project_id}/scaling_group/{scaling_group_id}", "", "Querying AS Group Details", "get_scaling_group"),
        ("GET", "/v2.0/lbaas/healthmonitors", "查询健康检查", "Querying Health Checks", "list_lbaas_healthmonitors"),
        ("POST", "/v2/{project_id}/servers/{server_id}/action", "启动", "Starting an ECS", "server_action"),
        ("DELETE", "/v1/{project_id}/servers/{server_id}/nics/{nic_id}", "", "A strange title", "delete_server_nic"),
        ("GET", "/", "", "", "get_root"),
        ("POST", "/v1/cloudimages/{image_id}/copy", "复制镜像", "Replicating an Image", "copy_cloudimage"),
        ("GET", "/v2.0/lbaas/l7policies", "", "", "list_lbaas_l7policies"),
        ("GET", "/{api_version}", "", "", "get_api_version"),
        ("GET", "/v1/{project_id}/scaling_group", "查询弹性伸缩组列表", "", "list_scaling_groups"),
        ("GET", "/v1/{project_id}/scaling_policy/{scaling_group_id}/list", "", "", "list_scaling_policies"),
        ("GET", "/v1/{project_id}/{resource_type}/{resource_id}/tags", "", "", "list_resource_tags"),
        ("GET", "/v1/{project_id}/{resource_type}/tags", "", "", "list_resource_type_tags"),
    ],
)
def test_operation_id(method, path, zh, en, expected):
    assert operation_id(method, path, zh, en) == expected


def test_long_or_foreign_names_stay_short_ascii_identifiers():
    name = operation_id("GET", "/v1/" + "/".join(f"segment{n}" for n in range(40)))
    assert len(name) <= MAX_LENGTH
    assert operation_id("GET", "/v1/名称/{id}").isascii()
    assert pascal("os:scheduler_hints") == "OsSchedulerHints"
    assert pascal("../x{{7*7}}") == "X77"
    assert pascal("名称") == ""


def test_contested_name_stays_with_the_lowest_version():
    old, new = ("GET", "/v1/flavors"), ("GET", "/v2.1/flavors")
    assert unique_operation_ids({old: "list_flavors"}, {}) == {old: "list_flavors"}
    assert unique_operation_ids({new: "list_flavors", old: "list_flavors"}, {}) == {old: "list_flavors", new: "list_flavors_v2_1"}


def test_suffix_does_not_depend_on_unrelated_pages():
    wanted = {("GET", "/v1/a/b_c"): "list_a_b_c", ("GET", "/v1/a_b/c"): "list_a_b_c"}
    alone = unique_operation_ids(wanted, {})
    among = unique_operation_ids({**wanted, ("GET", "/v1/z"): "list_z"}, {})
    assert {key: among[key] for key in wanted} == alone
    assert len(set(alone.values())) == 2


def test_a_name_that_a_person_set_wins():
    key, other = ("GET", "/v1/x"), ("GET", "/v1/y")
    assert unique_operation_ids({key: "list_x", other: "list_y"}, {key: "list_y"}) == {key: "list_y", other: "list_y_v1"}


def test_struct_name_candidates_depend_on_the_struct_alone():
    first, second = islice(struct_names(("CreateGroupRequestNetwork",), "0043063023#table16283330203725"), 2)
    assert first == "CreateGroupRequestNetwork"
    assert second.startswith("CreateGroupRequestNetwork")
    assert next(iter(struct_names(("X" * 90,), "a"))) != next(iter(struct_names(("X" * 90,), "b")))
    assert next(iter(struct_names(("X" * 90, "GetGroupDisk"), "a"))) == "GetGroupDisk"
