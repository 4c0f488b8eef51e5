"""What the PDF for the screen tells its viewer, read back from the file."""

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from tategumi.for_press import press_pages
from tategumi.formats import FORMATS
from tategumi.model import Book, Creator, Document, Metadata, Paragraph, Role, Text
from tategumi.pressing import Pressing
from tategumi.printing import Edge, Opening, Printing
from tategumi.problems import Place
from tategumi.products import markup, pages

pytestmark = pytest.mark.needs("noto")

CREATORS = (Creator("見本太郎"), Creator("見本花子", role="edt"))
CHAPTER = Document("one", Role.CHAPTER, (Text("渡し場"),), (Paragraph((Text("舟を待つ。"),)),))
# Set by its documents, and as one: a single document has no other way.
BOOKS = [(Document("titlepage", Role.TITLE_PAGE), CHAPTER), (CHAPTER,)]


def made(documents: tuple[Document, ...]) -> bytes:
    book = Book(Metadata("川のほとり", creators=CREATORS, date=date(2026, 4, 1)), documents)
    place = Place("book.yaml")
    printing = Printing(FORMATS["bunko"], Edge.HEAD, Edge.HEAD, Opening.PAGE, None, place)
    return pages(markup(book, printing, Path()), printing, Path(), "b.html", ()).data


@pytest.mark.parametrize("documents", BOOKS)
def test_the_viewer_is_told_how_to_show_the_book(documents: tuple[Document, ...]) -> None:
    with pikepdf.open(io.BytesIO(made(documents))) as pdf:
        root = pdf.Root
        assert (root.PageLayout, root.PageMode) == ("/TwoPageRight", "/UseOutlines")
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.ViewerPreferences.Direction == "/R2L"
        assert str(root.Lang) == "ja"
        assert [page.label for page in pdf.pages] == [str(n + 1) for n in range(len(pdf.pages))]
        assert len(pdf.trailer.ID) == 2
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "川のほとり"
            assert "見本太郎" in "".join(metadata["dc:creator"])
            assert metadata["dc:language"] == {"ja"}


def test_the_same_book_gives_the_same_bytes_and_presses_get_none_of_it() -> None:
    screen = made(BOOKS[0])
    assert screen == made(BOOKS[0])
    with pikepdf.open(io.BytesIO(press_pages(screen, "book.pdf", Pressing()).data)) as pdf:
        assert "/Metadata" not in pdf.Root
        assert "/PageMode" not in pdf.Root
