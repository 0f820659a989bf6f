"""Shared by all tests: `--update` for golden files, skips with a reason, and strictness where CI has every tool."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
STRICT = "TWINSPEC_TEST_STRICT"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite expected files, then fail so that the diff is read")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, object, None]:
    """Where every tool should be there, a skipped test is a failed one."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and os.environ.get(STRICT) and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: skipped although {STRICT} is set: {report.longrepr}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real services and answer keys."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared (real pages and answer keys), which is absent")
    return SHARED


@pytest.fixture(scope="session")
def tool() -> object:
    """A function that finds a program on PATH or among tests/npm, or skips."""

    def find(name: str) -> str:
        local = ROOT / "tests" / "npm" / "node_modules" / ".bin" / name
        found = str(local) if local.exists() else shutil.which(name)
        if found is None:
            pytest.skip(f"needs {name}, which is not installed")
        return found

    return find
