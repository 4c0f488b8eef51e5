"""Writes the cover, jacket or band of the printed book, which wrap.css styles.

Panels are named as in ``press.wraps``: ``front``, ``spine``, ``back``, ``front-flap`` …
"""

from collections.abc import Iterable, Mapping, Sequence

from ..model import Metadata
from . import furniture
from .inlines import Inlines
from .japanese import running
from .printed import page, title_size
from .tree import Element, Picture, el

# More names than these are set smaller.
_MANY_CREATORS = 3


def print_wrap(
    metadata: Metadata,
    panels: Iterable[str],
    kind: str,
    *,
    spine: bool,
    text: str = "",
    pictures: Mapping[str, str] | None = None,
) -> str:
    """A spread; ``kind`` is ``cover``, ``jacket`` or ``band``.

    ``spine``: does the spine bear title and names? ``text`` is that of a band. ``pictures`` are of
    the ``front`` or of the whole ``spread``; they contain the title, which is not written then.
    """
    pictures, inlines = pictures or {}, Inlines("cover")
    front = [_line("band", text, inlines)] if text else [*furniture.title_page(metadata, inlines)]
    faces: dict[str, Sequence[Element]] = {
        "front": () if pictures else front,
        "spine": _spine(metadata, inlines) if spine and "spread" not in pictures else (),
        "back": () if pictures or text else _publisher(metadata, inlines),
    }
    content = [el("div", {"class": "ground"})]
    content += (
        el("div", {"class": f"picture of-{part}"}, el("img", {"src": Picture(source), "alt": ""}))
        for part, source in pictures.items()
    )
    content += (
        el("div", {"class": f"panel {name}"}, el("div", {"class": "face"}, *faces.get(name, ())))
        for name in panels
    )
    many = "many" if len(metadata.creators) > _MANY_CREATORS else ""
    classes = (kind, title_size(metadata.title), many, "pictured" if pictures else "")
    return page(metadata, " ".join(filter(None, classes)), content)


def print_pictures(pictures: Iterable[tuple[str, float, float]]) -> str:
    """A sheet with pictures as high as it is: their sources, left edges and widths in mm."""
    content = [
        el(
            "div",
            {"class": "picture of-side", "style": f"--left: {left}mm; --width: {width}mm"},
            el("img", {"src": Picture(source), "alt": ""}),
        )
        for source, left, width in pictures
    ]
    return page(Metadata(""), "pictured", [el("div", {"class": "ground"}), *content])


def print_template(
    metadata: Metadata, panels: Mapping[str, str], rows: Iterable[Sequence[str]]
) -> str:
    """Guides for an illustrator: each panel with its label, and a table of sizes."""
    content = [
        el(
            "div",
            {"class": f"panel {name}"},
            el("div", {"class": "safe"}),
            el("p", {}, label),
        )
        for name, label in panels.items()
    ]
    table = [el("tr", {}, *(el("td", {}, cell) for cell in row)) for row in rows]
    return page(metadata, "template", [*content, el("table", {}, *table)])


def _spine(metadata: Metadata, inlines: Inlines) -> tuple[Element, ...]:
    names = "　".join(creator.name for creator in metadata.creators)
    lines = [("book-title", metadata.title), ("book-creator", names)]
    return tuple(_line(name, text, inlines) for name, text in lines if text)


def _publisher(metadata: Metadata, inlines: Inlines) -> tuple[Element, ...]:
    return tuple(_line("book-publisher", t, inlines) for t in [metadata.publisher] if t)


def _line(name: str, text: str, inlines: Inlines) -> Element:
    return el("p", {"class": name}, *inlines.render(running(text)))
