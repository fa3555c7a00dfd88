"""A build that is killed, at any point, and builds that run at once: the site is always whole."""

import random
import shutil
import sys
import time

import pytest
from building import NOTES, a_garden, differences
from forked import forked
from thorough import often

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills a whole session")

KILLS = often(20, 200)
PAIRS = often(3, 50)
MORE = "".join(
    f"-- notes/n{number}.md --\n# Note {number}\n\nSee [[Check-in]] and [[Note {number + 1}]].\n"
    for number in range(30)
)


def build(folder, *arguments):
    """Begin to build a garden."""
    said = folder.parent / f"said-{time.monotonic_ns()}"
    return forked(said, "build", "-f", str(folder), *arguments)


def whole_sites(folder):
    """Build two sites that a garden may become, each with a file of its own, and how to."""
    sites = {}
    for number in range(2):
        change(folder, number)
        sites[number] = folder.parent / f"whole{number}"
        assert build(folder, "--no-cache", "--site-dir", str(sites[number])).end()[0] == 0
    return sites


def change(folder, number):
    """Make the garden be one or the other."""
    text = f"# Alone\n\nFor the {number}. time. ![](only{number}.png)\n"
    (folder / "content/alone.md").write_text(text)
    (folder / f"content/only{1 - number}.png").unlink(missing_ok=True)
    (folder / f"content/only{number}.png").write_bytes(b"a picture")


@pytest.mark.thorough
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new(tmp_path, count):
    """At random moments until right after its end; and the next build is none the worse for it."""
    folder = a_garden(tmp_path / "garden", NOTES + MORE)
    sites = whole_sites(folder)
    assert build(folder).end()[0] == 0
    change(folder, 0)
    began = time.monotonic()
    assert build(folder).end()[0] == 0
    lasts = time.monotonic() - began
    moments = random.Random(7)  # noqa: S311 - the same moments again
    stands, new = 0, 0
    for kill in range(KILLS):
        wanted = 1 - kill % 2
        change(folder, wanted)
        build(folder).kill_after(1.2 * lasts * moments.random())
        found = [n for n, whole in sites.items() if not differences(folder / "site", whole)]
        assert len(found) == 1, kill
        new += found[0] == wanted != stands
        stands = found[0]
    change(folder, 0)
    assert build(folder).end()[0] == 0
    assert differences(folder / "site", sites[0]) == []
    assert not list(folder.glob(".site.*"))
    count("killed builds that left a whole site", KILLS)
    count("of these, builds that had put the new one in place", new)


@pytest.mark.thorough
def test_builds_at_once_wait_for_each_other(tmp_path, count):
    """Two gardens into one folder: both succeed, one waits, and the site is one of the two."""
    folders = [a_garden(tmp_path / name, NOTES + MORE) for name in ("one", "other")]
    sites = {}
    for number, folder in enumerate(folders):
        change(folder, number)
        sites[number] = tmp_path / f"whole{number}"
        assert build(folder, "--site-dir", str(sites[number])).end()[0] == 0
    shared, settings = tmp_path / "shared", folders[0] / "mkdocs.yml"
    other = settings.with_name("other.yml")
    shutil.copytree(folders[1] / "content", folders[0] / "other")
    other.write_text(settings.read_text().replace("docs_dir: content", "docs_dir: other"))
    waited = 0
    for pair in range(PAIRS):
        pairs = [(settings, other), (other, settings)][pair % 2]
        builds = [build(file, "--no-cache", "--site-dir", str(shared)) for file in pairs]
        ends = [build.end() for build in builds]
        assert [code for code, _ in ends] == [0, 0], ends
        waited += sum("Waiting for another build" in said for _, said in ends)
        found = [n for n, whole in sites.items() if not differences(shared, whole)]
        assert len(found) == 1, pair
    assert waited >= often(0, 1)  # of a few pairs it may be that none meets
    count("pairs of builds at once that left a whole site", PAIRS)


def test_a_build_that_is_not_to_wait_ends_with_a_code_of_its_own(tmp_path):
    """And the one under way goes on."""
    folder = a_garden(tmp_path / "garden", NOTES + MORE)
    first, second = build(folder), build(folder, "--no-wait", "-q")
    ends = sorted([first.end(), second.end()])
    assert [code for code, _ in ends] in ([0, 4], [0, 0]), ends
    if ends[1][0]:
        assert "Another build of this site is under way" in ends[1][1]
    assert (folder / "site/index.html").is_file()


def test_builds_of_two_sites_share_a_cache(tmp_path):
    """At the same time, and to the same bytes as without it."""
    folder = a_garden(tmp_path / "garden", NOTES + MORE)
    builds = [build(folder, "--site-dir", str(tmp_path / f"site{n}")) for n in range(2)]
    ends = [build.end() for build in builds]
    assert [code for code, _ in ends] == [0, 0], ends
    assert differences(tmp_path / "site0", tmp_path / "site1") == []
