"""The search index: what it finds, what it suggests, and what it survives."""

import contextlib
import importlib.metadata
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garden.errors import GardenError, UsageError
from garden.search import (
    SearchBusy,
    SearchChange,
    SearchDamaged,
    SearchDocument,
    SearchIndex,
    engine,
)
from garden.search.excerpt import excerpt
from garden.search.schema import stored_fields
from garden.search.words import words

ROUND = SearchDocument(
    path="facilitation/round-robin.md",
    title="Round-robin review",
    text="Everybody speaks in turn.\n\nWe used it in two retrospectives, at the Café.",
    aliases=("RRR",),
    type="routine",
    domains=("facilitation", "social-learning"),
    tags=("meeting/format",),
    contributors=("Ada Lovelace", "grace"),
    status="seed",
)
CHECK_IN = SearchDocument(
    path="facilitation/check-in.md",
    title="Check-in",
    text="A check-in opens a meeting: everybody speaks once before a retrospective.",
    type="routine",
    domains=("facilitation",),
)
FLOWERS = SearchDocument(
    path="花园.md",
    title="知识花园",
    text="知识花园是一个由社区共同维护的笔记集合。",
    type="note",
    domains=("gardens",),
)
ALL = (ROUND, CHECK_IN, FLOWERS)


@pytest.fixture
def index(tmp_path):
    made = SearchIndex(tmp_path / "search")
    made.update(ALL)
    return made


def paths(hits):
    return [hit.path for hit in hits]


def marked(hit):
    return [piece.text for piece in hit.excerpt if piece.is_match]


# --- finding --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("retrospective", {ROUND, CHECK_IN}),
        ("retrospectives", {ROUND, CHECK_IN}),
        ("Retro*", {ROUND, CHECK_IN}),
        ("retrospectives*", {ROUND}),
        ("retrospctive~2", {ROUND, CHECK_IN}),
        ("everybody turn", {ROUND}),
        ('"speaks in turn"', {ROUND}),
        ('"turn speaks"', set()),
        ("turn OR opens", {ROUND, CHECK_IN}),
        ("everybody NOT turn", {CHECK_IN}),
        ("cafe", {ROUND}),
        ("CAFÉ", {ROUND}),
        ("cafe\u0301", {ROUND}),
        ("rrr", {ROUND}),
        ("花园", {FLOWERS}),
        ("识花", {FLOWERS}),
        ("花", {FLOWERS}),
        ("合", {FLOWERS}),
        ("社区共同维护", {FLOWERS}),
        ("园花", set()),
        ("type:routine", {ROUND, CHECK_IN}),
        ("type:Routine turn", {ROUND}),
        ("domain:facilitation", {ROUND, CHECK_IN}),
        ('domain:"Social Learning"', {ROUND}),
        ("tag:meeting", {ROUND}),
        ("tag:Meeting/Format", {ROUND}),
        ("tag:meeting/*", {ROUND}),
        ("status:seed", {ROUND}),
        ("contributor:ada", {ROUND}),
        ('contributor:"Ada Lovelace"', {ROUND}),
        ("contributor:gr*", {ROUND}),
        ("title:review", {ROUND}),
        ("alias:rrr", {ROUND}),
        ("path:facilitation*", {ROUND, CHECK_IN}),
        ("NOT type:routine", {FLOWERS}),
        ("http://somewhere", set()),
    ],
)
def test_a_query_finds(index, text, expected):
    assert set(paths(index.query(text))) == {document.path for document in expected}


def test_a_word_in_the_title_counts_more_than_in_the_text(index):
    text = replace(CHECK_IN, path="text.md", title="Other", text="Soft landing. " * 3)
    title = replace(CHECK_IN, path="title.md", title="Landing", text="Something else.")
    index.update([text, title])
    assert paths(index.query("landing")) == ["title.md", "text.md"]


def test_no_more_hits_than_asked_for_are_given(index):
    assert len(index.query("everybody", limit=1)) == 1
    with pytest.raises(UsageError):
        index.query("everybody", limit=0)


def test_similar_notes_share_special_words_and_never_include_the_note(index):
    assert paths(index.similar(CHECK_IN.path)) == [ROUND.path]


def test_similar_to_an_unknown_note_says_so(index):
    with pytest.raises(UsageError, match=r"holds no note `nowhere\.md`"):
        index.similar("nowhere.md")


# --- excerpts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("retrospective", ["retrospectives"]),
        ("retro*", ["retrospectives"]),
        ("retrospctive~2", ["retrospectives"]),
        ('"speaks in turn"', ["speaks", "turn"]),
        ("title:review", []),
    ],
)
def test_the_excerpt_marks_what_was_looked_for(index, text, expected):
    (hit,) = index.query(f"{text} path:facilitation/round*")
    assert marked(hit) == expected


def test_pairs_of_characters_are_marked_as_one_stretch(index):
    (hit,) = index.query("知识花园")
    assert marked(hit) == ["知识花园"]


