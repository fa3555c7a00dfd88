"""Asking a forge over the network: patiently, within bounds, and without a word too much.

One client for all forges. Their own libraries were tried against a server that limits, fails
and hangs up: githubkit 0.16.1 cannot be imported with the hishel 2.0.0 that it is installed
with, and gives up when a connection drops; python-gitlab 8.6.0 waits for as long as it is
told without saying so; pyforgejo 2.0.7 turns no pages, and gives up when a connection drops.
"""

import email.utils
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import httpx
import tenacity

from garden import __version__
from garden.errors import GardenError, UsageError
from garden.reviews.forges.common import Data, Forge

TRIES = 6
"""How often one question is asked before we give up."""
LONGEST_PAUSE = 30.0
"""Seconds between two tries where the forge does not say how long to wait."""
SECONDARY = 60.0
"""Seconds to wait where GitHub limits without saying for how long, as its handbook asks."""
MOVES = 5
"""How many redirections are followed, all on the same host."""

_GONE = frozenset({401, 403, 404, 410, 451})
_LIMITS = frozenset({403, 429})
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class ForgeError(GardenError):
    """The forge does not answer as it should. What was read so far is kept."""


class _AskAgainError(Exception):
    """It may work the next time; `seconds` is how long the forge wants us to wait."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


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
    sleep: Callable[[float], None] = time.sleep
    _client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        """Open the connection. Raises UsageError if the token would travel in the open."""
        base = httpx.URL(self.forge.api(self.site))
        if base.scheme not in {"http", "https"} or not base.host:
            raise UsageError(f"{self.site} is no address of a forge, such as {self.forge.home}.")
        if self.token and base.scheme == "http" and base.host not in _LOCAL:
            raise UsageError(f"{self.site} is not encrypted, so the token is not sent there.")
        headers = {"Accept": self.forge.accept, "User-Agent": f"praxis-garden/{__version__}"}
        if self.token:
            headers["Authorization"] = self.forge.authorization(self.token)
        # Without encryption there are no certificates to load; nothing leads from one to the other.
        is_encrypted = base.scheme == "https"
        self._client = httpx.Client(
            base_url=base, headers=headers, timeout=30.0, verify=is_encrypted
        )

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

    def items(self, path: str, *, optional: bool = False) -> Iterator[Data]:
        """Yield the items of a list, page after page. Raises ForgeError, UsageError."""
        url: httpx.URL | None = httpx.URL(path)
        seen: set[httpx.URL] = set()
        count = 0
        while url is not None and url not in seen:
            seen.add(url)
            answer = self._get(url, optional=optional)
            found = _json(answer) if answer else None
            page = [item for item in found if isinstance(item, dict)] if found else []
            yield from page
            count += len(page)
            url = _next(url, answer, count) if answer and page else None

    def group(self, path: str, *, optional: bool = False) -> Data:
        """Return an answer that is no list. Raises ForgeError, UsageError."""
        answer = self._get(httpx.URL(path), optional=optional)
        found = _json(answer) if answer else {}
        return found if isinstance(found, dict) else {}

    def _get(self, url: httpx.URL, *, optional: bool) -> httpx.Response | None:
        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_AskAgainError),
            wait=self._pause,
            stop=tenacity.stop_after_attempt(TRIES),
            before_sleep=self._tell,
            sleep=self.sleep,
            reraise=True,
        )
        try:
            answer = tries(self._ask, url)
        except _AskAgainError as error:
            raise ForgeError(
                f"{self.forge.title} could not be read: {error}. What was read is kept; run the "
                "same command again later."
            ) from None
        if answer.status_code in _GONE and optional:
            return None
        if answer.is_error:
            raise self._refusal(answer)
        return answer

    def _ask(self, url: httpx.URL) -> httpx.Response:
        """Ask once. Raises _AskAgainError if it may work the next time."""
        try:
            answer = self._client.get(url)
            for _ in range(MOVES):
                if not answer.is_redirect:
                    break
                answer = self._client.get(self._moved(answer))
        except httpx.RequestError as error:
            raise _AskAgainError(f"the connection failed ({type(error).__name__})") from None
        if (seconds := _limit(answer)) is not None:
            if seconds > self.max_wait:
                raise ForgeError(
                    f"{self.forge.title} asks us to wait for {_spoken(seconds)}, which is longer "
                    "than --max-wait. What was read is kept; run the same command again later."
                )
            raise _AskAgainError("it limits how often it may be asked", seconds)
        if answer.is_server_error:
            raise _AskAgainError(f"it answers with an error of its own ({answer.status_code})")
        return answer

    def _moved(self, answer: httpx.Response) -> httpx.URL:
        """Return where an answer has moved to. Raises UsageError if that is another host."""
        try:
            new = answer.url.join(answer.headers.get("location", ""))
        except httpx.InvalidURL:
            raise ForgeError(f"{self.forge.title} redirects to no address at all.") from None
        if (new.scheme, new.host, new.port) != (
            answer.url.scheme,
            answer.url.host,
            answer.url.port,
        ):
            raise UsageError(f"The repository has moved to {new.host}. Name it with --site.")
        return new

    def _pause(self, state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, _AskAgainError) and error.seconds is not None:
            return error.seconds
        return float(tenacity.wait_random_exponential(max=LONGEST_PAUSE)(state))

    def _tell(self, state: tenacity.RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        pause = state.next_action.sleep if state.next_action else 0.0
        self.say(f"{self.forge.title}: {error}. We wait for {_spoken(pause)}.")

    def _refusal(self, answer: httpx.Response) -> GardenError:
        """Return what to tell of an answer that will not change; never what was sent."""
        code = answer.status_code
        name = self.forge.tokens[0]
        if code not in _GONE:
            return ForgeError(f"{self.forge.title} refuses {answer.url.path} ({code}).")
        hint = f"the token in {name} may read it" if self.token else f"{name} needs to be set"
        return UsageError(
            f"{self.forge.title} does not show us {answer.url.path} ({code}). Is it written "
            f"right, and do you have access to it? Perhaps {hint}."
        )


def _next(url: httpx.URL, answer: httpx.Response, count: int) -> httpx.URL | None:
    """Return the next page, by the forge's word; None if this was the last.

    Only the query is taken from a link: forges behind a proxy give addresses of their own that
    lead nowhere, and a token goes to nobody else.
    """
    link = answer.links.get("next", {}).get("url")
    if link:
        return url.copy_with(query=httpx.URL(link).query)
    if page := answer.headers.get("x-next-page", "").strip():
        return url.copy_set_param("page", page)
    # Gitea counts where it does not link: https://github.com/go-gitea/gitea, `ListPullReviews`.
    total = answer.headers.get("x-total-count", "")
    if "link" not in answer.headers and total.isdecimal() and count < int(total):
        return url.copy_set_param("page", str(int(url.params.get("page", "1")) + 1))
    return None


def _limit(answer: httpx.Response) -> float | None:
    """Return how many seconds a forge wants us to wait before we ask again; None if it does not."""
    headers = answer.headers
    if answer.status_code not in _LIMITS:
        return None
    now = _epoch(headers.get("date", "")) or time.time()
    after = headers.get("retry-after", "")
    if after:
        at = _epoch(after)
        return float(after) if after.isdecimal() else max(0.0, at - now) if at else SECONDARY
    left = headers.get("x-ratelimit-remaining", headers.get("ratelimit-remaining", ""))
    reset = headers.get("x-ratelimit-reset", headers.get("ratelimit-reset", ""))
    if left == "0" and reset.isdecimal():
        return max(0.0, int(reset) - now) + 1.0  # their clock and ours
    is_secondary = "rate limit" in answer.text[:2000].lower()
    return (
        SECONDARY if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or is_secondary else None
    )


def _epoch(date: str) -> float:
    try:
        return email.utils.parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _spoken(seconds: float) -> str:
    """Return a length of time as it is said."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    parts = ((minutes, "minute"), (rest, "second"))
    return " and ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n)


def _json(answer: httpx.Response) -> Any:  # noqa: ANN401 - whatever the forge says
    try:
        return answer.json()
    except (ValueError, RecursionError):
        raise ForgeError(
            f"{answer.url.host} answers with something that is no JSON. Is it the address of a "
            "forge, without a page to log in on before it?"
        ) from None
