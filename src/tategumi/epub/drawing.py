"""Drawings (SVG) of an untrusted hand: what runs, and what reaches out of its file, is refused."""

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from ..problems import Place, Problem
from ..units import PX_PER_UNIT

_REFUSED = frozenset(["script", "foreignobject", "iframe", "audio", "video", "handler", "listener"])
_ADDRESSES = frozenset(["href", "src"])
# Inside the file itself, or in the address itself.
_OWN = re.compile(r"\s*(#|data:image/(png|jpeg|gif)[;,])", re.I)
_REACHES = re.compile(r"""@import|url\(\s*["']?\s*(?!#|data:image/(?:png|jpeg|gif)[;,])""", re.I)


class _Drawing:
    """One reading of the file: its faults with their places, and its size."""

    def __init__(self, shown: str) -> None:
        self.shown, self.faults = shown, []
        self.size: tuple[float, float] | None = None
        self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = lambda *_: self._fault("<!ENTITY>")
        self.parser.ProcessingInstructionHandler = lambda name, _: self._fault(f"<?{name}?>")
        self.in_style = False

    def _fault(self, what: str, column: int = 1) -> None:
        place = Place(
            self.shown, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + column
        )
        self.faults.append(Problem(place, "picture.svg", {"what": what}))

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = _local(name)
        if not self.depth:
            self.size = _size(attributes)
        self.depth += 1
        self.in_style = tag == "style"
        if tag.lower() in _REFUSED:
            self._fault(f"<{tag}>")
        for key, value in attributes.items():
            own = _local(key)
            reaches = own in _ADDRESSES and not _OWN.match(value)
            moved = own in ("to", "values", "from") and "script:" in value.lower()
            if own.lower().startswith("on") or reaches or moved or _REACHES.search(value):
                self._fault(f'{own}="{value[:40]}"')

    def _end(self, _: str) -> None:
        self.depth -= 1
        self.in_style = False

    def _text(self, text: str) -> None:
        if self.in_style and (found := _REACHES.search(text)):
            self._fault(found[0])


def check(content: bytes, shown: str) -> tuple[tuple[float, float] | None, tuple[Problem, ...]]:
    """The drawing's width and height in CSS px where it says them, and what no book may hold."""
    drawing = _Drawing(shown)
    try:
        drawing.parser.Parse(content, True)
    except expat.ExpatError as error:
        place = Place(shown, error.lineno, error.offset + 1)
        return None, (
            Problem(place, "picture.svg-broken", {"detail": expat.ErrorString(error.code)}),
        )
    return drawing.size, tuple(drawing.faults)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _size(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    sides = [_length(attributes.get(side, "")) for side in ("width", "height")]
    if not all(sides):
        sides = list(_view(attributes.get("viewBox", "")))[2:]
    return (sides[0], sides[1]) if len(sides) == 2 and all(sides) else None


def _length(text: str) -> float:
    found = re.fullmatch(r"\s*([0-9.]+)(px|pt|mm|cm|in|)\s*", text)
    return float(found[1]) * PX_PER_UNIT[found[2] or "px"] if found and found[1].strip(".") else 0


def _view(text: str) -> Iterator[float]:
    return (float(number) for number in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", text))
