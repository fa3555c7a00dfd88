"""Old names, from real repositories: renames followed, and nothing that goes wrong is raised."""

import os
import subprocess

import pytest
from repos import Repo, prose

from garden.past.gitnames import SHALLOW, GitNames, read_git_names


@pytest.fixture
def repo(tmp_path):
    """A repository with two notes, committed."""
    made = Repo(tmp_path / "repo")
    made.write(
        f"-- a.md --\n# A\n\n## Old heading\n\n{prose('a')}\n## Other\n\nMore.\n"
        f"-- b.md --\n# B\n\n{prose('b')}"
    )
    return made.commit()


def notes(repo):
    found = read_git_names(repo.folder)
    assert found.remark == ""
    return dict(found.names.notes)


def headings(repo):
    return {path: dict(lines) for path, lines in read_git_names(repo.folder).names.headings.items()}


def test_a_rename_is_followed_to_the_name_of_today(repo):
    repo.move("a.md", "c.md").commit().move("c.md", "sub/d.md").commit()
    assert notes(repo) == {"a.md": "sub/d.md", "c.md": "sub/d.md"}


def test_a_note_that_came_back_has_no_old_name_but_the_one_between(repo):
    repo.move("a.md", "c.md").commit().move("c.md", "a.md").commit()
    assert notes(repo) == {"c.md": "a.md"}


def test_two_notes_that_swapped_names_lead_nowhere_wrong(repo):
    repo.move("a.md", "x").move("b.md", "a.md").move("x", "b.md").commit()
    # Git may see a swap as two changed notes, or as two renames; the site has both names anyway.
    assert set(notes(repo)) <= {"a.md", "b.md"}


def test_a_name_used_twice_leads_to_where_its_last_bearer_went(repo):
    repo.move("a.md", "c.md").commit()
    repo.write(f"-- a.md --\n# Another\n\n{prose('another')}").commit()
    repo.move("a.md", "d.md").commit()
    assert notes(repo)["a.md"] == "d.md"


def test_what_was_deleted_leads_nowhere_even_if_the_name_is_used_again(repo):
    repo.move("a.md", "c.md").commit().delete("c.md").commit()
    repo.write(f"-- c.md --\n# Quite another\n\n{prose('quite')}").commit()
    assert notes(repo) == {}


def test_a_rename_on_a_branch_counts_when_it_is_merged(repo):
    repo.git("checkout", "-q", "-b", "side")
    repo.move("a.md", "c.md").commit()
    repo.git("checkout", "-q", "main")
    repo.write("-- e.md --\nE\n").commit()
    repo.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    assert notes(repo) == {"a.md": "c.md"}


def test_a_rename_that_is_only_staged_counts(repo):
    repo.git("mv", "a.md", "c.md")
    assert notes(repo) == {"a.md": "c.md"}


def test_a_rename_of_which_git_was_not_told_counts_and_its_index_stays(repo):
    before = (repo.folder / ".git/index").read_bytes()
    repo.move("a.md", "c.md").replace("c.md", "## Old heading", "## New heading")
    assert notes(repo) == {"a.md": "c.md"}
    assert headings(repo) == {"c.md": {"## Old heading": "## New heading"}}
    assert (repo.folder / ".git/index").read_bytes() == before
    repo.write("-- .gitignore --\nc.md\n")
    assert notes(repo) == {}


def test_only_names_below_the_content_folder_count(tmp_path):
    repo = Repo(tmp_path).write(f"-- content/a.md --\n{prose('a')}-- out.md --\n{prose('out')}")
    repo.commit().move("content/a.md", "content/b.md").move("out.md", "outer.md").commit()
    assert dict(read_git_names(tmp_path / "content").names.notes) == {"a.md": "b.md"}


def test_short_notes_with_the_same_head_are_not_taken_for_one_another(repo):
    head = "---\ntype: note\ndomain: x\n---\n"
    repo.write(f"-- s.md --\n{head}Bread rises slowly, all night long.\n").commit()
    repo.delete("s.md").write(f"-- t.md --\n{head}Who waters the plants in August?\n").commit()
    assert notes(repo) == {}


@pytest.mark.parametrize(
    "name",
    [
        "-rf.md",
        "--output=x.md",
        'with "quotes".md',
        "with\nnewline.md",
        "with\ttab.md",
        "back\\slash.md",
        "über/知识 🌱.md",
        "\x1edeadbeef.md",
        ":(glob)x.md",
        "a b .md",
        "+++ b",
        "$(touch pwned).md",
    ],
)
def test_hostile_names_are_only_names(repo, name):
    name = name if name.endswith(".md") else f"{name}.md"
    repo.move("a.md", name).replace(name, "## Old heading", "## New heading").commit()
    assert notes(repo) == {"a.md": name}
    assert headings(repo) == {name: {"## Old heading": "## New heading"}}
    repo.move(name, "z.md").commit()
    assert notes(repo) == {"a.md": "z.md", name: "z.md"}
    assert headings(repo) == {"z.md": {"## Old heading": "## New heading"}}


