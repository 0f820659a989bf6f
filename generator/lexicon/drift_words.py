# ruff: noqa: E501 -- zh and en of one meaning stand on one row
"""Small vocabularies of drift between languages: events, hedges, modality, blame, absence, services, markers.

Each row names one meaning with the zh pattern and the en pattern side by side.  Patterns are plain alternatives for
`re` with ASCII look-arounds added where they are compiled; none may hold nested quantifiers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Pair:
    """One meaning: how zh says it, how en says it."""

    name: str
    zh: str
    en: str


class Event(Enum):
    """Which end of an activity a clause names."""

    BEGIN = "begin"
    END = "end"


EVENTS: tuple[tuple[Event, str, str], ...] = (
    (
        Event.BEGIN,
        r"(?:触发|开始|启动|发起|下发|提交|受理)(?:[^，。；、]{0,4})(?:之后|以后|后|时(?!间|长|刻))",
        r"(?:after|once|when|as soon as) [^,.;]{0,60}?(?:is|are|has been|have been|gets?) (?:triggered|started|initiated|submitted|accepted|delivered)",
    ),
    (
        Event.END,
        r"(?:完成|结束|完毕|执行成功|执行完)(?:[^，。；、]{0,2})(?:之后|以后|后|时(?!间|长|刻))",
        r"(?:after|once|when|as soon as) [^,.;]{0,60}?(?:(?:is|are|has been|have been|gets?) )?"
        r"(?:completed?|completes|finished|finishes|finish|ended|ends|done|successful|succeeds)",
    ),
)
"""(event, zh clause, en clause): "在每次伸缩活动完成之后" | "After a scaling action is triggered"."""


HEDGES: tuple[Pair, ...] = (
    Pair("temporarily", r"暂时(?!不|未|无)", r"temporar\w*|transient\w*|for now|currently|at present|try again|later|for the moment"),
    Pair(
        "best-effort",
        r"优先保证|尽量|尽可能|尽力",
        r"preferentially|preferably|prefer\w*|best effort|best-effort|as (?:much|many|far|evenly) as possible|try to|tries to|attempts? to|if possible|where possible|priority|prioriti\w*|first",
    ),
    Pair("order-of-magnitude", r"[0-9]{1,6} ?(?:毫秒|秒|分钟|小时|天)级", r"about|approximately|around|within seconds|level|roughly|granularity|order of"),
    Pair(
        "approximately",
        r"大约|大概|约为|约(?=[0-9])|(?<=[0-9秒钟时天])左右",
        r"about|approximately|around|roughly|nearly|some|estimated|or so|almost",
    ),
    Pair(
        "possibly",
        r"可能|或许|也许|有机会",
        r"may|might|could|possib\w*|likely|probabl\w*|potential\w*|can|would|perhaps|sometimes|if|chance\w*|risk\w*",
    ),
    Pair("usually", r"通常|一般情况下|一般来说|正常情况下", r"usual\w*|general\w*|normal\w*|typical\w*|in most cases|commonly|often|by default"),
)
"""Words that weaken a statement; en may also say them in other words, so the en side is wide."""

CERTAIN_EN_HEDGES: tuple[Pair, ...] = (
    Pair("possibly", r"可能|或许|也许|有机会|会不|可以|可|能|风险|概率", r"may(?= (?:fail|be (?:lost|interrupted|affected|unavailable|delayed|deleted|incorrect|abnormal)|cause|result|lead|occur))|might"),
    Pair("temporarily", r"暂|临时|目前|当前|现阶段", r"temporar\w*"),
    Pair("approximately", r"约|左右|大概|上下|估计|近似|级|预计", r"approximately|roughly|about(?= [0-9])"),
)
"""en words that are hedges whatever stands around them, with all the zh words that answer them."""


class Modality(Enum):
    """How binding a sentence is."""

    MUST = "must"
    ADVICE = "advice"
    MAY = "may"


MODALITY: tuple[tuple[Modality, str, str], ...] = (
    (Modality.MUST, r"必须|务必|必需|必填|必选|一定要|不得不", r"must|shall|have to|has to|mandatory|required|requires?|needs?(?: to)?"),
    (Modality.ADVICE, r"建议|推荐|最好", r"recommended|recommends?|advised|advisable|suggest\w*|should|had better|better|good practice"),
    (Modality.MAY, r"可以|可选|(?<=[，。；])可(?=[^用选能靠信见])|可(?=在|通过|由|使用|进行|设置|指定|参考|根据|选择)", r"can|may|could|optional\w*|able|allow\w*|possible|either|choose|avail\w*|support\w*"),
)


class Party(Enum):
    """Whom an error text holds responsible."""

    REQUEST = "request"
    UPSTREAM = "upstream"
    SERVER = "server"


BLAME: tuple[tuple[Party, str, str], ...] = (
    (
        Party.UPSTREAM,
        r"上游|(?:收到|接收到|得到)[^。，]{0,8}无效的?响应|无效的?响应",
        r"upstream|invalid response|another server|other server|bad response",
    ),
    (
        Party.REQUEST,
        r"请求(?:参数)?(?:无效|非法|错误|不合法|有误)|无效的?请求|非法的?请求|错误的?请求",
        r"the request is (?:invalid|incorrect|illegal|malformed|bad)|invalid request|bad request|request parameters? (?:is|are) (?:invalid|incorrect)|request was invalid",
    ),
    (
        Party.SERVER,
        r"(?:服务器?|系统)(?:内部)?(?:异常|错误|故障|繁忙|暂时异常|出错)|服务不可用|内部错误|系统暂时异常",
        r"internal (?:service |server |system )?error|the (?:system|service|server) is (?:unavailable|abnormal|busy|overloaded)|service (?:error|unavailable)|server error|system error",
    ),
)
"""(party, zh, en): "服务器从上游服务器收到一个无效的响应" | "because the request is invalid" blame two different ones."""

ABSENT = Pair(
    "absent",
    r"无该值|没有该值|无此值|无该字段|无该参数|没有该字段|没有该参数|不带该|不携带|未携带|不传入?|未传|不存在该",
    r"not (?:specified|included|contained|provided|given|passed|present|set|carried|transferred|configured|sent)|absent|omitted|omit|missing|unspecified|without|does not (?:exist|contain|carry)|null|unset",
)
BLANK = Pair("blank", r"为空|空字符串|空值|空串|留空|置空", r"(?:left|is|are|be|leave it|leave this parameter) (?:blank|empty)|empty(?: string)?|blank")
"""An absent key is not an empty string."""

EMPTY_LIST = Pair("empty list", r"空列表|空数组|空集合|\[ ?\]", r"(?:empty|blank) (?:list|array|set)|no (?:tag )?(?:values?|items?|elements?)|\[ ?\]")
NULL = Pair("null", r"(?<![A-Za-z])null(?![A-Za-z])", r"null")
"""null is no list, and a list without items is no null."""

ONLY = Pair("only", r"仅|只|才|唯一|唯有|除非|方可", r"only (?:when|if|after|for|in|to|by|applies|valid|takes)|(?:when|if) and only (?:when|if)|exclusively|solely")

EXAMPLE = Pair(
    "for-example",
    r"(?<=（)如|(?<=\()如|例如|比如|诸如|譬如",
    r"for example|such as|e\.g|like|includ\w*|for instance|example|etc|as follows|namely|that is|shown|following|assume|suppose|say|if",
)

PURPOSE = Pair(
    "purpose",
    r"才能|以便|以免|从而|以确保|以保证|避免",
    r"so that|so as|in order|to|otherwise|before|unless|only|ensur\w*|avoid\w*|prevent\w*|can|for|allow\w*|enabl(?:es|ing)|thereby|until|because",
)

RESTRICTION = Pair(
    "restriction",
    r"不会|不能|不支持|不允许|不可|不得|禁止|无法|不被|必须|仅|只能|只支持|否则|当(?![前天日月地中])|如果|若|限制|约束|除非|失效|不生效|无效|需要",
    r"cannot|can not|not|only|must|unless|except|otherwise|if|when|prohibited|forbidden|required?|requires|fail\w*|invalid|restrict\w*|limit\w*|unable|no longer",
)
"""A lost sentence that holds one of these loses a condition, not just words."""

CONDITION = Pair(
    "condition",
    r"(?:(?<![适相应])当(?![前天日月年地中时])|如果|若(?!干)|假如|除非)[^，。；：\n]{2,60}"
    r"|(?:(?<=[，。；（(\n])|^)(?![^，。；：\n]{0,60}(?:同时|实时|定时|暂时|临时|及时|按时|小时|(?:使用|调用|配置)[^，。]{0,6}(?:接口|参数)))[^，。；：\n]{3,60}?(?:时(?=[，,为不才需则可必该有]|返回|生效|忽略)|的情况下)",
    r"(?:if|unless|in case|provided that|(?<!time )(?<!date )(?<!point )(?<!period )when) (?!any|necessary|required|needed|applicable|possible|available|you (?:want|need))"
    r"[^,.;:]{6,80}",
)
"""A clause that names a case; "if any" and the like name none."""
CONDITION_ANSWERS = Pair(
    "condition-answers",
    r"当|如果|若|时|后|前|情况|的话|则|只有|仅|只|除非|对于|场景|期间|否则|假如|一旦|才|是否|即可|凡|只要|要求|需|必须|支持|默认|可|表示|为|使用|^[否是]",
    r"if|when|whenever|unless|once|after|before|until|during|while|upon|in case|case|cases|provided|for|where|with|without|only|whether|"
    r"except|otherwise|scenario\w*|mode|in this|based on|depend\w*|by|as|from|in|on|at|whose|that|which|using|to [a-z]+[^,.;]{0,60},",
)
"""Whatever may name a case in other words; wide, because what it lets pass is reported."""

REFERENCE = Pair(
    "reference",
    r"请?参[考见阅照]|请见|详见|见表|请查[看阅]|请查询|具体(?:请|操作)|获取方[法式]|获取[^，。]{1,30}方法|如何获取|更多信息|详细信息|详情",
    r"(?:^|(?<=[ (]))(?:see|refer to|obtain\w*|for (?:more )?details|for more information|for how to|click|visit)",
)
"""Sentences that only send the reader elsewhere; links are judged by their own rule."""


@dataclass(frozen=True, slots=True)
class Service:
    """A cloud service under all its names."""

    key: str
    zh: str
    en: str


SERVICES: tuple[Service, ...] = (
    Service("vpc", r"虚拟私有云|VPC", r"Virtual Private Cloud|VPCs?"),
    Service("vpn", r"虚拟专用网络|虚拟专用网|VPN", r"Virtual Private Network|VPNs?"),
    Service("ecs", r"云服务器|云主机|ECS", r"Elastic Cloud Servers?|ECSs?"),
    Service("bms", r"裸金属服务器|裸金属|BMS", r"Bare Metal Servers?|BMSs?"),
    Service("elb", r"弹性负载均衡|负载均衡|ELB", r"Elastic Load Balanc(?:e|er|ing)|ELB|load balanc\w*"),
    Service("as", r"弹性伸缩|伸缩", r"Auto Scaling|AS"),
    Service("evs", r"云硬盘(?!备份)|EVS", r"Elastic Volume Service|EVS"),
    Service("vbs", r"云硬盘备份|VBS", r"Volume Backup Service|VBS"),
    Service("csbs", r"云服务器备份|CSBS", r"Cloud Server Backup Service|CSBS"),
    Service("ims", r"镜像服务|IMS", r"Image Management Service|IMS"),
    Service("iam", r"统一身份认证|IAM", r"Identity and Access Management|IAM"),
    Service("rds", r"关系型数据库|RDS", r"Relational Database Service|RDS"),
    Service("dns", r"云解析|DNS", r"Domain Name Service|DNS"),
    Service("nat", r"NAT网关|NAT", r"NAT Gateway|NAT"),
    Service("mrs", r"MapReduce|MRS", r"MapReduce(?: Service)?|MRS"),
    Service("obs", r"对象存储|OBS", r"Object Storage Service|OBS"),
    Service("smn", r"消息通知服务|SMN", r"Simple Message Notification|SMN"),
    Service("ces", r"云监控|CES", r"Cloud Eye|CES"),
    Service("kms", r"密钥管理|数据加密|KMS", r"Key Management Service|Data Encryption Workshop|KMS"),
    Service("tms", r"标签管理服务|TMS", r"Tag Management Service|TMS"),
)
MANUALS = r"(?:API Reference|User Guide|Developer Guide|Operation Guide)"


RESOURCES: tuple[Pair, ...] = (
    Pair("listener", r"监听器", r"listeners?"),
    Pair("load-balancer", r"负载均衡器", r"load balancers?"),
    Pair("server-group", r"后端云服务器组|后端服务器组|云服务器组", r"(?:backend )?(?:server|ECS) groups?"),
    Pair("subnet", r"子网", r"subnets?"),
    Pair("vpc", r"VPC|虚拟私有云", r"VPCs?"),
    Pair("security-group", r"安全组(?!规则)", r"security groups?(?! rule)"),
    Pair("image", r"镜像", r"images?"),
    Pair("flavor", r"规格", r"flavors?|specifications?"),
    Pair("project", r"(?<!企业)项目", r"(?<!enterprise )projects?"),
    Pair("enterprise-project", r"企业项目", r"enterprise projects?"),
    Pair("user", r"用户(?!组)", r"users?(?! group)"),
    Pair("user-group", r"用户组", r"user groups?"),
    Pair("certificate", r"证书", r"certificates?"),
    Pair("key-pair", r"密钥对", r"key pairs?"),
    Pair("agency", r"委托", r"agenc(?:y|ies)"),
    Pair("volume", r"云硬盘", r"(?:EVS )?disks?|volumes?"),
    Pair("eip", r"弹性公?网?IP", r"EIPs?"),
    Pair("backup", r"备份", r"backups?"),
    Pair("snapshot", r"快照", r"snapshots?"),
    Pair("role", r"角色", r"roles?"),
)
"""What "how to obtain the ID of X" and the title it links to speak of."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate that may be denied: plain and denied in both languages."""

    name: str
    zh: str
    zh_not: str
    en: str
    en_not: str


