"""Where the style sheets are: the book project's own, else those that come with tategumi."""

from pathlib import Path

PACKAGED = Path(__file__).parent / "styles"


def stylesheet(name: str, root: Path | None = None) -> Path:
    """The path of ``common.css``, ``epub.css`` or ``print.css``; one in ``root/styles`` wins."""
    own = root / "styles" / name if root else None
    return own if own and own.is_file() else PACKAGED / name
