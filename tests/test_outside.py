"""What other pages can show of a note: if it is the same, so are they, to the last byte."""

from datetime import UTC, datetime

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from support import garden_from
from thorough import often

from garden.compile.notes import compile_indexes, compile_note
from garden.export import compile_files
from garden.history.model import Change, ChangeKind, History, NoteHistory, Voice
from garden.model import NotePath
from garden.pages.outside import embedding, outside, tells_of_others
from garden.pages.page import render_page
from garden.pages.view import View
from garden.past import Past
from garden.reviews.model import Record
from garden.words.namings import namings

HEADS = {
    "index.md": "---\ntitle: Welcome\n---\n",
    "weaving/loom.md": (
        "---\ntitle: Loom\ntype: term\ndomain: weaving\nnot: [frame]\naliases: [looms]\n---\n"
    ),
    "weaving/warp.md": (
        "---\ntype: routine\ndomain: weaving\ntitle: Warping\ncontributors: [ada]\n"
        'practice: {uses: "[[Loom]]", contests: "[[Dyeing]]"}\ntags: [craft]\n---\n'
    ),
    "dyeing/dye.md": "---\ntype: tool\ntitle: Dyeing\ndomain: dyeing\n---\n",
    "dyeing/told.md": (
        "---\ntype: experience\ntitle: It ran\ndomain: dyeing\noutcome: did-not\n"
        'practice: {reports_on: "[[Warping]]"}\n---\n'
    ),
    "dyeing/dyeing.md": "---\ntype: domain\ntitle: The dyers\ndomain: dyeing\n---\n",
    "people/ada.md": "---\ntype: person\ntitle: Ada\n---\n",
    "blank.md": "",
}
LINES = (
    "Plain words, and no more.",
    "A loom stands here; so does a frame. Warping takes an hour.",
    "Nobody names looms in `code`, or does one?",
    "**Fast colour** and the MBR are words without a page.",
    "See [[Loom]], [[Warping#How|how]] and [[Dyeing#Missing]].",
    "Somebody should write [[Mordant]] and [this](gone.md).",
    "Elsewhere: <https://example.org/>, [there](https://example.org/there 'Titled').",
    "![[Warping]]",
    "![[Loom#How]]",
    "![[gone.png]] ![](gone.jpg)",
    "# Another title",
    "## How",
    "## What happened? {#what}",
    "*What happened?*",
    "A block of its own. ^block",
    "See [[Loom#^block]]. #craft/wool",
    "A mark.[^1]",
    "[^1]: And its note.",
    "%% Loom in a comment %%",
    "> [!tip] Loom\n> Warping, in a callout.",
    "```garden\ntype: term\n```",
    "```garden\nmentions: Loom\nshow: table\n```",
    "| Loom | b |\n| --- | --- |\n| [[Loom\\|x]] | MBR |",
    "1. Warping\n   - [[Mordant]]",
)
BODIES = st.lists(st.sampled_from(LINES), max_size=5)
PATHS = sorted(HEADS)


def planted(bodies, past=None):
    """Return the garden of these bodies, each a list of paragraphs."""
    return garden_from(
        "".join(
            f"-- {path} --\n{HEADS[path]}\n" + "".join(f"{line}\n\n" for line in lines)
            for path, lines in bodies.items()
        ),
        past=past,
    )


def digests(garden):
    """Return what others can show of each note, as digests."""
    return {path: outside(garden, note) for path, note in garden.notes.items()}


def published(garden, paths):
    """Return pages of notes, and all that is made of the whole garden."""
    view = View(garden, lambda path: path)
    pages = {page.path: page for page in compile_indexes(view)}
    return {
        **{path: render_page(compile_note(view, NotePath(path))) for path in paths},
        **{path: render_page(page) for path, page in pages.items()},
        **dict(compile_files(view, pages)),
    }


@pytest.mark.thorough
@settings(deadline=None, max_examples=often(150, 1000))
@given(st.fixed_dictionaries(dict.fromkeys(PATHS, BODIES)), st.data())
def test_where_others_can_show_the_same_all_else_is_the_same(bodies, data):
    """Whatever paragraphs come, go or change their places."""
    edited = data.draw(st.sampled_from(PATHS))
    now = list(bodies[edited])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(now)))
        now[at : at + data.draw(st.integers(0, 1))] = data.draw(
            st.lists(st.sampled_from(LINES), max_size=1)
        )
    before, after = planted(bodies), planted(bodies | {edited: now})
    is_same = digests(before) == digests(after) and "" not in digests(after).values()
    event(f"the same: {is_same}")
    if is_same:
        others = set(PATHS) - embedding(after, [NotePath(edited)])
        assert published(before, others) == published(after, others)
        assert namings(before) == namings(after)


