"""The generated Python client at work: real HTTP against a server of the test's own, sync and async."""

from __future__ import annotations

import asyncio
import importlib
import json
import pickle
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.emit.openapi import openapi_31
from generator.model.api import Api
from generator.render.engine import render_target
from generator.render.target import load_target, templates_folder
from tests.unit.render.small_api import SMALL

pytest.importorskip("httpx2", reason="needs httpx2, which is not installed")

GROUP = {"scaling_group_name": "GroupNameTest", "networks": [{"id": "3cd35bca"}], "vpc_id": "a8327883"}


def write_client(api: Api, folder: Path) -> Path:
    """The client of a service on disk; returns the folder that holds the package."""
    for path, content in render_target(load_target(templates_folder() / "python-client"), api).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "python-client"


@pytest.fixture(scope="session")
def package_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_client(SMALL, tmp_path_factory.mktemp("client"))


@pytest.fixture(scope="session")
def as_client(package_folder: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(package_folder))
    yield importlib.import_module("as_client")
    sys.path.remove(str(package_folder))


@dataclass
class Stub:
    """A server that answers what it is told and remembers what it got."""

    url: str = ""
    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    delay_seconds: float = 0.0
    seen: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def stub() -> Iterator[Stub]:
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            sent = {name.lower(): value for name, value in self.headers.items()}
            stub.seen.append((self.command, self.path, sent, self.rfile.read(length)))
            if stub.delay_seconds:
                threading.Event().wait(stub.delay_seconds)
            self.send_response(stub.status)
            for name, value in stub.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(stub.body)))
            self.end_headers()
            self.wfile.write(stub.body)

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield stub
    server.shutdown()
    server.server_close()


Call = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, as_client: ModuleType, stub: Stub) -> Call:
    """Calls an operation by name with the blocking or the asynchronous client."""

    def run(name: str, *, client: dict[str, Any] | None = None, **arguments: Any) -> Any:
        settings = {"endpoint": stub.url, "token": "secret", **(client or {})}
        if request.param == "sync":
            with as_client.Client(**settings) as opened:
                return getattr(opened, name)(**arguments)

        async def go() -> Any:
            async with as_client.AsyncClient(**settings) as opened:
                return await getattr(opened, name)(**arguments)

        return asyncio.run(go())

    return run


