"""GitHub, by githubkit: https://github.com/yanyongyu/githubkit."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from githubkit import GitHub, Response
from githubkit.exception import GitHubException

from garden.errors import GardenError
from garden.reviews.forges import github as asked
from garden.reviews.forges.clients.over_httpx import PatientTransport
from garden.reviews.forges.clients.patience import Patience
from garden.reviews.forges.common import Question

# That of 2026 leaves out `merge_commit_sha`, and servers of one's own may not know it yet.
VERSION = {"X-GitHub-Api-Version": "2022-11-28"}


class GithubClient:
    """A connection to GitHub."""

    def __init__(self, token: str, patience: Patience, user_agent: str) -> None:
        self._patience = patience
        # A connection for each request, unless it is entered once for all.
        self._whole = ExitStack()
        self._github = self._whole.enter_context(
            GitHub(
                token or None,
                base_url=patience.home,
                transport=PatientTransport(patience),
                user_agent=user_agent,
                http_cache=False,
                auto_retry=False,
            )
        )

    def items(self, question: Question, repo: str, number: int, _review: int) -> Iterator[Any]:
        """Yield what an answer holds, page after page. Raises GardenError."""
        owner, _, name = repo.partition("/")
        rest = self._github.rest
        methods: dict[Question, tuple[Any, dict[str, Any]]] = {
            asked.PULLS: (
                rest.pulls.list,
                {"state": "all", "sort": "updated", "direction": "desc"},
            ),
            asked.REVIEWS: (rest.pulls.list_reviews, {"pull_number": number}),
            asked.THREADS: (rest.pulls.list_review_comments, {"pull_number": number}),
            asked.COMMENTS: (rest.issues.list_comments, {"issue_number": number}),
            asked.TIMELINE: (rest.issues.list_events_for_timeline, {"issue_number": number}),
        }
        method, which = methods[question]
        try:
            yield from rest.paginate(
                method, _as_said, owner=owner, repo=name, per_page=100, headers=VERSION, **which
            )
        except GitHubException as error:
            # It wraps whatever happens below it, our own errors among that.
            cause = error.__cause__ or error
            if isinstance(cause, GardenError):
                raise cause from None
            raise self._patience.garbled(cause) from None
        except TypeError as error:
            raise self._patience.garbled(error) from None

    def close(self) -> None:
        """Close the connection."""
        self._whole.close()


def _as_said(answer: Response[Any]) -> list[Any]:
    """Return the items as GitHub says them; models would have to know all of it."""
    found: list[Any] = answer.json()
    return found
