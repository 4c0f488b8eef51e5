"""Where the style sheets are: the book project's own, else those that come with tategumi."""

from collections.abc import Iterable
from pathlib import Path

from .files import inside, read_utf8
from .inputs import note
from .problems import Failed, Place, Problem

PACKAGED = Path(__file__).parent / "styles"
EPUB_STYLES = ("common.css", "epub.css")


def stylesheet(name: str, root: Path | None = None) -> Path:
    """The path of ``common.css``, ``epub.css`` or ``print.css``; one in ``root/styles`` wins.

    Raises ``Failed`` where that one is a link out of ``root``.
    """
    if not root:
        return PACKAGED / name
    own = root / "styles" / name
    note(own)
    if not own.is_file():
        return PACKAGED / name
    if not inside(root, f"styles/{name}"):
        raise Failed([Problem(Place(f"styles/{name}"), "file.outside")])
    return own


def read_styles(names: Iterable[str], root: Path | None = None) -> dict[str, str]:
    """The CSS of each, by its name."""
    return {name: read_utf8(stylesheet(name, root), f"styles/{name}") for name in names}
