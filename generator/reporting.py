"""Reports as the commands offer them: in which formats, into which files, and how they call the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from .console import append, deliver, output
from .report import FROM_ROOT, github, text
from .report.report import Report
from .source.errors import UsageError
from .source.printable import printable
from .source.text import Lang

R = TypeVar("R", bound=Report)
Formats = Mapping[str, Callable[[R, Lang], str]]
Wanted = Sequence[tuple[str, Path | None]]
"""Formats with the file that each goes to; None is standard output."""

out_option = click.option("--out", "-o", type=click.Path(path_type=Path), help="File to write instead of standard output.")
lang_option = click.option("--report-lang", type=click.Choice(["en", "zh"]), default="en", show_default=True)
also_option = click.option(
    "--also", multiple=True, metavar="FORMAT=FILE", help="Another report of the same run, in a file; may be repeated."
)
summary_option = click.option(
    "--summary", type=click.Path(path_type=Path), help="File to which a Markdown summary is added, such as $GITHUB_STEP_SUMMARY."
)
prefix_option = click.option(
    "--path-prefix", help=f"Path of SERVICE_DIR in the repository, for {', '.join(FROM_ROOT)}; by default as given, if relative."
)


def wanted(format_: str, out: Path | None, also: Sequence[str], formats: Mapping[str, object]) -> Wanted:
    """The format of `--format` first, then those of `--also`.  Raises UsageError for what is no FORMAT=FILE."""
    return [(format_, out), *(_format_and_file(given, formats) for given in also)]


def deliver_reports(wanted: Wanted, reports: Sequence[R], from_root: Sequence[R], formats: Formats[R], lang: Lang) -> None:
    """Write each format; `from_root` are the same reports, with pages named by their path in the repository."""
    for name, file in wanted:
        shown = from_root if name in FROM_ROOT else reports
        if name == "text" and file is None and output().is_terminal:
            for report in shown:
                output().print(text.styled(report, lang), highlight=False)
        else:
            deliver("".join(formats[name](report, lang) for report in shown), file)


def add_summary(file: Path | None, from_root: Sequence[Report], lang: Lang) -> None:
    """Add the Markdown summary of all reports to a file, when one is given."""
    if file is not None:
        append("".join(github.summary(report, lang) for report in from_root), file)


def prefix_of(folder: Path, given: str | None) -> str:
    """Where the folder stands in its repository: as said, or as it was given when that can be."""
    if given is not None:
        return given
    return "" if folder.is_absolute() or ".." in folder.parts or folder == Path() else folder.as_posix()


def _format_and_file(given: str, formats: Mapping[str, object]) -> tuple[str, Path]:
    name, equals, file = given.partition("=")
    if name not in formats or not equals or not file:
        raise UsageError(f"--also {printable(given)}: expected FORMAT=FILE with a format of {', '.join(formats)}")
    return name, Path(file)
