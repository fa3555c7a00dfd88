"""`garden mentions --link` where it may do harm: on a terminal, and in a repository."""

import os
import subprocess
import sys

import pytest
from repos import Repo
from support import write_sections

COMMAND = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'garden'; from garden.cli import main; main()",
]
GARDEN = """\
-- peer-assist.md --
# Peer assist

One asks.
-- a.md --
A peer assist, a peer assist.
"""
LINKED = "A peer assist, a [[Peer assist|peer assist]].\n"


@pytest.fixture
def here(tmp_path):
    """A folder of notes."""
    return write_sections(tmp_path, GARDEN)


def link(folder, *arguments):
    """Run the command without a terminal."""
    return subprocess.run(
        [*COMMAND, "mentions", "Peer assist", "--link", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo-terminals here")
def test_on_a_terminal_each_is_asked_about(here):
    leader, follower = os.openpty()
    command = [*COMMAND, "mentions", "Peer assist", "--link"]
    with subprocess.Popen(
        command, cwd=here, stdin=follower, stdout=subprocess.PIPE, text=True
    ) as process:
        os.close(follower)
        os.write(leader, b"n\ny\n")
        said = process.stdout.read()
        assert process.wait() == 0
    os.close(leader)
    assert said.count("Link it?") == 2
    assert (here / "a.md").read_text("utf-8") == LINKED


def test_what_is_not_committed_is_not_touched(here):
    """Unless one insists; a dry run changes nothing, so it may."""
    repo = Repo(here)
    repo.git("add", "-A")
    repo.git("commit", "-qm", "one")
    before = (here / "a.md").read_text("utf-8") + "\nNew.\n"
    (here / "a.md").write_text(before, encoding="utf-8")
    refused = link(here)
    assert refused.returncode == 2
    assert "a.md" in refused.stderr
    assert link(here, "--dry-run").returncode == 0
    assert (here / "a.md").read_text("utf-8") == before
    assert link(here, "--force").returncode == 0
    assert (here / "a.md").read_text("utf-8").count("[[Peer assist|") == 2


def test_a_byte_order_mark_and_line_ends_stay(here):
    (here / "a.md").write_bytes(b"\xef\xbb\xbfOne peer\r\nassist.\r\nTwo.\r\n")
    assert link(here).returncode == 0
    after = b"\xef\xbb\xbfOne [[Peer assist|peer assist]].\r\nTwo.\r\n"
    assert (here / "a.md").read_bytes() == after
