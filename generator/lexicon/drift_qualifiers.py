# ruff: noqa: E501 -- zh and en of one meaning stand on one row
"""Words that change what a statement promises, with everything that may answer them in the other language.

A row has two directions: a sure word of one language, and all answers of the other; `None` means that this direction
says nothing.  The answers are wide on purpose: what is reported has none of them in the whole piece of prose.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One meaning."""

    name: str
    zh: str | None
    """Sure zh words."""
    en_answers: str
    en: str | None = None
    """Sure en words."""
    zh_answers: str = ""


QUALIFIERS: tuple[Qualifier, ...] = (
    Qualifier(
        "prepaid",
        r"包年/?包月|包周期|预付费",
        r"yearly\w*|monthly|year|month|prepaid|pre-paid|subscri\w*|period\w*",
        r"yearly/monthly|prepaid|pre-paid",
        r"包年|包月|包周期|预付",
    ),
    Qualifier("pay-per-use", r"按需(?:计|付)费|后付费", r"pay-per-use|pay per use|on[- ]demand|postpaid|post-paid", r"pay-per-use|postpaid", r"按需|后付费|按量"),
    Qualifier("spot", r"竞价|竞享", r"spot|bid\w*", r"spot (?:price|instance|billing|pricing)\w*", r"竞价|竞享"),
    Qualifier("free", r"免费", r"free|no charge|not (?:be )?charged", r"free of charge", r"免费|不收费|不计费"),
    Qualifier("encrypted", r"加密(?!套件|算法)", r"encrypt\w*|cipher\w*|cmk|kms|ssl\w*|tls\w*|crypt\w*", r"encrypt(?:ed|ion|s)?", r"加密|密钥|密码|密文|SSL|TLS"),
    Qualifier("exclusive", r"互斥", r"alternative\w*|select one|one of|only|mutual\w*|exclusive\w*|either|both|conflict\w*|only one|together|at the same time|coexist", r"mutually exclusive", r"互斥|不能同时|只能|不可同时|二选一|其一|冲突"),
    Qualifier("flexible", r"灵活", r"flexib\w*|elastic\w*", r"flexib\w*", r"灵活|弹性"),
    Qualifier("first", r"首先", r"first\w*|before|prior\w*|must be \w+ed|after|in advance|then|have been|has been|once", None, ""),
    Qualifier("waiting", r"等待(?:时间|时长|超时)", r"wait\w*|pend\w*|within|delay\w*|queue\w*|interval|timeout (?:duration|period|interval)|timer", r"waits?|waiting", r"等待|等|待|延迟|超时"),
    Qualifier("internal", r"内部错误|内部异常", r"intern\w*|inner|inside|within|in", r"internal (?:service |server |system )?error", r"内部|系统"),
    Qualifier("automatic", r"自动(?!伸缩|化|续)", r"auto\w*|by the system|by itself|system", r"automatically", r"自动|默认|系统|自适应|自行"),
    Qualifier("manual", r"手动|手工|人工", r"manual\w*|by hand|yourself", r"manually", r"手动|手工|人工|自行|自己"),
    Qualifier("random", r"随机", r"random\w*", r"random(?:ly)?", r"随机"),
    Qualifier("asynchronous", r"异步", r"async\w*", r"asynchronous\w*", r"异步"),
    Qualifier("permanent", r"永久|永远", r"permanent\w*|forever|never|always", r"permanent(?:ly)?", r"永久|永远|彻底|长期"),
    Qualifier("fuzzy", r"模糊", r"fuzz\w*|like|partial\w*|vague\w*", r"fuzzy", r"模糊"),
    Qualifier("exact", r"精确", r"exact\w*|precis\w*|accura\w*", r"exact match\w*", r"精确|完全|全匹配|准确"),
    Qualifier("case", r"大小写", r"case\w*|uppercase|lowercase|capital\w*|letters?", r"case[- ](?:in)?sensitive", r"大小写|大写|小写"),
    Qualifier("each-user", r"每个?(?:用户|租户|帐号|账号|账户)", r"user\w*|tenant\w*|account\w*|you|your|domain\w*|customer\w*", r"(?:each|every|per) (?:user|tenant|account)", r"用户|租户|帐号|账号|账户|帐户|每个?项目"),
    Qualifier("meets", r"(?:满足|符合)(?:下述|以下|如下|所有|下列)?(?:要求|条件)", r"meet\w*|satisf\w*|match\w*|fulfil\w*|compl\w+|requir\w*|criteri\w*|condition\w*|conform\w*|must|only (?:when|if)|if|when", None, ""),
    Qualifier("standby", r"备用", r"standby|spare|backup|secondary", r"standby", r"备用|备|待机"),
    Qualifier("dedicated", r"专属", r"dedicated|deh\w*|dec|dss|exclusive\w*", r"dedicated", r"专属|专用|独享|独占|DeC|DeH|DSS"),
    Qualifier("soft-deleted", r"软删除", r"soft\w*", r"soft[- ]delet\w*", r"软删除"),
    Qualifier("loss", r"丢失|损坏", r"los[ets]\w*|miss\w*|damag\w*|corrupt\w*|broken", r"data (?:may be |will be |is )?(?:lost|loss)", r"丢|损|失"),
    Qualifier("interruption", r"中断", r"maintain\w*|interrupt\w*|disrupt\w*|disconnect\w*|stop\w*|break\w*|abort\w*|suspend\w*", r"interrupt(?:ed|ion|ions|s)?", r"中断|断|停|打断"),
    Qualifier("read-only", r"只读", r"read[- ]only|readonly|read replica\w*|read", r"read[- ]only", r"只读|不可写|不能修改"),
    Qualifier("upstream", r"上游", r"upstream|another server|other server\w*|backend\w*|gateway|proxy", r"upstream", r"上游"),
    Qualifier("temporary", None, "", r"temporary (?!access|credential|security|token|ak|key)", r"临时|暂"),
    Qualifier("irreversible", r"不可恢复|无法恢复|不可逆", r"cannot be (?:restored|recovered|undone|retrieved)|irreversibl\w*|irrecoverabl\w*|not be (?:restored|recovered)|unrecoverable|permanent\w*", r"cannot be (?:restored|recovered|undone)|irreversibl\w*", r"恢复|不可逆|撤销|还原|找回"),
    Qualifier("caution", r"谨慎", r"caution\w*|careful\w*|prudent\w*|exercise", r"exercise caution|with caution", r"谨慎|小心|慎|注意"),
    Qualifier("multiple-of", r"整数倍|倍数", r"multiple\w*|times|integ\w*", r"(?:integral |integer )?multiple of", r"倍"),
    Qualifier("at-least-one", r"至少(?:一个|选择一个|包含一个|有一个|填一个|一项)", r"at least|one of|one or more|minimum|either|any", r"at least one", r"至少|不少于|最少|一个或多个|必须有|任意|二选一|之一|不能同时"),
    Qualifier("unlimited", r"不限制|无限制|不受限", r"unlimited|no limit\w*|not (?:be )?limited|not restricted|without limit\w*|any|infinit\w*|not affected|no restriction\w*|unrestricted|unbounded", r"unlimited", r"不限|无限|无上限|没有限制|不受限"),
    Qualifier("compatible", r"兼容", r"compat\w*|support\w*", r"compatible|compatibility", r"兼容|匹配|支持|相容|一致"),
    Qualifier("recommended", r"(?<!不)推荐(?!人)|建议(?!值)", r"recommend\w*|advis\w*|suggest\w*|should|better|prefer\w*|good practice|best", r"recommended|are advised", r"推荐|建议|最好|请|宜|应"),
)


