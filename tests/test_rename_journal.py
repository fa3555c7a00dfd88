"""Writing a plan: killed or failing at any step, the notes are all old or all new."""

import subprocess
import sys
from pathlib import Path

import pytest
from support import sections, write_sections

from garden.errors import GardenError
from garden.project import load_garden, load_project
from garden.rename.disk import Disk, locked
from garden.rename.journal import FOLDER, Journal, StuckError
from garden.rename.model import RefusedError
from garden.rename.plan import plan_move
from garden.rename.target import Wish, understand

FILES = """
-- index.md --
[[note]] and [again](a/note.md)
-- b.md --
[[a/note]]
-- a/note.md --
# Note

[up](../b.md)
-- untouched.md --
Nothing here.
""".lstrip()

STEPS = ("write", "copy_mode", "replace", "remove", "make_folder", "remove_folder", "sync_folder")


class Killed(BaseException):
    """The process is gone: nothing of ours catches it."""


class Dying(Disk):
    """A disk that stops before one step; a write stops half way."""

    def __init__(self, left, death):
        self.left = left
        self.death = death

    def __getattribute__(self, name):
        if name not in STEPS:
            return super().__getattribute__(name)
        method = super().__getattribute__(name)

        def step(*arguments):
            if self.left == 0:
                if name == "write":
                    arguments[0].write_bytes(arguments[1][: len(arguments[1]) // 2])
                if self.death is not OSError:
                    raise self.death
                self.left = -1
                raise OSError(28, "No space left on device")
            self.left -= 1
            method(*arguments)

        return step


def plan_in(root, old="a/note", new="c/d/other.md"):
    garden = load_garden(load_project(root))
    return plan_move(garden, understand(garden, Wish(old, new)))


def notes_in(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.fixture
def root(tmp_path):
    return write_sections(tmp_path / "notes", FILES)


@pytest.fixture
def sides(tmp_path):
    """What the folder holds before and after the move."""
    old = write_sections(tmp_path / "old", FILES)
    new = write_sections(tmp_path / "new", FILES)
    Journal(new).write(plan_in(new))
    return notes_in(old), notes_in(new)


def test_a_plan_is_written_and_nothing_is_left_behind(root):
    Journal(root).write(plan_in(root))
    assert notes_in(root) == {
        "b.md": b"[[c/d/other]]\n",
        "c/d/other.md": b"# Note\n\n[up](../../b.md)\n",
        "index.md": b"[[other]] and [again](c/d/other.md)\n",
        "untouched.md": b"Nothing here.\n",
    }


def steps_of_a_move(tmp_path):
    root = write_sections(tmp_path / "count", FILES)
    disk = Dying(-1, Killed)
    Journal(root, disk).write(plan_in(root))
    return -1 - disk.left


def test_killed_at_any_step_it_is_all_old_or_all_new_after_recovery(tmp_path, sides):
    steps = steps_of_a_move(tmp_path)
    assert steps > 30
    met = set()
    for step in range(steps):
        root = write_sections(tmp_path / f"kill-{step}", FILES)
        with pytest.raises(Killed):
            Journal(root, Dying(step, Killed)).write(plan_in(root))
        Journal(root).recover()
        assert notes_in(root) in sides, step
        met.add(sides.index(notes_in(root)))
    assert met == {0, 1}


def test_killed_again_while_recovering_it_is_still_all_old_or_all_new(tmp_path, sides):
    steps = steps_of_a_move(tmp_path)
    for first in range(0, steps, 3):
        for second in range(0, steps, 5):
            root = write_sections(tmp_path / f"kill-{first}-{second}", FILES)
            with pytest.raises(Killed):
                Journal(root, Dying(first, Killed)).write(plan_in(root))
            try:
                Journal(root, Dying(second, Killed)).recover()
            except Killed:
                Journal(root).recover()
            assert notes_in(root) in sides


def test_a_failure_at_any_step_leaves_all_old_or_all_new(tmp_path, sides):
    for step in range(steps_of_a_move(tmp_path)):
        root = write_sections(tmp_path / f"fail-{step}", FILES)
        try:
            Journal(root, Dying(step, OSError)).write(plan_in(root))
        except (RefusedError, StuckError):
            Journal(root).recover()
            assert notes_in(root) in sides
        else:
            assert notes_in(root) == sides[1]


def test_a_process_that_is_killed_is_recovered_by_the_next(tmp_path, sides):
    code = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
import test_rename_journal as t
class Deadly(t.Dying):
    pass
class Signal(BaseException):
    def __init__(self):
        os.kill(os.getpid(), signal.SIGKILL)
root = Path(sys.argv[1])
t.Journal(root, t.Dying(int(sys.argv[2]), Signal)).write(t.plan_in(root))
"""
    for step in (4, 16, 24, 30):
        root = write_sections(tmp_path / f"sigkill-{step}", FILES)
        arguments = [sys.executable, "-c", code, str(root), str(step), str(Path(__file__).parent)]
        assert subprocess.run(arguments, check=False).returncode == -9
        Journal(root).recover()
        assert notes_in(root) in sides


def test_what_somebody_changed_meanwhile_is_never_overwritten(root):
    with pytest.raises(Killed):
        Journal(root, Dying(28, Killed)).write(plan_in(root))
    (root / "index.md").write_text("mine", encoding="utf-8")
    before = notes_in(root)
    with pytest.raises(StuckError, match=r"index\.md has changed since"):
        Journal(root).recover()
    assert notes_in(root) == before
    number = next(f.name[0] for f in (root / FOLDER).iterdir() if b"(a/note.md)" in f.read_bytes())
    (root / "index.md").write_bytes((root / FOLDER / f"{number}.before").read_bytes())
    assert Journal(root).recover() == "An interrupted move was finished."
    assert (root / "index.md").read_text("utf-8") == "[[other]] and [again](c/d/other.md)\n"


def test_a_file_that_changed_since_the_plan_stops_it(root):
    plan = plan_in(root)
    (root / "b.md").write_text("new", encoding="utf-8")
    before = notes_in(root)
    with pytest.raises(RefusedError, match=r"b\.md"):
        Journal(root).write(plan)
    assert notes_in(root) == before


@pytest.mark.parametrize("where", ["c", "c/d"])
def test_a_link_to_another_place_is_not_followed(root, tmp_path, where):
    (tmp_path / "outside").mkdir()
    (root / where).parent.mkdir(exist_ok=True)
    (root / where).symlink_to(tmp_path / "outside")
    with pytest.raises(RefusedError, match="symbolic link"):
        Journal(root).write(plan_in(root))
    assert not list((tmp_path / "outside").iterdir())


def test_a_file_in_the_way_is_not_overwritten(root):
    (root / "c" / "d").mkdir(parents=True)
    (root / "c" / "d" / "other.md").mkdir()
    with pytest.raises(RefusedError, match="already"):
        Journal(root).write(plan_in(root))


def test_encodings_marks_line_ends_and_permissions_stay(root):
    (root / "b.md").write_bytes(b"\xef\xbb\xbf[[a/note]]\r\n")
    (root / "index.md").write_bytes(b"\xff\xfe" + "[[a/note]] é\r\n".encode("utf-16-le"))
    (root / "index.md").chmod(0o640)
    Journal(root).write(plan_in(root))
    assert (root / "b.md").read_bytes() == b"\xef\xbb\xbf[[c/d/other]]\r\n"
    index = (root / "index.md").read_bytes()
    assert index == b"\xff\xfe" + "[[c/d/other]] é\r\n".encode("utf-16-le")
    assert (root / "index.md").stat().st_mode & 0o777 == 0o640


def test_a_note_that_cannot_be_read_is_not_moved(root):
    (root / "a" / "note.md").write_bytes(b"\xff\xfa")
    with pytest.raises(RefusedError, match="cannot be read"):
        Journal(root).write(plan_in(root))


@pytest.mark.skipif(sys.platform == "win32", reason="a folder cannot be locked there")
def test_two_moves_at_once(root):
    with locked(root), pytest.raises(GardenError, match="at work"), locked(root):
        pass
    with locked(root):
        pass


def test_nothing_outside_the_folder_is_read_or_written(root, tmp_path):
    (tmp_path / "secret.md").write_text("[[note]]", encoding="utf-8")
    garden = load_garden(load_project(root))
    with pytest.raises(GardenError):
        understand(garden, Wish("a/note", "../out.md"))
    assert sections(FILES).keys() == notes_in(root).keys()
    assert {file.name for file in tmp_path.iterdir()} == {"notes", "secret.md"}
