"""Prints a target: each file of its folder, once per element where its path says so.

Templates print decisions and make none.  Page text reaches a template only as the value of a variable, never as
template source; code sinks take it through the language's `literal` and `comment`.  A file that its language cannot
read back is our mistake and stops the build.
"""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Protocol, cast

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from ..model.api import Api
from .target import Target, TargetFile


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
    environment = _environment(target.folder, target.language)
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for file in target.files:
        for path, names in _occurrences(file, api, context):
            content = _content(environment, target, file, {**context, **names})
            if content is None:
                continue
            if path.lower() in taken:
                raise RenderError(f"{path}: printed twice, the second time by {file.path}")
            taken.add(path.lower())
            _read_back(language, path, content)
            files[path] = content
    return files


def load_language(name: str) -> Language:
    """The module `render/languages/<name>.py`."""
    assert re.fullmatch(r"[a-z_]+", name), name
    return cast(Language, importlib.import_module(f"{__package__}.languages.{name}"))


def _occurrences(file: TargetFile, api: Api, context: Mapping[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    """The path and the loop variables of each file that `file` becomes."""
    pattern = _fill(file.output, {"service": api.service, "package": api.package})
    elements = [cast(Sequence[HasSlug], context[f"{loop}s"]) for loop in file.loops]
    for chosen in product(*elements):
        slugs = {loop: element.slug for loop, element in zip(file.loops, chosen, strict=True)}
        yield _fill(pattern, slugs), dict(zip(file.loops, chosen, strict=True))


def _fill(pattern: str, names: Mapping[str, str]) -> str:
    for word, name in names.items():
        if f"%{word}" in pattern and (not _SAFE_NAME.fullmatch(name) or name.lower() in _DEVICES):
            raise RenderError(f"{pattern}: {name!a} is not a file name")
        pattern = pattern.replace(f"%{word}", name)
    return pattern


def _content(environment: jinja2.Environment, target: Target, file: TargetFile, context: Mapping[str, object]) -> bytes | None:
    if not file.rendered:
        return (target.folder / file.path).read_bytes()
    text = environment.get_template(file.path).render(context)
    # A sample may hold half a surrogate pair; as an escape it is at least visible, and valid in JSON.
    return text.encode("utf-8", "backslashreplace") if text.strip() else None


def _read_back(language: Language, path: str, content: bytes) -> None:
    try:
        language.check(path, content)
    except (ValueError, SyntaxError) as error:
        raise RenderError(f"{path}: does not read back: {error}") from error


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox.  Which attributes are safe depends on the type and the name: each pair is asked about once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        key = (type(obj), attr)
        if key not in self._safe:
            self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return self._safe[key]


@lru_cache
def _environment(folder: Path, language_name: str) -> jinja2.Environment:
    language = load_language(language_name)
    environment = _Sandbox(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=_is_html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "indent": environment.filters["indent"],
        "wrap": wrap,
        "literal": language.literal,
        "comment": language.comment,
        "ident": language.ident,
    }
    environment.filters.clear()
    environment.filters.update(filters)
    return environment


def _is_html(template: str | None) -> bool:
    """Jinja's own rule looks at the last suffix, which is ours."""
    return template is not None and template.removesuffix(".j2").endswith((".html", ".htm", ".xml", ".svg"))


def wrap(text: str, width: int = 100) -> str:
    """The text in lines of at most `width` characters; long words stay whole."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))
