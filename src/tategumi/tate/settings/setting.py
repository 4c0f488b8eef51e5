"""A document that is set by itself, as data: what its book is put together from.

A book is a list of documents, each on pages of its own. What a document asks of the others (the
side on which it begins, the number of its first page, the page of an anchor) is its ``Start``. Its
``Setting`` says which of that it asked, and holds as long as the answers are the same.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from ...problems import Place, Problem
from ...structure import Step
from .counting import Counters

# The breaks that ask for a side of the spread.
SIDED_BREAKS = frozenset({"left", "right", "recto", "verso"})


@dataclass(frozen=True, slots=True)
class Start:
    """Where a document begins.

    ``before`` is how many pages stand before it, ``number`` the number of its first page.
    ``elsewhere`` has the page numbers of anchors in other documents, 0 for one that is not known
    yet. ``counters`` say where those go on that the documents before count with.
    """

    is_first: bool = True
    is_right: bool = False
    number: int = 1
    before: int = 0
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    counters: Counters = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageLook:
    """What decides the style of a page (CSS Paged Media 3, 4): its side, name and place."""

    is_right: bool
    is_blank: bool
    name: str
    groups: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading's label and level, and the point on its page, in pt from the lower left."""

    level: int
    label: str
    x: float
    y: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page without its furniture.

    ``area`` is where its content stands: left, top, width, height in px. ``strings`` are the named
    strings that are set on it, ``opening`` those that its first element sets. ``anchors`` begin
    on it.
    """

    look: PageLook
    area: tuple[float, float, float, float]
    strings: Mapping[str, tuple[str, ...]]
    opening: tuple[str, ...]
    anchors: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font and the glyphs used of it.

    ``name`` is what content streams call it; ``file`` and ``index`` are where it is found.
    ``facts`` are what a PDF says of a font. ``widths`` are in 1/1000 em; ``texts`` are what glyphs
    stand for; ``upright`` are the metrics of upright glyphs: advance, vx, vy in 1/1000 em.
    """

    name: str
    file: str
    index: int
    facts: Mapping[str, object]
    widths: Mapping[int, int]
    texts: Mapping[int, str]
    upright: Mapping[int, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Setting:
    """A document set by itself.

    ``pdf`` has its pages without furniture and without the fonts in ``fonts``. ``number`` is that
    of the first of its pages, which styles may have count from another. ``opening`` and
    ``closing`` are the values of ``break-before`` and ``break-after`` that meet its neighbours.
    ``is_leftward`` says whether its pages progress to the left. ``is_sided`` is true where another
    side would change more than the place of its content; ``is_numbered`` where its text has page
    numbers of its own. ``asked`` are the anchors of other documents whose pages it names, with the
    numbers that it was given, ``linked`` those that it leads to. ``began`` and ``ended`` are where
    its counters stood, ``shown`` the names of those that its text shows. ``read`` are the files
    that it read, with their digests, ``structure`` what its pages say.
    """

    pdf: bytes
    pages: tuple[SetPage, ...]
    number: int
    fonts: tuple[FontUse, ...]
    problems: tuple[Problem, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    is_leftward: bool
    is_sided: bool
    is_numbered: bool
    asked: Mapping[str, int]
    linked: tuple[str, ...]
    began: Counters
    ended: Counters
    shown: tuple[str, ...]
    read: Mapping[str, str] = field(default_factory=dict)
    structure: Sequence[Step] = ()

    def holds(self, start: Start, made: Start) -> bool:
        """Return whether the document would come out the same from ``start``
        as it did from ``made``.
        """
        return (
            (not self.is_sided or start.is_right == made.is_right)
            and (not self.is_numbered or start.number == made.number)
            and all(_same(self.began, start.counters, name) for name in self.shown)
            and all(start.elsewhere.get(name, 0) == page for name, page in self.asked.items())
        )


@dataclass(frozen=True, slots=True)
class Typeset:
    """A document that is set as one: its PDF, its number of pages, and the
    page, from 1, of each anchor.

    ``read`` are the files that it read, with their digests. ``lines`` is the dump of its lines,
    where that was asked for. ``structure`` is what the pages say, where it is not in the PDF.
    """

    pdf: bytes
    pages: int
    anchors: dict[str, int]
    problems: tuple[Problem, ...] = ()
    read: Mapping[str, str] = field(default_factory=dict)
    lines: str = ""
    structure: Sequence[Step] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """A PDF of pages with nothing but furniture.

    ``areas`` are where the content of each page stands, as in ``SetPage``, ``fonts`` those that the
    book embeds, ``read`` the files that were read, with their digests.
    """

    pdf: bytes
    areas: tuple[tuple[float, float, float, float], ...]
    fonts: tuple[FontUse, ...]
    read: Mapping[str, str]


class NeedsWhole(Exception):
    """A document asks of the others what is known only where the book is set as one."""


def _same(began: Counters, now: Counters, name: str) -> bool:
    """Return whether a counter stands where it stood; one that nobody has
    counted with begins by itself.
    """
    return name not in now or began.get(name) == now[name]


# --- as bytes: a line of JSON, then the PDF
# The tables of ``FontUse``, by glyph.
_TABLES = ("widths", "texts", "upright")


def packed(made: Setting | Furniture | Typeset) -> bytes:
    """Return a result as bytes: a line of JSON with all facts, then the PDF."""
    values = _values(made)
    del values["pdf"]
    facts = json.dumps(values, separators=(",", ":"), default=_values)
    return facts.encode() + b"\n" + made.pdf


def _values(made: Any) -> dict[str, object]:
    """Return the fields of a dataclass as they are; ``asdict`` would copy each number in them.

    A table of glyphs becomes two rows, its glyphs and its values: JSON would make names of glyphs.
    """
    values = {one.name: getattr(made, one.name) for one in fields(made)}
    if isinstance(made, FontUse):
        values |= {name: [[*values[name]], [*values[name].values()]] for name in _TABLES}
    return values


def unpacked(data: bytes) -> Setting:
    """Make a setting again of its bytes."""
    values, pdf = _parted(data)
    values["pages"] = tuple(map(_page, values["pages"]))
    values["fonts"] = tuple(map(_font, values["fonts"]))
    values["problems"] = tuple(map(_problem, values["problems"]))
    for name in ("began", "ended"):
        values[name] = counters(values[name])
    for name in ("opening", "closing", "linked", "shown"):
        values[name] = tuple(values[name])
    return Setting(pdf=pdf, **values)


def counters(values: Mapping[str, Iterable[int]]) -> Counters:
    """Return counters as JSON gives them, with tuples for lists."""
    return {name: tuple(stack) for name, stack in values.items()}


def unpacked_furniture(data: bytes) -> Furniture:
    """Make furniture again of its bytes."""
    values, pdf = _parted(data)
    areas = tuple(map(tuple, values["areas"]))
    return Furniture(pdf, areas, tuple(map(_font, values["fonts"])), values["read"])


def unpacked_whole(data: bytes) -> Typeset:
    """Make a document that was set as one again of its bytes."""
    values, pdf = _parted(data)
    values["problems"] = tuple(map(_problem, values["problems"]))
    return Typeset(pdf, **values)


def _parted(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Part what was packed into its facts and its PDF."""
    facts, pdf = data.split(b"\n", 1)
    return json.loads(facts), pdf


def _page(values: dict[str, Any]) -> SetPage:
    """Make a page again of what JSON has of it."""
    look = values["look"]
    groups = tuple((name, index) for name, index in look["groups"])
    return SetPage(
        PageLook(**{**look, "groups": groups}),
        tuple(values["area"]),
        {name: tuple(texts) for name, texts in values["strings"].items()},
        tuple(values["opening"]),
        tuple(values["anchors"]),
        tuple(Bookmark(**bookmark) for bookmark in values["bookmarks"]),
    )


def _font(values: dict[str, Any]) -> FontUse:
    """Make the use of a font again, with its tables."""
    glyphs, metrics = values["upright"]
    values["upright"] = glyphs, map(tuple, metrics)
    tables = {name: dict(zip(*values[name], strict=True)) for name in _TABLES}
    return FontUse(**{**values, **tables})


def _problem(values: dict[str, Any]) -> Problem:
    return Problem(Place(**values["place"]), values["code"], values["values"])
