"""Everything known about a page while it is read: filled step by step, from the tables to the draft."""

from __future__ import annotations

from dataclasses import field

from ..model.draft import PageKind
from ..source.diagnostic import Diagnostic, Subject
from ..source.frozen import dataclass
from ..syntax.page import Page
from .fields import Ledger
from .nodes import Node, Side, Slot
from .operation import Address
from .outline import Placed
from .samples import SampleReading
from .tables import ReadTable

SILENT_KINDS = frozenset({PageKind.CONTENTS, PageKind.GUIDE, PageKind.OVERVIEW, PageKind.OTHER})
"""Pages whose tables are read for links from other pages, and not judged."""


@dataclass(slots=True)
class Work:
    """One page at work."""

    page: Page
    topic: str
    subject: Subject
    outline: tuple[Placed, ...]
    tables: tuple[ReadTable, ...]
    kind: PageKind
    address: Address | None
    samples: SampleReading = field(default_factory=SampleReading)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    rows_total: int = 0
    rows_lost: list[Diagnostic] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    parameters: list[Slot] = field(default_factory=list)
    response_headers: list[Slot] = field(default_factory=list)
    bodies: dict[Side, list[Node]] = field(default_factory=dict)
    locations: dict[int, str] = field(default_factory=dict)
    """Start offset of each parameter row, and where its field stands."""
    captions: dict[int, str] = field(default_factory=dict)

    @property
    def is_call(self) -> bool:
        """True for a page that documents an operation, also when its URI was refused."""
        return self.kind in {PageKind.API, PageKind.REFUSED}
