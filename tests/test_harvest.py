"""A note begun from a review: what is known is filled in, and nobody is named who did not agree."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import write_sections

from garden.checks import run_checks
from garden.compile.notes import compile_note
from garden.errors import UsageError
from garden.export.tree import page_url
from garden.model import NotePath
from garden.pages.view import View
from garden.past import Past
from garden.project import load_garden, load_project
from garden.reviews.consent import Consent
from garden.reviews.harvest import KINDS, Plan, harvest, kind_of, touched
from garden.reviews.model import Event

ADDRESS = "https://github.com/circle/garden/pull/12"
DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)
OPENED = Event(
    forge="github",
    repo="circle/garden",
    pr=12,
    event="opened",
    at=DAY,
    id="opened",
    own=True,
    actor="octo-a",
    actor_kind="person",
    author="octo-a",
    title="Fishbowl: say who may enter",
)
SAID = replace(
    OPENED,
    event="thread",
    actor="octo-b",
    own=False,
    title="",
    id="thread-1",
    has_text=True,
    path="content/routines/fishbowl.md",
    text="We tried it with sixty people.",
)
HIDDEN = replace(SAID, actor="octo-h", id="thread-2", text="Nobody may know me.")

SITE = """\
-- mkdocs.yml --
site_name: x
docs_dir: content
-- people.yml --
ada: {name: Ada L., handles: {github: octo-b}}
kim: {name: Kim Example, handles: {github: octo-h}, display: hidden}
-- content/index.md --
# Home
-- content/routines/fishbowl.md --
---
type: routine
domain: facilitation
---
# Fishbowl

Some talk, the others listen.
-- content/terms/circle.md --
---
type: term
domain: governance
---
# Circle

