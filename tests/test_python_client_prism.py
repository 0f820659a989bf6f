"""The generated client against Prism, which serves our own OpenAPI document and refuses what it does not allow."""

from __future__ import annotations

import importlib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from generator.emit.openapi import openapi_31
from generator.emit.serialise import json_text
from generator.render.engine import render_target
from generator.render.target import load_target, templates_folder
from tests.unit.render.small_api import SMALL

pytest.importorskip("httpx2", reason="needs httpx2, which is not installed")

STARTUP_SECONDS = 60


@pytest.fixture(scope="module")
def client_package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("prism_client")
    for path, content in render_target(load_target(templates_folder() / "python-client"), SMALL).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    sys.path.insert(0, str(folder / "python-client"))
    yield importlib.import_module("as_client")
    sys.path.remove(str(folder / "python-client"))


@pytest.fixture(scope="module")
def endpoint(tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = tool("prism")
    document = tmp_path_factory.mktemp("prism") / "as.openapi.json"
    document.write_text(json_text(openapi_31(SMALL)), encoding="utf-8")
    port = free_port()
    log = document.with_suffix(".log")
    with log.open("wb") as output:
        server = subprocess.Popen([program, "mock", "-p", str(port), str(document)], stdout=output, stderr=output)
        try:
            wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"prism did not start: {log.read_text(errors='replace')}")


def test_call_that_the_client_lets_pass_is_accepted(client_package: ModuleType, endpoint: str) -> None:
    client = client_package.Client(endpoint=endpoint, token="t")
    result = client.create_scaling_group(
        project_id="p",
        scaling_group_name="GroupNameTest",
        networks=[{"id": "3cd35bca"}],
        vpc_id="a8327883",
        min_instance_number=0,
        max_instance_number=10,
        health_periodic_audit_time=5,
        lbaas_listeners=[{"pool_id": "p", "protocol_port": 80}],
        description=None,
        metadata={"k": "v"},
    )
    assert isinstance(result.scaling_group_id, str)
    assert result.raw.status == 200
    assert isinstance(client.list_scaling_groups(project_id="p", limit=5).total_number, int)
    assert client.delete_scaling_group(project_id="p", scaling_group_id="g").raw.status == 204
    assert isinstance(client.batch_tag(project_id="p", body=[{"key": "k"}])[0].key, str)


# No name outside its pattern here: Prism 5 copies the pattern into a header and dies of the Chinese characters in it.
@pytest.mark.parametrize(
    "wrong",
    [
        {"scaling_group_name": "x" * 65},
        {"networks": [{"id": "a"}] * 6},
        {"networks": [{}]},
        {"cool_down_time": 86401},
        {"health_periodic_audit_time": 7},
        {"lbaas_listeners": [{"pool_id": "p", "protocol_port": 0}]},
        {"lb_listener_id": "a", "lbaas_listeners": []},
        {"lb_listener_id": "a,b,c,d,e,f,g"},
        {"metadata": {"k": 1}},
        {"description": 1},
    ],
)
def test_what_the_client_refuses_prism_refuses_too(client_package: ModuleType, endpoint: str, wrong: dict[str, object]) -> None:
    arguments = {"project_id": "p", "scaling_group_name": "n", "networks": [{"id": "a"}], "vpc_id": "v", **wrong}
    with pytest.raises(client_package.InvalidRequestError):
        client_package.Client(endpoint=endpoint, token="t").create_scaling_group(**arguments)
    with pytest.raises(client_package.APIStatusError) as caught:
        client_package.Client(endpoint=endpoint, token="t", validation="off").create_scaling_group(**arguments)
    assert caught.value.status in (400, 422)


def test_missing_token_is_the_documented_way_to_be_refused(client_package: ModuleType, endpoint: str) -> None:
    with pytest.raises(client_package.APIStatusError) as caught:
        client_package.Client(endpoint=endpoint).list_scaling_groups(project_id="p")
    assert caught.value.status == 401
