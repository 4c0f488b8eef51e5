"""Counts in which line of the book a word will stand, before any page is laid out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: ``characters`` a line (字数) and ``lines`` (行数)."""

    characters: int
    lines: int


# Of a pocket book (文庫), where the book's own page is not known.
A_PAGE = Page(40, 16)


@dataclass(slots=True)
class LineCount:
    """Counts the lines of a document's paragraphs as they go by."""

    page: Page
    lines: int = 0

    def line_of(self, offset: int) -> int:
        """The line that holds a character of the paragraph at hand."""
        return self.lines + offset // self.page.characters

    def end_paragraph(self, length: int) -> None:
        self.lines += max(1, -(-length // self.page.characters))
