"""Fields that exclude, need or replace one another."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.constraint import AtLeastOneOf, Constraint, ExclusiveWith, FieldRef, UsedWith
from ..model.schema import INTEGER, STRING
from .literals import read_list
from .references import is_field, resolve
from .rule import FieldContext, Found, Hit, Pair, Rule, Sibling, en, zh


def _build(hit: Hit, context: FieldContext) -> Iterable[Found]:
    names = _names(hit)
    others = [name for name in names if name != context.name]
    itself = context.name in names or "this parameter" in (hit.before[-8:] + hit.folded[hit.start : hit.end]).lower()
    if hit.tag == "with" and (_NOT_BEFORE.search(hit.before) or hit.after.lstrip().startswith(("时", "的时候"))):
        return
    if not others or (hit.tag.startswith("group") and context.name and not itself):
        return
    if _OR_BOTH.match(hit.after):
        yield Found(None)
        return
    fields = tuple(_reference(name, context) for name in others)
    if any(field.name is None and not is_field(field.text, context) for field in fields):
        return
    if hit.tag == "nothing":
        yield Found(None)
        return
    tag = hit.tag.partition(" ")[2] or hit.tag
    if tag == "group" and hit.folded[hit.start : hit.end].lower().startswith("either") and hit.after.lower().startswith((" must be", " is mandatory", " is required")):
        tag = "one"
    yield Found(_constraint(tag, fields))


_OR_BOTH = re.compile(r" *(?:,? *or both|,? *(?:或|也可以?)同时)", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"(?:不能|不可|不可以|不允许|不得|不支持|无法|不要|禁止|不) *$|(?<![a-z])(?:not|never|cannot)(?: be)? *$", re.IGNORECASE)


def _constraint(tag: str, fields: tuple[FieldRef, ...]) -> Constraint:
    match tag:
        case "at-least-one":
            return AtLeastOneOf(fields=fields)
        case "one":
            return ExclusiveWith(fields=fields, one_required=True)
        case "with":
            return UsedWith(fields=fields)
        case _:
            return ExclusiveWith(fields=fields)


def _names(hit: Hit) -> list[str]:
    names: list[str] = []
    for slot in ("fields", "first", "second", "third"):
        if slot not in hit:
            continue
        start, end = hit.slots[slot]
        found = [literal.raw for literal in read_list(hit.text, hit.folded[:end], _skip_words(hit.folded, start)).values]
        names += [name.strip("*") for name in found if _wire(name) and name not in names]
    return names


_LEADING_WORDS = re.compile(r"(?:[ \"'(]|the |parameters? |fields? |参数|字段|both |value of )*", re.IGNORECASE)


def _skip_words(folded: str, start: int) -> int:
    match = _LEADING_WORDS.match(folded, start)
    end = match.end() if match else start
    # A quoted name is read with its quotes, else the list would end at the closing one.
    return end - 1 if end and folded[end - 1] in "\"'" else end


def _wire(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.:\-]*", name)) and name.lower() not in ("this", "the", "parameter", "it", "api", "one", "them")


def _reference(name: str, context: FieldContext) -> FieldRef:
    return resolve(name, context)


RULE = Rule(
    id="exclusive",
    doc="Fields that must not be given together: `与lbaas_listeners互斥`, `二选一`, `alternative to lbaas_listeners`, `Use either A or B`.",
    phrases=(
        Pair("(与|和|跟|同)[参数|字段|属性] {fields:name} [参数|字段|属性]_(互斥|不共存|不能共存|不能同时|不可同时|二选一|2选1|只能二选一|冲突)", "(alternative to|mutually exclusive with|conflicts with|cannot be used together with|cannot coexist with|cannot be used with|cannot be specified together with|exclusive to|exclusive with|cannot co-exist with|cannot be set together with|cannot be configured together with|not be used with|incompatible with)[ the][ parameters| parameter| fields| field] {fields:rest}", "other"),
        Pair("(与|和|跟|同)[参数|字段|属性] [\"|'|]{fields:names} [参数|字段|属性]_(互斥|不共存|不能共存|不能同时|不可同时|二选一|2选1|只能二选一|冲突)", "", "other"),
        Pair("(不能|不可|不允许|不得|不支持|不可以)(与|和|跟|同)[参数|字段|属性] {fields:name} [参数|字段|属性]_(同时|一起|共同|一同)", "", "other"),
        Pair("", "{first:ref}[, {second:ref}][,] (and|or) {third:ref}[ parameters| fields] (are mutually exclusive|cannot be used at the same time|cannot coexist|cannot co-exist|cannot be both|cannot be specified together|cannot both be)", "group"),
        Pair("{fields:names} [参数|字段|属性|两个参数|两者|两个字段|三者|三个参数|两个|这两个参数|中|之间]_(互斥|不能同时|不可同时|不能共存|不共存|不能一起)", "{first:ref}[, {second:ref}][,] (and|or) {third:ref} (are mutually exclusive|cannot be used together|cannot be specified at the same time|cannot coexist|cannot be both|cannot be set at the same time|cannot be configured at the same time|cannot be specified simultaneously)", "group"),
        Pair("{fields:names} [参数|字段|属性|两个参数|两者|两个字段|三者|三个参数|两个|中|之间|这两个参数]_[只能]_(二选一|三选一|任选其一|任选一个|2选1|3选1|只能使用一个|只能选其中一个|只能选择一个|只能选其一|只能指定一个|只能有一个|只能选择其中一个|只能存在一个|只能使用其中一个|只能选一个|只能设置一个)", "(either|use either|only one of|one of|use only one of) [the |parameter |parameters |both ]{first:ref}[, {second:ref}][,] (and|or) {third:ref}[ parameter| parameters] (can be specified|can be used|can be set|can be selected|can be configured|is allowed|is used|must be used|can exist)", "group"),
        Pair("", "(use either|use|set|select|specify) (either |){first:ref} or {second:ref}[ parameter|, but not both| at a time]", "group"),
        Pair("", "(either|only one of) [the |parameter |parameters ]{first:ref} (or|and) {second:ref}", "group"),
        Pair("", "{first:ref} (and|or) {second:ref} (are alternative|is alternative|are exclusive|are mutually exclusive)", "group"),
    ),
    build=_build,
    examples=(
        zh("该字段与lbaas_listeners互斥。", ExclusiveWith(fields=(FieldRef("lbaas_listeners"),)), type=STRING, name="lb_listener_id"),
        zh("不能与tenant_id同时使用。", ExclusiveWith(fields=(FieldRef("tenant_id"),)), type=STRING, name="project_id"),
        en("This parameter cannot be used together with tenant_id.", ExclusiveWith(fields=(FieldRef("tenant_id"),)), type=STRING, name="project_id"),
        zh("tags和image_tags只能使用一个。", ExclusiveWith(fields=(FieldRef("image_tags"),)), type=STRING, name="tags"),
        en("This parameter is alternative to lbaas_listeners.", ExclusiveWith(fields=(FieldRef("lbaas_listeners"),)), type=STRING, name="lb_listener_id"),
        zh("该属性与“__support_xen”和“__support_kvm”属性不共存。", ExclusiveWith(fields=(FieldRef("__support_xen"), FieldRef("__support_kvm"))), type=STRING, name="__support_xen_gpu_type"),
        zh("该参数与admin_pass、key_name互斥。", ExclusiveWith(fields=(FieldRef("admin_pass"), FieldRef("key_name"))), type=STRING, name="user_data"),
        en("This attribute cannot co-exist with __support_xen and __support_kvm.", ExclusiveWith(fields=(FieldRef("__support_xen"), FieldRef("__support_kvm"))), type=STRING, name="__support_xen_gpu_type"),
        en("This parameter and adminPass are mutually exclusive.", ExclusiveWith(fields=(FieldRef("adminPass", "adminPass"),)), type=STRING, name="key_name", siblings=(Sibling("adminPass", ""),)),
        en("Use either tags or image_tags.", ExclusiveWith(fields=(FieldRef("image_tags", "image_tags"),)), type=STRING, name="tags", siblings=(Sibling("image_tags", ""), Sibling("tags", ""))),
    ),
    counter_examples=(
        zh("与名称和描述不共存。", ExclusiveWith(fields=(FieldRef("名称"), FieldRef("描述"))), type=STRING),
        en("This attribute can co-exist with __support_xen and __support_kvm.", ExclusiveWith(fields=(FieldRef("__support_xen"), FieldRef("__support_kvm"))), type=STRING),
        zh("address_netmasks和ip_ranges二选一，或同时填写。", ExclusiveWith(fields=(FieldRef("ip_ranges"),)), type=STRING, name="address_netmasks"),
        en("Either ip_ranges or address_netmasks, or both, can be specified.", ExclusiveWith(fields=(FieldRef("ip_ranges"),)), type=STRING, name="address_netmasks"),
        en("0: Either network_id or cidr can be specified.", ExclusiveWith(fields=(FieldRef("network_id"), FieldRef("cidr"))), type=INTEGER, name="source_type"),
        zh("与监听器的名称一致。", ExclusiveWith(fields=(FieldRef("监听器"),)), type=STRING),
        en("Either of them can be deleted.", ExclusiveWith(fields=(FieldRef("them"),)), type=STRING),
    ),
)

AT_LEAST_ONE = Rule(
    id="at-least-one",
    doc="At least one of several fields must be given: `listener_id和loadbalancer_id中至少指定一个`.",
    phrases=(
        Pair("{fields:names} [参数|字段|两者|两个参数|三者|之间][中|必须|需要]_至少_[必须|需要|要]_[指定|选择|传|填|有|设置|填写|配置|存在][其中]_[一个|1个|一]", "(at least one of|one or more of) [the |parameters |the parameters ]{fields:rest}", "group at-least-one"),
        Pair("", "at least one of {first:ref} (and|or) {second:ref}", "group at-least-one"),
        Pair("{fields:names} [参数|字段|两者|两个参数|三者]_[均|都]_(不能同时|不可同时|不允许同时|不能都|不能全部)_(为空|不填|不传|缺省|不指定|为null)", "{first:ref} (and|or) {second:ref} (cannot both be|cannot be both|cannot be)[ left] (empty|blank|null)( at the same time|)", "group at-least-one"),
    ),
    build=_build,
    examples=(
        zh("listener_id和loadbalancer_id中至少指定一个。", AtLeastOneOf(fields=(FieldRef("listener_id"),)), type=STRING, name="loadbalancer_id"),
        zh("listener_id和loadbalancer_id不能同时为空。", AtLeastOneOf(fields=(FieldRef("listener_id"),)), type=STRING, name="loadbalancer_id"),
        en("At least one of listener_id and loadbalancer_id must be specified.", AtLeastOneOf(fields=(FieldRef("listener_id"),)), type=STRING, name="loadbalancer_id"),
    ),
    counter_examples=(
        zh("名称中至少包含一个字母。", AtLeastOneOf(fields=(FieldRef("名称"),)), type=STRING),
        en("The name contains at least one letter.", AtLeastOneOf(fields=(FieldRef("letter"),)), type=STRING),
    ),
)

USED_WITH = Rule(
    id="used-with",
    doc="A field that is only used together with another: `必须与limit一起使用`, `used together with sort_key`.",
    phrases=(
        Pair("(与|和|跟|同)[参数|字段|属性] {first:ref} [参数|字段|属性]_(一起|同时使用|一同|一起组合|共同|必须同时|必须一起|需同时|需要同时)[使用|组合|存在|传入|指定|设置|配置]", "(used together with|must be used with|only be used with|together with)[ the| parameter| the parameter] {first:ref}", "with"),
        Pair("(必须|只能|需要|需|仅能)(与|和|跟|同)[参数|字段|属性] {first:ref} [参数|字段|属性]_(配合|组合|搭配|同时存在|同时传入|同时指定|同时设置|同时配置)[使用|组合]", "", "with"),
        Pair("(与|和|跟|同)[参数|字段|属性] {first:ref} [参数|字段|属性]_(配合|组合|搭配)[使用|组合]", "(used with|used along with|used in conjunction with)[ the| parameter| the parameter] {first:ref}", "nothing"),
    ),
    build=_build,
    examples=(
        zh("必须与limit一起使用。", UsedWith(fields=(FieldRef("limit", "limit"),)), type=STRING, name="marker", siblings=(Sibling("limit", ""),)),
        zh("需要与per_page同时存在。", UsedWith(fields=(FieldRef("per_page"),)), type=STRING, name="page"),
        zh("与end_time必须同时使用。", UsedWith(fields=(FieldRef("end_time"),)), type=STRING, name="begin_time"),
        en("This parameter is used together with parameter sort_key.", UsedWith(fields=(FieldRef("sort_key"),)), type=STRING, name="sort_dir"),
    ),
    counter_examples=(
        zh("主密钥ID，与__system__encrypted配合使用。", UsedWith(fields=(FieldRef("__system__encrypted"),)), type=STRING),
        en("This parameter is used with __system__encrypted.", UsedWith(fields=(FieldRef("__system__encrypted"),)), type=STRING),
        zh("不能与tenant_id同时使用。", UsedWith(fields=(FieldRef("tenant_id"),)), type=STRING),
        zh("当key_name与user_data同时使用时，不注入密码。", UsedWith(fields=(FieldRef("user_data"),)), type=STRING),
        en("This parameter must not be used together with tenant_id.", UsedWith(fields=(FieldRef("tenant_id"),)), type=STRING),
        zh("与云服务器一起删除。", UsedWith(fields=(FieldRef("云服务器"),)), type=STRING),
        en("Together with the ECS.", UsedWith(fields=(FieldRef("ECS"),)), type=STRING),
    ),
)