@dataclass(frozen=True, slots=True)
class Confusable:
    """Two things that are easily taken for each other: one side names the first, the other side only the second."""

    name: str
    zh: str
    zh_other: str
    en: str
    en_other: str


CONFUSABLES: tuple[Confusable, ...] = (
    Confusable("listener / load balancer", r"监听器", r"负载均衡器|负载均衡实例|ELB", r"listen\w*", r"load balancers?(?! listen)"),
    Confusable("system disk / data disk", r"系统盘", r"数据盘", r"system (?:disk|volume)s?|root (?:disk|volume)s?|boot", r"data (?:disk|volume)s?"),
    Confusable("request / response", r"响应(?!时间|码|头)", r"请求", r"respon\w*|return\w*|repl(?:y|ies)|result\w*", r"requests?"),
    Confusable("private / public network", r"内网|私网", r"公网|外网", r"private|intranet|internal", r"public|external|internet"),
    Confusable("source / destination", r"源端|源(?:地址|端口|IP|镜像)", r"目的|目标", r"source\w*|original|from", r"destination|target"),
    Confusable("ingress / egress", r"入方向|入云", r"出方向|出云", r"inbound|ingress|incoming|in", r"outbound|egress|outgoing"),
    Confusable("read / write", r"只读", r"读写", r"read[- ]only|read replica", r"read/write|read-write|write"),
    Confusable("minimum / maximum", r"最小(?!单位|化)", r"最大|最多|上限", r"min\w*|small\w*|least|lower\w*|low|from|rang\w*", r"max\w*|large\w*|most|upper"),
    Confusable("maximum / minimum", r"最大|最多", r"最小|最少|下限|至少", r"max\w*|large\w*|most|upper|up to|exceed\w*|to|rang\w*|more than|long\w*|high\w*|limit\w*|within", r"min\w*|small\w*|least|lower"),
    Confusable("start / end", r"开始时间|起始时间|起始", r"结束|终止|截止", r"start\w*|begin\w*|from|first|earl\w*|initial|since", r"end time|ends?|stop\w*|last|ending"),
    Confusable("end / start", r"结束时间|终止时间|截止时间", r"开始|起始|启动", r"end\w*|stop\w*|expir\w*|until|finish\w*|terminat\w*|to|deadline|complet\w*|last\w*", r"start\w*|begin\w*"),
    Confusable("current / local time", r"当前(?:系统)?时间", r"本地时间|当地时间", r"current|now|present|at the time", r"local time"),
    Confusable("local / current time", r"(?:本地|当地)时间", r"当前|UTC", r"local|region\w*", r"current time|UTC"),
    Confusable("UTC / local time", r"UTC", r"本地|当地|北京", r"utc|gmt|universal", r"local time"),
    Confusable("count / everything", r"(?:总条数|总记录数|总个数|总数量|总数(?!据))", r"全部|所有|列表|资源(?:会|将)", r"number|total|how many|quantit\w*|amount", r"all [a-z ]{3,60}(?:will be|are|is) returned"),
    Confusable("user / user group", r"用户组", r"用户(?!组)", r"(?:user )?groups?", r"users?(?! group)"),
    Confusable("ascending / descending", r"升序", r"降序", r"asc\w*", r"desc\w*"),
    Confusable("descending / ascending", r"降序", r"升序", r"desc\w*|reverse\w*", r"asc(?:end\w*)?"),
    Confusable("bind / unbind", r"(?<!解)(?<!解除)(?<!未)绑定", r"解绑|解除绑定|去绑定", r"bind\w*|bound|associat\w*|attach\w*|add\w*|use\w*|connect\w*|link\w*|assign\w*|of|to|configur\w*", r"unbind\w*|unbound|disassociat\w*|detach\w*"),
    Confusable("enable / disable", r"(?<!未)(?<!不)(?:启用|开启)(?!或|和|/|、|与|状)", r"停用|禁用|关闭|停止|未启用|不启用|未开启|不开启|是否", r"enabl\w*|start\w*|on|open\w*|activ\w*|turn\w*|use\w*|support\w*|run\w*|in service|power\w*", r"disabl\w*|stop\w*|clos\w*"),
)
"""Judged only where the sentence names the first thing alone on its side, and the other side only the second."""
