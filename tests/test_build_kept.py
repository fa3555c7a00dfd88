"""What `garden build` takes over from earlier builds: the same bytes, or nothing."""

import shutil
import subprocess
import sys

import pytest
from building import a_garden, differences, environment, garden_build, marks
from repos import Repo
from sites import SETTINGS

from garden.cli.engine import Engine
from garden.cli.unchanged import inputs_of
from garden.project import load_project

KEPT = "check-in/index.html"
NAVIGATION = "nav: [index.md, check-in.md, Here: alone.md, peer-assist.md]\n"


def edit(folder, path="alone.md", text="\nOne more line about [[Check-in]].\n"):
    """Add to a note."""
    with (folder / "content" / path).open("a", encoding="utf-8") as note:
        note.write(text)


def remove(folder):
    """Remove a note to which others lead."""
    (folder / "content/check-in.md").unlink()


def rename(folder):
    """Give a note another place."""
    (folder / "content/peer-assist.md").rename(folder / "content/assist.md")


def lose_heading(folder):
    """Take away a heading to which others lead."""
    note = folder / "content/check-in.md"
    note.write_text(note.read_text().replace("## How", "## In what way"))


def override(folder):
    """Put another template in place of a part of the theme."""
    parts = folder / "theme" / "partials"
    parts.mkdir(parents=True)
    (parts / "copyright.html").write_text("<p>Ours, {{ page.title }}</p>")
    settings(folder, "  name: material\n", "  name: material\n  custom_dir: theme\n")


def settings(folder, old, new):
    """Change the settings."""
    file = folder / "mkdocs.yml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


