"""Sets cover, jacket and band: with the author's own picture, or in the typographic design."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ..epub import read_whole
from ..located import Located
from ..model import Metadata
from ..pressing import Pressing, Wrap
from ..problems import Failed, Place, Problem, raise_errors
from ..stylesheets import stylesheet
from ..tate import Typeset, typeset
from ..xhtml import print_template, print_wrap
from .rules import lengths
from .wraps import Spread

MM_PER_INCH = 25.4

_LABELS = {
    "front": "表1",
    "spine": "背",
    "back": "表4",
    "front-flap": "袖（表1側）",
    "back-flap": "袖（表4側）",
}


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A PDF page as large as the spread with its bleed all around."""

    pdf: bytes
    problems: tuple[Problem, ...] = ()


def wrapped(
    wrap: Wrap, metadata: Metadata, made: Spread, press: Pressing, picture: str, root: Path
) -> Wrapped:
    """Set cover, jacket or band (``wrap``) as one page of the size of ``made`` with its bleed.

    ``picture`` is the author's own front, "" for the typographic design. The spine bears text only
    from the shop's least width on. Raises ``Failed`` where a picture is missing; one that is too
    coarse for the shop is a problem.
    """
    pictures = _pictures(wrap, press, picture)
    names = "　".join(creator.name for creator in metadata.creators)
    size = _spine_text(f"{metadata.title}　　{names}", made)
    wide = made.panel("spine").width >= press.shop.spine_text.mm
    html = print_wrap(
        metadata,
        [panel.name for panel in made.panels],
        wrap.value,
        spine=wide and size >= _LEAST_TEXT and wrap is not Wrap.BAND,
        text=press.band.text if wrap is Wrap.BAND else "",
        pictures=pictures,
    )
    coarse = raise_errors(_pictures_problems(pictures, made, press, root))
    result = _set(html, made, press, root, size)
    return Wrapped(result.pdf, (*coarse, *result.problems))


def template(metadata: Metadata, made: Spread, press: Pressing) -> Wrapped:
    """Guides for the illustrator: all panels with their sizes in mm, and in pixels for the shop."""

    def row(name: str, width: float, height: float) -> tuple[str, ...]:
        """The name of an area and its size in both units, for the table on the page."""
        across, along = (round(side / MM_PER_INCH * press.shop.dpi) for side in (width, height))
        return name, f"{width:.1f} × {height:.1f} mm", f"{across} × {along} px"

    sizes = {p.name: row(_LABELS[p.name], p.width, made.height) for p in made.panels}
    rows = [
        *sizes.values(),
        row("仕上がり", made.trim.width, made.height),
        row("塗り足し込み", made.sheet.width, made.sheet.height),
        ("解像度", f"{press.shop.dpi} dpi", f"塗り足し {made.bleed:g} mm"),
    ]
    labels = {name: " ".join(cells[:2]) for name, cells in sizes.items()}
    result = _set(print_template(metadata, labels, rows), made, press, Path())
    return Wrapped(result.pdf, result.problems)


def _set(html: str, made: Spread, press: Pressing, root: Path, spine_text: float = 0) -> Typeset:
    """Set the markup with ``wrap.css``, which learns the geometry (mm) from custom properties.

    ``spine_text`` is the size of the spine's text in mm.
    """
    properties = {
        "--sheet-width": made.sheet.width,
        "--sheet-height": made.sheet.height,
        "--height": made.height,
        "--bleed": made.bleed,
        "--safe": press.shop.safe.mm,
        "--spine-text": spine_text,
    }
    for panel in made.panels:
        properties[f"--{panel.name}-left"] = made.bleed + panel.left
        properties[f"--{panel.name}-width"] = panel.width
    left, width = _front_picture(made)
    properties |= {"--picture-left": left, "--picture-width": width}
    styles = (stylesheet("wrap.css", root), lengths(properties))
    return typeset(html, styles, root, "styles/wrap.css")


# The largest and smallest type of a spine, its room at head and foot, in mm.
_MOST_TEXT, _LEAST_TEXT, _SPINE_ENDS = 3.9, 1.75, 16


def _spine_text(text: str, made: Spread) -> float:
    """The size in mm at which a text stands on the spine in one line, a little spaced out."""
    room = (made.height - _SPINE_ENDS) / (1.08 * len(text) + 1)
    return min(_MOST_TEXT, 0.5 * made.panel("spine").width, room)


# --- the author's own pictures
def _pictures(wrap: Wrap, press: Pressing, front: str) -> dict[str, str]:
    if wrap is Wrap.BAND:
        return {}
    if press.spread:
        return {"spread": press.spread.value}
    return {"front": front} if front else {}


def _front_picture(made: Spread) -> tuple[float, float]:
    """Left edge and width of the front's picture: out to the bleed, where no flap follows."""
    front = made.panel("front")
    beyond = made.bleed if front.left == 0 else 0
    return made.bleed + front.left - beyond, front.width + beyond


def _pictures_problems(
    pictures: dict[str, str], made: Spread, press: Pressing, root: Path
) -> Iterator[Problem]:
    """Pictures that are not there, or that have fewer pixels than the shop asks for."""
    for part, name in pictures.items():
        width = made.sheet.width if part == "spread" else _front_picture(made)[1]
        yield from picture_problems(name, width, made.sheet.height, press.shop.dpi, root)


def picture_problems(
    name: str, width: float, height: float, least: int, root: Path
) -> Iterator[Problem]:
    """What is wrong with a picture that is printed so large, in mm, with ``least`` dpi."""
    try:
        content = read_whole(Located(name, Place(name)), root)
    except Failed as failed:
        yield from failed.problems
        return
    with Image.open(io.BytesIO(content)) as picture:
        dpi = min(picture.width / width, picture.height / height) * MM_PER_INCH
    if dpi < least:
        yield Problem(Place(name), "cover.coarse", {"dpi": int(dpi), "least": least})
