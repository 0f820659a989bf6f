"""The last verb: files in memory to a folder on disk, all or nothing.

A build is written to a sibling folder, then exchanged with OUT by one rename, so that a reader (or a kill) sees the
whole old build or the whole new one.  `MANIFEST.json` (path -> sha256) says which files are ours: files of removed
pages go away, files of other people stay, links are never written through.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from .source.errors import UsageError
from .source.plain_file import open_plain
from .source.printable import printable

MANIFEST = "MANIFEST.json"
_MAX_MANIFEST_BYTES = 64_000_000
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def refuse_bad_out(out: Path, inputs: Iterable[Path]) -> None:
    """Raises UsageError when OUT is a file, a link, or lies inside or around an input folder."""
    shown = printable(str(out))
    if out.is_symlink():
        raise UsageError(f"{shown}: is a symbolic link; give the folder itself")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{shown}: not a directory; give a folder that exists or can be made")
    target = out.resolve()
    for folder in inputs:
        source = folder.resolve()
        if target == source or source in target.parents:
            raise UsageError(f"{shown}: lies inside the input folder {printable(str(folder))}; choose a folder outside it")
        if target in source.parents:
            raise UsageError(f"{shown}: lies around the input folder {printable(str(folder))}; choose a folder that does not")


def merge_with_old(out: Path, files: Mapping[str, bytes], replaced: Iterable[str]) -> dict[str, bytes]:
    """`files` plus what an earlier build made and this one does not replace.

    `replaced` are path prefixes ("openapi/as.", "docs/as/"): old files below them that are not in `files` are dropped.
    """
    prefixes = tuple(replaced)
    kept = {
        path: content
        for path in read_manifest(out)
        if path not in files and not path.startswith(prefixes) and (content := _read(out, path)) is not None
    }
    merged = dict(sorted({**kept, **files}.items()))
    manifest = {path: hashlib.sha256(content).hexdigest() for path, content in merged.items()}
    merged[MANIFEST] = (json.dumps(manifest, indent=1, ensure_ascii=True) + "\n").encode()
    return merged


def read_manifest(out: Path) -> dict[str, str]:
    """Paths and digests of the last build; empty when there is none.  Paths that leave OUT are ignored."""
    raw = _read(out, MANIFEST)
    if raw is None or len(raw) > _MAX_MANIFEST_BYTES:
        return {}
    try:
        table = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(table, dict):
        return {}
    return {path: digest for path, digest in table.items() if isinstance(digest, str) and _is_inside(path)}


def read_old(out: Path, suffix: str) -> dict[str, bytes]:
    """Files of the last build whose names end like this."""
    paths = [path for path in read_manifest(out) if path.endswith(suffix)]
    return {path: content for path in paths if (content := _read(out, path)) is not None}


def stale(out: Path, files: Mapping[str, bytes]) -> dict[str, tuple[bytes | None, bytes | None]]:
    """Paths whose content on disk is not what a build would write: path -> (on disk, wanted)."""
    result: dict[str, tuple[bytes | None, bytes | None]] = {}
    for path in sorted({*files, *read_manifest(out)}):
        old, new = _read(out, path), files.get(path)
        if old != new:
            result[path] = (old, new)
    return result


def publish(out: Path, files: Mapping[str, bytes]) -> bool:
    """Make OUT hold `files` (and what is not ours); True when anything changed.

    Raises UsageError with the system's reason when it cannot be written; OUT is then as it was.
    """
    for path in files:
        if not _is_inside(path):
            raise ValueError(f"unsafe output path {path!r}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _locked(out.parent):
            _heal(out)
            if not stale(out, files):
                return False
            _replace(out, files)
            return True
    except OSError as error:
        raise UsageError(f"{printable(str(out))}: cannot be written: {error.strerror or error}; the old content is unchanged") from error


def _replace(out: Path, files: Mapping[str, bytes]) -> None:
    stage = out.parent / f".twinspec-{out.name}-{os.getpid()}"
    owned = {*read_manifest(out), MANIFEST}
    try:
        stage.mkdir()
        _write_all(stage, files)
        if not out.exists():
            os.rename(stage, out)
            return
        _carry_over(out, stage, owned)
        os.chmod(stage, stat.S_IMODE(out.stat().st_mode))
        try:
            _exchange(stage, out)
        except OSError as error:
            if error.errno not in (errno.EBUSY, errno.EXDEV, errno.ENOSYS, errno.EINVAL):
                raise
            _replace_in_place(out, files, owned)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())


def _carry_over(out: Path, stage: Path, owned: set[str]) -> None:
    """Give the stage everything in OUT that is not ours, by hard link where the file system can."""
    for folder, names, entries in os.walk(out, followlinks=False):
        base = Path(folder).relative_to(out)
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        for name in names:
            if name not in links and not _only_ours(Path(folder) / name, out, owned):
                (stage / base / name).mkdir(parents=True, exist_ok=True)
        for name in (*entries, *links):
            relative = (base / name).as_posix()
            target = stage / base / name
            if relative in owned or os.path.lexists(target) or _blocked(target, stage):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(out / relative, target, follow_symlinks=False)
            except OSError:
                shutil.copy2(out / relative, target, follow_symlinks=False)


def _only_ours(folder: Path, out: Path, owned: set[str]) -> bool:
    entries = list(_files_below(folder))
    return bool(entries) and all(path.relative_to(out).as_posix() in owned for path in entries)


def _files_below(folder: Path) -> Iterator[Path]:
    for base, names, entries in os.walk(folder, followlinks=False):
        yield from (Path(base) / name for name in (*entries, *(n for n in names if (Path(base) / n).is_symlink())))


def _blocked(target: Path, stage: Path) -> bool:
    """True when a file of ours stands where a folder of the other's path would be."""
    return any(parent.is_file() for parent in target.parents if parent != stage and stage in parent.parents)


def _replace_in_place(out: Path, files: Mapping[str, bytes], owned: set[str]) -> None:
    """OUT cannot be renamed (a mount point): file by file, each atomically, the manifest last."""
    inner = out / f".twinspec-{os.getpid()}"
    try:
        inner.mkdir()
        _write_all(inner, files)
        for path in [*(path for path in files if path != MANIFEST), MANIFEST]:
            target = out / path
            for parent in reversed(target.parents[: len(PurePosixPath(path).parents) - 1]):
                if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
                    parent.unlink()
                parent.mkdir(exist_ok=True)
            os.replace(inner / path, target)
        for path in sorted(owned - set(files)):
            (out / path).unlink(missing_ok=True)
    finally:
        shutil.rmtree(inner, ignore_errors=True)


def _exchange(first: Path, second: Path) -> None:
    """Swap two folders in one step: renameat2(2) with RENAME_EXCHANGE."""
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if function(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One writer at a time below `folder`; the lock dies with the process and leaves no file."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _heal(out: Path) -> None:
    """Clear what a killed build left behind; only called with the lock held."""
    for leftover in out.parent.glob(f".twinspec-{_glob_escape(out.name)}-*"):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover, ignore_errors=True)
    for leftover in out.glob(".twinspec-*") if out.is_dir() else ():
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover, ignore_errors=True)


def _glob_escape(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _read(out: Path, relative: str) -> bytes | None:
    """Content of a regular file reached without any link; None for anything else."""
    path = out / relative
    if any(parent.is_symlink() for parent in path.parents[: len(PurePosixPath(relative).parents) - 1]):
        return None
    try:
        with open_plain(path) as stream:
            return stream.read()
    except OSError:
        return None


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and path[0] != "/" and not set(path) & {"\\", "\0"} and not set(parts) & {"..", "."}
