"""Files of a content folder that are neither read nor published, and why."""

import os
import stat

import pytest

from garden.reading.drawing import find_active
from garden.reading.folder import survey_folder
from garden.reading.kinds import find_unpublished
from garden.reading.source import read_folder

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>{}</svg>'
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "outside.md").write_text("secret")
    root = tmp_path / "content"
    (root / "sub").mkdir(parents=True)
    (root / "a.md").write_text("A")
    return root


@pytest.mark.parametrize(
    "target", ["../outside.md", "a.md", "nowhere.md", ".", "/proc/self/environ"]
)
@pytest.mark.parametrize("name", ["link.md", "link.png", "link"])
def test_nothing_is_read_through_a_link(folder, name, target):
    (folder / name).symlink_to(target)
    sources = read_folder(folder)
    assert sources.texts == {"a.md": "A"}
    assert not sources.assets
    assert [(f.path, f.code) for f in sources.findings] == [(name, "refused-file")]


def test_a_pipe_keeps_nobody_waiting(folder):
    os.mkfifo(folder / "pipe.md")
    (finding,) = read_folder(folder).findings
    assert "pipe or a device" in finding.message


def test_what_stands_behind_a_link_to_a_folder_is_refused_with_it(folder, tmp_path):
    (folder / "loop").symlink_to(tmp_path)
    survey = survey_folder(folder)
    assert survey.find_refused("loop/content/a.md") is survey.refused["loop"]
    assert survey.find_refused("a.md") is None


def test_a_folder_that_cannot_be_looked_into_is_said(folder, monkeypatch):
    """For the superuser there is none, so the right is taken away where folders are listed."""
    scan = os.scandir

    def forbidden(path):
        if str(path).endswith("sub"):
            raise PermissionError(stat.S_IRUSR)
        return scan(path)

    monkeypatch.setattr(os, "scandir", forbidden)
    assert "cannot be looked into" in survey_folder(folder).refused["sub"].message


@pytest.mark.parametrize(
    "path",
    ["p.PNG", "a/b.jpeg", "talk.pdf", "rows.csv", "sound.ogg", "film.webm", "drawing.svg"],
)
def test_pictures_sound_film_and_documents_are_published(path):
    assert find_unpublished(path) is None


@pytest.mark.parametrize(
    "path",
    [
        *(
            "evil.html",
            "evil.HTM",
            "evil.xhtml",
            "sw.js",
            "m.mjs",
            "x.wasm",
            "feed.xml",
            "main.css",
        ),
        *("CNAME", "_redirects", "_headers", "robots.txt", "hooks.py", "x.yml", "graph.json"),
        *("X.MD", "note.markdown", "nothing.", "png"),
    ],
)
def test_what_a_browser_or_a_server_obeys_is_not(path):
    assert find_unpublished(path).code == "refused-file"


def test_the_owner_can_allow_more():
    assert find_unpublished("refs.bib", ["bib"]) is None
    assert find_unpublished("evil.html", ["*"]) is None
    assert find_unpublished("png", ["png"])


@pytest.mark.parametrize(
    "data",
    [
        SVG.format("", '<path d="M0 0"/><text fill="url(#a)">C:\\x</text>'),
        SVG.format("", '<use xlink:href="#a"/><style>path{fill:url(#a)}</style>'),
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">'
        + SVG.format("", ""),
        SVG.format(
            ' xmlns:i="http://www.inkscape.org/namespaces/inkscape"', "<i:view i:zoom='1'/>"
        ),
        SVG.format("", '<image href="data:image/png;base64,AAAA"/>'),
        "",
    ],
)
def test_a_drawing_is_a_drawing(data):
    assert not find_active(data.encode())


@pytest.mark.parametrize(
    "data",
    [
        SVG.format("", "<script>x</script>"),
        SVG.format(' onload="x"', ""),
        SVG.format("", "<foreignObject/>"),
        SVG.format("", '<a href="javascript:x"/>'),
        SVG.format("", '<a xlink:href="java&#115;cript:x"/>'),
        SVG.format("", '<use href="other.svg#a"/>'),
        SVG.format("", '<image href="data:image/svg+xml,x"/>'),
        SVG.format("", '<set attributeName="href" to="javascript:x"/>'),
        SVG.format("", '<animate attributeName="href" values="javascript:x"/>'),
        SVG.format("", '<h:body xmlns:h="http://www.w3.org/1999/xhtml"/>'),
        SVG.format("", '<style>@import "https://example.org/x"</style>'),
        SVG.format("", '<rect style="fill:url(https://example.org/x)"/>'),
        SVG.format("", '<rect style="fill:u\\72l(https://example.org/x)"/>'),
        '<?xml-stylesheet href="x.xsl" type="text/xsl"?>' + SVG.format("", ""),
        "<!DOCTYPE svg [<!ENTITY a 'x'>]>" + SVG.format("", "&a;"),
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        "<svg><script>x</script></svg>",
        "no XML",
        "<svg",
    ],
)
def test_whatever_could_run_or_load_is_found_in_a_drawing(data):
    assert find_active(data.encode())


def test_a_drawing_that_could_run_is_no_file_of_the_garden(folder):
    (folder / "bad.svg").write_text(SVG.format("", "<script>x</script>"))
    (folder / "good.svg").write_text(SVG.format("", ""))
    sources = read_folder(folder)
    assert sources.assets == {"good.svg"}
    assert [f.path for f in sources.findings] == ["bad.svg"]
    assert read_folder(folder, kinds={"*"}).assets == {"good.svg", "bad.svg"}
