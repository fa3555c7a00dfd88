"""Checks: one good and one bad case each in `cases/checks/*.yml`, levels and silence."""

import pytest
from support import garden_from, load_cases, shown

from garden.checks import CHECKS, run_checks
from garden.model import Severity

CASES = load_cases("checks")
OF_FILES = {"unreadable-note", "refused-file"}
CODES = [check.code for check in CHECKS]


@pytest.mark.parametrize("case", CASES)
def test_a_check_finds_what_the_case_expects(case, expect):
    garden = garden_from(case["garden"], case.get("options"))
    found = [finding for finding in run_checks(garden) if finding.code == case["check"]]
    expect(case, "findings", [shown(finding) for finding in found])


@pytest.mark.parametrize("code", [code for code in CODES if code not in OF_FILES])
def test_every_check_has_a_good_and_a_bad_case(code):
    """What is no text cannot stand in a case; see `test_source.py` and `test_folder.py`."""
    found = [bool(p.values[0]["findings"]) for p in CASES if p.values[0]["check"] == code]
    assert set(found) == {True, False}


def test_codes_are_unique_and_every_check_says_what_it_looks_for():
    assert len(set(CODES)) == len(CODES)
    for check in CHECKS:
        assert check.summary.endswith(".")
        assert check.code == check.code.lower().replace(" ", "-")


@pytest.mark.parametrize("case", CASES)
def test_every_finding_has_a_known_code_a_place_and_a_sentence(case):
    garden = garden_from(case["garden"], case.get("options"))
    for finding in run_checks(garden):
        assert finding.code in CODES
        assert finding.message.endswith((".", "?"))
        assert not finding.hint or finding.hint.endswith((".", "?", "…"))
        note = garden.notes.get(finding.path)
        if finding.span and note:
            before = note.text[: finding.span.start]
            assert finding.position.line == before.count("\n") + 1
            assert finding.position.column == len(before) - before.rfind("\n")


@pytest.mark.parametrize("case", CASES)
def test_findings_come_in_order_of_place(case):
    found = run_checks(garden_from(case["garden"], case.get("options")))
    assert list(found) == sorted(found, key=lambda f: (f.path, f.position, f.code, f.message))


def bad_cases():
    return [p for p in CASES if p.values[0]["findings"]]


@pytest.mark.parametrize("case", bad_cases())
@pytest.mark.parametrize("off", ["off", False], ids=["off", "false"])
def test_the_garden_silences_a_check(case, off):
    """YAML reads a bare `off` as false."""
    options = case.get("options") or {}
    checks = {**options.get("checks", {}), case["check"]: off}
    garden = garden_from(case["garden"], {**options, "checks": checks})
    assert case["check"] not in {finding.code for finding in run_checks(garden)}


@pytest.mark.parametrize("case", bad_cases())
@pytest.mark.parametrize("level", Severity)
def test_the_garden_sets_the_level_of_a_check(case, level):
    options = case.get("options") or {}
    garden = garden_from(case["garden"], {**options, "checks": {case["check"]: level.value}})
    levels = {f.severity for f in run_checks(garden) if f.code == case["check"]}
    assert levels == {level}


@pytest.mark.parametrize("word", ["off", '"off"', "false", "Off"])
def test_a_note_silences_a_check_for_itself_only(word):
    head = f"---\nchecks: {{wanted-note: {word}}}\n---\n"
    garden = garden_from(f"-- a.md --\n{head}[[nowhere]]\n-- b.md --\n[[nowhere]] [[a]]\n")
    found = [f.path for f in run_checks(garden) if f.code == "wanted-note"]
    assert found == ["b.md"]


def test_what_is_on_is_not_silenced():
    garden = garden_from("-- a.md --\n---\nchecks: {wanted-note: on}\n---\n[[nowhere]]\n")
    assert "wanted-note" in {f.code for f in run_checks(garden)}


def test_a_draft_is_silent_but_for_its_own_frontmatter():
    garden = garden_from(
        "-- a.md --\n---\ndraft: true\nstatus: nonsense\n---\n[[nowhere]]\n-- b.md --\n[[a]] text\n"
    )
    found = {(f.path, f.code) for f in run_checks(garden)}
    assert ("a.md", "invalid-frontmatter") in found
    assert ("a.md", "wanted-note") not in found


def test_an_unknown_check_in_a_notes_frontmatter_harms_nobody():
    garden = garden_from("-- a.md --\n---\nchecks: {nonsense: off}\n---\ntext\n")
    run_checks(garden)
