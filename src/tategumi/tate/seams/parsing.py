"""Seams of what is read.

What the HTML parser mends is noted, because the parser keeps its errors to itself. Fonts have no
more characters than their files.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from tinyhtml5.parser import HTMLParser

from ..drawing.paint import Painter
from ..flow import Setter


def parse_error(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """Each error is noted where it is found."""

    def parse_error(
        self: HTMLParser, errorcode: str, datavars: dict[str, str] | None = None
    ) -> None:
        original(self, errorcode, datavars)
        setter.faults.note_error(self, errorcode, datavars or {})

    return parse_error


def font_settings(
    original: Callable[..., bytes], setter: Setter, painter: Painter
) -> Callable[..., bytes]:
    """A font has those characters of its ``unicode-range`` that it has (CSS Fonts 4, 4.5).

    WeasyPrint tells fontconfig that it has all of them, and only when the font is used, so that the
    font is passed over where another one has the same characters. Here it keeps what it has, less
    what it has outside of the range.
    """

    def tostring(element: Element, *rest: object, **named: object) -> bytes:
        scanned, used = element
        for edit in used.findall("edit[@name='charset']"):
            used.remove(edit)
            scanned.append(edit)
            (ranges,) = edit
            edit.remove(ranges)
            within = SubElement(edit, "minus")
            SubElement(within, "name").text = "charset"
            outside = SubElement(within, "minus")
            SubElement(outside, "name").text = "charset"
            outside.append(ranges)
        written: bytes = original(element, *rest, **named)
        return written

    return tostring
