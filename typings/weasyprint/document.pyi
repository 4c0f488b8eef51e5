from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO, overload

import pydyf

from .formatting_structure.boxes import Box, PageBox
from .pdf.fonts import Font
from .text.fonts import FontConfiguration

class Page:
    width: float
    height: float
    bleed: dict[str, float]
    bookmarks: list[tuple[int, str, tuple[float, float], str]]
    links: list[tuple[str, str, tuple[float, float, float, float], Box]]
    anchors: dict[str, tuple[float, float]]
    _page_box: PageBox
    def __init__(self, page_box: PageBox) -> None: ...

class Document:
    pages: list[Page]
    fonts: dict[Any, Font]
    font_config: FontConfiguration
    def copy(self, pages: Iterable[Page] | str = "all") -> Document: ...
    @overload
    def write_pdf(
        self,
        target: None = None,
        zoom: float = 1,
        finisher: Callable[[Document, pydyf.PDF], object] | None = None,
        **options: Any,
    ) -> bytes: ...
    @overload
    def write_pdf(
        self,
        target: Path | str | BinaryIO,
        zoom: float = 1,
        finisher: Callable[[Document, pydyf.PDF], object] | None = None,
        **options: Any,
    ) -> None: ...
