"""Every document of the YAML Test Suite as frontmatter: read or told of, never shown as text."""

import json
import re
import textwrap
from pathlib import Path

import pytest

from garden.config import GardenConfig
from garden.frontmatter import read_head
from garden.model import NotePath, Severity

CASES = json.loads(
    (Path(__file__).parent / "yaml-test-suite/cases.json").read_text(encoding="utf-8")
)
WAYS = {
    "alone": lambda text: text,
    "below a key": lambda text: f"title: Kept\n{text}",
    "as a value": lambda text: f"title: Kept\nmore:\n{textwrap.indent(text, '  ')}",
}
FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
BODY = "The text.\n"


def read(yaml):
    """Read a note with such frontmatter; return what it says and what is left as text."""
    end = "" if yaml.endswith("\n") else "\n"
    text = f"---\n{yaml}{end}---\n{BODY}"
    head = read_head(NotePath("a.md"), text, GardenConfig())
    return head, text[head.body_start :]


@pytest.mark.parametrize("way", WAYS)
def test_no_document_stops_the_reading(way, count):
    """What cannot be understood is a finding with a place, at error level."""
    for yaml in CASES.values():
        head, _ = read(WAYS[way](yaml))
        for finding in head.findings:
            assert finding.severity in {Severity.ERROR, Severity.WARNING}
            assert finding.message.endswith((".", "?"))
            assert finding.position.line > 1
    count("documents of the YAML Test Suite read as frontmatter", len(CASES))


@pytest.mark.parametrize("way", ["below a key", "as a value"])
def test_no_document_is_shown_as_text_or_takes_its_neighbour_down(way):
    """A line of `---` within one ends the frontmatter, as everywhere."""
    for name, yaml in CASES.items():
        written = WAYS[way](yaml)
        head, body = read(written)
        if not FENCE.search(written):
            assert body == BODY, name
        assert head.fields.title.startswith("Kept") or head.findings, name
