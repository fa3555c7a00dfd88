"""Recorded disagreement (M12) and the coverage grid (M14), worked out by hand."""

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.measures import MEASURES
from garden.measures.coverage import COVERAGE, coverage_grid, grid_types
from garden.measures.dissent import DISAGREEMENT, recorded_disagreement
from garden.measures.evidence import practices, standing
from garden.practice.disagreement import disagreements

DISPUTED = """\
-- a.md --
---
domain: x
objections:
  - {text: One}
  - {text: Two, state: settled, reason: Because.}
  - {text: Three, state: settled}
  - {text: Four, state: withdrawn, reason: It was a mistake.}
practice: {contests: b, alternative_to: d}
---
-- b.md --
---
domain: [y, x]
---
-- c.md --
---
domain: y
type: objection
practice: {objects_to: e}
---
-- d.md --
---
domain: y
---
-- e.md --
---
domain: y
---
-- f.md --
---
domain: y
practice: {contests: "[[nowhere]]"}
---
"""


def counts(recorded):
    return (
        recorded.notes,
        recorded.disputed,
        recorded.open,
        recorded.settled,
        recorded.with_reason,
    )


def test_m12_counts_notes_that_are_disputed_open_objections_and_reasons():
    # Disputed are a (objections, alternative), b (contested), d (alternative), e (objection).
    assert counts(recorded_disagreement(garden_from(DISPUTED))) == (6, 4, 2, 2, 1)


def test_m12_counts_an_objection_to_two_notes_once():
    """It is shown at both, and is one all the same."""
    text = (
        "-- o.md --\n---\ntype: objection\ndomain: x\npractice: {objects_to: [a, b]}\n---\n"
        "-- p.md --\n---\ntype: objection\ndomain: x\nstate: settled\nreason: Because.\n"
        "practice: {objects_to: [a, b]}\n---\n-- a.md --\n-- b.md --\n"
    )
    garden = garden_from(text)
    assert counts(recorded_disagreement(garden)) == (4, 2, 1, 1, 1)


def test_m12_counts_both_notes_that_contest_each_other():
    garden = garden_from(
        "-- a.md --\n---\npractice: {contests: b}\n---\n"
        "-- b.md --\n---\npractice: {contests: a}\n---\n"
    )
    assert recorded_disagreement(garden).disputed == 2


states = st.lists(st.tuples(st.sampled_from(["open", "settled", "withdrawn"]), st.booleans()))


def objecting(said):
    entries = "".join(
        f"  - {{text: T{at}, state: {state}{', reason: R' if reason else ''}}}\n"
        for at, (state, reason) in enumerate(said)
    )
    head = f"objections:\n{entries}" if said else ""
    return garden_from(f"-- a.md --\n---\n{head}---\n-- b.md --\nx\n")


@given(states, st.tuples(st.sampled_from(["open", "settled", "withdrawn"]), st.booleans()))
def test_m12_never_falls_by_one_more_objection_and_stays_within_its_denominators(said, one):
    before, after = (
        recorded_disagreement(objecting(said)),
        recorded_disagreement(objecting([*said, one])),
    )
    assert all(b <= a for b, a in zip(counts(before), counts(after), strict=True))
    assert after.disputed <= after.notes
    assert after.with_reason <= after.settled
    assert after.open + after.settled <= len(said) + 1


outcomes = st.lists(st.sampled_from(["worked", "partly", "did-not", ""]), max_size=5)


@given(outcomes)
def test_evidence_is_mixed_here_where_m9_calls_it_mixed(told):
    reports = "".join(
        f"-- r{at}.md --\n---\ntype: experience\noutcome: {outcome}\n"
        f"practice: {{reports_on: tool}}\n---\n"
        for at, outcome in enumerate(told)
    )
    garden = garden_from(f"-- tool.md --\n---\ntype: tool\n---\n{reports}")
    mixed = {item.path for item in disagreements(garden).mixed}
    assert mixed == {path for path in practices(garden) if standing(garden, path).is_mixed}


GRID = """\
-- x.md --
---
type: domain
title: Ex
intentionally_empty: {Tool: We work with what there is.}
---
-- z.md --
---
type: domain
intentionally_empty: [story]
---
-- a.md --
---
type: routine
domain: [x, y]
---
-- b.md --
---
type: routine
domain: y
---
-- c.md --
---
type: horizon
domain: y
---
-- p.md --
---
type: person
domain: y
---
-- n.md --
---
type: gap
---
"""


def row(garden, slug):
    return {c.type: (c.count, c.is_intended, c.reason) for c in coverage_grid(garden)[slug]}


def test_m14_counts_a_note_in_each_of_its_domains_and_marks_what_is_empty_on_purpose():
    garden = garden_from(GRID)
    assert row(garden, "x") == {
        "term": (0, False, ""),
        "artifact": (0, False, ""),
        "tool": (0, True, "We work with what there is."),
        "routine": (1, False, ""),
        "story": (0, False, ""),
        "experience": (0, False, ""),
        "question": (0, False, ""),
        "decision": (0, False, ""),
        "horizon": (0, False, ""),
    }
    assert {t: n for t, (n, *_) in row(garden, "y").items() if n} == {"routine": 2, "horizon": 1}
    assert row(garden, "z")["story"] == (0, True, "")


def test_m14_has_a_row_for_every_domain_and_the_same_columns_in_each():
    garden = garden_from(GRID)
    assert list(coverage_grid(garden)) == ["x", "y", "z"]
    names = [kind.name for kind in grid_types(garden)]
    assert all([cell.type for cell in cells] == names for cells in coverage_grid(garden).values())


kinds = st.sampled_from(["note", "term", "routine", "question", "gap", "domain", "person"])


@given(st.lists(st.tuples(kinds, st.sets(st.sampled_from("xyz"), max_size=2))))
def test_m14_counts_every_note_once_in_each_of_its_domains(written):
    text = "".join(
        f"-- n{at}.md --\n---\ntype: {kind}\ndomain: {sorted(about)}\n---\n"
        for at, (kind, about) in enumerate(written)
    )
    total = sum(c.count for cells in coverage_grid(garden_from(text)).values() for c in cells)
    counted = [(kind, about) for kind, about in written if kind not in {"domain", "person"}]
    assert total == sum(len(about) for _, about in counted)


def test_both_cards_are_among_the_measures():
    assert {DISAGREEMENT, COVERAGE} <= set(MEASURES)
