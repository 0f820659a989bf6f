"""Why sentences and links differ: by how the other pages render the same sentence, and by what a language never says."""

from __future__ import annotations

from collections.abc import Iterable

from ..lexicon.drift_terms import TERMS
from ..source.diagnostic import Cause, CauseKind, Diagnostic, Label
from ..source.marked import MarkKind
from ..source.text import Lang, Span
from .cause_fields import CODE, FieldCauses
from .checks.sentences import en_finds, marks_of, zh_terms
from .evidence import SHOWN, UNKNOWN, at, cause, short
from .sayings import Saying, Sayings, host_of, is_statement, terms_of

_EDITION_PAGES = 2
"""So many pages of one language must hold to something before its absence in the other is called an edition's."""
_SHARED = 4
"""So much must two texts share before what differs is called a translation's: 2 for a number, literal or term, 1 for a
common word."""
_WHOLE = 160
_ARTICLE = frozenset({"#1.0"})
"""一个 is "a" as often as "one"."""
_VALUES = frozenset({"quota", "number"})


class ProseCauses:
    """Causes of differences between sentences, notes and links."""

    def __init__(self, sayings: Sayings, fields: FieldCauses, findings: Iterable[Diagnostic]) -> None:
        self._sayings = sayings
        self._fields = fields
        self._judged: dict[tuple[str, str], list[Span]] = {}
        for finding in findings:
            for label in finding.labels:
                if label.span:
                    self._judged.setdefault((finding.id, label.span.file.path), []).append(label.span)

    def link(self, finding: Diagnostic) -> Cause | None:
        hosts = {label.lang: host for label in finding.labels if label.span and not label.absent and (host := self._host(label.span))}
        places = {lang: self._sayings.links_to(lang, host) for lang, host in hosts.items()}
        if not hosts or any(len(found) < _EDITION_PAGES for found in places.values()):
            return None
        if any(self._sayings.links_to(lang.other, host) for lang, host in hosts.items()):
            return None
        lines = [f"{at(place.span)} links to {hosts[lang]}" for lang in hosts for place in places[lang][: SHOWN - len(hosts)]]
        return Cause(CauseKind.EDITION, (*lines, *(f"no {lang.other.value} page links to {host}" for lang, host in hosts.items())))

    def _host(self, span: Span) -> str:
        unit = self._sayings.unit_at(span)
        for mark in unit.text.marked(MarkKind.LINK) if unit else ():
            assert unit is not None
            if unit.text.span(mark.start, mark.end).start == span.start:
                return host_of(mark.target or "")
        return ""

    def sentence(self, finding: Diagnostic) -> Cause:
        said = {label.lang: saying for label in finding.labels if (saying := self._saying(label))}
        return self._facing(finding, said[Lang.ZH], said[Lang.EN]) if len(said) == 2 else self.one_sided(finding)

    def one_sided(self, finding: Diagnostic) -> Cause:
        said = [saying for label in finding.labels if (saying := self._saying(label))]
        return self._lone(finding, said[0]) if len(said) == 1 else UNKNOWN

    def _saying(self, label: Label) -> Saying | None:
        return self._sayings.sentence_at(label.span) if label.span and not label.absent else None

    def _lone(self, finding: Diagnostic, saying: Saying) -> Cause:
        """A sentence of one language: whether the other says it elsewhere, or never speaks of such things."""
        answered = [(here, there) for here, there in self._sayings.answers(saying) if not self._is_judged(finding, here)]
        if answered and is_statement(saying):
            return cause(CauseKind.STALE, (f"{at(there.span)} says {short(there.text)} for {at(here.span)}" for here, there in answered))
        other = saying.span.lang.other
        # A zh word is precise; the en column of a term is wide, because it lists whatever may answer that word.
        for term in terms_of(saying) if other is Lang.EN else ():
            if self._sayings.never_says(other, term):
                places = self._sayings.uses(saying.span.lang, term)
                if len(places) >= _EDITION_PAGES:
                    lines = [f"{at(place.span)} speaks of {short(place.text)}" for place in places[: SHOWN - 1]]
                    return cause(CauseKind.EDITION, (*lines, f"no {other.value} page has a word for {short(places[0].text)}"))
        for literal in dict.fromkeys(CODE.findall(saying.text)):
            edition = self._fields.literal(other, literal, frozenset({saying.file}))
            if edition.kind is CauseKind.EDITION:
                return edition
        return UNKNOWN

    def _facing(self, finding: Diagnostic, zh: Saying, en: Saying) -> Cause:
        """Two sentences that contradict: whether one is rendered otherwise elsewhere, or all but the words is the same."""
        kind = CauseKind.STALE if finding.id.split("/")[0] in _VALUES else CauseKind.TRANSLATION
        fuller = dict(finding.args).get("lang")
        for mine, theirs in ((zh, en), (en, zh)):
            if not is_statement(mine) or fuller not in (None, mine.span.lang.value):
                continue
            other = [
                (here, there)
                for here, there in self._sayings.answers(mine)
                if there.text.strip() != theirs.text.strip() and not self._is_judged(finding, here)
            ]
            if other:
                return cause(kind, (f"{at(there.span)} says {short(there.text)} for {at(here.span)}" for here, there in other))
        if kind is CauseKind.TRANSLATION and finding.id.startswith(("text/", "error/", "literal/mismatch")):
            whole = self._whole(zh), self._whole(en)
            if _shared(whole[0].text, whole[1].text) >= _SHARED:
                return Cause(CauseKind.TRANSLATION, (f"{at(zh.span)} says {short(zh.text)}", f"{at(en.span)} says {short(en.text)}"))
        return UNKNOWN

    def _whole(self, saying: Saying) -> Saying:
        """The piece of prose around a sentence when that is short: both languages divide it into sentences as they like."""
        unit = self._sayings.unit_at(saying.span)
        return Saying(unit.text.value, unit.text.span()) if unit and len(unit.text.value) < _WHOLE else saying

    def _is_judged(self, finding: Diagnostic, saying: Saying) -> bool:
        """Whether the same sentence draws the same finding there, so that it proves nothing."""
        spans = self._judged.get((finding.id, saying.file), ())
        return any(span.start < saying.span.end and saying.span.start <= span.end for span in spans)


def _shared(zh: str, en: str) -> int:
    """How much two texts have in common; nothing when their numbers or literals differ."""
    marks = marks_of(zh) - _ARTICLE
    if marks != marks_of(en) - _ARTICLE:
        return 0
    terms = {hit.term for hit in zh_terms(zh) if en_finds(hit.term, en)}
    return 2 * len(marks) + sum(2 if TERMS[term].weight else 1 for term in terms)
