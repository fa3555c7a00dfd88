"""Work that is spread over all cores: the same results, in order, whoever does it."""

import os

import pytest

from garden import spread as spread_
from garden.spread import WORTH_IT, spread

MANY = list(range(WORTH_IT + 9))


@pytest.fixture(autouse=True)
def _lone(monkeypatch):
    """Let processes be copied beside the threads of what runs the tests."""
    monkeypatch.setattr(spread_, "is_lone", lambda: True)
    monkeypatch.setattr(spread_, "count_cores", lambda: 2)


def test_a_function_need_not_be_able_to_travel():
    """A rule for the ids of headings may be any function that a site states."""
    assert list(spread(lambda item: item * 2, MANY)) == [item * 2 for item in MANY]


def test_other_processes_do_it():
    assert os.getpid() not in set(spread(lambda _: os.getpid(), MANY))


def test_few_things_are_done_here():
    assert set(spread(lambda _: os.getpid(), MANY[:3])) == {os.getpid()}


def test_where_a_process_dies_the_rest_is_done_without():
    here = os.getpid()

    def fragile(item):
        if item == MANY[-1] and os.getpid() != here:
            os._exit(1)
        return item

    assert list(spread(fragile, MANY)) == MANY


def test_an_error_is_the_callers():
    def fail(item):
        raise ValueError(item)

    with pytest.raises(ValueError, match="0"):
        list(spread(fail, MANY))
