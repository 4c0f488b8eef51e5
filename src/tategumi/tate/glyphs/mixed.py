"""Shapes text whose characters face differently in a vertical line, run by run."""

from collections.abc import Callable, Iterator, Set
from functools import cache
from itertools import groupby

from weasyprint.css import Style

from ...jlreq import japanese_marks
from ...unicode import clusters, vertical_orientation
from .runs import Facing
from .shape import SOLID, Shaper
from .shaped import Shaped
from .wide_marks import shape_marks

# The selector that makes pictures of characters. These stand upright, numerals too (1️⃣).
_PICTURE = "\ufe0f"


@cache
def is_sideways(char: str) -> bool:
    """Return whether UTR 50 turns a character in mixed orientation."""
    return vertical_orientation(char) == "R"


def is_upright(text: str) -> bool:
    """Return whether mixed orientation leaves all characters of a text upright."""
    return not any(map(is_sideways, set(text)))


def facing_runs(text: str, orientation: str) -> Iterator[tuple[Facing, str]]:
    """Cut a text into runs that face alike, by CSS ``text-orientation``."""
    if orientation != "mixed":
        yield (Facing.UPRIGHT if orientation == "upright" else Facing.SIDEWAYS), text
    elif is_upright(text):
        yield Facing.UPRIGHT, text
    else:
        # A cluster faces as its base does, whatever its marks and selectors would by themselves.
        for sideways, found in groupby(clusters(text), _lies):
            yield (Facing.SIDEWAYS if sideways else Facing.UPRIGHT), "".join(found)


def _lies(cluster: str) -> bool:
    return is_sideways(cluster[0]) and _PICTURE not in cluster


def add_text(
    shaped: Shaped,
    text: str,
    position: int,
    style: Style,
    vertical: bool,
    shaper: Callable[..., Shaper],
    marks: Set[int] | None = None,
) -> None:
    """Shape a text and append it to ``shaped``, where it begins at character ``position``.

    ``marks`` are the places in it of marks with Japanese forms. The caller gives them where it
    knows what stands around the text; else they are found in the text alone.
    """
    for run, found, _ in shaped_runs(text, style, vertical, shaper, marks):
        shaped.append(found, position)
        position += len(run)


def shaped_runs(
    text: str,
    style: Style,
    vertical: bool,
    shaper: Callable[..., Shaper],
    marks: Set[int] | None = None,
) -> Iterator[tuple[str, Shaped, bool]]:
    """Shape a text and yield its runs in order.

    Each comes with its text, its shape, and whether it is a stretch that may be kept as one
    cluster: a word that lies on its side, or dashes.
    """
    orientation = style["text_orientation"] if vertical else "mixed"
    if marks is None:
        marks = japanese_marks(text)
    for is_marks, part in (
        _split_at_marks(text, marks) if marks and _is_japanese(style) else [(False, text)]
    ):
        if is_marks:
            for run, found in shape_marks(part, style, vertical, shaper):
                yield run, found, len(run) > 1
            continue
        for facing, run in facing_runs(part, orientation) if part else ():
            found = shaper_of(style, facing, vertical, shaper).shape(run)
            yield run, found, facing is Facing.SIDEWAYS


def _split_at_marks(text: str, marks: Set[int]) -> Iterator[tuple[bool, str]]:
    """Part a text into neighbouring marks with Japanese forms, and what stands between."""
    for is_mark, found in groupby(range(len(text)), marks.__contains__):
        places = list(found)
        yield is_mark, text[places[0] : places[-1] + 1]


def _is_japanese(style: Style) -> bool:
    return (style["lang"] or "ja").startswith("ja")


def shaper_of(
    style: Style, facing: Facing, vertical: bool, shaper: Callable[..., Shaper]
) -> Shaper:
    """Return the shaper of a run that faces so in a vertical line.

    In a horizontal line all glyphs lie as they were drawn. What would stand upright in a vertical
    one keeps the em grid there, unless the style asks for kerning.
    """
    if vertical:
        return shaper(style, facing)
    solid = facing is Facing.UPRIGHT and style["font_kerning"] == "auto"
    return shaper(style, Facing.SIDEWAYS, SOLID if solid else "")