PREDICATES: tuple[Predicate, ...] = (
    Predicate(
        "support", r"支持", r"(?:不|未|尚未|暂不|暂未|不再)(?:予以)?支持", r"supports?|supported|supporting", r"(?:not|cannot be|no longer|never|neither|un)[ -]?(?:yet |currently |be |been )?support(?:ed|s)?|unsupported",
    ),
    Predicate("allow", r"允许", r"(?:不|未|禁止|不被)允许|禁止|不准", r"allows?|allowed|permits?|permitted", r"not (?:be )?(?:allowed?|permit(?:ted)?)|cannot|prohibit\w*|forbid\w*|forbidden|disallow\w*|must not|may not|deny|denied|den(?:y|ies)"),
    Predicate("delete", r"删除", r"(?:不|不会|不被|未|不会被|没有|不可|不能|无法|禁止)删除", r"delet(?:e|es|ed|ing|ion)", r"(?:not|cannot|never|without|won't) (?:be )?(?:being )?delet(?:e|ed|ing)|retain\w*|kept|keep"),
    Predicate("verify", r"校验|验证(?!码)", r"不(?:再|做|作|会|对|进行)?[^，。；]{0,24}?(?:校验|验证)|无需(?:校验|验证)", r"verif(?:y|ies|ied|ication)|validat\w+|check(?:s|ed)?", r"(?:not|never|no longer|without) (?:be )?(?:verif\w+|validat\w+|check\w*)"),
    Predicate("effect", r"生效|起作用", r"(?:不|不会|未|无法)(?:会|再)?(?:生效|起作用)|无效|失效", r"takes? effect|(?:is|are|be) effective|(?:is|are) valid|works?|applies|apply", r"(?:not|no longer|never) (?:take |takes |be |have )?(?:effect|effective|valid|work|apply)|no effect|invalid|ineffective|does not (?:take effect|work|apply)|do not (?:take effect|work|apply)"),
)