def violations(call: Call, name: str = "create_scaling_group", **arguments: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(ValueError, match="violation") as caught:
        call(name, **arguments)
    return [(one.code, one.location, one.pointer) for one in caught.value.violations]  # type: ignore[attr-defined]


def test_only_what_is_given_is_sent_and_no_documented_default(call: Call, stub: Stub) -> None:
    stub.body = b'{"scaling_group_id": "77a7a397"}'
    result = call("create_scaling_group", project_id="p", **GROUP)
    assert result.scaling_group_id == "77a7a397"
    method, path, headers, body = stub.seen[0]
    assert (method, path) == ("POST", "/autoscaling-api/v1/p/scaling_group")
    assert body == b'{"scaling_group_name":"GroupNameTest","networks":[{"id":"3cd35bca"}],"vpc_id":"a8327883"}'
    assert headers["x-auth-token"] == "secret"
    assert headers["content-type"] == "application/json"
    assert headers["accept"] == "application/json"


def test_null_is_sent_where_it_is_documented_and_refused_elsewhere(call: Call, stub: Stub) -> None:
    call("create_scaling_group", project_id="p", **GROUP, description=None)
    assert json.loads(stub.seen[0][3])["description"] is None
    assert violations(call, project_id="p", **GROUP, cool_down_time=None) == [("null", "body", "/cool_down_time")]


def test_unset_inside_a_nested_object_is_left_out(call: Call, stub: Stub, as_client: ModuleType) -> None:
    call("create_scaling_group", project_id="p", **{**GROUP, "networks": ({"id": "a", "ipv6_enable": as_client.UNSET},)})
    assert json.loads(stub.seen[0][3])["networks"] == [{"id": "a"}]


def test_path_query_and_header_values_stay_in_their_place(call: Call, stub: Stub) -> None:
    call("list_scaling_groups", project_id="a/../b?c#中", limit=5, id_=["x y", "&z=1"], x_language="zh-cn")
    method, path, headers, body = stub.seen[0]
    assert path == "/autoscaling-api/v1/a%2F..%2Fb%3Fc%23%E4%B8%AD/scaling_group?limit=5&id=x%20y&id=%26z%3D1"
    assert (method, body, headers["x-language"]) == ("GET", b"", "zh-cn")
    assert "content-type" not in headers


@pytest.mark.parametrize("segment", ["", ".", ".."])
@pytest.mark.parametrize("validation", ["strict", "warn", "off"])
def test_path_segment_that_would_change_the_path_is_never_sent(call: Call, stub: Stub, segment: str, validation: str) -> None:
    found = violations(call, "list_scaling_groups", project_id=segment, client={"validation": validation})
    assert found == [("path-segment", "path", "/project_id")]
    assert stub.seen == []


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0", "中"])
@pytest.mark.parametrize("validation", ["strict", "off"])
def test_header_value_cannot_start_a_new_header(call: Call, stub: Stub, value: str, validation: str) -> None:
    found = violations(call, "list_scaling_groups", project_id="p", x_language=value, client={"validation": validation})
    assert found == [("header-value", "header", "/X-Language")]
    assert stub.seen == []


def test_token_with_a_line_end_is_refused(call: Call, stub: Stub) -> None:
    with pytest.raises(ValueError, match="token holds characters"):
        call("list_scaling_groups", project_id="p", client={"token": "a\r\nX-Evil: 1"})
    assert stub.seen == []


def test_all_violations_come_at_once(call: Call, stub: Stub) -> None:
    found = violations(
        call,
        scaling_group_nam="typo",
        scaling_group_name="x" * 65 + "\n",
        networks=[{"id": 1, "ipv6_enabl": True}, {"ipv6_enable": True}, {"id": "a", "ipv6_bandwidth": {}}, *[{"id": "b"}] * 3],
        min_instance_number=3,
        desire_instance_number=2,
        max_instance_number=1,
        cool_down_time=86401,
        lb_listener_id="a,b,c,d,e,f,g",
        lbaas_listeners=[{"pool_id": "p", "protocol_port": 0, "weight": True}],
        health_periodic_audit_time=7,
        instance_terminate_policy="OLDEST",
        notifications="EMAIL",
        delete_volume="yes",
        metadata={"a": 1},
    )
    assert sorted(found) == sorted(
        [
            ("required", "path", "/project_id"),
            ("required", "body", "/vpc_id"),
            ("unknown", "call", "/scaling_group_nam"),
            ("too-long", "body", "/scaling_group_name"),
            ("pattern", "body", "/scaling_group_name"),
            ("too-many-items", "body", "/networks"),
            ("type", "body", "/networks/0/id"),
            ("unknown", "body", "/networks/0/ipv6_enabl"),
            ("required", "body", "/networks/1/id"),
            ("required-when", "body", "/networks/1/ipv6_bandwidth"),
            ("at-least-one", "body", "/networks/2/ipv6_bandwidth"),
            ("order", "body", "/min_instance_number"),
            ("order", "body", "/desire_instance_number"),
            ("too-large", "body", "/cool_down_time"),
            ("too-many-items", "body", "/lb_listener_id"),
            ("exclusive", "body", "/lbaas_listeners"),
            ("too-small", "body", "/lbaas_listeners/0/protocol_port"),
            ("type", "body", "/lbaas_listeners/0/weight"),
            ("enum", "body", "/health_periodic_audit_time"),
            ("enum", "body", "/instance_terminate_policy"),
            ("type", "body", "/notifications"),
            ("type", "body", "/delete_volume"),
            ("type", "body", "/metadata/a"),
        ]
    )
    assert stub.seen == []


def test_violation_speaks_both_languages_and_names_the_nearest_member(as_client: ModuleType) -> None:
    client = as_client.Client(endpoint="http://127.0.0.1:1")
    with pytest.raises(as_client.InvalidRequestError) as caught:
        client.create_scaling_group(project_id="p", **{**GROUP, "networks": [{"id": "a", "ipv6_enabl": True}]}, cool_down_time=-1)
    assert [(one.message_zh, one.message_en) for one in caught.value.violations] == [
        ("不是文档中的参数，是否应为 ipv6_enable？", "is not documented; did you mean ipv6_enable?"),
        ("-1 小于最小值 0", "-1 is less than the minimum of 0"),
    ]
    assert "body /cool_down_time: -1 is less than the minimum of 0 [too-small]" in str(caught.value)


def test_mode_warn_sends_and_warns(call: Call, stub: Stub, as_client: ModuleType) -> None:
    with pytest.warns(as_client.InvalidRequestWarning, match="cool_down_time"):
        call("create_scaling_group", project_id="p", **GROUP, cool_down_time=-1, client={"validation": "warn"})
    assert json.loads(stub.seen[0][3])["cool_down_time"] == -1


def test_mode_off_sends_what_it_is_given(call: Call, stub: Stub) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        call("create_scaling_group", project_id="p", networks="oops", client={"validation": "off"})
    assert json.loads(stub.seen[0][3]) == {"networks": "oops"}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), b"bytes", "\ud800"])
