"""The benchmark of builds measures what it says. How long anything takes decides nothing here."""

import re
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from statistics import fmean, median
from xml.etree import ElementTree as ET

import pytest

from benchmarks import promises, results, tables
from benchmarks.__main__ import measure_all
from benchmarks.gardens import Grower, write
from benchmarks.peers import NOTES, PEERS, Peer
from benchmarks.processes import CommandError, run
from benchmarks.scenes import Project
from benchmarks.speed import Plan, measure
from benchmarks.stages import stage_of
from benchmarks.weight import weights
from garden.config import load_config
from garden.project import PeopleFile, make_garden
from garden.reading.source import read_folder
from garden.slug import slugify_ascii

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def notes(tmp_path_factory):
    return write(tmp_path_factory.mktemp("made") / "notes", Grower(12).grow())


def quietly(_words):
    """Say nothing of the progress."""


# --- the seeded garden ---------------------------------------------------------------------


def test_a_garden_is_the_same_for_the_same_seed():
    first, again, other = (list(Grower(30, seed).grow()) for seed in (1, 1, 2))
    assert first == again != other


def test_notes_are_of_middling_length_and_links_make_few_hubs():
    grower = Grower(1500)
    lengths = [len(text.split()) for path, text in grower.grow() if "/" in path]
    assert 320 < median(lengths) < 400
    links = [len(plot.targets) for plot in grower.plots]
    assert 5.5 < fmean(links) < 6.8
    to = [plot.number for one in grower.plots for plot in one.targets]
    assert max(map(to.count, set(to))) > 10 * fmean(links)


def test_links_of_a_made_garden_lead_somewhere_but_for_those_that_are_wanted(tmp_path):
    write(tmp_path, Grower(150).grow())
    sources = read_folder(tmp_path, ())
    garden = make_garden(sources, PeopleFile(), load_config({}), slugify_ascii)
    census = garden.census()
    assert census["wanted"] > 0
    assert census["found"] > 20 * census["wanted"]
    assert census["ambiguous"] == census["missing anchor"] == census["missing asset"] == 0


# --- one command, and what it cost -----------------------------------------------------------


def test_memory_is_that_of_the_whole_tree(tmp_path):
    child = "import time; held = bytearray(90_000_000); time.sleep(1.5)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    folder = tmp_path / "project"
    folder.mkdir()
    assert run([sys.executable, "-c", code], folder).peak > 90


