"""URI templates as OpenAPI paths.

OpenAPI knows a path by its shape: two templates that differ only in the names of their parameters are one path.  The
names that most operations print win; the others are renamed, which changes nothing on the wire.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ..model.api import Api, Operation

_PARAMETER = re.compile(r"\{([^{}]*)\}")


def parameters_of(template: str) -> tuple[str, ...]:
    """Names in braces, in order."""
    return tuple(_PARAMETER.findall(template))


def shape(template: str) -> str:
    """The template with the names of its parameters erased."""
    return _PARAMETER.sub("{}", template)


def templates_of(operation: Operation) -> tuple[str, ...]:
    """All paths of an operation, the main one first, each shape once."""
    return tuple({shape(path): path for path in reversed((operation.path, *operation.alternative_paths))}.values())[::-1]


def path_names(api: Api) -> dict[str, str]:
    """The template to print for each shape of a service."""
    counts: dict[str, Counter[str]] = {}
    for operation in api.operations:
        for template in templates_of(operation):
            counts.setdefault(shape(template), Counter())[distinct(template)] += 1
    return {key: max(counter, key=lambda template: counter[template]) for key, counter in counts.items()}


def distinct(template: str) -> str:
    """The template with repeated parameter names numbered: OpenAPI wants each once."""
    seen: Counter[str] = Counter()

    def number(match: re.Match[str]) -> str:
        name = match[1] or "parameter"
        seen[name] += 1
        return f"{{{name}}}" if seen[name] == 1 else f"{{{name}_{seen[name]}}}"

    return _PARAMETER.sub(number, template)


def renames(printed: str, used: str) -> Mapping[str, str]:
    """From parameter names as the page prints them to those of the path in use."""
    return dict(zip(parameters_of(distinct(printed)), parameters_of(used), strict=True))


_VERSION = re.compile(r"v\d+(?:\.\d+)*", re.IGNORECASE)


def tag_of(path: str) -> str:
    """What an operation is about: the first fixed word behind the version, else the first fixed word."""
    words = [word for word in path.split("/") if word]
    versions = [index for index, word in enumerate(words) if _VERSION.fullmatch(word)]
    behind = words[versions[-1] + 1 :] if versions else words
    return _first_fixed(behind) or _first_fixed(words) or "default"


def _first_fixed(words: Iterable[str]) -> str | None:
    return next((word for word in words if "{" not in word), None)
