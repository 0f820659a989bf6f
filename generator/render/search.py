"""What the search of a service's index page looks through: identifiers, titles and words of every operation.

Matching is done in the page: Latin words by substring, Chinese by pairs of neighbouring characters, so that a query
need not be cut into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.api import Api, Operation
from ..source.text import Lang
from .rows import body_rows


def entries(api: Api, slugs: Sequence[str]) -> list[list[str]]:
    """For each operation [slug, words]; the words are unique, in page order, separated by blanks."""
    return [[slug, " ".join(dict.fromkeys(_words(api, operation)))] for slug, operation in zip(slugs, api.operations, strict=True)]


def _words(api: Api, operation: Operation) -> Iterable[str]:
    yield from (operation.title.text(Lang.ZH), operation.title.text(Lang.EN), operation.id, operation.method, operation.path)
    yield from operation.alternative_paths
    yield from (field.name for field in operation.parameters)
    for root, bodies in (("body", operation.request), ("response", [body for response in operation.responses for body in response.bodies])):
        for body in bodies:
            yield from (row.field.name for row in body_rows(api, body.type, root))
