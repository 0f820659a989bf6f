"""What a constraint rule is: phrases in both languages, a builder, and examples that are its tests and its page.

A rule never touches files or regular expressions.  It gets a `Hit` (slots that matched, with their places) and the
field's context, and says which constraints follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from ..model.constraint import Constraint
from ..model.schema import ArrayType, In, ScalarKind, ScalarType, Type
from ..source.frozen import dataclass
from ..source.marked import Text
from ..source.text import Lang
from .passage import Passage, Sentence


class Sibling(NamedTuple):
    """Another field of the same object: its wire name and the first words of its description."""

    name: str
    lead_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldContext:
    """What a rule may know about the field whose description it reads."""

    name: str = ""
    type: Type | None = None
    location: In = In.BODY
    lang: Lang = Lang.ZH
    siblings: tuple[Sibling, ...] = ()
    members: tuple[str, ...] = ()
    """Wire names inside the value, or inside its items."""

    @property
    def kind(self) -> ScalarKind | None:
        """Scalar kind of the value, or of the items of an array of scalars; None when unknown or structured."""
        match self.type:
            case ScalarType(kind=kind):
                return kind
            case ArrayType(item=ScalarType(kind=kind)):
                return kind
            case _:
                return None

    @property
    def is_array(self) -> bool:
        """True for arrays."""
        return isinstance(self.type, ArrayType)


class Scope(Enum):
    """How much text one phrase is matched against."""

    SENTENCE = "sentence"
    LINE = "line"
    """A whole paragraph, for rules that need two sentences ("When …. Otherwise, …")."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A phrase in both languages, side by side; "" where a language has no such phrase."""

    zh: str
    en: str
    tag: str = ""
    """Tells the builder which of its meanings this pair has."""

    def by(self, lang: Lang) -> str:
        """The phrase of one language."""
        return self.zh if lang is Lang.ZH else self.en


@dataclass(frozen=True)
class Hit:
    """A phrase that matched: its slots, its words and its place."""

    sentence: Sentence
    text: Text
    """What the phrase was matched against: the sentence, or its whole line."""
    folded: str
    slots: dict[str, tuple[int, int]]
    start: int
    end: int
    tag: str
    passage: Passage
    phrase: int = 0
    """Number of the pair within its rule."""

    def __contains__(self, name: str) -> bool:
        return name in self.slots

    def get(self, name: str) -> str:
        """Folded words of a slot, quotes and blanks around them dropped; "" when the slot did not match."""
        if name not in self.slots:
            return ""
        start, end = self.slots[name]
        return self.folded[start:end].strip(" \"'`")

    def raw(self, name: str) -> str:
        """The page's own words of a slot."""
        if name not in self.slots:
            return ""
        start, end = self.slots[name]
        return self.text.value[start:end].strip(" \"'“”‘’`")

    @property
    def before(self) -> str:
        """Folded text in front of the match."""
        return self.folded[: self.start]

    @property
    def after(self) -> str:
        """Folded text behind the match."""
        return self.folded[self.end :]


@dataclass(frozen=True, slots=True)
class Found:
    """What a builder makes of a hit; `end` and `start` narrow the claim to the words that were really read."""

    constraint: Constraint | None
    """None: the words were understood, and constrain nothing."""
    start: int | None = None
    end: int | None = None
    weak: bool = False
    """True when it only adds to an enumeration that something else lists."""
    about: str = ""
    """Wire name of the sibling that the sentence speaks of; "" for the field itself."""
    member: str = ""
    """Wire name of the member that the sentence speaks of; "" for the field itself."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what the whole reader must make of it; for a counter-example, what it must not."""

    lang: Lang
    text: str
    expected: tuple[Constraint, ...] = ()
    type: Type | None = None
    name: str = ""
    siblings: tuple[Sibling, ...] = ()


Build = Callable[[Hit, FieldContext], Iterable[Found]]
Gather = Callable[[Passage, FieldContext], Iterable["ListFound"]]


@dataclass(frozen=True, slots=True)
class ListFound:
    """A constraint that a rule over whole lists read."""

    constraint: Constraint | None
    places: tuple[tuple[int, int, int], ...]
    """(line, start, end) of the words that say it, in page order; never empty."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One kind of sentence that we understand."""

    id: str
    """Kebab-case; claims carry "constraint/<id>"."""
    doc: str
    phrases: tuple[Pair, ...]
    build: Build
    scope: Scope = Scope.SENTENCE
    gather: Gather | None = None
    """For rules that read lists of items: called once for the passage, beside the phrases."""
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()


def zh(
    text: str, *expected: Constraint, type: Type | None = None, name: str = "", siblings: tuple[Sibling, ...] = ()
) -> Example:
    """A Chinese example."""
    return Example(Lang.ZH, text, expected, type, name, siblings)


def en(
    text: str, *expected: Constraint, type: Type | None = None, name: str = "", siblings: tuple[Sibling, ...] = ()
) -> Example:
    """An English example."""
    return Example(Lang.EN, text, expected, type, name, siblings)
