"""The lock file: read from anything, written so that it reads the same again."""

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.address import promised
from garden.past.promises import Promises
from garden.past.published import read_published, render_published


@given(st.text())
def test_any_text_can_be_read(text):
    read_published(text, "../published.lock")


@given(st.lists(st.tuples(st.text(min_size=1), st.text())))
def test_what_is_written_is_read_again(places):
    entries = {promised(file, anchor) for file, anchor in places}
    published = read_published(render_published(entries), "x")
    assert set(published.lines) == entries
    assert published.unread == ()
    assert list(published.lines) == sorted(entries)


def test_remarks_blank_lines_and_line_ends_of_other_systems_do_not_count():
    published = read_published("\ufeff# x\r\n\r\n/a/\r\n/a/\r\n  /b/ \nnonsense\n", "x")
    assert published.lines == {"/a/": 3, "/b/": 5}
    assert published.unread == ((6, "nonsense"),)


def test_pages_of_people_titles_and_numbered_headings_are_no_promise():
    garden = garden_from(
        "-- a.md --\n---\ncontributors: [ada]\ndomain: x\n---\n"
        "# Title\n## Part\n## Part\n## Über *uns*\n## Step_1\n"
    )
    made = set(Promises(garden).made())
    assert {entry for entry in made if not entry.startswith("/garden/")} == {
        "/",
        "/a/",
        "/a/#part",
        "/a/#uber-uns",
        "/a/#step_1",
    }
    assert "/garden/domains/x/" in made
    assert not [entry for entry in made if "ada" in entry]


def test_what_is_promised_today_is_never_broken_today():
    text = "-- ü x/C#.md --\n## A b\n-- index.md --\n---\nredirect_from: old\n---\n[[C#]]\n"
    made = sorted(Promises(garden_from(text)).made())
    lock = "-- published.lock --\n" + "\n".join([*made, "/old/", "/old/#x"]) + "\n"
    broken = list(Promises(garden_from(lock + text)).broken())
    assert [b.entry for b in broken] == ["/old/#x"]
