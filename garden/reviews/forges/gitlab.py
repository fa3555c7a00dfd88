"""GitLab, by its REST API v4.

https://docs.gitlab.com/api/merge_requests, /api/discussions and /api/merge_request_approvals.
In the Community Edition an approval has no state and, before 18, no time; what GitLab itself
notes in the conversation ("approved this merge request") tells both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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

PULLS = Question("/projects/{project}/merge_requests?state=all", "the merge requests")
DISCUSSIONS = Question(
    "/projects/{project}/merge_requests/{number}/discussions",
    "what people wrote; of GitLab's own notes: approvals, requests, drafts, pushes, how it ended",
)
APPROVALS = Question(
    "/projects/{project}/merge_requests/{number}/approvals",
    "approvals of which no note tells",
    optional=True,
)

GHOST = "ghost"
"""The account to which everything goes of those that are no more."""

BOT = re.compile(r"(?:project|group)_\d+_bot(?:_\w+)?|(?:support|alert|automation)-bot")
"""Accounts of access tokens and of GitLab itself, where `bot` does not say so."""

DRAFTS = {
    "marked this merge request as **draft**": True,
    "marked this merge request as **ready**": False,
    "marked as a **Work In Progress**": True,
    "unmarked as a **Work In Progress**": False,
}
CONCLUSIONS = {
    "approved this merge request": "approved",
    "requested changes": "changes-requested",
}
TAKEN_BACK = "unapproved this merge request"
_ASKED = re.compile(r"requested review from ")
_PUSHED = re.compile(r"added \d+ commits?\b")


def who(data: Data, key: str = "author") -> Who:
    """Return an account; there is none where it was deleted."""
    if key not in data:
        return NOBODY
    user = group_of(data, key)
    login = text_of(user, "username")
    if not login or login == GHOST:
        return DELETED
    is_bot = user.get("bot") is True or bool(BOT.fullmatch(login))
    return Who(login, "bot" if is_bot else "person")


def pulls(source: Source, repo: str) -> Iterator[Pull]:
    """Yield every merge request."""
    for data in source.items(PULLS, repo):
        yield Pull(
            forge="gitlab",
            repo=repo,
            number=number_of(data, "iid"),
            author=who(data),
            title=text_of(data, "title"),
            created=text_of(data, "created_at"),
            updated=text_of(data, "updated_at"),
            head=text_of(data, "sha"),
            draft=data.get("draft") is True or data.get("work_in_progress") is True,
            merged=text_of(data, "merged_at"),
            merger=who(data, "merge_user" if data.get("merge_user") else "merged_by"),
            commit=text_of(data, "merge_commit_sha", "squash_commit_sha", "sha"),
            closed=text_of(data, "closed_at"),
            closer=who(data, "closed_by"),
        )


def events(source: Source, pull: Pull) -> Iterator[Event]:
    """Yield what happened to a merge request."""
    talk = _Talk(pull)
    for discussion in source.items(DISCUSSIONS, pull.repo, pull.number):
        notes = discussion.get("notes")
        for note in notes if isinstance(notes, list) else ():
            if isinstance(note, dict):
                talk.add(note)
    yield from pull.facts(talk.drafts())
    yield from talk.events()
    approvals = source.group(APPROVALS, pull.repo, pull.number).get("approved_by")
    for data in approvals if isinstance(approvals, list) else ():
        if isinstance(data, dict):
            yield from talk.approval(data)


@dataclass(slots=True)
class _Talk:
    """The notes of a merge request: what people wrote, and what GitLab wrote among it."""

    pull: Pull
    said: list[Data] = field(default_factory=list)
    noted: list[Data] = field(default_factory=list)

    def add(self, note: Data) -> None:
        (self.noted if note.get("system") is True else self.said).append(note)

    def drafts(self) -> list[tuple[str, bool]]:
        found = ((text_of(n, "created_at"), DRAFTS.get(text_of(n, "body"))) for n in self.noted)
        return sorted((at, is_draft) for at, is_draft in found if is_draft is not None)

    def events(self) -> Iterator[Event]:
        for note in self.said:
            yield from self._remark(note)
        for note in self.noted:
            yield from self._fact(note)
        if self.pull.merged or not any(text_of(n, "body") == "closed" for n in self.noted):
            yield from self.pull.ends()

    def approval(self, data: Data) -> Iterator[Event]:
        """Yield an approval of the list, unless the conversation told of it already."""
        by = who(data, "user")
        if any(text_of(n, "body") in CONCLUSIONS and who(n) == by for n in self.noted):
            return
        # Without a time of its own: it was there at the latest when the list was made.
        at = text_of(data, "approved_at") or self.pull.merged or self.pull.updated
        name = f"approval-{group_of(data, 'user').get('id')}"
        more = {"state": "approved", "stale": self._is_pushed_after(at)}
        yield from self.pull.event("review", by, at, name, "", **more)

    def _remark(self, note: Data) -> Iterator[Event]:
        body, place = text_of(note, "body"), group_of(note, "position")
        path, commit = text_of(place, "new_path", "old_path"), text_of(place, "head_sha")
        more = {"path": path, "on_commit": commit, "stale": self.pull.is_stale(commit)}
        name, at = f"note-{note.get('id')}", note.get("created_at")
        yield from self.pull.event(kind_of_remark(body, path), who(note), at, name, body, **more)

    def _fact(self, note: Data) -> Iterator[Event]:
        """Yield what a note of GitLab's own tells; the text is not by anybody."""
        body, at, name = (
            text_of(note, "body"),
            text_of(note, "created_at"),
            f"note-{note.get('id')}",
        )
        if state := CONCLUSIONS.get(body):
            state = "dismissed" if self._is_taken_back(note) else state
            more = {"state": state, "stale": self._is_pushed_after(at)}
            yield from self.pull.event("review", who(note), at, name, "", **more)
        elif _ASKED.match(body):
            yield from self.pull.event("request", who(note), at, name)
        elif body == "reopened" or (body == "closed" and not self.pull.merged):
            yield from self.pull.event(body, who(note), at, name)

    def _is_taken_back(self, note: Data) -> bool:
        later = (n for n in self.noted if text_of(n, "created_at") > text_of(note, "created_at"))
        is_approval = CONCLUSIONS.get(text_of(note, "body")) == "approved"
        back = (n for n in later if text_of(n, "body") == TAKEN_BACK and who(n) == who(note))
        return is_approval and any(back)

    def _is_pushed_after(self, at: str) -> bool:
        """An approval names no commit; it is stale if commits were pushed later."""
        pushes = (n for n in self.noted if _PUSHED.match(text_of(n, "body")))
        return any(text_of(note, "created_at") > at for note in pushes)


GITLAB = Forge(
    name="gitlab",
    title="GitLab",
    tokens=("GITLAB_TOKEN",),
    home="https://gitlab.com",
    api=lambda site: f"{site.rstrip('/')}/api/v4",
    address="{site}/{repo}/-/merge_requests/{number}",
    pulls=pulls,
    events=events,
    questions=(PULLS, DISCUSSIONS, APPROVALS),
)
