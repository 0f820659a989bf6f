"""Reads the constraints of one passage: every rule on every sentence, longest match wins.

What no rule read, though a constraint word stands in it, is counted and reported: read + unread = total.
"""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ..model.claim import Claim
from ..model.constraint import Constraint, Quota
from ..model.schema import In
from ..source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ..source.frozen import dataclass
from ..source.marked import Text
from ..source.text import Lang, Span
from .consolidate import Candidate, consolidate
from .matching import Catalogue, Match
from .memory import Understood
from .passage import Passage, Sentence
from .phrases import MAX_MATCHED
from .quota import is_page_size, read_quota
from .rule import FieldContext, Found, Hit, Rule, Scope
from .words import has_constraint_word, limits_a_call

UNREAD = Kind(
    id="constraint/unread",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="a sentence with a constraint word was not read: {sentence}",
    zh="含约束词的句子未能读出：{sentence}",
    help_en="add a phrase to the rule it belongs to, or ignore it when it constrains nothing",
    help_zh="为相应规则补充句式；若该句并无约束，可忽略",
    doc="The sentence holds a word that usually states a constraint (range, default, only ...), and no rule understood it.",
)
AMBIGUOUS = Kind(
    id="constraint/ambiguous",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="two rules read the same words: {first} and {second}; {first} was taken",
    zh="两条规则读取了同一处文字：{first} 与 {second}；采用 {first}",
    help_en="make one of the phrases longer, or add a counter-example to the other",
    help_zh="将其中一条句式写得更长，或为另一条补充反例",
    doc="Longest match wins; where two rules match exactly the same words, the first in the catalogue is taken.",
)
KINDS = (UNREAD, AMBIGUOUS)

