"""Patience below the libraries that stand on httpx: GitHub's and Forgejo's."""

from dataclasses import dataclass, field

import httpx

from garden.reviews.forges.clients.patience import AskAgainError, Patience


@dataclass(slots=True)
class PatientTransport(httpx.BaseTransport):
    """What a client of httpx sends its requests through."""

    patience: Patience
    _connection: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        """Open the connection: a client, since that knows the proxies of the environment."""
        # Without encryption there are no certificates to load; nothing leads from one to the other.
        is_encrypted = self.patience.home.startswith("https:")
        self._connection = httpx.Client(verify=is_encrypted)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return an answer that has been read to its end; raises what `Patience.ask` does."""
        request.extensions["timeout"] = httpx.Timeout(self.patience.timeout).as_dict()
        return self.patience.ask(str(request.url), lambda: self._send(request))

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _send(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._connection.send(request)
        except httpx.RequestError as error:
            raise AskAgainError(f"the connection failed ({type(error).__name__})") from None
