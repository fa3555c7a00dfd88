"""The engine as a program: found, named, and run with the environment it needs."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from enum import StrEnum

from garden.cli.common import errors
from garden.errors import UsageError
from garden.progress import PROGRESS_VARIABLE
from garden.project import Project
from garden.reading.source import require_folder


class Engine(StrEnum):
    """A program that renders the compiled garden through our plugin."""

    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"


# Material's notice about its own end of life, and a fork's about MkDocs, are for whoever
# chooses the engine; a garden is compiled to plain Markdown so that it can outlive them.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def find_engine(wanted: Engine | None) -> Engine:
    """Return the engine to run: the one asked for, else the first that is installed.

    Raises UsageError if it is not installed.
    """
    for engine in [wanted] if wanted else list(Engine):
        if importlib.util.find_spec(engine):
            return engine
    name = wanted or Engine.MKDOCS
    raise UsageError(f"{name} is not installed here. Try `pip install {name}`.")


def run_engine(
    engine: Engine, project: Project, arguments: Sequence[str], *, bar: bool = False
) -> int:
    """Run the engine on a project and return its exit code; with a `bar`, on a terminal.

    Raises UsageError if the project has no configuration file for it, SourceError if it has
    no content folder.
    """
    if project.file is None:
        raise UsageError(
            f"{project.root} has notes but no mkdocs.yml. Two lines are enough:\n"
            "  site_name: Our garden\n  plugins: [search, garden]"
        )
    require_folder(project.content)
    errors.print(f"Using {engine}.", highlight=False)
    verb, *rest = arguments
    command = [sys.executable, "-m", str(engine), verb, "--config-file", str(project.file), *rest]
    asked = {PROGRESS_VARIABLE: "1"} if bar and sys.stderr.isatty() else {}
    environment = {**os.environ, **QUIET, **asked}
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 130
