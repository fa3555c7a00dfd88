"""Notes that were read before: equal to those that are read anew, and never out of date."""

from pathlib import Path

import grimp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack

from garden.cache import Cache, open_cache
from garden.config import GardenConfig, load_config
from garden.model import NotePath
from garden.project import load_garden, load_project
from garden.reading.kept import KIND, OPTIONS, READERS, TOGETHER, Notebook, notebook
from garden.reading.parse import parse_note
from garden.slug import slugify_ascii, slugify_unicode

CONTENT = Path(__file__).parents[1] / "content"
CONFIG = load_config(None)
NOTE = """---
title: Round-robin
practice: {builds_on: "[[Peer assist]]"}
day: 2026-11-02
sizes: [1, 2.5, true, ~, {deep: no}]
tags: [meeting/format]
---

# Round-robin

One *after* the other, see [[Peer assist#How|how]] and ![[picture.png|100]]. ^first

> [!tip] Try %% not yet %% it with #five people.[^1]

[^1]: Or six.

```garden
from: facilitation
```
"""
OTHER = "A note without a head.\n"


class Memory:
    """A store in memory that tells what was asked of it."""

    place = "memory"

    def __init__(self):
        self.held = {}
        self.written = 0

    def read(self, name, _stale):
        """Return what is held."""
        return self.held.get(name)

    def write(self, name, value):
        """Hold a value, and count it."""
        self.held[name] = value
        self.written += 1

    def remove(self, name):
        """Let go of a value."""
        self.held.pop(name, None)

    def entries(self):
        """Yield nothing: nobody asks."""
        return iter(())


@pytest.fixture
def store():
    return Memory()


def read(store, texts, config=CONFIG, slugify=slugify_ascii):
    book = notebook(Cache(store, 0.0), slugify)
    texts = {NotePath(path): text for path, text in texts.items()}
    return {note.path: note for note in book.read(texts, config, slugify)}


def anew(texts, config=CONFIG, slugify=slugify_ascii):
    return {path: parse_note(NotePath(path), text, config, slugify) for path, text in texts.items()}


TEXTS = {"a.md": NOTE, "b/c.md": OTHER}


def test_a_note_that_was_kept_is_the_note_that_is_read_anew(store):
    read(store, TEXTS)
    written = store.written
    assert read(store, TEXTS) == anew(TEXTS)
    assert store.written == written


def test_every_note_of_our_own_garden_is_kept_as_it_is(store):
    texts = {
        str(file.relative_to(CONTENT)): file.read_text("utf-8") for file in CONTENT.rglob("*.md")
    }
    assert read(store, texts) == read(store, texts) == anew(texts)


HEADS = st.dictionaries(
    st.sampled_from(["title", "tags", "domain", "x", "contributors", "needs", "reviews"]),
    st.text() | st.integers() | st.floats() | st.booleans() | st.lists(st.text(max_size=5)),
)


@given(HEADS, st.text())
def test_whatever_a_note_says_is_kept(head, body):
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    store, texts = Memory(), {"a.md": f"---\n{lines}---\n{body}"}
    assert read(store, texts) == read(store, texts) == anew(texts)


def test_an_edited_note_is_read_again(store):
    read(store, TEXTS)
    edited = TEXTS | {"a.md": NOTE.replace("Round-robin", "Check-in")}
    assert read(store, edited) == anew(edited)


def test_a_text_that_moved_is_read_again(store):
    read(store, {"a.md": OTHER})
    assert read(store, {"b.md": OTHER}) == anew({"b.md": OTHER})


def test_a_note_is_read_again_under_other_options(store):
    read(store, TEXTS)
    config = load_config({"fields": {"title": "name"}})
    assert read(store, TEXTS, config) == anew(TEXTS, config)


def test_a_note_is_read_again_under_another_rule_for_ids(store):
    texts = {"a.md": "# Übung\n"}
    read(store, texts)
    assert read(store, texts, slugify=slugify_unicode) == anew(texts, slugify=slugify_unicode)


def test_under_a_rule_without_a_name_nothing_is_kept(store):
    texts = {NotePath("a.md"): "# One\n"}

    def shout(text):
        return text.upper()

    for _ in range(2):
        (note,) = notebook(Cache(store, 0.0), shout).read(texts, CONFIG, shout)
        assert note.headings[0].anchor == "ONE"
    assert not store.held


def test_one_note_more_moves_few_of_the_others(store):
    texts = {f"{number}.md": OTHER for number in range(20 * TOGETHER)}
    read(store, texts)
    written = store.written
    read(store, texts | {"new.md": OTHER})
    assert store.written == written + 1


@pytest.mark.parametrize(
    "value",
    [b"", b"nonsense", msgpack.encode([]), msgpack.encode([[1, 2]]), msgpack.encode({"a": 1})],
    ids=["empty", "no msgpack", "no notes", "of other fields", "of another form"],
)
def test_what_holds_no_such_notes_is_ignored_and_written_anew(store, value):
    read(store, {"a.md": OTHER})
    ((name, good),) = store.held.items()
    kind, first, rest = name.split("/")
    Cache(store, 0.0).keep(kind, first + rest, value)
    assert read(store, {"a.md": OTHER}) == anew({"a.md": OTHER})
    assert store.held == {name: good}


@pytest.mark.parametrize("damage", [lambda raw: raw[:-9], lambda raw: raw[:60] + b"?" + raw[61:]])
def test_a_damaged_file_is_ignored_and_written_anew(tmp_path, damage):
    (tmp_path / "a.md").write_text(NOTE)
    project = load_project(tmp_path)
    first = load_garden(project, cache=open_cache(tmp_path, None, 0.0))
    (file,) = (tmp_path / ".garden/cache" / KIND).rglob("*/*")
    good = file.read_bytes()
    file.write_bytes(damage(good))
    again = load_garden(project, cache=open_cache(tmp_path, None, 0.0))
    assert dict(again.notes) == dict(first.notes)
    assert file.read_bytes() == good


def test_half_a_character_is_read_and_not_kept(store):
    texts = {"a.md": "Half \ud83d of one."}
    assert read(store, texts) == anew(texts)
    assert not store.held


class Watched(GardenConfig):
    """Options of which only those may be asked for that the key tells."""

    def __getattribute__(self, name):
        if name in GardenConfig.model_fields and name not in OPTIONS:
            raise AssertionError(
                f"notes are read by the option {name}, which the key does not tell"
            )
        return super().__getattribute__(name)


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.md"))[::5], ids=lambda file: file.stem)
def test_the_key_tells_every_option_by_which_notes_are_read(file):
    parse_note(NotePath(file.name), file.read_text("utf-8"), Watched())


def test_the_key_tells_all_code_that_reads_a_note():
    """Else notes would be kept that newer code reads otherwise."""
    known = tuple(f"garden.{name.removesuffix('.py')}" for name in READERS)
    graph = grimp.build_graph("garden")
    readers = {"garden.reading.parse", *graph.find_upstream_modules("garden.reading.parse")}
    assert {m for m in readers if not (f"{m}.").startswith(tuple(f"{k}." for k in known))} == set()


def test_without_a_cache_every_note_is_read():
    book = Notebook(Cache(None, 0.0), "ascii")
    (note,) = book.read({NotePath("a.md"): OTHER}, CONFIG, slugify_ascii)
    assert note == anew({"a.md": OTHER})["a.md"]