def test_value_that_json_does_not_know_is_never_sent(call: Call, stub: Stub, value: object) -> None:
    (found,) = violations(call, project_id="p", **GROUP, spare=value)
    assert found[0] in ("not-json", "encoding")
    assert stub.seen == []


@pytest.mark.parametrize(
    ("status", "name"),
    [(400, "BadRequestError"), (404, "NotFoundError"), (500, "InternalServerError"), (429, "APIStatusError"), (302, "APIStatusError")],
)
def test_every_error_status_raises(call: Call, stub: Stub, as_client: ModuleType, status: int, name: str) -> None:
    stub.status, stub.headers = status, {"X-Request-Id": "req-1", "Location": "/elsewhere"}
    stub.body = '{"error": {"code": "AS.2007", "message": "伸缩组不存在"}}'.encode()
    with pytest.raises(as_client.APIStatusError) as caught:
        call("create_scaling_group", project_id="p", **GROUP)
    error = caught.value
    assert type(error) is getattr(as_client, name)
    assert (error.status, error.request_id, error.code, error.message) == (status, "req-1", "AS.2007", "伸缩组不存在")
    assert error.body == {"error": {"code": "AS.2007", "message": "伸缩组不存在"}}
    assert str(error) == f"create_scaling_group: HTTP {status}: AS.2007 伸缩组不存在 (request id req-1)"
    assert len(stub.seen) == 1


def test_error_body_that_is_no_json_is_kept_as_text(call: Call, stub: Stub, as_client: ModuleType) -> None:
    stub.status, stub.body = 404, b"<html>gone</html>"
    with pytest.raises(as_client.NotFoundError) as caught:
        call("list_scaling_groups", project_id="p")
    assert caught.value.body == "<html>gone</html>"
    assert caught.value.reason == "The server could not find the requested page."


def test_error_code_is_explained_from_the_catalogue(call: Call, stub: Stub, as_client: ModuleType) -> None:
    stub.status, stub.body = 404, b'{"error": {"code": "AS.2007", "message": "x"}}'
    with pytest.raises(as_client.NotFoundError) as caught:
        call("list_scaling_groups", project_id="p")
    assert caught.value.documented == as_client.ErrorCode(
        code="AS.2007",
        status="404",
        message_zh="伸缩组不存在",
        message_en="The AS group does not exist.",
        meaning_en="The ID is wrong.",
        handling_zh="请检查ID。",
        handling_en="Check the ID.",
    )
    stub.body = b'{"error": {"code": "AS.9999"}}'
    with pytest.raises(as_client.NotFoundError) as caught:
        call("list_scaling_groups", project_id="p")
    assert caught.value.documented is None


def test_errors_survive_pickling(as_client: ModuleType, stub: Stub) -> None:
    stub.status = 404
    client = as_client.Client(endpoint=stub.url)
    for broken in ({"project_id": "p"}, {"project_id": ""}):
        with pytest.raises(as_client.APIError) as caught:
            client.list_scaling_groups(**broken)
        copy = pickle.loads(pickle.dumps(caught.value))
        assert (type(copy), str(copy)) == (type(caught.value), str(caught.value))


