"""A target is a folder: `templates/<target>/` with a `target.toml` and the files that it prints.

There is no list of templates or targets in Python: adding a file to the output is adding a file to the folder.
`target.toml` knows four keys:

    language = "python"        # the module under render/languages/ that gives names, literals and views
    output = "python-client"   # where the tree begins in OUT; may hold %service and %package
    source = "files"           # where the tree begins in this folder; partials may stand beside it
    loops = ["operation"]      # the %words in paths that mean "once per"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LOOPS = ("operation", "struct", "lang")
"""Words after % in a path that may mean "once per"; the language's views hold `operations`, `structs`, `langs`."""
SUBSTITUTIONS = ("service", "package")
"""Words after % in a path that are the same for the whole service."""

_WORD = re.compile(r"%([a-z]+)")
_PATH_PART = re.compile(r"[A-Za-z0-9_.%-]{1,80}")


class TargetError(Exception):
    """A target folder that breaks the rules above: a mistake in the project, never in the pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFile:
    """One file of the folder's tree."""

    path: str
    """Relative to the target folder, with forward slashes: "files/%package/client.py.j2"."""
    output: str
    """OUT-relative pattern without `.j2`: "python-client/%package/client.py"."""
    rendered: bool
    """False for a file that is copied verbatim."""

    @property
    def loops(self) -> tuple[str, ...]:
        """The loops that its path names, in the order of LOOPS."""
        words = _WORD.findall(self.output)
        return tuple(loop for loop in LOOPS if loop in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A kind of output."""

    name: str
    folder: Path
    language: str
    files: tuple[TargetFile, ...]

    @property
    def group(self) -> str:
        """The top folder of OUT that it writes to: "python-client"."""
        return self.files[0].output.split("/", 1)[0]


def templates_folder() -> Path:
    """`generator/templates` in an installed wheel, else `templates` of the checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "templates"
    return packaged if packaged.is_dir() else package.parent / "templates"


@lru_cache
def load_targets(folder: Path | None = None) -> tuple[Target, ...]:
    """All targets, by name.  Raises TargetError for a folder that is not one."""
    root = folder or templates_folder()
    return tuple(load_target(entry) for entry in sorted(root.iterdir()) if (entry / "target.toml").is_file())


def load_target(folder: Path) -> Target:
    """The target in `folder`.  Raises TargetError when target.toml or a path is not as described above."""
    settings = tomllib.loads((folder / "target.toml").read_text(encoding="utf-8"))
    unknown = sorted(settings.keys() - {"language", "output", "source", "loops"})
    if unknown:
        raise TargetError(f"{folder.name}/target.toml: unknown keys {', '.join(unknown)}")
    loops = tuple(settings.get("loops", ()))
    root = folder / settings.get("source", ".")
    files = tuple(_files(folder, root, settings["output"]))
    for file in files:
        _check_path(folder.name, file, loops)
    if not files:
        raise TargetError(f"{folder.name}: holds no file to print")
    return Target(name=folder.name, folder=folder, language=settings["language"], files=files)


def _files(folder: Path, root: Path, output: str) -> list[TargetFile]:
    found = []
    for path in sorted(root.rglob("*"), key=lambda p: p.relative_to(root).parts):
        inner = path.relative_to(root)
        if not path.is_file() or path == folder / "target.toml" or any(map(_hidden, inner.parts)):
            continue
        rendered = inner.name.endswith(".j2")
        pattern = "/".join((*output.split("/"), *inner.parts)) if output else inner.as_posix()
        found.append(TargetFile(path=path.relative_to(folder).as_posix(), output=pattern.removesuffix(".j2"), rendered=rendered))
    return found


def _hidden(name: str) -> bool:
    """True for partials (`_x`, but not `__init__.py`) and for what tools leave behind."""
    return name == "__pycache__" or name.startswith(".") or (name.startswith("_") and not name.startswith("__"))


def _check_path(target: str, file: TargetFile, loops: tuple[str, ...]) -> None:
    for word in _WORD.findall(file.output):
        if word not in (*LOOPS, *SUBSTITUTIONS):
            raise TargetError(f"{target}/{file.path}: %{word} is unknown; known are {', '.join((*LOOPS, *SUBSTITUTIONS))}")
        if word in LOOPS and word not in loops:
            raise TargetError(f"{target}/{file.path}: %{word} is not among the loops of target.toml")
    if file.loops and not file.rendered:
        raise TargetError(f"{target}/{file.path}: a file printed once per {file.loops[0]} must be a .j2 template")
    if not all(_PATH_PART.fullmatch(part) and part not in (".", "..") for part in file.output.split("/")):
        raise TargetError(f"{target}/{file.path}: an output path holds letters, digits, '.', '_' and '-' only")
