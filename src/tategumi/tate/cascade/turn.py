"""The turned flow: vertical pages laid out by WeasyPrint's own horizontal layout.

In flow space u runs along the line (to the right) and v across the lines (down). A page whose root
is ``vertical-rl`` is laid out with its content width and height exchanged, then drawn through one
matrix that takes (u, v) to the physical (W - v, u), W being the page's content width: lines run
down, and follow each other from right to left. Page boxes, their margins and margin boxes stay
physical.

Physical properties turn with the flow (CSS Writing Modes 4, 6.2): the cascade is turned, not the
boxes, so percentages, ``inherit`` and weights come out right by themselves.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from tinycss2.ast import Node
from weasyprint.css import Style
from weasyprint.css.properties import Dimension
from weasyprint.css.tokens import Pending
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext
from weasyprint.layout.percent import percentage
from weasyprint.pdf.stream import Stream

from .styles import Cascaded, Weight
from .turned_values import VALUES, place

VERTICAL = "vertical-rl"

# The flow side that stands for a physical side of a vertical-rl box.
_SIDES = {"right": "top", "bottom": "right", "left": "bottom", "top": "left"}
_CORNERS = {
    "top_right": "top_left",
    "bottom_right": "top_right",
    "bottom_left": "bottom_right",
    "top_left": "bottom_left",
}
_SIDED = (
    "{}", "margin_{}", "padding_{}",
    "border_{}_width", "border_{}_style", "border_{}_color",
)  # fmt: skip

# Physical longhand -> the longhand of flow space that takes its value.
TURNED = {
    **{form.format(side): form.format(flow) for form in _SIDED for side, flow in _SIDES.items()},
    **{f"border_{corner}_radius": f"border_{flow}_radius" for corner, flow in _CORNERS.items()},
    **{f"{limit}width": f"{limit}height" for limit in ("", "min_", "max_")},
    **{f"{limit}height": f"{limit}width" for limit in ("", "min_", "max_")},
}


# The user-agent style sheet means logical margins and paddings (HTML, 15.3): those of flow space.
# They are not turned, so they have names of their own until the others are.
UA_EDGES = {
    name: f"ua_{name}"
    for name in (f"{edge}_{side}" for edge in ("margin", "padding") for side in _SIDES)
}
# Where the logical sides of a writing mode are (Writing Modes 4, 6.4).
_LOGICAL_SIDES = {
    "horizontal-tb": {
        "block_start": "top", "block_end": "bottom", "inline_start": "left", "inline_end": "right",
    },
    VERTICAL: {
        "block_start": "right", "block_end": "left", "inline_start": "top", "inline_end": "bottom",
    },
}  # fmt: skip
_PHYSICAL_NAMES = {
    mode: {
        form.format(logical): form.format(side)
        for form in _SIDED for logical, side in sides.items()
    }
    for mode, sides in _LOGICAL_SIDES.items()
}  # fmt: skip


class TurnedPending(Pending):
    """A value that waits for ``var()``, and is validated under the name that it was written for."""

    def __init__(self, inner: Pending, physical: str) -> None:
        super().__init__(inner.tokens, inner.name)
        self.inner = inner
        self.physical = physical.replace("_", "-")

    def validate(self, tokens: Sequence[Node], wanted_key: str, base_url: str | None) -> object:
        """Validate the value under its physical name, then turn it into flow space."""
        value = self.inner.validate(tokens, self.physical, base_url)
        return _turned_value(self.physical.replace("-", "_"), value)


def _turned_value(name: str, value: object) -> object:
    """Turn the value of a physical property into flow space.

    ``inherit`` and its like stay as they are. What waits for ``var()`` is turned when it is known.
    """
    if isinstance(value, Pending):
        return TurnedPending(value, name)
    return VALUES[name](value) if name in VALUES and value and isinstance(value, tuple) else value


_PHYSICAL = TURNED.keys() | VALUES.keys()
# The origin, the first part of a weight, of the user-agent style sheet.
_UA_ORIGIN = 1


def turn_cascade(cascaded: Cascaded) -> Cascaded:
    """Turn the cascaded values of an element in a vertical flow, names and values."""
    if _PHYSICAL.isdisjoint(cascaded):
        return cascaded
    return _renamed(_turned(name, *said) for name, said in cascaded.items())


def _turned(name: str, value: object, weight: Weight) -> tuple[str, tuple[object, Weight]]:
    if name not in _PHYSICAL or weight[0] == _UA_ORIGIN:
        return name, (value, weight)
    return TURNED.get(name, name), (_turned_value(name, value), weight)


def _renamed(cascaded: Iterable[tuple[str, tuple[object, Weight]]]) -> Cascaded:
    """Return cascaded values under their new names.

    Where two values come to have the same name, the heavier one wins, and the later of two equals.
    """
    found: Cascaded = {}
    for name, (value, weight) in cascaded:
        if name not in found or found[name][1] <= weight:
            found[name] = value, weight
    return found


def with_ua_edges(cascaded: Cascaded) -> Cascaded:
    """Let the user agent's margins and paddings count for those sides to which no author gives any.

    They had names of their own (``UA_EDGES``) until now, because they are not turned.
    """
    names = [name for name, ua_name in UA_EDGES.items() if ua_name in cascaded]
    if not names:
        return cascaded
    authored = dict(cascaded)
    of_agent = [(name, authored.pop(UA_EDGES[name])) for name in names]
    return _renamed([*of_agent, *authored.items()])


def physical_sides(cascaded: Cascaded, mode: str) -> Cascaded:
    """Return the cascaded values with logical sides (``margin-block-start``) as physical ones.

    This is for boxes that are laid out across their own writing mode ``mode``, and for pages and
    their margin boxes (CSS Paged Media 3, 5; CSS Logical Properties 1, 4).
    """
    names = _PHYSICAL_NAMES[mode]
    if names.keys().isdisjoint(cascaded):
        return cascaded
    return _renamed((names.get(name, name), said) for name, said in cascaded.items())


def turned_style(style: Style) -> Style:
    """Return a copy of the style, its sides and extents turned into the flow across its own."""
    names = TURNED.items()
    if style["writing_mode"] == VERTICAL:
        names = {flow: physical for physical, flow in names}.items()
    turned = style.copy()
    for name, other in names:
        turned[other] = style[name]
    return turned


def is_vertical(box: boxes.Box) -> bool:
    """Return whether the lines of a box run down the page (``writing-mode: vertical-rl``)."""
    mode: str = box.style["writing_mode"]
    return mode == VERTICAL


@contextmanager
def turned_page(page: boxes.PageBox, context: LayoutContext) -> Iterator[None]:
    """Exchange the page's content width and height, and move the page bottom
    with them, for one layout.

    What the layout takes off the bottom (footnotes) stays off afterwards. Layouts may nest; only
    the outermost turns.
    """
    if getattr(page, "is_turned", False):
        yield
        return
    width, height = page.width, page.height
    page.width, page.height, vars(page)["is_turned"] = height, width, True
    context.page_bottom += width - height
    try:
        yield
    finally:
        page.width, page.height, vars(page)["is_turned"] = width, height, False
        context.page_bottom += height - width


def page_flow(context: LayoutContext) -> AbstractContextManager[None]:
    """Lay out in the flow of the current page, which its area for notes has too."""
    area = context.current_footnote_area
    return turned_page(area.page, context) if is_vertical(area) else nullcontext()


def stand_upright(box: boxes.Box, page: boxes.PageBox) -> None:
    """Let a box that was laid out in the turned flow be drawn upright on the page."""
    across = page.content_box_x() - box.border_box_x()
    down = page.content_box_y() - box.border_box_y()
    draw_through(box, (0, 1, -1, 0, page.width + across + down, down - across))


def turn_clip(box: boxes.Box) -> None:
    """Clip a vertical box by physical offsets from its left and its top (CSS Masking 1, 8.1).

    The style is changed so that WeasyPrint, which takes the second of the four values for the left
    side and the fourth for the right, clips the turned box there.
    """
    if is_vertical(box) and box.style["clip"]:
        width, height = box.border_height(), box.border_width()
        ends = zip(box.style["clip"], (0, width, height, 0), strict=True)
        top, right, bottom, left = (end if value == "auto" else value for value, end in ends)
        box.style = box.style.copy()
        box.style["clip"] = (width - right, top, width - left, bottom)


def draw_through(box: boxes.Box, matrix: tuple[float, ...]) -> None:
    """Draw a box through a matrix about the corner of its border box, and
    through its own transform.

    ``matrix`` has six numbers, as ``matrix()`` of CSS has; lengths are px.
    """
    box.style, own = box.style.copy(), box.style["transform"]
    if own:
        x, y = box.style["transform_origin"]
        x = percentage(x, box.style, box.border_width())
        y = percentage(y, box.style, box.border_height())
        own = (("matrix", (1, 0, 0, 1, x, y)), *own, ("matrix", (1, 0, 0, 1, -x, -y)))
    box.style["transform"] = (("matrix", matrix), *own)
    box.style["transform_origin"] = (Dimension(0, "px"), Dimension(0, "px"))


def turned_background(
    image: Any, size: Any, repeat: tuple[str, str], position: tuple[Any, ...]
) -> tuple[object, object, tuple[str, str], tuple[Any, ...]]:
    """Turn a layer of a vertical box's background into flow space, so that
    it is upright on the page.

    Takes and gives its image, size, repeat and position, as WeasyPrint has them.
    """
    return (
        image and TurnedImage(image),
        size if isinstance(size, str) else size[::-1],
        (repeat[1], repeat[0]),
        place(position),
    )


class TurnedImage:
    """An image upright in a vertical flow: its sizes are exchanged, its drawing is turned."""

    def __init__(self, image: Any) -> None:
        self.image = image

    def get_intrinsic_size(
        self, *arguments: object
    ) -> tuple[float | None, float | None, float | None]:
        """Return the image's width, height (px) and ratio as the turned flow has them: exchanged.

        A value is None where the image does not have it. The arguments are those of WeasyPrint's
        images: the resolution and the font size.
        """
        width, height, ratio = self.image.get_intrinsic_size(*arguments)
        return height, width, ratio and 1 / ratio

    def draw(self, stream: Stream, width: float, height: float, style: Style) -> None:
        """Draw the image upright in a box of the flow, whose corner is the origin.

        ``width`` runs down the page, ``height`` to the left, in px.
        """
        stream.transform(a=0, b=-1, c=1, d=0, e=0, f=height)
        self.image.draw(stream, height, width, style)
