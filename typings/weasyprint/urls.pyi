from collections.abc import Collection
from email.message import EmailMessage
from typing import Any
from urllib.request import OpenerDirector

class URLFetcher(OpenerDirector):
    def __init__(
        self,
        timeout: float = 10,
        ssl_context: object = None,
        http_headers: dict[str, str] | None = None,
        allowed_protocols: Collection[str] | None = None,
        allow_redirects: bool = True,
        fail_on_errors: bool = False,
        **kwargs: Any,
    ) -> None: ...
    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse: ...

class URLFetcherResponse:
    url: str
    headers: EmailMessage
    def __init__(
        self,
        url: str,
        body: object = None,
        headers: dict[str, str] | EmailMessage | None = None,
        status: int = 200,
        **kwargs: Any,
    ) -> None: ...

def get_url_tuple(url: str, base_url: str | None) -> tuple[str, str] | None: ...
