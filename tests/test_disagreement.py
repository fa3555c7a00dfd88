"""What the garden records as disagreed about: objections, contests, words, mixed evidence."""

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.practice.disagreement import (
    disagreements,
    disagreements_of_domain,
    disagreements_of_note,
    objections_to,
)
from garden.words.meanings import contested_terms


def told(raised):
    return [(r.about, r.text, r.by, r.state, r.reason, r.note) for r in raised]


def sides(oppositions):
    return [(o.first.name, o.second.name, o.is_mutual) for o in oppositions]


OBJECTIONS = """\
-- people.yml --
kim: {name: Kim Doe, display: hidden}
-- routine.md --
---
type: routine
domain: facilitation
objections:
  - {text: It takes too long., state: settled, reason: It is shorter now.}
  - {text: It rewards fast talkers., by: anonymous}
  - {text: Zeal, by: Kim Doe}
---
-- loud.md --
---
type: objection
domain: critique
practice: {objects_to: "[[routine]]"}
---
The loud decide.

More of it.
-- alone.md --
---
type: objection
state: parked
---
"""


def test_objections_of_a_note_come_from_its_head_and_from_notes_and_open_ones_first():
    assert told(objections_to(garden_from(OBJECTIONS), "routine.md")) == [
        ("routine.md", "It rewards fast talkers.", "anonymous", "open", "", None),
        ("routine.md", "The loud decide.", "", "open", "", "loud.md"),
        ("routine.md", "Zeal", "anonymous", "open", "", None),
        ("routine.md", "It takes too long.", "", "settled", "It is shorter now.", None),
    ]


def test_an_objection_to_nothing_is_still_an_objection_and_a_state_of_another_type_is_none():
    found = disagreements(garden_from(OBJECTIONS)).objections
    assert told(r for r in found if r.note == "alone.md") == [
        (None, "alone", "", "open", "", "alone.md")
    ]


def test_an_objection_counts_for_the_domains_of_both_notes():
    garden = garden_from(OBJECTIONS)
    assert len(disagreements_of_domain(garden, "facilitation").objections) == 4
    assert told(disagreements_of_domain(garden, "critique").objections) == [
        ("routine.md", "The loud decide.", "", "open", "", "loud.md")
    ]
    assert not disagreements_of_domain(garden, "nowhere")


def test_a_note_that_objects_is_part_of_the_disagreement_and_is_not_objected_to():
    garden = garden_from(OBJECTIONS)
    assert len(disagreements_of_note(garden, "loud.md").objections) == 1
    assert objections_to(garden, "loud.md") == ()


CONTESTS = """\
-- a.md --
---
title: Aye
practice: {contests: [b, "[[Unwritten]]", a], alternative_to: c}
---
-- b.md --
---
title: Bee
practice: {contested_by: a, contests: c}
---
-- c.md --
---
title: Cee
practice: {contests: b, alternative_to: [a, b]}
---
"""


def test_a_contest_is_told_once_whichever_end_says_it_and_both_ways_if_it_goes_both_ways():
    assert sides(disagreements(garden_from(CONTESTS)).contests) == [
        ("Aye", "Bee", False),
        ("Aye", "Unwritten", False),
        ("Bee", "Cee", True),
    ]


def test_alternatives_have_no_direction():
    found = disagreements(garden_from(CONTESTS)).alternatives
    assert sides(found) == [("Aye", "Cee", True), ("Bee", "Cee", True)]


def test_evidence_is_mixed_where_it_worked_and_where_it_did_not():
    reports = "".join(
        f"-- {name}.md --\n---\ntype: experience\noutcome: {outcome}\n"
        f"practice: {{reports_on: {practice}}}\n---\n"
        for name, outcome, practice in (
            ("a", "worked", "mixed"),
            ("b", "did-not", "mixed"),
            ("c", "partly", "mixed"),
            ("d", "worked", "sure"),
            ("e", "partly", "sure"),
        )
    )
    practices = "-- mixed.md --\n---\ntype: tool\n---\n-- sure.md --\n---\ntype: tool\n---\n"
    (mixed,) = disagreements(garden_from(practices + reports)).mixed
    assert (mixed.path, mixed.worked, mixed.partly, mixed.did_not) == (
        "mixed.md",
        ("a.md",),
        ("c.md",),
        ("b.md",),
    )


