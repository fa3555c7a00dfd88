"""`garden serve`: each page as a build would write it, at every moment."""

import threading
import urllib.error
import urllib.request
from http import HTTPStatus

import pytest
from mkdocs.commands.build import build as engine_build
from mkdocs.config import load_config
from sites import SETTINGS, write_garden

from mkdocs_garden.live.server import News, Server, as_json
from mkdocs_garden.live.site import LiveSite
from mkdocs_garden.live.watch import Watch
from mkdocs_garden.live.whole import plugins_of_the_whole

NOTES = """\
-- index.md --
# Welcome

See [[Peer assist]].
-- peer-assist.md --
---
title: Peer assist
type: routine
domain: facilitation
contributors: [ada]
---
One asks, and the others tell; it begins with a [[Check-in]].
-- check-in.md --
---
type: term
definition: A first word from everybody.
---
Begin with everybody.
"""
PEER = "peer-assist.md"
NOT_SERVED = ("garden/find/", "assets/garden/find/search.js", "sitemap.xml.gz")
"""The readers' search, in whose place that of the writers stands; and what is for robots."""
SCRIPT = b'<script type="module" src="/_garden/live.js"></script>'


def configuration(folder, site, settings=SETTINGS):
    """Read the settings of a garden in `folder` as the live site does."""
    (folder / "mkdocs.yml").write_text(settings)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / site))
    config.site_url = "http://localhost:8000/"
    config.plugins.on_startup(command="build", dirty=False)
    return config


@pytest.fixture
def garden(tmp_path):
    """The folder of a small garden."""
    write_garden(tmp_path, NOTES)
    return tmp_path


@pytest.fixture
def live(garden):
    """The garden, served."""
    return LiveSite(lambda: configuration(garden, "live"), configuration(garden, "live"))


def edit(garden, live, path, text):
    """Write a note and tell the live site of it; return whether that was quick."""
    file = garden / "content" / path
    file.write_text(text)
    return live.take([file.resolve()])


def body(live, path):
    """Return the page at `path`, as text."""
    return live.answer(path).body.decode()


def assert_as_built(garden, live):
    """Compare every file that a build writes with what is served at its address."""
    built = configuration(garden, "built")
    engine_build(built)
    pages = 0
    for file in sorted((garden / "built").rglob("*")):
        address = file.relative_to(garden / "built").as_posix()
        if file.is_dir() or address.startswith(NOT_SERVED):
            continue
        answer = live.answer(f"/{address}")
        assert answer.status is HTTPStatus.OK, address
        assert answer.body.replace(SCRIPT, b"") == file.read_bytes(), address
        pages += address.endswith(".html")
    assert pages > 20


def test_every_page_is_what_a_build_writes(garden, live):
    assert_as_built(garden, live)


def test_after_an_edit_every_page_is_what_a_build_writes(garden, live):
    body(live, "/check-in/")
    text = (
        garden / "content" / PEER
    ).read_text() + "\nSee [[Nobody wrote this]] and [[Welcome]].\n"
    assert edit(garden, live, PEER, text.replace("facilitation", "facilitation\ntags: [meeting]"))
    assert_as_built(garden, live)


def test_backlinks_and_indexes_follow_an_edit(garden, live):
    assert "Peer assist" in body(live, "/check-in/")
    assert edit(garden, live, PEER, "# Peer assist\n\nNo link, but [[A wish]].\n")
    assert "peer-assist/" not in body(live, "/check-in/").partition("<article")[2]
    assert "A wish" in body(live, "/garden/wanted/")


def test_a_new_note_and_a_removed_one_are_read_again(garden, live):
    assert not edit(garden, live, "new.md", "# New\n\nSee [[Peer assist]].\n")
    assert "New" in body(live, "/new/")
    (garden / "content" / "new.md").unlink()
    assert not live.take([(garden / "content" / "new.md").resolve()])
    assert live.answer("/new/").status is HTTPStatus.NOT_FOUND


def test_a_new_domain_has_its_page(garden, live):
    edit(garden, live, PEER, "---\ntitle: Peer assist\ndomain: cooking\n---\n")
    assert "Peer assist" in body(live, "/garden/domains/cooking/")
    assert live.answer("/garden/domains/facilitation/").status is HTTPStatus.NOT_FOUND
    assert not live.settle()


def test_a_domain_that_is_gone_is_noticed(garden, live):
    edit(garden, live, PEER, "---\ntitle: Peer assist\n---\n")
    assert live.settle()
    assert live.answer("/garden/domains/facilitation/").status is HTTPStatus.NOT_FOUND


