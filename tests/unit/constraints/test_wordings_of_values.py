"""Allowed values, and words that only look like them."""

# ruff: noqa: E501  (a description and its translation stand on one row)
from __future__ import annotations

import pytest

from generator.model.constraint import DefaultEmpty
from generator.model.schema import BOOLEAN, INTEGER, STRING
from generator.source.text import Lang

from .wordings import EACH, OBJECTS, STRINGS, Wording, default, form, length, one_of, plain, read, row

WORDINGS = (
    row(STRING, "重启类型：\n- SOFT：普通重启。\n- HARD：强制重启。", "Specifies the reboot type:\n- SOFT: normal restart\n- HARD: forcible restart", zh_only=(one_of("SOFT", "HARD"),), en_only=(one_of("SOFT", "HARD"),)),
    row(STRING, "取值范围为SATA、SAS或SSD。", "The value can be SATA, SAS, or SSD.", one_of("SATA", "SAS", "SSD")),
    row(STRING, "共享类型枚举：PER，表示独享。WHOLE，表示共享。", "Enumerated values: PER (indicates exclusive bandwidth) and WHOLE (indicates sharing).", one_of("PER", "WHOLE")),
    row(STRING, "取值范围：5_telcom，5_union，5_bgp，5_sbgp", "Possible values are 5_telcom, 5_union, 5_bgp, and 5_sbgp.", one_of("5_telcom", "5_union", "5_bgp", "5_sbgp")),
    row(STRING, "操作标识：仅限于create（创建）、delete（删除）。", "Operation identifier. The value can be create or delete.", one_of("create", "delete")),
    row(
        STRING,
        "IAM用户访问方式。\n- default：默认访问模式，编程访问和管理控制台访问。\n- programmatic：编程访问。\n- console：管理控制台访问。",
        "Access type of the user. The value can be:\n- default: programmatic access and management console access\n- programmatic: programmatic access\n- console: management console access",
        one_of("default", "programmatic", "console"),
    ),
    row(STRING, "自定义策略的显示模式只能为AX或者XA。", "The display mode of a custom policy can only be AX or XA.", one_of("AX", "XA")),
    row(STRING, "AX表示在domain层显示。\nXA表示在project层显示。", "AX: Account level. XA: Project level.", one_of("AX", "XA")),
    row(STRING, "作用。包含两种：允许（Allow）和拒绝（Deny）。", "Effect of the permission. The value can be Allow and Deny.", one_of("Allow", "Deny")),
    row(STRING, "数据库引擎，不区分大小写，取值如下：\n- MySQL\n- PostgreSQL\n- SQLServer", "Specifies the DB engine. Its value can be any of the following and is case-insensitive:\n- MySQL\n- PostgreSQL\n- SQLServer", one_of("MySQL", "PostgreSQL", "SQLServer")),
    row(STRING, "磁盘类型。\n取值范围如下，区分大小写：\n- COMMON，表示SATA。\n- ULTRAHIGH，表示SSD。", "Specifies the volume type. Its value can be any of the following and is case-sensitive:\n- COMMON: indicates the SATA type.\n- ULTRAHIGH: indicates the SSD type.", one_of("COMMON", "ULTRAHIGH")),
    row(
        STRING,
        "备份类型，取值：\n- auto：自动全量备份\n- manual：手动全量备份\n- fragment：差异全量备份\n- incremental：自动增量备份",
        "Specifies the backup type. Value:\n- auto: automated full backup\n- manual: manual full backup\n- fragment: differential full backup\n- incremental: automated incremental backup",
        one_of("auto", "manual", "fragment", "incremental"),
    ),
    row(STRING, "日志级别，默认为ALL。\n取值：\n- ALL\n- INFO\n- LOG\n- WARNING\n- ERROR", "Specifies the log level. The default value is ALL. Valid value:\n- ALL\n- INFO\n- LOG\n- WARNING\n- ERROR", one_of("ALL", "INFO", "LOG", "WARNING", "ERROR"), default("ALL")),
    row(STRING, "域名类型。取值范围：public，private。", "Zone type. The value can be public or private.", one_of("public", "private")),
    row(STRING, "查询条件搜索模式。\n取值范围：\n- like：模糊搜索\n- equal：精确搜索\n默认值为like。", "Query criteria search mode. The value can be:\n- like: fuzzy search\n- equal: accurate search\nThe default value is like.", one_of("like", "equal"), default("like")),
    row(
        STRING,
        "查询结果中结果集的排序方式。\n取值范围：\n- desc：降序排序\n- asc：升序排序\n默认值为空，表示不排序。",
        "Sorting order of the query result. Values:\n- desc: Results are sorted in descending order.\n- asc: Results are sorted in ascending order.\nThe value is left blank by default, indicating that the results are not sorted.",
        one_of("desc", "asc"),
        DefaultEmpty(),
    ),
    row(STRING, "记录集的类型。\n取值范围：A、AAAA、MX、CNAME、TXT、NS、SRV、CAA。", "Record set type. The value can be A, AAAA, MX, CNAME, TXT, NS, SRV, or CAA.", one_of("A", "AAAA", "MX", "CNAME", "TXT", "NS", "SRV", "CAA")),
    row(STRING, "资源状态。取值范围：ENABLE，DISABLE，FREEZE，ILLEGAL。", "Resource status. Values: ENABLE, DISABLE, FREEZE, ILLEGAL", one_of("ENABLE", "DISABLE", "FREEZE", "ILLEGAL")),
    row(INTEGER, "集群类型。\n- 0：分析集群\n- 1：流式集群\n默认值为0。", "Cluster type.\n- 0: analysis cluster\n- 1: streaming cluster\nThe default value is 0.", one_of(0, 1), default(0)),
    row(
        INTEGER,
        "集群创建失败时，是否收集失败日志。\n- 0：不收集\n- 1：收集\n默认设置为1，表示集群创建失败时，会创建OBS桶仅用于MRS日志的收集。",
        "Whether to collect logs when cluster creation fails.\n- 0: Do not collect.\n- 1: Collect.\nThe default value is 1, indicating that OBS buckets will be created and only used to collect logs.",
        one_of(0, 1),
        default(1),
    ),
    row(STRING, "指标判断逻辑运算符。\n包括：\n- LT：小于\n- GT：大于\n- LTOE：小于等于\n- GTOE：大于等于", "Metric threshold judgment logic operator. The options are as follows:\n- LT: less than\n- GT: greater than\n- LTOE: less than or equal to\n- GTOE: greater than or equal to", one_of("LT", "GT", "LTOE", "GTOE")),
    row(
        STRING,
        "自定义引导操作脚本执行失败后，是否继续执行后续脚本和创建集群。\n- continue：继续执行后续脚本。\n- errorout：终止操作。\n默认值为errorout。",
        "The action after the bootstrap action script fails to be executed.\n- continue: Continue to execute subsequent scripts.\n- errorout: Stop the action.\nThe default value is errorout.",
        one_of("continue", "errorout"),
        default("errorout"),
    ),
    row(
        STRING,
        "NAT网关的规格。\n取值为：\n- “1”：小型，SNAT最大连接数10000\n- “2”：中型，SNAT最大连接数50000\n- “3”：大型，SNAT最大连接数200000",
        "Specifies the NAT gateway type. The value can be:\n- 1: small type, which supports up to 10,000 SNAT connections.\n- 2: medium type, which supports up to 50,000 SNAT connections.\n- 3: large type, which supports up to 200,000 SNAT connections.",
        one_of("1", "2", "3"),
    ),
    row(STRING, "协议类型，目前支持TCP/tcp、UDP/udp、ANY/any。", "Specifies the protocol type. Currently, TCP/tcp, UDP/udp, and ANY/any are supported.", may=(one_of("TCP", "tcp", "UDP", "udp", "ANY", "any"), one_of("TCP", "tcp", "UDP", "udp", "ANY", "any", open=True))),
    row(STRING, "取值范围：ingress：入方向；egress：出方向。", "The value can be: ingress: inbound direction; egress: outbound direction.", one_of("ingress", "egress")),
    row(STRING, "IP协议类型。取值范围：IPv4，IPv6。不填默认为IPv4。", "Specifies the IP protocol version. The value can be IPv4 or IPv6. If you do not set this parameter, IPv4 is used by default.", one_of("IPv4", "IPv6"), default("IPv4")),
    row(STRING, "协议类型。取值范围：icmp、tcp、udp等。\n约束：为空表示支持所有协议。", "Specifies the protocol type. Value range: icmp, tcp, udp, and others. If the parameter is left blank, all protocols are supported.", one_of("icmp", "tcp", "udp", open=True)),
    row(STRING, "可选值：all、accept、reject。", "Options: all, accept, and reject.", one_of("all", "accept", "reject")),
    row(STRING, "资源类型，可选值为port、vpc、network。", "Resource type. The options are port, vpc, and network.", one_of("port", "vpc", "network")),
    row(STRING, "策略，取值为allow或deny，默认为allow。", "Specifies the action. The value is allow or deny. The default value is allow.", one_of("allow", "deny"), default("allow")),
    row(STRING, "绑定的vNIC类型，取值：\n- normal：软直通\n- direct：SRIOV硬直通", "Specifies the type of the bound vNIC. The value can be normal (software pass-through) or direct (SR-IOV pass-through).", one_of("normal", "direct")),
    row(INTEGER, "云服务器电源状态。\n- 0：NOSTATE\n- 1：RUNNING\n- 4：SHUTDOWN", "Specifies the power status of the ECS.\n- 0: NOSTATE\n- 1: RUNNING\n- 4: SHUTDOWN", zh_only=(one_of(0, 1, 4),), en_only=(one_of(0, 1, 4),)),
    row(STRING, "状态，ACTIVE表示正常，DOWN表示异常。", "Status. ACTIVE indicates normal, and DOWN indicates abnormal.", one_of("ACTIVE", "DOWN")),
    row(STRING, "取值必须是TCP或UDP中的一个。", "The value must be one of the following: TCP, UDP.", one_of("TCP", "UDP")),
    row(STRING, "任务状态：SUCCESS（成功）、RUNNING（运行中）、FAIL（失败）、INIT（正在初始化）。", "Specifies the task status. SUCCESS: The task is successfully executed. RUNNING: The task is being executed. FAIL: The task failed. INIT: The task is being initialized.", one_of("SUCCESS", "RUNNING", "FAIL", "INIT")),
    row(
        STRING,
        "任务的状态。\n- SUCCESS：成功。\n- RUNNING：运行中。\n- FAIL：失败。\n- INIT：正在初始化。",
        "Specifies the task status.\n- SUCCESS: indicates the task is successfully executed.\n- RUNNING: indicates that the task is in progress.\n- FAIL: indicates that the task failed.\n- INIT: indicates that the task is being initialized.",
        one_of("SUCCESS", "RUNNING", "FAIL", "INIT"),
    ),
    row(STRING, "枚举值：[active, inactive]", "Enumerated values: [active, inactive]", one_of("active", "inactive")),
    row(STRING, "状态（ACTIVE/INACTIVE）。", "Status (ACTIVE/INACTIVE).", one_of("ACTIVE", "INACTIVE")),
    row(STRING, "访问密钥状态，包含：active（启用）、inactive（停用）。", "Access key status, which can be active or inactive.", one_of("active", "inactive")),
    row(STRING, "登录保护验证方式，取值为“vmfa”、“sms”、“email”。", "Login authentication method. Value options: vmfa, sms, or email.", one_of("vmfa", "sms", "email")),
    row(STRING, "密码强度：高/中/低。", "Password strength: Strong/Medium/Weak.", may=(one_of("高", "中", "低"), one_of("Strong", "Medium", "Weak"))),
    row(STRING, "计费模式。\n- prePaid：包年包月。\n- postPaid：按需付费（默认值）。", "Billing mode.\n- prePaid: yearly/monthly\n- postPaid: pay-per-use (default)", one_of("prePaid", "postPaid"), default("postPaid")),
    row(STRING, "备机同步参数。\n取值：\n- MySQL为“async”或“semisync”。\n- PostgreSQL为“async”或“sync”。", "Specifies the replication mode for the standby DB instance.\n- For MySQL, the value is async or semisync.\n- For PostgreSQL, the value is async or sync.", one_of("async", "semisync", "sync")),
    row(STRING, "资源的类型，可以是server、volume、image三种。", "Resource type, which can be server, volume, or image.", one_of("server", "volume", "image")),
    row(INTEGER, "磁盘格式，支持1（vhd）、2（zvhd）和3（qcow2）。", "Disk format. The value can be 1 (vhd), 2 (zvhd), or 3 (qcow2).", one_of(1, 2, 3)),
    row(STRING, "选择“source”时表示源地址，选择“cookie”时表示会话。", "If the value is source, it indicates the source address. If the value is cookie, it indicates the session.", may=(one_of("source", "cookie"),)),
    row(STRING, "取值只能是0，15，30或45。", "The value must be 0, 15, 30, or 45.", one_of("0", "15", "30", "45")),
    row(STRINGS, "策略列表。取值为：anti-affinity、affinity、soft-affinity、soft-anti-affinity。", "Policy list. The values are anti-affinity, affinity, soft-affinity, and soft-anti-affinity.", one_of("anti-affinity", "affinity", "soft-affinity", "soft-anti-affinity", target=EACH)),
    row(STRING, "目前只支持peering。", "Currently, only peering is supported.", may=(one_of("peering"), one_of("peering", open=True))),
    row(STRING, "裸金属服务器仅支持强制重启，type只能取值为HARD。", "Specifies the reboot type. The value can only be HARD.", one_of("HARD"), name="type"),
    row(INTEGER, "集群的计费类型。只支持按需计费，固定取值为12。", "Cluster billing mode. The value is fixed to 12.", one_of(12)),
    row(STRING, "命名空间，取值为“SYS.ECS”。", "Specifies the namespace. The value is SYS.ECS.", may=(one_of("SYS.ECS"),)),
    row(STRING, "是否支持加密：0代表不加密，1代表加密。", "Whether encryption is supported. 0 indicates no encryption and 1 indicates encryption.", one_of("0", "1")),
    row(STRING, "网卡类型，取值为“eth”（以太网）和“ib”（InfiniBand）。", "NIC type. The value is eth (Ethernet) or ib (InfiniBand).", one_of("eth", "ib")),
    row(STRING, "区域ID。\n取值范围：非空。", "Specifies the region ID. The value cannot be empty.", may=(length(1, None),)),
    row(STRING, "规格码，取值范围：非空，参考查询数据库规格。", "Specifies the specification code. The value cannot be empty. For details, see Querying DB Flavors.", may=(length(1, None),)),
    row(STRING, "功能说明：磁盘挂载点。\n取值范围：形如/dev/sda。", "Specifies the mount point of the disk, such as /dev/sda."),
    row(STRING, "镜像ID，取值请参考《镜像服务API参考》的“查询镜像列表”章节。", 'Specifies the image ID. For its value, see section "Querying Images" in Image Management Service API Reference.'),
    row(STRING, "待查询的IAM用户ID，获取方式请参见：获取帐号、IAM用户、项目、用户组、区域、委托的名称和ID。", "ID of the user to be queried. For details about how to obtain the user ID, see Obtaining Account, IAM User, Group, Project, Region, and Agency Information."),
    row(STRING, "步骤：\n- 登录管理控制台。\n- 单击“网络”。", "Perform the following steps:\n- Log in to the management console.\n- Click Network."),
    row(OBJECTS, "网卡信息。\n- 功能说明：网卡列表\n- 约束：网卡对应的子网必须属于vpcid对应的VPC。", "NIC information.\n- Function: NIC list\n- Constraints: The subnet must belong to the VPC specified by vpcid."),
    row(STRING, "云服务器的状态，例如：ACTIVE、SHUTOFF。", "ECS status, for example, ACTIVE and SHUTOFF."),
    row(
        STRING,
        "创建时间，格式为“yyyy-mm-ddThh:mm:ssZ”。\n其中，T指某个时间的开始，Z指时区偏移量，例如北京时间偏移显示为+0800。",
        'Indicates the creation time in the "yyyy-mm-ddThh:mm:ssZ" format. T is the separator between calendar and hourly notation of time. Z indicates the time zone offset. For example, for Beijing time, it is +0800.',
        form("date-time", "yyyy-mm-ddThh:mm:ssZ"),
    ),
    row(STRING, "Linux管理员帐户为root，Windows管理员帐户为Administrator。", "The Linux administrator is root, and the Windows administrator is Administrator."),
    row(STRING, "支持HTTP和HTTPS监听器的查询。", "Listeners using HTTP and HTTPS can be queried."),
    row(STRING, "UTC时区。取值范围为UTC-12:00~UTC+12:00，且只支持整段时间，如UTC+08:00，不支持UTC+08:30。", "Specifies the UTC time zone. The value ranges from UTC-12:00 to UTC+12:00 on the hour. For example, the time zone can be UTC+08:00 rather than UTC+08:30."),
    row(STRING, "规则的起始时间，格式为“hour:minute”，表示时间在0:00-23:59之间。", "Start time of a time-based auto scaling rule. The value is in the format of hour:minute, which must be between 0:00 and 23:59."),
    row(STRING, "取值范围：10.0.0.0/8~24、172.16.0.0/12~24、192.168.0.0/16~24。", "The value must be within the following ranges: 10.0.0.0/8–24, 172.16.0.0/12–24, or 192.168.0.0/16–24."),
    row(STRING, "协议：TCP/UDP/ICMP。", "Protocol: TCP, UDP, or ICMP", one_of("TCP", "UDP", "ICMP")),
    row(STRING, "取值：enable（启用）、disable（禁用）", "Value: enable or disable", one_of("enable", "disable")),
    row(STRING, "有以下两种取值：\n- private：私有\n- public：公有", "The value has two options:\n- private: private\n- public: public", one_of("private", "public")),
    row(STRING, "可取值为cold、hot。", "Valid values include cold and hot.", one_of("cold", "hot")),
    row(INTEGER, "状态码，1：成功，2：失败，3：进行中。", "Status code. 1: successful, 2: failed, 3: in progress", one_of(1, 2, 3)),
    row(STRING, "枚举值：\n- 0：未使用\n- 1：使用中", "Enumerated value:\n- 0: unused\n- 1: in use", one_of("0", "1")),
    row(STRING, "取“yes”或“no”，默认取“no”。", "Set this parameter to yes or no. The default value is no.", default("no"), may=(one_of("yes", "no"),)),
    row(STRING, "类型，只支持SSD和SAS两种。", "Type. Only SSD and SAS are supported.", one_of("SSD", "SAS")),
    row(STRING, "架构类型，x86或arm。", "Architecture type. The value can be x86 or arm.", may=(one_of("x86", "arm"),)),
    row(STRING, "排序方向，asc（升序）或desc（降序），不填默认为desc。", "Sorting order. The options are asc (ascending) and desc (descending). The default is desc.", one_of("asc", "desc"), default("desc")),
    row(STRING, "表示网络类型。\n- vlan\n- vxlan\n- flat", "Specifies the network type. Possible values:\n- vlan\n- vxlan\n- flat", en_only=(one_of("vlan", "vxlan", "flat"),), may=(one_of("vlan", "vxlan", "flat"),)),
    row(BOOLEAN, "true：允许；false：不允许；默认true。", "true: allowed; false: not allowed. Default: true", default(True), may=(one_of(True, False),)),
    row(STRING, "当前状态。creating：创建中；available：可用；error：错误。", "Current status. Options: creating, available, and error.", one_of("creating", "available", "error")),
    row(STRING, "账号类型，包括ROOT、IAM。", "Account type, including ROOT and IAM.", one_of("ROOT", "IAM")),
    row(STRING, "资源类型，取值为“volume”。", "Resource type. The value is fixed to volume.", may=(one_of("volume"),)),
    row(STRING, "磁盘属性。true表示共享盘，其他值表示普通盘。", "Disk attribute. The value true indicates a shared disk. Other values indicate a common disk.", may=(one_of("true", open=True),)),
)


@pytest.mark.parametrize("lang", Lang, ids=lambda lang: lang.value)
@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.zh[:24])
def test_wording_states_this_and_nothing_else(wording: Wording, lang: Lang) -> None:
    expected = {*wording.expected, *(wording.zh_only if lang is Lang.ZH else wording.en_only)}
    expected, allowed = {plain(one) for one in expected}, {plain(one) for one in wording.may}
    found = read(wording, lang)
    assert expected <= found <= expected | allowed
