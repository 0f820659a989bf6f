"""Alternatives of form: "0 or absent: the default project; a UUID: the project it names"."""

# ruff: noqa: E501  (a phrase and its translation stand on one row)
from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.constraint import Form, ValueForms
from ..model.schema import STRING, ObjectType
from .passage import Passage
from .phrases import compile_phrase
from .rule import FieldContext, ListFound, Pair, Rule, en, zh

_PHRASES = (
    Pair("^(取值|值)为 {form:clause} [,](表示|则表示|代表) {meaning:rest}", "^(if|when) the value is[ set to]_{form:clause}, {meaning:rest}"),
)
_ABSENT = re.compile(r"无该值|不填|不传|未指定|不指定|没有该值|left blank|not specified|empty|not set|为空|absent", re.IGNORECASE)
_NAMED = re.compile(r"(?<![A-Za-z])(UUID)(?![A-Za-z])", re.IGNORECASE)


def _gather(passage: Passage, context: FieldContext) -> Iterable[ListFound]:
    if isinstance(context.type, ObjectType) or context.is_array:
        return
    forms: list[Form] = []
    places: list[tuple[int, int, int]] = []
    named = False
    for sentence in passage.sentences:
        for pair in _PHRASES:
            compiled = compile_phrase(pair.by(context.lang), context.lang)
            match = compiled.pattern.search(sentence.lowered) if compiled.may_match(sentence.lowered) else None
            if not match:
                continue
            meaning = sentence.text.value[slice(*match.span("meaning"))].strip(" .。;；,，")
            words = sentence.folded[slice(*match.span("form"))]
            found = list(_forms(sentence.text.value, words, meaning))
            named = named or any(form.format or form.absent for form in found)
            forms += found
            places.append((sentence.line, sentence.start, sentence.start + len(sentence.text.value)))
    if len(forms) > 1 and named:
        yield ListFound(ValueForms(forms=tuple(forms)), tuple(places))


def _forms(_text: str, words: str, meaning: str) -> Iterable[Form]:
    if _NAMED.search(words):
        yield Form(meaning, format="uuid")
        return
    literal = re.match(r" *\"?(-?[A-Za-z0-9_]+)\"?(?= |$|或|,|/)", words)
    if literal and re.search(r"[0-9_]|^[A-Z]{2,}$", literal.group(1)):
        yield Form(meaning, literal=literal.group(1))
    if _ABSENT.search(words):
        yield Form(meaning, absent=True)


RULE = Rule(
    id="value-forms",
    doc="Forms that a value may take and what each means: `取值为0或无该值，表示…` / `取值为UUID，表示…`.",
    phrases=_PHRASES,
    build=lambda _hit, _context: (),
    gather=_gather,
    examples=(
        zh(
            "- 取值为0或无该值，表示属于default企业项目。\n- 取值为UUID，表示属于该UUID对应的企业项目。",
            ValueForms(
                forms=(
                    Form("属于default企业项目", literal="0"),
                    Form("属于default企业项目", absent=True),
                    Form("属于该UUID对应的企业项目", format="uuid"),
                )
            ),
            type=STRING,
        ),
        en(
            "- If the value is 0 or left blank, the AS group belongs to the default enterprise project.\n"
            "- If the value is a UUID, the AS group belongs to the enterprise project.",
            ValueForms(
                forms=(
                    Form("the AS group belongs to the default enterprise project", literal="0"),
                    Form("the AS group belongs to the default enterprise project", absent=True),
                    Form("the AS group belongs to the enterprise project", format="uuid"),
                )
            ),
            type=STRING,
        ),
    ),
    counter_examples=(
        zh("取值为null，表示每天执行。", ValueForms(forms=(Form("每天执行", absent=True),)), type=STRING),
        en("If the value is 0, nothing happens.", ValueForms(forms=(Form("nothing happens", literal="0"),)), type=STRING),
    ),
)
