"""The words of the documentation pages themselves, zh and en on one row."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import constraint as c


@dataclass(frozen=True, slots=True)
class Words:
    """Something said in both languages."""

    zh: str
    en: str


class Labels(dict[str, Words]):
    """Words by their key; a template that knows the key says `label.take`."""

    def __getattr__(self, name: str) -> Words:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def _all(rows: dict[str, tuple[str, str]]) -> Labels:
    return Labels((name, Words(zh, en)) for name, (zh, en) in rows.items())


LABELS = _all(
    {
        "language": ("语言", "Language"),
        "both": ("中英对照", "Both"),
        "contents": ("目录", "Contents"),
        "differences": ("中英文差异", "Where zh and en differ"),
        "no-differences": ("中英文一致", "zh and en agree"),
        "in-report": ("查看差异报告", "in the drift report"),
        "description": ("功能介绍", "Description"),
        "quotas": ("配额", "Quotas"),
        "safe": ("安全值", "safe value"),
        "subject": ("对象", "subject"),
        "path": ("路径参数", "Path parameters"),
        "url": ("路径", "Path"),
        "query": ("查询参数", "Query parameters"),
        "header": ("请求头", "Headers"),
        "request": ("请求体", "Request body"),
        "response-header": ("响应头", "Response headers"),
        "response": ("响应体", "Response body"),
        "rules": ("字段间规则", "Rules between fields"),
        "field": ("字段", "Field"),
        "used": ("采用", "We use"),
        "type": ("类型", "type"),
        "required": ("必选", "required"),
        "optional": ("可选", "optional"),
        "unclear": ("必选与否未说明", "required or not: unsaid"),
        "only-zh": ("仅中文文档有", "only in zh"),
        "only-en": ("仅英文文档有", "only in en"),
        "sample-only": ("仅示例中出现", "only in samples"),
        "placeholder": ("任意键", "free keys"),
        "deprecated": ("已废弃", "deprecated"),
        "see": ("成员同", "members as in"),
        "silent": ("未说明", "says nothing"),
        "statuses": ("状态码", "Status codes"),
        "status": ("状态码", "status"),
        "inferred": ("推断", "inferred"),
        "examples": ("示例", "Examples"),
        "request-example": ("请求示例", "Request example"),
        "response-example": ("响应示例", "Response example"),
        "call": ("调用", "Call it"),
        "take": ("复制", "Copy"),
        "copied": ("已复制", "Copied"),
        "sources": ("来源", "Sources"),
        "errors": ("错误码", "Error codes"),
        "code": ("错误码", "code"),
        "message": ("错误信息", "message"),
        "meaning": ("含义", "meaning"),
        "handling": ("处理建议", "handling"),
        "permissions": ("权限", "Permissions"),
        "search": ("搜索", "Search"),
        "operations": ("接口", "Operations"),
        "found": ("找到", "found"),
        "why": ("理由", "why"),
        "meanings": ("取值含义", "meanings"),
        "also": ("也可用", "also"),
        "skip": ("跳到正文", "Skip to content"),
        "reference": ("API 参考", "API reference"),
        "constraint": ("约束", "Constraint"),
        "zh": ("中文", "Chinese"),
        "en": ("英文", "English"),
    }
)

KINDS: dict[type, Words] = {
    kind: Words(zh, en)
    for kind, zh, en in (
        (c.Length, "长度", "length"),
        (c.Range, "取值范围", "range"),
        (c.ItemCount, "个数", "item count"),
        (c.MultipleOf, "倍数", "multiple"),
        (c.Enumeration, "枚举", "values"),
        (c.Default, "默认值", "default"),
        (c.DefaultFromField, "默认值", "default"),
        (c.ConditionalDefault, "默认值", "default"),
        (c.DefaultEmpty, "默认值", "default"),
        (c.Charset, "字符集", "characters"),
        (c.Pattern, "模式", "pattern"),
        (c.Format, "格式", "format"),
        (c.Unit, "单位", "unit"),
        (c.RequiredWhen, "条件必选", "required when"),
        (c.EffectiveWhen, "生效条件", "effective when"),
        (c.ExclusiveWith, "互斥", "exclusive"),
        (c.AtLeastOneOf, "至少一个", "at least one"),
        (c.UsedWith, "同时使用", "used with"),
        (c.OrderedFields, "大小关系", "order"),
        (c.ValueForms, "取值形式", "forms"),
        (c.Deprecated, "废弃", "deprecated"),
        (c.Reserved, "预留", "reserved"),
        (c.ReadOnly, "只读", "read-only"),
        (c.Nullable, "可为空", "null"),
    )
}
VERDICTS = _all(
    {
        "agreed": ("一致", "both agree"),
        "zh-only": ("仅中文说明", "only zh says so"),
        "en-only": ("仅英文说明", "only en says so"),
        "zh-chosen": ("采用中文", "zh chosen"),
        "en-chosen": ("采用英文", "en chosen"),
        "union": ("两者都保留", "both kept"),
        "intersection": ("取两者的交集", "only what both allow"),
        "ruled": ("人工裁决", "ruled by a person"),
    }
)