_MAX_QUOTED = 160
_GIVE_WAY = ("enumeration", "value-meaning", "format")
"""Rules that do not read inside the items of a list that was read as a whole."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage says, and how much of it was understood."""

    claims: tuple[Claim[Constraint], ...] = ()
    total: int = 0
    """Sentences that state a constraint: read + len(unread)."""
    read: int = 0
    unread: tuple[Text, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    others: tuple[tuple[str, Claim[Constraint]], ...] = ()
    """What the passage says about siblings, by wire name: "if A is not specified, B and C are mandatory" in the row of A."""
    of_members: tuple[tuple[str, Claim[Constraint]], ...] = ()
    """What the passage says about members, by wire name: "each tag key has at most 10 values" in the row of tags."""


def read_constraints(passage: Passage, context: FieldContext) -> Reading:
    """Everything that the passage says about the values of the field."""
    return _read(passage, context, _field_catalogue())


def read_operation_constraints(passage: Passage, lang: Lang) -> Reading:
    """Constraints that stand outside every row (between fields, on the call as a whole)."""
    return _read(passage, FieldContext(lang=lang, location=In.BODY), _operation_catalogue())


def read_quotas(passage: Passage, lang: Lang) -> tuple[Claim[Quota], ...]:
    """Limits of the account and of one call that the passage states."""
    return tuple(claim for sentence in passage.sentences for claim in read_quota(sentence, lang))


@cache
def _field_catalogue() -> Catalogue:
    from . import RULES

    return Catalogue(RULES)


@cache
def _operation_catalogue() -> Catalogue:
    from . import OPERATION_RULES

    return Catalogue(OPERATION_RULES)


def _read(passage: Passage, context: FieldContext, catalogue: Catalogue) -> Reading:
    understood = catalogue.memory.understood(passage, context, _understood(catalogue))
    chosen = understood.chosen
    claims = tuple(_claims(passage, understood.consolidated))
    others = tuple((c.about, claim) for c in chosen if c.about for claim in _claims(passage, [c]))
    of_members = tuple((c.member, claim) for c in chosen if c.member for claim in _claims(passage, [c]))
    unread = tuple(passage.sentences[index].text for index in understood.unread)
    notes = (*(_ambiguous(*pair, passage, context) for pair in understood.ambiguous), *(_unread(text, context) for text in unread))
    return Reading(claims, understood.total, understood.total - len(unread), unread, notes, others, of_members)


def _understood(catalogue: Catalogue) -> Callable[[Passage, FieldContext], Understood]:
    def understand(passage: Passage, context: FieldContext) -> Understood:
        candidates = [*_matches(passage, context, catalogue), *_gathered(passage, context, catalogue.rules)]
        chosen, ambiguous = _longest(candidates)
        total, unread = _account(passage, chosen, context, catalogue is _operation_catalogue())
        own = consolidate(c for c in chosen if not c.about and not c.member)
        return Understood(tuple(chosen), tuple(own), ambiguous, total, unread)

    return understand


def _claims(passage: Passage, candidates: Iterable[Candidate]) -> Iterator[Claim[Constraint]]:
    for candidate in candidates:
        if candidate.constraint is not None:
            yield Claim(candidate.constraint, _span(passage, candidate), f"constraint/{candidate.rule}")


def _matches(passage: Passage, context: FieldContext, catalogue: Catalogue) -> Iterator[Candidate]:
    of_sentence = catalogue.matcher(context.lang, Scope.SENTENCE).matches
    for sentence in passage.sentences:
        for match in of_sentence(sentence.lowered):
            yield from _built(match, sentence, passage, context, catalogue)
    of_line = catalogue.matcher(context.lang, Scope.LINE).matches
    for index, line in enumerate(passage.lines):
        if len(line.text.value) <= MAX_MATCHED:
            whole = Sentence.of(line.text, index, 0)
            for match in of_line(whole.lowered):
                yield from _built(match, whole, passage, context, catalogue)


def _built(match: Match, sentence: Sentence, passage: Passage, context: FieldContext, catalogue: Catalogue) -> Iterator[Candidate]:
    rule = catalogue.rules[match.order]
    tag = rule.phrases[match.phrase].tag
    hit = Hit(sentence, sentence.text, sentence.folded, dict(match.slots), match.start, match.end, tag, passage, match.phrase)
    for found in rule.build(hit, context):
        yield _candidate(rule, match.order, sentence.line, sentence.start, hit, found)


def _candidate(rule: Rule, order: int, line: int, offset: int, hit: Hit, found: Found) -> Candidate:
    start = hit.start if found.start is None else found.start
    end = hit.end if found.end is None else found.end
    while start < end and hit.folded[start] == " ":
        start += 1
    while end > start and hit.folded[end - 1] == " ":
        end -= 1
    return Candidate(rule.id, order, line, offset + start, offset + end, found.constraint, subject=_subject(hit, start), source=(hit.phrase, hit.start), weak=found.weak, about=found.about, member=found.member)


def _subject(hit: Hit, start: int) -> str:
    """The page's words between the last punctuation and the match."""
    before = hit.folded[:start]
    cut = max(before.rfind(sign) for sign in ",;:。.")
    subject = _WITHOUT_NOUN.sub("", hit.text.value[cut + 1 : start].strip()).strip()
    case = _CASE.search(before[:cut]) if subject in ("", "the") and cut > 0 else None
    return hit.text.value[case.start(1) : case.end(1)] if case else subject


_CASE = re.compile(r"(?:^|[,;:.。] *)(?:for|对于) *([^,;:.。]{2,80})$", re.IGNORECASE)
"""The case in "For MySQL, the default value is 3306"."""
_WITHOUT_NOUN = re.compile(r"^(?:the )?(?:value|size)(?: (?:is|can be|must be))?(?: an?)?$|^the (?=[a-z])|(?: value| size)?(?: (?:is|can be|must be))?(?: an?)?$|(?:输入)?(?:大小|取值|的值)?(?:输入)?$", re.IGNORECASE)
"""What stands around the thing in "the data disk size ranges from": no part of what tells the cases apart."""


def _gathered(passage: Passage, context: FieldContext, rules: tuple[Rule, ...]) -> Iterator[Candidate]:
    for order, rule in enumerate(rules):
        if rule.gather is None:
            continue
        for found in rule.gather(passage, context):
            (line, start, end), *also = found.places
            yield Candidate(rule.id, order, line, start, end, found.constraint, tuple(also), gathered=True)


def _longest(candidates: list[Candidate]) -> tuple[list[Candidate], tuple[tuple[Candidate, Candidate], ...]]:
    """Candidates without those that a longer one overlaps (of one hit, all constraints stay), and pairs that read the same words."""
    chosen: list[Candidate] = []
    ambiguous: list[tuple[Candidate, Candidate]] = []
    listed = [candidate for candidate in candidates if candidate.gathered]
    for candidate in sorted(candidates, key=lambda c: (c.gathered, c.weak, c.start - c.end, c.order, c.source)):
        if candidate.rule in _GIVE_WAY and any(_inside(candidate, other) for other in listed):
            continue
        rival = next((other for other in chosen if _overlap(candidate, other)), None)
        if rival is None:
            chosen.append(candidate)
        elif (rival.start, rival.end) == (candidate.start, candidate.end):
            if (rival.rule, rival.source) == (candidate.rule, candidate.source):
                chosen.append(candidate)
            elif rival.rule != candidate.rule and rival.constraint != candidate.constraint:
                ambiguous.append((rival, candidate))
    chosen.sort(key=lambda c: (c.line, c.start, c.order))
    return list(dict.fromkeys(chosen)), tuple(ambiguous)


def _overlap(first: Candidate, second: Candidate) -> bool:
    if first.gathered or second.gathered:
        return False
    return first.line == second.line and first.start < second.end and second.start < first.end


def _inside(candidate: Candidate, listed: Candidate) -> bool:
    places = ((listed.line, listed.start, listed.end), *listed.also)
    return any(candidate.line == line and candidate.start < end and start < candidate.end for line, start, end in places)


def _span(passage: Passage, candidate: Candidate) -> Span:
    places = ((candidate.line, candidate.start, candidate.end), *candidate.also)
    spans = [passage.lines[line].text.span(start, end) for line, start, end in places]
    return spans[0].file.span(min(span.start for span in spans), max(span.end for span in spans))


def _account(passage: Passage, chosen: Iterable[Candidate], context: FieldContext, with_quotas: bool) -> tuple[int, tuple[int, ...]]:
    """Sentences that state a constraint, and which of the passage's sentences no rule read."""
    places: dict[int, list[tuple[int, int]]] = {}
    for candidate in chosen:
        for line, start, end in ((candidate.line, candidate.start, candidate.end), *candidate.also):
            places.setdefault(line, []).append((start, end))
    total, unread = 0, []
    for index, sentence in enumerate(passage.sentences):
        end = sentence.start + len(sentence.text.value)
        if any(start < end and sentence.start < stop for start, stop in places.get(sentence.line, ())) or (with_quotas and _limits_what_is_held(sentence, context.lang)):
            total += 1
        elif (limits_a_call if with_quotas else has_constraint_word)(sentence.lowered, context.lang):
            total += 1
            unread.append(index)
    return total, tuple(unread)


def _limits_what_is_held(sentence: Sentence, lang: Lang) -> bool:
    return (is_page_size(sentence, lang) and limits_a_call(sentence.lowered, lang)) or any(True for _ in read_quota(sentence, lang))


def _unread(text: Text, context: FieldContext) -> Diagnostic:
    label = Label(context.lang, text.span(), text.value[:_MAX_QUOTED])
    return Diagnostic(UNREAD, Subject(location=_location(context)), (("sentence", text.value[:_MAX_QUOTED]),), (label,))


def _ambiguous(first: Candidate, second: Candidate, passage: Passage, context: FieldContext) -> Diagnostic:
    text = passage.lines[first.line].text
    label = Label(context.lang, text.span(first.start, first.end), text.value[first.start : first.end][:_MAX_QUOTED])
    return Diagnostic(AMBIGUOUS, Subject(location=_location(context)), (("first", first.rule), ("second", second.rule)), (label,))


def _location(context: FieldContext) -> str:
    return f"{context.location.value}.{context.name}" if context.name else ""
