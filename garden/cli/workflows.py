"""`garden workflows`: files for a forge that look at proposals, post briefs and publish."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption
from garden.cli.exits import errors
from garden.errors import UsageError
from garden.git.run import GitError, ask_git
from garden.project import load_project
from garden.workflows import FORGES, workflow_files

Kind = StrEnum("Kind", {name: name for name in FORGES})  # type: ignore[misc]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden workflows github[/bold]; "
        "[bold]garden workflows gitlab --force[/bold]"
    )(workflows)


def workflows(
    forge: Annotated[Kind, typer.Argument(help="The kind of forge; Gitea is forgejo.")],
    config: ConfigOption = HERE,
    force: Annotated[
        bool, typer.Option("--force", help="Write files again that are there already.")
    ] = False,
) -> None:
    """Write the files with which a forge previews proposals, posts briefs and publishes.

    A template for proposals is among them. They are yours to read and to change.
    """
    project = load_project(config)
    root = _repository(project.root)
    notes = Path(os.path.relpath(project.content.resolve(), root)).as_posix()
    if notes.startswith("."):
        raise UsageError(
            "These files need the notes in a folder of their own within the repository, such as "
            "`content`, so that only notes are taken from a proposal. Say `docs_dir: content`."
        )
    kept = 0
    for path, text in workflow_files(str(forge), notes).items():
        file = root / path
        if file.exists() and not force and file.read_text(encoding="utf-8") != text:
            kept += 1
            errors.print(f"{path} is there already, and was left as it is.", highlight=False)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        typer.echo(path)
    if kept:
        errors.print("Say --force to write them again.", highlight=False)
    if not (root / "requirements.txt").is_file():
        errors.print(
            "They install what requirements.txt names, and there is none yet. Write one that says "
            "where to get this software and in which version.",
            highlight=False,
        )


def _repository(folder: Path) -> Path:
    """Return the root of the repository; where there is none, the folder of the settings."""
    try:
        return Path(ask_git(folder, "rev-parse", "--show-toplevel")).resolve()
    except (GitError, OSError):
        return folder.resolve()
