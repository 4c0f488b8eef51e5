"""The files of a book project besides its texts, and the table of the steps that make them.

All paths are relative to the project's folder.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

BOOK_FILE = "book/book.yaml"

DIST = Path("dist")
KEPT = Path(".tategumi")  # the cache, which may be deleted at any time

# The report and the steps on the way; then the products.
REPORT, HTML, COVER = DIST / "report.txt", DIST / "book.html", DIST / "cover.jpg"
EPUB, PDF, BOOKLET = DIST / "book.epub", DIST / "book.pdf", DIST / "booklet.pdf"
HORIZONTAL, KOBO = DIST / "book-horizontal.epub", DIST / "book.kepub.epub"
PROOF, PLAN = DIST / "proof.pdf", DIST / "plan.txt"
PRESS, PRESS_COVER = DIST / "press.pdf", DIST / "press-cover.pdf"

# Folders that builds write to.
WRITTEN = (Path(), KEPT, DIST, PRESS.with_suffix(""))


class When(Enum):
    """When a step is taken."""

    BEFORE = "before"  # for steps that come after it; its file is not announced
    ALWAYS = "always"  # by plain ``doit``
    WISHED = "wished"  # by plain ``doit``, for books that ask for it in book.yaml
    NAMED = "named"  # where its name is typed


@dataclass(frozen=True, slots=True)
class Step:
    """What doit runs to make ``file``: the product of ``build``'s function ``make``.

    The function is called with the project's folder and the files ``given``. The file is made again
    when one of those ``after`` changes, or anything else that was read for it; ``asks`` is the
    task, if there is one, that says which files more it comes after. The message ``task.NAME``
    describes it.
    """

    name: str
    file: Path
    make: str
    given: tuple[Path, ...] = ()
    after: tuple[Path, ...] = ()
    when: When = When.NAMED
    asks: str = ""

    @property
    def ending(self) -> str:
        """How the product's file is named behind the name of its book."""
        return self.file.name.removeprefix("book")


# In the order in which ``doit list`` shows them. Plain ``doit`` takes them in this order too: the
# PDF, which can still fail, is made before any file in dist/ is another.
STEPS = (
    Step("check", REPORT, "report", when=When.BEFORE),
    Step("xhtml", HTML, "markup", after=(REPORT,), when=When.BEFORE),
    Step("pdf", PDF, "pages", (HTML,), (HTML,), When.ALWAYS),
    Step("booklet", BOOKLET, "booklet", (PDF,), (PDF,), When.ALWAYS),
    Step("proof", PROOF, "proof", (PDF,), (PDF,)),
    Step("press", PRESS, "press_pages", (PDF,), (PDF,)),
    Step("plan", PLAN, "plan_of_pages", (PDF,), (PDF,)),
    Step("cover", PRESS_COVER, "press_cover", (PDF,), (PDF,)),
    Step("picture", COVER, "cover", after=(REPORT,), when=When.BEFORE),
    Step("epub", EPUB, "epub", (COVER, EPUB, PDF), (REPORT, COVER), When.ALWAYS, asks="_pages"),
    Step("horizontal", HORIZONTAL, "horizontal", (COVER,), (REPORT, COVER), When.WISHED),
    Step("kobo", KOBO, "kobo", (COVER,), (REPORT, COVER), When.WISHED),
)
