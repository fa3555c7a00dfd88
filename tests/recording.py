"""Helpers of the tests of the record of reviews: events, people, answers of a forge."""

from datetime import UTC, datetime, timedelta

from forges import forge
from hypothesis import strategies as st
from support import garden_from
from test_forges import case_of, network, plain

from garden.reviews.collect import Order, collect
from garden.reviews.consent import Consent
from garden.reviews.forges import get_forge
from garden.reviews.model import EVENTS, STATES, Event

DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)
EVENT = Event(forge="github", repo="circle/garden", pr=1, event="comment", at=DAY, id="comment-1")

words = st.text(max_size=12)
logins = st.sampled_from(["", "octo-a", "octo-b", "Octo-B", "octo-h", "octo-n"])
events = st.builds(
    Event,
    forge=st.sampled_from(["github", "gitlab", "forgejo"]),
    repo=st.sampled_from(["circle/garden", "circle/other"]),
    pr=st.integers(1, 3),
    event=st.sampled_from(sorted(EVENTS)),
    at=st.integers(0, 10**5).map(lambda seconds: DAY + timedelta(seconds=seconds)),
    actor=logins,
    actor_kind=st.sampled_from(["person", "bot", "deleted", "unknown"]),
    state=st.sampled_from(sorted(STATES)),
    on_commit=st.sampled_from(["", "a1", "b2"]),
    stale=st.booleans(),
    has_text=st.booleans(),
    path=st.sampled_from(["", "a.md", "people/octo-h.md"]),
    title=words,
    author=logins,
    own=st.booleans(),
    id=st.sampled_from(["", "review-1", "thread-2", "opened"]),
    text=words,
)
lists = st.lists(events, max_size=8)

PEOPLE = """\
-- people.yml --
ada: {name: Ada, handles: {github: octo-a}}
kim: {name: Kim Example, handles: {github: octo-h}, display: hidden}
lee: {handles: {codeberg: octo-n}, count: false}
crawler: {handles: {forgejo: octo-c}, roles: [bot]}
-- index.md --
# Home
"""


def consent(text=PEOPLE):
    """Return what people agreed to."""
    return Consent(garden_from(text).people)


def order_for(server_kind, file, **more):
    """Return an order for the repository of the tests."""
    return Order(
        **{"consent": consent(), **more},
        forge=get_forge(server_kind),
        repo="circle/garden",
        file=file,
    )


def answers_with(count):
    """Answers of GitHub with some pull requests, the newest first, each with one comment."""
    pull = plain(case_of("github")["answers"])["/repos/circle/garden/pulls"][0]
    answers = {"/repos/circle/garden/pulls": []}
    for number in range(count, 0, -1):
        updated = f"2026-04-{number:02}T09:00:00Z"
        answers["/repos/circle/garden/pulls"].append(
            pull | {"number": number, "updated_at": updated}
        )
        place = f"/repos/circle/garden/{{}}/{number}/{{}}"
        comment = {
            "id": number,
            "user": {"login": "octo-b", "type": "User"},
            "body": "Hm.",
            "created_at": "2026-03-02T09:00:00Z",
        }
        answers[place.format("issues", "comments")] = [comment]
        answers[place.format("pulls", "comments")] = []
        answers[place.format("pulls", "reviews")] = []
    return answers


def record(answers, file, faults=(), **more):
    """Bring a record up to date; return the pull requests that were asked for."""
    with forge("github", answers, faults) as server, network(server, token="") as source:
        try:
            collect(order_for("github", file, **more), source)
        finally:
            asked = {path.split("/")[5] for path in server.asked if "/issues/" in path}
    return sorted(map(int, asked))
