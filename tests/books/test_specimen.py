"""The specimen: a book of the project's own, one feature a page, without a word of warning."""

import shutil
from pathlib import Path

import pytest

from tategumi import build, edited_book
from tategumi.pdf import inspect

pytestmark = pytest.mark.needs("noto")

SPECIMEN = Path(__file__).parent / "specimen"


def test_each_feature_stands_on_one_page_and_is_black_on_the_press(tmp_path: Path) -> None:
    root = tmp_path / "specimen"
    shutil.copytree(SPECIMEN, root)
    assert build.report(root).problems == ()
    html, pages = root / "book.html", root / "book.pdf"
    html.write_bytes(build.markup(root).data)
    made = build.pages(root, html)
    assert made.problems == ()
    documents = edited_book.edited(root).book.documents
    # The white back of the title page, a picture of a page and one of two.
    assert made.pages == len(documents) + 1 + 1 + 2
    pages.write_bytes(made.data)
    for page in inspect(build.press_pages(root, pages).data).pages:
        assert not (page.rgb or page.rgb_pictures or page.four_blacks)
        assert not (page.annotated or page.transparent or page.loose_fonts)
