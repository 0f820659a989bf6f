"""One folder, one behaviour: the pages of tests/cases/<behaviour>/ and what must come of them.

A case holds zh.md and en.md (either may be missing; .html works too), or whole folders zh/ and en/, and optionally
service.toml and rulings.toml.  expected/diagnostics.txt is always compared, an empty one asserts silence; of
expected/{draft.zh,draft.en,api,openapi,paths,schemas}.json only those that exist are compared.  paths and schemas are
those of the OpenAPI document without the lists of witnesses, to keep a case about a value short.
"""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest
from golden import compare

from generator import pipeline
from generator.emit import openapi, serialise
from generator.model.dump import dump
from generator.source.diagnostic import Diagnostic
from generator.source.text import Lang

CASES = Path(__file__).resolve().parent / "cases"
TODAY = datetime.date(2026, 1, 1)
"""The day by which rulings of the cases expire."""
_EVIDENCE = {"x-twinspec-evidence", "x-twinspec-pages"}
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_case(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    service = pipeline.describe(_service_folder(case, tmp_path / "demo"), jobs=1, debug=True, today=TODAY)
    report = pipeline.report(service)
    findings = dict.fromkeys(_line(diagnostic) for diagnostic in (*report.reading, *report.diagnostics))
    found = {"diagnostics.txt": "".join(findings)}
    for lang in Lang:
        drafts = [draft for draft in service.drafts if draft.lang is lang]
        found[f"draft.{lang.value}.json"] = "".join(dump(draft.operations) + dump(draft.structs) for draft in drafts)
    found["api.json"] = dump(service.api)
    document = openapi.openapi_31(service.api)
    found["openapi.json"] = serialise.json_text(document)
    found["paths.json"] = serialise.json_text(_without_evidence(document["paths"]))
    found["schemas.json"] = serialise.json_text(_without_evidence(document.get("components", {}).get("schemas", {})))
    expected = case / "expected"
    wanted = [name for name in found if name == "diagnostics.txt" or (expected / name).exists()]
    compare({expected / name: found[name] for name in wanted}, update=request.config.getoption("--update"))


def _service_folder(case: Path, folder: Path) -> Path:
    folder.mkdir()
    for lang in Lang:
        if (case / lang.value).is_dir():
            shutil.copytree(case / lang.value, folder / lang.value)
        for page in sorted(case.glob(f"{lang.value}.*")):
            (folder / lang.value).mkdir(exist_ok=True)
            shutil.copy(page, folder / lang.value / f"page{page.suffix}")
    for name in ("service.toml", "rulings.toml"):
        if (case / name).exists():
            shutil.copy(case / name, folder / name)
    return folder


def _without_evidence(document: Any) -> Any:
    match document:
        case dict():
            return {key: _without_evidence(value) for key, value in document.items() if key not in _EVIDENCE}
        case list():
            return [_without_evidence(value) for value in document]
        case _:
            return document


def _line(diagnostic: Diagnostic) -> str:
    places = " ".join(f"{'-' if label.absent else ''}{label.span}" for label in diagnostic.labels if label.span)
    where = diagnostic.subject.location
    accepted = "" if diagnostic.suppressed_by is None else f"  = accepted: {diagnostic.suppressed_by}\n"
    return f"{diagnostic.severity.value}[{diagnostic.id}] {where} @ {places}: {diagnostic.message()}\n{accepted}"
