"""What lies below the libraries: waiting that is bounded and told, and no other host."""

import email.utils
import json
import time
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Protocol, TypeVar
from urllib.parse import SplitResult, urlsplit

import tenacity

from garden.errors import GardenError, UsageError

TRIES = 6
"""How often one question is asked before we give up."""
LONGEST_PAUSE = 30.0
"""Seconds between two tries where the forge does not say how long to wait."""
SECONDARY = 60.0
"""Seconds to wait where GitHub limits without saying for how long, as its handbook asks."""

_LIMITS = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})


class Answer(Protocol):
    """What is the same in the answers of httpx and of requests."""

    @property
    def status_code(self) -> int: ...  # noqa: D102 - as the libraries say
    @property
    def headers(self) -> MutableMapping[str, str]: ...  # noqa: D102
    @property
    def content(self) -> Any: ...  # noqa: ANN401, D102 - bytes; one library does not say so
    @property
    def links(self) -> Mapping[Any, Any]: ...  # noqa: D102


A = TypeVar("A", bound=Answer)


class ForgeError(GardenError):
    """The forge does not answer as it should. What was read so far is kept."""


class RefusedError(GardenError):
    """The forge does not answer this, and will not: with `code`, for the path `path`."""

    def __init__(self, code: int, path: str) -> None:
        super().__init__(f"{path} ({code})")
        self.code = code
        self.path = path


class AskAgainError(Exception):
    """It may work the next time; `seconds` is how long the forge wants us to wait."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


@dataclass(slots=True, kw_only=True)
class Patience:
    """How a forge is asked: more than once, not for ever, and no other host instead of it."""

    title: str
    """What readers call the forge."""
    home: str
    """The address of its API."""
    say: Callable[[str], None]
    """Told, in a sentence, when there is a wait."""
    max_wait: float
    """Seconds that we wait at most when the forge asks us to; rather than wait longer, we stop."""
    timeout: float
    """Seconds without a word after which a connection has failed, whatever a library says."""
    sleep: Callable[[float], None]
    _pages: set[str] = field(default_factory=set, init=False)

    def ask(self, url: str, send: Callable[[], A]) -> A:
        """Return the forge's answer to the request for `url` that `send` makes.

        `send` raises AskAgainError where the connection fails. Raises RefusedError if there will
        be no answer, ForgeError if there is none for now, UsageError if that is another host.
        """
        to = urlsplit(url)
        if _host(to) != _host(urlsplit(self.home)):
            # Before anything is sent: a token is for the forge alone.
            where = f"{to.scheme}://{to.netloc.rpartition('@')[2]}"
            raise UsageError(f"The repository has moved to {where}. Name that with --site.")
        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(AskAgainError),
            wait=_pause,
            stop=tenacity.stop_after_attempt(TRIES),
            before_sleep=self._tell,
            sleep=self.sleep,
            reraise=True,
        )
        try:
            answer: A = tries(self._once, send)
        except AskAgainError as error:
            raise ForgeError(
                f"{self.title} could not be read: {error}. What was read is kept; run the same "
                "command again later."
            ) from None
        if answer.status_code >= HTTPStatus.BAD_REQUEST:
            raise RefusedError(answer.status_code, to.path)
        if answer.status_code < HTTPStatus.MULTIPLE_CHOICES:
            self._read(answer, url)
        return answer

    def garbled(self, error: Exception) -> ForgeError:
        """Return what to tell of an answer that the forge's library does not understand."""
        return ForgeError(
            f"{self.title} answers in a way that its library does not understand "
            f"({type(error).__name__}). What was read is kept. Save its answers, and read them "
            "with --from."
        )

    def _once(self, send: Callable[[], A]) -> A:
        answer = send()
        if (seconds := _limit(answer)) is not None:
            if seconds > self.max_wait:
                raise ForgeError(
                    f"{self.title} asks us to wait for {_spoken(seconds)}, which is longer than "
                    "--max-wait. What was read is kept; run the same command again later."
                )
            raise AskAgainError("it limits how often it may be asked", seconds)
        if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise AskAgainError(f"it answers with an error of its own ({answer.status_code})")
        return answer

    def _read(self, answer: Answer, url: str) -> None:
        """Make sure that it can be read, and that the next page is one of this forge.

        Of a link only the query is taken: forges behind a proxy give addresses of their own that
        lead nowhere. An empty page is the last, and so is one that leads back.
        """
        try:
            items = json.loads(answer.content)
        except (ValueError, RecursionError):
            raise ForgeError(
                f"{urlsplit(url).netloc} answers with something that is no JSON. Is it the address "
                "of a forge, without a page to log in on before it?"
            ) from None
        link = answer.links.get("next", {}).get("url", "")
        following = urlsplit(url)._replace(query=urlsplit(link).query).geturl()
        if url not in self._pages:
            self._pages = {url}  # the first page of another list
        if link and items and following not in self._pages:
            self._pages.add(following)
            answer.headers["link"] = f'<{following}>; rel="next"'
        else:
            answer.headers.pop("link", None)

    def _tell(self, state: tenacity.RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        pause = state.next_action.sleep if state.next_action else 0.0
        self.say(f"{self.title}: {error}. We wait for {_spoken(pause)}.")


def _pause(state: tenacity.RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, AskAgainError) and error.seconds is not None:
        return error.seconds
    return float(tenacity.wait_random_exponential(max=LONGEST_PAUSE)(state))


def _host(url: SplitResult) -> tuple[str, str | None, int | None]:
    return url.scheme, url.hostname, url.port or {"http": 80, "https": 443}.get(url.scheme)


def _limit(answer: Answer) -> float | None:
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
    is_secondary = b"rate limit" in answer.content[:2000].lower()
    return SECONDARY if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS or is_secondary else None


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
