"""The cache: values are found again as they were kept, or not at all."""

import json
import os
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garden.cache import CacheError, digest, keeping_nothing, open_cache
from garden.cache.frame import MAGIC, unwrap, wrap

NOW = float(int(time.time()))
DAY = 86_400.0
KEY = digest("a note")


@pytest.fixture
def cache(tmp_path):
    """An empty cache in a garden."""
    return open_cache(tmp_path, None, NOW)


def file_of(folder, kind="html", key=KEY):
    """Return the file in which a value lies."""
    return folder / ".garden" / "cache" / kind / key[:2] / key[2:]


def test_what_is_kept_is_found(cache):
    """Also what is empty."""
    cache.keep("html", KEY, b"<p>")
    cache.keep("html", digest("other"), b"")
    assert cache.find("html", KEY) == b"<p>"
    assert cache.find("html", digest("other")) == b""


def test_kinds_are_apart(cache):
    """The same key of another kind is another value."""
    cache.keep("html", KEY, b"<p>")
    assert cache.find("page", KEY) is None


def test_what_is_kept_again_is_what_is_found(cache):
    """The later value stands."""
    cache.keep("html", KEY, b"one")
    cache.keep("html", KEY, b"two")
    assert cache.find("html", KEY) == b"two"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[:-1],
        lambda raw: raw + b"x",
        lambda raw: raw[: len(MAGIC)],
        lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
        lambda raw: raw.replace(b"cache 1", b"cache 2"),
        lambda _raw: b"",
        lambda _raw: b"<p>",
    ],
)
def test_what_was_spoilt_is_absent_and_removed(cache, tmp_path, spoil):
    """Cut, altered, of another version, empty, foreign: each counts as none."""
    cache.keep("html", KEY, b"<p>")
    file = file_of(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    assert cache.find("html", KEY) is None
    assert not file.exists()


def test_a_value_under_anothers_name_is_absent(cache, tmp_path):
    """A file that somebody moved says something else than its name."""
    cache.keep("html", KEY, b"<p>")
    other = digest("another note")
    file_of(tmp_path, key=other).parent.mkdir(parents=True, exist_ok=True)
    file_of(tmp_path).rename(file_of(tmp_path, key=other))
    assert cache.find("html", other) is None


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_only_what_was_wrapped_is_unwrapped(value, other):
    """Whatever the bytes are."""
    assert unwrap("html", KEY, wrap("html", KEY, value)) == value
    assert unwrap("html", KEY, other) is None


@given(st.lists(st.binary(max_size=5)), st.lists(st.binary(max_size=5)))
def test_other_parts_make_another_key(one, other):
    """Where a part ends is part of the key."""
    assert (digest(*one) == digest(*other)) is (one == other)


@pytest.mark.parametrize("kind", ["", "../x", "Html", "a/b"])
def test_a_kind_is_a_plain_word(cache, kind):
    """No value leads out of the cache."""
    with pytest.raises(ValueError, match="no place"):
        cache.keep(kind, KEY, b"")


@pytest.mark.parametrize("key", ["", "../../../etc", "zz" * 20, "ab"])
def test_a_key_is_a_digest(cache, key):
    """No value leads out of the cache."""
    with pytest.raises(ValueError, match="no place"):
        cache.find("html", key)


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path):
    """A cache where a file stands keeps nothing, and says nothing."""
    (tmp_path / ".garden").write_text("in the way")
    cache = open_cache(tmp_path, None, NOW)
    cache.keep("html", KEY, b"<p>")
    assert cache.find("html", KEY) is None


def test_nothing_is_kept_where_nothing_shall_be(tmp_path):
    """`--no-cache`."""
    cache = keeping_nothing()
    cache.keep("html", KEY, b"<p>")
    assert cache.find("html", KEY) is None
    assert cache.stats().count == cache.clear() == cache.prune(0) == 0
    assert not list(tmp_path.iterdir())


