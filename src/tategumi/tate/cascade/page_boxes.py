"""What the boxes of pages can't have: margin boxes, and the areas of notes.

They belong to no element, so that they have no attributes and no text of their own, and can't be
taken out of their page. WeasyPrint takes them for boxes of elements there, and fails.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.logger import LOGGER

from .removed import written

_COLUMNS = ("column_count", "column_width")


def drop_unfit(style: ComputedStyle, *, is_area: bool) -> None:
    """Drop what a page's box can't have from its style, with a warning (CSS Paged Media 3, 5).

    ``is_area`` tells an area of notes, which has no columns either, from a margin box.
    """
    position = style["position"]
    if isinstance(position, tuple):  # running() or note()
        _drop(style, f"position: {written(position)}", {"position": "static"})
    if is_area and any(style[name] != "auto" for name in _COLUMNS):
        _drop(style, "columns", dict.fromkeys(_COLUMNS, "auto"))
    content = style["content"] if "content" in style.cascaded else ()
    if isinstance(content, tuple) and (asked := next(_of_element(content), None)):
        _drop(style, f"content: {asked}", {"content": "inhibit"})  # as WeasyPrint computes none


def _drop(style: ComputedStyle, declaration: str, values: dict[str, object]) -> None:
    LOGGER.warning("Ignored `%s`, a box of a page does not have it", declaration)
    style.update(values)


def _of_element(content: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """Yield what a computed ``content`` asks of its element, for a target's address too."""
    for function, value in content:
        if function == "attr()":
            yield f"attr({value[0]})"
        elif function == "content()":
            yield "content()"
        elif function.startswith("target-"):
            yield from _of_element(value[:1])
