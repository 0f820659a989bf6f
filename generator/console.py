"""What all commands share: their common arguments, where output goes, and reading a service with a progress bar."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from . import pipeline
from .pipeline import Service
from .source.errors import UsageError
from .source.printable import printable

service_dirs_argument = click.argument("service_dirs", nargs=-1, metavar="[SERVICE_DIR]...", type=click.Path(path_type=Path))
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say only what was refused or lost.")
debug_option = click.option("--debug", is_flag=True, help="Show the traceback of an internal error.")
jobs_option = click.option("--jobs", type=click.IntRange(0, 64), default=0, help="Processes to use; 0: one per core.")


def services(given: Sequence[Path]) -> tuple[Path, ...]:
    """The service folders to work on: those given, or all under seeds/.  Raises UsageError when there is none."""
    if given:
        return tuple(given)
    seeds = Path("seeds")
    folders = tuple(sorted(path for path in seeds.iterdir() if path.is_dir())) if seeds.is_dir() else ()
    if not folders:
        raise UsageError("seeds/: not found here; give a SERVICE_DIR that holds zh/ and en/")
    return folders


def describe(folder: Path, *, jobs: int, debug: bool, quiet: bool, today: datetime.date | None = None) -> Service:
    """`pipeline.describe`, with a progress bar where somebody watches."""
    terminal = errors()
    if quiet or not terminal.is_terminal:
        return pipeline.describe(folder, jobs=jobs, debug=debug, today=today)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=terminal, transient=True) as bars:
        task = bars.add_task(printable(folder.name), total=None)

        def progress(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total)

        return pipeline.describe(folder, jobs=jobs, debug=debug, progress=progress, today=today)


def this_day() -> datetime.date:
    """The day by which rulings end; the only look at the clock.  SOURCE_DATE_EPOCH, where it is set, stands for now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    # Only where rulings are judged or written: what `build` writes must not change with the calendar.
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date() if epoch.isdecimal() else datetime.date.today()


def deliver(content: str, out: Path | None) -> None:
    """Write to a file, or to standard output.  Raises UsageError when the file cannot be written."""
    if out is not None:
        try:
            out.write_text(content, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{printable(str(out))}: cannot be written: {error.strerror}") from error
        return
    try:
        sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"standard output: cannot be written: {error.strerror}") from error


def append(content: str, file: Path) -> None:
    """Add to the end of a file.  Raises UsageError when it cannot be written."""
    try:
        with file.open("a", encoding="utf-8") as stream:
            stream.write(content)
    except OSError as error:
        raise UsageError(f"{printable(str(file))}: cannot be written: {error.strerror}") from error


@contextmanager
def remarks() -> Iterator[None]:
    """What is said beside the work: a closed pipe or a full disk behind it does not stop the work."""
    try:
        yield
    except (OSError, SystemExit):  # rich leaves the process where a pipe is closed
        return


def output() -> Console:
    """Standard output."""
    return Console(soft_wrap=True)


def errors() -> Console:
    """Standard error."""
    return Console(stderr=True)
