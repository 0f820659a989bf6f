"""The words of the report itself, in both languages, on one row."""

from __future__ import annotations

from collections.abc import Iterable

from ..revisions.change import Change
from ..source.diagnostic import Diagnostic
from ..source.text import Lang


def _row(zh: str, en: str) -> dict[Lang, str]:
    return {Lang.ZH: zh, Lang.EN: en}


WORDS: dict[str, dict[Lang, str]] = {
    "element": _row("对象", "element"),
    "key": _row("裁决键", "ruling key"),
    "fingerprint": _row("指纹", "fingerprint"),
    "cause": _row("原因", "cause"),
    "edition": _row("版本不同", "the editions differ"),
    "stale": _row("一方过时", "one side is stale"),
    "translation": _row("翻译", "translation"),
    "unknown": _row("未知", "unknown"),
    "resolution": _row("采用", "used"),
    "help": _row("建议", "help"),
    "absent": _row("此处没有", "nothing here"),
    "no-place": _row("没有", "has nothing"),
    "nothing": _row("没有发现差异", "nothing found"),
    "zh": _row("中文", "zh"),
    "en": _row("英文", "en"),
    "old": _row("旧版", "old"),
    "new": _row("新版", "new"),
    "pages": _row("页面", "pages"),
    "operations": _row("操作", "operations"),
    "parameter_rows": _row("参数行", "parameter rows"),
    "status_rows": _row("状态码行", "status rows"),
    "constraint_sentences": _row("约束语句", "constraint sentences"),
    "examples": _row("示例", "examples"),
    "total": _row("总数", "total"),
    "read": _row("已读", "read"),
    "diagnosed": _row("已诊断", "diagnosed"),
    "severity": _row("级别", "severity"),
    "rule": _row("规则", "rule"),
    "page": _row("页面", "page"),
    "error": _row("错误", "error"),
    "breaking": _row("不兼容", "breaking"),
    "warning": _row("警告", "warning"),
    "info": _row("提示", "info"),
    "exact": _row("精确", "exact"),
    "high": _row("高", "high"),
    "heuristic": _row("推测", "heuristic"),
    "confidence": _row("可信度", "confidence"),
    "used": _row("采用值", "used"),
    "places": _row("出现位置", "places"),
    "search": _row("搜索", "search"),
    "all": _row("全部", "all"),
    "accepted": _row("已接受", "accepted"),
    "findings": _row("全部发现", "findings"),
    "coverage": _row("读取情况", "what was read"),
    "reset": _row("重置", "reset"),
    "link": _row("链接", "link to"),
    "report": _row("中英文差异报告", "zh/en drift report"),
    "shown": _row("显示", "shown"),
    "reason": _row("理由", "reason"),
    "evidence": _row("证据", "evidence"),
    "non-breaking": _row("兼容", "non-breaking"),
    "docs-only": _row("仅文档", "docs-only"),
    "changed-in-both": _row("两种语言都已修改", "changed in both languages"),
    "zh-changed-en-lags": _row("中文已修改，英文滞后", "zh changed, en lags"),
    "en-changed-zh-lags": _row("英文已修改，中文滞后", "en changed, zh lags"),
    "converged": _row("两种语言现已一致", "the languages agree now"),
    "diverged": _row("两种语言现不一致", "the languages differ now"),
    "semver": _row("建议的版本升级", "recommended version step"),
    "gone": _row("该问题已不存在", "no page holds this finding any more"),
    "all-places": _row("全部位置", "all places"),
    "finding": _row("问题", "finding"),
    "place": _row("位置", "place"),
    "how-to-accept": _row(
        '接受某个问题：`twinspec drift SERVICE_DIR --accept 裁决键 --reason "…"`',
        'To accept a finding: `twinspec drift SERVICE_DIR --accept KEY --reason "…"`',
    ),
    "no-finding": _row("没有发现", "no finding"),
    "nothing-changed": _row("没有变化", "nothing changed"),
    "changes": _row("文档变更", "changes of the pages"),
    "state": _row("另一语言", "the other language"),
    "major": _row("主版本", "major"),
    "minor": _row("次版本", "minor"),
    "patch": _row("修订版本", "patch"),
    "none": _row("无需升级", "none"),
    "at-least": _row("至少{step}，有内容无法读取", "at least {step}, some pages or rows could not be read"),
    "not-known": _row("未知，有内容无法读取", "not known, some pages or rows could not be read"),
}

_PLURALS: dict[str, tuple[str, str, str]] = {
    "error": ("{n} 个错误", "{n} error", "{n} errors"),
    "breaking": ("{n} 个不兼容差异", "{n} breaking", "{n} breaking"),
    "warning": ("{n} 个警告", "{n} warning", "{n} warnings"),
    "info": ("{n} 个提示", "{n} info", "{n} info"),
    "non-breaking": ("{n} 个兼容变化", "{n} non-breaking", "{n} non-breaking"),
    "docs-only": ("{n} 个仅文档变化", "{n} docs-only", "{n} docs-only"),
    "accepted": ("{n} 个已接受", "{n} accepted", "{n} accepted"),
    "more-places": ("另有 {n} 处相同：", "the same in {n} more place:", "the same in {n} more places:"),
    "not-shown": ("另有 {n} 个问题，见完整报告", "{n} more finding is in the full report", "{n} more findings are in the full report"),
    "occurrences": ("{n} 处", "{n} place", "{n} places"),
}


def plural(key: str, count: int, lang: Lang) -> str:
    """A counted phrase: "1 warning", "2 warnings", "2 个警告"."""
    zh, one, many = _PLURALS[key]
    return (zh if lang is Lang.ZH else one if count == 1 else many).format(n=count)


def keyed(diagnostic: Diagnostic, lang: Lang) -> str:
    """What a finding is known by: "ruling key: 9f2c03be72a14d10"; a change cannot be ruled on."""
    name = "fingerprint" if isinstance(diagnostic, Change) else "key"
    return f"{WORDS[name][lang]}: {diagnostic.fingerprint}"


def resolution_words(resolution: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    """What was done about a finding, the value that is used first: ("zh-chosen", "reason: the lower limit holds")."""
    pairs = tuple(resolution)
    used = [str(value) for name, value in pairs if name == "used"]
    return (*used, *(f"{name}: {value}" for name, value in pairs if name != "used"))
