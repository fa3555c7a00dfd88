"""Moves as values: `cases/rename/*.yml` says what changes in which file, or why nothing does."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from support import garden_from, load_cases
from thorough import examples, often

from garden.config import GardenConfig
from garden.errors import GardenError
from garden.fate import Asset, External, Found
from garden.garden import Garden
from garden.model import LinkKind, NotePath
from garden.reading.parse import parse_note
from garden.rename.plan import plan_move
from garden.rename.target import Wish, understand


def shown(plan):
    """Write a plan as cases do: every file that changes, under its name or `old => new`."""
    parts = []
    for change in plan.changes:
        names = change.old if change.old == change.new else f"{change.old} => {change.new}"
        parts.append(f"-- {names} --\n{change.after}")
    mended = [f"{p.path}:{p.position.line} {p.before}\n" for p in plan.mended]
    return "".join([*parts, "-- now found --\n" if mended else "", *mended])


@pytest.mark.parametrize("case", load_cases("rename"))
def test_a_move_changes_what_the_case_expects(case, expect):
    garden = garden_from(case["garden"], case.get("options"))
    old, new, *options = case["move"]
    title = next((o.removeprefix("--title=") for o in options if o.startswith("--title=")), "")
    wish = Wish(old, new, title, "--alias" in options, "--redirect" in options)
    try:
        given = shown(plan_move(garden, understand(garden, wish)))
    except GardenError as refusal:
        given = f"{refusal}\n"
    expect(case, "after", given)


# --- properties -----------------------------------------------------------------------

FOLDERS = st.sampled_from(["", "a/", "b/", "a/b/", "ü b/"])
STEMS = st.sampled_from(["note", "Note", "other", "index", "README", "two words", "é", "x.y"])
TITLES = st.sampled_from(["", "Note", "other", "Third", "Two words", "Is it: so?"])
PATHS = st.builds("{}{}.md".format, FOLDERS, STEMS)
LINKS = st.sampled_from(
    [
        *("[[{name}]]", "[[{name}|label]]", "![[{name}]]", "[[{name}#Part]]", "[[{name}#part]]"),
        *("[x](<{up}{name}.md>)", "[x]({up}{quoted}.md#part)", "[x](<{up}{name}/>)", "[r][r]"),
        *("[x](</{name}>)", "# [[{name}]]", "[[#Part]]", "| a |\n|---|\n| [[{name}\\|b]] |"),
        *("![p]({up}p.png)", "[x](#part)", "`[[{name}]]`"),
    ]
)


@st.composite
def notes(draw, paths):
    """A note's text: a head, headings, and links to some of `paths` by some of their names."""
    title = draw(TITLES)
    head = [f'title: "{title}"'] if title else []
    head += ["aliases: [third, Old]"] if draw(st.booleans()) else []
    names = [path.removesuffix(".md") for path in paths]
    names += [name.rpartition("/")[2] for name in names] + ["Third", "Two words", "gone"]
    name = st.sampled_from(names)
    up = st.sampled_from(["", "./", "../", "../../", "/"])
    if draw(st.booleans()):
        head.append(f'practice: {{builds_on: ["[[{draw(name)}]]", "{draw(name)}"]}}')
    parts = ["\n".join(["---", *head, "---", ""]) if head else ""]
    for _ in range(draw(st.integers(0, 4))):
        chosen = draw(name)
        shape = draw(LINKS)
        parts.append(shape.format(name=chosen, up=draw(up), quoted=quote(chosen)) + "\n\n")
    parts += draw(st.sampled_from([[], ["## Part\n\n"], ["## Part\n\n## Part\n\n### Deep\n\n"]]))
    parts.append(f"[r]: <{draw(up)}{draw(name)}.md>\n")
    return "".join(parts)


@st.composite
def gardens(draw):
    """A small garden, as texts by path."""
    paths = draw(st.lists(PATHS, min_size=2, max_size=5, unique=True))
    return {path: draw(notes(paths)) for path in paths}


def made(texts):
    return Garden(
        [parse_note(NotePath(path), text, GardenConfig()) for path, text in texts.items()],
        ["p.png", "a/p.png", "b/p.png"],
    )


def moves(texts):
    old = st.sampled_from(sorted(texts))
    title = st.builds("--title={}".format, TITLES.filter(bool))
    return st.one_of(
        st.tuples(old, PATHS),
        st.tuples(old, TITLES.filter(bool)),
        st.tuples(old, PATHS, title),
        st.tuples(old, PATHS, st.just("--alias")),
        st.tuples(old.map(lambda path: f"{path}#Part"), st.sampled_from(["Piece", "Deep", "Note"])),
    )


@pytest.mark.thorough
@settings(max_examples=examples(often(300, 1000)), suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_link_means_what_it_meant(data):
    """All files are read again, from nothing but the texts of the plan."""
    texts = data.draw(gardens())
    old, new, *options = data.draw(moves(texts))
    before = made(texts)
    title = next((o.removeprefix("--title=") for o in options if o.startswith("--title=")), "")
    try:
        move = understand(before, Wish(old, new, title, "--alias" in options))
        plan = plan_move(before, move)
    except GardenError:
        event("refused")
        return
    event("moved")
    changed = {change.old for change in plan.changes}
    after = made(applied(texts, plan))
    for path, note in before.notes.items():
        there = move.new if path == move.old else path
        was, now = before.resolved(path), after.resolved(there)
        assert len(was) == len(now)
        for one, other in zip(was, now, strict=True):
            check_same(one, other, move, before, after)
        if path not in changed:
            assert note.text == after.notes[there].text


def check_same(was, now, move, before, after):
    """The link finds the same file, under its new name, and the same heading, as it says now."""
    if isinstance(was.fate, Asset | External):
        assert now.fate == was.fate
    elif isinstance(was.fate, Found):
        there = move.new if was.fate.path == move.old else was.fate.path
        assert isinstance(now.fate, Found)
        assert now.fate.path == there
        headings = [h.anchor for h in before.notes[was.fate.path].headings]
        if was.fate.anchor in headings:
            at = headings.index(was.fate.anchor)
            assert now.fate.anchor == after.notes[there].headings[at].anchor
        else:
            assert now.fate.anchor == was.fate.anchor
    assert (was.link.kind, was.link.title) == (now.link.kind, now.link.title)
    if was.link.kind is not LinkKind.PRACTICE:
        assert was.link.label == now.link.label


@pytest.mark.thorough
@settings(max_examples=examples(often(60, 1000)), suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_there_and_back_again_gives_the_same_garden(data):
    """Back under the old path, every link means what it meant at first."""
    texts = data.draw(gardens())
    before = made(texts)
    old = data.draw(st.sampled_from(sorted(texts)))
    try:
        there = plan_move(before, understand(before, Wish(old, "far/away name.md")))
        between = made(applied(texts, there))
        back = plan_move(between, understand(between, Wish("far/away name.md", old)))
    except GardenError:
        return
    after = made(applied(applied(texts, there), back))
    for path in before.notes:
        for was, now in zip(before.resolved(path), after.resolved(path), strict=True):
            if isinstance(was.fate, Found | Asset):
                assert was.fate == now.fate


def applied(texts, plan):
    changed = {change.old: change for change in plan.changes}
    kept = {path: text for path, text in texts.items() if path not in changed}
    return {**kept, **{change.new: change.after for change in plan.changes}}
