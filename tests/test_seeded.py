"""A whole site with two and a half years of history and a record: what it says, and whom not."""

import json
import re
import subprocess

import pytest
from seeded import seed
from sites import build

MEASURES_THAT_LOOK_BACK = {"M1", "M2", "M3", "M4", "M5", "M7", "M10", "M11", "M13"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    result = build(seed(tmp_path_factory.mktemp("seeded") / "garden"))
    assert result.code == 0, result.log
    return result


def entries(site):
    data = json.loads((site.site / "garden" / "measures.json").read_text(encoding="utf-8"))
    index = data.get("index", data)
    assert index["unknown"] == []
    return {entry["id"]: entry for entry in index["known"]}


def test_it_is_the_same_every_time(tmp_path):
    def made(name):
        folder = seed(tmp_path / name, proposals=12)
        head = subprocess.run(
            ["git", "-C", str(folder), "rev-parse", "HEAD"], capture_output=True, check=True
        )
        return head.stdout, [file.read_bytes() for file in sorted((folder / "reviews").iterdir())]

    assert made("one") == made("other")


def test_everything_that_looks_back_is_known_and_says_what_was_seen(site):
    found = entries(site)
    for name in MEASURES_THAT_LOOK_BACK:
        assert "As of 2026-07-24, looking back 730 days." in found[name]["measure"]["coverage"]
        assert found[name]["facts"]


def test_shares_of_one_whole_belong_together(site):
    """None, one and several are all notes; every accepted change has one strongest evidence."""
    parts = [int(f["value"].split()[0]) for f in entries(site)["M1"]["facts"]]
    assert sum(parts) == int(entries(site)["M1"]["facts"][0]["value"].split()[2])
    facts = {f["label"]: f["value"] for f in entries(site)["M4"]["facts"]}
    steps = [int(v) for label, v in facts.items() if re.search(r"\(E\d\)$", label)]
    spoken, total = facts["Changes that a second voice spoke on"].split()[0:3:2]
    assert len(steps) == 7
    assert (sum(steps), sum(steps[3:])) == (int(total), int(spoken))


def test_a_review_counts_by_its_own_day_and_not_by_that_of_the_proposal(site):
    """One pair is of a proposal made just before the window begins, and answered within it."""
    assert entries(site)["M7"]["facts"][0]["value"] == "10 of 31 (32 %)"


def test_nobody_who_is_in_no_list_or_is_hidden_stands_in_any_file(site):
    """Their logins are in the history and in the record, and there they stay."""
    unlisted = re.compile(r"octo-[cg-n]\b|Cedar", re.IGNORECASE)
    leaks = [
        file.name
        for file in site.site.rglob("*")
        if file.is_file() and unlisted.search(file.read_bytes().decode("utf-8", "replace"))
    ]
    assert leaks == []


def test_a_curve_is_drawn_without_style_or_script_and_told_in_words(site):
    page = site.html("garden/measures/index.html")
    curves = re.findall(r'<figure class="garden-curve">.*?</figure>', page, re.DOTALL)
    assert len(curves) == 2
    for curve in curves:
        assert 'role="img"' in curve
        assert re.search(r'aria-label="Share of notes [^"]+ %[^"]*\."', curve)
        assert not re.search(r"style=|<script|on\w+=", curve)
        assert curve.count(" %") >= 4


def test_a_note_has_its_log_and_how_it_came_to_be(site):
    text = site.text("warp-a-loom/index.html")
    assert "Birch looked at the knots" in text
    assert "They hold." in text
    assert "Somebody" in text
    assert "How this note came to be" in text
    page = site.html("warp-a-loom/index.html")
    assert 'href="https://github.com/octo-org/garden/pull/60"' in page