def test_broken_settings_leave_a_page_that_says_so_until_they_are_mended(garden):
    settings = garden / "mkdocs.yml"
    before = settings.read_text()
    broken = LiveSite(lambda: load_config(str(settings)), configuration(garden, "live"))
    settings.write_text("site_name: [\n")
    assert not broken.take([settings.resolve()])
    answer = broken.answer("/")
    assert answer.status is HTTPStatus.INTERNAL_SERVER_ERROR
    assert SCRIPT in answer.body
    settings.write_text(before)
    broken.take([settings.resolve()])
    assert broken.answer("/").status is HTTPStatus.OK


def test_findings_of_a_note_are_told_by_its_page(garden, live):
    edit(garden, live, PEER, "# Peer assist\n\nSee [[Nowhere]].\n")
    assert [found.code for found in live.findings("/peer-assist/")] == ["wanted-note"]
    assert live.findings("/garden/") == []


def test_the_search_knows_of_an_edit(garden, live, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(garden / "cache"))
    assert [page["t"] for page in live.search("others tell")["pages"]] == ["Peer assist"]
    edit(garden, live, PEER, "---\ntitle: Peer assist\n---\nNow about [[Check-in|porcupines]].\n")
    live.refresh()
    found = live.search("porcupine")
    assert [(page["t"], page["u"]) for page in found["pages"]] == [("Peer assist", "peer-assist/")]
    assert found["terms"] == ["porcupines"]
    assert "problem" in live.search('"')
    assert b"/_garden/search" in live.answer("/assets/garden/find/search.js").body


@pytest.mark.parametrize("path", ["/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "//etc/passwd", "/a\0"])
def test_nothing_outside_the_site_is_served(live, path):
    assert live.answer(path).status is HTTPStatus.NOT_FOUND


def test_what_editors_keep_beside_a_note_is_passed_over(garden, live):
    for name in (".peer-assist.md.swp", "peer-assist.md~", "#peer-assist.md#", "4913.tmp"):
        assert not live.concerns([garden / "content" / name])


def test_a_plugin_that_may_sum_up_all_pages_is_known_by_its_events(garden):
    hook = "def on_page_content(html, **_):\n    pass\n\ndef on_env(env, **_):\n    pass\n"
    (garden / "sums.py").write_text(hook)
    (garden / "alone.py").write_text(hook.partition("\n\n")[0])
    with_hooks = SETTINGS + "hooks: [sums.py, alone.py]\n"
    assert plugins_of_the_whole(configuration(garden, "live", with_hooks)) == ("sums.py",)


@pytest.fixture
def server():
    """A server that says which path was asked for."""
    news = News()
    server = Server(0, as_json, lambda name, _: as_json(name) if name == "own" else None, news)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def fetch(server, path, host=None):
    """Return status and text of what a server answers."""
    request = urllib.request.Request(f"http://127.0.0.1:{server.server_port}{path}")
    if host:
        request.add_header("Host", host)
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - of this machine
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_only_this_machine_by_its_own_names_is_answered(server):
    assert server.server_address[0] == "127.0.0.1"
    assert fetch(server, "/a%20b/") == (200, '"/a b/"')
    assert fetch(server, "/", "localhost:8000")[0] == HTTPStatus.OK
    for host in ("evil.example", "localhost.evil.example", "evil.example:8000", "127.0.0.1.nip.io"):
        assert fetch(server, "/", host)[0] == HTTPStatus.FORBIDDEN


def test_what_is_ours_alone_stands_beside_the_site(server):
    assert "follow()" in fetch(server, "/_garden/live.js")[1]
    assert fetch(server, "/_garden/own") == (200, '"own"')
    assert fetch(server, "/_garden/../../etc/passwd")[0] == HTTPStatus.NOT_FOUND


def test_a_browser_that_waits_hears_of_a_change(server):
    heard = []
    waiting = threading.Thread(target=lambda: heard.append(fetch(server, "/_garden/news?known=1")))
    waiting.start()
    server.news.tell()
    waiting.join(10)
    assert heard == [(200, '{"number": 2}')]


def test_changes_of_one_moment_are_told_at_once(tmp_path):
    told, heard = [], threading.Event()
    single = tmp_path / "beside" / "mkdocs.yml"
    single.parent.mkdir()
    single.touch()
    (tmp_path / "notes").mkdir()
    watch = Watch([tmp_path / "notes", single], lambda files: (told.append(files), heard.set()))
    watch.start()
    (tmp_path / "notes" / "a.md").write_text("a")
    (tmp_path / "notes" / "b.md").write_text("b")
    (single.parent / "other.yml").touch()
    assert heard.wait(10)
    watch.stop()
    assert told == [{tmp_path / "notes" / "a.md", tmp_path / "notes" / "b.md"}]
