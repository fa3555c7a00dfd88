"""Commands that are loaded when somebody asks for them, so that each begins at once."""

import ast
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group


def group_of(names: Sequence[str]) -> type[TyperGroup]:
    """Return a group of the commands in `garden.cli` that are called `names`, in that order."""

    class OnDemand(TyperGroup):
        """Knows the names of its commands, and no more of them than it was asked for."""

        def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - Typer's own
            super().__init__(**attributes)
            self.commands = {name: TyperCommand(name) for name in names}

        def get_command(self, _ctx: Any, name: str) -> Any:  # noqa: ANN401 - Click's own
            """Return a command, loaded; None if there is none of this name."""
            return load_command(name) if name in self.commands else None

        def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
            """Write the help, for which a sentence of each command is enough."""
            TyperGroup(
                name=self.name,
                commands={name: TyperCommand(name, help=sentence_of(name)) for name in names},
                params=self.params,
                help=self.help,
                epilog=self.epilog,
                rich_markup_mode=self.rich_markup_mode,
            ).format_help(ctx, formatter)

    return OnDemand


def load_command(name: str) -> Any:  # noqa: ANN401 - a command, or a group of some
    """Return the command that the module of its name registers."""
    app = typer.Typer(rich_markup_mode="rich", pretty_exceptions_enable=False)
    import_module(f"garden.cli.{name}").register(app)
    return get_group(app).commands[name]


def sentence_of(name: str) -> str:
    """Return what the function of a command says of itself, read from its text.

    To import it would take as long as all that the command works with.
    """
    source = Path(__file__).with_name(f"{name}.py").read_text("utf-8")
    parts = (part for part in ast.parse(source).body if isinstance(part, ast.FunctionDef))
    said = (ast.get_docstring(part) for part in parts if part.name == name)
    return next(said, None) or ""
