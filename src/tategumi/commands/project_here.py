"""The book project in the working folder."""

from pathlib import Path

from ..problems import Failed, Place, Problem
from ..project import BOOK_FILE


def project_here() -> Path:
    """The project's folder. Raises ``Failed`` where there is none."""
    root = Path()
    if not (root / BOOK_FILE).is_file():
        raise Failed([Problem(Place(BOOK_FILE), "cli.no-project")])
    return root
