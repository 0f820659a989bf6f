"""The group of commands: its lines say what the commands say, and answering does not load them."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from generator.app import _COMMANDS, app


@pytest.mark.parametrize("name", list(_COMMANDS))
def test_line_in_help_is_the_first_sentence_of_the_command(name: str) -> None:
    command = app.get_command(click.Context(app), name)
    assert command is not None
    assert command.name == name
    assert (command.help or "").split("\n\n")[0].replace("\n", " ") == _COMMANDS[name].says


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_answer_needs_no_pipeline(argument: str) -> None:
    code = (
        "import sys; from generator.app import app; "
        f"app([{argument!r}], standalone_mode=False); "
        "print(sorted(name for name in sys.modules if name.startswith('generator.')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "['generator.app']\n"
