"""Seams of a book's documents: each is set by itself, and bound with the others afterwards."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.css import StyleFor
from weasyprint.css.counters import CounterStyle
from weasyprint.css.targets import TargetCollector, TargetLookupItem, anchor_name_from_token
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext
from weasyprint.layout.page import PageType
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.urls import get_url_tuple

from ..drawing.paint import Painter
from ..flow import Setter
from ..settings.counting import State
from ..settings.shared_fonts import is_shared, stand_in

# A link of a page as WeasyPrint has it, and an anchor: its name and its place in px.
_Link: TypeAlias = tuple[str, str, tuple[float, float, float, float], boxes.Box]
_Anchor: TypeAlias = tuple[str, float, float]


def boxes_of(
    original: Callable[..., list[boxes.Box]], setter: Setter, painter: Painter
) -> Callable[..., list[boxes.Box]]:
    """Counters go on from the document before."""

    def element_to_box(
        element: Element,
        style_for: StyleFor,
        get_image_from_uri: Callable[..., object],
        base_url: str,
        target_collector: TargetCollector,
        counter_style: CounterStyle,
        footnotes: list[boxes.Box],
        state: State | None = None,
    ) -> list[boxes.Box]:
        rest = (get_image_from_uri, base_url, target_collector, counter_style, footnotes)
        if not setter.neighbours:
            return original(element, style_for, *rest, state)
        counting = setter.neighbours.counting
        if state is None:
            state = counting.state(element)
        if not counting.is_content(element) or style_for(element)["display"] == ("none",):
            return original(element, style_for, *rest, state)
        counting.begin(state)
        made = original(element, style_for, *rest, state)
        counting.end(state)
        return made

    return element_to_box


def page_maker(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """A document begins on the page, and on the side, where its book has it begin."""

    def initialize_page_maker(context: LayoutContext, root_box: boxes.Box) -> None:
        original(context, root_box)
        if setter.neighbours:
            context.page_maker[0] = setter.neighbours.first_page(context.page_maker[0])

    return initialize_page_maker


def page_type(
    original: type[PageType], setter: Setter, painter: Painter
) -> Callable[..., PageType]:
    """The first page of a document is not the first of its book."""

    def of_book(
        side: str, blank: bool, name: str, index: int, groups: tuple[tuple[str, int], ...]
    ) -> PageType:
        if setter.neighbours:
            index = setter.neighbours.index(index)
        return original(side, blank, name, index, groups)

    return of_book


def lookup_target(
    original: Callable[..., TargetLookupItem], setter: Setter, painter: Painter
) -> Callable[..., TargetLookupItem]:
    """An anchor that is not in the document may be in another one."""

    def lookup_target(
        self: TargetCollector,
        anchor_token: tuple[str, Any],
        source_box: boxes.Box,
        css_token: str,
        parse_again: object,
    ) -> TargetLookupItem:
        if setter.neighbours:
            name = _anchor_name(anchor_token, source_box)
            if name and name not in self.target_lookup_items:
                return setter.neighbours.target(name)
        return original(self, anchor_token, source_box, css_token, parse_again)

    return lookup_target


def _anchor_name(token: tuple[str, Any], box: boxes.Box) -> str | None:
    """Return the name of an anchor, which an address or an attribute gives."""
    if token[0] == "attr()" and box.element is not None:
        name, kind, fallback = token[1]
        value = box.element.get(name, fallback)
        token = (kind, value if kind == "string" else get_url_tuple(value, box.style.base_url))
    return anchor_name_from_token(token)


def links(
    original: Callable[..., Iterator[tuple[list[_Link], list[_Anchor]]]],
    setter: Setter,
    painter: Painter,
) -> Callable[..., Iterator[tuple[list[_Link], list[_Anchor]]]]:
    """Links may lead to other documents. Whether there is such a place is known in the book."""

    def resolve_links(pages: Iterable[Page]) -> Iterator[tuple[list[_Link], list[_Anchor]]]:
        if not setter.neighbours:
            yield from original(pages)
            return
        known: set[str] = set()
        for page in pages:
            own = [(name, x, y) for name, (x, y, *_) in page.anchors.items() if name not in known]
            known |= page.anchors.keys()
            yield page.links, own

    return resolve_links


def tags(original: Callable[..., None], setter: Setter, painter: Painter) -> Callable[..., None]:
    """The structure is that of the elements and is written with the book,
    so that no tags are added.
    """

    def add_tags(
        pdf: pydyf.PDF, document: Document, pdf_version: object, streams: list[Stream]
    ) -> None:
        pass

    return add_tags


def fonts(
    original: Callable[..., pydyf.Dictionary], setter: Setter, painter: Painter
) -> Callable[..., pydyf.Dictionary]:
    """Fonts that the book embeds once have stand-ins in its documents."""

    def build_fonts_dictionary(
        pdf: pydyf.PDF,
        fonts: dict[object, Font],
        compress: bool,
        subset: bool,
        options: dict[str, Any],
    ) -> pydyf.Dictionary:
        if not setter.neighbours:
            return original(pdf, fonts, compress, subset, options)
        own = {key: font for key, font in fonts.items() if not is_shared(font)}
        table = original(pdf, own, compress, subset, options)
        for font in fonts.values():
            if is_shared(font):
                stand_in(pdf, table, font)
        return table

    return build_fonts_dictionary
