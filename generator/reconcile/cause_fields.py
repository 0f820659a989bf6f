"""Why fields differ: by what the other pages say of the same field.

A field that a language documents elsewhere, and lacks here, was left behind; so was a statement that it makes elsewhere
as the other language makes it here.  Where each language keeps to its own side on several pages, the editions differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from ..model.draft import FieldDraft, PageDraft
from ..source.diagnostic import Cause, CauseKind, Diagnostic
from ..source.text import Lang
from .evidence import SHOWN, UNKNOWN, at, cause, short
from .sayings import Sayings
from .siblings import Place, Siblings, agree, claims, is_reserved, place_of

CODE = re.compile(r"(?<![A-Za-z0-9_-])(?:[A-Za-z][A-Za-z0-9]*[_-][A-Za-z0-9_-]{3,60}|[A-Z][A-Z0-9]{3,40})(?![A-Za-z0-9_-])", re.ASCII)
"""A name that no word of prose resembles."""
_ALIKE = 0.8
_WORDED = frozenset({"exclusive", "at-least-one", "used-with", "ordered", "required-when", "effective-when"})
"""Rules between fields are sentences: that each language repeats its own shows how it was translated, not what an edition does."""


class FieldCauses:
    """Causes of missing fields and of contradictions about a field."""

    def __init__(self, siblings: Siblings, sayings: Sayings, pages: dict[str, PageDraft], findings: Iterable[Diagnostic]) -> None:
        self._siblings = siblings
        self._sayings = sayings
        self._pages = pages
        self._missing = {
            (finding.id, finding.subject.operation, finding.subject.location): finding
            for finding in findings
            if finding.id.startswith("field/missing-in-")
        }

    def missing(self, finding: Diagnostic) -> Cause:
        lacking = Lang(finding.id.rpartition("-")[2])
        name = str(dict(finding.args)["name"])
        location = finding.subject.location.rstrip("[]*.")
        parent = self._absent_parent(finding, lacking, location)
        if parent:
            return self.missing(parent)
        here, resources = self._here(finding)
        return self._absent(lacking, place_of(location, name), here, resources)

    def _absent_parent(self, finding: Diagnostic, lacking: Lang, location: str) -> Diagnostic | None:
        """The object whose absence takes its members along."""
        inside = location.rpartition(".")[0]
        while "." in inside:
            found = self._missing.get((f"field/missing-in-{lacking.value}", finding.subject.operation, inside.rstrip("[]*.")))
            if found:
                return found
            inside = inside.rpartition(".")[0]
        return None

    def _absent(self, lacking: Lang, place: Place, here: frozenset[str], resources: frozenset[str]) -> Cause:
        """Why a language has no such field here: by what both document at the same place of other pages."""
        name = place[1]
        elsewhere = self._siblings.of(lacking, place, here, resources)
        reserved = [field for field in elsewhere if is_reserved(field)]
        if elsewhere and len(reserved) == len(elsewhere):
            return cause(CauseKind.EDITION, (f"{at(field.name.span)} documents {name} as reserved" for field in reserved))
        if elsewhere:
            return cause(CauseKind.STALE, (f"{at(field.name.span)} documents {name}" for field in elsewhere))
        others = self._siblings.of(lacking.other, place, here, resources)
        if others:
            return cause(CauseKind.EDITION, (f"{at(field.name.span)} documents {name}" for field in others))
        return self.literal(lacking, name, here)

    def literal(self, lacking: Lang, name: str, here: frozenset[str]) -> Cause:
        """A name that no other word resembles: whether its language prints it on several pages and the other on none."""
        if not CODE.fullmatch(name) or self._sayings.printed(lacking, name):
            return UNKNOWN
        places = [place for place in self._sayings.printed(lacking.other, name) if place.file not in here]
        if not places:
            return UNKNOWN
        lines = [f"{at(place.span)} prints {name}" for place in places[: SHOWN - 1]]
        return cause(CauseKind.EDITION, (*lines, f"no {lacking.value} page prints {name}"))

    def sample(self, finding: Diagnostic) -> Cause:
        """Members that samples of one language lack: why the language lacks the field, when all have one cause."""
        args = dict(finding.args)
        here, resources = self._here(finding)
        causes = [
            self._absent(lang.other, place_of(f"example.{path}", path.rpartition(".")[2]), here, resources)
            for lang in Lang
            for path in str(args[lang.value]).split(", ")
            if path not in ("-", "")
        ]
        return causes[0] if causes and len({cause.kind for cause in causes}) == 1 else UNKNOWN

    def code(self, finding: Diagnostic) -> Cause:
        """An error code that a list lacks: whether the language's other pages print it."""
        code = str(dict(finding.args)["code"])
        absent = next(label.lang for label in finding.labels if label.absent)
        here, _ = self._here(finding)
        known = [place for place in self._sayings.printed(absent, code) if place.file not in here]
        if known:
            return cause(CauseKind.STALE, (f"{at(place.span)} prints {code}" for place in known))
        return UNKNOWN

    def _here(self, finding: Diagnostic) -> tuple[frozenset[str], frozenset[str]]:
        """Files that the finding shows, and the resources that their operations are about."""
        here = frozenset(label.span.file.path for label in finding.labels if label.span)
        pages = (self._pages[path] for path in sorted(here) if path in self._pages)
        return here, frozenset(resource for page in pages for resource in self._siblings.resources_of(page))

    def contract(self, finding: Diagnostic, aspect: str) -> Cause | None:
        rows = {label.lang: self._siblings.row_at(label.span) for label in finding.labels if label.span}
        zh, en = rows.get(Lang.ZH), rows.get(Lang.EN)
        if zh is None or en is None or "name" not in dict(finding.args):
            return None
        aspect = "required-when" if finding.id.startswith("required/condition") else aspect
        here, resources = self._here(finding)
        place = place_of(finding.subject.location, zh.name.value)
        mine = {lang: self._siblings.of(lang, place, here, resources) for lang in Lang}
        row = {Lang.ZH: zh, Lang.EN: en}
        changed = {lang: [field for field in mine[lang] if agree(field, row[lang.other], aspect)] for lang in Lang}
        kept = {lang: [field for field in mine[lang] if agree(field, row[lang], aspect)] for lang in Lang}
        stale = [lang for lang in Lang if changed[lang]]
        if len(stale) == 1:
            (lang,) = stale
            lines = (f"{at(field.name.span)} says the same as {at(row[lang.other].name.span)}" for field in changed[lang])
            # A value that is misspelt here and right elsewhere was not left behind.
            return cause(CauseKind.TRANSLATION if _is_misspelt(finding) else CauseKind.STALE, lines)
        if not stale and all(kept.values()) and aspect not in _WORDED:
            lines = (f"{at(field.name.span)} says the same as {at(row[lang].name.span)}" for lang in Lang for field in kept[lang][:2])
            return Cause(CauseKind.EDITION, tuple(lines))
        if stale:
            return None
        return self._values(finding, here) or _half(zh, en, aspect)

    def _values(self, finding: Diagnostic, here: frozenset[str]) -> Cause | None:
        """Whether values that one language lists here stand on its other pages, or on none of them."""
        if finding.id not in ("constraint/enum-mismatch", "required/condition-mismatch"):
            return None
        args = dict(finding.args)
        values = {lang: str(args.get(lang.value, "")).split(", ") for lang in Lang}
        extra = {lang: [value for value in values[lang] if value not in values[lang.other]] for lang in Lang}
        lacking = [lang for lang in Lang if not extra[lang] and extra[lang.other]]
        if len(lacking) != 1:
            return None
        (lang,) = lacking
        found = [(value, self._sayings.printed(lang, value)) for value in extra[lang.other] if CODE.fullmatch(value)]
        known = [place for value, places in found for place in places if place.file not in here]
        if known:
            return cause(CauseKind.STALE, (f"{at(place.span)} prints {place.text}" for place in known))
        causes = [self.literal(lang, value, here) for value, _ in found]
        return causes[0] if causes and all(cause.kind is CauseKind.EDITION for cause in causes) else None


def _half(zh: FieldDraft, en: FieldDraft, aspect: str) -> Cause | None:
    """One end of a range lost on the way: both give the same number, and one says no more."""
    for ours in claims(zh, aspect):
        for theirs in claims(en, aspect):
            ends = [{getattr(claim.value, end, None) for end in ("min", "max")} - {None} for claim in (ours, theirs)]
            if ends[0] & ends[1] and ends[0] != ends[1] and (ends[0] < ends[1] or ends[1] < ends[0]):
                return cause(CauseKind.TRANSLATION, (f"{at(claim.span)} says {short(claim.span.text)}" for claim in (ours, theirs)))
    return None


def _is_misspelt(finding: Diagnostic) -> bool:
    """Whether both languages list as many values, each the same or nearly."""
    if finding.id != "constraint/enum-mismatch":
        return False
    zh, en = (str(dict(finding.args)[lang.value]).split(", ") for lang in Lang)
    pairs = list(zip(sorted(set(zh) - set(en)), sorted(set(en) - set(zh)), strict=False))
    return len(zh) == len(en) and all(SequenceMatcher(None, one, other).ratio() >= _ALIKE for one, other in pairs)
