"""Hostile and broken folders from ../shared, through the command: nothing runs, nothing leaks, nothing is lost in silence.

A few cases of each kind; all of them, and the slow ones, run with the driver beside them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
KINDS = {
    "code in text": "001,005,008,010,014",
    "names": "020,025,026,028,032,039",
    "titles and addresses": "037,043,055",
    "html and templates": "061,062,063,067,069,074",
    "values": "080,082,089",
    "structure": "105,113",
    "encodings": "134,141",
    "files": "150,154,159,172,173,174",
}


@pytest.mark.parametrize("cases", KINDS.values(), ids=KINDS)
def test_hostile_folders(shared: Path, cases: str) -> None:
    tool = shared / "tools" / "adversarial"
    if not (tool / "run_cases.py").exists():
        pytest.skip("needs ../shared/tools/adversarial, which is absent")
    command = f"env PYTHONPATH={ROOT}:{tool / 'audit'} {sys.executable} -m generator build {{in}} -o {{out}}"
    arguments = ["--skip-slow", "--slack", "3", "--only", cases, "--python", sys.executable, "--cmd", command]
    done = subprocess.run([sys.executable, str(tool / "run_cases.py"), *arguments], capture_output=True, text=True, check=False)
    assert ", 0 failed" in done.stdout, done.stdout + done.stderr
