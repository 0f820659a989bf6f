"""Publishing: whole or not at all, only our files, never through a link."""

import errno
import os
from pathlib import Path

import pytest

from generator import write
from generator.source.errors import UsageError
from generator.write import MANIFEST, merge_with_old, publish, read_manifest, refuse_bad_out, stale


def build(out: Path, files: dict[str, bytes], replaced: tuple[str, ...] = ("a/",)) -> bool:
    return publish(out, merge_with_old(out, files, replaced))


def content(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file() and p.name != MANIFEST}


def test_first_build_makes_the_folder_and_the_manifest(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    assert build(out, {"a/x.txt": b"1"})
    assert content(out) == {"a/x.txt": b"1"}
    assert list(read_manifest(out)) == ["a/x.txt"]
    assert sorted(p.name for p in out.parent.iterdir()) == ["out"]


def test_second_equal_build_touches_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, {"a/x.txt": b"1"})
    before = out.stat().st_ino
    assert not build(out, {"a/x.txt": b"1"})
    assert out.stat().st_ino == before


def test_files_of_removed_pages_go_and_foreign_files_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, {"a/x.txt": b"1", "a/y.txt": b"2"})
    (out / "mine.txt").write_bytes(b"keep")
    (out / "a" / "note.txt").write_bytes(b"keep too")
    build(out, {"a/x.txt": b"3"})
    assert content(out) == {"a/note.txt": b"keep too", "a/x.txt": b"3", "mine.txt": b"keep"}


def test_output_of_another_service_stays_in_the_manifest(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, {"a/x.txt": b"1", "b/x.txt": b"2"})
    build(out, {"a/z.txt": b"3"}, replaced=("a/",))
    assert content(out) == {"a/z.txt": b"3", "b/x.txt": b"2"}
    assert sorted(read_manifest(out)) == ["a/z.txt", "b/x.txt"]


def test_links_in_out_are_replaced_never_written_through(tmp_path: Path) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret"
    secret.mkdir()
    (secret / "x.txt").write_bytes(b"secret")
    out.mkdir()
    (out / "a").symlink_to(secret)
    (out / "top.txt").symlink_to(secret / "x.txt")
    build(out, {"a/x.txt": b"1", "top.txt": b"2"})
    assert (secret / "x.txt").read_bytes() == b"secret"
    assert content(out) == {"a/x.txt": b"1", "top.txt": b"2"}
    assert not (out / "a").is_symlink()


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_failed_write_leaves_the_old_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    out = tmp_path / "out"
    build(out, {"a/x.txt": b"1", "a/y.txt": b"1"})
    calls = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == fails_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(write.os, "fsync", fsync)
    with pytest.raises(UsageError, match="No space left on device"):
        build(out, {"a/x.txt": b"2", "a/y.txt": b"2"})
    assert content(out) == {"a/x.txt": b"1", "a/y.txt": b"1"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_folder_that_cannot_be_exchanged_is_filled_file_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    build(out, {"a/x.txt": b"1", "a/y.txt": b"1"})
    (out / "mine.txt").write_bytes(b"keep")

    def busy(_first: Path, _second: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(write, "_exchange", busy)
    build(out, {"a/x.txt": b"2", "a/b/z.txt": b"2"})
    assert content(out) == {"a/b/z.txt": b"2", "a/x.txt": b"2", "mine.txt": b"keep"}


def test_leftovers_of_a_killed_build_are_cleared(tmp_path: Path) -> None:
    (tmp_path / ".twinspec-out-999").mkdir()
    build(tmp_path / "out", {"a/x.txt": b"1"})
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_stale_names_changed_missing_and_surplus_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, {"a/x.txt": b"1", "a/y.txt": b"1"})
    (out / "a" / "x.txt").write_bytes(b"edited")
    found = stale(out, {"a/x.txt": b"1", "a/new.txt": b"2"})
    assert found == {"a/new.txt": (None, b"2"), "a/x.txt": (b"edited", b"1"), "a/y.txt": (b"1", None)}


@pytest.mark.parametrize("where", ["docs/out", "docs"])
def test_out_inside_the_input_is_refused(tmp_path: Path, where: str) -> None:
    (tmp_path / "docs").mkdir()
    with pytest.raises(UsageError, match="lies inside the input folder"):
        refuse_bad_out(tmp_path / where, [tmp_path / "docs"])


def test_out_that_is_a_file_a_link_or_around_the_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "docs").mkdir()
    for out, reason in (("file", "not a directory"), ("link", "symbolic link"), (".", "lies around")):
        with pytest.raises(UsageError, match=reason):
            refuse_bad_out(tmp_path / out, [tmp_path / "docs"])


@pytest.mark.parametrize("path", ["../x", "/x", "a/../x", "a\\x", ""])
def test_paths_that_leave_out_are_never_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="unsafe output path"):
        publish(tmp_path / "out", {path: b""})
