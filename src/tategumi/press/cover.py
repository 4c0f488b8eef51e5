"""The typographic cover (表紙) as a picture."""

from dataclasses import dataclass
from pathlib import Path

from ..assembly import set_as_one
from ..cache import NOTHING, Cache, digest
from ..model import Metadata
from ..pdfium import VERSION, rendered
from ..problems import Place, Problem
from ..stylesheets import stylesheet
from ..xhtml import print_cover

# cover.css measures in CSS px, PDF in points: 96 to 72.
PX_PER_PT = 96 / 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A cover as PNG, and what was found wrong when it was set."""

    png: bytes
    problems: tuple[Problem, ...]


def cover_picture(metadata: Metadata, root: Path, cache: Cache = NOTHING) -> Picture:
    """Set the title, creators and publisher with ``cover.css``, as a PNG.

    The page is drawn with one pixel to a CSS px. ``root`` is the book's folder, whose own style
    sheets come before ours; ``cache`` keeps the picture from build to build. More than one page of
    text is the problem ``cover.full``.
    """
    styles = (stylesheet("common.css", root), stylesheet("cover.css", root))
    result = set_as_one(print_cover(metadata), styles, root, "cover.css", cache=cache)
    key = digest("cover", result.pdf, VERSION)
    png = cache.kept(key, lambda: rendered(result.pdf, PX_PER_PT, small=False))
    over = [Problem(Place("styles/cover.css"), "cover.full")] if result.pages > 1 else []
    return Picture(png, (*result.problems, *over))
