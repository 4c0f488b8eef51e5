"""Holds calculations inside values of several parts, which WeasyPrint reads but can't compute.

``calc()``, ``min()`` and their kin are held as they stand while the cascade is turned. They become
lengths when a style is computed. A calculation with percentages can't: it becomes a percentage
whose number is a ``Share``, which WeasyPrint multiplies by the length of 100 % when it knows that.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from tinycss2 import parse_one_component_value
from tinycss2.ast import FunctionBlock, Node
from weasyprint.css import Style, resolve_math
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INITIAL_VALUES, Dimension
from weasyprint.css.tokens import Pending, PercentageInMath
from weasyprint.logger import LOGGER

from .styles import Cascaded

# Properties whose values have lengths among other things, or that WeasyPrint takes for lengths.
PROPERTIES = frozenset(
    {
        "transform", "transform_origin", "object_position", "background_position",
        "background_size", "box_shadow", "border_spacing", "clip", "column_gap", "row_gap",
        *(
            f"border_{end}_{side}_radius"
            for ends, sides in ((("top", "bottom"), ("left", "right")), (("start", "end"),) * 2)
            for end in ends for side in sides
        ),
        *(
            f"{image}_{name}"
            for image in ("border_image", "mask_border") for name in ("width", "outset")
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A calculation that waits until its style is computed."""

    function: FunctionBlock

    @classmethod
    def of(cls, text: str) -> "Held":
        """Hold a calculation that is given as CSS text, for instance ``calc(1em + 2px)``."""
        function = parse_one_component_value(text)
        assert isinstance(function, FunctionBlock), text
        return cls(function)

    def minus(self) -> "Held":
        """Return the calculation with its sign changed."""
        return self._put("calc(-1 * {})")

    def from_end(self) -> "Held":
        """Return the distance of the same place from the other end of the length that is 100 %."""
        return self._put("calc(100% - {})")

    def _put(self, form: str) -> "Held":
        made = Held.of(form.format(self.function.serialize()))
        made.function.source_line = self.function.source_line
        made.function.source_column = self.function.source_column
        return made


class HeldPending(Pending):
    """A value that waits for ``var()``, and may have calculations in it."""

    def __init__(self, inner: Pending) -> None:
        super().__init__(inner.tokens, inner.name)
        self.inner = inner

    def validate(self, tokens: Sequence[Node], wanted_key: str, base_url: str | None) -> object:
        """Validate the value as WeasyPrint does, and hold the calculations that are in it."""
        return held(self.inner.validate(tokens, wanted_key, base_url))


@dataclass(frozen=True, slots=True)
class Share:
    """Stands for the number of a percentage where that is a calculation.

    Multiplied by the length of 100 % in px, and divided by 100, it gives the length in px.
    """

    function: FunctionBlock
    style: Style
    factor: float = 100.0

    def __mul__(self, whole: float) -> float:
        """Return 100 times the length in px that comes out where 100 % is ``whole`` px."""
        length = resolve_math(self.function, self.style, refer_to=whole)
        assert length is not None, "it is one of 1 px, so it is one of any other whole"
        number: float = length.value
        return self.factor * number

    __rmul__ = __mul__

    def __truediv__(self, divisor: float) -> "Share":
        return replace(self, factor=self.factor / divisor)


def hold(cascaded: Cascaded) -> Cascaded:
    """Hold the calculations in those cascaded values of an element that ``PROPERTIES`` names."""
    names = PROPERTIES.intersection(cascaded)
    if not names:
        return cascaded
    values = {name: cascaded[name] for name in names}
    return cascaded | {name: (held(value), weight) for name, (value, weight) in values.items()}


def held(value: Any) -> Any:
    """Return a cascaded value with each calculation in it held.

    Calculations may be parts of tuples. A value that still waits for ``var()`` holds them when it
    is known.
    """
    if isinstance(value, Pending):
        return HeldPending(value)
    if not check_math(value):
        return value
    return tuple(map(held, value)) if isinstance(value, tuple) else Held(value)


class _Invalid(Exception):
    """A calculation does not give a length."""


def computing(original: Callable[..., object] | None) -> Callable[..., object]:
    """Return a function that computes a property's value, with the calculations in it made lengths.

    ``original`` is WeasyPrint's function for it, if it has one. What can't be computed is replaced
    by the property's initial value.
    """

    def compute(style: Style, name: str, value: object) -> object:
        try:
            value = _computed(value, style, name)
        except _Invalid:
            value = INITIAL_VALUES[name]
        return original(style, name, value) if original else value

    return compute


def _computed(value: object, style: Style, name: str) -> object:
    if isinstance(value, Held):
        return _length(value.function, style, name)
    if type(value) is tuple:
        return tuple(_computed(part, style, name) for part in value)
    return value


def _length(function: FunctionBlock, style: Style, name: str) -> Dimension:
    found = _resolved(function, style, name)
    if isinstance(found, Share):
        return Dimension(found, "%")
    if found is None or (found.type == "number" and found.value):
        place = function.source_line, function.source_column
        LOGGER.warning("Invalid math function at %d:%d: %s", *place, function.serialize())
        raise _Invalid
    return Dimension(found.value, "%" if found.type == "percentage" else "px")


def _resolved(function: FunctionBlock, style: Style, name: str) -> Any:
    """Return a calculation's result: a token, or a ``Share`` where it depends on what 100 % is.

    None stands for what is no valid calculation. WeasyPrint may raise anything on that.
    """
    with suppress(Exception):
        try:
            return resolve_math(function, style, name)
        except PercentageInMath:
            if resolve_math(function, style, name, refer_to=1.0):
                return Share(function, style)
    return None
