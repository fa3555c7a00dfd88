"""The brief: what a change does to a garden, on real repositories; each case says it exactly."""

import json
from pathlib import Path

import jsonschema
import pytest
from repos import Repo
from support import load_cases, write_sections

import garden
from garden.brief.compare import make_brief
from garden.brief.kinds import KINDS
from garden.brief.links import require_address
from garden.brief.read import read_states
from garden.brief.records import render_schema
from garden.brief.render import FORMATS
from garden.brief.render.md import MARKER, MOST_LINES
from garden.brief.states import States
from garden.errors import ConfigError, UsageError
from garden.project import load_garden, load_project

CASES = load_cases("brief")
SETTINGS = "-- mkdocs.yml --\nsite_name: Our garden\ndocs_dir: content\nplugins: [search, garden]\n"
SCHEMA = json.loads(Path(garden.__file__).with_name("brief").joinpath("schema.json").read_text())


def changed(folder, case):
    """Commit what a case begins with, and what it changes on a branch; return the repository."""
    repo = Repo(folder).write(SETTINGS).write(case["before"])
    write_bytes(folder, case.get("bytes before", {}))
    repo.commit()
    repo.git("checkout", "-q", "-b", "change")
    repo.write(case["after"])
    write_bytes(folder, case.get("bytes", {}))
    for path in case.get("gone", ()):
        repo.delete(path)
    for path, target in case.get("links", {}).items():
        (folder / path).unlink(missing_ok=True)
        (folder / path).symlink_to(target)
    repo.commit()
    if case.get("main"):
        repo.git("checkout", "-q", "main")
        repo.write(case["main"]).commit()
        repo.git("checkout", "-q", "change")
    return repo


