"""The kinds of change between revisions, each with its usual class.

The class may be another one in a single case (a value that is no longer listed breaks a request and no response): the
rules say so, here stands what holds most often.
"""

# ruff: noqa: E501  (a kind is one row)
from __future__ import annotations

from ..source.diagnostic import Confidence, Kind
from .change import ChangeClass

_B, _N, _D = ChangeClass.BREAKING, ChangeClass.NON_BREAKING, ChangeClass.DOCS_ONLY
_EXACT, _HIGH, _WORDS = Confidence.EXACT, Confidence.HIGH, Confidence.HEURISTIC
_USUAL: dict[str, ChangeClass] = {}


def _kind(id_: str, class_: ChangeClass, confidence: Confidence, en: str, zh: str, doc: str) -> Kind:
    _USUAL[id_] = class_
    return Kind(id_, class_.severity, confidence, en, zh, "", "", doc)


def usual_class(kind: Kind) -> ChangeClass:
    """The class of a kind, unless a rule says another one."""
    return _USUAL[kind.id]


PAGE_ADDED = _kind("page/added", _N, _EXACT, "the page {title} is new: {operations}", "新增页面 {title}：{operations}", "A page of the new revision has no counterpart in the old one, neither by topic, operation, element ids nor title.")
PAGE_REMOVED = _kind("page/removed", _B, _EXACT, "the page {title} is gone: {operations}", "页面 {title} 已移除：{operations}", "A page of the old revision has no counterpart in the new one.  When its operations stand on another page now, only words are lost.")

OPERATION_ADDED = _kind("op/added", _N, _EXACT, "the operation {called} is new", "新增接口 {called}", "A page documents a further operation.")
OPERATION_REMOVED = _kind("op/removed", _B, _EXACT, "the operation {called} is gone", "接口 {called} 已移除", "A page no longer documents an operation, and no other page does.")
METHOD_CHANGED = _kind("op/method-changed", _B, _EXACT, "the method was {old} and is {new}", "请求方法由 {old} 变为 {new}", "The HTTP method of the operation is another one.")
PATH_CHANGED = _kind("op/path-changed", _B, _EXACT, "the path was {old} and is {new}", "请求路径由 {old} 变为 {new}", "The path is another one, not only the names of its parameters.")
PATH_ADDED = _kind("op/path-added", _N, _EXACT, "the path {new} is accepted too", "新增可用路径 {new}", "The page prints a further path for the same operation.")
PATH_REMOVED = _kind("op/path-removed", _B, _EXACT, "the path {old} is no longer listed", "不再列出路径 {old}", "The page no longer prints one of several paths of the operation.")
PLACEHOLDER_RENAMED = _kind("op/placeholder-renamed", _N, _EXACT, "the path was {old} and is {new}: only a parameter has another name", "路径由 {old} 变为 {new}：仅路径参数名称不同", "Requests on the wire stay the same; names in generated clients change.")
OPERATION_DEPRECATED = _kind("op/deprecated", _N, _HIGH, "the operation is deprecated now", "接口已标记为废弃", "The page now says that the operation should no longer be used.")
OPERATION_RESTORED = _kind("op/no-longer-deprecated", _D, _HIGH, "the operation is no longer called deprecated", "接口不再标记为废弃", "The page no longer says that the operation should not be used.")

FIELD_REMOVED = _kind("field/removed", _B, _EXACT, "{name}: the field is gone", "{name}：字段已移除", "A row of the old table has no counterpart.  A client that sends or reads the field fails.  Members of a removed object are not listed by themselves.")
FIELD_ADDED_REQUIRED = _kind("field/added-required", _B, _EXACT, "{name}: a new mandatory field", "{name}：新增必选字段", "A request without the new field is refused.")
FIELD_ADDED_OPTIONAL = _kind("field/added-optional", _N, _EXACT, "{name}: a new optional field", "{name}：新增可选字段", "A request may hold a further field.")
FIELD_ADDED_RESPONSE = _kind("field/added-in-response", _N, _EXACT, "{name}: a new field of the response", "{name}：响应新增字段", "A response holds a further field.")
FIELD_MOVED = _kind("field/moved", _D, _EXACT, "{name}: described as {old} before, as {new} now", "{name}：原位于 {old}，现位于 {new}", "The same field is described at another place of the same call, as when a table was mislabelled.")
FIELD_DOCUMENTED = _kind("field/documented", _D, _EXACT, "{name}: has a row now; it was there before without one", "{name}：新增说明行；此前已存在但无说明", "A parameter of the path, or an object that only examples showed around its members, got a row of its own.")
FIELD_UNDOCUMENTED = _kind("field/no-longer-documented", _D, _EXACT, "{name}: has no row any more; it is still there", "{name}：不再有说明行；但仍存在", "A parameter of the path, or an object around members that have rows, lost its own row.")
FREE_KEYS_ADDED = _kind("field/free-keys-added", _D, _EXACT, "{name}: a row for free keys is new", "{name}：新增自定义键的说明行", "A row that stands for keys of the caller's choice was added.")
FREE_KEYS_REMOVED = _kind("field/free-keys-removed", _D, _EXACT, "{name}: the row for free keys is gone", "{name}：自定义键的说明行已移除", "A row that stands for keys of the caller's choice was removed.")

