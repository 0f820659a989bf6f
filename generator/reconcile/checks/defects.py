"""The checks inside one language, in the order in which their findings are listed.

Each is a module with `KINDS`, `DOC` and `check(page, service)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...model.draft import PageDraft
from ...source.diagnostic import Diagnostic, Kind
from . import defect_samples, defect_tables, defect_text, defect_values

Check = Callable[[PageDraft, str], Iterator[Diagnostic]]

DEFECT_MODULES = (defect_values, defect_tables, defect_samples, defect_text)
DEFECT_CHECKS: tuple[Check, ...] = tuple(module.check for module in DEFECT_MODULES)
KINDS: tuple[Kind, ...] = tuple(kind for module in DEFECT_MODULES for kind in module.KINDS)


def check_defects(page: PageDraft, service: str = "") -> Iterator[Diagnostic]:
    """Every defect of one page."""
    for check in DEFECT_CHECKS:
        yield from check(page, service)
