"""What other tools do, re-stated as `cases/oracles/<tool>.yml`: where we agree, where we differ.

A case says whose behaviour it states (`from: tool, area`), and in `verdict` whether ours is
the same; one that differs says `why`. The handbook's comparison is made of these cases. Here
we hold ourselves to what they expect of us, in any of the forms below.
"""

from collections.abc import Callable
from typing import Any

import pytest
from fates import shown_link
from support import garden_from, load_cases, shown
from test_plain import first_note, render

from garden.checks import CHECKS, run_checks
from garden.compile.plain import compile_body
from garden.garden import Garden
from garden.model import Context
from garden.words.mentions import mentioned, mentions_of, sentence_of

Case = dict[str, Any]


def fates(garden: Garden, _case: Case) -> list[str]:
    """Every link and what became of it."""
    return [shown_link(garden, link) for link in garden.links()]


def compiled(garden: Garden, case: Case) -> str:
    """The body of the first note as plain Markdown."""
    return compile_body(garden, garden.notes[first_note(case["garden"])])


def html(garden: Garden, case: Case) -> str:
    """The first note as the engine shows it."""
    return render(compiled(garden, case))


def findings(garden: Garden, case: Case) -> list[str]:
    """What the check named in `check` finds."""
    return [shown(finding) for finding in run_checks(garden) if finding.code == case["check"]]


def tags(garden: Garden, _case: Case) -> list[str]:
    """The tags of every note."""
    return [f"{path}: {', '.join(note.tags)}" for path, note in garden.notes.items()]


def backlinks(garden: Garden, case: Case) -> list[str]:
    """The links to the first note, each with its paragraph."""
    path = first_note(case["garden"])
    return [f"{link.source}: {around(link.link.context)}" for link in garden.backlinks(path)]


def mentions(garden: Garden, _case: Case) -> list[str]:
    """The names of notes that stand in prose and are no link, each with its sentence."""
    return [
        f"{path} in {use.source}: {around(sentence_of(use))}"
        for path in mentioned(garden)
        for use in mentions_of(garden, path)
    ]


def around(context: Context | None) -> str:
    return f"{context.before}«{context.link}»{context.after}" if context else ""


EXPECTED: dict[str, Callable[[Garden, Case], object]] = {
    view.__name__: view for view in (fates, compiled, html, findings, tags, backlinks, mentions)
}


@pytest.mark.parametrize("case", load_cases("oracles"))
def test_we_agree_and_differ_as_the_case_says(case, expect, request):
    garden = garden_from(case["garden"], case.get("options"))
    given = {view: EXPECTED[view](garden, case) for view in EXPECTED if view in case}
    if "not_yet" in case:  # never blessed: it says what we owe
        request.applymarker(pytest.mark.xfail(reason=case["not_yet"], strict=True))
        assert given == {view: case[view] for view in given}
    for view, value in given.items():
        expect(case, view, value)


@pytest.mark.parametrize("case", load_cases("oracles"))
def test_a_case_expects_something_and_says_why_it_differs(case):
    assert EXPECTED.keys() & case.keys()
    assert case["verdict"] == ("differ" if case.get("why") else "agree")
    assert case.get("check") in {None, *(check.code for check in CHECKS)}