def test_an_excerpt_is_short_plain_and_shows_the_best_stretch():
    text = "alpha " + "filler " * 200 + "alpha\n\n  beta " + "filler " * 200
    pieces = excerpt(text, {"alpha", "beta"}, set())
    shown = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.is_match] == ["alpha", "beta"]
    assert "alpha beta" in shown
    assert len(shown) <= 200
    assert "\n" not in shown


@settings(deadline=None)
@given(st.text(max_size=600), st.text(max_size=5))
def test_an_excerpt_joins_to_text_that_stands_in_the_note(text, looked_for):
    forms = {word.text for word in words(looked_for, singles=False)}
    shown = "".join(piece.text for piece in excerpt(text, set(), forms))
    assert shown.strip() in " ".join(text.split())


# --- suggesting -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("retrospctive", "retrospective"),
        ("the revew OR retrospektive", "the review OR retrospective"),
        ('"speeks in turn"', '"speaks in turn"'),
        ("type:routin opns", "type:routin opens"),
        ("retrospective", None),
        ("zzzzzz", None),
        ("花图", None),
        ("", None),
    ],
)
def test_a_misspelling_gets_the_nearest_word(index, text, expected):
    assert index.suggest(text) == expected


def test_an_empty_index_answers_with_nothing(tmp_path):
    index = SearchIndex(tmp_path)
    assert index.query("word") == []
    assert index.suggest("word") is None
    assert index.stats().documents == 0


# --- queries that cannot be ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "nothing to look for"),
        ("the", "nothing to look for"),
        ("()", "nothing to look for"),
        ("typ:routine", "Did you mean `type`"),
        ("(domian:x)", "Did you mean `domain`"),
        ("word~5", "`~2` for two"),
        ("a~ b~ c~ d~", "At most 3 words"),
        ("word " * 200, "longer than 500"),
        ("NOT ANDNOT digest::", "cannot be understood"),
    ],
)
def test_a_malformed_query_says_what_to_change(index, text, message):
    with pytest.raises(UsageError, match=message):
        index.query(text)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    made = SearchIndex(tmp_path_factory.mktemp("search"))
    made.update(ALL)
    return made


SYNTAX = st.sampled_from([*"()\"'*?~^[]{}:/\\<>|, ", "AND ", "NOT ", " OR ", " TO ", "ANDNOT "])
PARTS = st.one_of(SYNTAX, st.sampled_from(["type:", "digest:", "path:", "review", "~2", "花园"]))


@settings(deadline=None)
@given(st.lists(st.one_of(PARTS, st.text(max_size=3)), max_size=12).map("".join))
def test_no_query_damages_anything_or_ends_in_a_traceback(shared, text):
    with contextlib.suppress(UsageError):
        shared.query(text)
    shared.suggest(text)
    assert not shared.stats().rebuilt


# --- updating -------------------------------------------------------------------------


def test_an_update_touches_only_what_changed(index):
    assert index.update(ALL) == SearchChange(0, 0, 0)
    changed = replace(ROUND, text="Entirely new words.")
    added = replace(CHECK_IN, path="other.md")
    assert index.update([changed, CHECK_IN, added]) == SearchChange(added=1, changed=1, removed=1)
    assert paths(index.query("entirely")) == [ROUND.path]
    assert index.stats().documents == 3


def test_what_is_removed_is_not_found(index):
    index.update([CHECK_IN])
    assert paths(index.query("everybody")) == [CHECK_IN.path]
    assert index.query("花园") == []


def test_another_process_sees_the_update(index, tmp_path):
    other = SearchIndex(tmp_path / "search")
    index.update([FLOWERS])
    assert other.stats().documents == 1


def test_a_document_needs_no_more_than_a_path(index):
    index.update([SearchDocument("empty.md", "", "")])
    (hit,) = index.query("path:empty.md")
    assert (hit.title, hit.excerpt) == ("", ())


def test_an_undecodable_file_name_is_written_out(index):
    index.update([replace(ROUND, path="caf\udce9.md", title="\udce9")])
    assert paths(index.query("turn")) == ["caf\\udce9.md"]
    assert index.update([replace(ROUND, path="caf\udce9.md", title="\udce9")]) == SearchChange(
        0, 0, 0
    )


# --- surviving ------------------------------------------------------------------------


def the_file(index, pattern):
    (found,) = index.stats().folder.glob(pattern)
    return found


@pytest.mark.parametrize("pattern", ["*.seg", "*.toc"])
@pytest.mark.parametrize("kept", [0, 0.5, 0.95])
def test_a_truncated_file_means_a_new_index(index, tmp_path, pattern, kept):
    file = the_file(index, pattern)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])
    again = SearchIndex(tmp_path / "search")
    assert again.stats().rebuilt
    assert again.update(ALL) == SearchChange(3, 0, 0)
    assert paths(again.query("花园")) == [FLOWERS.path]
    assert not SearchIndex(tmp_path / "search").stats().rebuilt


