"""A comparison of revisions as JSON: the format for programs.

Like the drift report, with a class instead of a severity alone, the language that changed, and what the other did.
Pages that could not be read stand among the findings: they have no class.
"""

from __future__ import annotations

from ..revisions.change import Change, ChangeClass, Comparison
from ..source.diagnostic import Diagnostic
from ..source.text import Lang
from .json import dump, pointer, sides

FORMAT = "twinspec-diff/1"


def render(comparison: Comparison, lang: Lang = Lang.EN) -> str:
    """The comparison; `lang` only says which language `message` speaks, `messages` has both."""
    return dump(
        {
            "format": FORMAT,
            "mode": "revision",
            "old": comparison.old,
            "new": comparison.new,
            "pages": {"old": comparison.pages[0], "new": comparison.pages[1]},
            "semver": comparison.semver.value,
            "counts": {**{class_.value: comparison.count(class_) for class_ in ChangeClass}, "error": len(comparison.trouble)},
            "findings": [
                *(_common(found, lang) | {"class": None, "lang": _lang(found), "state": None} for found in comparison.trouble),
                *(_change(change, lang) for change in comparison.changes),
            ],
        }
    )


def _change(change: Change, lang: Lang) -> dict[str, object]:
    state = change.state.value if change.state else None
    return _common(change, lang) | {"class": change.class_.value, "lang": change.lang.value, "state": state}


def _lang(found: Diagnostic) -> str | None:
    return found.labels[0].lang.value if found.labels else None


def _common(found: Diagnostic, lang: Lang) -> dict[str, object]:
    return {
        "id": found.id,
        "fingerprint": found.fingerprint,
        "mode": "revision",
        "severity": found.severity.value,
        "confidence": found.confidence.value,
        "message": found.message(lang),
        "messages": {language.value: found.message(language) for language in Lang},
        "subject": {
            "topic": found.subject.topic,
            "operation": found.subject.operation,
            "location": found.subject.location,
            "pointer": pointer(found.subject.location),
        },
        "args": dict(found.args),
        "sides": sides(found),
    }
