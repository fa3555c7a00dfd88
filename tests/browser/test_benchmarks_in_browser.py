"""What is measured in a browser: the first search, and how well readers find."""

from statistics import fmean

import pytest
from browsing import NEEDS_CHROMIUM

from benchmarks.first_search import first_searches, queries_for
from benchmarks.gardens import Grower, write
from benchmarks.peers import PEERS
from benchmarks.scenes import Project
from benchmarks.search.engines import ENGINES
from benchmarks.search.judged import GARDENS, read_queries, recall, reciprocal_rank

pytestmark = NEEDS_CHROMIUM

HERE = [query for query in read_queries() if query.garden == "content"]


@pytest.mark.parametrize("peer", ["searched", "stock"])
def test_what_the_first_search_fetches_is_counted(tmp_path, peer):
    notes = write(tmp_path / "notes", Grower(12).grow())
    project = Project(PEERS[peer], notes, tmp_path / "project")
    project.warm()
    queries = queries_for(12)
    found = list(first_searches(project.folder, queries))
    assert [one["query"] for one in found] == list(queries)
    assert all(one["kB"] + one["early"] > 0 for one in found)


def test_nothing_of_our_index_is_fetched_before_anybody_searches(tmp_path):
    notes = write(tmp_path / "notes", Grower(12).grow())
    project = Project(PEERS["searched"], notes, tmp_path / "project")
    project.warm()
    [found] = first_searches(project.folder, queries_for(12)[:1])
    assert (found["early"], found["files"] > 0) == (0, True)


def test_readers_find_what_they_look_for(tmp_path):
    """The floor lies a little below what was measured: a change that breaks search is noticed."""
    answers = list(ENGINES["readers"](GARDENS["content"], tmp_path / "project", HERE))
    assert fmean(map(reciprocal_rank, HERE, answers)) > 0.65
    assert fmean(map(recall, HERE, answers)) > 0.55
