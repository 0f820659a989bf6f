"""Our documents in the hands of the tools that users feed them to: each must take them without an error."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.emit.json_schema import json_schemas
from generator.emit.openapi import component_schemas, openapi_31
from generator.emit.openapi_30 import openapi_30
from generator.emit.serialise import json_text, yaml_text
from generator.pipeline import describe

ROOT = Path(__file__).resolve().parent.parent
Tool = Callable[[str], str]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seed's documents."""
    folder = tmp_path_factory.mktemp("documents")
    api = describe(ROOT / "seeds/as", jobs=1).api
    newer = openapi_31(api)
    _, schemas = json_schemas(api, component_schemas(api))
    (folder / "as.openapi.yaml").write_text(yaml_text(newer), encoding="utf-8")
    (folder / "as.openapi-3.0.yaml").write_text(yaml_text(openapi_30(newer, "as.openapi.yaml")), encoding="utf-8")
    (folder / "request.schema.json").write_text(json_text(schemas["CreateScalingGroupRequest"]), encoding="utf-8")
    return folder


def run(folder: Path, *command: str) -> str:
    """What the command says.  Fails the test when it does not end well."""
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


@pytest.mark.parametrize("name", ["as.openapi.yaml", "as.openapi-3.0.yaml"])
def test_redocly_finds_no_error(documents: Path, tool: Tool, name: str) -> None:
    said = run(documents, tool("redocly"), "lint", name)

    assert "is valid" in said or "are valid" in said


@pytest.mark.parametrize("name", ["as.openapi.yaml", "as.openapi-3.0.yaml"])
def test_openapi_typescript_makes_types_that_compile(documents: Path, tool: Tool, name: str) -> None:
    run(documents, tool("openapi-typescript"), name, "--default-non-nullable=false", "-o", "types.d.ts")
    run(documents, tool("tsc"), "--strict", "--noEmit", "types.d.ts")

    written = (documents / "types.d.ts").read_text(encoding="utf-8")
    assert 'multi_az_priority_policy?: "EQUILIBRIUM_DISTRIBUTE" | "PICK_FIRST";' in written


def test_quicktype_names_every_model_by_its_title(documents: Path, tool: Tool) -> None:
    run(documents, tool("quicktype"), "-s", "schema", "request.schema.json", "-l", "go", "--top-level", "Request", "-o", "request.go")

    source = (documents / "request.go").read_text(encoding="utf-8")
    assert "type CreateScalingGroupRequestNetwork struct {" in source
    assert "Element struct" not in source


@pytest.mark.parametrize("name", ["as.openapi.yaml", "as.openapi-3.0.yaml"])
def test_openapi_python_client_leaves_nothing_out(documents: Path, tool: Tool, name: str) -> None:
    said = run(documents, tool("openapi-python-client"), "generate", "--path", name, "--meta", "none", "--output-path", f"{name}.client")

    assert "WARNING" not in said
    assert "Unable to" not in said


@pytest.mark.parametrize("name", ["as.openapi.yaml", "as.openapi-3.0.yaml"])
def test_datamodel_code_generator_makes_models(documents: Path, tool: Tool, name: str) -> None:
    output = documents / f"{name}.py"
    run(documents, tool("datamodel-codegen"), "--input", name, "--input-file-type", "openapi", "--output", str(output))

    names = [node.name for node in ast.parse(output.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)]
    assert "CreateScalingGroupRequest" in names


@pytest.fixture(scope="module", params=["as", "elb", "ims"])
def service(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the documents of a whole service."""
    folder = tmp_path_factory.mktemp(request.param)
    api = describe(shared / "corpus" / request.param).api
    newer = openapi_31(api)
    bundle, _ = json_schemas(api, component_schemas(api))
    (folder / "openapi.yaml").write_text(yaml_text(newer), encoding="utf-8")
    (folder / "openapi-3.0.yaml").write_text(yaml_text(openapi_30(newer, "openapi.yaml")), encoding="utf-8")
    (folder / "bundle.schema.json").write_text(json_text(bundle), encoding="utf-8")
    return folder


def test_whole_services_are_taken_by_every_consumer(service: Path, tool: Tool) -> None:
    for name in ("openapi.yaml", "openapi-3.0.yaml"):
        assert "valid" in run(service, tool("redocly"), "lint", name)
    run(service, tool("openapi-typescript"), "openapi.yaml", "--default-non-nullable=false", "-o", "types.d.ts")
    run(service, tool("tsc"), "--strict", "--noEmit", "types.d.ts")
    run(service, tool("quicktype"), "-s", "schema", "bundle.schema.json", "-l", "go", "--top-level", "Bundle", "-o", "bundle.go")
    said = run(service, tool("openapi-python-client"), "generate", "--path", "openapi.yaml", "--meta", "none", "--output-path", "client")
    assert "WARNING" not in said
    run(service, tool("datamodel-codegen"), "--input", "openapi.yaml", "--input-file-type", "openapi", "--output", "models.py")
    ast.parse((service / "models.py").read_text(encoding="utf-8"))
