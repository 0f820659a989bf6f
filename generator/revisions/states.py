"""What the languages did at one place: both changed, one lags, they came together, or they went apart.

Facts of a field are compared between the languages before and after; prose is in `prose_states`.  Examples are not
compared between the languages: there only whether each of them changed is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model.constraint import Enumeration
from ..model.draft import FieldDraft, OperationDraft, PageDraft
from ..model.schema import Type
from ..reconcile.bounds import literals
from ..reconcile.paths import path_key
from ..reconcile.slots import side_by_side
from ..reconcile.types import spelled
from ..source.text import Lang
from .change import Change, State
from .fields import rows
from .prose_states import ProseStates
from .sides import RevisionPair
from .values import shown

Key = tuple[str, str]
"""METHOD + path and the location."""
Facts = Mapping[Key, Mapping[str, object]]
_ABSENT: Mapping[str, object] = {}
_KEYWORDS = frozenset({"enum", "range", "length", "items", "charset", "default", "type", "required", "quota"})


def with_states(
    pairs: Mapping[Lang, Sequence[RevisionPair]],
    changes: Mapping[Lang, Sequence[Change]],
    old: Sequence[PageDraft],
    new: Sequence[PageDraft],
) -> tuple[Change, ...]:
    """All changes, zh before en, with what the other language did where both stand on both sides."""
    four = all(any(pair.old for pair in pairs[lang]) and any(pair.new for pair in pairs[lang]) for lang in Lang)
    if not four or not any(changes.values()):
        return tuple(change for lang in Lang for change in changes[lang])
    facts = {(lang, new): _facts(pairs[lang], new=new) for lang in Lang for new in (False, True)}
    known = {
        lang: frozenset((*(operation for new in (False, True) for operation, _ in facts[lang, new]), *(pair.topic for pair in pairs[lang])))
        for lang in Lang
    }
    changed = {lang: frozenset(_mark(change) for change in changes[lang]) for lang in Lang}
    words = [change for lang in Lang for change in changes[lang] if _aspect(change) == "text"]
    prose = ProseStates(old, new, words) if words else None
    return tuple(
        replace(
            change,
            state=prose.of(change)
            if prose and _aspect(change) == "text"
            else _state(change, facts, known[lang.other], changed[lang.other]),
        )
        for lang in Lang
        for change in changes[lang]
    )


def _operation(change: Change) -> str:
    method, _, path = change.subject.operation.partition(" ")
    return f"{method} {path_key(path)}" if path else change.subject.topic


def _aspect(change: Change) -> str:
    group = change.id.partition("/")[0]
    return str(dict(change.args).get("keyword", group)) if group == "constraint" else group


def _mark(change: Change) -> tuple[str, str, str]:
    return _operation(change), change.subject.location, _aspect(change)


def _state(
    change: Change, facts: Mapping[tuple[Lang, bool], Facts], known: frozenset[str], others: frozenset[tuple[str, str, str]]
) -> State | None:
    both = _mark(change) in others
    lags = State.EN_LAGS if change.lang is Lang.ZH else State.ZH_LAGS
    before, after = (_agree(change, facts, new=new) for new in (False, True))
    if not both and _operation(change) not in known:
        # A page that only one language ever had lags behind nothing; a new one does, until the other has it too.
        return lags if _aspect(change) in ("page", "op") else None
    if _aspect(change) == "example":
        return State.BOTH if both else lags
    if both:
        return State.DIVERGED if before and not after else State.BOTH
    return State.CONVERGED if after and not before else lags


def _agree(change: Change, facts: Mapping[tuple[Lang, bool], Facts], *, new: bool) -> bool:
    """Whether both languages say the same of the place on one side."""
    key = (_operation(change), change.subject.location)
    aspect = _aspect(change)
    zh, en = (facts[lang, new].get(key, _ABSENT) for lang in Lang)
    return zh.get(aspect) == en.get(aspect) if aspect in _KEYWORDS else bool(zh) is bool(en)


def _facts(pairs: Iterable[RevisionPair], *, new: bool) -> Facts:
    found: dict[Key, dict[str, object]] = {}
    for pair in pairs:
        for joined in pair.operations:
            draft = joined.pair.en if new else joined.pair.zh
            if draft is None or not draft.paths:
                continue
            name = f"{draft.method.value} {path_key(draft.paths[0].value)}"
            for location in ("page", "operation"):
                found[name, location] = {"present": True}
            found.update({(name, f"status.{status.code}"): {"present": True} for status in draft.statuses})
            found[name, "quota"] = {"quota": _quota(draft)}
            for row in rows(joined):
                field, kind = (row.new, row.new_type) if new else (row.old, row.old_type)
                if field is not None:
                    found[name, row.location] = _said(field, kind)
    return found


def _quota(operation: OperationDraft) -> tuple[int, ...]:
    return tuple(sorted(claim.value.limit for claim in operation.quotas))


def _said(field: FieldDraft, kind: Type | None) -> dict[str, object]:
    """What one page says of a field, comparable between languages."""
    said: dict[str, object] = {"present": True, "required": field.required.value.required if field.required else None}
    said["type"] = spelled(kind) if kind else None
    for slot in side_by_side(field.constraints, ()):
        if slot.name == "enum":
            said["enum"] = frozenset(value for claim in slot.zh if isinstance(claim.value, Enumeration) for value in literals(claim.value))
        elif slot.name in _KEYWORDS:
            said[slot.name] = tuple(sorted(shown(claim.value) for claim in slot.zh))
    return said
