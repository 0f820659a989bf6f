"""Two revisions of a short page, and what is said to have changed."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extract.linking import link_pages
from generator.extract.page import extract_page
from generator.model.draft import PageDraft
from generator.revisions.change import Change, Comparison
from generator.revisions.compare import compare
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

HEADER = ("Parameter", "Mandatory", "Type", "Description")
URI = "POST /v1/\\{project\\_id\\}/groups"
TOPIC = "EN-US_TOPIC_0043063023"

Row = tuple[str, str, str, str]


def table(rows: Iterable[tuple[str, ...]], header: tuple[str, ...] = HEADER) -> str:
    head = "".join(f"<th><p>{text}</p></th>" for text in header)
    body = "".join(f"<tr>{''.join(f'<td><p>{text}</p></td>' for text in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def page(
    request: Iterable[Row] = (),
    response: Iterable[Row] = (),
    *,
    uri: str = URI,
    topic: str = TOPIC,
    title: str = "Creating a Group",
    more: str = "",
) -> str:
    """A page with a table of the request and one of the response."""
    parts = [f'# {title}<a name="{topic}"></a>', f"## URI\n\n{uri}"]
    if request:
        parts.append(f"## Request\n\nRequest parameters\n\n{table(request)}")
    if response:
        parts.append(f"## Response\n\nResponse parameters\n\n{table(response)}")
    return "\n\n".join([*parts, more]) + "\n"


def drafts(pages: dict[str, str], lang: Lang = Lang.EN) -> tuple[PageDraft, ...]:
    """File names without folder, and the text of each."""
    read = [extract_page(read_page(SourceFile.of(text, f"{lang.value}/{name}", lang))) for name, text in pages.items()]
    return tuple(link_pages(read))


def between(old: str | dict[str, str], new: str | dict[str, str], lang: Lang = Lang.EN) -> Comparison:
    """The comparison of two pages, or of two folders of one language."""
    sides = [drafts(side if isinstance(side, dict) else {"page.md": side}, lang) for side in (old, new)]
    return compare(("v1", "v2"), *sides)


def told(changes: Comparison | Iterable[Change]) -> list[tuple[str, str, str]]:
    """Class, kind and location of each change."""
    listed = changes.changes if isinstance(changes, Comparison) else changes
    return [(change.class_.value, change.id, change.subject.location) for change in listed]
