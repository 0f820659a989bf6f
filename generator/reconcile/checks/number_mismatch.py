"""Numbers that differ in aligned prose, where no constraint could be compared.

Number words, Chinese numerals and units are normalised; a number that a constraint finding covers is not repeated.
Two values that face each other are a contradiction; a value that only one side gives is no more than worth knowing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.draft import ProseUnit
from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from .context import Place, ProseContext, finding, sides
from .numbers import Number, numbers_in
from .sentences import Matched, Sentence, matched_sentences

MISMATCH = Kind(
    id="number/mismatch-in-prose",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    en="zh says {zh}, en says {en}",
    zh="中文为 {zh}，英文为 {en}",
    help_en="check which number the service uses and correct the other page",
    help_zh="请核实服务实际采用的数值，并修正另一页面",
    doc="The same sentence holds different numbers in the two languages.",
)
ONE_SIDED = Kind(
    id="number/missing-in-one",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} gives the number {number}",
    zh="仅{lang}给出数值 {number}",
    doc="A sentence that both languages have gives a number in one of them only.",
)
KINDS = (MISMATCH, ONE_SIDED)
DOC = "Compares the numbers of sentences that say the same."
EXAMPLES = (
    ("伸缩组每次最多添加10个实例。", "A maximum of 25 instances can be added to an AS group at a time.", ("number/mismatch-in-prose",)),
    ("任务在30分钟后超时。", "The job times out after one hour.", ("number/mismatch-in-prose",)),
)
COUNTER_EXAMPLES = (
    ("最多支持绑定6个负载均衡监听器。", "The system supports the binding of up to six load balancer listeners.", ()),
    ("超时时间为1小时。", "The timeout period is 60 minutes.", ()),
    ("四层监听器，请参考表3。", "Layer 4 listener. For details, see Table 5.", ()),
    ("取值范围[1, 65535]。", "The value ranges from 1 to 65535.", ()),
)


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The numbers of one unit."""
    pair = sides(unit)
    if pair is None:
        return
    zh, en = pair
    left, right = unmatched(numbers_in(zh.text.value), numbers_in(en.text.value))
    if not left and not right:
        return
    for group in matched_sentences(zh.text.value, en.text.value):
        if group.zh and group.en:
            yield from _group(unit, context, zh, en, _within(left, group.zh), _within(right, group.en), group)


def _group(
    unit: AlignedUnit, context: ProseContext, zh: ProseUnit, en: ProseUnit, left: list[Number], right: list[Number], group: Matched
) -> Iterator[Diagnostic]:
    if any(context.is_compared(side.text.span(n.start, n.end)) for side, numbers in ((zh, left), (en, right)) for n in numbers):
        return
    facing = [n for n in left if _counts(n)], [n for n in right if _counts(n)]
    if facing[0] and facing[1]:
        args = (("zh", _shown(facing[0])), ("en", _shown(facing[1])))
        zh_place, en_place = _place(zh, facing[0]), _place(en, facing[1])
        yield finding(MISMATCH, unit, context, zh=zh_place, en=en_place, args=args)
        return
    weighty = [n for n in facing[0] if n.value > 1 and not n.word], [n for n in facing[1] if n.value > 1 and not n.word]
    if weighty[0]:
        yield finding(
            ONE_SIDED,
            unit,
            context,
            zh=_place(zh, weighty[0]),
            en=_sentences(en, group.en),
            args=(("lang", "zh"), ("number", _shown(weighty[0]))),
        )
    elif weighty[1]:
        yield finding(
            ONE_SIDED,
            unit,
            context,
            zh=_sentences(zh, group.zh),
            en=_place(en, weighty[1]),
            args=(("lang", "en"), ("number", _shown(weighty[1]))),
        )


def _counts(number: Number) -> bool:
    """Whether a number says how many: "one" without a unit is an article."""
    return not number.word or number.value > 1 or number.base is not None


def unmatched(zh: Sequence[Number], en: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Numbers of each side that the other side never gives, whatever the unit."""
    return [n for n in zh if not _given(n, en)], [n for n in en if not _given(n, zh)]


def _given(number: Number, others: Sequence[Number]) -> bool:
    return any((number.value == other.value and _one_quantity(number, other)) or _same_amount(number, other) for other in others)


def _one_quantity(number: Number, other: Number) -> bool:
    """Whether two equal values may mean the same: 5 and 5 minutes do, 5 seconds and 5 minutes do not."""
    return number.base is None or other.base is None or number.base == other.base


def _same_amount(number: Number, other: Number) -> bool:
    return number.base is not None and number.base == other.base


def _within(numbers: list[Number], sentences: Sequence[Sentence]) -> list[Number]:
    return [n for n in numbers if any(s.start <= n.start < s.end for s in sentences)]


def _place(side: ProseUnit, numbers: list[Number]) -> Place:
    return Place(side, numbers[0].start, numbers[-1].end)


def _sentences(side: ProseUnit, sentences: Sequence[Sentence]) -> Place:
    return Place(side, sentences[0].start, sentences[-1].end)


def _shown(numbers: list[Number]) -> str:
    return ", ".join(f"{n.value:g}" for n in numbers)