WORDS = """\
-- one.md --
---
type: term
title: Practice
domain: learning
definitions: {Critique: A word that hides who decides., nowhere: A habit.}
---
What we do together.
-- two.md --
---
type: term
title: Praxis
aliases: [practice]
domain: critique
---
What is done to us.
-- drei.md --
---
type: term
title: Practice
lang: de
---
Etwas anderes.
-- note.md --
---
title: Practice
---
No term.
-- alone.md --
---
type: term
title: Alone
definitions: {learning: One alone.}
---
One alone.
"""


def test_a_word_has_the_meanings_of_all_terms_of_its_name_and_of_other_domains():
    (term,) = contested_terms(garden_from(WORDS))
    assert term.name == "Practice"
    assert [(m.domain, m.domain_title, m.text, m.path) for m in term.meanings] == [
        ("critique", "critique", "A word that hides who decides.", "one.md"),
        ("critique", "critique", "What is done to us.", "two.md"),
        ("learning", "learning", "What we do together.", "one.md"),
        ("nowhere", "nowhere", "A habit.", "one.md"),
    ]
    assert term.notes == ("one.md", "two.md")


def test_a_word_belongs_to_every_domain_that_means_something_by_it():
    garden = garden_from(WORDS)
    for slug in ("critique", "learning", "nowhere"):
        assert [t.name for t in disagreements_of_domain(garden, slug).terms] == ["Practice"]


def test_terms_that_share_a_name_by_way_of_another_are_one_word():
    text = (
        "-- a.md --\n---\ntype: term\ntitle: Ay\naliases: [Bee]\n---\nOne.\n"
        "-- b.md --\n---\ntype: term\ntitle: Bee\naliases: [Cee]\n---\nTwo.\n"
        "-- c.md --\n---\ntype: term\ntitle: Cee\n---\nThree.\n"
    )
    (term,) = contested_terms(garden_from(text))
    assert (term.name, term.notes) == ("Bee", ("a.md", "b.md", "c.md"))


def test_a_garden_without_disagreement_records_none():
    assert not disagreements(garden_from("-- a.md --\nx\n"))


names = st.sampled_from("abcd")
links = st.sets(st.tuples(names, st.sampled_from(["contests", "alternative_to"]), names))


def garden_of(said):
    texts = []
    for name in "abcd":
        relations = {r: sorted(t for s, kind, t in said if s == name and kind == r) for r in KINDS}
        lines = "".join(f"  {r}: {targets}\n" for r, targets in relations.items())
        texts.append(f"-- {name}.md --\n---\ndomain: d{name}\npractice:\n{lines}---\n")
    return garden_from("".join(texts))


KINDS = ("contests", "alternative_to")


@given(links)
def test_each_pair_is_told_once_and_by_both_notes_and_both_domains(said):
    garden = garden_of(said)
    found = disagreements(garden)
    for oppositions, kind in ((found.contests, "contests"), (found.alternatives, "alternative_to")):
        pairs = [frozenset(o.notes) for o in oppositions]
        assert len(set(pairs)) == len(pairs)
        assert set(pairs) == {
            frozenset((f"{s}.md", f"{t}.md")) for s, k, t in said if k == kind and s != t
        }
    for opposition in (*found.contests, *found.alternatives):
        for path in opposition.notes:
            at_note = disagreements_of_note(garden, path)
            in_domain = disagreements_of_domain(garden, f"d{path[0]}")
            assert opposition in (*at_note.contests, *at_note.alternatives)
            assert opposition in (*in_domain.contests, *in_domain.alternatives)
