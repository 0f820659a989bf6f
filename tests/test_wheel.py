"""The wheel is whole: installed in an empty environment, away from the checkout, it builds the seeds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_installed_wheel_builds_what_is_committed(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("twinspec-*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    run(tmp_path / "venv" / "bin" / "twinspec", "build", cwd=tmp_path)
    built, committed = tmp_path / "generated" / "MANIFEST.json", ROOT / "generated" / "MANIFEST.json"
    assert built.read_bytes() == committed.read_bytes()
