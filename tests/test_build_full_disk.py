"""A disk that is full, or may not be written to: the old site stays, and that is said."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from building import a_garden
from thorough import often

pytestmark = pytest.mark.thorough
HERE = Path(__file__).parent
APART = ["unshare", "--map-root-user", "--mount"]
TRIES = often(4, 50)


def can_mount():
    """Tell whether a disk of our own can be had here."""
    command = [*APART, "mount", "-t", "tmpfs", "none", "/mnt"]
    return (
        bool(shutil.which("unshare"))
        and not subprocess.run(command, capture_output=True, check=False).returncode
    )


@pytest.fixture(scope="module")
def ends(tmp_path_factory):
    """How builds ended on a disk with ever other room, and at last on one that is read-only."""
    if not can_mount():
        pytest.skip("no small disk can be mounted here")
    folder = tmp_path_factory.mktemp("full")
    a_garden(folder / "garden")
    paths = os.pathsep.join(map(str, (HERE, HERE.parent, HERE.parent / "plugins")))
    done = subprocess.run(
        [*APART, sys.executable, str(HERE / "small_disk.py"), str(folder), str(TRIES)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_full_disk_leaves_the_old_site_and_says_so(ends, count):
    full = [end for end in ends[:-1] if end["code"]]
    assert full
    for end in ends[:-1]:
        assert end["stands"] == (["old"] if end["code"] else ["new"]), end
        assert "Traceback" not in end["said"]
    for end in full:
        assert end["code"] == 2
        assert "No space left on device" in end["said"]
        assert "is as it was" in end["said"]
    count("builds on a full disk that left the old site", len(full))


def test_a_disk_that_is_read_only_is_told_of(ends):
    end = ends[-1]
    assert (end["code"], end["stands"]) == (2, ["old"]), end
    assert "Read-only file system" in end["said"]
    assert "Traceback" not in end["said"]
