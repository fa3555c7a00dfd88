"""Patience below the library that stands on requests: GitLab's."""

from collections.abc import Mapping

import requests
from requests.adapters import HTTPAdapter

from garden.reviews.forges.clients.patience import AskAgainError, Patience


class PatientSession(requests.Session):
    """A session that asks through patience, and says nothing that it was not told to say."""

    def __init__(self, patience: Patience) -> None:
        super().__init__()
        # Where it has no one to say who asks, requests looks into the .netrc of who runs it.
        self.auth = _silent
        self.mount("http://", _PatientAdapter(patience))
        self.mount("https://", _PatientAdapter(patience))

    def rebuild_auth(
        self, prepared_request: requests.PreparedRequest, response: requests.Response
    ) -> None:
        """Keep what was said: another host is not asked, and .netrc has no say here either."""


class _PatientAdapter(HTTPAdapter):
    def __init__(self, patience: Patience) -> None:
        super().__init__()
        self.patience = patience

    def send(  # noqa: PLR0913, PLR0917 - as the library says
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,  # noqa: ARG002
        verify: bool | str = True,
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Return an answer that has been read to its end; raises what `Patience.ask` does."""

        def send() -> requests.Response:
            try:
                answer = super(_PatientAdapter, self).send(
                    request, stream, self.patience.timeout, verify, cert, proxies
                )
                answer.content  # noqa: B018 - reads it, and finds a connection that was cut
            except requests.RequestException as error:
                raise AskAgainError(f"the connection failed ({type(error).__name__})") from None
            return answer

        return self.patience.ask(str(request.url), send)


def _silent(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
