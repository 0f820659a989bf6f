"""What the readers hand to the assembly: blocks, headings and anchors, still in one flat row."""

from __future__ import annotations

from ..source.frozen import dataclass
from ..source.marked import Text
from .page import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of any level, wherever it stands."""

    text: Text
    level: int
    anchors: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A name that stands alone: it belongs to what follows."""

    name: str
    start: int


Part = Block | Heading | Anchor
