"""What we promise, and the tests that are named for it: they are there, and CI runs them."""

import re

import pytest
from hostile import GROUPS
from sites import ROOT

LISTS = ("SECURITY.md", "content/handbook/pages-for-every-reader.md")


def rows(file):
    """Return the promises of a list, each with what holds it."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines if line.startswith("|")]
    return [(row[0].strip(), row[-1].strip()) for row in cells if not set(row[0]) <= set(" -")]


@pytest.mark.parametrize("file", LISTS)
def test_each_promise_names_a_test_that_is_there_or_a_command(file, count):
    promises = [row for row in rows(file) if row[0].lower() != "promise"]
    assert promises
    for promise, held_by in promises:
        names = re.findall(r"`([\w/*.]+\.py)`", held_by)
        assert names or re.search(r"make \w|\.ci/run|the same|every test above", held_by), promise
        for name in names:
            places = (name, f"tests/{name}", f"tests/browser/{name}")
            assert any(list(ROOT.glob(place)) for place in places), name
    count("promises with a test or a command that holds them", len(promises))


def test_every_group_that_is_named_is_one_of_the_corpus():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"groups? ((?:`\w+`(?:, | and )?)+)", text)
    assert {group for part in named for group in re.findall(r"\w+", part)} - {"and"} <= set(GROUPS)


def test_ci_checks_and_tests_and_then_is_thorough():
    steps = (ROOT / ".ci/run").read_text(encoding="utf-8").split("export LOCKED=1\n")[1]
    assert steps.split("\n") == ["make check", "make test", "make thorough", ""]
