"""Feeds: Atom and JSON Feed, as those who follow them read them."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from repos import Repo, prose
from support import garden_from

from garden.compile.notes import compile_indexes
from garden.config import GardenConfig
from garden.export import compile_files
from garden.export.feed import entry_id
from garden.export.tree import page_url
from garden.pages.follow import FOLLOWED
from garden.pages.view import View
from garden.past import Past
from garden.past.gitnames import SHALLOW
from garden.past.recall import recall
from garden.past.snapshot import Snapshot
from garden.site import Site, read_site
from garden.slug import slugify_ascii

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert(1)</script> & \"'<![CDATA[ ]]> \x00\x08\x1b\ufffe\u2028 &amp; é 🌱"
SITE = Site("Our garden", "https://example.org/sub/")
NOTES = """\
-- index.md --
Home.
-- routines/ask.md --
---
type: routine
domain: Facilitation
date: 2026-01-05
---
Ask *first*, then tell.
-- routines/wait.md --
---
type: routine
domain: [writing, Facilitation]
date: 2025-01-01
reviews: [{by: ada, on: 2026-02-03}]
---
Wait.
-- unknown.md --
---
domain: Facilitation
---
Nobody knows when.
-- people/ada.md --
---
type: person
domain: Facilitation
---
Me.
"""
ASK_ID = "https://example.org/sub/routines/ask/"


def view_of(text, options=None, site=SITE, past=None):
    return View(garden_from(text, options, past=past), page_url, site=site)


def files_of(*arguments, **named):
    view = view_of(*arguments, **named)
    return dict(compile_files(view, {page.path: page for page in compile_indexes(view)}))


def atom_of(text, path="garden/garden.atom", **named):
    return feedparser.parse(files_of(text, **named)[path].encode())


def json_of(text, path="garden/garden.feed.json", **named):
    return json.loads(files_of(text, **named)[path])


def assert_is_atom(text):
    """What RFC 4287 says a feed and an entry must have, once and in its form."""
    root = ET.fromstring(text)  # noqa: S314 - our own text
    assert root.tag == f"{ATOM}feed"
    for part in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = part.findall(f"{ATOM}{name}")
            assert (found.text or "").strip() or name == "title"
        moment = datetime.fromisoformat(part.findtext(f"{ATOM}updated"))
        assert moment.tzinfo is not None
        assert [link.get("rel") for link in part.iter(f"{ATOM}link")].count("alternate") >= 1
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))


def assert_is_json_feed(text):
    """What https://www.jsonfeed.org/version/1.1/ requires."""
    feed = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    for item in feed["items"]:
        assert item["id"]
        assert isinstance(item["content_text"], str)
        if "date_modified" in item:
            assert datetime.fromisoformat(item["date_modified"]).tzinfo is not None
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))


def assert_are_feeds(files):
    found = 0
    for path, text in files.items():
        if path.endswith(".atom"):
            assert_is_atom(text)
            assert_is_json_feed(files[path.removesuffix(".atom") + ".feed.json"])
            found += 1
    return found


def test_every_domain_and_every_followed_index_has_both_feeds():
    files = files_of(NOTES)
    view = view_of(NOTES)
    indexes = [p.data["index"]["name"] for p in compile_indexes(view) if "index" in p.data]
    assert assert_are_feeds(files) == 2 + len([name for name in indexes if name in FOLLOWED])
    assert {"garden/domains/facilitation.atom", "garden/changes.atom"} <= set(files)


def test_entries_are_newest_first_with_what_a_reader_needs():
    feed = atom_of(NOTES, "garden/domains/facilitation.atom")
    assert not feed.bozo
    assert feed.feed.title == "Facilitation - Our garden"
    assert feed.feed.updated == "2026-02-03T00:00:00+00:00"
    assert [entry.title for entry in feed.entries] == ["wait", "ask", "unknown"]
    ask = feed.entries[1]
    assert (ask.id, ask.link) == (ASK_ID, ASK_ID)
    assert ask.summary == "Ask first, then tell."
    assert ask.updated == "2026-01-05T00:00:00+00:00"
    assert [tag.term for tag in ask.tags] == ["Routine", "Facilitation"]


def test_the_same_as_json_feed():
    feed = json_of(NOTES, "garden/domains/facilitation.feed.json")
    assert feed["home_page_url"] == "https://example.org/sub/garden/domains/facilitation/"
    assert feed["feed_url"] == "https://example.org/sub/garden/domains/facilitation.feed.json"
    assert feed["items"][1] == {
        "id": ASK_ID,
        "url": ASK_ID,
        "title": "ask",
        "content_text": "Ask first, then tell.",
        "date_modified": "2026-01-05T00:00:00+00:00",
        "tags": ["Routine", "Facilitation"],
    }


