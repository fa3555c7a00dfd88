"""First steps for newcomers: at most one chore in a domain, and always something to tell."""

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.practice.firststeps import CHORES, StepKind, chosen_steps, first_steps

WORDS = "word " * 50


def steps_of(text, slug=""):
    return [(s.kind.value, s.path, s.detail) for s in first_steps(garden_from(text))[slug]]


def test_a_domain_has_something_to_read_to_tell_and_to_ask():
    text = (
        f"-- a.md --\n---\ndomain: x\n---\n{WORDS}\n"
        f"-- b.md --\n---\ndomain: x\n---\n[[a]] {WORDS}\n"
        f"-- r.md --\n---\ndomain: x\ntype: routine\n---\n{WORDS}\n"
        f"-- q.md --\n---\ndomain: x\ntype: question\n---\n{WORDS}\n"
    )
    assert steps_of(text, "x") == [
        ("read", "a.md", ""),
        ("tell", "r.md", ""),
        ("ask", "q.md", ""),
    ]


def test_where_there_is_no_practice_and_no_question_one_can_still_tell_and_ask():
    assert steps_of(f"-- a.md --\n{WORDS}\n") == [
        ("read", "a.md", ""),
        ("tell", None, ""),
        ("ask", None, ""),
    ]


def test_a_practice_that_nobody_reported_on_comes_before_one_with_reports():
    text = (
        f"-- a.md --\n---\ntype: tool\n---\n{WORDS}\n-- b.md --\n---\ntype: tool\n---\n{WORDS}\n"
        "-- e.md --\n---\ntype: experience\noutcome: worked\n"
        "practice: {reports_on: a}\n---\n[[a]]\n"
    )
    assert ("tell", "b.md", "") in steps_of(text)


def test_an_answered_question_is_not_asked_again():
    text = "-- q.md --\n---\ntype: question\npractice: {answered_by: a}\n---\n-- a.md --\n"
    assert ("ask", None, "") in steps_of(text)


CHORE = {
    "extend": ("-- a.md --\nFew words.\n", ("extend", "a.md", "")),
    "mend": (f"-- a.md --\n{WORDS} [x](b.md#c)\n", ("mend", "a.md", "b.md#c")),
    "heading": (f"-- a.md --\n{WORDS} [[#Gone]]\n", ("mend", "a.md", "#Gone")),
    "describe": (
        f"-- a.md --\n{WORDS} ![](p/x.png)\n-- p/x.png --\n",
        ("describe", "a.md", "x.png"),
    ),
    "size is no text": (
        f"-- a.md --\n{WORDS} ![[x.png|100x50]]\n-- x.png --\n",
        ("describe", "a.md", "x.png"),
    ),
}


def test_each_kind_of_chore_is_found():
    read = f"-- z.md --\n{WORDS}\n-- y.md --\n---\ntype: experience\n---\n[[z]]\n"
    for text, expected in CHORE.values():
        assert steps_of(text + read)[-1] == expected


def test_what_is_no_slip_is_no_chore():
    text = (
        f"-- a.md --\n{WORDS} [[Not written]] ![A rose](x.png) ![[sound.mp3]] <https://x.test>\n"
        "-- x.png --\n-- sound.mp3 --\n-- index.md --\nShort.\n"
        "-- p.md --\n---\ntype: person\n---\n-- e.md --\n![[a]]\n"
    )
    assert [kind for kind, *_ in steps_of(text)] == ["read", "tell", "ask"]


def test_a_word_that_nobody_explained_is_named_once_in_the_garden():
    text = "".join(
        f"-- {name}.md --\n---\ndomain: {domain}\n---\nThe RRR again. {WORDS}\n"
        for name, domain in (("a", "x"), ("b", "x"), ("c", "y"))
    )
    found = first_steps(garden_from(text))
    named = [s.detail for steps in found.values() for s in steps if s.kind is StepKind.EXPLAIN]
    assert named == ["RRR"]


def test_chores_take_turns_from_domain_to_domain():
    text = "".join(
        f"-- {d}/stub.md --\n---\ndomain: {d}\n---\nFew.\n"
        f"-- {d}/broken.md --\n---\ndomain: {d}\n---\n{WORDS} [x](gone.md)\n"
        f"-- {d}/picture.md --\n---\ndomain: {d}\n---\n{WORDS} ![](x.png)\n"
        for d in "abc"
    )
    found = first_steps(garden_from(text + "-- x.png --\n"))
    assert [steps[-1].kind.value for steps in found.values()] == ["extend", "extend", "describe"]


def test_a_note_of_somebody_is_nobodys_first_step():
    text = "-- p.md --\n---\ntype: person\n---\nx\n-- a.md --\n[[p]]\n"
    assert all(path != "p.md" for _, path, _ in steps_of(text))


def test_authors_may_call_a_note_a_good_first_step():
    garden = garden_from("-- a.md --\n---\nfirst_steps: true\n---\n-- b.md --\n")
    assert chosen_steps(garden) == ("a.md",)


BODIES = ["Few.", WORDS, f"{WORDS} [x](gone.md)", f"{WORDS} ![](x.png)", f"The RRR. {WORDS}"]
notes = st.lists(
    st.tuples(
        st.sampled_from(["note", "routine", "question", "person", "term"]),
        st.sets(st.sampled_from("xyz"), max_size=2),
        st.sampled_from(BODIES),
    ),
    max_size=8,
)


@given(notes)
def test_a_domain_never_has_chores_alone_and_no_note_is_named_twice(written):
    text = "".join(
        f"-- n{at}.md --\n---\ntype: {kind}\ndomain: {sorted(about)}\n---\n{body}\n"
        for at, (kind, about, body) in enumerate(written)
    )
    found = first_steps(garden_from(text + "-- x.png --\n"))
    for steps in found.values():
        kinds = [step.kind for step in steps]
        assert sum(kind in CHORES for kind in kinds) <= 1
        assert {StepKind.TELL, StepKind.ASK} <= set(kinds)
        assert len(set(kinds)) == len(kinds)
    steps = [step for steps in found.values() for step in steps]
    paths = [s.path for s in steps if s.path and s.kind is not StepKind.EXPLAIN]
    assert len(set(paths)) == len(paths)
