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
from garden.search.manifest import Manifest
from garden.search.schema import stemmed, stored_fields
from garden.words.split import words

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
    headings=("Steps",),
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
        ("retrospectives*", {ROUND, CHECK_IN}),
        ("ret*tive", {ROUND, CHECK_IN}),
        ("r?r", {ROUND}),
        ("heading:steps", {CHECK_IN}),
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
    found = {hit.path for hit in index.query(text) if not hit.is_partial}
    assert found == {document.path for document in expected}


def test_a_note_with_some_of_the_words_stands_behind_and_says_so(index):
    answer = index.answer("everybody turn")
    assert [(hit.path, hit.is_partial) for hit in answer.hits] == [
        (ROUND.path, False),
        (CHECK_IN.path, True),
    ]
    assert answer.total == 1


def test_what_is_asked_of_fields_has_to_be_so_though_words_are_missing(index):
    (hit,) = index.query("type:note 知识 turn")
    assert (hit.path, hit.is_partial) == (FLOWERS.path, True)


@pytest.mark.parametrize("text", ["how do we take turns", "what is a turn?", "why turn"])
def test_words_that_only_make_a_question_are_passed_over(index, text):
    first = index.query(text)[0]
    assert (first.path, first.is_partial) == (ROUND.path, "take" in text)


def test_a_question_of_nothing_else_is_looked_for(index):
    index.update([replace(ROUND, text="Who? Why?")])
    assert paths(index.query("who why")) == [ROUND.path]


def test_a_misspelt_query_is_answered_as_if_it_were_not_and_says_so(index):
    answer = index.answer("evrybody tern")
    assert answer.corrected == "everybody turn"
    assert answer.hits[0].path == ROUND.path
    assert index.answer("everybody").corrected is None


def test_all_that_is_found_is_counted_by_domain_type_status_and_tag(index):
    answer = index.answer("everybody", limit=1, facets=True)
    assert (len(answer.hits), answer.total) == (1, 2)
    assert answer.facets == {
        "domain": {"facilitation": 2, "social-learning": 1},
        "type": {"routine": 2},
        "status": {"seed": 1},
        "tag": {"meeting": 1, "meeting/format": 1},
    }
    assert index.answer("everybody").facets == {}


def test_a_hit_tells_what_the_note_is(index):
    (hit,) = index.query("turn path:facilitation/round*")
    told = (hit.type, hit.domains, hit.status, hit.tags)
    assert told == ("routine", ROUND.domains, "seed", ROUND.tags)


@pytest.mark.parametrize(
    ("more", "less"), [("title", "aliases"), ("aliases", "headings"), ("headings", "text")]
)
def test_a_word_counts_more_in_a_title_than_in_another_name_a_heading_the_text(index, more, less):
    def with_landing(path, field):
        value = "landing" if field in {"title", "text"} else ("landing",)
        plain = replace(CHECK_IN, path=path, title="Other", text="Nothing.", headings=())
        return replace(plain, **{field: value})

    index.update([with_landing("a-less.md", less), with_landing("b-more.md", more)])
    assert paths(index.query("landing")) == ["b-more.md", "a-less.md"]


def test_no_more_hits_than_asked_for_are_given(index):
    assert len(index.query("everybody", limit=1)) == 1
    with pytest.raises(UsageError):
        index.query("everybody", limit=0)


def test_a_text_is_like_notes_that_have_its_telling_words(index):
    text = "A check-in before a retrospective opens a meeting: somebody speaks."
    (path, words) = index.like(text)[0]
    assert path == CHECK_IN.path
    assert {"retrospective", "opens"} <= set(words)
    assert index.like("zebra crossing") == index.like("") == []


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
    pieces = excerpt(text, {"alpha", "beta"})
    shown = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.is_match] == ["alpha", "beta"]
    assert "alpha beta" in shown
    assert len(shown) <= 200
    assert "\n" not in shown


@settings(deadline=None)
@given(st.text(max_size=600), st.text(max_size=5))
def test_an_excerpt_joins_to_text_that_stands_in_the_note(text, looked_for):
    stems = {stemmed(word.text) for word in words(looked_for, singles=False)}
    shown = "".join(piece.text for piece in excerpt(text, stems))
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
    assert index.update([*ALL, replace(ROUND, path="new.md")]) == SearchChange(4, 0, 0)
    assert index.stats().rebuilt


@pytest.mark.parametrize("pattern", ["*.seg", "*.toc", "words.json", "manifest.json"])
def test_garbage_in_a_file_means_a_new_index(index, tmp_path, pattern):
    file = the_file(index, pattern)
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8] = b"\x00garbage"[: len(content) - middle]
    file.write_bytes(content)
    again = SearchIndex(tmp_path / "search")
    assert again.stats().rebuilt
    assert again.update(ALL) == SearchChange(3, 0, 0)
    assert not SearchIndex(tmp_path / "search").stats().rebuilt


