"""Commands that are loaded when they are asked for."""

import inspect
import subprocess
import sys

import pytest

from garden.cli import COMMANDS
from garden.cli.ondemand import load_command, sentence_of

ASK = (
    "import sys; from garden.cli import app; app({words!r}, standalone_mode=False); "
    "print(*sorted(name for name in sys.modules if name.startswith('garden.')), file=sys.stderr)"
)


def loaded_by(*words):
    """Return the modules of ours that are loaded once the command has run."""
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(words=list(words))],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name):
    assert sentence_of(name) == inspect.cleandoc(load_command(name).help)
    assert sentence_of(name)


def test_the_list_of_commands_loads_none_of_them():
    assert loaded_by("--help") == {
        "garden.cli",
        "garden.cli.exits",
        "garden.cli.ondemand",
        "garden.errors",
        "garden.memory",
        "garden.visible",
    }


def test_a_command_loads_no_other():
    loaded = loaded_by("links", "--help")
    assert "garden.cli.links" in loaded
    assert loaded.isdisjoint({"garden.cli.check", "garden.cli.brief", "garden.search"})
