"""Runs every check over the service, contract before prose, and says which fact a finding is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..source.diagnostic import Cause, CauseKind, Diagnostic
from .align import align_units
from .aligned import PagePair
from .cause import Causes
from .checks import FIELD_CHECKS, OPERATION_CHECKS, PAGE_CHECKS, STRUCT_CHECKS
from .checks.context import context_of, counterparts_of
from .checks.defects import check_defects
from .checks.payloads import check_payloads
from .checks.prose import Judged, check_prose
from .joined import JoinedOperation
from .walking import parameters, response_headers, structs

_ASPECTS = {"field": "fields", "type": "type", "required": "required", "default": "default", "quota": "quota"}


def aspect_of(finding: Diagnostic) -> str:
    """Which fact of its element a finding is about: "fields", "type", "required", "quota", or the slot of a constraint."""
    args = dict(finding.args)
    if "about" in args:
        return str(args["about"])
    return _ASPECTS.get(finding.id.split("/", 1)[0], "")


def find_differences(service: str, pairs: Sequence[PagePair], joined: Sequence[JoinedOperation]) -> tuple[Diagnostic, ...]:
    """Every difference between the languages, with its cause; nothing when the service has pages in one language only."""
    if not (any(pair.zh for pair in pairs) and any(pair.en for pair in pairs)):
        return ()
    contract = [finding for pair in pairs for check in PAGE_CHECKS for finding in check(pair)]
    contract += _of_operations(joined)
    by_topic: dict[str, list[Diagnostic]] = {}
    for finding in contract:
        by_topic.setdefault(finding.subject.topic, []).append(finding)
    counterparts = counterparts_of(pairs)
    contexts = [
        context_of(pair, counterparts, align_units(pair), by_topic.get(pair.topic, ()), service) for pair in pairs if pair.zh and pair.en
    ]
    judged: Judged = {}
    prose = (finding for context in contexts for finding in check_prose(context, judged))
    samples = (finding for operation in joined for finding in check_payloads(operation.pair))
    found = (*contract, *prose, *samples)
    causes = Causes(pairs, [unit for context in contexts for unit in context.units], found)
    return tuple(_as_one([_finished(finding, service, causes) for finding in found]))


def find_defects(service: str, pairs: Iterable[PagePair]) -> tuple[Diagnostic, ...]:
    """What each page says wrong by itself, whatever its counterpart says."""
    pages = (page for pair in pairs for page in (pair.zh, pair.en) if page)
    return tuple(finding for page in pages for finding in check_defects(page, service))


def _of_operations(joined: Iterable[JoinedOperation]) -> Iterator[Diagnostic]:
    """A struct of another page is judged where it is met first, not on every page that refers to it."""
    seen: set[tuple[str, str]] = set()
    for operation in joined:
        for operation_check in OPERATION_CHECKS:
            yield from operation_check(operation)
        for element in (*parameters(operation), *response_headers(operation)):
            for check in FIELD_CHECKS:
                yield from check(element)
        for place, members in structs(operation):
            key = (place.struct.id, place.direction.value)
            if key in seen:
                continue
            seen.add(key)
            for struct_check in STRUCT_CHECKS:
                yield from struct_check(place, members)
            for member in members:
                for check in FIELD_CHECKS:
                    yield from check(member)


def _finished(finding: Diagnostic, service: str, causes: Causes) -> Diagnostic:
    subject = replace(finding.subject, service=service)
    return replace(finding, subject=subject, cause=finding.cause or causes.of(finding, aspect_of(finding)))


def _as_one(findings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings with the same words on both sides have one cause: what explains one of them explains all."""
    known: dict[object, list[Cause]] = {}
    for finding in findings:
        if finding.cause and finding.cause.kind is not CauseKind.UNKNOWN:
            known.setdefault(_words(finding), []).append(finding.cause)
    for finding in findings:
        causes = known.get(_words(finding), [])
        unexplained = finding.cause is not None and finding.cause.kind is CauseKind.UNKNOWN
        yield replace(finding, cause=causes[0]) if unexplained and len({cause.kind for cause in causes}) == 1 else finding


def _words(finding: Diagnostic) -> object:
    return finding.id, tuple(sorted(finding.args)), tuple((label.name, label.absent, label.text) for label in finding.labels)
