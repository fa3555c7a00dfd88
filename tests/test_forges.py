"""What forges answer over HTTP, and what the record makes of it."""

import re

import pytest
from forges import forge
from support import load_cases

from garden import __version__
from garden.errors import GardenError, UsageError
from garden.reviews.forges import FORGES, get_forge
from garden.reviews.forges.client import Network, find_token
from garden.reviews.forges.clients.patience import TRIES, ForgeError
from garden.reviews.jsonl import line_of, merged, read_book, stamp

REPO = "circle/garden"
CASES = load_cases("reviews")
KINDS = [forge.name for forge in FORGES]


def shown(event):
    """Return an event as cases have it."""
    words = [
        f"#{event.pr}",
        stamp(event.at),
        event.event,
        event.actor or "-",
        f"({event.actor_kind})",
        event.state,
        "own" if event.own else "",
        "words" if event.has_text else "",
        f"in {event.path}" if event.path else "",
        f"on {event.on_commit}" if event.on_commit else "",
        "stale" if event.stale else "",
        f"“{event.title}”" if event.title else "",
    ]
    return " ".join(filter(None, words))


TOKEN = "not-a-real-one"  # noqa: S105 - as it says


def network(server, **options):
    """Return a connection to a forge of the tests, which does not really sleep."""
    options = {"token": TOKEN, "sleep": lambda _seconds: None, **options}
    return Network(forge=get_forge(server.kind), site=server.address, **options)


def read(server, **options):
    """Return every event that a forge tells."""
    kind = get_forge(server.kind)
    with network(server, **options) as source:
        return [e for pull in kind.pulls(source, REPO) for e in kind.events(source, pull)]


def kind_of(request):
    return request.node.callspec.id.partition(":")[0]


def case_of(kind):
    """Return the first case of a forge, which has something of everything."""
    return next(case.values[0] for case in CASES if case.id.startswith(f"{kind}:"))


@pytest.mark.parametrize("case", CASES)
def test_an_answer_becomes_the_events_that_the_case_expects(case, expect, request):
    with forge(kind_of(request), plain(case["answers"])) as server:
        events = read(server)
    expect(case, "events", [shown(event) for event in merged((), events)])


@pytest.mark.parametrize("case", CASES)
def test_every_event_has_a_name_of_its_own_and_comes_back_from_its_line(case, request):
    with forge(kind_of(request), plain(case["answers"])) as server:
        events = read(server)
    names = [(event.pr, event.id) for event in events]
    assert len(set(names)) == len(names)
    book = read_book("\n".join(map(line_of, events)), "x")
    assert book.events == merged((), events)
    assert book.remark == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_of_every_list_is_read_once(kind):
    answers = plain(case_of(kind)["answers"])
    (path, (pull, *_)) = next(iter(answers.items()))
    number = "iid" if kind == "gitlab" else "number"
    answers[path] = [pull | {number: n} for n in range(7, 0, -1)]
    with forge(kind, answers) as server, network(server) as source:
        assert [p.number for p in get_forge(kind).pulls(source, REPO)] == [7, 6, 5, 4, 3, 2, 1]
    assert server.asked == [f"{path}?page={n}" for n in (1, 2, 3, 4)]


def plain(answers):
    """Return answers as JSON has them: YAML reads times as times."""
    match answers:
        case dict():
            return {key: plain(value) for key, value in answers.items()}
        case list():
            return [plain(value) for value in answers]
        case str() | int() | None:
            return answers
    return answers.strftime("%Y-%m-%dT%H:%M:%SZ")


# --- patience ---------------------------------------------------------------------------

FAULTS = ["limited", "secondary", "after", "date", "e500", "e502", "cut", "hang_up", "renamed"]


@pytest.mark.parametrize("kind", KINDS)
def test_faults_cost_waits_and_nothing_else(kind):
    answers = plain(case_of(kind)["answers"])
    with forge(kind, answers) as server:
        untroubled = read(server)
    with forge(kind, answers, [*FAULTS[:5], "", *FAULTS[5:]]) as server:
        assert read(server) == untroubled
    assert server.faults == []


@pytest.mark.parametrize(
    ("fault", "seconds", "sentence"),
    [
        ("after", 7, "GitLab: it limits how often it may be asked. We wait for 7 seconds."),
        ("date", 20, "We wait for"),
        ("limited", 41, "We wait for"),
        ("secondary", 60, "We wait for 1 minute."),
    ],
)
def test_a_wait_is_as_long_as_the_forge_asks_and_is_told(fault, seconds, sentence):
    waits, said = [], []
    with forge("gitlab", plain(case_of("gitlab")["answers"]), [fault]) as server:
        read(server, sleep=waits.append, say=said.append)
    (wait,) = waits
    assert wait == pytest.approx(seconds, abs=2)
    assert sentence in said[0]


def test_a_wait_longer_than_allowed_is_an_end_that_says_so():
    waits = []
    with (
        forge("gitlab", {}, ["day"]) as server,
        pytest.raises(ForgeError, match="1440 minutes, which is longer than --max-wait"),
    ):
        read(server, sleep=waits.append)
    assert waits == []


@pytest.mark.parametrize(
    ("fault", "words"),
    [("e500", "an error of its own"), ("hang_up", "the connection failed"), ("after", "it limits")],
)
def test_patience_has_an_end(fault, words):
    with forge("forgejo", {}, [fault] * 50) as server, pytest.raises(ForgeError, match=words):
        read(server)
    assert len(server.asked) == TRIES


