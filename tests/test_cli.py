"""The `garden` command, by transcripts anyone can read: `$ command`, then what it says.

A transcript begins with what it shows, then the files it starts from as `-- path --`
sections, then commands. `[1]` below an output is an exit code other than 0. Times, dates,
versions and the folder's own path are replaced. `pytest --bless` writes transcripts anew.
"""

import contextlib
import datetime as dt
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from repos import IDENTITY
from sites import ENVIRONMENT, Crawl, build
from support import write_sections

from garden import __version__, cli
from garden.cli.exits import EXIT_INTERNAL
from garden.config import GardenConfig

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
STARTS_AN_ENGINE = ("build", "serve")
ALONE = "import sys; sys.argv[0] = 'garden'; from garden.cli import main; main()"
WIDTH = {"COLUMNS": "100", "TERMINAL_WIDTH": "100"}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to stand in, and a terminal of a fixed width without colours."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**ENVIRONMENT, **WIDTH}.items():
        monkeypatch.setenv(name, value)
    return folder


def run(*arguments):
    """Run `garden` with arguments; return its exit code and what it said."""
    if arguments[:1] and arguments[0] in STARTS_AN_ENGINE and "--help" not in arguments:
        command = [sys.executable, "-c", ALONE, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr + done.stdout
    said = io.StringIO()
    code = 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(sys, "argv", ["garden", *arguments])
                cli.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else bool(stop.code)
    return code, said.getvalue()


def transcribe(text, folder):
    """Return a transcript with the outputs that its commands give in `folder` now."""
    setup, mark, _ = text.partition("\n$ ")
    intro, at, files = setup.partition("\n-- ")
    write_sections(folder, f"-- {files}\n" if at else "")
    parts = [setup.rstrip() + "\n"]
    for line in [
        line for line in (mark + text.partition(mark)[2]).splitlines() if line.startswith("$ ")
    ]:
        code, said = execute(line[2:], folder)
        parts.append(f"{line}\n{plain(said, folder)}{f'[{code}]' if code else ''}".rstrip() + "\n")
    assert intro.strip(), "say first what the transcript shows"
    return "\n".join(parts)


def execute(line, folder):
    """Run one line: `garden …`, `git …` or `cat FILE`; `| head -N` cuts what it says."""
    command, _, cut = line.partition(" | head -")
    program, *arguments = shlex.split(command)
    if program == "cat":
        code, said = 0, (folder / arguments[0]).read_text("utf-8")
    elif program == "git":
        environment = {
            **os.environ,
            **IDENTITY,
            "GIT_CONFIG_PARAMETERS": "'init.defaultbranch=main'",
        }
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False
        )
        code, said = done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")
    else:
        code, said = run(*arguments)
    return code, "\n".join(said.splitlines()[: int(cut)]) + "\n" if cut else said


def plain(said, folder):
    """Replace what differs from one day and one machine to the next."""
    said = said.replace(str(folder), "HERE").replace(__version__, "VERSION")
    said = said.replace(dt.datetime.now(tz=dt.UTC).date().isoformat(), "TODAY")
    said = re.sub(r"in [\d.]+ seconds", "in N seconds", said)
    said = re.sub(r"\x1b\[[0-9;]*m", "", said)
    lines = [line.rstrip() for line in said.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip("\n")) + "\n"


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_transcript(file, here, request):
    """Commands say what their transcript has them say."""
    text = file.read_text("utf-8")
    given = transcribe(text, here)
    if request.config.getoption("bless"):
        file.write_text(given, encoding="utf-8")
        return
    assert given == text


def commands(group=None, prefix=()):
    """Yield every command of `garden` by its words."""
    group = group or typer.main.get_command(cli.app)
    for name in group.commands:
        command = group.get_command(None, name)
        if hasattr(command, "commands"):
            yield from commands(command, (*prefix, name))
        else:
            yield (*prefix, name)


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
@pytest.mark.usefixtures("here")
def test_help_says_what_and_shows_an_example(words):
    """Each command's help has a sentence and an example that begins with the command."""
    code, said = run(*words, "--help")
    assert code == 0
    assert re.search(r"Examples?: garden", said), said
    assert f"garden {' '.join(words)}" in " ".join(said.split())