def test_a_missing_file_means_a_new_index(index, tmp_path):
    the_file(index, "*.seg").unlink()
    again = SearchIndex(tmp_path / "search")
    assert again.stats().rebuilt
    assert again.query("everybody") == []


def test_what_was_left_half_written_beside_the_index_is_cleared_away(index, tmp_path):
    folder = index.stats().folder
    (folder / "_MAIN_99.toc").write_bytes(b"half")
    again = SearchIndex(tmp_path / "search")
    assert not again.stats().rebuilt
    assert not (folder / "_MAIN_99.toc").exists()
    assert paths(again.query("花园")) == [FLOWERS.path]


def test_a_left_over_lock_stops_nobody(tmp_path):
    index = SearchIndex(tmp_path)
    (index.stats().folder / "MAIN_WRITELOCK").write_bytes(b"")
    assert index.update(ALL) == SearchChange(3, 0, 0)


def test_while_somebody_writes_others_read_but_do_not_write(index, tmp_path):
    other = SearchIndex(tmp_path / "search")
    with index._store.locked():
        with pytest.raises(SearchBusy, match="Try again"):
            other.update([CHECK_IN])
        assert paths(other.query("花园")) == [FLOWERS.path]
    assert other.update([CHECK_IN]) == SearchChange(0, 0, 2)


SCRIPT = """
    import sys, time
    from pathlib import Path
    from garden.search import SearchBusy, SearchDocument, SearchIndex
    folder, letter, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

    def patiently(act):
        while True:
            try:
                return act()
            except SearchBusy:
                time.sleep(0.005)

    index = patiently(lambda: SearchIndex(folder))
    print("begun", flush=True)
    for number in range(rounds):
        text = f"shared {letter}{number} " + "word " * 50
        made = [SearchDocument(f"{n}.md", f"Title {letter}", text) for n in range(number % 7 + 20)]
        patiently(lambda: index.update(made, f"{letter}{number}"))
        hits = patiently(lambda: index.query("shared", 1000))
        assert hits and len({hit.title for hit in hits}) == 1, hits
    print(index.stats().rebuilt)
"""


def writing(folder, letter, rounds):
    command = [sys.executable, "-W", "ignore", "-c", textwrap.dedent(SCRIPT), str(folder), letter]
    return subprocess.Popen(
        [*command, str(rounds)], env=environment(), stdout=subprocess.PIPE, text=True
    )


def test_two_processes_that_write_at_once_leave_an_index_of_one_of_them(tmp_path):
    writers = [writing(tmp_path / "search", letter, 6) for letter in "ab"]
    said = [writer.communicate()[0].split() for writer in writers]
    assert said == [["begun", "False"], ["begun", "False"]]
    index = SearchIndex(tmp_path / "search")
    (state,) = (state for state in ("a5", "b5") if index.holds(state))
    hits = index.query(state, 1000)
    assert len(hits) == index.stats().documents
    assert not index.stats().rebuilt


@pytest.mark.skipif(os.name == "nt", reason="There is no SIGKILL to send.")
@pytest.mark.parametrize("moment", range(6))
def test_a_writer_killed_at_any_moment_leaves_an_index_that_answers_right(tmp_path, moment):
    """Moments are spread over the updates; wherever one falls, the index holds one state."""
    folder = tmp_path / "search"
    SearchIndex(folder).update(ALL)
    writer = writing(folder, "k", 1000)
    assert writer.stdout.readline() == "begun\n"
    with contextlib.suppress(subprocess.TimeoutExpired):
        writer.wait(moment * 0.017)
    writer.kill()
    writer.communicate()
    assert writer.returncode == -signal.SIGKILL
    index = SearchIndex(folder)
    hits = index.query("shared OR everybody OR 花园", 1000)
    assert len(hits) == index.stats().documents
    assert len({hit.excerpt[0].text for hit in hits if "Title" in hit.title}) <= 1
    index.update([CHECK_IN])
    assert paths(index.query("everybody OR shared")) == [CHECK_IN.path]
    assert index.suggest("retrospctive") == "retrospective"
    assert not SearchIndex(folder).stats().rebuilt


def test_a_failing_writer_lets_go_of_the_lock_and_changes_nothing(index):
    store = index._store
    with contextlib.suppress(KeyboardInterrupt), store.locked(), store.writer(Manifest(), {}) as w:
        w.add_document(**stored_fields(replace(ROUND, path="new.md")))
        raise KeyboardInterrupt
    assert index.stats().documents == 3
    assert index.update([CHECK_IN]) == SearchChange(0, 0, 2)


def test_what_the_index_was_made_from_is_remembered(index):
    assert not index.holds("")
    index.update(ALL, "one")
    assert index.holds("one")
    index.update(ALL, "two")
    assert index.holds("two")
    assert not index.holds("one")


def test_words_of_notes_that_are_gone_are_not_suggested(index):
    index.update([replace(CHECK_IN, text="Everybody speaks once.")])
    assert index.suggest("retrospctive") is None
    assert index.suggest("evrybody") == "everybody"


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
        index.like("word " * 100)
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
