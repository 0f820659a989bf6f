"""The command line as a whole: which commands there are, and where each is loaded from when it is wanted.

`twinspec --version` and `--help` answer without loading the pipeline; a test holds the lines below to the commands' own.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, cast

import click


class _Place(NamedTuple):
    module: str
    name: str
    says: str


_COMMANDS = {
    "baseline": _Place(
        "drift_commands", "baseline", "Write the findings of each SERVICE_DIR into its baseline.toml, so that only new ones count."
    ),
    "build": _Place("commands", "build", "Build everything for each SERVICE_DIR into OUT."),
    "diff": _Place("diff_command", "diff_", "Say what changed between two revisions of the pages of a service, and whom it breaks."),
    "drift": _Place("drift_commands", "drift", "Say where the zh and en pages of each SERVICE_DIR disagree."),
    "dump": _Place("commands", "dump_", "Print a model as JSON: `page` and `draft` of page files, `api` of service folders."),
    "explain": _Place("commands", "explain_", "Say who says what about ELEMENT, where, and how it was decided."),
    "rules": _Place("commands", "rules_", "List every constraint rule and every kind of finding."),
}


class _Commands(click.Group):
    """Commands that are imported when they run, or when their own help is shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        place = _COMMANDS.get(cmd_name)
        return cast(click.Command, getattr(import_module(f".{place.module}", __package__), place.name)) if place else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.says) for name, place in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="twinspec", prog_name="twinspec", message="%(prog)s %(version)s")
def app() -> None:
    """Reads bilingual (zh + en) REST reference pages and turns them into one trusted description.

    A SERVICE_DIR holds zh/ and en/ (either may be missing), and optionally service.toml, rulings.toml, baseline.toml.
    Without one, every folder under seeds/ is meant.

    \b
    Exit codes: 0 done; 1 done, but something was refused, lost, stale, or found;
                2 nothing done; 130 interrupted.
    """
