"""Fetches files for a document: from given folders and ``data:``, never from the network."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from ...inputs import note


class Forbidden(ValueError):
    """An address is outside the folders that a document may read."""


class LocalFetcher(URLFetcher):
    """Fetches files inside ``folders`` and ``data:`` addresses. Symbolic links are followed first.

    ``read`` are the files that were asked for, whether they are there or not.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.read: set[Path] = set()
        self.folders = tuple(dict.fromkeys(folder.resolve() for folder in folders))

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Fetch a ``data:`` address or a file in the folders. Raises ``Forbidden`` for others.

        The file is noted as one that the product depends on, even where it is missing.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("file", "data"):
            raise Forbidden(url)
        if parts.scheme == "file":
            named = Path(url2pathname(parts.path))
            path = named.resolve()
            if parts.netloc or not any(path.is_relative_to(folder) for folder in self.folders):
                raise Forbidden(url)
            note(named)
            self.read.add(path)
        return super().fetch(url, headers)
