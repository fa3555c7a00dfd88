"""A build that is killed, at any point, and builds that run at once: the site is always whole."""

import os
import signal
import subprocess
import sys
import time

import pytest
from building import NOTES, a_garden, command, differences, environment, garden_build

POINTS = 10
MORE = "".join(
    f"-- notes/n{number}.md --\n# Note {number}\n\nSee [[Check-in]] and [[Note {number + 1}]].\n"
    for number in range(30)
)


def start(folder, *arguments):
    """Start a build in a session of its own, so that its workers can be killed with it."""
    return subprocess.Popen(
        command(folder, *arguments),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="kills a whole session")
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new(tmp_path):
    """At ten points from its start to its end; and the next build is none the worse for it."""
    folder = a_garden(tmp_path, NOTES + MORE)
    began = time.monotonic()
    garden_build(folder)
    lasts = time.monotonic() - began
    sites = {}
    for number in range(2):
        note = folder / "content/alone.md"
        note.write_text(f"# Alone\n\nFor the {number}. time.\n")
        sites[number] = tmp_path / f"whole{number}"
        garden_build(folder, "--no-cache", "--site-dir", str(sites[number]))
    garden_build(folder)
    for point in range(POINTS):
        note.write_text(f"# Alone\n\nFor the {point % 2}. time.\n")
        with start(folder) as process:
            time.sleep(lasts * point / POINTS)
            os.killpg(process.pid, signal.SIGKILL)
        found = [
            number for number, whole in sites.items() if not differences(folder / "site", whole)
        ]
        assert len(found) == 1, point
    note.write_text("# Alone\n\nFor the 0. time.\n")
    garden_build(folder)
    assert differences(folder / "site", sites[0]) == []
    assert not list(folder.glob(".site.*"))


def test_builds_at_once_wait_for_each_other(tmp_path):
    """All of them succeed, and the site is whole."""
    folder = a_garden(tmp_path, NOTES + MORE)
    builds = [start(folder) for _ in range(3)]
    said = [build.communicate()[0].decode() for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], said
    assert sum("Waiting for another build" in text for text in said) >= 1
    garden_build(folder, "--no-cache", "--site-dir", str(tmp_path / "cold"))
    assert differences(folder / "site", tmp_path / "cold") == []


def test_builds_of_two_sites_share_a_cache(tmp_path):
    """At the same time, and to the same bytes as without it."""
    folder = a_garden(tmp_path, NOTES + MORE)
    builds = [start(folder, "--site-dir", str(tmp_path / f"site{n}")) for n in range(2)]
    said = [build.communicate()[0].decode() for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert differences(tmp_path / "site0", tmp_path / "site1") == []
