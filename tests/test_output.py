"""A site in its place: all of the old one or all of the new one, and nobody's files lost."""

import os
import subprocess
import sys

import pytest

from garden.output import OutputError, building
from garden.output.inputs import digest_inputs
from garden.output.job import Job, announced, find_job
from garden.output.lock import locked
from garden.output.record import Record, read_record, write_record
from garden.output.swap import mend, put_in_place

ENGINES = '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.1">'


def nobody_waits():
    """Fail: no other build is under way."""
    raise AssertionError("waited for another build")


def publish(root, files, inputs="", site="site"):
    """Build a site of `files` as an engine would."""
    with building(root, root / site, nobody_waits) as work:
        for path, text in files.items():
            file = work.places.staging / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        work.publish(inputs)
        return work


def texts(folder):
    """Return the text of each file in a folder."""
    return {
        f.relative_to(folder).as_posix(): f.read_text() for f in folder.rglob("*") if f.is_file()
    }


def test_a_site_is_put_in_place_whole(tmp_path):
    """What is gone is gone, what is new is there, and nothing else is left anywhere."""
    publish(tmp_path, {"index.html": "1", "a/index.html": "a"})
    publish(tmp_path, {"index.html": "2", "b/index.html": "b"})
    assert texts(tmp_path / "site") == {"index.html": "2", "b/index.html": "b"}
    assert {entry.name for entry in tmp_path.iterdir()} == {"site", ".garden"}


