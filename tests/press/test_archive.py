"""The PDF for the screen as PDF/A-3b: what its standard asks of a file, and what it forbids."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from tategumi import products
from tategumi.for_press import press_pages
from tategumi.formats import FORMATS
from tategumi.model import (
    Block,
    Book,
    Document,
    Figure,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Text,
)
from tategumi.model import Image as Picture
from tategumi.pressing import Pressing
from tategumi.printing import Edge, Opening, Printing, Thumbs
from tategumi.problems import Failed, Place

pytestmark = pytest.mark.needs("noto")

RUBY = (Ruby((RubyPart((Text("渡し守"),), "わたしもり"),)), Text("は舟を待つ。"))
DESIGN = Printing(
    FORMATS["bunko"], Edge.HEAD, Edge.HEAD, Opening.PAGE, None, Place("b"), archive=True
)


def made(
    root: Path, mode: str = "RGBA", design: Printing = DESIGN, behind: tuple[Block, ...] = ()
) -> bytes:
    suffix = "jpg" if mode == "CMYK" else "png"
    Image.new(mode, (60, 80)).save(root / f"a.{suffix}")
    blocks = (Figure(Picture(f"a.{suffix}", "絵"), (Text("絵"),)), Paragraph(RUBY))
    documents = (
        Document("toc", Role.TOC),
        Document("figures", Role.FIGURES),
        Document("one", Role.CHAPTER, (Text("川"),), (*blocks, *behind)),
        Document("two", Role.CHAPTER, (Text("橋"),), blocks),
        Document("colophon", Role.COLOPHON),
    )
    book = Book(Metadata("川のほとり", qr="https://example.com/"), documents)
    html = products.markup(book, design, root)
    return products.pages(html, design, root, "b.html", (), documents=documents).data


def test_the_file_says_what_it_is_and_embeds_its_colours(tmp_path: Path) -> None:
    data = made(tmp_path)
    assert data == made(tmp_path)
    with pikepdf.open(io.BytesIO(data)) as book:
        (intent,) = book.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
        assert profile.profile.xcolor_space.strip() == "RGB"
        with book.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "B")
        links = [one for page in book.pages for one in page.obj.get("/Annots", ())]
        assert links
        assert all(link.F == 4 for link in links)


@pytest.mark.parametrize("design", [DESIGN, replace(DESIGN, thumb_index=Thumbs.TITLES)])
def test_the_standard_has_nothing_against_it(design: Printing, tmp_path: Path) -> None:
    """The checker leaves vertical writing alone, which it says it does not know."""
    try:
        from pikepdf import pdfa  # noqa: PLC0415
    except ImportError:
        pytest.skip("pikepdf[pdfa] is not installed")
    found = pdfa.validate_written(io.BytesIO(made(tmp_path, design=design)), "3b").findings
    assert {one.rule for one in found} <= {"pikepdf:font-vertical"}
    plain = made(tmp_path, design=replace(design, archive=False))
    assert [
        one
        for one in pdfa.validate_written(io.BytesIO(plain), "3b").findings
        if one.kind == "violation"
    ]


def test_pictures_of_inks_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        made(tmp_path, "CMYK")
    (problem,) = failed.value.problems
    assert (problem.code, problem.place) == ("print.archive-inks", DESIGN.place)
    assert problem.values["pages"] == "3–4"
    assert made(tmp_path, "CMYK", replace(DESIGN, archive=False))


def test_only_the_pages_that_show_them_are_told(tmp_path: Path) -> None:
    """Pages of a document share what its pictures are listed in."""
    behind = (Paragraph(RUBY),) * 40
    with pytest.raises(Failed) as failed:
        made(tmp_path, "CMYK", behind=behind)
    (problem,) = failed.value.problems
    assert problem.values["pages"] == "3, 7"


@pytest.mark.parametrize("style", ["h1 { color: %s }", "h1 { border: 2px solid %s }"])
def test_colours_of_inks_are_refused(style: str, tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "print.css").write_text(style % "device-cmyk(0 1 1 0)", "utf-8")
    with pytest.raises(Failed) as failed:
        made(tmp_path)
    (problem,) = failed.value.problems
    assert problem.code == "print.archive-inks"


def test_the_press_gets_none_of_it(tmp_path: Path) -> None:
    pressed = press_pages(made(tmp_path), "book.pdf", Pressing()).data
    with pikepdf.open(io.BytesIO(pressed)) as book:
        assert "/OutputIntents" not in book.Root
