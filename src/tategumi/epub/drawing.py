"""Drawings (SVG) of an untrusted hand: what runs, and what reaches out of its file, is refused."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from math import inf
from xml.parsers import expat

from ..problems import Place, Problem, place_in
from ..units import PX_PER_UNIT
from .css_faults import faults, place_behind

# What runs, what is no drawing, and links, which lead nowhere from a picture.
_REFUSED = frozenset(
    ["script", "foreignobject", "iframe", "audio", "video", "handler", "listener", "math", "a"]
)
_ADDRESSES = frozenset(["href", "src"])
# Inside the file itself, or in the address itself.
_OWN = re.compile(r"\s*(#|data:image/(png|jpeg|gif)[;,])", re.I)
_REACHES = re.compile(
    r"""@import|url\(\s*["']?\s*(?!#|data:image/(?:png|jpeg|gif)[;,])|image-set\(|\b(?:image|src)\(""",
    re.I,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.I | re.S)
_DRAWN = re.compile(r"url\(\s*[\"']?#([^)\"']+)")
_DRAWING = frozenset(["use", "pattern"])  # their href is drawn; that of a link is not
# What must be in the drawing, by element and attribute: a checker of EPUBs misses it.
_NEEDED = re.compile(r"use href|\w+ (fill|stroke)")
_ID = re.compile(r"[^\W\d][\w.\-·]*")

# What a drawing shows is drawn again at each reference to it (use, patterns, masks). Maps have some
# ten thousand shapes; a drawing of a few lines can ask for billions, or for itself.
_WHOLE = " "  # the name of the drawing itself, which no element can have
_MOST_SHAPES = 1_000_000
_DEEPEST = 200  # elements inside each other


class _Drawing:
    """One reading of the file: its faults with their places, and its size."""

    def __init__(self, shown: str) -> None:
        """``shown`` is the file's name in problems. Expat calls the methods as it reads on."""
        self.owners = [_WHOLE]  # for each element around, the named one that it belongs to
        self.shapes: Counter[str] = Counter()  # by the named element that they stand in
        self.references: dict[str, list[str]] = {}
        self.shown = shown
        self.faults: list[Problem] = []
        self.size: tuple[float, float] | None = None
        self.depth = self.deepest = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.XmlDeclHandler = self._declaration
        self.parser.EntityDeclHandler = lambda *_: self._fault("<!ENTITY>")
        self.parser.ProcessingInstructionHandler = lambda name, _: self._fault(f"<?{name}?>")
        self.styles = 0  # elements of style sheets around
        self.style: list[str] = []  # the text of a style sheet, as far as it is read
        self.style_begins = self.place
        self.ids: set[str] = set()
        self.needed: list[tuple[str, Place]] = []

    @property
    def place(self) -> Place:
        """Where the parser stands in the file."""
        parser = self.parser
        return Place(self.shown, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def _fault(self, what: str, code: str = "picture.svg") -> None:
        self.faults.append(Problem(self.place, code, {"what": what}))

    def _declaration(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.upper() != "UTF-8":
            self._fault(encoding, "picture.svg-encoding")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note an element that begins, and refuse it, or attributes of it that run or reach out."""
        tag = _local(name)
        if not self.depth:
            self.size = _size(attributes)
        self._count(tag, attributes)
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        self.styles += tag == "style"
        if " " not in name:
            self._fault(f"<{tag}>", "picture.svg-namespace")
        if tag.lower() in _REFUSED:
            self._fault(f"<{tag}>")
            return
        for key, value in attributes.items():
            own = _local(key)
            reaches = own in _ADDRESSES and not _OWN.match(value)
            moved = own in ("to", "values", "from") and "script:" in value.lower()
            if own.lower().startswith("on") or reaches or moved or _reaches(value):
                self._fault(f'{own}="{value[:40]}"')

    def _count(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Count the element for the named one that it stands in, and note what it refers to."""
        outer, own = self.owners[-1], attributes.get("id")
        owner = own or outer
        self.owners.append(owner)
        self.shapes[owner] += 1
        if own is not None:
            self._name(own)
            self.references.setdefault(outer, []).append(own)
        for key, value in attributes.items():
            found = _DRAWN.findall(value)
            if tag in _DRAWING and _local(key) == "href" and value.strip().startswith("#"):
                found.append(value.strip().removeprefix("#"))
            self.references.setdefault(owner, []).extend(found)
            if _NEEDED.fullmatch(f"{tag} {_local(key)}"):
                self.needed += ((one, self.place) for one in found)

    def _name(self, own: str) -> None:
        if own in self.ids or not _ID.fullmatch(own):
            self._fault(own, "picture.svg-id")
        self.ids.add(own)

    def lost(self) -> Iterator[Problem]:
        """What it refers to and does not hold."""
        for name, place in self.needed:
            if name not in self.ids:
                yield Problem(place, "picture.svg-lost", {"what": name})

    def is_endless(self) -> bool:
        """Whether what is drawn in the end is too much, or without end."""
        known: dict[str, float] = {}

        def shapes(name: str) -> float:
            if name not in known:
                known[name] = inf  # until it is known: what refers to itself has no end
                inside = sum(map(shapes, self.references.get(name, ())))
                known[name] = self.shapes[name] + inside
            return known[name]

        try:
            return self.deepest > _DEEPEST or shapes(_WHOLE) > _MOST_SHAPES
        except RecursionError:  # references in references, longer than any drawing's
            return True

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.owners.pop()
        self.styles -= _local(name) == "style"
        if self.style and not self.styles:
            self.faults += self._of_style("".join(self.style))
            self.style.clear()

    def _text(self, text: str) -> None:
        if not self.styles:
            return
        if not self.style:
            self.style_begins = self.place
        self.style.append(text)

    def _of_style(self, css: str) -> Iterator[Problem]:
        yield from faults(css, self.style_begins)
        for found in _reaches(css):
            at = place_in(css, found.start(), self.shown)
            place = place_behind(self.style_begins, at.line, at.column)
            yield Problem(place, "picture.svg", {"what": found[0]})


def _reaches(css: str) -> list[re.Match[str]]:
    """Where CSS names what is in another file, by escapes too: ``u\\72l(`` is ``url(``."""
    plain = _ESCAPE.sub(lambda one: chr(int(one[1], 16) % 0x110000) if one[1] else one[2], css)
    return list(_REACHES.finditer(plain))


def check(content: bytes, shown: str) -> tuple[tuple[float, float] | None, tuple[Problem, ...]]:
    """The drawing's width and height in CSS px where it says them, and what no book may hold."""
    drawing = _Drawing(shown)
    try:
        drawing.parser.Parse(content, True)
    except ValueError:  # an encoding that expat doesn't read, told already
        pass
    except expat.ExpatError as error:
        place = Place(shown, error.lineno, error.offset + 1)
        return None, (
            Problem(place, "picture.svg-broken", {"detail": expat.ErrorString(error.code)}),
        )
    drawing.faults += drawing.lost()
    if drawing.is_endless():
        drawing.faults.append(Problem(Place(shown), "picture.svg-endless"))
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
