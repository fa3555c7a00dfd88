"""The folder of served pages: gone with its server, however that ends."""

import os
import signal
import subprocess
import sys

import pytest
from building import environment
from sites import write_garden

from mkdocs_garden.live.folder import PREFIX, lent_folder

HOLD = (
    "import time\nfrom mkdocs_garden.live.folder import lent_folder\n"
    "with lent_folder() as folder:\n    print(folder, flush=True)\n    time.sleep(60)\n"
)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty folder in which all others are made."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def held(place):
    """Start a process that has a folder, and return both."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=environment(TMPDIR=str(place)),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert PREFIX in process.stdout.readline()
    return process


def test_it_is_empty_and_goes(place):
    """Nothing of it is left."""
    with lent_folder() as folder:
        assert list(folder.iterdir()) == []
        (folder / "page.html").touch()
    assert list(place.iterdir()) == []


def test_that_of_a_server_at_work_stays_and_that_of_a_killed_one_goes(place):
    """The next server sees to that."""
    with held(place) as process:
        with lent_folder():
            assert len(list(place.iterdir())) == 2
        process.kill()
    assert len(list(place.iterdir())) == 1
    with lent_folder():
        assert len(list(place.iterdir())) == 1
    assert list(place.iterdir()) == []


def test_what_another_has_put_there_stays(place):
    """A folder without a lock, and a link of that name."""
    (place / f"{PREFIX}other").mkdir()
    (place / "elsewhere").mkdir()
    (place / "elsewhere" / "lock").touch()
    (place / f"{PREFIX}link").symlink_to(place / "elsewhere")
    with lent_folder():
        pass
    assert len(list(place.iterdir())) == 3


@pytest.mark.skipif(os.name == "nt", reason="other signals")
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_server_that_is_ended_leaves_nothing(tmp_path, by):
    """As a service manager ends it, or a terminal that is closed."""
    garden, place = tmp_path / "garden", tmp_path / "place"
    garden.mkdir()
    place.mkdir()
    write_garden(garden, "-- index.md --\n# Welcome\n")
    code = "import sys; sys.argv[0] = 'garden'; from garden.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "serve", "-f", str(garden), "--port", "0"],
        env=environment(TMPDIR=str(place)),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        assert any("http://localhost" in line for line in process.stderr)
        assert list(place.iterdir())
        process.send_signal(by)
        process.wait()
    assert list(place.iterdir()) == []
