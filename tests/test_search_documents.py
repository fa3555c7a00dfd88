"""What the search knows of a garden."""

from garden.config import GardenConfig
from garden.garden import Garden
from garden.model import Credit, Fields, Note, NotePath
from garden.people import PersonEntry
from garden.reading.parse import parse_note
from garden.search import SearchDocument
from garden.search.documents import documents_of


def note(path, **fields):
    text = "---\nx: 1\n---\n# Title\n\nFirst paragraph.\n"
    return Note(path, text, 13, Fields(**fields), "Title", summary="First paragraph.", tags=("t",))


def test_a_note_gives_one_document():
    garden = Garden([note("b.md", domains=("Social Learning",), aliases=("Other",), status="used")])
    assert list(documents_of(garden)) == [
        SearchDocument(
            path="b.md",
            title="Title",
            text="First paragraph.\n# Title\n\nFirst paragraph.\n",
            aliases=("Other",),
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
