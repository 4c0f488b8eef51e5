"""Sizes of boxes: those of one style in one room are the same, and are worked out once."""

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

from .styles import by_style

Room = boxes.Box | tuple[float, float | str]


def resolve_percentages(box: boxes.Box, room: Room) -> None:
    """Give a box the sizes that its style sets: margins, borders, paddings, width and height in px.

    ``room`` is the containing block, or its width and height. As WeasyPrint's, whose pages take
    vertical margins from their height, and whose tables join the borders of their cells.
    """
    style = box.style
    if isinstance(box, boxes.PageBox) or style["border_collapse"] == "collapse":
        percent.resolve_percentages(box, room)
        return
    width, height = room if isinstance(room, tuple) else (room.width, room.height)
    vars(box).update(_sizes(style, width, height))


@by_style
def _sizes(style: Style, width: float, height: float | str) -> dict[str, object]:
    box = boxes.Box("", style, None)
    others = [*vars(box)]
    percent.resolve_percentages(box, (width, height))
    return {name: size for name, size in vars(box).items() if name not in others}
