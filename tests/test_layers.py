"""The one-way flow: a module imports only what stands in a lower layer, or in its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parent.parent / "generator"
LAYERS = (
    ("source",),
    ("model",),
    ("settings",),
    ("syntax", "lexicon"),
    ("constraints",),
    ("extract", "reconcile"),
    ("revisions",),
    ("emit",),
    ("render",),
    ("report",),
    ("write", "outputs", "explain", "acceptance", "processes"),
    ("pipeline",),
    ("catalogue",),
    ("console",),
    ("reporting",),
    ("drift_commands", "diff_command"),
    ("commands",),
    ("app",),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in GENERATOR.rglob("*.py") if path.parent != GENERATOR or path.name != "__init__.py")


def layer(parts: tuple[str, ...]) -> str:
    return parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """First path component, below `generator`, of everything that a module imports from it."""
    own = path.relative_to(GENERATOR).parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = own[: len(own) - node.level]
            module = (*base, *(node.module or "").split(".")) if node.module else base
            found |= {module[0]} if module else {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom | ast.Import):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            assert not any(name.split(".")[0] == "generator" for name in names), f"{path}: absolute import of the package"
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_module_imports_only_lower_layers(path: Path) -> None:
    own = layer(path.relative_to(GENERATOR).parts)
    assert own in LEVEL, f"{own} has no place in LAYERS"
    for other in imported(path):
        assert other == own or LEVEL[other] < LEVEL[own], f"{path.name}: {own} must not import {other}"


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_no_module_has_a_name_that_says_nothing(name: str) -> None:
    assert [path for path in MODULES if path.stem == name or name in path.parts] == []
