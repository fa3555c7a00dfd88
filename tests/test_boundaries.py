"""Where domains meet: encounters, common ground, missing bridges; the pages that show them."""

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.compile.notes import compile_note
from garden.export.tree import page_url
from garden.indexes import boundaries, domains
from garden.pages.arcs import LETTERS, MOST, THICK, draw_arcs, short
from garden.pages.view import View
from garden.practice.crossings import (
    common_ground,
    encounters,
    encounters_of_pairs,
    missing_bridges,
    shared_objects,
    shared_problems,
)


def note(path, head="", body="x"):
    return f"-- {path}.md --\n---\n{head}\n---\n{body}\n"


def index_of(build, garden):
    return next(iter(build(View(garden, page_url)))).data["index"]


MET = (
    note("a", "domain: alpha")
    + note("b", "domain: beta")
    + note("m1", "type: encounter\nbetween: [Alpha, the ward]\ndate: 2026-01-02")
    + note("m2", "type: encounter\nbetween: [alpha, beta]\ndate: 2026-03-04")
    + note("m3", "type: encounter\ndomain: [alpha, beta]")
)


def test_encounters_come_latest_first_and_belong_to_those_who_met():
    garden = garden_from(MET)
    assert encounters(garden) == ["m2.md", "m1.md", "m3.md"]
    assert encounters(garden, "beta") == ["m2.md", "m3.md"]
    assert encounters_of_pairs(garden) == {("alpha", "beta"): 2}


def test_who_met_is_shown_also_where_it_is_no_domain_of_ours():
    garden = garden_from(MET)
    shown = index_of(boundaries.build, garden)["encounters"]["entries"]
    between = {item["title"]: [d["title"] for d in item["between"]] for item in shown}
    assert between == {
        "m2": ["alpha", "beta"],
        "m1": ["alpha", "the ward"],
        "m3": ["alpha", "beta"],
    }
    assert shown[1]["between"][1]["url"] == ""


def test_the_page_of_an_encounter_shows_what_crossed_by_side_and_no_people():
    garden = garden_from(
        note("a", "domain: alpha")
        + note("b", "domain: beta", "[[m]]")
        + note("free", "title: Free")
        + note("d", "type: domain\nid: alpha")
        + note("ada", "type: person\ndomain: beta")
        + note("m", "type: encounter\nbetween: [alpha, beta]", "[[a]] [[d]] [[ada]] [[free]]")
    )
    view = View(garden, page_url)
    shown = compile_note(view, "m.md").data["encounter"]
    crossed = [(side["title"], [c["title"] for c in side["items"]]) for side in shown["crossed"]]
    assert crossed == [("d", ["a"]), ("", ["Free"])]
    assert [card["title"] for card in shown["after"]] == ["b"]
    assert "encounter" not in compile_note(view, "a.md").data


def test_shared_objects_are_counted_for_each_two_domains_whose_notes_link_there():
    garden = garden_from(
        note("tool", "type: tool\ndomain: alpha")
        + note("a", "domain: alpha", "[[tool]] [[charter]]")
        + note("b", "domain: beta", "[[tool]] [[charter]]")
        + note("c", "domain: gamma", "[[tool]]")
        + note("charter", "type: domain")
    )
    assert shared_objects(garden) == {
        ("alpha", "beta"): 1,
        ("alpha", "gamma"): 1,
        ("beta", "gamma"): 1,
    }


def common(text):
    return [(ground.path, list(ground.users)) for ground in common_ground(garden_from(text))]


ASKING = note("q", "type: question") + note("t", "type: term") + note("plain")
TWO = note("a", "domain: alpha", "[[q]] [[t]] [[plain]]")


def test_common_ground_is_a_question_artifact_or_term_that_two_domains_link_to():
    assert common(ASKING + TWO + note("b", "domain: beta", "[[t]] [[q]] [[plain]]")) == [
        ("q.md", ["alpha", "beta"]),
        ("t.md", ["alpha", "beta"]),
    ]


def test_a_charter_that_lists_a_question_shares_no_problem():
    assert common(ASKING + TWO + note("beta", "type: domain", "[[q]]")) == []


def test_who_says_that_they_share_a_problem_needs_no_candidate():
    text = ASKING + TWO + note("b", "domain: beta\npractice: {shares_problem_with: a}", "[[q]]")
    assert common(text) == []
    pairs = shared_problems(garden_from(text))
    assert [(pair.one, pair.other) for pair in pairs] == [("a.md", "b.md")]


def missing(text):
    found = missing_bridges(garden_from(text))
    return [(bridge.pair, bridge.terms, bridge.tags) for bridge in found]


WORDS = note("word", "type: term\ntitle: Threshold")
APART = note("a", "domain: alpha\ntags: [x/y]", "A threshold.") + note(
    "b", "domain: beta\ntags: [X/Y]", "Our threshold."
)


