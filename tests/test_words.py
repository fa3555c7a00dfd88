"""Words in prose: places, matches, terms, mentions; against `cases/words/*.yml` and rules."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import garden_from, load_cases

from garden.cli.mentions import found_mentions
from garden.compile.notes import compile_note
from garden.config import GardenConfig
from garden.model import NotePath
from garden.pages.view import View
from garden.reading.parse import parse_note
from garden.reading.prose import span_of
from garden.reading.sourcemap import SourceMap
from garden.words.glossary import users
from garden.words.linking import link_mentions
from garden.words.matcher import Match, Matcher, folded, is_cased
from garden.words.mentions import mentions_of, sentence_of
from garden.words.plurals import plural_of
from garden.words.undefined import undefined_terms
from garden.words.uses import find_uses, stop_list

CASES = load_cases("words")


def having(key):
    return pytest.mark.parametrize("case", [p for p in CASES if key in p.values[0]])


def garden_of(case):
    return garden_from(case["garden"], case.get("options"))


def parse(text):
    return parse_note(NotePath("a.md"), text, GardenConfig())


# --- places ---------------------------------------------------------------------------


@having("runs")
def test_runs_stand_where_the_case_says(case, expect):
    note = parse(case["note"])
    lines = SourceMap(note.text)
    runs = [
        (lines.position(run.offset), prose.text[run.start : run.end])
        for prose in note.prose
        for run in prose.runs
    ]
    expect(case, "runs", [f"{p.line}:{p.column} {text.strip()}" for p, text in runs])


@having("bold")
def test_bold_words_are_known(case, expect):
    note = parse(case["note"])
    expect(case, "bold", [p.text[s.start : s.end] for p in note.prose for s in p.strong])


MARKUP = st.text(st.sampled_from(list("ab \n*_`[](){}|>#-!$%\\&;~=<:^é中\r\t0")), max_size=60)


@given(st.one_of(st.text(), MARKUP))
def test_every_run_stands_in_the_file_as_it_is_read(text):
    """And reading never fails, whatever stands in a note."""
    note = parse(text)
    for prose in note.prose:
        at = 0
        for run in prose.runs:
            assert at <= run.start < run.end <= len(prose.text)
            assert note.text.startswith(prose.text[run.start : run.end], run.offset)
            assert run.offset >= note.body_start
            at = run.end


@given(MARKUP, st.data())
def test_a_span_reads_as_its_part_of_the_text(text, data):
    for prose in parse(text).prose:
        start = data.draw(st.integers(0, len(prose.text) - 1))
        end = data.draw(st.integers(start + 1, len(prose.text)))
        span = span_of(prose, start, end)
        if span and "\n" not in prose.text[start:end]:
            assert text[span.start : span.end] == prose.text[start:end]


# --- matches --------------------------------------------------------------------------

# ruff: noqa: RUF001 - letters that look like others are what is tested
WORDS = st.text(st.sampled_from(list("aAbB é\u0301İßſﬁ中- '’.\n한")), min_size=1, max_size=6)


def naive(names, text):
    """Find names one by one, at every place: slow, and plain to see."""
    found, at = [], 0
    for start in range(len(text)):
        if start < at:
            continue
        ends = [
            (end, tuple(n for n in dict.fromkeys(names) if fits(n, text, start, end)))
            for end in range(len(text), start, -1)
        ]
        best = next((pair for pair in ends if pair[1]), None)
        if best:
            found.append(Match(start, best[0], best[1]))
            at = best[0]
    return found


def fits(name, text, start, end):
    """Tell whether `text[start:end]` says `name` and stands alone."""
    said = text[start:end]
    if not folded(name) or fold_spaces(said) != folded(name):
        return False
    if is_cased(name) and plain(said) != plain(name):
        return False
    return whole(text, start, end)


def fold_spaces(text):
    return plain(text).casefold()


def plain(text):
    text = unicodedata.normalize("NFC", text)
    return text.replace("’", "'").replace("\n", " ")


def whole(text, start, end):
    """Tell whether no character that composes follows, and no letter of the same word."""
    cut = [i for i in (start, end) if 0 < i < len(text)]
    if any(unicodedata.category(text[i])[0] == "M" for i in cut):
        return False
    return all(boundary(text[i - 1], text[i]) for i in cut)


def boundary(left, right):
    letters = all(c.isalnum() or unicodedata.category(c)[0] == "M" for c in (left, right))
    return not letters or any(c in "中한" for c in (left, right))


@given(
    st.lists(WORDS, min_size=1, max_size=6),
    st.text(st.sampled_from(list("aAbB é\u0301ß中 '’\n한")), max_size=20),
)
def test_the_matcher_finds_what_a_plain_search_finds(names, text):
    names = [name for name in names if not set("-.") & set(name)]
    assert Matcher(names).find(text) == naive(names, text)


PIECES = st.text(st.sampled_from(list("aAbB é\u0301ß中.@/-# '’\n한")), max_size=9)


@given(st.lists(PIECES, max_size=4), st.lists(PIECES, max_size=5))
def test_texts_that_are_looked_through_together_keep_apart(names, texts):
    matcher = Matcher(names)
    assert list(matcher.find_in(texts)) == [matcher.find(text) for text in texts]


@given(st.lists(st.text(max_size=8), max_size=8), st.text(max_size=80))
def test_matches_are_in_order_apart_and_say_their_names(names, text):
    at = 0
    for match in Matcher(names).find(text):
        assert at <= match.start < match.end <= len(text)
        assert match.names
        assert all(folded(n) == folded(text[match.start : match.end]) for n in match.names)
        at = match.end


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("peer assist", "Peer Assist", True),
        ("peer assist", "peer\nassist", True),
        ("peer assist", "peer assistant", False),
        ("review", "self-review", False),
        ("review", "review-based", False),
        ("review", "(review).", True),
        ("review", "review.md", False),
        ("review", "and/or review", True),
        ("review", "content/review", False),
        ("review", "@review", False),
        ("review", "review's", True),
        ("RAP", "non-RAP and RAP-based", True),
        ("RAP", "rap", False),
        ("GitHub", "github", False),
        ("Boundary", "the boundary", True),
        ("知識", "我們的知識庭園", True),
        ("GitHub", "使用GitHub協作", True),
        ("ไทย", "ภาษาไทยดี", True),
        ("café", "cafe\u0301", True),
        ("cafe", "cafe\u0301", False),
        ("straße", "STRASSE", True),
        ("s", "ß", False),
        ("𝒳 bar", "see 𝒳 bar", True),
        ("ad hoc", "ad\u00a0hoc", True),
    ],
)
def test_whole_words_only(name, text, found):
    assert bool(Matcher([name]).find(text)) is found


def test_a_name_of_nothing_is_never_found():
    assert Matcher(["", " ", "\n"]).find("a b") == []
    assert Matcher([]).find("a b") == []


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("steward", "stewards"),
        ("boundary", "boundaries"),
        ("day", "days"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("API", "APIs"),
        ("community of practice", "communities of practice"),
        ("知識", "知識"),
        ("C#", "C#"),
        ("", ""),
    ],
)
def test_plurals(name, plural):
    assert plural_of(name) == plural


def test_the_lists_of_words_hold_what_they_say():
    assert {"home", "example", "meeting", "table of contents"} <= stop_list("names")
    assert {"url", "readme", "csv", "learning outcomes"} <= stop_list("terms")


# --- terms and mentions ---------------------------------------------------------------


@having("body")
def test_terms_are_explained_where_they_are_used(case, expect):
    view = View(garden_of(case), lambda path: path)
    expect(case, "body", compile_note(view, NotePath("index.md")).body)


@having("terms")
def test_words_without_a_page(case, expect):
    found = undefined_terms(garden_of(case))
    expect(case, "terms", [f"{t.name}: {len(t.notes)}, {', '.join(t.domains)}" for t in found])


def shown(use):
    context = sentence_of(use)
    sentence = re.sub(r"\s+", " ", f"{context.before}[{context.link}]{context.after}")
    return f"{use.source}:{use.position.line}:{use.position.column} {sentence}"


@having("mentions")
def test_mentions(case, expect):
    garden = garden_of(case)
    found = mentions_of(garden, NotePath(case["of"]))
    expect(case, "mentions", [shown(use) for use in found])
    texts = link_mentions(garden, NotePath(case["of"]), found)
    expect(case, "linked", {path: after for path, (_, after) in texts.items()})


@having("mentions")
def test_a_mention_that_is_linked_reads_as_before_and_is_a_link(case):
    garden = garden_of(case)
    target = NotePath(case["of"])
    texts = link_mentions(garden, target, mentions_of(garden, target))
    notes = [
        parse_note(path, texts.get(path, (note.text, note.text))[1], garden.config)
        for path, note in garden.notes.items()
    ]
    after = type(garden)(notes, config=garden.config)
    for path in texts:
        assert words(after.notes[path]) == words(garden.notes[path])
        assert target in after.outgoing(path)
        assert not [use for use in mentions_of(after, target) if use.source == path]


def words(note):
    """Return what a reader reads, whether or not it is prose."""
    return note.words


def test_automatic_links_count_nowhere():
    """They are generated: no backlinks, no census, no orphan less."""
    garden = garden_from("-- a.md --\nA steward.\n-- steward.md --\n---\ntype: term\n---\nX.\n")
    assert garden.backlinks(NotePath("steward.md")) == ()
    assert sum(garden.census().values()) == 0


def test_a_term_is_used_by_those_who_link_it_and_those_who_do_not():
    garden = garden_from(
        "-- a.md --\nA steward.\n-- b.md --\n[[Steward]]\n-- c.md --\n`steward`\n"
        "-- steward.md --\n---\ntype: term\ntitle: Steward\n---\nX.\n"
    )
    assert users(garden, NotePath("steward.md")) == {"a.md": False, "b.md": True}


def test_mentions_of_all_notes_come_by_note():
    garden = garden_from(
        "-- a.md --\nFishbowl and round robin.\n-- fishbowl.md --\nRound robin, round robin.\n"
        "-- r.md --\n---\ntitle: Round robin\n---\n"
    )
    found = found_mentions(garden, None)
    assert {path: len(uses) for path, uses in found.items()} == {"fishbowl.md": 1, "r.md": 3}
    first = found_mentions(garden, NotePath("r.md"), first=True)["r.md"]
    assert [(use.source, use.position.column) for use in first] == [
        ("a.md", 14),
        ("fishbowl.md", 1),
    ]


@pytest.mark.parametrize(("sharing", "found"), [(8, True), (9, False)])
def test_a_name_that_many_notes_share_is_not_looked_for(sharing, found):
    texts = [f"-- {n}.md --\n---\ntitle: Long walk\n---\n" for n in range(sharing)]
    garden = garden_from("".join(["-- x.md --\nA long walk.\n", *texts]))
    assert bool(find_uses(garden)[NotePath("x.md")]) is found


def test_the_order_of_notes_does_not_matter():
    text = "-- a.md --\nThe thread.\n-- x/t.md --\n---\ntype: term\ntitle: Thread\ndomain: s\n---\n"
    other = "-- y/t.md --\n---\ntype: term\ntitle: Thread\ndomain: w\n---\n"
    one, two = garden_from(text + other), garden_from(other + text)
    assert find_uses(one) == find_uses(two)
