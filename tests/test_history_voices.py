"""Who had a hand in a change: told apart exactly, named nowhere, programs left out."""

import pytest
from histories import history_of
from repos import Repo, prose, signed

from garden.history.facts import Signature
from garden.history.voices import voices_of
from garden.people import read_people

PEOPLE = """
ada: {name: Ada L., handles: {github: ada-l}}
grace: {name: Grace, count: false}
joan: {name: Joan, display: hidden}
lin: {name: Lin, handles: {Codeberg: Lin, forgejo: two}}
mo: {name: Mo, handles: {gitea: TWO}}
tidy: {name: Tidy up, roles: [bot], handles: {github: tidier}}
"""


@pytest.fixture
def repo(tmp_path):
    """A repository with one note by Ada."""
    made = Repo(tmp_path / "repo").write(f"-- a.md --\n{prose('a')}")
    return made.commit_as("Ada", "2020-01-01")


def entries():
    found, findings = read_people(PEOPLE, "people.yml")
    assert findings == ()
    return found


def voices(repo, **options):
    """Return the voices of each change of the one note, newest first."""
    changes = history_of(repo.folder, **options).notes["a.md"].changes
    return [change.voices for change in changes]


def voice(name, email, **options):
    known = voices_of(options.get("people", entries()), options.get("bots", ()), {})
    return known.find(Signature(name, email))


@pytest.mark.parametrize(
    ("name", "email", "found"),
    [
        ("Ada L.", "whatever@example.org", "person:ada"),
        ("ada", "whatever@example.org", "person:ada"),
        ("Somebody", "1234+Ada-L@users.noreply.github.com", "person:ada"),
        ("Somebody", "ada-l@users.noreply.github.com", "person:ada"),
        ("Somebody", "99+else@users.noreply.github.com", "github:else"),
        ("Somebody", "12-else@users.noreply.gitlab.com", "gitlab:else"),
        ("Somebody", "else@noreply.codeberg.org", "forgejo:else"),
        ("Somebody", "lin@noreply.codeberg.org", "person:lin"),
        ("Somebody", "two@noreply.codeberg.org", "forgejo:two"),
        ("Joan", "j@example.org", "person:joan"),
        ("Grace", "g@example.org", None),
        ("Tidy up", "t@example.org", None),
        ("x", "5+tidier@users.noreply.github.com", None),
        ("dependabot[bot]", "d@example.org", None),
        ("x", "49+renovate[bot]@users.noreply.github.com", None),
        ("GitHub", "noreply@github.com", None),
    ],
)
def test_a_signature_stands_for_whom_people_yml_says(name, email, found):
    assert voice(name, email) == found


def test_programs_may_be_named_by_the_options():
    assert voice("Robo", "r@example.org", bots=["ROBO"]) is None
    assert voice("Else", "r@example.org", bots=["r@example.org"]) is None
    assert voice("Robot", "s@example.org", bots=["Robo"]) is not None


def test_nobody_is_merged_by_likeness():
    assert voice("Ada", "ada@example.org") != voice("Adah", "adah@example.org")
    assert voice("A", "x@example.org") != voice("A", "y@example.org")
    assert voice("A", "x@example.org") == voice("B", "X@Example.org")
    assert voice("?", "q@example.org", people=read_people("'!': {name: '!'}", "p")[0]).startswith(
        "git:"
    )


def test_a_voice_gives_no_name_and_no_address_away():
    found = voice("Margaret", "margaret@example.org")
    assert found.startswith("git:")
    assert not {"margaret", "example"} & set(found.lower().split(":"))


def test_the_mailmap_holds_for_authors_and_for_co_authors(repo):
    old = "Co-authored-by: Grace <grace@old.example>"
    repo.replace("a.md", "sentence 3", "three").commit_as("Ada", "2021-01-01", f"x\n\n{old}")
    apart = voices(repo)
    repo.write(
        "-- .mailmap --\nAda Lovelace <ada@new.example> <ada@example.org>\n"
        "Ada Lovelace <ada@new.example> <grace@old.example>\n"
    )
    together = voices(repo)
    assert len(apart[0]) == 2
    assert len(together[0]) == 1
    assert together[0] == together[1] != apart[1]


