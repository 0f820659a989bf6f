"""The command as a user meets it: exit codes, messages, and what wrong input gets."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "as"
ZH, EN = "zh/创建弹性伸缩组.md", "en/creating-an-as-group.md"


def twinspec(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    return done


def service(folder: Path) -> Path:
    shutil.copytree(SEED, folder)
    return folder


def openapi(out: Path, name: str = "as") -> dict[str, object]:
    loaded = json.loads((out / "openapi" / f"{name}.openapi.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_build_of_the_seeds_says_what_it_read(tmp_path: Path) -> None:
    done = twinspec("build", SEED, "-o", tmp_path / "out")
    assert done.returncode == 0
    words = done.stdout.split()
    assert words[words.index("operations") :][:3] == ["operations", "1", "1"]
    assert "drift: 8 breaking" in done.stdout


def test_check_writes_nothing_and_shows_the_difference(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert twinspec("build", SEED, "-o", out, "--check").returncode == 1
    assert not out.exists()
    twinspec("build", SEED, "-o", out, "--quiet")
    assert twinspec("build", SEED, "-o", out, "--check").returncode == 0
    path = out / "typescript" / "as.ts"
    path.write_text("edited\n", encoding="utf-8")
    done = twinspec("build", SEED, "-o", out, "--check")
    assert done.returncode == 1
    assert "-edited" in done.stdout.splitlines()
    assert path.read_text(encoding="utf-8") == "edited\n"


def test_only_rebuilds_one_group_and_keeps_the_others(tmp_path: Path) -> None:
    out = tmp_path / "out"
    twinspec("build", SEED, "-o", out, "--quiet")
    before = (out / "MANIFEST.json").read_bytes()
    assert twinspec("build", SEED, "-o", out, "--only", "openapi", "--quiet").returncode == 0
    assert (out / "MANIFEST.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "nowhere"], "nowhere: does not exist; give a folder that holds zh/ and en/"),
        (["build", "README.md"], "README.md: not a directory"),
        (["build", "tests"], "tests: no pages found; expected a folder zh/ or en/"),
        (["build", "seeds/as", "-o", "README.md"], "README.md: not a directory"),
        (["build", "seeds/as", "-o", "seeds/as/out"], "lies inside the input folder"),
        (["build", "seeds/as", "--only", "pdf"], "--only pdf: unknown; known are openapi"),
        (["build", "seeds/as", "seeds/as"], "has the id or package of another service"),
        (["explain", "body.cool_down_tim"], "did you mean body.cool_down_time"),
        (["no-such-command"], "No such command"),
    ],
)
def test_nothing_done_is_exit_2_with_a_reason(arguments: list[str], message: str) -> None:
    done = twinspec(*arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_empty_language_folders_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    done = twinspec("build", tmp_path, "-o", tmp_path.parent / "out")
    assert done.returncode == 2
    assert "no pages found in zh/" in done.stderr


def test_one_language_alone_gives_one_language_facts(tmp_path: Path) -> None:
    folder = service(tmp_path / "as")
    shutil.rmtree(folder / "en")
    assert twinspec("build", folder, "-o", tmp_path / "out").returncode == 0
    assert list(openapi(tmp_path / "out")["paths"]) == ["/autoscaling-api/v1/{project_id}/scaling_group"]  # type: ignore[call-overload]


def test_page_in_gbk_is_refused_by_name_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = service(tmp_path / "as")
    (folder / "zh" / "gbk.md").write_bytes((folder / ZH).read_text(encoding="utf-8").encode("gb18030"))
    done = twinspec("build", folder, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert re.search(r"^zh/gbk\.md:1:\d+: error: .*UTF-8", done.stderr, re.MULTILINE)
    assert openapi(tmp_path / "out")["paths"]


def test_crlf_page_gives_the_same_schemas(tmp_path: Path) -> None:
    folder = service(tmp_path / "as")
    for name in (ZH, EN):
        (folder / name).write_bytes((folder / name).read_bytes().replace(b"\n", b"\r\n"))
    assert twinspec("build", folder, "-o", tmp_path / "crlf", "--quiet").returncode == 0
    twinspec("build", SEED, "-o", tmp_path / "lf", "--quiet")
    assert openapi(tmp_path / "crlf") == openapi(tmp_path / "lf")


def test_page_without_uri_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = service(tmp_path / "as")
    page = folder / "en" / "other.md"
    text = (folder / EN).read_text(encoding="utf-8").replace("POST /autoscaling-api/v1/\\{project\\_id\\}/scaling\\_group", "")
    page.write_text(text.replace("0043063023", "0043063999", 1), encoding="utf-8")
    done = twinspec("build", folder, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert re.search(r"^en/other\.md:\d+:\d+: error: ", done.stderr, re.MULTILINE)
    assert list(openapi(tmp_path / "out")["paths"]) == ["/autoscaling-api/v1/{project_id}/scaling_group"]  # type: ignore[call-overload]


def test_truncated_table_is_reported_where_it_breaks(tmp_path: Path) -> None:
    folder = service(tmp_path / "as")
    text = (folder / EN).read_text(encoding="utf-8")
    cut = text.index('<p id="p3719161114518"') if '<p id="p3719161114518"' in text else len(text) // 2
    (folder / EN).write_text(text[: text.index("health_periodic_audit_time", cut)], encoding="utf-8")
    done = twinspec("build", folder, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert re.search(r"^en/creating-an-as-group\.md:\d+:\d+: (error|warning): ", done.stderr, re.MULTILINE)
    assert "cool_down_time" in json.dumps(openapi(tmp_path / "out"))


def test_table_with_an_unknown_header_is_reported_with_its_rows(tmp_path: Path) -> None:
    folder = service(tmp_path / "as")
    for name, words in ((EN, ("Parameter", "Mandatory", "Type", "Description")), (ZH, ("参数", "是否必选", "参数类型", "描述"))):
        text = (folder / name).read_text(encoding="utf-8")
        at = text.index("table154023755417")
        at = text.index('<a name="table154023755417">')
        head, tail = text[:at], text[at:]
        for index, word in enumerate(words):
            tail = tail.replace(f"</a>{word}</p>", f"</a>Zorblax{index}</p>", 1)
        (folder / name).write_text(head + tail, encoding="utf-8")
    done = twinspec("build", folder, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert re.search(r"^en/creating-an-as-group\.md:\d+:\d+: error: ", done.stderr, re.MULTILINE)


def test_unknown_type_is_a_warning_and_the_field_stays(tmp_path: Path) -> None:
    folder = service(tmp_path / "as")
    for name in (ZH, EN):
        text = (folder / name).read_text(encoding="utf-8")
        at = text.index("</a>vpc_id</p>")
        (folder / name).write_text(text[:at] + text[at:].replace("</a>String</p>", "</a>Quaternion</p>", 1), encoding="utf-8")
    done = twinspec("build", folder, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert re.search(r"^zh/.*\.md:\d+:\d+: warning: .*Quaternion", done.stderr, re.MULTILINE)
    assert "vpc_id" in json.dumps(openapi(tmp_path / "out"))


@pytest.mark.parametrize("name", ["class", "../x", "{{7*7}}", 'a"""b', "</script>x"])
def test_hostile_field_names_stay_data(tmp_path: Path, name: str) -> None:
    folder = service(tmp_path / "as")
    shown = name.replace("<", "&lt;").replace(">", "&gt;")
    for page in (ZH, EN):
        text = (folder / page).read_text(encoding="utf-8")
        (folder / page).write_text(text.replace("</a>delete_volume</p>", f"</a>{shown}</p>"), encoding="utf-8")
    done = twinspec("build", folder, "-o", tmp_path / "out")
    assert done.returncode in (0, 1)
    assert json.dumps(name) in json.dumps(openapi(tmp_path / "out"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["as", "out"]
    for page in (tmp_path / "out").rglob("*.py"):
        compile(page.read_bytes(), str(page), "exec")
    for page in (tmp_path / "out").rglob("*.html"):
        assert "</script>x" not in page.read_text(encoding="utf-8")


def test_hostile_description_is_escaped_in_every_output(tmp_path: Path) -> None:
    folder = service(tmp_path / "as")
    hostile = '""" + __import__("os").system("x") # &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}'
    for page, old in ((ZH, "网络ID"), (EN, "Specifies the network ID.")):
        text = (folder / page).read_text(encoding="utf-8")
        (folder / page).write_text(text.replace(old, hostile, 1), encoding="utf-8")
    assert twinspec("build", folder, "-o", tmp_path / "out").returncode == 0
    assert "{{7\\\\*7}}" in json.dumps(openapi(tmp_path / "out"))
    for path in (tmp_path / "out").rglob("*.py"):
        compile(path.read_bytes(), str(path), "exec")
    for path in (tmp_path / "out").rglob("*.html"):
        assert "<script>alert(1)" not in path.read_text(encoding="utf-8")


def test_out_stays_whole_when_a_build_cannot_be_written(tmp_path: Path) -> None:
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("needs setpriv to give up root's right to write everywhere")
    out = tmp_path / "locked" / "out"
    twinspec("build", SEED, "-o", out, "--quiet")
    before = (out / "MANIFEST.json").read_bytes()
    (out / "typescript" / "as.ts").write_text("edited\n", encoding="utf-8")
    out.parent.chmod(0o555)
    command = [sys.executable, "-m", "generator", "build", str(SEED), "-o", str(out)]
    if os.geteuid() == 0:
        command = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override", *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    out.parent.chmod(0o755)
    assert done.returncode == 2
    assert "Permission denied" in done.stderr
    assert (out / "MANIFEST.json").read_bytes() == before


def test_explain_quotes_both_languages_with_place_and_rule() -> None:
    done = twinspec("explain", "body.cool_down_time.default", SEED)
    assert done.returncode == 0
    assert f"{ZH}:109:" in done.stdout
    assert f"{EN}:109:" in done.stdout
    assert "冷却时间，取值范围0-86400，默认为300，单位是秒。" in done.stdout
    assert "The value ranges from 0 to 86400 and is 300 by default." in done.stdout
    assert "constraint/" in done.stdout
    assert "agreed" in done.stdout


def test_drift_of_the_seeds_is_over_the_threshold() -> None:
    done = twinspec("drift", SEED)
    assert done.returncode == 1
    assert "quota" in done.stdout
    assert twinspec("drift", SEED, "--fail-on", "never").returncode == 0


def test_drift_in_chinese_speaks_chinese() -> None:
    english = twinspec("drift", SEED, "--format", "json", "--fail-on", "never")
    chinese = twinspec("drift", SEED, "--format", "json", "--fail-on", "never", "--report-lang", "zh")
    fingerprints = [[finding["fingerprint"] for finding in json.loads(done.stdout)["findings"]] for done in (english, chinese)]
    assert fingerprints[0] == fingerprints[1]
    assert re.search("[\u4e00-\u9fff]", twinspec("drift", SEED, "--report-lang", "zh").stdout.splitlines()[0])


def test_dump_and_rules_and_version_answer() -> None:
    assert json.loads(twinspec("dump", "page", SEED / ZH).stdout)["topic"] == "0043063023"
    assert json.loads(twinspec("dump", "draft", SEED / EN).stdout)["kind"] == "api"
    assert json.loads(twinspec("dump", "api", SEED).stdout)["service"] == "as"
    assert json.loads(twinspec("rules", "--format", "json").stdout)["findings"]
    assert re.fullmatch(r"twinspec \d+\.\d+\.\d+\n", twinspec("--version").stdout)


def test_colour_only_on_a_terminal_and_not_with_no_color() -> None:
    assert "\x1b[" not in twinspec("drift", SEED, "--fail-on", "never").stdout
    assert "\x1b[" not in twinspec("build", "nowhere", NO_COLOR="1").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_build_is_done_though_nobody_can_be_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", str(SEED), "-o", str(tmp_path / "out")]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert openapi(tmp_path / "out")["openapi"] == "3.1.0"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_report_that_cannot_be_written_is_exit_2_with_the_reason() -> None:
    command = [sys.executable, "-m", "generator", "drift", str(SEED), "--format", "json"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"twinspec: error: standard output: cannot be written: No space left on device\n"


def test_locale_without_chinese_gets_escapes() -> None:
    done = twinspec("drift", SEED, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "the limit is 10 (\\u4f38\\u7f29\\u7ec4) in zh" in done.stdout
