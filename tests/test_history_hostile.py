"""Names, messages, attributes and settings that mean harm, or only differ: they change nothing."""

import os

import pytest
from histories import days, history_of, told
from repos import Repo, prose

from garden.history import read
from garden.history.dump import dump


@pytest.fixture
def repo(tmp_path):
    """A repository with two notes and two commits."""
    made = Repo(tmp_path / "repo").write(f"-- a.md --\n{prose('a')}-- sub/b.md --\n{prose('b')}")
    made.commit_as("Ada", "2020-01-01")
    return made.replace("a.md", "sentence 3", "three").commit_as("Grace", "2021-01-01")


# --- names ----------------------------------------------------------------------------

HOSTILE = [
    "-rf.md",
    "--output=x.md",
    'with "quotes".md',
    "with\nnewline.md",
    "with\n:100644 100644 a b M\tx.md",
    "with\ttab.md",
    "back\\slash.md",
    "\u202egnp.md",
    "über/知识 🌱.md",
    "\x1e" + "a" * 40 + ".md",
    ":(glob)x.md",
    ":!x.md",
    "+++ b/x.md",
    "diff --git a/x.md",
    "@@ -1 +1 @@.md",
    "$(touch pwned).md",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("quoted", ["true", "false"])
def test_hostile_names_are_only_names(repo, name, quoted):
    name = name if name.endswith(".md") else f"{name}.md"
    repo.git("config", "core.quotePath", quoted)
    repo.move("a.md", name).replace(name, "sentence 5", "five").commit_as("Ada", "2022-01-01")
    kinds = ["2022-01-01 text", "2021-01-01 text", "2020-01-01 text"]
    assert told(history_of(repo.folder)) == {name: kinds, "sub/b.md": kinds[2:]}
    assert not (repo.folder / "pwned").exists()


def test_a_name_that_is_no_text_is_followed_to_one_that_is(repo):
    no_text = os.fsdecode(b"\xff.md")
    try:
        repo.move("a.md", no_text).commit_as("Ada", "2022-01-01")
    except OSError:
        pytest.skip("this file system has no such names")
    assert dump(history_of(repo.folder))
    repo.move(no_text, "c.md").commit_as("Ada", "2023-01-01")
    assert told(history_of(repo.folder))["c.md"] == ["2021-01-01 text", "2020-01-01 text"]


@pytest.mark.parametrize("folder", ["-rf", "--output=x", ":(top)", 'q"uote', "new\nline", "ü"])
def test_a_hostile_content_folder_is_only_a_folder(tmp_path, folder):
    repo = Repo(tmp_path / "repo").write(f"-- {'x'}.md --\nOut\n")
    (repo.folder / folder).mkdir()
    (repo.folder / folder / "a.md").write_text("Words.\n")
    repo.commit_as("Ada", "2020-01-01")
    found = days(history_of(repo.folder / folder))
    assert found == {"a.md": ("2020-01-01", "2020-01-01")}


@pytest.mark.parametrize(
    "name", ["\x1bevil", "Ada\x1e" + "b" * 40, '"><script>', "--all", "\u202eadA", "é" * 300, "@x"]
)
def test_hostile_authors_and_messages_are_only_words(repo, name):
    message = (
        f"{name}\n\n\x1e{'c' * 40}\n:100644 100644 a b M\tsub/b.md\n"
        "diff --git a/sub/b.md b/sub/b.md\n+++ b/sub/b.md\n@@ -1 +1 @@\n-x\n+y\n\n"
        f"Co-authored-by: \x1e{name} <x@example.org>\n"
    )
    repo.replace("a.md", "sentence 5", "five")
    repo.commit_as(name, "2022-01-01", message, email="a@example.org")
    history = history_of(repo.folder)
    assert told(history)["sub/b.md"] == ["2020-01-01 text"]
    assert told(history)["a.md"][0] == "2022-01-01 text"
    signed_well = not set("<>") & set(name)
    assert len(history.notes["a.md"].changes[0].voices) == 1 + signed_well


def test_text_that_looks_like_a_patch_is_text(repo):
    look = f"\x1e{'d' * 40}\n+++ b/sub/b.md\n@@ -1 +1 @@\n:1 1 a b M\tsub/b.md\ndiff --git a b\n"
    repo.write(f"-- p.md --\n{look}").commit_as("Ada", "2022-01-01")
    repo.write(f"-- p.md --\n{look}{look}").commit_as("Ada", "2023-01-01")
    found = told(history_of(repo.folder))
    assert found["p.md"] == ["2023-01-01 text", "2022-01-01 text"]
    assert found["sub/b.md"] == ["2020-01-01 text"]


# --- settings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format.pretty", "full"),
        ("log.showSignature", "true"),
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("log.diffMerges", "off"),
        ("log.mailmap", "true"),
        ("log.date", "relative"),
        ("log.decorate", "full"),
        ("log.abbrevCommit", "true"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.renameLimit", "1"),
        ("diff.context", "9"),
        ("diff.interHunkContext", "9"),
        ("diff.algorithm", "patience"),
        ("diff.external", "touch pwned"),
        ("diff.relative", "false"),
        ("diff.wsErrorHighlight", "all"),
        ("diff.suppressBlankEmpty", "true"),
        ("diff.colorMoved", "zebra"),
        ("color.ui", "always"),
        ("core.quotePath", "false"),
        ("core.pager", "touch pwned"),
        ("core.fsmonitor", "touch pwned"),
        ("core.abbrev", "5"),
        ("grep.lineNumber", "true"),
        ("notes.displayRef", "*"),
        ("alias.log", "!touch pwned"),
    ],
)
def test_settings_of_git_change_nothing(repo, key, value):
    repo.switch("-c", "side").move("a.md", "ü.md").replace("ü.md", "sentence 5", "five")
    repo.commit_as("Ada", "2022-01-01").switch("main").merge_as("Grace", "2022-02-02", "side")
    repo.git("notes", "add", "-m", "\x1enote")
    before = dump(history_of(repo.folder))
    repo.git("config", key, value)
    read._known.cache_clear()
    assert dump(history_of(repo.folder)) == before
    assert not (repo.folder / "pwned").exists()


@pytest.mark.parametrize("attribute", ["-diff", "binary", "diff=odd", "text eol=crlf"])
def test_attributes_of_files_change_nothing_and_run_nothing(repo, attribute):
    repo.replace("a.md", "sentence 5", "five").commit_as("Ada", "2022-01-01")
    before = dump(history_of(repo.folder))
    for key in ("diff.odd.textconv", "diff.odd.command"):
        repo.git("config", key, "touch pwned; cat")
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/attributes").write_text(f"*.md {attribute}\n")
    read._known.cache_clear()
    assert dump(history_of(repo.folder)) == before
    assert not (repo.folder / "pwned").exists()


def test_no_hook_is_ever_run(repo):
    hooks = repo.folder / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-commit"):
        (hooks / name).write_text("#!/bin/sh\ntouch pwned\n")
        (hooks / name).chmod(0o755)
    repo.replace("a.md", "sentence 5", "five").write("-- new.md --\nNew\n")
    history_of(repo.folder)
    assert not (repo.folder / "pwned").exists()
