"""GitHub, and GitHub Enterprise Server, by its REST API of 2022-11-28.

https://docs.github.com/en/rest/pulls and /en/rest/issues/timeline
"""

from collections.abc import Iterator

from garden.reviews.forges.common import (
    DELETED,
    NOBODY,
    Data,
    Forge,
    Pull,
    Question,
    Source,
    Who,
    group_of,
    kind_of_remark,
    number_of,
    text_of,
)
from garden.reviews.model import Event

STATES = {
    "APPROVED": "approved",
    "CHANGES_REQUESTED": "changes-requested",
    "COMMENTED": "commented",
    "DISMISSED": "dismissed",
}
"""PENDING is left out: it is a draft that nobody but its author sees."""

PULLS = Question("/repos/{repo}/pulls?state=all", "the pull requests")
REVIEWS = Question(
    "/repos/{repo}/pulls/{number}/reviews", "reviews; those that are PENDING are left out"
)
THREADS = Question(
    "/repos/{repo}/pulls/{number}/comments", "remarks on lines, and suggestions among them"
)
COMMENTS = Question("/repos/{repo}/issues/{number}/comments", "the conversation")
TIMELINE = Question(
    "/repos/{repo}/issues/{number}/timeline",
    "when it was a draft, who was asked, who merged or closed it",
    optional=True,
)

DRAFTS = {"ready_for_review": False, "convert_to_draft": True}
GHOST = "ghost"
"""The account that stands for those that are no more; mostly there is none at all."""


def who(data: Data, key: str = "user") -> Who:
    """Return an account; there is none where it was deleted."""
    if key not in data:
        return NOBODY
    user = group_of(data, key)
    login = text_of(user, "login")
    if not login or login == GHOST:
        return DELETED
    return Who(login, "bot" if user.get("type") == "Bot" or login.endswith("[bot]") else "person")


def pulls(source: Source, repo: str) -> Iterator[Pull]:
    """Yield every pull request."""
    for data in source.items(PULLS, repo):
        yield Pull(
            forge="github",
            repo=repo,
            number=number_of(data, "number"),
            author=who(data),
            title=text_of(data, "title"),
            created=text_of(data, "created_at"),
            updated=text_of(data, "updated_at"),
            head=text_of(group_of(data, "head"), "sha"),
            draft=data.get("draft") is True,
            merged=text_of(data, "merged_at"),
            merger=who(data, "merged_by"),
            commit=text_of(data, "merge_commit_sha"),
            closed=text_of(data, "closed_at"),
        )


def events(source: Source, pull: Pull) -> Iterator[Event]:
    """Yield what happened to a pull request."""
    timeline = list(source.items(TIMELINE, pull.repo, pull.number))
    drafts = [(text_of(d, "created_at"), DRAFTS[_kind(d)]) for d in timeline if _kind(d) in DRAFTS]
    yield from pull.facts(drafts)
    yield from _life(pull, timeline)
    threads = list(source.items(THREADS, pull.repo, pull.number))
    answered = {data.get("pull_request_review_id") for data in threads}
    for data in source.items(REVIEWS, pull.repo, pull.number):
        yield from _review(pull, data, data.get("id") in answered)
    for data in threads:
        yield from _thread(pull, data)
    for data in source.items(COMMENTS, pull.repo, pull.number):
        body, name = text_of(data, "body"), f"comment-{data.get('id')}"
        yield from pull.event("comment", who(data), data.get("created_at"), name, body)


def _kind(data: Data) -> str:
    return text_of(data, "event")


def _life(pull: Pull, timeline: list[Data]) -> Iterator[Event]:
    """Yield who asked for reviews, and how it ended; without a timeline, what the list says."""
    told = {_kind(data) for data in timeline}
    if "merged" not in told and (pull.merged or "closed" not in told):
        yield from pull.ends()
    for data in timeline:
        at, actor = text_of(data, "created_at"), who(data, "actor")
        name = f"{_kind(data)}-{data.get('id')}"
        match _kind(data):
            case "merged":
                commit = text_of(data, "commit_id") or pull.commit
                yield from pull.event("merged", actor, at, "merged", on_commit=commit)
            case "closed" if not pull.merged or at < pull.merged:  # merging closes, too
                yield from pull.event("closed", actor, at, name)
            case "reopened":
                yield from pull.event("reopened", actor, at, name)
            case "review_requested":
                # One for each person or team that was asked; whom, is not kept.
                asker = who(data, "review_requester") if "review_requester" in data else actor
                yield from pull.event("request", asker, at, name)


def _review(pull: Pull, data: Data, has_threads: bool) -> Iterator[Event]:
    state = STATES.get(text_of(data, "state").upper())
    if state is None:
        return
    commit, body = text_of(data, "commit_id"), text_of(data, "body")
    more: dict[str, object] = {
        "state": state,
        "on_commit": commit,
        "stale": pull.is_stale(commit),
    }
    if has_threads:  # an empty review around remarks that stand on lines
        more["has_text"] = True
    name = f"review-{data.get('id')}"
    yield from pull.event("review", who(data), data.get("submitted_at"), name, body, **more)


def _thread(pull: Pull, data: Data) -> Iterator[Event]:
    body, path = text_of(data, "body"), text_of(data, "path")
    # Not `commit_id`, which moves on with the pull request for as long as the line is there.
    commit = text_of(data, "original_commit_id", "commit_id")
    yield from pull.event(
        kind_of_remark(body, path),
        who(data),
        data.get("created_at"),
        f"thread-{data.get('id')}",
        body,
        path=path,
        on_commit=commit,
        stale=pull.is_stale(commit),
    )


def _api(site: str) -> str:
    is_theirs = site.rstrip("/") in {"https://github.com", "https://www.github.com"}
    return "https://api.github.com" if is_theirs else f"{site.rstrip('/')}/api/v3"


GITHUB = Forge(
    name="github",
    title="GitHub",
    tokens=("GITHUB_TOKEN", "GH_TOKEN"),
    home="https://github.com",
    api=_api,
    address="{site}/{repo}/pull/{number}",
    pulls=pulls,
    events=events,
    questions=(PULLS, REVIEWS, THREADS, COMMENTS, TIMELINE),
)
