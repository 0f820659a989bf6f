"""generator/README.md names every module, and nothing that is not there."""

import re
from pathlib import Path

GENERATOR = Path(__file__).resolve().parent.parent / "generator"


def test_readme_lists_every_module_once() -> None:
    listed = re.findall(r"^\| `([\w/]+\.py)` \|", (GENERATOR / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    present = [path.relative_to(GENERATOR).as_posix() for path in GENERATOR.rglob("*.py") if path.name != "__init__.py"]
    assert sorted(listed) == sorted(present)
    assert len(listed) == len(set(listed))
