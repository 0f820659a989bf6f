"""Pages of a git revision, read out of the object store into a temporary folder.

Blobs are read raw (`ls-tree`, `cat-file`): `git archive` and a checkout would leave out what `export-ignore` names and
run the filters that a repository configures.  Links and submodules are no pages.  Git is called with argument lists,
a revision never begins with a dash, and nothing of the repository is written.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..source.errors import UsageError
from ..source.files import MAX_BYTES, MAX_PAGES, SUFFIXES
from ..source.printable import printable

_SETTINGS = "service.toml"
_TIMEOUT_SECONDS = 120
_PLAIN = ("100644", "100755", "100664")


@dataclass(frozen=True, slots=True)
class GitRange:
    """Two revisions and the service folder, relative to the current directory."""

    old: str
    new: str
    path: str


def parse_arguments(words: Sequence[str]) -> tuple[Path, Path] | GitRange:
    """Two folders, or revisions with an optional path: `A B`, `v1..HEAD [PATH]`, `v1 HEAD [PATH]`.

    `A...B` starts from the merge base.  Raises UsageError for anything else.
    """
    if len(words) == 2 and all(Path(word).is_dir() for word in words):
        return Path(words[0]), Path(words[1])
    if late := next((word for word in words[1:] if word.startswith("-") and not Path(word).exists()), None):
        raise UsageError(f"{printable(late)}: options stand before OLD and NEW when `--` follows")
    if words and ".." in words[0] and not Path(words[0]).exists() and not words[0].startswith((".", "/")):
        if len(words) > 2:
            raise UsageError(f"{printable(words[2])}: one service folder at a time")
        old, dots, new = words[0].partition("...") if "..." in words[0] else words[0].partition("..")
        start = merge_base(old, new or "HEAD") if dots == "..." else old
        return GitRange(start, new or "HEAD", words[1] if len(words) == 2 else ".")
    if len(words) == 2:
        for word in words:
            if Path(word).exists() and not Path(word).is_dir():
                raise UsageError(f"{printable(word)}: not a directory; give two folders that hold zh/ and en/")
        present = [word for word in words if Path(word).is_dir()]
        if present or any(os.sep in word and not is_revision(word) for word in words):
            lost = next(word for word in words if not Path(word).is_dir())
            if present and is_revision(lost):
                one, folder = printable(lost), printable(present[0])
                raise UsageError(f"{one} is a git revision and {folder} a folder; give two folders, or `{one}..HEAD -- {folder}`")
            raise UsageError(f"{printable(lost)}: does not exist; an empty folder means that every page is new or gone")
        return GitRange(words[0], words[1], ".")
    if len(words) == 3:
        return GitRange(words[0], words[1], words[2])
    raise UsageError("give OLD and NEW: two folders, or git revisions as in `twinspec diff v1..HEAD -- docs/as`")


@contextmanager
def checked_out(range_: GitRange) -> Iterator[tuple[Path, Path]]:
    """Folders with the pages of both revisions, gone when the block ends.

    Raises UsageError when git, the repository, a revision or the path is missing.
    """
    commits = (commit(range_.old), commit(range_.new))
    with tempfile.TemporaryDirectory(prefix="twinspec-") as top:
        # The last part of the path names the service where no service.toml does.
        name = PurePosixPath(in_repository(range_.path)).name or "service"
        folders = (Path(top) / "old" / name, Path(top) / "new" / name)
        counts = [_write(revision, range_.path, folder) for revision, folder in zip(commits, folders, strict=True)]
        if not any(counts):
            names = f"{printable(range_.old)} and {printable(range_.new)}"
            raise UsageError(f"{printable(range_.path)}: holds no page in {names}; expected zh/ or en/ with *.md or *.html below it")
        yield folders


def is_revision(word: str) -> bool:
    """Whether git knows the word as a commit."""
    try:
        commit(word)
    except UsageError:
        return False
    return True


def commit(revision: str) -> str:
    """The id of a commit.  Raises UsageError when git does not know the revision."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise UsageError(f"{printable(revision) or 'an empty word'}: not a git revision")
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", quiet=True)
    if found is None:
        _git("rev-parse", "--git-dir")
        raise UsageError(f"{printable(revision)}: neither a folder nor a revision that git knows here{_shallow()}")
    return found.decode("ascii").strip()