def test_a_file_that_did_not_change_is_not_written(tmp_path):
    """It is the same file, with the same time, even where the engine made it anew."""
    publish(tmp_path, {"index.html": "1", "same.html": "same"})
    before = (tmp_path / "site/same.html").stat()
    publish(tmp_path, {"index.html": "2", "same.html": "same"})
    after = (tmp_path / "site/same.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (tmp_path / "site/index.html").read_text() == "2"


@pytest.mark.parametrize("stranger", ["thesis.txt", "a/.git/config", "CNAME", "mine.html"])
def test_a_folder_with_somebody_elses_files_is_not_replaced(tmp_path, stranger):
    """They are named, and everything stays as it is."""
    publish(tmp_path, {"index.html": "1"})
    file = tmp_path / "site" / stranger
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine")
    with pytest.raises(OutputError, match=stranger):
        publish(tmp_path, {"index.html": "2"})
    assert texts(tmp_path / "site") == {"index.html": "1", stranger: "mine"}
    assert not list(tmp_path.glob(".site.*"))


def test_a_site_that_the_engine_made_is_taken_over(tmp_path):
    """Whoever used `mkdocs build` before need not delete anything."""
    site = tmp_path / "site"
    (site / "gone").mkdir(parents=True)
    (site / "gone" / "index.html").write_text(f"<head>{ENGINES}")
    (site / "index.html").write_text("old")
    publish(tmp_path, {"index.html": "new"})
    assert texts(site) == {"index.html": "new"}


def test_a_file_where_the_site_should_be_stays(tmp_path):
    """A folder does not take the place of a file."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        publish(tmp_path, {"index.html": "1"})
    assert (tmp_path / "site").read_text() == "mine"


def test_a_build_that_fails_leaves_the_old_site(tmp_path):
    """And nothing of its own."""
    publish(tmp_path, {"index.html": "1"})

    def fail():
        with building(tmp_path, tmp_path / "site", nobody_waits) as work:
            work.places.staging.mkdir()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert texts(tmp_path / "site") == {"index.html": "1"}
    assert not list(tmp_path.glob(".site.*"))


def test_what_a_killed_build_left_is_swept_away(tmp_path):
    """By the next one, before it begins."""
    work = publish(tmp_path, {"index.html": "1"})
    for folder in (work.places.staging, work.places.retired):
        folder.mkdir()
        (folder / "half.html").write_text("half")
    publish(tmp_path, {"index.html": "2"})
    assert texts(tmp_path / "site") == {"index.html": "2"}
    assert not list(tmp_path.glob(".site.*"))


def test_a_site_that_was_just_taken_away_is_put_back(tmp_path):
    """Where two names cannot be exchanged in one step, a build may die in between."""
    (tmp_path / "retired").mkdir()
    (tmp_path / "retired" / "index.html").write_text("1")
    mend(tmp_path / "site", tmp_path / "retired")
    assert texts(tmp_path / "site") == {"index.html": "1"}
    mend(tmp_path / "site", tmp_path / "retired")
    assert texts(tmp_path / "site") == {"index.html": "1"}


def test_two_folders_change_places(tmp_path, monkeypatch):
    """In one step, and in two where the system knows no such step."""
    for number in range(2):
        for name in ("new", "site"):
            (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / "new" / "index.html").write_text(str(number))
        put_in_place(tmp_path / "new", tmp_path / "site", tmp_path / f"retired{number}")
        assert texts(tmp_path / "site") == {"index.html": str(number)}
        assert not (tmp_path / "new").exists()
        monkeypatch.setattr("garden.output.swap._exchange", lambda *_folders: False)
    assert texts(tmp_path / "retired1") == {"index.html": "0"}


def test_a_site_behind_a_link_stays_behind_it(tmp_path):
    """The folder changes, not the link."""
    (tmp_path / "away").mkdir()
    (tmp_path / "site").symlink_to("away")
    publish(tmp_path, {"index.html": "1"})
    assert (tmp_path / "site").is_symlink()
    assert texts(tmp_path / "away") == {"index.html": "1"}


def test_a_volume_is_brought_up_to_date_file_by_file(tmp_path, monkeypatch):
    """It cannot be moved away; what is gone goes, what is new comes."""
    publish(tmp_path, {"index.html": "1", "gone/index.html": "x", "same.html": "same"})
    same = (tmp_path / "site/same.html").stat().st_mtime_ns
    inode = (tmp_path / "site").stat().st_ino
    monkeypatch.setattr("pathlib.Path.is_mount", lambda _path: True)
    publish(tmp_path, {"index.html": "2", "new/index.html": "n", "same.html": "same"})
    assert texts(tmp_path / "site") == {
        "index.html": "2",
        "new/index.html": "n",
        "same.html": "same",
    }
    assert (tmp_path / "site/same.html").stat().st_mtime_ns == same
    assert (tmp_path / "site").stat().st_ino == inode
    assert not (tmp_path / "site/gone").exists()


def test_a_lock_is_waited_for_and_that_is_said(tmp_path):
    """Once; and a process that is killed lets go of it."""
    lock = tmp_path / "lock"
    hold = (
        "import sys, time; from pathlib import Path; from garden.output.lock import locked\n"
        "with locked(Path(sys.argv[1]), lambda: None): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(lock)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        said = []

        def waits():
            said.append("waits")
            holder.kill()

        with locked(lock, waits):
            said.append("has it")
    assert said == ["waits", "has it"]


def test_the_record_is_read_as_it_was_written(tmp_path):
    """Marks, pages and inputs."""
    record = Record({"a/ü.html": (3, 4)}, b'{"pages":{}}', "abc")
    write_record(tmp_path / "record.json", record)
    assert read_record(tmp_path / "record.json") == record


@pytest.mark.parametrize("spoil", [lambda r: r[:-1], lambda _r: b"", lambda r: b"{}\n\n\n" + r])
def test_a_spoilt_record_is_none(tmp_path, spoil):
    """Then the build makes everything."""
    file = tmp_path / "record.json"
    assert read_record(file) == Record()
    write_record(file, Record({"a": (1, 2)}))
    file.write_bytes(spoil(file.read_bytes()))
    assert read_record(file) == Record()


def test_a_site_is_done_while_inputs_and_files_are_the_same(tmp_path):
    """And the plugin said that nothing else went into it."""

    def is_done(inputs):
        with building(tmp_path, tmp_path / "site", nobody_waits) as work:
            return work.is_done(inputs)

    publish(tmp_path, {"index.html": "1"}, "inputs")
    assert not is_done("inputs")
    with building(tmp_path, tmp_path / "site", nobody_waits) as work:
        work.places.alone.touch()
        work.places.staging.mkdir()
        (work.places.staging / "index.html").write_text("1")
        work.publish("inputs")
    assert is_done("inputs")
    assert not is_done("others")
    assert not is_done("")
    (tmp_path / "site/index.html").write_text("2")
    assert not is_done("inputs")


def test_inputs_are_told_by_what_lies_there(tmp_path):
    """A new file, a changed one, one that is gone, another word: another digest."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a.md").write_text("a")

    def told(*words):
        files = [tmp_path / "people.yml"]
        return digest_inputs(words, [tmp_path / "notes"], files, [tmp_path / "notes/site"])

    seen = [told(), told("word")]
    (tmp_path / "notes/b.md").write_text("b")
    seen.append(told())
    (tmp_path / "people.yml").write_text("[]")
    seen.append(told())
    os.utime(tmp_path / "notes/a.md", ns=(1, 1))
    seen.append(told())
    (tmp_path / "notes/a.md").unlink()
    seen.append(told())
    assert len(set(seen)) == len(seen)
    (tmp_path / "notes/site").mkdir()
    (tmp_path / "notes/site/x.html").write_text("")
    assert told() == seen[-1]
    (tmp_path / "notes/link").symlink_to(tmp_path)
    assert not told()


def test_a_job_is_known_to_who_builds_into_its_staging_folder():
    """An engine that somebody else starts meanwhile is no part of it."""
    job = Job("root", "site", "staging", "record", "pages", "alone")
    assert find_job(os.environ, "staging") is None
    with announced(job):
        assert find_job(os.environ, "staging") == job
        assert find_job(os.environ, "site") is None
    assert find_job(os.environ, "staging") is None


def test_a_build_killed_while_it_notes_what_it_wrote_is_none_the_worse(tmp_path, monkeypatch):
    """What it put up is known to be ours, and what is gone from the garden may go from the site."""
    publish(tmp_path, {"index.html": "1"})

    def die(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("garden.output.publish._said", die)
        with pytest.raises(KeyboardInterrupt):
            publish(tmp_path, {"index.html": "2", "picture.png": "2"})
    assert texts(tmp_path / "site") == {"index.html": "2", "picture.png": "2"}
    publish(tmp_path, {"index.html": "3"})
    assert texts(tmp_path / "site") == {"index.html": "3"}


def test_what_a_killed_build_left_in_a_volume_is_nobodys(tmp_path):
    """A file on its way, which the next build takes away."""
    publish(tmp_path, {"index.html": "1"})
    (tmp_path / "site/.index.html.garden-part").write_text("ha")
    publish(tmp_path, {"index.html": "2"})
    assert texts(tmp_path / "site") == {"index.html": "2"}
