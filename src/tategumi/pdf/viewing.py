"""What a PDF tells its viewer: title, pages side by side, their numbers, metadata (XMP)."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from ..problems import Place
from .archiving import archive
from .files import opened, written
from .tagging import is_accessible


def for_screen(
    pdf: bytes, first_page: int = 1, path: str = "", archived: Place | None = None
) -> bytes:
    """The pages as a book to read: two side by side, the first by itself, with its outline.

    Pages are labelled with their numbers (ISO 32000-2, 12.4.2), which their folios bear. It is
    PDF/A where ``archived`` says where its author asks for that.
    """
    with opened(pdf, path) as book:
        root = book.Root
        preferences = root.get("/ViewerPreferences", Dictionary())
        preferences.DisplayDocTitle = True
        root.ViewerPreferences = preferences
        root.PageLayout = Name.TwoPageRight
        root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first_page)]))
        if Name.Outlines in root:
            root.PageMode = Name.UseOutlines
        _describe(book)
        if archived:
            archive(book, archived)
        elif is_accessible(book):
            _claim(book)
        return written(book)


def _claim(book: pikepdf.Pdf) -> None:
    """Say in XMP that the file is PDF/UA-1 (ISO 14289-1, 5), in words that PDF/A does not know."""
    with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["pdfuaid:part"] = "1"


def _describe(book: pikepdf.Pdf) -> None:
    """Say in XMP what the file's information says, in its language; no date is added."""
    language = str(book.Root.get("/Lang", ""))
    with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.load_from_docinfo(book.docinfo)
        if language:
            metadata["dc:language"] = {language}
