"""The EPUB in the engines of real e-readers: nothing is off its page, cut or lost."""

import io
from pathlib import Path

from PIL import Image as Picture
from readers import proof
from shore_book import METADATA, STYLES, book, picture

from tategumi.clock import build_time
from tategumi.epub import build_epub
from tategumi.model import (
    Book,
    Document,
    Figure,
    Group,
    GroupKind,
    Image,
    Paragraph,
    Role,
    Table,
    Text,
)

PICTURES = {"pictures/mark.png": picture(), "pictures/map.jpg": picture("JPEG")}


def drawn(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Picture.new("L", (width, height), 230).save(buffer, "PNG")
    return buffer.getvalue()


def write(folder: Path, name: str, made: Book, pictures: dict[str, bytes]) -> str:
    moment = build_time(METADATA.date)
    data = build_epub(made, STYLES, picture(), pictures, moment).data
    (folder / f"{name}.epub").write_bytes(data)
    return f"{name}.epub"


def test_everything_stands_whole_on_a_page(tmp_path: Path) -> None:
    name = write(tmp_path, "shore", book(), PICTURES)
    assert proof("onpage", tmp_path, name) == []


def test_what_stands_across_is_whole(tmp_path: Path) -> None:
    text = Paragraph((Text("横組みの囲みの文章である。2026年12月31日までに申し込むこと。" * 5),))
    table = Table((tuple((Text("八文字までの欄"),) for _ in range(8)),) * 6)
    blocks = (text, Group(GroupKind.HORIZONTAL, (text, text)), text, table, text)
    made = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), blocks),))
    assert proof("onpage", tmp_path, write(tmp_path, "across", made, {})) == []


def test_captions_stand_on_the_page_of_their_pictures(tmp_path: Path) -> None:
    shapes = {"square": (800, 800), "wide": (1200, 500), "tall": (500, 1400)}
    pictures = {f"{name}.png": drawn(*shape) for name, shape in shapes.items()}
    figures = (Figure(Image(source, "図"), (Text("図の説明"),)) for source in pictures)
    made = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), tuple(figures)),))
    assert proof("onpage", tmp_path, write(tmp_path, "figures", made, pictures)) == []
