"""What the search knows of a garden."""

from dataclasses import replace

import pytest

from garden.config import GardenConfig
from garden.garden import Garden
from garden.model import Credit, Fields, NotePath
from garden.people import PersonEntry
from garden.reading.parse import parse_note
from garden.reading.source import Sources
from garden.search import SearchDocument
from garden.search.documents import documents_of
from garden.search.place import open_index, refresh, state_of


def note(path, **fields):
    text = "# Title\n\nFirst *paragraph*.\n\n## Steps\n\n- One [[link|word]].\n"
    made = parse_note(NotePath(path), text, GardenConfig())
    return replace(made, fields=Fields(**fields), tags=("t",))


def test_a_note_gives_one_document():
    fields = {"domains": ("Social Learning",), "aliases": ("Other",), "status": "used"}
    garden = Garden([note("b.md", **fields, plural=("Others",), not_=("Wrong",))])
    assert list(documents_of(garden)) == [
        SearchDocument(
            path="b.md",
            title="Title",
            text="First paragraph.\nOne word.",
            aliases=("Other", "Others", "Wrong"),
            headings=("Title", "Steps"),
            type="note",
            domains=("social-learning",),
            tags=("t",),
            status="used",
        )
    ]


def test_people_are_named_as_they_chose_and_hidden_ones_are_not():
    people = [PersonEntry("ada", "Ada Lovelace"), PersonEntry("grace", "Grace", hidden=True)]
    named = (Credit("ada"), Credit("grace"), Credit("Somebody"))
    (document,) = documents_of(Garden([note("a.md", contributors=named)], people=people))
    assert document.contributors == ("Ada Lovelace", "Somebody")


def test_documents_come_in_order_of_path_without_drafts():
    garden = Garden([note("b.md"), note("draft.md", draft=True), note("a.md")])
    assert [document.path for document in documents_of(garden)] == ["a.md", "b.md"]


def test_comments_cannot_be_searched_for():
    text = (
        "Seen %%hidden%% text\n\n%%\nhidden\n\n- hidden [[link]]\n%%\n\n| a %%hidden%% |\n|---|\n"
    )
    (document,) = documents_of(Garden([parse_note(NotePath("a.md"), text, GardenConfig())]))
    assert "hidden" not in document.text
    assert "Seen" in document.text


@pytest.mark.parametrize("field", ["description", "asks", "context", "learned_in", "reason"])
def test_what_a_head_says_in_words_can_be_searched_for(field):
    (document,) = documents_of(Garden([note("a.md", **{field: "Said in the head"})]))
    assert "Said in the head" in document.text


def test_what_was_baked_is_not_searched_for_since_the_site_answers_anew():
    text = (
        "Before.\n\n```garden\ntype: routine\n```\n"
        "<!-- garden:baked -->\n- Peer assist\n<!-- /garden:baked -->\n\nAfter.\n"
    )
    made = parse_note(NotePath("a.md"), text, GardenConfig())
    assert [block.baked is not None for block in made.queries] == [True]
    (document,) = documents_of(Garden([made]))
    assert document.text.split() == ["Before.", "After."]


def test_the_state_of_a_garden_changes_with_its_texts_people_and_options():
    sources = Sources({NotePath("a.md"): "One"}, frozenset())
    state = state_of(sources, (), GardenConfig())
    assert state_of(Sources({NotePath("a.md"): "Two"}, frozenset()), (), GardenConfig()) != state
    assert state_of(Sources({NotePath("b.md"): "One"}, frozenset()), (), GardenConfig()) != state
    assert state_of(sources, (PersonEntry("ada", "Ada"),), GardenConfig()) != state
    assert state_of(sources, (), GardenConfig(previews=False)) != state
    assert state_of(sources, (), GardenConfig()) == state


def test_the_index_of_a_garden_is_its_own_and_nowhere_near_the_notes(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    index = open_index(tmp_path / "one")
    refresh(index, Garden([note("a.md")]), "state")
    assert open_index(tmp_path / "one").holds("state")
    assert not open_index(tmp_path / "two").holds("state")
    assert not list((tmp_path / "one").iterdir())
