"""`twinspec rules`: every constraint rule and every kind of finding, as they stand in the code.

Kinds are collected from the `KINDS` tuples of all modules, so the list cannot fall behind.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import textwrap
from functools import cache
from pathlib import Path

from .constraints import RULES
from .source.diagnostic import Kind


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of finding, by id."""
    folder = str(Path(__file__).resolve().parent)
    modules = [module.name for module in pkgutil.walk_packages([folder], f"{__package__}.") if not module.name.endswith("__main__")]
    found = {kind.id: kind for module in modules for kind in _kinds_of(module)}
    return tuple(found[id_] for id_ in sorted(found))


def _kinds_of(module: str) -> tuple[Kind, ...]:
    return tuple(kind for kind in getattr(importlib.import_module(module), "KINDS", ()) if isinstance(kind, Kind))


def as_text() -> str:
    """The catalogue for people."""
    lines = [f"{len(RULES)} constraint rules", ""]
    for rule in RULES:
        lines += [f"constraint/{rule.id}", *_paragraph(rule.doc)]
        lines += [f"    zh  {pair.zh}\n    en  {pair.en}" for pair in rule.phrases]
        lines.append("")
    lines += [f"{len(kinds())} kinds of finding", ""]
    for kind in kinds():
        lines += [
            f"{kind.id}  {kind.severity.value}, {kind.confidence.value}",
            *_paragraph(kind.doc),
            f"    says: {kind.en}",
            f"          {kind.zh}",
            "",
        ]
    return "\n".join(lines)


def as_json() -> str:
    """The catalogue for programs."""
    table = {
        "constraints": [
            {"id": f"constraint/{rule.id}", "doc": rule.doc, "phrases": [{"zh": pair.zh, "en": pair.en} for pair in rule.phrases]}
            for rule in RULES
        ],
        "findings": [
            {
                "id": kind.id,
                "severity": kind.severity.value,
                "confidence": kind.confidence.value,
                "en": kind.en,
                "zh": kind.zh,
                "help_en": kind.help_en,
                "help_zh": kind.help_zh,
                "doc": kind.doc,
            }
            for kind in kinds()
        ],
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _paragraph(doc: str) -> list[str]:
    return textwrap.wrap(" ".join(doc.split()), 100, initial_indent="    ", subsequent_indent="    ")
