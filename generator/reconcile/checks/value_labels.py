"""Human names of values that one language lacks: "PICK_FIRST：选择优先，…" against "PICK_FIRST: When adjusting …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...source.diagnostic import Confidence, Diagnostic, Kind, Severity
from ..aligned import AlignedUnit
from .context import Place, ProseContext, finding, sides

LABEL = Kind(
    id="text/label-missing",
    severity=Severity.INFO,
    confidence=Confidence.HEURISTIC,
    en="only {lang} names the value {value}: {label}",
    zh="仅{lang}为取值 {value} 给出名称：{label}",
    doc="An item that explains a value begins with a short name for it in one language only.",
)
KINDS = (LABEL,)
DOC = "Compares the short names behind values."
EXAMPLES = (
    (
        "PICK_FIRST：选择优先，虚拟机扩缩容时按照列表的顺序进行优先级排序。",
        "PICK_FIRST: When adjusting the number of instances, target AZs are determined in the order in the list.",
        ("text/label-missing",),
    ),
)
COUNTER_EXAMPLES = (
    ("OLD_INSTANCE：较早创建的实例被优先移除。", "OLD_INSTANCE: The earlier-created instances are removed first.", ()),
    (
        "ELB_AUDIT：负载均衡健康检查方式，在有监听器的伸缩组中有效。",
        "ELB_AUDIT: indicates the ELB health check, which takes effect in an AS group.",
        (),
    ),
)

_ZH = re.compile(
    r"^(?P<value>[A-Za-z][A-Za-z0-9_.-]{1,60})(?:（[^）]{1,12}）|\([^)]{1,12}\))?[ ]?[：:][ ]?(?P<label>[一-鿿]{2,6})，(?=[^。；]{12})"
)
_EN = re.compile(r"^[A-Za-z][A-Za-z0-9_.-]{1,60}(?: ?\([^)]{1,20}\))?[ ]?[:：][ ]?(?:indicates|specifies|means)?[^,.:;]{1,40}[,.:;]")
_CLAUSE = re.compile(r"[:：] ?(?:When|If|After|During|In|For)(?![A-Za-z])")


def check(unit: AlignedUnit, context: ProseContext) -> Iterator[Diagnostic]:
    """The name of the value that one item explains."""
    pair = sides(unit)
    if pair is None:
        return
    zh, en = pair
    label = _ZH.match(zh.text.value[:200])
    if not label or not en.text.value.startswith(label.group("value")):
        return
    short = _EN.match(en.text.value[:200])
    if short and not _CLAUSE.search(short.group()):
        return
    place = Place(zh, label.start("label"), label.end("label"))
    args = (("lang", "zh"), ("value", label.group("value")), ("label", label.group("label")))
    yield finding(LABEL, unit, context, zh=place, en=Place.whole(en), args=args)
