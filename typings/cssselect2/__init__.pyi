from typing import Any
from xml.etree.ElementTree import Element

class ElementWrapper:
    etree_element: Element
    local_name: str
    parent: ElementWrapper | None
    @classmethod
    def from_html_root(
        cls, root: Element, content_language: str | None = None
    ) -> ElementWrapper: ...

class Matcher:
    def match(self, element: ElementWrapper) -> list[tuple[Any, ...]]: ...
