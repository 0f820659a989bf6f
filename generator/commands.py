"""The commands of `twinspec`.  Each says what it did; what it found is decided further down."""

from __future__ import annotations

import datetime
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from . import catalogue, explain, outputs, pipeline, write
from .model.dump import dump
from .pipeline import Service
from .report import DIFF_FORMATS, FORMATS, coverage, text
from .report.report import Report
from .revisions import git
from .revisions.change import ChangeClass
from .source.diagnostic import Confidence, Diagnostic, Severity
from .source.errors import UsageError
from .source.printable import printable
from .source.text import Lang

_MOST_FINDINGS = 50
_THRESHOLDS = {"breaking": Severity.BREAKING, "warning": Severity.WARNING, "info": Severity.INFO, "never": None}
_CLASSES = {
    "breaking": (ChangeClass.BREAKING,),
    "non-breaking": (ChangeClass.BREAKING, ChangeClass.NON_BREAKING),
    "any": tuple(ChangeClass),
    "never": (),
}

_folders = click.argument("service_dirs", nargs=-1, metavar="[SERVICE_DIR]...", type=click.Path(path_type=Path))


_quiet = click.option("--quiet", "-q", is_flag=True, help="Say only what was refused or lost.")
_verbose = click.option("--verbose", "-v", is_flag=True, help="Also say what is only worth knowing.")
_debug = click.option("--debug", is_flag=True, help="Show the traceback of an internal error.")
_jobs = click.option("--jobs", type=click.IntRange(0, 64), default=0, help="Processes that read pages; 0: one per core.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="twinspec", prog_name="twinspec", message="%(prog)s %(version)s")
def app() -> None:
    """Reads bilingual (zh + en) REST reference pages and turns them into one trusted description.

    A SERVICE_DIR holds zh/ and en/ (either may be missing), and optionally service.toml and rulings.toml.
    Without one, every folder under seeds/ is meant.

    \b
    Exit codes: 0 done; 1 done, but something was refused, lost, stale, or found;
                2 nothing done; 130 interrupted.
    """


@app.command()
@_folders
@click.option("--out", "-o", type=click.Path(path_type=Path), default=Path("generated"), show_default=True, help="Folder to write.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 with a diff when OUT is stale.")
@click.option("--only", metavar="GROUP,…", default="", help=f"Only these of {', '.join(outputs.GROUPS)}.")
@_quiet
@_verbose
@_jobs
@_debug
def build(service_dirs: tuple[Path, ...], out: Path, check: bool, only: str, quiet: bool, verbose: bool, debug: bool, jobs: int) -> int:
    """Build everything for each SERVICE_DIR into OUT."""
    folders = _services(service_dirs)
    groups = outputs.check_groups([name.strip() for name in only.split(",") if name.strip()])
    write.refuse_bad_out(out, folders)
    files: dict[str, bytes] = {}
    prefixes: list[str] = []
    refused = False
    for folder in folders:
        service = _describe(folder, jobs=jobs, debug=debug, quiet=quiet)
        report = pipeline.report(service)
        _refuse_twice(prefixes, own := outputs.owned_prefixes(service.settings, groups), folder)
        prefixes += own
        files |= outputs.build_files(service.api, report, groups)
        _print_findings(service.reading, folder if len(folders) > 1 else None, quiet=quiet, verbose=verbose)
        refused = refused or any(finding.severity is Severity.ERROR for finding in report.diagnostics)
        if not quiet:
            _print_summary(report)
    merged = write.merge_with_old(out, files, prefixes)
    if check:
        return _print_stale(out, merged) or int(refused)
    changed = write.publish(out, merged)
    if not quiet:
        _out().print(f"{printable(str(out))}: {'written' if changed else 'unchanged'}, {len(merged)} files", highlight=False, markup=False)
    return int(refused)


@app.command()
@_folders
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--out", "-o", type=click.Path(path_type=Path), help="File to write instead of standard output.")
@click.option(
    "--fail-on", type=click.Choice(list(_THRESHOLDS)), default="breaking", show_default=True, help="Exit 1 from this severity on."
)
@click.option(
    "--min-confidence", type=click.Choice(["exact", "high", "heuristic"]), default="high", show_default=True, help="… and this sure."
)
@click.option("--report-lang", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@_quiet
@_jobs
@_debug
def drift(
    service_dirs: tuple[Path, ...],
    format_: str,
    out: Path | None,
    fail_on: str,
    min_confidence: str,
    report_lang: str,
    quiet: bool,
    debug: bool,
    jobs: int,
) -> int:
    """Say where the zh and en pages of each SERVICE_DIR disagree."""
    # Only here rulings expire: what `build` writes must not change with the calendar.
    today = datetime.date.today()
    folders = _services(service_dirs)
    if len(folders) > 1 and format_ in ("json", "sarif", "html"):
        raise UsageError(f"--format {format_} holds one service; give one SERVICE_DIR (found {len(folders)})")
    over = False
    parts = []
    for folder in folders:
        service = _describe(folder, jobs=jobs, debug=debug, quiet=quiet, today=today)
        report = pipeline.report(service)
        if format_ == "text" and out is None and _out().is_terminal:
            _out().print(text.styled(report, Lang(report_lang)), highlight=False)
        else:
            parts.append(FORMATS[format_](report, Lang(report_lang)))
        over = over or pipeline.is_over(report, _THRESHOLDS[fail_on], Confidence(min_confidence))
    _deliver("".join(parts), out)
    return int(over)


@app.command("diff")
@click.argument("revisions", nargs=-1, required=True, metavar="OLD NEW | OLD..NEW [-- SERVICE_DIR]")
@click.option("--format", "format_", type=click.Choice(list(DIFF_FORMATS)), default="text", show_default=True)
@click.option("--out", "-o", type=click.Path(path_type=Path), help="File to write instead of standard output.")
@click.option("--fail-on", type=click.Choice(list(_CLASSES)), default="breaking", show_default=True, help="Exit 1 from this class on.")
@click.option("--report-lang", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@_jobs
@_debug
def diff_(revisions: tuple[str, ...], format_: str, out: Path | None, fail_on: str, report_lang: str, debug: bool, jobs: int) -> int:
    """Say what changed between two revisions of the pages of a service, and whom it breaks.

    OLD and NEW are folders that hold zh/ and en/, or git revisions: `twinspec diff v1..HEAD -- docs/as`.
    Words alone decide the exit code only with `--fail-on any`; a page that cannot be read always does.
    """
    given = git.parse_arguments(revisions)
    if isinstance(given, git.GitRange):
        with git.checked_out(given) as (old, new):
            comparison = pipeline.diff(old, new, (given.old, given.new), jobs=jobs, debug=debug)
    else:
        comparison = pipeline.diff(*given, (str(given[0]), str(given[1])), jobs=jobs, debug=debug)
    _deliver(DIFF_FORMATS[format_](comparison, Lang(report_lang)), out)
    return int(pipeline.is_worse(comparison, _CLASSES[fail_on]))


@app.command("explain")
@click.argument("element")
@_folders
@_jobs
@_debug
def explain_(element: str, service_dirs: tuple[Path, ...], debug: bool, jobs: int) -> int:
    """Say who says what about ELEMENT, where, and how it was decided.

    ELEMENT is a place such as body.cool_down_time.default, optionally after an operation id:
    create_scaling_group:body.networks.
    """
    for folder in _services(service_dirs):
        service = _describe(folder, jobs=jobs, debug=debug, quiet=True)
        found = explain.explain(service.api, element)
        if found is not None:
            _deliver(found, None)
            return 0
        near = explain.near_misses(service.api, element)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise UsageError(f"{printable(element)}: no such element{hint}")


@app.command("dump")
@click.argument("what", type=click.Choice(["page", "draft", "api"]))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of a page; by default that of its folder zh/ or en/.")
@_debug
def dump_(what: str, paths: tuple[Path, ...], lang: str | None, debug: bool) -> int:
    """Print a model as JSON: `page` and `draft` of page files, `api` of service folders."""
    for path in paths:
        if what == "api":
            _deliver(dump(pipeline.describe(path, debug=debug).api), None)
        else:
            page = pipeline.read_one(path, Lang(lang) if lang else pipeline.lang_of(path))
            _deliver(dump(page if what == "page" else pipeline.draft_one(page)), None)
    return 0


@app.command("rules")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules_(format_: str) -> int:
    """List every constraint rule and every kind of finding."""
    _deliver(catalogue.as_json() if format_ == "json" else catalogue.as_text(), None)
    return 0


def _services(given: Sequence[Path]) -> tuple[Path, ...]:
    if given:
        return tuple(given)
    seeds = Path("seeds")
    folders = tuple(sorted(path for path in seeds.iterdir() if path.is_dir())) if seeds.is_dir() else ()
    if not folders:
        raise UsageError("seeds/: not found here; give a SERVICE_DIR that holds zh/ and en/")
    return folders


def _refuse_twice(taken: Sequence[str], own: Sequence[str], folder: Path) -> None:
    if set(taken) & set(own):
        raise UsageError(f"{printable(str(folder))}: has the id or package of another service; set id and package in its service.toml")


def _describe(folder: Path, *, jobs: int, debug: bool, quiet: bool, today: datetime.date | None = None) -> Service:
    errors = _err()
    if quiet or not errors.is_terminal:
        return pipeline.describe(folder, jobs=jobs, debug=debug, today=today)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True) as bars:
        task = bars.add_task(printable(folder.name), total=None)

        def progress(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total)

        return pipeline.describe(folder, jobs=jobs, debug=debug, progress=progress, today=today)


def _print_findings(findings: Sequence[Diagnostic], folder: Path | None, *, quiet: bool, verbose: bool) -> None:
    """Say what reading found, worst first."""
    least = Severity.ERROR if quiet else Severity.INFO if verbose else Severity.WARNING
    shown = sorted((finding for finding in findings if finding.severity.rank <= least.rank), key=lambda finding: finding.severity.rank)
    for finding in shown[:_MOST_FINDINGS]:
        _err().print(_line(finding, folder), style=_style(finding), markup=False, highlight=False, soft_wrap=True)
    if len(shown) > _MOST_FINDINGS:
        _err().print(f"... and {len(shown) - _MOST_FINDINGS} more; all are in the drift and coverage reports", markup=False, soft_wrap=True)


def _print_summary(report: Report) -> None:
    counts = ", ".join(f"{report.count(severity)} {severity.value}" for severity in Severity if severity is not Severity.ERROR)
    if _out().is_terminal:
        _out().print(coverage.table(report))
    else:
        sys.stdout.write(coverage.summary(report))
    _out().print(f"drift: {counts}", highlight=False)


def _line(finding: Diagnostic, folder: Path | None) -> str:
    """`zh/page.md:123:4: error: what is so [rule]`, the way compilers say it, and what to do next."""
    prefix = f"{printable(folder.name)}/" if folder else ""
    next_ = f"\n    {printable(finding.help())}" if finding.help() else ""
    return f"{prefix}{text.one_line(finding)}{next_}"


def _style(finding: Diagnostic) -> str | None:
    return {Severity.ERROR: "red", Severity.BREAKING: "red", Severity.WARNING: "yellow"}.get(finding.severity)


def _print_stale(out: Path, files: dict[str, bytes]) -> int:
    stale = write.stale(out, files)
    for path, (old, new) in stale.items():
        before = (old or b"").decode("utf-8", "replace").splitlines(keepends=True)
        after = (new or b"").decode("utf-8", "replace").splitlines(keepends=True)
        for line in difflib.unified_diff(before, after, f"{path} (in OUT)", f"{path} (a build now)"):
            _deliver(printable(line.rstrip("\n"), 2000) + "\n", None)
    if stale:
        _err().print(f"{printable(str(out))}: stale, {len(stale)} files differ; run twinspec build", markup=False, highlight=False)
    return int(bool(stale))


def _deliver(content: str, out: Path | None) -> None:
    if out is not None:
        try:
            out.write_text(content, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{printable(str(out))}: cannot be written: {error.strerror}") from error
    else:
        sys.stdout.write(content)


def _out() -> Console:
    return Console(soft_wrap=True)


def _err() -> Console:
    return Console(stderr=True)
