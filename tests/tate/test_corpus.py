"""Thirteen works of Aozora Bunko as pages: every character and reading is there, in its order."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from shared import WORKS
from tategumi.manuscript.reader import read
from tategumi.model import Paragraph, Role, Ruby, Text, plain_text, walk_blocks
from tategumi.single import book_of
from tategumi.stand_ins import missing_pictures, with_stand_ins
from tategumi.stylesheets import stylesheet
from tategumi.tate import typeset
from tategumi.xhtml import print_page

from ..pdf_text import body, glyphs, text_of

pytestmark = pytest.mark.needs("corpus")

SIZE = 9
CSS = f"""
@page {{ size: 148mm 210mm; margin: 20mm }}
html {{ writing-mode: vertical-rl; font: {SIZE}pt/{15 / SIZE} "Noto Serif CJK JP" }}
"""
# What the pages add: emphasis marks. What they need not show: spaces.
UNCOUNTED = "﹅﹆●○▲△◎◉•◦× \n\u3000\xa0"


class BodyText(HTMLParser):
    """The text of a document's body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside, self.pieces = False, []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.inside |= tag == "body"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.pieces.append(data)


def counted(text: str) -> Counter[str]:
    return Counter(char for char in text if char not in UNCOUNTED)


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.stem)
def test_nothing_is_lost_on_the_page(work: Path) -> None:
    book = book_of(read(work, work.parent), work.stem)
    book = with_stand_ins(book, missing_pictures(book, work.parent))
    html = print_page(book)
    result = typeset(html, [stylesheet("common.css", work.parent), CSS], work.parent, work.name)
    assert {problem.code for problem in result.problems} <= {"tate.glyph", "tate.leftward"}
    found = glyphs(result.pdf)
    assert counted(text_of(found)) == counted("".join(BodyText(html).pieces))
    # Sources that the colophon has no room for are set in small type.
    texts = [d.blocks for d in book.documents if d.role is not Role.APPENDIX]
    _assert_in_order(text_of(body(found, SIZE)), texts)


def _assert_in_order(running: str, documents: list[tuple]) -> None:
    """Each paragraph of plain text and ruby stands in one piece, after the one before it."""
    running, place = _solid(running), 0
    for block in (block for blocks in documents for block in walk_blocks(blocks)):
        plain = isinstance(block, Paragraph) and all(
            isinstance(inline, Text | Ruby) for inline in block.children
        )
        text = _solid(plain_text(block.children)) if plain else ""
        if len(text) > 20:
            place = running.find(text, place) + 1
            assert place, text


def _solid(text: str) -> str:
    return "".join(text.split())
