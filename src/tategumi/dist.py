"""The paths of a book project: its description, its products, its cache.

All are relative to the project's folder.
"""

from pathlib import Path

BOOK_FILE = "book/book.yaml"

_DIST = Path("dist")
KEPT = Path(".tategumi")  # the cache, which may be deleted at any time
# Folders that builds write to.
WRITTEN = (Path(), KEPT, _DIST, _DIST / "press")

# The report and the steps on the way; then the products.
REPORT, HTML, COVER = _DIST / "report.txt", _DIST / "book.html", _DIST / "cover.jpg"
EPUB, PDF, BOOKLET = _DIST / "book.epub", _DIST / "book.pdf", _DIST / "booklet.pdf"
HORIZONTAL, KOBO = _DIST / "book-horizontal.epub", _DIST / "book.kepub.epub"
PROOF, PLAN = _DIST / "proof.pdf", _DIST / "plan.txt"
PRESS, PRESS_COVER = _DIST / "press.pdf", _DIST / "press-cover.pdf"