CHANGES = {
    "nothing": lambda _folder: None,
    "an edit": edit,
    "a title": lambda folder: edit(folder, "new.md", "# Unwritten\n"),
    "a removal": remove,
    "a rename": rename,
    "a heading": lose_heading,
    "a picture": lambda folder: edit(folder, "picture.png", "other"),
    "a template": override,
    "the name of the site": lambda folder: settings(folder, "Our garden", "Your garden"),
    "an option": lambda folder: settings(
        folder, "  - garden\n", "  - garden: {glossary: {plurals: true}, domains: {from: folder}}\n"
    ),
    "addresses": lambda folder: settings(folder, "plugins:", "use_directory_urls: false\nplugins:"),
    "a stranger's plugin": lambda folder: settings(folder, "  - search\n", "  - tags\n"),
    "the icon of a page in the navigation": lambda folder: (
        folder / "content/check-in.md"
    ).write_text(
        (folder / "content/check-in.md").read_text().replace("type:", "icon: material/leaf\ntype:")
    ),
    "Material's own search": lambda folder: settings(
        folder, "  - garden\n", "  - garden: {search: material}\n"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_warm_build_gives_the_bytes_of_a_cold_one(tmp_path, change):
    """Whatever has changed in between."""
    folder = a_garden(tmp_path, settings=f"{SETTINGS}{NAVIGATION}")
    garden_build(folder)
    change(folder)
    garden_build(folder)
    garden_build(folder, "--no-cache", "--site-dir", str(tmp_path / "cold"))
    assert differences(folder / "site", tmp_path / "cold") == []


@pytest.mark.parametrize("line", ["No link here.", "See [[Check-in]]."], ids=["quiet", "a link"])
def test_after_a_commit_a_warm_build_gives_the_bytes_of_a_cold_one(tmp_path, line):
    """Also while the edit is not committed yet; and notes of which git tells nothing new stay."""
    folder = a_garden(tmp_path / "ours", settings=SETTINGS)
    repo = Repo(folder).write("-- .gitignore --\nsite/\n.garden/\n").commit_as("Ada", "2026-10-01")
    garden_build(folder)
    before = marks(folder / "site")
    edit(folder, "alone.md", f"\n{line}\n")
    for number, commit in enumerate([lambda: None, lambda: repo.commit_as("Bo", "2026-11-02")]):
        commit()
        garden_build(folder)
        cold = tmp_path / f"cold{number}"
        garden_build(folder, "--no-cache", "--site-dir", str(cold))
        assert differences(folder / "site", cold) == []
    assert marks(folder / "site")["peer-assist/index.html"] == before["peer-assist/index.html"]


def test_what_nobody_changed_is_not_made_again(tmp_path):
    """The page of a note is the very file that it was; the one that changed is not."""
    folder = a_garden(tmp_path)
    garden_build(folder)
    before = marks(folder / "site")
    edit(folder, "alone.md", "\nNo link here.\n")
    garden_build(folder)
    after = marks(folder / "site")
    assert after[KEPT] == before[KEPT]
    assert after["alone/index.html"] != before["alone/index.html"]


def test_where_nothing_changed_nothing_is_built(tmp_path):
    """And that is said; until a file of the site is not as it was written."""
    folder = a_garden(tmp_path)
    garden_build(folder)
    before = marks(folder / "site")
    assert "Nothing has changed" in garden_build(folder)
    assert marks(folder / "site") == before
    (folder / "site" / KEPT).write_text("somebody was here")
    assert "Nothing has changed" not in garden_build(folder)
    assert "somebody was here" not in (folder / "site" / KEPT).read_text()


def test_what_is_kept_within_the_garden_is_no_change(tmp_path):
    """Where CI likes to have it, since it takes what lies there to the next run."""
    folder = a_garden(tmp_path)
    kept = ("--cache", str(folder / "kept"))
    garden_build(folder, *kept)
    assert (folder / "kept").is_dir()
    assert "Nothing has changed" in garden_build(folder, *kept)


def test_settings_are_told_whatever_their_keys_are(tmp_path):
    """YAML has days and numbers for keys, and JSON has not."""
    folder = a_garden(tmp_path, settings=f"{SETTINGS}extra: {{2024-01-01: x}}\n")
    assert inputs_of(load_project(folder), Engine("mkdocs"), [folder / "site"])


def test_warnings_are_said_every_time(tmp_path):
    """And `--strict` fails every time, before anything takes the place of the site."""
    folder = a_garden(tmp_path)
    garden_build(folder, "--strict")
    before = marks(folder / "site")
    edit(folder, "alone.md", "\n[gone](gone.md)\n")
    for _ in range(2):
        said = garden_build(folder, "--strict", code=1)
        assert "[broken-link]" in said
        assert "'gone.md', but the target is not found" in said
    assert marks(folder / "site") == before
    for _ in range(2):
        assert "[broken-link]" in garden_build(folder)


def test_the_engine_checks_the_anchors_to_which_kept_pages_link(tmp_path):
    """A heading that is gone is missed by a page that was not made again."""
    folder = a_garden(tmp_path, settings=f"{SETTINGS}validation: {{links: {{anchors: warn}}}}\n")
    garden_build(folder, "--strict")
    lose_heading(folder)
    said = garden_build(folder, "--strict", code=1)
    assert "'check-in.md' does not contain an anchor '#how'" in said


def test_pages_come_from_the_cache_where_there_is_no_site(tmp_path):
    """As in CI, where the cache is brought back and the site is not."""
    folder = a_garden(tmp_path)
    garden_build(folder)
    shutil.move(folder / "site", tmp_path / "before")
    shutil.rmtree(folder / ".garden" / "build")
    html = folder / ".garden" / "cache" / "html"
    shutil.move(html, tmp_path / "html")
    garden_build(folder)
    assert differences(folder / "site", tmp_path / "before") == []
    rendered = len(list(html.rglob("*/*")))
    assert rendered < len(list((tmp_path / "html").rglob("*/*"))), "all rendered again"


def test_a_spoilt_cache_is_as_good_as_none(tmp_path):
    """Cut, altered and foreign values are made again."""
    folder = a_garden(tmp_path)
    garden_build(folder)
    shutil.move(folder / "site", tmp_path / "before")
    files = [f for f in (folder / ".garden" / "cache").rglob("*/*/*") if f.is_file()]
    assert files
    for number, file in enumerate(files):
        raw = file.read_bytes()
        file.write_bytes((raw[:-3], raw + b"<script>", b"foreign")[number % 3])
    garden_build(folder)
    assert differences(folder / "site", tmp_path / "before") == []


def test_the_cache_of_another_garden_does_no_harm(tmp_path):
    """Two gardens, one place, named by option and by environment."""
    one = a_garden(tmp_path / "one")
    other = a_garden(tmp_path / "other", "-- index.md --\n# Elsewhere\n\nNothing.\n")
    shared = str(tmp_path / "shared")
    garden_build(one, "--cache", shared)
    garden_build(other, GARDEN_CACHE=shared)
    garden_build(other, "--no-cache", "--site-dir", str(tmp_path / "cold"))
    assert differences(other / "site", tmp_path / "cold") == []
    assert not (other / ".garden" / "cache").exists()


HOOK = """
def {event}(output, **_):
    from pathlib import Path
    return output.replace("</body>", Path(__file__).with_name("said.txt").read_text() + "</body>")
"""


def test_pages_in_which_others_have_a_hand_are_always_made(tmp_path):
    """What a hook reads, nobody else can know."""
    folder = a_garden(tmp_path, settings=f"{SETTINGS}hooks: [hook.py]\n")
    (folder / "hook.py").write_text(HOOK.format(event="on_post_page"))
    (folder / "said.txt").write_text("once")
    assert "since hook.py may change each" in garden_build(folder)
    (folder / "said.txt").write_text("twice")
    garden_build(folder)
    assert "twice</body>" in (folder / "site" / KEPT).read_text()


def test_a_plugin_that_only_looks_at_the_site_sees_all_of_it(tmp_path):
    """Pages that were not made are pages to it like the others."""
    folder = a_garden(tmp_path, settings=f"{SETTINGS}hooks: [hook.py]\n")
    (folder / "hook.py").write_text(
        "def on_files(files, config):\n    on_files.files = files\n    return files\n"
        "def on_nav(nav, config, files):\n    on_files.files = files\n"
        "def on_post_build(config):\n"
        "    from pathlib import Path\n"
        "    pages = [f.page for f in on_files.files.documentation_pages()]\n"
        "    told = [p.content.count('<p>') + len(p.meta['title']) for p in pages]\n"
        "    found = [Path(p.file.abs_dest_path).is_file() for p in pages]\n"
        "    Path(config.site_dir, 'seen.txt').write_text(f'{told} {all(found)}')\n"
    )
    garden_build(folder)
    seen = (folder / "site/seen.txt").read_text()
    edit(folder, "picture.png", "other")
    garden_build(folder)
    assert (folder / "site/seen.txt").read_text() == seen
    assert seen.endswith("True")


def test_a_template_that_shows_all_pages_is_always_rendered(tmp_path):
    """It says more than its page and the settings."""
    folder = a_garden(tmp_path)
    override(folder)
    file = folder / "theme/partials/copyright.html"
    file.write_text("{% for p in pages %}{{ p.page.title }}{% endfor %}")
    garden_build(folder)
    edit(folder, "new.md", "# A new one\n")
    assert "a template of yours shows more" in garden_build(folder)
    assert "A new one" in (folder / "site" / KEPT).read_text()


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_both_engines_give_what_they_give_by_themselves(tmp_path, engine):
    """`garden build` is the same build."""
    pytest.importorskip(engine)
    folder = a_garden(tmp_path)
    garden_build(folder, "--engine", engine)
    command = [sys.executable, "-m", engine, "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run([*command, "-d", str(tmp_path / "alone")], env=environment(), check=True)
    assert differences(folder / "site", tmp_path / "alone") == []
