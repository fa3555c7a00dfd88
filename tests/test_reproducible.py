"""The same commit comes to the same bytes, whoever builds it, wherever, whenever and how often."""

import os
import shutil
import subprocess
import sys

import pytest
from building import ALONE, NOTES, differences, environment
from repos import Repo
from sites import SETTINGS
from support import write_sections
from test_build_killed import MORE

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4711"}
"""Another day already, another alphabet, another order of sets."""

LATER = ("faketime", "-f", "+40h")
SETTINGS_OF_ALL = SETTINGS.replace("site_name", "site_url: https://example.org/\nsite_name")


def built(folder, site, *arguments, before=(), umask=0o022, **more):
    """Build the garden in a folder, as a program of its own, and return where its site is."""
    command = [*before, sys.executable, "-c", ALONE, "build", "-q", "-f", str(folder)]
    done = subprocess.run(
        [*command, "--site-dir", str(site), *arguments],
        env=environment(**more),
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="module")
def garden(tmp_path_factory):
    """A garden of two commits, with its site."""
    folder = tmp_path_factory.mktemp("home")
    repo = Repo(folder / "garden")
    write_sections(repo.folder / "content", NOTES + MORE)
    (repo.folder / "mkdocs.yml").write_text(SETTINGS_OF_ALL, encoding="utf-8")
    repo.commit_as("Ada", "2026-02-03")
    note = repo.folder / "content/alone.md"
    note.write_text("# Alone\n\nAgain, and [[Check-in]].\n", encoding="utf-8")
    repo.commit_as("Ben", "2026-03-04")
    built(repo.folder, folder / "site", PYTHONHASHSEED="1", TZ="UTC")
    return repo.folder


@pytest.fixture(scope="module")
def site(garden):
    """The site as it was built first."""
    return garden.parent / "site"


def cloned(garden, folder):
    """Return a clone elsewhere, with other times of its files."""
    subprocess.run(["git", "clone", "--quiet", str(garden), str(folder)], check=True)
    for file in folder.rglob("*.md"):
        os.utime(file, (1, 1))
    return folder


def test_it_is_the_same_from_elsewhere(garden, site, tmp_path, count):
    """Another folder, time zone, locale, hash seed, umask, times of files, and one process."""
    folder = cloned(garden, tmp_path / "a" / "longer path")
    arguments = ("--executor", "serial", "--no-cache")
    other = built(folder, tmp_path / "other", *arguments, umask=0o077, **ELSEWHERE)
    assert differences(site, other) == []
    count("files that were the same from elsewhere", len(list(other.rglob("*.*"))))


@pytest.mark.skipif(not shutil.which("faketime"), reason="faketime is not installed")
def test_it_is_the_same_later(garden, site, tmp_path):
    """Two days on, the newest commit is still the same."""
    assert differences(site, built(garden, tmp_path / "later", "--no-cache", before=LATER)) == []


def test_it_is_the_same_warm(garden, site, tmp_path):
    """From what was kept."""
    assert differences(site, built(garden, tmp_path / "warm")) == []


def test_a_stated_date_is_the_date(garden, site, tmp_path):
    """https://reproducible-builds.org/specs/source-date-epoch/; else that of the newest commit."""
    stated = built(garden, tmp_path / "stated", SOURCE_DATE_EPOCH="1777939200")
    assert "<lastmod>2026-05-05</lastmod>" in (stated / "sitemap.xml").read_text("utf-8")
    assert "<lastmod>2026-03-04</lastmod>" in (site / "sitemap.xml").read_text("utf-8")
    assert set(differences(site, stated)) == {"sitemap.xml", "sitemap.xml.gz"}
