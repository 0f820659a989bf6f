"""What both languages did to one piece of prose, in revisions of a real repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .test_git import git, run

ZH = """# 创建弹性伸缩组<a name="ZH-CN_TOPIC_0043063023"></a>

## 功能介绍

{first}

{second}

## URI

POST /v1/\\{{project\\_id\\}}/groups

## 约束

-   {third}
-   名称不能修改。
"""
EN = """# Creating an AS Group<a name="EN-US_TOPIC_0043063023"></a>

## Function

{first}

{second}

## URI

POST /v1/\\{{project\\_id\\}}/groups

## Constraints

-   {third}
-   The name cannot be changed.
"""
ZH_WORDS = {"first": "伸缩组被删除后，实例保留5分钟。", "second": "实例由系统移除。", "third": "每次最多移除3个实例。"}
EN_WORDS = {
    "first": "After the AS group is deleted, the instances are kept for 5 minutes.",
    "second": "The instances are removed by the system.",
    "third": "A maximum of 3 instances can be removed at a time.",
}
Edits = dict[str, str]


def states(folder: Path, capsys: pytest.CaptureFixture[str], old: tuple[Edits, Edits], new: tuple[Edits, Edits]) -> list[tuple[str, str]]:
    """Language and state of each change of text between two commits."""
    git(folder, "init", "-q")
    for edits, name in ((old, "old"), (new, "new")):
        for lang, page, words, edit in (("zh", ZH, ZH_WORDS, edits[0]), ("en", EN, EN_WORDS, edits[1])):
            (folder / "as" / lang).mkdir(parents=True, exist_ok=True)
            (folder / "as" / lang / "page.md").write_text(page.format(**(words | edit)), encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", name, "--allow-empty")
        git(folder, "tag", name)
    _, out, _ = run(capsys, "old..new", "as", "--format", "json")
    return [(found["lang"], found["state"]) for found in json.loads(out)["findings"] if found["id"].startswith("text/")]


TEN_ZH, TEN_EN = (
    {"first": "伸缩组被删除后，实例保留10分钟。"},
    {"first": "After the AS group is deleted, the instances are kept for 10 minutes."},
)
TWENTY_EN = {"first": "After the AS group is deleted, the instances are kept for 20 minutes."}
OTHER_EN = {"second": "The system removes the instances by itself."}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (({}, {}), (TEN_ZH, {}), [("zh", "zh-changed-en-lags")]),
        (({}, {}), ({}, TEN_EN), [("en", "en-changed-zh-lags")]),
        (({}, {}), (TEN_ZH, TEN_EN), [("zh", "changed-in-both"), ("en", "changed-in-both")]),
        (({}, {}), (TEN_ZH, TWENTY_EN), [("zh", "diverged"), ("en", "diverged")]),
        ((TEN_ZH, {}), (TEN_ZH, TEN_EN), [("en", "converged")]),
        (({}, TEN_EN), (TEN_ZH, TEN_EN), [("zh", "converged")]),
        (({}, {}), (TEN_ZH, OTHER_EN), [("zh", "zh-changed-en-lags"), ("en", "en-changed-zh-lags")]),
        (({"third": ""}, {}), ({}, {}), [("zh", "converged")]),
    ],
    ids=["zh", "en", "both", "diverged", "en follows", "zh follows", "different paragraphs", "zh adds what en has"],
)
def test_states_of_prose(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    old: tuple[Edits, Edits],
    new: tuple[Edits, Edits],
    expected: list[tuple[str, str]],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert states(tmp_path, capsys, old, new) == expected
