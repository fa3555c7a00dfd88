"""Asking a forge over the network: with its own library, and with patience below that."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Any, Protocol, Self
from urllib.parse import SplitResult, urlsplit

from garden import __version__
from garden.errors import GardenError, UsageError
from garden.reviews.forges.clients.patience import ForgeError, Patience, RefusedError
from garden.reviews.forges.common import Data, Forge, Question

_GONE = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.GONE,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Client(Protocol):
    """A connection to a forge, by a library of its own."""

    def items(self, question: Question, repo: str, number: int, review: int, /) -> Iterator[Any]:
        """Yield what an answer holds, page after page; what is no list is one item."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


def find_token(forge: Forge, environment: Mapping[str, str] = os.environ) -> str:
    """Return the token that the environment holds for a forge; empty if it holds none."""
    return next((environment[name].strip() for name in forge.tokens if environment.get(name)), "")


@dataclass(slots=True, kw_only=True)
class Network:
    """A forge that is asked over the network."""

    forge: Forge
    site: str
    """The forge's address, without the API's."""
    token: str = field(default="", repr=False)
    say: Callable[[str], None] = lambda _sentence: None
    """Told, in a sentence, when there is a wait."""
    max_wait: float = 900.0
    """Seconds that we wait at most when the forge asks us to; rather than wait longer, we stop."""
    timeout: float = 30.0
    """Seconds without a word after which a connection has failed."""
    sleep: Callable[[float], None] = time.sleep
    _client: Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Load the library and open the connection.

        Raises UsageError if the token would travel in the open, ImportError if the library is not
        there, or not in a version that fits.
        """
        home = _address(self.forge.api(self.site))
        if not home:
            raise UsageError(f"{self.site} is no address of a forge, such as {self.forge.home}.")
        if self.token and home.scheme == "http" and home.hostname not in _LOCAL:
            raise UsageError(f"{self.site} is not encrypted, so the token is not sent there.")
        patience = Patience(
            title=self.forge.title,
            home=home.geturl(),
            say=self.say,
            max_wait=self.max_wait,
            timeout=self.timeout,
            sleep=self.sleep,
        )
        self._client = _client(self.forge.name, self.site, self.token, patience)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self._client.close()

    def items(
        self, question: Question, repo: str, number: int = 0, review: int = 0
    ) -> Iterator[Data]:
        """Yield the items of a list, page after page. Raises ForgeError, UsageError."""
        try:
            for item in self._client.items(question, repo, number, review):
                if isinstance(item, dict):
                    yield item
        except RefusedError as refused:
            if not (question.optional and refused.code in _GONE):
                raise self._refusal(refused) from None

    def group(self, question: Question, repo: str, number: int = 0) -> Data:
        """Return an answer that is no list. Raises ForgeError, UsageError."""
        return next(self.items(question, repo, number), {})

    def _refusal(self, refused: RefusedError) -> GardenError:
        """Return what to tell of an answer that will not change; never what was sent."""
        name = self.forge.tokens[0]
        if refused.code not in _GONE:
            return ForgeError(f"{self.forge.title} refuses {refused}.")
        hint = f"the token in {name} may not read it" if self.token else f"{name} needs to be set"
        return UsageError(
            f"{self.forge.title} does not show us {refused}. Is it written right, and do you have "
            f"access to it? Perhaps {hint}."
        )


def _client(name: str, site: str, token: str, patience: Patience) -> Client:
    """Return a connection to a forge; only its own library is loaded, which takes a moment."""
    us = f"praxis-garden/{__version__}"
    if name == "github":
        from garden.reviews.forges.clients.github import GithubClient  # noqa: PLC0415

        return GithubClient(token, patience, us)
    if name == "gitlab":
        from garden.reviews.forges.clients.gitlab import GitlabClient  # noqa: PLC0415

        return GitlabClient(site, token, patience, us)
    from garden.reviews.forges.clients.forgejo import ForgejoClient  # noqa: PLC0415

    return ForgejoClient(token, patience, us)


def _address(text: str) -> SplitResult | None:
    """Return an address on the web; None if it is none."""
    try:
        url = urlsplit(text)
        is_address = url.scheme in {"http", "https"} and url.hostname and url.port != 0
    except ValueError:  # no host, or no number where its port should be
        return None
    return url if is_address else None
