"""`twinspec diff`: what changed between two revisions of the pages, whom it breaks, and which language lags."""

from __future__ import annotations

from pathlib import Path

import click

from . import pipeline
from .console import debug_option, jobs_option
from .report import DIFF_FORMATS
from .report.placing import below
from .report.revision_report import revision_report
from .reporting import add_summary, also_option, deliver_reports, lang_option, out_option, prefix_of, prefix_option, summary_option, wanted
from .revisions import git
from .revisions.change import ChangeClass, Comparison
from .source.text import Lang

_CLASSES = {
    "breaking": (ChangeClass.BREAKING,),
    "non-breaking": (ChangeClass.BREAKING, ChangeClass.NON_BREAKING),
    "any": tuple(ChangeClass),
    "never": (),
}


@click.command("diff")
@click.argument("revisions", nargs=-1, required=True, metavar="OLD NEW | OLD..NEW [-- SERVICE_DIR]")
@click.option("--format", "format_", type=click.Choice(list(DIFF_FORMATS)), default="text", show_default=True)
@out_option
@click.option("--fail-on", type=click.Choice(list(_CLASSES)), default="breaking", show_default=True, help="Exit 1 from this class on.")
@lang_option
@also_option
@summary_option
@prefix_option
@jobs_option
@debug_option
def diff_(
    revisions: tuple[str, ...],
    format_: str,
    out: Path | None,
    fail_on: str,
    report_lang: str,
    also: tuple[str, ...],
    summary: Path | None,
    path_prefix: str | None,
    debug: bool,
    jobs: int,
) -> int:
    """Say what changed between two revisions of the pages of a service, and whom it breaks.

    OLD and NEW are folders that hold zh/ and en/, or git revisions: `twinspec diff v1..HEAD -- docs/as`.
    OLD...NEW begins where both went apart, as a merge request does.

    \b
    Exit codes: 0 nothing at or over --fail-on (words alone only count with `any`);
                1 a change at or over it, or a page that cannot be read on either side;
                2 nothing compared: no such folder, revision or page, or output that cannot be written.
    """
    files = wanted(format_, out, also, DIFF_FORMATS)
    comparison, prefixes = _compared(revisions, path_prefix, jobs=jobs, debug=debug)
    report = revision_report(comparison)
    placed = below(prefixes[1], report, old=prefixes[0])
    deliver_reports(files, [report], [placed], DIFF_FORMATS, Lang(report_lang))
    add_summary(summary, [placed], Lang(report_lang))
    return int(pipeline.is_worse(comparison, _CLASSES[fail_on]))


def _compared(revisions: tuple[str, ...], path_prefix: str | None, *, jobs: int, debug: bool) -> tuple[Comparison, tuple[str, str]]:
    """The comparison, and where the pages of each side stand in their repository."""
    given = git.parse_arguments(revisions)
    if not isinstance(given, git.GitRange):
        old, new = given
        comparison = pipeline.diff(old, new, (str(old), str(new)), jobs=jobs, debug=debug)
        return comparison, (prefix_of(old, path_prefix), prefix_of(new, path_prefix))
    prefix = git.in_repository(given.path) if path_prefix is None else path_prefix
    with git.checked_out(given) as (old, new):
        return pipeline.diff(old, new, (given.old, given.new), jobs=jobs, debug=debug), (prefix, prefix)
