"""What Kobo's own reader asks of a text: sentences in spans of their own, no links out of the book.

Without such spans it can't mark what its reader highlights. Names of classes and ids are Kobo's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..xhtml import Element, Value, is_web

# A sentence with what closes it.
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?」』）)]*|[。！？!?]+[」』）)]*")
_BLOCKS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "figcaption"]
)
# What has no text of its reader's, or shows it as it is.
_APART = frozenset(["rt", "pre", "code"])


def for_kobo(bodies: Iterable[Element]) -> tuple[Element, ...]:
    """Write each sentence of one file's bodies as a span with an id, as Kobo's reader asks.

    The ids are different in the whole file. Links that lead out of the book become plain words.
    """
    spans = _Spans()
    return tuple(spans.element(body) for body in bodies)


class _Spans:
    """Numbers the paragraphs and sentences of one file."""

    def __init__(self) -> None:
        self.paragraph = self.sentence = 0

    def element(self, element: Element) -> Element:
        if element.tag in _APART:
            return element
        if element.tag in _BLOCKS:
            self.paragraph, self.sentence = self.paragraph + 1, 0
        children = tuple(node for child in element.children for node in self._nodes(child))
        return replace(element, children=children)

    def _nodes(self, node: Element | str) -> Iterator[Element | str]:
        if isinstance(node, str):
            yield from self._sentences(node)
        elif node.tag == "a" and _leads_outside(node.get("href")):
            yield from self.element(node).children
        else:
            yield self.element(node)

    def _sentences(self, text: str) -> Iterator[Element | str]:
        if not text.strip():
            yield text
            return
        for found in _SENTENCE.finditer(text):
            self.sentence += 1
            name = f"kobo.{self.paragraph}.{self.sentence}"
            yield Element("span", (("class", "koboSpan"), ("id", name)), (found[0],))


def _leads_outside(target: Value) -> bool:
    return isinstance(target, str) and is_web(target)
