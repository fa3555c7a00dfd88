"""What lies between two commits, read from real repositories."""

import pytest
from repos import Repo, prose

from garden.errors import UsageError
from garden.git.ranges import (
    GitAuthor,
    TouchedFile,
    authors_of,
    changed_lines,
    read_range,
    touched_files,
)


@pytest.fixture
def repo(tmp_path):
    """Two notes on main, and a branch that leaves it."""
    made = Repo(tmp_path / "repo")
    made.write(f"-- content/a.md --\n{prose('A')}-- content/b.md --\n{prose('B')}").commit()
    made.git("switch", "-q", "-c", "proposal")
    return made


def touched(repo, text="main..HEAD"):
    content = repo.folder / "content"
    return touched_files(content, read_range(content, text))


def lines(repo, path, text="main.."):
    content = repo.folder / "content"
    commits = read_range(content, text)
    file = next(file for file in touched_files(content, commits) if file.path == path)
    return changed_lines(content, commits, file)


def test_every_fate_of_a_file_is_told(repo):
    """Added, changed, moved and removed; what is outside the content folder is left out."""
    repo.replace("content/a.md", "sentence 3", "sentence three")
    repo.move("content/b.md", "content/deep/c.md")
    repo.write("-- content/new.md --\nNew.\n-- mkdocs.yml --\nsite_name: X\n").commit()
    assert touched(repo) == (
        TouchedFile("a.md", "", "changed"),
        TouchedFile("deep/c.md", "b.md", "moved"),
        TouchedFile("new.md", "", "added"),
    )
    repo.delete("content/a.md").commit()
    assert TouchedFile("a.md", "", "removed") in touched(repo)


def test_what_happened_on_the_base_meanwhile_is_no_part_of_it(repo):
    """The head is compared with where it left."""
    repo.write("-- content/new.md --\nNew.\n").commit()
    repo.git("switch", "-q", "main")
    repo.replace("content/b.md", "sentence 3", "sentence three").commit()
    assert touched(repo, "main..proposal") == (TouchedFile("new.md", "", "added"),)
    assert touched(repo, "main...proposal") == touched(repo, "main..proposal")


def test_changed_lines_are_those_of_the_new_side(repo):
    """Lines taken out are shown at the line before them."""
    repo.replace("content/a.md", "A says sentence 3.\n", "One.\nTwo.\n")
    repo.replace("content/a.md", "A says sentence 8.\n", "").commit()
    assert lines(repo, "a.md") == ((4, 5), (9, 9))
    repo.move("content/a.md", "content/z.md").commit()
    assert lines(repo, "z.md") == ((4, 5), (9, 9))


@pytest.mark.parametrize("name", ["--output=x.md", ":(glob)x.md", "a\nb.md", 'q"é\x1b.md'])
def test_hostile_names_are_names(repo, name):
    """Nothing that a path says is an option, a pattern or a command."""
    repo.write(f"-- content/x.md --\n{prose('X')}")
    (repo.folder / "content/x.md").rename(repo.folder / "content" / name)
    repo.commit()
    assert touched(repo) == (TouchedFile(name, "", "added"),)
    assert lines(repo, name) == ((1, 12),)


def test_a_base_alone_is_compared_with_what_lies_on_disk(repo):
    """Before anything is committed, too; what git ignores is no part of it."""
    repo.write(
        "-- .gitignore --\n*.tmp.md\n-- content/new.md --\nNew.\n-- content/x.tmp.md --\nX\n"
    )
    repo.replace("content/a.md", "sentence 3", "sentence three")
    assert touched(repo, "main") == (
        TouchedFile("a.md", "", "changed"),
        TouchedFile("new.md", "", "added"),
    )
    assert lines(repo, "a.md", "main") == ((4, 4),)
    assert lines(repo, "new.md", "main")[0][0] == 1
    assert touched(repo) == ()


def test_authors_and_co_authors_are_read_through_the_mailmap(repo):
    """A trailer is mapped like an author; each is told once."""
    repo.write("-- .mailmap --\nGrace <grace@new.example> Old <old@example.org>\n")
    repo.commit()
    message = "x\n\nCo-authored-by: Old <old@example.org>\nCo-authored-by: Ada <ada@example.org>"
    repo.git("commit", "-q", "--allow-empty", "-m", message)
    assert authors_of(repo.folder, read_range(repo.folder, "main..")) == (
        GitAuthor("Ada", "ada@example.org"),
        GitAuthor("Grace", "grace@new.example"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a..b..c d", "is no range"),
        ("--all..HEAD", "is no range"),
        ("nowhere..HEAD", "There is no commit nowhere here"),
        ("", "is no range"),
        ("main..--all", "There is no commit --all here"),
    ],
)
def test_what_is_no_range_is_told(repo, text, says):
    """An argument is never an option of git."""
    with pytest.raises(UsageError, match=says):
        read_range(repo.folder, text)


def test_no_repository_and_nothing_in_common_are_told(repo, tmp_path):
    """A message says what to do."""
    repo.git("switch", "-q", "--orphan", "other")
    repo.commit()
    with pytest.raises(UsageError, match="no commit in common"):
        read_range(repo.folder, "main..other")
    alone = tmp_path / "alone"
    alone.mkdir()
    with pytest.raises(UsageError, match="no git repository"):
        read_range(alone, "main..HEAD")
