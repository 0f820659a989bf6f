"""What docstrings say: description, constraints and statuses, in English or in Chinese, as plain text.

The result is text, not source; `text.docstring` makes a literal of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ....model.api import Field, Operation, Struct
from ....model.claim import Fact
from ....model.constraint import Quota
from ....source.text import Lang
from ...wording import fact_words
from .text import literal

_WIDTH = 100
_LINK = re.compile(r"!?\[([^\[\]]{1,200})\]\([^()\s]{0,500}\)")
_STRONG = re.compile(r"\*\*([^*\n]{1,200})\*\*")
_MARKUP = re.compile(r"[*\[\\]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")

_WORDS: dict[str, tuple[str, str]] = {
    "args": ("参数：", "Args:"),
    "members": ("成员：", "Members:"),
    "returns": ("返回值：", "Returns:"),
    "raises": ("异常：", "Raises:"),
    "rules": ("约束：", "Rules: "),
    "required": ("必选", "required"),
    "deprecated": ("已废弃", "Deprecated"),
    "quota": ("配额", "Quota"),
    "zh": ("仅中文文档描述", "documented in Chinese only"),
    "en": ("仅英文文档描述", "documented in English only"),
    "body": ("请求体。", "The request body. "),
    "wire": ("线上名称", "on the wire"),
    "foreign": ("英文文档另有约束", "more in the Chinese documentation"),
    "sample": ("仅见于示例", "known from an example only"),
    "invalid": ("请求不符合文档约束；未发送", "The request breaks documented rules; nothing was sent."),
    "other": ("其他错误状态码", "Any other error status."),
}

Argument = tuple[str, Field]
"""Keyword of the call, and the field that it sets."""


def word(key: str, lang: Lang) -> str:
    """A word of our own, in the language of the docstring."""
    return _WORDS[key][0 if lang is Lang.ZH else 1]


@lru_cache(maxsize=1024)
def plain(markdown: str) -> str:
    """Markdown without links, emphasis and escapes; each paragraph or list item is one line.

    >>> plain("See [the list](a.md) of **names**.")
    'See the list of names.'
    """
    text = markdown[:20_000]
    if _MARKUP.search(text):
        text = _ESCAPE.sub(r"\1", _STRONG.sub(r"\1", _LINK.sub(r"\1", text)))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return "\n".join(filter(None, lines))


def summary(operation: Operation, lang: Lang) -> str:
    """The title as the first line of a docstring: one line that ends in a full stop."""
    title = " ".join(plain(operation.title.text(lang)).split()) or operation.id
    return title[:200].rstrip(".。") + ("。" if lang is Lang.ZH else ".")


def operation_doc(
    operation: Operation, lang: Lang, *, arguments: Sequence[Argument], body: str | None, errors: Sequence[tuple[str, str]], returns: str
) -> str:
    """The docstring of a call.

    `errors` are exception names with what the page says; `returns` names the result's class; `body` says more about
    the one argument `body` of calls whose request body is not one object of known members, None for others.
    """
    blocks = [summary(operation, lang)]
    if operation.deprecated is not None:
        blocks.append(word("deprecated", lang) + (f": {plain(operation.deprecated.value)}" if operation.deprecated.value else ""))
    if description := plain(operation.description.text(lang)):
        blocks.append("\n".join(_wrapped(line) for line in description.splitlines()))
    blocks.append(f"{operation.method} {operation.path}")
    if quotas := [_quota(fact, lang) for fact in operation.quotas]:
        blocks.append("\n".join(quotas))
    entries = [_entry(name, field, lang) for name, field in arguments]
    if body is not None:
        entries.append(_hanging(f"body: {word('body', lang)}{body}"))
    if entries:
        blocks.append("\n".join([word("args", lang), *entries]))
    blocks.append(f"{word('returns', lang)}\n    {returns}")
    raised = [("InvalidRequestError", word("invalid", lang)), *errors, ("APIStatusError", word("other", lang))]
    blocks.append("\n".join([word("raises", lang), *(_hanging(f"{name}: {text}") for name, text in raised)]))
    return "\n\n".join(blocks)


def _quota(fact: Fact[Quota], lang: Lang) -> str:
    """A quota in the page's words, with each language's limit where they differ."""
    claim = fact.by(lang) or fact.claims[0]
    limits = {claim.lang.value: claim.value.limit for claim in reversed(fact.claims)}
    differ = f" ({', '.join(f'{name}: {limits[name]}' for name in sorted(limits, reverse=True))})" if len(set(limits.values())) > 1 else ""
    return f"{word('quota', lang)}: {fact.value.limit} {claim.value.subject}{differ}"


def struct_doc(struct: Struct, members: Iterable[tuple[str, Field]], lang: Lang, title: str = "") -> str:
    """The docstring of a nested object; its page's caption is the title unless one is given."""
    title = title or " ".join(plain(struct.title.text(lang)).split())[:200] or struct.name
    head = title.rstrip(".") + "." + (f" ({word(struct.only.value, lang)})" if struct.only else "")
    entries = [_entry(name, field, lang) for name, field in members]
    return "\n\n".join([head, "\n".join([word("members", lang), *entries])]) if entries else head


def _entry(name: str, field: Field, lang: Lang) -> str:
    head, *rest = plain(field.description.text(lang)).splitlines() or [""]
    lines = [f"{name}: {head}".rstrip(), *rest]
    sent = [f"{word('wire', lang)} {literal(field.name)}"] if name != field.name else []
    notes = "; ".join(dict.fromkeys([*_notes(field, lang), *sent]))
    return "\n".join([_hanging(lines[0]), *(_hanging(line, 8) for line in lines[1:]), *([_hanging(notes, 8)] if notes else [])])


def _notes(field: Field, lang: Lang) -> Iterator[str]:
    """Constraints and provenance, to stand behind the description."""
    said = [(fact, fact_words(fact, lang)) for fact in field.constraints]
    # The condition of a rule that one language states alone is in that language; a pointer to it is easier to read.
    foreign = [fact for fact, words in said if lang is Lang.EN and field.only is None and fact.by(lang) is None and not words.isascii()]
    rules = [words for fact, words in said if words and fact not in foreign]
    if foreign:
        rules.append(word("foreign", lang))
    if field.required is not None and field.required.value.note:
        rules.append(plain(field.required.value.note))
    if rules:
        yield word("rules", lang) + "; ".join(" ".join(rule.split()) for rule in dict.fromkeys(rules))
    if field.only is not None:
        yield word(field.only.value, lang)
    if field.sample_only:
        yield word("sample", lang)


def _wrapped(line: str) -> str:
    return _fill(line, "", _under(line))


def _hanging(line: str, indent: int = 4) -> str:
    more = _under(line) if indent > 4 else "    "
    return _fill(line, " " * indent, " " * indent + more)


def _under(line: str) -> str:
    """Blanks as wide as the marker of a list item."""
    marker = re.match(r"(?:[-*]|\d{1,3}\.) ", line)
    return " " * len(marker[0]) if marker else ""


def _fill(line: str, first: str, others: str) -> str:
    """The line in lines of at most _WIDTH characters, of which all but the first begin with `others`; long words stay whole."""
    if len(first) + len(line) <= _WIDTH:
        return (first + line).rstrip()
    lines: list[str] = []
    current = first
    for word in line.split():
        if len(current) + len(word) > _WIDTH and current.strip():
            lines.append(current.rstrip())
            current = others
        current += f"{word} "
    return "\n".join([*lines, current.rstrip()])