def write_bytes(folder, files):
    """Write files that are given as hexadecimal numbers."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes.fromhex(data))


def brief_of(folder, range_="main..change"):
    return make_brief(read_states(load_project(folder), range_))


@pytest.mark.parametrize("case", CASES)
def test_a_brief_says_exactly_what_changed(case, tmp_path, expect):
    repo = changed(tmp_path / "repo", case)
    said = FORMATS["md"](brief_of(repo.folder), "")
    assert len(said.splitlines()) <= MOST_LINES
    expect(case, "brief", said)


@pytest.mark.parametrize("case", CASES)
def test_what_a_brief_says_fits_its_schema_and_every_format(case, tmp_path):
    brief = brief_of(changed(tmp_path / "repo", case).folder)
    data = json.loads(FORMATS["json"](brief, ""))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    said, summary = FORMATS["md"](brief, ""), FORMATS["summary"](brief, "")
    assert data["matters"] == bool(said) == bool(summary)
    assert said.startswith(f"{MARKER}\n") or not said
    assert MARKER not in summary


def test_every_kind_and_all_that_it_can_say_is_in_a_case():
    """A kind that no case shows may say anything."""
    said = "\n".join(case.values[0]["brief"] for case in CASES)
    unseen = {
        (kind.name, what)
        for kind in KINDS
        for what, say in kind.says.items()
        if max(say.text.replace("{", "}").split("}")[::2], key=len).strip() not in said
    }
    assert unseen == set()


def test_a_garden_compared_with_itself_has_nothing_to_say(content_garden):
    garden = load_garden(load_project(content_garden))
    assert make_brief(States(garden, garden)).told == ()


def test_the_schema_that_ships_is_the_one_the_code_states():
    assert json.dumps(SCHEMA, indent=2) + "\n" == render_schema()


# --- what it is compared with ---------------------------------------------------------


def small(folder):
    return Repo(folder).write(SETTINGS).write("-- content/index.md --\n# Home\nOne.\n").commit()


def told(brief):
    return [(t.kind.name, p.what) for t in brief.told for p in t.points]


def test_without_a_head_it_is_the_files_on_disk_that_are_compared(tmp_path):
    repo = small(tmp_path / "repo")
    repo.write("-- content/index.md --\n# Home\nTwo.\n-- content/new.md --\n# New\n")
    brief = brief_of(repo.folder, "main")
    assert ("notes", "added") in told(brief)
    assert ("notes", "changed") in told(brief)
    assert told(brief_of(repo.folder, "main..HEAD")) == []


def test_what_git_was_told_to_ignore_was_there_before(tmp_path):
    repo = small(tmp_path / "repo").write("-- .gitignore --\nlocal.md\n").commit()
    repo.write("-- content/local.md --\n# Local\n")
    assert told(brief_of(repo.folder, "main")) == []


def test_line_ends_of_the_disk_are_no_change(tmp_path):
    repo = small(tmp_path / "repo").write("-- .gitattributes --\n*.md text\n").commit()
    (repo.folder / "content/index.md").write_bytes(b"# Home\r\nOne.\r\n")
    assert told(brief_of(repo.folder, "main")) == []


def test_a_commit_is_read_without_a_checkout_and_nothing_on_disk_matters(tmp_path):
    repo = changed(tmp_path / "repo", CASES[0].values[0])
    before = brief_of(repo.folder)
    repo.git("checkout", "-q", "main")
    repo.write("-- content/other.md --\n# Other\n")
    assert brief_of(repo.folder).told == before.told
    assert repo.git("status", "--porcelain").strip() == "?? content/other.md"


def test_notes_may_be_the_whole_repository(tmp_path):
    repo = Repo(tmp_path / "repo").write("-- index.md --\n# Home\n").commit()
    repo.git("checkout", "-q", "-b", "change")
    repo.write("-- new.md --\n# New\nSee [[index]].\n").commit()
    assert ("notes", "added") in told(brief_of(repo.folder))


def test_the_content_folder_may_move_with_its_notes(tmp_path):
    repo = small(tmp_path / "repo")
    repo.git("checkout", "-q", "-b", "change")
    repo.move("content/index.md", "docs/index.md")
    repo.write(SETTINGS.replace("content", "docs")).commit()
    assert told(brief_of(repo.folder)) == [("settings", "settings")]


def test_names_of_commits_are_data(tmp_path):
    repo = small(tmp_path / "repo")
    for name in ("--output=x", "-h", "$(touch x)", "a b", "\x1b[31m", "main --all", "@{-1}"):
        with pytest.raises(UsageError, match=r"There is no commit|no range of commits"):
            brief_of(repo.folder, f"{name}..HEAD")
    repo.git("update-ref", "refs/heads/--output=x", "HEAD")
    brief_of(repo.folder, "refs/heads/--output=x..HEAD")
    assert sorted(p.name for p in repo.folder.iterdir()) == [".git", "content", "mkdocs.yml"]


@pytest.mark.parametrize("range_", ["", "..HEAD", "nothing", "main..nothing"])
def test_an_end_that_is_none_is_told(tmp_path, range_):
    with pytest.raises(UsageError, match=r"There is no commit nothing|no range of commits"):
        brief_of(small(tmp_path / "repo").folder, range_)


def test_without_a_common_commit_there_is_nothing_to_compare(tmp_path):
    repo = small(tmp_path / "repo")
    repo.git("checkout", "-q", "--orphan", "other")
    repo.write("-- content/index.md --\n# Another\n").commit()
    with pytest.raises(UsageError, match="have no commit in common"):
        brief_of(repo.folder, "main..other")


def test_a_shallow_clone_says_how_to_fetch(tmp_path):
    repo = changed(tmp_path / "repo", CASES[0].values[0])
    source, clone = repo.folder.as_uri(), tmp_path / "clone"
    repo.git("clone", "-q", "--depth=1", "--branch=change", source, str(clone))
    with pytest.raises(UsageError, match="git fetch --unshallow"):
        brief_of(clone, "main..HEAD")
    Repo(clone).git("fetch", "-q", "--depth=1", "origin", "main:main")
    with pytest.raises(UsageError, match="git fetch --unshallow"):
        brief_of(clone, "main..HEAD")


def test_a_partial_clone_says_how_to_fetch(tmp_path):
    repo = changed(tmp_path / "repo", CASES[1].values[0])
    repo.git("config", "uploadpack.allowFilter", "true")
    source, clone = repo.folder.as_uri(), tmp_path / "clone"
    repo.git("clone", "-q", "--filter=blob:none", "--branch=change", source, str(clone))
    with pytest.raises(UsageError, match="Fetch the files of earlier commits"):
        brief_of(clone, "origin/main..HEAD")


def test_outside_a_repository_it_says_so(tmp_path):
    write_sections(tmp_path, SETTINGS + "-- content/index.md --\n# Home\n")
    with pytest.raises(UsageError, match="not a git repository"):
        brief_of(tmp_path, "main")


def test_without_git_it_says_so(tmp_path, monkeypatch):
    repo = small(tmp_path / "repo")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"There is no git here|Git is needed"):
        brief_of(repo.folder, "main")


def test_notes_of_another_repository_are_not_compared(tmp_path):
    repo = small(tmp_path / "repo")
    repo.write(SETTINGS.replace("content", "../elsewhere"))
    write_sections(tmp_path / "elsewhere", "-- index.md --\n# Elsewhere\n")
    with pytest.raises(UsageError, match="not a git repository"):
        brief_of(repo.folder, "main")


def test_settings_of_the_head_that_cannot_be_read_are_told(tmp_path):
    repo = small(tmp_path / "repo")
    repo.git("checkout", "-q", "-b", "change")
    repo.write("-- mkdocs.yml --\nsite_name: [\n").commit()
    repo.git("checkout", "-q", "main")
    with pytest.raises(ConfigError, match=r"mkdocs\.yml cannot be read"):
        brief_of(repo.folder, "main..change")


# --- long briefs ----------------------------------------------------------------------


def test_a_brief_of_a_thousand_changes_has_forty_lines(tmp_path):
    repo = small(tmp_path / "repo")
    repo.git("checkout", "-q", "-b", "change")
    heads = "type: term\nasks: Why {n}?\ndomain: d{n}\ncontributors: [p{n}]"
    body = "See [[wanted {n}]], [x](gone{n}.md), <https://example.org/{n}> and [[t{m}]]."
    notes = (
        f"-- content/{n}.md --\n---\ntitle: t{n}\n{heads.format(n=n)}\n---\n"
        f"{body.format(n=n, m=n + 1)}\n"
        for n in range(150)
    )
    repo.write("".join(notes)).commit()
    brief = brief_of(repo.folder)
    said = FORMATS["md"](brief, "")
    assert len(said.splitlines()) <= MOST_LINES
    assert len(said) < 65_536
    assert "(and 14" in said
    assert FORMATS["summary"](brief, "").count("asks:") == 100


def test_every_note_is_linked_to_its_page_in_the_preview_and_nothing_else_is(tmp_path):
    case = next(c.values[0] for c in CASES if c.values[0]["name"] == "a linked note is removed")
    brief = brief_of(changed(tmp_path / "repo", case).folder)
    said = FORMATS["md"](brief, "https://preview.example/12/")
    assert "[Home](https://preview.example/12/), line 2" in said
    assert "[Check-in](https://preview.example/12/check-in/)" in said
    assert "**Round** `round.md`" in said


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//x", "https://", "x", "https://a\n/", "http://[x"]
)
def test_a_preview_stands_at_an_address(url):
    with pytest.raises(UsageError, match="preview stands at an address"):
        require_address(url)


def test_an_address_of_a_preview_cannot_end_the_link():
    assert require_address('https://a.example/x)<y>"z') == "https://a.example/x%29%3Cy%3E%22z/"


def test_whoever_is_hidden_at_either_end_is_in_no_line(tmp_path):
    """Also in running text, in titles and in paths, and if the change itself shows them."""
    repo = Repo(tmp_path / "repo").write(SETTINGS)
    repo.write(
        "-- people.yml --\nkim: {name: Kim Hidden, display: hidden}\nada: {name: Ada Byron}\n"
        "-- content/index.md --\n# Home\nSee [[Round]].\n"
        "-- content/round.md --\n---\ntype: term\ntitle: Round\n---\nAs Kim Smith has it.\n"
    ).commit()
    repo.git("checkout", "-q", "-b", "change")
    repo.write(
        "-- people.yml --\nkim: {name: Kim Hidden}\nada: {name: Ada Byron, display: hidden}\n"
        "-- content/people/kim-hidden.md --\n---\ntype: person\ntitle: Kim Hidden\n---\nI am.\n"
        "-- content/kim-hidden.png --\nx\n-- content/talk.md --\n---\n"
        "title: A talk with Kim Hidden\nasks: Is Ada Byron right?\ncontributors: [kim, ada]\n"
        "objections: [{by: kim, text: Kim Hidden objects.}]\ndomain: Ada Byron\n---\n"
        "See [[Kim Hidden]], [[Ada Byron]], <https://example.org/kim-hidden> and [[Round]].\n"
        "-- content/round.md --\n---\ntype: term\ntitle: Round\n---\nAs Kim Hidden has it.\n"
    ).commit()
    brief = brief_of(repo.folder)
    assert ("terms", "redefined") in told(brief)
    for name in FORMATS:
        said = FORMATS[name](brief, "https://preview.example/").casefold()
        assert "hidden" not in said
        assert "byron" not in said
