"""The fonts of ``print: font`` in the e-book: where it is asked for, and the maker allows it."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from fontTools.ttLib import TTFont
from tategumi import products
from tategumi.formats import FORMATS
from tategumi.model import Book, Document, Metadata, Paragraph, Role, Text
from tategumi.printing import Edge, Fonts, Opening, Printing
from tategumi.problems import Failed, Place
from tategumi.tate.fontconfig import Fonts as Machine
from toy_font import write_font

HERE = Place("book/book.yaml", 9, 3)
BOX = (100, 0, 900, 800)
BOOK = Book(
    Metadata("渡し場"),
    (Document("one", Role.CHAPTER, (Text("柳"),), (Paragraph((Text("川と舟 ferry"),)),)),),
)


def printing(*, wanted: bool = True, **fonts: tuple[str, ...]) -> Printing:
    return Printing(
        FORMATS["bunko"],
        Edge.HEAD,
        Edge.HEAD,
        Opening.LEAF,
        None,
        HERE,
        Fonts(**fonts),
        e_book_fonts=wanted,
    )


def built(root: Path, design: Printing) -> dict[str, bytes]:
    cover = io.BytesIO()
    Image.new("L", (600, 800), 230).save(cover, "PNG")
    made = products.epub_book(BOOK, root, cover.getvalue(), [], printing=design)
    with zipfile.ZipFile(io.BytesIO(made.data)) as epub:
        return {name: epub.read(name) for name in epub.namelist()}


def fonts_of(files: dict[str, bytes]) -> dict[str, TTFont]:
    """The fonts of a package by the family that its style sheet calls them."""
    (style,) = (data.decode() for name, data in files.items() if name.endswith(".css"))
    faces = re.findall(r'@font-face\{font-family:"([^"]*)";src:url\("\.\./([^"]*)"\)', style)
    return {family: TTFont(io.BytesIO(files[f"item/{path}"])) for family, path in faces}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "type"
    folder.mkdir()
    letters = dict.fromkeys("柳川と舟岸ferywx", BOX)
    for name in ("Hana", "Linden", "Kage"):
        write_font(folder, name, letters, name=name.lower())
    return tmp_path


def test_fonts_stand_in_the_book_only_where_it_is_asked_for(root: Path) -> None:
    without = built(root, printing(wanted=False, text=("type/hana.ttf",)))
    assert not [name for name in without if "/font/" in name]
    assert "hana" not in next(d for n, d in without.items() if n.endswith(".css")).decode()


def test_each_part_has_its_font_with_the_characters_that_it_sets(root: Path) -> None:
    parts = {
        "text": ("type/hana.ttf",),
        "latin": ("type/linden.ttf",),
        "heading": ("type/kage.ttf",),
        "folio": ("type/hana.ttf",),
    }
    files = built(root, printing(**parts))
    fonts = fonts_of(files)
    assert list(fonts) == ["type/linden.ttf", "type/hana.ttf", "type/kage.ttf"]
    text, heading = (set(map(chr, fonts[f"type/{n}.ttf"].getBestCmap())) for n in ("hana", "kage"))
    assert {*"柳川と舟fery"} <= text
    assert "岸" not in text
    assert "柳" in heading
    assert not {*"川舟"} & heading
    style = next(d for n, d in files.items() if n.endswith(".css")).decode()
    body = re.findall(r"body \{ font-family: ([^;]*);", style)[-1]
    assert body.startswith('"type/linden.ttf", "type/hana.ttf", serif-ja-v')
    assert 'h1 { font-family: "type/kage.ttf", "type/linden.ttf", "type/hana.ttf"' in style


@pytest.mark.needs("noto")
def test_a_family_of_the_machine_comes_out_of_its_collection(root: Path) -> None:
    fonts = fonts_of(built(root, printing(text=("No Such Family", "Noto Serif CJK JP"))))
    (font,) = fonts.values()
    assert font["name"].getDebugName(1) == "Noto Serif CJK JP"
    assert len(font.getGlyphOrder()) < 1000
    bold = Machine().file_of("Noto Serif CJK JP", bold=True)
    assert bold and "Bold" in bold[0].name
    assert Machine().file_of("No Such Family") is None


@pytest.mark.parametrize("part", ["text", "heading"])
def test_a_font_that_must_not_be_embedded_is_told(part: str, root: Path) -> None:
    path = root / "type/hana.ttf"
    font = TTFont(path)
    font["OS/2"].fsType = 0x0002
    font.save(path)
    with pytest.raises(Failed) as failed:
        built(root, printing(**{part: ("type/hana.ttf",)}))
    (problem,) = failed.value.problems
    assert (problem.code, problem.place) == ("style.font-licence", HERE)
    assert problem.values["url"] == "type/hana.ttf"
