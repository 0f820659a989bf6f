"""Doc comments: description and constraints of a field in English, then in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.api import Field, Operation, Struct
from ....model.claim import Bilingual
from ....model.constraint import Deprecated
from ....source.text import Lang
from ...wording import constraint_words, fact_words, meanings, value_words
from .text import comment

_LANGS = (Lang.EN, Lang.ZH)
_ONLY = {Lang.ZH: "Documented in Chinese only.", Lang.EN: "Documented in English only."}
_LONGEST = 2000
"""Characters of a description; the rest is in the documentation."""


def field_doc(field: Field) -> list[str]:
    """The lines of a field's comment."""
    blocks = [block for lang in _LANGS if (block := _in_language(field, lang))]
    lines = _separated(blocks)
    if field.only is not None:
        lines.append(_ONLY[field.only])
    if field.sample_only:
        lines.append("Known from an example only.")
    for fact in field.constraints:
        if isinstance(fact.value, Deprecated):
            lines.append(f"@deprecated {comment(_line(fact.value.note))}".rstrip())
    return lines


def struct_doc(struct: Struct) -> list[str]:
    """The lines of an interface's comment."""
    lines = _separated([[comment(_line(text))] for text in _texts(struct.title)])
    return [*lines, _ONLY[struct.only]] if struct.only is not None else lines


def operation_doc(operation: Operation) -> list[str]:
    """The lines of an operation's comment: titles, texts and quotas of both languages."""
    blocks = [[comment(_line(text))] for text in _texts(operation.title)]
    blocks += [_paragraphs(text) for text in _texts(operation.description)]
    for fact in operation.quotas:
        said = {claim.lang.value: f"{claim.lang.value}: {claim.value.limit}" for claim in fact.claims}
        blocks.append([f"Quota: {fact.value.limit} {comment(_line(fact.value.subject))} ({', '.join(said.values())})"])
    lines = _separated(blocks)
    if operation.only is not None:
        lines.append(_ONLY[operation.only])
    if operation.deprecated is not None:
        lines.append(f"@deprecated {comment(_line(operation.deprecated.value))}".rstrip())
    return lines


def _texts(text: Bilingual) -> list[str]:
    said = [claim.value for claim in (text.en, text.zh) if claim is not None and claim.value.strip()]
    return list(dict.fromkeys(said))


def _in_language(field: Field, lang: Lang) -> list[str]:
    claim = field.description.by(lang)
    lines = _paragraphs(claim.value) if claim is not None else []
    rules = [f"- {comment(_line(rule))}" for rule in dict.fromkeys(_rules(field, lang)) if rule]
    if not rules:
        return lines
    return [*lines, "", *rules] if lines else rules


def _rules(field: Field, lang: Lang) -> Iterator[str]:
    for fact in field.constraints:
        yield fact_words(fact, lang)
        colon = "：" if lang is Lang.ZH else ": "
        yield from (f"{value_words(value)}{colon}{meaning}" for value, meaning in meanings(fact, lang))
        for claim in fact.claims:
            if claim.value != fact.value and (other := _differing(fact.value, claim.value, claim.lang, lang)):
                yield other


def _differing(believed: object, claimed: object, said_in: Lang, lang: Lang) -> str:
    """What one language's page says where we believe something narrower or wider."""
    if type(believed) is not type(claimed):
        return ""
    words, own = constraint_words(claimed, lang), constraint_words(believed, lang)  # type: ignore[arg-type]
    if words == own:
        return ""
    if lang is Lang.ZH:
        return f"{'中文' if said_in is Lang.ZH else '英文'}文档：{words}"
    return f"{'Chinese' if said_in is Lang.ZH else 'English'} page: {words}"


def _line(text: str) -> str:
    return " ".join(text[:_LONGEST].split())


def _paragraphs(text: str) -> list[str]:
    return [comment(line.rstrip()) for line in text[:_LONGEST].strip().split("\n")]


def _separated(blocks: list[list[str]]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if lines:
            lines.append("")
        lines += block
    return lines
