"""Blocks whose height is set, over pages and columns: what one has of it, the next has not."""

import pytest
from PIL import Image, ImageChops

import pypdfium2

from ..pdf_text import glyphs

# Ten lines of twenty characters a page, of 18pt by 10pt.
LINE = 18


def extents(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Where each page is red, in pt: left, top, right, bottom."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        image = page.render(scale=4).to_pil().convert("RGB")
        box = _red(image).getbbox() or (0, 0, 0, 0)
        found.append(tuple(edge / 4 for edge in box))
    return found


def _red(image: Image.Image) -> Image.Image:
    red, green, _ = image.split()
    return ImageChops.subtract(red, green).point(lambda level: 255 * (level > 128))


def places(pdf: bytes, text: str) -> list[tuple[int, float]]:
    """The page of each glyph of a text, and how many lines are before its own."""
    right = 200 - LINE / 2
    return [
        (glyph.page, round((right - glyph.x) / LINE)) for glyph in glyphs(pdf) if glyph.text == text
    ]


RED = "background: #f00; color: #f00"


def test_a_block_longer_than_a_page_goes_on_on_the_next(set_page):
    pdf = set_page(f"<div style='{RED}; width: {25 * LINE}pt'></div><p>海</p>").pdf
    widths = [right - left for left, _, right, _ in extents(pdf)]
    assert widths == pytest.approx([10 * LINE, 10 * LINE, 5 * LINE], abs=0.5)
    assert [page for page, _ in places(pdf, "海")] == [3]


@pytest.mark.parametrize("size", ["width", "min-width"])
def test_a_text_that_goes_on_takes_the_rest_of_the_height_along(set_page, size: str):
    """Six of nine lines have room, and three lines and a half are left for the next page."""
    text = f"<p>{'川' * 80}</p><div style='{RED}; {size}: {9.5 * LINE}pt'>{'山' * 160}</div>海"
    pdf = set_page(text).pdf
    widths = [right - left for left, _, right, _ in extents(pdf)]
    assert widths == pytest.approx([6 * LINE, 3.5 * LINE], abs=0.5)
    ((page, before),) = places(pdf, "海")
    assert (page, before) == (2, 4)


@pytest.mark.parametrize("style", ["break-inside: avoid", "height: 90pt"])
def test_a_block_that_has_room_on_a_page_goes_to_the_next_as_a_whole(set_page, style: str):
    text = f"<p>{'川' * 80}</p><div style='{RED}; {style}; width: {9 * LINE}pt'></div>"
    widths = [right - left for left, _, right, _ in extents(set_page(text).pdf)]
    assert widths == pytest.approx([0, 9 * LINE], abs=0.5)


def test_an_empty_block_that_shows_nothing_asks_for_no_page(set_page):
    pdf = set_page(f"<div style='width: {25 * LINE}pt'></div>").pdf
    assert len(pypdfium2.PdfDocument(pdf)) == 1


def test_a_block_goes_on_in_the_next_column(set_page):
    """Its borders are at its own ends alone."""
    css = "div { columns: 2; column-gap: 20pt; column-fill: auto; width: 72pt }"
    block = f"<b style='display: block; border: 9pt solid #f00; {RED}; width: {100 - 18}pt'></b>"
    pdf = set_page(f"<div>{block}山</div>", css).pdf
    page = _red(pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("RGB"))
    upper, lower = (
        page.crop((0, top, page.width, top + page.height // 2)).getbbox()
        for top in (0, page.height // 2)
    )
    assert (upper[2] - upper[0]) / 4 == pytest.approx(72, abs=0.5)
    assert (lower[2] - lower[0]) / 4 == pytest.approx(28, abs=0.5)


def test_a_horizontal_block_as_high_as_said_is_not_broken_at_the_line_end(set_page):
    style = f"writing-mode: horizontal-tb; {RED}; height: 190pt; width: 20pt"
    pdf = set_page(f"<div style='{style}'></div>").pdf
    assert len(pypdfium2.PdfDocument(pdf)) == 1


@pytest.mark.parametrize("around", ["{}", "<div style='width: 90pt'>{}</div>", "<ul><li>{}</ul>"])
@pytest.mark.parametrize("inside", ["{}", "<p>{}</p><table><tr><td>空</table>", "{}<sup>註</sup>"])
def test_text_longer_than_its_block_goes_on_on_the_next_page(set_page, around: str, inside: str):
    """It runs over its block's foot, and none of it is lost."""
    text = inside.format("山" * 300)
    result = set_page(around.format(f"<div style='width: {3 * LINE}pt'>{text}</div>") + "<p>海</p>")
    assert [one for one in result.problems if one.code == "tate.lost"] == []
    found = glyphs(result.pdf)
    assert [sum(glyph.text == char for glyph in found) for char in "山海"] == [300, 1]
    assert found[-1].text == "海"


@pytest.mark.parametrize("style", ["overflow: hidden", "overflow: auto", "overflow: scroll"])
@pytest.mark.parametrize(("before", "pages"), [("", 1), ("<p>海", 2)])
def test_what_can_not_be_parted_has_one_page(set_page, style: str, before: str, pages: int):
    """What is monolithic (CSS Fragmentation 3, 4.1) is cut at the page's end."""
    body = f'{before}<div style="block-size: 300pt; {RED}; {style}">山</div>'
    found = extents(set_page(body).pdf)
    assert len(found) == pages
    assert found[-1][0] < 20


@pytest.mark.parametrize(("align", "lines"), [("start", 0), ("center", 1), ("end", 2)])
def test_what_has_no_room_begins_at_the_head_of_its_block(set_page, align: str, lines: int):
    css = f"div {{ block-size: 54pt; align-content: {align} }}"
    assert places(set_page("<div>山</div>", css).pdf, "山") == [(1, lines)]
    assert places(set_page("<div>山<br>川<br>海<br>空<br>雲</div>", css).pdf, "山") == [(1, 0)]
