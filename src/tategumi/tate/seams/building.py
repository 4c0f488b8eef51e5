"""Seams of boxes as they are built: their texts, plain texts, markers and images."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from weasyprint.css import Style, StyleFor
from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure import boxes

from ..cascade import properties, turn
from ..drawing.paint import Painter
from ..flow import Setter
from ..pages.laid import SkipStack
from ..settings.counting import State

# A line up to its first block, that block, and where the line goes on.
_Split: TypeAlias = tuple[boxes.Box, boxes.Box | None, SkipStack | None]


def transform(original: Callable[..., str], setter: Setter, painter: Painter) -> Callable[..., str]:
    """``text-transform`` with several keywords, ``full-size-kana`` among them."""

    def transform(function: str | tuple[str, ...], text: str, lang_code: str) -> str:
        for keyword in (function,) if isinstance(function, str) else function:
            if keyword == "full-size-kana":
                text = text.translate(properties.FULL_SIZE_KANA)
            else:
                text = original(keyword, text, lang_code)
        return text

    return transform


def whitespace(
    original: Callable[..., bool], setter: Setter, painter: Painter
) -> Callable[..., bool]:
    """Line feeds in the source are no spaces between Japanese characters."""

    def process_whitespace(self: boxes.TextBox, following_collapsible_space: bool = False) -> bool:
        setter.segment_breaks.remove(self)
        return original(self, following_collapsible_space)

    return process_whitespace


def content_text(original: property, setter: Setter, painter: Painter) -> property:
    """Readings are no part of a heading's text in bookmarks and running heads."""

    def content_text(self: boxes.ParentBox) -> str:
        assert original.fget, "WeasyPrint's property can be read"
        found: str = original.fget(_without_readings(self))
        return found

    return property(content_text)


def _without_readings(box: boxes.Box) -> boxes.Box:
    """Return a copy of a box without the readings of ruby in it."""
    if not isinstance(box, boxes.ParentBox):
        return box
    children = (child for child in box.children if child.element_tag not in ("rt", "rp"))
    return box.copy_with_children([_without_readings(child) for child in children])


def blocks_in_line(
    original: Callable[..., _Split], setter: Setter, painter: Painter
) -> Callable[..., _Split]:
    """Blocks within a running element or a note do not part the line that this is taken out of."""

    def inner_block_in_inline(box: boxes.Box, skip_stack: SkipStack | None = None) -> _Split:
        if box.is_running() or box.is_note():
            return box, None, None
        return original(box, skip_stack)

    return inner_block_in_inline


def list_marker(
    original: Callable[..., Iterator[boxes.Box]], setter: Setter, painter: Painter
) -> Callable[..., Iterator[boxes.Box]]:
    """A marker's spaces stay: ``::marker`` has ``white-space: pre`` (CSS Lists 3, 3.1.1).

    WeasyPrint sets ``pre-wrap``, whose last space hangs: the text would touch its number. What is
    the marker's ``content`` does not have its position. One that is not displayed has no box.
    """

    def marker_to_box(
        element: object,
        state: State,
        parent_style: Style,
        style_for: StyleFor,
        get_image_from_uri: Callable[..., object],
        target_collector: TargetCollector,
        counter_style: object,
    ) -> Iterator[boxes.Box]:
        style = style_for(element, "marker")
        if style is not None and style["display"] == ("none",):
            return
        for marker in original(
            element, state, parent_style, style_for, get_image_from_uri, target_collector,
            counter_style,
        ):  # fmt: skip
            _part_from_content(marker)
            for box in marker.children:
                if box.style["white_space"] == "pre-wrap":
                    box.style["white_space"] = "pre"
            yield marker

    return marker_to_box


def _part_from_content(marker: boxes.Box) -> None:
    """Give a marker a style of its own, where its contents share the one that says its position."""
    shared = marker.style
    if any(box.style is shared for box in marker.children):
        marker.style = shared.copy()
        shared["position"] = "static"


def replaced_box(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """Images stand upright in a vertical flow, those of markers and of ``content`` too."""

    def initialize(
        self: boxes.ReplacedBox,
        element_tag: str,
        style: Style,
        element: object,
        replacement: object,
    ) -> None:
        original(self, element_tag, style, element, replacement)
        if turn.is_vertical(self) and not isinstance(replacement, turn.TurnedImage):
            self.replacement = turn.TurnedImage(replacement)

    return initialize
