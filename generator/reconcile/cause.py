"""Why two languages differ, as far as the other pages of the service tell; unknown when they tell nothing.

Stale: the language that lacks or contradicts something says it on another page, so this page was left behind.
Edition: each language keeps to its own side on all its pages, or knows a thing that the other never mentions.
Translation: the same sentence is rendered rightly elsewhere, or both sides share their numbers, literals and terms and
only the words between them mean something else.

Every cause but unknown has its evidence: places that a reader can look up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.draft import PageDraft
from ..source.diagnostic import Cause, CauseKind, Diagnostic
from ..source.text import Lang
from .aligned import AlignedUnit, PagePair
from .cause_fields import FieldCauses
from .cause_prose import ProseCauses
from .evidence import SHOWN, UNKNOWN, at, cause
from .paths import path_key
from .sayings import Sayings
from .siblings import Siblings

_CONTRACT = frozenset({"constraint", "default", "required", "type", "lifecycle"})
_PROSE = frozenset({"text", "literal", "number", "note", "error", "quota", "example"})


class Causes:
    """Attributes causes to the findings of one service."""

    def __init__(self, pairs: Sequence[PagePair], units: Sequence[AlignedUnit], findings: Sequence[Diagnostic]) -> None:
        self._siblings = Siblings(pairs)
        self._pages = {page.file.path: page for pair in pairs for page in (pair.zh, pair.en) if page}
        sayings = Sayings(pairs, units)
        self._fields = FieldCauses(self._siblings, sayings, self._pages, findings)
        self._prose = ProseCauses(sayings, self._fields, findings)

    def of(self, finding: Diagnostic, aspect: str) -> Cause:
        """The cause of a difference; `aspect` is the fact of the element that it is about."""
        group = finding.id.split("/", 1)[0]
        if finding.id.startswith(("field/missing-in-", "field/table-missing-in-")):
            return self._fields.missing(finding)
        if finding.id == "page/missing-counterpart":
            return self._missing_page(finding)
        if finding.id == "example/payload-mismatch":
            return self._fields.sample(finding)
        if finding.id == "error/code-missing":
            return self._fields.code(finding)
        if group in _CONTRACT:
            return self._fields.contract(finding, aspect) or self._prose.one_sided(finding)
        if group == "ref":
            return self._prose.link(finding) or self._prose.sentence(finding)
        return self._prose.sentence(finding) if group in _PROSE else UNKNOWN

    def _missing_page(self, finding: Diagnostic) -> Cause:
        page = next((self._pages.get(label.span.file.path) for label in finding.labels if label.span), None)
        if page is None or not page.operations or not page.operations[0].paths:
            return UNKNOWN
        key = path_key(page.operations[0].paths[0].value)
        method = page.operations[0].method.value
        listed = [line for other in self._of(page.lang.other) for line in _mentions(other, method, key)]
        if listed:
            return cause(CauseKind.STALE, listed)
        resources = self._siblings.resources_of(page)
        if not resources or any(self._siblings.resources_of(other) & resources for other in self._of(page.lang.other)):
            return UNKNOWN
        same = [other for other in self._of(page.lang) if other is not page and self._siblings.resources_of(other) & resources]
        if not same:
            return UNKNOWN
        name = sorted(resources)[0]
        lines = [f"{at(other.operations[0].paths[0].span)} has a path of {name} too" for other in same[: SHOWN - 1]]
        return cause(CauseKind.EDITION, (*lines, f"no {page.lang.other.value} page has a path of {name}"))

    def _of(self, lang: Lang) -> Iterator[PageDraft]:
        return (page for page in self._pages.values() if page.lang is lang)


def _mentions(page: PageDraft, method: str, key: str) -> Iterator[str]:
    for row in page.permissions:
        if row.method == method and path_key(row.path) == key:
            yield f"{at(row.action.span)} grants {method} {row.path}"
