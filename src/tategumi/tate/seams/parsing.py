"""The seam of the HTML parser: what it mends is noted, for it keeps its errors to itself."""

from collections.abc import Callable

from tinyhtml5.parser import HTMLParser

from ..drawing.paint import Painter
from ..flow import Setter


def parse_error(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Each error is noted where it is found."""

    def parse_error(
        self: HTMLParser, errorcode: str, datavars: dict[str, str] | None = None
    ) -> None:
        original(self, errorcode, datavars)
        setter.faults.note_error(self, errorcode, datavars or {})

    return parse_error
