"""Which pull request brought a change, as the first line of a commit or a merge tells."""

import pytest
from histories import history_of
from repos import Repo, prose


@pytest.fixture
def repo(tmp_path):
    return Repo(tmp_path / "r").write(f"-- a.md --\n{prose('a')}").commit_as("Ada", "2020-01-01")


def pulls(repo):
    return [change.pull for change in history_of(repo.folder).notes["a.md"].changes]


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Say more (#7)", 7),
        ('Revert "Say more (#7)" (#8)', 8),
        ("(#4)", 4),
        ("Say more (#7) \n\nLong (#9)", 7),
        ("Fix (#12) and more", 0),
        ("Say more #7", 0),
        ("Say more (#x)", 0),
        ("Say more (#12345678901)", 0),
        ("Merge pull request #9 from x/y", 9),  # not a merge, but said so
    ],
)
def test_a_squash_names_its_number_at_the_end_of_its_first_line(repo, subject, number):
    repo.replace("a.md", "sentence 3", "three").commit_as("Ada", "2021-01-01", subject)
    assert pulls(repo) == [number, 0]


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Merge pull request #12 from octo-a/more", 12),
        ("Merge pull request 'Say (#3) more' (#13) from octo-a/more into main", 13),
        ("Merge branch 'more' into 'main'", 0),
    ],
)
def test_a_merge_names_it_for_the_commits_it_brings(repo, subject, number):
    repo.switch("-c", "more").replace("a.md", "sentence 3", "three").commit_as("Bo", "2021-01-01")
    repo.switch("main").merge_as("Ada", "2021-01-02", "more", message=subject)
    assert pulls(repo) == [number, 0]


def test_a_number_in_the_commit_goes_before_that_of_the_merge(repo):
    repo.switch("-c", "more").replace("a.md", "sentence 3", "three")
    repo.commit_as("Bo", "2021-01-01", "Say more (#5)")
    merge = "Merge pull request #6 from octo-a/more"
    repo.switch("main").merge_as("Ada", "2021-01-02", "more", message=merge)
    assert pulls(repo) == [5, 0]
