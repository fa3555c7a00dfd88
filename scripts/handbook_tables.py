"""What the code states by itself, as Markdown for the handbook: one function a part."""
# ruff: noqa: INP001 - scripts are no package

import inspect
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import typer
import yaml
from pydantic import BaseModel

from garden.brief.kinds import KINDS
from garden.check import Check
from garden.checks import CHECKS
from garden.cli import app
from garden.export import whole
from garden.frontmatter.model import SPELLINGS, HeadModel
from garden.measures import MEASURES, REFUSED
from garden.vocabulary import NOTE_TYPES, RELATIONS, SHELVES, STATES


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; a cell may hold inline Markdown but no line end."""
    lines = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    head = list(head)
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *lines])


def code(text: object) -> str:
    """Return `text` as code, nothing for nothing."""
    return f"`{text}`" if str(text) else ""


def codes(words: Iterable[object]) -> str:
    """Return words as code, joined by commas."""
    return ", ".join(code(word) for word in words)


def measures() -> str:
    """Return every measure as its card states it."""
    needs = {"notes": "", "git": " Needs the history of changes.", "reviews": " Needs reviews."}
    return "\n\n".join(
        f"**{m.id}, {m.name}.** {m.definition}{needs[m.needs]}\n\n"
        f"- Formula: {code(m.formula)}\n- From: {m.source}\n- Window: {m.window}\n"
        f"- Out of: {m.denominator}\n- Cannot tell: {m.cannot}"
        for m in MEASURES
    )


def refused() -> str:
    """Return what is refused, each with the reason."""
    return table(["We do not measure", "Because"], ([r.what, r.why] for r in REFUSED))


def note_types() -> str:
    """Return the table of note types."""
    shelves = {shelf.name: shelf.title for shelf in SHELVES}
    rows = ([code(t.name), t.label, t.about, shelves.get(t.repertoire, "")] for t in NOTE_TYPES)
    return table(["`type:`", "Name", "What it is for", "Shelf"], rows)


def states() -> str:
    """Return the table of states by note type."""
    rows = ([code(kind), codes(words), code(words[0])] for kind, words in STATES.items())
    return table(["Type", "States", "Where it begins"], rows)


def sections() -> str:
    """Return the table of the sections by which types of note are known."""
    rows = ([code(t.name), ", ".join(f"*{name}*" for name in t.sections)] for t in NOTE_TYPES)
    return table(["Type", "Sections"], (row for row in rows if row[1]))


def relations() -> str:
    """Return the table of practice relations."""
    rows = (
        [
            code(r.name),
            r.label,
            "the same" if r.inverse == r.name else f"{r.inverse_label} ({code(r.inverse)})",
            codes(sorted(r.sources)) or "any",
            codes(sorted(r.targets)) or "any",
        ]
        for r in RELATIONS
    )
    head = ["You write", "Shown here as", "Shown at the other note as", "From", "To"]
    return table(head, rows)


def shelves() -> str:
    """Return the table of the shelves of the repertoire."""
    return table(["Shelf", "What stands on it"], ([shelf.title, shelf.about] for shelf in SHELVES))


def checks() -> str:
    """Return the table of checks, each with its page."""
    rows = ([f"[[checks/{c.code}]]", c.severity, c.summary] for c in CHECKS)
    return table(["Check", "Level", "What it looks for"], rows)


def check_facts(check: Check) -> str:
    """Return what the code says about one check."""
    return f"**{check.summary}** Level: {check.severity}."


def silence(name: str) -> str:
    """Return how to set the level of a check, in a note and in the garden."""
    return (
        "In the head of one note:\n\n"
        f"```yaml\nchecks: {{{name}: off}}\n```\n\n"
        "For the whole garden, in `mkdocs.yml`, with `error`, `warning`, `info` or `off`:\n\n"
        f"```yaml\nplugins:\n  - garden:\n      checks: {{{name}: off}}\n```"
    )


# --- frontmatter and configuration ----------------------------------------------------


def fields_of(model: type[BaseModel]) -> str:
    """Return the table of the fields of a group in the frontmatter or in `people.yml`."""
    rows = []
    for name, field in model.model_fields.items():
        spellings = [other for other, ours in SPELLINGS.items() if ours == name]
        is_head = issubclass(HeadModel, model)
        also = f" Also written {codes(spellings)}." if spellings and is_head else ""
        needed = " Needed." if field.is_required() else ""
        example = yaml_line(field.examples[0]) if field.examples else ""
        shown = code(field.alias or name)
        rows.append([shown, f"{field.description}{needed}{also}", code(example)])
    return table(["Field", "What it says", "Example"], rows)


def yaml_line(value: object) -> str:
    """Return a value as one line of YAML, as an author would write it."""
    text = yaml.safe_dump(value, default_flow_style=True, width=10_000, sort_keys=False)
    line = text.removesuffix("\n...\n").strip()
    return line.replace("'", '"')


def options_of(model: type[BaseModel]) -> str:
    """Return the table of the options of a group, inner groups resolved."""
    return table(["Option", "What it does", "Values", "Default"], option_rows(model))


def option_rows(model: type[BaseModel], prefix: str = "") -> Iterator[list[str]]:
    """Yield name, description, values and default of each option."""
    stated: dict[str, dict[str, Any]] = model.model_json_schema(by_alias=True)["properties"]
    for (name, schema), field in zip(stated.items(), model.model_fields.values(), strict=True):
        default = field.get_default(call_default_factory=True)
        if isinstance(default, BaseModel):
            yield from option_rows(type(default), f"{prefix}{name}.")
            continue
        shown = "needed" if field.is_required() else code(yaml_line(plain(default)))
        yield [code(prefix + name), field.description or "", values_of(schema), shown]


def plain(value: object) -> object:
    """Return a default as YAML has it: lists for tuples."""
    return list(value) if isinstance(value, tuple) else value


def values_of(schema: Mapping[str, Any]) -> str:
    """Return in words what an option may hold."""
    match schema:
        case {"enum": words}:
            said = ", ".join(code(word) if word else "empty" for word in words)
        case {"additionalProperties": {"enum": words}}:
            said = f"names, each with {codes(words)}"
        case {"additionalProperties": {"$ref": _}}:
            said = "names, each with a group of options (below)"
        case {"type": "object"}:
            said = "names, each with a text"
        case {"type": "array"}:
            said = "a list of texts"
        case {"type": "boolean"}:
            said = codes(["true", "false"])
        case {"type": "integer"}:
            said = "a number"
        case _:
            said = "a text"
    return said


# --- commands -------------------------------------------------------------------------


def data_keys() -> str:
    """Return the tables of the keys of `garden.json`: of the whole, and of each entry."""
    schema = json.loads(whole.render_schema())
    parts = [("garden.json", schema), *schema["$defs"].items()]
    return "\n\n".join(_data_table(name, part) for name, part in parts)


def _data_table(name: str, part: Mapping[str, Any]) -> str:
    title = "Of the garden" if name == "garden.json" else f"Of each {LISTED[name]}"
    required = part.get("required", [])
    rows = (
        [code(key), said["description"], "always" if key in required else "where it says something"]
        for key, said in part["properties"].items()
    )
    return f"### {title}\n\n{table(['Key', 'What it holds', 'There'], rows)}"


LISTED = {
    "DomainRecord": "entry of `domains`",
    "PersonRecord": "entry of `people`",
    "NoteRecord": "entry of `notes`",
    "LinkRecord": "entry of `links`",
}
"""What the schema names, as a reader of the file meets it."""


def brief_kinds() -> str:
    """Return every kind of thing that a brief tells, and the words that its JSON has for them."""
    rows = ([kind.about, code(kind.name), codes(kind.says)] for kind in KINDS)
    return table(["What it tells", "Kind", "What, in JSON"], rows)


def commands() -> str:
    """Return every command with its options and examples."""
    return "\n\n".join(_commands(typer.main.get_command(app), "garden"))


def _commands(command: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - Typer types nothing
    for word in command.commands:
        full, inner = f"{name} {word}", command.get_command(None, word)
        yield from _commands(inner, full) if hasattr(inner, "commands") else [_command(inner, full)]


def _command(command: Any, name: str) -> str:  # noqa: ANN401 - Typer types nothing
    """Return one command as a section."""
    context = command.make_context(name, [], resilient_parsing=True)
    epilog = command.epilog or ""
    said = re.sub(r"Examples?: .*", "", epilog).strip()
    examples = re.findall(r"\[bold\](.+?)\[/bold\]", epilog)
    usage = " ".join(command.collect_usage_pieces(context))
    types = get_type_hints(inspect.unwrap(command.callback))
    rows = [_parameter(parameter, types) for parameter in command.params]
    parts = [
        f"## {name}",
        command.help,
        f"```text\n{name} {usage}\n```",
        table(["Option", "What it does", "Takes", "Default"], rows),
        said,
        "```sh\n" + "\n".join(examples) + "\n```" if examples else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _parameter(parameter: Any, types: Mapping[str, Any]) -> list[str]:  # noqa: ANN401
    is_argument = not parameter.opts[0].startswith("-")
    stated = isinstance(parameter.show_default, str)
    default = parameter.show_default if stated else parameter.default
    if parameter.required:
        shown = "needed"
    elif parameter.default is False or default in {None, ""}:
        shown = ""
    else:
        shown = default if stated else code(default)
    name = f"{parameter.name}" if is_argument else codes(parameter.opts)
    return [name, parameter.help or "", _kind(types[parameter.name]), shown]


def _kind(hint: Any) -> str:  # noqa: ANN401 - any annotation
    """Return in words what an option takes."""
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] or [hint]
    match kinds[0]:
        case type() as kind if issubclass(kind, Enum):
            return codes(kind)
        case type() as kind:
            return {bool: "", int: "a number", Path: "a path"}.get(kind, "a text")
        case _:
            return "texts"


def promises() -> str:
    """Return what SECURITY.md promises, and what it does not, each promise with its test."""
    text = (Path(__file__).parents[1] / "SECURITY.md").read_text(encoding="utf-8")
    promised = text[text.index("### Notes run nothing") : text.index("### Readers are well served")]
    return promised.replace("\n### ", "\n## ").replace("### ", "## ", 1).strip()