QUIET = ["## How", "Some words. ^block", "And some more, which lead nowhere: [[Mordant]]."]


@pytest.mark.parametrize("line", ["Plain words, and no more.", "%% Loom %%", "- [ ] a task"])
def test_words_that_nobody_shows_are_nothing_to_others(line):
    """At the end of a note, or below what others show of it."""
    bodies = {path: [*QUIET] for path in PATHS}
    edited = bodies | {"weaving/warp.md": [*QUIET, line]}
    assert digests(planted(bodies)) == digests(planted(edited))


@pytest.mark.parametrize(
    "lines",
    [
        ["Other words.", *QUIET],
        [*QUIET, "A loom."],
        [*QUIET, "A frame."],
        [*QUIET, "The MBR."],
        [*QUIET, "[[Loom]]"],
        [*QUIET, "## Why"],
        [*QUIET, "#wool"],
        [*QUIET, "word " * 40],
        ["", *QUIET],
    ],
    ids=["summary", "name", "avoid", "undefined", "link", "heading", "tag", "length", "lines"],
)
def test_what_others_may_show_is_noticed(lines):
    """Each in a note that is otherwise as it was."""
    bodies = {path: [*QUIET] for path in PATHS}
    edited = bodies | {"weaving/warp.md": lines}
    assert digests(planted(bodies)) != digests(planted(edited))


def test_notes_that_embed_one_know_all_of_it():
    """Also by way of another."""
    bodies = {path: [*QUIET] for path in PATHS}
    bodies |= {"blank.md": ["![[Warping]]"], "index.md": ["![[blank]]", "[[Loom]]"]}
    garden = planted(bodies)
    assert embedding(garden, [NotePath("weaving/warp.md")]) == {
        "weaving/warp.md",
        "blank.md",
        "index.md",
    }
    assert embedding(garden, [NotePath("weaving/loom.md")]) == {"weaving/loom.md"}


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC))  # noqa: DTZ001


@st.composite
def tales(draw, path):
    """Return what git tells of a note."""
    kinds = st.tuples(MOMENTS, st.sampled_from(ChangeKind), st.integers(0, 3), st.booleans())
    changes = [
        Change(f"{at:%j}", at, (Voice("git:ada" if is_ada else "git:bo"),), NotePath(path), kind,
               pull=pull)
        for at, kind, pull, is_ada in sorted(draw(st.lists(kinds, max_size=3)), reverse=True)
    ]  # fmt: skip
    days = [change.at for change in changes if change.kind is ChangeKind.TEXT]
    first, last = (min(days), max(days)) if days else (None, None)
    return NoteHistory(first, last, tuple(changes), last, edited=draw(st.booleans()))


def past_of(told):
    """Return what is known of the past where git tells this of notes."""
    as_of = max((c.at for tale in told.values() for c in tale.changes), default=datetime.now(UTC))
    touched = {path: tale.last for path, tale in told.items() if tale.last}
    return Past(history=History(as_of, told, known=True), touched=touched)


@settings(deadline=None, max_examples=60)
@given(st.fixed_dictionaries({path: tales(path) for path in PATHS}), st.data())
def test_what_git_tells_of_a_note_other_notes_do_not_show(told, data):
    """But for those on whose pages much comes together."""
    edited = data.draw(st.sampled_from(PATHS))
    bodies = {path: list(LINES[1:6]) for path in PATHS}
    before = planted(bodies, past_of(told))
    after = planted(bodies, past_of(told | {edited: data.draw(tales(edited))}))
    alone = {path for path in PATHS if not tells_of_others(after, NotePath(path))} - {edited}
    assert alone >= {"weaving/loom.md", "weaving/warp.md", "dyeing/dye.md", "blank.md"} - {edited}
    assert notes_of(before, alone) == notes_of(after, alone)
    assert digests(before) == digests(after)
    assert namings(before) == namings(after)


def notes_of(garden, paths):
    """Return the pages of some notes."""
    view = View(garden, lambda path: path)
    return {path: render_page(compile_note(view, NotePath(path))) for path in paths}


def test_where_much_comes_together_the_history_of_others_is_told():
    """The home page, and those of domains and people; where reviews are recorded, any."""
    garden = planted({path: [] for path in PATHS})
    assert [path for path in PATHS if tells_of_others(garden, NotePath(path))] == [
        "dyeing/dyeing.md",
        "index.md",
        "people/ada.md",
    ]
    recorded = planted({path: [] for path in PATHS}, Past(record=Record(known=True)))
    assert all(tells_of_others(recorded, NotePath(path)) for path in PATHS)