def test_damage_met_while_reading_empties_the_index_and_says_so(index):
    the_file(index, "*.seg").write_bytes(b"")
    with pytest.raises(SearchDamaged, match="Run the command again"):
        index.query("everybody")
    assert index.stats().rebuilt
    assert index.query("everybody") == []


def test_damage_met_while_updating_is_mended_on_the_way(index):
    the_file(index, "*.seg").write_bytes(b"")
    assert index.update(ALL) == SearchChange(3, 0, 0)
    assert index.stats().rebuilt


def test_a_left_over_lock_stops_nobody(tmp_path):
    index = SearchIndex(tmp_path)
    (index.stats().folder / "MAIN_WRITELOCK").write_bytes(b"")
    assert index.update(ALL) == SearchChange(3, 0, 0)


def test_while_somebody_writes_others_read_but_do_not_write(index, tmp_path):
    other = SearchIndex(tmp_path / "search")
    with index._store.writer():
        with pytest.raises(SearchBusy, match="Try again"):
            other.update([CHECK_IN])
        assert paths(other.query("花园")) == [FLOWERS.path]
    assert other.update([CHECK_IN]) == SearchChange(0, 0, 2)


@pytest.mark.skipif(os.name == "nt", reason="There is no SIGKILL to send.")
@pytest.mark.usefixtures("index")
def test_a_killed_writer_leaves_the_index_as_it_was(tmp_path):
    script = """
        import os, signal, sys
        from pathlib import Path
        from garden.search import SearchDocument, SearchIndex
        from garden.search.schema import stored_fields
        index = SearchIndex(Path(sys.argv[1]))
        with index._store.writer() as writer:
            for number in range(50):
                document = SearchDocument(f"{number}.md", "Title", "word " * 100)
                writer.update_document(**stored_fields(document))
            os.kill(os.getpid(), signal.SIGKILL)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "search")]
    killed = subprocess.run(command, env=environment(), check=False)
    assert killed.returncode == -signal.SIGKILL
    again = SearchIndex(tmp_path / "search")
    assert again.stats().documents == 3
    assert again.update([CHECK_IN]) == SearchChange(0, 0, 2)
    assert not again.stats().rebuilt


def test_a_failing_writer_lets_go_of_the_lock_and_changes_nothing(index):
    with contextlib.suppress(KeyboardInterrupt), index._store.writer() as writer:
        writer.update_document(**stored_fields(replace(ROUND, path="new.md")))
        raise KeyboardInterrupt
    assert index.stats().documents == 3
    assert index.update([CHECK_IN]) == SearchChange(0, 0, 2)


# --- a private place --------------------------------------------------------------------

posix = pytest.mark.skipif(os.name == "nt", reason="Modes and links are other things there.")


@posix
def test_only_the_owner_may_open_the_folder(index):
    assert index.stats().folder.stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_that_others_could_write_to_is_emptied_unopened(index, tmp_path):
    index.stats().folder.chmod(0o755)
    again = SearchIndex(tmp_path / "search")
    assert again.stats().rebuilt
    assert again.stats().documents == 0
    assert again.stats().folder.stat().st_mode & 0o777 == 0o700


@posix
@pytest.mark.parametrize("depth", [0, 1])
def test_a_link_in_its_place_is_refused_and_not_followed(index, tmp_path, depth):
    folder = [tmp_path / "search", index.stats().folder][depth]
    target = folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(target)
    with pytest.raises(GardenError, match="symbolic link"):
        SearchIndex(tmp_path / "search")
    assert list(target.iterdir())


def test_a_place_that_cannot_be_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GardenError, match="cannot be kept"):
        SearchIndex(tmp_path / "file")


# --- the right Whoosh -------------------------------------------------------------------


def environment(**more):
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}


def test_whoosh_compiles_and_works_without_a_warning(tmp_path):
    script = """
        import sys
        from pathlib import Path
        from garden.search import SearchDocument, SearchIndex
        index = SearchIndex(Path(sys.argv[1]))
        index.update([SearchDocument("a.md", "Title", "word " * 100)])
        assert index.query("wird~ OR ti* OR 'a b'") and index.suggest("wird")
        assert not index.similar("a.md")
    """
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(script), str(tmp_path / "i")]
    fresh = environment(PYTHONPYCACHEPREFIX=str(tmp_path / "bytecode"))
    done = subprocess.run(command, env=fresh, check=False, capture_output=True, text=True)
    assert done.stderr == ""


def test_two_distributions_of_whoosh_are_refused(tmp_path, monkeypatch):
    both = {"whoosh": ["whoosh3", "Whoosh", "Whoosh"]}
    monkeypatch.setattr(importlib.metadata, "packages_distributions", lambda: both)
    engine.require_one_whoosh.cache_clear()
    with pytest.raises(GardenError, match="Whoosh and whoosh3 are both installed"):
        SearchIndex(tmp_path)
