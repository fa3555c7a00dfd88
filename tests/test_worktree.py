"""Notes are changed on disk only where nothing can be lost."""

import codecs
import stat
import subprocess
import sys

import pytest
from support import write_sections
from test_cli import run

from garden.errors import SourceError, UsageError
from garden.model import NotePath
from garden.worktree import require_committed, uncommitted, write_notes

A, B = NotePath("a.md"), NotePath("b/c d.md")
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder, *arguments):
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def content(tmp_path):
    """A content folder of two notes in a repository, all committed."""
    folder = write_sections(tmp_path / "content", "-- a.md --\nA\n-- b/c d.md --\nB\n")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "all")
    return folder


def test_what_is_committed_may_be_changed(content):
    require_committed(content, [A, B])
    assert uncommitted(content) == frozenset()


def test_what_is_changed_staged_new_or_ignored_is_named(content):
    (content / "a.md").write_text("changed\n", encoding="utf-8")
    (content / B).write_text("staged\n", encoding="utf-8")
    git(content, "add", "b")
    (content / "é new.md").write_text("new\n", encoding="utf-8")
    (content / "ignored.md").write_text("ignored\n", encoding="utf-8")
    (content / ".gitignore").write_text("ignored.md\n", encoding="utf-8")
    assert uncommitted(content) == {A, B, "é new.md", "ignored.md", ".gitignore"}
    with pytest.raises(UsageError, match=r"Not committed yet: a\.md, b/c d\.md\."):
        require_committed(content, [A, B])
    require_committed(content, [NotePath("other.md")])


def test_a_hook_changes_nothing(content, monkeypatch):
    """Git runs hooks with variables that would have it look elsewhere."""
    (content / A).write_text("changed\n", encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", ".git")
    assert uncommitted(content) == {A}


def test_without_a_repository_there_is_nothing_to_compare_with(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    require_committed(tmp_path, [A])
    monkeypatch.setenv("PATH", "")
    require_committed(tmp_path, [A])


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_encoding_line_ends_and_rights_stay(content, mark, encoding):
    file = content / A
    file.write_bytes(mark + "é\r\nold\r".encode(encoding))
    file.chmod(0o640)
    write_notes(content, {A: ("é\r\nold\r", "é\r\nnew\r")})
    assert file.read_bytes() == mark + "é\r\nnew\r".encode(encoding)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_nothing_is_written_if_one_note_has_changed_meanwhile(content):
    with pytest.raises(SourceError, match=r"c d\.md has changed"):
        write_notes(content, {A: ("A\n", "new\n"), B: ("other\n", "new\n")})
    assert (content / A).read_text("utf-8") == "A\n"
    assert sorted(file.name for file in content.iterdir()) == ["a.md", "b"]


def test_nothing_is_written_if_one_note_is_gone(content):
    (content / B).unlink()
    with pytest.raises(SourceError, match="cannot be written"):
        write_notes(content, {A: ("A\n", "new\n"), B: ("B\n", "new\n")})
    assert (content / A).read_text("utf-8") == "A\n"


@pytest.mark.parametrize("arguments", [(), ("--remove",)], ids=" ".join)
def test_bake_refuses_what_is_not_committed_unless_forced(content, monkeypatch, arguments):
    """And leaves other notes that are not committed out of it."""
    monkeypatch.chdir(content)
    baked = "<!-- garden:baked -->\nold\n<!-- /garden:baked -->\n"
    asking = f"```garden\nfrom: all\n```\n{baked}"
    (content / A).write_text(asking, encoding="utf-8")
    code, said = run("bake", *arguments)
    assert code == 2
    assert "Not committed yet: a.md." in said
    assert (content / A).read_text("utf-8") == asking
    assert run("bake", "--dry-run", *arguments)[0] == 0
    assert run("bake", "--force", *arguments)[0] == 0
    assert (content / A).read_text("utf-8") != asking
    git(content, "add", ".")
    git(content, "commit", "-m", "baked")
    (content / B).write_text("not committed, but asks nothing\n", encoding="utf-8")
    code, said = run("bake", *arguments)
    assert (code, said) == (0, "Nothing to change.\n") or "a.md" in said
