"""The engine as a program: found, named, and run with the environment it needs."""

import importlib.util
import logging
import os
import runpy
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum

from garden.cli.exits import EXIT_INTERRUPTED, errors
from garden.errors import ForeignError, GardenError, UsageError
from garden.progress import BAR, PROGRESS_VARIABLE, QUIET
from garden.project import Project
from garden.reading.source import require_folder


class Engine(StrEnum):
    """A program that renders the compiled garden through our plugin."""

    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"


# Material's notice about its own end of life, and a fork's about MkDocs, are for whoever
# chooses the engine; a garden is compiled to plain Markdown so that it can outlive them.
UNMENTIONED = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


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
    engine: Engine, project: Project, arguments: Sequence[str], *, quiet: bool = False
) -> int:
    """Run the engine on a project and return its exit code; on a terminal there is a bar.

    `quiet` leaves only what it warns of. Raises UsageError if the project has no configuration
    file for it, SourceError if it has no content folder, ForeignError if it fails.
    """
    file = _prepared(engine, project, quiet=quiet)
    verb, *rest = arguments
    os.environ[PROGRESS_VARIABLE] = QUIET if quiet else BAR
    return _run_module(engine, [verb, "--config-file", file, *rest])


def run_live(engine: Engine, project: Project, arguments: Sequence[str]) -> int:
    """Serve a project in the process of the engine and return its exit code.

    Raises what `run_engine` raises.
    """
    file = _prepared(engine, project)
    if engine is Engine.PROPERDOCS:
        # From here on, whoever imports MkDocs gets ProperDocs.
        importlib.import_module("properdocs.replacement")
    return _run_module("mkdocs_garden.live", ["--config-file", file, *arguments])


class Warned(logging.Handler):
    """Counts what an engine warns of, and what it says that it cannot do."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(logging.WARNING)
        self.count = 0
        self.errors = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.count += 1
        self.errors += record.levelno >= logging.ERROR


class InPlace(logging.Filter):
    """Lets an engine speak of the site where it will be, and not of where it grows."""

    def __init__(self, staging: str, site: str) -> None:
        """Take both places."""
        super().__init__()
        self._staging, self._site = staging, site

    def filter(self, record: logging.LogRecord) -> bool:
        """Let a record through, in other words."""
        record.msg = str(record.msg).replace(self._staging, self._site)
        return True


@contextmanager
def heard(staging: str, site: str) -> Iterator[Warned]:
    """Count what engines warn of; a build with warnings is built, and they said, every time.

    What they say of the folder `staging` is said of the `site`.
    """
    warned, in_place = Warned(), InPlace(staging, site)
    for engine in Engine:
        logging.getLogger(engine).addHandler(warned)
        logging.getLogger(f"{engine}.commands.build").addFilter(in_place)
    try:
        yield warned
    finally:
        for engine in Engine:
            logging.getLogger(engine).removeHandler(warned)
            logging.getLogger(f"{engine}.commands.build").removeFilter(in_place)


def _prepared(engine: Engine, project: Project, *, quiet: bool = False) -> str:
    if project.file is None:
        raise UsageError(
            f"{project.root} has notes but no mkdocs.yml. Two lines are enough:\n"
            "  site_name: Our garden\n  plugins: [search, garden]"
        )
    require_folder(project.content)
    os.environ.update(UNMENTIONED)
    if not quiet:
        errors.print(f"Using {engine}.", highlight=False)
    return str(project.file)


def _run_module(name: str, arguments: Sequence[str]) -> int:
    """Do as `python -m` does, in this process: starting another costs a third of a second.

    Raises ForeignError if it fails in a way that it does not know of itself.
    """
    before = sys.argv
    sys.argv = [name, *arguments]
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except GardenError:
        raise
    except Exception as error:
        told = " ".join(f"{type(error).__name__}: {error}".split())
        raise ForeignError(f"{name}, or a plugin or hook within it, failed. {told}.") from error
    finally:
        sys.argv = before
    return 0