def test_a_word_or_a_tag_in_common_and_nothing_between_is_a_missing_bridge():
    assert missing(WORDS + APART) == [(("alpha", "beta"), ("word.md",), ("x/y",))]


def test_a_link_a_note_about_both_or_an_encounter_is_a_bridge():
    for bridge in (
        note("link", "domain: alpha", "[[b]]"),
        note("both", "domain: [alpha, beta]"),
        note("met", "type: encounter\nbetween: [beta, alpha]"),
    ):
        assert missing(WORDS + APART + bridge) == []


def test_a_word_that_very_many_domains_share_joins_no_two_of_them():
    text = "".join(note(f"n{i}", f"domain: d{i}\ntags: [x]") for i in range(13))
    assert missing(text) == []


def test_the_matrix_reads_from_row_to_column_and_pairs_both_ways():
    garden = garden_from(
        note("a", "domain: alpha", "[[a2]] [[b]]")
        + note("a2", "domain: alpha", "[[b]]")
        + note("b", "domain: beta", "[[a]]")
    )
    index = index_of(boundaries.build, garden)
    rows = {
        row["title"]: [cell["links"] for cell in row["cells"]] for row in index["matrix"]["rows"]
    }
    assert rows == {"alpha": [1, 2], "beta": [1, 0]}
    assert [(p["to"], p["back"], p["shared"]) for p in index["pairs"]] == [(2, 1, 0)]


def test_a_matrix_of_many_domains_keeps_those_that_are_linked_most():
    text = "".join(note(f"n{i}", f"domain: d{i:02}", f"[[n{i - i % 2}]]") for i in range(13))
    matrix = index_of(boundaries.build, garden_from(text))["matrix"]
    assert len(matrix["rows"]) == 12
    assert matrix["left_out"] == 1
    assert "d12" not in [domain["title"] for domain in matrix["domains"]]


def test_brokers_are_a_number_from_five_on_and_never_names():
    def brokers(count):
        people = ", ".join(f"Person{i}" for i in range(count))
        text = note("a", f"domain: [alpha, beta]\ncontributors: [{people}]")
        page = next(iter(boundaries.build(View(garden_from(text), page_url))))
        assert "Person" not in str(page.data)
        return page.data["index"]["brokers"]

    assert [brokers(count) for count in (4, 5)] == [None, 5]


def test_the_number_of_people_in_a_domain_is_hidden_below_five():
    def people(count):
        names = ", ".join(f"P{i}" for i in range(count))
        garden = garden_from(note("a", f"domain: alpha\ncontributors: [{names}]"))
        return index_of(domains.build, garden)["domains"][0]["people"]

    assert [people(count) for count in (4, 5)] == [None, 5]


def test_people_on_the_page_of_domains_are_those_who_say_what_a_domain_is_to_them():
    garden = garden_from(
        "-- people.yml --\n"
        "ada: {name: Ada, learning: alpha}\n"
        "bob: {name: Bob, learning: alpha, display: hidden}\n"
        "cleo: {name: Cleo}\n" + note("a", "domain: alpha\ncontributors: [cleo, ada]")
    )
    people = index_of(domains.build, garden)["people"]
    assert [(p["name"], [s["label"] for s in p["stances"]]) for p in people] == [
        ("Ada", ["Learning"])
    ]


def test_an_empty_garden_has_both_pages():
    for build in (boundaries.build, domains.build):
        assert index_of(build, garden_from(""))["title"]


NAMES = st.lists(st.sampled_from("abcdefghijkl"), unique=True, min_size=1)


@given(NAMES, st.dictionaries(st.tuples(*2 * [st.sampled_from("abcdefghijkl")]), st.integers(1, 9)))
def test_a_picture_stays_within_its_frame_and_knows_no_direction(names, counts):
    drawn = draw_arcs(names, counts)
    assert [row.name for row in drawn.rows] == names
    assert all(0 < row.y < drawn.height for row in drawn.rows)
    assert all(0 < arc.width <= THICK for arc in drawn.arcs)
    assert len(drawn.arcs) <= MOST
    assert draw_arcs(
        names, {(b, a): n for (a, b), n in counts.items() if (b, a) not in counts}
    ) == (draw_arcs(names, {(a, b): n for (a, b), n in counts.items() if (b, a) not in counts}))


def test_the_strongest_arc_is_the_thickest_and_lies_on_top():
    drawn = draw_arcs("abc", {("a", "b"): 2, ("b", "a"): 1, ("c", "b"): 1, ("a", "a"): 9})
    assert [(arc.one, arc.other, arc.count) for arc in drawn.arcs] == [("b", "c", 1), ("a", "b", 3)]
    assert drawn.arcs[-1].width == THICK


def test_a_long_name_is_cut_for_the_picture():
    assert short("a" * LETTERS) == "a" * LETTERS
    assert short("a" * 99) == "a" * (LETTERS - 1) + "…"
