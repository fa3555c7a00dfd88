"""The fifty ideas as the handbook lists them, from `fifty.yml`."""
# ruff: noqa: INP001 - scripts are no package

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from handbook_tables import code, codes

FILE = Path(__file__).parent / "fifty.yml"
Row = Mapping[str, Any]


def rows() -> list[Row]:
    """Return the ideas, in order."""
    read: list[Row] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


def fifty() -> str:
    """Return the fifty ideas as a numbered list, which a telephone shows as well as a desk."""
    return "\n\n".join(_item(number, row) for number, row in enumerate(rows(), 1))


def _item(number: int, row: Row) -> str:
    name = row["idea"] if row["idea"].endswith("?") else f"{row['idea']}."
    here = ", ".join(f"[[{title}]]" for title in row["examples"])
    parts = [
        f"**{name}** {row['says']} From [[{row['source']}]].",
        f"{'. '.join(_places(row))}.",
        f"*Here:* {here}",
    ]
    return f"{number}. " + "\n\n    ".join(parts)


def _places(row: Row) -> Iterator[str]:
    """Yield what an author writes, and what the software makes of it."""
    for key, name in (("types", "type"), ("fields", "field"), ("relations", "relation")):
        yield from _named(name.capitalize(), codes(row.get(key, ())))
    yield from _named("Section", ", ".join(f"*{name}*" for name in row.get("sections", ())))
    yield from _named("In `people.yml`", codes(row.get("people", ())))
    yield from _named("Option", codes(row.get("options", ())))
    yield from _named("Page", ", ".join(code(_address(name)) for name in row.get("indexes", ())))
    checks = (f"[[checks/{name}|{name}]]" for name in row.get("checks", ()))
    yield from _named("Check", ", ".join(checks))
    yield from _named("Measure", ", ".join(row.get("measures", ())))
    if row.get("back"):
        yield f"*From history and reviews:* {row['back']}"
    yield from _named("Refused", row.get("refused", ""))


def _named(name: str, said: str) -> Iterator[str]:
    if said:
        yield f"{name}: {said}"


def _address(index: str) -> str:
    """Return where an index page stands in the site, as the handbook writes it."""
    return "/" if index == "home" else f"garden/{index}/"