def test_response_keeps_what_the_documentation_does_not_know(call: Call, stub: Stub) -> None:
    stub.headers = {"X-Request-Id": "req-2"}
    stub.body = json.dumps(
        {
            "total_number": 1,
            "next": "m",
            "scaling_groups": [
                {"scaling_group_status": "NEW_STATUS", "networks": [{"id": "n", "mtu": 9000}], "children": {"c": {"scaling_group_id": "2"}}}
            ],
        }
    ).encode()
    result = call("list_scaling_groups", project_id="p")
    assert (result.total_number, result.extra) == (1, {"next": "m"})
    (group,) = result.scaling_groups
    assert group.scaling_group_id is None
    assert group.scaling_group_status == "NEW_STATUS"
    assert (group.networks[0].id_, group.networks[0].extra) == ("n", {"mtu": 9000})
    assert group.children["c"].scaling_group_id == "2"
    assert (result.raw.status, result.raw.request_id, result.raw.headers["x-REQUEST-id"]) == (200, "req-2", "req-2")
    assert result.raw.json()["next"] == "m"


def test_member_of_another_type_than_documented_is_kept_as_it_came(call: Call, stub: Stub) -> None:
    stub.body = b'{"total_number": "many", "scaling_groups": {"0": null}}'
    result = call("list_scaling_groups", project_id="p")
    assert (result.total_number, result.scaling_groups) == ("many", {"0": None})


def test_empty_response(call: Call, stub: Stub, as_client: ModuleType) -> None:
    stub.status, stub.body = 204, b""
    result = call("delete_scaling_group", project_id="p", scaling_group_id="g", force_delete="yes")
    assert (result, result.raw.status) == (as_client.Empty(), 204)
    assert stub.seen[0][:2] == ("DELETE", "/autoscaling-api/v1/p/scaling_group/g?force_delete=yes")


def test_list_at_the_top_goes_in_and_out(call: Call, stub: Stub) -> None:
    stub.status, stub.body = 202, b'[{"key": "k", "value": "v", "new": 1}]'
    result = call("batch_tag", project_id="p", body=[{"key": "k"}])
    assert [(tag.key, tag.value, tag.extra) for tag in result] == [("k", "v", {"new": 1})]
    assert result.raw.status == 202
    assert stub.seen[0][3] == b'[{"key":"k"}]'
    assert violations(call, "batch_tag", project_id="p", body=[{"key": "k" * 37}, {}]) == [
        ("too-long", "body", "/0/key"),
        ("required", "body", "/1/key"),
    ]


def test_success_without_json_is_an_error_that_keeps_the_response(call: Call, stub: Stub, as_client: ModuleType) -> None:
    stub.body = b"<html>"
    with pytest.raises(as_client.APIResponseError) as caught:
        call("list_scaling_groups", project_id="p")
    assert caught.value.raw.content == b"<html>"


def test_no_server_and_no_answer_in_time_are_errors_of_their_own(call: Call, stub: Stub, as_client: ModuleType) -> None:
    with pytest.raises(as_client.APIConnectionError):
        call("list_scaling_groups", project_id="p", client={"endpoint": "http://127.0.0.1:9"})
    stub.delay_seconds = 0.6
    with pytest.raises(as_client.APITimeoutError):
        call("list_scaling_groups", project_id="p", timeout=0.1)


def test_call_may_add_headers_query_and_members(call: Call, stub: Stub) -> None:
    call(
        "create_scaling_group",
        project_id="p",
        **GROUP,
        extra_headers={"x-auth-token": "other", "X-Trace": "1"},
        extra_query={"dry_run": True},
        extra_body={"new_member": [1]},
        client={"headers": {"X-Trace": "0", "User-Agent": "me"}},
    )
    _, path, headers, body = stub.seen[0]
    assert path.endswith("/scaling_group?dry_run=true")
    assert (headers["x-auth-token"], headers["x-trace"], headers["user-agent"]) == ("other", "1", "me")
    assert json.loads(body) == {**GROUP, "new_member": [1]}


