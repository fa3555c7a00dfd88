"""`garden record` and `garden harvest` where they ask a forge."""

import subprocess
import sys

import pytest
from forges import forge
from recording import answers_with
from support import write_sections
from test_cli import ALONE, here, run  # noqa: F401 - a fixture is used by its name
from test_forges import case_of, plain

from garden.reviews import collect as collecting
from garden.reviews.store import get_book

SITE = "-- mkdocs.yml --\nsite_name: x\ndocs_dir: content\n-- content/index.md --\n# Hi\n"
FILE = "reviews/gitlab-circle-garden.jsonl"
TOKEN = "not-a-real-one"  # noqa: S105 - as it says


@pytest.fixture
def garden(here):  # noqa: F811 - the fixture
    """A garden in the folder in which we stand."""
    return write_sections(here, SITE)


@pytest.fixture
def gitlab(monkeypatch):
    """A GitLab with one merge request, and a token for it."""
    monkeypatch.setenv("GITLAB_TOKEN", TOKEN)
    with forge("gitlab", plain(case_of("gitlab")["answers"])) as server:
        yield server


def at(server):
    """Return the options that lead to a forge of the tests."""
    return ("--forge", "gitlab", "--site", f"{server.address}/", "--repo", "circle/garden")


def test_a_forge_is_asked_with_the_token_of_the_environment_and_quietly(garden, gitlab):
    code, said = run("record", *at(gitlab))
    assert (code, said.strip()) == (0, f"Read 1 pull request. {FILE} holds 6 events.")
    assert gitlab.tokens == {f"Bearer {TOKEN}"}
    assert not any(
        TOKEN.encode() in file.read_bytes() for file in garden.rglob("*") if file.is_file()
    )
    assert len(get_book(garden / FILE).events) == 6


def test_the_repository_is_that_of_mkdocs_yml(garden, gitlab):
    settings = f"site_name: x\ndocs_dir: content\nrepo_url: {gitlab.address}/circle/garden.git\n"
    (garden / "mkdocs.yml").write_text(settings + "plugins: [{garden: {forge: gitlab}}]\n")
    assert run("record")[0] == 0
    assert (garden / FILE).is_file()


@pytest.mark.usefixtures("garden")
def test_without_a_repository_the_question_is_which():
    code, said = run("record")
    assert code == 2
    assert "Say which repository is meant" in said


def test_a_day_that_is_none_is_a_slip_of_who_asks(garden, gitlab):
    assert run("record", *at(gitlab), "--since", "yesterday")[0] == 2
    assert not (garden / "reviews").exists()


@pytest.mark.usefixtures("garden")
def test_a_limit_that_is_too_long_ends_it_with_words(gitlab):
    gitlab.faults += ["", "after"]
    code, said = run("record", *at(gitlab), "--max-wait", "0")
    assert code == 2
    assert "GitLab asks us to wait for 7 seconds, which is longer than --max-wait" in said
    assert "Traceback" not in said
    assert TOKEN not in said


@pytest.mark.usefixtures("garden")
def test_who_stops_it_is_told_that_nothing_is_lost(gitlab, monkeypatch):
    def stop(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(collecting.Unfinished, "add", stop)
    code, said = run("record", *at(gitlab))
    assert code == 130
    assert "Stopped. What was read is kept" in said


def test_a_kill_in_the_middle_loses_no_pull_request_that_was_read(garden):
    whole = garden / "whole"
    write_sections(whole, SITE)
    file = "reviews/github-circle-garden.jsonl"
    with forge("github", answers_with(4)) as server:
        options = ("--forge", "github", "--site", server.address, "--repo", "circle/garden")
        assert run("record", "--config", str(whole), *options)[0] == 0
        # Two pages of the list and four questions for each of two pull requests, then silence.
        server.faults += [""] * (2 + 4 * 2) + ["stall"]
        command = [sys.executable, "-c", ALONE, "record", *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as killed:
            assert server.stalled.wait(60)
            killed.kill()
        assert (garden / f"{file}.part").is_file()
        server.asked.clear()
        code, said = run("record", *options)
    assert code == 0
    assert "Read 2 pull requests." in said
    assert {path.split("/")[5] for path in server.asked if "/issues/" in path} == {"1", "2"}
    assert (garden / file).read_bytes() == (whole / file).read_bytes()
    assert not (garden / f"{file}.part").exists()


def test_without_the_extra_it_says_what_to_install(garden, monkeypatch):
    monkeypatch.setitem(sys.modules, "githubkit", None)
    monkeypatch.delitem(sys.modules, "garden.reviews.forges.clients.github", raising=False)
    code, said = run("record", "--forge", "github", "--repo", "circle/garden")
    assert code == 2
    assert (
        "Asking GitHub needs githubkit, in a version that fits: pip install 'praxis-garden" in said
    )
    assert not (garden / "reviews").exists()


def test_harvest_asks_the_forge_and_writes_nothing_but_the_note(garden, gitlab):
    code, said = run("harvest", "!12", "--fetch", *at(gitlab))
    assert code == 0
    assert said.startswith("content/questions/fishbowl-say-who-may-enter.md\n")
    text = (garden / "content/questions/fishbowl-say-who-may-enter.md").read_text()
    assert f'discussion: "{gitlab.address}/circle/garden/-/merge_requests/12"' in text
    assert "> Who decides?" in text
    assert "octo-" not in text
    assert not (garden / "reviews").exists()


def test_harvest_of_what_is_not_there_says_so(garden, gitlab):
    code, said = run("harvest", "99", "--fetch", *at(gitlab))
    assert (code, "has no pull request 99" in said) == (2, True)
    code, said = run("harvest", "12", *at(gitlab))
    assert (code, "Nothing is known of pull request 12" in said) == (2, True)
    assert not list((garden / "content").glob("*/"))


def test_harvest_needs_no_words_to_begin_a_note(garden, gitlab):
    run("record", *at(gitlab))
    code, said = run("harvest", "12", "--as", "objection", *at(gitlab))
    assert code == 0
    assert "because you asked for it" in said
    assert "What was said" not in (garden / said.splitlines()[0]).read_text()
