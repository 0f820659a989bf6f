"""What the syntax of a page makes doubtful or impossible to read, as kinds of findings."""

from __future__ import annotations

from ..source.diagnostic import Argument, Confidence, Diagnostic, Kind, Label, Severity, Subject
from ..source.text import SourceFile

_EXACT = Confidence.EXACT

TABLE_NOT_CLOSED = Kind(
    id="syntax/table-not-closed",
    severity=Severity.ERROR,
    confidence=_EXACT,
    en="the table that begins here has no end; {rows} rows were read up to line {line}",
    zh="从此处开始的表格没有结束标记；读到第{line}行为止，共读取{rows}行",
    help_en="add </table>, or restore what was cut off",
    help_zh="补上</table>，或恢复被截断的内容",
    doc="A table opens and never closes: the page was cut, or an end tag is missing. The rows in front of the break are kept.",
)
TAG_CUT = Kind(
    id="syntax/tag-cut",
    severity=Severity.WARNING,
    confidence=_EXACT,
    en="the tag that begins here has no end and is read as text ({text})",
    zh="此处的标签没有结束符，按文本读取（{text}）",
    help_en="close the tag with >, or write &lt; for the character",
    help_zh="用 > 结束标签，或将该字符写成 &lt;",
    doc="An HTML tag opens with < and a name but no > follows. Usually a page cut in the middle of a tag.",
)
COMMENT_NOT_CLOSED = Kind(
    id="syntax/comment-not-closed",
    severity=Severity.WARNING,
    confidence=_EXACT,
    en="the comment that begins here is never closed; what follows is read as part of the page",
    zh="此处的注释没有结束标记；其后的内容按正文读取",
    help_en="add --> where the comment ends",
    help_zh="在注释结束处补上 -->",
    doc="A browser hides everything behind an unclosed comment. Nothing is hidden here, because a lost field is worse than a shown one.",
)
FENCE_NOT_CLOSED = Kind(
    id="syntax/fence-not-closed",
    severity=Severity.WARNING,
    confidence=_EXACT,
    en="the code block that begins here has no closing fence and ends at line {line}",
    zh="从此处开始的代码块没有结束围栏，到第{line}行为止",
    help_en="add the closing fence",
    help_zh="补上结束围栏",
    doc="A fenced code block runs to the end of the page or of its list item; text behind the missing fence is taken for code.",
)
TABLE_IN_CODE = Kind(
    id="syntax/table-indented-as-code",
    severity=Severity.INFO,
    confidence=_EXACT,
    en="this indentation makes a code block in Markdown; the table in it is read as a table",
    zh="按Markdown规则此缩进为代码块；其中的表格仍按表格读取",
    help_en="indent the table as deep as the text of its list item, or not at all",
    help_zh="将表格缩进到与列表项文字对齐，或取消缩进",
    doc="Four blanks in front of a line that belongs to no list item are code in CommonMark, for instance behind an empty '1.'.",
)
TOO_DEEP = Kind(
    id="syntax/too-deep",
    severity=Severity.ERROR,
    confidence=_EXACT,
    en="more than {limit} levels of nesting; what stands deeper is kept as plain text",
    zh="嵌套超过{limit}层；更深的内容仅保留为纯文本",
    help_en="nest less deeply",
    help_zh="减少嵌套层数",
    doc="HTML and Markdown are read down to a fixed depth, so that no page can exhaust the stack or lose text without a word.",
)
TEXT_LOST = Kind(
    id="syntax/text-lost",
    severity=Severity.ERROR,
    confidence=_EXACT,
    en="{count} pieces of text from here on could not be placed in the page ({text})",
    zh="从此处起有{count}段文本无法归入页面（{text}）",
    help_en="mend the tags around this place",
    help_zh="修正此处附近的标签",
    doc="Each piece of text of the source is counted in and out of the HTML parser; the parser left some behind.",
)
TOO_MANY_ROWS = Kind(
    id="syntax/too-many-rows",
    severity=Severity.ERROR,
    confidence=_EXACT,
    en="the table has {count} rows; the {lost} behind row {limit} were not read",
    zh="该表格有{count}行；第{limit}行之后的{lost}行未读取",
    help_en="split the table",
    help_zh="拆分该表格",
    doc="Tables are read up to a fixed number of rows.",
)
SPANS_TOO_LARGE = Kind(
    id="syntax/spans-too-large",
    severity=Severity.ERROR,
    confidence=_EXACT,
    en="the spans of this table cover {area} places, more than {limit}; every cell is read as spanning one",
    zh="该表格的合并单元格覆盖{area}个位置，超过{limit}；所有单元格均按不合并读取",
    help_en="correct colspan and rowspan",
    help_zh="修正colspan和rowspan",
    doc="colspan is clamped to 1000 and rowspan to 65534 as in the HTML standard; a table whose spans still cover too much loses them.",
)
SPANS_OVERLAP = Kind(
    id="syntax/spans-overlap",
    severity=Severity.WARNING,
    confidence=_EXACT,
    en="{count} cells of this table span places that rows fill with cells of their own; those spans are not followed",
    zh="该表格有{count}个单元格的合并范围与其他行自有的单元格重叠；未按该合并读取",
    help_en="correct colspan and rowspan",
    help_zh="修正colspan和rowspan",
    doc="A row with as many cells as the table has columns leaves no room for a span: the number in colspan or rowspan is wrong.",
)
CELL_OUTSIDE_TABLE = Kind(
    id="syntax/cell-outside-table",
    severity=Severity.WARNING,
    confidence=_EXACT,
    en="this <{tag}> stands outside of any table; its text is kept",
    zh="此<{tag}>不在任何表格内；其文本已保留",
    help_en="restore the <table> around it",
    help_zh="在其外层补上<table>",
    doc="Rows or cells without a table: the beginning of the table was cut off, or a blank line splits it.",
)
TEXT_IN_TABLE = Kind(
    id="syntax/text-between-cells",
    severity=Severity.WARNING,
    confidence=_EXACT,
    en="text stands between the cells of a table; it is read behind the table ({text})",
    zh="表格的单元格之间有文本；按表格之后的内容读取（{text}）",
    help_en="move the text into a cell",
    help_zh="将文本移入单元格",
    doc="Browsers show such text in front of the table; here it follows, so that no caption is parted from its table.",
)
UNKNOWN_TAG = Kind(
    id="syntax/unknown-tag",
    severity=Severity.INFO,
    confidence=_EXACT,
    en="<{tag}> is no HTML element and is read as text",
    zh="<{tag}>不是HTML元素，按文本读取",
    help_en="write &lt;{tag}&gt; to show it as text",
    help_zh="如需显示为文本，请写成 &lt;{tag}&gt;",
    doc="Placeholders such as <region> written without escaping vanish in a browser; here they stay in the text.",
)
SCRIPT_DROPPED = Kind(
    id="syntax/script-not-read",
    severity=Severity.INFO,
    confidence=_EXACT,
    en="the content of this <{tag}> is not read",
    zh="此<{tag}>的内容未读取",
    doc="Scripts, styles and the like are no text of the page.",
)

KINDS = (
    TABLE_NOT_CLOSED,
    TAG_CUT,
    COMMENT_NOT_CLOSED,
    FENCE_NOT_CLOSED,
    TABLE_IN_CODE,
    TOO_DEEP,
    TEXT_LOST,
    TOO_MANY_ROWS,
    SPANS_TOO_LARGE,
    SPANS_OVERLAP,
    CELL_OUTSIDE_TABLE,
    TEXT_IN_TABLE,
    UNKNOWN_TAG,
    SCRIPT_DROPPED,
)


def finding(kind: Kind, file: SourceFile, start: int, end: int | None = None, **args: Argument) -> Diagnostic:
    """A finding about `file.text[start:end]`."""
    span = file.span(start, start if end is None else end)
    return Diagnostic(kind, Subject(location="page"), tuple(args.items()), (Label(file.lang, span, span.text[:300] or None),))
