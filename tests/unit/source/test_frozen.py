"""Values that the type checker keeps from change behave like frozen dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from generator.source.frozen import dataclass
from generator.source.marked import Mark, MarkKind, Segment, Text
from generator.source.text import Position, SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    text: str
    length: int = 0


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Word(text="名称") == Word(text="名称", length=0)
    assert len({Word(text="名称"), Word(text="名称"), Word(text="名称", length=2)}) == 2
    assert dataclasses.replace(Word(text="名称"), length=2) == Word(text="名称", length=2)


def test_values_survive_another_process() -> None:
    text = Text("名称", SourceFile.of("名称"), (Segment(0, 0, 2),), (Mark(MarkKind.STRONG, 0, 2),))
    assert pickle.loads(pickle.dumps(text)) == copy.deepcopy(text) == text


def test_slots_leave_no_room_for_another_attribute() -> None:
    with pytest.raises(AttributeError):
        Word(text="名称").meaning = "name"  # type: ignore[attr-defined]


def test_own_equality_and_order_are_kept() -> None:
    assert SourceFile.of("甲", "a.md") == SourceFile.of("乙", "a.md")
    assert len({SourceFile.of("甲", "a.md"), SourceFile.of("乙", "a.md")}) == 1
    assert Position(1, 9) < Position(2, 1)
