"""A page that makes the tool fail in a way nobody foresaw costs that page, not the build."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import pipeline
from generator.pipeline import Service
from generator.reconcile.aligned import PagePair

SEED = Path(__file__).resolve().parents[2] / "seeds" / "as"
OTHER = '# 查询弹性伸缩组<a name="zh-cn_topic_0043063024"></a>\n\n## URI\n\nGET /autoscaling-api/v1/{project_id}/scaling_group\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SEED, tmp_path / "as")
    (tmp_path / "as" / "zh" / "other.md").write_text(OTHER, "utf-8")
    return tmp_path / "as"


def lost(service: Service) -> list[tuple[str, str]]:
    return [
        (str(dict(found.args)["file"]), str(dict(found.args)["error"]))
        for found in service.reading
        if found.kind is pipeline.INTERNAL_ERROR
    ]


def test_page_that_breaks_reconciling_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.reconcile

    def reconcile(settings: object, pairs: Sequence[PagePair], rulings: object) -> object:
        if any(pair.topic == "0043063024" for pair in pairs):
            raise IndexError
        return real(settings, pairs, rulings)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "reconcile", reconcile)
    service = pipeline.describe(folder, jobs=1)
    assert [operation.method for operation in service.api.operations] == ["POST"]
    assert lost(service) == [("zh/other.md", "IndexError")]
    with pytest.raises(IndexError):
        pipeline.describe(folder, jobs=1, debug=True)


def test_page_that_breaks_an_output_is_left_out(folder: Path) -> None:
    def work(service: Service) -> list[str]:
        if any(operation.method == "GET" for operation in service.api.operations):
            raise RecursionError
        return [operation.path for operation in service.api.operations]

    service, made = pipeline.made_of(pipeline.describe(folder, jobs=1), work)
    assert made == ["/autoscaling-api/v1/{project_id}/scaling_group"]
    assert lost(service) == [("zh/other.md", "RecursionError")]


def test_failure_of_no_single_page_is_not_hidden(folder: Path) -> None:
    def work(service: Service) -> None:
        if len(service.api.operations) > 1:
            raise KeyError

    with pytest.raises(KeyError):
        pipeline.made_of(pipeline.describe(folder, jobs=1), work)
