"""A docs repository that guards its pages: the action's script, the hook and the jobs of the README, with real git."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
ACTION = ROOT / ".github" / "actions" / "drift"
EN = "docs/as/en/creating-an-as-group.md"
NOON_OF_2026_11_22 = "1795348800"


class Repository:
    """A git repository with pages, and the programs that CI runs in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "repository"
        self.outside = folder / "runner"

    def fill(self) -> None:
        self.outside.mkdir()
        program = self.outside / "twinspec"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m generator "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        shutil.copytree(ROOT / "seeds" / "as", self.folder / "docs" / "as")
        self.git("init", "--quiet")
        assert self.run("twinspec", "baseline", "docs/as").returncode == 0
        self.commit("add the pages and their backlog")

    def run(self, *command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GIT_"))}
        env |= {"PATH": f"{self.outside}:{env['PATH']}", "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": NOON_OF_2026_11_22, **environment}
        done = subprocess.run([*map(str, command)], cwd=self.folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
        assert "Traceback" not in done.stderr
        return done

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=A Writer", "-c", "user.email=writer@example.com")
        done = self.run("git", *who, *arguments)
        assert done.returncode == 0, done.stderr

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def edit(self, old: str, new: str) -> None:
        page = self.folder / EN
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new), encoding="utf-8")

    def steps(self, inputs: dict[str, str]) -> list[subprocess.CompletedProcess[str]]:
        """What a runner does with the `run` steps of action.yml, one by one, in its shell; the first that fails is the last."""
        action = yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))
        values = {f"inputs.{name}": str(spec.get("default", "")) for name, spec in action["inputs"].items()}
        values |= {f"inputs.{name}": value for name, value in inputs.items()}
        values |= {"runner.temp": str(self.outside), "steps.python.outputs.python-path": str(self.python())}
        files = {name: str(self.outside / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        done = []
        for step in action["runs"]["steps"]:
            if "run" not in step:
                continue
            assert step["shell"] == "bash"
            script = self.outside / "step.sh"
            script.write_text(step["run"], encoding="utf-8")
            env = {name: re.sub(r"\$\{\{ ([a-z.-]+) \}\}", lambda match: values[match[1]], value) for name, value in step["env"].items()}
            shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
            done.append(self.run(*shell, GITHUB_ACTION_PATH=str(ACTION), **files, **env))
            if done[-1].returncode:
                break
        return done

    def python(self) -> Path:
        """A Python that makes an environment and installs by writing down what it was asked to install."""
        program, here = self.outside / "python", shlex.quote(str(self.outside))
        program.write_text(
            f"""#!/bin/sh
set -e
if [ "$1 $2" = "-m venv" ]; then
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    cp {here}/twinspec "$3/bin/"
else
    test -f "$6/pyproject.toml"
    echo "$*" >{here}/installed
fi
""",
            encoding="utf-8",
        )
        program.chmod(0o755)
        return program

    def action(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """What a runner does for a step with the action, the installation left out."""
        runner = {"GITHUB_OUTPUT": str(self.outside / "output"), "GITHUB_STEP_SUMMARY": str(self.outside / "summary.md")}
        return self.run(ACTION / "run.sh", **{"FOLDER": "docs/as", **runner, **inputs})


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    Repository(folder).fill()
    return folder


@pytest.fixture
def repository(filled: Path, tmp_path: Path) -> Repository:
    shutil.copytree(filled, tmp_path / "copy")
    return Repository(tmp_path / "copy")


def test_drift_of_a_commit_fails_the_action_until_somebody_accepts_it(repository: Repository) -> None:
    quiet = repository.action()
    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert re.fullmatch(r"as: nothing found, [0-9]+ accepted\n", quiet.stdout)

    repository.edit("300 by default", "200 by default")
    repository.commit("change the cooldown")
    done = repository.action()
    assert done.returncode == 1
    (annotation,) = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert re.match(rf"::error file={EN},line=109,endLine=109,col=\d+,endColumn=\d+,title=default/mismatch \(exact\)::", annotation)
    assert (repository.outside / "output").read_text(encoding="utf-8").splitlines()[-1] == "sarif=twinspec-drift.sarif"
    assert f"`{EN}:109`" in (repository.outside / "summary.md").read_text(encoding="utf-8")
    results = json.loads((repository.folder / "twinspec-drift.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    (new,) = [result for result in results if result["ruleId"] == "default/mismatch"]
    assert new["baselineState"] == "new"
    assert new["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == EN

    key = annotation.rpartition("ruling key: ")[2]
    accepted = repository.run("twinspec", "drift", "docs/as", "--accept", key, "--reason", "the clouds differ", "--owner", "docs-team")
    assert accepted.stdout.splitlines() == [
        "no --expires: the ruling ends in a year, on 2027-11-22",
        f"docs/as/rulings.toml: accept {key} [default/mismatch] until 2027-11-22",
    ]
    repository.commit("accept it")
    assert repository.action().returncode == 0


def test_action_speaks_chinese_fails_later_and_names_its_file(repository: Repository) -> None:
    repository.edit("300 by default", "200 by default")
    done = repository.action(REPORT_LANG="zh", FAIL_ON="never", SARIF="out put.sarif")
    assert done.returncode == 0
    assert "裁决键: " in done.stdout
    assert json.loads((repository.folder / "out put.sarif").read_text(encoding="utf-8"))["runs"][0]["language"] == "zh-CN"
    assert repository.action(SARIF="a\nsarif=b").returncode == 2


def test_steps_of_the_action_on_a_pull_request_that_changes_a_page(repository: Repository) -> None:
    base = repository.run("git", "rev-parse", "HEAD").stdout.strip()
    repository.edit("300 by default", "200 by default")
    repository.commit("change the cooldown")
    install, work = repository.steps({"folder": "docs/as", "base": base})
    assert (install.returncode, work.returncode, work.stderr) == (0, 1, "")
    assert (repository.outside / "installed").read_text(encoding="utf-8").startswith("-m pip install --quiet ")
    titles = re.findall(r"(?m)^::(\w+) file=([^,]+),line=(\d+),.*?title=([^ ]+)", work.stdout)
    assert titles == [("error", EN, "109", "default/mismatch"), ("error", EN, "109", "default/changed")]
    assert "en changed, zh lags" in work.stdout
    assert (repository.outside / "GITHUB_OUTPUT").read_text(encoding="utf-8") == "sarif=twinspec-drift.sarif\n"
    headings = [
        line for line in (repository.outside / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8").splitlines() if line.startswith("#")
    ]
    assert headings == ["## zh/en drift report: Auto Scaling", f"## changes of the pages: as, {base} → HEAD"]


def test_steps_of_the_action_without_a_base_and_with_a_threshold_for_changes(repository: Repository) -> None:
    assert [done.returncode for done in repository.steps({"folder": "docs/as"})] == [0, 0]
    base = repository.run("git", "rev-parse", "HEAD").stdout.strip()
    repository.edit("300 by default", "200 by default")
    repository.commit("change the cooldown")
    inputs = {"folder": "docs/as", "base": base, "fail-on": "never", "report-lang": "zh"}
    quiet, loud = (repository.steps(inputs | {"fail-on-change": name})[-1] for name in ("never", "breaking"))
    assert (quiet.returncode, loud.returncode) == (0, 1)
    assert "英文已修改，中文滞后" in loud.stdout
    lost = repository.steps(inputs | {"base": "0123456789"})[-1]
    assert (lost.returncode, "0123456789: neither a folder nor a revision" in lost.stderr) == (2, True)


@pytest.mark.parametrize("schema", ["vendor.github-actions", "vendor.github-workflows", "vendor.gitlab-ci"])
def test_yaml_is_valid_by_the_schema_of_its_host(schema: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="needs check-jsonschema, which is not installed")
    file = ACTION / "action.yml"
    if schema != "vendor.github-actions":
        file = tmp_path / "job.yml"
        file.write_text(_readme_yaml("jobs" if schema == "vendor.github-workflows" else "drift"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("folder", ["nowhere", "--help", "$(touch hacked)"])
def test_folder_is_never_an_option_or_a_command(repository: Repository, folder: str) -> None:
    done = repository.action(FOLDER=folder)
    assert done.returncode == 2
    assert f"{folder}: does not exist" in done.stderr
    assert not (repository.folder / "hacked").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--accept", "0123456789abcdef"], "--accept needs --reason"),
        (["--accept", "0123456789abcdef", "--reason", "x"], "--accept 0123456789abcdef: no finding has this key"),
        (["--accept", "0123456789abcdef", "--reason", "x", "--expires", "2027-11-23"], "must lie between 2026-11-22 and 2027-11-22"),
        (["--also", "pdf=x"], "--also pdf=x: expected FORMAT=FILE with a format of text, json"),
        (["--summary", "no/such/folder"], "no/such/folder: cannot be written"),
        (["--format", "junit", "docs/as"], "--format junit holds one service"),
    ],
)
def test_wrong_arguments_are_exit_2_and_write_nothing(repository: Repository, arguments: list[str], message: str) -> None:
    done = repository.run("twinspec", "drift", "docs/as", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert repository.run("git", "status", "--porcelain").stdout == ""


def test_action_gives_its_script_what_the_script_reads() -> None:
    action = yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    step = action["runs"]["steps"][-1]
    script = (ACTION / "run.sh").read_text(encoding="utf-8")
    assert step["run"] == '"$GITHUB_ACTION_PATH/run.sh"'
    assert [name for name in step["env"] if f"${{{name}:" not in script] == []
    used = {name for value in step["env"].values() for name in re.findall(r"inputs\.([a-z-]+)", value)}
    assert used | {"python-version"} == set(action["inputs"])
    assert [step for step in action["runs"]["steps"] if "${{" in step.get("run", "")] == []
    assert os.access(ACTION / "run.sh", os.X_OK)
    assert (ACTION / "../../..").resolve() == ROOT


def test_hook_refuses_new_drift_and_wakes_for_pages_and_decisions(repository: Repository) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    command = [*shlex.split(hook["entry"]), *_readme_job("repos")["repos"][0]["hooks"][0]["args"]]
    assert repository.run(*command).returncode == 0
    repository.edit("300 by default", "200 by default")
    assert repository.run(*command).returncode == 1
    paths = [EN, "docs/as/zh/创建弹性伸缩组.md", "zh/a.html", "docs/as/rulings.toml", "README.md", "docs/zh.md", "src/en/a.py"]
    assert [path for path in paths if re.search(hook["files"], path)] == paths[:4]


def test_gitlab_job_of_the_readme_writes_both_reports(repository: Repository) -> None:
    job = _readme_job("drift")["drift"]
    repository.edit("300 by default", "200 by default")
    assert repository.run(*shlex.split(job["script"][-1])).returncode == 1
    reports = job["artifacts"]["reports"]
    issues = json.loads((repository.folder / reports["codequality"]).read_text(encoding="utf-8"))
    assert [(issue["check_name"], issue["severity"], issue["location"]) for issue in issues] == [
        ("default/mismatch", "critical", {"path": EN, "lines": {"begin": 109}})
    ]
    cases = ElementTree.fromstring((repository.folder / reports["junit"]).read_bytes())
    assert [case.get("name") for case in cases.iter("testcase") if case.find("failure") is not None] == ["default/mismatch"]


def test_gitlab_job_of_the_readme_shows_what_a_merge_request_changes(repository: Repository) -> None:
    job = _readme_job("drift")["changes"]
    base = repository.run("git", "rev-parse", "HEAD").stdout.strip()
    repository.edit("300 by default", "200 by default")
    repository.commit("change the cooldown")
    done = repository.run("sh", "-ec", job["script"][-1], CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert (done.returncode, done.stderr) == (0, "")
    assert "breaking[default/changed]" in done.stdout
    assert "default/changed" in (repository.folder / job["artifacts"]["paths"][0]).read_text(encoding="utf-8")


def test_github_job_of_the_readme_uses_the_action_as_it_is() -> None:
    steps = _readme_job("jobs")["jobs"]["drift"]["steps"]
    action = yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))
    assert "/.github/actions/drift@" in steps[1]["uses"]
    assert set(steps[1]["with"]) <= set(action["inputs"])
    assert steps[2]["with"]["sarif_file"] == "${{ steps.drift.outputs.sarif }}"
    assert set(action["outputs"]) == {"sarif"}


def _readme_job(key: str) -> dict[str, object]:
    """The YAML of the README that has a top-level key, read."""
    found = yaml.safe_load(_readme_yaml(key))
    assert isinstance(found, dict)
    return found


def _readme_yaml(key: str) -> str:
    """The same as it stands there."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## In CI\n")[2].partition("\n## ")[0]
    (found,) = [block for block in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL) if key in yaml.safe_load(block)]
    return str(found)
