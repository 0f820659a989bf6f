"""Revisions of a real repository."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.revisions.git import GitRange, parse_arguments
from generator.source.errors import UsageError

from .pages import page

OLD = page([("name", "Yes", "String", "The name."), ("vpc_id", "No", "String", "The VPC.")])
NEW = page([("name", "Yes", "String", "The name.")])


def git(folder: Path, *words: str) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ("-c", "user.name=A Writer", "-c", "user.email=writer@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """v1 has the old page, HEAD the new one under another name; attributes would hide it from an archive."""
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    service = tmp_path / "docs" / "as" / "en"
    service.mkdir(parents=True)
    (service / "creating a group.md").write_text(OLD, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    git(tmp_path, "tag", "v1")
    (service / "creating a group.md").unlink()
    (service / "创建.md").write_text(NEW, encoding="utf-8")
    (tmp_path / ".gitattributes").write_text("*.md export-ignore\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "second")
    (service / "创建.md").write_text("not committed\n", encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["diff", *words])
    said = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, said.out, said.err


@pytest.mark.parametrize(
    "words", [("v1..HEAD", "--", "docs/as"), ("v1", "HEAD", "--", "docs/as"), ("v1...HEAD", "docs/as"), ("v1..", "./docs/as/")]
)
@pytest.mark.usefixtures("repository")
def test_two_revisions(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    code, out, err = run(capsys, "--format", "json", *words)
    report = json.loads(out)
    (found,) = report["findings"]
    assert (code, err, report["mode"], report["semver"], report["pages"]) == (1, "", "revision", "major", {"old": 1, "new": 1})
    assert report["service"] == "as"
    assert (found["id"], found["class"], found["subject"]["location"]) == ("field/removed", "breaking", "body.vpc_id")
    assert found["sides"]["old"]["file"] == "en/creating a group.md"
    assert found["sides"]["new"]["absent"] is True


def test_a_folder_inside_the_repository_is_the_starting_point(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "docs" / "as")
    assert run(capsys, "v1..HEAD", "--fail-on", "never")[0] == 0
    assert run(capsys, "v1..HEAD", "--fail-on", "breaking")[0] == 1


@pytest.mark.usefixtures("repository")
def test_a_path_that_one_revision_lacks_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    git(Path.cwd(), "mv", "docs/as/en/创建.md", "docs/moved.md")
    git(Path.cwd(), "commit", "-q", "-m", "gone")
    code, out, _ = run(capsys, "--format", "json", "v1..HEAD", "--", "docs/as")
    assert (code, [found["id"] for found in json.loads(out)["findings"]]) == (1, ["page/removed"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("v9..HEAD", "docs/as"), "v9: neither a folder nor a revision that git knows here"),
        (("v1..HEAD", "docs/none"), "docs/none: holds no page in v1 and HEAD"),
        (("v1..HEAD", "../x"), "../x: is outside of the repository"),
        (("--", "--output=x", "HEAD", "docs/as"), "--output=x: not a git revision"),
        (("docs", "nowhere"), "nowhere: does not exist"),
        (("docs",), "give OLD and NEW"),
        (("docs/as", "v1"), "v1 is a git revision and docs/as a folder; give two folders, or `v1..HEAD -- docs/as`"),
        (("v1..HEAD", "--", "docs/as", "--format", "json"), "--format: options stand before OLD and NEW when `--` follows"),
        (("v1..v1", "docs/as/en/creating a group.md"), "creating a group.md: is no folder in"),
        (("a", "b", "c", "d"), "give OLD and NEW"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_cannot_be_compared_is_said(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert says in err


def test_a_shallow_clone_says_how_to_get_the_rest(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    monkeypatch.chdir(repository / "shallow")
    for words in (("HEAD~1..HEAD", "docs/as"), ("v1...HEAD", "docs/as")):
        code, _, err = run(capsys, *words)
        assert (code, "this clone is shallow: fetch its history first" in err) == (2, True)


def test_objects_that_a_clone_lacks_are_never_pages_that_are_gone(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(repository, "clone", "-q", "--no-checkout", "--filter=tree:0", repository.as_uri(), "partial")
    git(repository / "partial", "remote", "set-url", "origin", (repository / "away").as_uri())
    monkeypatch.chdir(repository / "partial")
    code, out, err = run(capsys, "v1..HEAD", "docs/as")
    assert (code, out, err.startswith("twinspec: error: git ls-tree: ")) == (2, "", True)


def test_blanks_and_chinese_in_the_path_and_a_bare_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    service = tmp_path / "源" / "文档 中心" / "as v2"
    git(tmp_path, "init", "-q", "源")
    for text, tag in ((OLD, "v1"), (NEW, "v2")):
        (service / "en").mkdir(parents=True, exist_ok=True)
        (service / "en" / "创建 伸缩组.md").write_text(text, encoding="utf-8")
        git(tmp_path / "源", "add", ".")
        git(tmp_path / "源", "commit", "-q", "-m", tag)
        git(tmp_path / "源", "tag", tag)
    git(tmp_path, "clone", "-q", "--bare", "源", "bare.git")
    for folder, path in ((tmp_path / "源", "文档 中心/as v2"), (tmp_path / "bare.git", "文档 中心/as v2"), (service / "en", "..")):
        monkeypatch.chdir(folder)
        code, out, _ = run(capsys, "--format", "gitlab", "v1..v2", "--", path)
        assert (code, [issue["location"]["path"] for issue in json.loads(out)]) == (1, ["文档 中心/as v2/en/创建 伸缩组.md"])


def test_further_reports_and_a_summary_of_one_run(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [repository / name for name in ("a.sarif", "a.md", "summary.md")]
    also = ("--also", f"sarif={files[0]}", "--also", f"markdown={files[1]}", "--summary", str(files[2]))
    code, out, _ = run(capsys, *also, "v1..HEAD", "--", "docs/as")
    assert (code, out.splitlines()[-1]) == (1, "v1 → HEAD: 1 breaking; recommended version step: major")
    assert [file.read_text(encoding="utf-8").splitlines()[0] for file in files] == [
        "{",
        "# changes of the pages: as, v1 → HEAD",
        "## changes of the pages: as, v1 → HEAD",
    ]
    assert "`docs/as/en/创建.md:" in files[2].read_text(encoding="utf-8")


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, _, err = run(capsys, "v1..HEAD", "docs/as")
    assert (code, "not a git repository" in err) == (2, True)


def test_links_in_a_revision_are_no_pages(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = repository / "docs" / "as" / "en" / "passwords.md"
    link.symlink_to("/etc/passwd")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "link")
    _, out, _ = run(capsys, "v1..HEAD", "docs/as", "--format", "json")
    assert json.loads(out)["pages"] == {"old": 1, "new": 1}


def test_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / name / "en").mkdir(parents=True)
        (tmp_path / name / "en" / "page.md").write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, str(tmp_path / "old"), str(tmp_path / "new"))
    assert (code, "body.vpc_id" in out) == (1, True)


def test_an_empty_folder_means_that_every_page_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new" / "en").mkdir(parents=True)
    with pytest.raises(SystemExit):
        main(["diff", str(tmp_path / "old"), str(tmp_path / "new")])
    assert "no pages found" in capsys.readouterr().err
    (tmp_path / "new" / "en" / "page.md").write_text(NEW, encoding="utf-8")
    code, out, _ = run(capsys, str(tmp_path / "old"), str(tmp_path / "new"), "--format", "json", "--fail-on", "non-breaking")
    assert (code, [found["id"] for found in json.loads(out)["findings"]]) == (1, ["page/added"])


def test_a_page_that_cannot_be_read_fails_whatever_the_threshold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("old", "new"):
        (tmp_path / name / "en").mkdir(parents=True)
        (tmp_path / name / "en" / "page.md").write_bytes(b"# Page\n\n\xff\xfe\n")
    code, out, _ = run(capsys, str(tmp_path / "old"), str(tmp_path / "new"), "--format", "json", "--fail-on", "never")
    assert (code, [(found["id"], found["class"]) for found in json.loads(out)["findings"]]) == (1, [("file/not-utf-8", None)])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("v1..HEAD", "docs/as"), GitRange("v1", "HEAD", "docs/as")),
        (("v1..", "docs/as"), GitRange("v1", "HEAD", "docs/as")),
        (("v1..v2",), GitRange("v1", "v2", ".")),
        (("v1", "v2"), GitRange("v1", "v2", ".")),
    ],
)
def test_arguments(words: tuple[str, ...], expected: GitRange) -> None:
    assert parse_arguments(words) == expected


def test_two_service_folders_at_a_time_are_refused() -> None:
    with pytest.raises(UsageError, match="one service folder at a time"):
        parse_arguments(("v1..v2", "docs/as", "docs/elb"))
