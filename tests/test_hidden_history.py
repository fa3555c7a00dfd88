"""Hidden means hidden, also where commits and the record of reviews tell of somebody."""

import json

import pytest
from repos import Repo
from sites import SETTINGS, build_garden, write_garden
from test_hidden import GARDEN, PEOPLE, hits, leaks

from garden.engagement import engaged
from garden.project import load_garden, load_past, load_project
from garden.reviews.jsonl import find_event as event_of
from garden.reviews.jsonl import written

HIDDEN = "Zyxöra Quillfänger"
EMAIL = "qfhandle@users.noreply.github.com"


def line(pr, event, actor, author, **more):
    facts = {"forge": "github", "repo": "o/r", "pr": pr, "at": "2026-05-02T10:00:00Z"}
    said = {"event": event, "actor": actor, "author": author, "own": actor == author, **more}
    return event_of({"actor_kind": "person", **facts, **said})


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The garden of `test_hidden`, with a history and a record in which they took part."""
    folder = tmp_path_factory.mktemp("hidden-history")
    (folder / "people.yml").write_text(PEOPLE, encoding="utf-8")
    words = {"title": f"As {HIDDEN} proposes", "text": f"I, {HIDDEN}, think so", "has_text": True}
    events = [
        line(1, "opened", "qfhandle", "qfhandle", title=words["title"]),
        line(1, "review", "ada", "qfhandle", state="approved"),
        line(2, "opened", "ada", "ada"),
        line(2, "thread", "qfhandle", "ada", path="content/warp.md", **words),
        line(2, "suggestion", "QFhandle", "ada", path="content/warp.md", has_text=True),
        line(2, "thread", "ada2", "ada", path="content/people/zyx-quill.md", has_text=True),
        line(2, "merged", "qfhandle", "ada", on_commit="a" * 40),
    ]
    record = folder / "reviews" / "qfhandle.jsonl"
    record.parent.mkdir()
    record.write_text(written(events), encoding="utf-8")
    settings = SETTINGS + "site_url: https://garden.example/\nrepo_url: https://github.com/o/r\n"
    repo = Repo(folder)
    repo.write("-- content/warp.md --\n# Warp\n").commit_as(HIDDEN, "2026-04-01", email=EMAIL)
    write_garden(folder, GARDEN, settings)
    message = f"Threads (#2)\n\nCo-authored-by: {HIDDEN} <{EMAIL}>"
    repo.commit_as("ada", "2026-05-03", message)
    repo.switch("-c", "side").replace("content/warp.md", "Threads.", "Threads, as by hand.")
    repo.commit_as("ada", "2026-05-04").switch("main")
    repo.merge_as(HIDDEN, "2026-05-05", "side", message=f"Merge pull request #3 from {HIDDEN}")
    return build_garden(folder, "", settings=settings)


def test_no_byte_of_theirs_is_in_a_site_with_history_and_record(built):
    assert leaks(built.site) == []


def test_history_and_record_were_there_and_they_had_a_part(built):
    """Or there would have been nothing to hide."""
    project = load_project(built.site.parent)
    garden = load_garden(project, past=load_past(project))
    found = engaged(garden)
    assert found.has_history
    assert found.has_record
    assert "person:zyxid" in {one.voice for one in found.engagements}
    assert found.pulls_of["warp.md"]
    text = built.text("warp/index.html")
    assert "Somebody" in text
    assert "change 2" in text


def test_the_pages_of_measures_say_something(built):
    """Numbers of fewer than five people are hidden, and nobody is named by any figure."""
    data = json.loads((built.site / "garden" / "measures.json").read_text(encoding="utf-8"))
    assert hits(json.dumps(data)) == []
    assert "fewer than five people took part" in json.dumps(data)
