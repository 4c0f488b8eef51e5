"""Links of the text on paper: with the number of the page that they lead to, if that is asked."""

from pathlib import Path

import pytest

from tategumi.formats import FORMATS
from tategumi.manuscript.markdown import read_markdown
from tategumi.model import Book, Document, Metadata, Role, Text
from tategumi.press import screen_pdf
from tategumi.printing import Edge, Links, Opening, Printing
from tategumi.problems import Place
from tategumi.xhtml import print_page

from ..pdf_text import glyphs, text_of

FIRST = """岸へは[渡し場](#watashi)から。注も^[[北の岸](#kita)を見よ。]。[外](https://example.org/)。

::: {.horizontal}
横の[渡し場](#watashi)。
:::
"""
SECOND = "## 渡し場 {#watashi}\n\n舟が来る。\n\n===\n\n## 北の岸 {#kita}\n\n[南](#a)へ。\n"
DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def printed(links: Links, between: int = 0) -> tuple[str, dict[str, int]]:
    """The text of the book, and the pages of its anchors; ``between`` pages part its chapters."""
    chapters = (("a", FIRST), *((f"m{n}", "間。\n") for n in range(between)), ("b", SECOND))
    documents = (
        Document(name, Role.CHAPTER, (Text(name),), read_markdown(text, "a.md").blocks)
        for name, text in chapters
    )
    book = Book(Metadata("川"), (Document("toc", Role.TOC), *documents))
    design = Printing(
        FORMATS["bunko"], Edge.HEAD, Edge.NONE, Opening.PAGE, None, Place("b.yaml"), links=links
    )
    made = screen_pdf(print_page(book), design, Path(), "b.html")
    assert made.problems == ()
    return text_of(glyphs(made.pdf)), dict(made.anchors)


@pytest.mark.parametrize("between", [0, 3, 9])
def test_a_link_says_the_page_that_it_leads_to(between: int) -> None:
    whole, anchors = printed(Links.PAGES, between)
    shore, north, first = (anchors[name] for name in ("watashi", "kita", "p-a"))
    assert north == shore + 1
    assert f"渡し場（{str(shore).translate(DIGITS)}頁）から" in whole
    assert f"北の岸（{str(north).translate(DIGITS)}頁）を見よ" in whole
    assert f"南（{str(first).translate(DIGITS)}頁）へ" in whole
    assert f"横の渡し場（{shore}頁）" in whole
    assert "外。" in whole and whole.count("頁）") == 4


def test_words_alone_are_what_stands_otherwise() -> None:
    assert "頁" not in printed(Links.WORDS)[0]
    assert Links("words") is Printing.__dataclass_fields__["links"].default
