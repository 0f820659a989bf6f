"""Finding and decoding pages: names, kinds of files, encodings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.reconcile.rulings import load_rulings
from generator.settings import load_settings
from generator.source.diagnostic import Diagnostic
from generator.source.errors import UsageError
from generator.source.files import MAX_BYTES, find_pages, read_source
from generator.source.text import Lang, SourceFile


def read(path: Path) -> SourceFile | Diagnostic:
    return read_source(path, f"zh/{path.name}", Lang.ZH)


def written(folder: Path, content: bytes, name: str = "page.md") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_pages_of_all_suffixes_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.md", "a.HTML", "deep/er/c.markdown", "d.htm", "e.txt", "deep/.hidden.md"):
        written(tmp_path, b"x", name)
    pages, diagnostics = find_pages(tmp_path, "zh")
    assert [page.shown for page in pages] == ["zh/a.HTML", "zh/b.md", "zh/d.htm", "zh/deep/.hidden.md", "zh/deep/er/c.markdown"]
    assert diagnostics == ()


def test_links_fifos_and_folders_named_like_pages_are_not_opened(tmp_path: Path) -> None:
    outside = written(tmp_path, b"secret", "outside.md")
    docs = tmp_path / "zh"
    (docs / "folder.md").mkdir(parents=True)
    written(docs / "folder.md", b"x", "inner.md")
    (docs / "link.md").symlink_to(outside)
    (docs / "loop").symlink_to(docs)
    os.mkfifo(docs / "pipe.md")
    pages, diagnostics = find_pages(docs, "zh")
    assert [page.shown for page in pages] == ["zh/folder.md/inner.md"]
    assert [(found.id, dict(found.args)["name"], dict(found.args)["what"]) for found in diagnostics] == [
        ("file/not-a-file", "zh/link.md", "symbolic link"),
        ("file/not-a-file", "zh/loop", "link to a folder"),
        ("file/not-a-file", "zh/pipe.md", "FIFO"),
    ]


def test_file_that_becomes_a_link_or_fifo_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(written(tmp_path, b"x"))
    os.mkfifo(tmp_path / "pipe.md")
    results = [read(link), read(tmp_path / "pipe.md"), read(tmp_path / "none.md")]
    assert [found.id for found in results if isinstance(found, Diagnostic)] == ["file/unreadable", "file/not-a-file", "file/unreadable"]


def test_missing_folder_is_reported(tmp_path: Path) -> None:
    pages, (found,) = find_pages(tmp_path / "none", "docs/zh")
    assert (pages, found.message()) == ((), "docs/zh: cannot be read: No such file or directory")


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf# \xe6\xa0\x87\r\n", b"# \xe6\xa0\x87\r\n"])
def test_byte_order_mark_is_dropped_and_line_ends_are_kept(tmp_path: Path, content: bytes) -> None:
    found = read(written(tmp_path, content))
    assert isinstance(found, SourceFile)
    assert (found.path, found.lang, found.text) == ("zh/page.md", Lang.ZH, "# 标\r\n")


@pytest.mark.parametrize(
    ("content", "kind", "line", "byte", "encoding"),
    [
        ("# AS\n创建弹性伸缩组\n".encode("gb18030"), "file/not-utf-8", 2, 5, "GB18030"),
        ("创建\n".encode("utf-16"), "file/not-utf-8", 1, 0, "UTF-16LE"),
        ("# AS group\n".encode("utf-16-be"), "file/nul-byte", 1, 0, "UTF-16BE"),
        ("# 创建\nab".encode() + b"\xff\n", "file/not-utf-8", 2, 11, "DAMAGED UTF-8"),
        ("# 创建\n\0".encode(), "file/nul-byte", 2, 9, "DAMAGED UTF-8"),
    ],
)
def test_other_encodings_are_refused_with_their_place(
    tmp_path: Path, content: bytes, kind: str, line: int, byte: int, encoding: str
) -> None:
    found = read(written(tmp_path, content))
    assert isinstance(found, Diagnostic)
    args = dict(found.args)
    assert (found.id, args["line"], args["byte"], str(args["encoding"]).upper()) == (kind, line, byte, encoding)
    assert found.labels[0].span is not None
    assert found.labels[0].span.position.line == line


def test_page_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.md"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    found = read(path)
    assert isinstance(found, Diagnostic)
    assert found.message() == "zh/big.md: has 67108865 bytes, more than the limit of 67108864"


def test_a_language_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text("# secret", "utf-8")
    (tmp_path / "zh").symlink_to(tmp_path / "elsewhere")
    pages, found = find_pages(tmp_path / "zh", "zh")
    assert (pages, [one.message() for one in found]) == ((), ["zh: is a link to a folder, not a page; it was not opened"])


@pytest.mark.parametrize("name", ["service.toml", "rulings.toml"])
def test_settings_and_rulings_are_never_read_through_a_link(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text('title = "secret"', "utf-8")
    (tmp_path / name).symlink_to(tmp_path / "secret")
    with pytest.raises(UsageError, match=rf"^{name}: cannot be read \(a symbolic link, which is not followed\)"):
        (load_settings if name == "service.toml" else load_rulings)(tmp_path, name)


def test_settings_do_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "service.toml")
    with pytest.raises(UsageError, match=r"^service\.toml: cannot be read \(not a plain file\)"):
        load_settings(tmp_path, "service.toml")
