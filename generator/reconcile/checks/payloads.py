"""Sample payloads of both pages compared as JSON: members that one lacks, and switches that differ.

Names, ids and other free text differ in samples without meaning anything; booleans, numbers, null and enum-like values
do not.  Blank lines and order of members are no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model.draft import OperationDraft, SampleDraft, SampleKind
from ...source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ...source.text import Lang, Span
from ..aligned import OperationPair

PAYLOAD = Kind(
    id="example/payload-mismatch",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    en="the {kind} sample differs: only zh {zh}, only en {en}, other values {values}",
    zh="{kind}样例不同：仅中文 {zh}，仅英文 {en}，取值不同 {values}",
    help_en="let both samples send and return the same members",
    help_zh="请使两种语言的样例包含相同成员",
    doc="The samples of both pages hold different members, or other switches, numbers or enum values.",
)
KINDS = (PAYLOAD,)
DOC = "Compares request and response samples as JSON."

MAX_NODES = 5_000
_SHOWN = 6
Pointer = tuple[str, ...]


def check_payloads(pair: OperationPair) -> Iterator[Diagnostic]:
    """Differences between the samples of one operation; samples face each other in page order within their kind."""
    if pair.zh is None or pair.en is None:
        return
    for kind in SampleKind:
        zh, en = _bodies(pair.zh, kind), _bodies(pair.en, kind)
        if len(zh) == len(en):
            for left, right in zip(zh, en, strict=True):
                yield from _compare(pair, left, right)


def _bodies(operation: OperationDraft, kind: SampleKind) -> list[SampleDraft]:
    return [s for s in operation.samples if s.kind is kind and s.has_body and s.readable]


def _compare(pair: OperationPair, zh: SampleDraft, en: SampleDraft) -> Iterator[Diagnostic]:
    left, right = flatten(zh.body), flatten(en.body)
    if left is None or right is None:
        return
    only_zh = _roots([p for p in left if p not in right])
    only_en = _roots([p for p in right if p not in left])
    other = [p for p in left if p in right and _tells(left[p]) and _tells(right[p]) and left[p] != right[p] and not _is_parent(p, left)]
    if not (only_zh or only_en or other):
        return
    location = f"{zh.kind.value}.example"
    operation = f"{pair.zh.method.value} {pair.zh.paths[0].value}" if pair.zh and pair.zh.paths else ""
    args = (("kind", zh.kind.value), ("zh", _shown(only_zh)), ("en", _shown(only_en)), ("values", _shown(other)))
    yield Diagnostic(
        kind=PAYLOAD,
        subject=Subject(topic=pair.pages.topic, operation=operation, location=location),
        args=args,
        labels=(_label(Lang.ZH, zh, (*only_zh, *other)), _label(Lang.EN, en, (*only_en, *other))),
    )


def flatten(body: object) -> dict[Pointer, object] | None:
    """Every member by its path, array elements as one; None when there are too many."""
    found: dict[Pointer, object] = {}
    queue: list[tuple[Pointer, object]] = [((), body)]
    nodes = 0
    while queue:
        at, value = queue.pop()
        nodes += 1
        if nodes > MAX_NODES:
            return None
        if isinstance(value, Mapping):
            found.setdefault(at, {})
            queue += [((*at, str(name)), member) for name, member in reversed(list(value.items()))]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            found.setdefault(at, [])
            queue += [((*at, "[]"), element) for element in reversed(value)]
        else:
            found.setdefault(at, value)
    return found


def _tells(value: object) -> bool:
    return value is None or isinstance(value, bool | int | float) or (isinstance(value, str) and value.isupper() and value.isidentifier())


def _is_parent(pointer: Pointer, members: Mapping[Pointer, object]) -> bool:
    return isinstance(members[pointer], dict | list)


def _roots(pointers: Sequence[Pointer]) -> list[Pointer]:
    """Without the members of members that are missing already."""
    lone = set(pointers)
    return [p for p in pointers if p[:-1] not in lone]


def _shown(pointers: Sequence[Pointer]) -> str:
    names = [".".join(p).replace(".[]", "[]") for p in pointers[:_SHOWN]]
    return ", ".join(names) + (" ..." if len(pointers) > _SHOWN else "") if names else "-"


def _label(lang: Lang, sample: SampleDraft, pointers: Sequence[Pointer]) -> Label:
    span = _position(sample, pointers) or sample.body_span or sample.span
    return Label(lang, span, span.text[:200])


def _position(sample: SampleDraft, pointers: Sequence[Pointer]) -> Span | None:
    """Where the first differing member stands in this sample."""
    for pointer in pointers:
        written = "".join("/0" if part == "[]" else "/" + part.replace("~", "~0").replace("/", "~1") for part in pointer)
        if written in sample.positions:
            return sample.positions[written]
    return None
