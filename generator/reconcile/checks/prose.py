"""The prose checks, in the order in which their findings are listed.

Each is a module with `KINDS`, `DOC`, `EXAMPLES` and `COUNTER_EXAMPLES` (zh text, en text, expected ids; Markdown links
and bold) and `check(unit, context)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...source.diagnostic import Diagnostic, Kind
from ..aligned import AlignedUnit
from . import (
    absence,
    error_blame,
    events,
    hedges,
    links,
    literal_mismatch,
    manual_titles,
    markers,
    missing_text,
    modality,
    negation,
    number_mismatch,
    payloads,
    terms,
    value_labels,
)
from .context import ProseContext

Check = Callable[[AlignedUnit, ProseContext], Iterator[Diagnostic]]

PROSE_MODULES = (
    number_mismatch,
    literal_mismatch,
    links,
    manual_titles,
    missing_text,
    events,
    negation,
    absence,
    error_blame,
    hedges,
    modality,
    markers,
    terms,
    value_labels,
)

PROSE_CHECKS: tuple[Check, ...] = tuple(module.check for module in PROSE_MODULES)
KINDS: tuple[Kind, ...] = tuple(kind for module in (*PROSE_MODULES, payloads) for kind in module.KINDS)


def check_prose(context: ProseContext) -> Iterator[Diagnostic]:
    """Every finding about the prose of one page pair, unit by unit."""
    for unit in context.units:
        for check in PROSE_CHECKS:
            yield from check(unit, context)
