"""Aligned units made of short texts, for tests of prose checks.  Markdown links and bold become marks."""

from __future__ import annotations

import re

from generator.model.draft import PageDraft, PageKind, ProseUnit, UnitRole
from generator.reconcile.aligned import AlignedBy, AlignedUnit, PagePair
from generator.reconcile.checks.context import ProseContext
from generator.source.marked import Mark, MarkKind, Segment, Text
from generator.source.text import Lang, SourceFile

_MARKUP = re.compile(r"\[([^\]]*)\]\(([^)]*)\)|\*\*([^*]*)\*\*")


def marked(markdown: str, lang: Lang) -> Text:
    """The text of one line of Markdown; every character maps back to it."""
    file = SourceFile.of(markdown, f"{lang.value}/page.md", lang)
    value, segments, marks, last = "", [], [], 0
    for match in _MARKUP.finditer(markdown):
        group = 1 if match.group(1) is not None else 3
        for start, end in ((last, match.start()), match.span(group)):
            segments.append(Segment(len(value), start, end - start))
            value += markdown[start:end]
        size = match.end(group) - match.start(group)
        kind, target = (MarkKind.LINK, match.group(2)) if group == 1 else (MarkKind.STRONG, None)
        marks.append(Mark(kind, len(value) - size, len(value), target))
        last = match.end()
    segments.append(Segment(len(value), last, len(markdown) - last))
    return Text(value + markdown[last:], file, tuple(segments), tuple(marks))


def unit(zh: str | None, en: str | None, location: str = "body.name", role: UnitRole = UnitRole.CELL) -> AlignedUnit:
    """The two texts as one aligned unit."""
    sides = {
        lang: ProseUnit(text=marked(text, lang), role=role, location=location) if text is not None else None
        for lang, text in ((Lang.ZH, zh), (Lang.EN, en))
    }
    return AlignedUnit(zh=sides[Lang.ZH], en=sides[Lang.EN], by=AlignedBy.ID, location=location, operation="")


def context(*units: AlignedUnit, literals: tuple[str, ...] = (), counterparts: dict[str, str] | None = None) -> ProseContext:
    """A context of a pair of pages that hold `units`."""
    pages = {
        lang: PageDraft(file=SourceFile.of("页面", f"{lang.value}/page.md", lang), kind=PageKind.API, topic="0043063023", title=None)
        for lang in Lang
    }
    pair = PagePair(topic="0043063023", zh=pages[Lang.ZH], en=pages[Lang.EN], by=AlignedBy.ID)
    return ProseContext(pair=pair, literals=frozenset(literals), counterparts=counterparts or {}, units=units)
