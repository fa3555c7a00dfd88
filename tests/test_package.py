"""What is shipped: the wheel holds everything, and a garden builds from it alone."""

import os
import subprocess
import sys
import venv
import zipfile
from configparser import ConfigParser
from importlib.util import find_spec

import pytest
from sites import ENVIRONMENT, ROOT

NEEDED = (
    "garden/py.typed",
    "garden/scaffold/notes/routine.md",
    "garden/scaffold/site/mkdocs.yml",
    "garden/scaffold/site/content/index.md",
    "garden/theme_overrides/main.html",
    "garden/theme_overrides/partials/content.html",
    "garden/theme_overrides/partials/garden/page.html",
    "garden/theme_styles/garden/palette.css",
    "garden/theme_overrides/assets/garden/garden.js",
    "garden/theme_overrides/assets/garden/fonts/OFL-literata.txt",
    "mkdocs_garden/plugin.py",
)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel that would be published."""
    out = tmp_path_factory.mktemp("wheel")
    if find_spec("hatchling"):
        command = ["build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    else:
        command = ["pip", "wheel", "--no-deps", "--wheel-dir", str(out), str(ROOT)]
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = out.glob("*.whl")
    return file


@pytest.mark.slow
def test_the_wheel_holds_what_a_garden_needs(wheel):
    """Theme, scaffold and schema are files beside the code; every one of ours is in it."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert not [name for name in NEEDED if name not in names]
    assert any(name.endswith("schema.json") for name in names)
    theme = {
        "garden/" + file.relative_to(ROOT).as_posix()
        for folder in ("theme_overrides", "theme_styles")
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    assert theme <= names
    code = {f.relative_to(ROOT).as_posix() for f in (ROOT / "garden").rglob("*.py")}
    assert code <= names


@pytest.mark.slow
def test_the_wheel_holds_nothing_else(wheel):
    """No tests, no content, no caches: only our two packages and their metadata."""
    names = zipfile.ZipFile(wheel).namelist()
    roots = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    assert roots == {"garden", "mkdocs_garden"}
    assert not [name for name in names if name.endswith((".pyc", ".orig")) or "__pycache__" in name]


@pytest.mark.slow
def test_engines_find_the_plugin(wheel):
    """MkDocs and ProperDocs each look in their own group."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/entry_points.txt"))
        entries = ConfigParser()
        entries.read_string(archive.read(name).decode("utf-8"))
    assert entries["mkdocs.plugins"]["garden"] == "mkdocs_garden:GardenPlugin"
    assert entries["properdocs.plugins"]["garden"] == "mkdocs_garden:GardenPlugin"
    assert entries["console_scripts"]["garden"] == "garden.cli:main"


@pytest.mark.slow
@pytest.mark.skipif(
    "CI" not in os.environ and "PRAXIS_PACKAGE" not in os.environ,
    reason="installs from the registry; set PRAXIS_PACKAGE=1 to run it here",
)
def test_a_new_garden_builds_from_the_wheel_alone(wheel, tmp_path):
    """Somebody installs it, makes a garden, and sees a site: no checkout is near."""
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    for program, *arguments in (
        ("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)),
        ("garden", "new", "site", "ours"),
        ("garden", "build", "-f", "ours", "--strict"),
        ("garden", "check", "-f", "ours"),
    ):
        done = subprocess.run(
            [str(programs / program), *arguments],
            cwd=tmp_path,
            env={**environment, **ENVIRONMENT},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    html = (tmp_path / "ours" / "site" / "index.html").read_text("utf-8")
    assert "garden-head--home" in html
    assert (tmp_path / "ours" / "site" / "assets" / "garden" / "garden.css").is_file()
