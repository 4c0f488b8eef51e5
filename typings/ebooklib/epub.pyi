from collections.abc import Mapping
from typing import IO, Any
from zipfile import ZipFile

from lxml import etree as etree

CONTAINER_PATH: str

class EpubItem:
    properties: list[str]
    def __init__(
        self,
        uid: str | None = None,
        file_name: str = "",
        media_type: str = "",
        content: bytes = b"",
    ) -> None: ...

class EpubBook:
    FOLDER_NAME: str
    IDENTIFIER_ID: str
    guide: list[dict[str, str]]
    language: str
    metadata: dict[str, Any]
    spine: list[Any]
    def add_item(self, item: EpubItem) -> EpubItem: ...
    def add_metadata(
        self,
        namespace: str | None,
        name: str,
        value: str | None,
        others: Mapping[str, str] | None = None,
    ) -> None: ...
    def set_direction(self, direction: str) -> None: ...

class EpubWriter:
    book: EpubBook
    out: ZipFile
    def __init__(
        self, name: str | IO[bytes], book: EpubBook, options: Mapping[str, object] | None = None
    ) -> None: ...
    def _write_container(self) -> None: ...
    def _write_opf_file(self, root: etree._Element) -> None: ...
    def process(self) -> None: ...
    def write(self) -> None: ...
