"""The judged queries: that they are sound, and that the searches answer them as told."""

from collections import Counter
from statistics import fmean

import pytest

from benchmarks.search.engines import ENGINES
from benchmarks.search.judged import GARDENS, Query, read_queries, recall, reciprocal_rank
from benchmarks.search.results import WORDS, WORDS_OF_ENGINES, Score, Scored, read, table, write

HERE = [query for query in read_queries() if query.garden == "content"]


def of(good, ask="words", **more):
    return Query("content", "name", ask, tuple(good), **more)


def test_there_are_enough_queries_of_every_kind_each_with_few_good_answers():
    queries = read_queries()
    assert len(queries) >= 60
    assert {query.kind for query in queries} == set(WORDS)
    assert all(1 <= len(query.good) <= 6 for query in queries)
    assert len({(query.garden, query.ask) for query in queries}) == len(queries)


def test_every_third_query_of_a_kind_is_kept_unseen():
    counted = Counter()
    for query in read_queries():
        counted[query.garden, query.kind] += 1
        assert query.unseen == (counted[query.garden, query.kind] % 3 == 0), query.ask


@pytest.mark.parametrize("garden", GARDENS)
def test_every_good_answer_is_a_note(garden):
    notes = GARDENS[garden]
    if not notes.is_dir():
        pytest.skip(f"there are no notes at {notes}")
    good = {path for query in read_queries() if query.garden == garden for path in query.good}
    assert [path for path in sorted(good) if not (notes / path).is_file()] == []


def test_recall_counts_good_notes_among_the_first_five():
    query = of(["a.md", "b.md"])
    assert recall(query, ["a.md", "x.md", "b.md"]) == 1
    assert recall(query, ["1.md", "2.md", "a.md", "3.md", "4.md", "b.md"]) == 0.5
    assert recall(query, []) == 0


def test_the_rank_is_that_of_the_first_good_note():
    query = of(["a.md", "b.md"])
    assert reciprocal_rank(query, ["x.md", "b.md", "a.md"]) == 0.5
    assert reciprocal_rank(query, ["x.md"]) == 0


def test_scores_are_read_as_they_were_written_and_told_by_part(tmp_path):
    scores = {"whoosh": Score(1.0, 0.5)}
    one = Scored("content", "name", "é", unseen=True, scores=scores)
    write({"date": "2026-11-22"}, [one], tmp_path / "search.json")
    about, again = read(tmp_path / "search.json")
    assert (about, again) == ({"date": "2026-11-22"}, [one])
    assert "| kept unseen | 1 | 1.00 | 0.50 |" in table(again)


def test_every_engine_has_a_name_in_the_table():
    assert list(ENGINES) == list(WORDS_OF_ENGINES)


def test_contributors_find_what_they_look_for(tmp_path):
    """The floor lies a little below what was measured: a change that breaks search is noticed."""
    answers = list(ENGINES["whoosh"](GARDENS["content"], tmp_path / "project", HERE))
    assert fmean(map(reciprocal_rank, HERE, answers)) > 0.7
    assert fmean(map(recall, HERE, answers)) > 0.55