BECAME_REQUIRED = _kind("required/became-required", _B, _EXACT, "{name}: was {old} and is {new}", "{name}：由 {old} 变为 {new}", "A field that could be left out must be given now.  In a response this is a promise more.")
BECAME_OPTIONAL = _kind("required/became-optional", _N, _EXACT, "{name}: was {old} and is {new}", "{name}：由 {old} 变为 {new}", "A field that had to be given may be left out now.  In a response this is a promise less.")
REQUIRED_RESTATED = _kind("required/restated", _D, _EXACT, "{name}: mandatory was {old} and is {new}", "{name}：必选说明由 {old} 变为 {new}", "Whether the field is mandatory was not stated before, is not stated now, or depends on a condition.")

TYPE_CHANGED = _kind("type/changed", _B, _EXACT, "{name}: the type was {old} and is {new}", "{name}：类型由 {old} 变为 {new}", "The JSON types contradict each other.")
TYPE_WIDENED = _kind("type/widened", _N, _EXACT, "{name}: the type was {old} and is {new}, which holds it", "{name}：类型由 {old} 放宽为 {new}", "Every value of the old type is one of the new type: harmless in a request.")
TYPE_NARROWED = _kind("type/narrowed", _B, _EXACT, "{name}: the type was {old} and is {new}, a part of it", "{name}：类型由 {old} 收窄为 {new}", "Only some values of the old type are of the new type: harmless in a response.")
TYPE_REFINED = _kind("type/refined", _D, _EXACT, "{name}: the type {old} is said more or less precisely: {new}", "{name}：类型 {old} 的说明详略有变：{new}", "Array became array of strings, or the reverse: the page says more or less, not something else.")

VALUE_REMOVED = _kind("enum/value-removed", _B, _HIGH, "{name}: no longer allowed: {values}", "{name}：不再允许取值 {values}", "A listed value is gone.  In a request it may be refused; in a response it is no longer sent.")
VALUE_ADDED = _kind("enum/value-added", _N, _HIGH, "{name}: allowed now: {values}", "{name}：新增取值 {values}", "The list of values has a further one.")
VALUE_RENAMED = _kind("enum/value-renamed", _B, _HIGH, "{name}: the value {old} is called {new} now", "{name}：取值 {old} 改名为 {new}", "A value is spelled in another way.")

DEFAULT_CHANGED = _kind("default/changed", _B, _HIGH, "{name}: the default was {old} and is {new}", "{name}：默认值由 {old} 变为 {new}", "A request that leaves the field out means something else now.  In a response a default says little.")
OTHER_CHANGED = _kind("constraint/changed", _B, _HIGH, "{name}: {keyword} was {old} and is {new}", "{name}：{keyword} 由 {old} 变为 {new}", "A format, unit, pattern, step or set of characters is another one.")
STATED = _kind("constraint/stated", _D, _HIGH, "{name}: {keyword} is stated now: {new}", "{name}：新增说明 {keyword}：{new}", "The page states a limit, default or list of values where it was silent.")
UNSTATED = _kind("constraint/no-longer-stated", _D, _HIGH, "{name}: {keyword} is no longer stated: {old}", "{name}：不再说明 {keyword}：{old}", "The page is silent about a limit, default or list of values that it stated.")
NARROWED = {
    keyword: _kind(f"{keyword}/narrowed", _B, _HIGH, f"{{name}}: {en} was {{old}} and is {{new}}", f"{{name}}：{zh}由 {{old}} 收窄为 {{new}}", f"The {en} allows less than before.")
    for keyword, en, zh in (("range", "the range", "取值范围"), ("length", "the length", "长度范围"), ("items", "the number of items", "个数范围"), ("charset", "the set of characters", "字符范围"))
}
WIDENED = {
    keyword: _kind(f"{keyword}/widened", _N, _HIGH, f"{{name}}: {en} was {{old}} and is {{new}}", f"{{name}}：{zh}由 {{old}} 放宽为 {{new}}", f"The {en} allows more than before.")
    for keyword, en, zh in (("range", "the range", "取值范围"), ("length", "the length", "长度范围"), ("items", "the number of items", "个数范围"), ("charset", "the set of characters", "字符范围"))
}