def test_token_may_be_asked_for_before_each_call(as_client: ModuleType, stub: Stub) -> None:
    tokens = iter(["one", "two"])
    client = as_client.Client(endpoint=stub.url, token=lambda: next(tokens))
    client.list_scaling_groups(project_id="p")
    client.list_scaling_groups(project_id="p")
    assert [seen[2]["x-auth-token"] for seen in stub.seen] == ["one", "two"]


def test_auth_sees_the_request_as_it_will_be_sent(as_client: ModuleType, stub: Stub) -> None:
    from dataclasses import replace

    seen = []

    def sign(request: Any) -> Any:
        seen.append((request.method, request.url, request.content))
        return replace(request, headers={**request.headers, "Authorization": "signed"})

    async def sign_later(request: Any) -> Any:
        return sign(request)

    stub.body = b"[]"
    as_client.Client(endpoint=stub.url, auth=sign).batch_tag(project_id="p", body=[])

    async def go() -> None:
        async with as_client.AsyncClient(endpoint=stub.url, auth=sign_later) as client:
            await client.batch_tag(project_id="p", body=[])

    stub.body = b"[]"
    asyncio.run(go())
    assert seen == [("PUT", f"{stub.url}/autoscaling-api/v1/p/tags", b"[]")] * 2
    assert [one[2]["authorization"] for one in stub.seen] == ["signed", "signed"]


def test_call_takes_keywords_only(as_client: ModuleType) -> None:
    with pytest.raises(TypeError, match="takes keyword arguments only"):
        as_client.Client(endpoint="http://127.0.0.1:9").list_scaling_groups("p")


def test_endpoint_must_be_a_url(as_client: ModuleType) -> None:
    with pytest.raises(ValueError, match="must begin with https://"):
        as_client.Client(endpoint="as.example.com")


def test_signature_and_both_docstrings_are_there_to_read(as_client: ModuleType) -> None:
    import inspect

    method = as_client.Client.create_scaling_group
    assert list(inspect.signature(method).parameters)[:5] == ["self", "project_id", "scaling_group_name", "networks", "vpc_id"]
    english = "cool_down_time: Specifies the cool_down_time.\n        Rules: from 0 to 86400; default 300; unit: seconds"
    chinese = "cool_down_time: cool_down_time。\n        约束：取值范围 0 到 86400; 默认值 300; 单位：秒"
    assert english in inspect.getdoc(method)
    assert chinese in as_client.describe("create_scaling_group")
    assert "documented in Chinese only" in (as_client.NetworkParam.__doc__ or "")


def test_client_is_strictly_typed_and_clean(package_folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="needs mypy, which is not installed")
    usage = tmp_path / "usage.py"
    usage.write_text(
        "from as_client import AsyncClient, Client, ListScalingGroupsResponse, NetworkParam, NotFoundError\n"
        "network: NetworkParam = {'id': 'n', 'ipv6_enable': True}\n"
        "client = Client(endpoint='https://as.example.com', token=lambda: 't')\n"
        "made = client.create_scaling_group(project_id='p', scaling_group_name='n', networks=[network, {'id': 'm'}], vpc_id='v')\n"
        "reveal_type(made.scaling_group_id)\n"
        "reveal_type(client.batch_tag(project_id='p', body=[{'key': 'k'}])[0].value)\n"
        "async def go(other: AsyncClient) -> ListScalingGroupsResponse:\n"
        "    return await other.list_scaling_groups(project_id='p', limit=1)\n"
        "client.create_scaling_group(project_id='p', scaling_group_name=1, networks=[{'id': 'n', 'x': 1}])\n",
        encoding="utf-8",
    )
    arguments = ["--strict", "--no-error-summary", "--cache-dir", str(tmp_path / "cache"), str(package_folder / "as_client"), str(usage)]
    run = subprocess.run(
        [sys.executable, "-m", "mypy", *arguments],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"MYPYPATH": str(package_folder), "PATH": ""},
    )
    lines = [line.split("usage.py:")[-1] for line in run.stdout.splitlines()]
    assert [line for line in lines if "note: Revealed" in line] == [
        '5: note: Revealed type is "str | None"',
        '6: note: Revealed type is "str | None"',
    ]
    errors = [line for line in run.stdout.splitlines() if ": error:" in line]
    assert all("usage.py:9:" in line for line in errors), run.stdout
    assert {line.rsplit("[", 1)[1] for line in errors} == {"call-arg]", "arg-type]", "typeddict-unknown-key]"}


