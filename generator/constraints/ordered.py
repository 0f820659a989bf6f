"""Order among numbers of one body: `最小实例数≤期望实例数≤最大实例数`, `ranges from the minimum … to the maximum …`."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

from collections.abc import Iterable

from ..model.constraint import FieldRef, OrderedFields
from ..model.schema import INTEGER
from .references import resolve
from .rule import FieldContext, Found, Hit, Pair, Rule, Sibling, en, zh


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    own = FieldRef(context.name, context.name)
    chain = [resolve(hit.raw(name), context) if name in hit else own for name in ("low", "middle", "high")]
    if hit.tag == "pair":
        chain = [chain[0], chain[2]]
    if "at-least" in hit.tag:
        chain = [chain[0], own]
    if "at-most" in hit.tag:
        chain = [own, chain[2]]
    unresolved = [index for index, field in enumerate(chain) if field.name is None]
    if len(unresolved) == 1 and context.name and len(chain) == 3:
        # The field itself is no sibling of itself.
        chain[unresolved[0]] = FieldRef(chain[unresolved[0]].text, context.name)
    names = [field.name for field in chain]
    if any(name is None for name in names) or len(set(names)) < len(names):
        return
    yield Found(OrderedFields(fields=tuple(chain)))


_SIBLINGS_ZH = (
    Sibling("desire_instance_number", "期望实例数量，默认值为最小实例数。"),
    Sibling("min_instance_number", "最小实例数量，默认值为0。"),
    Sibling("max_instance_number", "最大实例数量，默认值为0。"),
)
_SIBLINGS_EN = (
    Sibling("desire_instance_number", "Specifies the expected number of instances. The default value is the minimum number of instances."),
    Sibling("min_instance_number", "Specifies the minimum number of instances. The default value is 0."),
    Sibling("max_instance_number", "Specifies the maximum number of instances. The default value is 0."),
)
RULE = Rule(
    id="ordered-fields",
    doc="One field's value lies between those of others; names are resolved against the descriptions of the siblings.",
    phrases=(
        Pair("^{low:name} (≤|<=|小于等于) {middle:name} (≤|<=|小于等于) {high:name}$", "{low:name} (≤|<=) {middle:name} (≤|<=) {high:name}$"),
        Pair("(取值范围|取值)[为|是|在|:] {low:name} (到|至|~|和) {high:name} [之间|范围内]$", "(range[s] from|is between|from) {low:name} (to|and) {high:name}$"),
        Pair("(大于等于|不小于|不能小于|大于或等于|必须大于等于) {low:name}$", "(greater than or equal to|no less than|not less than|cannot be less than|cannot be smaller than) {low:name}$", "at-least"),
        Pair("(大于等于|不小于|不能小于|大于或等于|必须大于等于) {low:ref} [参数|字段]_[的]_[值|取值]&", "(greater than or equal to|no less than|cannot be less than|cannot be smaller than|must be greater than or equal to)[ the value of| that of| the]_[ parameter| field] {low:ref}[ value]&", "at-least"),
        Pair("(小于等于|不大于|不能大于|小于或等于|不能超过|必须小于等于) {high:ref} [参数|字段]_[的]_[值|取值]&", "(less than or equal to|no greater than|cannot be greater than|cannot exceed)[ the value of| that of| the]_[ parameter| field] {high:ref}[ value]&", "at-most"),
        Pair("(小于等于|不大于|不能大于|小于或等于|不能超过|必须小于等于) {high:name}$", "(less than or equal to|no greater than|not greater than|cannot be greater than|cannot exceed|must not exceed) {high:name}$", "at-most"),
    ),
    build=_build,
    examples=(
        zh(
            "最小实例数≤期望实例数≤最大实例数。",
            OrderedFields(fields=(FieldRef("最小实例数", "min_instance_number"), FieldRef("期望实例数", "desire_instance_number"), FieldRef("最大实例数", "max_instance_number"))),
            type=INTEGER,
            name="desire_instance_number",
            siblings=_SIBLINGS_ZH,
        ),
        en(
            "The value ranges from the minimum number of instances to the maximum number of instances.",
            OrderedFields(
                fields=(
                    FieldRef("the minimum number of instances", "min_instance_number"),
                    FieldRef("desire_instance_number", "desire_instance_number"),
                    FieldRef("the maximum number of instances", "max_instance_number"),
                )
            ),
            type=INTEGER,
            name="desire_instance_number",
            siblings=_SIBLINGS_EN,
        ),
    ),
    counter_examples=(
        zh("必须大于镜像系统盘容量。", OrderedFields(fields=(FieldRef("镜像系统盘容量"), FieldRef("min_disk", "min_disk"))), type=INTEGER, name="min_disk"),
        en("The value ranges from the first to the last.", OrderedFields(fields=()), type=INTEGER, name="x"),
    ),
)
