"""A comparison of revisions for people at a terminal: worst first, each with the lines of both revisions."""

from __future__ import annotations

from collections.abc import Iterator

from ..revisions.change import ChangeClass, Comparison
from ..source.diagnostic import Diagnostic, Label
from ..source.text import Lang
from .terminal import clipped, escaped
from .words import WORDS, plural

_COLUMNS = 100


def render(comparison: Comparison, lang: Lang = Lang.EN) -> str:
    """The comparison as plain text, ending with the counts and the recommended version step."""
    return "".join(f"{line}\n" for line in _lines(comparison, lang))


def _lines(comparison: Comparison, lang: Lang) -> Iterator[str]:
    for found in comparison.trouble:
        yield from _finding(found, WORDS["error"][lang], "", lang)
    for class_ in ChangeClass:
        for change in comparison.changes:
            if change.class_ is class_:
                state = f" ({WORDS[change.state.value][lang]})" if change.state else ""
                yield from _finding(change, WORDS[class_.value][lang], state, lang)
    counts = [plural(class_.value, comparison.count(class_), lang) for class_ in ChangeClass]
    if comparison.trouble:
        counts.insert(0, plural("error", len(comparison.trouble), lang))
    yield f"{escaped(comparison.old)} → {escaped(comparison.new)}: {', '.join(counts)}; semver: {comparison.semver.value}"


def _finding(found: Diagnostic, class_: str, state: str, lang: Lang) -> Iterator[str]:
    at = next((str(label.span) for label in reversed(found.labels) if label.span and not label.absent), "")
    yield escaped(f"{at}: {class_}: {found.message(lang)} [{found.id}]{state}")
    place = " ".join(part for part in (found.subject.operation, found.subject.location) if part)
    yield clipped(escaped(f"    {place}"), _COLUMNS)
    for label in found.labels:
        if label.side:
            yield f"    {WORDS[label.side][lang]}: {_quoted(label, lang)}"


def _quoted(label: Label, lang: Lang) -> str:
    if label.absent or label.text is None:
        return WORDS["absent"][lang]
    return clipped(escaped(label.text), _COLUMNS)