def test_git_passes_the_cache_by(cache, tmp_path):
    """And so do programs that make backups."""
    cache.keep("html", KEY, b"<p>")
    place = tmp_path / ".garden" / "cache"
    assert (place / ".gitignore").read_text().splitlines()[-1] == "*"
    assert (place / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172")


def test_a_use_is_noted_once_a_day(cache, tmp_path):
    """What was of use lately is not touched, so that finding costs no writing."""
    cache.keep("html", KEY, b"<p>")
    file = file_of(tmp_path)
    os.utime(file, (NOW - DAY / 2, NOW - DAY / 2))
    cache.find("html", KEY)
    assert file.stat().st_mtime == NOW - DAY / 2
    os.utime(file, (NOW - 2 * DAY, NOW - 2 * DAY))
    cache.find("html", KEY)
    assert file.stat().st_mtime > NOW - 2 * DAY


def test_what_is_longest_out_of_use_goes_first(cache, tmp_path):
    """Down to the limit, and no further."""
    keys = [digest(str(number)) for number in range(4)]
    for age, key in enumerate(keys):
        cache.keep("html", key, b"x" * 1000)
        os.utime(file_of(tmp_path, key=key), (NOW - age * DAY, NOW - age * DAY))
    size = cache.stats().size
    assert cache.prune(size) == 0
    assert cache.prune(size // 2) == 2
    assert [cache.find("html", key) is None for key in keys] == [False, False, True, True]


def test_stats_tell_what_is_held(cache):
    """By kind, with bytes as they lie on the disk."""
    cache.keep("html", KEY, b"12345")
    cache.keep("page", KEY, b"1")
    cache.keep("page", digest("other"), b"1")
    held = cache.stats()
    assert {kind: holding.count for kind, holding in held.kinds.items()} == {"html": 1, "page": 2}
    assert held.count == 3
    assert held.kinds["html"].size == len(wrap("html", KEY, b"12345"))
    assert held.kinds["page"].oldest <= held.kinds["page"].newest


def test_clearing_touches_only_what_is_ours(cache, tmp_path):
    """A folder that somebody named by mistake keeps everything that is not named as we name."""
    cache.keep("html", KEY, b"<p>")
    place = tmp_path / ".garden" / "cache"
    others = [place / "thesis.txt", place / "html" / "ab" / "notes.md", place / "html" / "x"]
    for file in others:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine")
    assert cache.clear() == 1
    assert cache.find("html", KEY) is None
    assert all(file.read_text() == "mine" for file in others)


def test_a_link_in_the_cache_is_not_followed(cache, tmp_path):
    """What lies elsewhere is nobody's to let go of."""
    away = tmp_path / "away" / KEY[:2]
    away.mkdir(parents=True)
    (away / KEY[2:]).write_text("mine")
    cache.keep("page", KEY, b"")
    (tmp_path / ".garden" / "cache" / "html").symlink_to(tmp_path / "away")
    assert cache.clear() == 1
    assert (away / KEY[2:]).read_text() == "mine"


def test_what_a_killed_writer_left_is_swept_up(cache, tmp_path):
    """A day later; what is being written now is left alone."""
    cache.keep("html", KEY, b"<p>")
    old, new = (file_of(tmp_path).with_name(f".part-{name}") for name in ("old", "new"))
    for file in (old, new):
        file.write_bytes(b"half")
    newest = file_of(tmp_path).stat().st_mtime
    os.utime(old, (newest - 2 * DAY, newest - 2 * DAY))
    cache.prune()
    assert not old.exists()
    assert new.exists()


def test_many_may_write_at_once(cache):
    """Whoever reads meanwhile finds the whole value, or none."""
    value = b"x" * 100_000
    wrong = []

    def work():
        for _ in range(30):
            cache.keep("html", KEY, value)
            found = cache.find("html", KEY)
            if found not in (None, value):
                wrong.append(found)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert cache.find("html", KEY) == value


def test_another_place_is_seen_from_where_one_stands(tmp_path, monkeypatch):
    """Like every path in a shell."""
    monkeypatch.chdir(tmp_path)
    cache = open_cache(Path("elsewhere"), "shared", NOW)
    cache.keep("html", KEY, b"<p>")
    assert (tmp_path / "shared" / "html" / KEY[:2] / KEY[2:]).is_file()


def test_stats_are_plain_enough_for_json(cache):
    """Numbers and words."""
    cache.keep("html", KEY, b"<p>")
    assert json.dumps([cache.stats().place, cache.stats().size])


def test_a_place_that_nothing_here_reaches_is_told():
    """With what is amiss."""
    with pytest.raises(CacheError, match="nosuch"):
        open_cache(Path(), "nosuch://place", NOW)