def test_client_passes_the_linter(package_folder: Path) -> None:
    rules = "E4,E7,E9,F,W,I,UP,B,C4,SIM,RUF,PIE,RET,PGH"
    try:
        run = subprocess.run(
            [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--line-length", "120", "--select", rules, "."],
            capture_output=True,
            text=True,
            cwd=package_folder,
        )
    except OSError:
        pytest.skip("needs ruff, which is not installed")
    assert run.returncode == 0, run.stdout + run.stderr


def test_source_is_ascii(package_folder: Path) -> None:
    sources = sorted(package_folder.rglob("*.py"))
    assert len(sources) > 15
    assert all(source.read_bytes().isascii() for source in sources)


def test_importing_the_package_loads_nothing_else(package_folder: Path) -> None:
    code = "import sys; before = set(sys.modules); import as_client; print(sorted(set(sys.modules) - before - {'__future__'}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=package_folder)
    assert run.stdout.strip() == "['as_client']", run.stderr


LISTENER = st.fixed_dictionaries(
    {},
    optional={
        "pool_id": st.sampled_from(["p", 1]),
        "protocol_port": st.sampled_from([0, 1, 65535, 65536, "80", True, 1.5]),
        "weight": st.sampled_from([0, 101, None]),
        "wieght": st.just(1),
    },
)
BANDWIDTH = st.fixed_dictionaries({}, optional={"id": st.just("b"), "name": st.sampled_from(["n", 1])})
NETWORK = st.fixed_dictionaries(
    {}, optional={"id": st.sampled_from(["n", None]), "ipv6_enable": st.sampled_from([True, False, "true"]), "ipv6_bandwidth": BANDWIDTH}
)
BODY = st.fixed_dictionaries(
    {
        "scaling_group_name": st.sampled_from(["n", "", "x" * 64, "x" * 65, "组-1_a", "a b", 1]),
        "networks": st.one_of(st.lists(NETWORK, max_size=6), st.just([{"id": "n"}]), st.just("n")),
        "vpc_id": st.sampled_from(["v", 1]),
    },
    optional={
        "cool_down_time": st.sampled_from([0, 86400, 86401, -1, 1.5, True, "1"]),
        "lb_listener_id": st.sampled_from(["a", "a,b,c,d,e,f", "a,b,c,d,e,f,g", ""]),
        "lbaas_listeners": st.lists(LISTENER, max_size=7),
        "health_periodic_audit_time": st.sampled_from([0, 5, 7, False, "5"]),
        "instance_terminate_policy": st.sampled_from(["OLD_INSTANCE", "OLD"]),
        "notifications": st.sampled_from([["EMAIL"], ["SMS"], [], "EMAIL"]),
        "delete_volume": st.sampled_from([True, 1, "true"]),
        "description": st.sampled_from([None, "d", 1]),
        "metadata": st.sampled_from([{}, {"k": "v"}, {"k": 1}, []]),
        "spare": st.sampled_from([None, 1, [None]]),
    },
)


REQUEST_SCHEMA = {"$ref": "#/components/schemas/CreateScalingGroupRequest", "components": openapi_31(SMALL)["components"]}


@given(BODY)
def test_client_and_schema_agree_on_every_body(package_folder: Path, body: dict[str, Any]) -> None:
    if str(package_folder) not in sys.path:
        sys.path.insert(0, str(package_folder))
    operation = importlib.import_module("as_client.operations.create_scaling_group").OPERATION
    violations = importlib.import_module("as_client.runtime.building").violations
    allowed = jsonschema.Draft202012Validator(REQUEST_SCHEMA).is_valid(body)
    found = [one for one in violations(operation, {"project_id": "p", **body}) if one.code != "unknown"]
    assert allowed == (not found), found
