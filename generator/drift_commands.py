"""`twinspec drift` and `twinspec baseline`: where the languages disagree, and what of it somebody accepts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from . import acceptance, pipeline
from .console import debug_option, describe, errors, jobs_option, output, quiet_option, service_dirs_argument, services, this_day
from .reconcile.ruling_text import Terms
from .reconcile.rulings import BASELINE, RULINGS, RulingChoice
from .report import FORMATS, ONE_SERVICE
from .report.placing import below
from .report.report import Report
from .reporting import add_summary, also_option, deliver_reports, lang_option, out_option, prefix_of, prefix_option, summary_option, wanted
from .source.diagnostic import Confidence, Diagnostic, Severity
from .source.errors import UsageError
from .source.printable import printable
from .source.text import Lang

_THRESHOLDS = {"breaking": Severity.BREAKING, "warning": Severity.WARNING, "info": Severity.INFO, "never": None}
_expires = click.option(
    "--expires", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Last day of what is accepted.  [default and most: in a year]"
)


@click.command()
@service_dirs_argument
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@out_option
@click.option(
    "--fail-on", type=click.Choice(list(_THRESHOLDS)), default="breaking", show_default=True, help="Exit 1 from this severity on."
)
@click.option(
    "--min-confidence", type=click.Choice(["exact", "high", "heuristic"]), default="high", show_default=True, help="… and this sure."
)
@lang_option
@also_option
@summary_option
@prefix_option
@click.option("--accept", "keys", multiple=True, metavar="KEY", help="Accept this finding: write a ruling on it, report nothing.")
@click.option("--reason", help="Why it is accepted.")
@_expires
@click.option("--owner", default="", help="Who looks at it again.")
@click.option("--choice", type=click.Choice([choice.value for choice in RulingChoice]), default="accept", help="Value to use, if any.")
@quiet_option
@jobs_option
@debug_option
def drift(
    service_dirs: tuple[Path, ...],
    format_: str,
    out: Path | None,
    fail_on: str,
    min_confidence: str,
    report_lang: str,
    also: tuple[str, ...],
    summary: Path | None,
    path_prefix: str | None,
    keys: tuple[str, ...],
    reason: str | None,
    expires: datetime.datetime | None,
    owner: str,
    choice: str,
    quiet: bool,
    debug: bool,
    jobs: int,
) -> int:
    """Say where the zh and en pages of each SERVICE_DIR disagree.

    KEY is the ruling key that the report prints, or g-… for every place of a finding that occurs in several.
    """
    folders, day = services(service_dirs), this_day()
    files = wanted(format_, out, also, FORMATS)
    for name, _ in files:
        if len(folders) > 1 and name in ONE_SERVICE:
            raise UsageError(f"--format {name} holds one service; give one SERVICE_DIR (found {len(folders)})")
    terms = _terms(reason, choice, owner, expires, day) if keys else None
    reports = [(folder, pipeline.report(describe(folder, jobs=jobs, debug=debug, quiet=quiet, today=day))) for folder in folders]
    if terms:
        _accept(keys, reports, terms)
        return 0
    from_root = [below(prefix_of(folder, path_prefix), report) for folder, report in reports]
    deliver_reports(files, [report for _, report in reports], from_root, FORMATS, Lang(report_lang))
    add_summary(summary, from_root, Lang(report_lang))
    return int(any(pipeline.is_over(report, _THRESHOLDS[fail_on], Confidence(min_confidence)) for _, report in reports))


@click.command()
@service_dirs_argument
@click.option("--prune", is_flag=True, help="Only drop the entries that match no finding any more.")
@_expires
@jobs_option
@debug_option
def baseline(service_dirs: tuple[Path, ...], prune: bool, expires: datetime.datetime | None, debug: bool, jobs: int) -> int:
    """Write the findings of each SERVICE_DIR into its baseline.toml, so that only new ones count.

    Pages and rows that cannot be read always count.  Entries end with their date, and when a text changes.
    """
    day = this_day()
    until = acceptance.end_date(expires.date() if expires else None, day)
    for folder in services(service_dirs):
        report = pipeline.report(describe(folder, jobs=jobs, debug=debug, quiet=False, today=day))
        made = acceptance.pruned(folder, report) if prune else acceptance.backlog(folder, report, until)
        acceptance.save(folder / BASELINE, made.text)
        if prune and (lost := report.count(Severity.ERROR)):
            warning = f"{printable(str(folder))}: {lost} pages or rows cannot be read; what was known of them is dropped too"
            errors().print(warning, highlight=False, markup=False)
        done = f"{made.dropped} dropped" if prune else f"{made.added} added and {made.renewed} renewed until {until}"
        _say(f"{folder / BASELINE}: {done}, {made.kept} kept")
    return 0


def _terms(reason: str | None, choice: str, owner: str, expires: datetime.datetime | None, day: datetime.date) -> Terms:
    if not reason or not reason.strip():
        raise UsageError("--accept needs --reason: say why, for the next reader")
    if expires is None:
        _say(f"no --expires: the ruling ends in a year, on {acceptance.end_date(None, day)}")
    until = acceptance.end_date(expires.date() if expires else None, day)
    return Terms(choice=RulingChoice(choice), reason=reason.strip(), owner=owner.strip(), expires=until)


def _accept(keys: Sequence[str], reports: Sequence[tuple[Path, Report]], terms: Terms) -> None:
    """Write a ruling for each key into the service that has its finding; all keys are looked up before any is written."""
    accepted: dict[Path, list[Diagnostic]] = {}
    for key in keys:
        places = [(folder, found) for folder, report in reports if (found := acceptance.named(report, key))]
        if not places:
            raise UsageError(f"--accept {printable(key)}: no finding has this key; `twinspec drift` prints them")
        for folder, found in places:
            accepted.setdefault(folder, []).extend(found)
    texts = {folder: acceptance.accept(folder, found, terms) for folder, found in accepted.items()}
    for folder, rulings in texts.items():
        acceptance.save(folder / RULINGS, rulings)
        for fingerprint, rule in dict.fromkeys((finding.fingerprint, finding.id) for finding in accepted[folder]):
            _say(f"{folder / RULINGS}: {terms.choice.value} {fingerprint} [{rule}] until {terms.expires}")


def _say(line: str) -> None:
    output().print(printable(line, 1000), highlight=False, markup=False)
