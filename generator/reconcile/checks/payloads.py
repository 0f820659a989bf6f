"""Sample payloads of both pages compared as JSON: members that one lacks, and switches that differ.

Names, ids and other free text differ in samples without meaning anything; booleans, numbers, null and enum-like values
do not.  Blank lines and order of members are no difference.
"""

from __future__ import annotations

import re
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
SAMPLE_MISSING = Kind(
    id="example/sample-missing",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    en="only {lang} has this {kind} sample: {title}",
    zh="仅{lang}有此{kind}样例：{title}",
    help_en="add the sample to the other page",
    help_zh="请在另一页面补充该样例",
    doc="One page shows more requests or responses than the other: a way to call the operation is shown in one language only.",
)
KINDS = (PAYLOAD, SAMPLE_MISSING)
DOC = "Compares request and response samples as JSON."

MAX_NODES = 5_000
_SHOWN = 6
_MOST = 20
_QUERY_NAMES = re.compile(r"[?&]([A-Za-z_][A-Za-z0-9_.-]{0,80})=")
Pointer = tuple[str, ...]


def check_payloads(pair: OperationPair) -> Iterator[Diagnostic]:
    """Differences between the samples of one operation; samples face each other in page order within their kind."""
    if pair.zh is None or pair.en is None:
        return
    for kind in SampleKind:
        zh, en = _shown_calls(pair.zh, kind), _shown_calls(pair.en, kind)
        for left, right in _facing(zh, en):
            if left and right:
                if _is_comparable(left) and _is_comparable(right):
                    yield from _compare(pair, left, right)
            elif len(zh) != len(en):
                yield from _lone(pair, left or right, zh if right else en)


def _shown_calls(operation: OperationDraft, kind: SampleKind) -> list[SampleDraft]:
    return [s for s in operation.samples if s.kind is kind and (s.has_body or s.url)][:_MOST]


def _is_comparable(sample: SampleDraft) -> bool:
    return sample.has_body and sample.readable


def _facing(zh: Sequence[SampleDraft], en: Sequence[SampleDraft]) -> Iterator[tuple[SampleDraft | None, SampleDraft | None]]:
    """Samples of both pages: one by one where both show as many, else the likest first."""
    if len(zh) == len(en):
        yield from zip(zh, en, strict=True)
        return
    left, right = list(range(len(zh))), list(range(len(en)))
    ours, theirs = [_marks(sample) for sample in zh], [_marks(sample) for sample in en]
    rank = sorted((-_likeness(ours[a], theirs[b]), abs(a - b), a, b) for a in left for b in right)
    for _, _, a, b in rank:
        if a in left and b in right:
            left.remove(a)
            right.remove(b)
            yield zh[a], en[b]
    yield from ((zh[a], None) for a in left)
    yield from ((None, en[b]) for b in right)


def _marks(sample: SampleDraft) -> frozenset[str]:
    """What a sample sends or returns: its members, and the names in the query of its URI."""
    members = flatten(sample.body) if sample.has_body else None
    return frozenset(["/".join(pointer) for pointer in members or ()] + _QUERY_NAMES.findall(sample.url or ""))


def _likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def _lone(pair: OperationPair, sample: SampleDraft | None, others: Sequence[SampleDraft]) -> Iterator[Diagnostic]:
    """A sample that shows what no sample of the other page shows; the same call with other values is none."""
    if sample is None or sample.foreign or any(_marks(sample) <= _marks(other) for other in others):
        return
    lang, kind = sample.span.lang, sample.kind.value
    title = sample.title or ", ".join(sorted(_marks(sample))[:_SHOWN])
    there = _anchor(pair, lang.other, others)
    labels = (Label(lang, sample.span, _quoted(sample)), Label(lang.other, there, None, absent=True))
    yield Diagnostic(
        SAMPLE_MISSING,
        Subject(topic=pair.pages.topic, operation=_operation(pair), location=f"{kind}.example"),
        args=(("kind", kind), ("lang", lang.value), ("title", title[:80])),
        labels=labels if lang is Lang.ZH else labels[::-1],
    )


def _quoted(sample: SampleDraft) -> str:
    return f"{sample.method or ''} {sample.url}".strip()[:200] if sample.url else sample.text[:200]


def _anchor(pair: OperationPair, lang: Lang, others: Sequence[SampleDraft]) -> Span | None:
    """Where the sample would stand: behind the last one of its kind, else at the operation's title."""
    if others:
        end = others[-1].span.end
        return others[-1].span.file.span(end, end)
    operation = pair.zh if lang is Lang.ZH else pair.en
    return operation.title.span if operation else None


def _operation(pair: OperationPair) -> str:
    return f"{pair.zh.method.value} {pair.zh.paths[0].value}" if pair.zh and pair.zh.paths else ""


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
    args = (("kind", zh.kind.value), ("zh", _shown(only_zh)), ("en", _shown(only_en)), ("values", _shown(other)))
    yield Diagnostic(
        kind=PAYLOAD,
        subject=Subject(topic=pair.pages.topic, operation=_operation(pair), location=location),
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
