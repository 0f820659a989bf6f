"""The commands of `twinspec`.  Each says what it did; what it found is decided further down."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from . import catalogue, explain, outputs, pipeline, write
from .console import debug_option, deliver, describe, errors, jobs_option, output, quiet_option, remarks, service_dirs_argument, services
from .model.dump import dump
from .report import coverage, text
from .report.report import Report
from .source.diagnostic import Diagnostic, Severity
from .source.errors import UsageError
from .source.printable import printable
from .source.text import Lang

_MOST_FINDINGS = 50

_verbose = click.option("--verbose", "-v", is_flag=True, help="Also say what is only worth knowing.")


@click.command()
@service_dirs_argument
@click.option("--out", "-o", type=click.Path(path_type=Path), default=Path("generated"), show_default=True, help="Folder to write.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 with a diff when OUT is stale.")
@click.option("--only", metavar="GROUP,…", default="", help=f"Only these of {', '.join(outputs.GROUPS)}.")
@quiet_option
@_verbose
@jobs_option
@debug_option
def build(service_dirs: tuple[Path, ...], out: Path, check: bool, only: str, quiet: bool, verbose: bool, debug: bool, jobs: int) -> int:
    """Build everything for each SERVICE_DIR into OUT."""
    folders = services(service_dirs)
    groups = outputs.check_groups([name.strip() for name in only.split(",") if name.strip()])
    write.refuse_bad_out(out, folders)
    files: dict[str, bytes] = {}
    prefixes: list[str] = []
    refused = False
    for folder in folders:
        service = describe(folder, jobs=jobs, debug=debug, quiet=quiet)
        _refuse_twice(prefixes, own := outputs.owned_prefixes(service.settings, groups), folder)
        prefixes += own
        service, made = pipeline.made_of(service, lambda one: pipeline.build_files(one, groups, jobs=jobs), debug=debug)
        report = pipeline.report(service)
        files |= made
        with remarks():
            _print_findings(service.reading, folder if len(folders) > 1 else None, quiet=quiet, verbose=verbose)
            if not quiet:
                _print_summary(report)
        refused = refused or any(finding.severity is Severity.ERROR for finding in report.diagnostics)
    prefixes += outputs.prefixes_of_renamed(write.read_old(out, ".openapi.json"), files)
    merged = write.merge_with_old(out, files, prefixes)
    if check:
        return _print_stale(out, merged) or int(refused)
    changed = write.publish(out, merged)
    if not quiet:
        done = "written" if changed else "unchanged"
        with remarks():
            output().print(f"{printable(str(out))}: {done}, {len(merged)} files", highlight=False, markup=False)
    return int(refused)


@click.command("explain")
@click.argument("element")
@service_dirs_argument
@jobs_option
@debug_option
def explain_(element: str, service_dirs: tuple[Path, ...], debug: bool, jobs: int) -> int:
    """Say who says what about ELEMENT, where, and how it was decided.

    ELEMENT is a place such as body.cool_down_time.default, optionally after an operation id:
    create_scaling_group:body.networks.
    """
    for folder in services(service_dirs):
        service = describe(folder, jobs=jobs, debug=debug, quiet=True)
        found = explain.explain(service.api, element)
        if found is not None:
            deliver(found, None)
            return 0
        near = explain.near_misses(service.api, element)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise UsageError(f"{printable(element)}: no such element{hint}")


@click.command("dump")
@click.argument("what", type=click.Choice(["page", "draft", "api"]))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of a page; by default that of its folder zh/ or en/.")
@debug_option
def dump_(what: str, paths: tuple[Path, ...], lang: str | None, debug: bool) -> int:
    """Print a model as JSON: `page` and `draft` of page files, `api` of service folders."""
    for path in paths:
        if what == "api":
            deliver(dump(pipeline.describe(path, debug=debug).api), None)
        else:
            page = pipeline.read_one(path, Lang(lang) if lang else pipeline.lang_of(path))
            deliver(dump(page if what == "page" else pipeline.draft_one(page)), None)
    return 0


@click.command("rules")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules_(format_: str) -> int:
    """List every constraint rule and every kind of finding."""
    deliver(catalogue.as_json() if format_ == "json" else catalogue.as_text(), None)
    return 0


def _refuse_twice(taken: Sequence[str], own: Sequence[str], folder: Path) -> None:
    if set(taken) & set(own):
        raise UsageError(f"{printable(str(folder))}: has the id or package of another service; set id and package in its service.toml")


def _print_findings(findings: Sequence[Diagnostic], folder: Path | None, *, quiet: bool, verbose: bool) -> None:
    """Say what reading found, worst first."""
    least = Severity.ERROR if quiet else Severity.INFO if verbose else Severity.WARNING
    shown = sorted((finding for finding in findings if finding.severity.rank <= least.rank), key=lambda finding: finding.severity.rank)
    for finding in shown[:_MOST_FINDINGS]:
        errors().print(_line(finding, folder), style=_style(finding), markup=False, highlight=False, soft_wrap=True)
    if len(shown) > _MOST_FINDINGS:
        more = len(shown) - _MOST_FINDINGS
        errors().print(f"... and {more} more; all are in the drift and coverage reports", markup=False, soft_wrap=True)


def _print_summary(report: Report) -> None:
    counts = ", ".join(f"{report.count(severity)} {severity.value}" for severity in Severity if severity is not Severity.ERROR)
    if output().is_terminal:
        output().print(coverage.table(report))
    else:
        sys.stdout.write(coverage.summary(report))
    output().print(f"drift: {counts}", highlight=False)


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
            deliver(printable(line.rstrip("\n"), 2000) + "\n", None)
    if stale:
        errors().print(f"{printable(str(out))}: stale, {len(stale)} files differ; run twinspec build", markup=False, highlight=False)
    return int(bool(stale))