def test_an_unknown_date_is_said_to_be_unknown():
    """JSON Feed has none; Atom insists on a time, which is that of the newest note."""
    assert "date_modified" not in json_of(NOTES)["items"][-1]
    entry = next(e for e in atom_of(NOTES).entries if e.title == "unknown")
    assert entry.updated == "2026-02-03T00:00:00+00:00"
    assert "date unknown" in [tag.term for tag in entry.tags]


@pytest.mark.parametrize(
    ("past", "stated"),
    [
        (Past(), "1970-01-01T00:00:00+00:00"),
        (Past(epoch=datetime(2026, 5, 6, tzinfo=UTC)), "2026-05-06T00:00:00+00:00"),
    ],
)
def test_where_no_date_is_known_at_all_it_is_that_of_the_source_never_of_the_clock(past, stated):
    feed = atom_of("-- a.md --\nx\n", past=past)
    assert [feed.feed.updated, feed.entries[0].updated] == [stated, stated]
    assert atom_of("", past=past).feed.updated == stated


def test_people_are_in_no_feed():
    files = {p: t for p, t in files_of(NOTES).items() if p.endswith((".atom", ".feed.json"))}
    assert not [path for path, text in files.items() if "people/ada" in text]


def test_a_feed_holds_so_many_entries_and_no_more():
    feed = json_of(NOTES, options={"feeds": {"entries": 2}})
    assert [item["title"] for item in feed["items"]] == ["wait", "ask"]


def test_an_index_is_followed_by_the_notes_that_it_lists():
    assert [item["title"] for item in json_of(NOTES, "garden/routines.feed.json")["items"]] == [
        "wait",
        "ask",
    ]
    assert json_of(NOTES, "garden/tools.feed.json")["items"] == []


def test_without_an_address_of_the_site_links_are_relative_to_the_feed():
    feed = files_of(NOTES, site=Site("Our garden"))["garden/domains/facilitation.atom"]
    assert 'href="../../routines/ask/"' in feed
    assert 'href="facilitation.atom" rel="self"' in feed
    items = json_of(NOTES, "garden/garden.feed.json", site=Site())["items"]
    assert {item["url"] for item in items} >= {"../", "../routines/ask/"}
    assert all(item["id"].startswith("urn:uuid:") for item in items)


# --- what changed ---------------------------------------------------------------------


def test_what_changed_can_be_followed():
    feed = json_of(NOTES, "garden/changes.feed.json", past=Past(previous=Snapshot()))
    assert [item["title"] for item in feed["items"]] == [
        "New: wait",
        "New: ask",
        "New: Home",
        "New: unknown",
    ]
    assert feed["items"][1]["url"] == ASK_ID
    assert feed["items"][1]["id"].startswith(f"{ASK_ID}#new-note-")
    assert assert_are_feeds(files_of(NOTES, past=Past(previous=Snapshot())))


def test_without_an_earlier_state_the_feed_is_there_and_empty():
    assert json_of(NOTES, "garden/changes.feed.json")["items"] == []


# --- lasting names --------------------------------------------------------------------


def ids(text):
    view = view_of(text)
    return {path: entry_id(view, path).removeprefix(SITE.url) for path in view.garden.notes}


def test_a_moved_note_that_says_where_it_was_keeps_its_name():
    moved = "-- new.md --\n---\nredirect_from: [old/place.md, between.md]\n---\nx\n"
    assert ids(moved) == {"new.md": "old/place/"}


def test_a_name_that_another_note_has_now_is_not_given_twice():
    text = (
        "-- a.md --\nx\n-- b.md --\n---\nredirect_from: a.md\n---\nx\n"
        "-- c.md --\n---\nredirect_from: z.md\n---\nx\n"
        "-- d.md --\n---\nredirect_from: z.md\n---\nx\n"
    )
    assert ids(text) == {"a.md": "a/", "b.md": "b/", "c.md": "z/", "d.md": "d/"}


def test_an_old_heading_is_no_old_name():
    assert ids('-- a.md --\n---\nredirect_from: ["#x", "b.md#y"]\n---\nx\n') == {"a.md": "a/"}


# --- whatever is written --------------------------------------------------------------


def hostile(text):
    title = json.dumps(text)
    return (
        f"-- a.md --\n---\ntype: term\ntitle: {title}\ndomain: [{title}]\n---\n{text}\n"
        f"-- b.md --\n---\ntitle: {title}\nstatus: seed\n---\nx\n"
    )


@given(st.one_of(st.just(HOSTILE), st.text(min_size=1).filter(lambda t: "\n-- " not in t)))
def test_whatever_a_title_holds_the_feeds_can_be_read(text):
    past = Past(previous=Snapshot())
    files = files_of(hostile(text), site=Site(text, "https://example.org/"), past=past)
    assert assert_are_feeds(files) >= 3
    for file in files.values():
        file.encode("utf-8")


