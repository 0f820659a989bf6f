"""Column headers of tables and what their cells hold; zh and en on one row.

Whole headers are looked up first; an unknown header is tried by a word that it contains.  Whether a table is read by
these roles at all is decided in `extract/`.
"""

# A row of vocabulary is data and stays on one line.
# ruff: noqa: E501
from __future__ import annotations

from enum import Enum
from functools import lru_cache

from .folding import fold, singular


class Column(Enum):
    """What the cells of a column say."""

    NAME = "name"
    MANDATORY = "mandatory"
    TYPE = "type"
    DESCRIPTION = "description"
    DEFAULT = "default"
    RANGE = "range"
    EXAMPLE = "example"
    LOCATION = "location"
    REMARK = "remark"
    STATUS = "status"
    ERROR_CODE = "error-code"
    MESSAGE = "message"
    HANDLING = "handling"
    MODULE = "module"
    PERMISSION = "permission"
    API = "api"
    GROUP = "group"
    """A word that groups rows, beside the real name."""


_C = Column

HEADERS: tuple[tuple[Column, tuple[str, ...], tuple[str, ...]], ...] = (
    (_C.NAME, ("参数", "参数名", "参数名称", "名称", "属性", "属性名", "属性名称", "字段", "字段名", "字段名称", "要素", "要素名称", "元素", "键", "参数项", "消息头", "消息头名称", "变量", "变量名", "成员"),
     ("parameter", "name", "parameter name", "attribute", "attribute name", "field", "field name", "element", "property", "key", "header", "header name", "variable", "member", "argument")),
    (_C.GROUP, ("响应项", "名称分组"), ("response item", "request item")),
    (_C.MANDATORY, ("是否必选", "是否为必选", "必选", "必选/可选", "是否必须", "是否必填", "必填", "必须", "可选", "是否可选", "必选项", "必选参数", "选取约束"),
     ("mandatory", "mandatory or not", "mandatory/optional", "required", "required or not", "optional", "optional/mandatory", "m/o", "compulsory")),
    (_C.TYPE, ("参数类型", "类型", "数据类型", "字段类型", "取值类型", "属性类型"), ("type", "data type", "parameter type", "value type", "field type")),
    (_C.DESCRIPTION, ("描述", "说明", "参数说明", "参数描述", "含义", "参数含义", "解释", "字段说明", "字段描述", "功能说明", "意义", "描述说明", "错误码说明", "错误码描述", "详细描述"),
     ("description", "meaning", "explanation", "parameter description", "definition", "detail", "field description", "error code description")),
    (_C.DEFAULT, ("默认值", "缺省值", "默认取值"), ("default value", "default")),
    (_C.RANGE, ("取值", "取值范围", "约束", "限制", "约束条件", "可选值", "参数取值", "枚举值"), ("value", "value range", "constraint", "range", "restriction", "valid value", "possible value")),
    (_C.EXAMPLE, ("示例", "样例", "取值样例", "示例值", "取值示例", "参考值"), ("example", "example value", "sample", "sample value")),
    (_C.LOCATION, ("位置", "参数位置", "所在位置"), ("in", "location", "position", "parameter location", "style")),
    (_C.REMARK, ("备注", "crud", "注释"), ("remark", "note", "comment", "crud")),
    (_C.STATUS, ("返回值", "状态码", "返回码", "http状态码", "响应状态码", "响应码", "正常返回值", "http返回码", "http响应码", "状态代码"),
     ("status code", "returned value", "return value", "http status code", "response code", "response status code", "http status", "returned code", "return code", "http code", "status")),
    (_C.ERROR_CODE, ("错误码", "错误代码", "业务错误码"), ("error code", "service error code")),
    (_C.MESSAGE, ("编码", "错误信息", "错误消息", "错误提示", "英文描述", "状态", "原因"), ("message", "error message", "error information", "coding", "reason", "code")),
    (_C.HANDLING, ("处理措施", "处理建议", "处理方法", "解决方案", "解决办法"), ("handling measure", "measure", "solution", "handling suggestion", "handling", "handling method", "suggestion", "troubleshooting")),
    (_C.MODULE, ("模块", "所属模块"), ("module",)),
    (_C.PERMISSION, ("授权项", "权限", "授权", "所需权限", "依赖的授权项", "action"), ("action", "permission", "dependent permission", "dependency", "related action", "authorization item", "permission item")),
    (_C.API, ("对应api接口", "api接口", "api", "接口", "uri", "对应接口"), ("api", "uri", "api/action", "corresponding api", "interface")),
)

_PARTS: tuple[tuple[Column, tuple[str, ...]], ...] = (
    (_C.MANDATORY, ("是否必", "必选", "必填", "mandatory")),
    (_C.ERROR_CODE, ("错误码", "error code")),
    (_C.STATUS, ("状态码", "status code", "返回值", "返回码", "响应码", "response code", "return code")),
    (_C.MESSAGE, ("错误信息", "error message")),
    (_C.HANDLING, ("处理措施",)),
    (_C.DEFAULT, ("默认值", "default value")),
    (_C.RANGE, ("取值范围", "value range")),
    (_C.TYPE, ("参数类型", "数据类型", "data type")),
    (_C.DESCRIPTION, ("说明", "描述", "含义", "description")),
    (_C.NAME, ("参数名", "字段名", "属性名", "parameter", "field name")),
)

_TABLE: dict[str, Column] = {word: column for column, zh, en in HEADERS for word in (*zh, *en)}


@lru_cache(maxsize=2048)
def column_of(header: str) -> Column | None:
    """The role of a column by its header; None for an unknown one.

    >>> column_of("**Mandatory**"), column_of("是否必选：")
    (<Column.MANDATORY: 'mandatory'>, <Column.MANDATORY: 'mandatory'>)
    """
    folded = fold(header)
    squeezed = folded if folded.isascii() else folded.replace(" ", "")
    for form in (folded, squeezed, " ".join(singular(word) for word in folded.split())):
        if form in _TABLE:
            return _TABLE[form]
    if len(folded) > 40:
        return None
    return next((column for column, parts in _PARTS if any(part in squeezed for part in parts)), None)
