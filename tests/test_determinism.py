"""Same pages, same bytes: whatever the hash seed, working directory, locale, time zone or order of the files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def build(service: Path, out: Path, cwd: Path, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "generator", "build", str(service), "-o", str(out), "--quiet", *environment.pop("flags", "").split()]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return tree(out)


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "as"
    for path in sorted((ROOT / "seeds" / "as").rglob("*"), reverse=True):
        if path.is_file():
            target = copy / path.relative_to(ROOT / "seeds" / "as")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    first = build(ROOT / "seeds" / "as", tmp_path / "one", ROOT, PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC", flags="--jobs 1")
    second = build(copy, tmp_path / "two", tmp_path, PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Shanghai", flags="--jobs 2")
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_committed_output_equals_a_fresh_build(tmp_path: Path) -> None:
    fresh = build(ROOT / "seeds" / "as", tmp_path / "out", ROOT)
    committed = tree(ROOT / "generated")
    assert [path for path in sorted({*fresh, *committed}) if fresh.get(path) != committed.get(path)] == []
