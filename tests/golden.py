"""Expected files: compare, show a diff, and rewrite on `--update`."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest


def compare(expected: dict[Path, str], *, update: bool) -> None:
    """Fail with a unified diff for each file that is not as wanted; with `update`, rewrite it and fail loudly."""
    updated, diffs = [], []
    for path, wanted in expected.items():
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old == wanted and path.exists():
            continue
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted, encoding="utf-8")
            updated.append(path)
        else:
            diffs += difflib.unified_diff(old.splitlines(), wanted.splitlines(), f"{path} (expected)", f"{path} (now)", lineterm="")
    if updated:
        pytest.fail(f"updated {len(updated)} files; review the diff")
    if diffs:
        pytest.fail("\n".join(diffs))
