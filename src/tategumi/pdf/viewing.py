"""What a PDF tells its viewer: title, pages side by side, their numbers, metadata (XMP)."""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from ..problems import Place
from .archiving import archive
from .files import opened, written


@dataclass(frozen=True, slots=True)
class View:
    """The pages as a book to read: two side by side, the first by itself, with its outline.

    Pages are labelled with their numbers from ``first_page`` (ISO 32000-2, 12.4.2), which their
    folios bear. It is PDF/A where ``archived`` says where its author asks for that.
    """

    first_page: int = 1
    archived: Place | None = None


def view_as(book: pikepdf.Pdf, view: View) -> None:
    """Write into a book what has viewers show it as ``view``; its structure must be there by then.

    Raises ``Failed`` where it is to be PDF/A and can't be.
    """
    root = book.Root
    preferences = root.get("/ViewerPreferences", Dictionary())
    preferences.DisplayDocTitle = True
    root.ViewerPreferences = preferences
    root.PageLayout = Name.TwoPageRight
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=view.first_page)]))
    if Name.Outlines in root:
        root.PageMode = Name.UseOutlines
    _describe(book)
    if view.archived:
        archive(book, view.archived)
    elif _is_accessible(book):
        _claim(book)


def viewed(pdf: bytes, view: View) -> bytes:
    """The file, shown as ``view``."""
    with opened(pdf, "") as book:
        view_as(book, view)
        return written(book)


def _is_accessible(book: pikepdf.Pdf) -> bool:
    """Has the book a title, a language, and a structure in which nothing is missing?"""
    told = book.Root.get("/MarkInfo", Dictionary())
    is_whole = bool(told.get("/Marked")) and not told.get("/Suspects")
    return is_whole and "/Title" in book.docinfo and Name.Lang in book.Root


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