FIELD_DEPRECATED = _kind("lifecycle/deprecated", _N, _HIGH, "{name}: is deprecated now", "{name}：已标记为废弃", "The page now says that the field should no longer be used.")
LIFECYCLE_CHANGED = _kind("lifecycle/changed", _D, _HIGH, "{name}: {keyword} was {old} and is {new}", "{name}：{keyword} 由 {old} 变为 {new}", "Whether a field is reserved, read-only or deprecated is said in another way.")

QUOTA_TIGHTENED = _kind("quota/tightened", _B, _HIGH, "the limit of {subject} was {old} and is {new}", "{subject}的限额由 {old} 降为 {new}", "Fewer than before may be created, or handled in one call.")
QUOTA_RELAXED = _kind("quota/relaxed", _N, _HIGH, "the limit of {subject} was {old} and is {new}", "{subject}的限额由 {old} 升为 {new}", "More than before may be created, or handled in one call.")
QUOTA_RESTATED = _kind("quota/restated", _D, _HIGH, "the limit of {subject}: {old} before, {new} now", "{subject}的限额说明：原 {old}，现 {new}", "A limit is stated where none stood, or no longer.")

STATUS_ADDED = _kind("status/added", _N, _EXACT, "the status {code} is listed now", "新增状态码 {code}", "The page lists a further status.")
STATUS_REMOVED = _kind("status/removed", _N, _EXACT, "the status {code} is no longer listed", "不再列出状态码 {code}", "The page no longer lists a status.  When it meant success, clients that wait for it fail.")
STATUSES_LISTED = _kind("status/list-added", _D, _EXACT, "the page lists statuses now", "页面新增状态码列表", "The page got a list of statuses; it had none, or referred to another page.")
STATUSES_UNLISTED = _kind("status/list-removed", _D, _EXACT, "the page lists no statuses any more", "页面不再列出状态码", "The page lost its list of statuses, as when it refers to another page now.")
CODE_ADDED = _kind("error/code-added", _N, _EXACT, "new error codes: {codes}", "新增错误码 {codes}", "The table of error codes has further ones.")
CODE_REMOVED = _kind("error/code-removed", _N, _EXACT, "error codes no longer listed: {codes}", "不再列出错误码 {codes}", "The table of error codes has lost some.")

EXAMPLE_CHANGED = _kind("example/changed", _D, _HIGH, "the example of the {direction} has changed", "{direction_zh}示例有变化", "An example was added, removed or changed in what it sends or returns; layout and the host do not count.")
TEXT_CHANGED = _kind("text/changed", _D, _WORDS, "{about}: the text has changed", "{about}：文字有变化", "Sentences were changed.  Layout, punctuation, numbers of tables and the way a list is set do not count.")
TEXT_ADDED = _kind("text/added", _D, _WORDS, "{about}: the text says more", "{about}：增加了文字", "Sentences were added.")
TEXT_REMOVED = _kind("text/removed", _D, _WORDS, "{about}: the text says less", "{about}：删减了文字", "Sentences were removed.")

KINDS = (
    PAGE_ADDED, PAGE_REMOVED,
    OPERATION_ADDED, OPERATION_REMOVED, METHOD_CHANGED, PATH_CHANGED, PATH_ADDED, PATH_REMOVED, PLACEHOLDER_RENAMED, OPERATION_DEPRECATED, OPERATION_RESTORED,
    FIELD_REMOVED, FIELD_ADDED_REQUIRED, FIELD_ADDED_OPTIONAL, FIELD_ADDED_RESPONSE, FIELD_MOVED, FIELD_DOCUMENTED, FIELD_UNDOCUMENTED, FREE_KEYS_ADDED, FREE_KEYS_REMOVED,
    BECAME_REQUIRED, BECAME_OPTIONAL, REQUIRED_RESTATED,
    TYPE_CHANGED, TYPE_WIDENED, TYPE_NARROWED, TYPE_REFINED,
    VALUE_REMOVED, VALUE_ADDED, VALUE_RENAMED, DEFAULT_CHANGED, OTHER_CHANGED, STATED, UNSTATED, *NARROWED.values(), *WIDENED.values(),
    FIELD_DEPRECATED, LIFECYCLE_CHANGED,
    QUOTA_TIGHTENED, QUOTA_RELAXED, QUOTA_RESTATED,
    STATUS_ADDED, STATUS_REMOVED, STATUSES_LISTED, STATUSES_UNLISTED, CODE_ADDED, CODE_REMOVED,
    EXAMPLE_CHANGED, TEXT_CHANGED, TEXT_ADDED, TEXT_REMOVED,
)  # fmt: skip
