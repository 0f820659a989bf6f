"""Values that contradict each other on one page: a list of values against prose, a default against an order.

"可设置为1、5、15、60、180（分钟）" and two lines below "若设置为0": either 0 is allowed, or it has no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...model.constraint import ConditionalDefault, Constraint, Default, Enumeration, OrderedFields, Range
from ...model.draft import FieldDraft, PageDraft
from ...source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ...source.text import Lang
from ..bounds import literal, literals
from .contract import quote
from .elements import Element, elements

ENUM_PROSE = Kind(
    id="defect/enum-prose-conflict",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="{name} lists the values {values}, and its prose gives {other} a meaning",
    zh="{name} 列出取值 {values}，但描述又赋予 {other} 含义",
    help_en="add the value to the list, or drop the sentence",
    help_zh="请将该值加入取值列表，或删除该句",
    doc="A description lists the allowed values and later says what another value does.",
)
DEFAULT_ORDER = Kind(
    id="defect/default-conflict",
    severity=Severity.WARNING,
    confidence=Confidence.HEURISTIC,
    en="{name} is {default} by default, so any greater {lower} alone breaks {order}",
    zh="{name} 默认为 {default}，仅设置更大的 {lower} 即违反 {order}",
    help_en="document the default that the service really uses",
    help_zh="请写明服务实际采用的默认值",
    doc="The defaults of fields that must be ordered leave no room: a call that sets only the lesser field is refused.",
)
DEFAULT_OUTSIDE = Kind(
    id="defect/default-outside-values",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    en="{name} is {default} by default, and the page allows only {allowed}",
    zh="{name} 默认为 {default}，但本页仅允许 {allowed}",
    help_en="correct the default or the values",
    help_zh="请修正默认值或取值范围",
    doc="The default of a field is none of the values that the same row allows.",
)
KINDS = (ENUM_PROSE, DEFAULT_ORDER, DEFAULT_OUTSIDE)
DOC = "Finds value lists and defaults that a page contradicts itself."
EXAMPLES = (
    ("zh", "健康检查周期，可设置为1、5、15、60、180（分钟）。若设置为0，可以实现10秒级健康检查。", ("defect/enum-prose-conflict",)),
    (
        "en",
        "The value can be 1, 5, 15, 60, or 180. If the value is set to 0, health check is performed every 10 seconds.",
        ("defect/enum-prose-conflict",),
    ),
)
COUNTER_EXAMPLES = (
    ("zh", "取值范围为0、1、2。取值为0表示关闭。", ()),
    ("en", "The value can be 0, 1, or 2. If the value is set to 0, the function is disabled.", ()),
)

_LIST = {
    Lang.ZH: re.compile(
        r"(?:可设置为|可选值(?:为|有|：)?|取值(?:范围)?(?:为|：|有)?|可以为)[：: ]?([0-9]{1,6}(?:[、，,/或]{1,2} ?[0-9]{1,6}){2,30})"
    ),
    Lang.EN: re.compile(
        r"(?:can be|are|is|include|options?:?|values?:?|from)(?: either| one of)? "
        r"([0-9]{1,6}(?:(?:,| or|, or| and|, and) [0-9]{1,6}){2,30})",
        re.IGNORECASE,
    ),
}
_MEANT = {
    Lang.ZH: re.compile(r"(?:设置为|取值为|设为|值为)[ ]?([0-9]{1,6})(?![0-9.、/或~\-]|[，,] ?[0-9])(?=[^。]{0,6}[，,时：表])"),
    Lang.EN: re.compile(r"(?:set to|value is|is set to) ([0-9]{1,6})(?![0-9.]|,? or|, [0-9]| to)", re.IGNORECASE),
}
_NUMBER = re.compile(r"[0-9]+")
_LIMIT = 20_000


def check(page: PageDraft, service: str = "") -> Iterator[Diagnostic]:
    """The contradictions of one page."""
    for element in elements(page):
        yield from _enum_prose(page, service, element)
        yield from _default_outside(page, service, element)
    for group in _groups(page):
        yield from _defaults(page, service, group)


def listed_and_meant(text: str, lang: Lang) -> tuple[tuple[int, ...], int, int, int] | None:
    """The listed values, and (value, start, end) of one that the text speaks of although it is not listed."""
    head = text[:_LIMIT]
    listed = _LIST[lang].search(head) if _NUMBER.search(head) else None
    if not listed:
        return None
    values = tuple(int(n) for n in _NUMBER.findall(listed.group(1)))
    for meant in _MEANT[lang].finditer(head, listed.end()):
        if int(meant.group(1)) not in values:
            return values, int(meant.group(1)), meant.start(1), meant.end(1)
    return None


def _enum_prose(page: PageDraft, service: str, element: Element) -> Iterator[Diagnostic]:
    text = element.field.text
    found = listed_and_meant(text.value, page.lang) if text else None
    if text and found:
        values, other, start, end = found
        span = text.span(start, end)
        args = (("name", element.field.name.value), ("values", ", ".join(map(str, values))), ("other", other))
        yield Diagnostic(ENUM_PROSE, _subject(page, service, element), args, (Label(page.lang, span, span.text),))


def _default_outside(page: PageDraft, service: str, element: Element) -> Iterator[Diagnostic]:
    constraints = element.field.constraints
    claim = next((claim for claim in constraints if isinstance(claim.value, Default | ConditionalDefault)), None)
    allowed = _allowed(element.field)
    if claim is None or allowed is None:
        return
    words, holds = allowed
    outside = [value for value in _defaulted(claim.value) if not holds(value)]
    if outside:
        args = (("name", element.field.name.value), ("default", outside[0]), ("allowed", words))
        yield Diagnostic(DEFAULT_OUTSIDE, _subject(page, service, element), args, (Label(page.lang, claim.span, quote(claim.span)),))


def _defaulted(constraint: Constraint) -> list[str]:
    """The literals that a default may be, as text."""
    match constraint:
        case Default(value=value):
            values: tuple[object, ...] = (value,)
        case ConditionalDefault(cases=cases):
            values = tuple(case.value for case in cases)
        case _:
            return []
    return [literal(value) for value in values if not isinstance(value, bool | tuple) and value != ""]


def _allowed(member: FieldDraft) -> tuple[str, Callable[[str], bool]] | None:
    """The values that a row allows in every case, in words and as a test; None where it names a case or says nothing."""
    ranges = [c.value for c in member.constraints if isinstance(c.value, Range)]
    lists = [c.value for c in member.constraints if isinstance(c.value, Enumeration)]
    if len(lists) == 1 and not ranges and not lists[0].open:
        values = {value.casefold() for value in literals(lists[0])}
        return ", ".join(literals(lists[0])), lambda value: value.casefold() in values
    if len(ranges) != 1 or lists or ranges[0].condition:
        return None
    low, high = ranges[0].min, ranges[0].max
    words = f"{'' if low is None else literal(low)}..{'' if high is None else literal(high)}"
    return words, lambda value: not _NUMERIC.fullmatch(value) or _between(ranges[0], float(value))


_NUMERIC = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")


def _between(bounds: Range, value: float) -> bool:
    low, high = bounds.min, bounds.max
    under = low is not None and (value < low or (bounds.exclusive_min and value == low))
    return not under and not (high is not None and (value > high or (bounds.exclusive_max and value == high)))


def _subject(page: PageDraft, service: str, element: Element) -> Subject:
    return Subject(service=service, topic=page.topic, operation=element.operation, location=element.location)


def _groups(page: PageDraft) -> Iterator[dict[str, Element]]:
    """Elements by wire name, one group for each place that fields share."""
    groups: dict[str, dict[str, Element]] = {}
    for element in elements(page):
        groups.setdefault(element.location.rpartition(".")[0], {})[element.field.name.value] = element
    yield from groups.values()


def _defaults(page: PageDraft, service: str, group: dict[str, Element]) -> Iterator[Diagnostic]:
    orders = {
        tuple(ref.name or "" for ref in claim.value.fields)
        for element in group.values()
        for claim in element.field.constraints
        if isinstance(claim.value, OrderedFields)
    }
    for order in sorted(orders):
        lower, upper = group.get(order[0]), group.get(order[-1])
        if lower is None or upper is None:
            continue
        low, high = _default(lower.field), _default(upper.field)
        claim = next((c for c in upper.field.constraints if isinstance(c.value, Default)), None)
        if low is None or high is None or claim is None or high > low or not _may_exceed(lower.field, high):
            continue
        args = (("name", order[-1]), ("default", f"{high:g}"), ("lower", order[0]), ("order", " <= ".join(order)))
        yield Diagnostic(DEFAULT_ORDER, _subject(page, service, upper), args, (Label(page.lang, claim.span, quote(claim.span)),))


def _default(member: FieldDraft) -> float | None:
    values = [c.value.value for c in member.constraints if isinstance(c.value, Default)]
    return next((float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool)), None)


def _may_exceed(member: FieldDraft, bound: float) -> bool:
    limits = [c.value.max for c in member.constraints if isinstance(c.value, Range)]
    return all(limit is None or limit > bound for limit in limits)
