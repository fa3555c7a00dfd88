"""Forgejo and Gitea, by their API v1, which is the same as far as reviews go.

https://codeberg.org/api/swagger and https://docs.gitea.com/api
"""

import re
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
    "REQUEST_CHANGES": "changes-requested",
    "COMMENT": "commented",
}
"""PENDING is left out: it is a draft that nobody but its author sees."""

REQUEST = "REQUEST_REVIEW"
"""A state that is no review: somebody, or a team, is asked for one. By whom, it does not say."""

PULLS = Question("/repos/{repo}/pulls?state=all", "the pull requests")
REVIEWS = Question(
    "/repos/{repo}/pulls/{number}/reviews",
    "reviews; a `REQUEST_REVIEW` is a request, and what is `PENDING` is left out",
)
REMARKS = Question("/repos/{repo}/pulls/{number}/reviews/{id}/comments", "remarks on lines")
COMMENTS = Question("/repos/{repo}/issues/{number}/comments", "the conversation")
TIMELINE = Question(
    "/repos/{repo}/issues/{number}/timeline",
    "when it was a draft, who merged or closed it",
    optional=True,
)

GHOST_ID, ACTIONS_ID = -1, -2
"""The ids of accounts that are no more, and of what Actions do."""

_DRAFT = re.compile(r"\s*(?:WIP:|\[WIP\]|Draft:|\[Draft\])", re.IGNORECASE)
"""What marks a title as that of a draft, unless a forge is set up otherwise."""


def who(data: Data, key: str = "user") -> Who:
    """Return an account. Which are programs, `people.yml` alone can tell."""
    if key not in data:
        return NOBODY
    user = group_of(data, key)
    login = text_of(user, "login", "username")
    if not login or user.get("id") == GHOST_ID:
        return DELETED
    return Who(login, "bot" if user.get("id") == ACTIONS_ID else "person")


def pulls(source: Source, repo: str) -> Iterator[Pull]:
    """Yield every pull request."""
    for data in source.items(PULLS, repo):
        title = text_of(data, "title")
        yield Pull(
            forge="forgejo",
            repo=repo,
            number=number_of(data, "number"),
            author=who(data),
            title=title,
            created=text_of(data, "created_at"),
            updated=text_of(data, "updated_at"),
            head=text_of(group_of(data, "head"), "sha"),
            draft=data.get("draft") is True or bool(_DRAFT.match(title)),
            merged=text_of(data, "merged_at"),
            merger=who(data, "merged_by") if data.get("merged_by") else NOBODY,
            commit=text_of(data, "merge_commit_sha") if data.get("merged_at") else "",
            closed=text_of(data, "closed_at"),
        )


def events(source: Source, pull: Pull) -> Iterator[Event]:
    """Yield what happened to a pull request."""
    timeline = list(source.items(TIMELINE, pull.repo, pull.number))
    yield from pull.facts(_drafts(timeline))
    yield from _ends(pull, timeline)
    for data in source.items(REVIEWS, pull.repo, pull.number):
        yield from _review(pull, data)
        if number_of(data, "comments_count") and text_of(data, "state") != "PENDING":
            for remark in source.items(REMARKS, pull.repo, pull.number, number_of(data, "id")):
                yield from _remark(pull, remark)
    for data in source.items(COMMENTS, pull.repo, pull.number):
        body, name = text_of(data, "body"), f"comment-{data.get('id')}"
        yield from pull.event("comment", who(data), data.get("created_at"), name, body)


def _drafts(timeline: list[Data]) -> list[tuple[str, bool]]:
    """Return when a change of the title made it a draft, or no longer one."""
    found = []
    for data in timeline:
        was, is_now = (bool(_DRAFT.match(text_of(data, key))) for key in ("old_title", "new_title"))
        if text_of(data, "type") == "change_title" and was != is_now:
            found.append((text_of(data, "created_at"), is_now))
    return sorted(found)


_LIFE = {"merge_pull": "merged", "close": "closed", "reopen": "reopened"}


def _ends(pull: Pull, timeline: list[Data]) -> Iterator[Event]:
    """Yield how it ended, with who did it, where the timeline tells."""
    told = {_LIFE.get(text_of(data, "type")) for data in timeline}
    if "merged" not in told and (pull.merged or "closed" not in told):
        yield from pull.ends()
    for data in timeline:
        event = _LIFE.get(text_of(data, "type"))
        at, name = data.get("created_at"), f"{event}-{data.get('id')}"
        if event == "merged":
            yield from pull.event(event, who(data), at, "merged", on_commit=pull.commit)
        elif event == "reopened" or (event == "closed" and not pull.merged):
            yield from pull.event(event, who(data), at, name)


def _review(pull: Pull, data: Data) -> Iterator[Event]:
    kind, name = text_of(data, "state"), f"review-{data.get('id')}"
    at = text_of(data, "submitted_at", "updated_at")
    if kind == REQUEST:
        yield from pull.event("request", NOBODY, at, name)
    if kind not in STATES:
        return
    body, commit = text_of(data, "body"), text_of(data, "commit_id")
    more: dict[str, object] = {
        "state": "dismissed" if data.get("dismissed") is True else STATES[kind],
        "on_commit": commit,
        "stale": data.get("stale") is True or pull.is_stale(commit),
    }
    if number_of(data, "comments_count"):
        more["has_text"] = True
    yield from pull.event("review", who(data), at, name, body, **more)


def _remark(pull: Pull, data: Data) -> Iterator[Event]:
    body, path = text_of(data, "body"), text_of(data, "path")
    commit = text_of(data, "original_commit_id", "commit_id")
    more = {"path": path, "on_commit": commit, "stale": pull.is_stale(commit)}
    name, at = f"thread-{data.get('id')}", data.get("created_at")
    yield from pull.event(kind_of_remark(body, path), who(data), at, name, body, **more)


FORGEJO = Forge(
    name="forgejo",
    title="Forgejo or Gitea",
    tokens=("FORGEJO_TOKEN", "GITEA_TOKEN", "CODEBERG_TOKEN"),
    home="https://codeberg.org",
    api=lambda site: f"{site.rstrip('/')}/api/v1",
    address="{site}/{repo}/pulls/{number}",
    pulls=pulls,
    events=events,
    questions=(PULLS, REVIEWS, REMARKS, COMMENTS, TIMELINE),
)
