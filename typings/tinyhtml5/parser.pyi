from typing import Any
from xml.etree.ElementTree import Element

class HTMLTokenizer:
    stream: Any

class HTMLParser:
    tokenizer: HTMLTokenizer
    errors: list[Any]
    tree: Any  # the builder, of a kind of its own
    def parse(self, stream: str | bytes) -> Element: ...
    def parse_error(self, errorcode: str, datavars: dict[str, str] | None = None) -> None: ...
