"""The typographic cover (表紙) as a picture. The only door to pypdfium2."""

import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from ..model import Metadata
from ..problems import Place, Problem
from ..stylesheets import stylesheet
from ..tate import typeset
from ..xhtml import print_cover

# cover.css measures in CSS px, PDF in points: 96 to 72.
PX_PER_PT = 96 / 72


@dataclass(frozen=True, slots=True)
class Picture:
    png: bytes
    problems: tuple[Problem, ...]


def cover_picture(metadata: Metadata, root: Path) -> Picture:
    """Title, creators and publisher as cover.css sets them, one pixel to a CSS px."""
    styles = (stylesheet("common.css", root), stylesheet("cover.css", root))
    result = typeset(print_cover(metadata), styles, root, "cover.css")
    with pypdfium2.PdfDocument(result.pdf) as document:
        picture = document[0].render(scale=PX_PER_PT).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    over = [Problem(Place("styles/cover.css"), "cover.full")] if result.pages > 1 else []
    return Picture(buffer.getvalue(), (*result.problems, *over))
