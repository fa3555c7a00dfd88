"""What was tried on a garden by hand: nothing of it comes to life in what is built or said."""

import re

import pytest
from hostile import active_in, read_for_machines
from test_cli import run
from vectors import VECTORS, build_vectors

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_vectors(tmp_path_factory.mktemp("vectors"))


def test_every_note_has_its_page(built):
    assert built.code == 0, built.log
    assert "Traceback" not in built.log
    assert [name for name in VECTORS if not (built.site / name / "index.html").is_file()] == []


def test_nothing_that_could_run_or_load_reaches_a_page(built, count):
    found = {path: dict(what) for path, html in built.pages().items() if (what := active_in(html))}
    assert found == {}
    count("notes written to attack, with every extension", len(VECTORS))


def test_what_is_for_machines_can_be_read_by_them(built):
    read_for_machines(built.site)


def test_no_file_from_elsewhere_and_no_template_of_a_note_is_in_the_site(built):
    for path, html in built.pages().items():
        assert "root:x:0" not in html, path
        assert "emoji_generator" not in html, path
    assert "49" not in built.text("jinja/index.html")


@pytest.mark.parametrize("format_", ["text", "github", "gitlab", "sarif"])
def test_what_is_found_is_obeyed_by_no_terminal_and_no_runner(built, format_):
    """Each line of a workflow command is one of ours, and says where it is about."""
    _, said = run("check", "--config", str(built.site.parent), "--format", format_)
    assert "\x1b" not in said
    assert "\u202e" not in said
    commands = [line for line in said.splitlines() if "::" in line[:9]]
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in commands)
    assert len(commands) > 5 or format_ != "github"


def test_what_the_build_says_is_obeyed_by_nobody_either(built):
    """The engine itself names links and files in its warnings."""
    assert "\x1b" not in built.log
    assert [line for line in built.log.splitlines() if line.lstrip().startswith("::")] == []
