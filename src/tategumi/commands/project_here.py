"""The book project in the working folder."""

from pathlib import Path

from ..dist import BOOK_FILE
from ..problems import Failed, Place, Problem


def project_here() -> Path:
    """The project's folder. Raises ``Failed`` where there is none."""
    root = Path()
    if not (root / BOOK_FILE).is_file():
        raise Failed([Problem(Place(BOOK_FILE), "cli.no-project")])
    return root
