"""Helpers of the tests: gardens from one string, cases from YAML files.

A garden is written as sections, each headed by its path:

    -- index.md --
    Welcome to [[Peer assist]].
    -- routines/peer-assist.md --
    # Peer assist

A path that does not end in `.md` is an asset; its text does not matter.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from garden.config import load_config
from garden.garden import Garden
from garden.model import Finding, NotePath
from garden.past import Past
from garden.past.published import LOCK, read_published
from garden.people import read_people
from garden.reading.parse import parse_note
from garden.slug import Slugify, slugify_ascii

CASES = Path(__file__).parent / "cases"
_HEADER = re.compile(r"^-- (.+) --\n", re.MULTILINE)


def sections(text: str) -> dict[str, str]:
    """Cut `-- path --` sections into path and text."""
    parts = _HEADER.split(text)
    assert not parts[0].strip(), f"text before the first section: {parts[0]!r}"
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def garden_from(
    text: str,
    options: dict[str, Any] | None = None,
    slugify: Slugify = slugify_ascii,
    past: Past | None = None,
) -> Garden:
    """Make a garden of `-- path --` sections.

    `people.yml` is read as the list of people, `published.lock` as what was promised, unless
    all that is known of the `past` is given.
    """
    files = sections(text)
    lock = files.pop(LOCK, None)
    published = None if lock is None else read_published(lock, f"../{LOCK}")
    config = load_config(options)
    people, findings = read_people(files.pop("people.yml", ""), "people.yml", config.people.fields)
    notes = [
        parse_note(NotePath(path), body, config, slugify)
        for path, body in files.items()
        if path.endswith(".md")
    ]
    assets = set(files) - {n.path for n in notes}
    past = past or Past(published=published, slugify=slugify)
    return Garden(notes, assets, config, people, findings, past=past)


def write_sections(folder: Path, text: str) -> Path:
    """Write `-- path --` sections below `folder` and return it."""
    for path, body in sections(text).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8", newline="")
    return folder


def shown(finding: Finding) -> str:
    """Write a finding as cases do: `path:line:column code message (hint)`."""
    at = f"{finding.path}:{finding.position.line}:{finding.position.column}"
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{at} {finding.code} {finding.message}{hint}"


def load_cases(folder: str) -> list[Any]:
    """Return the cases of every YAML file below `tests/cases/FOLDER` as pytest parameters."""
    import pytest  # noqa: PLC0415 - only where there are tests

    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted((CASES / folder).rglob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
