"""Evidence for practices (M9), the queue it leads to, and the repertoire counted (M8)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.measures import (
    EVIDENCE,
    REPERTOIRE,
    Share,
    needs_stated,
    possible_with_little,
    practices,
    promotion_queue,
    reuse,
    standing,
    term_coverage,
)
from garden.measures.evidence import context_of
from garden.measures.repertoire import page_tree
from garden.vocabulary import OUTCOMES

RUNGS = ("seed", "used", "proven")


def report(number, outcome, context="", practice="p", type_="experience"):
    lines = [f"outcome: {outcome}" if outcome else "", f"context: {context}" if context else ""]
    head = "\n".join(filter(None, lines))
    return (
        f"-- e{number}.md --\n---\ntype: {type_}\n{head}\n"
        f"practice: {{reports_on: {practice}}}\n---\nx\n"
    )


def reported(*reports, status="", more=""):
    state = f"status: {status}\n" if status else ""
    text = f"-- p.md --\n---\ntype: routine\n{state}{more}---\nx\n"
    return garden_from(text + "".join(report(n, *r) for n, r in enumerate(reports)))


def test_evidence_is_three_numbers_and_the_contexts_they_come_from():
    # Worked: school and hospital. Partly: hospital again. Did not: no context stated.
    garden = reported(
        ("worked", "A school"), ("worked", "hospital"), ("partly", "Hospital."), ("did-not",)
    )
    seen = standing(garden, "p.md")
    assert dict(seen.counts) == {"worked": 2, "partly": 1, "did-not": 1}
    assert (seen.contexts, seen.worked_in) == (2, 2)
    assert seen.reports == ("e0.md", "e1.md", "e2.md", "e3.md")
    assert seen.is_mixed


def test_a_report_that_says_not_how_it_went_counts_for_nothing_and_is_kept():
    seen = standing(reported(("", "a school")), "p.md")
    assert (seen.rung, seen.reports, seen.others, seen.contexts) == ("seed", (), ("e0.md",), 0)


def test_a_report_declared_at_the_practice_is_the_same_report():
    garden = garden_from(
        "-- p.md --\n---\ntype: routine\npractice: {reported_by: e0}\n---\nx\n"
        + report(0, "worked")
        + report(0, "worked").replace("e0.md", "e1.md").replace("reports_on: p", "uses: p")
    )
    assert standing(garden, "p.md").reports == ("e0.md",)


def test_what_nobody_reports_on_is_a_seed():
    seen = standing(reported(), "p.md")
    assert (seen.rung, dict(seen.counts)) == ("seed", {"worked": 0, "partly": 0, "did-not": 0})


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_one_report_whatever_it_says_makes_a_practice_used(outcome):
    assert standing(reported((outcome,)), "p.md").rung == "used"


@pytest.mark.parametrize(
    ("reports", "rung"),
    [
        ([("worked", "a"), ("worked", "b"), ("worked", "c")], "proven"),
        ([("worked", "a"), ("worked", "b"), ("worked", "b")], "used"),
        ([("worked", "a"), ("worked", "b"), ("worked", "")], "used"),
        ([("worked", "a"), ("worked", "b"), ("partly", "c")], "used"),
        ([("worked", "a"), ("worked", "b"), ("worked", "c"), ("did-not", "d")], "proven"),
    ],
)
def test_proven_asks_for_three_that_worked_from_three_contexts(reports, rung):
    assert standing(reported(*reports), "p.md").rung == rung


def test_contexts_are_the_same_if_all_their_facets_are():
    def context(text):
        return context_of(garden_from(f"-- e.md --\n---\ncontext: {text}\n---\nx\n").notes["e.md"])

    assert context("{size: 30, setting: Hospital}") == context("{setting: hospital, size: '30'}")
    assert context("{setting: hospital, size: 12}") != context("{setting: hospital, size: 30}")
    assert context("A Hospital") == context("a  hospital.")
    assert context("''") == ""


REPORTS = st.lists(
    st.tuples(st.sampled_from(["", *OUTCOMES]), st.sampled_from(["", "a", "b", "c", "d"])),
    max_size=7,
)


@given(REPORTS)
def test_evidence_keeps_within_what_there_is(reports):
    seen = standing(reported(*reports), "p.md")
    assert sum(seen.counts.values()) == len(seen.reports)
    assert len(seen.reports) + len(seen.others) == len(reports)
    assert seen.worked_in <= seen.contexts <= len(seen.reports)
    assert seen.worked_in <= seen.of("worked")
    assert (seen.rung == "seed") == (not seen.reports)


@given(REPORTS, st.sampled_from(["", *OUTCOMES]), st.sampled_from(["", "a", "z"]))
def test_one_more_report_never_lowers_what_a_practice_is(reports, outcome, context):
    before = standing(reported(*reports), "p.md").rung
    after = standing(reported(*reports, (outcome, context)), "p.md").rung
    assert RUNGS.index(after) >= RUNGS.index(before)


@given(REPORTS, st.randoms())
def test_the_order_of_reports_does_not_matter(reports, random):
    mixed = list(reports)
    random.shuffle(mixed)
    one, other = (standing(reported(*r), "p.md") for r in (reports, mixed))
    assert (one.counts, one.contexts, one.rung) == (other.counts, other.contexts, other.rung)


@given(REPORTS, st.sampled_from(["", "seed", "used", "proven"]))
def test_the_queue_never_holds_what_is_called_what_it_is(reports, status):
    garden = reported(*reports, status=status)
    seen = standing(garden, "p.md")
    if (status or "seed") == seen.rung and not seen.is_mixed:
        assert promotion_queue(garden) == ()
    else:
        assert [p.path for p in promotion_queue(garden)] == ["p.md"]


@pytest.mark.parametrize(
    ("status", "reports", "kind", "towards", "reason"),
    [
        (
            "",
            [("worked", "a")],
            "up",
            ("used",),
            "Reports: worked 1; from 1 context.",
        ),
        (
            "used",
            [("worked", "a"), ("worked", "b"), ("worked", "c"), ("partly", "")],
            "up",
            ("proven",),
            "Reports: worked 3, worked in part 1; from 3 contexts.",
        ),
        ("used", [], "down", ("seed",), "It is called used, and nobody has reported on it here."),
        (
            "proven",
            [("worked", "")],
            "down",
            ("used",),
            (
                "It is called proven, which asks for 3 reports that it worked, from 3 contexts. "
                "There is 1, from 0 stated contexts."
            ),
        ),
        (
            "proven",
            [("did-not", "a"), ("did-not", "b")],
            "down",
            ("used",),
            (
                "It is called proven, and no report says that it worked. "
                "Reports: did not work 2; from 2 contexts."
            ),
        ),
        (
            "seed",
            [("worked", "a"), ("did-not", "")],
            "disputed",
            ("contested", "used"),
            "Reports disagree: worked 1, did not work 1; from 1 context.",
        ),
        (
            "contested",
            [],
            "up",
            ("seed",),
            (
                "It is called contested, and nothing here speaks against it. "
                "Nobody has reported on it."
            ),
        ),
    ],
)
def test_the_queue_says_in_words_why(status, reports, kind, towards, reason):
    (proposal,) = promotion_queue(reported(*reports, status=status))
    assert (proposal.kind, proposal.towards, proposal.reason) == (kind, towards, reason)


@pytest.mark.parametrize(
    ("reports", "more"),
    [
        ([("did-not", "")], ""),
        ([("partly", "")], ""),
        ([], "objections: [{text: No.}]\n"),
        ([], "practice: {contested_by: x}\n"),
    ],
)
def test_a_contested_practice_is_left_alone_where_something_speaks_against_it(reports, more):
    garden = reported(*reports, status="contested", more=more)
    assert promotion_queue(garden) == ()


def test_a_retired_practice_is_left_alone():
    assert promotion_queue(reported(("worked", "a"), status="retired")) == ()


def test_disputed_practices_stand_first_in_the_queue():
    garden = garden_from(
        "-- a.md --\n---\ntype: tool\nstatus: used\n---\nx\n"
        "-- p.md --\n---\ntype: routine\n---\nx\n"
        "-- z.md --\n---\ntype: artifact\n---\nx\n"
        + report(1, "worked")
        + report(2, "did-not")
        + report(3, "worked", practice="z")
    )
    assert [p.path for p in promotion_queue(garden)] == ["p.md", "a.md", "z.md"]


def test_types_of_a_community_on_the_same_shelves_are_practices():
    types = {"pattern": {"label": "P", "plural": "Ps", "repertoire": "routines"}}
    text = "-- a.md --\n---\ntype: pattern\n---\nx\n-- b.md --\n---\ntype: term\n---\nx\n"
    assert practices(garden_from(text, {"types": types})) == ("a.md",)


def test_term_coverage_counts_notes_that_name_or_link_a_term():
    garden = garden_from(
        "-- word.md --\n---\ntype: term\ntitle: Slow round\n---\nx\n"
        "-- named.md --\nWe hold a slow round.\n"
        "-- linked.md --\n[[word|this]]\n"
        "-- neither.md --\n[[linked]]\n"
    )
    assert term_coverage(garden) == Share(2, 4)


def test_a_garden_without_terms_or_notes_has_no_coverage():
    assert term_coverage(garden_from("-- a.md --\nx\n")) == Share(0, 1)
    assert term_coverage(garden_from("")) == Share(0, 0)


def test_reuse_leaves_out_what_stands_below_the_entrys_own_page():
    garden = garden_from(
        "-- kit.md --\n---\ntype: artifact\n---\n[[kit]]\n"
        "-- kit/part.md --\n[[kit]]\n"
        "-- kit2/part.md --\n[[kit]] [[kit]]\n"
        "-- b.md --\n---\npractice: {uses: kit}\n---\n"
    )
    assert reuse(garden, "kit.md") == {"kit2/part.md", "b.md"}


@pytest.mark.parametrize(
    ("path", "tree"),
    [
        ("kit.md", "kit/"),
        ("a/kit.md", "a/kit/"),
        ("a/kit/index.md", "a/kit/"),
        ("a/kit/README.md", "a/kit/"),
        ("index.md", "index/"),
    ],
)
def test_what_stands_below_a_page(path, tree):
    assert page_tree(path) == tree


def test_what_needs_little_says_so():
    def note(needs):
        head = f"needs: {needs}\n" if needs else ""
        return garden_from(f"-- p.md --\n---\ntype: routine\n{head}---\nx\n")

    assert possible_with_little(note("[time, {permission: of the host}]"), "p.md")
    assert possible_with_little(note("none"), "p.md")
    assert not possible_with_little(note("[time, {Money: 20 a month}]"), "p.md")
    assert not possible_with_little(note(""), "p.md")


def test_the_share_of_practices_that_state_their_needs():
    garden = garden_from(
        "-- a.md --\n---\ntype: routine\nneeds: none\n---\nx\n"
        "-- b.md --\n---\ntype: tool\n---\nx\n"
        "-- c.md --\n---\ntype: term\nneeds: time\n---\nx\n"
    )
    assert needs_stated(garden) == Share(1, 2)


@pytest.mark.parametrize("measure", [EVIDENCE, REPERTOIRE])
def test_a_measure_says_what_it_cannot_tell(measure):
    assert measure.cannot.startswith("It cannot tell")
    assert measure.needs == "notes"
