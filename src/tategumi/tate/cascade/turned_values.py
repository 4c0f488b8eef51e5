"""Turns values that name physical axes or sides into flow space (Writing Modes 4, 6.2).

A place (x, y) on the page's axes is (y, -x) on those of the flow. Rules are the rows of ``VALUES``.
Backgrounds are turned where they are laid out, because a page takes those of its root.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from weasyprint.css.properties import Dimension

from .mathematics import Held

# The value of a property that has several parts.
_Values = tuple[Any, ...]


def _minus(length: Dimension | Held) -> Dimension | Held:
    return length.minus() if isinstance(length, Held) else Dimension(-length.value, length.unit)


def _exchanged(value: _Values) -> _Values:
    """Exchange two values, one for each axis. A single one is for both."""
    return value[::-1]


def _sides(value: _Values) -> _Values:
    """Turn one to four values, which go clockwise from the top; the word
    ``fill`` may be among them.
    """
    words = tuple(one for one in value if one == "fill")
    found = [one for one in value if one != "fill"]
    corners: dict[int, Callable[..., _Values]] = {
        1: lambda a: (a, a, a, a),
        2: lambda a, b: (a, b, a, b),
        3: lambda a, b, c: (a, b, c, b),
        4: lambda *four: four,
    }
    top, right, bottom, left = corners[len(found)](*found)
    return (right, bottom, left, top, *words)


def place(value: _Values) -> _Values:
    """Turn a position: for each axis an edge, and the distance from it."""
    from_x, x, from_y, y = value
    along = {"top": "left", "bottom": "right"}[from_y]
    across = {"left": "bottom", "right": "top"}[from_x]
    return along, y, across, x


def _shadows(value: _Values) -> _Values:
    return tuple((y, _minus(x), *look) for x, y, *look in value)


class _Matrix(NamedTuple):
    """The six numbers of a ``matrix()`` in CSS."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


_FUNCTIONS: dict[str, Callable[[Any], object]] = {
    "rotate": lambda angle: angle,
    "scale": _exchanged,
    "skew": lambda angles: (-angles[1], -angles[0]),
    "translate": lambda lengths: (lengths[1], _minus(lengths[0])),
    "matrix": lambda values: _turned_matrix(_Matrix(*values)),
}


def _turned_matrix(m: _Matrix) -> tuple[float, ...]:
    return (m.d, -m.c, -m.b, m.a, m.f, -m.e)


def _transform(value: _Values) -> _Values:
    return tuple((name, _FUNCTIONS[name](argument)) for name, argument in value)


def _origin(value: _Values) -> _Values:
    """Turn a place that is measured from the left, top corner.

    In flow space it is measured from the top, then from the right.
    """
    x, y, *depth = value
    return (y, _from_end(x), *depth)


def _from_end(length: Dimension | Held) -> Dimension | Held:
    if isinstance(length, Held):
        return length.from_end()
    if length.unit == "%" or not length.value:
        return Dimension(100 - length.value, "%")
    return Held.of(f"calc(100% - {length.value}{length.unit})")


VALUES: dict[str, Callable[[_Values], _Values]] = {
    "object_position": lambda value: tuple(map(place, value)),
    **{
        f"border_{end}_{side}_radius": _exchanged
        for end in ("top", "bottom") for side in ("left", "right")
    },
    "box_shadow": _shadows,
    "transform": _transform,
    "transform_origin": _origin,
    **{
        f"{image}_{name}": _sides
        for image in ("border_image", "mask_border")
        for name in ("slice", "width", "outset")
    },
    "border_image_repeat": _exchanged,
    "mask_border_repeat": _exchanged,
}  # fmt: skip