def test_a_name_that_is_no_text_is_left_out(repo):
    no_text = os.fsdecode(b"\xff.md")
    try:
        repo.move("a.md", no_text).commit()
    except OSError:
        pytest.skip("this file system has no such names")
    repo.move(no_text, "c.md").commit()
    assert notes(repo) == {}


def test_headings_renamed_in_place_are_followed(repo):
    repo.replace("a.md", "## Old heading", "## Newer").commit()
    repo.move("a.md", "c.md").replace("c.md", "## Newer", "## Newest").commit()
    assert headings(repo) == {
        "c.md": {"## Old heading": "## Newest", "## Newer": "## Newest"},
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## Old heading", "### Old heading, deeper"),
        ("## Old heading", "No heading now"),
        ("## Old heading\n", ""),
        ("## Other", "## Added\n\nText.\n\n## Other"),
        ("## Old heading", "A line before.\n\n## Old headings"),
    ],
)
def test_what_is_no_heading_in_its_place_is_not_taken_for_one(repo, old, new):
    repo.replace("a.md", old, new).commit()
    assert headings(repo) == {}


def test_lines_that_look_like_a_patch_are_text(repo):
    repo.write("-- p.md --\n## One\n++ b/evil.md\n@@ -1 +1 @@\n## Two\nx\n").commit()
    repo.replace("p.md", "++ b/evil.md\n@@ -1 +1 @@", "++ b/other.md\n@@ -9 +9 @@").commit()
    repo.replace("p.md", "## Two", "## Three").commit()
    assert headings(repo) == {"p.md": {"## Two": "## Three"}}


def test_line_ends_and_bytes_that_are_no_text_do_no_harm(repo):
    (repo.folder / "w.md").write_bytes(b"## One\r\n\r\n\xff\xfe text\r\n")
    repo.commit()
    (repo.folder / "w.md").write_bytes(b"## Two\r\n\r\n\xff\xfe text\r\n")
    repo.commit()
    assert headings(repo) == {"w.md": {"## One": "## Two"}}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("diff.renames", "false"),
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.interHunkContext", "9"),
        ("diff.external", "touch pwned"),
        ("color.ui", "always"),
        ("core.quotePath", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "combined"),
        ("log.showSignature", "true"),
        ("format.pretty", "full"),
        ("core.fsmonitor", "touch pwned"),
    ],
)
def test_settings_of_git_change_nothing(repo, key, value):
    repo.move("a.md", "ü.md").replace("ü.md", "## Old heading", "## New heading").commit()
    repo.git("config", key, value)
    assert notes(repo) == {"a.md": "ü.md"}
    assert headings(repo) == {"ü.md": {"## Old heading": "## New heading"}}
    assert not (repo.folder / "pwned").exists()


@pytest.mark.parametrize(
    "variable", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_LITERAL_PATHSPECS"]
)
def test_variables_of_a_hook_change_nothing(repo, monkeypatch, variable):
    repo.move("a.md", "c.md").commit()
    monkeypatch.setenv(variable, "1")
    assert notes(repo) == {"a.md": "c.md"}


def test_a_shallow_clone_is_told_and_nothing_is_guessed(repo, tmp_path):
    repo.move("a.md", "c.md").commit()
    clone = ["git", "clone", "-q", "--depth", "1", repo.folder.as_uri(), str(tmp_path / "clone")]
    subprocess.run(clone, check=True)
    assert read_git_names(tmp_path / "clone") == GitNames(remark=SHALLOW)


def test_no_repository_no_commit_and_no_folder_are_nothing_to_remark(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "plain").mkdir()
    assert read_git_names(tmp_path / "plain") == GitNames()
    assert read_git_names(Repo(tmp_path / "empty").folder) == GitNames()
    assert read_git_names(tmp_path / "not there") == GitNames()


def test_no_git_is_nothing_to_remark(repo, monkeypatch):
    monkeypatch.setenv("PATH", str(repo.folder))
    assert read_git_names(repo.folder) == GitNames()


@pytest.mark.parametrize("part", ["HEAD", "objects", "refs/heads/main"])
def test_a_broken_repository_is_told_and_never_raised(repo, part):
    repo.move("a.md", "c.md").commit()
    place = repo.folder / ".git" / part
    if place.is_dir():
        for file in place.rglob("*"):
            if file.is_file():
                file.chmod(0o644)
                file.write_bytes(b"")
    else:
        place.write_bytes(b"nonsense")
    found = read_git_names(repo.folder)
    assert found.names.notes == {}


def test_what_is_known_is_renewed_with_the_next_commit(repo):
    assert notes(repo) == {}
    repo.move("a.md", "c.md").commit()
    assert notes(repo) == {"a.md": "c.md"}
