"""Prints a target: each file of its folder, once per element where its path says so.

Templates print decisions and make none.  Page text reaches a template only as the value of a variable, never as
template source; code sinks take it through the language's `literal` and `comment`.  A file that its language cannot
read back is our mistake and stops the build.
"""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Protocol, cast

import jinja2

from ..model.api import Api
from .target import LOOPS, Target, TargetFile
from .templates import environment


class RenderError(Exception):
    """Output that must not be written: it does not parse, or two files claim one path."""


class Language(Protocol):
    """What a module under `render/languages/` offers."""

    def views(self, api: Api, /) -> Mapping[str, object]:
        """What the templates see.  For each loop `x` a list under `xs`, each element with a `slug`."""

    def literal(self, value: Any, /) -> str:
        """The value as a literal of the language, for any text."""

    def comment(self, text: str, /) -> str:
        """The text as it may stand in a comment."""

    def ident(self, name: str, /) -> str:
        """An identifier for the name; uniqueness is the views' business."""

    def check(self, path: str, content: bytes, /) -> None:
        """Reads back a rendered file.  Raises ValueError or SyntaxError when it is not what it claims to be."""


class HasSlug(Protocol):
    """An element that names a file."""

    @property
    def slug(self) -> str:
        """File name without extension, `[A-Za-z0-9_-]{1,60}`, unique without case in its loop."""


_SAFE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,59}")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def render_target(target: Target, api: Api, extra: Mapping[str, object] | None = None) -> dict[str, bytes]:
    """The files of a target by OUT-relative path, in a stable order.

    `extra` joins the views (documents, reports).  An empty rendering is not written.  Raises RenderError.
    """
    language = load_language(target.language)
    context = {**language.views(api), **(extra or {})}
    templates = _environment(target.folder, target.language)
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for file, path, names in _occurrences(target, api, context):
        content = _content(templates, target, file, {**context, **names}, path)
        if content is None:
            continue
        if path.lower() in taken:
            raise RenderError(f"{path}: printed twice, the second time by {file.path}")
        taken.add(path.lower())
        files[path] = content
    return files


def load_language(name: str) -> Language:
    """The module `render/languages/<name>.py`."""
    assert re.fullmatch(r"[a-z_]+", name), name
    return cast(Language, importlib.import_module(f"{__package__}.languages.{name}"))


def _occurrences(target: Target, api: Api, context: Mapping[str, object]) -> Iterator[tuple[TargetFile, str, Mapping[str, object]]]:
    """Each file that a file of the target becomes, with its path and its loop variables.

    What is printed of one element is printed in a row, so that a language need not remember the others.
    """

    def elements(loop: str) -> Sequence[HasSlug]:
        return cast(Sequence[HasSlug], context[f"{loop}s"])

    words = {"service": api.service, "package": api.package}
    for outer in ((), *((loop,) for loop in LOOPS)):
        files = [file for file in target.files if file.loops[:1] == outer]
        for first in product(*map(elements, outer)) if files else ():
            for file in files:
                for rest in product(*map(elements, file.loops[1:])):
                    names = dict(zip(file.loops, first + rest, strict=True))
                    yield file, _fill(file.output, {**words, **{loop: element.slug for loop, element in names.items()}}), names


def _fill(pattern: str, names: Mapping[str, str]) -> str:
    for word, name in names.items():
        if f"%{word}" in pattern and (not _SAFE_NAME.fullmatch(name) or name.lower() in _DEVICES):
            raise RenderError(f"{pattern}: {name!a} is not a file name")
        pattern = pattern.replace(f"%{word}", name)
    return pattern


def _content(templates: jinja2.Environment, target: Target, file: TargetFile, context: Mapping[str, object], path: str) -> bytes | None:
    if not file.rendered:
        return _copied(target.language, target.folder / file.path)
    text = templates.get_template(file.path).render(context)
    if not text.strip():
        return None
    # A sample may hold half a surrogate pair; as an escape it is at least visible, and valid in JSON.
    content = text.encode("utf-8", "backslashreplace")
    _read_back(load_language(target.language), path, content)
    return content


@lru_cache
def _copied(language_name: str, path: Path) -> bytes:
    """A file of ours as it stands, read back once for all services."""
    content = path.read_bytes()
    _read_back(load_language(language_name), path.name, content)
    return content


def _read_back(language: Language, path: str, content: bytes) -> None:
    try:
        language.check(path, content)
    except (ValueError, SyntaxError) as error:
        raise RenderError(f"{path}: does not read back: {error}") from error


@lru_cache
def _environment(folder: Path, language_name: str) -> jinja2.Environment:
    language = load_language(language_name)
    filters = {"wrap": wrap, "literal": language.literal, "comment": language.comment, "ident": language.ident}
    return environment(folder, filters)


def wrap(text: str, width: int = 100) -> str:
    """The text in lines of at most `width` characters; long words stay whole."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))
