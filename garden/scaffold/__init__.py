"""New gardens and new notes, from files that people can read and change.

A template is Markdown with `{{title}}`, `{{type}}`, `{{domain}}` and `{{date}}`; a
garden's own templates stand in `templates/` of its content folder, one per type.
"""

import datetime as dt
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from garden.errors import UsageError
from garden.garden import Garden
from garden.nearest import nearest
from garden.places import file_name, usual_folder
from garden.project import Project
from garden.related.same import same_name

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_HEAD = re.compile(r"---\n(?P<head>.*?)^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NotePlan:
    """A note that somebody means to write."""

    title: str
    """What it will be called."""
    type: str = "note"
    """Its type."""
    domain: str = ""
    """What it is about; may be empty."""
    folder: str | None = None
    """Where, from the content root; None for where most notes of its type are."""
    head: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """What is known already, by the key of the frontmatter; `practice.reports_on` is a key below
    another. What the template has no place for is added, but below another key it is left out."""
    notes: str = ""
    """What stands below the template, for those who write."""


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note that was just written."""

    file: Path
    """Where."""
    similar: tuple[str, ...]
    """Notes that have nearly its name."""


def new_site(folder: Path, name: str) -> int:
    """Write a small garden to `folder` and return how many files it has.

    Raises UsageError if the folder is there and not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already and is not empty. Choose another name.")
    files = dict(_files(resources.files(__package__) / "site"))
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_filled(text, {"name": _in_quotes(name)}), encoding="utf-8")
    return len(files)


def new_note(project: Project, garden: Garden, plan: NotePlan) -> NewNote:
    """Write a note and return where.

    Raises UsageError if there is no title, the type is unknown, the note is there, or its
    folder is outside.
    """
    if not plan.title.strip():
        raise UsageError("A note needs a title.")
    types = garden.config.note_types
    if plan.type not in types:
        near = nearest(plan.type, types)
        hint = f"Did you mean `{near}`?" if near else f"Known: {', '.join(types)}."
        raise UsageError(f"There is no note type `{plan.type}`. {hint}")
    folder = usual_folder(garden, plan.type) if plan.folder is None else plan.folder
    file = project.content / posixpath.join(folder, file_name(plan.title))
    if not file.resolve().is_relative_to(project.content.resolve()):
        raise UsageError(f"{folder} is outside the content folder.")
    text = _filled(
        _template(project, plan.type),
        {
            "title": _in_quotes(plan.title),
            "type": plan.type,
            "domain": _in_quotes(plan.domain),
            "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        },
    )
    for key, value in plan.head.items():
        text = _with(text, key, value)
    text += f"\n{plan.notes}" if plan.notes else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as handle:
            handle.write(text)
    except FileExistsError:
        raise UsageError(f"{file} is there already.") from None
    return NewNote(file, tuple(same_name(garden.notes, plan.title)))


def _template(project: Project, kind: str) -> str:
    own = project.content / "templates" / f"{kind}.md"
    if own.is_file():
        return own.read_text(encoding="utf-8")
    ours = resources.files(__package__) / "notes" / f"{kind}.md"
    if not ours.is_file():  # a type of the community's own, without a template of its own yet
        ours = resources.files(__package__) / "notes" / "note.md"
    return ours.read_text(encoding="utf-8")


def _with(text: str, key: str, value: str | tuple[str, ...]) -> str:
    """Return a note with a value in its head: where the template has the key, else at the end."""
    parts = _HEAD.match(text)
    if not parts:  # a template without a head has no place for it
        return text
    above, _, name = key.rpartition(".")
    said = json.dumps(value, ensure_ascii=False)  # which is YAML, too
    line = re.compile(rf"^{'[ ]+' if above else ''}{name}:.*\n", re.MULTILINE)
    head = parts["head"]
    if found := line.search(head):
        key_as_written = found[0].partition(":")[0]
        head = f"{head[: found.start()]}{key_as_written}: {said}\n{head[found.end() :]}"
    elif not above:
        head += f"{name}: {said}\n"
    return f"---\n{head}---\n{text[parts.end() :]}"


def _in_quotes(text: str) -> str:
    """Return `text` as it stands between double quotes in YAML, where templates put it."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _filled(text: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)


def _files(folder: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    files: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            files += _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".md", ".yml", ".gitignore")):
            files.append((prefix + entry.name, entry.read_text(encoding="utf-8")))
    return files