@pytest.mark.parametrize(
    ("trailer", "count"),
    [
        ("Co-authored-by: Grace <grace@example.org>", 2),
        ("co-authored-BY:   Grace   <grace@example.org>", 2),
        ("Co-developed-by: Grace <grace@example.org>", 2),
        ("Co-authored-by: Grace\n <grace@example.org>", 2),
        ("Co-authored-by: Ada <ada@example.org>", 1),
        ("Co-authored-by: tidy[bot] <t@example.org>", 1),
        ("Co-authored-by: Grace", 1),
        ("Co-authored-by: <>", 1),
        ("Reviewed-by: Grace <grace@example.org>", 1),
        ("Docs: Grace <grace@example.org>", 1),
    ],
)
def test_co_authors_are_read_from_trailers_and_nothing_else_is(repo, trailer, count):
    repo.replace("a.md", "sentence 3", "three").commit_as("Ada", "2021-01-01", f"x\n\n{trailer}")
    assert len(voices(repo)[0]) == count


def test_a_setting_of_git_for_trailers_changes_nothing(repo):
    message = "x\n\nCo-authored-by: Grace <grace@example.org>"
    repo.replace("a.md", "sentence 3", "three").commit_as("Ada", "2021-01-01", message)
    repo.git("config", "trailer.separators", "#")
    assert len(voices(repo)[0]) == 2


def test_what_a_program_did_alone_is_no_change(repo):
    repo.replace("a.md", "sentence 3", "three").commit_as("tidy[bot]", "2021-01-01")
    assert len(voices(repo)) == 1
    message = "x\n\nCo-authored-by: Grace <grace@example.org>"
    repo.replace("a.md", "sentence 4", "four").commit_as("tidy[bot]", "2021-01-01", message)
    assert len(voices(repo)[0]) == 1


def test_whoever_does_not_want_to_count_has_changed_the_note_all_the_same(repo):
    repo.replace("a.md", "sentence 3", "three").commit_as("Grace", "2021-01-01")
    assert voices(repo, people=entries())[0] == ()


def merged_by(repo, **options):
    return history_of(repo.folder, **options).notes["b.md"].changes[0].merged_by


def branch(repo, name="Grace"):
    """Let somebody write a note on a branch; go back to the main line."""
    repo.switch("-c", "side").write(f"-- b.md --\n{prose('b')}").commit_as(name, "2021-01-01")
    return repo.switch("main")


def test_a_merge_by_somebody_else_is_known(repo):
    branch(repo).merge_as("Ada", "2021-02-02", "side")
    ada = history_of(repo.folder).notes["a.md"].changes[0].voices[0]
    assert merged_by(repo) == ada


@pytest.mark.parametrize(
    ("merger", "message"),
    [
        ("Grace", "Merge branch 'side'"),
        ("mergify[bot]", "Merge branch 'side'"),
        ("Ada", "Merge branch 'main' of example.org/garden"),
        ("Ada", "Merge remote-tracking branch 'origin/main' into side"),
    ],
)
def test_a_merge_that_took_nothing_in_names_nobody(repo, merger, message):
    branch(repo).merge_as(merger, "2021-02-02", "side", message=message)
    assert merged_by(repo) is None


def test_a_squash_names_nobody(repo):
    branch(repo)
    repo.git("merge", "-q", "--squash", "side")
    repo.git("commit", "-q", "-m", "A note (#7)", **signed("Grace", "2021-02-02"))
    assert merged_by(repo) is None


def test_a_name_that_is_one_voice_only_leads_to_it(repo):
    history = history_of(repo.folder)
    assert history.called == {"ada": history.notes["a.md"].changes[0].voices[0]}
    repo.replace("a.md", "sentence 3", "three")
    repo.git("commit", "-q", "-am", "x", **signed("Ada", "2021-01-01", email="other@example.org"))
    assert history_of(repo.folder).called == {}
