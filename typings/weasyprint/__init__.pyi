from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from cssselect2 import ElementWrapper, Matcher

from .css.counters import CounterStyle
from .document import Document as Document
from .text.fonts import FontConfiguration
from .urls import URLFetcher

DEFAULT_OPTIONS: dict[str, Any]

class HTML:
    base_url: str
    url_fetcher: URLFetcher
    media_type: str
    wrapper_element: ElementWrapper
    etree_element: Element
    def __init__(
        self,
        guess: object = None,
        filename: object = None,
        url: str | None = None,
        file_obj: object = None,
        string: str | None = None,
        encoding: str | None = None,
        base_url: str | None = None,
        url_fetcher: URLFetcher | None = None,
        media_type: str = "print",
    ) -> None: ...
    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]: ...
    def _ua_counter_style(self) -> list[CounterStyle]: ...
    def render(
        self,
        font_config: FontConfiguration | None = None,
        counter_style: CounterStyle | None = None,
        color_profiles: Mapping[str, object] | None = None,
        **options: Any,
    ) -> Document: ...

class CSS:
    matcher: Matcher
    # Each page rule: the rule, its selectors, its declarations.
    page_rules: list[tuple[Any, list[Any], list[Any]]]
    def __init__(
        self,
        guess: object = None,
        filename: object = None,
        url: str | None = None,
        file_obj: object = None,
        string: str | None = None,
        encoding: str | None = None,
        base_url: str | None = None,
        url_fetcher: URLFetcher | None = None,
        _check_mime_type: bool = False,
        media_type: str = "print",
        font_config: FontConfiguration | None = None,
        counter_style: CounterStyle | None = None,
        color_profiles: Mapping[str, object] | None = None,
        matcher: Matcher | None = None,
        page_rules: list[Any] | None = None,
        layers: list[Any] | None = None,
        layer: object = None,
    ) -> None: ...
