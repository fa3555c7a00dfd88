"""What `garden check` found before: told again only while nothing has changed."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec import msgpack
from repos import Repo
from support import write_sections

from garden.cache import keeping_nothing, open_cache
from garden.cli.checked import KIND, check_project
from garden.project import load_project

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
GARDEN = """-- mkdocs.yml --
site_name: Ours
docs_dir: content
plugins:
  - garden:
      previous: before.json
-- people.yml --
ada: {name: Ada}
-- published.lock --
/old/
-- content/index.md --
---
contributors: [ada]
---
# Welcome

See [[Peer assist]], [[Round]], ![[tree.png]] and [[Retro]].
-- content/old.md --
# Peer assist

What [[Welcome]] says, in some words that stay the same when the file has another name.
-- content/drafts/Round.md --
# Round

See [[Peer assist]].
-- content/tree.png --
-- content/other.txt --
"""


@pytest.fixture
def repo(tmp_path):
    """A garden in a repository."""
    return Repo(tmp_path / "ours").write(GARDEN).commit()


def check(folder, *, kept=True, now=NOW):
    """Return what is found, with or without what was found before."""
    cache = open_cache(folder, None, now.timestamp()) if kept else keeping_nothing()
    return check_project(load_project(folder), cache, now)


def held(folder):
    """Return the files of what is kept of findings."""
    return sorted((folder / ".garden/cache" / KIND).rglob("*/*"))


CHANGES = {
    "a note is edited": lambda repo: repo.replace("content/index.md", "[[Retro]]", "[[Ritro]]"),
    "a note is added": lambda repo: repo.write("-- content/new.md --\n# Retro\n"),
    "a note is gone": lambda repo: repo.delete("content/drafts/Round.md"),
    "a note has another name": lambda repo: repo.move("content/old.md", "content/new.md"),
    "a note moves to where nothing is read": lambda repo: repo.move(
        "content/drafts/Round.md", "content/.Round.md"
    ),
    "an asset is gone": lambda repo: repo.delete("content/tree.png"),
    "an asset has an ending that is not published": lambda repo: repo.move(
        "content/other.txt", "content/other.exe"
    ),
    "a check is off": lambda repo: repo.replace(
        "mkdocs.yml", "previous: before.json", "checks: {wanted-note: off}"
    ),
    "a pattern leaves notes out": lambda repo: repo.replace(
        "mkdocs.yml", "plugins:", "exclude_docs: drafts/\nplugins:"
    ),
    "people are others": lambda repo: repo.write("-- people.yml --\nada: {nam: Ada}\n"),
    "something else is promised": lambda repo: repo.write("-- published.lock --\n/other/\n"),
    "a garden to compare with cannot be read any more": lambda repo: repo.write(
        "-- before.json --\nnonsense\n"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_after_a_change_the_same_is_found_as_without_a_cache(repo, change):
    before = check(repo.folder)
    change(repo)
    after = check(repo.folder)
    assert after == check(repo.folder, kept=False)
    assert after != before


def test_where_git_tells_another_history_of_the_same_files_its_findings_are_told(repo):
    repo.move("content/old.md", "content/new.md").commit()
    before = check(repo.folder)
    repo.git("checkout", "-q", "--orphan", "fresh")
    repo.commit()
    after = check(repo.folder)
    assert {f.code for f in after.findings} - {f.code for f in before.findings} == {"dead-address"}
    assert after == check(repo.folder, kept=False)


def test_what_is_found_is_told_again_until_the_day_ends(repo):
    found = check(repo.folder)
    (file,) = held(repo.folder)
    changed = file.stat().st_mtime_ns
    assert check(repo.folder, now=NOW + timedelta(hours=1)) == found
    assert held(repo.folder) == [file]
    assert file.stat().st_mtime_ns == changed
    assert check(repo.folder, now=NOW + timedelta(days=1)) == found
    assert len(held(repo.folder)) == 2


def test_a_copy_of_a_garden_finds_what_was_found_elsewhere(tmp_path):
    """As where a forge keeps the cache from one run to the next."""
    one, other = (write_sections(tmp_path / name, GARDEN) for name in ("one", "other"))
    found = check(one)
    (one / ".garden").rename(other / ".garden")
    (file,) = held(other)
    assert check(other) == found
    assert held(other) == [file]


@pytest.mark.parametrize(
    "value",
    [b"", b"nonsense", msgpack.encode([]), msgpack.encode([[1], {}, {}, []])],
    ids=["empty", "no msgpack", "nothing", "of another form"],
)
def test_what_holds_no_findings_is_ignored_and_written_anew(repo, value):
    found = check(repo.folder)
    (file,) = held(repo.folder)
    good = file.read_bytes()
    open_cache(repo.folder, None, NOW.timestamp()).keep(
        KIND, f"{file.parent.name}{file.name}", value
    )
    assert check(repo.folder) == found
    assert file.read_bytes() == good


def test_a_damaged_file_is_ignored_and_written_anew(repo):
    found = check(repo.folder)
    (file,) = held(repo.folder)
    good = file.read_bytes()
    file.write_bytes(good[:-9])
    assert check(repo.folder) == found
    assert file.read_bytes() == good


def test_a_note_that_took_too_long_is_read_again(repo):
    repo.replace("mkdocs.yml", "previous: before.json", "limits: {seconds: 0.001}")
    repo.write(f"-- content/slow.md --\n{'*a **b ' * 20_000}\n")
    slow = check(repo.folder)
    assert "unreadable-note" in {finding.code for finding in slow.findings}
    assert not held(repo.folder)


def test_the_census_counts_the_links_of_the_notes_that_are_asked_for(repo):
    found = check(repo.folder)
    whole = found.census(found.links)
    parts = [found.census([path]) for path in found.links]
    assert whole == {bucket: sum(part[bucket] for part in parts) for bucket in whole}
    assert whole["found"]
    assert whole["wanted"]
    assert set(found.census([]).values()) == {0}