def merge_base(one: str, other: str) -> str:
    """The commit from which two revisions went apart."""
    found = _git("merge-base", commit(one), commit(other), quiet=True)
    if found is None:
        raise UsageError(f"{printable(one)}...{printable(other)}: these revisions have no common ancestor here{_shallow()}")
    return found.decode("ascii").strip()


def in_repository(path: str) -> str:
    """A path relative to the current directory as one from the root of the repository; "" is the root.

    Raises UsageError when it is outside.
    """
    prefix = (_git("rev-parse", "--show-prefix") or b"").decode("utf-8", "surrogateescape").rstrip("\n")
    base = PurePosixPath(os.path.normpath(str(PurePosixPath(prefix) / path)).replace(os.sep, "/"))
    if base.is_absolute() or ".." in base.parts:
        raise UsageError(f"{printable(path)}: is outside of the repository")
    return "" if str(base) == "." else str(base)


def _write(revision: str, path: str, folder: Path) -> int:
    """Copies the pages below `path` into `folder`; the number of files."""
    folder.mkdir(parents=True)
    wanted = [(name, object_) for name, object_, size in _listed(revision, path) if size <= MAX_BYTES]
    if len(wanted) > 2 * MAX_PAGES:
        raise UsageError(f"{printable(path)}: has more than {MAX_PAGES} pages")
    for name, content in _contents(wanted):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return len(wanted)


def _listed(revision: str, path: str) -> Iterator[tuple[PurePosixPath, str, int]]:
    """Name below the path, object id and size of every plain file that may be a page."""
    base = in_repository(path)
    if base and not _holds(revision, base, path):
        return
    listing = _git("ls-tree", "-r", "-z", "--long", "--full-tree", f"{revision}:{base}" if base else revision) or b""
    for entry in listing.split(b"\0"):
        head, _, name = entry.partition(b"\t")
        parts = head.split()
        if len(parts) != 4 or parts[0].decode() not in _PLAIN or not parts[3].isdigit():
            continue
        relative = PurePosixPath(name.decode("utf-8", "surrogateescape"))
        if relative.is_absolute() or ".." in relative.parts:
            continue
        if relative.name.lower().endswith(SUFFIXES) or str(relative) == _SETTINGS:
            yield relative, parts[2].decode(), int(parts[3])


def _holds(revision: str, base: str, path: str) -> bool:
    """Whether a revision has the folder.  Raises UsageError when it is a file, or when git cannot tell."""
    # Not by asking for `revision:base`: that fails alike for a folder that is not there and for objects that are not.
    entry = _git("ls-tree", "-z", "--full-tree", revision, "--", base) or b""
    if entry and entry.split()[1] != b"tree":
        raise UsageError(f"{printable(path)}: is no folder in {revision[:12]}; give the folder that holds zh/ and en/")
    return bool(entry)


def _shallow() -> str:
    """What to do about a clone that lacks older commits, as those of CI do."""
    if _git("rev-parse", "--is-shallow-repository", quiet=True) != b"true\n":
        return ""
    return "; this clone is shallow: fetch its history first (`git fetch --unshallow`, or `fetch-depth: 0` of actions/checkout)"


def _contents(wanted: Sequence[tuple[PurePosixPath, str]]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The blobs, in one call of git."""
    if not wanted:
        return
    answer = _git("cat-file", "--batch", given="".join(f"{object_}\n" for _, object_ in wanted).encode()) or b""
    at = 0
    for name, _ in wanted:
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if len(head) != 3:
            raise UsageError(f"{printable(str(name))}: git lacks its content here; fetch it, or clone without --filter")
        size = int(head[2])
        yield name, answer[end + 1 : end + 1 + size]
        at = end + 2 + size


def _git(*arguments: str, given: bytes = b"", quiet: bool = False) -> bytes | None:
    """What git prints; None when it fails and `quiet` is set, else UsageError with its words."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "--no-pager", "--literal-pathspecs", *arguments],
            input=given, capture_output=True, check=False, timeout=_TIMEOUT_SECONDS, env=environment,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise UsageError("git is not installed; give two folders instead") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"git {arguments[0]}: no answer after {_TIMEOUT_SECONDS} seconds") from error
    if done.returncode == 0:
        return done.stdout
    if quiet:
        return None
    words = done.stderr.decode("utf-8", "replace").strip().splitlines()
    fatal = [line for line in words if line.startswith(("fatal: ", "error: "))]
    said = (fatal or words or [f"exit {done.returncode}"])[0]
    raise UsageError(f"git {arguments[0]}: {printable(said.removeprefix('fatal: ').removeprefix('error: '))}")
