"""The prose checks, in the order in which their findings are listed.

Each is a module with `KINDS`, `DOC`, `EXAMPLES` and `COUNTER_EXAMPLES` (zh text, en text, expected ids; Markdown links
and bold) and `check(unit, context)`.  Rows repeat from page to page, so every other pair of texts has been judged before:
checks that are silent by the words alone are then left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...source.diagnostic import Diagnostic, Kind
from ..aligned import AlignedUnit
from . import (
    absence,
    conditions,
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
from .context import ProseContext, sides

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
    conditions,
    error_blame,
    hedges,
    modality,
    markers,
    terms,
    value_labels,
)

PROSE_CHECKS: tuple[Check, ...] = tuple(module.check for module in PROSE_MODULES)
KINDS: tuple[Kind, ...] = tuple(kind for module in (*PROSE_MODULES, payloads) for kind in module.KINDS)

_BY_WORDS: frozenset[Check] = frozenset(
    module.check for module in (manual_titles, missing_text, events, negation, absence, hedges, modality, markers, value_labels)
)
"""Checks of both sides that find something or nothing by the words alone, wherever these stand."""

Judged = dict[tuple[str, str], tuple[Check, ...]]
"""Words of both sides -> the checks that may find something in them, once all were asked."""


def check_prose(context: ProseContext, judged: Judged | None = None) -> Iterator[Diagnostic]:
    """Every finding about the prose of one page pair, unit by unit; `judged` is shared by the pairs of a service."""
    judged = {} if judged is None else judged
    for unit in context.units:
        pair = sides(unit)
        if pair:
            yield from _of_both(unit, context, judged, (pair[0].text.value, pair[1].text.value))
        elif unit.zh is None or unit.en is None:
            for check in PROSE_CHECKS:
                yield from check(unit, context)


def _of_both(unit: AlignedUnit, context: ProseContext, judged: Judged, words: tuple[str, str]) -> Iterator[Diagnostic]:
    known = judged.get(words)
    if known is not None:
        for check in known:
            yield from check(unit, context)
        return
    asked_again = []
    for check in PROSE_CHECKS:
        found = tuple(check(unit, context))
        yield from found
        if found or check not in _BY_WORDS:
            asked_again.append(check)
    judged[words] = tuple(asked_again)
