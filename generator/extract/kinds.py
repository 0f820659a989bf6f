"""The findings of reading one page, in one list: what could not be read, and what was read with a doubt.

Every message has both languages; `{...}` are arguments.  `finding` makes a diagnostic at one place of the page.
"""

from __future__ import annotations

from ..source.diagnostic import Argument, Confidence, Diagnostic, Kind, Label, Severity, Subject
from ..source.text import Span

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


def _kind(id: str, severity: Severity, en: str, zh: str, help_en: str = "", help_zh: str = "", doc: str = "") -> Kind:
    return Kind(id, severity, Confidence.EXACT, en, zh, help_en, help_zh, doc or en[:1].upper() + en[1:] + ".")


NO_URI = _kind(
    "page/no-uri",
    _E,
    "the page has a URI section without METHOD /path",
    "页面有URI章节，但没有“方法 /路径”",
    "add a line such as: POST /v1/{{project_id}}/items",
    "补充一行，例如：POST /v1/{{project_id}}/items",
)
BAD_URI = _kind(
    "page/malformed-uri",
    _E,
    "the URI {uri} cannot be used: {reason}",
    "URI {uri} 无法使用：{reason}",
    "correct the URI line; the page is left out of paths until then",
    "请修正URI行；在此之前该页面不进入paths",
)
SECOND_URI = _kind("page/second-uri", _W, "a second URI {uri} stands beside {first}", "在 {first} 之外还有第二个URI {uri}")
URI_FRAGMENT = _kind("page/uri-fragment", _W, "the URI {uri} carries a fragment, which is never sent", "URI {uri} 带有不会被发送的片段")
EMPTY_PAGE = _kind("page/empty", _W, "the page holds no text", "页面没有内容")
NO_TITLE = _kind("page/no-title", _W, "the page has no title", "页面没有标题")
WRONG_LANGUAGE = _kind(
    "page/wrong-language",
    _W,
    "the page stands under {folder} but is written in the other language",
    "页面位于 {folder} 目录，但正文是另一种语言",
)
UNDOCUMENTED_PATH = _kind(
    "page/undocumented-path-parameter", _I, "path parameter {name} is described in no table", "路径参数 {name} 没有在任何表格中说明"
)
UNUSED_PATH = _kind(
    "page/path-parameter-not-in-uri",
    _W,
    "{name} is described as a path parameter but is not in the URI",
    "{name} 被说明为路径参数，但URI中没有",
)

UNKNOWN_HEADER = _kind(
    "parse/unknown-header",
    _E,
    "a table with {rows} rows under {header} has no column that names a parameter",
    "表头为 {header} 的表格（{rows} 行）没有参数名列",
    "name the columns as in the other tables of the page",
    "请使用与本页其他表格相同的列名",
)
UNRECOGNISED_TABLE = _kind(
    "parse/unrecognised-table", _W, "a table with the columns {header} is kept as text only", "列为 {header} 的表格仅作为文本保留"
)
UNLINKED_TABLE = _kind(
    "parse/unlinked-table",
    _W,
    "the structure table {caption} belongs to no field",
    "结构表 {caption} 不属于任何字段",
    "link the table from the field that it describes",
    "请在对应字段的描述中链接此表",
)
BROKEN_LINK = _kind("parse/broken-link", _W, "{name} refers to {target}, which is not there", "{name} 引用了不存在的 {target}")
NO_NAME = _kind(
    "parse/no-name", _E, "a row has no parameter name", "该行没有参数名", "write the name, or remove the row", "请填写参数名或删除该行"
)
BAD_NAME = _kind(
    "parse/bad-name",
    _E,
    "the name {name} holds the character {code}",
    "名称 {name} 含有字符 {code}",
    "remove the character",
    "请删除该字符",
)
ODD_NAME = _kind(
    "parse/lookalike-name", _W, "the name {name} holds {code}, which looks like another letter", "名称 {name} 含有易混淆字符 {code}"
)
REPAIRED_NAME = _kind("parse/blank-in-name", _W, "the name {found} was read as {name}", "名称 {found} 按 {name} 读取")
RAGGED_ROW = _kind(
    "parse/ragged-row",
    _W,
    "a row has {found} cells where its table has {expected} columns",
    "该行有 {found} 个单元格，而表格有 {expected} 列",
)
DUPLICATE = _kind(
    "parse/duplicate-parameter",
    _W,
    "{name} stands twice in one table; the first row is used",
    "{name} 在同一表格中出现两次，使用第一行",
    "merge the two rows",
    "请合并这两行",
)
SWAPPED = _kind(
    "parse/swapped-cells", _W, "the cells {first} and {second} stand in each other's column", "单元格 {first} 与 {second} 位置互换"
)
UNCLEAR_ANSWER = _kind(
    "parse/unclear-mandatory", _W, "whether {name} is mandatory cannot be read from {text}", "无法从 {text} 判断 {name} 是否必选"
)

