"""generator/README.md has one line for each module: its path and the first sentence of its docstring."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from golden import compare

README = Path(__file__).resolve().parent.parent / "generator" / "README.md"
LAYERS = (
    ("source", "files, spans, findings: where everything stands"),
    ("model", "nouns: claims, constraints, drafts, facts"),
    ("syntax", "Markdown and HTML, no API"),
    ("lexicon", "bilingual vocabulary as data"),
    ("constraints", "one rule of prose per file"),
    ("extract", "what one page says"),
    ("reconcile", "what both languages say together"),
    ("revisions", "what changed from one revision to the next"),
    ("emit", "schemas and documents"),
    ("render", "templates and languages of output"),
    ("report", "findings and coverage in every format"),
    ("", "settings, files on disk, the pipeline and the command line"),
)


def test_readme_lists_every_module(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    intro = text.partition("\n## ")[0]
    compare({README: intro + "\n" + "\n".join(section(*layer) for layer in LAYERS)}, update=request.config.getoption("--update"))


def section(name: str, about: str) -> str:
    folder = README.parent / name
    modules = sorted(folder.rglob("*.py") if name else folder.glob("*.py"), key=lambda path: (len(path.parts), path.parts))
    rows = [
        f"| `{path.relative_to(README.parent).as_posix()}` | {first_sentence(path)} |" for path in modules if path.name != "__init__.py"
    ]
    return "\n".join([f"## {name or 'generator'}/: {about}", "", "| file | holds |", "|---|---|", *rows, ""])


def first_sentence(path: Path) -> str:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert doc, f"{path.name} has no docstring"
    paragraph = " ".join(doc.partition("\n\n")[0].split())
    return re.split(r"(?<=[^A-Z.]\.)\s", paragraph)[0].rstrip(".:").replace("|", "\\|")
