"""The list of figures (図版目次): captions in order, pages in print, links in the e-book."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import pypdfium2
from tategumi import products
from tategumi.formats import FORMATS
from tategumi.model import (
    Book,
    Document,
    Extent,
    Figure,
    Group,
    GroupKind,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Text,
)
from tategumi.model import Image as Picture
from tategumi.printing import Edge, Opening, Printing
from tategumi.problems import Place
from tategumi.xhtml import documents

TEXT = (Paragraph((Text("岸の柳は風を待ち、渡し守は舟を待っている。" * 9),)),) * 3
MAP = (Ruby((RubyPart((Text("川"),), "かわ"),)), Text("の図"))


def figure(*caption: object, extent: Extent = Extent.TEXT) -> Figure:
    return Figure(Picture("a.png", "絵"), caption, extent)


BOOK = Book(
    Metadata("渡し場"),
    (
        Document("toc", Role.TOC),
        Document("figures", Role.FIGURES),
        Document("one", Role.CHAPTER, (Text("柳"),), (*TEXT, figure(*MAP), *TEXT, figure())),
        Document(
            "two",
            Role.CHAPTER,
            (Text("橋"),),
            (
                Group(GroupKind.QUOTE, (figure(Text("橋の図")),)),
                *TEXT,
                figure(Text("全景"), extent=Extent.SPREAD),
                figure(Text("橋の図")),
            ),
        ),
        Document("index", Role.INDEX),
    ),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    Image.new("L", (60, 80), 90).save(tmp_path / "a.png")
    return tmp_path


def test_every_caption_is_listed_without_its_readings() -> None:
    listed = next(one for one in documents(BOOK) if one.role is Role.FIGURES)
    items = listed.body.children[1].children
    titles = ["".join(item.children[0].children[0].children) for item in items]
    assert titles == ["川の図", "橋の図", "全景", "橋の図"]
    assert next(one for one in documents(BOOK) if one.role is Role.TOC).entries[0].label == "目次"
    assert "図版目次" not in str(next(one for one in documents(BOOK) if one.role is Role.TOC).body)


@pytest.mark.needs("noto")
def test_print_has_the_pages_of_the_figures(root: Path) -> None:
    design = Printing(FORMATS["bunko"], Edge.HEAD, Edge.HEAD, Opening.PAGE, None, Place("b"))
    html = products.markup(BOOK, design, root)
    made = products.pages(html, design, root, "book.html", [])
    assert made.problems == ()
    anchors = re.findall(r'<figure id="([^"]*)"', html)
    assert len(anchors) == 4
    text = pypdfium2.PdfDocument(made.data)[1].get_textpage().get_text_range()
    numbers = [number for number in re.findall("[0-9]+", text) if number != "2"]
    assert sorted(numbers) == sorted(str(made.anchors[name]) for name in anchors)


def test_the_e_book_leads_to_them(root: Path) -> None:
    cover = io.BytesIO()
    Image.new("L", (600, 800), 230).save(cover, "PNG")
    data = products.epub_book(BOOK, root, cover.getvalue(), []).data
    with zipfile.ZipFile(io.BytesIO(data)) as epub:
        files = {
            name.split("/")[-1]: epub.read(name).decode("utf-8", "ignore")
            for name in epub.namelist()
        }
    page = files["p-figures.xhtml"]
    assert 'epub:type="loi"' in page
    links = re.findall(r'href="([^"#]*)#([^"]*)"', page)
    assert len(links) == 4
    assert all(f'id="{anchor}"' in files[file] for file, anchor in links)
