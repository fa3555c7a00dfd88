"""`garden changes`: what became of the ideas in the garden since an earlier state of it."""

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from garden.cli.common import HERE, ConfigOption, open_garden
from garden.errors import UsageError
from garden.garden import Garden
from garden.model import NotePath
from garden.past.changes import Change
from garden.past.changetext import TitleOf, details, headline
from garden.past.since import changes_since
from garden.past.snapshot import Snapshot, read_snapshot

Format = StrEnum("Format", {"text": "text", "json": "json"})
TEXT = Format("text")

NONE = "No idea has changed. Corrections of spelling and the like are not counted."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: [bold]garden changes previous.json[/bold]; "
        "[bold]garden changes site/garden/garden.json --format json[/bold]"
    )(changes)


def changes(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A garden.json of an earlier build.")],
    config: ConfigOption = HERE,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = TEXT,
) -> None:
    """Tell what is new, redefined, moved, contradicted or gone, by domain."""
    before = _read(old)
    _, garden = open_garden(config, past=True)
    found = changes_since(garden, before)
    show = _as_json if output == Format("json") else _as_text
    typer.echo(show(garden, before, found))


def _read(file: Path) -> Snapshot:
    """Return the earlier state. Raises UsageError if the file tells nothing."""
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from None
    snapshot = read_snapshot(text, file.name)
    if snapshot.remark:
        raise UsageError(snapshot.remark)
    return snapshot


def _as_text(garden: Garden, before: Snapshot, found: Iterable[Change]) -> str:
    """A change of several domains stands under each of them."""
    title_of = _title_in(garden)
    by_domain: dict[str, list[Change]] = {}
    for change in found:
        for slug in change.domains or ("",):
            by_domain.setdefault(_title(garden, before, slug), []).append(change)
    lines: list[str] = []
    for title in sorted(by_domain, key=str.casefold):
        lines += [*([""] if lines else []), title]
        for change in by_domain[title]:
            lines.append(f"  {headline(change)}")
            lines += [f"    {line}" for line in details(change, title_of)]
    return "\n".join(lines) or NONE


def _title(garden: Garden, before: Snapshot, slug: str) -> str:
    domain = garden.domains.get(slug)
    return domain.title if domain else before.domains.get(slug, slug) or "Without a domain"


def _as_json(garden: Garden, before: Snapshot, found: Iterable[Change]) -> str:
    title_of = _title_in(garden)
    data = {
        "since": before.latest,
        "changes": [
            {
                "kind": change.kind.value,
                "path": change.path,
                "title": change.title,
                "domains": change.domains,
                "before": change.before,
                "after": change.after,
                "defined_in": change.domain,
                "words": [{"fate": piece.fate, "text": piece.text} for piece in change.words],
                "because": [{"path": path, "title": title_of(path)} for path in change.because],
            }
            for change in found
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def _title_in(garden: Garden) -> TitleOf:
    return lambda path: garden.notes[NotePath(path)].title
