"""A comparison of revisions as a changelog in Markdown, by class and page.

What pages say is data: every character that Markdown or HTML could read is escaped by the same rule as in the drift
report.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..render.languages.markdown import code, text
from ..revisions.change import Change, ChangeClass, Comparison
from ..source.text import Lang
from .words import WORDS


def render(comparison: Comparison, lang: Lang = Lang.EN) -> str:
    """The changelog."""
    return "\n".join(_lines(comparison, lang)).rstrip() + "\n"


def _lines(comparison: Comparison, lang: Lang) -> Iterator[str]:
    yield f"# {text(comparison.old)} → {text(comparison.new)}"
    yield ""
    yield f"{WORDS['semver'][lang]}: **{comparison.semver.value}**"
    yield ""
    if comparison.trouble:
        yield f"## {WORDS['error'][lang]}"
        yield ""
        yield from (f"- {text(found.message(lang))}" for found in comparison.trouble)
        yield ""
    for class_ in ChangeClass:
        listed = [change for change in comparison.changes if change.class_ is class_]
        if listed:
            yield f"## {WORDS[class_.value][lang]} ({len(listed)})"
            yield ""
            yield from _pages(listed, lang)
    if not comparison.changes and not comparison.trouble:
        yield WORDS["no-change"][lang]


def _pages(listed: list[Change], lang: Lang) -> Iterator[str]:
    pages: dict[tuple[str, str, str], list[Change]] = {}
    for change in listed:
        pages.setdefault((change.lang.value, change.subject.topic, change.title), []).append(change)
    for (language, _, title), changes in pages.items():
        operation = next((change.subject.operation for change in changes if change.subject.operation), "")
        yield f"### {text(title)} ({language})" + (f": {code(operation)}" if operation else "")
        yield ""
        for change in changes:
            state = f" ({WORDS[change.state.value][lang]})" if change.state else ""
            yield f"- {code(change.subject.location)}: {text(change.message(lang))}{state}"
        yield ""
