"""Forgejo and Gitea, by pyforgejo: https://codeberg.org/harabat/pyforgejo.

Its parts are taken rather than the whole `PyforgejoApi`, which reads a file `.env` into the
environment and asks for a token even where none is needed.
"""

from collections.abc import Iterator
from typing import Any

import httpx
import pydantic
from pyforgejo.core.api_error import ApiError
from pyforgejo.core.client_wrapper import SyncClientWrapper
from pyforgejo.core.http_response import HttpResponse
from pyforgejo.issue.client import IssueClient
from pyforgejo.repository.client import RepositoryClient

from garden.reviews.forges import forgejo as asked
from garden.reviews.forges.clients.over_httpx import PatientTransport
from garden.reviews.forges.clients.patience import Patience
from garden.reviews.forges.common import Question

PAGE = 50
"""How many items a page may have at most, unless a forge is set up otherwise."""


class ForgejoClient:
    """A connection to Forgejo or Gitea."""

    def __init__(self, token: str, patience: Patience, user_agent: str) -> None:
        self._patience = patience
        self._client = httpx.Client(
            transport=_Lists(patience),
            follow_redirects=True,
            event_hooks={"request": [_say_less] if token else [_say_less, _say_no_token]},
        )
        wrapper = SyncClientWrapper(
            api_key=token,
            base_url=patience.home,
            headers={"User-Agent": user_agent},
            httpx_client=self._client,
        )
        self._repository = RepositoryClient(client_wrapper=wrapper).with_raw_response
        self._issue = IssueClient(client_wrapper=wrapper).with_raw_response

    def items(self, question: Question, repo: str, number: int, review: int) -> Iterator[Any]:
        """Yield what an answer holds; the library turns no pages, so we do. Raises GardenError."""
        count, page, is_more = 0, 1, True
        while is_more:
            try:
                answer = self._page(question, repo.split("/", 1), number, review, page)
            except (ApiError, httpx.HTTPError, pydantic.ValidationError) as error:
                raise self._patience.garbled(error) from None
            yield from (item.model_dump(mode="json", by_alias=True) for item in answer.data)
            count, page = count + len(answer.data), page + 1
            is_more = bool(answer.data) and _is_more(answer.headers, count)

    def _page(
        self, question: Question, place: list[str], number: int, review: int, page: int
    ) -> HttpResponse[list[pydantic.BaseModel]]:
        paged = {"page": page, "limit": PAGE}
        match question:
            case asked.PULLS:
                return self._repository.repo_list_pull_requests(
                    *place, state="all", sort="recentupdate", **paged
                )
            case asked.REVIEWS:
                return self._repository.repo_list_pull_reviews(*place, number, **paged)
            case asked.TIMELINE:
                return self._issue.get_comments_and_timeline(*place, number, **paged)
        options = {"additional_query_parameters": paged}
        if question == asked.COMMENTS:
            return self._issue.get_comments(*place, number, request_options=options)
        return self._repository.repo_get_pull_review_comments(
            *place, number, review, request_options=options
        )

    def close(self) -> None:
        """Close the connection."""
        self._client.close()


class _Lists(PatientTransport):
    """Gitea says `null` where a list is empty, which the library does not take for a list."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        if answer.content.strip() != b"null":
            return answer
        return httpx.Response(answer.status_code, json=[], request=request)


def _say_less(request: httpx.Request) -> None:
    """Take out what the library tells of the machine that it runs on."""
    for name in [name for name in request.headers if name.startswith("x-fern-")]:
        del request.headers[name]


def _say_no_token(request: httpx.Request) -> None:
    """Take out the header that the library fills with a token that is not there."""
    request.headers.pop("authorization", None)


def _is_more(headers: dict[str, str], count: int) -> bool:
    if "link" in headers:
        return True  # of all that it may lead to, only the next page is left in it by now
    # Gitea counts where it does not link: https://github.com/go-gitea/gitea, `ListPullReviews`.
    total = headers.get("x-total-count", "")
    return total.isdecimal() and count < int(total)