UNKNOWN_TYPE = _kind(
    "type/unknown",
    _W,
    "{name} has the type {text}, which nobody knows; it is kept without a type",
    "{name} 的类型 {text} 无法识别，保留为无类型",
    "use one of the known type words, or link the structure",
    "请使用已知类型，或链接到结构表",
)
MISSPELT_TYPE = _kind("type/misspelt", _W, "{name} has the type {text}, read as {meant}", "{name} 的类型 {text} 按 {meant} 读取")
CONTRADICTED_TYPE = _kind(
    "type/contradicted",
    _W,
    "{name} has the type {text}, but its table or its example shows a structure",
    "{name} 的类型为 {text}，但其表格或示例是一个结构",
    "correct the type cell",
    "请修正类型单元格",
)
NO_TYPE = _kind("type/missing", _W, "{name} has an empty type", "{name} 的类型为空")

SAMPLE_FLAW = _kind("sample/not-json", _W, "the example is not valid JSON: {flaw}", "示例不是合法的JSON：{flaw}")
SAMPLE_UNREADABLE = _kind("sample/unreadable", _W, "the example cannot be read as {what}", "示例无法按 {what} 读取")
STATUS_UNREADABLE = _kind("parse/unread-status", _W, "a status row has no status code: {text}", "状态码行中没有状态码：{text}")
ERROR_ROW = _kind("parse/unread-error-code", _W, "an error-code row has no code: {text}", "错误码行中没有错误码：{text}")
UNREAD_SENTENCE = _kind("parse/constraint-unread", _I, "no rule read the constraint: {text}", "没有规则读取该约束：{text}")

KINDS = (
    NO_URI,
    BAD_URI,
    SECOND_URI,
    URI_FRAGMENT,
    EMPTY_PAGE,
    NO_TITLE,
    WRONG_LANGUAGE,
    UNDOCUMENTED_PATH,
    UNUSED_PATH,
    UNKNOWN_HEADER,
    UNRECOGNISED_TABLE,
    UNLINKED_TABLE,
    BROKEN_LINK,
    NO_NAME,
    BAD_NAME,
    ODD_NAME,
    REPAIRED_NAME,
    RAGGED_ROW,
    DUPLICATE,
    SWAPPED,
    UNCLEAR_ANSWER,
    UNKNOWN_TYPE,
    MISSPELT_TYPE,
    CONTRADICTED_TYPE,
    NO_TYPE,
    SAMPLE_FLAW,
    SAMPLE_UNREADABLE,
    STATUS_UNREADABLE,
    ERROR_ROW,
    UNREAD_SENTENCE,
)

_SHOWN = 300


def finding(kind: Kind, subject: Subject, span: Span, *others: Span, **args: Argument) -> Diagnostic:
    """A diagnostic whose first label is `span`; texts among the arguments are cut to 300 characters."""
    labels = tuple(Label(place.lang, place, _first_line(place.text)) for place in (span, *others))
    shown = tuple((name, value[:_SHOWN] if isinstance(value, str) else value) for name, value in args.items())
    return Diagnostic(kind, subject, shown, labels)


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0][:_SHOWN]
