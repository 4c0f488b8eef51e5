"""Where the style sheets are: the book project's own, else those that come with tategumi."""

from pathlib import Path

# Beside the package in a wheel, at the top level in a checkout.
_HERE = Path(__file__).parent
_FOLDERS = (_HERE / "styles", _HERE.parents[1] / "styles")


def stylesheet(name: str, root: Path | None = None) -> Path:
    """The path of ``common.css``, ``epub.css`` or ``print.css``; one in ``root/styles`` wins."""
    folders = (root / "styles", *_FOLDERS) if root else _FOLDERS
    return next(file for folder in folders if (file := folder / name).is_file())