All of us.
"""


class Site:
    """A garden on disk and what is made of a review in it."""

    def __init__(self, folder):
        self.project = load_project(write_sections(folder, SITE))

    def harvest(self, *events, **more):
        """Begin a note from what happened."""
        garden = load_garden(self.project)
        consent = Consent(garden.people)
        return harvest(
            self.project, garden, consent, Plan(tuple(consent.events(events)), ADDRESS, **more)
        )

    def unseen_in(self, made):
        """Return what of the draft a terminal would obey instead of show."""
        return set(made.made.file.read_text("utf-8")) & set("\x1b\x07\u202e\u2028")

    def note(self, made):
        """Return the note that was begun, as the garden reads it."""
        garden = load_garden(self.project)
        return garden, garden.notes[
            NotePath(made.made.file.relative_to(self.project.content).as_posix())
        ]


def practice(note):
    return [(link.name, link.target) for link in note.fields.practice]


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


def test_what_is_known_is_filled_in(site):
    made = site.harvest(OPENED, SAID)
    garden, note = site.note(made)
    assert (note.title, note.fields.type) == ("Fishbowl: say who may enter", "experience")
    assert note.fields.domains == ("facilitation",)
    assert note.fields.discussion == ADDRESS
    assert note.fields.learned_in == "a review in March 2026"
    assert [credit.name for credit in note.fields.contributors] == ["ada"]
    assert practice(note) == [("reports_on", "routines/fishbowl")]
    found = {f.code for f in run_checks(garden) if f.path == note.path}
    assert found <= {"orphan", "isolated", "missing-section", "no-next-step"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_begins_whole_whichever_is_asked_for(site, kind):
    made = site.harvest(OPENED, SAID, kind=kind, title="Another", domain="critique", folder="new")
    _, note = site.note(made)
    assert (note.fields.type, note.path) == (kind, "new/another.md")
    assert note.fields.domains == ("critique",)
    assert note.fields.discussion == ADDRESS
    assert made.because == "you asked for it"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"event": "review", "state": "changes-requested", "text": "Why?"}, "objection"),
        ({"text": "Who decides?"}, "question"),
        ({"text": "Who decides?", "own": True}, "experience"),
        ({"text": "True for us."}, "experience"),
        ({"text": ""}, "experience"),
    ],
)
def test_what_happened_decides_what_it_becomes(said, kind):
    assert kind_of([OPENED, replace(SAID, **said)]) == kind


def test_nobody_is_named_who_did_not_agree_and_hidden_people_leave_no_trace(site):
    made = site.harvest(OPENED, SAID, HIDDEN)
    text = made.made.file.read_text()
    for name in ("octo-", "Kim", "Nobody may know me"):
        assert name not in text
    assert [person.name for person in made.people] == ["Ada L."]
    assert made.unnamed
    assert any("ask before you do" in item for item in made.to_write)


def test_an_objection_is_not_by_those_whose_change_it_is_about(site):
    answer = replace(SAID, event="comment", actor="octo-b", own=True, id="comment-1", path="")
    other = replace(SAID, actor="octo-c")
    assert site.harvest(OPENED, answer, other, kind="objection").people == ()
    made = site.harvest(OPENED, answer, other, kind="experience")
    assert [person.name for person in made.people] == ["Ada L."]


def test_whoever_only_opened_it_said_nothing_yet(site):
    made = site.harvest(replace(OPENED, actor="octo-b"), HIDDEN)
    assert (made.people, made.unnamed) == ((), True)


def test_what_was_said_is_for_who_writes_and_in_no_page(site):
    made = site.harvest(OPENED, SAID)
    assert "> We tried it with sixty people." in made.made.file.read_text()
    garden, note = site.note(made)
    page = compile_note(View(garden, page_url), note.path)
    assert "sixty" not in page.body + repr(page.data)


def test_programs_and_reviews_of_ones_own_change_are_left_out(site):
    bot = replace(SAID, actor="ci[bot]", actor_kind="bot", id="bot-1", text="Build passed.")
    own = replace(SAID, event="review", actor="octo-a", own=True, id="own-1", text="See below.")
    answer = replace(SAID, actor="octo-a", own=True, id="thread-2", text="How did it go?")
    text = site.harvest(OPENED, bot, own, SAID, answer).made.file.read_text()
    assert "- In it: remark on a line: 2." in text
    assert "> We tried it with sixty people." in text
    assert "> How did it go?" in text
    assert "Build passed." not in text
    assert "See below." not in text


def test_where_only_a_program_spoke_nobody_did(site):
    bot = replace(SAID, event="comment", actor="ci[bot]", actor_kind="bot", text="Build passed.")
    text = site.harvest(OPENED, bot, title="Quiet").made.file.read_text()
    assert "- In it: nobody spoke." in text
    assert "What was said" not in text


HOSTILE = [
    "%%",
    "%%%",
    "-->",
    "<!--",
    "```",
    "---",
    "[[x]]",
    "#tag",
    "\n",
    "{{title}}",
    "~~~",
    "<script>",
    "> ",
    "$$",
    "\r",
    "\u2028",
    "\x1b[31m",
    "\x07",
    "\u202e",
    "a",
    " ",
    "    ",
    "@octo-h",
    "%",
    '"',
    "\\",
    ":",
]


@given(st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join))
def test_nothing_that_was_said_gets_out_of_the_comment(tmp_path_factory, text):
    site = Site(tmp_path_factory.mktemp("site"))
    made = site.harvest(OPENED, replace(SAID, text=f"marker {text} marker"))
    garden, note = site.note(made)
    view = View(garden, page_url)
    assert "marker" not in view.garden.notes[note.path].title
    assert "marker" not in compile_note(view, note.path).body
    assert note.tags == ()
    assert {link.target for link in note.links} <= {"routines/fishbowl"}
    assert note.fields.discussion == ADDRESS
    assert site.unseen_in(made) == set()


@given(st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join))
def test_a_title_is_a_title_whatever_it_is(tmp_path_factory, title):
    site = Site(tmp_path_factory.mktemp("site"))
    made = site.harvest(replace(OPENED, title=title), SAID)
    garden, note = site.note(made)
    assert note.fields.discussion == ADDRESS
    assert note.fields.type == "experience"
    assert site.unseen_in(made) == set()
    assert not [f for f in garden.findings if f.path == note.path]
    assert not [f for f in run_checks(garden) if f.path == note.path and f.severity == "error"]


def test_a_long_title_is_cut_between_words(site):
    made = site.harvest(replace(OPENED, title="word " * 60), SAID)
    assert len(made.made.file.name) < 90
    assert made.made.file.stem.endswith("word")


def test_no_note_is_ever_written_over(site):
    made = site.harvest(OPENED, SAID)
    made.made.file.write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        site.harvest(OPENED, SAID)
    assert made.made.file.read_text() == "mine"


def test_a_note_of_several_notes_says_that_somebody_has_to_choose(site):
    other = replace(SAID, id="thread-9", path="content/terms/circle.md")
    made = site.harvest(OPENED, SAID, replace(SAID, id="thread-8"), other)
    _, note = site.note(made)
    assert practice(note) == []
    assert note.fields.domains == ()
    assert any("practice.reports_on" in item for item in made.to_write)


def test_a_relation_is_filled_in_only_where_it_may_lead(site):
    said = replace(SAID, path="content/terms/circle.md")
    _, note = site.note(site.harvest(OPENED, said))
    assert practice(note) == []
    _, note = site.note(site.harvest(OPENED, said, kind="objection"))
    assert practice(note) == [("objects_to", "terms/circle")]


@pytest.mark.parametrize(
    ("path", "notes"),
    [
        ("content/terms/circle.md", ["terms/circle.md"]),
        ("content/gone.md", []),
        ("", []),
    ],
)
def test_a_file_of_the_repository_is_found_among_the_notes(site, path, notes):
    events = [replace(SAID, path=path)]
    assert list(touched(load_garden(site.project), events)) == notes


def test_where_in_the_repository_the_notes_are_git_knows(site):
    """So a file of the same name elsewhere is none of them."""
    past = Past(place="gardens/ours/content/")
    garden = load_garden(site.project, past=past)
    paths = ("gardens/theirs/content/terms/circle.md", "gardens/ours/content/terms/circle.md")
    theirs, ours = (replace(SAID, path=path) for path in paths)
    assert touched(garden, [theirs, theirs, ours]) == (NotePath("terms/circle.md"),)
    assert touched(garden, [replace(theirs, path="terms/circle.md"), ours]) == touched(
        garden, [ours]
    )


def test_a_template_of_the_gardens_own_is_filled_in_and_may_lack_a_place(site):
    templates = site.project.content / "templates"
    templates.mkdir()
    own = '---\ntitle: "{{title}}"\ntype: experience\ncontributors: [us]\ndiscussion:\n---\nOurs.\n'
    (templates / "experience.md").write_text(own)
    garden, note = site.note(site.harvest(OPENED, SAID))
    assert note.fields.discussion == ADDRESS
    assert [credit.name for credit in note.fields.contributors] == ["ada"]
    assert not [f for f in garden.findings if f.path == note.path]
    (templates / "experience.md").write_text("{{title}}\n")
    made = site.harvest(OPENED, SAID, title="Without a head")
    assert made.made.file.read_text().startswith("Without a head\n")
