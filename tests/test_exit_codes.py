"""How commands end: the same for the same reason, under every flag and in every format.

0 clean, 1 findings, 2 use or settings, 3 a mistake of ours or of a plugin, 4 busy.
"""

import sys

import pytest
from building import a_garden
from forked import forked
from sites import SETTINGS, build
from test_cli import run
from thorough import often

from garden.report import REPORTS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")

GOOD = "-- index.md --\n# Home\n\nSee [[Other]].\n-- other.md --\n# Other\n\n[[Home]].\n"
BAD = "-- index.md --\n# Home\n\n[a page](gone.md)\n"
HOSTILE = "-- %0A::error::a,b%0D.md --\n# \x1b[31mRed\n\n[[\x1b]0;x\x07]] [a](::error::x.md)\n"
HOOK = "def on_page_markdown(markdown, **_):\n    raise ValueError('of a hook')\n"

GARDENS = {
    "good": (GOOD, SETTINGS, {}),
    "bad": (BAD, SETTINGS, {}),
    "wrong option": (GOOD, SETTINGS.replace("- garden", "- garden: {htm: 1}"), {}),
    "no such plugin": (GOOD, SETTINGS + "  - nosuch\n", {}),
    "no YAML": (GOOD, "site_name: [\n", {}),
    "a failing hook": (GOOD, SETTINGS + "hooks: [hook.py]\n", {"hook.py": HOOK}),
}


@pytest.fixture(scope="module")
def gardens(tmp_path_factory):
    folders = {}
    for name, (notes, settings, more) in GARDENS.items():
        folders[name] = a_garden(tmp_path_factory.mktemp("exits") / "garden", notes, settings)
        for file, text in more.items():
            (folders[name] / file).write_text(text, encoding="utf-8")
    return folders


FLAGS = often(
    [(), ("--strict", "-q")], [("--strict",), ("--quiet",), ("--strict", "--no-cache", "-q")]
)
BUILT = {
    "good": (0, 0),
    "bad": (0, 1),
    "wrong option": (2, 2),
    "no such plugin": (2, 2),
    "no YAML": (2, 2),
    "a failing hook": (3, 3),
}
"""Exit code of a build, without and with `--strict`."""


@pytest.mark.thorough
@pytest.mark.parametrize("name", GARDENS)
def test_a_build_ends_the_same_under_every_flag(gardens, tmp_path, name, count, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for flags in FLAGS:
        site = tmp_path / "site"
        code, said = forked(
            tmp_path / "said", "build", "-f", str(gardens[name]), "--site-dir", str(site), *flags
        ).end()
        assert code == BUILT[name]["--strict" in flags], (flags, said)
        assert "Traceback" not in said
        assert "INFO" not in said or not {"-q", "--quiet"} & {*flags}
        assert (code == 3) == (tmp_path / "garden-crash.txt").exists()
        count("ends of commands with the right exit code", 1)


@pytest.mark.parametrize("flags", [("--strict",), ("--strict", "-q")])
def test_the_engine_itself_is_as_strict_when_it_is_quiet(gardens, flags):
    """Its own `--quiet` keeps it from counting warnings."""
    result = build(gardens["bad"], *flags, site="other")
    assert result.code == 1, result.log


CHECKED = {"good": 0, "bad": 1, "wrong option": 2, "no YAML": 2}


@pytest.mark.parametrize("name", CHECKED)
def test_a_check_ends_the_same_in_every_format(gardens, name, count, monkeypatch):
    monkeypatch.chdir(gardens[name])
    for form in REPORTS:
        code, said = run("check", "--format", form, "--level", "error")
        assert code == CHECKED[name], (form, said)
        assert "Traceback" not in said
        count("ends of commands with the right exit code", 1)


@pytest.mark.parametrize("command", ["build", "check", "serve", "search", "graph", "export"])
def test_what_does_not_exist_is_a_slip_of_use(command, count, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("test_cli.STARTS_AN_ENGINE", ())
    for arguments in (("--nonsense",), ("-f", str(tmp_path / "nowhere"))):
        code, said = run(command, *arguments)
        assert code == 2, said
        assert "Traceback" not in said
        count("ends of commands with the right exit code", 1)


def test_what_is_said_of_hostile_names_obeys_nobody(tmp_path, monkeypatch):
    """No terminal, and no runner of a forge: not in a report, and not in a build."""
    folder = a_garden(tmp_path / "garden", HOSTILE)
    monkeypatch.chdir(folder)
    for form in REPORTS:
        _, said = run("check", "--format", form)
        assert "\x1b" not in said
        assert "\x07" not in said
        starts = [line for line in said.splitlines() if line.lstrip().startswith("::")]
        assert form == "github" or not starts
        assert not [line for line in starts if line.startswith("::error::")]
    _, said = forked(tmp_path / "said", "build", "-f", str(folder)).end()
    assert "\x1b" not in said
    assert not [line for line in said.splitlines() if line.lstrip().startswith("::")]


def test_a_folder_with_something_else_in_it_is_refused_and_stays(gardens, tmp_path):
    """Also the folder of the garden itself."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    for site in (tmp_path / "mine", gardens["good"]):
        before = {
            path: path.stat().st_mtime_ns
            for path in site.rglob("*")
            if path.is_file() and ".garden" not in path.parts
        }
        code, said = forked(
            tmp_path / "said", "build", "-f", str(gardens["good"]), "--site-dir", str(site)
        ).end()
        assert code == 2, said
        after = {path: path.stat().st_mtime_ns for path in before}
        assert after == before