@pytest.mark.parametrize("kind", KINDS)
def test_a_forge_that_says_nothing_at_all_is_asked_again(kind):
    said = []
    answers = plain(case_of(kind)["answers"])
    with forge(kind, answers) as server:
        untroubled = read(server)
    with forge(kind, answers, ["stall"]) as server:
        assert read(server, timeout=1.0, say=said.append) == untroubled
    assert re.search(r"connection failed \(Read(Timeout|TimeoutError)\)", said[0])


def test_pauses_without_a_word_from_the_forge_are_bounded():
    waits = []
    with forge("github", {}, ["e502"] * 50) as server, pytest.raises(ForgeError):
        read(server, sleep=waits.append)
    assert len(waits) == TRIES - 1
    assert max(waits) <= 30


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("login", "no JSON"),
        ("elsewhere", "moved to http://elsewhere.invalid. Name that with --site"),
        ("refused", "the token in [A-Z]+_TOKEN may not read it"),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_what_will_not_change_is_told_at_once(kind, fault, words):
    with forge(kind, {}, [fault]) as server, pytest.raises(GardenError, match=words):
        read(server)
    assert len(server.asked) == 1


def test_a_repository_that_is_not_there_is_told():
    with (
        forge("github", {}) as server,
        pytest.raises(UsageError, match=r"GITHUB_TOKEN needs to be"),
    ):
        read(server, token="")


@pytest.mark.parametrize("kind", KINDS)
def test_a_repository_that_moves_for_ever_is_told(kind):
    with (
        forge(kind, {}, ["renamed"] * 100) as server,
        pytest.raises(ForgeError, match="TooManyRedirects"),
    ):
        read(server)


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_is_no_list_is_told_and_what_to_do(kind):
    path = next(iter(case_of(kind)["answers"]))
    with (
        forge(kind, {path: {"message": "Hello"}}) as server,
        pytest.raises(ForgeError, match=r"does not understand .*read them with --from"),
    ):
        read(server)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_that_leads_back_to_itself_has_an_end(kind):
    (path, pulls), *_ = plain(case_of(kind)["answers"]).items()
    with forge(kind, {path: pulls}, ["circle"]) as server, network(server) as source:
        assert list(get_forge(kind).pulls(source, REPO)) == []
    assert len(server.asked) == 1


# --- the token --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_token_goes_into_one_header_and_into_no_message(kind):
    said = []
    with forge(kind, {}, ["after", "refused"]) as server, pytest.raises(GardenError) as told:
        read(server, say=said.append)
    assert server.tokens == {{"gitlab": f"Bearer {TOKEN}"}.get(kind, f"token {TOKEN}")}
    assert TOKEN not in f"{told.value} {said} {network(server)!r}"


def test_no_token_is_sent_unless_there_is_one():
    with forge("github", plain(case_of("github")["answers"])) as server:
        read(server, token="")
    assert server.tokens == {""}


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_machine_knows_besides_is_not_told(kind, tmp_path, monkeypatch):
    """Libraries look into .netrc and into variables of their own, and some tell where they run."""
    (tmp_path / "netrc").write_text("default login ada password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    for name in ("API_KEY", "GITLAB_PRIVATE_TOKEN", "CI_JOB_TOKEN"):
        monkeypatch.setenv(name, "secret")
    with forge(kind, plain(case_of(kind)["answers"]), ["renamed"]) as server:
        read(server, token="")
    assert server.tokens == {""}
    assert {line for line in server.headers if line.startswith("user-agent")} == {
        f"user-agent: praxis-garden/{__version__}"
    }
    assert not [line for line in server.headers if "secret" in line or "fern" in line]
    assert not [line for line in server.headers if re.search("python|linux", line, re.IGNORECASE)]


def test_github_is_asked_as_servers_of_ones_own_understand_it():
    """The version of 2026 leaves out what a pull request became."""
    with forge("github", plain(case_of("github")["answers"])) as server:
        read(server)
    versions = {line for line in server.headers if line.startswith("x-github-api-version")}
    assert versions == {"x-github-api-version: 2022-11-28"}


def test_a_token_never_travels_in_the_open():
    with pytest.raises(UsageError, match="not encrypted"):
        Network(forge=get_forge("forgejo"), site="http://forge.example.org", token=TOKEN)
    Network(forge=get_forge("forgejo"), site="http://forge.example.org")


@pytest.mark.parametrize("site", ["", "forge.example.org", "file:///etc", "https://"])
def test_what_is_no_address_is_told(site):
    with pytest.raises(UsageError, match="no address of a forge"):
        Network(forge=get_forge("forgejo"), site=site)


def test_the_first_variable_that_is_set_holds_the_token():
    kind = get_forge("forgejo")
    assert find_token(kind, {"GITEA_TOKEN": " b ", "CODEBERG_TOKEN": "c"}) == "b"
    assert find_token(kind, {"FORGEJO_TOKEN": "", "GITHUB_TOKEN": "a"}) == ""


# --- the visible tuple ------------------------------------------------------------------


def test_every_forge_has_a_case_and_documents_every_path_that_it_asks_for():
    for kind in FORGES:
        asked = set()
        for case in CASES:
            if case.id.startswith(f"{kind.name}:"):
                with forge(kind.name, plain(case.values[0]["answers"])) as server:
                    read(server)
                asked |= {path.partition("?")[0] for path in server.asked}
        stated = [
            question.path.partition("?")[0].format(
                repo=".+", project="[^/]+", number=r"\d+", id=r"\d+"
            )
            for question in kind.questions
        ]
        for path in asked:
            assert any(re.fullmatch(pattern, path) for pattern in stated), path
        for pattern in stated:
            assert any(re.fullmatch(pattern, path) for path in asked), pattern
