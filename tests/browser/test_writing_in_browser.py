"""What a contributor does with `garden serve`: write, see it, break it, be told, mend it."""

import subprocess
import sys

import pytest
from browsing import NEEDS_CHROMIUM, axe_findings, opened
from sites import ENVIRONMENT, write_garden

from benchmarks.scenes import free_port

pytestmark = NEEDS_CHROMIUM

NOTES = """\
-- index.md --
# Welcome

See [[Peer assist]].
-- peer-assist.md --
---
title: Peer assist
type: routine
---
One asks, and the others tell.
"""


@pytest.fixture
def served(tmp_path, monkeypatch):
    """A garden that is being served, and where; it ends with the test."""
    folder = write_garden(tmp_path, NOTES)
    port = free_port()
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    command = [sys.executable, "-c", "from garden.cli import main; main()", "serve"]
    process = subprocess.Popen(
        [*command, "-f", str(folder / "mkdocs.yml"), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        for line in process.stdout:
            if str(port) in line:
                break
        yield folder / "content", f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.communicate(timeout=60)


def test_write_see_break_be_told_and_mend(browser, served):
    """The page shows what is written as it is saved, and what the checks find in it."""
    content, address = served
    note, panel = content / "peer-assist.md", ".garden-live"
    with opened_live(browser, address + "peer-assist/") as page:
        page.get_by_text("One asks, and the others tell.").wait_for()
        assert page.locator(panel).count() == 0

        written = note.read_text(encoding="utf-8")
        note.write_text(written + "\nThen all of them rest.\n", encoding="utf-8")
        page.get_by_text("Then all of them rest.").wait_for()

        note.write_text(written + "\nSee [[Welcome#Nowhere]].\n", encoding="utf-8")
        page.locator(panel).wait_for()
        page.locator(f"{panel} details:not([open]) summary").or_(
            page.locator(f"{panel} li")
        ).first.click()
        told = page.locator(f"{panel} li").inner_text()
        assert "peer-assist.md:7:5" in told
        assert "Nowhere" in told
        assert axe_findings(page) == {}

        note.write_text(written, encoding="utf-8")
        page.locator(panel).wait_for(state="detached")
        page.get_by_text("One asks, and the others tell.").wait_for()


def opened_live(browser, address):
    """A page that never falls silent, since it asks for news."""
    return opened(browser, address, until="load")
