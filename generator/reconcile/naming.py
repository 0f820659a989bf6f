"""Names of operations and structs: readable, ASCII, unique, and the same when pages are added.

An operation is called by its verb and by the fixed segments of its path ("create_scaling_group"), because the path
identifies it and a title does not.  A struct is called by its operation, its role and its field.  Suffixes against
collisions come from the named thing itself, never from a counter.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from ..lexicon.folding import singular
from ..source.errors import UsageError

MAX_LENGTH = 60
_WORDS = re.compile(r"[A-Z]{2,}s(?![A-Za-z0-9])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+")
_VERSION = re.compile(r"v[0-9]+(?:\.[0-9]+)*\Z", re.IGNORECASE)
_OWNERS = frozenset({"{project_id}", "{tenant_id}", "{domain_id}", "{project_name}"})

# zh | en | verb.  The words that titles begin with; "query" becomes get or list by the path.
VERBS = (
    ("创建", "creating", "create"),
    ("批量创建", "batch creating", "batch_create"),
    ("增加", "adding", "add"),
    ("添加", "adding", "add"),
    ("批量添加", "batch adding", "batch_add"),
    ("查询", "querying", "query"),
    ("获取", "obtaining", "query"),
    ("列举", "listing", "query"),
    ("查看", "viewing", "query"),
    ("修改", "modifying", "modify"),
    ("更新", "updating", "update"),
    ("变更", "changing", "change"),
    ("设置", "setting", "set"),
    ("重置", "resetting", "reset"),
    ("删除", "deleting", "delete"),
    ("批量删除", "batch deleting", "batch_delete"),
    ("移除", "removing", "remove"),
    ("启用", "enabling", "enable"),
    ("停用", "disabling", "disable"),
    ("启动", "starting", "start"),
    ("停止", "stopping", "stop"),
    ("执行", "executing", "execute"),
    ("绑定", "binding", "bind"),
    ("解绑", "unbinding", "unbind"),
    ("关联", "associating", "associate"),
    ("解关联", "disassociating", "disassociate"),
    ("挂载", "attaching", "attach"),
    ("卸载", "detaching", "detach"),
    ("注册", "registering", "register"),
    ("上传", "uploading", "upload"),
    ("下载", "downloading", "download"),
    ("导入", "importing", "import"),
    ("导出", "exporting", "export"),
    ("复制", "replicating", "copy"),
    ("共享", "sharing", "share"),
    ("接受", "accepting", "accept"),
    ("检查", "checking", "check"),
    ("校验", "verifying", "verify"),
    ("制作", "making", "create"),
    ("扩容", "expanding", "expand"),
    ("缩容", "shrinking", "shrink"),
    ("重启", "restarting", "restart"),
    ("恢复", "restoring", "restore"),
    ("批量操作", "performing", "perform"),
)
_ZH = {zh: verb for zh, _, verb in VERBS}
_EN = {en: verb for _, en, verb in VERBS}
_BY_METHOD = {"GET": "query", "POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete", "HEAD": "check"}


def operation_id(method: str, path: str, zh_title: str = "", en_title: str = "") -> str:
    """The name of an operation, before collisions are settled.

    >>> operation_id("POST", "/autoscaling-api/v1/{project_id}/scaling_group", en_title="Creating an AS Group")
    'create_scaling_group'
    >>> operation_id("GET", "/v1/{project_id}/servers/{server_id}/nics", en_title="Querying NICs of a Server")
    'list_server_nics'
    """
    segments = _segments(path)
    fixed = [segment for segment in segments if not segment.startswith("{")]
    if fixed and fixed[-1] == "action":
        return _join([*_nouns(segments), "action"][-6:])
    nouns = _nouns(segments)
    verb = _verb(method, zh_title, en_title)
    last_is_parameter = bool(segments) and segments[-1].startswith("{")
    if verb == "query":
        # A path that ends in a fixed segment may always answer with several; "get" stays free for the single one.
        verb = "get" if last_is_parameter or not fixed else "list"
        if method != "GET":
            verb = "query"
        elif verb == "list" and nouns:
            nouns = _listed(nouns)
    elif verb in ("create", "add", "register") and not last_is_parameter and nouns:
        nouns[-1] = singular(nouns[-1])
    if len(nouns) > 1 and nouns[-1] == verb:
        nouns.pop()
    return _join([verb, *(nouns or ["root"])])


def _segments(path: str) -> list[str]:
    """Segments behind the version, without the tenant."""
    segments = [segment for segment in path.split("?")[0].split("/") if segment]
    version = next((index for index, segment in enumerate(segments) if _VERSION.match(segment)), -1)
    return [segment for segment in segments[version + 1 :] if segment.lower() not in _OWNERS]


def _nouns(segments: Sequence[str]) -> list[str]:
    """Fixed segments as words; one that a parameter follows is singular: "servers/{id}/nics" gives server, nics.

    A parameter that no fixed segment introduces speaks for itself: "{resource_id}/tags" gives resource, tags.
    """
    nouns: list[str] = []
    owner = ""
    for index, segment in enumerate(segments):
        if segment.startswith("{"):
            owner = _snake(segment).removesuffix("_id").removesuffix("_name")
            continue
        words = _snake(segment)
        if not words or words == "action":
            continue
        if owner and not nouns:
            nouns.append(owner)
        followed = index + 1 < len(segments) and segments[index + 1].startswith("{")
        nouns.append(_singular_phrase(words) if followed else words)
    return nouns or [owner][: bool(owner)]


def _listed(nouns: list[str]) -> list[str]:
    """The last noun in the plural, a mere "list" dropped: the verb says it."""
    kept = nouns[:-1] if nouns[-1] == "list" and len(nouns) > 1 else nouns
    head, _, last = kept[-1].rpartition("_")
    return [*kept[:-1], f"{head}_{_plural(last)}" if head else _plural(last)]


_UNCOUNTED = ("data", "info", "information", "detail", "count", "status", "history", "list")


def _plural(word: str) -> str:
    if singular(word) != word or word.endswith(_UNCOUNTED):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _singular_phrase(words: str) -> str:
    head, _, last = words.rpartition("_")
    return f"{head}_{singular(last)}" if head else singular(last)


def _verb(method: str, zh_title: str, en_title: str) -> str:
    # The path carries the noun, so only the method decides where a page has no title that we know.
    en = " ".join(en_title.casefold().split()[:2])
    for words in (en, en.split(" ")[0] if en else ""):
        if words in _EN:
            return _EN[words]
    for length in (4, 3, 2):
        if zh_title[:length] in _ZH:
            return _ZH[zh_title[:length]]
    return _BY_METHOD.get(method, method.lower())


def _snake(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:200])
    return "_".join(word.lower() for word in _WORDS.findall(plain))


def _join(words: Sequence[str]) -> str:
    """At most MAX_LENGTH characters: whole words are dropped behind the verb, the end of the path is kept."""
    parts = [word for word in "_".join(words).split("_") if word]
    while len(parts) > 2 and len("_".join(parts)) > MAX_LENGTH:
        del parts[1]
    name = "_".join(parts)[:MAX_LENGTH].strip("_") or "operation"
    return name if name[0].isalpha() else f"op_{name}"[:MAX_LENGTH]


def pascal(text: str) -> str:
    """Words in PascalCase, ASCII only: "lbaas_listeners" gives "LbaasListeners".  "" when nothing is left."""
    return "".join(word[0].upper() + word[1:] for word in _snake(text).split("_") if word)


def singular_pascal(text: str) -> str:
    """As `pascal`, the last word in the singular: for the items of a list."""
    words = _snake(text)
    return pascal(_singular_phrase(words)) if words else ""


_GRAMMAR = {"a", "an", "the", "of", "in", "for", "with", "to", "by", "and", "or", "using"}
_GENERIC = {"request", "response", "body", "example", "sample", "parameter", "description", "table"}
_EMPTY_WORDS = frozenset(_GRAMMAR | _GENERIC)


def telling_words(title: str) -> str:
    """The first words of a title that tell variants apart, in PascalCase; "" when there is none in ASCII.

    >>> telling_words("Example request 2: Creating a basic load balancer")
    'CreatingBasicLoad'
    """
    words = [word for word in _snake(title).split("_") if singular(word) not in _EMPTY_WORDS and not word.isdigit()]
    return pascal("_".join(words[:3]))[:24]


def unique_operation_ids(wanted: Mapping[tuple[str, str], str], fixed: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """(METHOD, path) -> id; `wanted` are derived names, `fixed` those a person set.

    The lowest version keeps a contested name; the others take their version, else a digest of their own path.  Raises
    UsageError when `fixed` gives one name twice.
    """
    taken = {name.casefold() for name in fixed.values()}
    if len(taken) < len(fixed):
        raise UsageError(f"service.toml: names.operations gives one name twice: {', '.join(sorted(fixed.values()))}")
    ids = dict(fixed)
    for key in sorted((key for key in wanted if key not in fixed), key=lambda key: (_version(key[1]), key[1], key[0])):
        ids[key] = next(name for name in _operation_names(wanted[key], *key) if name.casefold() not in taken)
        taken.add(ids[key].casefold())
    return ids


def _version(path: str) -> tuple[int, ...]:
    found = next((segment for segment in path.split("/") if _VERSION.match(segment)), "v0")
    return tuple(int(number[:6]) for number in found[1:].split("."))


def _operation_names(name: str, method: str, path: str) -> Iterable[str]:
    yield name
    version = next((segment for segment in path.split("/") if _VERSION.match(segment)), "")
    if version:
        yield _suffixed(name, "_" + version.lower().removesuffix(".0").replace(".", "_"))
    parameters = [segment for segment in path.split("/") if segment.startswith("{")]
    if parameters and (owner := _snake(parameters[-1]).removesuffix("_id")):
        yield _suffixed(name, f"_by_{owner}"[:30])
    digest = _digest(method, path)
    for length in range(4, len(digest)):
        yield _suffixed(name, "_" + digest[:length])


def struct_names(bases: Sequence[str], identity: str) -> Iterable[str]:
    """Candidates for a struct, best first: `bases` that are short enough, then with a digest.

    `identity` tells it from every other struct and depends on nothing else.
    """
    named = [base if base[0].isalpha() else f"Model{base}" for base in bases if base] or ["Model"]
    short = [base for base in named if len(base) <= MAX_LENGTH]
    yield from short[:1]
    clean = (short or named[-1:])[0][:MAX_LENGTH]
    digest = _digest(identity)
    for length in range(4, len(digest)):
        yield _suffixed(clean, digest[:length])


def _suffixed(name: str, suffix: str) -> str:
    return name[: MAX_LENGTH - len(suffix)].rstrip("_") + suffix


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
