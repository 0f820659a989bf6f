"""The command line: arguments, exit codes, and the only place that prints.

Exit codes: 0 done, nothing refused; 1 done, but a page or row was refused or lost (`build`), OUT is stale (`--check`),
or findings stand at or over the threshold (`drift`); 2 nothing done (usage, no pages, I/O); 130 interrupted.
"""

from __future__ import annotations

import gc
import io
import os
import sys

DONE, FOUND, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> None:
    """Run `twinspec` and leave the process with its exit code."""
    # Pages become trees of values that die together.  Looking for cycles among them takes a quarter of the time.
    gc.set_threshold(100_000, 20, 50)
    _say_everything()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
        _say("interrupted; nothing was changed")
    except BrokenPipeError:
        code = NOTHING_DONE
    _leave(code)


def _run(arguments: list[str]) -> int:
    # Imported here, so that Ctrl-C during the start is answered as at any other time.
    import click

    from .app import app
    from .source.errors import UsageError
    from .source.printable import printable

    debug = "--debug" in arguments
    try:
        result = app(arguments, prog_name="twinspec", standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        error.show()
        return NOTHING_DONE
    except UsageError as error:
        if debug:
            raise
        _say(f"error: {printable(str(error), 1000)}")
        return NOTHING_DONE
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if debug:
            raise
        _say(f"error: internal error {type(error).__name__}: {printable(str(error))}; nothing was written (--debug shows where)")
        return NOTHING_DONE


def _say_everything() -> None:
    """A locale without Chinese gets escapes, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _say(message: str) -> None:
    try:
        print(f"twinspec: {message}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def _leave(code: int) -> None:
    """Flush what can be flushed and go; a closed pipe must not turn into a traceback at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            sink = os.open(os.devnull, os.O_WRONLY)
            os.dup2(sink, stream.fileno())
    sys.exit(code)
