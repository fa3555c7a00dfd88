"""GitLab, by python-gitlab: https://python-gitlab.readthedocs.io."""

from collections.abc import Iterator
from typing import Any

import requests
from gitlab import Gitlab, GitlabError

from garden.reviews.forges import gitlab as asked
from garden.reviews.forges.clients.over_requests import PatientSession
from garden.reviews.forges.clients.patience import Patience
from garden.reviews.forges.common import Question


class GitlabClient:
    """A connection to GitLab."""

    def __init__(self, site: str, token: str, patience: Patience, user_agent: str) -> None:
        self._patience = patience
        self._gitlab = Gitlab(
            site,
            # The header that all kinds of tokens may come in, and that goes to no other host.
            oauth_token=token or None,
            session=PatientSession(patience),
            user_agent=user_agent,
            per_page=100,
        )

    def items(self, question: Question, repo: str, number: int, _review: int) -> Iterator[Any]:
        """Yield what an answer holds, page after page. Raises GardenError."""
        project = self._gitlab.projects.get(repo, lazy=True)
        merge = project.mergerequests.get(number, lazy=True)
        try:
            if question == asked.APPROVALS:
                yield merge.approvals.get().attributes
                return
            found = (
                merge.discussions.list(iterator=True)
                if question == asked.DISCUSSIONS
                else project.mergerequests.list(
                    iterator=True, state="all", scope="all", order_by="updated_at", sort="desc"
                )
            )
            for item in found:
                yield item.attributes
        except (GitlabError, requests.RequestException, LookupError, TypeError) as error:
            raise self._patience.garbled(error) from None

    def close(self) -> None:
        """Close the connection."""
        self._gitlab.session.close()