def test_a_title_is_text_and_never_markup():
    feed = atom_of(hostile("<b>& &amp;</b>"))
    assert {entry.title for entry in feed.entries} == {"<b>& &amp;</b>"}
    raw = files_of(hostile("<b>"))["garden/garden.atom"]
    assert "<b>" not in raw
    assert '<summary type="html">&lt;' not in raw


# --- dates from git -------------------------------------------------------------------


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A repository whose commits are an hour apart."""
    made = Repo(tmp_path / "repo")
    hour = iter(range(24))

    def commit():
        at = f"2026-03-01T{next(hour):02}:00:00+00:00"
        monkeypatch.setenv("GIT_COMMITTER_DATE", at)
        monkeypatch.setenv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00+00:00")
        Repo.commit(made)
        return made

    made.commit = commit
    return made


def hours(repo, **options):
    config = GardenConfig.model_validate(options)
    past = recall(repo.folder, repo.folder, config, slugify_ascii)
    return {path: at.hour for path, at in past.touched.items()}


def test_a_note_has_the_time_of_the_last_commit_that_changed_it(repo):
    repo.write(f"-- a.md --\n{prose('a')}-- b.md --\n{prose('b')}").commit()
    repo.replace("a.md", "sentence 3", "sentence three").commit()
    assert hours(repo) == {"a.md": 1, "b.md": 0}


def test_a_move_alone_is_no_change_and_keeps_the_time(repo):
    repo.write(f"-- a.md --\n{prose('a')}").commit()
    repo.move("a.md", "sub/b.md").commit()
    assert hours(repo) == {"sub/b.md": 0}
    repo.move("sub/b.md", "c.md").replace("c.md", "sentence 3", "sentence three").commit()
    assert hours(repo) == {"c.md": 2}


def test_what_is_not_committed_has_no_time_of_its_own(repo):
    repo.write(f"-- a.md --\n{prose('a')}").commit()
    repo.replace("a.md", "sentence 3", "sentence three").write("-- new.md --\nx\n")
    assert hours(repo) == {"a.md": 0}


def test_a_new_note_at_an_old_name_does_not_have_the_time_of_the_old_one(repo):
    repo.write(f"-- a.md --\n{prose('a')}").commit()
    repo.delete("a.md").commit().write(f"-- a.md --\n{prose('new')}").commit()
    assert hours(repo) == {"a.md": 2}


def test_a_commit_that_only_changed_the_form_is_no_change(repo):
    """Git and the forges know such commits by the same file."""
    repo.write(f"-- a.md --\n{prose('a')}").commit()
    repo.replace("a.md", "sentence 3", "sentence three").commit()
    swept = repo.git("rev-parse", "HEAD")
    (repo.folder / ".git-blame-ignore-revs").write_text(f"# Words\n{swept.strip()} # x\n")
    assert hours(repo) == {"a.md": 0}
    (repo.folder / ".git-blame-ignore-revs").unlink()
    assert hours(repo) == {"a.md": 1}


def test_the_days_of_git_are_asked_for_apart_from_its_names(repo):
    repo.write(f"-- a.md --\n{prose('a')}").commit().move("a.md", "b.md").commit()
    assert hours(repo, feeds={"from_git": False}) == {}
    assert hours(repo, redirects={"from_git": False}) == {"b.md": 0}
    config = GardenConfig.model_validate({"redirects": {"from_git": False}})
    assert recall(repo.folder, repo.folder, config, slugify_ascii).notes == {}


def test_a_shallow_clone_knows_no_dates_and_says_so(repo, tmp_path):
    repo.write(f"-- a.md --\n{prose('a')}").commit()
    repo.replace("a.md", "sentence 3", "sentence three").commit()
    repo.git("clone", "-q", "--depth=1", f"file://{repo.folder}", str(tmp_path / "clone"))
    past = recall(tmp_path / "clone", tmp_path / "clone", GardenConfig(), slugify_ascii)
    assert (past.touched, past.remark) == ({}, SHALLOW)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1767225600", datetime(2026, 1, 1, tzinfo=UTC)),
        ("", None),
        ("yesterday", None),
        ("-1", None),
        ("9" * 30, None),
    ],
)
def test_the_time_of_the_source_is_read_where_it_is_one(tmp_path, monkeypatch, said, read):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    assert recall(tmp_path, tmp_path, GardenConfig(), slugify_ascii).epoch == read


# --- the site -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "site"),
    [
        ({}, Site()),
        ({"site_url": None, "site_name": "A"}, Site("A")),
        ({"site_url": "https://a.org/b", "site_name": 1}, Site("1", "https://a.org/b/")),
        ({"site_url": "https://a.org/", "site_description": "x"}, Site("", "https://a.org/", "x")),
    ],
)
def test_the_site_is_what_the_settings_say(settings, site):
    assert read_site(settings) == site
