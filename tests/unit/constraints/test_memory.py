"""A passage met before is understood once, and located where it stands."""

from __future__ import annotations

from generator.constraints.passage import Passage, passage_of_text
from generator.constraints.reader import read_constraints
from generator.constraints.rule import FieldContext, Sibling
from generator.model.constraint import DefaultFromField, FieldRef
from generator.model.schema import ScalarKind, ScalarType
from generator.source.marked import Text
from generator.source.text import Lang, SourceFile

INTEGER = ScalarType(ScalarKind.INTEGER)


def _at(offset: int, words: str) -> Passage:
    file = SourceFile("page.md", Lang.EN, " " * offset + words)
    return passage_of_text(Text.plain(words, file.span(offset, offset + len(words))))


def test_same_words_on_another_page_are_located_there() -> None:
    words = "The value ranges from 1 to 50."
    context = FieldContext(name="limit", type=INTEGER, lang=Lang.EN)
    (first,) = read_constraints(_at(0, words), context).claims
    (second,) = read_constraints(_at(7, words), context).claims
    assert second.value == first.value
    assert (first.span.start, second.span.start) == (first.span.start, first.span.start + 7)
    assert second.span.text == first.span.text


def test_reading_that_looks_at_siblings_is_made_anew_beside_others() -> None:
    words = "The default value is the minimum number of instances."
    read = {}
    for name in ("min_instance_number", "min_size"):
        siblings = (Sibling(name, "Specifies the minimum number of instances"),)
        (claim,) = read_constraints(_at(0, words), FieldContext(name="desired", type=INTEGER, lang=Lang.EN, siblings=siblings)).claims
        read[name] = claim.value
    assert read == {name: DefaultFromField(field=FieldRef("the minimum number of instances", name)) for name in read}


def test_unread_sentence_is_reported_at_each_place() -> None:
    words = "The value range depends on the region."
    context = FieldContext(name="zone", lang=Lang.EN)
    starts = [[text.span().start for text in read_constraints(_at(offset, words), context).unread] for offset in (0, 4)]
    assert starts == [[0], [4]]
