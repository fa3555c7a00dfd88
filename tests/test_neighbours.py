"""Our plugin beside the plugins that gardens already use."""

import pytest
from finding import found_pages
from sites import SETTINGS, build, write_garden

NOTES = """\
-- index.md --
# Home

{{ config.site_name }} begins at [[Peer assist]].
-- routines/peer-assist.md --
---
type: routine
tags: [meeting, "R&D"]
---
# Peer assist

Ask. See [[Home]].
-- labels.md --
# Labels

Everything that carries a label.

<!-- material/tags -->
-- routines/.nav.yml --
title: What we do
"""
EVERYBODY = """\
  - search
  - tags
  - awesome-nav
  - macros
  - redirects:
      redirect_maps: {old.md: routines/peer-assist.md}
"""
READER = """\
from mkdocs.plugins import BasePlugin

class Reader(BasePlugin):
    def on_page_read_source(self, page, config):
        return "# Mine now"
"""


def with_plugins(*lines):
    """Return settings with these lines under `plugins:`."""
    return SETTINGS.replace("  - search\n  - garden\n", "".join(lines))


@pytest.mark.parametrize("lines", [(EVERYBODY, "  - garden\n"), ("  - garden\n", EVERYBODY)])
def test_plugins_that_gardens_use_work_beside_ours(tmp_path, lines):
    """Search, tags, navigation, macros and redirects each still do their work, in any order."""
    result = build(write_garden(tmp_path, NOTES, with_plugins(*lines)), "--strict")
    assert result.code == 0, result.log
    assert result.warnings() == []
    assert "Our garden begins at Peer assist" in result.text()
    assert "What we do" in result.html()  # awesome-nav made the navigation
    assert 'href="../routines/peer-assist/"' in result.article("labels/index.html")
    assert "R&amp;D" in result.article("labels/index.html")
    assert "R&amp;amp;D" not in result.html("labels/index.html")
    assert "routines/peer-assist" in result.html("old/index.html")
    assert "What links here" in result.text("routines/peer-assist/index.html")
    assert "routines/peer-assist/" in found_pages(result)


def test_macros_do_not_run_in_names(tmp_path):
    """A title is text for other plugins too; only what stands in the note's own text is theirs."""
    text = '-- index.md --\nSee [[a]].\n-- a.md --\n---\ntitle: "{{ 6 * 7 }}"\n---\nText of it.\n'
    result = build(write_garden(tmp_path, text, with_plugins("  - macros\n  - garden\n")))
    assert result.code == 0, result.log
    assert "{{ 6 * 7 }}" in result.text()
    assert "42" not in result.text()


@pytest.fixture
def reader(tmp_path):
    """The folder of a plugin, as if installed, that hands over pages of its own."""
    folder = tmp_path / "installed"
    info = folder / "reader-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "reader_plugin.py").write_text(READER, encoding="utf-8")
    (info / "METADATA").write_text("Name: reader\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[mkdocs.plugins]\nreader = reader_plugin:Reader\n", encoding="utf-8"
    )
    return folder


def test_a_plugin_that_undoes_our_work_is_named(tmp_path, reader):
    """The last to answer wins in MkDocs, so the message says which line to move."""
    settings = with_plugins("  - garden\n", "  - reader\n")
    result = build(write_garden(tmp_path, NOTES, settings), "--strict", python_path=reader)
    assert result.code != 0
    said = "\n".join(result.warnings())
    assert "index.md: `reader` replaced what the garden compiled" in said
    assert "Move the line `- garden` below it" in said


def test_the_advice_helps(tmp_path, reader):
    """With the line moved, the pages are ours again."""
    settings = with_plugins("  - reader\n", "  - garden\n")
    result = build(write_garden(tmp_path, NOTES, settings), "--strict", python_path=reader)
    assert result.code == 0, result.log
    assert "Peer assist" in result.text()


def test_a_hook_that_undoes_our_work_is_named(tmp_path):
    """Hooks run after all plugins, so there the advice is another."""
    settings = SETTINGS + "hooks: [mine.py]\n"
    folder = write_garden(tmp_path, NOTES, settings)
    (folder / "mine.py").write_text(
        "def on_page_read_source(page, config):\n    return '# Mine now'\n", encoding="utf-8"
    )
    said = "\n".join(build(folder).warnings())
    assert "`mine.py` replaced what the garden compiled. Hooks run last" in said


def test_pages_of_other_plugins_are_left_alone(tmp_path):
    """A page that a plugin generates is no note: it is neither compiled nor counted."""
    settings = SETTINGS + "hooks: [mine.py]\n"
    folder = write_garden(tmp_path, NOTES, settings)
    (folder / "mine.py").write_text(
        "from mkdocs.structure.files import File\n\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# Made\\n\\n[[Home]]'))\n",
        encoding="utf-8",
    )
    result = build(folder)
    assert result.code == 0, result.log
    assert "[[Home]]" in result.text("made/index.html")
    assert "3 notes" in result.log
