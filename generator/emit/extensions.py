"""The `x-twinspec-*` keys: one table, from which the reference page is made.

A key stands here when the schema language has no word for what a page says.  `KEYS` is the whole list; a test looks
for undocumented ones in everything we emit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PREFIX = "x-twinspec-"


class Place(Enum):
    """Which object of a document carries a key."""

    ROOT = "document"
    OPERATION = "operation"
    RESPONSE = "response"
    SCHEMA = "object schema"
    FIELD = "property or parameter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """One key, what its value looks like and what it means."""

    key: str
    places: tuple[Place, ...]
    shape: str
    en: str
    zh: str


UNIT = PREFIX + "unit"
LENGTH_IN_BYTES = PREFIX + "length-in-bytes"
TEXT_RANGE = PREFIX + "text-range"
RANGE_CASES = PREFIX + "bounds-by-case"
ITEMS_IN_STRING = PREFIX + "list-in-string"
MEANINGS = PREFIX + "enum-meanings"
OPEN_ENUM = PREFIX + "enum-open"
DEFAULT_FROM = PREFIX + "default-from"
DEFAULT_CASES = PREFIX + "default-by-case"
DEFAULT_STATED = PREFIX + "default-as-printed"
DEFAULT_EMPTY = PREFIX + "default-empty"
LAYOUT = PREFIX + "layout"
NAMED_FORMAT = PREFIX + "value-format"
REQUIRED_WHEN = PREFIX + "required-when"
EFFECTIVE_WHEN = PREFIX + "effective-when"
EXCLUSIVE_WITH = PREFIX + "exclusive-with"
ONE_OF_REQUIRED = PREFIX + "exactly-one-of"
AT_LEAST_ONE_OF = PREFIX + "at-least-one-of"
USED_WITH = PREFIX + "used-with"
ORDERED_FIELDS = PREFIX + "ordered-fields"
VALUE_FORMS = PREFIX + "value-forms"
DEPRECATED_NOTE = PREFIX + "deprecated-note"
RESERVED = PREFIX + "reserved"
REQUIRED_NOTE = PREFIX + "required-note"
TYPE_TEXT = PREFIX + "type-text"
EDITION = PREFIX + "edition"
SAMPLE_ONLY = PREFIX + "sample-only"
FREE_KEY = PREFIX + "free-key"
EVIDENCE = PREFIX + "evidence"
EVIDENCE_IN = PREFIX + "evidence-in"
QUOTA = PREFIX + "quota"
PAGES = PREFIX + "pages"
PERMISSIONS = PREFIX + "permissions"
ERROR_PAGE = PREFIX + "error-page"
PATH_AS_PRINTED = PREFIX + "path-as-printed"
OTHER_HEADERS = PREFIX + "headers-said-elsewhere"
UNPLACED = PREFIX + "unplaced-parameters"
INFERRED = PREFIX + "inferred"
LINKED = PREFIX + "common-status"
ERRORS = PREFIX + "errors"
ALTERNATIVE_OF = PREFIX + "alternative-of"

_FIELD = (Place.FIELD,)

KEYS: tuple[Extension, ...] = (
    Extension(key=UNIT, places=_FIELD, shape="string", en='Unit of the number: "second", "GB".', zh="数值的单位，例如 second、GB。"),
    Extension(
        key=LENGTH_IN_BYTES,
        places=_FIELD,
        shape="{min?, max?}",
        en="The page counts bytes; minLength and maxLength beside it count characters.",
        zh="文档按字节计长度；旁边的 minLength、maxLength 按字符计。",
    ),
    Extension(
        key=TEXT_RANGE,
        places=_FIELD,
        shape="{minimum?, maximum?}",
        en="Bounds of a number that is sent as a string.",
        zh="以字符串形式传递的数值的取值范围。",
    ),
    Extension(
        key=RANGE_CASES,
        places=_FIELD,
        shape="[{minimum?, maximum?, when}]",
        en="Bounds that hold in one case only; minimum and maximum beside it are the hull of all cases.",
        zh="仅在某种情况下成立的取值范围；旁边的 minimum、maximum 是所有情况的并集。",
    ),
    Extension(
        key=ITEMS_IN_STRING,
        places=_FIELD,
        shape="{separator, minItems?, maxItems?, minLength?, maxLength?, format?, enum?}",
        en="The string is a separated list; the bounds speak of its elements.",
        zh="该字符串是带分隔符的列表；此处的限制针对其中的元素。",
    ),
    Extension(
        key=MEANINGS,
        places=_FIELD,
        shape="[{value, zh?, en?}]",
        en="What each allowed value means, in the words of each language.",
        zh="每个取值的含义，中英文各用原文。",
    ),
    Extension(
        key=OPEN_ENUM,
        places=_FIELD,
        shape="true",
        en='The page says that other values exist ("such as").',
        zh="文档说明还存在其他取值（“例如”）。",
    ),
    Extension(
        key=DEFAULT_FROM,
        places=_FIELD,
        shape="name of a property",
        en="When absent, the value of that property is used.",
        zh="缺省时取该属性的值。",
    ),
    Extension(
        key=DEFAULT_CASES,
        places=_FIELD,
        shape="[{value, when?}]",
        en='The default depends on something else; a case without "when" is the rest.',
        zh="默认值取决于其他条件；没有 when 的一项表示其余情况。",
    ),
    Extension(
        key=DEFAULT_STATED,
        places=_FIELD,
        shape="value",
        en="A default that the field's own type or bounds do not allow.",
        zh="与该字段的类型或取值范围不符的默认值。",
    ),
    Extension(
        key=DEFAULT_EMPTY,
        places=_FIELD,
        shape="true",
        en="The page says that the field is empty by default: absent, not a value.",
        zh="文档说明默认为空：即不传，而不是某个值。",
    ),
    Extension(
        key=LAYOUT,
        places=_FIELD,
        shape="string",
        en='Printed layout of a date or time: "YYYY-MM-DDThh:mmZ".',
        zh="文档给出的日期时间格式。",
    ),
    Extension(
        key=NAMED_FORMAT,
        places=_FIELD,
        shape="string",
        en='A format that JSON Schema has no name for: "cidr", "mac", "base64".',
        zh="JSON Schema 未命名的格式，例如 cidr、mac、base64。",
    ),
    Extension(
        key=REQUIRED_WHEN,
        places=_FIELD,
        shape="[condition]",
        en="Mandatory in these cases. A condition is {text, field?, values?, present?}.",
        zh="在这些情况下必选。条件的形式为 {text, field?, values?, present?}。",
    ),
    Extension(key=EFFECTIVE_WHEN, places=_FIELD, shape="[condition]", en="Has an effect in these cases only.", zh="仅在这些情况下生效。"),
    Extension(
        key=EXCLUSIVE_WITH,
        places=_FIELD,
        shape="[name]",
        en="Must not be given together with these.",
        zh="不能与这些属性同时使用。",
    ),
    Extension(
        key=ONE_OF_REQUIRED,
        places=(Place.SCHEMA,),
        shape="[[name]]",
        en="Exactly one of each group must be given.",
        zh="每组中必须且只能指定一个。",
    ),
    Extension(
        key=AT_LEAST_ONE_OF,
        places=(Place.SCHEMA,),
        shape="[[name]]",
        en="At least one of each group must be given.",
        zh="每组中至少指定一个。",
    ),
    Extension(key=USED_WITH, places=_FIELD, shape="[name]", en="May be given only together with these.", zh="必须与这些属性一起使用。"),
    Extension(
        key=ORDERED_FIELDS,
        places=(Place.SCHEMA,),
        shape="[[name]]",
        en="The values of each group never fall: a <= b <= c.",
        zh="每组的值依次不减：a <= b <= c。",
    ),
    Extension(
        key=VALUE_FORMS,
        places=_FIELD,
        shape="[{meaning, value?, format?, absent?}]",
        en="The forms a value may take and what each one means.",
        zh="取值的几种形式及各自的含义。",
    ),
    Extension(
        key=DEPRECATED_NOTE,
        places=(Place.FIELD, Place.OPERATION),
        shape="string",
        en="What the page says about the deprecation.",
        zh="文档对废弃的说明。",
    ),
    Extension(
        key=RESERVED, places=_FIELD, shape="string", en="Documented, but not in use yet; the page's words.", zh="预留，尚未启用；原文。"
    ),
    Extension(
        key=REQUIRED_NOTE,
        places=_FIELD,
        shape="string",
        en='What the cell of the column "Mandatory" adds to yes or no.',
        zh="“是否必选”一列中除是/否以外的说明。",
    ),
    Extension(
        key=TYPE_TEXT,
        places=_FIELD,
        shape="string",
        en="The type as printed, where it is none that we know.",
        zh="无法识别的类型，按文档原文给出。",
    ),
    Extension(
        key=EDITION,
        places=(Place.FIELD, Place.SCHEMA, Place.OPERATION, Place.RESPONSE),
        shape='"zh-only" | "en-only"',
        en="Only one of two paired pages documents this.",
        zh="成对的两页中只有一页描述了它。",
    ),
    Extension(
        key=SAMPLE_ONLY,
        places=(Place.FIELD, Place.SCHEMA),
        shape="true",
        en="Stands in an example only, in no table.",
        zh="只出现在示例中，没有出现在任何表格中。",
    ),
    Extension(
        key=FREE_KEY,
        places=_FIELD,
        shape="string",
        en="How the page names keys that the caller chooses (additionalProperties).",
        zh="文档对自定义键的称呼（additionalProperties）。",
    ),
    Extension(
        key=EVIDENCE,
        places=(Place.FIELD, Place.SCHEMA, Place.OPERATION),
        shape="[{of, lang, file, line, rule, verdict, says?}]",
        en="Who says so: file and line of every claim, the rule that read it and how the fact was decided; `says` is what "
        "this claim says where the witnesses differ.",
        zh="依据：每条陈述所在的文件与行、读取规则以及裁决；陈述不一致时 says 给出该陈述的内容。",
    ),
    Extension(
        key=EVIDENCE_IN,
        places=(Place.ROOT,),
        shape="path",
        en="Where the evidence stands that this document leaves out: a file that has it in the same places, or a folder with "
        "one file for each object schema.",
        zh="本文档省略的依据所在：相同位置带有依据的文件，或每个对象模式一个文件的目录。",
    ),
    Extension(
        key=QUOTA,
        places=(Place.OPERATION,),
        shape="[{subject, limit, scope?, perCall?, zh?, en?, verdict, reason?}]",
        en="Limits of the account or of one call; `limit` is the safe one, zh and en are what each language says.",
        zh="账号或单次调用的配额；limit 为稳妥值，zh、en 为各语言文档的值。",
    ),
    Extension(
        key=PAGES,
        places=(Place.OPERATION,),
        shape="[{lang, file, line, topic, title}]",
        en="The pages that document it.",
        zh="描述它的页面。",
    ),
    Extension(key=PERMISSIONS, places=(Place.OPERATION,), shape="[action]", en="Permissions it needs.", zh="所需权限。"),
    Extension(
        key=ERROR_PAGE, places=(Place.OPERATION,), shape="{zh?, en?}", en="Link to the error codes, as written.", zh="错误码页面的链接。"
    ),
    Extension(
        key=PATH_AS_PRINTED,
        places=(Place.OPERATION,),
        shape="string",
        en="The page's template, where its parameter names differ from the path's.",
        zh="文档中的路径模板（参数名与此处不同时）。",
    ),
    Extension(
        key=OTHER_HEADERS,
        places=(Place.OPERATION,),
        shape="[parameter]",
        en="Documented headers that OpenAPI says in another way: the token by the security scheme, the content type by the body.",
        zh="OpenAPI 以其他方式表达的请求头：令牌由安全方案表达，内容类型由消息体表达。",
    ),
    Extension(
        key=UNPLACED,
        places=(Place.OPERATION,),
        shape="[parameter]",
        en="Documented path parameters that the URI does not hold.",
        zh="文档列出但 URI 中没有的路径参数。",
    ),
    Extension(key=INFERRED, places=(Place.RESPONSE,), shape="true", en="No page states this status.", zh="没有页面写明该状态码。"),
    Extension(
        key=LINKED,
        places=(Place.RESPONSE,),
        shape="true",
        en="Stated on the service's common page of status codes.",
        zh="来自公共的状态码页面。",
    ),
    Extension(
        key=ERRORS,
        places=(Place.ROOT,),
        shape="[{code, status?, message?, meaning?, handling?}]",
        en="The documented error codes; texts are {zh?, en?}.",
        zh="错误码表；文本形式为 {zh?, en?}。",
    ),
    Extension(
        key=ALTERNATIVE_OF,
        places=(Place.OPERATION,),
        shape="operationId",
        en="The page prints this path beside the main one of that operation.",
        zh="同一操作在文档中的另一条路径。",
    ),
)
