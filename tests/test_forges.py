"""What forges answer over HTTP, and what the record makes of it."""

import re

import pytest
from forges import forge
from support import load_cases

from garden.errors import GardenError, UsageError
from garden.reviews.forges import FORGES, get_forge
from garden.reviews.forges.client import TRIES, ForgeError, Network, find_token
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
        ("elsewhere", "moved to elsewhere.invalid"),
        ("refused", "the token in GITHUB_TOKEN may read it"),
    ],
)
def test_what_will_not_change_is_told_at_once(fault, words):
    with forge("github", {}, [fault]) as server, pytest.raises(GardenError, match=words):
        read(server)
    assert len(server.asked) == 1


def test_a_repository_that_is_not_there_is_told():
    with (
        forge("github", {}) as server,
        pytest.raises(UsageError, match=r"GITHUB_TOKEN needs to be"),
    ):
        read(server, token="")


# --- the token --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_token_goes_into_one_header_and_into_no_message(kind):
    said = []
    with forge(kind, {}, ["after", "refused"]) as server, pytest.raises(GardenError) as told:
        read(server, say=said.append)
    assert server.tokens == {get_forge(kind).authorization(TOKEN)}
    assert TOKEN not in f"{told.value} {said} {network(server)!r}"


def test_no_token_is_sent_unless_there_is_one():
    with forge("github", plain(case_of("github")["answers"])) as server:
        read(server, token="")
    assert server.tokens == {""}


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
            path.partition("?")[0].format(repo=".+", number=r"\d+", id=r"\d+")
            for path in kind.answers
        ]
        for path in asked:
            assert any(re.fullmatch(pattern, path) for pattern in stated), path
        for pattern in stated:
            assert any(re.fullmatch(pattern, path) for path in asked), pattern