def test_every_command_is_in_a_transcript():
    """What a command says is shown at least once."""
    shown = "\n".join(file.read_text("utf-8") for file in TRANSCRIPTS)
    for words in commands():
        assert re.search(rf"^\$ garden {' '.join(words)}(?! --help)", shown, re.MULTILINE), words


def test_a_slip_of_ours_is_told_in_words_and_a_file(here, monkeypatch):
    """No traceback on the screen; it is in a file that can be sent."""

    def fail(*_arguments):
        raise RuntimeError("a bug")

    monkeypatch.setattr("garden.cli.check.load_project", fail)
    code, said = run("check")
    assert code == EXIT_INTERNAL
    assert "Traceback" not in said
    assert "this is our mistake, not yours" in said
    report = (here / "garden-crash.txt").read_text("utf-8")
    assert "RuntimeError: a bug" in report
    assert __version__ in report


def test_a_new_garden_builds_and_is_clean(here):
    """The first five minutes: `garden new site`, `garden build`, `garden check`."""
    assert run("new", "site", "ours", "--name", 'Our "own" garden')[0] == 0
    code, said = run("build", "-f", "ours", "--strict")
    assert code == 0, said
    site = here / "ours" / "site"
    assert (site / "index.html").is_file()
    code, said = run("check", "-f", "ours", "--level", "warning")
    assert code == 0, said
    assert "Nothing found" in said
    result = build(here / "ours", "--strict")
    assert Crawl(result).broken() == []
    assert "Our &#34;own&#34; garden" in result.html() or 'Our "own" garden' in result.text()


@pytest.mark.parametrize("kind", sorted(GardenConfig().note_types))
@pytest.mark.usefixtures("here")
def test_a_new_note_of_every_type_is_clean(kind):
    """A template that our own checks complain about would teach people to ignore them."""
    assert run("new", "site", ".")[0] == 0
    title = f'A first "{kind}": with #signs [[and]] more'
    code, said = run("new", "note", title, "--type", kind, "--domain", "asking-for-help")
    assert code == 0, said
    made = Path(said.strip().splitlines()[-1])
    assert made.is_file()
    code, said = run("check", made.relative_to(Path("content")).as_posix(), "--format", "json")
    assert code == 0, said
    worse = [line for line in said.splitlines() if '"error"' in line or '"warning"' in line]
    assert not [line for line in worse if "severity" in line], said


def test_a_config_of_that_name_is_never_overwritten(here):
    """`garden new site` makes a garden; it does not take one over."""
    (here / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    assert run("new", "site", ".")[0] == 2
    assert (here / "mkdocs.yml").read_text("utf-8") == "site_name: Mine\n"


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_bar_is_shown_on_a_terminal_and_warnings_with_it(here, strict):
    """Progress for people; and `--strict` fails on a terminal as it does elsewhere."""
    write_sections(
        here,
        "-- mkdocs.yml --\nsite_name: X\nplugins: [garden]\n"
        "-- docs/index.md --\n# Home\n\n[gone](gone.md)\n",
    )
    code, said = on_a_terminal("build", *(["--strict"] if strict else []))
    assert (code != 0) is strict, said
    assert "Making pages" in said
    assert "[broken-link]" in said
    assert "Building documentation" not in said
    assert ("Aborted with" in said) is strict


def test_no_bar_where_nobody_looks(here):
    """In a log, a bar would be noise."""
    write_sections(here, "-- mkdocs.yml --\nsite_name: X\nplugins: [garden]\n-- docs/a.md --\nA\n")
    code, said = run("build")
    assert code == 0, said
    assert "Making pages" not in said
    assert "\x1b" not in said
    assert "Reading notes" not in run("check")[1]


def on_a_terminal(*arguments):
    """Run `garden` on a pseudo-terminal; return its exit code and what it showed."""
    import pty  # noqa: PLC0415 - not everywhere

    leader, follower = pty.openpty()
    command = [sys.executable, "-c", ALONE, *arguments]
    environment = {**os.environ, "TERM": "xterm"}
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env=environment
    ) as process:
        os.close(follower)
        said = b""
        with contextlib.suppress(OSError):  # how Linux says that the other end is closed
            while chunk := os.read(leader, 65536):
                said += chunk
        code = process.wait()
    os.close(leader)
    return code, said.decode("utf-8", "replace")