def test_a_command_that_hangs_or_fails_says_so(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    with pytest.raises(CommandError, match="stopped after 0 s"):
        run(["sleep", "60"], folder, limit=0.3)
    with pytest.raises(CommandError, match="exit code 3: No!"):
        run(["sh", "-c", "echo No!; exit 3"], folder)


# --- builds ----------------------------------------------------------------------------------


def test_a_row_for_every_scene_and_one_for_each_peer_that_fails(tmp_path, monkeypatch):
    def nothing(_project):
        """Need no settings."""

    monkeypatch.setitem(PEERS, "failing", Peer("Fails", "false", nothing, ("build",)))
    monkeypatch.setitem(PEERS, "absent", Peer("Absent", "no-such-program", nothing, ("build",)))
    rows = list(measure(Plan(6, ["stock", "failing", "absent"], 2), tmp_path, quietly))
    scenes = [(row["peer"], row.get("scene")) for row in rows]
    stock = [("stock", scene) for scene in ("cold", "warm", "edit", "serve")]
    assert scenes == [*stock, ("failing", None), ("absent", None)]
    assert [row["rounds"] for row in rows[:4]] == [2, 2, 2, 1]
    assert all(row["files"] > 0 and row["bytes"] > 0 for row in rows[:3])
    assert "exit code 1" in rows[4]["failed"]
    assert rows[5]["failed"] == "no-such-program is not installed"


def test_a_cold_build_finds_nothing_of_an_earlier_one(notes, tmp_path):
    project = Project(PEERS["searched"], notes, tmp_path / "project")
    before = {path.name for path in project.folder.iterdir()}
    project.cold()
    project.edit()
    assert {path.name for path in project.folder.iterdir()} > before
    project.clear()
    assert {path.name for path in project.folder.iterdir()} == before


def test_the_weight_of_a_page_is_what_it_has_beyond_the_text_of_its_note(notes, tmp_path):
    project = Project(PEERS["stock"], notes, tmp_path / "project")
    project.warm()
    files = sorted(project.folder.joinpath(NOTES).rglob("*/*.md"))
    first = files[0]
    page = project.folder / "site" / first.relative_to(project.folder / NOTES).with_suffix("")
    body = first.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    expected = page.joinpath("index.html").stat().st_size - len(body.encode())
    found = weights(project.folder)
    assert (len(found), found[0]) == (len(files), expected)


def test_the_command_prints_its_tables():
    asked = ["--sizes", "6", "--rounds", "1", "--peers", "searched", "stock", "--only-builds"]
    command = [sys.executable, "-m", "benchmarks", *asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "| Praxis Garden with its search index | " in done.stdout
    assert re.search(
        r"Measured on \d{4}-\d\d-\d\d by `python -m benchmarks --sizes 6 [^`]+`: ", done.stdout
    )


def test_a_run_that_is_stopped_has_what_it_found_before(tmp_path):
    asked = Namespace(sizes=[4, 5], rounds=1, peers=["stock"], only_builds=True, quick=False)
    first = next(measure_all(asked, tmp_path, quietly))
    assert first.sizes() == [4]
    assert first.find(4, "stock", "cold")


# --- what follows from the figures -----------------------------------------------------------


def made_up(**change):
    rows = [
        {"notes": size, "peer": peer, "scene": "cold", "wall": size / 100, "cpu": size / 100}
        | {"peak": 100.0, "bytes": size * 1000, "files": size, "rounds": 3}
        for size in (1_000, 10_000)
        for peer in ("garden", "searched", "stock")
    ]
    rows.append({"notes": 10_000, "peer": "hugo", "failed": "exit code 1: no"})
    about = {"date": "2026-11-22", "command": "make bench", "machine": "2 cores", "versions": {}}
    return results.Results(about, rows, **change)


def test_results_are_read_as_they_were_written(tmp_path):
    found = made_up(absent=["Zensical"], checks=[{"notes": 1, "links": 2}])
    results.write(found, tmp_path / "speed.json")
    assert results.read(tmp_path / "speed.json") == found


def test_what_takes_ten_times_as_much_for_ten_times_as_many_grows_by_the_first_power():
    assert made_up().growth("stock", "cpu") == pytest.approx(1)
    assert made_up().growth("hugo", "cpu") is None


def test_a_promise_that_was_not_measured_is_left_out_and_a_broken_one_is_named():
    lines = list(promises.promise_table(made_up()))
    where = "1,000 notes, search index apart"
    assert f"| cold CPU, {where} | 1.1 times stock | 1 times stock | yes |" in lines
    assert f"| cold wall time, {where} | 0.65 times stock | 1 times stock | **no** |" in lines
    assert not any("garden check" in line for line in lines)


def test_the_tables_say_what_failed_and_what_is_absent():
    text = "\n".join(tables.tables(made_up(absent=["Zensical"])))
    assert "Hugo with the smallest layout there is, no search failed: exit code 1: no" in text
    assert "Zensical: not installed where this was measured." in text


def test_the_plot_is_the_same_again_and_says_what_it_shows(tmp_path):
    draw = pytest.importorskip("benchmarks.plot").draw
    first, again = tmp_path / "first.svg", tmp_path / "again.svg"
    for file in (first, again):
        draw(made_up(), file)
    assert first.read_bytes() == again.read_bytes()
    text = first.read_text(encoding="utf-8")
    picture = ET.fromstring(text)  # noqa: S314 - our own
    name = "{http://www.w3.org/2000/svg}"
    assert picture.get("role") == "img"
    assert picture.find(f"{name}title").text == "Speed by size of the garden"
    assert "100.0 s at 10,000 notes" in picture.find(f"{name}desc").text
    assert "prefers-color-scheme:dark" in text
    assert not re.search(r"<script|href=\"http", text)


# --- where the time goes ---------------------------------------------------------------------


def test_the_innermost_call_that_a_stage_knows_decides():
    parse = "/x/garden/reading/parse.py:parse_note"
    calls = ["/x/garden/project.py:make_garden", parse, "/x/re/_parser.py:parse"]
    assert stage_of(calls) == "parse"
    assert stage_of(calls[:1]) == "garden"
    assert stage_of(["/x/unknown.py:f"]) == "other"


def test_the_profile_names_the_stages_and_leaves_little_unnamed(notes):
    command = [sys.executable, "benchmarks/profile.py", notes, "--peers", "plugin", "stock"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = dict(
        re.findall(r"^\| (\w+|\*\*all\*\*) \| [^|]+ \| ([\d.]+) ", done.stdout, re.MULTILINE)
    )
    assert {"start", "parse", "markdown", "template", "write"} <= set(rows)
    assert float(rows.get("other", 0)) < 0.2 * float(rows["**all**"])
