"""The EPUB in the engines of real e-readers: nothing is off its page, cut or lost."""

from pathlib import Path

from readers import proof
from shore_book import METADATA, STYLES, book, picture

from tategumi.clock import build_time
from tategumi.epub import build_epub
from tategumi.model import Book

PICTURES = {"pictures/mark.png": picture(), "pictures/map.jpg": picture("JPEG")}


def write(folder: Path, name: str, made: Book, pictures: dict[str, bytes]) -> str:
    moment = build_time(METADATA.date)
    data = build_epub(made, STYLES, picture(), pictures, moment).data
    (folder / f"{name}.epub").write_bytes(data)
    return f"{name}.epub"


def test_everything_stands_whole_on_a_page(tmp_path: Path) -> None:
    name = write(tmp_path, "shore", book(), PICTURES)
    assert proof("onpage", tmp_path, name) == []
