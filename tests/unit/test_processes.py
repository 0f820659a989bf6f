"""Several processes give what one gives, in the same order."""

from __future__ import annotations

import os

import pytest

from generator import outputs, pipeline, processes
from generator.source.text import Lang

TABLE = "<table><tr><th>{}</th><th>{}</th></tr><tr><td>id</td><td>String</td></tr></table>"
ZH = "# 查询镜像\n\n## URI\n\nGET /v2/images/{}\n\n## 响应\n\n" + TABLE.format("名称", "类型") + "\n"
EN = "# Querying Images\n\n## URI\n\nGET /v2/images/{}\n\n## Response\n\n" + TABLE.format("Name", "Type") + "\n"


def _square(number: int) -> int:
    return number * number


def _refuse_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


@pytest.mark.parametrize("count", [0, 1, 4, 5, 43])
def test_results_stand_in_the_order_of_the_items(count):
    told: list[int] = []
    found = processes.each(_square, range(count), 2, told.append)
    assert found == [number * number for number in range(count)]
    assert told == sorted(told)
    assert told[-1:] == [count][: len(told)]


def test_failure_in_another_process_is_raised_here():
    with pytest.raises(ValueError, match="seven"):
        processes.each(_refuse_seven, [*range(8)], 2, lambda _done: None)


def test_the_other_half_is_made_in_a_copy_of_this_process():
    here, there = processes.both(os.getpid, os.getpid)
    assert here == os.getpid()
    assert there != here or "fork" not in processes.get_all_start_methods()


def test_without_copies_all_is_made_here(monkeypatch):
    monkeypatch.setattr(processes, "get_all_start_methods", lambda: ["spawn"])
    assert processes.both(os.getpid, os.getpid) == (os.getpid(), os.getpid())


def test_half_that_fails_in_the_copy_shows_its_exception_here():
    with pytest.raises(ValueError, match="seven"):
        processes.both(lambda: 1, lambda: _refuse_seven(7))


def test_two_processes_build_the_bytes_of_one(tmp_path):
    for lang, page in ((Lang.ZH, ZH), (Lang.EN, EN)):
        (tmp_path / lang.value).mkdir()
        for number in range(6):
            (tmp_path / lang.value / f"page-{number}.md").write_text(page.format(number), encoding="utf-8")
    one, two = (pipeline.build_files(pipeline.describe(tmp_path, jobs=jobs, debug=True), outputs.GROUPS, jobs=jobs) for jobs in (1, 2))
    assert one == two
    assert len(one) > 10
