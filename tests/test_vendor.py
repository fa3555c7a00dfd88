"""Libraries of others in the theme: as we looked at them, with licences, fit for a strict site."""

import importlib.util
import re
import sys

import pytest
from sites import ROOT

SPEC = importlib.util.spec_from_file_location("vendor", ROOT / "scripts" / "vendor.py")
vendor = importlib.util.module_from_spec(SPEC)
sys.modules["vendor"] = vendor
SPEC.loader.exec_module(vendor)

SCRIPTS = sorted(vendor.FOLDER.glob("*.js"))
OURS = sorted((ROOT / "theme_overrides" / "assets" / "garden").glob("map*/*.js"))


def test_every_file_is_the_one_we_looked_at():
    assert vendor.check() == []


def test_nothing_else_lies_there():
    names = {file.name for file in vendor.VENDORED} | {"README.md"}
    assert {path.name for path in vendor.FOLDER.iterdir()} == names


def test_each_library_comes_with_its_licence_and_stands_in_the_readme():
    readme = (vendor.FOLDER / "README.md").read_text("utf-8")
    for file in vendor.VENDORED:
        assert f"`{file.name}`" in readme
        assert file.version in readme
        licence = vendor.FOLDER / f"{file.package}-LICENSE.txt"
        assert "Permission is hereby granted" in licence.read_text("utf-8")


@pytest.mark.parametrize("path", [*SCRIPTS, *OURS], ids=lambda path: path.name)
def test_a_script_runs_under_a_strict_policy(path):
    """No text becomes code, and no text becomes markup with a style in it."""
    text = path.read_text("utf-8")
    assert not re.search(r"new Function\b|\beval\(|document\.write|\.innerHTML|\.outerHTML", text)
    assert not re.search(r"setAttribute\(\s*[\"'](?:style|on)", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_library_asks_no_other_site(path):
    """Addresses in it are those of namespaces and of its own pages, which nothing loads."""
    addresses = re.findall(r"https?://[\w./-]+", path.read_text("utf-8"))
    assert set(addresses) <= {"http://www.w3.org/2000/svg", "https://www.sigmajs.org"}
