"""The cases themselves: readable, in one form, each name once."""

import pytest
import yaml
from conftest import write_cases
from support import CASES

BLESSED = ("brief", "changes", "links", "resolve", "plain", "checks", "indexes", "oracles")
"""The folders whose cases `--bless` writes again."""

FILES = sorted(file for folder in BLESSED for file in (CASES / folder).rglob("*.yml"))
FILES.append(CASES / "corpora.yml")
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(CASES)))


@each_file
def test_blessing_changes_nothing_but_what_is_expected(file, tmp_path):
    """So that a diff shows what is given now, and nothing else."""
    text = file.read_text(encoding="utf-8")
    copy = tmp_path / file.name
    copy.write_text(text, encoding="utf-8")
    write_cases(copy, yaml.safe_load(text))
    assert copy.read_text(encoding="utf-8") == text


@each_file
def test_every_file_says_what_it_is_about_and_every_case_has_a_name_of_its_own(file):
    text = file.read_text(encoding="utf-8")
    names = [case["name"] for case in yaml.safe_load(text)]
    assert text.startswith("# ")
    assert len(set(names)) == len(names)
