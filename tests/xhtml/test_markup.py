"""Model -> markup, one case at a time."""

import re
from pathlib import Path

import pytest

from tategumi import model
from tategumi.model import Book, Document, Metadata, Paragraph, Role
from tategumi.xhtml import EpubNames, documents, write

CASES = Path(__file__).parents[1] / "cases" / "xhtml"
PICTURES = {"fig/han.png": "han.png"}


def cases(name: str) -> list:
    """Title, value and markup of each case of a file."""
    found = []
    for block in re.split(r"^## ", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        value, _, markup = rest.partition("\n--\n")
        found.append(pytest.param(eval(f"({value},)", vars(model)), markup.strip("\n"), id=title))
    return found


def body(*documents_of_book: Document) -> str:
    """The markup inside the first document's section."""
    page = documents(Book(Metadata("本"), documents_of_book))[0]
    markup = write(page.body, EpubNames(page.name, PICTURES))
    return re.sub(r"^<[^>]*>\n?|\n?</[^>]*>$", "", markup)


@pytest.mark.parametrize(("inlines", "markup"), cases("inlines.txt"))
def test_inlines(inlines: tuple[model.Inline, ...], markup: str) -> None:
    # Twice, because a paragraph of one picture is a figure.
    made = body(
        Document("hon", Role.CHAPTER, (), (Paragraph((model.Text("一"), *inlines)),)),
        Document("chu", Role.NOTES),
    )
    assert made.partition("</p>")[0].removeprefix("<p>一") == markup


@pytest.mark.parametrize(("blocks", "markup"), cases("blocks.txt"))
def test_blocks(blocks: tuple[model.Block, ...], markup: str) -> None:
    assert body(Document("hon", Role.CHAPTER, (), blocks)) == markup
